//! `ruplem merge`: the parts of a batch as one.

use super::{
    Exit, Failure,
    args::{Common, MergeArgs},
    terminal::say,
};
use crate::{
    batch::{
        ledger::BookEntry,
        merge::{Merged, Unfinished, merge},
        outcome::Outcome,
    },
    check::Readiness,
    diagnostic::Lang,
    files::shown,
};

pub fn run(args: &MergeArgs, common: &Common) -> Result<Exit, Failure> {
    let lang = common.lang;
    let home = args.folders.first().map(shown).unwrap_or_default();
    let merged = merge(&args.folders)?;
    if merged.ledgers == 0 {
        return Err(Failure::NoLedgers);
    }
    for part in &merged.missing {
        say!("{}", lang.either(format!("ยังไม่มีส่วนที่ {part}"), format!("part {part} is missing")));
    }
    for part in &merged.unfinished {
        say!("{}", stopped(part, lang));
    }
    for file in &merged.lost {
        say!(
            "{}",
            lang.either(
                format!("{file}: ไม่พบแฟ้มนี้หรือแฟ้มถูกแก้ไข จะทำใหม่เมื่อสั่ง ruplem batch"),
                format!("{file}: not there or altered; `ruplem batch` will make it again"),
            )
        );
    }
    let Merged { ledger, ledgers, copied, missing, unfinished, lost } = merged;
    let failed = |book: &&BookEntry| !matches!(book.outcome, Outcome::Made(_));
    let failed = ledger.books.values().filter(failed).count();
    let blocked = ledger.provinces.values().filter(|standing| standing.state == Readiness::Blocked).count();
    let books = ledger.books.len() - failed;
    say!(
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
