//! Why a file is not written at all, and what to do instead.

use crate::diagnostic::Lang;

/// What keeps a file from being written where it was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The command reads this very file, whatever it is called here.
    IsRead { path: String },
    /// It would lie among the data and be read as data.
    AmongData { path: String },
    /// A folder for books in which data lie.
    FolderOfData { path: String },
    /// The name is a folder's.
    IsFolder { path: String },
    /// The name is a link's, where links are not followed.
    IsLink { path: String },
    /// The name is a device's, a pipe's or a socket's.
    NotPlain { path: String },
    /// The folder to write to is not there.
    NoFolder { path: String },
    /// The name says it is another kind of file.
    OtherEnding { path: String, ending: &'static str },
}

impl Refusal {
    /// The file, why it is not written, and what to do.
    pub fn message(&self, lang: Lang) -> String {
        format!("{}: {}", self.path(), self.reason(lang))
    }

    fn path(&self) -> &str {
        match self {
            Self::IsRead { path }
            | Self::AmongData { path }
            | Self::FolderOfData { path }
            | Self::IsFolder { path }
            | Self::IsLink { path }
            | Self::NotPlain { path }
            | Self::NoFolder { path }
            | Self::OtherEnding { path, .. } => path,
        }
    }

    pub(super) fn reason(&self, lang: Lang) -> String {
        let reason = match self {
            Self::IsRead { .. } => lang.either(
                "แฟ้มนี้เป็นแฟ้มที่คำสั่งนี้อ่าน จึงไม่เขียนทับ ให้ระบุแฟ้มอื่น",
                "this command reads this file and does not write over it; name another",
            ),
            Self::AmongData { .. } => {
                lang.either("อยู่ในชุดข้อมูล ให้ระบุแฟ้มที่อื่น", "this is among the data; name a file elsewhere")
            }
            Self::FolderOfData { .. } => lang.either(
                "โฟลเดอร์นี้เก็บข้อมูล ให้ระบุโฟลเดอร์อื่นด้วย -o เพื่อไม่ให้รูปเล่มปนกับข้อมูล",
                "this folder holds the data; name another with -o, so that books are not taken for data",
            ),
            Self::IsFolder { .. } => {
                lang.either("เป็นโฟลเดอร์ ให้ระบุชื่อแฟ้มที่จะเขียน", "this is a folder; name the file to write")
            }
            Self::IsLink { .. } => lang.either(
                "เป็นลิงก์ไปที่อื่น ซึ่งโปรแกรมไม่ตามไป ให้ลบลิงก์นี้หรือระบุโฟลเดอร์อื่น",
                "this is a link to another place, which is not followed; remove it or name another folder",
            ),
            Self::NotPlain { .. } => lang.either(
                "ไม่ใช่แฟ้มธรรมดา (เป็นอุปกรณ์หรือท่อส่งข้อมูล) ให้ระบุชื่อแฟ้มที่จะเขียน",
                "this is no plain file (a device or a pipe); name the file to write",
            ),
            Self::NoFolder { .. } => lang.either(
                "ไม่พบโฟลเดอร์ที่จะเขียนแฟ้ม สร้างโฟลเดอร์นี้ก่อน หรือระบุที่อื่นด้วย -o",
                "the folder to write to is not there; make it first, or name another with -o",
            ),
            Self::OtherEnding { ending, .. } => {
                return lang.either(
                    format!("แฟ้มที่เขียนเป็นแฟ้ม .{ending} เท่านั้น ให้ระบุชื่อที่ลงท้ายด้วย .{ending}"),
                    format!("what is written is a .{ending} file; name one that ends in .{ending}"),
                );
            }
        };
        reason.to_owned()
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message(Lang::En))
    }
}

impl std::error::Error for Refusal {}
