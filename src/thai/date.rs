//! Thai days and months: long in prose, short in tables, years of the Buddhist era (พ.ศ.).

use chrono::{Datelike, NaiveDate};

use super::digits::plain;
use crate::model::{BUDDHIST_OFFSET, Month};

/// The months' names, January first.
pub const LONG: [&str; 12] = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
];

/// The months' abbreviations, January first.
pub const SHORT: [&str; 12] =
    ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."];

/// The number (1–12) of the month a Thai name or abbreviation means; dots may be missing.
pub fn month_number(name: &str) -> Option<u32> {
    let bare = name.replace('.', "");
    (1..)
        .zip(LONG.iter().zip(&SHORT))
        .find_map(|(number, (long, short))| (bare == **long || bare == short.replace('.', "")).then_some(number))
}

/// `พฤหัสบดี`
pub fn weekday(day: NaiveDate) -> &'static str {
    const NAMES: [&str; 7] = ["จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์"];
    usize::try_from(day.weekday().num_days_from_monday()).ok().and_then(|day| NAMES.get(day)).copied().unwrap_or("")
}

fn name_of(names: &'static [&'static str; 12], number: u32) -> &'static str {
    usize::try_from(number).ok().and_then(|number| names.get(number.wrapping_sub(1))).copied().unwrap_or("")
}

/// `ตุลาคม`
pub fn month_name(month: Month) -> &'static str {
    name_of(&LONG, month.number())
}

/// `ต.ค.`
pub fn month_abbreviation(month: Month) -> &'static str {
    name_of(&SHORT, month.number())
}

/// `ตุลาคม ๒๕๖๔`
pub fn long_month(month: Month) -> String {
    format!("{} {}", month_name(month), plain(month.buddhist_year()))
}

/// `ต.ค. ๖๔`
pub fn short_month(month: Month) -> String {
    format!("{} {}", month_abbreviation(month), plain(format!("{:02}", month.buddhist_year() % 100)))
}

/// `๒๘ ตุลาคม ๒๕๖๔`
pub fn long_day(day: NaiveDate) -> String {
    format!("{} {} {}", plain(day.day()), name_of(&LONG, day.month()), plain(day.year() + BUDDHIST_OFFSET))
}

/// `๒๘ ต.ค. ๖๔`
pub fn short_day(day: NaiveDate) -> String {
    let year = format!("{:02}", (day.year() + BUDDHIST_OFFSET) % 100);
    format!("{} {} {}", plain(day.day()), name_of(&SHORT, day.month()), plain(year))
}

/// Months in order, runs of them joined, the year said once: `มกราคม – มีนาคม`, `สิงหาคม ๒๕๖๕`.
pub fn month_runs(months: &[Month]) -> Vec<String> {
    let runs: Vec<&[Month]> = months.chunk_by(|one, other| one.next() == *other).collect();
    let year_of = |run: &[Month]| {
        let (first, last) = (run.first()?.year(), run.last()?.year());
        (first == last).then_some(first)
    };
    let said = runs.iter().enumerate().filter_map(|(index, run)| {
        let (first, last) = (*run.first()?, *run.last()?);
        let year = year_of(run);
        // The next run says the year of both.
        let is_told = year.is_some() && year == runs.get(index + 1).and_then(|next| year_of(next));
        let last_name = if is_told { month_name(last).to_owned() } else { long_month(last) };
        Some(match (first == last, year.is_some()) {
            (true, _) => last_name,
            (false, true) => format!("{} – {last_name}", month_name(first)),
            (false, false) => format!("{} – {last_name}", long_month(first)),
        })
    });
    said.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_long_in_prose_and_short_in_tables() {
        let day = NaiveDate::from_ymd_opt(2021, 10, 28).unwrap();
        assert_eq!(long_day(day), "๒๘ ตุลาคม ๒๕๖๔");
        assert_eq!(short_day(day), "๒๘ ต.ค. ๖๔");
        assert_eq!(short_month(Month::of(day).unwrap()), "ต.ค. ๖๔");
    }

    #[test]
    fn months_that_follow_each_other_are_joined() {
        let months = [(2021, 10), (2021, 12), (2022, 1), (2022, 2), (2022, 5), (2022, 6)];
        let months = months.map(|(year, number)| Month::new(year, number).unwrap());
        assert_eq!(month_runs(&months), ["ตุลาคม ๒๕๖๔", "ธันวาคม ๒๕๖๔ – กุมภาพันธ์ ๒๕๖๕", "พฤษภาคม – มิถุนายน ๒๕๖๕"]);
        let months =
            [(2022, 4), (2022, 6), (2022, 7), (2022, 9)].map(|(year, number)| Month::new(year, number).unwrap());
        assert_eq!(month_runs(&months), ["เมษายน", "มิถุนายน – กรกฎาคม", "กันยายน ๒๕๖๕"]);
        assert!(month_runs(&[]).is_empty());
    }

    #[test]
    fn months_are_known_by_name_and_by_abbreviation() {
        for number in 1..=12 {
            let month = Month::new(2021, number).unwrap();
            assert_eq!(month_number(month_name(month)), Some(number));
            assert_eq!(month_number(month_abbreviation(month)), Some(number));
        }
        assert_eq!(month_number("มค"), Some(1));
        assert_eq!(month_number("มี"), None);
        assert_eq!(month_number(""), None);
    }
}
