//! What prefaces and executive summaries may speak of: plain numbers, which the templates' filters put into Thai.

mod annual;
mod plan;

use serde::Serialize;

pub use self::{
    annual::{AnnualFacts, RoundFacts},
    plan::PlanFacts,
};
use crate::model::{People, Percent, WorkerGroup};

/// A group's part of people planned or reached.
#[derive(Serialize)]
pub struct GroupPart {
    pub name: &'static str,
    pub people: u64,
    pub percent: Option<u64>,
}

impl GroupPart {
    /// The groups that have anybody, each with its share of all.
    pub fn shares(people: People) -> Vec<Self> {
        let shares = Percent::shares(&WorkerGroup::ALL.map(|group| people[group]));
        let shares = shares.into_iter().flatten().map(Percent::hundredths);
        let part = |(group, share): (WorkerGroup, u64)| Self {
            name: group.thai(),
            people: people[group],
            percent: Some(share),
        };
        WorkerGroup::ALL.into_iter().zip(shares).map(part).filter(|group| group.people > 0).collect()
    }

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

/// A per cent of a whole, as prose templates get it.
pub fn hundredths(part: u64, whole: u64) -> Option<u64> {
    Percent::of(part, whole).map(Percent::hundredths)
}
