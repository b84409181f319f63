//! The year's duties in the order of their days, composed from the handbook that scores them.

use chrono::NaiveDate;
use serde::Serialize;

use super::prose::{Prose, ProseError};
use crate::{
    handbook::Handbook,
    model::SubmissionItem,
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

/// # Errors
/// When a prose template fails.
pub fn duties(handbook: &Handbook, prose: &Prose) -> Result<Vec<Duty>, ProseError> {
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
    let mut dated: Vec<(NaiveDate, DutyFacts<'_>)> = Vec::new();
    for item in SubmissionItem::ALL {
        dated.extend(handbook.delivery_due(item).map(|due| (due, facts(item.english()))));
    }
    for month in handbook.fiscal_year.months() {
        dated.push((handbook.due(month), DutyFacts { month: Some(long_month(month)), ..facts("monthly") }));
    }
    for round in &handbook.rounds {
        let last = Some(long_day(round.last));
        dated.push((round.assessed_on, DutyFacts { round: Some(round.number), last, ..facts("assessment") }));
    }
    dated.sort_by_key(|(due, _)| *due);
    dated.into_iter().map(|(due, facts)| Ok(Duty { due: short_day(due), text: prose.line("duty", &facts)? })).collect()
}
