//! What the next level of a round still needs.

use chrono::NaiveDate;

use super::{CriterionScore, MonthScore, RoundScore, RoundState, Shown, State};

/// The next level of a round that is not at its top, and what stands in its way.
#[derive(Debug, Clone)]
pub struct Outlook<'a> {
    /// The level above the one reached.
    pub level: u8,
    /// Its criteria that do not hold, in the handbook's order.
    pub needs: Vec<Need<'a>>,
}

/// A criterion of the next level that does not hold.
#[derive(Debug, Clone)]
pub struct Need<'a> {
    /// What is lacking, with what was shown for it.
    pub criterion: &'a CriterionScore,
    /// The last day on which it can still be met; `None` when that day has passed.
    pub until: Option<NaiveDate>,
    /// Whole days from the as-of day to `until`: 0 is today.
    pub days_left: Option<i64>,
}

impl CriterionScore {
    /// Whether what it asks for is not all due yet: months that are left out of the judgement so far.
    pub fn is_open(&self) -> bool {
        matches!(&self.shown, Shown::Monthly { months } if months.iter().any(|month| month.state == State::Pending))
    }
}

impl RoundScore {
    /// Its months' records, where the round asks for them.
    pub fn months(&self) -> &[MonthScore] {
        let months = self.criteria.iter().find_map(|criterion| match &criterion.shown {
            Shown::Monthly { months } => Some(months.as_slice()),
            _ => None,
        });
        months.unwrap_or_default()
    }

    /// The number of levels on this round's ladder.
    pub fn top_level(&self) -> u8 {
        self.criteria.iter().map(|criterion| criterion.level).max().unwrap_or(0)
    }

    /// What the level above the one reached still needs on `as_of`, or needed when the round is final; `None` at the
    /// top.
    pub fn outlook(&self, as_of: NaiveDate) -> Option<Outlook<'_>> {
        let level = self.level + 1;
        let needs: Vec<Need<'_>> = self
            .criteria
            .iter()
            .filter(|criterion| criterion.level == level && criterion.state != State::Met)
            .map(|criterion| self.need(criterion, as_of))
            .collect();
        (level <= self.top_level()).then_some(Outlook { level, needs })
    }

    /// What is not met yet and can still be shown, with its day.
    pub fn open(&self, as_of: NaiveDate) -> impl Iterator<Item = Need<'_>> {
        let unmet = self.criteria.iter().filter(|criterion| criterion.state != State::Met);
        unmet.map(move |criterion| self.need(criterion, as_of)).filter(|need| need.until.is_some())
    }

    fn need<'a>(&'a self, criterion: &'a CriterionScore, as_of: NaiveDate) -> Need<'a> {
        let due = match &criterion.shown {
            Shown::Delivered { due, .. } => Some(*due),
            // A month that was missed cannot be mended, so the criterion is open only until the first that is open.
            Shown::Monthly { months } => match criterion.state {
                State::Pending => months.iter().map(|month| month.due).filter(|due| *due >= as_of).min(),
                _ => None,
            },
            Shown::People { .. } => Some(self.assessed_on),
            Shown::Budget { .. } => Some(self.last),
        };
        let until = due.filter(|due| self.state != RoundState::Final && *due >= as_of);
        Need { criterion, until, days_left: until.map(|until| (until - as_of).num_days()) }
    }
}
