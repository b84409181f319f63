/** The day that is looked at, where nobody has chosen one. */

import type { Engine } from "../engine/engine";
import type { Day, Opened } from "../engine/protocol";
import { today } from "../today";

/** The day that makes sense of a province's year, or of the country's; today while the year is not known. */
export async function sensible(desk: Engine, { provinces, is_national }: Opened, province: number): Promise<Day> {
  if (is_national) {
    return desk.asOf(undefined, today());
  }
  return provinces[province]?.year == null ? today() : await desk.asOf(province, today());
}
