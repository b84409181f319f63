//! How a command ends.

use crate::diagnostic::Lang;

/// How a command ended; the numbers are part of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done; warnings allowed.
    Done = 0,
    /// The data has errors.
    BadData = 1,
    /// The call itself is wrong.
    BadCall = 2,
    /// The machine failed us.
    MachineFailed = 3,
    /// Ctrl-C, as shells number it.
    Interrupted = 130,
}

impl Exit {
    /// Every way to end.
    pub const ALL: [Self; 5] = [Self::Done, Self::BadData, Self::BadCall, Self::MachineFailed, Self::Interrupted];

    /// What its number tells who called.
    pub fn told(self, lang: Lang) -> &'static str {
        let (thai, english) = match self {
            Self::Done => ("สำเร็จ (มีข้อควรตรวจสอบได้)", "done; there may be warnings"),
            Self::BadData => (
                "ข้อมูลมีข้อผิดพลาด บางเล่มทำไม่ได้ หรือ proof, verify พบข้อบกพร่อง เล่มอื่นเขียนครบแล้ว",
                "the data has errors, a book failed, or proof or verify found a fault; all other books are written",
            ),
            Self::BadCall => ("คำสั่งไม่ถูกต้อง", "the call itself is wrong"),
            Self::MachineFailed => {
                ("เครื่องทำให้ไม่ได้ เช่น ดิสก์เต็ม ไม่มีสิทธิ์เขียน", "the machine failed: disk full, no permission")
            }
            Self::Interrupted => ("หยุดด้วย Ctrl-C เล่มที่เสร็จแล้วอยู่ครบ", "stopped by Ctrl-C; finished books stay"),
        };
        lang.either(thai, english)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_docs_say_the_same_of_every_number() {
        let docs = include_str!("../../docs/programs.md");
        for exit in Exit::ALL {
            let row = format!("| {} | {} | {} |", exit as u8, exit.told(Lang::Th), exit.told(Lang::En));
            assert!(docs.contains(&row), "docs/programs.md lacks: {row}");
        }
    }
}
