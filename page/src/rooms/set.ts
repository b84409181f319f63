/** Sets books: an engine a core, one book after the other. */

import { Dropped, Ended } from "../engine/hand";
import type { SetBook } from "../engine/setter";
import { making } from "../nation";
import { nationWords } from "../words/nation";
import { type Book, fail, isOver, type Run, stop, tell } from "./run";
import { InUse, Unwritable } from "./shelf";
import { reason } from "./tell";

/** Sets every book; what an engine ended over is tried once more at the end, alone, for memory is shared by all. */
export async function setAll(own: Run, wanted: readonly Book[]): Promise<void> {
  // The longest first, so that no engine is left with one when the others are done.
  const waiting = [...wanted].sort((one, other) => (other.length ?? 0) - (one.length ?? 0));
  const again: Book[] = [];
  const clock = new Clock(waiting);
  const setters = Math.max(1, Math.min(navigator.hardwareConcurrency || 1, waiting.length));
  await Promise.all(Array.from({ length: setters }, () => keepBusy(own, waiting, clock, again)));
  await keepBusy(own, again, clock, undefined);
}

/** Keeps one engine busy until nothing waits. */
async function keepBusy(own: Run, waiting: Book[], clock: Clock, again: Book[] | undefined): Promise<void> {
  if (waiting.length === 0 || isOver(own)) {
    return;
  }
  const setter = own.desk.setter();
  own.setters.add(setter);
  let last: Book | undefined;
  let putting: Promise<void> = Promise.resolve();
  while (!isOver(own)) {
    // A province's books share names and sentences, of which the engine knows by then where their lines may break.
    const akin = waiting.findIndex(book => last !== undefined && book.position === last.position);
    const [book] = waiting.splice(Math.max(akin, 0), 1);
    if (book === undefined) {
      break;
    }
    last = book;
    try {
      const { document, year, position } = book;
      const asked = { document, year, as_of: own.as_of, ...(position === undefined ? {} : { province: position }) };
      const set = await setter.set(await own.desk.manuscript(asked));
      // The next is set while this one is put away, so that no engine waits for a disk.
      await putting;
      putting = put(own, book, set, clock);
    } catch (error) {
      if (error instanceof Dropped) {
        break;
      }
      if (error instanceof Ended && again !== undefined) {
        again.push(book);
        continue;
      }
      fail(own, book, reason(error) ?? "");
      count(own, book, clock);
    }
  }
  await putting;
  setter.close();
  own.setters.delete(setter);
}

/** Puts a book where it goes, and tells of it. */
async function put(own: Run, book: Book, { bytes, sha256, remarks }: SetBook, clock: Clock): Promise<void> {
  try {
    await own.shelf.put(book.file, bytes, { input: book.input ?? "", sha256 });
    own.made.set(book.file, book.input ?? "");
    const now = making.value;
    tell(own, {
      made: (now?.made ?? 0) + 1,
      remarks: [...(now?.remarks ?? []), ...remarks.map(cause => ({ name: book.name, cause }))],
    });
  } catch (error) {
    if (error instanceof Unwritable) {
      // No other book could be written either.
      fail(own, book, nationWords().unwritable);
      stop(own);
      return;
    }
    fail(own, book, error instanceof InUse ? nationWords().inUse : (reason(error) ?? ""));
  }
  count(own, book, clock);
}

function count(own: Run, book: Book, clock: Clock): void {
  tell(own, { done: (making.value?.done ?? 0) + 1, left: clock.left(book) });
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
