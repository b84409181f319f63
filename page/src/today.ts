/** The day and the fiscal year of the machine the page is opened on. */

import type { Day } from "./engine/protocol";

/** Today, where the officer is. */
export function today(): Day {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The fiscal year (พ.ศ.) of today: it begins on 1 October. */
export function fiscalYear(): number {
  const now = new Date();
  return now.getFullYear() + 543 + (now.getMonth() >= 9 ? 1 : 0);
}
