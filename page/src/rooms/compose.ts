/** Which book is asked for: its kind, its month, the day and the province that are looked at. */

import type { BookAsked, DocumentKind } from "../engine/protocol";
import { about, asOf, bookChoice, current, data, province } from "../store";

/** The kinds of books that what is opened can have. */
export function kinds(): DocumentKind[] {
  const isNational = data.value?.opened.is_national ?? false;
  return (about.value?.documents ?? []).filter(({ of }) => of !== "nation" || isNational);
}

/** The book that is chosen, when all is there that it needs. */
export function asked(): BookAsked | undefined {
  const { document, month } = bookChoice.value;
  const kind = kinds().find(({ name }) => name === document);
  if (kind === undefined) {
    return undefined;
  }
  // A book that is the same on every day is not made anew for another day.
  const as_of = kind.is_dated ? asOf.value : asOf.peek();
  if (kind.of === "nation") {
    return { document, as_of };
  }
  if (current.value?.year == null) {
    return undefined;
  }
  const ofMonth = kind.of === "month" ? { month: month ?? months(current.value.year)[0] ?? "" } : {};
  return { document, province: province.value, as_of, ...ofMonth };
}

/** The months of a fiscal year (พ.ศ.), October first: `2564-10`. */
export function months(year: number): string[] {
  return Array.from({ length: 12 }, (_, index) => {
    const month = ((index + 9) % 12) + 1;
    return `${month >= 10 ? year - 1 : year}-${String(month).padStart(2, "0")}`;
  });
}
