//! Cells read as days and months, in the forms of the data contract.

use chrono::NaiveDate;

use crate::{
    diagnostic::Fault,
    model::{BUDDHIST_OFFSET, Month},
    text::nearest,
    thai::{
        date::{LONG, month_number},
        digits::to_arabic,
        letters::is_letter,
    },
};

/// A day: `2021-10-28`, `2564-10-28`, `28/10/2564`, `28 ต.ค. 2564`, `28 ตุลาคม พ.ศ. 2564`, `28 ต.ค. 64`.
pub fn day(text: &str) -> Result<NaiveDate, Fault> {
    let text = to_arabic(text.trim());
    let bad = |last_of_month| Fault::BadDate { nearest: nearest_month(&text), last_of_month };
    let (year, month, day) = named(&text)
        .and_then(|(day, month, year)| Some((year, Some(month), day?)))
        .or_else(|| {
            split(&text, '-')
                .or_else(|| split(&text, '/').map(|[day, month, year]| [year, month, day]))
                .map(|[year, month, day]| (year, number(month), day))
        })
        .ok_or_else(|| bad(None))?;
    let (Some(year), Some(month), Some(day)) = (year_of(year), month, short_number(day)) else { return Err(bad(None)) };
    NaiveDate::from_ymd_opt(year, month, day).ok_or_else(|| bad(last_before(year, month, day)))
}

/// The last day of a month that has none of this number.
fn last_before(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    (28..day.min(32)).rev().find_map(|day| NaiveDate::from_ymd_opt(year, month, day))
}

/// A month: `2564-10`, `2021-10`, `10/2564`, `ต.ค. 64`, `ตุลาคม 2564`; and `2021-10-01`, for a spreadsheet keeps a month
/// as its first day.
pub fn month(text: &str) -> Result<Month, Fault> {
    let text = to_arabic(text.trim());
    let text = if split::<3>(&text, '-').is_some() { text.strip_suffix("-01").unwrap_or(&text) } else { &text };
    let bad = || Fault::BadMonth { nearest: nearest_month(text) };
    let by_name = match named(text) {
        Some((None, month, year)) => Some((year, Some(month))),
        _ => None,
    };
    let (year, month) = by_name
        .or_else(|| {
            split(text, '-')
                .or_else(|| split(text, '/').map(|[month, year]| [year, month]))
                .map(|[year, month]| (year, number(month)))
        })
        .ok_or_else(bad)?;
    year_of(year).and_then(|year| Month::new(year, month?)).ok_or_else(bad)
}

/// The parts of a text between exactly as many separators as the form has.
fn split<const N: usize>(text: &str, separator: char) -> Option<[&str; N]> {
    let parts: Vec<&str> = text.split(separator).map(str::trim).collect();
    parts.try_into().ok()
}

/// The month whose name is close to the letters of the text: กรกฏาคม is กรกฎาคม, ตุลา is ตุลาคม.
fn nearest_month(text: &str) -> Option<&'static str> {
    let name: String = text.chars().filter(|c| is_letter(*c)).collect();
    if name.chars().count() < 3 || month_number(&name).is_some() {
        return None;
    }
    let mut begun = LONG.iter().filter(|month| month.starts_with(&name));
    let begun = begun.next().filter(|_| begun.next().is_none());
    begun.copied().or_else(|| nearest(&name, LONG))
}

/// Day (if any), month and year around a month's Thai name; the year may say พ.ศ. or ค.ศ. Dashes and strokes may part
/// them, as in `ต.ค.-64`, which spreadsheets write.
fn named(text: &str) -> Option<(Option<&str>, u32, &str)> {
    let name_start = text.find(|c: char| !c.is_ascii_digit() && !c.is_whitespace())?;
    let (day, rest) = text.split_at(name_start);
    let year_start = rest.find(|c: char| c.is_ascii_digit())?;
    let (name, year) = rest.split_at(year_start);
    let parts: &[char] = &[' ', '\t', '-', '/'];
    let name = name.trim_matches(parts);
    let (name, era) = match name.strip_suffix("พ.ศ.") {
        Some(name) => (name, Some(2400..=9999)),
        None => name.strip_suffix("ค.ศ.").map_or((name, None), |name| (name, Some(1900..=2399))),
    };
    if era.is_some_and(|years| !number(year).is_some_and(|year| years.contains(&year))) {
        return None;
    }
    let day = day.trim();
    Some(((!day.is_empty()).then_some(day), month_number(name.trim_matches(parts))?, year))
}

/// A year of four digits is of the Buddhist era from 2443 on and of the Common Era from 1900 to 2399; two digits are
/// the Buddhist 25xx.
fn year_of(text: &str) -> Option<i32> {
    let year = i32::try_from(number(text)?).ok()?;
    match (text.len(), year) {
        (2, _) => Some(2500 + year - BUDDHIST_OFFSET),
        // As far as the years of the Common Era go, both ways, or a day written out and read again would not be the same.
        (4, 2443..2943) => Some(year - BUDDHIST_OFFSET),
        (4, 1900..2400) => Some(year),
        _ => None,
    }
}

