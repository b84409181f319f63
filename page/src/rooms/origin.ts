/** Where the text of a page comes from: asks for its cells, goes to the one there is, and offers several. */

import { batch, signal } from "@preact/signals";
import { HEADINGS } from "../desk";
import type { Origins, Passage, Place, TextLine } from "../engine/protocol";
import { asOf, book, bookText, data, engine, view } from "../store";
import { goTo } from "./go";
import { around } from "./search";
import { telling } from "./tell";
import { left, type Marked, side } from "./turn";

/** A text of a page, whole, however its lines are broken. */
export interface Block {
  id: number;
  text: string;
  lines: TextLine[];
}

interface Asked {
  text: string;
  at: Marked | undefined;
  found: Origins | undefined;
  /** The passages it is a part of, where no cell says it. */
  passages: readonly Passage[];
}

/** What was asked for, where it stands, and what came of it. */
export const origin = signal<Asked | undefined>(undefined);
/** The text the pointer is over. */
export const hovered = signal<Marked | undefined>(undefined);
/** Whether a cell was gone to from a page: there is a way back. */
export const cameFromBook = signal(false);

/** What stands on a page, counted from 0, in the order it is read. */
export function blocks(page: number): Block[] {
  const found = new Map<number, Block>();
  for (const line of bookText.value?.pages[page] ?? []) {
    const block = found.get(line.block) ?? { id: line.block, text: "", lines: [] };
    found.set(line.block, { ...block, text: block.text + line.text, lines: [...block.lines, line] });
  }
  return [...found.values()].filter(({ text }) => text.trim() !== "");
}

/** Follows the pointer over a page, in parts of its width and height. */
export function hover(page: number | undefined, x = 0, y = 0): void {
  const block = page === undefined ? undefined : at(page, x, y);
  const marked = page === undefined || block === undefined ? undefined : marks(page, block);
  if (JSON.stringify(marked) !== JSON.stringify(hovered.peek())) {
    hovered.value = marked;
  }
}

/** Asks for what stands at a point of a page. */
export async function askAt(page: number, x: number, y: number): Promise<void> {
  const block = at(page, x, y);
  if (block !== undefined) {
    await ask(page, block);
  }
}

/** Asks where a text comes from, and goes there when that is one cell. */
export async function ask(page: number, block: Block): Promise<void> {
  const text = whole(block);
  const beside = blocks(page).filter(other => other.id !== block.id && isBeside(other, block));
  const at = marks(page, block);
  origin.value = { text, at, found: undefined, passages: [] };
  await telling(async () => {
    const state = book.peek();
    const whose = state.state === "shown" ? state.book.province : undefined;
    const found = await engine.value?.origins(
      whose,
      text,
      beside.map(({ text }) => text),
    );
    if (origin.value?.text !== text || found === undefined) {
      return;
    }
    const isSaid = found.places.some(({ how }) => how === "same" || how === "part");
    const passages = isSaid || whose === undefined ? [] : await engine.value?.passages(whose, asOf.peek(), text);
    if (origin.value?.text !== text || passages === undefined) {
      return;
    }
    // A cell that the text merely mentions is no rival of the one that says it.
    const [only, ...others] = found.places.filter(({ how }) => how !== "within");
    batch(() => {
      origin.value = { text, at, found, passages };
      if (only !== undefined && others.length === 0 && (only.how === "same" || only.how === "part")) {
        goToPlace(only);
      } else {
        side.value = "origin";
      }
    });
  });
}

/** Goes to a cell, and remembers the way back. */
export function goToPlace({ sheet, position, column }: Place): void {
  if (sheet !== null && data.value?.opened.sheets[sheet] !== undefined) {
    cameFromBook.value = true;
    goTo(sheet, { position: position ?? HEADINGS, column: column ?? 0 });
    view.value = "data";
  }
}

/** Forgets what was asked of other data. */
export function forgetOrigin(): void {
  origin.value = undefined;
  cameFromBook.value = false;
  left.value = undefined;
}

/** A text over several pages as one. */
function whole({ id }: Block): string {
  const pages = bookText.value?.pages ?? [];
  return pages.flatMap(lines => lines.filter(({ block }) => block === id).map(({ text }) => text)).join("");
}

function marks(page: number, { lines }: Block): Marked | undefined {
  const state = book.peek();
  const size = state.state === "shown" ? state.book.pages[page] : undefined;
  return size === undefined ? undefined : { page, boxes: around(lines, size) };
}

function at(page: number, x: number, y: number): Block | undefined {
  return blocks(page).find(block =>
    marks(page, block)?.boxes.some(
      ({ left, top, width, height }) => left <= x && x <= left + width && top <= y && y <= top + height,
    ),
  );
}

/** Whether two texts stand in one line of the page, as cells of a row do. */
function isBeside(one: Block, other: Block): boolean {
  const [above, below] = [reach(one), reach(other)];
  return Math.min(above[1], below[1]) > Math.max(above[0], below[0]);
}

/** From the upper edge of its first line to the lower of its last. */
function reach({ lines }: Block): [number, number] {
  const tops = lines.map(({ baseline, size }) => baseline - size * 0.7);
  return [Math.min(...tops), Math.max(...lines.map(({ baseline }) => baseline))];
}
