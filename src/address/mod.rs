//! A workbook at an address: a Google Sheet by its link, or any file that can be downloaded.

mod download;
mod written;

pub use self::{
    download::{Allowance, download},
    written::{Address, of, shown},
};
use crate::diagnostic::Told;

/// Why nothing came of an address.
#[derive(Debug, thiserror::Error)]
pub enum AddressError {
    #[error("this is not a whole address; copy all of it from the browser")]
    Malformed,
    #[error("an address begins with https:// or http://")]
    NoScheme,
    #[error("the server cannot be reached ({0}); see that there is a connection, and try again")]
    Unreachable(String),
    #[error("the download took longer than {seconds} seconds; try again")]
    TooSlow { seconds: u64 },
    #[error("the file is larger than {limit_mb} MB; delete the sheets and rows that are not used")]
    TooLarge { limit_mb: u64 },
    #[error("there is no file at this address (404); see that it is right")]
    NotFound,
    #[error("the server asks to sign in; share the sheet with everyone who has the link")]
    SignIn,
    #[error("the server refused (status {status}); try again, or download the file with a browser and use that")]
    Refused { status: u16 },
    #[error("a web page came instead of a workbook; use the address of an .xlsx file or of a Google Sheet")]
    WebPage,
    #[error("what came is no workbook; use the address of an .xlsx file or of a Google Sheet")]
    OtherFile,
}

impl Told for AddressError {
    fn thai(&self) -> String {
        match self {
            Self::Malformed => "ที่อยู่ไม่ครบถ้วน คัดลอกใหม่ทั้งบรรทัดจากแถบที่อยู่ของเบราว์เซอร์".to_owned(),
            Self::NoScheme => "ที่อยู่เว็บขึ้นต้นด้วย https:// หรือ http:// คัดลอกใหม่ทั้งบรรทัดจากแถบที่อยู่ของเบราว์เซอร์".to_owned(),
            Self::Unreachable(cause) => format!("ติดต่อเซิร์ฟเวอร์ไม่ได้ ตรวจอินเทอร์เน็ตแล้วลองใหม่ ({cause})"),
            Self::TooSlow { seconds } => format!("ดาวน์โหลดไม่เสร็จใน {seconds} วินาที ลองใหม่อีกครั้ง"),
            Self::TooLarge { limit_mb } => format!("แฟ้มใหญ่เกิน {limit_mb} เมกะไบต์ ลบแผ่นงานและแถวที่ไม่ใช้ออก"),
            Self::NotFound => "ไม่มีแฟ้มที่ที่อยู่นี้ (404) ตรวจที่อยู่อีกครั้ง".to_owned(),
            Self::SignIn => "เซิร์ฟเวอร์ให้ลงชื่อเข้าใช้ก่อน ใน Google ชีต กด แชร์ แล้วเลือก แชร์แบบทุกคนที่มีลิงก์ \
                             หรือดาวน์โหลดเป็น .xlsx แล้วใช้แฟ้มนั้น"
                .to_owned(),
            Self::Refused { status } => {
                format!("เซิร์ฟเวอร์ไม่ให้ดาวน์โหลด (สถานะ {status}) ลองใหม่ หรือดาวน์โหลดด้วยเบราว์เซอร์แล้วใช้แฟ้มนั้น")
            }
            Self::WebPage => "ที่อยู่นี้เป็นหน้าเว็บ ไม่ใช่สมุดงาน ใช้ที่อยู่ของแฟ้ม .xlsx หรือของ Google ชีต".to_owned(),
            Self::OtherFile => "แฟ้มที่ดาวน์โหลดมาไม่ใช่สมุดงาน (.xlsx, .ods) ใช้ที่อยู่ของแฟ้ม .xlsx หรือของ Google ชีต".to_owned(),
        }
    }
}
