//! The country beside the year before: sums of those provinces that tell of it, figure by figure.

use std::cmp::Ordering;

use chrono::NaiveDate;
use serde::Serialize;

use super::{Change, ComparedFigure, Part, all, change::Course, course, result, year_before};
use crate::{
    compose::results::Counted,
    handbook::Handbook,
    model::{Dataset, PastResult},
    score::{RoundState, Scorecard},
    thai::digits,
};

/// What provinces come to beside what they came to the year before.
#[derive(Debug, Serialize)]
pub struct CountryComparison {
    /// The year before: `๒๕๖๔`.
    pub year: String,
    /// Sums of the provinces that tell of each; at least one figure, or one round.
    pub figures: Vec<CountryFigure>,
    /// Whose levels have risen and fallen, by round.
    pub levels: Vec<LevelsMoved>,
}

/// One figure of both years, of so many provinces.
#[derive(Debug, Serialize)]
pub struct CountryFigure {
    pub name: String,
    pub provinces: String,
    pub before: String,
    pub now: String,
    pub change: Change,
}

/// How many provinces stand higher in a round than the year before, and how many do not.
#[derive(Debug, Serialize)]
pub struct LevelsMoved {
    pub round: String,
    pub provinces: String,
    pub higher: String,
    pub same: String,
    pub lower: String,
    /// Those that stand lower while the round still runs.
    pub open: String,
}

/// A province in both years.
struct Both {
    before: PastResult,
    now: PastResult,
}

/// Whether the year before tells what a figure needs, in the order of [`Part::figures`].
const NEEDS: [fn(&PastResult) -> bool; 6] = [
    |before| before.target.is_some(),
    |before| before.reached.is_some(),
    |before| before.people_percent().is_some(),
    |before| before.budget.is_some(),
    |before| before.spent.is_some(),
    |before| before.budget_percent().is_some(),
];

/// `None` where no province tells of the year before.
pub fn country(
    handbook: &Handbook,
    as_of: NaiveDate,
    provinces: &[(&Dataset, &Scorecard)],
) -> Option<CountryComparison> {
    let told: Vec<(&Dataset, &Scorecard)> =
        provinces.iter().copied().filter(|(dataset, _)| dataset.last_year.is_some()).collect();
    let (first, _) = told.first()?;
    let is_over = told.iter().all(|(dataset, _)| course(dataset, as_of) == Course::Over);
    let course = if is_over { Course::Over } else { Course::Running };
    let both = told.iter().filter_map(|(dataset, _)| {
        let counted = Counted::new(dataset, as_of);
        let now = result(dataset, counted.by_project.total(), &all(dataset));
        Some(Both { before: dataset.last_year.as_ref()?.whole, now })
    });
    let both: Vec<Both> = both.collect();
    let figures: Vec<CountryFigure> =
        NEEDS.iter().enumerate().filter_map(|(index, is_told)| figure(index, *is_told, &both, course)).collect();
    let rounds = handbook.rounds.iter().map(|round| round.number);
    let levels: Vec<LevelsMoved> = rounds.filter_map(|round| moved(round, &told)).collect();
    let is_empty = figures.is_empty() && levels.is_empty();
    (!is_empty).then(|| CountryComparison { year: year_before(first), figures, levels })
}

/// A figure by its place, summed over those that tell it.
fn figure(index: usize, is_told: fn(&PastResult) -> bool, both: &[Both], course: Course) -> Option<CountryFigure> {
    let told: Vec<&Both> = both.iter().filter(|both| is_told(&both.before)).collect();
    if told.is_empty() {
        return None;
    }
    let sum = |year: fn(&Both) -> PastResult| told.iter().map(|both| year(both)).reduce(PastResult::plus);
    let whole = Part { name: String::new(), before: sum(|both| both.before), now: sum(|both| both.now) };
    let ComparedFigure { name, before, now, change, .. } = whole.figures(course).into_iter().nth(index)?;
    Some(CountryFigure { name, provinces: digits::plain(told.len()), before, now, change })
}

fn moved(round: u8, told: &[(&Dataset, &Scorecard)]) -> Option<LevelsMoved> {
    let levels = told.iter().filter_map(|(dataset, scorecard)| {
        let before = *dataset.last_year.as_ref()?.levels.get(&round)?;
        let now = scorecard.round(round).filter(|now| now.state != RoundState::NotStarted)?;
        Some((now.level.cmp(&before), now.state == RoundState::Final))
    });
    let levels: Vec<(Ordering, bool)> = levels.collect();
    let count = |is_wanted: &dyn Fn(&(Ordering, bool)) -> bool| {
        digits::plain(levels.iter().filter(|level| is_wanted(level)).count())
    };
    (!levels.is_empty()).then(|| LevelsMoved {
        round: digits::plain(round),
        provinces: digits::plain(levels.len()),
        higher: count(&|(way, _)| way.is_gt()),
        same: count(&|(way, _)| way.is_eq()),
        lower: count(&|(way, is_final)| way.is_lt() && *is_final),
        open: count(&|(way, is_final)| way.is_lt() && !*is_final),
    })
}
