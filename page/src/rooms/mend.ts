/** Types over cells, takes it back, checks again, and gives the officer's own files back. */

import {
  added,
  type Cell,
  cell,
  cellKey,
  checked,
  dataset,
  HEADINGS,
  isChecking,
  isFigure,
  mends,
  saved,
  sheetShown,
  told,
  undone,
} from "../desk";
import type { Mend, Sheet, Source } from "../engine/protocol";
import { asOf, book, current, data, engine, notice, province, score } from "../store";
import { words } from "../words";
import { sensible } from "./day";
import { keep } from "./keep";
import { packed, ZIP } from "./pack";
import { baseName, parted } from "./path";
import { ageRows, rowAt } from "./rows";
import { save, XLSX } from "./save";
import { telling } from "./tell";

/** The row a cell is in, as the officer's program counts. */
export function rowNumber(sheetIndex: number, position: number): number | undefined {
  return position === HEADINGS
    ? data.value?.opened.sheets[sheetIndex]?.heading_row
    : rowAt(sheetIndex, position)?.number;
}

/** What a cell shows: what was typed and not yet read, else what the file has. */
export function textOf(sheetIndex: number, at: Cell): string {
  const row = rowNumber(sheetIndex, at.position);
  return row === undefined ? "" : (textIn(sheetIndex, at, row) ?? "");
}

/** The same of a row by its number; nothing while it is not known. */
function textIn(sheetIndex: number, { position, column }: Cell, row: number): string | undefined {
  const sheet = data.value?.opened.sheets[sheetIndex];
  if (sheet === undefined) {
    return undefined;
  }
  const typed =
    mends.value === checked.value ? undefined : mends.value.findLast(mend => isAt(mend, sheet, row, column));
  if (typed !== undefined) {
    return typed.text;
  }
  if (position === HEADINGS) {
    return sheet.columns[column]?.heading ?? "";
  }
  const shown = rowAt(sheetIndex, position);
  return shown && (shown.cells[column] ?? "");
}

/** The cells of a sheet that the officer has typed over, each by its row's number and its column. */
export function mendedCells(sheetIndex: number): Set<string> {
  const sheet = data.value?.opened.sheets[sheetIndex];
  const here = mends.value.filter(mend => sheet?.path === mend.path && sheet.sheet === mend.sheet);
  return new Set(here.map(({ row, column }) => cellKey(row, column)));
}

/** Whether a cell can be typed over: headings of keys are ours. */
export function canMend(sheetIndex: number, position: number): boolean {
  const sheet = data.value?.opened.sheets[sheetIndex];
  return sheet?.can_mend === true && !(sheet.has_keys && position === HEADINGS);
}

/** A text for a cell. Its row has to be told where it was not in sight yet. */
export interface Typed {
  sheetIndex: number;
  at: Cell;
  text: string;
  row: number | null | undefined;
}

/** Types a text over a cell; what is the same already is left. */
export function typeOver(
  sheetIndex: number,
  at: Cell,
  text: string,
  row: number | null | undefined = rowNumber(sheetIndex, at.position),
): void {
  typeAll([{ sheetIndex, at, text, row }]);
}

/** Types several texts, which are checked together: a row that is half there is no fault of anybody's. */
export function typeAll(typed: readonly Typed[]): void {
  const all = typed.flatMap(one => mendOf(one) ?? []);
  if (all.length > 0) {
    mends.value = [...mends.value, ...all];
    undone.value = [];
    void recheck();
  }
}

function mendOf({ sheetIndex, at, text, row }: Typed): Mend | undefined {
  const sheet = data.value?.opened.sheets[sheetIndex];
  if (sheet === undefined || row == null || !canMend(sheetIndex, at.position)) {
    return undefined;
  }
  if (textIn(sheetIndex, at, row) === text) {
    return undefined;
  }
  const holds = at.position === HEADINGS ? undefined : sheet.columns[at.column]?.holds;
  return { path: sheet.path, sheet: sheet.sheet, row, column: at.column, text, is_figure: isFigure(holds) };
}

