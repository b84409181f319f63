//! เอกสาร ๓: the annual report.

use serde::Serialize;

use super::{
    Composed, Composer,
    annexes::{self, BoundAnnex},
    charts::{self, Chart},
    cover::Cover,
    facts::{AnnualFacts, PlanFacts},
    indicators::{self, IndicatorRow},
    last_year::{self, Comparison},
    overview::{self, Overview},
    photos::{self, PhotoRow},
    prose::ProseError,
    results::{Counted, Results},
    scoring::{self, MonthRow, RoundTable},
    wording,
};
use crate::{
    model::{Dataset, Passage},
    score::Scorecard,
    thai::digits,
};

/// Everything the annual report's layout shows.
#[derive(Debug, Serialize)]
pub struct AnnualBook {
    /// What every page of the book bears: titles, office, year.
    pub cover: Cover,
    /// The day the evidence is read on, in words: `๓๐ กันยายน ๒๕๖๕`.
    pub as_of: String,
    /// The office's own paragraphs, or composed ones.
    pub preface: Vec<String>,
    /// The office's own paragraphs, or composed ones.
    pub summary: Vec<String>,
    /// The year on one page.
    pub overview: Overview,
    /// The year drawn.
    pub charts: AnnualCharts,
    /// Composed paragraphs before the tables of results.
    pub results_intro: Vec<String>,
    /// By strategy, project, group and month.
    pub results: Results,
    /// The results beside those of the year before, where that is told.
    pub comparison: Option<Comparison>,
    /// Composed paragraphs before the table of indicators.
    pub indicators_intro: Vec<String>,
    /// In the handbook's order, with what was attained.
    pub indicators: Vec<IndicatorRow>,
    /// One scoring table a round, with its evidence.
    pub rounds: Vec<RoundTable>,
    /// In the order of the file.
    pub problems: Vec<ProblemRow>,
    /// The months that the rounds judge, in order.
    pub records: Vec<RecordRow>,
    /// The deliveries the year's handbook asks for.
    pub submissions: Vec<SubmissionRow>,
    /// Photos as they stand side by side on the pages.
    pub photo_rows: Vec<PhotoRow>,
    /// Documents bound in, in the order of their table.
    pub annexes: Vec<BoundAnnex>,
}

/// The year in pictures; a chart that would show nothing is absent.
#[derive(Debug, Serialize)]
pub struct AnnualCharts {
    pub groups: Option<Chart>,
    pub strategies: Option<Chart>,
    pub projects: Option<Chart>,
    pub people: Option<Chart>,
    pub disbursement: Option<Chart>,
    pub records: Chart,
}

#[derive(Debug, Serialize)]
pub struct ProblemRow {
    pub number: String,
    pub area: Option<String>,
    pub problem: String,
    pub remedy: Option<String>,
    pub suggestion: Option<String>,
}

/// One month's record in the appendix.
#[derive(Debug, Serialize)]
pub struct RecordRow {
    pub month: String,
    pub due: String,
    pub recorded_on: String,
    pub verdict: &'static str,
    pub recorded_by: String,
    #[serde(rename = "\u{fdd0}value")]
    pub value: RecordValue,
}

/// `2021-11-04`
#[derive(Debug, Serialize)]
pub struct RecordValue {
    pub due: String,
    pub recorded_on: Option<String>,
}

/// One yearly delivery in the appendix.
#[derive(Debug, Serialize)]
pub struct SubmissionRow {
    pub item: &'static str,
    pub due: String,
    pub date: String,
    pub document_no: String,
    pub note: String,
    #[serde(rename = "\u{fdd0}value")]
    pub value: SubmissionValue,
}

/// `2021-11-30`
#[derive(Debug, Serialize)]
pub struct SubmissionValue {
    pub due: String,
    pub date: Option<String>,
}

