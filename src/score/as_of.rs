//! The day evidence is read on, where nobody has named one.

use chrono::{Days, Months, NaiveDate};

use crate::model::{Dataset, FiscalYear};

/// How long after a year its books are still made as of the day they are made on.
const GRACE: Days = Days::new(90);

/// The day evidence is read on: the one somebody named, or one that makes sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AsOf {
    /// The day that was named.
    On(NaiveDate),
    /// The day that makes sense of a year when this is today.
    Unsaid {
        /// The day it is, which nothing here can know by itself.
        today: NaiveDate,
    },
}

/// What is odd about the day for the year's evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OddDay {
    /// The year has not begun.
    BeforeYear,
    /// The year ended more than a year before.
    LongAfterYear,
}

impl From<NaiveDate> for AsOf {
    fn from(day: NaiveDate) -> Self {
        Self::On(day)
    }
}

impl AsOf {
    /// The day for a year, by all that is dated in its datasets. Unsaid it is today while the year runs and until the 90th
    /// day after; of an older year it is the last day anything is dated, at least the year's last.
    pub fn day<'a>(self, year: FiscalYear, datasets: impl IntoIterator<Item = &'a Dataset>) -> NaiveDate {
        let today = match self {
            Self::On(day) => return day,
            Self::Unsaid { today } => today,
        };
        if today <= year.last_day() + GRACE {
            return today;
        }
        let of_year = datasets.into_iter().filter(|dataset| dataset.year == year);
        let last = of_year.flat_map(Dataset::days).filter(|day| *day <= today).max();
        last.map_or(year.last_day(), |last| last.max(year.last_day()))
    }
}

/// Whether a day is an odd one to read a year's evidence on.
pub fn odd_day(year: FiscalYear, day: NaiveDate) -> Option<OddDay> {
    if day < year.first_day() {
        Some(OddDay::BeforeYear)
    } else if day > year.last_day() + Months::new(12) {
        Some(OddDay::LongAfterYear)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn unsaid_it_is_today_until_the_90th_day_after_the_year() {
        let year = FiscalYear::new(2565).unwrap();
        for (today, expected) in [
            ("2021-08-01", "2021-08-01"),
            ("2022-03-30", "2022-03-30"),
            ("2022-12-29", "2022-12-29"),
            ("2022-12-30", "2022-09-30"),
            ("2026-11-26", "2022-09-30"),
        ] {
            assert_eq!(AsOf::Unsaid { today: day(today) }.day(year, []), day(expected), "{today}");
            assert_eq!(AsOf::On(day(today)).day(year, []), day(today));
        }
    }

    #[test]
    fn a_day_before_the_year_or_long_after_it_is_odd() {
        let year = FiscalYear::new(2565).unwrap();
        for (of, odd) in [
            ("2021-09-30", Some(OddDay::BeforeYear)),
            ("2021-10-01", None),
            ("2023-09-30", None),
            ("2023-10-01", Some(OddDay::LongAfterYear)),
        ] {
            assert_eq!(odd_day(year, day(of)), odd, "{of}");
        }
    }
}
