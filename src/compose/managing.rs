//! How the plan is managed: who does what by when, how it is followed up, what is scored when, and who reports to whom. All of it
//! is said by the rules of the year.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::{
    calendar::{Timed, timed},
    mechanisms::committee,
    prose::{Prose, ProseError},
    wording,
};
use crate::{
    handbook::{Criterion, Handbook, Round},
    model::{Dataset, Month, Passage, SubmissionItem},
    thai::{
        date::{long_day, long_month, short_day, short_month},
        digits,
    },
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
    let writer = Writer { handbook, facts: &facts, prose };
    Ok(Some(Managing {
        intro: wording::said(dataset, prose, Passage::PlanManaging, &facts)?,
        duties: writer.duties()?,
        follow_up: wording::said(dataset, prose, Passage::PlanFollowUp, &facts)?,
        rounds: handbook.rounds.iter().map(|round| writer.round(round)).collect::<Result<_, ProseError>>()?,
        year: writer.year(&timed(handbook)),
        lines: writer.lines()?,
    }))
}

struct Writer<'a> {
    handbook: &'a Handbook,
    facts: &'a Facts<'a>,
    prose: &'a Prose,
}

impl Writer<'_> {
    fn line(&self, id: &str, part: &str, due: Option<String>) -> Result<String, ProseError> {
        let facts = LineFacts { id, part, due, thresholds: &[], facts: self.facts };
        self.prose.line("managing-line", &facts)
    }

    fn scored(&self, id: &str, thresholds: &[u32]) -> Result<String, ProseError> {
        let facts = LineFacts { id, part: "scored", due: None, thresholds, facts: self.facts };
        self.prose.line("managing-line", &facts)
    }

    fn duties(&self) -> Result<Vec<DutyRow>, ProseError> {
        let row = |id: &str, due: Option<String>| -> Result<DutyRow, ProseError> {
            let part = |part| self.line(id, part, due.clone());
            Ok(DutyRow { who: part("who")?, what: part("what")?, when: part("when")? })
        };
        let mut rows = vec![row("agencies", None)?, row("monthly", None)?];
        for item in SubmissionItem::ALL {
            if let Some(due) = self.handbook.delivery_due(item) {
                rows.push(row(item.english(), Some(long_day(due)))?);
            }
        }
        rows.push(row("committee", None)?);
        rows.push(row("assessment", None)?);
        Ok(rows)
    }

    fn round(&self, round: &Round) -> Result<RoundRow, ProseError> {
        let (mut criteria, mut people, mut budget): (Vec<String>, Vec<u32>, Vec<u32>) = Default::default();
        for criterion in round.levels.iter().flatten() {
            let line = match criterion {
                Criterion::Delivered { item, due } => self.line(item.english(), "scored", Some(long_day(*due)))?,
                Criterion::Monthly => self.line("monthly", "scored", None)?,
                Criterion::People { threshold } => {
                    people.push(*threshold);
                    continue;
                }
                Criterion::Budget { threshold } => {
                    budget.push(*threshold);
                    continue;
                }
            };
            // What several levels ask for is said once.
            if !criteria.contains(&line) {
                criteria.push(line);
            }
        }
        for (id, thresholds) in [("people", people), ("budget", budget)] {
            if !thresholds.is_empty() {
                criteria.push(self.scored(id, &thresholds)?);
            }
        }
        Ok(RoundRow {
            number: digits::plain(round.number),
            span: format!("{} – {}", short_day(round.first), short_day(round.last)),
            criteria,
            assessed_on: short_day(round.assessed_on),
        })
    }

    /// A row for each month from the first to the last in which there is anything.
    fn year(&self, dues: &[(NaiveDate, Timed)]) -> YearFigure {
        let year = self.handbook.fiscal_year;
        let months = || dues.iter().filter_map(|(due, _)| Month::of(*due)).chain(year.months());
        let (first, last) = (months().min(), months().max());
        let rows: Vec<Month> = std::iter::successors(first, |month| Some(month.next()))
            .take_while(|month| Some(*month) <= last)
            .take(24)
            .collect();
        let row = |month: &Month| MonthRow {
            month: short_month(*month),
            dues: dues
                .iter()
                .filter(|(due, _)| Month::of(*due) == Some(*month))
                .map(|(due, what)| self.due(*due, *what))
                .collect(),
        };
        let place = |day| rows.iter().position(|month| Month::of(day) == Some(*month));
        let bar = |round: &Round| {
            let (first, last) = (place(round.first)?, place(round.last)?);
            Some(RoundBar {
                name: format!("รอบที่ {}", digits::plain(round.number)), first, count: last + 1 - first
            })
        };
        let said = self
            .handbook
            .rounds
            .iter()
            .map(|round| format!("รอบที่ {} ประเมินวันที่ {}", digits::plain(round.number), long_day(round.assessed_on)));
        let said: Vec<String> = said.collect();
        YearFigure {
            alt: format!("ปีงบประมาณรายเดือน แสดงกำหนดบันทึกผล การส่งงาน และรอบการประเมิน {}", said.join(" ")),
            rounds: self.handbook.rounds.iter().filter_map(bar).collect(),
            rows: rows.iter().map(row).collect(),
        }
    }

    fn due(&self, due: NaiveDate, what: Timed) -> Due {
        let (kind, text) = match what {
            Timed::Delivery(item) => ("delivery", item.thai().to_owned()),
            Timed::Record(month) => ("record", format!("บันทึกผลเดือน{}", long_month(month))),
            Timed::Assessment(round) => ("assessment", format!("ประเมินผลรอบที่ {}", digits::plain(round))),
        };
        Due { day: digits::plain(due.day()), text, kind }
    }

    fn lines(&self) -> Result<Lines, ProseError> {
        let step = |id: &str| -> Result<LineStep, ProseError> {
            Ok(LineStep { who: self.line(id, "who", None)?, what: self.line(id, "reports", None)? })
        };
        let steps = ["agencies", "monthly", "committee", "office", "ministry"].map(step);
        let steps = steps.into_iter().collect::<Result<Vec<LineStep>, ProseError>>()?;
        let said: Vec<&str> = steps.iter().map(|step| step.who.as_str()).collect();
        Ok(Lines {
            alt: format!("สายการรายงานจากล่างขึ้นบน {}", said.join(" ถึง ")), steps
        })
    }
}
