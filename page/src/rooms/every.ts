/** Every book of a province in one file. */

import type { BookAsked, HandedFile } from "../engine/protocol";
import { asOf, current, data, engine, isMakingAll, notice, province } from "../store";
import { month, words } from "../words";
import { bookWords } from "../words/book";
import { kinds, months } from "./compose";
import { packed, ZIP } from "./pack";
import { save } from "./save";
import { reason, telling } from "./tell";

/** Set to stop what is under way. */
let stopped = false;

export function stopAll(): void {
  stopped = true;
}

/** Makes one book after the other; a book that cannot be made is told of and keeps none of the others. */
export async function everyBook(): Promise<void> {
  const press = engine.value;
  const whose = current.value;
  if (press === undefined || whose?.year == null || isMakingAll.value !== undefined) {
    return;
  }
  const of = data.value;
  const books = all(whose.year);
  const made: HandedFile[] = [];
  const failed: string[] = [];
  stopped = false;
  try {
    for (const [done, { ask, name }] of books.entries()) {
      isMakingAll.value = { done, of: books.length };
      try {
        const { fileName, bytes } = await press.make(ask);
        made.push({ path: fileName, bytes });
      } catch (error) {
        failed.push(`${name}: ${reason(error) ?? ""}`);
      }
      if (stopped || data.value !== of) {
        return;
      }
    }
    await telling(async () => {
      const file = `${whose.name}-${whose.year}.zip`;
      save(file, packed(made), ZIP);
      const said = words().saved(file);
      notice.value =
        failed.length === 0
          ? { kind: "done", text: said }
          : { kind: "failed", text: `${said} ${bookWords().notMade(failed)}` };
    });
  } finally {
    isMakingAll.value = undefined;
  }
}

/** Every kind of book, of every month where it is of a month. */
function all(year: number): { ask: BookAsked; name: string }[] {
  const shared = { province: province.value, as_of: asOf.value };
  return kinds()
    .filter(({ of }) => of !== "nation")
    .flatMap(({ name: document, thai, of }) =>
      of === "month"
        ? months(year).map(name => ({ ask: { ...shared, document, month: name }, name: `${thai} ${month(name)}` }))
        : [{ ask: { ...shared, document }, name: thai }],
    );
}
