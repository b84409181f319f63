//! A column that was sorted without the others, so that what it holds no longer stands in its rows.
//!
//! Rows stand in an order of their own: projects by their ids, results month by month or project by project, what is of one
//! topic or committee together. A single other column that is in order as well was put so by itself.

use std::collections::BTreeSet;

use super::{date, number};
use crate::{
    diagnostic::{Diagnostic, Fault},
    model::{FiscalYear, Month},
    read::{RawDataset, RawRow, RawTable},
    schema::{Holds, Table},
    text::typed::is_dash,
    thai::{digits::to_arabic, order::sorting_key},
};

/// So many of them are in order by no chance.
const IN_ORDER: usize = 6;

/// Results of fewer projects may grow month by month.
const FEW_PROJECTS: usize = 4;

/// So many results that have the project and the month of another were not entered twice.
const REPEATED: usize = 3;

/// The columns of each table that may be sorted by themselves.
const SORTED: [(Table, &[&str]); 4] = [
    (
        Table::Projects,
        &["target_informal", "target_elderly", "target_disabled", "budget", "name", "objective", "indicator"],
    ),
    (Table::Results, &["informal", "elderly", "disabled", "spent", "detail"]),
    (Table::Committee, &["name", "title"]),
    (Table::Situation, &["item"]),
];

/// What no longer stands by what it is of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Apart {
    /// Figures of projects or results.
    pub figures: bool,
    /// Projects of results, or their months.
    pub keys: bool,
}

/// Reports every column that was sorted by itself, once at its heading.
pub fn check(raw: &RawDataset, year: Option<FiscalYear>, diagnostics: &mut Vec<Diagnostic>) -> Apart {
    let mut apart = Apart::default();
    for (table, columns) in SORTED {
        let Some(raw) = raw.table(table) else { continue };
        let column = if table == Table::Results && keys_are_apart(raw, year) {
            apart.keys = true;
            "project"
        } else {
            let mut in_order = columns.iter().filter(|column| is_in_order(raw, column));
            // Where more than one is in order, the rows were sorted whole.
            let (Some(column), None) = (in_order.next(), in_order.next()) else { continue };
            if !has_own_order(raw, year) {
                continue;
            }
            apart.figures |= raw.table.column_named(column).is_some_and(|column| column.holds.is_figure());
            column
        };
        let column = raw.column(column);
        let found = column.and_then(|column| raw.headings.get(column)).cloned();
        let place = raw.place(Some(raw.heading_row), column);
        diagnostics.push(Diagnostic { place, fault: Fault::SortedApart, found });
    }
    apart
}

/// Whether the rows stand in an order of their own.
fn has_own_order(raw: &RawTable, year: Option<FiscalYear>) -> bool {
    match raw.table {
        Table::Projects => whole(raw, "id").is_some_and(|ids| ids.into_iter().map(natural).is_sorted()),
        Table::Results => {
            let Some(projects) = whole(raw, "project") else { return false };
            projects.iter().collect::<BTreeSet<_>>().len() >= FEW_PROJECTS
                && (months(raw, year).is_some_and(|months| are_in_order(&months)) || is_together(&projects))
        }
        Table::Committee => whole(raw, "body").is_some_and(|bodies| is_together(&bodies)),
        _ => whole(raw, "topic").is_some_and(|topics| is_together(&topics)),
    }
}

/// Whether results are in the order of their months and of their projects too, so that several are of one project in one
/// month.
fn keys_are_apart(raw: &RawTable, year: Option<FiscalYear>) -> bool {
    let Some(projects) = whole(raw, "project").filter(|projects| is_together(projects)) else { return false };
    let Some(months) = months(raw, year).filter(|months| are_in_order(months)) else { return false };
    let pairs: BTreeSet<(&str, Month)> = projects.iter().copied().zip(months.iter().copied()).collect();
    let repeated = raw.rows.len() - pairs.len();
    repeated >= REPEATED && repeated * 6 >= raw.rows.len()
}

/// The months of results where every one can be read.
fn months(raw: &RawTable, year: Option<FiscalYear>) -> Option<Vec<Month>> {
    whole(raw, "month")?.into_iter().map(|cell| date::month_of(year)(cell).ok()).collect()
}

fn are_in_order(months: &[Month]) -> bool {
    months.is_sorted() && months.first() < months.last()
}

