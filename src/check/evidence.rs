//! What the rounds are judged by: monthly records, GFMIS readings and yearly deliveries.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    date,
    projects::month_within,
    rows::{Row, Rows},
};
use crate::{
    diagnostic::{Diagnostic, Fault, Place},
    handbook::Handbook,
    model::{FiscalYear, GfmisReading, Month, MonthRecord, Satang, Submission, SubmissionItem},
    read::RawTable,
    text::{nearest, typed::plain},
    thai::digits,
};

pub fn reports(
    raw: &RawTable,
    year: Option<FiscalYear>,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<Month, MonthRecord> {
    let rows = Rows::new(raw, diagnostics);
    let mut first_rows = BTreeMap::new();
    let records = rows.read(diagnostics, |row| {
        let month = row.required_as("month", month_within(year));
        let recorded_on = row.day("recorded_on", year);
        let recorded_by = row.words("recorded_by");
        let month = month?;
        if recorded_on.is_some_and(|day| day < month.first_day()) {
            row.report("recorded_on", Fault::RecordedBeforeMonth { month });
        } else {
            report_far_date(row, "recorded_on", recorded_on, year);
        }
        match first_rows.get(&month) {
            Some(first_row) => row.report("month", Fault::DuplicateMonth { first_row: *first_row }),
            None => {
                first_rows.insert(month, row.number());
            }
        }
        Some((month, MonthRecord { recorded_on, recorded_by }))
    });
    records.into_iter().collect()
}

pub fn budget(
    raw: &RawTable,
    year: Option<FiscalYear>,
    handbook: Option<&Handbook>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<GfmisReading> {
    let rows = Rows::new(raw, diagnostics);
    let mut first_rows = BTreeMap::new();
    let mut sound: Vec<(NaiveDate, Satang, Place, Option<String>)> = Vec::new();
    let readings = rows.read(diagnostics, |row| {
        let round = row.required_as("round", |text| round_number(text, handbook));
        // A row laid out for a round of which nobody knows anything yet.
        if ["allocated", "disbursed", "as_of"].iter().all(|column| row.is_blank(column)) {
            return None;
        }
        let allocated = row.money("allocated");
        let disbursed = row.optional_as_money("disbursed");
        let as_of = row.day("as_of", year);
        if allocated.is_some_and(|amount| amount.is_zero()) {
            row.report("allocated", Fault::ZeroAllocation);
        }
        if let Some((allocated, disbursed)) = allocated.zip(disbursed) {
            let shown = digits::money_arabic(allocated);
            if disbursed > allocated {
                row.report("disbursed", Fault::OverAllocation { allocated: shown });
            } else if is_tiny(disbursed, allocated) {
                row.report("disbursed", Fault::TinyDisbursement { allocated: shown });
            } else {
                sound.extend(as_of.map(|day| (day, disbursed, row.place("disbursed"), row.found("disbursed"))));
            }
        }
        report_far_date(row, "as_of", as_of, year);
        let round = round?;
        let last = handbook.and_then(|handbook| handbook.round(round)).map(|round| round.last);
        if let Some((last, _)) = last.zip(as_of).filter(|(last, as_of)| as_of > last) {
            row.report("as_of", Fault::ReadingAfterRound { last });
        }
        // A reading without a day is of the round's last day.
        let day = as_of.or(last);
        match first_rows.get(&(round, day)) {
            Some(first_row) => row.report("round", Fault::DuplicateReading { first_row: *first_row }),
            None => {
                first_rows.insert((round, day), row.number());
            }
        }
        Some(GfmisReading { round, allocated: allocated?, disbursed, as_of })
    });
    sound.sort_by_key(|(day, ..)| *day);
    let mut most = Satang::ZERO;
    for (_, disbursed, place, found) in sound {
        if disbursed < most {
            let fault = Fault::ShrunkDisbursement { earlier: digits::money_arabic(most) };
            diagnostics.push(Diagnostic { place, fault, found });
        }
        most = most.max(disbursed);
    }
    readings
}

/// Whether so little is disbursed that it may be a per cent: less than a hundredth, or a hundred baht at most of thousands.
fn is_tiny(disbursed: Satang, allocated: Satang) -> bool {
    let as_per_cent = disbursed <= Satang::from_baht(100) && allocated >= Satang::from_baht(1_000);
    !disbursed.is_zero() && (as_per_cent || disbursed.satang().saturating_mul(100) < allocated.satang())
}

fn round_number(text: &str, handbook: Option<&Handbook>) -> Result<u8, Fault> {
    let rounds = handbook.map_or(&[][..], |handbook| &handbook.rounds);
    let allowed = || rounds.iter().map(|round| round.number.to_string()).collect::<Vec<_>>().join(", ");
    let number: Option<u8> = bare_round(text).parse().ok();
    number
        .filter(|number| handbook.is_none() || rounds.iter().any(|round| round.number == *number))
        .ok_or_else(|| Fault::UnknownRound { allowed: allowed() })
}

/// The number of `รอบที่ 1`, `ครั้งที่ ๑`.
fn bare_round(text: &str) -> String {
    /// Longer ones first, for they begin as shorter ones do.
    const NAMES: [&str; 8] = ["รอบการประเมินที่", "รอบการประเมิน", "รอบที่", "รอบ", "ครั้งที่", "ครั้ง", "งวดที่", "งวด"];
    let text = plain(text);
    let name = NAMES.iter().find_map(|name| text.strip_prefix(name)).unwrap_or(&text);
    name.trim_matches([' ', '.']).to_owned()
}

pub fn submissions(
    raw: &RawTable,
    year: Option<FiscalYear>,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<SubmissionItem, Submission> {
    let rows = Rows::new(raw, diagnostics);
    let mut first_rows = BTreeMap::new();
    let submissions = rows.read(diagnostics, |row| {
        let item = row.required_as("item", submission_item);
        let date = row.day("date", year);
        let document_no = row.words("document_no");
        let note = row.words("note");
        report_far_date(row, "date", date, year);
        let item = item?;
        match first_rows.get(&item) {
            Some(first_row) => row.report("item", Fault::DuplicateItem { first_row: *first_row }),
            None => {
                first_rows.insert(item, row.number());
            }
        }
        Some((item, Submission { date, document_no, note }))
    });
    submissions.into_iter().collect()
}

fn submission_item(text: &str) -> Result<SubmissionItem, Fault> {
    let names = || SubmissionItem::ALL.into_iter().flat_map(|item| [item.thai(), item.english()]);
    SubmissionItem::find(text).ok_or_else(|| Fault::UnknownItem { nearest: nearest(text, names()) })
}

fn report_far_date(row: &mut Row<'_>, column: &'static str, date: Option<NaiveDate>, year: Option<FiscalYear>) {
    let Some((date, year)) = date.zip(year) else { return };
    if date::is_far(date, year) {
        row.report(column, Fault::DateFarFromYear { year, day: date });
    }
}
