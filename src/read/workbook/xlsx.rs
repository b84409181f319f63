//! Sheets of an .xlsx workbook, read cell by cell: a sheet may claim a million rows and hold three.

use std::{collections::BTreeMap, io::Cursor};

use calamine::{DataRef, Reader, Xlsx, XlsxError};

use super::{
    Book, OpenError, Sheet, cells,
    format::Format,
    mend::{FormulaResult, Notes, Original},
    package::Package,
    rows::{Held, Rows},
};
use crate::{
    diagnostic::Fault,
    read::grid::{Found, Grid, Typed},
};

/// A workbook, and the sheets that were asked for as the library reads them.
struct Workbook {
    original: Original,
    notes: BTreeMap<usize, Result<Notes, OpenError>>,
    sheets: Option<Xlsx<Cursor<Vec<u8>>>>,
}

pub fn open(package: Package, main: String) -> Result<impl Book, OpenError> {
    Ok(Workbook { original: Original::open(package, &main)?, notes: BTreeMap::new(), sheets: None })
}

fn broken(error: XlsxError) -> OpenError {
    OpenError::broken(error)
}

impl Book for Workbook {
    fn sheets(&self) -> Vec<Sheet> {
        let sheet = |sheet: &super::mend::Listed| Sheet { name: sheet.name.clone(), is_hidden: sheet.is_hidden };
        self.original.sheets().iter().map(sheet).collect()
    }

    fn ask_for(&mut self, sheets: &[usize], held: &mut Held) -> Result<(), OpenError> {
        let mended = self.original.mended(sheets, held)?;
        self.notes = mended.notes;
        self.sheets = Some(Xlsx::new(Cursor::new(mended.bytes)).map_err(broken)?);
        Ok(())
    }

    fn is_blank(&mut self, sheet: usize) -> bool {
        self.original.is_blank(sheet)
    }

    fn grid(&mut self, sheet: usize, held: &mut Held) -> Result<Grid, OpenError> {
        let missing = || OpenError::broken("a sheet was not asked for");
        let notes = self.notes.remove(&sheet).ok_or_else(missing)??;
        let sheets = self.sheets.as_mut().ok_or_else(missing)?;
        let mut cells = sheets.worksheet_cells_reader(&sheet.to_string()).map_err(broken)?;
        let formats: Vec<(Format, bool)> = cells.styles().iter().map(look).collect();
        let grid = Grid { hidden: notes.hidden_rows, hidden_columns: notes.hidden_columns, ..Grid::default() };
        let mut rows = Rows::new(grid, held);
        for formula in notes.formulas {
            let fault = match formula.result {
                FormulaResult::None => Fault::FormulaWithoutValue,
                _ if !self.original.is_uncalculated() => continue,
                FormulaResult::Nothing => Fault::FormulaWithoutValue,
                FormulaResult::Something => Fault::StaleFormulas { cells: 1 },
            };
            let column = usize::from(formula.column);
            rows.found(Found { row: formula.row + 1, column, fault, text: None })?;
        }
        while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(broken)? {
            let (row, column) = cell.get_position();
            let value = cell.get_value();
            let text = cells::text(value);
            let (format, is_struck) =
                formats.get(style).map_or((&Format::Plain, false), |(format, struck)| (format, *struck));
            let typed = match value {
                // A number keeps so many digits, and the rest are zeros.
                DataRef::Float(_) | DataRef::Int(_) if text.len() > cells::DIGITS && !text.contains('.') => {
                    Some(Typed::Otherwise)
                }
                DataRef::Float(_) | DataRef::Int(_) => format.typed(&text),
                DataRef::DateTime(_) | DataRef::DateTimeIso(_) | DataRef::DurationIso(_) => Some(Typed::Day),
                DataRef::Bool(_) => Some(Typed::Truth),
                _ => None,
            };
            let column = usize::try_from(column).unwrap_or(usize::MAX);
            rows.put(row.saturating_add(1), column, text, typed, is_struck)?;
        }
        rows.finish(notes.merged)
    }
}

/// How a style shows a number, and whether it strikes it out.
fn look(style: &calamine::Style) -> (Format, bool) {
    let format = style.number_format.as_ref().map_or(Format::Plain, |format| Format::of(&format.format_code));
    (format, style.font.as_ref().is_some_and(calamine::Font::has_strikethrough))
}
