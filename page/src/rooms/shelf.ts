/** Where the books of all provinces go: one file to take away, or a folder that the officer has opened to the page. */

import type { Engine } from "../engine/engine";
import type { Place } from "../nation";
import { enter, known, type Made } from "./ledger";
import { save } from "./save";
import { zipped } from "./zip";

/** Nothing can be written there any more. */
export class Unwritable extends Error {}

/** A file that another program has open cannot be written now; others can. */
export class InUse extends Error {}

/** What a browser says of a disk that is full, a folder that is gone, and leave that was taken back. */
const FOR_ALL = ["QuotaExceededError", "NotFoundError", "NotAllowedError"];

/** What it says of a file that is open elsewhere. */
const FOR_ONE = ["NoModificationAllowedError", "InvalidStateError"];

export interface Shelf {
  place: Place;
  /** Whether the book was put there before, made from the same, and is there as it was. */
  has(file: string, input: string): Promise<boolean>;
  /** Puts a book there, or a table beside them, which has no fingerprint. */
  put(file: string, bytes: Uint8Array, made?: { input: string; sha256: string }): Promise<void>;
  /** Hands over what there is, in the order of these files. Tells whether there was anything. */
  end(order: readonly string[], name: string): Promise<boolean>;
}

/** Holds the books until they are taken away together. */
export async function zipShelf(): Promise<Shelf> {
  const taken = await known("zip");
  const held = new Map<string, { blob: Blob; entry: [input: string, made: Made] | undefined }>();
  return {
    place: "zip",
    async has(_, input) {
      return taken.has(input);
    },
    async put(file, bytes, made) {
      // The browser may lay it on the disk, which memory of the page's own never is.
      const blob = new Blob([bytes as BlobPart]);
      held.set(file, { blob, entry: made && [made.input, { sha256: made.sha256, size: bytes.length }] });
    },
    async end(order, name) {
      const files = order.flatMap(path => {
        const found = held.get(path);
        return found === undefined ? [] : [{ path, blob: found.blob }];
      });
      if (files.length === 0) {
        return false;
      }
      save(name, await zipped(files));
      await enter(
        "zip",
        [...held.values()].flatMap(({ entry }) => (entry === undefined ? [] : [entry])),
      );
      return true;
    },
  };
}

/** Writes each book into a folder as soon as it is made. */
export async function folderShelf(folder: FileSystemDirectoryHandle, engine: Engine): Promise<Shelf> {
  const entries = await known("folder");
  return {
    place: "folder",
    async has(file, input) {
      const made = entries.get(input);
      const there = made && (await handleOf(folder, file, false).catch(() => undefined));
      const held = await there?.getFile().catch(() => undefined);
      if (made === undefined || held?.size !== made.size) {
        return false;
      }
      return (await engine.fingerprint(new Uint8Array(await held.arrayBuffer()))) === made.sha256;
    },
    async put(file, bytes, made) {
      await write(folder, file, bytes).catch(error => {
        const Known = FOR_ALL.includes(error.name) ? Unwritable : FOR_ONE.includes(error.name) ? InUse : undefined;
        throw Known === undefined ? error : new Known(error.message);
      });
      if (made !== undefined) {
        const entry = { sha256: made.sha256, size: bytes.length };
        entries.set(made.input, entry);
        await enter("folder", [[made.input, entry]]);
      }
    },
    async end() {
      return true;
    },
  };
}

/** Writes a file whole, or leaves what was there: the browser puts it in its place once all of it is written. */
async function write(folder: FileSystemDirectoryHandle, file: string, bytes: Uint8Array): Promise<void> {
  const before = await handleOf(folder, file, false).catch(() => undefined);
  try {
    const stream = await (before ?? (await handleOf(folder, file, true))).createWritable();
    try {
      await stream.write(bytes as FileSystemWriteChunkType);
    } catch (error) {
      await stream.abort().catch(() => undefined);
      throw error;
    }
    await stream.close();
  } catch (error) {
    if (before === undefined) {
      // An empty file is made before anything is written.
      await removed(folder, file).catch(() => undefined);
    }
    throw error;
  }
}

async function removed(folder: FileSystemDirectoryHandle, path: string): Promise<void> {
  const { below, name } = await placeOf(folder, path, false);
  await below.removeEntry(name);
}

/** Whether any of these files lies in a folder: then it is the data's own, and books in it would be taken for data. */
export async function holdsAny(folder: FileSystemDirectoryHandle, paths: readonly string[]): Promise<boolean> {
  for (const path of paths) {
    if ((await handleOf(folder, path, false).catch(() => undefined)) !== undefined) {
      return true;
    }
  }
  return false;
}

async function handleOf(folder: FileSystemDirectoryHandle, path: string, create: boolean) {
  const { below, name } = await placeOf(folder, path, create);
  return below.getFileHandle(name, { create });
}

async function placeOf(folder: FileSystemDirectoryHandle, path: string, create: boolean) {
  const names = path.split("/");
  const name = names.pop() ?? "";
  let below = folder;
  for (const one of names) {
    below = await below.getDirectoryHandle(one, { create });
  }
  return { below, name };
}
