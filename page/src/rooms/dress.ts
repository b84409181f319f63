/** What a book looks like: its pictures, and the words that the office writes itself. Kept as data, in the workbook or beside it. */

import { mends } from "../desk";
import type { HandedFile, Row, Sheet } from "../engine/protocol";
import { current, data, engine } from "../store";
import { bookWords } from "../words/book";
import { change, folder, keysSheet, lastRow, layInto, ownFiles, sheetOf } from "./beside";
import { typeAll, typeOver } from "./mend";
import { telling } from "./tell";

/** What the office may write itself, by the names of the contract. */
export const TEXTS = { preface: "คำนำ", summary: "บทสรุปผู้บริหาร", colour: "สีประจำเล่ม" } as const;
export type TextName = keyof typeof TEXTS;

export type PictureName = "cover" | "emblem";

/** The files that a picture of a book may be. */
const PICTURES: Record<PictureName, string[]> = {
  cover: ["cover.jpg", "cover.jpeg", "cover.png"],
  emblem: ["emblem.png", "emblem.jpg", "emblem.jpeg"],
};
const PHOTOS = "photos";

/** Whether books of what is opened can be dressed here: a province's own file, that can be typed into. */
export function canDress(): boolean {
  return data.value?.opened.is_national === false && current.value !== undefined && keysSheet() !== undefined;
}

/** What the office has written itself. */
export async function text(name: TextName): Promise<string> {
  const found = keysSheet();
  const row = found === undefined ? undefined : await rowOf(found.index, found.sheet, name);
  return row?.row.cells[1] ?? "";
}

/** Writes a text into its cell, below the last one where there is none yet. */
export async function write(name: TextName, text: string): Promise<void> {
  const found = keysSheet();
  if (found === undefined) {
    return;
  }
  const { index, sheet } = found;
  const known = await rowOf(index, sheet, name);
  if (known !== undefined) {
    typeOver(index, { position: known.position, column: 1 }, text, known.row.number);
  } else if (text !== "") {
    const behind = typedRow(sheet, TEXTS[name]) ?? lastRow(sheet) + 1;
    const typed = [TEXTS[name], text].map((text, column) => ({
      sheetIndex: index,
      at: { position: sheet.rows, column },
      text,
      row: behind,
    }));
    typeAll(typed);
  }
}

/** The row in which a key was typed and not yet read. */
function typedRow({ path, sheet, last_row }: Sheet, key: string): number | undefined {
  const isNew = (row: number) => row > (last_row ?? 0);
  return mends.value.findLast(
    mend => mend.path === path && mend.sheet === sheet && mend.column === 0 && isNew(mend.row) && mend.text === key,
  )?.row;
}

async function rowOf(index: number, sheet: Sheet, name: TextName): Promise<{ row: Row; position: number } | undefined> {
  const rows = (await engine.value?.rows(index, 0, sheet.rows)) ?? [];
  const position = rows.findIndex(({ cells: [key] }) => key?.trim() === name || key?.trim() === TEXTS[name]);
  const row = rows[position];
  return row === undefined ? undefined : { row, position };
}

/** The file of a picture, where there is one. */
export function pictureOf(name: PictureName): HandedFile | undefined {
  const below = folder();
  return ownFiles()?.files.find(({ path }) => PICTURES[name].includes(path.slice(below.length).toLowerCase()));
}

/** Puts a picture in the place of what there is, or takes it away. */
export async function dress(name: PictureName, file: File | undefined): Promise<void> {
  await telling(async () => {
    const before = pictureOf(name);
    const taken = before === undefined ? [] : [before.path];
    if (file === undefined) {
      await change([], taken);
      return;
    }
    const { ending, bytes } = await picture(file);
    await change([{ path: `${folder()}${name}.${ending}`, bytes }], taken);
  });
}

/** Whether photos can be added: there is a sheet that tells what they show. */
export function canAddPhotos(): boolean {
  return sheetOf("photos") !== undefined;
}

/** Lays photos beside the data and adds a row for each, with its name as what is said of it until that is typed over. */
export async function addPhotos(files: readonly File[]): Promise<void> {
  const found = sheetOf("photos");
  if (found === undefined) {
    return;
  }
  await telling(async () => {
    const handed = files.map(async file => ({ name: file.name, bytes: (await picture(file)).bytes }));
    await layInto(PHOTOS, await Promise.all(handed), found, "caption");
  });
}

/** A picture, and what it is by its first bytes. */
async function picture(file: File): Promise<{ ending: "jpg" | "png"; bytes: Uint8Array }> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const begins = (...head: number[]) => head.every((byte, at) => bytes[at] === byte);
  if (begins(0xff, 0xd8, 0xff)) {
    return { ending: "jpg", bytes };
  }
  if (begins(0x89, 0x50, 0x4e, 0x47)) {
    return { ending: "png", bytes };
  }
  throw new Error(bookWords().dressNoPicture(file.name));
}
