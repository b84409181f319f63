//! `ruplem merge`: the parts of a batch as one.

use std::{collections::BTreeMap, iter};

use super::{
    Exit, Failure,
    args::{Common, MergeArgs},
};
use crate::{
    batch::{
        ledger::{Book, Outcome},
        lock::LockError,
        merge::{MergeError, Merged, Unfinished, merge},
    },
    check::Readiness,
    diagnostic::Lang,
};

pub fn run(args: &MergeArgs, common: &Common) -> Result<Exit, Failure> {
    let lang = common.lang;
    let home = args.folders.first().map(|folder| folder.display().to_string()).unwrap_or_default();
    let merged = merge(&args.folders)?;
    if merged.ledgers == 0 {
        return Err(Failure::NoLedgers);
    }
    for part in &merged.missing {
        eprintln!("{}", lang.either(format!("ยังไม่มีส่วนที่ {part}"), format!("part {part} is missing")));
    }
    for part in &merged.unfinished {
        eprintln!("{}", stopped(part, lang));
    }
    for file in &merged.lost {
        eprintln!(
            "{}",
            lang.either(
                format!("{file}: ไม่พบแฟ้มนี้หรือแฟ้มถูกแก้ไข จะทำใหม่เมื่อสั่ง ruplem batch"),
                format!("{file}: not there or altered; `ruplem batch` will make it again"),
            )
        );
    }
    let Merged { ledger, ledgers, copied, missing, unfinished, lost } = merged;
    let failed = |book: &&Book| !matches!(book.outcome, Outcome::Made(_));
    let failed = ledger.books.values().filter(failed).count();
    let blocked = ledger.provinces.values().filter(|standing| standing.state == Readiness::Blocked).count();
    let books = ledger.books.len() - failed;
    eprintln!(
        "{}",
        lang.either(
            format!(
                "รวม {ledgers} บัญชีลง {home}: {books} เล่ม (นำมา {copied} เล่ม) ทำไม่ได้ {failed} เล่ม \
                 จังหวัดที่ข้อมูลยังผิด {blocked} จังหวัด"
            ),
            format!(
                "joined {ledgers} ledgers in {home}: {books} books ({copied} brought there), failed {failed}, \
                 provinces with errors {blocked}"
            ),
        )
    );
    let is_whole = failed == 0 && blocked == 0 && missing.is_empty() && unfinished.is_empty() && lost.is_empty();
    Ok(if is_whole { Exit::Done } else { Exit::BadData })
}

/// What a part was stopped before, and what to do.
fn stopped(part: &Unfinished, lang: Lang) -> String {
    let Unfinished { shard, to_make, provinces } = part;
    let which = match shard {
        Some(part) => lang.either(format!("ส่วนที่ {part} "), format!("part {part}")),
        None => lang.either("งานทั้งชุด".to_owned(), "the whole batch".to_owned()),
    };
    let lacks = match (to_make, provinces.as_slice()) {
        (0, _) => String::new(),
        (count, []) => lang.either(format!(" ขาด {count} เล่ม"), format!(", still to make: {count} books")),
        (count, names) => {
            let (provinces, names) = (names.len(), names.join(", "));
            lang.either(
                format!(" ขาด {count} เล่ม ของ {provinces} จังหวัด ({names})"),
                format!(", still to make: {count} books of {provinces} provinces ({names})"),
            )
        }
    };
    lang.either(
        format!("{which}ยังทำไม่เสร็จ{lacks} ให้สั่งงานนั้นอีกครั้งจนเสร็จก่อนรวม"),
        format!("{which} has not finished{lacks}; run it again to its end, then merge"),
    )
}

impl From<MergeError> for Failure {
    fn from(error: MergeError) -> Self {
        match error {
            MergeError::Mixed { sets } => Self::MixedParts { sets },
            MergeError::Lock { path, cause: LockError::Busy } => Self::Busy { path },
            MergeError::NoLedger { path, cause } => Self::NoLedger { path, cause },
            MergeError::Lock { path, cause: LockError::Io(cause) } | MergeError::Io { path, cause } => {
                Self::Folder { path, cause: cause.to_string() }
            }
        }
    }
}

/// Which ledgers to delete, for only the office knows which batch was the last.
pub fn mixed(sets: &BTreeMap<u32, Vec<String>>, lang: Lang) -> String {
    let lines = sets.iter().map(|(count, paths)| {
        let paths = paths.join(", ");
        lang.either(format!("\n   แบ่งเป็น {count} ส่วน: {paths}"), format!("\n   in {count} parts: {paths}"))
    });
    let told = lang.either(
        "มีบัญชีของงานที่แบ่งจำนวนส่วนไม่เท่ากันปนกัน จึงไม่รู้ว่างานใดเป็นงานล่าสุด ให้ลบบัญชีของงานเก่า แล้วสั่งใหม่",
        "there are ledgers of batches in different numbers of parts, so it is not known which was the last; delete \
         those of the old one and run again",
    );
    iter::once(told.to_owned()).chain(lines).collect()
}
