/** Documents bound in at the end of the books: laid beside the data, named and put in order in their table. */

import { faults, isChecking } from "../desk";
import type { Diagnostic } from "../engine/protocol";
import { about, data, engine } from "../store";
import { bookWords } from "../words/book";
import { change, columnOf, folder, layInto, ownFiles, sheetOf } from "./beside";
import { type Typed, typeAll, typeOver } from "./mend";
import { baseName } from "./path";
import { telling } from "./tell";

const FOLDER = "annexes";

/** A row of the table. */
export interface Annex {
  /** As the officer's own program counts. */
  row: number;
  /** Among those that hold anything. */
  position: number;
  cells: readonly string[];
  file: string;
  title: string;
  /** As the table names them; nothing for all. */
  books: string;
  /** What is wrong with it. */
  found: Diagnostic[];
}

/** What of an annex is said by typing or choosing. */
export type AnnexSays = "title" | "book";

/** Whether there is a sheet that tells of annexes. */
export function canAnnex(): boolean {
  return sheetOf("annexes") !== undefined;
}

/** Whether that sheet says which books they are of. */
export function canChooseBooks(): boolean {
  const found = sheetOf("annexes");
  return found !== undefined && columnOf(found.sheet, "book") !== undefined;
}

/** The annexes in the order they are bound in. */
export async function annexes(): Promise<Annex[]> {
  const found = sheetOf("annexes");
  const known = data.value;
  if (found === undefined) {
    return [];
  }
  const { index, sheet } = found;
  const rows = (await engine.value?.rows(index, 0, sheet.rows)) ?? [];
  if (data.value !== known) {
    return annexes();
  }
  const of = (cells: readonly string[], name: string) => cells[columnOf(sheet, name) ?? -1] ?? "";
  const annex = ({ number, cells }: (typeof rows)[number], position: number): Annex => ({
    row: number,
    position,
    cells,
    file: of(cells, "file"),
    title: of(cells, "title"),
    books: of(cells, "book"),
    found: faults.value
      .filter(({ spot }) => spot.sheet === index && spot.position === position)
      .map(({ diagnostic }) => diagnostic),
  });
  return rows.flatMap((row, position) => (row.kind === "data" ? [annex(row, position)] : []));
}

/** Lays documents beside the data and adds a row for each, with its file's name as what it is called. */
export async function addAnnexes(files: readonly File[]): Promise<void> {
  const found = sheetOf("annexes");
  if (found === undefined) {
    return;
  }
  await telling(async () => {
    const most = about.value?.annex_mb ?? 0;
    const large = files.find(({ size }) => size > most << 20);
    if (large !== undefined) {
      throw new Error(bookWords().annexTooLarge(large.name, most));
    }
    const bytes = async (file: File) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    await layInto(FOLDER, await Promise.all(files.map(bytes)), found, "title");
  });
}

/** Types what an annex is called, or which books it is of. */
export function sayOf({ row, position }: Annex, says: AnnexSays, text: string): void {
  const found = sheetOf("annexes");
  const column = found && columnOf(found.sheet, says);
  if (found !== undefined && column !== undefined) {
    typeOver(found.index, { position, column }, text, row);
  }
}

/** Lets two annexes change places: each row takes the other's words. What is being checked may have changed them: not then. */
export function swap(one: Annex, other: Annex): void {
  if (!isChecking.value) {
    typeAll([...filled(one, other.cells), ...filled(other, one.cells)]);
  }
}

/** Takes an annex out of the books, and its file away where it was laid there here. */
export async function takeOut(annex: Annex, others: readonly Annex[]): Promise<void> {
  if (isChecking.value) {
    return;
  }
  typeAll(filled(annex, []));
  const path = pathOf(annex);
  if (ownFiles()?.added?.includes(path) === true && !others.some(other => pathOf(other) === path)) {
    await telling(async () => {
      await change([], [path]);
    });
  }
}

/** A row with these texts in its cells, and nothing in what is left of them. */
function filled({ row, position, cells }: Annex, texts: readonly string[]): Typed[] {
  const found = sheetOf("annexes");
  const columns = Array.from({ length: found === undefined ? 0 : Math.max(cells.length, texts.length) }, (_, at) => at);
  return columns
    .filter(column => (texts[column] ?? "") !== (cells[column] ?? ""))
    .map(column => ({ sheetIndex: found?.index ?? 0, at: { position, column }, text: texts[column] ?? "", row }));
}

function pathOf({ file }: Annex): string {
  return `${folder()}${FOLDER}/${baseName(file.replaceAll("\\", "/"))}`;
}
