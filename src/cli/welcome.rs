//! What who calls the program with nothing is told: where to begin.

use std::io::Write;

use super::terminal;
use crate::diagnostic::Lang;

const THAI: &str = "\
ruplem จัดทำรูปเล่มแผนปฏิบัติการ รายงาน และตารางคะแนน จากข้อมูลของจังหวัด
  ยังไม่มีข้อมูล   ruplem new โฟลเดอร์ --province จังหวัด   สร้างสมุดงานเปล่าสำหรับกรอก
  กรอกแล้ว         ruplem สมุดงาน.xlsx   ตรวจ แล้วจัดทำทุกเล่มไว้ข้างสมุดงาน (หรือระบุโฟลเดอร์ข้อมูล)
  บน Windows       ลากสมุดงานมาวางบน ruplem.exe ก็ได้ผลเดียวกัน
  คำสั่งทั้งหมด    ruplem --help
";

const ENGLISH: &str = "\
ruplem makes a province's plan book, reports and scoring tables from its data
  no data yet      ruplem new FOLDER --province NAME   an empty workbook to fill in
  filled in        ruplem WORKBOOK.xlsx   checks it and makes every book beside it (a folder of data will do too)
  on Windows       dropping the workbook on ruplem.exe does the same
  all commands     ruplem --help
";

/// Says it on standard output: nothing is wrong with such a call.
pub fn greet(lang: Lang) {
    let mut out = terminal::text(false);
    // Nothing can be done when even this cannot be printed.
    let _ = out.write_all(lang.either(THAI, ENGLISH).as_bytes()).and_then(|()| out.flush());
}
