/**
 * Remembers which books were made, from one visit to the next, on this machine: fingerprints of what each was made from and
 * of what came out, and nothing else.
 */

import { keeps } from "../desk";
import { type Place, remembered } from "../nation";

export interface Made {
  sha256: string;
  size: number;
}

const NAME = "ruplem-made";
const STORE = "made";

/** So many that an office never comes to it, and that a browser does not mind; then all is begun afresh. */
const MOST = 20_000;

/** All that is remembered of books in a place, by the fingerprints of what they were made from. */
export async function known(place: Place): Promise<Map<string, Made>> {
  const found = await all().catch(() => []);
  remembered.value = found.length;
  const own = found.filter(([key]) => key.startsWith(`${place} `));
  return new Map(own.map(([key, made]) => [key.slice(place.length + 1), made]));
}

/** Remembers books. What cannot be kept is made again, and keeps nobody from their work. */
export async function enter(place: Place, books: readonly [input: string, made: Made][]): Promise<void> {
  if (!keeps.value || books.length === 0) {
    return;
  }
  await changed(store => {
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
  await changed(store => store.clear()).catch(() => undefined);
}

function database(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function changed(change: (store: IDBObjectStore) => void): Promise<void> {
  const base = await database();
  try {
    const done = base.transaction(STORE, "readwrite");
    change(done.objectStore(STORE));
    await new Promise<void>((resolve, reject) => {
      done.oncomplete = () => resolve();
      done.onerror = () => reject(done.error);
      done.onabort = () => reject(done.error);
    });
  } finally {
    base.close();
  }
}

async function all(): Promise<[string, Made][]> {
  const base = await database();
  try {
    const store = base.transaction(STORE).objectStore(STORE);
    const of = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const [keys, values] = await Promise.all([of(store.getAllKeys()), of(store.getAll())]);
    return keys.map((key, index) => [String(key), values[index] as Made]);
  } finally {
    base.close();
  }
}
