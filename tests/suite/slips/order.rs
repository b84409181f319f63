//! Columns that were sorted without the others.

use ruplem::schema::Table::{self, Committee, Projects, Results};

use super::{Slip, planted::Data, told};

/// Sorts one column by itself, as a spreadsheet does: what is blank, or no figure among figures, comes last.
fn sort(data: &mut Data, table: Table, column: &str) {
    let mut cells: Vec<String> = (0..data.len(table)).map(|row| data.get(table, row, column)).collect();
    let is_figure = table.column_named(column).unwrap().holds.is_figure();
    cells.sort_by_key(|cell| {
        let figure = ruplem::check::money(cell).ok().filter(|_| is_figure && cell != "-");
        (cell.is_empty() || is_figure && figure.is_none(), figure.map(|figure| figure.satang()), cell.clone())
    });
    data.each(table, column, |row, _| cells[row].clone());
}

pub const SLIPS: &[Slip] = &[
    told(
        "names of projects sorted without the other columns",
        |data| sort(data, Projects, "name"),
        &["sorted_apart projects.name"],
    ),
    told(
        "names of projects sorted from the last to the first",
        |data| {
            let mut names: Vec<String> = (0..data.len(Projects)).map(|row| data.get(Projects, row, "name")).collect();
            names.sort_by(|one, other| other.cmp(one));
            data.each(Projects, "name", |row, _| names[row].clone());
        },
        &["sorted_apart projects.name"],
    ),
    told(
        "objectives sorted without the other columns",
        |data| sort(data, Projects, "objective"),
        &["sorted_apart projects.objective"],
    ),
    told(
        "the budget column sorted without the others, its dashes last",
        |data| sort(data, Projects, "budget"),
        &["sorted_apart projects.budget"],
    ),
    told(
        "what was done sorted without the other columns",
        |data| sort(data, Results, "detail"),
        &["sorted_apart results.detail"],
    ),
    told(
        "people of the results sorted without the other columns",
        |data| sort(data, Results, "informal"),
        &["sorted_apart results.informal"],
    ),
    told(
        "what is spent sorted without the other columns",
        |data| sort(data, Results, "spent"),
        &["sorted_apart results.spent"],
    ),
    told(
        "the projects of the results sorted without the other columns",
        |data| sort(data, Results, "project"),
        &["sorted_apart results.project"],
    ),
    told(
        "the posts of committees sorted without the other columns",
        |data| sort(data, Committee, "title"),
        &["sorted_apart committee.title"],
    ),
];
