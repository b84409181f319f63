//! A year beside the year before: what came of it in the annual report, what is planned in the plan. A change is told where
//! it is real: not where figures differ by rounding alone, and none for the worse while the year still runs.

mod change;
mod country;
mod facts;
mod glance;
mod planned;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

pub use self::{
    change::Change,
    country::{CountryComparison, country},
    facts::ComparisonFacts,
    glance::{Before, planned_at_a_glance, year_at_a_glance},
    planned::{PlanComparison, planned},
};
use self::{
    change::{Amount, Course, Share},
    facts::Moved,
};
use super::{
    amounts::{Figure, dash},
    reached::Reached,
    results::Counted,
    scoring::level_said,
    strategies::{StrategyProjects, by_strategy},
};
use crate::{
    model::{Dataset, LastYear, PastResult, People, Satang, WorkerGroup, strategy_key},
    score::{RoundState, Scorecard},
    thai::digits,
};

/// A year's results beside those of the year before.
#[derive(Debug, Serialize)]
pub struct Comparison {
    /// The year before: `๒๕๖๔`.
    pub year: String,
    /// Paragraphs.
    pub intro: Vec<String>,
    /// Of the whole province, figure by figure.
    pub figures: Vec<ComparedFigure>,
    /// By group of workers, where the year before is told so.
    pub groups: Vec<ComparedPart>,
    /// By strategy, where the year before is told so: this year's first, then those that are no more.
    pub strategies: Vec<ComparedPart>,
    /// The money of the same strategies.
    pub money: Vec<ComparedMoney>,
    /// Where the figures of the year before are from.
    pub source: Option<String>,
}

/// One figure of both years.
#[derive(Debug, Serialize)]
pub struct ComparedFigure {
    pub name: String,
    pub before: String,
    pub now: String,
    pub change: Change,
    /// What sentences call it, where it came of the year; what was planned is in none.
    #[serde(skip)]
    spoken: Option<Moved>,
    #[serde(rename = "\u{fdd0}value")]
    pub value: BothValue,
}

/// A figure of both years, money in satang; of a per cent a part and its whole.
#[derive(Debug, Serialize)]
pub struct BothValue {
    pub before: Option<Figure>,
    pub now: Option<Figure>,
}

impl BothValue {
    fn amounts(before: Option<u64>, now: Option<u64>) -> Self {
        Self { before: before.map(Figure::Amount), now: now.map(Figure::Amount) }
    }

    fn shares(share: Share) -> Self {
        let figure = |(part, whole)| Figure::Share([part, whole]);
        Self { before: share.before.map(figure), now: share.now.map(figure) }
    }
}

/// People of a group or a strategy in both years, and in per cent of their targets.
#[derive(Debug, Serialize)]
pub struct ComparedPart {
    pub name: String,
    pub before: String,
    pub now: String,
    pub change: Change,
    pub percent_before: String,
    pub percent_now: String,
    pub percent_change: Change,
    #[serde(rename = "\u{fdd0}value")]
    pub value: BothValue,
}

/// Money of a strategy in both years.
#[derive(Debug, Serialize)]
pub struct ComparedMoney {
    pub name: String,
    pub before: String,
    pub now: String,
    pub change: Change,
    #[serde(rename = "\u{fdd0}value")]
    pub value: BothValue,
}

/// A part of the plan in both years.
struct Part {
    name: String,
    /// `None` where the year before had no such part, or does not tell of it.
    before: Option<PastResult>,
    /// `None` where this year has no such part.
    now: Option<PastResult>,
}

/// `None` where the year before is not told.
pub fn comparison(dataset: &Dataset, scorecard: &Scorecard) -> Option<(Comparison, ComparisonFacts)> {
    let last_year = dataset.last_year.as_ref()?;
    let counted = Counted::new(dataset, scorecard.as_of);
    let course = course(dataset, scorecard.as_of);
    let whole = Part {
        name: String::new(),
        before: Some(last_year.whole),
        now: Some(result(dataset, counted.by_project.total(), &all(dataset))),
    };
    let (reached, target) = (counted.by_project.total().people, dataset.target());
    let groups: Vec<Part> = WorkerGroup::ALL
        .into_iter()
        .filter(|_| !last_year.groups.is_empty())
        .map(|group| Part {
            name: group.thai().to_owned(),
            before: last_year.groups.get(&group).copied(),
            now: Some(of_people(target[group], reached[group])),
        })
        .collect();
    let strategies = strategies(dataset, last_year, |strategy| {
        result(dataset, counted.by_project.sum(&strategy.projects), &strategy.projects)
    });
    let mut figures = Vec::from(whole.figures(course));
    figures.extend(levels(last_year, scorecard));
    let facts = ComparisonFacts::new(dataset, &figures, &groups, &strategies, course);
    let has_money = |part: &Part| part.before.is_some_and(|before| before.spent.is_some());
    let comparison = Comparison {
        year: year_before(dataset),
        source: source(last_year),
        intro: Vec::new(),
        figures: figures.into_iter().filter(|figure| figure.before != dash()).collect(),
        groups: groups.iter().map(|part| part.people(course)).collect(),
        money: if strategies.iter().any(has_money) {
            strategies.iter().map(|part| part.money(course)).collect()
        } else {
            Vec::new()
        },
        strategies: strategies.iter().map(|part| part.people(course)).collect(),
    };
    Some((comparison, facts))
}

