//! The sheet of own words in an officer's workbook, filled in with what the books say there.

use super::{Mend, MendError, bytes, files as typed_over};
use crate::{files::Files, form, marked::with_sheet, model::Passage, read::RawTable, schema::Table};

/// The workbook with every passage on its sheet of own words: those that stand there stay as they are, the others come below.
/// One without such a sheet gets one.
///
/// # Errors
/// When it is gone or cannot be changed.
pub fn filled_in(
    files: &Files,
    path: &str,
    own: Option<&RawTable>,
    passages: &[(Passage, String)],
) -> Result<Vec<u8>, MendError> {
    let Some((own, key, text)) = own.and_then(|own| Some((own, column(own, "key")?, column(own, "text")?))) else {
        let odd = |cause| MendError::Odd { path: path.to_owned(), cause };
        let sheet = form::wording_workbook(passages).map_err(|_| odd("a text is longer than a cell can hold"))?;
        return with_sheet(bytes(files, path)?, Table::Wording.thai(), sheet).map_err(|cause| odd(cause.0));
    };
    let said: Vec<Passage> =
        own.rows.iter().filter_map(|row| row.cells.get(key).and_then(|cell| Passage::find(cell))).collect();
    let last = own.rows.iter().chain(&own.remarks).map(|row| row.number).max().unwrap_or(own.heading_row);
    let left = passages.iter().filter(|(passage, _)| !said.contains(passage));
    let mend = |row: u32, column: usize, text: &str| Mend {
        path: path.to_owned(),
        sheet: own.sheet.clone(),
        row,
        column,
        text: text.to_owned(),
        is_figure: false,
    };
    let mends: Vec<Mend> = (last + 1..)
        .zip(left)
        .flat_map(|(row, (passage, composed))| [mend(row, key, passage.thai()), mend(row, text, composed)])
        .collect();
    match typed_over(files, &mends)?.pop() {
        Some(file) => Ok(file.bytes),
        None => bytes(files, path),
    }
}

fn column(own: &RawTable, name: &str) -> Option<usize> {
    own.sheet.as_ref()?;
    own.headings.iter().position(|heading| own.table.column_named(heading).is_some_and(|column| column.english == name))
}
