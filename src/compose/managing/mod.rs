//! How the plan is managed: who does what by when, how it is followed up, what is scored when, and who reports to whom. All of it
//! is said by the rules of the year.

mod writer;

use std::collections::BTreeSet;

use serde::Serialize;

use self::writer::Writer;
use super::{
    calendar::timed,
    mechanisms::committee,
    prose::{Prose, ProseError},
    wording,
};
use crate::{
    handbook::Handbook,
    model::{Dataset, Passage},
    thai::date::{long_day, long_month},
};

/// The chapter, where the province asks for it.
#[derive(Debug, Serialize)]
pub struct Managing {
    /// Paragraphs before all of it.
    pub intro: Vec<String>,
    /// Who does what by when.
    pub duties: Vec<DutyRow>,
    /// Paragraphs on how the plan is followed up.
    pub follow_up: Vec<String>,
    /// What is scored when.
    pub rounds: Vec<RoundRow>,
    /// The year on one page.
    pub year: YearFigure,
    /// Who reports to whom, from the projects up.
    pub lines: Lines,
}

/// A duty with those who have it.
#[derive(Debug, Serialize)]
pub struct DutyRow {
    /// What an office may put its own words in place of.
    #[serde(skip)]
    pub passage: Passage,
    pub who: String,
    pub what: String,
    pub when: String,
}

/// A round and what is scored in it.
#[derive(Debug, Serialize)]
pub struct RoundRow {
    pub number: String,
    pub span: String,
    pub criteria: Vec<String>,
    pub assessed_on: String,
}

/// The months of the year, and those after it in which something of it falls due.
#[derive(Debug, Serialize)]
pub struct YearFigure {
    pub rows: Vec<MonthRow>,
    /// The rounds as columns.
    pub rounds: Vec<RoundBar>,
    /// What is seen, for those who hear it.
    #[serde(rename = "\u{fdd0}alt")]
    pub alt: String,
}

/// A month and what falls due in it.
#[derive(Debug, Serialize)]
pub struct MonthRow {
    pub month: String,
    pub dues: Vec<Due>,
}

/// One thing and its last day.
#[derive(Debug, Serialize)]
pub struct Due {
    /// The day of the month.
    pub day: String,
    pub text: String,
    /// `record`, `delivery` or `assessment`.
    #[serde(rename = "\u{fdd0}kind")]
    pub kind: &'static str,
}

/// The rows a round goes over.
#[derive(Debug, Serialize)]
pub struct RoundBar {
    pub name: String,
    pub first: usize,
    pub count: usize,
}

/// Those who report, each to the next.
#[derive(Debug, Serialize)]
pub struct Lines {
    pub steps: Vec<LineStep>,
    #[serde(rename = "\u{fdd0}alt")]
    pub alt: String,
}

#[derive(Debug, Serialize)]
pub struct LineStep {
    /// What an office may put its own words in place of.
    #[serde(skip)]
    pub passage: Passage,
    pub who: String,
    pub what: String,
}

/// What the templates of the chapter may speak of.
#[derive(Serialize)]
struct Facts<'a> {
    province: &'a str,
    year: &'a str,
    own_office: &'a str,
    committee: &'a str,
    office: &'a str,
    ministry: &'a str,
    budget_name: &'a str,
    report_name: &'a str,
    projects: usize,
    agencies: usize,
    months: usize,
    due_day: u32,
    /// Months with a day of their own.
    exceptions: Vec<ExceptionFacts>,
    rounds: Vec<RoundFacts>,
}

#[derive(Serialize)]
struct ExceptionFacts {
    month: String,
    due: String,
}

#[derive(Serialize)]
struct RoundFacts {
    number: u8,
    assessed_on: String,
    levels: usize,
}

/// What `managing-line.tera` may speak of besides.
#[derive(Serialize)]
struct LineFacts<'a> {
    id: &'a str,
    /// `who`, `what` or `when`.
    part: &'a str,
    due: Option<String>,
    /// What the levels of a round ask for.
    thresholds: &'a [u32],
    #[serde(flatten)]
    facts: &'a Facts<'a>,
}

/// The chapter; `None` where the province does not ask for it.
///
/// # Errors
/// When a prose template fails.
pub fn managing(
    dataset: &Dataset,
    handbook: &Handbook,
    (year, own_office): (&str, &str),
    prose: &Prose,
) -> Result<Option<Managing>, ProseError> {
    if !dataset.office.managing {
        return Ok(None);
    }
    let committee = committee(dataset, handbook);
    let agencies: BTreeSet<&str> = dataset.projects.iter().map(|project| project.agency.as_str()).collect();
    let exceptions =
        handbook.due_exceptions().map(|(month, due)| ExceptionFacts { month: long_month(month), due: long_day(due) });
    let rounds = handbook.rounds.iter().map(|round| RoundFacts {
        number: round.number,
        assessed_on: long_day(round.assessed_on),
        levels: round.levels.len(),
    });
    let facts = Facts {
        province: &dataset.province.name,
        year,
        own_office,
        committee: &committee,
        office: &handbook.office.name,
        ministry: &handbook.office.ministry,
        budget_name: &handbook.names.budget,
        report_name: &handbook.names.annual,
        projects: dataset.projects.len(),
        agencies: agencies.len(),
        months: handbook.fiscal_year.months().count(),
        due_day: handbook.due_day(),
        exceptions: exceptions.collect(),
        rounds: rounds.collect(),
    };
    let writer = Writer { dataset, handbook, facts: &facts, prose };
    Ok(Some(Managing {
        intro: wording::said(dataset, prose, Passage::PlanManaging, &facts)?,
        duties: writer.duties()?,
        follow_up: wording::said(dataset, prose, Passage::PlanFollowUp, &facts)?,
        rounds: handbook.rounds.iter().map(|round| writer.round(round)).collect::<Result<_, ProseError>>()?,
        year: writer.year(&timed(handbook)),
        lines: writer.lines()?,
    }))
}
