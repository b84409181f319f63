/** Gives back a copy of what is opened with every fault in colour. */

import { data, engine, notice } from "../store";
import { words } from "../words";
import { save, XLSX } from "./save";
import { telling } from "./tell";

export async function markedCopy(): Promise<void> {
  await telling(async () => {
    const copy = await engine.value?.marked();
    if (copy !== undefined) {
      const stem = (data.value?.opened.name ?? "").replace(/\.[^.]*$/, "");
      const name = `${stem} ${words().markedName}.xlsx`;
      save(name, copy.bytes, XLSX);
      notice.value = { kind: "done", text: words().saved(name) };
    }
  });
}
