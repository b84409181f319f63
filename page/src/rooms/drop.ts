/** Files may be dropped anywhere on the page: nobody should see their workbook open in place of it. */

import { engine, isDropping } from "../store";
import { dropped } from "./read";
import { telling } from "./tell";
import { openFrom } from "./watch";

export function watchDrops(): void {
  document.addEventListener("dragover", event => {
    event.preventDefault();
    isDropping.value = event.dataTransfer?.types.includes("Files") ?? false;
  });
  document.addEventListener("dragleave", event => {
    if (event.relatedTarget === null) {
      isDropping.value = false;
    }
  });
  document.addEventListener("drop", event => {
    event.preventDefault();
    isDropping.value = false;
    const { dataTransfer } = event;
    if (dataTransfer !== null && engine.value !== undefined) {
      void telling(async () => openFrom(await dropped(dataTransfer)));
    }
  });
}
