//! Sheets of an .xlsx workbook, read cell by cell: a sheet may claim a million rows and hold three.

use std::{io::Cursor, sync::Arc};

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::{Book, OpenError, Sheet, cells, rows::Parts};
use crate::{
    diagnostic::Fault,
    limits::{MAX_CELLS, MAX_COLUMNS},
    read::{
        RawRow,
        grid::{Found, Grid},
    },
};

/// A workbook as the library reads it, and beside it the parts of its package, for what the library does not tell.
struct Workbook {
    sheets: Xlsx<Cursor<Arc<[u8]>>>,
    parts: Parts,
}

pub fn open(bytes: Vec<u8>) -> Result<impl Book, OpenError> {
    let bytes: Arc<[u8]> = bytes.into();
    let sheets = Xlsx::new(Cursor::new(Arc::clone(&bytes))).map_err(broken)?;
    Ok(Workbook { sheets, parts: Parts::open(bytes)? })
}

fn broken(error: XlsxError) -> OpenError {
    match error {
        XlsxError::Password => OpenError::Locked,
        error => OpenError::Broken(error.to_string()),
    }
}

impl Book for Workbook {
    fn sheets(&self) -> Vec<Sheet> {
        let sheets = self.sheets.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        sheets.map(|sheet| Sheet { name: sheet.name.clone(), hidden: sheet.visible != SheetVisible::Visible }).collect()
    }

    fn grid(&mut self, sheet: &str) -> Result<Grid, OpenError> {
        // First of all, for the library counts a cell beyond every sheet round to one that is there.
        let hidden = self.parts.hidden_rows(sheet)?;
        let merged = self.sheets.merge_cells_by_sheet_name(sheet).map_err(broken)?;
        let mut reader = self.sheets.worksheet_cells_reader(sheet).map_err(broken)?;
        let mut grid = Grid { hidden, ..Grid::default() };
        let mut count = 0;
        while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(broken)? {
            let (row, column) = (cell.pos.0.saturating_add(1), usize::try_from(cell.pos.1).unwrap_or(usize::MAX));
            let text = cells::text(&cell.value);
            if matches!(cell.value, DataRef::Empty) && cell.formula.is_some() {
                grid.found.push(Found { row, column, fault: Fault::FormulaWithoutValue, text: None });
            }
            if text.is_empty() {
                continue;
            }
            count += 1;
            if count > MAX_CELLS {
                return Err(OpenError::Cells);
            }
            grid.put(row, column, text);
        }
        grid.finish();
        for area in merged {
            grid.spread(area.start, area.end);
        }
        Ok(grid)
    }
}

impl Grid {
    /// Puts a cell where it stands. Cells come row by row, as every program writes them.
    fn put(&mut self, number: u32, column: usize, text: String) {
        if column >= MAX_COLUMNS {
            self.found.push(Found { row: number, column, fault: Fault::ExtraCells, text: Some(text) });
            return;
        }
        if self.rows.last().is_none_or(|row| row.number != number) {
            self.rows.push(RawRow { number, cells: Vec::new() });
        }
        let Some(row) = self.rows.last_mut() else { return };
        if row.cells.len() <= column {
            row.cells.resize(column + 1, String::new());
        }
        row.cells[column] = text;
    }

    /// Puts rows in order and joins those of one number, for programs that write them otherwise.
    fn finish(&mut self) {
        if self.rows.is_sorted_by(|one, other| one.number < other.number) {
            return;
        }
        self.rows.sort_by_key(|row| row.number);
        self.rows.dedup_by(|later, first| {
            if later.number != first.number {
                return false;
            }
            let width = first.cells.len().max(later.cells.len());
            first.cells.resize(width, String::new());
            for (cell, text) in first.cells.iter_mut().zip(later.cells.drain(..)) {
                if !text.is_empty() {
                    *cell = text;
                }
            }
            true
        });
    }
}
