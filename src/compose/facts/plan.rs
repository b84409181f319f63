//! What is known of a plan before any result.

use serde::Serialize;

use super::{GroupPart, hundredths};
use crate::{
    compose::{
        cover::Cover,
        mechanisms::committee,
        strategies::{by_name, by_strategy},
    },
    handbook::{Criterion, Handbook, IndicatorId, Round},
    model::{Dataset, People, Satang, SubmissionItem, percent::short_of},
    thai::{date::long_day, digits},
};

/// Facts of the plan, known before any result.
#[derive(Serialize)]
pub struct PlanFacts<'a> {
    pub province: &'a str,
    pub year: String,
    pub office: &'a str,
    pub head_title: &'a str,
    pub central_office: &'a str,
    pub committee: String,
    /// The long-term plan above the year's, when it is known.
    pub long_plan: Option<&'a str>,
    pub programme: &'a str,
    /// The handbook, and the paper it came with when that is known.
    pub handbook: &'a str,
    pub handbook_document: Option<String>,
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
            committee: committee(dataset, handbook),
            long_plan: handbook.names.long_plan.as_deref(),
            programme: &handbook.names.programme,
            handbook: &handbook.names.handbook,
            handbook_document: handbook.names.document.shown(),
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
            groups: GroupPart::shares(target),
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
                .find(|indicator| indicator.id == IndicatorId::Success)
                .map(|indicator| indicator.target),
            rounds: handbook.rounds.iter().map(|round| RoundPlan::new(round, target.total())).collect(),
        }
    }
}