fn short_number(text: &str) -> Option<u32> {
    number(text).filter(|_| text.len() <= 2)
}

fn number(text: &str) -> Option<u32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::thai::date;

    #[test]
    fn a_day_is_read_in_every_form_of_the_contract() {
        let expected = NaiveDate::from_ymd_opt(2021, 10, 28).unwrap();
        for text in [
            "2021-10-28",
            "2564-10-28",
            "28/10/2564",
            "28/10/2021",
            "28/10/64",
            "๒๘/๑๐/๒๕๖๔",
            "28 ต.ค. 2564",
            "28 ตุลาคม พ.ศ. 2564",
            "28 ตุลาคม 2564",
            "28 ต.ค. 64",
            "๒๘ ต.ค. ๖๔",
            "28ต.ค.64",
            "28-ต.ค.-64",
            "28/ต.ค./2564",
            "28 ตุลาคม ค.ศ. 2021",
            " 28 ตุลาคม 2021 ",
        ] {
            assert_eq!(day(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn a_month_is_read_in_every_form_of_the_contract() {
        let expected = Month::new(2021, 10).unwrap();
        for text in [
            "2564-10",
            "2021-10",
            "10/2564",
            "ต.ค. 64",
            "ตุลาคม 2564",
            "ต.ค. ๖๔",
            "ต.ค.-64",
            "ต.ค.-2564",
            "ตค 64",
            "ตุลาคม พ.ศ. ๒๕๖๔",
            "2021-10-01",
            "2564-10-01",
        ] {
            assert_eq!(month(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "",
            "31/02/2565",
            "29/02/2565",
            "10/28/2564",
            "28 ต.ค.",
            "ต.ค. 2564",
            "28 ตุลา 2564",
            "28-10-2564",
            "2564/10/28",
            "28/10/564",
            "28/10/1800",
            "28/10",
            "44497",
            "28 ตุลาคม พ.ศ. 2021",
            "วันที่ 28",
            "28/10/2564/1",
        ] {
            assert!(matches!(day(text), Err(Fault::BadDate { .. })), "{text}");
        }
    }

    #[test]
    fn a_day_beyond_its_month_is_told_the_last() {
        for (text, last) in
            [("31/2/2565", Some(28)), ("30 ก.พ. 67", Some(29)), ("99/2/2565", Some(28)), ("0/2/2565", None)]
        {
            let Err(Fault::BadDate { last_of_month: told, .. }) = day(text) else { panic!("{text}") };
            assert_eq!(told.map(|told| chrono::Datelike::day(&told)), last, "{text}");
        }
    }

    #[test]
    fn what_is_no_month_is_refused() {
        for text in ["", "ตุลาคม", "13/2564", "0/2564", "2564-13", "28 ต.ค. 64", "10", "10/564", "10-2564", "2021-10-02"]
        {
            assert!(matches!(month(text), Err(Fault::BadMonth { .. })), "{text}");
        }
    }

    #[test]
    fn a_misspelt_month_leads_to_its_name() {
        for (text, meant) in [
            ("กรกฏาคม 2565", Some("กรกฎาคม")),
            ("ตุลา 64", Some("ตุลาคม")),
            ("พฤษจิกายน 2564", Some("พฤศจิกายน")),
            ("เมษา 2565", Some("เมษายน")),
            ("เดือนหน้า", None),
            ("64", None),
            ("ตุลาคม", None),
        ] {
            assert_eq!(month(text), Err(Fault::BadMonth { nearest: meant }), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_we_print_we_read(days in 0_i64..36_500) {
            let written = NaiveDate::from_ymd_opt(1957, 1, 1).unwrap() + chrono::Days::new(days.unsigned_abs());
            prop_assert_eq!(day(&written.to_string()), Ok(written));
            prop_assert_eq!(day(&date::long_day(written)), Ok(written));
            prop_assert_eq!(day(&date::short_day(written)), Ok(written));
            let of = Month::of(written).unwrap();
            prop_assert_eq!(month(&of.to_string()), Ok(of));
            prop_assert_eq!(month(&date::long_month(of)), Ok(of));
            prop_assert_eq!(month(&date::short_month(of)), Ok(of));
        }

        #[test]
        fn a_day_that_was_read_is_read_again_as_it_is_written(year in 1000_i32..10_000, month in 1..13, number in 1..32) {
            // Years of the Common Era before 1900 are no form of the contract.
            use chrono::Datelike;
            if let Some(read) = day(&format!("{number}/{month}/{year}")).ok().filter(|read| read.year() >= 1900) {
                prop_assert_eq!(day(&read.to_string()), Ok(read));
            }
        }

        #[test]
        fn no_text_makes_it_stumble(text in "\\PC{0,30}") {
            let _ = (day(&text), month(&text));
        }
    }
}
