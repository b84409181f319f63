/** What the view of the whole country says. */

import { lang } from "../store";
import { grouped } from ".";

const th = {
  country: "ทั้งประเทศ",
  fileName: "รูปเล่มทั้งประเทศ",
  ready: (ready: number, all: number) => `ทำรูปเล่มได้ ${ready} จังหวัด จาก ${all}`,
  states: { complete: "ครบถ้วน", doubtful: "ควรตรวจสอบ", blocked: "มีข้อผิดพลาด", absent: "ไม่มีข้อมูล" },
  provincesOf: (count: number) => `${count} จังหวัด`,
  board: "ความพร้อมของข้อมูล",
  received: (day: string) => `ได้รับเมื่อ ${day}`,
  boardHelp: "กดชื่อจังหวัดเพื่อดูคะแนน หรือดูสิ่งที่ต้องแก้",
  strangers: "ชุดข้อมูลที่ไม่ทราบว่าเป็นของจังหวัดใด",
  lacking: "จังหวัดที่ต้องแก้ก่อนทำรูปเล่ม",
  errorsOf: (errors: number) => `ต้องแก้ ${grouped(errors)} แห่ง`,
  seeFaults: "ดูสิ่งที่ต้องแก้",
  make: "ทำรูปเล่มของทุกจังหวัด",
  which: "เล่มที่ต้องการ",
  makeZip: "ทำทุกเล่ม เป็นแฟ้ม zip แฟ้มเดียว",
  makeFolder: "ทำทุกเล่ม ลงในโฟลเดอร์ที่เลือก",
  onlyChanged: "เล่มที่ทำไว้แล้วและข้อมูลไม่เปลี่ยน จะไม่ทำซ้ำ",
  anew: "ทำใหม่ทุกเล่ม แม้ไม่มีอะไรเปลี่ยน",
  remembered: (books: number) => `จำไว้ในเครื่องนี้ว่าทำแล้ว ${grouped(books)} เล่ม (จำเพียงรหัสตรวจ ไม่เก็บข้อมูล)`,
  forget: "ลืมทั้งหมด",
  preparing: (done: number, of: number) => `กำลังเตรียม ${done} จาก ${of} จังหวัด`,
  making: (done: number, of: number) => `ทำแล้ว ${grouped(done)} จาก ${grouped(of)} เล่ม`,
  left: (seconds: number) => (seconds < 60 ? "เหลือไม่ถึง 1 นาที" : `เหลือประมาณ ${grouped(Math.ceil(seconds / 60))} นาที`),
  stop: "หยุด",
  goOn: "ทำต่อ",
  chooseAgain: "เลือกเล่มใหม่",
  takeSoFar: "รับเล่มที่เสร็จแล้ว",
  stopped: (made: number) => `หยุดไว้ ทำเสร็จแล้ว ${grouped(made)} เล่ม`,
  unchanged: (books: number) => `ไม่เปลี่ยนจากครั้งก่อน ${grouped(books)} เล่ม`,
  ended: (made: number, unchanged: number) =>
    made === 0 && unchanged > 0
      ? `ไม่มีเล่มใดเปลี่ยน ทุกเล่ม (${grouped(unchanged)}) ทำไว้แล้ว`
      : unchanged === 0
        ? `ทำเสร็จ ${grouped(made)} เล่ม`
        : `ทำเสร็จ ${grouped(made)} เล่ม อีก ${grouped(unchanged)} เล่มไม่เปลี่ยน จึงไม่ทำซ้ำ`,
  endedWith: (made: number, failed: number) => `ทำเสร็จ ${grouped(made)} เล่ม ทำไม่ได้ ${grouped(failed)} เล่ม ดูรายชื่อด้านล่าง`,
  savedAs: (name: string) => `บันทึก ${name} ในโฟลเดอร์ดาวน์โหลดแล้ว`,
  failed: (books: number) => `ทำไม่ได้ ${grouped(books)} เล่ม`,
  remarks: (count: number) => `ข้อสังเกตของการจัดหน้า ${grouped(count)} เรื่อง`,
  unwritable: "เขียนลงโฟลเดอร์นี้ต่อไม่ได้ (ดิสก์เต็ม โฟลเดอร์ถูกย้าย หรือเบราว์เซอร์ไม่อนุญาต) แก้แล้วกด «ทำต่อ»",
  inUse: "แฟ้มเดิมเปิดอยู่ในโปรแกรมอื่น ปิดแฟ้มนั้น แล้วทำอีกครั้ง",
  folderOfData: "โฟลเดอร์นี้มีข้อมูลที่เปิดอยู่ เลือกหรือสร้างโฟลเดอร์อื่นสำหรับรูปเล่ม",
  noNation: "ยังไม่มีจังหวัดใดที่ข้อมูลถูกต้องครบ จึงยังไม่มีคะแนนและแผนที่",
  surveying: "กำลังรวมผลของทุกจังหวัด…",
  levels: "ระดับขั้นของความสำเร็จ",
  round: (round: string, state: string) => `รอบที่ ${round} ${state}`,
  level: "ระดับ",
  provinces: "จังหวัด",
  percent: "ร้อยละ",
  mapBy: "แผนที่จาก @svg-maps/thailand (CC BY) ลงสีตามระดับ",
  ranks: "ลำดับของจังหวัด",
  ranksHelp: "เรียงตามผลรวมของระดับทุกรอบ ถ้าเท่ากันเรียงตามร้อยละของจำนวนคนรอบหลังสุด",
  rank: "ลำดับ",
  province: "จังหวัด",
  people: "คน %",
  budget: "เบิกจ่าย %",
  roundOnly: (round: string) => `รอบที่ ${round}`,
};

