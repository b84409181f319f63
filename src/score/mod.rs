//! Scores a year's evidence against its handbook: both rounds' levels, every criterion, the five indicators.
//!
//! Pure and exact: integers and days only, and the day it is asked for is an argument.

mod as_of;
mod counted;
mod indicators;
mod ladder;
mod last_year;
mod outlook;
mod supposed;

use chrono::NaiveDate;
use serde::Serialize;

pub use self::{
    as_of::{AsOf, OddDay, odd_day},
    indicators::{Attained, IndicatorScore},
    last_year::last_year,
    outlook::{Need, Outlook},
    supposed::Supposed,
};
use crate::{
    handbook::{CriterionId, Handbook, IndicatorId, Standing},
    model::{Dataset, FiscalYear, Month, Percent, Satang},
};

/// Everything scored for one province, in the shape of the JSON contract.
#[derive(Debug, Clone, Serialize)]
pub struct Scorecard {
    /// The province's name in Thai.
    pub province: &'static str,
    /// Its number: 50 is เชียงใหม่.
    pub code: u8,
    /// The year scored.
    pub fiscal_year: FiscalYear,
    /// Whose rules it is scored by.
    pub handbook: Standing,
    /// The day the evidence is read on.
    pub as_of: NaiveDate,
    /// One a round of the handbook, in order.
    pub rounds: Vec<RoundScore>,
    /// In the handbook's order.
    pub indicators: Vec<IndicatorScore>,
}

impl Scorecard {
    /// The months' records as the rounds judge them, in order; those of a round that asks for none are not there.
    pub fn months(&self) -> impl Iterator<Item = &MonthScore> {
        self.rounds.iter().flat_map(RoundScore::months)
    }

    /// The scores of the round of this number.
    pub fn round(&self, number: u8) -> Option<&RoundScore> {
        self.rounds.iter().find(|round| round.round == number)
    }

    /// The score of an indicator.
    pub fn indicator(&self, id: IndicatorId) -> Option<&IndicatorScore> {
        self.indicators.iter().find(|indicator| indicator.id == id)
    }
}

/// Where a round stands on the as-of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundState {
    /// The as-of day is after the round's last day.
    Final,
    /// From the round's first day to its last.
    InProgress,
    /// Before the round's first day: level 0, and all is pending.
    NotStarted,
}

/// What was shown for a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// ผ่านเกณฑ์
    Met,
    /// ไม่ผ่านเกณฑ์: shown, but too late or too little.
    Missed,
    /// ยังไม่ถึงกำหนด: its due day has not passed.
    Pending,
    /// ยังไม่มีหลักฐาน: nothing was shown.
    NotShown,
}

/// One round as it stands.
#[derive(Debug, Clone, Serialize)]
pub struct RoundScore {
    /// Its number.
    pub round: u8,
    /// The day on which people and deliveries are read.
    pub assessed_on: NaiveDate,
    /// The round's last day, to which disbursement runs.
    #[serde(skip)]
    pub last: NaiveDate,
    /// Where it stands on the as-of day.
    pub state: RoundState,
    /// The highest level reached; 0 when level 1 is not.
    pub level: u8,
    /// People against the year's target, as they count for this round.
    pub people: PeopleReached,
    /// Money against the round's allocation, as it counts for this round.
    pub budget: Disbursement,
    /// In the order of the handbook, level 1 first.
    pub criteria: Vec<CriterionScore>,
}

/// People of the months that count, all groups together.
#[derive(Debug, Clone, Serialize)]
pub struct PeopleReached {
    /// The plan's people of the whole year.
    pub target: u64,
    /// Reached since 1 October.
    pub reached: u64,
    /// `None` when the target is zero.
    pub percent: Option<Percent>,
}

/// Money as GFMIS tells it.
#[derive(Debug, Clone, Serialize)]
pub struct Disbursement {
    /// `None` when no row of the round gives it.
    pub allocated: Option<Satang>,
    /// `None` when no row that counts gives it.
    pub disbursed: Option<Satang>,
    /// `None` when either is not given, or nothing is allocated.
    pub percent: Option<Percent>,
}

/// One criterion as it stands.
#[derive(Debug, Clone, Serialize)]
pub struct CriterionScore {
    /// The level that asks for it; the same criterion may stand on several.
    pub level: u8,
    /// What is asked for.
    pub id: CriterionId,
    /// What came of it.
    pub state: State,
    /// The evidence it was judged by.
    #[serde(flatten)]
    pub shown: Shown,
}

/// The evidence of one criterion.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum Shown {
    /// Something handed in against its due day.
    Delivered {
        /// The last day on time.
        due: NaiveDate,
        /// The day it was handed in, as far as known on the as-of day.
        actual: Option<NaiveDate>,
    },
    /// Every month of the round against its due day.
    Monthly {
        /// In order.
        months: Vec<MonthScore>,
    },
    /// People against a part of the year's target.
    People {
        /// Whole per cent of the year's target.
        threshold: u32,
        /// People still missing; `None` when the target is zero.
        short: Option<u64>,
    },
    /// Disbursement against a part of the round's allocation.
    Budget {
        /// Whole per cent of the round's allocation.
        threshold: u32,
        /// Money still missing; `None` when the allocation is zero or not given.
        short: Option<Satang>,
    },
}

/// One month's record against its due day.
#[derive(Debug, Clone, Serialize)]
pub struct MonthScore {
    /// The month that was to be recorded.
    pub month: Month,
    /// The last day on time.
    pub due: NaiveDate,
    /// The day it was recorded, as far as known on the as-of day.
    pub actual: Option<NaiveDate>,
    /// What came of it.
    pub state: State,
}

/// Scores a dataset as it stands on `as_of`.
pub fn score(dataset: &Dataset, handbook: &Handbook, as_of: NaiveDate) -> Scorecard {
    Scorecard {
        province: &dataset.province.name,
        code: dataset.province.code,
        fiscal_year: dataset.year,
        handbook: handbook.standing,
        as_of,
        rounds: rounds_if(dataset, handbook, as_of, &Supposed::default()),
        indicators: indicators::indicators(dataset, handbook, as_of),
    }
}

/// The rounds as they would stand on `as_of` with what is supposed: by the same rules, for there are no others.
pub fn rounds_if(dataset: &Dataset, handbook: &Handbook, as_of: NaiveDate, supposed: &Supposed) -> Vec<RoundScore> {
    handbook.rounds.iter().map(|round| ladder::climb(dataset, handbook, round, as_of, supposed)).collect()
}
