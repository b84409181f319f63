//! How a batch goes, as it goes: a bar on a terminal, lines where there is none, events for programs.

use std::{collections::BTreeSet, fmt, io::Write as _, time::Duration};

use indicatif::{ProgressBar, ProgressState, ProgressStyle};
use serde_json::json;

use super::terminal::{self, clean, say};
use crate::{
    batch::{
        order::Order,
        outcome::{Cause, Made},
        run::Observer,
    },
    diagnostic::Lang,
};

/// How many warnings of one book are shown as it is made.
const MOST_WARNINGS: usize = 2;

/// A bar with the books in work, on standard error; failures stand above it as they happen.
pub struct Bar {
    bar: ProgressBar,
    at_work: BTreeSet<String>,
    pages: usize,
    lang: Lang,
}

impl Bar {
    pub fn new(lang: Lang) -> Self {
        Self { bar: ProgressBar::no_length(), at_work: BTreeSet::new(), pages: 0, lang }
    }

    fn show(&self) {
        let at_work: Vec<&str> = self.at_work.iter().map(String::as_str).collect();
        let seconds = self.bar.elapsed().as_secs().max(1);
        let rate = self.pages as u64 / seconds;
        let rate = self.lang.either(format!("{rate} หน้า/วินาที"), format!("{rate} pages/s"));
        self.bar.set_message(format!("{rate} · {}", at_work.join(" · ")));
    }
}

impl Observer for Bar {
    fn begin(&mut self, to_make: usize, unchanged: usize) {
        if unchanged > 0 {
            self.bar.println(unchanged_line(unchanged, self.lang));
        }
        if to_make == 0 {
            return;
        }
        if let Ok(style) = ProgressStyle::with_template("{bar:16} {pos}/{len} · {left} · {wide_msg}") {
            let lang = self.lang;
            self.bar.set_style(style.with_key("left", move |state: &ProgressState, out: &mut dyn fmt::Write| {
                // Nothing is known before the first book.
                let left = (state.pos() > 0).then(|| state.eta());
                let _ = out.write_str(&time_left(left, lang));
            }));
        }
        self.bar.set_length(to_make as u64);
        self.bar.enable_steady_tick(Duration::from_millis(200));
    }

    fn begun(&mut self, order: &Order<'_>) {
        self.at_work.insert(order.shown(self.lang));
        self.show();
    }

    fn made(&mut self, order: &Order<'_>, made: &Made) {
        self.at_work.remove(&order.shown(self.lang));
        self.pages += made.pages;
        for line in warning_lines(order, made, self.lang) {
            self.bar.println(clean(&line));
        }
        self.bar.inc(1);
        self.show();
    }

    fn failed(&mut self, order: &Order<'_>, cause: &Cause, again: bool) {
        self.at_work.remove(&order.shown(self.lang));
        self.bar.println(clean(&failed_line(order, cause, again, self.lang)));
        self.bar.inc(u64::from(!again));
        self.show();
    }

