/** Keeps the officer's work on this machine between visits, and nowhere else. */

import { dataset, hasUnsaved, type Kept, keeps, kept, mends } from "../desk";
import type { Dataset } from "../engine/engine";
import type { Mend } from "../engine/protocol";
import { data } from "../store";
import { words } from "../words";
import { answer, changed, type Database, looked } from "./database";
import { forgetMade } from "./ledger";

const WORK: Database = { name: "ruplem", store: "work" };
const OFF = "ruplem-keeps-nothing";

/** What is kept of the files apart from what changes with every mend. */
interface KeptFiles {
  name: string;
  dataset: Dataset;
}

interface KeptMends {
  mends: Mend[];
  isSaved: boolean;
  on: number;
}

let filesKept: Dataset | undefined;

/** Looks for work of an earlier visit, and asks before unsaved work is closed. */
export async function startKeeping(): Promise<void> {
  globalThis.addEventListener("beforeunload", event => {
    if (hasUnsaved.value) {
      event.preventDefault();
    }
  });
  keeps.value = readOff() === null;
  const last = keeps.value ? await lastWork().catch(() => undefined) : undefined;
  // Who was quicker has begun something else.
  kept.value = dataset.value === undefined ? last : undefined;
}

/** Keeps what is open with what was typed into it. What cannot be kept keeps nobody from their work. */
export async function keep(): Promise<void> {
  const of = dataset.value;
  if (!keeps.value || of === undefined) {
    return;
  }
  kept.value = undefined;
  const work = { mends: [...mends.value], isSaved: !hasUnsaved.value, on: Date.now() } satisfies KeptMends;
  try {
    if (filesKept === of) {
      await written({ mends: work });
    } else {
      const files = { name: data.value?.opened.name ?? "", dataset: of } satisfies KeptFiles;
      await written({ files, mends: work });
      filesKept = of;
    }
  } catch {
    filesKept = undefined;
  }
}

/** Turns keeping on or off; off forgets all at once. */
export async function setKeeping(isOn: boolean): Promise<void> {
  keeps.value = isOn;
  try {
    if (isOn) {
      localStorage.removeItem(OFF);
    } else {
      localStorage.setItem(OFF, "1");
    }
  } catch {
    // A browser that keeps nothing keeps no choice either.
  }
  await (isOn ? keep() : Promise.all([forget(), forgetMade()]));
}

/** Forgets what was kept. */
export async function forget(): Promise<void> {
  filesKept = undefined;
  kept.value = undefined;
  await written({ files: undefined, mends: undefined }).catch(() => undefined);
}

/** Whether what is open, or was kept, may be put away for another: unsaved work is asked for. */
export function mayLeave(another: Dataset): boolean {
  const last = kept.value;
  const isLost = last !== undefined && last.dataset !== another && last.mends.length > 0 && !last.isSaved;
  return (!hasUnsaved.value && !isLost) || globalThis.confirm(words().leaveMends);
}

async function lastWork(): Promise<Kept | undefined> {
  const [files, work] = await read();
  return files === undefined || work === undefined ? undefined : { ...files, ...work };
}

function readOff(): string | null {
  try {
    return localStorage.getItem(OFF);
  } catch {
    return null;
  }
}

async function written(values: { files?: KeptFiles | undefined; mends?: KeptMends | undefined }): Promise<void> {
  await changed(WORK, store => {
    for (const [key, value] of Object.entries(values)) {
      if (value === undefined) {
        store.delete(key);
      } else {
        store.put(value, key);
      }
    }
  });
}

async function read(): Promise<[KeptFiles | undefined, KeptMends | undefined]> {
  const [files, work] = await looked(WORK, store =>
    Promise.all([answer<unknown>(store.get("files")), answer<unknown>(store.get("mends"))]),
  );
  return [files as KeptFiles | undefined, work as KeptMends | undefined];
}
