//! Titles of the books and of what they refer to, with or without the year in them.

use serde::Serialize;

use super::HandbookDocument;
use crate::{model::FiscalYear, thai::digits::plain};

/// Stands for the fiscal year in a name.
const YEAR: &str = "{ปี}";

/// Titles of the books and of what they refer to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Names {
    /// The handbook itself, as books refer to it.
    pub handbook: String,
    /// The paper it came with.
    pub document: HandbookDocument,
    /// โครงการ the plan belongs to.
    pub programme: String,
    /// The long-term plan above the year's, when it is known.
    pub long_plan: Option<String>,
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

impl Names {
    /// The names with the year in its place, in Thai digits.
    pub(super) fn of_year(&self, year: FiscalYear) -> Self {
        self.each(|name| name.replace(YEAR, &plain(year)))
    }

    /// The patterns of names that are written out for a year; a long plan's is as it was, for it has its own years.
    pub(super) fn patterns(&self, year: FiscalYear, before: &Self) -> Self {
        Self { long_plan: before.long_plan.clone(), ..self.each(|name| title_pattern(name, year)) }
    }

    /// The same names, each as it is `put`.
    fn each(&self, put: impl Fn(&String) -> String) -> Self {
        Self {
            handbook: put(&self.handbook),
            document: self.document.clone(),
            programme: put(&self.programme),
            long_plan: self.long_plan.as_ref().map(&put),
            committee: put(&self.committee),
            budget: put(&self.budget),
            plan: put(&self.plan),
            plan_subject: put(&self.plan_subject),
            annual: put(&self.annual),
            annual_short: put(&self.annual_short),
            monthly: put(&self.monthly),
        }
    }
}

/// A handbook's own title with its place of the year, where it was written with the year itself.
pub(super) fn title_pattern(title: &str, year: FiscalYear) -> String {
    title.replace(&plain(year), YEAR).replace(&year.to_string(), YEAR)
}
