//! Cells read as days and months, in the forms of the data contract and in every other that can mean but one.

mod words;

use chrono::{Datelike, Days, NaiveDate};

use self::words::{Era, Part, Words, words};
use super::taken::Taken;
use crate::{
    diagnostic::{Fault, NoDay},
    model::{BUDDHIST_OFFSET, FiscalYear, Month},
    text::{nearest, typed::plain},
    thai::{
        date::{self, LONG, month_number},
        digits::to_arabic,
        letters::is_letter,
    },
};

pub use self::words::english_month;

/// How many days before or after its fiscal year a day can sensibly be; beyond it the year is likely a slip.
pub const SENSIBLE_DISTANCE: Days = Days::new(184);

/// A day: `2021-10-28`, `28/10/2564`, `28.10.2564`, `28 ต.ค. 64`, `วันพฤหัสบดีที่ 28 ตุลาคม พ.ศ. 2564 เวลา 10.00 น.`,
/// `28 Oct 2021`.
pub fn day(text: &str) -> Result<NaiveDate, Fault> {
    written_day(text, None).map(|written| written.day)
}

/// A day of a dataset: years of two digits are those near its fiscal year, and a day out of it whose day and month are that of
/// another within it is doubted.
pub fn day_of(year: Option<FiscalYear>) -> impl Fn(&str) -> Result<Taken<NaiveDate>, Fault> {
    move |text| {
        let WrittenDay { day, swapped } = written_day(text, year)?;
        let is_meant = |year: &FiscalYear, meant: &NaiveDate| day < year.first_day() && is_in(*year, *meant);
        let meant = year.zip(swapped).filter(|(year, meant)| is_meant(year, meant)).map(|(_, meant)| meant);
        Ok(Taken { value: day, doubt: meant.map(|meant| Fault::SwappedDay { read: day, meant }) })
    }
}

/// The other day that a text's number and month make when they change places, where it is written in numbers alone.
pub fn swapped(text: &str, year: Option<FiscalYear>) -> Option<NaiveDate> {
    written_day(text, year).ok()?.swapped
}

fn is_in(year: FiscalYear, day: NaiveDate) -> bool {
    (year.first_day()..=year.last_day()).contains(&day)
}

/// A day, and the other that its number and its month make when they change places.
struct WrittenDay {
    day: NaiveDate,
    swapped: Option<NaiveDate>,
}

fn written_day(text: &str, of: Option<FiscalYear>) -> Result<WrittenDay, Fault> {
    let bad = |nearest| Fault::BadDate { nearest, why: NoDay::Unreadable };
    let Some(words) = words(text) else { return Err(bad(nearest_month(text))) };
    let Some((number, month, year)) = words.day() else {
        let in_year = || words.day_in(of?);
        return Err(bad(in_year().or_else(|| serial(text, of)).map(said).or_else(|| nearest_month(text))));
    };
    let is_near = |year: i32| of.is_some_and(|of| on(year, month, number).is_some_and(|day| !is_far(day, of)));
    let Some(year) = words.year(year, is_near) else {
        return Err(bad(words.twice_buddhist(year).and_then(|year| on(year, month, number)).map(said)));
    };
    let Some(day) = on(year, month, number) else {
        let last = last_before(year, month, number);
        return Err(Fault::BadDate { nearest: None, why: last.map_or(NoDay::Unreadable, NoDay::BeyondMonth) });
    };
    if words.weekday.is_some_and(|weekday| weekday != day.weekday()) {
        return Err(Fault::BadDate { nearest: None, why: NoDay::OtherWeekday(day) });
    }
    let swapped = words.is_of_numbers().then(|| on(year, number, month)).flatten().filter(|other| *other != day);
    Ok(WrittenDay { day, swapped })
}

