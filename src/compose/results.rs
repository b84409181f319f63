//! The year's results against its plan: by strategy, project, group and month.

use chrono::NaiveDate;
use serde::Serialize;

use super::{
    amounts::{PeopleCells, Ratio, share},
    reached::{ByProject, Reached},
    strategies::by_strategy,
};
use crate::{
    model::{Dataset, Month, MonthlyResult, People, Satang, WorkerGroup},
    thai::{
        date::{long_month, short_day},
        digits,
    },
};

/// People and money reached, beside what was planned.
#[derive(Debug, Serialize)]
pub struct ResultRow {
    pub number: String,
    pub name: String,
    pub agency: String,
    pub target: String,
    pub reached: PeopleCells,
    pub people_percent: String,
    pub budget: String,
    pub spent: String,
    pub budget_percent: String,
    #[serde(rename = "\u{fdd0}value")]
    pub value: ResultValue,
}

/// Figures of what was planned and came of it; money in satang.
#[derive(Debug, Serialize)]
pub struct ResultValue {
    pub target: u64,
    pub people_percent: Ratio,
    pub budget: u64,
    pub spent: u64,
    pub budget_percent: Ratio,
}

/// A strategy with its projects' results.
#[derive(Debug, Serialize)]
pub struct StrategyResult {
    pub number: String,
    pub label: String,
    pub title: String,
    pub name: String,
    pub projects: Vec<ResultRow>,
    pub total: ResultRow,
}

/// One group of workers: target, people reached, per cent.
#[derive(Debug, Serialize)]
pub struct GroupResult {
    pub name: &'static str,
    pub target: String,
    pub reached: String,
    pub percent: String,
    #[serde(rename = "\u{fdd0}value")]
    pub value: GroupValue,
}

/// A group's figures.
#[derive(Debug, Serialize)]
pub struct GroupValue {
    pub target: u64,
    pub reached: u64,
    pub percent: Ratio,
}

/// One month: its own figures and the running totals.
#[derive(Debug, Serialize)]
pub struct MonthResult {
    pub month: String,
    /// Dashes for a month that does not count: not given is not zero.
    pub people: PeopleCells,
    pub running: String,
    pub running_percent: String,
    pub spent: String,
    pub running_spent: String,
    /// The day it was recorded, or a dash.
    pub recorded_on: String,
    /// Not so where the month is past its due day without a record.
    pub counted: bool,
    /// None of a month that does not count.
    #[serde(rename = "\u{fdd0}value")]
    pub value: Option<MonthValue>,
}

/// A month's figures; money in satang.
#[derive(Debug, Serialize)]
pub struct MonthValue {
    /// `2021-10`
    pub month: String,
    pub running: u64,
    pub running_percent: Ratio,
    pub spent: u64,
    pub running_spent: u64,
    /// `2021-11-04`
    pub recorded_on: String,
}

/// Everything the annual report's result tables show.
#[derive(Debug, Serialize)]
pub struct Results {
    pub strategies: Vec<StrategyResult>,
    #[serde(rename = "\u{fdd0}total")]
    pub total: ResultRow,
    #[serde(rename = "\u{fdd0}groups")]
    pub groups: Vec<GroupResult>,
    #[serde(rename = "\u{fdd0}months")]
    pub months: Vec<MonthResult>,
    #[serde(rename = "\u{fdd0}months_total")]
    pub months_total: MonthTotals,
    /// Whether a month of the year is past its due day without a record.
    pub incomplete: bool,
}

#[derive(Debug, Serialize)]
pub struct MonthTotals {
    pub people: PeopleCells,
    pub spent: String,
    pub spent_words: String,
}

/// Results that count as of a day: those of months recorded on or before it.
pub struct Counted<'a> {
    dataset: &'a Dataset,
    day: NaiveDate,
    /// What each project has reached by then.
    pub by_project: ByProject,
}

impl<'a> Counted<'a> {
    pub fn new(dataset: &'a Dataset, day: NaiveDate) -> Self {
        let counts = |result: &MonthlyResult| dataset.recorded_by_day(result.month, day).is_some();
        Self { dataset, day, by_project: ByProject::new(dataset, counts) }
    }

    fn counts(&self, month: Month) -> bool {
        self.dataset.recorded_by_day(month, self.day).is_some()
    }

