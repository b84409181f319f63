/** The first visit: five steps on the sample, which can be left at any one of them. */

import { signal } from "@preact/signals";
import { data, help, tour, view } from "../store";
import { helpWords } from "../words/help";
import { open } from "./check";

const KEY = "ruplem-visited";

/** Whether the first visit is offered: only where nobody has been yet, and as long as nothing is opened. */
export const isNew = signal(!remembered());

export function endVisit(): void {
  tour.value = undefined;
  isNew.value = false;
  // Where nothing can be kept, it is offered again next time.
  try {
    localStorage.setItem(KEY, "1");
  } catch {}
}

export async function goToStep(step: number): Promise<void> {
  const wanted = helpWords().steps[step];
  if (wanted === undefined) {
    endVisit();
    return;
  }
  help.value = undefined;
  tour.value = step;
  if (wanted.view !== "begin" && data.value === undefined) {
    await open("sample");
  }
  view.value = wanted.view;
}

function remembered(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}
