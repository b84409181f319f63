//! Cells whose text is not all that the sheet says, told by what their columns are to hold.

use crate::{
    diagnostic::{Diagnostic, Fault},
    limits::MAX_FAULTS,
    read::{
        RawRow, RawTable,
        grid::{self, Typed},
    },
    schema::Column,
};

/// Gives numbers that stand where texts belong the zeros and signs the sheet shows them with, and tells of cells that a
/// spreadsheet has made something else of.
pub fn report(raw: &mut RawTable, looks: Vec<(u32, u16, Typed)>, diagnostics: &mut Vec<Diagnostic>) {
    let before = diagnostics.len();
    for (number, column, typed) in looks {
        let Ok(index) = raw.rows.binary_search_by_key(&number, |row| row.number) else { continue };
        let position = usize::from(column);
        let Some(column) = column_at(raw, &raw.rows[index], position) else { continue };
        let Some(cell) = raw.rows[index].cells.get_mut(position) else { continue };
        let fault = match typed {
            Typed::Shown(text) if is_text(column) => {
                *cell = text;
                continue;
            }
            Typed::Day if is_text(column) => Fault::NotText { is_day: true },
            Typed::Truth if is_text(column) => Fault::NotText { is_day: false },
            Typed::Otherwise if is_text(column) => Fault::ShownOtherwise { shown: None },
            Typed::Percent(shown) if is_text(column) || column.holds.is_figure() => {
                Fault::ShownOtherwise { shown: Some(shown) }
            }
            _ => continue,
        };
        let found = Some(cell.clone());
        if diagnostics.len() - before >= MAX_FAULTS {
            let place = raw.place(Some(number), None);
            diagnostics.push(Diagnostic { place, fault: Fault::TooManyFaults, found: None });
            return;
        }
        diagnostics.push(Diagnostic { place: raw.place(Some(number), Some(position)), fault, found });
    }
}

/// Whether a column is words or names, though of digits: a year is one of no zeros or signs.
fn is_text(column: &Column) -> bool {
    column.holds.is_text() && column.english != "fiscal_year"
}

/// What a cell belongs to: the column of its heading, or where keys stand beside values, the key of its row.
fn column_at(raw: &RawTable, row: &RawRow, column: usize) -> Option<&'static Column> {
    let of_heading = raw.headings.get(column).and_then(|heading| grid::column(raw.table, heading));
    let key = || row.cells[..column.min(row.cells.len())].iter().find_map(|cell| grid::column(raw.table, cell));
    of_heading.or_else(|| key().filter(|_| raw.table.has_keys()))
}
