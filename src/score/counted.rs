//! Which of the evidence counts on a given day (handbook, «How the rules are read»).

use chrono::NaiveDate;

use crate::{
    handbook::Round,
    model::{Dataset, GfmisReading, Month, People, Satang, SubmissionItem},
};

impl Dataset {
    /// The day a month's results were recorded, if that was on or before `day`.
    pub fn recorded_by_day(&self, month: Month, day: NaiveDate) -> Option<NaiveDate> {
        self.evidence.records.get(&month)?.recorded_on.filter(|recorded| *recorded <= day)
    }

    /// The day something was handed in, if that was on or before `day`.
    pub fn submitted_by_day(&self, item: SubmissionItem, day: NaiveDate) -> Option<NaiveDate> {
        self.evidence.submissions.get(&item)?.date.filter(|date| *date <= day)
    }

    /// People reached since 1 October in months recorded on or before `day`.
    pub fn people_counted(&self, day: NaiveDate) -> People {
        self.results
            .iter()
            .filter(|result| self.recorded_by_day(result.month, day).is_some())
            .map(|result| result.people)
            .sum()
    }
}

/// A round's disbursement as it counts on one day.
pub struct Disbursed {
    pub allocated: Option<Satang>,
    pub disbursed: Option<Satang>,
}

/// Reads a round's GFMIS rows as they count on `as_of`: those dated on or before it and the round's last day, a row
/// without a day being of the last day. The latest figure stands. What was allocated is known before anything is
/// disbursed, so it is taken from a row that does not count yet when no other gives it; a row dated after the round
/// says nothing about it.
pub fn disbursed(dataset: &Dataset, round: &Round, as_of: NaiveDate) -> Disbursed {
    let rows = || {
        dataset.evidence.gfmis.iter().filter_map(|reading| {
            let day = reading.as_of.unwrap_or(round.last);
            (reading.round == round.number && day <= round.last).then_some((day, reading))
        })
    };
    let latest = |wanted: &dyn Fn(&GfmisReading) -> bool| {
        rows().filter(|(day, reading)| *day <= as_of && wanted(reading)).max_by_key(|(day, _)| *day)
    };
    let counted = latest(&|reading| reading.disbursed.is_some()).or_else(|| latest(&|_| true));
    match counted {
        Some((_, reading)) => Disbursed { allocated: Some(reading.allocated), disbursed: reading.disbursed },
        None => Disbursed {
            allocated: rows().min_by_key(|(day, _)| *day).map(|(_, reading)| reading.allocated),
            disbursed: None,
        },
    }
}
