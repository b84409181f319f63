//! Cells read as days.

use chrono::{Datelike, NaiveDate};

use super::{is_far, nearest_month, on, said, serial, words::words};
use crate::{
    diagnostic::{Fault, NoDay},
    model::FiscalYear,
};

/// A day: `2021-10-28`, `28/10/2564`, `28.10.2564`, `28 ต.ค. 64`, `วันพฤหัสบดีที่ 28 ตุลาคม พ.ศ. 2564 เวลา 10.00 น.`,
/// `28 Oct 2021`.
pub fn day(text: &str) -> Result<NaiveDate, Fault> {
    day_of(None)(text)
}

/// A day of a dataset: years of two digits are those near its fiscal year.
pub fn day_of(year: Option<FiscalYear>) -> impl Fn(&str) -> Result<NaiveDate, Fault> {
    move |text| written_day(text, year).map(|written| written.day)
}

/// The other day that a text's number and month make when they change places, where it is written in numbers alone. With the
/// year first nobody changes them; `in_any_order` is of cells, which keep so a day that was typed in whatever order.
pub fn swapped(text: &str, year: Option<FiscalYear>, in_any_order: bool) -> Option<NaiveDate> {
    let WrittenDay { swapped, is_day_first, .. } = written_day(text, year).ok()?;
    swapped.filter(|_| is_day_first || in_any_order)
}

/// A day, and the other that its number and its month make when they change places.
struct WrittenDay {
    day: NaiveDate,
    swapped: Option<NaiveDate>,
    /// Whether the year stands behind them.
    is_day_first: bool,
}

fn written_day(text: &str, of: Option<FiscalYear>) -> Result<WrittenDay, Fault> {
    let bad = |nearest| Fault::BadDate { nearest, why: NoDay::Unreadable };
    let Some(words) = words(text) else { return Err(bad(nearest_month(text))) };
    let Some((number, month, year)) = words.day() else {
        let in_year = || words.day_in(of?);
        return Err(bad(in_year().or_else(|| serial(text, of)).map(said).or_else(|| nearest_month(text))));
    };
    let on_either = |year: i32| on(year, month, number).or_else(|| on(year, number, month));
    let is_near = |year: i32| of.is_some_and(|of| on_either(year).is_some_and(|day| !is_far(day, of)));
    let Some(year) = words.year(year, is_near) else {
        return Err(bad(words.twice_buddhist(year).and_then(|year| on(year, month, number)).map(said)));
    };
    let other = || on(year, number, month).filter(|_| words.is_of_numbers());
    let Some(day) = on(year, month, number) else {
        let last = last_before(year, month, number);
        let why = last.map_or(NoDay::Unreadable, NoDay::BeyondMonth);
        let month_first = || Some(Fault::BadDate { nearest: Some(said(other()?)), why: NoDay::MonthFirst { rows: 1 } });
        return Err(month_first().unwrap_or(Fault::BadDate { nearest: None, why }));
    };
    if words.weekday.is_some_and(|weekday| weekday != day.weekday()) {
        return Err(Fault::BadDate { nearest: None, why: NoDay::OtherWeekday(day) });
    }
    let swapped = other().filter(|other| *other != day);
    Ok(WrittenDay { day, swapped, is_day_first: words.is_day_first() })
}

/// The last day of a month that has none of this number.
fn last_before(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    (28..day.min(32)).rev().find_map(|day| on(year, month, day))
}

#[cfg(test)]
mod tests {
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
            assert_eq!(day_of(FiscalYear::new(2565))(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn number_and_month_change_places_where_nothing_but_their_place_tells_them_apart() {
        let other = |text, in_any_order| swapped(text, FiscalYear::new(2565), in_any_order);
        for text in ["11/4/2564", "11-4-21", "11.4.2564"] {
            assert_eq!(other(text, false), on(2021, 11, 4), "{text}");
        }
        for text in ["11 เม.ย. 2564", "11/11/2564", "24/4/2564", "2564-04-11"] {
            assert_eq!(other(text, false), None, "{text}");
        }
        assert_eq!(other("2564-04-11", true), on(2021, 11, 4));
    }

    #[test]
    fn a_month_before_its_day_is_asked_about() {
        let meant = Some("24 พ.ย. 2564".to_owned());
        let asked = Err(Fault::BadDate { nearest: meant, why: NoDay::MonthFirst { rows: 1 } });
        for text in ["11/24/2564", "11-24-21", "๑๑/๒๔/๒๕๖๔", "2564-24-11"] {
            assert_eq!(day_of(FiscalYear::new(2565))(text), asked, "{text}");
        }
        for text in ["13/24/2564", "2/30/2564", "0/24/2564"] {
            let told = day(text);
            assert!(matches!(told, Err(Fault::BadDate { nearest: None, why: NoDay::Unreadable })), "{text} {told:?}");
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
    fn a_weekday_that_is_not_the_day_s_is_told() {
        let actual = on(2021, 11, 4).unwrap();
        let told = Err(Fault::BadDate { nearest: None, why: NoDay::OtherWeekday(actual) });
        assert_eq!(day("วันศุกร์ที่ 4 พฤศจิกายน 2564"), told);
        assert_eq!(date::weekday(actual), "พฤหัสบดี");
    }
}
