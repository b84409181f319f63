/** One way through all provinces, and how far it has come. */

import type { Engine } from "../engine/engine";
import type { Order } from "../engine/protocol";
import type { Setter } from "../engine/setter";
import { type Making, making } from "../nation";
import { data } from "../store";
import type { Shelf } from "./shelf";

/** A book to be made, and of which of the opened provinces it is. */
export interface Book extends Order {
  position: number | undefined;
  name: string;
}

/** Which can be stopped and gone on with. */
export interface Run {
  shelf: Shelf;
  desk: Engine;
  of: unknown;
  as_of: string;
  /** Whether what has not changed is made too. */
  anew: boolean;
  /** What was made in this run, by file: from what. */
  made: Map<string, string>;
  /** Every file there can be, in the order of the provinces. */
  files: string[];
  documents: string[];
  setters: Set<Setter>;
  stopped: boolean;
}

/** The one that is told of. */
let run: Run | undefined;

export function current(): Run | undefined {
  return run;
}

export function setCurrent(next: Run | undefined): void {
  run = next;
}

/** Whether nothing more is to be begun: it was stopped or put away, or its data has become other data. */
export function isOver(own: Run): boolean {
  return own.stopped || own !== run || data.value !== own.of;
}

/** Ends every engine that is at a book. */
export function closeAll({ setters }: Run): void {
  for (const setter of setters) {
    setter.close();
  }
  setters.clear();
}

/** Ends what is under way at once; finished books stay. */
export function stop(own: Run): void {
  own.stopped = true;
  closeAll(own);
}

/** Tells of a book that cannot be made. */
export function fail(own: Run, { name }: { name: string }, cause: string): void {
  tell(own, { failed: [...(making.value?.failed ?? []), { name, cause }] });
}

/** Tells how far a run has come, unless it has been put away. */
export function tell(own: Run, news: Partial<Making>): void {
  if (own === run) {
    making.value = { ...making.value, ...news } as Making;
  }
}