    /// Whether a month is past its due day without a record.
    fn is_overdue(&self, month: Month) -> bool {
        !self.counts(month) && self.dataset.handbook.due(month) < self.day
    }

    /// All the result tables.
    pub fn tables(&self) -> Results {
        let Reached { people, spent } = self.by_project.total();
        Results {
            strategies: self.strategies(),
            total: self.row(String::new(), "รวมทั้งสิ้น".to_owned(), String::new(), &self.all()),
            groups: WorkerGroup::ALL.into_iter().map(|group| self.group(group, people)).collect(),
            months: self.months(),
            months_total: MonthTotals {
                people: people.into(),
                spent: digits::money(spent),
                spent_words: crate::thai::baht::baht_text(spent),
            },
            incomplete: self.dataset.year.months().any(|month| self.is_overdue(month)),
        }
    }

    fn all(&self) -> Vec<usize> {
        (0..self.dataset.projects.len()).collect()
    }

    fn group(&self, group: WorkerGroup, reached: People) -> GroupResult {
        let target = self.dataset.target()[group];
        GroupResult {
            name: group.thai(),
            target: digits::count(target),
            reached: digits::count(reached[group]),
            percent: share(reached[group], target),
            value: GroupValue { target, reached: reached[group], percent: [reached[group], target] },
        }
    }

    fn row(&self, number: String, name: String, agency: String, projects: &[usize]) -> ResultRow {
        let Reached { people, spent } = self.by_project.sum(projects);
        let planned = projects.iter().map(|index| &self.dataset.projects[*index]);
        let target = planned.clone().map(|project| project.target).sum::<People>().total();
        let budget: Satang = planned.map(|project| project.budget).sum();
        ResultRow {
            number,
            name,
            agency,
            target: digits::count(target),
            people_percent: share(people.total(), target),
            reached: people.into(),
            budget: digits::money(budget),
            spent: digits::money(spent),
            budget_percent: share(spent.satang(), budget.satang()),
            value: ResultValue {
                target,
                people_percent: [people.total(), target],
                budget: budget.satang(),
                spent: spent.satang(),
                budget_percent: [spent.satang(), budget.satang()],
            },
        }
    }

    fn strategies(&self) -> Vec<StrategyResult> {
        by_strategy(self.dataset)
            .into_iter()
            .map(|strategy| {
                let projects = strategy.numbered().map(|(number, index)| {
                    let project = &self.dataset.projects[index];
                    let (name, agency) = (digits::in_thai(&project.name), digits::in_thai(&project.agency));
                    self.row(digits::plain(number), name, agency, &[index])
                });
                StrategyResult {
                    number: strategy.shown_number(),
                    label: strategy.label(),
                    title: strategy.title(),
                    projects: projects.collect(),
                    total: self.row(
                        strategy.shown_number(),
                        digits::in_thai(&strategy.name),
                        String::new(),
                        &strategy.projects,
                    ),
                    name: digits::in_thai(&strategy.name),
                }
            })
            .collect()
    }

    fn months(&self) -> Vec<MonthResult> {
        let target = self.dataset.target().total();
        let (mut running, mut running_spent) = (0, Satang::ZERO);
        self.dataset
            .year
            .months()
            .map(|month| {
                let recorded = self.dataset.recorded_by_day(month, self.day);
                let results = self.dataset.results.iter().filter(|result| recorded.is_some() && result.month == month);
                let Reached { people, spent } = results.map(Reached::from).sum();
                running += people.total();
                running_spent += spent;
                MonthResult {
                    month: long_month(month),
                    people: if recorded.is_some() { people.into() } else { PeopleCells::not_given() },
                    running: recorded.map_or_else(super::amounts::dash, |_| digits::count(running)),
                    running_percent: recorded.map_or_else(super::amounts::dash, |_| share(running, target)),
                    spent: recorded.map_or_else(super::amounts::dash, |_| digits::money(spent)),
                    running_spent: recorded.map_or_else(super::amounts::dash, |_| digits::money(running_spent)),
                    recorded_on: recorded.map_or_else(super::amounts::dash, short_day),
                    counted: !self.is_overdue(month),
                    value: recorded.map(|day| MonthValue {
                        month: month.to_string(),
                        running,
                        running_percent: [running, target],
                        spent: spent.satang(),
                        running_spent: running_spent.satang(),
                        recorded_on: day.to_string(),
                    }),
                }
            })
            .collect()
    }
}
