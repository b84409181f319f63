//! Rows and columns that hold data nobody sees, or that somebody struck out: they count, and that is told once a sheet.

use std::ops::RangeInclusive;

use crate::{
    diagnostic::{Diagnostic, Fault},
    read::RawTable,
};

pub struct Unseen {
    /// From the first to the last of each stretch, in order.
    pub rows: Vec<RangeInclusive<u32>>,
    pub columns: Vec<RangeInclusive<u16>>,
    /// In order.
    pub struck: Vec<u32>,
}

impl Unseen {
    pub fn report(&self, raw: &RawTable, diagnostics: &mut Vec<Diagnostic>) {
        let mut columns = (0..raw.headings.len()).filter(|column| self.hides_data(raw, *column));
        if let Some(first) = columns.next() {
            let fault = Fault::HiddenColumns { columns: 1 + columns.count() };
            let place = raw.place(Some(raw.heading_row), Some(first));
            diagnostics.push(Diagnostic { place, fault, found: raw.headings.get(first).cloned() });
        }
        let is_hidden = |row: &u32| {
            let next = self.rows.partition_point(|rows| rows.end() < row);
            self.rows.get(next).is_some_and(|rows| rows.contains(row))
        };
        report_rows(raw, is_hidden, |rows| Fault::HiddenRows { rows }, diagnostics);
        let is_struck = |row: &u32| self.struck.binary_search(row).is_ok();
        report_rows(raw, is_struck, |rows| Fault::StruckRows { rows }, diagnostics);
    }

    /// Whether a column that is read holds data and is not shown.
    fn hides_data(&self, raw: &RawTable, column: usize) -> bool {
        let is_hidden = self.columns.iter().any(|columns| u16::try_from(column).is_ok_and(|at| columns.contains(&at)));
        let is_read = raw.table.has_keys() || raw.table.column_named(&raw.headings[column]).is_some();
        is_hidden && is_read && raw.rows.iter().any(|row| row.cells.get(column).is_some_and(|cell| !cell.is_empty()))
    }
}

/// Says once how many rows there are of a kind.
fn report_rows(
    raw: &RawTable,
    is_one: impl Fn(&u32) -> bool,
    fault: impl Fn(usize) -> Fault,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut rows = raw.rows.iter().map(|row| row.number).filter(is_one);
    if let Some(first) = rows.next() {
        let place = raw.place(Some(first), None);
        diagnostics.push(Diagnostic { place, fault: fault(1 + rows.count()), found: None });
    }
}