fn on(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

/// Whether a day is so far from its fiscal year that it is likely another's.
pub fn is_far(day: NaiveDate, year: FiscalYear) -> bool {
    day < year.first_day() - SENSIBLE_DISTANCE || day > year.last_day() + SENSIBLE_DISTANCE
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

/// The last day of a month that has none of this number.
fn last_before(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    (28..day.min(32)).rev().find_map(|day| on(year, month, day))
}

/// A month: `2564-10`, `10/2564`, `ต.ค. 64`, `เดือนตุลาคม พ.ศ. 2564`, `Oct 2021`; and its first day, for a spreadsheet keeps
/// a month as that.
pub fn month(text: &str) -> Result<Month, Fault> {
    month_of(None)(text)
}

/// A month of a dataset: years of two digits are those near its fiscal year, and a name alone is its month of that name.
pub fn month_of(of: Option<FiscalYear>) -> impl Fn(&str) -> Result<Month, Fault> {
    move |text| {
        let bad = |nearest| Fault::BadMonth { nearest };
        let Some(words) = words(text).filter(|words| words.weekday.is_none()) else {
            return Err(bad(nearest_month(text)));
        };
        if let (&[Part::Month(_)], Some(of), None) = (&words.parts[..], of, words.era) {
            return words.month_in(of).ok_or_else(|| bad(None));
        }
        let Some((number, year)) = words.month() else {
            let day = || written_day(text, of).ok().map(|written| written.day).or_else(|| serial(text, of));
            let in_year = || words.month_in(of?);
            let meant = || day().and_then(Month::of).or_else(in_year).map(|month| to_arabic(&date::long_month(month)));
            return Err(bad(nearest_month(text).or_else(meant)));
        };
        let is_near = |year: i32| Month::new(year, number).is_some_and(|month| of.is_some_and(|of| of.contains(month)));
        words.year(year, is_near).and_then(|year| Month::new(year, number)).ok_or_else(|| bad(None))
    }
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

/// A year's digits, and how many there are.
type Year = (u32, usize);

impl Words {
    /// Number, month and year of a day, if the words are those of one.
    fn day(&self) -> Option<(u32, u32, Year)> {
        use Part::{Month, Number};
        let is_short = |length: usize| length <= 2;
        match self.parts[..] {
            [Number(day, length), Month(month), Number(year, digits)] if is_short(length) => {
                Some((day, month, (year, digits)))
            }
            [Number(year, 4), Month(month), Number(day, length)] if is_short(length) => Some((day, month, (year, 4))),
            [Month(month), Number(day, length), Number(year, 4)] if is_short(length) && self.is_english => {
                Some((day, month, (year, 4)))
            }
            [Number(first, of_first), Number(month, length), Number(last, of_last)]
                if is_short(length) && self.is_evenly_parted() =>
            {
                match (of_first, of_last) {
                    (4, 1 | 2) => Some((last, month, (first, 4))),
                    (1 | 2, digits) => Some((first, month, (last, digits))),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// Month and year, if the words are those of a month or of its first day.
    fn month(&self) -> Option<(u32, Year)> {
        use Part::{Month, Number};
        match self.parts[..] {
            [Month(month), Number(year, digits)] | [Number(year, digits @ 4), Month(month)] => {
                Some((month, (year, digits)))
            }
            [Number(year, 4), Number(month, 1 | 2)] => Some((month, (year, 4))),
            [Number(month, 1 | 2), Number(year, digits)] if digits == 4 || self.between != [".".to_owned()] => {
                Some((month, (year, digits)))
            }
            [Number(..), _, Number(..)] => {
                self.day().filter(|(day, ..)| *day == 1).map(|(_, month, year)| (month, year))
            }
            _ => None,
        }
    }

    /// The day of a fiscal year that number and month without a year are.
    fn day_in(&self, of: FiscalYear) -> Option<NaiveDate> {
        let [Part::Number(day, 1 | 2), Part::Month(number)] = self.parts[..] else { return None };
        let month = of.months().find(|month| month.number() == number)?;
        on(month.year(), number, day)
    }

    /// The month of a fiscal year that a name or a number alone is.
    fn month_in(&self, of: FiscalYear) -> Option<Month> {
        let [Part::Month(number) | Part::Number(number, 1 | 2)] = self.parts[..] else { return None };
        of.months().find(|month| month.number() == number)
    }

    /// Whether nothing but its place tells the number of the day from that of the month.
    fn is_of_numbers(&self) -> bool {
        matches!(self.parts[..], [Part::Number(_, 1 | 2), Part::Number(..), Part::Number(..)])
    }

    fn is_evenly_parted(&self) -> bool {
        self.between.windows(2).all(|pair| pair[0] == pair[1])
    }

    /// The year of the Common Era that is meant. One of four digits is of the Buddhist era from 2443 on and of the Common Era
    /// from 1900 to 2399; one of two digits is whichever is near, or else the Buddhist 25xx.
    fn year(&self, (year, digits): Year, is_near: impl Fn(i32) -> bool) -> Option<i32> {
        let year = i32::try_from(year).ok()?;
        let (buddhist, common) = (2500 + year - BUDDHIST_OFFSET, 2000 + year);
        match (digits, year, self.era) {
            (2, _, Some(Era::Buddhist)) => Some(buddhist),
            (2, _, Some(Era::Common)) => Some(common),
            (2, ..) if is_near(common) && !is_near(buddhist) => Some(common),
            (2, ..) if self.is_english && !is_near(buddhist) => Some(common),
            (2, ..) => Some(buddhist),
            // As far as the years of the Common Era go, both ways, or a day written out and read again would not be the same.
            (4, 2443..2943, None | Some(Era::Buddhist)) => Some(year - BUDDHIST_OFFSET),
            (4, 1900..2400, None | Some(Era::Common)) => Some(year),
            _ => None,
        }
    }

    /// The year of a Buddhist one that a spreadsheet took for one of the Common Era, and shows with another 543 years.
    fn twice_buddhist(&self, (year, _): Year) -> Option<i32> {
        let year = i32::try_from(year).ok()?;
        (2943..3243).contains(&year).then_some(year - 2 * BUDDHIST_OFFSET)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::thai::date;

    #[test]
    fn a_day_is_read_in_every_form_that_can_mean_but_one() {
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
            "28.10.2564",
            "28-10-2564",
            "28 10 2564",
            "2564/10/28",
            "2564.10.28",
            "28\u{2013}10\u{2013}2564",
            "28\u{a0}ต.ค.\u{a0}2564",
            "２８／１０／２５６４",
            "วันที่ 28 ต.ค. 2564",
            "ณ วันที่ 28 ตุลาคม 2564.",
            "วันที่ 28 เดือน ตุลาคม พ.ศ. 2564",
            "วันพฤหัสบดีที่ ๒๘ ตุลาคม พ.ศ. ๒๕๖๔",
            "วันพฤหัสที่ 28 ตุลาคม 2564",
            "28 Oct 2021",
            "28-Oct-21",
            "28th October 2564",
            "October 28, 2021",
            "Thursday, 28 October 2021",
            "๒๘ ตุลาคม ๒๕๖๔ เวลา ๑๐.๐๐ น.",
            "28/10/2564 10:00:00",
            "28/10/2564 10.30 น.",
            "2021-10-28T00:00:00",
            "'28/10/2564",
            "28 ต.ค 2564",
            "28 ตค 2564",
        ] {
            assert_eq!(day(text), Ok(expected), "{text}");
            assert_eq!(day_of(FiscalYear::new(2565))(text), Ok(Taken::sure(expected)), "{text}");
        }
    }

    #[test]
    fn a_month_is_read_in_every_form_that_can_mean_but_one() {
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
            "ต.ค.64",
            "10-2564",
            "10.2564",
            "2564/10",
            "10/64",
            "1/10/2564",
            "1 ต.ค. 2564",
            "เดือนตุลาคม 2564",
            "ประจำเดือนตุลาคม พ.ศ. 2564",
            "Oct-21",
            "October 2021",
            "2564 ต.ค.",
        ] {
            assert_eq!(month(text), Ok(expected), "{text}");
            assert_eq!(month_of(FiscalYear::new(2565))(text), Ok(expected), "{text}");
        }
        for text in ["ตุลาคม", "ต.ค.", "เดือนตุลาคม", " ตค ", "October"] {
            assert!(month(text).is_err(), "{text}");
            assert_eq!(month_of(FiscalYear::new(2565))(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn a_year_of_two_digits_is_the_one_near_the_dataset_s() {
        let of = |text| day_of(FiscalYear::new(2565))(text).unwrap().value;
        for text in ["4/11/64", "4/11/21", "4 พ.ย. 21", "4-Nov-64", "4 Nov 21"] {
            assert_eq!(Some(of(text)), on(2021, 11, 4), "{text}");
        }
        assert_eq!(Some(of("4/11/54")), on(2011, 11, 4));
        assert_eq!(day("4/11/21").ok(), on(1978, 11, 4));
        assert_eq!(month_of(FiscalYear::new(2565))("ต.ค. 21").ok(), Month::new(2021, 10));
    }

    #[test]
    fn a_day_in_the_order_of_other_countries_is_doubted_where_that_fits_the_year_alone() {
        let doubt = |text| day_of(FiscalYear::new(2565))(text).unwrap().doubt;
        let (read, meant) = (on(2021, 4, 11).unwrap(), on(2021, 11, 4).unwrap());
        assert_eq!(doubt("11/4/2564"), Some(Fault::SwappedDay { read, meant }));
        assert_eq!(doubt("11-4-21"), Some(Fault::SwappedDay { read, meant }));
        for text in ["11 เม.ย. 2564", "2564-04-11", "4/11/2564", "11/11/2564", "11/9/2563", "9/8/2564"] {
            assert_eq!(doubt(text), None, "{text}");
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
            "28/10/564",
            "28/10/1800",
            "28/10",
            "44497",
            "28 ตุลาคม พ.ศ. 2021",
            "วันที่ 28",
            "28/10/2564/1",
            "28/10-2564",
            "-28/10/2564",
            "28/10/2564-",
            "64-10-28",
            "28 ตค 64 (เช้า)",
            "28 ต.ค. 2564 ถึง 30 ต.ค. 2564",
            "28-30 ต.ค. 2564",
            "2564",
            "120,000.00",
        ] {
            assert!(matches!(day(text), Err(Fault::BadDate { .. })), "{text}");
        }
    }

    #[test]
    fn a_day_beyond_its_month_is_told_the_last() {
        for (text, last) in
            [("31/2/2565", Some(28)), ("30 ก.พ. 67", Some(29)), ("99/2/2565", Some(28)), ("0/2/2565", None)]
        {
            let Err(Fault::BadDate { why, .. }) = day(text) else { panic!("{text}") };
            let told = match why {
                NoDay::BeyondMonth(last) => Some(last.day()),
                _ => None,
            };
            assert_eq!(told, last, "{text}");
        }
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

    #[test]
    fn a_weekday_that_is_not_the_day_s_is_told() {
        let actual = on(2021, 11, 4).unwrap();
        let told = Err(Fault::BadDate { nearest: None, why: NoDay::OtherWeekday(actual) });
        assert_eq!(day("วันศุกร์ที่ 4 พฤศจิกายน 2564"), told);
        assert_eq!(date::weekday(actual), "พฤหัสบดี");
    }

    #[test]
    fn what_is_no_month_is_refused() {
        for text in [
            "",
            "ตุลาคม",
            "13/2564",
            "0/2564",
            "2564-13",
            "28 ต.ค. 64",
            "10",
            "10/564",
            "2021-10-02",
            "10.64",
            "2564",
            "วันจันทร์ ต.ค. 64",
        ] {
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
            assert_eq!(month(text), Err(Fault::BadMonth { nearest: meant.map(str::to_owned) }), "{text}");
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
                    prop_assert_eq!(day_of(Some(year))(&form), Ok(Taken::sure(meant)), "{}", form);
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
