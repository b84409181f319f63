//! Cells read as months.

use super::{
    day_of, nearest_month, serial,
    words::{Part, words},
};
use crate::{
    diagnostic::Fault,
    model::{FiscalYear, Month},
    thai::{date, digits::to_arabic},
};

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
            let day = || day_of(of)(text).ok().or_else(|| serial(text, of));
            let in_year = || words.month_in(of?);
            let meant = || day().and_then(Month::of).or_else(in_year).map(|month| to_arabic(&date::long_month(month)));
            return Err(bad(nearest_month(text).or_else(meant)));
        };
        let is_near = |year: i32| Month::new(year, number).is_some_and(|month| of.is_some_and(|of| of.contains(month)));
        words.year(year, is_near).and_then(|year| Month::new(year, number)).ok_or_else(|| bad(None))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
