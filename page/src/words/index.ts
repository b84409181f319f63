/** What the page says, in the officer's language, and how it writes days, months and figures. */

import type { Day } from "../engine/protocol";
import { lang } from "../store";
import { en } from "./en";
import { th, type Words } from "./th";

export function words(): Words {
  return lang.value === "th" ? th : en;
}

const LOCALE = { th: "th-TH-u-ca-buddhist-nu-latn", en: "en-GB" };

/** `30 กันยายน 2565` */
export function day(day: Day, length: "long" | "short" = "short"): string {
  const format = new Intl.DateTimeFormat(LOCALE[lang.value], {
    day: "numeric",
    month: length,
    year: "numeric",
    timeZone: "UTC",
  });
  // The era is plain from the year.
  return format.format(new Date(`${day}T00:00:00Z`)).replace(/^วัน\S+ที่ | พ\.ศ\. /, " ");
}

/** `5 ต.ค. 2565 14:30`, of milliseconds of the clock. */
export function moment(on: number): string {
  const date = new Date(on);
  const two = (number: number) => String(number).padStart(2, "0");
  const local = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day(local)} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** `F`, of the position of a column. */
export function letters(column: number): string {
  const before = Math.floor(column / 26);
  return (before > 0 ? letters(before - 1) : "") + String.fromCharCode(65 + (column % 26));
}

/** `ตุลาคม 2564`, of `2564-10` or `2021-10`; `ต.ค.` when it is to be short. */
export function month(month: string, length: "long" | "short" = "long"): string {
  const [told = 0, number = 1] = month.split("-").map(Number);
  // No month of our data is of the year 2400, in either era.
  const year = told < 2400 ? told + 543 : told;
  const name = new Intl.DateTimeFormat(LOCALE[lang.value], { month: length, timeZone: "UTC" });
  const shown = lang.value === "th" ? year : year - 543;
  const named = name.format(new Date(Date.UTC(year - 543, number - 1, 1)));
  return length === "short" ? named : `${named} ${shown}`;
}

/** `1,234`, and money as it comes: `1,234.50`. */
export function grouped(figure: number | string): string {
  const [whole = "", part] = String(figure).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return part === undefined ? grouped : `${grouped}.${part}`;
}
