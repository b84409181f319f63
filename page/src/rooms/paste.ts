/** The rows a month adds to the sheet all provinces share: on the clipboard, or as a workbook. */

import type { PressedBook } from "../engine/engine";
import type { MonthRows } from "../engine/protocol";
import { bookChoice, engine, notice } from "../store";
import { month as named, words } from "../words";
import { pasteWords } from "../words/paste";
import { kinds } from "./compose";
import { save, XLSX } from "./save";
import { telling } from "./tell";

/** Whether the book that is shown is of a month. */
export function isOfMonth(): boolean {
  return kinds().some(({ name, of }) => name === bookChoice.value.document && of === "month");
}

/** Puts the month's rows of one table on the clipboard. */
export async function copyRows(shown: PressedBook, table: MonthRows["table"]): Promise<void> {
  await telling(async () => {
    const { month } = bookChoice.value;
    const rows = (await asked(shown, month))?.tables.find(one => one.table === table);
    if (rows === undefined || month === undefined) {
      return;
    }
    const [own, of] = [pasteWords(), named(month)];
    if (rows.count === 0) {
      notice.value = { kind: "failed", text: own.nothing(rows.sheet, of) };
      return;
    }
    await toClipboard(rows.text);
    notice.value = { kind: "done", text: own.copied(rows.sheet, of, rows.count) };
  });
}

/** Gives the officer the month's rows of both tables as a workbook. */
export async function saveRows(shown: PressedBook): Promise<void> {
  await telling(async () => {
    const rows = await asked(shown, bookChoice.value.month);
    if (rows !== undefined) {
      const file = shown.file_name.replace(/\.pdf$/, "-rows.xlsx");
      save(file, rows.bytes, XLSX);
      notice.value = { kind: "done", text: words().saved(file) };
    }
  });
}

async function asked({ province }: PressedBook, month: string | undefined) {
  return province === undefined || month === undefined ? undefined : engine.value?.monthRows(province, month);
}

async function toClipboard(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    throw new Error(pasteWords().refused);
  }
}