export function undo(): void {
  const last = mends.value.at(-1);
  if (last !== undefined) {
    mends.value = mends.value.slice(0, -1);
    undone.value = [...undone.value, last];
    void recheck();
  }
}

export function redo(): void {
  const last = undone.value.at(-1);
  if (last !== undefined) {
    undone.value = undone.value.slice(0, -1);
    mends.value = [...mends.value, last];
    void recheck();
  }
}

/** Checks files that are other than they were, with all that was typed; tells whether they could be read. */
export async function recheckOf(files: Source, isUnsaved = false): Promise<boolean> {
  await settled();
  const [of, before, again] = [dataset.value, data.value, [...mends.value]];
  if (saved.value === mends.value && !isUnsaved) {
    saved.value = again;
  }
  dataset.value = files;
  mends.value = again;
  await recheck();
  if (data.value === before) {
    dataset.value = of;
    return false;
  }
  return true;
}

let checking: Promise<void> = Promise.resolve();

/** Waits for what is being checked, which is of the files as they were. */
export async function settled(): Promise<void> {
  while (isChecking.value) {
    await checking;
  }
}

/** Checks the data with all that was typed; what is typed meanwhile is checked after it. */
function recheck(): Promise<void> {
  if (!isChecking.value) {
    checking = checkAll();
  }
  return checking;
}

async function checkAll(): Promise<void> {
  isChecking.value = true;
  while (checked.value !== mends.value) {
    await checkOnce();
  }
  isChecking.value = false;
}

async function checkOnce(): Promise<void> {
  const desk = engine.value;
  const of = dataset.value;
  const wanted = mends.value;
  if (desk === undefined || of === undefined) {
    checked.value = wanted;
    return;
  }
  const before = checked.value;
  let isDone = false;
  await telling(async () => {
    const opened = await desk.open(of, wanted);
    const { report, spots } = await desk.report();
    // What could not be scored before has a year now.
    const day = current.value?.year == null ? await sensible(desk, opened, province.value) : asOf.value;
    isDone = true;
    asOf.value = day;
    checked.value = wanted;
    score.value = undefined;
    book.value = { state: "none" };
    const whose = current.value?.name;
    province.value = Math.max(
      opened.provinces.findIndex(({ name }) => name === whose),
      0,
    );
    if (sheetShown.value >= opened.sheets.length) {
      sheetShown.value = 0;
      cell.value = { position: 0, column: 0 };
    }
    data.value = { opened, report, spots };
    told.value = words().checkedAgain(report.errors, report.warnings);
    ageRows();
    await keep();
  });
  if (!isDone) {
    // What cannot be written is taken back; the reason is told across the page.
    mends.value = before;
    checked.value = before;
  }
}

/** Gives the officer's own files back, with these cells changed and nothing else. */
export async function saveMended(): Promise<void> {
  await telling(async () => {
    const wanted = mends.value;
    const files = [...((await engine.value?.mended()) ?? []), ...added.value];
    const [only, ...others] = files;
    if (only === undefined) {
      return;
    }
    const [stem, ending] = parted(others.length === 0 ? baseName(only.path) : (data.value?.opened.name ?? ""));
    const name = `${stem} ${words().mendedName}${others.length === 0 ? ending : ".zip"}`;
    if (others.length === 0) {
      save(name, only.bytes, ending === ".xlsx" ? XLSX : "application/octet-stream");
    } else {
      save(name, packed(files), ZIP);
    }
    saved.value = wanted;
    await keep();
    notice.value = { kind: "done", text: words().saved(name) };
  });
}

function isAt(mend: Mend, { path, sheet }: Sheet, row: number, column: number): boolean {
  return mend.path === path && mend.sheet === sheet && mend.row === row && mend.column === column;
}
