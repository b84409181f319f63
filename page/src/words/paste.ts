/** What is said of a month's rows for the sheet all provinces share. */

import { lang } from "../store";

const th = {
  group: "แถวของเดือนนี้สำหรับเอกสาร 1",
  results: "คัดลอกแถวผลงาน",
  reports: "คัดลอกแถวการบันทึก",
  copyWhy: "คัดลอกแถวของเดือนนี้ไว้วางในเอกสาร 1 ที่ทุกจังหวัดใช้ร่วมกัน",
  file: "แถวของเดือน (Excel)",
  fileWhy: "แถวของเดือนนี้ทั้งสองตารางในสมุดงานเดียว สำหรับนำเข้าเอกสาร 1",
  copied: (sheet: string, month: string, count: number) =>
    `คัดลอก “${sheet}” เดือน${month} ${count} แถวแล้ว เปิดเอกสาร 1 แผ่นงาน “${sheet}” คลิกช่องแรกของแถวว่าง แล้วกด Ctrl+V`,
  nothing: (sheet: string, month: string) => `ข้อมูลยังไม่มีแถว “${sheet}” ของเดือน${month} จึงไม่มีอะไรให้คัดลอก`,
  refused: "เบราว์เซอร์ไม่ยอมให้คัดลอก ให้ใช้ปุ่ม “แถวของเดือน (Excel)” แทน",
};

const en: typeof th = {
  group: "This month's rows for the shared sheet",
  results: "Copy the result rows",
  reports: "Copy the record rows",
  copyWhy: "Copies this month's rows, to be pasted into the sheet all provinces share",
  file: "Rows of the month (Excel)",
  fileWhy: "This month's rows of both tables in one workbook, to be imported into the shared sheet",
  copied: (sheet, month, count) =>
    `Copied ${count} ${count === 1 ? "row" : "rows"} of “${sheet}” for ${month}. Open the sheet “${sheet}” of the shared workbook, click the first cell of an empty row and press Ctrl+V.`,
  nothing: (sheet, month) => `The data has no row of “${sheet}” for ${month} yet, so there is nothing to copy.`,
  refused: "The browser does not allow copying; use “Rows of the month (Excel)” instead.",
};

export function pasteWords(): typeof th {
  return lang.value === "th" ? th : en;
}
