//! What the year before came to (ผลปีก่อน), beside which a year is set.

use std::collections::BTreeMap;

use super::{Percent, Satang, WorkerGroup};
use crate::{text::bare, thai::digits::to_arabic};

/// The highest level a round can have reached.
pub const HIGHEST_LEVEL: u8 = 5;

/// The year before, as far as it is told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LastYear {
    /// All of the province.
    pub whole: PastResult,
    /// By group of workers: people alone, for money is of no group.
    pub groups: BTreeMap<WorkerGroup, PastResult>,
    /// By the names strategies had then, in the order of the file.
    pub strategies: Vec<(String, PastResult)>,
    /// The level each round reached, by its number.
    pub levels: BTreeMap<u8, u8>,
    /// Where the figures are taken from, each once.
    pub sources: Vec<String>,
}

/// What was meant and what came of it; a figure that is not told is not zero.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PastResult {
    /// People that were to be reached.
    pub target: Option<u64>,
    /// People that were.
    pub reached: Option<u64>,
    /// The plan's money.
    pub budget: Option<Satang>,
    /// What was spent of it.
    pub spent: Option<Satang>,
}

impl LastYear {
    /// Whether nothing is told.
    pub fn is_empty(&self) -> bool {
        self.figures().is_empty()
    }

    /// Every figure there is, by what it is of, in the order of the table.
    pub fn figures(&self) -> Vec<(LastYearItem, Option<&str>, PastFigure)> {
        let groups = self.groups.iter().map(|(group, result)| (LastYearItem::Group(*group), None, result));
        let strategies =
            self.strategies.iter().map(|(name, result)| (LastYearItem::Strategy, Some(name.as_str()), result));
        let results = [(LastYearItem::Whole, None, &self.whole)].into_iter().chain(groups).chain(strategies);
        let of_results = results
            .flat_map(|(item, name, result)| result.figures().into_iter().map(move |figure| (item, name, figure)));
        let levels =
            self.levels.iter().map(|(round, level)| (LastYearItem::Round(*round), None, PastFigure::Level(*level)));
        of_results.chain(levels).collect()
    }
}

/// What is left of a strategy's name where spaces and the kind of digits do not matter: the same of two years is one strategy.
pub fn strategy_key(name: &str) -> String {
    bare(&to_arabic(name))
}

impl PastResult {
    /// People reached in per cent of the target.
    pub fn people_percent(&self) -> Option<Percent> {
        Percent::of(self.reached?, self.target?)
    }

    /// Money spent in per cent of the budget.
    pub fn budget_percent(&self) -> Option<Percent> {
        Percent::of(self.spent?.satang(), self.budget?.satang())
    }

    /// Both together; a figure that one of them does not tell is the other's.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        fn both<T: std::ops::Add<Output = T>>(one: Option<T>, other: Option<T>) -> Option<T> {
            match (one, other) {
                (Some(one), Some(other)) => Some(one + other),
                (one, other) => one.or(other),
            }
        }
        Self {
            target: both(self.target, other.target),
            reached: both(self.reached, other.reached),
            budget: both(self.budget, other.budget),
            spent: both(self.spent, other.spent),
        }
    }

    fn figures(&self) -> Vec<PastFigure> {
        let people = [self.target.map(PastFigure::Target), self.reached.map(PastFigure::Reached)];
        let money = [self.budget.map(PastFigure::Budget), self.spent.map(PastFigure::Spent)];
        people.into_iter().chain(money).flatten().collect()
    }
}

/// One figure, by its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PastFigure {
    /// People that were to be reached.
    Target(u64),
    /// People that were.
    Reached(u64),
    /// The plan's money.
    Budget(Satang),
    /// What was spent of it.
    Spent(Satang),
    /// The level of a round.
    Level(u8),
}

impl PastFigure {
    /// The name of its column.
    pub const fn column(self) -> &'static str {
        match self {
            Self::Target(_) => "target",
            Self::Reached(_) => "reached",
            Self::Budget(_) => "budget",
            Self::Spent(_) => "spent",
            Self::Level(_) => "level",
        }
    }
}

/// What a row of the table is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LastYearItem {
    /// All of the province.
    Whole,
    /// A group of workers.
    Group(WorkerGroup),
    /// A strategy, which has a name beside it.
    Strategy,
    /// The level of a round, by its number.
    Round(u8),
}

/// The rounds that have a name in the list; the handbook knows no more.
const ROUNDS: [(u8, &str, &str); 2] = [(1, "รอบที่ 1", "round_1"), (2, "รอบที่ 2", "round_2")];

impl LastYearItem {
    /// In the order of the table.
    pub const ALL: [Self; 7] = [
        Self::Whole,
        Self::Group(WorkerGroup::Informal),
        Self::Group(WorkerGroup::Elderly),
        Self::Group(WorkerGroup::Disabled),
        Self::Strategy,
        Self::Round(1),
        Self::Round(2),
    ];

    /// All names, in Thai and in English.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Self::ALL.into_iter().flat_map(|item| [item.thai(), item.english()])
    }

    /// The item of this name in Thai or English, a group by any name it is known by.
    pub fn find(text: &str) -> Option<Self> {
        let wanted = bare(&to_arabic(text));
        let named = Self::ALL.into_iter().find(|item| wanted == bare(item.thai()) || wanted == item.english());
        named.or_else(|| WorkerGroup::find(text).map(Self::Group))
    }

    /// As forms and tables name it.
    pub fn thai(self) -> &'static str {
        match self {
            Self::Whole => "ทั้งจังหวัด",
            Self::Group(group) => group.thai(),
            Self::Strategy => "ยุทธศาสตร์",
            Self::Round(number) => {
                ROUNDS.iter().find(|(known, ..)| *known == number).map_or("รอบ", |(_, thai, _)| thai)
            }
        }
    }

    /// As the data contract names it.
    pub fn english(self) -> &'static str {
        match self {
            Self::Whole => "province",
            Self::Group(group) => group.english(),
            Self::Strategy => "strategy",
            Self::Round(number) => {
                ROUNDS.iter().find(|(known, ..)| *known == number).map_or("round", |(.., english)| english)
            }
        }
    }

    /// Whether the item has such a figure: money is of no group, and levels are of rounds alone.
    pub fn has(self, column: &str) -> bool {
        match self {
            Self::Whole | Self::Strategy => column != "level",
            Self::Group(_) => matches!(column, "target" | "reached"),
            Self::Round(_) => column == "level",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_found_by_their_names() {
        for item in LastYearItem::ALL {
            assert_eq!(LastYearItem::find(item.thai()), Some(item));
            assert_eq!(LastYearItem::find(item.english()), Some(item));
        }
        assert_eq!(LastYearItem::find("รอบที่ ๒"), Some(LastYearItem::Round(2)));
        assert_eq!(LastYearItem::find("ผู้สูงอายุ"), Some(LastYearItem::Group(WorkerGroup::Elderly)));
        assert_eq!(LastYearItem::find("จังหวัด"), None);
    }

    #[test]
    fn a_strategy_is_known_by_its_name_however_it_is_spaced() {
        assert_eq!(strategy_key("การพัฒนา ๕ ด้าน"), strategy_key("การพัฒนา 5ด้าน"));
        assert_ne!(strategy_key("การพัฒนา ๕ ด้าน"), strategy_key("การพัฒนา"));
    }
}
