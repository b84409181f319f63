/** Makes the books of all provinces: an engine a core, one book after the other; what cannot be made stops none of the others. */

import { dataset } from "../desk";
import type { Engine } from "../engine/engine";
import { Dropped, Ended } from "../engine/hand";
import type { Order } from "../engine/protocol";
import type { Setter } from "../engine/setter";
import { leftOut, type Making, makesAnew, making } from "../nation";
import { about, asOf, data, engine, notice } from "../store";
import { nationWords } from "../words/nation";
import { folderShelf, holdsAny, type Shelf, zipShelf } from "./shelf";
import { reason, telling } from "./tell";

/** A book to be made, and of which of the opened provinces it is. */
interface Book extends Order {
  position: number | undefined;
  name: string;
}

/** One way through all provinces, which can be stopped and gone on with. */
interface Run {
  shelf: Shelf;
  desk: Engine;
  of: unknown;
  as_of: string;
  documents: string[];
  setters: Set<Setter>;
  stopped: boolean;
}

let run: Run | undefined;

/** Kinds of books a batch makes: all that need not be told a month. */
export function kindsOfAll() {
  return (about.value?.documents ?? []).filter(({ of }) => of !== "month");
}

export async function makeZip(): Promise<void> {
  await begin(() => zipShelf());
}

/** Whether this browser lets a page write into a folder. */
export function canWriteFolder(): boolean {
  return "showDirectoryPicker" in globalThis;
}

export async function makeInFolder(): Promise<void> {
  const { showDirectoryPicker } = globalThis as unknown as {
    showDirectoryPicker(options: object): Promise<FileSystemDirectoryHandle>;
  };
  await begin(async desk => {
    const folder = await showDirectoryPicker({ id: "ruplem-books", mode: "readwrite" }).catch(left => {
      if (left instanceof DOMException && left.name === "AbortError") {
        throw new Dropped("no folder");
      }
      throw left;
    });
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
    run = { shelf, desk, of: data.value, as_of: asOf.value, documents, setters: new Set(), stopped: false };
    await go(run, makesAnew.value);
  });
}

export function isUnderWay(): boolean {
  const state = making.value?.state;
  return state === "preparing" || state === "making";
}

/** Ends what is under way at once; finished books stay. */
export function stopMaking(): void {
  if (run !== undefined) {
    run.stopped = true;
    closeAll(run);
  }
}

/** Goes on where it was stopped. */
export async function goOnMaking(): Promise<void> {
  const stopped = run;
  if (stopped !== undefined && making.value?.state === "stopped") {
    stopped.stopped = false;
    await telling(() => go(stopped, false));
  }
}

/** Puts away what is told of the books made last. */
export function putAway(): void {
  if (!isUnderWay()) {
    making.value = undefined;
    run = undefined;
  }
}

/** Hands over the books that were made before it was stopped. */
export async function takeSoFar(): Promise<void> {
  const { shelf, desk, documents, as_of } = run ?? {};
  if (shelf === undefined || desk === undefined || documents === undefined || as_of === undefined) {
    return;
  }
  await telling(async () => {
    const name = zipName();
    if (await shelf.end(files, name)) {
      notice.value = { kind: "done", text: nationWords().savedAs(name) };
    }
  });
}

/** Every file there can be, in the order of the provinces. */
let files: string[] = [];

async function go(own: Run, anew: boolean): Promise<void> {
  const { shelf, desk } = own;
  const isOver = () => own.stopped || own !== run || data.value !== own.of;
  const before = making.value?.state === "stopped" ? making.value : undefined;
  tell({
    state: "preparing",
    place: shelf.place,
    done: 0,
    of: data.value?.opened.provinces.length ?? 0,
    made: before?.made ?? 0,
    pages: before?.pages ?? 0,
    unchanged: before?.unchanged ?? 0,
    failed: [],
    remarks: before?.remarks ?? [],
    left: undefined,
  });
  try {
    const books = await ordered(own, isOver);
    files = books.map(({ file }) => file);
    const wanted: Book[] = [];
    let unchanged = 0;
    for (const book of books) {
      if (book.input === undefined) {
        fail(book, book.failed ?? "");
      } else if (!anew && (await shelf.has(book.file, book.input))) {
        unchanged += 1;
      } else {
        wanted.push(book);
      }
    }
    tell({
      state: "making",
      done: 0,
      of: wanted.length,
      unchanged: before === undefined ? unchanged : before.unchanged,
    });
    await setAll(own, wanted, isOver);
    if (!isOver() && own.documents.some(isOfNation)) {
      for (const { path, bytes } of await desk.scores(own.as_of)) {
        files.push(path);
        // Tables alone are nothing to take away.
        if (shelf.place === "folder" || wanted.length > 0) {
          await shelf.put(path, bytes);
        }
      }
    }
    if (!isOver()) {
      await end(own);
    }
  } finally {
    closeAll(own);
    if (own === run && making.value?.state !== "done") {
      tell({ state: "stopped", left: undefined });
    }
  }
}

