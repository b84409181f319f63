/**
 * Remembers which books were made, from one visit to the next, on this machine: fingerprints of what each was made from and
 * of what came out, and nothing else.
 */

import { keeps } from "../desk";
import { type Place, remembered } from "../nation";
import { answer, changed, type Database, looked } from "./database";

export interface Made {
  sha256: string;
  size: number;
}

const MADE: Database = { name: "ruplem-made", store: "made" };

/** So many that an office never comes to it, and that a browser does not mind; then all is begun afresh. */
const MOST = 20_000;

/** All that is remembered of books in a place, by the fingerprints of what they were made from. */
export async function known(place: Place): Promise<Map<string, Made>> {
  const found = await looked(MADE, all).catch(() => []);
  remembered.value = found.length;
  const own = found.filter(([key]) => key.startsWith(`${place} `));
  return new Map(own.map(([key, made]) => [key.slice(place.length + 1), made]));
}

/** Counts the books that are remembered. */
export async function count(): Promise<void> {
  remembered.value = await looked(MADE, store => answer(store.count())).catch(() => 0);
}

/** Remembers books. What cannot be kept is made again, and keeps nobody from their work. */
export async function enter(place: Place, books: readonly [input: string, made: Made][]): Promise<void> {
  if (!keeps.value || books.length === 0) {
    return;
  }
  await changed(MADE, store => {
    if (remembered.value + books.length > MOST) {
      store.clear();
      remembered.value = 0;
    }
    for (const [input, made] of books) {
      store.put(made, `${place} ${input}`);
    }
    const count = store.count();
    count.onsuccess = () => {
      remembered.value = count.result;
    };
  }).catch(() => undefined);
}

/** Forgets every book. */
export async function forgetMade(): Promise<void> {
  remembered.value = 0;
  await changed(MADE, store => store.clear()).catch(() => undefined);
}

async function all(store: IDBObjectStore): Promise<[string, Made][]> {
  const [keys, values] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())]);
  return keys.map((key, index) => [String(key), values[index] as Made]);
}
