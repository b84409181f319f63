//! What a passage says: the office's own words where it has written any, else what is composed.

use serde::Serialize;

use super::{
    AnnualBook, Composer, PlanBook,
    prose::{Prose, ProseError, paragraphs},
    scoring,
};
use crate::{
    model::{Dataset, Month, Passage, WorkerGroup},
    score::Scorecard,
    thai::digits,
};

/// The paragraphs of a passage.
///
/// # Errors
/// When its prose template fails.
pub fn said(
    dataset: &Dataset,
    prose: &Prose,
    passage: Passage,
    facts: &impl Serialize,
) -> Result<Vec<String>, ProseError> {
    // Older keys of the province's own table speak for both books.
    let of_office = match passage {
        Passage::PlanPreface | Passage::AnnualPreface => dataset.office.preface.as_ref(),
        Passage::PlanSummary | Passage::AnnualSummary => dataset.office.summary.as_ref(),
        _ => None,
    };
    match dataset.wording.get(&passage).or(of_office) {
        Some(text) => Ok(paragraphs(&digits::in_thai(text))),
        None => prose.paragraphs(&passage.template(), facts),
    }
}

impl Composer<'_> {
    /// Every passage of the plan, of its meeting's agenda, of the annual report and of the report of each month up to the
    /// scorecard's day that anything is known of, with what the books say there.
    ///
    /// # Errors
    /// When a prose template fails.
    pub fn passages(&self, scorecard: &Scorecard) -> Result<Vec<(Passage, String)>, ProseError> {
        let (plan, annual) = (self.plan()?.book, self.annual(scorecard)?.book);
        let dataset = self.dataset;
        let is_known = |month: &Month| {
            let is_begun = month.first_day() <= scorecard.as_of;
            let has_result = dataset.results.iter().any(|result| result.month == *month);
            is_begun && (has_result || dataset.evidence.records.contains_key(month))
        };
        let (agenda, assumed) = (self.agenda()?.book, scoring::assumed(self.handbook, self.prose)?);
        // What is said of rules that are assumed is nobody's to change, and follows by itself.
        let frame: Vec<String> = agenda.frame.iter().filter(|text| Some(*text) != assumed.as_ref()).cloned().collect();
        let resolution = vec![agenda.resolution.clone()];
        let of_agenda = [
            (Passage::AgendaFrame, &frame),
            (Passage::AgendaCause, &agenda.cause),
            (Passage::AgendaPlan, &agenda.plan),
            (Passage::AgendaRequest, &agenda.request),
            (Passage::AgendaResolution, &resolution),
        ];
        let months = dataset.year.months().filter(is_known);
        let months = months.map(|month| Ok((Passage::of_month(month), self.monthly(month, scorecard)?.book.summary)));
        let months = months.collect::<Result<Vec<_>, ProseError>>()?;
        let all = of_plan(&plan).into_iter().chain(of_agenda).chain(of_annual(&annual));
        let all = all.chain(months.iter().map(|(passage, summary)| (*passage, summary)));
        let text = |(passage, paragraphs): (Passage, &Vec<String>)| (passage, paragraphs.join("\n\n"));
        Ok(all.map(text).filter(|(_, text)| !text.is_empty()).collect())
    }
}

fn of_plan(book: &PlanBook) -> Vec<(Passage, &Vec<String>)> {
    let group = |name: &str| WorkerGroup::ALL.into_iter().find(|group| group.thai() == name);
    let situation = book.situation.iter().filter_map(|one| Some((Passage::of_group(group(one.name)?), &one.intro)));
    let mut passages = vec![
        (Passage::PlanPreface, &book.preface),
        (Passage::PlanApproval, &book.approval.text),
        (Passage::PlanSummary, &book.summary),
    ];
    passages.extend(situation);
    passages.extend(book.comparison.as_ref().map(|comparison| (Passage::PlanComparison, &comparison.intro)));
    passages.push((Passage::PlanMechanisms, &book.mechanisms_intro));
    // Those of the handbook come first.
    let numbered = (1..).zip(&book.mechanisms);
    passages.extend(numbered.filter_map(|(number, one)| Some((Passage::of_mechanism(number)?, &one.duty))));
    passages.push((Passage::PlanProjects, &book.plan_intro));
    passages.extend(book.alignment.as_ref().map(|alignment| (Passage::PlanAlignment, &alignment.intro)));
    passages.push((Passage::PlanIndicators, &book.indicators_intro));
    if let Some(managing) = &book.managing {
        passages.extend([(Passage::PlanManaging, &managing.intro), (Passage::PlanFollowUp, &managing.follow_up)]);
    }
    passages
}

fn of_annual(book: &AnnualBook) -> Vec<(Passage, &Vec<String>)> {
    let mut passages = vec![
        (Passage::AnnualPreface, &book.preface),
        (Passage::AnnualSummary, &book.summary),
        (Passage::AnnualResults, &book.results_intro),
    ];
    passages.extend(book.comparison.as_ref().map(|comparison| (Passage::AnnualComparison, &comparison.intro)));
    passages.push((Passage::AnnualIndicators, &book.indicators_intro));
    passages
}
