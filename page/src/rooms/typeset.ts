/** Lays the chosen book out, gives its pages one by one, and binds it. */

import type { PressedBook } from "../engine/engine";
import { book, engine } from "../store";
import { asked } from "./compose";
import { save } from "./save";
import { reason, telling } from "./tell";

/** Makes the chosen book anew; what is shown stays until the new one is there. */
export async function layOut(): Promise<void> {
  const press = engine.value;
  const wanted = asked();
  if (press === undefined || wanted === undefined) {
    book.value = { state: "none" };
    return;
  }
  const before = book.value;
  if (before.state !== "shown") {
    book.value = { state: "making" };
  }
  try {
    const pressed = await press.layOut(wanted);
    book.value = { state: "shown", book: pressed };
    if (before.state === "shown") {
      await press.release(before.book);
    }
  } catch (error) {
    const text = reason(error);
    if (text !== undefined) {
      book.value = { state: "failed", text };
    }
  }
}

/** A page of a book as an address for a picture; to be revoked when it is no longer shown. */
export async function pageAddress(shown: PressedBook, page: number): Promise<string> {
  const svg = await engine.value?.page(shown, page);
  return URL.createObjectURL(new Blob([svg as BlobPart], { type: "image/svg+xml" }));
}

/** Binds the book that is shown and gives it to the officer. */
export async function download(shown: PressedBook): Promise<void> {
  await telling(async () => {
    const pdf = await engine.value?.bind(shown);
    if (pdf !== undefined) {
      save(shown.file_name, pdf, "application/pdf");
    }
  });
}