/// Whether all of the year is in by a day.
fn course(dataset: &Dataset, as_of: NaiveDate) -> Course {
    if as_of >= dataset.handbook.settled_on() { Course::Over } else { Course::Running }
}

/// The year before the dataset's, as pages name it.
fn year_before(dataset: &Dataset) -> String {
    digits::plain(dataset.year.number() - 1)
}

fn source(last_year: &LastYear) -> Option<String> {
    let sources: Vec<String> = last_year.sources.iter().map(|source| digits::in_thai(source)).collect();
    (!sources.is_empty()).then(|| sources.join("; "))
}

fn all(dataset: &Dataset) -> Vec<usize> {
    (0..dataset.projects.len()).collect()
}

fn of_people(target: u64, reached: u64) -> PastResult {
    PastResult { target: Some(target), reached: Some(reached), ..PastResult::default() }
}

/// What some projects were to reach and have reached.
fn result(dataset: &Dataset, Reached { people, spent }: Reached, projects: &[usize]) -> PastResult {
    let planned = || projects.iter().map(|index| &dataset.projects[*index]);
    let target: People = planned().map(|project| project.target).sum();
    let budget: Satang = planned().map(|project| project.budget).sum();
    PastResult { budget: Some(budget), spent: Some(spent), ..of_people(target.total(), people.total()) }
}

/// This year's strategies with what the year before tells of each, then those that are no more; none where it tells of no
/// strategy.
fn strategies(dataset: &Dataset, last_year: &LastYear, now: impl Fn(&StrategyProjects) -> PastResult) -> Vec<Part> {
    if last_year.strategies.is_empty() {
        return Vec::new();
    }
    let mut before: BTreeMap<String, &PastResult> =
        last_year.strategies.iter().map(|(name, result)| (strategy_key(name), result)).collect();
    let mut parts: Vec<Part> = by_strategy(dataset)
        .iter()
        .filter(|strategy| strategy.number.is_some())
        .map(|strategy| Part {
            name: digits::in_thai(&strategy.name),
            before: before.remove(&strategy_key(&strategy.name)).copied(),
            now: Some(now(strategy)),
        })
        .collect();
    let gone = last_year.strategies.iter().filter(|(name, _)| before.contains_key(&strategy_key(name)));
    parts.extend(gone.map(|(name, result)| Part { name: digits::in_thai(name), before: Some(*result), now: None }));
    parts
}

/// The levels of the rounds the year before tells of. One that is not over yet is no worse.
fn levels(last_year: &LastYear, scorecard: &Scorecard) -> Vec<ComparedFigure> {
    let rounds = scorecard.rounds.iter().filter_map(|round| Some((round, *last_year.levels.get(&round.round)?)));
    rounds
        .map(|(round, before)| {
            let now = (round.state != RoundState::NotStarted).then_some(u64::from(round.level));
            let course = if round.state == RoundState::Final { Course::Over } else { Course::RoundRunning };
            let amount = Amount { before: Some(u64::from(before)), now, shown: digits::plain };
            let name = format!("ระดับขั้นของความสำเร็จ รอบที่ {}", digits::plain(round.round));
            ComparedFigure {
                spoken: Some(Moved { name: name.clone(), from: level_said(before), to: level_said(round.level) }),
                name,
                before: digits::plain(before),
                now: now.map_or_else(dash, digits::plain),
                value: BothValue::amounts(Some(u64::from(before)), now),
                change: amount.change(course),
            }
        })
        .collect()
}

fn count(figure: Option<u64>) -> String {
    figure.map_or_else(dash, digits::count)
}

fn money(figure: Option<Satang>) -> String {
    figure.map_or_else(dash, digits::money)
}

impl Amount {
    fn figure(self, name: &str, course: Course) -> ComparedFigure {
        ComparedFigure {
            name: name.to_owned(),
            before: self.before.map_or_else(dash, self.shown),
            now: self.now.map_or_else(dash, self.shown),
            change: self.change(course),
            spoken: None,
            value: BothValue::amounts(self.before, self.now),
        }
    }
}

