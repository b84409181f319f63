/** What is to be made: every book asked for of every province that is sound. */

import { about, data } from "../store";
import { nationWords } from "../words/nation";
import { type Book, fail, isOver, type Run, tell } from "./run";
import { reason } from "./tell";

/** Kinds of books a batch makes: none that has to be told a month. */
export function kindsOfAll() {
  return (about.value?.documents ?? []).filter(({ of, is_batched }) => of !== "month" && is_batched);
}

/** Every book of every sound province, then the country's; a province that the engine ends over costs its own. */
export async function ordered(own: Run): Promise<Book[]> {
  const { desk, documents, as_of } = own;
  const books: Book[] = [];
  const opened = data.value?.opened.provinces ?? [];
  const take = async (position: number | undefined, whose: string, kinds: string[]) => {
    const named = (document: string) => `${whose} ${kindsOfAll().find(({ name }) => name === document)?.thai ?? ""}`;
    try {
      const orders = await desk.orders(position, kinds, as_of);
      books.push(...orders.map(order => ({ ...order, position, name: named(order.document) })));
    } catch (error) {
      for (const document of kinds) {
        fail(own, { name: named(document) }, reason(error) ?? "");
      }
    }
  };
  const [ofNation, ofProvince] = [documents.filter(isOfNation), documents.filter(name => !isOfNation(name))];
  for (const [position, { name, year }] of opened.entries()) {
    if (isOver(own)) {
      return books;
    }
    if (year !== null && ofProvince.length > 0) {
      await take(position, name, ofProvince);
    }
    tell(own, { done: position + 1 });
  }
  if (ofNation.length > 0) {
    await take(undefined, nationWords().country, ofNation);
  }
  return books;
}

export function isOfNation(document: string): boolean {
  return kindsOfAll().some(({ name, of }) => name === document && of === "nation");
}
