//! What came of a book: made, failed for a cause, or out of date.

use serde::{Deserialize, Serialize};

use crate::diagnostic::Lang;

/// A written book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// How many it has.
    pub pages: usize,
    /// The file's length in bytes.
    pub size: u64,
    /// Of the file, in hexadecimal digits.
    pub sha256: String,
    /// How long the worker took.
    pub milliseconds: u64,
    /// What its layout should be looked at for, and what is badly set.
    pub warnings: Vec<String>,
}

/// How a book stands in the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Outcome {
    Made(Made),
    Failed {
        #[serde(flatten)]
        cause: Cause,
        attempts: u32,
    },
    /// The file is there, but the province's data has errors now.
    Outdated,
}

/// Why a book was not made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "cause", rename_all = "snake_case")]
pub enum Cause {
    /// The prose could not be filled in.
    Uncomposed { detail: String },
    /// A picture's file was changed or closed to reading while the batch ran.
    PictureChanged { file: String },
    /// Typst refused it.
    Refused { detail: String },
    /// The file could not be written.
    Unwritten { detail: String },
    /// The worker came to a sudden end.
    Died { detail: String },
    /// It took longer than it may.
    Overdue { seconds: u64 },
    /// It took more memory than it may.
    Full { limit_mb: usize },
}

impl Cause {
    /// Why it failed, for the terminal and the ledger.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Uncomposed { detail } => {
                lang.either(format!("แม่แบบข้อความใช้ไม่ได้: {detail}"), format!("prose cannot be filled in: {detail}"))
            }
            Self::PictureChanged { file } => lang.either(
                format!("แฟ้มภาพ {file} ถูกเปลี่ยนหรือเปิดอ่านไม่ได้ระหว่างจัดทำ ให้สั่งใหม่อีกครั้ง"),
                format!("the picture {file} was changed or cannot be read any more; run again"),
            ),
            Self::Refused { detail } => {
                lang.either(format!("เรียงพิมพ์ไม่ได้: {detail}"), format!("cannot be typeset: {detail}"))
            }
            Self::Unwritten { detail } => lang.either(
                format!("เขียนแฟ้มไม่ได้ ({detail}) หากเปิดแฟ้มนี้อยู่ให้ปิดก่อน แล้วสั่งใหม่"),
                format!("the file cannot be written ({detail}); close it where it is open and run again"),
            ),
            Self::Died { detail } => lang
                .either(format!("โปรแกรมหยุดกลางคัน ({detail})"), format!("the worker came to a sudden end ({detail})")),
            Self::Overdue { seconds } => lang.either(
                format!("ใช้เวลาเกิน {seconds} วินาที (กำหนดได้ด้วย --timeout)"),
                format!("took longer than {seconds} seconds (see --timeout)"),
            ),
            Self::Full { limit_mb } => lang.either(
                format!("ใช้หน่วยความจำเกิน {limit_mb} เมกะไบต์ ตรวจแม่แบบว่ามีคำสั่งวนซ้ำที่ไม่มีที่สิ้นสุดหรือไม่"),
                format!("took more than {limit_mb} MB of memory; see whether a template repeats something without end"),
            ),
        }
    }
}
