//! The rules of one year as those of another: every day as many years on, every name with the other year in it.

use chrono::{Datelike, Days, NaiveDate};

use super::{Criterion, Handbook, HandbookDocument, MonthlyRule, Round, Standing};
use crate::model::{FiscalYear, Month};

impl Handbook {
    /// The same rules for another year, assumed until somebody has held them against its own handbook. The long plan is not
    /// among them, for it has its own years.
    pub(super) fn moved(&self, year: FiscalYear) -> Self {
        let years = i32::from(year.number()) - i32::from(self.fiscal_year.number());
        let exceptions =
            self.due_exceptions().filter_map(|(month, due)| Some((moved_month(month, years)?, moved(due, years))));
        let mut patterns = self.patterns.clone();
        patterns.long_plan = None;
        patterns.document = HandbookDocument::default();
        Self {
            fiscal_year: year,
            standing: Standing { assumed: true, ..self.standing },
            names: patterns.of_year(year),
            patterns,
            office: self.office.clone(),
            mechanisms: self.mechanisms.clone(),
            indicators: self.indicators.clone(),
            rounds: self.rounds.iter().map(|round| moved_round(round, years)).collect(),
            monthly: MonthlyRule { due_day: self.monthly.due_day, exceptions: exceptions.collect() },
        }
    }
}

fn moved_round(round: &Round, years: i32) -> Round {
    let criterion = |criterion: &Criterion| match *criterion {
        Criterion::Delivered { item, due } => Criterion::Delivered { item, due: moved(due, years) },
        other => other,
    };
    Round {
        number: round.number,
        first: moved(round.first, years),
        last: moved_last(round.last, years),
        assessed_on: moved(round.assessed_on, years),
        allocation_months: round.allocation_months,
        levels: round.levels.iter().map(|level| level.iter().map(criterion).collect()).collect(),
    }
}

/// The same day of the other year; 29 February is the 28th where there is none.
fn moved(day: NaiveDate, years: i32) -> NaiveDate {
    day.with_year(day.year() + years).or_else(|| (day - Days::new(1)).with_year(day.year() + years)).unwrap_or(day)
}

/// A round that ends with February ends with it in every year, so that no day is between the rounds.
fn moved_last(day: NaiveDate, years: i32) -> NaiveDate {
    moved(day + Days::new(1), years) - Days::new(1)
}

fn moved_month(month: Month, years: i32) -> Option<Month> {
    Month::new(month.year() + years, month.number())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_keeps_its_number_and_the_end_of_february_its_place() {
        for (from, years, to) in [
            ("2022-03-30", 5, "2027-03-30"),
            ("2021-10-31", 3, "2024-10-31"),
            ("2024-02-29", 1, "2025-02-28"),
            ("2024-02-29", 4, "2028-02-29"),
            ("2023-02-28", 1, "2024-02-28"),
        ] {
            assert_eq!(moved(day(from), years), day(to), "{from}");
        }
        for (from, years, to) in [
            ("2023-02-28", 1, "2024-02-29"),
            ("2024-02-29", 1, "2025-02-28"),
            ("2022-03-31", 2, "2024-03-31"),
            ("2022-09-30", 35, "2057-09-30"),
        ] {
            assert_eq!(moved_last(day(from), years), day(to), "{from}");
        }
    }
}
