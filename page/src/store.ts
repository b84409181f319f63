/** All that the page knows, in one place. Rooms change it; views show it. */

import { computed, signal } from "@preact/signals";
import type { Engine, PressedBook } from "./engine/engine";
import type { About, BookText, Day, Lang, Opened, Report, Scorecard, ScoreFrame, Spot } from "./engine/protocol";
import { today } from "./today";

export type View = "begin" | "nation" | "data" | "score" | "book";

/** What is told across the page, until it is put away or the next is told. */
export interface Notice {
  kind: "done" | "failed";
  text: string;
}

/** What is opened and what was found in it. */
export interface Data {
  opened: Opened;
  report: Report;
  /** Where each diagnostic of the report is, in its order. */
  spots: Spot[];
}

export interface Score {
  scorecard: Scorecard;
  frame: ScoreFrame;
}

/** Which book is shown. */
export interface BookChoice {
  document: string;
  /** `2564-10`, of a book of a month. */
  month: string | undefined;
}

/** A book on the way. */
export type BookState =
  | { state: "none" }
  | { state: "making" }
  | { state: "shown"; book: PressedBook }
  | { state: "failed"; text: string };

export const lang = signal<Lang>("th");
export const engine = signal<Engine | undefined>(undefined);
/** Why the page cannot work here. */
export const unable = signal<string | undefined>(undefined);
export const about = signal<About | undefined>(undefined);

export const view = signal<View>("begin");
export const notice = signal<Notice | undefined>(undefined);
/** What is being waited for. */
export const waiting = signal<"opening" | "saving" | undefined>(undefined);
/** What help is open: all of it, or a fault's by its code. */
export const help = signal<{ code?: string } | undefined>(undefined);
/** Which step of the first visit is shown, counted from 0. */
export const tour = signal<number | undefined>(undefined);

/** Whether files are being dragged over the page. */
export const isDropping = signal(false);

export const data = signal<Data | undefined>(undefined);
/** Position of the province that is looked at. */
export const province = signal(0);
/** The day that is looked at. */
export const asOf = signal<Day>(today());
export const score = signal<Score | undefined>(undefined);

export const bookChoice = signal<BookChoice>({ document: "plan", month: undefined });
export const book = signal<BookState>({ state: "none" });
/** Whether another book is being set while this one is shown. */
export const isSetting = signal(false);
/** What stands on the pages of the book that is shown, as soon as it is known. */
export const bookText = signal<BookText | undefined>(undefined);
/** How far all books in one go have come. */
export const isMakingAll = signal<{ done: number; of: number } | undefined>(undefined);
/** Whether what a book is sent with is being made. */
export const isSending = signal(false);

/** The province that is looked at. */
export const current = computed(() => data.value?.opened.provinces[province.value]);
