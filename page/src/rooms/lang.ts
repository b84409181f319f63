/** Says everything again when the language changes. */

import { effect } from "@preact/signals";
import { data, engine, lang } from "../store";
import { telling } from "./tell";

export function followLang(): void {
  let said = lang.value;
  effect(() => {
    document.documentElement.lang = lang.value;
    const current = engine.value;
    if (current === undefined || said === lang.value) {
      return;
    }
    said = lang.value;
    current.lang = said;
    void telling(async () => {
      if (data.peek() !== undefined) {
        const { report } = await current.report();
        const before = data.peek();
        data.value = before && { ...before, report };
      }
    });
  });
}
