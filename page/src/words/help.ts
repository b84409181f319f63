/** What the first visit and the help say. */

import type { View } from "../store";
import { lang } from "../store";

interface Step {
  view: View;
  title: string;
  text: string;
}

const th = {
  help: "ช่วยเหลือ",
  close: "ปิด",
  tourTitle: "ใช้ครั้งแรก",
  tourText: "ดูการใช้งาน 5 ขั้นด้วยข้อมูลตัวอย่าง ใช้เวลาไม่ถึงสามนาที ออกเมื่อใดก็ได้",
  startTour: "เริ่มดู 5 ขั้น",
  notNow: "ไว้ก่อน",
  again: "ดูการใช้งาน 5 ขั้นอีกครั้ง",
  guide: "คู่มือใช้หน้านี้ 2 หน้า (PDF)",
  guideFile: "คู่มือรูปเล่ม",
  stepOf: (step: number, of: number) => `ขั้นที่ ${step} จาก ${of}`,
  next: "ต่อไป",
  back: "ย้อนกลับ",
  leave: "ออกจากการแนะนำ",
  finish: "เสร็จ เริ่มงานของฉัน",
  faults: "รหัสข้อผิดพลาดและวิธีแก้",
  faultsText: "ทุกเรื่องที่โปรแกรมตรวจ กดเพื่ออ่านสาเหตุและวิธีแก้",
  allFaults: "ดูทุกเรื่อง",
  about: (code: string) => `อ่านสาเหตุและวิธีแก้ (${code})`,
  find: "ค้นเรื่องที่ต้องการ",
  steps: [
    {
      view: "begin",
      title: "เริ่มจากสมุดงาน",
      text: "ข้อมูลของจังหวัดอยู่ในสมุดงาน Excel เล่มเดียว ลากมาวางหรือกดเลือกที่นี่ ครั้งนี้จะใช้ข้อมูลตัวอย่าง กด «ต่อไป» เพื่อเปิด",
    },
    {
      view: "data",
      title: "ดูว่าอะไรต้องแก้",
      text: "ทุกแห่งที่ผิดหรือน่าสงสัยอยู่ที่นี่ เรื่องที่ต้องแก้มาก่อน แต่ละเรื่องบอกช่อง สิ่งที่พบ และวิธีแก้ กด ? เพื่ออ่านสาเหตุ",
    },
    {
      view: "score",
      title: "รู้คะแนนก่อนถูกประเมิน",
      text: "เลื่อนวันตามปีงบประมาณ คะแนนสองรอบเปลี่ยนตาม ประโยคแรกของแต่ละรอบบอกว่ายังขาดอะไร กี่คน กี่บาท กี่วัน",
    },
    {
      view: "book",
      title: "รูปเล่มพร้อมส่ง",
      text: "เลือกเล่ม เปิดดูทุกหน้าได้ทันที ค้นคำได้ แล้วกด «บันทึกเป็น PDF» หรือรับทุกเล่มในแฟ้มเดียว",
    },
    {
      view: "begin",
      title: "ถึงตาท่าน",
      text: "เปิดสมุดงานของจังหวัดท่าน หรือขอสมุดงานเปล่าไปกรอก ข้อมูลไม่ออกจากเครื่องนี้",
    },
  ] satisfies Step[] as Step[],
};

const en: typeof th = {
  help: "Help",
  close: "Close",
  tourTitle: "First time here",
  tourText: "See how it works in five steps with sample data. Under three minutes; leave whenever you like.",
  startTour: "Show the five steps",
  notNow: "Not now",
  again: "Show the five steps again",
  guide: "How to use this page, 2 pages in Thai (PDF)",
  guideFile: "ruplem-guide",
  stepOf: (step, of) => `Step ${step} of ${of}`,
  next: "Next",
  back: "Back",
  leave: "Leave the tour",
  finish: "Done, begin my own work",
  faults: "Faults and how to mend them",
  faultsText: "Everything the program looks for; press one to read its cause and cure.",
  allFaults: "All of them",
  about: code => `Cause and cure (${code})`,
  find: "Find",
  steps: [
    {
      view: "begin",
      title: "Begin with a workbook",
      text: "A province's data is one Excel workbook: drop or choose it here. This time sample data is used; press «Next» to open it.",
    },
    {
      view: "data",
      title: "See what to mend",
      text: "Everything wrong or doubtful is here, the worst first, each with its cell, what was found and how to mend it. Press ? to read the cause.",
    },
    {
      view: "score",
      title: "Know the score before it is given",
      text: "Move along the year and both rounds follow. Each round says first what is missing: people, baht, days.",
    },
    {
      view: "book",
      title: "Books ready to hand in",
      text: "Choose a book, turn its pages at once, search it, and press «Save as PDF»; or take all books in one file.",
    },
    {
      view: "begin",
      title: "Your turn",
      text: "Open your own province's workbook, or get an empty one to fill in. Data does not leave this machine.",
    },
  ],
};

export function helpWords(): typeof th {
  return lang.value === "th" ? th : en;
}
