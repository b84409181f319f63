//! Faults in Thai.

mod hint;
mod message;

use chrono::NaiveDate;

pub use self::{hint::hint, message::message};
use crate::{
    diagnostic::{AnnexFault, PictureFault, Sort},
    model::Month,
    thai::{date, digits::to_arabic},
};

/// A hint that begins with what was likely meant.
fn suggested(nearest: Option<&str>, hint: &str) -> String {
    match nearest {
        Some(nearest) => format!("หมายถึง «{nearest}» ใช่หรือไม่ {hint}"),
        None => hint.to_owned(),
    }
}

/// A hint for a name that may be misspelt, or may well be none of ours.
fn unknown_name(nearest: Option<&str>, hint: &str) -> String {
    match nearest {
        Some(nearest) => format!("หมายถึง «{nearest}» ใช่หรือไม่ หากใช่ให้แก้ชื่อเป็นคำนั้น หากไม่ใช่ให้ลบออกหรือปล่อยไว้ได้"),
        None => hint.to_owned(),
    }
}

/// A few names, and how many more there are.
fn listed(names: &[String]) -> String {
    match super::few(names) {
        (shown, 0) => shown,
        (shown, more) => format!("{shown} และอีก {more}"),
    }
}

/// Rows by their numbers.
fn rows(rows: &[(u32, u32)]) -> String {
    match super::stretches(rows) {
        (shown, 0) => format!("แถว {shown}"),
        (shown, more) => format!("แถว {shown} และอีก {more} ช่วง"),
    }
}

fn annex_fault(fault: &AnnexFault) -> String {
    match fault {
        AnnexFault::OtherKind => "ไม่ใช่ PDF หรือภาพ JPEG หรือ PNG".into(),
        AnnexFault::Document => "เป็นแฟ้มเอกสารที่ยังไม่ได้บันทึกเป็น PDF".into(),
        AnnexFault::NotPlain => "เป็นโฟลเดอร์ อุปกรณ์ หรือทางลัดไปที่อื่น ไม่ใช่แฟ้ม".into(),
        AnnexFault::Damaged => "แฟ้มเสียหายหรือคัดลอกมาไม่ครบ".into(),
        AnnexFault::Locked => "แฟ้มล็อกด้วยรหัสผ่าน".into(),
        AnnexFault::TooLarge { limit_mb } => format!("แฟ้มใหญ่เกิน {limit_mb} เมกะไบต์"),
        AnnexFault::Unfolds => "เนื้อหาในแฟ้มใหญ่เกินกว่าที่โปรแกรมอ่าน".into(),
        AnnexFault::TooManyPages { limit } => format!("มีเกิน {limit} หน้า"),
        AnnexFault::TooManyInAll { limit } => format!("เอกสารแนบทุกฉบับรวมกันมีเกิน {limit} หน้า"),
        AnnexFault::Picture { fault } => picture_fault(fault),
        AnnexFault::Unreadable { cause } => format!("เปิดอ่านแฟ้มไม่ได้ ({})", cause.thai),
    }
}

fn picture_fault(fault: &PictureFault) -> String {
    match fault {
        PictureFault::OtherKind => "ไม่ใช่ภาพ JPEG หรือ PNG".into(),
        PictureFault::OtherDrawing => "ไม่ใช่ภาพลายเส้นล้วน (มีข้อความ ภาพ หรือลูกเล่นอยู่ข้างใน)".into(),
        PictureFault::NotPlain => "เป็นโฟลเดอร์ อุปกรณ์ หรือทางลัดไปที่อื่น ไม่ใช่แฟ้มภาพ".into(),
        PictureFault::Damaged => "แฟ้มภาพเสียหรือคัดลอกมาไม่ครบ".into(),
        PictureFault::TooLarge { limit_mb } => format!("แฟ้มใหญ่เกิน {limit_mb} เมกะไบต์"),
        PictureFault::TooManyPixels { limit_megapixels } => format!("ภาพมีขนาดเกิน {limit_megapixels} ล้านจุดภาพ"),
        PictureFault::Unreadable { cause } => format!("เปิดอ่านแฟ้มไม่ได้ ({})", cause.thai),
    }
}

/// How many rows of a column a message is about, where it is told at the first of them.
fn and_more(rows: usize) -> String {
    if rows > 1 {
        format!(" ในคอลัมน์นี้ {rows} แถว เริ่มที่แถวนี้")
    } else {
        String::new()
    }
}

fn sort_name(sort: Sort) -> &'static str {
    match sort {
        Sort::Source => "แหล่งงบประมาณ",
        Sort::Agency => "ชื่อหน่วยงาน",
        Sort::Area => "ชื่อพื้นที่",
        Sort::Person => "ชื่อบุคคล",
        Sort::Role => "บทบาทในคณะ",
        Sort::Post => "ตำแหน่ง",
        Sort::Project => "ชื่อโครงการหรือกิจกรรม",
        Sort::Strategy => "ชื่อยุทธศาสตร์",
        Sort::Group => "ชื่อกลุ่มแรงงาน",
        Sort::Day => "วันที่หรือเดือน",
    }
}

/// A day as messages write it.
fn thai_day(day: NaiveDate) -> String {
    to_arabic(&date::long_day(day))
}

/// A month as messages write it, in the digits the user's spreadsheet shows.
fn thai_month(month: Month) -> String {
    format!("{} {}", date::month_abbreviation(month), month.buddhist_year())
}
