//! The ministry's handbook of one fiscal year as data: its dates, thresholds, names and addresses.
//!
//! A handbook is a file under `templates/handbook/`; another year is another file, and a year without one takes the rules
//! of the newest earlier one, moved ([`Handbooks::of`]). What scores is what prints.

mod document;
mod error;
pub mod laws;
mod load;
mod long_plans;
mod moved;
mod names;
mod parts;
mod years;

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
pub use error::{HandbookError, Reason};
use serde::{Serialize, Serializer};

pub use self::{
    document::HandbookDocument,
    long_plans::LongPlans,
    names::Names,
    parts::{RoundPart, RuleRow, month_key},
    years::Handbooks,
};
use crate::model::{FiscalYear, Month, Province, SubmissionItem};

/// One fiscal year's rules. Made only by [`Handbook::parse`], which holds it to the promises below, and by moving one to a
/// later year, which keeps them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handbook {
    /// The one year it is of.
    pub fiscal_year: FiscalYear,
    /// Whose word these rules are.
    pub standing: Standing,
    /// Titles, in the ministry's own words.
    pub names: Names,
    /// The same before the year is put into them.
    patterns: Names,
    /// Where books are sent.
    pub office: CentralOffice,
    /// The local mechanisms the plan works through, in the handbook's order.
    pub mechanisms: Vec<String>,
    /// Each id once, in the handbook's order.
    pub indicators: Vec<Indicator>,
    /// At least one, numbered 1, 2, …; each begins after the one before has ended.
    pub rounds: Vec<Round>,
    monthly: MonthlyRule,
}

/// The handbook that rules are taken from, and whether anybody has held them against the year's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Standing {
    /// The year of that handbook.
    pub fiscal_year: FiscalYear,
    /// Whether they are only assumed (เกณฑ์โดยอนุมาน) to be the year's.
    pub assumed: bool,
}

/// The Office that takes in the books of all provinces.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CentralOffice {
    /// The Office, under whose name books are sent in.
    pub name: String,
    /// Above the Office.
    pub ministry: String,
    /// As it is printed, in Thai digits.
    pub phone: String,
    /// As it is printed, in Thai digits.
    pub fax: String,
    /// Its address for post.
    pub email: String,
}

/// The five official indicators (ตัวชี้วัดผลการปฏิบัติราชการ).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IndicatorId {
    /// Action Plan books sent in.
    Plans,
    /// Months recorded, in time or late.
    MonthlyReports,
    /// Annual reports sent in.
    AnnualReports,
    /// People reached in per cent of the year's target.
    Success,
    /// Disbursement of the last round in per cent of its allocation.
    Disbursement,
}

impl IndicatorId {
    /// The name the JSON contract gives this indicator.
    pub const fn english(self) -> &'static str {
        match self {
            Self::Plans => "plans",
            Self::MonthlyReports => "monthly_reports",
            Self::AnnualReports => "annual_reports",
            Self::Success => "success",
            Self::Disbursement => "disbursement",
        }
    }
}

/// Whether an indicator counts things (เชิงปริมาณ) or weighs them (เชิงคุณภาพ).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IndicatorKind {
    /// เชิงปริมาณ
    Quantity,
    /// เชิงคุณภาพ
    Quality,
}

/// One of the official indicators with its target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// What it measures.
    pub id: IndicatorId,
    /// The table it is printed under.
    pub kind: IndicatorKind,
    /// As it is printed.
    pub name: String,
    /// Pieces, or whole per cent.
    pub target: u32,
    /// What pieces are called; `ร้อยละ` for per cent.
    pub unit: String,
}

/// When months are due: on a day of the next one, or on days of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthlyRule {
    due_day: u32,
    exceptions: BTreeMap<Month, NaiveDate>,
}

impl MonthlyRule {
    fn due(&self, month: Month) -> NaiveDate {
        self.exceptions.get(&month).copied().unwrap_or_else(|| month.next().day(self.due_day))
    }
}

/// One assessment round (รอบการประเมิน) with its ladder of levels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// 1 for the first of the year.
    pub number: u8,
    /// The round's first day.
    pub first: NaiveDate,
    /// The round's last day, to which disbursement runs.
    pub last: NaiveDate,
    /// People and deliveries are read as they stand on this day; never after `last`.
    pub assessed_on: NaiveDate,
    /// How many months the allocation covers that disbursement is measured against.
    pub allocation_months: u32,
    /// Level 1 first. A level is reached when its criteria and those of every level below hold.
    pub levels: Vec<Vec<Criterion>>,
}

impl Round {
    /// The months whose recording this round judges.
    pub fn months(&self) -> impl Iterator<Item = Month> + use<> {
        let last = self.last;
        std::iter::successors(Month::of(self.first), |month| Some(month.next()))
            .take_while(move |month| month.first_day() <= last)
    }
}

