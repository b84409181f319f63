//! The year's duties in the order of their days, composed from the handbook that scores them.

use chrono::NaiveDate;
use serde::Serialize;

use super::prose::{Prose, ProseError};
use crate::{
    handbook::Handbook,
    model::{Dataset, Month, SubmissionItem},
    thai::date::{long_day, long_month, short_day},
};

/// One duty and the last day for it.
#[derive(Debug, Serialize)]
pub struct Duty {
    pub due: String,
    pub text: String,
}

/// What `duty.tera` may speak of.
#[derive(Serialize)]
struct DutyFacts<'a> {
    /// A submission's name, `monthly` or `assessment`.
    id: &'static str,
    month: Option<String>,
    round: Option<u8>,
    last: Option<String>,
    office: &'a str,
    committee: &'a str,
    report_name: &'a str,
    budget_name: &'a str,
}

/// Every duty of the year.
///
/// # Errors
/// When a prose template fails.
pub fn duties(handbook: &Handbook, prose: &Prose) -> Result<Vec<Duty>, ProseError> {
    dated(handbook).iter().map(|dated| duty(dated, prose)).collect()
}

/// The first few duties due on `as_of` or after it that are not done by then.
///
/// # Errors
/// When a prose template fails.
pub fn duties_to_come(
    dataset: &Dataset,
    handbook: &Handbook,
    as_of: NaiveDate,
    count: usize,
    prose: &Prose,
) -> Result<Vec<Duty>, ProseError> {
    let done = |task: &Task| match task {
        Task::Delivery(item) => dataset.submitted_by_day(*item, as_of).is_some(),
        Task::Record(month) => dataset.recorded_by_day(*month, as_of).is_some(),
        Task::Assessment => false,
    };
    let to_come: Vec<_> =
        dated(handbook).into_iter().filter(|dated| dated.due >= as_of && !done(&dated.task)).collect();
    // Of duties of one day none is left out.
    let last = to_come.iter().take(count).map(|dated| dated.due).next_back();
    to_come.iter().take_while(|dated| Some(dated.due) <= last).map(|dated| duty(dated, prose)).collect()
}

/// What is to be done, so that it can be told whether it is.
enum Task {
    Delivery(SubmissionItem),
    Record(Month),
    Assessment,
}

struct Dated<'a> {
    due: NaiveDate,
    task: Task,
    facts: DutyFacts<'a>,
}

fn duty(dated: &Dated<'_>, prose: &Prose) -> Result<Duty, ProseError> {
    Ok(Duty { due: short_day(dated.due), text: prose.line("duty", &dated.facts)? })
}

fn dated(handbook: &Handbook) -> Vec<Dated<'_>> {
    let facts = |id| DutyFacts {
        id,
        month: None,
        round: None,
        last: None,
        office: &handbook.office.name,
        committee: &handbook.names.committee,
        report_name: &handbook.names.annual,
        budget_name: &handbook.names.budget,
    };
    let mut dated = Vec::new();
    for item in SubmissionItem::ALL {
        let due = handbook.delivery_due(item);
        dated.extend(due.map(|due| Dated { due, task: Task::Delivery(item), facts: facts(item.english()) }));
    }
    for month in handbook.fiscal_year.months() {
        let facts = DutyFacts { month: Some(long_month(month)), ..facts("monthly") };
        dated.push(Dated { due: handbook.due(month), task: Task::Record(month), facts });
    }
    for round in &handbook.rounds {
        let facts = DutyFacts { round: Some(round.number), last: Some(long_day(round.last)), ..facts("assessment") };
        dated.push(Dated { due: round.assessed_on, task: Task::Assessment, facts });
    }
    dated.sort_by_key(|dated| dated.due);
    dated
}
