//! Scores a year's evidence against its handbook: both rounds' levels, every criterion, the five indicators.
//!
//! Pure and exact: integers and days only, and the day it is asked for is an argument.

mod counted;
mod indicators;
mod ladder;
mod outlook;

use chrono::NaiveDate;
use serde::Serialize;

pub use self::{
    indicators::{Attained, IndicatorScore},
    outlook::{Need, Outlook},
};
use crate::{
    handbook::{CriterionId, Handbook},
    model::{Dataset, FiscalYear, Month, Percent, Satang},
};

/// Everything scored for one province, in the shape of the JSON contract.
#[derive(Debug, Clone, Serialize)]
pub struct Scorecard {
    pub province: &'static str,
    pub code: u8,
    pub fiscal_year: FiscalYear,
    pub as_of: NaiveDate,
    pub rounds: Vec<RoundScore>,
    pub indicators: Vec<IndicatorScore>,
}

impl Scorecard {
    /// The months' records as the rounds judge them, in order; those of a round that asks for none are not there.
    pub fn months(&self) -> impl Iterator<Item = &MonthScore> {
        self.rounds.iter().flat_map(RoundScore::months)
    }

    pub fn round(&self, number: u8) -> Option<&RoundScore> {
        self.rounds.iter().find(|round| round.round == number)
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

#[derive(Debug, Clone, Serialize)]
pub struct RoundScore {
    pub round: u8,
    pub assessed_on: NaiveDate,
    /// The round's last day, to which disbursement runs.
    #[serde(skip)]
    pub last: NaiveDate,
    pub state: RoundState,
    /// The highest level reached; 0 when level 1 is not.
    pub level: u8,
    pub people: PeopleReached,
    pub budget: Disbursement,
    /// In the order of the handbook, level 1 first.
    pub criteria: Vec<CriterionScore>,
}

#[derive(Debug, Clone, Serialize)]
pub struct PeopleReached {
    pub target: u64,
    pub reached: u64,
    /// `None` when the target is zero.
    pub percent: Option<Percent>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Disbursement {
    pub allocated: Option<Satang>,
    pub disbursed: Option<Satang>,
    pub percent: Option<Percent>,
}

#[derive(Debug, Clone, Serialize)]
pub struct CriterionScore {
    pub level: u8,
    pub id: CriterionId,
    pub state: State,
    #[serde(flatten)]
    pub shown: Shown,
}

/// The evidence of one criterion.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum Shown {
    Delivered {
        due: NaiveDate,
        actual: Option<NaiveDate>,
    },
    Monthly {
        months: Vec<MonthScore>,
    },
    /// `short`: people still missing; `None` when the target is zero.
    People {
        threshold: u32,
        short: Option<u64>,
    },
    /// `short`: baht still missing; `None` when the allocation is zero or not given.
    Budget {
        threshold: u32,
        short: Option<Satang>,
    },
}

/// One month's record against its due day.
#[derive(Debug, Clone, Serialize)]
pub struct MonthScore {
    pub month: Month,
    pub due: NaiveDate,
    pub actual: Option<NaiveDate>,
    pub state: State,
}

/// Scores a dataset as it stands on `as_of`.
pub fn score(dataset: &Dataset, handbook: &Handbook, as_of: NaiveDate) -> Scorecard {
    Scorecard {
        province: &dataset.province.name,
        code: dataset.province.code,
        fiscal_year: dataset.year,
        as_of,
        rounds: handbook.rounds.iter().map(|round| ladder::climb(dataset, handbook, round, as_of)).collect(),
        indicators: indicators::indicators(dataset, handbook, as_of),
    }
}
