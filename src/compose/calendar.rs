//! The year's duties in the order of their days, composed from the handbook that scores them.

use chrono::{Datelike, NaiveDate, Weekday};
use serde::Serialize;

use super::{
    Composer,
    mechanisms::committee,
    prose::{Prose, ProseError},
};
use crate::{
    handbook::Handbook,
    model::{Dataset, FiscalYear, Month, Province, SubmissionItem},
    thai::{
        date::{long_day, long_month, short_day, weekday},
        digits::plain,
    },
};

/// One duty and the last day for it.
#[derive(Debug, Serialize)]
pub struct Duty {
    pub due: String,
    pub text: String,
    #[serde(rename = "\u{fdd0}value")]
    pub value: DutyValue,
}

/// `2021-10-31`
#[derive(Debug, Serialize)]
pub struct DutyValue {
    pub due: String,
}

/// The duties due on `last` or before it that are not done, but for one delivery and for the days of assessment.
///
/// # Errors
/// When a prose template fails.
pub fn duties_before(
    dataset: &Dataset,
    handbook: &Handbook,
    last: NaiveDate,
    but_for: SubmissionItem,
    prose: &Prose,
) -> Result<Vec<Duty>, ProseError> {
    let is_open = |dated: &Dated<'_>| match dated.task {
        Task::Assessment => false,
        Task::Delivery(item) if item == but_for => false,
        _ => dated.due <= last && dated.task.done_by(dataset, NaiveDate::MAX).is_none(),
    };
    let committee = committee(dataset, handbook);
    dated(handbook, &committee).iter().filter(|dated| is_open(dated)).map(|dated| duty(dated, prose)).collect()
}

/// The year's duties for a calendar that reminds of them.
#[derive(Debug)]
pub struct YearCalendar {
    /// What people call it.
    pub name: String,
    /// Whose duties they are.
    pub province: &'static Province,
    /// The year they are of.
    pub year: FiscalYear,
    /// The last day anything in the data is dated, or the year's first: as new as what is known of the duties.
    pub known_on: NaiveDate,
    /// In the order of their days.
    pub duties: Vec<Reminder>,
}

/// A duty to be reminded of.
#[derive(Debug)]
pub struct Reminder {
    /// The same whenever it is composed, and no other duty's of the year.
    pub id: String,
    /// The last day for it.
    pub due: NaiveDate,
    /// What is to be done.
    pub text: String,
    /// What else there is to know of it.
    pub notes: Vec<String>,
    /// The day it was done.
    pub done_on: Option<NaiveDate>,
}

/// What `duty-notes.tera` may speak of.
#[derive(Serialize)]
struct NoteFacts<'a> {
    due: String,
    /// `เสาร์` or `อาทิตย์`, when it is due on one.
    weekend: Option<&'static str>,
    done_on: Option<String>,
    late: bool,
    handbook: &'a str,
    /// The year whose rules are assumed to be this one's.
    assumed_from: Option<u16>,
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
pub fn duties(dataset: &Dataset, handbook: &Handbook, prose: &Prose) -> Result<Vec<Duty>, ProseError> {
    let committee = committee(dataset, handbook);
    dated(handbook, &committee).iter().map(|dated| duty(dated, prose)).collect()
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
    let is_open = |dated: &Dated<'_>| dated.due >= as_of && dated.task.done_by(dataset, as_of).is_none();
    let committee = committee(dataset, handbook);
    let to_come: Vec<_> = dated(handbook, &committee).into_iter().filter(is_open).collect();
    // Of duties of one day none is left out.
    let last = to_come.iter().take(count).map(|dated| dated.due).next_back();
    to_come.iter().take_while(|dated| Some(dated.due) <= last).map(|dated| duty(dated, prose)).collect()
}

impl Composer<'_> {
    /// The year's duties, each with whether the data says that it is done.
    ///
    /// # Errors
    /// When a prose template fails.
    pub fn calendar(&self) -> Result<YearCalendar, ProseError> {
        let Self { dataset, handbook, prose, .. } = self;
        let (province, year) = (dataset.province, dataset.year);
        let standing = handbook.standing;
        let reminder = |dated: &Dated<'_>| {
            let done_on = dated.task.done_by(dataset, NaiveDate::MAX);
            let facts = NoteFacts {
                due: long_day(dated.due),
                weekend: matches!(dated.due.weekday(), Weekday::Sat | Weekday::Sun).then(|| weekday(dated.due)),
                done_on: done_on.map(long_day),
                late: done_on.is_some_and(|done_on| done_on > dated.due),
                handbook: &handbook.names.handbook,
                assumed_from: standing.assumed.then(|| standing.fiscal_year.number()),
            };
            Ok(Reminder {
                id: dated.task.id(dated.facts.round),
                due: dated.due,
                text: prose.line("duty", &dated.facts)?,
                notes: prose.paragraphs("duty-notes", &facts)?,
                done_on,
            })
        };
        Ok(YearCalendar {
            name: format!("กำหนดงานแรงงานนอกระบบ จังหวัด{} ปีงบประมาณ {}", province.name, plain(year)),
            province,
            year,
            known_on: dataset.days().max().unwrap_or_else(|| year.first_day()),
            duties: dated(handbook, &committee(dataset, handbook))
                .iter()
                .map(reminder)
                .collect::<Result<_, ProseError>>()?,
        })
    }
}

/// What is to be done, so that it can be told whether it is.
enum Task {
    Delivery(SubmissionItem),
    Record(Month),
    Assessment,
}

impl Task {
    /// The day it was done, if that was on or before `day`.
    fn done_by(&self, dataset: &Dataset, day: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Delivery(item) => dataset.submitted_by_day(*item, day),
            Self::Record(month) => dataset.recorded_by_day(*month, day),
            Self::Assessment => None,
        }
    }

    fn id(&self, round: Option<u8>) -> String {
        match self {
            Self::Delivery(item) => item.english().to_owned(),
            Self::Record(month) => format!("monthly-{month}"),
            Self::Assessment => format!("assessment-{}", round.unwrap_or_default()),
        }
    }
}

/// What falls due, for who draws the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timed {
    Delivery(SubmissionItem),
    Record(Month),
    /// The number of the round.
    Assessment(u8),
}

/// All that falls due in a year, by day.
pub fn timed(handbook: &Handbook) -> Vec<(NaiveDate, Timed)> {
    let timed = |dated: Dated<'_>| match dated.task {
        Task::Delivery(item) => (dated.due, Timed::Delivery(item)),
        Task::Record(month) => (dated.due, Timed::Record(month)),
        Task::Assessment => (dated.due, Timed::Assessment(dated.facts.round.unwrap_or_default())),
    };
    dated(handbook, "").into_iter().map(timed).collect()
}

struct Dated<'a> {
    due: NaiveDate,
    task: Task,
    facts: DutyFacts<'a>,
}

fn duty(dated: &Dated<'_>, prose: &Prose) -> Result<Duty, ProseError> {
    let value = DutyValue { due: dated.due.to_string() };
    Ok(Duty { due: short_day(dated.due), text: prose.line("duty", &dated.facts)?, value })
}

fn dated<'a>(handbook: &'a Handbook, committee: &'a str) -> Vec<Dated<'a>> {
    let facts = |id| DutyFacts {
        id,
        month: None,
        round: None,
        last: None,
        office: &handbook.office.name,
        committee,
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