/// Whether there are several of them, each in one stretch.
fn is_together(cells: &[&str]) -> bool {
    let mut seen = BTreeSet::new();
    cells.chunk_by(|one, other| one == other).all(|stretch| seen.insert(stretch[0])) && seen.len() > 1
}

/// Whether a column never falls or never rises, and has much to put in order.
fn is_in_order(raw: &RawTable, column: &str) -> bool {
    let Some((cells, blank)) = stretch(raw, column) else { return false };
    let holds = raw.table.column_named(column).map(|column| column.holds);
    if holds.is_some_and(Holds::is_figure) {
        let figures: Option<Vec<_>> = cells.into_iter().map(|cell| number::figure(cell, holds).ok()).collect();
        return figures.is_some_and(|figures| is_sorted(&figures, blank));
    }
    let texts: Vec<String> = cells.into_iter().map(to_arabic).collect();
    // Few columns are in order, and most are known not to be by their first cells.
    let keys = || texts.iter().map(|text| sorting_key(text));
    let is_by_keys =
        || (keys().is_sorted() || keys().rev().is_sorted()) && is_sorted(&keys().collect::<Vec<_>>(), false);
    // What is numbered is in order anyway.
    let without_numbers = || -> BTreeSet<String> {
        texts.iter().map(|text| text.chars().filter(|c| !c.is_numeric()).collect()).collect()
    };
    (is_sorted(&texts, false) || is_by_keys()) && without_numbers().len() >= IN_ORDER
}

/// Whether values never fall or never rise, and are many, of which what is `blank` is one.
fn is_sorted<T: Ord>(values: &[T], blank: bool) -> bool {
    let sizes = || values.iter().collect::<BTreeSet<&T>>().len();
    (values.is_sorted() || values.iter().rev().is_sorted()) && sizes() + usize::from(blank) >= IN_ORDER
}

/// What a column holds, `None` for what is blank.
fn cells<'r>(raw: &'r RawTable, column: &str) -> Vec<Option<&'r str>> {
    let position = raw.column(column);
    let cell = |row: &'r RawRow| row.cells.get(position?).map(|cell| cell.trim());
    raw.rows.iter().map(|row| cell(row).filter(|cell| !cell.is_empty() && !is_dash(cell))).collect()
}

/// What a column holds where none of it is blank.
fn whole<'r>(raw: &'r RawTable, column: &str) -> Option<Vec<&'r str>> {
    cells(raw, column).into_iter().collect()
}

/// What a column holds where all that is blank stands before it or behind it, as a spreadsheet puts it; and whether
/// anything is.
fn stretch<'r>(raw: &'r RawTable, column: &str) -> Option<(Vec<&'r str>, bool)> {
    let cells = cells(raw, column);
    let first = cells.iter().position(Option::is_some)?;
    let last = cells.iter().rposition(Option::is_some)?;
    let filled: Vec<&str> = cells[first..=last].iter().copied().collect::<Option<_>>()?;
    let blank = filled.len() < cells.len();
    Some((filled, blank))
}

/// A text whose numbers are in order by their size: 2 before 10.
fn natural(text: &str) -> String {
    let text = to_arabic(text);
    let mut padded = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, digits) = rest.split_at(start);
        let (number, after) = digits.split_at(digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len()));
        padded += &format!("{before}{number:0>20}");
        rest = after;
    }
    padded + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_are_in_order_by_no_chance() {
        assert!(is_sorted(&[0, 1, 2, 2, 3, 4, 5], false));
        assert!(is_sorted(&[9, 8, 7, 6, 5, 4], false));
        assert!(!is_sorted(&[1, 2, 3, 4, 5], false));
        assert!(is_sorted(&[1, 2, 3, 4, 5], true));
        assert!(!is_sorted(&[1, 2, 3, 4, 6, 5], false));
        assert!(!is_sorted(&[1, 1, 1, 1, 1, 1, 1, 2], false));
    }

    #[test]
    fn rows_that_stand_together_are_each_in_one_stretch() {
        assert!(is_together(&["ก", "ก", "ข"]));
        assert!(!is_together(&["ก", "ข", "ก"]));
        assert!(!is_together(&["ก", "ก"]));
    }

    #[test]
    fn numbers_in_ids_are_in_order_by_their_size() {
        assert!(natural("TK-2") < natural("TK-10"));
        assert!(natural("๙") < natural("๑๐"));
        assert_eq!(natural("ก"), "ก");
    }
}
