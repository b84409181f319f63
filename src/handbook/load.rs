//! Reading a handbook's TOML and holding it to what scoring relies on.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

use super::{
    CentralOffice, Criterion, CriterionId, Handbook, HandbookDocument, HandbookError, Indicator, MonthlyRule, Names,
    Round, Standing,
    error::Reason,
    laws::{self, At},
    names::title_pattern,
};
use crate::model::{FiscalYear, Month};

impl Handbook {
    /// Reads one handbook file.
    ///
    /// # Errors
    /// When the text is no TOML of the handbook's shape, or a date, round or level in it contradicts another.
    pub fn parse(text: &str) -> Result<Self, HandbookError> {
        toml::from_str::<HandbookFile>(text).map_err(|cause| HandbookError::syntax(cause, text))?.try_into()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HandbookFile {
    fiscal_year: i64,
    name: String,
    programme: String,
    #[serde(default)]
    long_plan: Option<String>,
    committee: String,
    budget_name: String,
    documents: DocumentNames,
    office: CentralOffice,
    mechanisms: Vec<Mechanism>,
    monthly: MonthlyFile,
    indicators: Vec<Indicator>,
    rounds: Vec<RoundFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DocumentNames {
    plan: String,
    plan_subject: String,
    annual: String,
    annual_short: String,
    monthly: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mechanism {
    name: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MonthlyFile {
    due_day: u32,
    #[serde(default)]
    exceptions: BTreeMap<String, toml::value::Date>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RoundFile {
    number: u8,
    first: toml::value::Date,
    last: toml::value::Date,
    assessed_on: toml::value::Date,
    allocation_months: u32,
    levels: Vec<Vec<CriterionFile>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CriterionFile {
    id: String,
    due: Option<toml::value::Date>,
    threshold: Option<u32>,
}

fn unusable(field: impl Into<String>, reason: Reason) -> HandbookError {
    HandbookError::Field { field: field.into(), reason }
}

fn day(field: &str, date: toml::value::Date) -> Result<NaiveDate, HandbookError> {
    NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
        .ok_or_else(|| unusable(field, Reason::NoDay(date.to_string())))
}

impl TryFrom<HandbookFile> for Handbook {
    type Error = HandbookError;

    fn try_from(file: HandbookFile) -> Result<Self, HandbookError> {
        let fiscal_year = FiscalYear::new(file.fiscal_year)
            .ok_or_else(|| unusable("fiscal_year", Reason::NoBuddhistYear(file.fiscal_year)))?;
        if !(1..=28).contains(&file.monthly.due_day) {
            return Err(unusable("monthly.due_day", Reason::NotInEveryMonth));
        }
        let exceptions = file
            .monthly
            .exceptions
            .into_iter()
            .map(|(month, due)| due_exception(fiscal_year, &month, due))
            .collect::<Result<_, _>>()?;
        let rounds = file
            .rounds
            .into_iter()
            .enumerate()
            .map(|(index, round)| round.checked(index))
            .collect::<Result<Vec<_>, _>>()?;
        let monthly = MonthlyRule { due_day: file.monthly.due_day, exceptions };
        if let Some((at, reason)) = laws::broken(fiscal_year, &rounds, &monthly).into_iter().next() {
            return Err(unusable(field_of(at), reason));
        }
        for (index, indicator) in file.indicators.iter().enumerate() {
            if file.indicators[..index].iter().any(|earlier| earlier.id == indicator.id) {
                return Err(unusable("indicators", Reason::Twice(indicator.id)));
            }
        }
        let patterns = Names {
            handbook: title_pattern(&file.name, fiscal_year),
            document: HandbookDocument::default(),
            programme: file.programme,
            long_plan: file.long_plan,
            committee: file.committee,
            budget: file.budget_name,
            plan: file.documents.plan,
            plan_subject: file.documents.plan_subject,
            annual: file.documents.annual,
            annual_short: file.documents.annual_short,
            monthly: file.documents.monthly,
        };
        Ok(Self {
            fiscal_year,
            standing: Standing { fiscal_year, assumed: false },
            names: patterns.of_year(fiscal_year),
            patterns,
            office: file.office,
            mechanisms: file.mechanisms.into_iter().map(|mechanism| mechanism.name).collect(),
            indicators: file.indicators,
            rounds,
            monthly,
        })
    }
}

fn due_exception(year: FiscalYear, month: &str, due: toml::value::Date) -> Result<(Month, NaiveDate), HandbookError> {
    let field = format!("monthly.exceptions.{month}");
    let parsed = NaiveDate::parse_from_str(&format!("{month}-01"), "%Y-%m-%d")
        .ok()
        .and_then(|first| Month::new(first.year(), first.month()))
        .filter(|month| year.contains(*month))
        .ok_or_else(|| unusable(&field, Reason::NoMonthOfTheYear))?;
    Ok((parsed, day(&field, due)?))
}

/// The name of a part of the rules in their file.
fn field_of(at: At) -> String {
    match at {
        At::Rounds | At::Span(_) => "rounds".to_owned(),
        At::Round(number) => format!("rounds[{}]", number.saturating_sub(1)),
        At::Criterion { round, level, id } => {
            format!("rounds[{}].levels[{}].{}", round.saturating_sub(1), level.saturating_sub(1), id.english())
        }
        At::Month(_) => "monthly.exceptions".to_owned(),
    }
}

impl RoundFile {
    fn checked(self, index: usize) -> Result<Round, HandbookError> {
        let field = format!("rounds[{index}]");
        if usize::from(self.number) != index + 1 {
            return Err(unusable(field, Reason::WrongNumber { number: self.number, due: index + 1 }));
        }
        let first = day(&field, self.first)?;
        let last = day(&field, self.last)?;
        let assessed_on = day(&field, self.assessed_on)?;
        let levels = self
            .levels
            .into_iter()
            .enumerate()
            .map(|(level, criteria)| {
                let field = format!("{field}.levels[{level}]");
                criteria.into_iter().map(|criterion| criterion.checked(&field)).collect()
            })
            .collect::<Result<_, _>>()?;
        Ok(Round { number: self.number, first, last, assessed_on, allocation_months: self.allocation_months, levels })
    }
}

impl CriterionFile {
    fn checked(self, field: &str) -> Result<Criterion, HandbookError> {
        let field = format!("{field}.{}", self.id);
        let id = CriterionId::find(&self.id).ok_or_else(|| unusable(field.as_str(), Reason::NoSuchCriterion))?;
        match (id, self.due, self.threshold) {
            (CriterionId::Delivered(item), Some(due), None) => {
                let due = day(&field, due)?;
                Ok(Criterion::Delivered { item, due })
            }
            (CriterionId::Monthly, None, None) => Ok(Criterion::Monthly),
            (CriterionId::People, None, Some(threshold)) => Ok(Criterion::People { threshold }),
            (CriterionId::Budget, None, Some(threshold)) => Ok(Criterion::Budget { threshold }),
            (CriterionId::Delivered(_), ..) => Err(unusable(field, Reason::DueAlone)),
            (CriterionId::Monthly, ..) => Err(unusable(field, Reason::NeitherDueNorThreshold)),
            (CriterionId::People | CriterionId::Budget, ..) => Err(unusable(field, Reason::ThresholdAlone)),
        }
    }
}
