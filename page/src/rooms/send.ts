/** What a book is sent to the Office with, and the year's duties for the officer's own calendar. */

import type { PressedBook } from "../engine/engine";
import { asOf, bookChoice, engine, isSending, notice, province } from "../store";
import { words } from "../words";
import { sendWords } from "../words/send";
import { kinds } from "./compose";
import { packed, ZIP } from "./pack";
import { save } from "./save";
import { telling } from "./tell";

export const CALENDAR = "text/calendar";

/** Whether the book that is shown is sent to the Office. */
export function isSent(): boolean {
  return kinds().some(({ name, is_sent }) => name === bookChoice.value.document && is_sent);
}

/** Makes the book anew with its letter, an e-mail and a list of what is still to be done, as one file. */
export async function send(shown: PressedBook): Promise<void> {
  const press = engine.value;
  if (press === undefined || shown.province === undefined || isSending.value) {
    return;
  }
  const { document } = bookChoice.value;
  const whose = shown.province;
  isSending.value = true;
  try {
    await telling(async () => {
      const { head, files } = await press.sending(document, whose, asOf.value);
      const file = `${head.name}.zip`;
      save(file, packed(files), ZIP);
      const own = sendWords();
      const said = [words().saved(file), own.made, ...(head.doubts > 0 ? [own.doubts(head.doubts)] : [])];
      const large = head.too_large === null ? [] : [own.tooLarge(head.too_large)];
      const remarks = [...large, ...head.remarks];
      notice.value = { kind: remarks.length === 0 ? "done" : "failed", text: [...said, ...remarks].join(" ") };
    });
  } finally {
    isSending.value = false;
  }
}

/** Gives the officer the year's duties for a calendar that reminds of them. */
export async function saveDuties(): Promise<void> {
  await telling(async () => {
    const duties = await engine.value?.duties(province.value);
    if (duties !== undefined) {
      const file = `${duties.name}.ics`;
      save(file, duties.bytes, CALENDAR);
      notice.value = { kind: "done", text: `${words().saved(file)} ${sendWords().dutiesOpen}` };
    }
  });
}
