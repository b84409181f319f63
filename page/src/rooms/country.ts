/** How the country stands on the day that is looked at, and the way from a province on the board to its own view. */

import { faults } from "../desk";
import type { Province } from "../engine/protocol";
import { nations } from "../nation";
import { about, asOf, data, engine, province, view } from "../store";
import { goToFault } from "./go";
import { telling } from "./tell";

/** Asks how the country stands; what is shown stays until the answer is there. */
export async function survey(): Promise<void> {
  const desk = engine.value;
  const of = data.value;
  const on = asOf.value;
  if (desk === undefined || of === undefined || !of.opened.is_national) {
    nations.value = undefined;
    return;
  }
  await telling(async () => {
    const told = await desk.nation(on);
    if (data.value === of) {
      nations.value = told;
    }
  });
}

/** A tile of the board: a province that is there, by its position, or one there is nothing of. */
export interface Tile {
  name: string;
  state: Province["readiness"] | "absent";
  received: string | null;
  position: number | undefined;
}

/** Every province by region, in the order of their numbers; what nobody knows the province of comes last. */
export function board(): { regions: { name: string; tiles: Tile[] }[]; strangers: Tile[] } {
  const opened = data.value?.opened.provinces ?? [];
  const tile = ({ name, readiness, received }: Province, position: number): Tile => ({
    name,
    state: readiness,
    received,
    position,
  });
  const tiles = opened.map(tile);
  const regions = new Map<string, Tile[]>();
  for (const { code, thai, region } of about.value?.provinces ?? []) {
    const own = tiles.filter((_, position) => opened[position]?.code === code);
    const shown: Tile[] = own.length > 0 ? own : [{ name: thai, state: "absent", received: null, position: undefined }];
    regions.set(region, [...(regions.get(region) ?? []), ...shown]);
  }
  return {
    regions: [...regions].map(([name, tiles]) => ({ name, tiles })),
    strangers: tiles.filter((_, position) => opened[position]?.code === null),
  };
}

/** Goes to a province: to its scores, or to the first fault where there is anything to mend before. */
export function goToProvince(position: number): void {
  const found = data.value?.opened.provinces[position];
  if (found === undefined) {
    return;
  }
  province.value = position;
  view.value = found.year === null ? "data" : "score";
  if (found.year === null) {
    goToFaultsOf(found.name);
  }
}

/** Goes to what was found of a province, the worst first. */
export function goToFaultsOf(name: string): void {
  const first = faults.value.find(({ diagnostic, spot }) => diagnostic.province === name && spot.sheet !== null);
  view.value = "data";
  if (first !== undefined) {
    goToFault(first);
  }
}

/** The position of a province by its name. */
export function positionOf(name: string): number | undefined {
  const position = data.value?.opened.provinces.findIndex(province => province.name === name) ?? -1;
  return position < 0 ? undefined : position;
}
