/** The day that is looked at, where nobody has chosen one. */

import type { Engine } from "../engine/engine";
import type { Day, Opened } from "../engine/protocol";
import { today } from "../today";

/** The day that makes sense of a province's year; today while the year is not known. */
export async function sensible(desk: Engine, { provinces }: Opened, province: number): Promise<Day> {
  return provinces[province]?.year == null ? today() : await desk.asOf(province, today());
}
