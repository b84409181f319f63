//! Fiscal years and their months. A Thai fiscal year (ปีงบประมาณ) runs from 1 October to 30 September and is named
//! for the Buddhist year in which it ends.

use std::fmt;

use chrono::{Datelike, Days, NaiveDate};
use serde::{Serialize, Serializer};

/// How far the Buddhist era (พ.ศ.) is ahead of the Common Era.
pub const BUDDHIST_OFFSET: i32 = 543;

/// One calendar month of one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i32,
    number: u32,
}

impl Month {
    /// A month of a year of the Common Era; `None` unless `number` is 1–12 and the year is within 1900–2399, the
    /// years the data contract lets a date have.
    pub fn new(year: i32, number: u32) -> Option<Self> {
        ((1900..2400).contains(&year) && (1..=12).contains(&number)).then_some(Self { year, number })
    }

    /// The month a day falls in; `None` for a day outside the years a month may have.
    pub fn of(day: NaiveDate) -> Option<Self> {
        Self::new(day.year(), day.month())
    }

    /// The year of the Common Era.
    pub const fn year(self) -> i32 {
        self.year
    }

    /// The year of the Buddhist era (พ.ศ.).
    pub const fn buddhist_year(self) -> i32 {
        self.year + BUDDHIST_OFFSET
    }

    /// January is 1.
    pub const fn number(self) -> u32 {
        self.number
    }

    /// The month after.
    pub fn next(self) -> Self {
        match self.number {
            12 => Self { year: self.year + 1, number: 1 },
            number => Self { year: self.year, number: number + 1 },
        }
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.number, 1).expect("a month has a first day")
    }

    /// Its last day, the 28th to the 31st.
    pub fn last_day(self) -> NaiveDate {
        self.next().first_day() - Days::new(1)
    }

    /// The n-th day of this month, or its last when the month is shorter.
    pub fn day(self, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.number, day).unwrap_or_else(|| self.last_day())
    }
}

/// `2021-10`, as the JSON contract writes a month.
impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.number)
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A fiscal year by its Buddhist number, such as 2565.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct FiscalYear(u16);

impl FiscalYear {
    /// `None` for a number that is no Buddhist year of our time (2500–2899).
    pub fn new(buddhist: i64) -> Option<Self> {
        u16::try_from(buddhist).ok().filter(|year| (2500..2900).contains(year)).map(Self)
    }

    /// The fiscal year a day falls in: the next one's from October on.
    pub fn of(day: NaiveDate) -> Option<Self> {
        let begun = i32::from(day.month() >= 10);
        Self::new(i64::from(day.year() + BUDDHIST_OFFSET + begun))
    }

    /// The Buddhist number: 2565.
    pub const fn number(self) -> u16 {
        self.0
    }

    /// The year after; `None` where there is none of our time.
    pub fn next(self) -> Option<Self> {
        Self::new(i64::from(self.0) + 1)
    }

    /// October of the calendar year before.
    pub fn first_month(self) -> Month {
        Month { year: i32::from(self.0) - BUDDHIST_OFFSET - 1, number: 10 }
    }

    /// October to September.
    pub fn months(self) -> impl Iterator<Item = Month> {
        std::iter::successors(Some(self.first_month()), |month| Some(month.next())).take(12)
    }

    /// 1 October.
    pub fn first_day(self) -> NaiveDate {
        self.first_month().first_day()
    }

    /// 30 September.
    pub fn last_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(i32::from(self.0) - BUDDHIST_OFFSET, 9, 30).expect("30 September is a day")
    }

    /// Whether a month is one of the year's twelve.
    pub fn contains(self, month: Month) -> bool {
        (self.first_day()..=self.last_day()).contains(&month.first_day())
    }
}

impl fmt::Display for FiscalYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn year_2565_runs_from_october_2021_to_september_2022() {
        let year = FiscalYear::new(2565).unwrap();
        let months: Vec<String> = year.months().map(|month| month.to_string()).collect();
        assert_eq!(months.len(), 12);
        assert_eq!((months[0].as_str(), months[11].as_str()), ("2021-10", "2022-09"));
        assert_eq!(year.first_day().to_string(), "2021-10-01");
        assert_eq!(year.last_day().to_string(), "2022-09-30");
        assert!(!year.contains(Month::new(2021, 9).unwrap()));
        assert!(year.contains(Month::new(2022, 9).unwrap()));
        assert!(!year.contains(Month::new(2022, 10).unwrap()));
    }

    #[test]
    fn a_day_past_the_end_of_a_short_month_is_its_last_day() {
        let february = Month::new(2022, 2).unwrap();
        assert_eq!(february.day(30).to_string(), "2022-02-28");
        assert_eq!(february.last_day().to_string(), "2022-02-28");
    }

    #[test]
    fn a_year_begins_on_1_october() {
        let of = |day: &str| FiscalYear::of(day.parse().unwrap()).map(FiscalYear::number);
        assert_eq!([of("2026-09-30"), of("2026-10-01"), of("2027-09-30")], [Some(2569), Some(2570), Some(2570)]);
        assert_eq!([of("1900-01-01"), of("2400-01-01")], [None, None]);
    }

    #[test]
    fn a_common_era_number_is_no_fiscal_year() {
        assert_eq!(FiscalYear::new(2022), None);
        assert_eq!(FiscalYear::new(-1), None);
    }
}
