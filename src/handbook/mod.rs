//! The ministry's handbook of one fiscal year as data: its dates, thresholds, names and addresses.
//!
//! A handbook is a file under `templates/handbook/`; another year is another file. What scores is what prints.

mod error;
mod load;

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
pub use error::HandbookError;
use serde::{Serialize, Serializer};

use crate::model::{FiscalYear, Month, Province, SubmissionItem};

/// One fiscal year's rules. Made only by [`Handbook::parse`], which holds it to the promises below.
#[derive(Debug, Clone)]
pub struct Handbook {
    /// The one year it is of.
    pub fiscal_year: FiscalYear,
    /// Titles, in the ministry's own words.
    pub names: Names,
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

/// Titles of the books and of what they refer to.
#[derive(Debug, Clone, Serialize)]
pub struct Names {
    /// The handbook itself, as books refer to it.
    pub handbook: String,
    /// โครงการ the plan belongs to.
    pub programme: String,
    /// The long-term plan above the year's.
    pub long_plan: String,
    /// The committee that approves the plan.
    pub committee: String,
    /// The budget whose disbursement is scored: งบรายจ่ายอื่น.
    pub budget: String,
    /// Title of the Action Plan book; what stands in brackets is a line of its own on the cover.
    pub plan: String,
    /// What the plan is of, below its title.
    pub plan_subject: String,
    /// Title of the annual report.
    pub annual: String,
    /// The annual report in running heads.
    pub annual_short: String,
    /// Title of the monthly report.
    pub monthly: String,
}

/// The Office that takes in the books of all provinces.
#[derive(Debug, Clone, Serialize, serde::Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, serde::Deserialize)]
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
#[derive(Debug, Clone, Serialize, serde::Deserialize)]
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

#[derive(Debug, Clone)]
struct MonthlyRule {
    due_day: u32,
    exceptions: BTreeMap<Month, NaiveDate>,
}

impl MonthlyRule {
    fn due(&self, month: Month) -> NaiveDate {
        self.exceptions.get(&month).copied().unwrap_or_else(|| month.next().day(self.due_day))
    }
}

/// One assessment round (รอบการประเมิน) with its ladder of levels.
#[derive(Debug, Clone)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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

/// The handbooks of all years there are.
#[derive(Debug, Clone, Default)]
pub struct Handbooks(BTreeMap<FiscalYear, Handbook>);

impl Handbooks {
    /// The year's own handbook.
    pub fn of(&self, year: FiscalYear) -> Option<&Handbook> {
        self.0.get(&year)
    }

    /// The years that have one, in order.
    pub fn years(&self) -> impl Iterator<Item = FiscalYear> {
        self.0.keys().copied()
    }
}

impl FromIterator<Handbook> for Handbooks {
    fn from_iter<I: IntoIterator<Item = Handbook>>(handbooks: I) -> Self {
        Self(handbooks.into_iter().map(|handbook| (handbook.fiscal_year, handbook)).collect())
    }
}
