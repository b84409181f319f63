//! What the rounds are judged by: monthly records, GFMIS readings and yearly deliveries.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{projects::month_within, rows::Rows, years};
use crate::{
    diagnostic::{Diagnostic, Fault, Place},
    handbook::Handbook,
    model::{FiscalYear, GfmisReading, Month, MonthRecord, Satang, Submission, SubmissionItem},
    read::RawTable,
    text::{nearest, typed::plain},
    thai::digits,
};

/// So many months, every one late by a month, are a column that is shifted.
const SHIFTED: usize = 3;

pub fn reports(
    raw: &RawTable,
    year: Option<FiscalYear>,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<Month, MonthRecord> {
    let rows = Rows::new(raw, diagnostics);
    let mut first_rows = BTreeMap::new();
    let (mut days, mut early) = (Vec::new(), Vec::new());
    let records = rows.read(diagnostics, |row| {
        let month = row.required_as("month", month_within(year));
        let recorded_on = row.day("recorded_on", year);
        let recorded_by = row.words("recorded_by");
        let month = month?;
        let found = row.found("recorded_on").unwrap_or_default();
        let swapped = row.swapped_day("recorded_on", year);
        match recorded_on.and_then(|day| years::record(month, day, swapped, year)) {
            None => days.extend(recorded_on.map(|day| (month, day, row.place("recorded_on"), found))),
            Some(Fault::RecordedEarly { .. }) => early.push((month, row.place("recorded_on"), found)),
            Some(fault) => row.report("recorded_on", fault),
        }
        match first_rows.get(&month) {
            Some(first_row) => row.report("month", Fault::DuplicateMonth { first_row: *first_row }),
            None => {
                first_rows.insert(month, row.number());
            }
        }
        Some((month, MonthRecord { recorded_on, recorded_by }))
    });
    let records: BTreeMap<Month, MonthRecord> = records.into_iter().collect();
    report_early(&records, early, diagnostics);
    let is_late = |(month, day, ..): &(Month, NaiveDate, Place, String)| {
        years::is_usual(month.next(), *day) && !years::is_usual(*month, *day)
    };
    if days.len() >= SHIFTED && days.len() == records.len() && days.iter().all(is_late) {
        let first = days.into_iter().next();
        diagnostics.extend(first.map(|(_, _, place, found)| Diagnostic {
            place,
            fault: Fault::RecordedLate,
            found: Some(found),
        }));
    }
    records
}

/// Records of months that were not over: of two months whose days changed places, once.
fn report_early(
    records: &BTreeMap<Month, MonthRecord>,
    early: Vec<(Month, Place, String)>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let day = |month: &Month| records.get(month).and_then(|record| record.recorded_on);
    for (month, place, found) in early {
        let Some(here) = day(&month) else { continue };
        let is_usual = |month: Month, day: Option<NaiveDate>| day.is_some_and(|day| years::is_usual(month, day));
        let mut others = records.keys().filter(|other| **other != month && is_usual(**other, Some(here)));
        let swapped = others.find(|other| is_usual(month, day(other))).copied();
        diagnostics.push(Diagnostic { place, fault: Fault::RecordedEarly { swapped, rows: 1 }, found: Some(found) });
    }
}

pub fn budget(
    raw: &RawTable,
    year: Option<FiscalYear>,
    handbook: Option<&Handbook>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<GfmisReading> {
    let rows = Rows::new(raw, diagnostics);
    let mut first_rows = BTreeMap::new();
    let mut allocations = Vec::new();
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
        let last = round.and_then(|round| Some(handbook?.round(round)?.last));
        let span = year.map(|year| year.first_day()..=last.unwrap_or(year.last_day()));
        let out = as_of.zip(span).filter(|(day, span)| !span.contains(day));
        let slip = out.and_then(|(day, span)| years::slip(day, row.swapped_day("as_of", year), &span));
        let likely = match &slip {
            Some(Fault::YearSlip { swapped: Some(_), .. }) => None,
            Some(Fault::YearSlip { meant, .. } | Fault::SwappedDay { meant, .. }) => Some(*meant),
            _ => as_of.or(last),
        };
        let is_after = last.zip(as_of).filter(|(last, as_of)| as_of > last);
        if let Some(fault) = slip.or(is_after.map(|(last, _)| Fault::ReadingAfterRound { last })) {
            row.report("as_of", fault);
        }
        if allocated.is_some_and(is_small) {
            row.report("allocated", Fault::UnitSlip { is_large: false, rows: 1 });
        } else if let Some((allocated, disbursed)) = allocated.zip(disbursed) {
            let shown = digits::money_arabic(allocated);
            if disbursed > allocated {
                row.report("disbursed", Fault::OverAllocation { allocated: shown });
            } else if is_tiny(disbursed, allocated) {
                row.report("disbursed", Fault::TinyDisbursement { allocated: shown });
            } else {
                sound.extend(likely.map(|day| (day, disbursed, row.place("disbursed"), row.found("disbursed"))));
            }
        }
        let round = round?;
        // A reading without a day is of the round's last day.
        let day = as_of.or(last);
        match first_rows.get(&(round, day)) {
            Some(first_row) => row.report("round", Fault::DuplicateReading { first_row: *first_row }),
            None => {
                first_rows.insert((round, day), row.number());
            }
        }
        let allocated = allocated?;
        allocations.push((round, allocated, row.place("allocated"), row.found("allocated")));
        Some(GfmisReading { round, allocated, disbursed, as_of })
    });
    for (round, allocated, place, found) in &allocations {
        let earlier = allocations.iter().filter(|(other, ..)| other < round).map(|(_, allocated, ..)| *allocated).max();
        if let Some(earlier) =
            earlier.filter(|earlier| earlier > allocated && !allocated.is_zero() && !is_small(*allocated))
        {
            let fault = Fault::ShrunkAllocation { earlier: digits::money_arabic(earlier) };
            diagnostics.push(Diagnostic { place: place.clone(), fault, found: found.clone() });
        }
    }
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

/// Whether an allocation is so small that it may be thousands of baht, or a per cent.
fn is_small(allocated: Satang) -> bool {
    !allocated.is_zero() && allocated < Satang::from_baht(5_000)
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
pub fn bare_round(text: &str) -> String {
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
    let mut dated = Vec::new();
    let submissions = rows.read(diagnostics, |row| {
        let item = row.required_as("item", submission_item);
        let date = row.day("date", year);
        let document_no = row.words("document_no");
        let note = row.words("note");
        let item = item?;
        let span = |year| match item {
            SubmissionItem::AnnualReportSent => years::of_report(year),
            _ => years::of_plan(year),
        };
        let swapped = row.swapped_day("date", year);
        let slip = date.zip(year).and_then(|(date, year)| years::within(date, swapped, &span(year), year));
        match (slip, date) {
            (Some(fault), _) => row.report("date", fault),
            (None, Some(date)) => dated.push((item, date, row.place("date"), row.found("date"))),
            (None, None) => {}
        }
        match first_rows.get(&item) {
            Some(first_row) => row.report("item", Fault::DuplicateItem { first_row: *first_row }),
            None => {
                first_rows.insert(item, row.number());
            }
        }
        Some((item, Submission { date, document_no, note }))
    });
    for (item, date, place, found) in &dated {
        let before = match item {
            SubmissionItem::PlanBookSent => SubmissionItem::CommitteeApproved,
            SubmissionItem::AnnualReportSent => SubmissionItem::PlanBookSent,
            SubmissionItem::PlanRecorded | SubmissionItem::CommitteeApproved => continue,
        };
        if let Some((after, day, ..)) = dated.iter().find(|(other, day, ..)| *other == before && day > date) {
            let fault = Fault::OutOfOrder { after: *after, day: *day };
            diagnostics.push(Diagnostic { place: place.clone(), fault, found: found.clone() });
        }
    }
    submissions.into_iter().collect()
}

fn submission_item(text: &str) -> Result<SubmissionItem, Fault> {
    SubmissionItem::find(text).ok_or_else(|| Fault::UnknownItem { nearest: nearest(text, SubmissionItem::names()) })
}
