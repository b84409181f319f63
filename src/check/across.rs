//! Doubts that show only when tables are held against each other.

use std::collections::{BTreeMap, BTreeSet};

use super::{projects::Projects, results::PlacedResult};
use crate::{
    diagnostic::{Diagnostic, Fault},
    model::{Month, MonthRecord, People, Satang},
    read::RawDataset,
    schema::Table,
    thai::digits::money_arabic,
};

/// Results of months that were never recorded: they count in no round. Said once a month, at its first result.
pub fn unrecorded_results(
    results: &[PlacedResult],
    records: &BTreeMap<Month, MonthRecord>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut unrecorded: BTreeMap<Month, Vec<&PlacedResult>> = BTreeMap::new();
    for placed in results {
        let month = placed.result.month;
        if records.get(&month).is_none_or(|record| record.recorded_on.is_none()) {
            unrecorded.entry(month).or_default().push(placed);
        }
    }
    for (month, placed) in unrecorded {
        let people: People = placed.iter().map(|placed| placed.result.people).sum();
        diagnostics.push(Diagnostic {
            place: placed[0].month_place.clone(),
            fault: Fault::ResultNeverRecorded { month, rows: placed.len(), people: people.total() },
            found: Some(placed[0].month_found.clone()),
        });
    }
}

/// Projects that have spent more than their budget; of those whose results are `running` totals nothing is known.
pub fn overspending(
    raw: &RawDataset,
    projects: &Projects,
    results: &[PlacedResult],
    running: &BTreeSet<usize>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Some(table) = raw.table(Table::Projects) else { return };
    let mut spent = vec![Satang::ZERO; projects.sound.len()];
    for PlacedResult { result, .. } in results {
        spent[result.project] += result.spent;
    }
    for (index, ((project, row), spent)) in projects.sound.iter().zip(&projects.rows).zip(spent).enumerate() {
        if spent > project.budget && !running.contains(&index) {
            let column = table.column("budget");
            let fault = Fault::OverBudget {
                project: project.id.clone(),
                spent: money_arabic(spent),
                budget: money_arabic(project.budget),
            };
            let place = table.place(Some(*row), column);
            let found = column.and_then(|column| table.cell(*row, column)).map(str::to_owned);
            diagnostics.push(Diagnostic { place, fault, found });
        }
    }
}

/// A plan that means to reach nobody.
pub fn empty_plan(raw: &RawDataset, projects: &Projects, diagnostics: &mut Vec<Diagnostic>) {
    let Some(table) = raw.table(Table::Projects) else { return };
    // Rows at fault may hold the targets that are missing here.
    if projects.sound.len() == table.rows.len() && projects.sound.iter().all(|project| project.target.total() == 0) {
        let place = table.place(None, None);
        diagnostics.push(Diagnostic { place, fault: Fault::ZeroPlanTarget, found: None });
    }
}
