/** What the page says, in Thai: no word of computing. */

import type { CriterionState } from "../engine/protocol";

export const th = {
  title: "รูปเล่ม",
  subtitle: "ทำเล่มแผน รายงาน และตารางคะแนน จากสมุดงานของจังหวัด",
  stays: "ข้อมูลไม่ออกจากเครื่องนี้",
  staysWhy: "หน้านี้ทำงานในเครื่องของท่านเอง ไม่ติดต่ออินเทอร์เน็ต",
  opening: "กำลังเปิด…",
  otherLang: "English",
  steps: { begin: "เริ่ม", data: "ข้อมูล", score: "คะแนน", book: "รูปเล่ม" },
  close: "ปิด",

  openTitle: "เปิดข้อมูลของจังหวัด",
  dropHere: "ลากสมุดงาน Excel หรือโฟลเดอร์มาวางที่นี่",
  dropNow: "วางได้เลย",
  or: "หรือ",
  chooseFiles: "เลือกสมุดงาน",
  chooseFolder: "เลือกโฟลเดอร์",
  reading: "กำลังอ่านและตรวจข้อมูล…",
  newTitle: "เริ่มปีใหม่ด้วยสมุดงานเปล่า",
  newText: "ได้สมุดงาน Excel ที่มีรายการเลือกและคำอธิบายทุกช่อง กรอกแล้วนำกลับมาเปิดที่นี่",
  province: "จังหวัด",
  chooseProvince: "เลือกจังหวัด",
  year: "ปีงบประมาณ",
  makeNew: "ขอสมุดงานเปล่า",
  sampleTitle: "ลองดูตัวอย่างก่อน",
  sampleText: "ข้อมูลตัวอย่างของจังหวัดเชียงใหม่ ปีงบประมาณ 2565 ดูผลตรวจ คะแนน และรูปเล่มได้ครบ",
  openSample: "เปิดตัวอย่าง",

  nothingOpened: "ยังไม่ได้เปิดข้อมูล",
  goBegin: "ไปหน้าเริ่ม",
  sound: "ข้อมูลครบถ้วน ทำรูปเล่มได้",
  soundDoubts: (doubts: number) => `ทำรูปเล่มได้ มีข้อควรตรวจสอบ ${doubts} แห่ง`,
  unsound: (errors: number, doubts: number) =>
    doubts === 0
      ? `มีข้อผิดพลาด ${errors} แห่ง ต้องแก้ก่อนทำรูปเล่ม`
      : `มีข้อผิดพลาด ${errors} แห่งที่ต้องแก้ก่อนทำรูปเล่ม และข้อควรตรวจสอบ ${doubts} แห่ง`,
  severity: { error: "ต้องแก้", warning: "ควรตรวจสอบ" },
  found: "พบ",
  cure: "วิธีแก้",
  row: "แถว",
  markedCopy: "สำเนาที่ระบายสี",
  markedName: "ระบายสี",
  notTaken: "แฟ้มที่ไม่ได้อ่าน",

  asOf: "ณ วันที่",
  round: (round: number) => `รอบที่ ${round}`,
  level: "ระดับ",
  levelOf: (level: number, top: number) => `ระดับ ${level} จาก ${top}`,
  people: "จำนวนคน",
  budget: "เบิกจ่าย",
  criterion: "เกณฑ์",
  stateHead: "ผล",
  roundState: { final: "สิ้นสุดแล้ว", in_progress: "อยู่ระหว่างรอบ", not_started: "ยังไม่เริ่ม" },
  criterionState: {
    met: "ผ่าน",
    missed: "ไม่ผ่าน",
    pending: "ยังไม่ถึงกำหนด",
    not_shown: "ยังไม่มีหลักฐาน",
  } satisfies Record<CriterionState, string>,
  criteria: {
    plan_recorded: "บันทึกแผนในระบบ",
    committee_approved: "คณะกรรมการเห็นชอบแผน",
    plan_book_sent: "ส่งรูปเล่มแผน",
    annual_report_sent: "ส่งรายงานประจำปี",
    monthly: "บันทึกผลรายเดือนตามกำหนด",
    people: "จำนวนคนเทียบเป้าหมาย",
    budget: "การเบิกจ่ายเทียบวงเงิน",
  } as Record<string, string>,
  indicators: "ตัวชี้วัดผลการปฏิบัติราชการ",
  indicator: "ตัวชี้วัด",
  target: "เป้าหมาย",
  actual: "ผล",
  met: "ถึงเป้า",
  notMet: "ยังไม่ถึงเป้า",
  notGiven: "ไม่มีข้อมูล",
  noScore: "แก้ข้อผิดพลาดในข้อมูลให้ครบก่อน จึงจะคิดคะแนนได้",

  whichBook: "เล่ม",
  month: "เดือน",
  making: "กำลังจัดหน้า…",
  pagesOf: (pages: number) => `${pages} หน้า`,
  pageNumber: (page: number) => `หน้า ${page}`,
  downloadPdf: "บันทึกเป็น PDF",
  noBook: "แก้ข้อผิดพลาดในข้อมูลให้ครบก่อน จึงจะทำรูปเล่มได้",
  remarks: "ข้อสังเกตของเล่มนี้",

  saved: (name: string) => `บันทึก ${name} ในโฟลเดอร์ดาวน์โหลดแล้ว`,
  failed: (cause: string) => `ทำต่อไม่ได้ (${cause})`,
  ended: (cause: string) => `โปรแกรมสะดุดและเริ่มใหม่แล้ว งานอื่นทำต่อได้ หากเกิดซ้ำโปรดแจ้งผู้ดูแลพร้อมข้อความนี้: ${cause}`,
  lacks: (what: string) =>
    `เบราว์เซอร์นี้เก่าเกินไป (ไม่มี ${what}) โปรดเปิดหน้านี้ด้วย Microsoft Edge, Google Chrome หรือ Firefox รุ่นปัจจุบัน`,
  cannotStart: (cause: string) =>
    `เปิดโปรแกรมไม่ได้ ลองปิดแท็บอื่นแล้วเปิดหน้านี้ใหม่ หรือคัดลอกแฟ้มนี้มาใหม่ เพราะแฟ้มอาจมาไม่ครบ (${cause})`,
};

export type Words = typeof th;
