//! What the rules of a year must hold to, wherever they come from: scoring relies on it.

use std::collections::BTreeMap;

use super::{Criterion, CriterionId, MonthlyRule, Round, error::Reason};
use crate::model::{FiscalYear, Month};

/// What a broken law is told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum At {
    /// All rounds.
    Rounds,
    /// The days a round runs from and to, by its number.
    Span(u8),
    /// A round by its number.
    Round(u8),
    /// One criterion.
    Criterion {
        /// The round's number.
        round: u8,
        /// 1 for the lowest.
        level: u8,
        /// Which.
        id: CriterionId,
    },
    /// When a month is due.
    Month(Month),
}

/// More levels than any ladder has.
const MOST_LEVELS: usize = 20;

/// Every law that the rules of a year break, in the order of the rounds.
pub fn broken(year: FiscalYear, rounds: &[Round], monthly: &MonthlyRule) -> Vec<(At, Reason)> {
    let mut broken = Vec::new();
    if rounds.is_empty() {
        broken.push((At::Rounds, Reason::NoRound));
    }
    for (due, round) in (1..).zip(rounds) {
        if usize::from(round.number) != due {
            broken.push((At::Round(round.number), Reason::WrongNumber { number: round.number, due }));
        }
        if !(round.first <= round.assessed_on && round.assessed_on <= round.last) {
            broken.push((At::Round(round.number), Reason::AssessedOutside));
        }
        levels(round, &mut broken);
        if round.first < year.first_day() || round.last > year.last_day() {
            broken.push((At::Span(round.number), Reason::OutsideYear(round.number)));
        }
    }
    for pair in rounds.windows(2) {
        if pair[1].first <= pair[0].last {
            broken.push((At::Span(pair[1].number), Reason::Overlap(pair[1].number)));
        }
    }
    due_days(rounds, monthly, &mut broken);
    broken
}

fn levels(round: &Round, broken: &mut Vec<(At, Reason)>) {
    let number = round.number;
    if round.levels.is_empty() || round.levels.iter().any(Vec::is_empty) {
        broken.push((At::Round(number), Reason::EmptyLevel));
    }
    if round.levels.len() > MOST_LEVELS {
        broken.push((At::Round(number), Reason::TooManyLevels(MOST_LEVELS)));
    }
    let mut before: BTreeMap<CriterionId, u32> = BTreeMap::new();
    for (level, criteria) in (1_u8..=u8::MAX).zip(&round.levels) {
        for criterion in criteria {
            let at = At::Criterion { round: number, level, id: criterion.id() };
            match *criterion {
                Criterion::Delivered { due, .. } if due > round.assessed_on => {
                    broken.push((at, Reason::DueAfterAssessment { due, assessed_on: round.assessed_on }));
                }
                Criterion::People { threshold } | Criterion::Budget { threshold } => {
                    let lower = before.insert(criterion.id(), threshold).filter(|lower| *lower > threshold);
                    broken.extend(lower.map(|lower| (at, Reason::FallingThreshold { lower })));
                }
                Criterion::Delivered { .. } | Criterion::Monthly => {}
            }
        }
    }
}

/// A month counts only when it is recorded by its round's assessment day, so none may be due later.
fn due_days(rounds: &[Round], monthly: &MonthlyRule, broken: &mut Vec<(At, Reason)>) {
    for round in rounds.iter().filter(|round| round.levels.iter().flatten().any(|one| *one == Criterion::Monthly)) {
        for month in round.months() {
            if monthly.due(month) > round.assessed_on {
                let reason = Reason::MonthDueAfterAssessment { month, round: round.number };
                broken.push((At::Month(month), reason));
            }
        }
    }
}