impl Part {
    /// A figure of the year before, and of this one.
    fn both<T>(&self, figure: impl Fn(&PastResult) -> Option<T>) -> (Option<T>, Option<T>) {
        (self.before.as_ref().and_then(&figure), self.now.as_ref().and_then(&figure))
    }

    /// What stands in place of a change where one of the years has no such part.
    fn missing(&self) -> Option<Change> {
        match (&self.before, &self.now) {
            (None, _) => Some(Change::said("ไม่มีในปีก่อน")),
            (_, None) => Some(Change::said("ไม่มีในปีนี้")),
            _ => None,
        }
    }

    fn amount(&self, figure: impl Fn(&PastResult) -> Option<u64>) -> Amount {
        let (before, now) = self.both(figure);
        Amount { before, now, shown: digits::count }
    }

    fn satang(&self, figure: impl Fn(&PastResult) -> Option<Satang>) -> Amount {
        let (before, now) = self.both(|result| figure(result).map(Satang::satang));
        Amount { before, now, shown: |satang| digits::money(Satang::new(satang)) }
    }

    fn share(&self, part: impl Fn(&PastResult) -> Option<u64>, whole: impl Fn(&PastResult) -> Option<u64>) -> Share {
        let (before, now) = self.both(|result| Some((part(result)?, whole(result)?)));
        Share { before, now }
    }

    fn people_share(&self) -> Share {
        self.share(|result| result.reached, |result| result.target)
    }

    fn money_share(&self) -> Share {
        self.share(|result| result.spent.map(Satang::satang), |result| result.budget.map(Satang::satang))
    }

    /// What was planned is known at once, what comes of it when the year is over.
    fn figures(&self, course: Course) -> [ComparedFigure; 6] {
        let planned = |name: &str, amount: Amount| amount.figure(name, Course::Over);
        let came = |name: &str, amount: Amount, spoken: &str, unit: &str| {
            let figure = amount.figure(name, course);
            let moved = Moved::of(spoken, [&figure.before, &figure.now], |shown| format!(" {shown} {unit}"));
            ComparedFigure { spoken: Some(moved), ..figure }
        };
        let share = |name: &str, share: Share, spoken: &str| {
            let [before, now] = [share.before, share.now].map(Share::shown);
            ComparedFigure {
                name: name.to_owned(),
                change: share.change(course),
                value: BothValue::shares(share),
                spoken: Some(Moved::of(spoken, [&before, &now], |shown| format!("ร้อยละ {shown}"))),
                before,
                now,
            }
        };
        let (reached, spent) = (self.amount(|result| result.reached), self.satang(|result| result.spent));
        [
            planned("เป้าหมายจำนวนคน (คน)", self.amount(|result| result.target)),
            came("ผลจำนวนคน (คน)", reached, "จำนวนแรงงานที่ได้รับการส่งเสริม คุ้มครอง และพัฒนาคุณภาพชีวิต", "คน"),
            share("ร้อยละของเป้าหมายจำนวนคน", self.people_share(), "ผลเทียบกับเป้าหมายจำนวนคน"),
            planned("งบประมาณตามแผน (บาท)", self.satang(|result| result.budget)),
            came("เบิกจ่าย (บาท)", spent, "การเบิกจ่ายงบประมาณของโครงการ/กิจกรรม", "บาท"),
            share("ร้อยละของงบประมาณตามแผน", self.money_share(), "การเบิกจ่ายเทียบกับงบประมาณตามแผน"),
        ]
    }

    fn people(&self, course: Course) -> ComparedPart {
        let (amount, share) = (self.amount(|result| result.reached), self.people_share());
        ComparedPart {
            name: self.name.clone(),
            before: count(amount.before),
            now: count(amount.now),
            value: BothValue::amounts(amount.before, amount.now),
            percent_before: Share::shown(share.before),
            percent_now: Share::shown(share.now),
            percent_change: if self.missing().is_some() { Change::said(&dash()) } else { share.change(course) },
            change: self.missing().unwrap_or_else(|| amount.change(course)),
        }
    }

    fn money(&self, course: Course) -> ComparedMoney {
        let (before, now) = self.both(|result| result.spent);
        ComparedMoney {
            name: self.name.clone(),
            before: money(before),
            now: money(now),
            value: BothValue::amounts(before.map(Satang::satang), now.map(Satang::satang)),
            change: self.missing().unwrap_or_else(|| self.satang(|result| result.spent).change(course)),
        }
    }
}
