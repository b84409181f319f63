//! The long-term plans, each with the years it is for: a fact of its own, which no year hands on to the next.

use serde::Deserialize;

use super::HandbookError;
use crate::{model::FiscalYear, thai::digits::plain};

/// Stand for the first and the last year in a plan's name.
const FIRST: &str = "{ปีแรก}";
const LAST: &str = "{ปีสุดท้าย}";

/// The long-term plans there are known to be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LongPlans(Vec<LongPlan>);

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct LongPlan {
    first: u16,
    last: u16,
    name: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LongPlansFile {
    long_plans: Vec<LongPlan>,
}

impl LongPlans {
    /// Reads the file of plans.
    ///
    /// # Errors
    /// When the text is no TOML of its shape.
    pub fn parse(text: &str) -> Result<Self, HandbookError> {
        let file: LongPlansFile = toml::from_str(text).map_err(|cause| HandbookError::syntax(cause, text))?;
        Ok(Self(file.long_plans))
    }

    /// The plan a year falls under, by its name.
    pub fn of(&self, year: FiscalYear) -> Option<String> {
        let plan = self.0.iter().find(|plan| (plan.first..=plan.last).contains(&year.number()))?;
        Some(plan.name.replace(FIRST, &plain(plan.first)).replace(LAST, &plain(plan.last)))
    }
}
