/** Pages of books as pictures: each drawn once, kept while its book is, let go with it. */

import type { PressedBook } from "../engine/engine";
import { engine } from "../store";

const drawn = new Map<string, Map<number, Promise<string>>>();

function name({ generation, book }: PressedBook): string {
  return `${generation} ${book}`;
}

/** The address of a page's picture. */
export function picture(book: PressedBook, page: number): Promise<string> {
  const pages = drawn.get(name(book)) ?? new Map<number, Promise<string>>();
  drawn.set(name(book), pages);
  const known = pages.get(page);
  if (known !== undefined) {
    return known;
  }
  const address = drawing(book, page);
  pages.set(page, address);
  address.catch(() => pages.delete(page));
  return address;
}

async function drawing(book: PressedBook, page: number): Promise<string> {
  const svg = await engine.value?.page(book, page);
  return URL.createObjectURL(new Blob([svg as BlobPart], { type: "image/svg+xml" }));
}

/** Lets a book's pictures go. What is shown stays: a picture that has been read needs its address no more. */
export function letGo(book: PressedBook): void {
  const pages = drawn.get(name(book));
  drawn.delete(name(book));
  for (const address of pages?.values() ?? []) {
    address.then(
      found => URL.revokeObjectURL(found),
      () => undefined,
    );
  }
}
