//! What the national summary may speak of: plain numbers, which the template's filters put into Thai.

use serde::Serialize;

use super::Nation;
use crate::{
    check::Readiness,
    model::{Percent, WorkerGroup},
    score::RoundState,
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
    /// The level most provinces reached, of equals all, and how many they are.
    pub most_levels: Vec<u8>,
    pub most: usize,
    /// What keeps most provinces from the next level, of equals all, and how many they are.
    pub obstacles: Vec<&'static str>,
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
        let most = (0..=top).map(at).max()?;
        let obstacles = self.obstacles(number).rows;
        let worst = obstacles.first().map_or(0, |worst| worst.names.len());
        Some(RoundFacts {
            number,
            state: first.state,
            top,
            at_top: at(top),
            at_none: at(0),
            most_levels: (0..=top).filter(|level| at(*level) == most).collect(),
            most,
            obstacles: obstacles
                .iter()
                .take_while(|obstacle| obstacle.names.len() == worst)
                .map(|obstacle| obstacle.name)
                .collect(),
            obstacle_provinces: obstacles.first().map_or_else(String::new, |worst| worst.provinces.clone()),
        })
    }
}
