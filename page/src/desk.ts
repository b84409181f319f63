/** What lies on the officer's desk: cells typed over, where they look, what was kept. Rooms change it; views show it. */

import { computed, signal } from "@preact/signals";
import type { Dataset } from "./engine/engine";
import type { Column, Diagnostic, Mend, Severity, Spot } from "./engine/protocol";
import type { Origin } from "./rooms/read";
import { data } from "./store";

/** A cell of a sheet: the position of its row among those that hold anything, −1 for the headings, and its column. */
export interface Cell {
  position: number;
  column: number;
}

/** One thing that was found, with its place in the report. */
export interface Fault {
  index: number;
  diagnostic: Diagnostic;
  spot: Spot;
}

/** Faults of one kind in one column. */
export interface FaultGroup {
  key: string;
  faults: [Fault, ...Fault[]];
}

/** What was kept of an earlier visit. */
export interface Kept {
  name: string;
  dataset: Dataset;
  mends: Mend[];
  /** Whether they were saved as a file. */
  isSaved: boolean;
  /** When, in milliseconds of the clock. */
  on: number;
}

export const HEADINGS = -1;

/** What was opened, as the officer's files have it. */
export const dataset = signal<Dataset | undefined>(undefined);
/** Where its files came from, and how they were seen last; nothing for the sample and what was kept. */
export const origin = signal<{ from: Origin; seen: string | undefined } | undefined>(undefined);
/** In the order they were typed. */
export const mends = signal<readonly Mend[]>([]);
/** Those taken back, the last one first to come again. */
export const undone = signal<readonly Mend[]>([]);
/** The mends that what is shown was checked with. */
export const checked = signal<readonly Mend[]>([]);
/** The mends that were saved as a file. */
export const saved = signal<readonly Mend[]>([]);
export const isChecking = signal(false);

/** Which sheet is looked at. */
export const sheetShown = signal(0);
/** The cell that is looked at. */
export const cell = signal<Cell>({ position: 0, column: 0 });
/** What is being typed into it. */
export const typing = signal<string | undefined>(undefined);
/** Counts up when the grid has to go to the cell and take the keyboard. */
export const goneTo = signal(0);
/** What was read out last. */
export const told = signal("");

/** Whether work is kept on this machine between visits. */
export const keeps = signal(true);
export const kept = signal<Kept | undefined>(undefined);

/** Everything that was found, worst first. */
export const faults = computed<Fault[]>(() => {
  const known = data.value;
  const found = (known?.report.diagnostics ?? []).map((diagnostic, index) => {
    const spot = known?.spots[index] ?? { sheet: null, position: null, column: null, meant: null };
    return { index, diagnostic, spot };
  });
  return found.sort((one, other) => rank(one.diagnostic.severity) - rank(other.diagnostic.severity));
});

/** The same, those of one kind in one column together. */
export const groups = computed<FaultGroup[]>(() => {
  const found = new Map<string, FaultGroup>();
  for (const fault of faults.value) {
    const { severity, code, file, sheet, column, province } = fault.diagnostic;
    const key = JSON.stringify([severity, code, file, sheet, column, province]);
    const group = found.get(key);
    if (group === undefined) {
      found.set(key, { key, faults: [fault] });
    } else {
      group.faults.push(fault);
    }
  }
  return [...found.values()];
});

/** What was found in each sheet, by the cell; a row's own by the column −1. */
export const bySheet = computed<Map<number, Map<string, Fault[]>>>(() => {
  const sheets = new Map<number, Map<string, Fault[]>>();
  for (const fault of faults.value) {
    const { sheet, column } = fault.spot;
    const position = positionOf(fault);
    if (sheet === null || position === undefined) {
      continue;
    }
    const cells = sheets.get(sheet) ?? new Map<string, Fault[]>();
    sheets.set(sheet, cells);
    const key = cellKey(position, column ?? -1);
    cells.set(key, [...(cells.get(key) ?? []), fault]);
  }
  return sheets;
});

/** Files that were put beside the officer's own. */
export const added = computed(() => {
  const of = dataset.value;
  return of === undefined || of === "sample" ? [] : of.files.filter(({ path }) => of.added?.includes(path));
});

export const hasUnsaved = computed(() => mends.value !== saved.value && mends.value.length + added.value.length > 0);

export function cellKey(position: number, column: number): string {
  return `${position}:${column}`;
}

/** The position of a fault's row; nothing for what is of no row. */
export function positionOf({ spot, diagnostic }: Fault): number | undefined {
  if (spot.sheet === null || diagnostic.row === null) {
    return undefined;
  }
  return (
    spot.position ?? (data.value?.opened.sheets[spot.sheet]?.heading_row === diagnostic.row ? HEADINGS : undefined)
  );
}

function rank(severity: Severity): number {
  return severity === "error" ? 0 : 1;
}

/** Whether numbers belong in a column. */
export function isFigure(holds: Column["holds"]): boolean {
  return holds === "people" || holds === "money" || holds === "number";
}
