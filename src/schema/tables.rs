//! The tables by their names: a row each says all that is fixed of it.

use super::{
    Column, Table,
    columns::{
        ACTIVITIES, ALIGNMENT, ANNEXES, BUDGET, COMMITTEE, CRITERIA, GENERAL, HANDBOOK, LAST_YEAR, PHOTOS, PROBLEMS,
        PROJECTS, PROVINCE, REPORTS, RESULTS, SITUATION, SUBMISSIONS, WORDING,
    },
};

/// What is fixed of a table.
pub(super) struct Entry {
    /// The name of its file without its ending, and of its sheet in English.
    pub english: &'static str,
    /// The name of its sheet in a workbook.
    pub thai: &'static str,
    /// What a form says it is for.
    pub about: &'static str,
    /// Whether a dataset without it is incomplete.
    pub required: bool,
    pub columns: &'static [Column],
}

const fn required(english: &'static str, thai: &'static str, columns: &'static [Column], about: &'static str) -> Entry {
    Entry { english, thai, about, required: true, columns }
}

const fn optional(english: &'static str, thai: &'static str, columns: &'static [Column], about: &'static str) -> Entry {
    Entry { english, thai, about, required: false, columns }
}

impl Table {
    pub(super) const fn entry(self) -> Entry {
        match self {
            Self::Province => {
                required("province", "ข้อมูลจังหวัด", PROVINCE, "จังหวัด ปีงบประมาณ และข้อมูลของสำนักงานที่พิมพ์ในรูปเล่ม")
            }
            Self::Projects => required(
                "projects",
                "โครงการ",
                PROJECTS,
                "โครงการและกิจกรรมในแผน เป้าหมาย งบประมาณ และช่วงเวลา แถวละหนึ่งโครงการ",
            ),
            Self::Results => required(
                "results",
                "ผลการดำเนินงาน",
                RESULTS,
                "ผลของแต่ละโครงการในแต่ละเดือน แถวละหนึ่งโครงการต่อหนึ่งเดือน ไม่ใช่ยอดสะสม",
            ),
            Self::Reports => {
                required("reports", "การบันทึกผล", REPORTS, "วันที่บันทึกผลรายเดือนลงระบบ (เอกสาร ๑) แถวละหนึ่งเดือน")
            }
            Self::Budget => {
                required("budget", "งบประมาณ GFMIS", BUDGET, "วงเงินจัดสรรและยอดเบิกจ่ายจาก GFMIS ของแต่ละรอบการประเมิน")
            }
            Self::Submissions => {
                required("submissions", "การส่งงาน", SUBMISSIONS, "วันที่บันทึกแผน เห็นชอบแผน และส่งรูปเล่ม แถวละหนึ่งรายการ")
            }
            Self::Committee => {
                optional("committee", "คณะกรรมการ", COMMITTEE, "คณะกรรมการและกลไกในจังหวัด แถวละหนึ่งตำแหน่ง")
            }
            Self::Situation => {
                optional("situation", "สถานการณ์แรงงาน", SITUATION, "จำนวนแรงงานทั้งสามกลุ่มในจังหวัด แถวละหนึ่งตัวเลข")
            }
            Self::Problems => optional("problems", "ปัญหาและข้อเสนอแนะ", PROBLEMS, "ปัญหาอุปสรรคและข้อเสนอแนะ แถวละหนึ่งเรื่อง"),
            Self::Photos => optional("photos", "ภาพกิจกรรม", PHOTOS, "ภาพกิจกรรมที่ลงในรูปเล่ม แถวละหนึ่งภาพ"),
            Self::Activities => optional(
                "activities",
                "กิจกรรม",
                ACTIVITIES,
                "กิจกรรมหลักของแต่ละโครงการ งบประมาณ เป้าหมาย และช่วงเวลา แถวละหนึ่งกิจกรรม",
            ),
            Self::Alignment => optional(
                "alignment",
                "ความสอดคล้อง",
                ALIGNMENT,
                "แผนระดับบนที่แผนของจังหวัดสอดคล้อง เรียงจากระดับสูงลงมา แถวละหนึ่งข้อความ",
            ),
            Self::General => {
                optional("general", "ข้อมูลทั่วไป", GENERAL, "ข้อมูลทั่วไปของจังหวัด เช่น พื้นที่ ประชากร เศรษฐกิจ แถวละหนึ่งรายการ")
            }
            Self::LastYear => optional(
                "last_year",
                "ผลปีก่อน",
                LAST_YEAR,
                "เป้าหมาย ผล งบประมาณ และระดับคะแนนของปีก่อนตามเล่มของปีนั้น ใช้เปรียบเทียบ แถวละหนึ่งรายการ",
            ),
            Self::Wording => optional(
                "wording",
                "ถ้อยคำ",
                WORDING,
                "ข้อความของสำนักงานเองที่ใช้แทนข้อความที่โปรแกรมเรียบเรียง แถวละหนึ่งตอน ขอข้อความเดิมด้วยคำสั่ง wording",
            ),
            Self::Annexes => optional(
                "annexes",
                "เอกสารแนบ",
                ANNEXES,
                "เอกสารที่แนบท้ายรูปเล่ม เช่น คำสั่งแต่งตั้ง รายงานการประชุม แถวละหนึ่งแฟ้ม เรียงตามลำดับของภาคผนวก",
            ),
            Self::Handbook => optional(
                "handbook",
                "คู่มือประจำปี",
                HANDBOOK,
                "ชื่อ ที่อยู่ กำหนดของแต่ละเดือน และเป้าหมายตามคู่มือของปี กรอกไว้ให้แล้ว ตรวจแล้วเลือก «ใช่» ที่แถวแรก",
            ),
            Self::Criteria => optional(
                "criteria",
                "เกณฑ์การให้คะแนน",
                CRITERIA,
                "วันและร้อยละของแต่ละระดับตามคู่มือของปี กรอกไว้ให้แล้ว แก้ให้ตรงกับคู่มือ แถวละหนึ่งเกณฑ์",
            ),
        }
    }
}
