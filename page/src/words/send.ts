/** What is said of sending books in, and of the calendar. */

import { lang } from "../store";

const th = {
  send: "ชุดส่งส่วนกลาง",
  sendWhy: "รูปเล่ม หนังสือนำส่ง อีเมลที่แนบแล้วพร้อมส่ง และรายการที่ต้องทำก่อนส่ง ในแฟ้ม zip แฟ้มเดียว",
  sending: "กำลังทำชุดส่ง…",
  made: "ในแฟ้มมีรูปเล่ม หนังสือนำส่ง อีเมล และรายการตรวจก่อนส่ง แตกแฟ้มแล้วเริ่มที่รายการตรวจ",
  doubts: (count: number) => `ข้อมูลยังมีข้อควรตรวจสอบ ${count} แห่ง`,
  tooLarge: (megabytes: number) => `แฟ้มแนบรวม ${megabytes} MB อีเมลส่วนใหญ่รับได้ไม่เกิน 20 MB ลดจำนวนภาพ หรือส่งเป็นลิงก์`,
  duties: "กำหนดงานลงปฏิทิน",
  dutiesWhy: "แฟ้มปฏิทินของกำหนดงานทั้งปี เตือนล่วงหน้า 7 วันและ 1 วัน เปิดด้วย Outlook, Google ปฏิทิน หรือโทรศัพท์",
  dutiesOpen: "เปิดแฟ้มนี้ด้วย Outlook หรือนำเข้า Google ปฏิทิน เมื่อข้อมูลเปลี่ยนให้นำเข้าอีกครั้ง",
};

const en: typeof th = {
  send: "Set for the Office",
  sendWhy: "The book, its letter, an e-mail with both ready to send, and what is to be done first, in one zip file",
  sending: "Making the set…",
  made: "It holds the book, its letter, an e-mail and a checklist. Unpack it and begin with the checklist.",
  doubts: count => `The data still has ${count} ${count === 1 ? "place" : "places"} to look at.`,
  tooLarge: megabytes =>
    `${megabytes} MB are attached; most mail takes no more than 20 MB. Use fewer photos, or send a link.`,
  duties: "Duties for your calendar",
  dutiesWhy:
    "A calendar file of the year's duties, with reminders 7 days and 1 day before: for Outlook, Google Calendar or a phone",
  dutiesOpen: "Open it in Outlook, or import it into Google Calendar; import it again when the data has changed.",
};

export function sendWords(): typeof th {
  return lang.value === "th" ? th : en;
}
