//! `ruplem merge`: the parts of a batch as one.

use super::{
    Exit, Failure,
    args::{Common, MergeArgs},
};
use crate::{
    batch::{
        ledger::{Book, Outcome},
        lock::LockError,
        merge::{MergeError, Merged, merge},
    },
    check::Readiness,
};

pub fn run(args: &MergeArgs, common: &Common) -> Result<Exit, Failure> {
    let lang = common.lang;
    let home = args.folders.first().map(|folder| folder.display().to_string()).unwrap_or_default();
    let merged = merge(&args.folders).map_err(|error| match error {
        MergeError::Lock(LockError::Busy) => Failure::Busy { path: home.clone() },
        MergeError::Lock(LockError::Io(cause)) => Failure::Folder { path: home.clone(), cause: cause.to_string() },
        MergeError::Io { path, cause } => Failure::Folder { path, cause: cause.to_string() },
        MergeError::NoLedger { path, cause } => Failure::NoLedger { path, cause },
    })?;
    if merged.ledgers == 0 {
        return Err(Failure::NoLedgers);
    }
    for part in &merged.missing {
        eprintln!("{}", lang.either(format!("ยังไม่มีส่วนที่ {part}"), format!("part {part} is missing")));
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
    let Merged { ledger, ledgers, copied, missing, lost } = merged;
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
    let is_whole = failed == 0 && blocked == 0 && missing.is_empty() && lost.is_empty();
    Ok(if is_whole { Exit::Done } else { Exit::BadData })
}
