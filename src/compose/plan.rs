//! เอกสาร ๒: the Action Plan book.

use serde::Serialize;

use super::{
    Composer,
    calendar::{self, Duty},
    cover::Cover,
    facts::PlanFacts,
    indicators::{self, IndicatorRow},
    mechanisms::{self, Mechanism},
    prose::{ProseError, paragraphs},
    scoring::{self, RoundTable},
    situation::{self, GroupSituation},
    strategies::{self, MatrixRow, MonthHeads, Strategy, Total},
};
use crate::model::SubmissionItem;

/// Everything the Action Plan's layout shows.
#[derive(Debug, Serialize)]
pub struct PlanBook {
    pub cover: Cover,
    pub preface: Vec<String>,
    pub summary: Vec<String>,
    pub situation: Vec<GroupSituation>,
    pub mechanisms_intro: Vec<String>,
    pub mechanisms: Vec<Mechanism>,
    pub plan_intro: Vec<String>,
    pub months: MonthHeads,
    pub strategies: Vec<Strategy>,
    pub total: Total,
    pub matrix: Vec<MatrixRow>,
    pub matrix_total: MatrixRow,
    pub groups: [&'static str; 3],
    pub indicators_intro: Vec<String>,
    pub indicators: Vec<IndicatorRow>,
    pub rounds: Vec<RoundTable>,
    pub calendar: Vec<Duty>,
}

impl Composer<'_> {
    /// The Action Plan book of a dataset. It is dated the day the committee approved it, else the day it was
    /// recorded, else the first day of the fiscal year.
    ///
    /// # Errors
    /// When a prose template fails.
    pub fn plan(&self) -> Result<PlanBook, ProseError> {
        let (dataset, handbook, prose) = (self.dataset, self.handbook, self.prose);
        let dated = |item| dataset.evidence.submissions.get(&item).and_then(|submission| submission.date);
        let day = dated(SubmissionItem::CommitteeApproved)
            .or_else(|| dated(SubmissionItem::PlanRecorded))
            .unwrap_or_else(|| dataset.year.first_day());
        let cover = Cover::new(dataset, handbook, &handbook.names.plan, &handbook.names.plan_subject, day);
        let facts = PlanFacts::new(dataset, handbook, &cover);
        let own = |text: &Option<String>, name| match text {
            Some(text) => Ok(paragraphs(text)),
            None => prose.paragraphs(name, &facts),
        };
        let (matrix, matrix_total) = strategies::matrix(dataset);
        Ok(PlanBook {
            preface: own(&dataset.office.preface, "plan-preface")?,
            summary: own(&dataset.office.summary, "plan-summary")?,
            situation: situation::situation(dataset, prose)?,
            mechanisms_intro: prose.paragraphs("plan-mechanisms", &facts)?,
            mechanisms: mechanisms::mechanisms(dataset, handbook, prose)?,
            plan_intro: prose.paragraphs("plan-projects", &facts)?,
            months: MonthHeads::new(dataset),
            strategies: strategies::strategies(dataset),
            total: Total::of(dataset, dataset.projects.iter()),
            matrix,
            matrix_total,
            groups: crate::model::WorkerGroup::ALL.map(crate::model::WorkerGroup::thai),
            indicators_intro: prose.paragraphs("plan-indicators", &facts)?,
            indicators: indicators::indicators(handbook, None),
            rounds: scoring::tables(handbook, None, prose)?,
            calendar: calendar::duties(handbook, prose)?,
            cover,
        })
    }
}
