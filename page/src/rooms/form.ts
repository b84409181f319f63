/** Makes the empty workbook of a province and year. */

import { engine, notice } from "../store";
import { words } from "../words";
import { save, XLSX } from "./save";
import { telling } from "./tell";

/** The fiscal year (พ.ศ.) of today: it begins on 1 October. */
export function fiscalYear(): number {
  const now = new Date();
  return now.getFullYear() + 543 + (now.getMonth() >= 9 ? 1 : 0);
}

export async function newWorkbook(province: number, year: number, from?: number): Promise<void> {
  await telling(async () => {
    const form = await engine.value?.new(province, year, from);
    if (form !== undefined) {
      save(form.fileName, form.bytes, XLSX);
      notice.value = { kind: "done", text: words().saved(form.fileName) };
    }
  });
}
