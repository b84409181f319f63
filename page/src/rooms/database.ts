/** What is kept in this browser from one visit to the next: one store of values by keys in a database of its own. */

export interface Database {
  name: string;
  store: string;
}

function opened({ name, store }: Database): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("blocked"));
  });
}

/** What a request brings. */
export function answer<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Changes what is kept: all of it or nothing. */
export async function changed(database: Database, change: (store: IDBObjectStore) => void): Promise<void> {
  const base = await opened(database);
  try {
    const done = base.transaction(database.store, "readwrite");
    change(done.objectStore(database.store));
    await new Promise<void>((resolve, reject) => {
      done.oncomplete = () => resolve();
      done.onerror = () => reject(done.error);
      done.onabort = () => reject(done.error);
    });
  } finally {
    base.close();
  }
}

/** Looks at what is kept. */
export async function looked<Result>(
  database: Database,
  look: (store: IDBObjectStore) => Promise<Result>,
): Promise<Result> {
  const base = await opened(database);
  try {
    return await look(base.transaction(database.store).objectStore(database.store));
  } finally {
    base.close();
  }
}
