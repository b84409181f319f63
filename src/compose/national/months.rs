//! Which provinces recorded each month in time, late, or not at all.

use serde::Serialize;

use super::Nation;
use crate::{
    model::Month,
    score::{MonthScore, State},
    thai::{
        date::{long_month, short_day},
        digits::plain,
    },
};

#[derive(Debug, Serialize)]
pub struct MonthTally {
    pub month: String,
    pub due: String,
    pub in_time: String,
    pub late: String,
    pub unrecorded: String,
    pub open: String,
    pub late_names: Vec<&'static str>,
    pub unrecorded_names: Vec<&'static str>,
}

impl Nation<'_> {
    pub(super) fn months(&self) -> Vec<MonthTally> {
        self.handbook.fiscal_year.months().map(|month| self.month(month)).collect()
    }

    fn month(&self, month: Month) -> MonthTally {
        let of_state = |state| {
            let is_so = |scored: &MonthScore| scored.month == month && scored.state == state;
            let names = self.scored().filter(|(_, scored)| scored.scorecard.months().any(is_so));
            names.map(|(province, _)| province.name.as_str()).collect::<Vec<_>>()
        };
        let (late, unrecorded) = (of_state(State::Missed), of_state(State::NotShown));
        MonthTally {
            month: long_month(month),
            due: short_day(self.handbook.due(month)),
            in_time: plain(of_state(State::Met).len()),
            late: plain(late.len()),
            unrecorded: plain(unrecorded.len()),
            open: plain(of_state(State::Pending).len()),
            late_names: late,
            unrecorded_names: unrecorded,
        }
    }
}
