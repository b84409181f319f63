/** What lies beside the sheets, and the sheets that tell of it: files put there or taken away, rows typed below the last one. */

import { dataset, mends } from "../desk";
import type { HandedFile, Sheet, Source } from "../engine/protocol";
import { data } from "../store";
import { bookWords } from "../words/book";
import { recheckOf, settled, typeAll } from "./mend";
import { baseName, parted } from "./path";

/** A sheet by its position among those that are open. */
export interface FoundSheet {
  index: number;
  sheet: Sheet;
}

/** The sheet of a table that can be typed into, where there is one. */
export function sheetOf(table: string, isMeant: (sheet: Sheet) => boolean = () => true): FoundSheet | undefined {
  const sheets = data.value?.opened.sheets ?? [];
  const index = sheets.findIndex(sheet => sheet.table === table && sheet.can_mend && isMeant(sheet));
  const sheet = sheets[index];
  return sheet === undefined ? undefined : { index, sheet };
}

/** The sheet of the province that is looked at, where it has one with a row a key. */
export function keysSheet(): FoundSheet | undefined {
  return sheetOf("province", sheet => sheet.has_keys);
}

/** The position of a column by its English name. */
export function columnOf({ columns }: Sheet, name: string): number | undefined {
  const column = columns.findIndex(column => column.name === name);
  return column < 0 ? undefined : column;
}

/** The last row of a sheet, with what was typed below it and not yet read. */
export function lastRow({ path, sheet, last_row, heading_row }: Sheet): number {
  const typed = mends.value.filter(mend => mend.path === path && mend.sheet === sheet).map(({ row }) => row);
  return Math.max(last_row ?? heading_row, ...typed);
}

/** The files that lie beside the sheets; none where what is opened is the sample inside. */
export function ownFiles(): Source | undefined {
  return dataset.value === "sample" ? undefined : dataset.value;
}

/** The folder that the province's sheet lies in, with a slash. */
export function folder(): string {
  const path = keysSheet()?.sheet.path ?? "";
  return path.slice(0, path.lastIndexOf("/") + 1);
}

/** The same files with some put there and some taken away, checked again; tells whether they could be read. */
export async function change(put: readonly HandedFile[], taken: readonly string[]): Promise<boolean> {
  await settled();
  const source = ownFiles();
  if (source === undefined) {
    throw new Error(bookWords().dressNoSample);
  }
  const isGone = (path: string) => taken.includes(path) || put.some(file => file.path === path);
  const added = [...(source.added ?? []).filter(path => !isGone(path)), ...put.map(({ path }) => path)];
  const files = [...source.files.filter(({ path }) => !isGone(path)), ...put];
  return recheckOf({ ...source, files: files.sort((one, other) => (one.path < other.path ? -1 : 1)), added }, true);
}

/** Lays files into a folder beside the data, and adds a row for each that holds its name and what it is called. */
export async function layInto(
  within: string,
  handed: readonly { name: string; bytes: Uint8Array }[],
  found: FoundSheet,
  called: string,
): Promise<void> {
  const put: HandedFile[] = [];
  for (const { name, bytes } of handed) {
    put.push({ path: freePath(within, name, put), bytes });
  }
  if (!(await change(put, []))) {
    return;
  }
  const rows = handed.map(({ name }, at) => ({ file: baseName(put[at]?.path ?? name), [called]: parted(name)[0] }));
  typeBelow(found, rows);
}

/** Types rows below the last one of a sheet, each text into the column of its name. */
export function typeBelow({ index, sheet }: FoundSheet, rows: readonly Record<string, string>[]): void {
  const first = lastRow(sheet) + 1;
  const cells = rows.flatMap((row, at) =>
    Object.entries(row).map(([of, text]) => ({ column: columnOf(sheet, of), text, at })),
  );
  typeAll(
    cells
      .flatMap(({ column, ...cell }) => (column === undefined ? [] : [{ column, ...cell }]))
      .sort((one, other) => one.at - other.at || one.column - other.column)
      .map(({ column, text, at }) => ({
        sheetIndex: index,
        at: { position: sheet.rows + at, column },
        text,
        row: first + at,
      })),
  );
}

/** Where a file of this name can lie without taking the place of another: cameras count anew, and one name is soon there twice. */
function freePath(within: string, name: string, put: readonly HandedFile[]): string {
  const taken = new Set([...(ownFiles()?.files ?? []), ...put].map(({ path }) => path.toLowerCase()));
  const [stem, ending] = parted(name);
  for (let count = 1; ; count += 1) {
    const path = `${folder()}${within}/${count === 1 ? stem : `${stem}-${count}`}${ending}`;
    if (!taken.has(path.toLowerCase())) {
      return path;
    }
  }
}
