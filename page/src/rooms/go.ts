/** Goes to cells. */

import { batch } from "@preact/signals";
import { bySheet, type Cell, type Fault, faults, goneTo, positionOf, sheetShown, cell as shown, typing } from "../desk";
import { data } from "../store";

/** Goes to the cell a fault is in; `takesKeyboard` when the officer asked for it. */
export function goToFault(fault: Fault, takesKeyboard = true): void {
  const position = positionOf(fault);
  if (fault.spot.sheet !== null) {
    goTo(fault.spot.sheet, { position: position ?? 0, column: fault.spot.column ?? 0 }, takesKeyboard);
  }
}

export function goTo(sheet: number, cell: Cell, takesKeyboard = true): void {
  batch(() => {
    typing.value = undefined;
    sheetShown.value = sheet;
    shown.value = cell;
    if (takesKeyboard) {
      goneTo.value += 1;
    }
  });
}

/** Shows the worst of all that has a cell, without taking the keyboard. */
export function goToFirst(): void {
  const first = faults.value.find(fault => positionOf(fault) !== undefined);
  if (first !== undefined) {
    goToFault(first, false);
  }
}

/** Goes to the next cell of the sheets in which anything was found, forwards or backwards. */
export function goToNext(step: 1 | -1): void {
  const sheets = data.value?.opened.sheets.length ?? 0;
  const places: [number, number, number][] = [];
  for (const [sheet, cells] of bySheet.value) {
    for (const key of cells.keys()) {
      const [position = 0, column = 0] = key.split(":").map(Number);
      places.push([sheet, position, Math.max(column, 0)]);
    }
  }
  const order = ([sheet, position, column]: [number, number, number]) => (sheet * 1e7 + position + 1) * 1e4 + column;
  places.sort((one, other) => order(one) - order(other));
  const here = order([sheetShown.value, shown.value.position, shown.value.column]);
  const next =
    step === 1
      ? (places.find(place => order(place) > here) ?? places[0])
      : (places.findLast(place => order(place) < here) ?? places.at(-1));
  if (next !== undefined && sheets > 0) {
    goTo(next[0], { position: next[1], column: next[2] });
  }
}
