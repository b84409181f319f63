//! Figures out of all proportion to those beside them: thousands of baht where baht belong, zeros too many, per cents of
//! people, a month copied to the next.

use std::collections::{BTreeMap, BTreeSet};

use super::{projects::Projects, results::PlacedResult};
use crate::{
    diagnostic::{Diagnostic, Fault},
    model::{Month, MonthlyResult, People, Project, Satang},
    read::RawDataset,
    schema::Table,
};

/// So little for each person, and so little at all, buys nothing.
const LEAST_A_PERSON: u64 = 20;
const LEAST: Satang = Satang::from_baht(5_000);

/// So many times the next largest is no plan's largest.
const TIMES: u64 = 50;

/// So few tell nothing of the others.
const FEW: usize = 3;

/// So many are the same by no chance.
const MANY: usize = 12;

/// The columns of figures of the projects table, each with what it holds.
type Figure = fn(&Project) -> u64;
const FIGURES: [(&str, Figure); 4] = [
    ("target_informal", |project| project.target.informal),
    ("target_elderly", |project| project.target.elderly),
    ("target_disabled", |project| project.target.disabled),
    ("budget", |project| project.budget.satang()),
];

/// Reports figures of projects that are far too small or too large.
pub fn plan(raw: &RawDataset, projects: &Projects, diagnostics: &mut Vec<Diagnostic>) {
    let Some(table) = raw.table(Table::Projects) else { return };
    let mut report = |row: u32, column: &str, fault: Fault| {
        let column = table.column(column);
        let found = column.and_then(|column| table.cell(row, column));
        diagnostics.push(Diagnostic { place: table.place(Some(row), column), fault, found: found.map(str::to_owned) });
    };
    for (project, row) in projects.sound.iter().zip(&projects.rows) {
        let least = project.target.total().saturating_mul(LEAST_A_PERSON * 100).min(LEAST.satang());
        if !project.budget.is_zero() && project.budget.satang() < least {
            report(*row, "budget", Fault::UnitSlip { is_large: false, rows: 1 });
        }
    }
    for (column, figure) in FIGURES {
        let figures = projects.sound.iter().map(figure);
        let mut sorted: Vec<u64> = figures.clone().filter(|figure| *figure > 0).collect();
        sorted.sort_unstable();
        if let [.., next, largest] = sorted[..]
            && sorted.len() > FEW
            && largest > next.saturating_mul(TIMES)
            && let Some(row) = figures.zip(&projects.rows).find_map(|(figure, row)| (figure == largest).then_some(row))
        {
            report(*row, column, Fault::UnitSlip { is_large: true, rows: 1 });
        }
    }
}

/// Reports what is spent in thousands, people given as per cents, and months that are copies of the one before.
pub fn results(
    projects: &Projects,
    results: &[PlacedResult],
    running: &BTreeSet<usize>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    spent(projects, results, diagnostics);
    per_cents(projects, results, running, diagnostics);
    copies(results, diagnostics);
}

fn spent(projects: &Projects, results: &[PlacedResult], diagnostics: &mut Vec<Diagnostic>) {
    let paid: Vec<&PlacedResult> = results.iter().filter(|placed| !placed.result.spent.is_zero()).collect();
    let of: BTreeSet<usize> = paid.iter().map(|placed| placed.result.project).collect();
    let budget: Satang = of.iter().map(|project| projects.sound[*project].budget).sum();
    let target: u64 = of.iter().map(|project| projects.sound[*project].target.total()).sum();
    let reached: u64 = paid.iter().map(|placed| placed.result.people.total()).sum();
    let sum: Satang = paid.iter().map(|placed| placed.result.spent).sum();
    let is_small = paid.len() > FEW
        && paid.iter().all(|placed| placed.result.spent < Satang::from_baht(1_000))
        && sum.satang().saturating_mul(200) < budget.satang()
        && reached.saturating_mul(20) >= target;
    if is_small {
        diagnostics.extend(paid.iter().map(|placed| Diagnostic {
            place: placed.spent_place.clone(),
            fault: Fault::UnitSlip { is_large: false, rows: 1 },
            found: Some(placed.spent_found.clone()),
        }));
    }
}

fn per_cents(
    projects: &Projects,
    results: &[PlacedResult],
    running: &BTreeSet<usize>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut by_project: BTreeMap<usize, Vec<&PlacedResult>> = BTreeMap::new();
    for placed in results.iter().filter(|placed| placed.result.people.total() > 0) {
        by_project.entry(placed.result.project).or_default().push(placed);
    }
    for (index, mut placed) in by_project.into_iter().filter(|(index, _)| !running.contains(index)) {
        placed.sort_by_key(|placed| placed.result.month);
        let project = &projects.sound[index];
        let people: Vec<u64> = placed.iter().map(|placed| placed.result.people.total()).collect();
        let ends_whole = people.last() == Some(&100) && !(90..=110).contains(&project.target.total());
        let grows = people.len() >= FEW && people.is_sorted_by(|one, other| one < other);
        if ends_whole && grows && people.iter().all(|people| people % 5 == 0) {
            diagnostics.push(Diagnostic {
                place: placed[0].month_place.clone(),
                fault: Fault::PerCentsOfPeople { project: project.id.clone() },
                found: Some(placed[0].month_found.clone()),
            });
        }
    }
}

/// A month in which every project has the figures it had the month before.
fn copies(results: &[PlacedResult], diagnostics: &mut Vec<Diagnostic>) {
    type Figures<'r> = BTreeMap<usize, (People, Satang, Option<&'r str>)>;
    let mut months: BTreeMap<Month, (Figures, &PlacedResult)> = BTreeMap::new();
    for placed in results {
        let (figures, _) = months.entry(placed.result.month).or_insert_with(|| (Figures::new(), placed));
        let MonthlyResult { project, people, spent, detail, .. } = &placed.result;
        figures.insert(*project, (*people, *spent, detail.as_deref()));
    }
    for (month, (figures, _)) in &months {
        let Some((copy, first)) = months.get(&month.next()) else { continue };
        let told = figures.values().filter(|(people, spent, _)| people.total() > 0 && !spent.is_zero()).count();
        let worded = figures.values().filter(|(.., detail)| detail.is_some()).count();
        // A few projects may well do the same again; nobody says it in the same words.
        if told >= FEW && (told >= MANY || worded * 2 >= figures.len()) && figures == copy {
            diagnostics.push(Diagnostic {
                place: first.month_place.clone(),
                fault: Fault::CopiedMonth { month: *month },
                found: Some(first.month_found.clone()),
            });
        }
    }
}
