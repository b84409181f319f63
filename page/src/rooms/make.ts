/** Makes the books of all provinces: an engine a core, one book after the other; what cannot be made stops none of the others. */

import { dataset } from "../desk";
import type { Engine } from "../engine/engine";
import { Dropped } from "../engine/hand";
import { leftOut, makesAnew, making } from "../nation";
import { asOf, data, engine, notice } from "../store";
import { nationWords } from "../words/nation";
import { isOfNation, kindsOfAll, ordered } from "./order";
import { type Book, closeAll, current, fail, isOver, type Run, setCurrent, stop, tell } from "./run";
import { setAll } from "./set";
import { folderShelf, holdsAny, InUse, type Shelf, Unwritable, zipShelf } from "./shelf";
import { telling } from "./tell";
import { folderChosen } from "./windows";

export async function makeZip(): Promise<void> {
  await begin(() => zipShelf());
}

export async function makeInFolder(): Promise<void> {
  await begin(async desk => {
    const folder = await folderChosen({ id: "ruplem-books", mode: "readwrite" });
    if (folder === undefined) {
      throw new Dropped("no folder");
    }
    const source = dataset.value;
    if (
      source !== undefined &&
      source !== "sample" &&
      (await holdsAny(
        folder,
        source.files.map(({ path }) => path),
      ))
    ) {
      throw new Error(nationWords().folderOfData);
    }
    return folderShelf(folder, desk);
  });
}

async function begin(open: (desk: Engine) => Promise<Shelf>): Promise<void> {
  const desk = engine.value;
  if (desk === undefined || data.value === undefined || isUnderWay()) {
    return;
  }
  await telling(async () => {
    const shelf = await open(desk);
    const documents = kindsOfAll()
      .map(({ name }) => name)
      .filter(name => !leftOut.value.has(name));
    const run: Run = {
      shelf,
      desk,
      documents,
      of: data.value,
      as_of: asOf.value,
      anew: makesAnew.value,
      made: new Map(),
      files: [],
      setters: new Set(),
      stopped: false,
    };
    setCurrent(run);
    await go(run);
  });
}

export function isUnderWay(): boolean {
  const state = making.value?.state;
  return state === "preparing" || state === "making";
}

/** Ends what is under way at once; finished books stay. */
export function stopMaking(): void {
  const run = current();
  if (run !== undefined) {
    stop(run);
  }
}

/** Goes on where it was stopped. */
export async function goOnMaking(): Promise<void> {
  const stopped = current();
  if (stopped !== undefined && making.value?.state === "stopped") {
    stopped.stopped = false;
    // What has been mended meanwhile makes its books anew.
    stopped.of = data.value;
    await telling(() => go(stopped));
  }
}

/** Puts away what is told of the books made last, and ends what is under way. */
export function putAway(): void {
  stopMaking();
  making.value = undefined;
  setCurrent(undefined);
}

/** Hands over the books that were made before it was stopped. */
export async function takeSoFar(): Promise<void> {
  const run = current();
  if (run === undefined) {
    return;
  }
  await telling(async () => {
    const name = zipName();
    if (await run.shelf.end(run.files, name)) {
      notice.value = { kind: "done", text: nationWords().savedAs(name) };
    }
  });
}

async function go(own: Run): Promise<void> {
  const { shelf, desk } = own;
  const before = making.value?.state === "stopped" ? making.value : undefined;
  tell(own, {
    state: "preparing",
    place: shelf.place,
    done: 0,
    of: data.value?.opened.provinces.length ?? 0,
    made: before?.made ?? 0,
    unchanged: 0,
    failed: [],
    remarks: before?.remarks ?? [],
    left: undefined,
  });
  globalThis.addEventListener("beforeunload", asks);
  try {
    const books = await ordered(own);
    own.files = books.map(({ file }) => file);
    const wanted: Book[] = [];
    let unchanged = 0;
    for (const book of books) {
      if (book.input === undefined) {
        fail(own, book, book.failed ?? "");
      } else if (!own.anew && own.made.get(book.file) === undefined && (await shelf.has(book.file, book.input))) {
        unchanged += 1;
      } else if (own.made.get(book.file) !== book.input) {
        wanted.push(book);
      }
    }
    tell(own, { state: "making", done: 0, of: wanted.length, unchanged });
    await setAll(own, wanted);
    if (!isOver(own) && own.documents.some(isOfNation)) {
      for (const { path, bytes } of await desk.scores(own.as_of)) {
        own.files.push(path);
        // Tables alone are nothing to take away.
        if (shelf.place === "folder" || own.made.size > 0) {
          await shelf.put(path, bytes).catch(error => {
            if (!(error instanceof InUse)) {
              throw error instanceof Unwritable ? new Error(nationWords().unwritable) : error;
            }
            fail(own, { name: path }, nationWords().inUse);
          });
        }
      }
    }
    if (!isOver(own)) {
      await end(own);
    }
  } finally {
    globalThis.removeEventListener("beforeunload", asks);
    closeAll(own);
    if (making.value?.state !== "done") {
      tell(own, { state: "stopped", left: undefined });
    }
  }
}

/** A window that is closed now would end what is under way. */
function asks(event: Event): void {
  event.preventDefault();
}

async function end(own: Run): Promise<void> {
  const { shelf, files } = own;
  const said = nationWords();
  const name = zipName();
  const isThere = await shelf.end(files, name);
  tell(own, { state: "done", left: undefined });
  const now = making.value;
  if (now !== undefined && now.failed.length > 0) {
    notice.value = { kind: "failed", text: said.endedWith(now.made, now.failed.length) };
  } else if (now !== undefined) {
    const where = shelf.place === "zip" && isThere && now.made > 0 ? ` ${said.savedAs(name)}` : "";
    notice.value = { kind: "done", text: `${said.ended(now.made, now.unchanged)}${where}` };
  }
}

function zipName(): string {
  const years = data.value?.opened.provinces.flatMap(({ year }) => year ?? []) ?? [];
  return `${nationWords().fileName}-${Math.max(...years, 0) || ""}.zip`;
}
