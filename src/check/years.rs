//! Days that make sense in another year than the one they were typed with, or with day and month the other way round, and
//! whether all the months of a dataset are of another year than its own.

use std::ops::RangeInclusive;

use chrono::{Datelike, Days, NaiveDate};

use super::{date, keys};
use crate::{
    diagnostic::Fault,
    model::{FiscalYear, Month},
    read::{RawDataset, RawTable},
    schema::{Column, Holds, Table},
};

/// Half a year: how far from its fiscal year an act of it can sensibly be dated.
pub const HALF_A_YEAR: Days = Days::new(182);

/// How long after a month its record may be expected, early or late.
const RECORDED_WITHIN: Days = Days::new(60);

/// How many days before a month ends its results may be recorded: those of March and September are due before it does.
const BEFORE_THE_END: Days = Days::new(10);

/// A record that is late by less is no slip of day and month.
const LATE: Days = Days::new(20);

/// The same day of another year that lies within a span.
pub fn moved(day: NaiveDate, span: &RangeInclusive<NaiveDate>) -> Option<NaiveDate> {
    let years = span.start().year()..=span.end().year();
    years.filter_map(|year| day.with_year(year)).find(|moved| *moved != day && span.contains(moved))
}

/// The doubt of a day out of a span within which it was meant to be: in another year, or with day and month the other way
/// round.
pub fn slip(day: NaiveDate, swapped: Option<NaiveDate>, span: &RangeInclusive<NaiveDate>) -> Option<Fault> {
    let swapped = swapped.filter(|swapped| span.contains(swapped));
    match (moved(day, span), swapped) {
        (Some(meant), swapped) => Some(Fault::YearSlip { meant, swapped, years: meant.year() - day.year(), rows: 1 }),
        (None, Some(meant)) => Some(Fault::SwappedDay { read: day, meant, rows: 1 }),
        (None, None) => None,
    }
}

/// What is doubtful about the day on which a month's results were recorded; `swapped` is it with day and month the other way
/// round.
pub fn record(month: Month, day: NaiveDate, swapped: Option<NaiveDate>, year: Option<FiscalYear>) -> Option<Fault> {
    let (first, last) = (month.first_day(), month.last_day());
    let span = first..=last + RECORDED_WITHIN;
    if day < first {
        let meant = match (moved(day, &span), swapped.filter(|swapped| span.contains(swapped))) {
            (Some(_), Some(_)) => None,
            (moved, swapped) => moved.or(swapped),
        };
        return Some(Fault::RecordedBeforeMonth { month, meant, rows: 1 });
    }
    if day <= last - BEFORE_THE_END {
        return Some(Fault::RecordedEarly { swapped: None, rows: 1 });
    }
    if span.contains(&day) && day <= last + LATE {
        return None;
    }
    let in_time = last - BEFORE_THE_END..=last + LATE;
    let swapped = swapped.filter(|swapped| in_time.contains(swapped));
    let swapped = swapped.map(|meant| Fault::SwappedDay { read: day, meant, rows: 1 });
    // Whoever is late by less than most of a year may well be.
    let is_far = day > first + Days::new(300);
    swapped.or_else(|| slip(day, None, &span).filter(|_| is_far)).or_else(|| far(day, year?))
}

/// Whether a day is one on which a month's results are mostly recorded.
pub fn is_usual(month: Month, day: NaiveDate) -> bool {
    (month.last_day() - BEFORE_THE_END..=month.last_day() + LATE).contains(&day)
}

/// When the plan of a year is recorded, approved and sent: from half a year before it to its end.
pub fn of_plan(year: FiscalYear) -> RangeInclusive<NaiveDate> {
    year.first_day() - HALF_A_YEAR..=year.last_day()
}

/// When the report of a year is sent: in its second half or the half year after it.
pub fn of_report(year: FiscalYear) -> RangeInclusive<NaiveDate> {
    year.last_day() - HALF_A_YEAR..=year.last_day() + HALF_A_YEAR
}

/// The doubt of a day out of its fiscal year that is one within it when day and month change places.
pub fn swapped(day: NaiveDate, swapped: Option<NaiveDate>, year: FiscalYear) -> Option<Fault> {
    let of_year = year.first_day()..=year.last_day();
    let meant = swapped.filter(|swapped| !of_year.contains(&day) && of_year.contains(swapped));
    meant.map(|meant| Fault::SwappedDay { read: day, meant, rows: 1 })
}

/// What is doubtful about a day of which only a span is known.
pub fn within(
    day: NaiveDate,
    swapped: Option<NaiveDate>,
    span: &RangeInclusive<NaiveDate>,
    year: FiscalYear,
) -> Option<Fault> {
    if !span.contains(&day) {
        return slip(day, swapped, span).or_else(|| far(day, year));
    }
    // A year's report mostly comes after it.
    early(day, swapped, year)
}

/// The doubt of a day before its fiscal year, as few are, that is one within it when day and month change places.
pub fn early(day: NaiveDate, swapped: Option<NaiveDate>, year: FiscalYear) -> Option<Fault> {
    self::swapped(day, swapped, year).filter(|_| day < year.first_day())
}

/// The doubt of a day more than half a year away from its fiscal year.
fn far(day: NaiveDate, year: FiscalYear) -> Option<Fault> {
    date::is_far(day, year).then_some(Fault::DateFarFromYear { year, day })
}

/// How few months say nothing of what year a dataset is of.
const FEW_MONTHS: usize = 2;

