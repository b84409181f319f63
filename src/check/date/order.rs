//! What the numbers of a day or a month stand for, by their place, their length and what parts them.

use chrono::NaiveDate;

use super::{
    on,
    words::{Era, Part, Words},
};
use crate::model::{BUDDHIST_OFFSET, FiscalYear, Month};

/// A year's digits, and how many there are.
pub type Year = (u32, usize);

impl Words {
    /// Number, month and year of a day, if the words are those of one.
    pub fn day(&self) -> Option<(u32, u32, Year)> {
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
    pub fn month(&self) -> Option<(u32, Year)> {
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
    pub fn day_in(&self, of: FiscalYear) -> Option<NaiveDate> {
        let [Part::Number(day, 1 | 2), Part::Month(number)] = self.parts[..] else { return None };
        let month = of.months().find(|month| month.number() == number)?;
        on(month.year(), number, day)
    }

    /// The month of a fiscal year that a name or a number alone is.
    pub fn month_in(&self, of: FiscalYear) -> Option<Month> {
        let [Part::Month(number) | Part::Number(number, 1 | 2)] = self.parts[..] else { return None };
        of.months().find(|month| month.number() == number)
    }

    /// Whether nothing but its place tells the number of the day from that of the month.
    pub fn is_of_numbers(&self) -> bool {
        self.parts.iter().all(|part| matches!(part, Part::Number(..)))
    }

    /// Whether the day or the month stands before the year.
    pub fn is_day_first(&self) -> bool {
        matches!(self.parts[..], [Part::Number(_, 1 | 2), ..])
    }

    fn is_evenly_parted(&self) -> bool {
        self.between.windows(2).all(|pair| pair[0] == pair[1])
    }

    /// The year of the Common Era that is meant. One of four digits is of the Buddhist era from 2443 on and of the Common Era
    /// from 1900 to 2399; one of two digits is whichever is near, or else the Buddhist 25xx.
    pub fn year(&self, (year, digits): Year, is_near: impl Fn(i32) -> bool) -> Option<i32> {
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
    pub fn twice_buddhist(&self, (year, _): Year) -> Option<i32> {
        let year = i32::try_from(year).ok()?;
        (2943..3243).contains(&year).then_some(year - 2 * BUDDHIST_OFFSET)
    }
}
