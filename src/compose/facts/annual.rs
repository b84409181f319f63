//! What is known of a year by its results.

use serde::Serialize;

use super::{GroupPart, PlanFacts, hundredths};
use crate::{
    compose::{
        last_year::ComparisonFacts,
        reached::Reached,
        results::Counted,
        scoring::{RoundTable, state_text},
        strategies::by_strategy,
    },
    handbook::Handbook,
    model::{Dataset, Month, People, Percent},
    score::{RoundState, Scorecard, State},
    thai::{
        date::{long_day, month_runs},
        digits,
    },
};

/// Facts of the year's results, beside those of the plan.
#[derive(Serialize)]
pub struct AnnualFacts<'a> {
    #[serde(flatten)]
    pub plan: PlanFacts<'a>,
    pub as_of: String,
    pub reached: u64,
    pub reached_percent: Option<u64>,
    /// Groups of which people were reached.
    pub groups_reached: Vec<GroupPart>,
    /// In satang.
    pub spent: u64,
    pub spent_percent: Option<u64>,
    pub strategies_reached: Vec<ReachedPart>,
    pub leading: Option<ReachedPart>,
    pub lagging: Option<ReachedPart>,
    /// Projects that reached their target, that reached part of it, and that have no result at all.
    pub projects_done: usize,
    pub projects_part: usize,
    pub projects_none: usize,
    pub rounds_scored: Vec<RoundFacts>,
    pub months_recorded: usize,
    /// How many months were late, or past their due day without a record; and which, runs of them joined.
    pub late: usize,
    pub months_late: Vec<String>,
    pub unrecorded: usize,
    pub months_unrecorded: Vec<String>,
    /// Months past their due day whose results do not count, and their people.
    pub uncounted: Vec<String>,
    pub uncounted_people: u64,
    pub indicators: usize,
    pub indicators_met: usize,
    pub indicators_missed: Vec<String>,
    pub problems: usize,
    pub year_over: bool,
    /// Beside the year before, where that is told.
    pub compared: Option<ComparisonFacts>,
}

#[derive(Clone, Serialize)]
pub struct ReachedPart {
    pub name: String,
    pub target: u64,
    pub reached: u64,
    pub percent: Option<u64>,
}

#[derive(Serialize)]
pub struct RoundFacts {
    pub number: u8,
    pub level: u8,
    pub top: u8,
    pub state: RoundState,
    pub state_text: &'static str,
    pub people_percent: Option<u64>,
    pub budget_percent: Option<u64>,
    pub next_level: Option<u8>,
    /// Nothing before the round begins.
    pub lacking: Vec<String>,
}

impl RoundFacts {
    /// Every round as it stands; `tables` are the same rounds as tables.
    pub fn of(scorecard: &Scorecard, tables: &[RoundTable]) -> Vec<Self> {
        let rounds = scorecard.rounds.iter().zip(tables);
        rounds
            .map(|(round, table)| Self {
                number: round.round,
                level: round.level,
                top: round.top_level(),
                state: round.state,
                state_text: state_text(round.state),
                people_percent: round.people.percent.map(Percent::hundredths),
                budget_percent: round.budget.percent.map(Percent::hundredths),
                next_level: round.outlook(scorecard.as_of).map(|outlook| outlook.level),
                lacking: table.result.as_ref().map(|result| result.lacking.clone()).unwrap_or_default(),
            })
            .collect()
    }
}

impl<'a> AnnualFacts<'a> {
    pub fn new(
        plan: PlanFacts<'a>,
        dataset: &Dataset,
        handbook: &Handbook,
        scorecard: &Scorecard,
        tables: &[RoundTable],
    ) -> Self {
        let counted = Counted::new(dataset, scorecard.as_of);
        let target = dataset.target();
        let Reached { people: reached, spent } = counted.by_project.total();
        let of_projects = |projects: &[usize]| {
            let people = counted.by_project.sum(projects).people;
            let target: People = projects.iter().map(|index| dataset.projects[*index].target).sum();
            (people.total(), target.total())
        };
        let strategies_reached: Vec<ReachedPart> = by_strategy(dataset)
            .into_iter()
            .filter(|strategy| strategy.number.is_some())
            .map(|strategy| {
                let (reached, target) = of_projects(&strategy.projects);
                let name = digits::in_thai(&strategy.name);
                ReachedPart { name, target, reached, percent: hundredths(reached, target) }
            })
            .collect();
        let compared: Vec<&ReachedPart> = strategies_reached.iter().filter(|part| part.percent.is_some()).collect();
        let leading = compared.iter().rev().max_by_key(|part| part.percent).map(|part| (*part).clone());
        let lagging = compared.iter().min_by_key(|part| part.percent).map(|part| (*part).clone());
        let differ = leading.as_ref().zip(lagging.as_ref()).is_some_and(|(one, other)| one.percent != other.percent);
        let done = |index: &usize| {
            let (reached, target) = of_projects(&[*index]);
            target > 0 && reached >= target
        };
        let none = |index: &usize| {
            let Reached { people, spent } = counted.by_project.of(*index);
            people.total() == 0 && spent.is_zero()
        };
        let all = 0..dataset.projects.len();
        let projects_done = all.clone().filter(done).count();
        let projects_none = all.clone().filter(none).count();
        let in_state = |state| {
            let in_state = scorecard.months().filter(move |month| month.state == state);
            in_state.map(|month| month.month).collect::<Vec<Month>>()
        };
        let (late, unrecorded) = (in_state(State::Missed), in_state(State::NotShown));
        let uncounted: Vec<Month> = dataset
            .year
            .months()
            .filter(|month| unrecorded.contains(month))
            .filter(|month| dataset.results.iter().any(|result| result.month == *month))
            .collect();
        let uncounted_people: People =
            dataset.results.iter().filter(|result| uncounted.contains(&result.month)).map(|result| result.people).sum();
        Self {
            as_of: long_day(scorecard.as_of),
            reached: reached.total(),
            reached_percent: hundredths(reached.total(), target.total()),
            groups_reached: GroupPart::of(reached, |group| target[group]),
            spent: spent.satang(),
            spent_percent: hundredths(spent.satang(), dataset.budget().satang()),
            leading: leading.filter(|_| differ),
            lagging: lagging.filter(|_| differ),
            strategies_reached,
            projects_done,
            projects_part: dataset.projects.len()
                - projects_done
                - all.filter(|index| none(index) && !done(index)).count(),
            projects_none,
            rounds_scored: RoundFacts::of(scorecard, tables),
            months_recorded: dataset
                .year
                .months()
                .filter(|month| dataset.recorded_by_day(*month, scorecard.as_of).is_some())
                .count(),
            late: late.len(),
            months_late: month_runs(&late),
            unrecorded: unrecorded.len(),
            months_unrecorded: month_runs(&unrecorded),
            uncounted: month_runs(&uncounted),
            uncounted_people: uncounted_people.total(),
            indicators: scorecard.indicators.len(),
            indicators_met: scorecard.indicators.iter().filter(|indicator| indicator.met).count(),
            indicators_missed: scorecard
                .indicators
                .iter()
                .filter(|indicator| !indicator.met)
                .filter_map(|missed| handbook.indicators.iter().find(|indicator| indicator.id == missed.id))
                .map(|indicator| indicator.name.clone())
                .collect(),
            problems: dataset.problems.len(),
            year_over: scorecard.as_of >= handbook.settled_on(),
            compared: None,
            plan,
        }
    }
}
