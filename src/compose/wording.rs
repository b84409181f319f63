//! What a passage says: the office's own words where it has written any, else what is composed.

use serde::Serialize;

use super::{
    AnnualBook, Composer, PlanBook, Sent,
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

/// The same of a passage that stands in one line, whatever paragraphs an office has parted it into.
///
/// # Errors
/// When its prose template fails.
pub fn said_in_one(
    dataset: &Dataset,
    prose: &Prose,
    passage: Passage,
    facts: &impl Serialize,
) -> Result<String, ProseError> {
    Ok(said(dataset, prose, passage, facts)?.join(" "))
}

impl Composer<'_> {
    /// Every passage of the plan, of its meeting's agenda, of the annual report, of the tables of scores, of the letters and
    /// e-mails that books are sent with, and of the report of each month up to the scorecard's day that anything is known of,
    /// with what is said there.
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
        let assumed = scoring::assumed(self.handbook, self.prose)?;
        let agenda = self.agenda()?.book;
        let mut all = of_plan(&plan);
        all.extend([
            (Passage::AgendaFrame, without(&agenda.frame, assumed.as_ref())),
            (Passage::AgendaCause, agenda.cause),
            (Passage::AgendaPlan, agenda.plan),
            (Passage::AgendaRequest, agenda.request),
            (Passage::AgendaResolution, vec![agenda.resolution]),
        ]);
        all.extend(of_annual(&annual));
        let rounds = self.handbook.rounds.iter().zip(&plan.rounds);
        all.extend(rounds.filter_map(|(round, table)| {
            Some((Passage::of_round(round.number)?, without(&table.notes, assumed.as_ref())))
        }));
        for sent in Sent::ALL {
            let (letter, mail) = (self.letter(sent)?.book, self.mail(sent)?);
            all.extend(sent.passages().into_iter().zip([vec![letter.subject], letter.text, mail.paragraphs]));
        }
        for month in dataset.year.months().filter(is_known) {
            all.push((Passage::of_month(month), self.monthly(month, scorecard)?.book.summary));
        }
        let text = |(passage, paragraphs): (Passage, Vec<String>)| (passage, paragraphs.join("\n\n"));
        Ok(all.into_iter().map(text).filter(|(_, text)| !text.is_empty()).collect())
    }
}

/// What is said of rules that are assumed is nobody's to change, and is said whatever an office writes.
fn without(paragraphs: &[String], assumed: Option<&String>) -> Vec<String> {
    paragraphs.iter().filter(|text| Some(*text) != assumed).cloned().collect()
}

fn of_plan(book: &PlanBook) -> Vec<(Passage, Vec<String>)> {
    let group = |name: &str| WorkerGroup::ALL.into_iter().find(|group| group.thai() == name);
    let situation =
        book.situation.iter().filter_map(|one| Some((Passage::of_group(group(one.name)?), one.intro.clone())));
    let mut passages = vec![
        (Passage::PlanPreface, book.preface.clone()),
        (Passage::PlanApproval, book.approval.text.clone()),
        (Passage::PlanSummary, book.summary.clone()),
    ];
    passages.extend(situation);
    passages.extend(book.comparison.as_ref().map(|comparison| (Passage::PlanComparison, comparison.intro.clone())));
    passages.push((Passage::PlanMechanisms, book.mechanisms_intro.clone()));
    // Those of the handbook come first.
    let numbered = (1..).zip(&book.mechanisms);
    passages.extend(numbered.filter_map(|(number, one)| Some((Passage::of_mechanism(number)?, one.duty.clone()))));
    passages.push((Passage::PlanProjects, book.plan_intro.clone()));
    passages.extend(book.alignment.as_ref().map(|alignment| (Passage::PlanAlignment, alignment.intro.clone())));
    passages.push((Passage::PlanIndicators, book.indicators_intro.clone()));
    if let Some(managing) = &book.managing {
        passages.extend([
            (Passage::PlanManaging, managing.intro.clone()),
            (Passage::PlanFollowUp, managing.follow_up.clone()),
        ]);
        passages.extend(managing.duties.iter().map(|duty| (duty.passage, vec![duty.what.clone()])));
        passages.extend(managing.lines.steps.iter().map(|step| (step.passage, vec![step.what.clone()])));
    }
    passages
}

fn of_annual(book: &AnnualBook) -> Vec<(Passage, Vec<String>)> {
    let mut passages = vec![
        (Passage::AnnualPreface, book.preface.clone()),
        (Passage::AnnualSummary, book.summary.clone()),
        (Passage::AnnualResults, book.results_intro.clone()),
    ];
    passages.extend(book.comparison.as_ref().map(|comparison| (Passage::AnnualComparison, comparison.intro.clone())));
    passages.push((Passage::AnnualIndicators, book.indicators_intro.clone()));
    passages
}
