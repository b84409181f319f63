//! What a batch says at its end: what was made, what was not, and whose data must be mended.

use std::{io, path::Path, time::Duration};

use serde_json::json;

use super::{Exit, report, terminal::say};
use crate::{
    batch::{ledger::Ledger, run::Tally},
    check::{CheckedNation, CheckedProvince, Readiness},
    diagnostic::{Diagnostic, Entry, Lang},
    files::shown,
};

/// How a batch ended.
pub struct Closing<'a> {
    pub nation: &'a CheckedNation,
    pub provinces: &'a [&'a CheckedProvince],
    pub tally: Tally,
    pub elapsed: Duration,
    pub interrupted: bool,
    pub ledger: &'a str,
}

/// How many of a province's errors are shown; the ledger has them all.
const SHOWN: usize = 3;

/// How many errors of no single province are shown: each may be one that went astray.
const STRAYS: usize = 10;

impl Closing<'_> {
    pub fn exit(&self) -> Exit {
        if self.interrupted {
            Exit::Interrupted
        } else if self.tally.unwritten > 0 {
            Exit::MachineFailed
        } else if self.tally.failed > 0 || self.blocked().next().is_some() || self.strays().next().is_some() {
            Exit::BadData
        } else {
            Exit::Done
        }
    }

    fn blocked(&self) -> impl Iterator<Item = &CheckedProvince> {
        self.provinces.iter().copied().filter(|province| province.checked.readiness() == Readiness::Blocked)
    }

    /// Whether a batch of the whole country has no province left to tell of.
    fn is_all_blocked(&self) -> bool {
        let provinces = &self.nation.provinces;
        let is_whole =
            self.nation.is_national && self.provinces.len() == provinces.len() && self.ledger == Ledger::file(None);
        is_whole && !provinces.is_empty() && self.blocked().count() == provinces.len()
    }

    /// Errors of no single province.
    fn strays(&self) -> impl Iterator<Item = &Diagnostic> {
        self.nation.diagnostics.iter().filter(|found| found.is_error())
    }

    /// On standard error, where progress goes too.
    pub fn print(&self, dataset: &Path, folder: &Path, lang: Lang) {
        let Tally { made, unchanged, failed, pages, .. } = self.tally;
        let seconds = self.elapsed.as_secs_f32();
        for found in self.strays().take(STRAYS) {
            say!("{}: {}", place(found), found.fault.message(lang));
        }
        match self.strays().count().saturating_sub(STRAYS) {
            0 => {}
            more => say!("{}", lang.either(format!("และอีก {more} แห่ง"), format!("and {more} more"))),
        }
        for province in self.blocked() {
            let errors: Vec<&Diagnostic> =
                province.checked.diagnostics.iter().filter(|found| found.is_error()).collect();
            let count = errors.len();
            let name = province.shown();
            say!(
                "{}",
                lang.either(
                    format!("{name}: ไม่ได้ทำรูปเล่ม เพราะข้อมูลมีข้อผิดพลาด {count} แห่ง"),
                    format!("{name}: no books, for the data has errors: {count}"),
                )
            );
            for found in errors.iter().take(SHOWN) {
                say!("   {}: {}", place(found), found.fault.message(lang));
            }
            if count > SHOWN {
                say!("   …");
            }
        }
        if self.is_all_blocked() {
            say!(
                "{}",
                lang.either(
                    "ไม่มีจังหวัดใดมีคะแนน จึงไม่มีเล่มสรุประดับประเทศและตารางคะแนน เล่มที่ทำไว้ก่อนไม่เป็นปัจจุบันแล้ว",
                    "no province is scored: no national volume and no tables of scores; a volume made earlier is out of date",
                )
            );
        }
        if self.exit() == Exit::BadData {
            let dataset = report::typed(dataset);
            say!(
                "{}",
                lang.either(
                    format!("ดูรายละเอียดด้วยคำสั่ง: ruplem check {dataset}"),
                    format!("for details: ruplem check {dataset}"),
                )
            );
        }
        let ledger = folder.join(self.ledger);
        let ledger = shown(ledger);
        let stopped =
            if self.interrupted { lang.either("หยุดตามคำสั่ง ", "stopped; ") } else { "" };
        let blocked = self.blocked().count();
        say!(
            "{stopped}{}",
            lang.either(
                format!(
                    "ทำใหม่ {made} เล่ม ({pages} หน้า) ไม่เปลี่ยน {unchanged} เล่ม ทำไม่ได้ {failed} เล่ม \
                     จังหวัดที่ข้อมูลยังผิด {blocked} จังหวัด ใช้เวลา {seconds:.1} วินาที · {ledger}"
                ),
                format!(
                    "made {made} books ({pages} pages), unchanged {unchanged}, failed {failed}, \
                     provinces with errors {blocked}, in {seconds:.1} s · {ledger}"
                ),
            )
        );
    }

    /// The last events: every province that is blocked, then the sums.
    pub fn json(&self, lang: Lang, out: &mut impl io::Write) -> io::Result<()> {
        let entries = |found: &[Diagnostic], province: Option<&CheckedProvince>| {
            let province = province.and_then(|province| province.checked.province);
            found.iter().map(|found| Entry::new(found, province, lang)).collect::<Vec<_>>()
        };
        if !self.nation.diagnostics.is_empty() {
            let found = entries(&self.nation.diagnostics, None);
            writeln!(out, "{}", json!({ "event": "dataset", "diagnostics": found }))?;
        }
        for province in self.blocked() {
            let found = entries(&province.checked.diagnostics, Some(province));
            writeln!(out, "{}", json!({ "event": "blocked", "province": province.shown(), "diagnostics": found }))?;
        }
        let Tally { made, unchanged, failed, pages, .. } = self.tally;
        let milliseconds = u64::try_from(self.elapsed.as_millis()).unwrap_or(u64::MAX);
        let end = json!({
            "event": "end", "made": made, "unchanged": unchanged, "failed": failed, "blocked": self.blocked().count(),
            "pages": pages, "milliseconds": milliseconds, "interrupted": self.interrupted, "ledger": self.ledger,
        });
        writeln!(out, "{end}")
    }
}

fn place(found: &Diagnostic) -> String {
    match found.place.cell() {
        Some(cell) => format!("{} {cell}", found.place.file),
        None => found.place.file.clone(),
    }
}