/// What must be shown for a level, as the handbook states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Criterion {
    /// Something handed in on or before a day.
    Delivered {
        /// What is handed in.
        item: SubmissionItem,
        /// The last day on time.
        due: NaiveDate,
    },
    /// Every month of the round recorded on or before its due day.
    Monthly,
    /// People reached since 1 October, in whole per cent of the year's target.
    People {
        /// Whole per cent; more than 100 is possible.
        threshold: u32,
    },
    /// Disbursement, in whole per cent of the round's allocation.
    Budget {
        /// Whole per cent.
        threshold: u32,
    },
}

impl Criterion {
    /// Which criterion this is.
    pub const fn id(self) -> CriterionId {
        match self {
            Self::Delivered { item, .. } => CriterionId::Delivered(item),
            Self::Monthly => CriterionId::Monthly,
            Self::People { .. } => CriterionId::People,
            Self::Budget { .. } => CriterionId::Budget,
        }
    }
}

/// Which of the handbook's criteria: what is asked for, apart from how much of it and by when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CriterionId {
    /// Something handed in.
    Delivered(SubmissionItem),
    /// Every month recorded.
    Monthly,
    /// People reached.
    People,
    /// Disbursement.
    Budget,
}

impl CriterionId {
    /// Every criterion there is.
    pub fn all() -> impl Iterator<Item = Self> {
        SubmissionItem::ALL.map(Self::Delivered).into_iter().chain([Self::Monthly, Self::People, Self::Budget])
    }

    /// The criterion of this name in a handbook's file.
    pub fn find(english: &str) -> Option<Self> {
        Self::all().find(|id| id.english() == english)
    }

    /// The name the JSON contract and the handbook's file give this criterion.
    pub const fn english(self) -> &'static str {
        match self {
            Self::Delivered(item) => item.english(),
            Self::Monthly => "monthly",
            Self::People => "people",
            Self::Budget => "budget",
        }
    }
}

impl Serialize for CriterionId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.english())
    }
}

impl Handbook {
    /// The last day on which a month's results count as recorded on time (handbook, เอกสาร ๑).
    pub fn due(&self, month: Month) -> NaiveDate {
        self.monthly.due(month)
    }

    /// When months are due.
    pub fn monthly(&self) -> &MonthlyRule {
        &self.monthly
    }

    /// Whether whatever is scored by them is scored alike: names and who has confirmed them aside.
    pub fn scores_as(&self, other: &Self) -> bool {
        let targets = |rules: &Self| rules.indicators.iter().map(|one| (one.id, one.target)).collect::<Vec<_>>();
        self.fiscal_year == other.fiscal_year
            && self.rounds == other.rounds
            && self.monthly == other.monthly
            && targets(self) == targets(other)
    }

    /// Has the next year take over the names as they now are, with its own number in the place of this year's.
    pub(crate) fn hand_on_names(&mut self) {
        self.patterns = self.names.patterns(self.fiscal_year, &self.patterns);
    }

    /// Sets the day of the month by which the month before is recorded.
    pub(crate) fn set_due_day(&mut self, day: u32) {
        self.monthly.due_day = day;
    }

    /// Sets the day of one month's own; none of its own where it is due as every month is.
    pub(crate) fn set_due(&mut self, month: Month, due: NaiveDate) {
        self.monthly.exceptions.remove(&month);
        if self.monthly.due(month) != due {
            self.monthly.exceptions.insert(month, due);
        }
    }

    /// The day of the month by which the month before is recorded, when nothing else is said.
    pub fn due_day(&self) -> u32 {
        self.monthly.due_day
    }

    /// Months with a due day of their own, in order.
    pub fn due_exceptions(&self) -> impl Iterator<Item = (Month, NaiveDate)> {
        self.monthly.exceptions.iter().map(|(month, due)| (*month, *due))
    }

    /// The round of this number.
    pub fn round(&self, number: u8) -> Option<&Round> {
        self.rounds.iter().find(|round| round.number == number)
    }

    /// The day after the last round, from which nothing about the year is open any more.
    pub fn settled_on(&self) -> NaiveDate {
        let last = self.rounds.last().map_or(self.fiscal_year.last_day(), |round| round.last);
        last + Days::new(1)
    }

    /// The due day of a yearly delivery, wherever a round asks for it.
    pub fn delivery_due(&self, wanted: SubmissionItem) -> Option<NaiveDate> {
        self.rounds.iter().flat_map(|round| round.levels.iter().flatten()).find_map(|criterion| match criterion {
            Criterion::Delivered { item, due } if *item == wanted => Some(*due),
            _ => None,
        })
    }
}

/// A local mechanism by its name in one province: the province's name goes before a bracket, or to the end.
pub fn of_province(mechanism: &str, province: &Province) -> String {
    match mechanism.split_once(" (") {
        Some((name, rest)) => format!("{name}{} ({rest}", province.name),
        None => format!("{mechanism}{}", province.name),
    }
}
