//! เอกสาร ๒: the Action Plan book.

use chrono::NaiveDate;
use serde::Serialize;

use super::{
    Composed, Composer,
    alignment::{self, Alignment},
    annexes::{self, BoundAnnex},
    approval::{self, Approval},
    calendar::{self, Duty},
    charts::{self, Chart},
    cover::Cover,
    facts::PlanFacts,
    general::{self, General},
    indicators::{self, IndicatorRow},
    last_year::{self, PlanComparison},
    managing::{self, Managing},
    mechanisms::{self, Mechanism},
    overview::{self, Overview},
    prose::ProseError,
    scoring::{self, RoundTable},
    situation::{self, GroupSituation},
    strategies::{self, MatrixRow, MonthHeads, Strategy, Total},
    wording,
};
use crate::model::{Passage, SubmissionItem};

/// Everything the Action Plan's layout shows.
#[derive(Debug, Serialize)]
pub struct PlanBook {
    /// Title, province and year.
    pub cover: Cover,
    /// Paragraphs.
    pub preface: Vec<String>,
    /// The page on which the plan is approved, with what is known of that.
    pub approval: Approval,
    /// The plan on one page.
    pub overview: Overview,
    /// Paragraphs.
    pub summary: Vec<String>,
    /// What is known of the province at large, if anything.
    pub general: Option<General>,
    /// What is known of the groups of workers; a group without figures is left out.
    pub situation: Vec<GroupSituation>,
    /// What the year before came to beside what is planned, where that is told.
    pub comparison: Option<PlanComparison>,
    /// Paragraphs before the mechanisms.
    pub mechanisms_intro: Vec<String>,
    /// The committees that carry the plan, with their members.
    pub mechanisms: Vec<Mechanism>,
    /// Paragraphs before the charts and the table of projects.
    pub plan_intro: Vec<String>,
    /// How it answers to plans above it, where the data tells.
    pub alignment: Option<Alignment>,
    /// The plan drawn.
    pub charts: PlanCharts,
    /// Whether there is a chart, so that the contents list charts too.
    pub has_figures: bool,
    /// Heads of the columns of months, October to September.
    #[serde(rename = "\u{fdd0}months")]
    pub months: MonthHeads,
    /// Strategies with their projects, in the order of the file.
    pub strategies: Vec<Strategy>,
    /// Of all projects.
    #[serde(rename = "\u{fdd0}total")]
    pub total: Total,
    /// A line a strategy: its projects, people and money by group of workers.
    pub matrix: Vec<MatrixRow>,
    /// The sum of its rows.
    #[serde(rename = "\u{fdd0}matrix_total")]
    pub matrix_total: MatrixRow,
    /// Short names of the groups, as heads of columns.
    #[serde(rename = "\u{fdd0}groups")]
    pub groups: [&'static str; 3],
    /// Paragraphs before the table of indicators.
    pub indicators_intro: Vec<String>,
    /// In the handbook's order.
    pub indicators: Vec<IndicatorRow>,
    /// One scoring table a round, with what each level asks for.
    pub rounds: Vec<RoundTable>,
    /// How the plan is managed, where the province asks for the chapter.
    pub managing: Option<Managing>,
    /// What is due in the year, by day.
    pub calendar: Vec<Duty>,
    /// Documents bound in, in the order of their table.
    pub annexes: Vec<BoundAnnex>,
}

/// The plan at a glance; a chart that would show nothing is absent.
#[derive(Debug, Serialize)]
pub struct PlanCharts {
    pub groups: Option<Chart>,
    pub strategies: Option<Chart>,
}

impl Composer<'_> {
    /// The Action Plan book of a dataset. It is dated the day the committee approved it, else the day it was
    /// recorded, else the first day of the fiscal year.
    ///
    /// # Errors
    /// When a prose template fails.
    pub fn plan(&self) -> Result<Composed<PlanBook>, ProseError> {
        let (dataset, handbook, prose) = (self.dataset, self.handbook, self.prose);
        let mut cover =
            Cover::new(dataset, handbook, &handbook.names.plan, &handbook.names.plan_subject, self.day_of_plan());
        let (mut assets, mut lost) = cover.illustrate(dataset, self.pictures);
        let (annexes, sheets, unread) = annexes::annexes(dataset, |annex| annex.books.has_plan(), self.pictures);
        assets.extend(sheets);
        lost.extend(unread);
        let facts = PlanFacts::new(dataset, handbook, &cover);
        let said = |passage| wording::said(dataset, prose, passage, &facts);
        let (matrix, matrix_total) = strategies::matrix(dataset);
        let charts = PlanCharts {
            groups: charts::groups_planned(dataset),
            strategies: charts::strategies_planned(dataset, usize::MAX),
        };
        let situation = situation::situation(dataset, prose)?;
        let book = PlanBook {
            preface: said(Passage::PlanPreface)?,
            approval: approval::approval(dataset, &facts, prose)?,
            overview: overview::of_plan(dataset, &facts),
            summary: said(Passage::PlanSummary)?,
            general: general::general(dataset, &mut assets),
            has_figures: charts.groups.is_some()
                || charts.strategies.is_some()
                || situation.iter().any(|group| group.chart.is_some())
                || !dataset.alignment.is_empty()
                || dataset.office.managing,
            situation,
            comparison: last_year::planned(dataset, prose)?,
            mechanisms_intro: said(Passage::PlanMechanisms)?,
            mechanisms: mechanisms::mechanisms(dataset, handbook, prose)?,
            plan_intro: said(Passage::PlanProjects)?,
            alignment: alignment::alignment(dataset, &cover.year, prose)?,
            charts,
            months: MonthHeads::new(dataset),
            strategies: strategies::strategies(dataset),
            total: Total::of(dataset, dataset.projects.iter()),
            matrix,
            matrix_total,
            groups: crate::model::WorkerGroup::ALL.map(crate::model::WorkerGroup::thai),
            indicators_intro: said(Passage::PlanIndicators)?,
            indicators: indicators::indicators(handbook, None),
            rounds: scoring::tables(dataset, handbook, None, prose)?,
            managing: managing::managing(dataset, handbook, (&cover.year, &cover.office.name), prose)?,
            calendar: calendar::duties(dataset, handbook, prose)?,
            annexes,
            cover,
        };
        Ok(Composed { book, assets, lost })
    }

    /// The day the committee approved the plan, else the day it was recorded, else the first day of the fiscal year.
    pub(super) fn day_of_plan(&self) -> NaiveDate {
        let submissions = &self.dataset.evidence.submissions;
        let dated = |item| submissions.get(&item).and_then(|submission| submission.date);
        dated(SubmissionItem::CommitteeApproved)
            .or_else(|| dated(SubmissionItem::PlanRecorded))
            .unwrap_or_else(|| self.dataset.year.first_day())
    }
}
