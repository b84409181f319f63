//! Rows of totals held against the rows above them.

use super::number;
use crate::{
    diagnostic::{Diagnostic, Fault},
    model::Satang,
    read::{By, RawRow, RawTable},
    schema::Holds,
    thai::digits::money_arabic,
};

/// Reports every figure of a row of totals that is neither the sum of all the rows above it nor, where it stands
/// between them, of those since the row of totals before or of the group it names.
pub fn check(raw: &RawTable, diagnostics: &mut Vec<Diagnostic>) {
    let columns = raw.columns();
    let mut before = 0;
    for total in &raw.totals {
        if total.by == By::Sum {
            before = total.above;
            continue;
        }
        let figures = total.row.cells.iter().enumerate().filter(|(column, cell)| {
            let known = columns.get(*column).copied().flatten();
            !cell.is_empty() && Some(*column) != total.label && known.is_none_or(|column| column.holds.is_figure())
        });
        let group = &raw.rows[raw.rows[..total.above]
            .iter()
            .rposition(|row| !is_of(row, &total.row, total.label))
            .map_or(0, |last| last + 1)..total.above];
        for (column, cell) in figures {
            let holds = columns.get(column).copied().flatten().map(|column| column.holds);
            let sum = |rows: &[RawRow]| sum(rows, column, holds);
            let all = sum(&raw.rows[..total.above]);
            let part = sum(&raw.rows[before..total.above]);
            // Where the rows hold no figures, or faulty ones that are reported as such, there is nothing to hold it to.
            let (Some(all), Ok(written)) = (all, number::figure(cell, holds)) else { continue };
            if written != all && part != Some(written) && sum(group) != Some(written) {
                let fault = Fault::WrongTotal {
                    column: raw.headings.get(column).cloned().unwrap_or_default(),
                    written: shown(written),
                    sum: shown(all),
                };
                let place = raw.place(Some(total.row.number), Some(column));
                diagnostics.push(Diagnostic { place, fault, found: Some(cell.clone()) });
            }
        }
        before = total.above;
    }
}

/// Whether a row is of the group a row of totals names before its word: it has the same there.
pub fn is_of(row: &RawRow, total: &RawRow, label: Option<usize>) -> bool {
    let named = total.cells[..label.unwrap_or(0)].iter().enumerate().filter(|(_, cell)| !cell.is_empty());
    named.into_iter().all(|(column, cell)| row.cells.get(column) == Some(cell))
}

/// `None` when there are no figures or one cannot be read.
fn sum(rows: &[RawRow], column: usize, holds: Option<Holds>) -> Option<Satang> {
    let mut cells = rows.iter().filter_map(|row| row.cells.get(column)).filter(|cell| !cell.is_empty()).peekable();
    cells.peek()?;
    cells.map(|cell| number::figure(cell, holds).ok()).sum()
}

/// Without decimals where there are none, for people are counted so.
fn shown(amount: Satang) -> String {
    let shown = money_arabic(amount);
    shown.strip_suffix(".00").map_or(shown.clone(), str::to_owned)
}
