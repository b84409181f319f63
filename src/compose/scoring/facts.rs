//! What the templates of criteria and of what was shown for them may speak of.

use serde::Serialize;

use crate::{
    handbook::{Criterion, CriterionId, Handbook, Round},
    model::{Month, Percent, Satang, SubmissionItem},
    score::{CriterionScore, MonthScore, Need, RoundScore, RoundState, Shown, State},
    thai::date::{long_day, long_month, month_name, month_runs, short_day, short_month},
};

/// What `criterion.tera` may speak of.
#[derive(Serialize)]
pub(super) struct CriterionFacts<'a> {
    id: CriterionId,
    threshold: Option<u32>,
    due: Option<String>,
    due_day: u32,
    /// Months of the round with a due day of their own.
    exceptions: Vec<ExceptionFacts>,
    allocation_months: u32,
    office: &'a str,
    committee: &'a str,
    budget_name: &'a str,
    report_name: &'a str,
}

#[derive(Serialize)]
struct ExceptionFacts {
    month: &'static str,
    due: String,
}

impl<'a> CriterionFacts<'a> {
    pub fn new(criterion: Criterion, handbook: &'a Handbook, round: &Round, committee: &'a str) -> Self {
        let (threshold, due) = match criterion {
            Criterion::Delivered { due, .. } => (None, Some(long_day(due))),
            Criterion::Monthly => (None, None),
            Criterion::People { threshold } | Criterion::Budget { threshold } => (Some(threshold), None),
        };
        let months: Vec<Month> = round.months().collect();
        let exceptions = handbook
            .due_exceptions()
            .filter(|(month, _)| months.contains(month))
            .map(|(month, due)| ExceptionFacts { month: month_name(month), due: long_day(due) });
        Self {
            id: criterion.id(),
            threshold,
            due,
            due_day: handbook.due_day(),
            exceptions: exceptions.collect(),
            allocation_months: round.allocation_months,
            office: &handbook.office.name,
            committee,
            budget_name: &handbook.names.budget,
            report_name: &handbook.names.annual,
        }
    }
}

/// What `evidence.tera` may speak of.
#[derive(Serialize)]
pub(super) struct EvidenceFacts {
    id: CriterionId,
    state: State,
    /// The day something was handed in.
    actual: Option<String>,
    /// Months that were late: name, day recorded.
    late: Vec<(String, String)>,
    /// Months past their due day without a record, runs of them joined, and how many they are.
    unrecorded: Vec<String>,
    unrecorded_months: usize,
    /// Both together, runs of them joined.
    failed: Vec<String>,
    open: usize,
    months: usize,
    has_begun: bool,
    target: u64,
    reached: u64,
    people_percent: Option<u64>,
    allocated: Option<u64>,
    disbursed: Option<u64>,
    budget_percent: Option<u64>,
    short_people: Option<u64>,
    short_satang: Option<u64>,
}

impl EvidenceFacts {
    pub fn new(criterion: &CriterionScore, round: &RoundScore) -> Self {
        let mut facts = Self {
            id: criterion.id,
            state: criterion.state,
            actual: None,
            late: Vec::new(),
            unrecorded: Vec::new(),
            unrecorded_months: 0,
            failed: Vec::new(),
            open: 0,
            months: 0,
            has_begun: round.state != RoundState::NotStarted,
            target: round.people.target,
            reached: round.people.reached,
            people_percent: round.people.percent.map(Percent::hundredths),
            allocated: round.budget.allocated.map(Satang::satang),
            disbursed: round.budget.disbursed.map(Satang::satang),
            budget_percent: round.budget.percent.map(Percent::hundredths),
            short_people: None,
            short_satang: None,
        };
        match &criterion.shown {
            Shown::Delivered { actual, .. } => facts.actual = actual.map(short_day),
            Shown::Monthly { months } => facts.take_months(months),
            Shown::People { short, .. } => facts.short_people = *short,
            Shown::Budget { short, .. } => facts.short_satang = short.map(Satang::satang),
        }
        facts
    }

    fn take_months(&mut self, months: &[MonthScore]) {
        self.months = months.len();
        let (mut unrecorded, mut failed) = (Vec::new(), Vec::new());
        for month in months {
            if matches!(month.state, State::Missed | State::NotShown) {
                failed.push(month.month);
            }
            match (month.state, month.actual) {
                (State::Missed, Some(actual)) => self.late.push((short_month(month.month), short_day(actual))),
                (State::Missed | State::NotShown, _) => unrecorded.push(month.month),
                (State::Pending, _) => self.open += 1,
                (State::Met, _) => {}
            }
        }
        self.unrecorded_months = unrecorded.len();
        self.unrecorded = month_runs(&unrecorded);
        self.failed = month_runs(&failed);
    }
}

/// What `need.tera` may speak of.
#[derive(Serialize)]
pub(super) struct NeedFacts<'a> {
    #[serde(flatten)]
    evidence: EvidenceFacts,
    is_final: bool,
    committee: &'a str,
    /// The month to be recorded by then.
    month: Option<String>,
    until: Option<String>,
    days_left: Option<i64>,
}

impl<'a> NeedFacts<'a> {
    pub fn new(need: &Need<'_>, round: &RoundScore, committee: &'a str) -> Self {
        let month = match &need.criterion.shown {
            Shown::Monthly { months } => months.iter().find(|month| Some(month.due) == need.until),
            _ => None,
        };
        Self {
            evidence: EvidenceFacts::new(need.criterion, round),
            is_final: round.state == RoundState::Final,
            committee,
            month: month.map(|month| long_month(month.month)),
            until: need.until.map(long_day),
            days_left: need.days_left,
        }
    }
}

/// What `scoring-notes.tera` may speak of.
#[derive(Serialize)]
pub(super) struct NoteFacts<'a> {
    first: String,
    last: String,
    year_first: String,
    assessed_on: String,
    allocation_months: u32,
    budget_name: &'a str,
    office: &'a str,
    /// The annual report's due day, when this round asks for one.
    annual_due: Option<String>,
    has_people: bool,
    has_budget: bool,
}

impl<'a> NoteFacts<'a> {
    pub fn new(handbook: &'a Handbook, round: &Round) -> Self {
        let criteria = || round.levels.iter().flatten();
        let annual = criteria().find_map(|criterion| match criterion {
            Criterion::Delivered { item: SubmissionItem::AnnualReportSent, due } => Some(long_day(*due)),
            _ => None,
        });
        Self {
            first: long_day(round.first),
            last: long_day(round.last),
            year_first: long_day(handbook.fiscal_year.first_day()),
            assessed_on: long_day(round.assessed_on),
            allocation_months: round.allocation_months,
            budget_name: &handbook.names.budget,
            office: &handbook.office.name,
            annual_due: annual,
            has_people: criteria().any(|criterion| matches!(criterion, Criterion::People { .. })),
            has_budget: criteria().any(|criterion| matches!(criterion, Criterion::Budget { .. })),
        }
    }
}