/** Every book of every sound province, then the country's; a province that the engine ends over costs its own. */
async function ordered({ desk, documents, as_of }: Run, isOver: () => boolean): Promise<Book[]> {
  const books: Book[] = [];
  const opened = data.value?.opened.provinces ?? [];
  const take = async (position: number | undefined, whose: string, kinds: string[]) => {
    const named = (document: string) => `${whose} ${kindsOfAll().find(({ name }) => name === document)?.thai ?? ""}`;
    try {
      const orders = await desk.orders(position, kinds, as_of);
      books.push(...orders.map(order => ({ ...order, position, name: named(order.document) })));
    } catch (error) {
      for (const document of kinds) {
        fail({ name: named(document) }, reason(error) ?? "");
      }
    }
  };
  const [ofNation, ofProvince] = [documents.filter(isOfNation), documents.filter(name => !isOfNation(name))];
  for (const [position, { name, year }] of opened.entries()) {
    if (isOver()) {
      return books;
    }
    if (year !== null && ofProvince.length > 0) {
      await take(position, name, ofProvince);
    }
    tell({ done: position + 1 });
  }
  if (ofNation.length > 0) {
    await take(undefined, nationWords().country, ofNation);
  }
  return books;
}

function isOfNation(document: string): boolean {
  return kindsOfAll().some(({ name, of }) => name === document && of === "nation");
}

/** Sets every book; what an engine ended over is tried once more at the end, alone, for memory is shared by all. */
async function setAll(own: Run, wanted: Book[], isOver: () => boolean): Promise<void> {
  // The longest first, so that no engine is left with one when the others are done.
  const waiting = [...wanted].sort((one, other) => (other.length ?? 0) - (one.length ?? 0));
  const again: Book[] = [];
  const clock = new Clock(waiting);
  const setters = Math.max(1, Math.min(navigator.hardwareConcurrency || 1, waiting.length));
  await Promise.all(Array.from({ length: setters }, () => keepBusy(own, waiting, clock, isOver, again)));
  await keepBusy(own, again, clock, isOver, undefined);
  // Where no engine comes up at all, nobody has tried them.
  for (const book of isOver() ? [] : [...waiting, ...again]) {
    fail(book, nationWords().noEngine);
  }
}

/** Keeps one engine busy until nothing waits. */
async function keepBusy(
  own: Run,
  waiting: Book[],
  clock: Clock,
  isOver: () => boolean,
  again: Book[] | undefined,
): Promise<void> {
  if (waiting.length === 0 || isOver()) {
    return;
  }
  const setter = own.desk.setter();
  own.setters.add(setter);
  let last: Book | undefined;
  while (!isOver()) {
    // A province's books share names and sentences, of which the engine knows by then where their lines may break.
    const akin = waiting.findIndex(book => book.position === last?.position);
    const [book] = waiting.splice(Math.max(akin, 0), 1);
    if (book === undefined) {
      break;
    }
    last = book;
    try {
      const { document, year, position } = book;
      const asked = { document, year, as_of: own.as_of, ...(position === undefined ? {} : { province: position }) };
      const { bytes, pages, sha256, remarks } = await setter.set(await own.desk.manuscript(asked));
      await own.shelf.put(book.file, bytes, { input: book.input ?? "", sha256 });
      const now = making.value;
      tell({
        made: (now?.made ?? 0) + 1,
        pages: (now?.pages ?? 0) + pages,
        remarks: [...(now?.remarks ?? []), ...remarks.map(cause => ({ name: book.name, cause }))],
      });
    } catch (error) {
      if (error instanceof Dropped) {
        break;
      }
      if (error instanceof Ended && again !== undefined) {
        again.push(book);
        continue;
      }
      fail(book, reason(error) ?? "");
    }
    tell({ done: (making.value?.done ?? 0) + 1, left: clock.left(book) });
  }
  setter.close();
  own.setters.delete(setter);
}

async function end({ shelf }: Run): Promise<void> {
  const said = nationWords();
  const name = zipName();
  const isThere = await shelf.end(files, name);
  tell({ state: "done", left: undefined });
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

function closeAll({ setters }: Run): void {
  for (const setter of setters) {
    setter.close();
  }
  setters.clear();
}

function fail({ name }: { name: string }, cause: string): void {
  tell({ failed: [...(making.value?.failed ?? []), { name, cause }] });
}

function tell(news: Partial<Making>): void {
  making.value = { ...making.value, ...news } as Making;
}

/** Guesses how long it takes yet, by the length of what is done and what is not. */
class Clock {
  readonly #begun = performance.now();
  readonly #all: number;
  #done = 0;

  constructor(books: readonly Book[]) {
    this.#all = books.reduce((sum, { length = 0 }) => sum + length, 0);
  }

  left({ length = 0 }: Book): number {
    this.#done += length;
    const seconds = (performance.now() - this.#begun) / 1000;
    return this.#done === 0 ? 0 : (seconds * (this.#all - this.#done)) / this.#done;
  }
}