/// The one other year that every month of the tables is of: somebody has changed the year and nothing else.
pub fn whole_other_year(raw: &RawDataset, year: FiscalYear) -> Option<FiscalYear> {
    let tables = [Table::Projects, Table::Results, Table::Reports].into_iter().filter_map(|table| raw.table(table));
    let mut years = tables.flat_map(|table| months(table, year)).map(|month| FiscalYear::of(month.first_day()));
    let other = years.next()??;
    if other == year {
        return None;
    }
    let mut count = 1;
    for of in years {
        if of != Some(other) {
            return None;
        }
        count += 1;
    }
    (count >= FEW_MONTHS).then_some(other)
}

/// Every month that a table's columns of months hold and that can be read.
fn months(raw: &RawTable, year: FiscalYear) -> impl Iterator<Item = Month> {
    let is_month = |column: &Option<&Column>| column.is_some_and(|column| column.holds == Holds::Month);
    let of_months: Vec<bool> = raw.columns().iter().map(is_month).collect();
    let cells = raw.rows.iter().flat_map(move |row| {
        let cells = row.cells.iter().zip(of_months.clone());
        cells.filter_map(|(cell, is_month)| is_month.then_some(cell))
    });
    cells.filter_map(move |cell| date::month_of(Some(year))(cell).ok())
}

/// The year that a table of keys says it is of, where it can be read.
pub fn stated(raw: &RawDataset, table: Table) -> Option<FiscalYear> {
    let value = keys::value(raw.table(table)?, "fiscal_year")?;
    super::fiscal_year(&value).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn meant(month: (i32, u32), recorded: &str, swapped: &str) -> Option<(&'static str, Option<String>)> {
        let swapped = swapped.parse().ok();
        let month = Month::new(month.0, month.1).unwrap();
        let fault = record(month, day(recorded), swapped, FiscalYear::new(2565))?;
        let meant = match &fault {
            Fault::YearSlip { meant, .. } | Fault::SwappedDay { meant, .. } => Some(meant.to_string()),
            Fault::RecordedBeforeMonth { meant, .. } => meant.map(|meant| meant.to_string()),
            _ => None,
        };
        Some((fault.code(), meant))
    }

    #[test]
    fn a_record_of_another_year_is_told_with_the_day_that_is_meant() {
        let told = |code, meant: &str| Some((code, Some(meant.to_owned())));
        for (month, recorded, swapped, expected) in [
            ((2021, 10), "2021-11-04", "", None),
            ((2021, 10), "2022-03-20", "", None),
            ((2022, 3), "2022-03-30", "", None),
            ((2021, 10), "2022-11-04", "", told("year_slip", "2021-11-04")),
            ((2021, 10), "2031-11-04", "", told("year_slip", "2021-11-04")),
            ((2021, 12), "2023-11-04", "", Some(("date_far_from_year", None))),
            ((2021, 12), "2023-01-05", "", told("year_slip", "2022-01-05")),
            ((2021, 12), "2021-01-05", "", told("recorded_before_month", "2022-01-05")),
            ((2021, 10), "2021-04-11", "2021-11-04", told("recorded_before_month", "2021-11-04")),
            ((2021, 11), "2021-01-12", "2021-12-01", Some(("recorded_before_month", None))),
            ((2022, 1), "2022-04-02", "2022-02-04", told("swapped_day", "2022-02-04")),
            ((2022, 8), "2022-10-09", "2022-09-10", told("swapped_day", "2022-09-10")),
            ((2022, 1), "2022-04-02", "", None),
            ((2021, 11), "2021-11-04", "", Some(("recorded_early", None))),
        ] {
            assert_eq!(meant(month, recorded, swapped), expected, "{month:?} {recorded}");
        }
    }

    #[test]
    fn an_act_of_a_year_is_dated_within_it() {
        let year = FiscalYear::new(2565).unwrap();
        let code = |text: &str, span: RangeInclusive<NaiveDate>| {
            within(day(text), None, &span, year).map(|fault| fault.code())
        };
        for sound in ["2021-08-15", "2021-11-24", "2022-02-01"] {
            assert_eq!(code(sound, of_plan(year)), None, "{sound}");
        }
        for slip in ["2022-11-24", "2020-11-24", "2112-11-24", "2020-09-20"] {
            assert_eq!(code(slip, of_plan(year)), Some("year_slip"), "{slip}");
        }
        for sound in ["2022-09-28", "2022-06-01", "2022-12-30"] {
            assert_eq!(code(sound, of_report(year)), None, "{sound}");
        }
        for slip in ["2021-09-28", "2023-09-28", "2021-12-01"] {
            assert_eq!(code(slip, of_report(year)), Some("year_slip"), "{slip}");
        }
    }

    #[test]
    fn a_day_in_the_order_of_other_countries_is_doubted_where_its_span_says_so() {
        let year = FiscalYear::new(2565).unwrap();
        let told = |text, swapped, span: RangeInclusive<NaiveDate>| match within(
            day(text),
            Some(day(swapped)),
            &span,
            year,
        )? {
            Fault::SwappedDay { meant, .. } => Some((Some(meant), None)),
            Fault::YearSlip { meant, swapped, .. } => Some((swapped, Some(meant))),
            _ => Some((None, None)),
        };
        for (read, meant, span, expected) in [
            // Before its year, within it and after it.
            ("2021-04-11", "2021-11-04", of_plan(year), Some((Some("2021-11-04"), None))),
            ("2021-11-04", "2021-04-11", of_plan(year), None),
            ("2022-12-03", "2022-03-12", of_plan(year), Some((Some("2022-03-12"), Some("2021-12-03")))),
            ("2022-10-09", "2022-09-10", of_report(year), None),
            ("2022-03-10", "2022-10-03", of_report(year), Some((Some("2022-10-03"), Some("2023-03-10")))),
        ] {
            let expected = expected.map(|(swapped, moved)| (swapped.map(day), moved.map(day)));
            assert_eq!(told(read, meant, span), expected, "{read}");
        }
    }
}
