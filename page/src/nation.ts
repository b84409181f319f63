/** What the page knows of the country: how it stands, and books of all provinces on the way. Rooms change it. */

import { signal } from "@preact/signals";
import type { Nation } from "./engine/protocol";

/** How it stands, by years; none while nothing of it is sound. */
export const nations = signal<readonly Nation[] | undefined>(undefined);
/** The year that is looked at, where there are several. */
export const nationYear = signal<number | undefined>(undefined);

/** Kinds of books that are not to be made. */
export const leftOut = signal<ReadonlySet<string>>(new Set());
/** Whether books that have not changed are made again too. */
export const makesAnew = signal(false);

/** Where the books go. */
export type Place = "zip" | "folder";

export interface Failed {
  name: string;
  cause: string;
}

/** Books on the way. */
export interface Making {
  state: "preparing" | "making" | "stopped" | "done";
  place: Place;
  /** Provinces made ready, then books. */
  done: number;
  of: number;
  /** Made in this run. */
  made: number;
  /** Books that are there already, made from the same. */
  unchanged: number;
  failed: Failed[];
  /** What there is to say of how books are set. */
  remarks: Failed[];
  /** Seconds, once they can be guessed. */
  left: number | undefined;
}

export const making = signal<Making | undefined>(undefined);
/** How many finished books are remembered. */
export const remembered = signal(0);
