/** Opens a dataset and tells what is wrong with it. */

import { cell, checked, dataset, mends, origin, saved, sheetShown, typing, undone } from "../desk";
import type { Dataset } from "../engine/engine";
import type { Mend } from "../engine/protocol";
import { asOf, book, data, engine, province, score, view, waiting } from "../store";
import { sensible } from "./day";
import { goToFirst } from "./go";
import { keep, mayLeave } from "./keep";
import { putAway } from "./make";
import { forgetOrigin } from "./origin";
import { forgetRows } from "./rows";
import { telling } from "./tell";

/** Opens a dataset, with what was typed into it on an earlier visit. */
export async function open(opened: Dataset | undefined, typed: readonly Mend[] = [], isSaved = false): Promise<void> {
  const desk = engine.value;
  if (desk === undefined || opened === undefined || !mayLeave(opened)) {
    return;
  }
  waiting.value = "opening";
  await telling(async () => {
    const told = await desk.open(opened, typed);
    const { report, spots } = await desk.report();
    const day = await sensible(desk, told, 0);
    score.value = undefined;
    book.value = { state: "none" };
    province.value = 0;
    asOf.value = day;
    putAway();
    dataset.value = opened;
    origin.value = undefined;
    forgetOrigin();
    mends.value = typed;
    checked.value = typed;
    undone.value = [];
    saved.value = isSaved ? typed : [];
    typing.value = undefined;
    forgetRows();
    sheetShown.value = 0;
    cell.value = { position: 0, column: 0 };
    data.value = { opened: told, report, spots };
    goToFirst();
    view.value = told.is_national ? "nation" : "data";
    await keep();
  });
  waiting.value = undefined;
}
