//! The five official indicators (ตัวชี้วัดผลการปฏิบัติราชการ) as they stand on one day.

use std::fmt;

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use super::counted::disbursed;
use crate::{
    handbook::{Handbook, IndicatorId},
    model::{Dataset, Percent, SubmissionItem, percent::reaches},
};

/// An indicator's target and what was attained of it.
#[derive(Debug, Clone, Serialize)]
pub struct IndicatorScore {
    /// Which of the five.
    pub id: IndicatorId,
    /// Pieces, or whole per cent.
    #[serde(serialize_with = "as_text")]
    pub target: u32,
    /// `None` where there is nothing to measure it against.
    pub actual: Option<Attained>,
    /// Whether it is at its target or above; a per cent is compared by multiplication.
    pub met: bool,
}

/// What was attained of an indicator, in the unit of its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attained {
    /// Pieces.
    Count(u64),
    /// A part of a whole.
    Share(Percent),
}

/// `12`, `85.00`: as the JSON contract writes it.
impl fmt::Display for Attained {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(count) => count.fmt(f),
            Self::Share(percent) => percent.fmt(f),
        }
    }
}

impl Serialize for Attained {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

fn as_text<S: Serializer>(target: &u32, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(target)
}

pub fn indicators(dataset: &Dataset, handbook: &Handbook, as_of: NaiveDate) -> Vec<IndicatorScore> {
    handbook
        .indicators
        .iter()
        .map(|indicator| {
            let (actual, met) = match indicator.id {
                IndicatorId::Plans => {
                    counted(delivered(dataset, SubmissionItem::PlanBookSent, as_of), indicator.target)
                }
                IndicatorId::AnnualReports => {
                    counted(delivered(dataset, SubmissionItem::AnnualReportSent, as_of), indicator.target)
                }
                IndicatorId::MonthlyReports => {
                    let recorded =
                        dataset.year.months().filter(|month| dataset.recorded_by_day(*month, as_of).is_some());
                    counted(recorded.count() as u64, indicator.target)
                }
                IndicatorId::Success => {
                    share(dataset.people_counted(as_of).total(), dataset.target().total(), indicator.target)
                }
                IndicatorId::Disbursement => {
                    let last = handbook.rounds.last().map(|round| disbursed(dataset, round, as_of));
                    match last.and_then(|money| money.allocated.zip(money.disbursed)) {
                        Some((allocated, spent)) => share(spent.satang(), allocated.satang(), indicator.target),
                        None => (None, false),
                    }
                }
            };
            IndicatorScore { id: indicator.id, target: indicator.target, actual, met }
        })
        .collect()
}

fn delivered(dataset: &Dataset, item: SubmissionItem, as_of: NaiveDate) -> u64 {
    u64::from(dataset.submitted_by_day(item, as_of).is_some())
}

fn counted(actual: u64, target: u32) -> (Option<Attained>, bool) {
    (Some(Attained::Count(actual)), actual >= u64::from(target))
}

fn share(part: u64, whole: u64, target: u32) -> (Option<Attained>, bool) {
    (Percent::of(part, whole).map(Attained::Share), reaches(part, whole, target))
}
