//! The monthly results of the projects.

use std::collections::BTreeMap;

use super::{
    projects::{Projects, month_within},
    rows::Rows,
};
use crate::{
    diagnostic::{Diagnostic, Fault, Place},
    model::{FiscalYear, MonthlyResult, People},
    read::RawTable,
};

/// A month in which a project reaches more than so many times the people it is to reach in the year is doubted: a digit too
/// many makes at least ten times as many of a month's people, and lifts the level.
const FAR_OVER: u64 = 2;

/// A sound result with the places that later checks speak of.
pub struct PlacedResult {
    pub result: MonthlyResult,
    pub month_place: Place,
    pub month_found: String,
    pub spent_place: Place,
    pub spent_found: String,
}

pub fn check(
    raw: &RawTable,
    year: Option<FiscalYear>,
    projects: &Projects,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<PlacedResult> {
    let rows = Rows::new(raw, diagnostics);
    let mut first_rows = BTreeMap::new();
    rows.read(diagnostics, |row| {
        let id = row.required("project");
        if id.as_ref().is_some_and(|id| projects.lacks(id)) {
            row.report("project", Fault::UnknownProject { nearest: id.as_ref().and_then(|id| projects.alike(id)) });
        }
        let month = row.required_as("month", month_within(year));
        let informal = row.people("informal");
        let elderly = row.people("elderly");
        let disabled = row.people("disabled");
        let spent = row.money("spent");
        let detail = row.words("detail");
        let (id, month) = (id?, month?);
        match first_rows.get(&(id.clone(), month)) {
            Some(first_row) => row.report("project", Fault::RepeatedResult { first_row: *first_row }),
            None => {
                first_rows.insert((id.clone(), month), row.number());
            }
        }
        let project = projects.index(&id)?;
        let (start, end) = (projects.sound[project].start, projects.sound[project].end);
        if !(start..=end).contains(&month) {
            row.report("month", Fault::ResultOutsideSpan { start, end });
        }
        let people = People { informal: informal?, elderly: elderly?, disabled: disabled? };
        let target = projects.sound[project].target.total();
        if target > 0 && people.total() > target.saturating_mul(FAR_OVER) {
            let groups = [("informal", people.informal), ("elderly", people.elderly), ("disabled", people.disabled)];
            let (column, _) = groups.into_iter().max_by_key(|(_, people)| *people).unwrap_or(groups[0]);
            row.report(column, Fault::ResultOverTarget { people: people.total(), target });
        }
        let month_place = row.place("month");
        let month_found = row.found("month").unwrap_or_default();
        let result = MonthlyResult { project, month, people, spent: spent?, detail };
        let spent_place = row.place("spent");
        let spent_found = row.found("spent").unwrap_or_default();
        Some(PlacedResult { result, month_place, month_found, spent_place, spent_found })
    })
}
