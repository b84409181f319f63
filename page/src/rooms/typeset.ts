/** Lays the chosen book out, gives its pages one by one, and binds it. */

import { effect, untracked } from "@preact/signals";
import type { PressedBook } from "../engine/engine";
import { book, bookText, current, data, engine, isSetting, lang } from "../store";
import { helpWords } from "../words/help";
import { asked, kinds } from "./compose";
import { letGo } from "./pictures";
import { save } from "./save";
import { reason, telling } from "./tell";

export const PDF = "application/pdf";

/** How many books stay laid out: going back to one of them takes no time. */
const KEPT = 3;

interface Kept {
  key: string;
  of: unknown;
  book: PressedBook;
}

/** The latest first. */
let kept: Kept[] = [];
let wanted: { key: string; of: unknown } | undefined;

/** Makes the chosen book anew where it is another than what is there; what is shown stays until the new one is. */
export async function layOut(): Promise<void> {
  const press = engine.value;
  const ask = asked();
  const of = data.value;
  if (press === undefined || ask === undefined || of === undefined) {
    wanted = undefined;
    isSetting.value = false;
    show(undefined);
    return;
  }
  const isDated = kinds().some(({ name, is_dated }) => name === ask.document && is_dated);
  const key = JSON.stringify([lang.value, ask.document, ask.province, ask.month, isDated && ask.as_of]);
  const isWanted = () => wanted?.key === key && wanted.of === of;
  const found = kept.find(one => one.key === key && one.of === of && press.holds(one.book));
  if (found === undefined && isWanted()) {
    return;
  }
  wanted = { key, of };
  if (found !== undefined) {
    isSetting.value = false;
    kept = [found, ...kept.filter(one => one !== found)];
    show(found.book);
    return;
  }
  isSetting.value = true;
  if (book.peek().state !== "shown") {
    book.value = { state: "making" };
  }
  try {
    const pressed = await press.layOut(ask);
    kept = [{ key, of, book: pressed }, ...kept];
    if (isWanted()) {
      isSetting.value = false;
      show(pressed);
    }
    clear(of);
  } catch (error) {
    const text = reason(error);
    if (text !== undefined && isWanted()) {
      isSetting.value = false;
      wanted = undefined;
      bookText.value = undefined;
      book.value = { state: "failed", text };
    }
  }
}

/** Lays the chosen book out as soon as there is other data, so that it is there when it is asked for. */
export function setAhead(): void {
  effect(() => {
    if (data.value !== undefined && current.value?.year != null) {
      void untracked(layOut);
    }
  });
}

function show(shown: PressedBook | undefined): void {
  if (shown === undefined) {
    bookText.value = undefined;
    book.value = { state: "none" };
    return;
  }
  const before = book.peek();
  if (before.state === "shown" && before.book === shown) {
    return;
  }
  bookText.value = undefined;
  book.value = { state: "shown", book: shown };
  engine.value?.read(shown).then(
    text => {
      const now = book.peek();
      if (now.state === "shown" && now.book === shown) {
        bookText.value = text;
      }
    },
    // A book that has been replaced meanwhile needs no text.
    () => undefined,
  );
}

/** Lets books go that are of other data, or one too many. */
function clear(of: unknown): void {
  const stay = kept.filter(one => one.of === of && engine.value?.holds(one.book)).slice(0, KEPT);
  for (const one of kept.filter(one => !stay.includes(one))) {
    letGo(one.book);
    engine.value?.release(one.book).catch(() => undefined);
  }
  kept = stay;
}

/** Makes the book that is shown once more, after the press has lost it. */
export async function setAgain(): Promise<void> {
  wanted = undefined;
  kept = [];
  await layOut();
}

/** Binds the book that is shown and gives it to the officer. */
export async function download(shown: PressedBook): Promise<void> {
  await telling(async () => {
    const pdf = await engine.value?.bind(shown);
    if (pdf !== undefined) {
      save(shown.file_name, pdf, PDF);
    }
  });
}

/** Opens the bound book in the browser's own reader, from which it is printed as it is. */
export async function openToPrint(shown: PressedBook): Promise<void> {
  await telling(async () => {
    const pdf = await engine.value?.bind(shown);
    if (pdf !== undefined) {
      openPdf(shown.file_name, pdf);
    }
  });
}

/** Opens how the page is used, on two pages. */
export async function openGuide(): Promise<void> {
  await telling(async () => {
    const guide = await engine.value?.guide();
    if (guide !== undefined) {
      openPdf(`${helpWords().guideFile}.pdf`, guide.bytes);
    }
  });
}

/** Shows a PDF in the browser's own reader, or hands it over where the browser opens no other tab. */
function openPdf(name: string, pdf: Uint8Array): void {
  const address = URL.createObjectURL(new Blob([pdf as BlobPart], { type: PDF }));
  if (window.open(address) === null) {
    save(name, pdf, PDF);
  }
  setTimeout(() => URL.revokeObjectURL(address), 600_000);
}
