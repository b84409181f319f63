/** The office's own words in place of a composed passage, kept in their table. */

import type { Passage } from "../engine/protocol";
import { engine, notice } from "../store";
import { bookWords } from "../words/book";
import { columnOf, sheetOf, typeBelow } from "./beside";
import { typeOver } from "./mend";
import { origin } from "./origin";
import { telling } from "./tell";

/** Whether there is a sheet that takes them. */
export function canReword(): boolean {
  return sheetOf("wording") !== undefined;
}

/** Puts a text in place of a passage: into its row, or into a new one below the last. */
export async function reword({ name }: Passage, text: string): Promise<void> {
  const found = sheetOf("wording");
  const columns = found && { key: columnOf(found.sheet, "key"), text: columnOf(found.sheet, "text") };
  if (found === undefined || columns?.key === undefined || columns.text === undefined) {
    return;
  }
  const { key, text: column } = columns;
  await telling(async () => {
    const rows = (await engine.value?.rows(found.index, 0, found.sheet.rows)) ?? [];
    const position = rows.findIndex(({ cells }) => cells[key]?.trim() === name);
    const row = rows[position];
    if (row === undefined) {
      typeBelow(found, [{ key: name, text }]);
    } else {
      typeOver(found.index, { position, column }, text, row.number);
    }
    origin.value = undefined;
    notice.value = { kind: "done", text: bookWords().reworded(name) };
  });
}
