//! What prefaces and executive summaries may speak of: plain numbers, which the templates' filters put into Thai.

use serde::Serialize;

use super::{
    cover::Cover,
    reached::Reached,
    results::Counted,
    scoring::{RoundTable, state_text},
    strategies::{by_name, by_strategy},
};
use crate::{
    handbook::{Criterion, Handbook, Round},
    model::{Dataset, Month, People, Percent, Satang, SubmissionItem, WorkerGroup, percent::short_of},
    score::{RoundState, Scorecard, State},
    thai::{
        date::{long_day, month_runs},
        digits,
    },
};

/// Facts of the plan, known before any result.
#[derive(Serialize)]
pub struct PlanFacts<'a> {
    pub province: &'a str,
    pub year: String,
    pub office: &'a str,
    pub head_title: &'a str,
    pub central_office: &'a str,
    pub committee: &'a str,
    pub long_plan: &'a str,
    pub programme: &'a str,
    pub budget_name: &'a str,
    pub report_name: &'a str,
    pub year_first: String,
    pub year_last: String,
    pub projects: usize,
    pub strategies: Vec<PlanPart>,
    pub agencies: Vec<PlanPart>,
    pub target: People,
    pub target_total: u64,
    /// Groups the plan means to reach.
    pub groups: Vec<GroupPart>,
    /// In satang.
    pub budget: u64,
    /// The strategy that means to reach most people, and the one with most money; absent when there is nothing to
    /// compare.
    pub most_people: Option<PlanPart>,
    pub most_budget: Option<PlanPart>,
    pub plan_due: Option<String>,
    pub approved_on: Option<String>,
    pub success_target: Option<u32>,
    pub rounds: Vec<RoundPlan>,
    /// Whether the book tells of the workers' situation.
    pub has_situation: bool,
}

/// A strategy's or an agency's part of the plan.
#[derive(Clone, Serialize)]
pub struct PlanPart {
    pub name: String,
    pub projects: usize,
    pub people: u64,
    pub people_percent: Option<u64>,
    /// In satang.
    pub budget: u64,
    pub budget_percent: Option<u64>,
}

#[derive(Serialize)]
pub struct GroupPart {
    pub name: &'static str,
    pub people: u64,
    pub percent: Option<u64>,
}

impl GroupPart {
    /// The groups that have anybody, each in per cent of its whole.
    pub fn of(people: People, whole: impl Fn(WorkerGroup) -> u64) -> Vec<Self> {
        let part = |group: WorkerGroup| Self {
            name: group.thai(),
            people: people[group],
            percent: hundredths(people[group], whole(group)),
        };
        WorkerGroup::ALL.map(part).into_iter().filter(|group| group.people > 0).collect()
    }
}

#[derive(Serialize)]
pub struct RoundPlan {
    pub number: u8,
    pub first: String,
    pub last: String,
    pub assessed_on: String,
    /// The highest level, and what it asks of the people to be reached by then.
    pub top: usize,
    pub people_threshold: Option<u32>,
    pub people_needed: Option<u64>,
}

impl RoundPlan {
    fn new(round: &Round, target: u64) -> Self {
        let thresholds = round.levels.iter().flatten().filter_map(|criterion| match criterion {
            Criterion::People { threshold } => Some(*threshold),
            _ => None,
        });
        let people_threshold = thresholds.max();
        Self {
            number: round.number,
            first: long_day(round.first),
            last: long_day(round.last),
            assessed_on: long_day(round.assessed_on),
            top: round.levels.len(),
            people_threshold,
            people_needed: people_threshold.and_then(|threshold| short_of(0, target, threshold)),
        }
    }
}

/// A per cent of a whole, as prose templates get it.
pub fn hundredths(part: u64, whole: u64) -> Option<u64> {
    Percent::of(part, whole).map(Percent::hundredths)
}

impl<'a> PlanFacts<'a> {
    pub fn new(dataset: &'a Dataset, handbook: &'a Handbook, cover: &'a Cover) -> Self {
        let target = dataset.target();
        let budget = dataset.budget();
        let part = |name: String, projects: Vec<usize>| {
            let planned = projects.iter().map(|index| &dataset.projects[*index]);
            let people = planned.clone().map(|project| project.target).sum::<People>().total();
            let money: Satang = planned.map(|project| project.budget).sum();
            PlanPart {
                name: digits::in_thai(&name),
                projects: projects.len(),
                people,
                people_percent: hundredths(people, target.total()),
                budget: money.satang(),
                budget_percent: hundredths(money.satang(), budget.satang()),
            }
        };
        let named = by_strategy(dataset).into_iter().filter(|strategy| strategy.number.is_some());
        let strategies: Vec<PlanPart> = named.map(|strategy| part(strategy.name, strategy.projects)).collect();
        let most = |weight: fn(&PlanPart) -> u64| {
            let comparable = strategies.len() > 1 && strategies.iter().any(|strategy| weight(strategy) > 0);
            comparable.then(|| strategies.iter().rev().max_by_key(|strategy| weight(strategy)).cloned()).flatten()
        };
        let agencies = by_name(dataset.projects.iter().map(|project| project.agency.as_str()).enumerate());
        Self {
            province: &dataset.province.name,
            year: cover.year.clone(),
            office: &cover.office.name,
            head_title: &cover.office.head_title,
            central_office: &handbook.office.name,
            committee: &handbook.names.committee,
            long_plan: &handbook.names.long_plan,
            programme: &handbook.names.programme,
            budget_name: &handbook.names.budget,
            report_name: &handbook.names.annual,
            has_situation: !dataset.situation.is_empty(),
            year_first: long_day(handbook.fiscal_year.first_day()),
            year_last: long_day(handbook.fiscal_year.last_day()),
            projects: dataset.projects.len(),
            most_people: most(|part| part.people),
            most_budget: most(|part| part.budget),
            strategies,
            agencies: agencies.into_iter().map(|(name, projects)| part(name.to_owned(), projects)).collect(),
            target,
            target_total: target.total(),
            groups: GroupPart::of(target, |_| target.total()),
            budget: budget.satang(),
            plan_due: handbook.delivery_due(SubmissionItem::PlanBookSent).map(long_day),
            approved_on: dataset
                .evidence
                .submissions
                .get(&SubmissionItem::CommitteeApproved)
                .and_then(|submission| submission.date)
                .map(long_day),
            success_target: handbook
                .indicators
                .iter()
                .find(|indicator| indicator.id == crate::handbook::IndicatorId::Success)
                .map(|indicator| indicator.target),
            rounds: handbook.rounds.iter().map(|round| RoundPlan::new(round, target.total())).collect(),
        }
    }
}

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
            plan,
        }
    }
}