    fn end(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// One line for every tenth part and for every failure, on standard error.
pub struct Lines {
    lang: Lang,
    to_make: usize,
    done: usize,
}

impl Lines {
    pub fn new(lang: Lang) -> Self {
        Self { lang, to_make: 0, done: 0 }
    }

    fn count(&mut self) {
        let tenth = |done: usize| (done * 10).checked_div(self.to_make);
        let before = tenth(self.done);
        self.done += 1;
        if tenth(self.done) != before {
            let (done, all) = (self.done, self.to_make);
            say!("{}", self.lang.either(format!("ทำแล้ว {done}/{all} เล่ม"), format!("{done}/{all} books")));
        }
    }
}

impl Observer for Lines {
    fn begin(&mut self, to_make: usize, unchanged: usize) {
        self.to_make = to_make;
        if unchanged > 0 {
            say!("{}", unchanged_line(unchanged, self.lang));
        }
    }

    fn begun(&mut self, _: &Order<'_>) {}

    fn made(&mut self, order: &Order<'_>, made: &Made) {
        for line in warning_lines(order, made, self.lang) {
            say!("{line}");
        }
        self.count();
    }

    fn failed(&mut self, order: &Order<'_>, cause: &Cause, again: bool) {
        say!("{}", failed_line(order, cause, again, self.lang));
        if !again {
            self.count();
        }
    }

    fn end(&mut self) {}
}

/// One JSON object a line on standard output.
pub struct Events {
    lang: Lang,
}

impl Events {
    pub fn new(lang: Lang) -> Self {
        Self { lang }
    }

    fn say(event: &serde_json::Value) {
        // Books are made whether somebody listens or not.
        let mut out = terminal::json();
        let _ = writeln!(out, "{event}").and_then(|()| out.flush());
    }
}

impl Observer for Events {
    fn begin(&mut self, to_make: usize, unchanged: usize) {
        Self::say(&json!({ "event": "start", "to_make": to_make, "unchanged": unchanged }));
    }

    fn begun(&mut self, _: &Order<'_>) {}

    fn made(&mut self, order: &Order<'_>, made: &Made) {
        Self::say(&json!({
            "event": "made", "file": order.job.file, "province": order.province.map(|province| &province.name),
            "document": order.job.kind.name, "pages": made.pages, "milliseconds": made.milliseconds,
            "warnings": made.warnings,
        }));
    }

    fn failed(&mut self, order: &Order<'_>, cause: &Cause, again: bool) {
        Self::say(&json!({
            "event": if again { "again" } else { "failed" }, "file": order.job.file,
            "province": order.province.map(|province| &province.name), "document": order.job.kind.name,
            "cause": cause, "message": cause.message(self.lang),
        }));
    }

    fn end(&mut self) {}
}

impl Order<'_> {
    /// `เชียงใหม่ แผนปฏิบัติการ`
    fn shown(&self, lang: Lang) -> String {
        let document = self.job.kind.called(lang);
        match self.province {
            Some(province) => format!("{} {document}", province.name),
            None => document.to_owned(),
        }
    }
}

/// The first warnings of a book; the ledger has them all.
fn warning_lines(order: &Order<'_>, made: &Made, lang: Lang) -> Vec<String> {
    let shown = order.shown(lang);
    let mut lines: Vec<String> =
        made.warnings.iter().take(MOST_WARNINGS).map(|warning| format!("{shown}: {warning}")).collect();
    let left = made.warnings.len() - lines.len();
    if left > 0 {
        lines.push(lang.either(
            format!("{shown}: และอีก {left} แห่ง ดูในสมุดบันทึก (ledger)"),
            format!("{shown}: and {left} more, see the ledger"),
        ));
    }
    lines
}

/// `เหลือ 2 นาที`: minutes are enough as long as there are some.
fn time_left(left: Option<Duration>, lang: Lang) -> String {
    match left.map(|left| left.as_secs()) {
        None => lang.either("กำลังประมาณเวลา", "estimating").to_owned(),
        Some(seconds @ 0..60) => lang.either(format!("เหลือ {seconds} วินาที"), format!("{seconds} s left")),
        Some(seconds) => {
            let minutes = seconds.div_ceil(60);
            lang.either(format!("เหลือ {minutes} นาที"), format!("{minutes} min left"))
        }
    }
}

fn unchanged_line(unchanged: usize, lang: Lang) -> String {
    lang.either(format!("ไม่เปลี่ยน {unchanged} เล่ม ไม่ต้องทำใหม่"), format!("unchanged: {unchanged} books"))
}

fn failed_line(order: &Order<'_>, cause: &Cause, again: bool, lang: Lang) -> String {
    let again = if again {
        lang.either(" จะลองใหม่ตอนท้าย", "; tried once more at the end")
    } else {
        ""
    };
    format!("{}: {}{again}", order.shown(lang), cause.message(lang))
}
