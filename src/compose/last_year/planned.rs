//! What the year before came to beside what is planned, for the plan.

use serde::Serialize;

use super::{Part, all, change::Course, count, money, of_people, result, source, strategies, year_before};
use crate::{
    compose::{
        amounts::dash,
        prose::{Prose, ProseError},
        reached::Reached,
        wording,
    },
    model::{Dataset, Passage, Percent, Satang, WorkerGroup},
    thai::digits,
};

use super::Change;

/// The year before, and this year's plan beside it.
#[derive(Debug, Serialize)]
pub struct PlanComparison {
    /// The year before: `๒๕๖๔`.
    pub year: String,
    /// Paragraphs.
    pub intro: Vec<String>,
    /// People by group of workers, and all of them last.
    pub groups: Vec<PlannedPart>,
    /// People by strategy; none where the year before is not told so.
    pub strategies: Vec<PlannedPart>,
    /// Money by strategy, and all of it last; none where it is not told.
    pub money: Vec<PlannedPart>,
    /// Where the figures of the year before are from.
    pub source: Option<String>,
}

/// What a part of the plan was to reach or to spend and did, and what it is to now.
#[derive(Debug, Serialize)]
pub struct PlannedPart {
    pub name: String,
    pub planned_before: String,
    pub came: String,
    pub percent: String,
    pub planned_now: String,
    pub change: Change,
    #[serde(rename = "\u{fdd0}value")]
    pub value: PlannedValue,
}

/// The same as figures: people, or satang.
#[derive(Debug, Serialize)]
pub struct PlannedValue {
    pub planned_before: Option<u64>,
    pub came: Option<u64>,
    pub planned_now: Option<u64>,
}

/// What `plan-comparison.tera` may speak of.
#[derive(Serialize)]
struct PlannedFacts<'a> {
    province: &'a str,
    /// The year of the plan, and the one before.
    year: String,
    year_before: String,
    target_before: Option<u64>,
    reached_before: Option<u64>,
    people_percent: Option<u64>,
    /// In satang.
    budget_before: Option<u64>,
    spent_before: Option<u64>,
    budget_percent: Option<u64>,
    levels: Vec<LevelFacts>,
    target: u64,
    /// In satang.
    budget: u64,
    /// By how much both differ from those of the year before, whichever way.
    target_change: Option<u64>,
    budget_change: Option<u64>,
    /// Strategies that the year before had not, and those that are no more.
    new: Vec<String>,
    gone: Vec<String>,
}

#[derive(Serialize)]
struct LevelFacts {
    round: u8,
    level: u8,
}

/// `None` where the year before is not told.
///
/// # Errors
/// When a prose template fails.
pub fn planned(dataset: &Dataset, prose: &Prose) -> Result<Option<PlanComparison>, ProseError> {
    let Some(last_year) = &dataset.last_year else { return Ok(None) };
    let target = dataset.target();
    let whole = Part {
        name: "รวมทั้งจังหวัด".to_owned(),
        before: Some(last_year.whole),
        now: Some(result(dataset, Reached::default(), &all(dataset))),
    };
    let groups = WorkerGroup::ALL.into_iter().filter(|_| !last_year.groups.is_empty()).map(|group| Part {
        name: group.thai().to_owned(),
        before: last_year.groups.get(&group).copied(),
        now: Some(of_people(target[group], 0)),
    });
    let mut groups: Vec<Part> = groups.collect();
    let strategies = strategies(dataset, last_year, |strategy| result(dataset, Reached::default(), &strategy.projects));
    let names = |is_wanted: fn(&Part) -> bool| {
        strategies.iter().filter(|part| is_wanted(part)).map(|part| part.name.clone()).collect()
    };
    let before = last_year.whole;
    let facts = PlannedFacts {
        province: &dataset.province.name,
        year: digits::plain(dataset.year),
        year_before: year_before(dataset),
        target_before: before.target,
        reached_before: before.reached,
        people_percent: before.people_percent().map(Percent::hundredths),
        budget_before: before.budget.map(|budget| budget.satang()),
        spent_before: before.spent.map(|spent| spent.satang()),
        budget_percent: before.budget_percent().map(Percent::hundredths),
        levels: last_year.levels.iter().map(|(round, level)| LevelFacts { round: *round, level: *level }).collect(),
        target: target.total(),
        target_change: before.target.map(|before| before.abs_diff(target.total())),
        budget_change: before.budget.map(|before| before.satang().abs_diff(dataset.budget().satang())),
        budget: dataset.budget().satang(),
        new: names(|part| part.before.is_none()),
        gone: names(|part| part.now.is_none()),
    };
    let intro = wording::said(dataset, prose, Passage::PlanComparison, &facts)?;
    let has_people = |part: &Part| part.before.is_some_and(|part| part.target.is_some() || part.reached.is_some());
    let has_money = |part: &Part| part.before.is_some_and(|part| part.budget.is_some() || part.spent.is_some());
    let mut money: Vec<PlannedPart> =
        strategies.iter().filter(|_| strategies.iter().any(has_money)).map(Part::planned_money).collect();
    if has_money(&whole) || !money.is_empty() {
        money.push(whole.planned_money());
    }
    let of_strategies = if strategies.iter().any(has_people) { &strategies[..] } else { &[] };
    let strategies = of_strategies.iter().map(Part::planned_people).collect();
    if has_people(&whole) || !groups.is_empty() {
        groups.push(whole);
    }
    Ok(Some(PlanComparison {
        year: year_before(dataset),
        source: source(last_year),
        intro,
        groups: groups.iter().map(Part::planned_people).collect(),
        strategies,
        money,
    }))
}

impl Part {
    fn planned_people(&self) -> PlannedPart {
        let (planned_before, planned_now) = self.both(|result| result.target);
        let before = self.before.unwrap_or_default();
        PlannedPart {
            name: self.name.clone(),
            planned_before: count(planned_before),
            came: count(before.reached),
            value: PlannedValue { planned_before, came: before.reached, planned_now },
            percent: before.people_percent().map_or_else(dash, digits::percent),
            planned_now: count(planned_now),
            change: self.missing().unwrap_or_else(|| self.amount(|result| result.target).change(Course::Over)),
        }
    }

    fn planned_money(&self) -> PlannedPart {
        let (planned_before, planned_now) = self.both(|result| result.budget);
        let before = self.before.unwrap_or_default();
        PlannedPart {
            name: self.name.clone(),
            planned_before: money(planned_before),
            came: money(before.spent),
            value: PlannedValue {
                planned_before: planned_before.map(Satang::satang),
                came: before.spent.map(Satang::satang),
                planned_now: planned_now.map(Satang::satang),
            },
            percent: before.budget_percent().map_or_else(dash, digits::percent),
            planned_now: money(planned_now),
            change: self.missing().unwrap_or_else(|| self.satang(|result| result.budget).change(Course::Over)),
        }
    }
}
