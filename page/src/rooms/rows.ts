/** Rows of the sheets, fetched from the engine in blocks as they come into sight. */

import { signal } from "@preact/signals";
import type { Row } from "../engine/protocol";
import { engine } from "../store";

const BLOCK = 200;

/** How many blocks are kept: what was left long ago is fetched again. */
const MOST_BLOCKS = 120;

interface Block {
  rows: Row[];
  /** Of which state of the data: an older one is shown until the newer is there. */
  state: number;
}

let state = 0;
const blocks = new Map<string, Block>();
const asked = new Set<string>();

/** Counts up when rows have come. */
export const rowsCame = signal(0);

/** The row at a position of a sheet, when it is there yet. */
export function rowAt(sheet: number, position: number): Row | undefined {
  return blocks.get(blockKey(sheet, position))?.rows[position % BLOCK];
}

/** Sees to it that rows come: the first up to, not including, the last. */
export function fetchRows(sheet: number, first: number, last: number): void {
  for (let from = first - (first % BLOCK); from < last; from += BLOCK) {
    const key = blockKey(sheet, from);
    const wanted = `${key} ${state}`;
    if (blocks.get(key)?.state !== state && !asked.has(wanted)) {
      asked.add(wanted);
      void fetched(sheet, from, key, wanted);
    }
  }
}

/** Takes what is there for that of an earlier state. */
export function ageRows(): void {
  state += 1;
  asked.clear();
  rowsCame.value += 1;
}

/** Forgets all rows: they are of other data. */
export function forgetRows(): void {
  blocks.clear();
  ageRows();
}

async function fetched(sheet: number, from: number, key: string, wanted: string): Promise<void> {
  const of = state;
  try {
    const rows = (await engine.value?.rows(sheet, from, BLOCK)) ?? [];
    if (of !== state) {
      return;
    }
    blocks.delete(key);
    blocks.set(key, { rows, state: of });
    const [oldest] = blocks.keys();
    if (blocks.size > MOST_BLOCKS && oldest !== undefined) {
      blocks.delete(oldest);
    }
    rowsCame.value += 1;
  } catch {
    // Asked again when they are looked at: the data may just be changing.
  } finally {
    asked.delete(wanted);
  }
}

function blockKey(sheet: number, position: number): string {
  return `${sheet} ${Math.floor(position / BLOCK)}`;
}
