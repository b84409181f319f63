//! People and money as a page shows them, and as figures for layouts that sort or compare: people as they are, money in satang,
//! a per cent as a part and its whole.

use serde::Serialize;

use crate::{
    model::{People, Percent, Satang},
    thai::digits,
};

/// A part and its whole, of which a per cent is told.
pub type Ratio = [u64; 2];

/// A figure: people, satang or pieces; of a per cent a part and its whole.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(untagged)]
pub enum Figure {
    Amount(u64),
    Share(Ratio),
}

/// People by group, in Thai digits.
#[derive(Debug, Clone, Serialize)]
pub struct PeopleCells {
    pub informal: String,
    pub elderly: String,
    pub disabled: String,
    pub total: String,
    /// The same as figures; none where there is nothing to count yet.
    pub value: Option<PeopleValue>,
}

/// People by group as figures.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct PeopleValue {
    #[serde(flatten)]
    pub people: People,
    pub total: u64,
}

impl From<People> for PeopleCells {
    fn from(people: People) -> Self {
        Self {
            informal: digits::count(people.informal),
            elderly: digits::count(people.elderly),
            disabled: digits::count(people.disabled),
            total: digits::count(people.total()),
            value: Some(PeopleValue { people, total: people.total() }),
        }
    }
}

impl PeopleCells {
    /// Dashes, where there is nothing to count yet.
    pub fn not_given() -> Self {
        Self { informal: dash(), elderly: dash(), disabled: dash(), total: dash(), value: None }
    }
}

/// A per cent of a whole, or a dash when there is no whole.
pub fn share(part: u64, whole: u64) -> String {
    Percent::of(part, whole).map_or_else(dash, digits::percent)
}

/// The shares of parts in their sum, which add up to 100.00; dashes when there is nothing to share.
pub fn shares(parts: &[u64]) -> Vec<String> {
    Percent::shares(parts).map_or_else(
        || parts.iter().map(|_| dash()).collect(),
        |shares| shares.into_iter().map(digits::percent).collect(),
    )
}

/// Money, or a dash when it is not given.
pub fn money_or_dash(amount: Option<Satang>) -> String {
    amount.map_or_else(dash, digits::money)
}

/// What a cell shows when there is nothing to show.
pub fn dash() -> String {
    "–".to_owned()
}

/// `part` in thousandths of `whole`, as a drawing measures; nothing of nothing.
pub fn thousandths(part: u64, whole: u64) -> u64 {
    let share = (u128::from(part) * 1000).checked_div(u128::from(whole)).unwrap_or(0);
    u64::try_from(share).unwrap_or(u64::MAX)
}
