/** Where the officer is in the book that is shown: the page, how large, what is looked for and what is pointed at. */

import { computed, signal } from "@preact/signals";
import type { PressedBook } from "../engine/engine";
import { book, bookText } from "../store";
import { type Box, find, numbered } from "./search";

export type Zoom = "width" | "page" | "100" | "200";

export const zoom = signal<Zoom>("width");
export const query = signal("");
/** Which of the hits is looked at. */
export const hitSeen = signal(0);
/** What is opened beside the pages; nothing where there is little room and nothing was asked for. */
export type Side = "contents" | "thumbnails" | "findings" | "origin";
export const side = signal<Side | undefined>(undefined);
/** Which page of which book was seen last: the one in the middle, counted from 0. */
export const left = signal<{ file: string; page: number } | undefined>(undefined);
export const pageSeen = computed(() => left.value?.page ?? 0);
/** A place that is pointed at. */
export const pointed = signal<Marked | undefined>(undefined);

/** Boxes of a page, counted from 0. */
export interface Marked {
  page: number;
  boxes: Box[];
}

/** Notes which page is seen: the one across the middle of what is in sight, or the one above where that falls between two. */
export function see(reader: HTMLElement, { file_name }: PressedBook): void {
  const { top, bottom } = reader.getBoundingClientRect();
  const middle = (Math.max(top, 0) + Math.min(bottom, window.innerHeight)) / 2;
  const isAbove = (page: Element) => page.getBoundingClientRect().top <= middle;
  const page = [...reader.children].findLastIndex(isAbove);
  left.value = { file: file_name, page: Math.max(page, 0) };
}

export const hits = computed(() => {
  const state = book.value;
  const text = bookText.value;
  return state.state === "shown" && text !== undefined ? find(text, state.book.pages, query.value) : [];
});

/** Brings a page into sight, or a place on it (in parts of its height); `isAtOnce` where nothing was seen before. */
export function turnTo(page: number, top = 0, isAtOnce = false): void {
  const place = document.querySelector<HTMLElement>(`.reader [data-page="${page}"]`);
  const reader = place?.closest<HTMLElement>(".reader");
  if (place == null || reader == null) {
    return;
  }
  const offset = place.getBoundingClientRect().top + top * place.offsetHeight;
  if (reader.scrollHeight > reader.clientHeight && getComputedStyle(reader).overflowY !== "visible") {
    const by = offset - reader.getBoundingClientRect().top - (top > 0 ? 80 : 8);
    reader.scrollBy({ top: by, ...(isAtOnce && { behavior: "instant" }) });
  } else {
    window.scrollBy(0, offset - (top > 0 ? 120 : 8));
  }
}

export function lookFor(text: string): void {
  query.value = text;
  hitSeen.value = 0;
  goToHit(0);
}

export function goToHit(index: number): void {
  const all = hits.value;
  if (all.length === 0) {
    return;
  }
  hitSeen.value = (index + all.length) % all.length;
  const hit = all[hitSeen.value];
  if (hit !== undefined) {
    turnTo(hit.page, hit.boxes[0]?.top);
  }
}

/** Points at a line as findings name it: page and line from 1. */
export function pointAt(page: number, line: number): void {
  const state = book.value;
  const text = bookText.value;
  if (state.state !== "shown" || text === undefined) {
    return;
  }
  const boxes = numbered(text, state.book.pages, page - 1, line);
  pointed.value = { page: page - 1, boxes };
  turnTo(page - 1, boxes[0]?.top);
}