impl Composer<'_> {
    /// The annual report as the evidence stands on the scorecard's day.
    ///
    /// # Errors
    /// When a prose template fails.
    pub fn annual(&self, scorecard: &Scorecard) -> Result<Composed<AnnualBook>, ProseError> {
        let (dataset, handbook, prose) = (self.dataset, self.handbook, self.prose);
        let mut cover = Cover::new(dataset, handbook, &handbook.names.annual, "", scorecard.as_of);
        let (mut assets, mut lost) = cover.illustrate(dataset, self.pictures);
        let (photo_rows, photos, unread) = photos::photos(dataset, self.pictures);
        assets.extend(photos);
        lost.extend(unread);
        let (annexes, sheets, unread) = annexes::annexes(dataset, |annex| annex.books.has_annual(), self.pictures);
        assets.extend(sheets);
        lost.extend(unread);
        let rounds = scoring::tables(dataset, handbook, Some(scorecard), prose)?;
        let plan = PlanFacts::new(dataset, handbook, &cover);
        let (comparison, compared) = last_year::comparison(dataset, scorecard).unzip();
        let facts = AnnualFacts { compared, ..AnnualFacts::new(plan, dataset, handbook, scorecard, &rounds) };
        let said = |passage| wording::said(dataset, prose, passage, &facts);
        let counted = Counted::new(dataset, scorecard.as_of);
        let with_intro = |comparison: Comparison| {
            Ok::<_, ProseError>(Comparison { intro: said(Passage::AnnualComparison)?, ..comparison })
        };
        let book = AnnualBook {
            as_of: facts.as_of.clone(),
            preface: said(Passage::AnnualPreface)?,
            summary: said(Passage::AnnualSummary)?,
            overview: overview::of_year(dataset, scorecard, &facts, &rounds),
            charts: AnnualCharts {
                groups: charts::groups_reached(dataset, &counted),
                strategies: charts::strategies_reached(dataset, &counted, usize::MAX),
                projects: charts::projects_compared(dataset, &counted),
                people: charts::people_course(dataset, handbook, scorecard.as_of),
                disbursement: charts::disbursement_course(dataset, handbook, scorecard.as_of),
                records: charts::record_strip(scorecard),
            },
            results_intro: said(Passage::AnnualResults)?,
            results: counted.tables(),
            comparison: comparison.map(with_intro).transpose()?,
            indicators_intro: said(Passage::AnnualIndicators)?,
            indicators: indicators::indicators(handbook, Some(scorecard)),
            problems: problems(dataset),
            records: self.records(scorecard),
            submissions: self.submissions(),
            rounds,
            photo_rows,
            annexes,
            cover,
        };
        Ok(Composed { book, assets, lost })
    }

    fn records(&self, scorecard: &Scorecard) -> Vec<RecordRow> {
        scorecard
            .months()
            .map(|judged| {
                let record = self.dataset.evidence.records.get(&judged.month);
                let by = record.and_then(|record| record.recorded_by.as_deref());
                let row = MonthRow::from(judged);
                RecordRow {
                    month: row.month,
                    due: row.due,
                    recorded_on: row.actual,
                    verdict: row.verdict,
                    recorded_by: by.map_or_else(super::amounts::dash, digits::in_thai),
                    value: RecordValue {
                        due: judged.due.to_string(),
                        recorded_on: judged.actual.map(|day| day.to_string()),
                    },
                }
            })
            .collect()
    }

    fn submissions(&self) -> Vec<SubmissionRow> {
        use crate::{model::SubmissionItem, thai::date::short_day};
        let dash = super::amounts::dash;
        SubmissionItem::ALL
            .into_iter()
            .filter_map(|item| Some((item, self.handbook.delivery_due(item)?)))
            .map(|(item, due)| {
                let given = self.dataset.evidence.submissions.get(&item);
                SubmissionRow {
                    item: item.thai(),
                    due: short_day(due),
                    date: given.and_then(|given| given.date).map_or_else(dash, short_day),
                    document_no: given
                        .and_then(|given| given.document_no.as_deref())
                        .map_or_else(dash, digits::in_thai),
                    note: given.and_then(|given| given.note.as_deref()).map_or_else(dash, digits::in_thai),
                    value: SubmissionValue {
                        due: due.to_string(),
                        date: given.and_then(|given| given.date).map(|day| day.to_string()),
                    },
                }
            })
            .collect()
    }
}

fn problems(dataset: &Dataset) -> Vec<ProblemRow> {
    let thai = |text: &Option<String>| text.as_deref().map(digits::in_thai);
    (1_u32..)
        .zip(&dataset.problems)
        .map(|(number, problem)| ProblemRow {
            number: digits::plain(number),
            area: thai(&problem.area),
            problem: digits::in_thai(&problem.problem),
            remedy: thai(&problem.remedy),
            suggestion: thai(&problem.suggestion),
        })
        .collect()
}
