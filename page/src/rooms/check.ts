/** Opens a dataset and tells what is wrong with it. */

import type { Dataset } from "../engine/engine";
import { book, data, engine, province, score, view, waiting } from "../store";
import { telling } from "./tell";

export async function open(dataset: Dataset | undefined): Promise<void> {
  const desk = engine.value;
  if (desk === undefined || dataset === undefined) {
    return;
  }
  waiting.value = "opening";
  await telling(async () => {
    const opened = await desk.open(dataset);
    const { report } = await desk.report();
    score.value = undefined;
    book.value = { state: "none" };
    province.value = 0;
    data.value = { opened, report };
    view.value = "data";
  });
  waiting.value = undefined;
}
