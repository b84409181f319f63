/** Finds words on the pages of a book, however they are spaced, broken over lines or written in digits. */

import type { BookText, TextLine } from "../engine/protocol";

/** A part of a page, in parts of its width and height. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Hit {
  /** Counted from 0. */
  page: number;
  boxes: Box[];
}

interface Size {
  width: number;
  height: number;
}

/** More are of no use to anybody. */
const MOST = 500;

export function find(text: BookText, sizes: readonly Size[], query: string): Hit[] {
  const wanted = letters(query);
  const hits: Hit[] = [];
  if (wanted === "") {
    return hits;
  }
  for (const [page, lines] of text.pages.entries()) {
    const size = sizes[page];
    const { said, places } = joined(lines);
    let at = said.indexOf(wanted);
    while (size !== undefined && at >= 0 && hits.length < MOST) {
      hits.push({ page, boxes: boxes(places.slice(at, at + wanted.length), size) });
      at = said.indexOf(wanted, at + wanted.length);
    }
  }
  return hits;
}

/** The boxes of lines as findings number them. */
export function numbered(text: BookText, sizes: readonly Size[], page: number, number: number): Box[] {
  const size = sizes[page];
  const lines = text.pages[page]?.filter(line => line.number === number) ?? [];
  return size === undefined ? [] : around(lines, size);
}

interface Place {
  line: TextLine;
  /** Which part of the line it is, of 1. */
  from: number;
  to: number;
}

/** What a page says, letter by letter, and where each stands. */
function joined(lines: readonly TextLine[]): { said: string; places: Place[] } {
  let said = "";
  const places: Place[] = [];
  let before: TextLine | undefined;
  for (const line of lines) {
    if (before !== undefined && before.block !== line.block) {
      said += "\n";
      places.push({ line, from: 0, to: 0 });
    }
    before = line;
    const all = [...line.text];
    const width = all.filter(takesRoom).length;
    let passed = 0;
    for (const letter of all) {
      const from = passed / width;
      passed += takesRoom(letter) ? 1 : 0;
      const kept = letters(letter);
      said += kept;
      places.push(...Array.from(kept, () => ({ line, from, to: passed / width })));
    }
  }
  return { said, places };
}

/** One box a line. */
function boxes(places: readonly Place[], size: Size): Box[] {
  const found = new Map<TextLine, { from: number; to: number }>();
  for (const { line, from, to } of places) {
    const known = found.get(line);
    found.set(line, { from: Math.min(from, known?.from ?? from), to: Math.max(to, known?.to ?? to) });
  }
  return [...found].map(([line, { from, to }]) => box(line, from, to, size));
}

/** The boxes of whole lines. */
export function around(lines: readonly TextLine[], size: Size): Box[] {
  return lines.map(line => box(line, 0, 1, size));
}

function box(line: TextLine, from: number, to: number, { width, height }: Size): Box {
  const length = line.right - line.left;
  // Letters are not all of one width: a little more on either side is marked.
  const more = from > 0 || to < 1 ? line.size * 0.4 : line.size * 0.1;
  return {
    left: (line.left + from * length - more) / width,
    top: (line.baseline - line.size) / height,
    width: ((to - from) * length + 2 * more) / width,
    height: (line.size * 1.35) / height,
  };
}

/** What is compared: no spaces, digits of one kind, sara am told apart, small letters. */
function letters(text: string): string {
  return text
    .replace(/[\s\u200b\u2060]+/g, "")
    .replace(/[๐-๙]/g, digit => String(digit.charCodeAt(0) - 0xe50))
    .replaceAll("ำ", "ํา")
    .toLowerCase();
}

/** Signs above and below stand on a letter. */
function takesRoom(letter: string): boolean {
  return !/[ัิ-ฺ็-๎]/.test(letter);
}
