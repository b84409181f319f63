//! What would follow if facts were others than the data has them (ลองสมมติ). Nothing of it is ever printed.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::model::{Month, Satang, SubmissionItem};

/// Facts in place of the data's, taken as known on whatever day is scored. What is not named here stays as the data has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Supposed {
    /// People reached since 1 October, by the number of the round that counts them.
    pub people: BTreeMap<u8, u64>,
    /// Disbursed since the year began, by the number of the round.
    pub disbursed: BTreeMap<u8, Satang>,
    /// When something is handed in.
    pub delivered: BTreeMap<SubmissionItem, NaiveDate>,
    /// When a month's results are recorded.
    pub recorded: BTreeMap<Month, NaiveDate>,
}
