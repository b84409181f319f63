//! Cells read as days and months, in the forms of the data contract and in every other that can mean but one.

mod day;
mod month;
mod order;
mod words;

use chrono::{Datelike, Days, NaiveDate};

use crate::{
    model::{BUDDHIST_OFFSET, FiscalYear, Month},
    text::{nearest, typed::plain},
    thai::{
        date::{self, LONG, month_number},
        letters::is_letter,
    },
};

pub use self::{
    day::{day, day_of, swapped},
    month::{month, month_of},
    words::english_month,
};

/// How many days before or after its fiscal year a day can sensibly be; beyond it the year is likely a slip.
pub const SENSIBLE_DISTANCE: Days = Days::new(184);

fn on(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

/// Whether a day is so far from its fiscal year that it is likely another's.
pub fn is_far(day: NaiveDate, year: FiscalYear) -> bool {
    day < year.first_day() - SENSIBLE_DISTANCE || day > year.last_day() + SENSIBLE_DISTANCE
}

/// Whether a text is a day or a month in one of these forms. What is none is mostly seen by its words, before anything near is
/// looked for.
pub fn is_one(text: &str) -> bool {
    words::words(text).is_some() && (day(text).is_ok() || month(text).is_ok())
}

/// A day as people write it in a sheet: `4 พ.ย. 2564`.
fn said(day: NaiveDate) -> String {
    let month = Month::of(day).map_or("", date::month_abbreviation);
    format!("{} {month} {}", day.day(), day.year() + BUDDHIST_OFFSET)
}

/// The day that a spreadsheet counts so many days for, where one of a dataset can be meant.
fn serial(text: &str, of: Option<FiscalYear>) -> Option<NaiveDate> {
    let text = plain(text).replace(',', "");
    let whole = text.split_once('.').map_or(text.as_str(), |(whole, _)| whole);
    let count: u64 = whole.parse().ok().filter(|_| matches!(whole.len(), 5 | 6))?;
    let day = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(count))?;
    let day = if day.year() >= 2443 { on(day.year() - BUDDHIST_OFFSET, day.month(), day.day())? } else { day };
    match of {
        Some(year) => !is_far(day, year),
        None => (2000..2100).contains(&day.year()),
    }
    .then_some(day)
}

/// The month whose name is close to the letters of the text: กรกฏาคม is กรกฎาคม, ตุลา is ตุลาคม.
fn nearest_month(text: &str) -> Option<String> {
    let name: String = text.chars().filter(|c| is_letter(*c)).collect();
    if name.chars().count() < 3 || month_number(&name).is_some() {
        return None;
    }
    let mut begun = LONG.iter().filter(|month| month.starts_with(&name));
    let begun = begun.next().filter(|_| begun.next().is_none());
    begun.copied().or_else(|| nearest(&name, LONG)).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        diagnostic::{Fault, NoDay},
        thai::date,
    };

    #[test]
    fn a_year_of_two_digits_is_the_one_near_the_dataset_s() {
        let of = |text| day_of(FiscalYear::new(2565))(text).unwrap();
        for text in ["4/11/64", "4/11/21", "4 พ.ย. 21", "4-Nov-64", "4 Nov 21"] {
            assert_eq!(Some(of(text)), on(2021, 11, 4), "{text}");
        }
        assert_eq!(Some(of("4/11/54")), on(2011, 11, 4));
        assert_eq!(day("4/11/21").ok(), on(1978, 11, 4));
        assert_eq!(month_of(FiscalYear::new(2565))("ต.ค. 21").ok(), Month::new(2021, 10));
    }

    #[test]
    fn what_may_be_a_day_is_asked_about() {
        for (text, meant) in [
            ("44504", Some("4 พ.ย. 2564")),
            ("44,504.00", Some("4 พ.ย. 2564")),
            ("12345", None),
            ("28 ต.ค.", Some("28 ต.ค. 2564")),
            ("28 ต.ค. 3107", Some("28 ต.ค. 2564")),
            ("28/10/3107", Some("28 ต.ค. 2564")),
            ("28 ตุลา 2564", Some("ตุลาคม")),
            ("120000", None),
        ] {
            let meant = meant.map(str::to_owned);
            let asked = Fault::BadDate { nearest: meant, why: NoDay::Unreadable };
            assert_eq!(day_of(FiscalYear::new(2565))(text), Err(asked), "{text}");
        }
        for (text, meant) in [("44504", "พฤศจิกายน 2564"), ("10", "ตุลาคม 2564"), ("15/10/2564", "ตุลาคม 2564")]
        {
            let asked = Fault::BadMonth { nearest: Some(meant.to_owned()) };
            assert_eq!(month_of(FiscalYear::new(2565))(text), Err(asked), "{text}");
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
        fn a_day_reads_the_same_in_every_form(days in 0_u64..365, is_thai in any::<bool>()) {
            let year = FiscalYear::new(2565).unwrap();
            let meant = year.first_day() + Days::new(days);
            let (number, month, christian) = (meant.day(), meant.month(), meant.year());
            let buddhist = christian + BUDDHIST_OFFSET;
            let of = Month::of(meant).unwrap();
            let (long, short, weekday) = (date::month_name(of), date::month_abbreviation(of), date::weekday(meant));
            let mut forms = vec![
                format!("วันที่ {number} {short} {buddhist}"),
                format!("วัน{weekday}ที่ {number} {long} พ.ศ. {buddhist}"),
                format!("{number} {long} {buddhist} เวลา 10.00 น."),
                format!("{number} {short}{:02}", buddhist % 100),
                format!("{number}-{short}-{:02}", buddhist % 100),
                meant.format("%-d %b %Y").to_string(),
                meant.format("%d-%B-%Y").to_string(),
            ];
            for sign in ["/", "-", ".", "\u{2013}", "\u{2212}", "／"] {
                for year in [buddhist, christian] {
                    forms.push([number.to_string(), month.to_string(), year.to_string()].join(sign));
                    forms.push([format!("{number:02}"), format!("{month:02}"), year.to_string()].join(sign));
                    forms.push([year.to_string(), format!("{month:02}"), format!("{number:02}")].join(sign));
                    forms.push([number.to_string(), month.to_string(), format!("{:02}", year % 100)].join(sign));
                }
            }
            let written = |form: String| if is_thai { crate::thai::digits::to_thai(&form) } else { form };
            for form in forms.into_iter().map(written) {
                for form in [form.clone(), format!(" {form}\u{a0}"), format!("'{form}"), format!("{form}\u{200b}")] {
                    prop_assert_eq!(day_of(Some(year))(&form), Ok(meant), "{}", form);
                }
            }
            let mut months = vec![long.to_owned(), short.to_owned(), format!("เดือน{long}"), format!("{short}{buddhist}")];
            for year in [buddhist, christian] {
                months.push(format!("{long} {year}"));
                months.push(format!("{short}{:02}", year % 100));
                months.extend(["/", "-", "."].map(|sign| format!("{month}{sign}{year}")));
                months.push(format!("{year}-{month:02}"));
            }
            for form in months.into_iter().map(written) {
                prop_assert_eq!(month_of(Some(year))(&form), Ok(of), "{}", form);
            }
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
