/** Makes the empty workbook of a province and year. */

import { engine, notice } from "../store";
import { words } from "../words";
import { save, XLSX } from "./save";
import { telling } from "./tell";

export async function newWorkbook(province: number, year: number, from?: number): Promise<void> {
  await telling(async () => {
    const form = await engine.value?.new(province, year, from);
    if (form !== undefined) {
      save(form.fileName, form.bytes, XLSX);
      notice.value = { kind: "done", text: words().saved(form.fileName) };
    }
  });
}
