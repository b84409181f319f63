//! What the national summary may speak of: plain numbers, which the template's filters put into Thai.

use serde::Serialize;

use super::Nation;
use crate::{
    check::Readiness,
    model::WorkerGroup,
    score::{Percent, RoundState},
    thai::{date::long_day, digits::plain},
};

#[derive(Serialize)]
pub struct NationalFacts {
    pub year: String,
    pub as_of: String,
    pub provinces: usize,
    pub scored: usize,
    pub blocked: Vec<&'static str>,
    pub absent: Vec<&'static str>,
    pub target: u64,
    pub reached: u64,
    pub reached_percent: Option<u64>,
    pub groups: Vec<GroupFacts>,
    pub rounds: Vec<RoundFacts>,
    pub reconciled: bool,
}

#[derive(Serialize)]
pub struct GroupFacts {
    pub name: &'static str,
    pub reached: u64,
}

#[derive(Serialize)]
pub struct RoundFacts {
    pub number: u8,
    pub state: RoundState,
    pub top: u8,
    pub at_top: usize,
    pub at_none: usize,
    /// The level most provinces reached, and how many they are.
    pub most_level: u8,
    pub most: usize,
    /// What keeps most provinces from the next level, and how many they are.
    pub obstacle: Option<&'static str>,
    pub obstacle_provinces: String,
}

impl Nation<'_> {
    pub(super) fn facts(&self) -> NationalFacts {
        let of_state = |state| {
            let members = self.members.iter().filter(move |member| member.state == state);
            members.map(|member| member.province.name.as_str()).collect()
        };
        let (target, reached) = self.people();
        NationalFacts {
            year: plain(self.handbook.fiscal_year),
            as_of: long_day(self.as_of),
            provinces: self.members.len(),
            scored: self.scored().count(),
            blocked: of_state(Some(Readiness::Blocked)),
            absent: of_state(None),
            target: target.total(),
            reached: reached.total(),
            reached_percent: Percent::of(reached.total(), target.total()).map(Percent::hundredths),
            groups: WorkerGroup::ALL.map(|group| GroupFacts { name: group.thai(), reached: reached[group] }).into(),
            rounds: self.handbook.rounds.iter().filter_map(|round| self.round_facts(round.number)).collect(),
            reconciled: self.reconciliation().agrees,
        }
    }

    /// `None` when no province has scores.
    fn round_facts(&self, number: u8) -> Option<RoundFacts> {
        let scores: Vec<_> = self.scored().filter_map(|(_, scored)| scored.scorecard.round(number)).collect();
        let first = scores.first()?;
        let at = |level: u8| scores.iter().filter(|score| score.level == level).count();
        let top = first.top_level();
        // Of equals the lowest, which is the one to care for.
        let most_level = (0..=top).rev().max_by_key(|level| at(*level))?;
        let obstacles = self.obstacles(number);
        let worst = obstacles.rows.into_iter().next();
        Some(RoundFacts {
            number,
            state: first.state,
            top,
            at_top: at(top),
            at_none: at(0),
            most_level,
            most: at(most_level),
            obstacle_provinces: worst.as_ref().map_or_else(String::new, |worst| worst.provinces.clone()),
            obstacle: worst.map(|worst| worst.name),
        })
    }
}
