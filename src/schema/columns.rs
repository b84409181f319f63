//! The columns of each table, in the order the contract lists them.

use super::{Column, Table};

const fn required(thai: &'static str, english: &'static str) -> Column {
    Column { thai, english, required: true }
}

const fn optional(thai: &'static str, english: &'static str) -> Column {
    Column { thai, english, required: false }
}

const PROVINCE: &[Column] = &[
    required("จังหวัด", "province"),
    required("ปีงบประมาณ", "fiscal_year"),
    optional("ชื่อสำนักงาน", "office"),
    optional("ผู้บริหาร", "head"),
    optional("ตำแหน่งผู้บริหาร", "head_title"),
    optional("ที่อยู่", "address"),
    optional("โทรศัพท์", "phone"),
    optional("อีเมล", "email"),
    optional("ลิงก์รายงานผล", "report_link"),
    optional("ลิงก์แบบฟอร์ม", "form_link"),
    optional("คำนำ", "preface"),
    optional("บทสรุปผู้บริหาร", "summary"),
];

const PROJECTS: &[Column] = &[
    required("รหัส", "id"),
    optional("ยุทธศาสตร์", "strategy"),
    required("โครงการ/กิจกรรม", "name"),
    optional("วัตถุประสงค์", "objective"),
    optional("ตัวชี้วัด", "indicator"),
    required("เป้าหมายแรงงานนอกระบบ (คน)", "target_informal"),
    required("เป้าหมายแรงงานสูงอายุ (คน)", "target_elderly"),
    required("เป้าหมายแรงงานพิการ (คน)", "target_disabled"),
    required("งบประมาณ (บาท)", "budget"),
    optional("แหล่งงบประมาณ", "source"),
    required("หน่วยงานรับผิดชอบ", "agency"),
    optional("พื้นที่ดำเนินการ", "area"),
    required("เดือนเริ่ม", "start"),
    required("เดือนสิ้นสุด", "end"),
];

const RESULTS: &[Column] = &[
    required("รหัสโครงการ", "project"),
    required("เดือน", "month"),
    required("แรงงานนอกระบบ (คน)", "informal"),
    required("แรงงานสูงอายุ (คน)", "elderly"),
    required("แรงงานพิการ (คน)", "disabled"),
    required("เบิกจ่าย (บาท)", "spent"),
    optional("รายละเอียด", "detail"),
];

const REPORTS: &[Column] =
    &[required("เดือน", "month"), optional("วันที่บันทึก", "recorded_on"), optional("ผู้บันทึก", "recorded_by")];

const BUDGET: &[Column] = &[
    required("รอบ", "round"),
    required("วงเงินจัดสรร (บาท)", "allocated"),
    optional("เบิกจ่าย (บาท)", "disbursed"),
    optional("ณ วันที่", "as_of"),
];

const SUBMISSIONS: &[Column] = &[
    required("รายการ", "item"),
    optional("วันที่", "date"),
    optional("เลขที่หนังสือ", "document_no"),
    optional("หมายเหตุ", "note"),
];

const COMMITTEE: &[Column] =
    &[required("คณะ", "body"), optional("ชื่อ-สกุล", "name"), optional("ตำแหน่ง", "title"), required("บทบาท", "role")];

const SITUATION: &[Column] = &[
    required("กลุ่มแรงงาน", "group"),
    required("หัวข้อ", "topic"),
    required("รายการ", "item"),
    required("จำนวน (คน)", "people"),
    optional("ปีข้อมูล", "year"),
    optional("แหล่งข้อมูล", "source"),
];

const PROBLEMS: &[Column] = &[
    optional("ด้าน", "area"),
    required("ปัญหาอุปสรรค", "problem"),
    optional("แนวทางแก้ไข", "remedy"),
    optional("ข้อเสนอแนะ", "suggestion"),
];

const PHOTOS: &[Column] = &[
    required("ไฟล์", "file"),
    required("คำบรรยาย", "caption"),
    optional("รหัสโครงการ", "project"),
    optional("วันที่", "date"),
];

impl Table {
    pub const fn columns(self) -> &'static [Column] {
        match self {
            Self::Province => PROVINCE,
            Self::Projects => PROJECTS,
            Self::Results => RESULTS,
            Self::Reports => REPORTS,
            Self::Budget => BUDGET,
            Self::Submissions => SUBMISSIONS,
            Self::Committee => COMMITTEE,
            Self::Situation => SITUATION,
            Self::Problems => PROBLEMS,
            Self::Photos => PHOTOS,
        }
    }
}