const en: typeof th = {
  country: "Whole country",
  fileName: "all-provinces",
  ready: (ready, all) => `Books can be made of ${ready} provinces of ${all}`,
  states: { complete: "complete", doubtful: "to be looked at", blocked: "errors", absent: "no data" },
  provincesOf: count => `${count} provinces`,
  board: "Who is ready",
  received: day => `received ${day}`,
  boardHelp: "Press a province for its scores, or for what has to be mended",
  strangers: "Data of which nobody knows the province",
  lacking: "Provinces with something to mend before books can be made",
  errorsOf: errors => `${grouped(errors)} to mend`,
  seeFaults: "See what to mend",
  make: "Books of every province",
  which: "Which books",
  makeZip: "Make all, as one zip file",
  makeFolder: "Make all, into a folder I choose",
  onlyChanged: "A book that was made before from the same data is not made again",
  anew: "Make all again, even what has not changed",
  remembered: books => `Remembered on this machine: ${grouped(books)} books made (fingerprints only, no data)`,
  forget: "Forget all",
  preparing: (done, of) => `preparing, ${done} of ${of} provinces`,
  making: (done, of) => `${grouped(done)} of ${grouped(of)} books`,
  left: seconds =>
    seconds < 60 ? "less than a minute left" : `about ${grouped(Math.ceil(seconds / 60))} minutes left`,
  stop: "Stop",
  goOn: "Go on",
  chooseAgain: "Choose books again",
  takeSoFar: "Take what is finished",
  stopped: made => `Stopped; ${grouped(made)} books are finished`,
  unchanged: books => `${grouped(books)} unchanged`,
  ended: (made, unchanged) =>
    made === 0 && unchanged > 0
      ? `Nothing has changed: all ${grouped(unchanged)} books were made before`
      : unchanged === 0
        ? `${grouped(made)} books made`
        : `${grouped(made)} books made; ${grouped(unchanged)} more have not changed and were not made again`,
  endedWith: (made, failed) => `${grouped(made)} books made, ${grouped(failed)} could not be; see the list below`,
  savedAs: name => `${name} is in your downloads`,
  failed: books => `${grouped(books)} books could not be made`,
  remarks: count => `${grouped(count)} remarks on the setting`,
  inUse: "the old file is open in another program; close it there and make this one again",
  unwritable:
    "Nothing more can be written into this folder (the disk is full, the folder was moved, or the browser forbids it); mend that and press «Go on»",
  folderOfData: "This folder holds the data that is open. Choose or make another for the books",
  noNation: "No province has sound data yet, so there are no scores and no map",
  surveying: "Adding up all provinces…",
  levels: "Levels reached",
  round: (round, state) => `Round ${round} ${state}`,
  level: "Level",
  provinces: "Provinces",
  percent: "%",
  mapBy: "Map: @svg-maps/thailand (CC BY), coloured by level",
  ranks: "Provinces by rank",
  ranksHelp: "By the sum of all rounds' levels; of equals by the people reached in the last round, in per cent",
  rank: "Rank",
  province: "Province",
  people: "people %",
  budget: "spent %",
  roundOnly: round => `Round ${round}`,
};

export function nationWords(): typeof th {
  return lang.value === "th" ? th : en;
}
