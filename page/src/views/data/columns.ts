/** The columns of a sheet, as wide as what is in them. */

import { type Fault, HEADINGS, isFigure } from "../../desk";
import type { Sheet } from "../../engine/protocol";
import { rowAt } from "../../rooms/rows";

export interface GridColumn {
  heading: string;
  isRequired: boolean;
  isFigure: boolean;
  /** In pixels of the page. */
  width: number;
}

/** How many rows are looked at. */
const LOOKED_AT = 100;
const LETTER = 9.5;
const [LEAST, MOST] = [80, 330];

export function columnsOf(index: number, sheet: Sheet, found: Map<string, Fault[]> | undefined): GridColumn[] {
  const rows = Array.from({ length: Math.min(sheet.rows, LOOKED_AT) }, (_, position) => rowAt(index, position));
  const inFaults = [...(found?.keys() ?? [])].map(key => Number(key.split(":")[1]) + 1);
  const inRows = rows.map(row => row?.cells.length ?? 0);
  const count = inFaults.concat(inRows).reduce((most, one) => Math.max(most, one), sheet.columns.length);
  return Array.from({ length: count }, (_, column) => {
    const known = sheet.columns[column];
    const heading = known?.heading ?? "";
    const longest = rows.reduce(
      (most, row) => Math.max(most, wide(row?.cells[column] ?? "")),
      headingWidth(heading) + (known?.required === true ? 1.5 : 0),
    );
    const isMarked = [...(found?.keys() ?? [])].some(
      key => key.endsWith(`:${column}`) && !key.startsWith(`${HEADINGS}:`),
    );
    return {
      heading,
      isRequired: known?.required === true && !sheet.has_keys,
      isFigure: isFigure(known?.holds),
      width: Math.round(Math.min(Math.max(longest * LETTER + (isMarked ? 46 : 24), LEAST), MOST)),
    };
  });
}

/** A heading has two lines, which part between words; Thai parts within what stands between spaces too. */
function headingWidth(heading: string): number {
  const longest = Math.max(...heading.split(" ").map(word => wide(word) / (/[a-z]/i.test(word) ? 1 : 1.6)));
  return Math.max(longest, wide(heading) / 2);
}

/** How many letters stand beside each other: vowels and tones above and below take no room. */
function wide(text: string): number {
  return text.replace(/[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/g, "").length;
}
