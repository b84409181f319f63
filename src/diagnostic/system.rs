//! What a machine fails over, in Thai.

use std::io::{self, ErrorKind};

use super::Told;
use crate::files::Unread;

/// Windows' numbers for a file, and a part of one, that another program keeps to itself; mostly it is open in Excel.
const HELD: [i32; 2] = [32, 33];

impl Told for io::Error {
    fn thai(&self) -> String {
        if cfg!(windows) && self.raw_os_error().is_some_and(|code| HELD.contains(&code)) {
            return "โปรแกรมอื่นเปิดแฟ้มนี้อยู่".to_owned();
        }
        let known = match self.kind() {
            ErrorKind::NotFound => "ไม่พบแฟ้มหรือโฟลเดอร์",
            ErrorKind::PermissionDenied => "ไม่มีสิทธิ์",
            ErrorKind::AlreadyExists => "มีชื่อนี้อยู่แล้ว",
            ErrorKind::NotADirectory => "ไม่ใช่โฟลเดอร์",
            ErrorKind::IsADirectory => "เป็นโฟลเดอร์ ไม่ใช่แฟ้ม",
            ErrorKind::DirectoryNotEmpty => "โฟลเดอร์ไม่ว่าง",
            ErrorKind::InvalidFilename => "ชื่อยาวเกินไปหรือมีอักขระที่ใช้ในชื่อไม่ได้",
            ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "มีโปรแกรมอื่นใช้อยู่",
            ErrorKind::StorageFull => "ที่เก็บแฟ้มเต็ม",
            ErrorKind::QuotaExceeded => "ใช้พื้นที่ครบโควตาแล้ว",
            ErrorKind::ReadOnlyFilesystem => "ที่เก็บแฟ้มนี้อ่านได้อย่างเดียว",
            ErrorKind::FileTooLarge => "แฟ้มใหญ่เกินไป",
            ErrorKind::OutOfMemory => "หน่วยความจำไม่พอ",
            ErrorKind::BrokenPipe => "ปลายทางปิดไปแล้ว",
            ErrorKind::TimedOut => "รอนานเกินไป",
            ErrorKind::Interrupted => "ถูกขัดจังหวะ",
            ErrorKind::UnexpectedEof => "ข้อมูลสิ้นสุดก่อนครบ",
            ErrorKind::StaleNetworkFileHandle
            | ErrorKind::NetworkDown
            | ErrorKind::NetworkUnreachable
            | ErrorKind::HostUnreachable
            | ErrorKind::NotConnected => "ติดต่อเครือข่ายที่เก็บแฟ้มไม่ได้",
            ErrorKind::ConnectionRefused | ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted => {
                "การเชื่อมต่อถูกปฏิเสธหรือขาดไป"
            }
            _ => return format!("ระบบแจ้งว่า {self}"),
        };
        known.to_owned()
    }
}

impl Told for Unread {
    fn thai(&self) -> String {
        match self {
            Self::NotFound => "ไม่พบแฟ้มหรือโฟลเดอร์นี้".to_owned(),
            Self::NoFolder => "ไม่ใช่โฟลเดอร์".to_owned(),
            Self::LeadsOut => "เป็นทางลัดไปนอกโฟลเดอร์".to_owned(),
            Self::Special => "ไม่ใช่แฟ้มธรรมดา".to_owned(),
            Self::TooLarge { limit } => format!("แฟ้มใหญ่เกิน {limit} ไบต์"),
            Self::Io(cause) => cause.thai(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_system_says_is_told_in_thai_where_it_is_known() {
        let told = |kind: ErrorKind| io::Error::from(kind).thai();
        assert_eq!(told(ErrorKind::PermissionDenied), "ไม่มีสิทธิ์");
        assert_eq!(io::Error::other("odd").thai(), "ระบบแจ้งว่า odd");
        if cfg!(unix) {
            assert_eq!(io::Error::from_raw_os_error(28).thai(), "ที่เก็บแฟ้มเต็ม");
        }
    }
}
