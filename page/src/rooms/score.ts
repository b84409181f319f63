/** Scores the province that is looked at, as it stands on the day that is looked at. */

import { asOf, current, engine, province, score } from "../store";
import { telling } from "./tell";

export async function rescore(): Promise<void> {
  const desk = engine.value;
  if (desk === undefined || current.value?.year == null) {
    score.value = undefined;
    return;
  }
  await telling(async () => {
    const { scorecard, frame } = await desk.score(province.value, asOf.value);
    score.value = { scorecard, frame };
  });
}
