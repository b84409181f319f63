//! The milestone ladder (ระดับขั้นของความสำเร็จ): a level is reached when its own criteria and those of every level
//! below it hold.

use chrono::NaiveDate;

use super::{
    CriterionScore, Disbursement, MonthScore, PeopleReached, RoundScore, RoundState, Shown, State, Supposed,
    counted::{Disbursed, disbursed},
};
use crate::{
    handbook::{Criterion, Handbook, Round},
    model::{
        Dataset, Percent, Satang,
        percent::{reaches, short_of},
    },
};

/// Scores one round as it stands on `as_of`, or would stand with what is supposed.
pub fn climb(
    dataset: &Dataset,
    handbook: &Handbook,
    round: &Round,
    as_of: NaiveDate,
    supposed: &Supposed,
) -> RoundScore {
    let state = match as_of {
        day if day > round.last => RoundState::Final,
        day if day >= round.first => RoundState::InProgress,
        _ => RoundState::NotStarted,
    };
    let people = supposed.people.get(&round.number).copied();
    let mut money = disbursed(dataset, round, as_of);
    money.disbursed = supposed.disbursed.get(&round.number).copied().or(money.disbursed);
    let judge = Judge {
        dataset,
        handbook,
        round,
        as_of,
        supposed,
        state,
        target: dataset.target().total(),
        reached: people.unwrap_or_else(|| dataset.people_counted(as_of.min(round.assessed_on)).total()),
        money,
    };
    let criteria: Vec<CriterionScore> = (1..)
        .zip(&round.levels)
        .flat_map(|(level, criteria)| criteria.iter().map(move |c| (level, *c)))
        .map(|(level, criterion)| judge.criterion(level, criterion))
        .collect();
    let level = (1..)
        .zip(&round.levels)
        .map(|(level, _)| level)
        .take_while(|level| criteria.iter().filter(|c| c.level == *level).all(|c| c.state == State::Met))
        .last()
        .unwrap_or(0);
    RoundScore {
        round: round.number,
        assessed_on: round.assessed_on,
        last: round.last,
        state,
        level,
        people: PeopleReached {
            target: judge.target,
            reached: judge.reached,
            percent: Percent::of(judge.reached, judge.target),
        },
        budget: Disbursement {
            allocated: judge.money.allocated,
            disbursed: judge.money.disbursed,
            percent: judge
                .money
                .allocated
                .zip(judge.money.disbursed)
                .and_then(|(allocated, disbursed)| Percent::of(disbursed.satang(), allocated.satang())),
        },
        criteria,
    }
}

struct Judge<'a> {
    dataset: &'a Dataset,
    handbook: &'a Handbook,
    round: &'a Round,
    as_of: NaiveDate,
    supposed: &'a Supposed,
    state: RoundState,
    target: u64,
    reached: u64,
    money: Disbursed,
}

impl Judge<'_> {
    fn criterion(&self, level: u8, criterion: Criterion) -> CriterionScore {
        let (state, shown) = match criterion {
            Criterion::Delivered { item, due } => {
                let supposed = self.supposed.delivered.get(&item).copied();
                let actual = supposed.or_else(|| self.dataset.submitted_by_day(item, self.as_of));
                (self.begun(supposed.is_some(), self.dated(due, actual)), Shown::Delivered { due, actual })
            }
            Criterion::Monthly => {
                let months = self.months();
                (monthly(&months), Shown::Monthly { months })
            }
            Criterion::People { threshold } => {
                let supposed = self.supposed.people.contains_key(&self.round.number);
                let holds = reaches(self.reached, self.target, threshold);
                let state = self.threshold(holds, supposed || self.any_month_counts());
                let short = short_of(self.reached, self.target, threshold);
                (self.begun(supposed, state), Shown::People { threshold, short })
            }
            Criterion::Budget { threshold } => {
                let supposed = self.supposed.disbursed.contains_key(&self.round.number);
                let allocated = self.money.allocated.unwrap_or_default().satang();
                let disbursed = self.money.disbursed.unwrap_or_default().satang();
                let holds = self.money.disbursed.is_some() && reaches(disbursed, allocated, threshold);
                let state = self.threshold(holds, self.money.disbursed.is_some());
                let short = short_of(disbursed, allocated, threshold).map(Satang::new);
                (self.begun(supposed, state), Shown::Budget { threshold, short })
            }
        };
        CriterionScore { level, id: criterion.id(), state, shown }
    }

    /// Before its first day nothing of a round is judged but what is supposed.
    fn begun(&self, is_supposed: bool, state: State) -> State {
        if self.state == RoundState::NotStarted && !is_supposed { State::Pending } else { state }
    }

    /// A dated act against its due day, which is itself on time.
    fn dated(&self, due: NaiveDate, actual: Option<NaiveDate>) -> State {
        match actual {
            Some(day) if day <= due => State::Met,
            Some(_) => State::Missed,
            None if self.as_of <= due => State::Pending,
            None => State::NotShown,
        }
    }

    fn threshold(&self, holds: bool, shown: bool) -> State {
        match (holds, self.state, shown) {
            (true, ..) => State::Met,
            (false, RoundState::Final, true) => State::Missed,
            (false, RoundState::Final, false) => State::NotShown,
            (false, ..) => State::Pending,
        }
    }

    fn months(&self) -> Vec<MonthScore> {
        self.round
            .months()
            .map(|month| {
                let due = self.handbook.due(month);
                let supposed = self.supposed.recorded.get(&month).copied();
                let actual = supposed.or_else(|| self.dataset.recorded_by_day(month, self.as_of));
                let state = self.begun(supposed.is_some(), self.dated(due, actual));
                MonthScore { month, due, actual, state }
            })
            .collect()
    }

    fn any_month_counts(&self) -> bool {
        let day = self.as_of.min(self.round.assessed_on);
        self.dataset.evidence.records.values().any(|record| record.recorded_on.is_some_and(|recorded| recorded <= day))
    }
}

/// Every month that can be judged yet must be met; months still open are left out, and when all are, so is the
/// criterion.
fn monthly(months: &[MonthScore]) -> State {
    let any = |state| months.iter().any(|month| month.state == state);
    match () {
        () if any(State::Missed) => State::Missed,
        () if any(State::NotShown) => State::NotShown,
        () if any(State::Met) => State::Met,
        () => State::Pending,
    }
}
