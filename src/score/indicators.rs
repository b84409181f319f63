//! The five official indicators (ตัวชี้วัดผลการปฏิบัติราชการ) as they stand on one day.

use chrono::NaiveDate;
use serde::Serialize;

use super::counted::disbursed;
use crate::{
    handbook::{Handbook, IndicatorId},
    model::{Dataset, Percent, SubmissionItem, percent::reaches},
};

/// An indicator's target and what was attained; per cents are truncated and `None` when undefined.
#[derive(Debug, Clone, Serialize)]
pub struct IndicatorScore {
    pub id: IndicatorId,
    pub target: String,
    pub actual: Option<String>,
    pub met: bool,
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
                    counted(recorded.count(), indicator.target)
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
            IndicatorScore { id: indicator.id, target: indicator.target.to_string(), actual, met }
        })
        .collect()
}

fn delivered(dataset: &Dataset, item: SubmissionItem, as_of: NaiveDate) -> usize {
    usize::from(dataset.submitted_by_day(item, as_of).is_some())
}

fn counted(actual: usize, target: u32) -> (Option<String>, bool) {
    (Some(actual.to_string()), actual as u64 >= u64::from(target))
}

fn share(part: u64, whole: u64, target: u32) -> (Option<String>, bool) {
    (Percent::of(part, whole).map(|percent| percent.to_string()), reaches(part, whole, target))
}
