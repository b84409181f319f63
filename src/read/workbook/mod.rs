//! A dataset as a workbook (.xlsx, .ods): one sheet a table, named in Thai or English.
//!
//! [`read`] takes a file, [`read_bytes`] what was fetched from elsewhere; both give the same [`RawDataset`] as the folder
//! reader, whether the sheets hold one province or, with a first column of provinces, the nation.

pub(crate) mod area;
mod cells;
mod ods;
mod package;
mod rows;
mod xlsx;

use std::{
    io::Cursor,
    ops::RangeInclusive,
    panic::{self, AssertUnwindSafe},
    sync::Arc,
};

use sha2::{Digest, Sha256};

use super::{
    RawDataset, RawTable,
    grid::{Found, Grid},
    pictures::Pictures,
};
use crate::{
    diagnostic::{Diagnostic, Fault, Place},
    files::{Files, Unread},
    limits::{MAX_FILE_MB, MAX_ROWS},
    schema::{FINDINGS_SHEETS, GUIDE_SHEET, LISTS_SHEET, Table},
    text::bare,
};

/// Sheets by these names explain the others and hold no data.
const NOTES: [&str; 9] = [GUIDE_SHEET, LISTS_SHEET, "คำชี้แจง", "คำแนะนำ", "วิธีกรอก", "วิธีใช้", "อ่านก่อน", "readme", "notes"];

/// What opening a workbook can fail with.
#[derive(Debug)]
enum OpenError {
    Broken(String),
    Locked,
    Old,
    Unpacked { limit_mb: u64 },
    Cells,
}

impl From<OpenError> for Fault {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Broken(cause) => Self::BrokenWorkbook { cause },
            OpenError::Locked => Self::LockedWorkbook,
            OpenError::Old => Self::OldWorkbook,
            OpenError::Unpacked { limit_mb } => Self::WorkbookTooLarge { limit_mb },
            OpenError::Cells => Self::TableTooLarge,
        }
    }
}

/// A sheet by its name as the workbook has it.
struct Sheet {
    name: String,
    hidden: bool,
}

/// A workbook whose sheets can be read one by one.
trait Book {
    fn sheets(&self) -> Vec<Sheet>;

    fn grid(&mut self, sheet: &str) -> Result<Grid, OpenError>;
}

/// Reads a workbook by its path, with the pictures beside it.
///
/// # Errors
/// When the file cannot be opened at all. What is wrong inside it is reported in the dataset.
pub fn read(files: &Files, path: &str) -> Result<RawDataset, Unread> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    match files.bytes(path, MAX_FILE_MB * 1024 * 1024) {
        Ok(bytes) => {
            let dataset = read_bytes(bytes, name.to_owned());
            Ok(RawDataset { pictures: Arc::new(Pictures::beside(files, folder)), ..dataset })
        }
        Err(Unread::TooLarge { .. }) => Ok(refused(name.to_owned(), Fault::FileTooLarge { limit_mb: MAX_FILE_MB })),
        Err(error) => Err(error),
    }
}

/// Reads a workbook's bytes; `name` is what messages call it.
pub fn read_bytes(bytes: Vec<u8>, name: String) -> RawDataset {
    let workbook_sha256 = Some(Sha256::digest(&bytes).into());
    let book: Result<Box<dyn Book>, OpenError> = package::kind(&bytes).and_then(|kind| match kind {
        package::Kind::Xlsx => xlsx::open(bytes).map(|book| Box::new(book) as Box<dyn Book>),
        package::Kind::Ods => ods::open(Cursor::new(bytes)).map(|book| Box::new(book) as Box<dyn Book>),
    });
    let dataset = match book {
        Ok(mut book) => read_sheets(&mut *book, name),
        Err(error) => refused(name, error.into()),
    };
    RawDataset { workbook_sha256, ..dataset }
}

/// A cell named beyond every sheet makes the library count past its numbers: that is a broken workbook, not ours to fall
/// over.
fn guarded(read: impl FnOnce() -> Result<Grid, OpenError>) -> Result<Grid, OpenError> {
    let read = panic::catch_unwind(AssertUnwindSafe(read));
    read.unwrap_or_else(|_| Err(OpenError::Broken("a cell is outside the sheet".to_owned())))
}

/// A workbook nothing can be read of.
fn refused(name: String, fault: Fault) -> RawDataset {
    let place = Place { file: name.clone(), ..Place::default() };
    RawDataset {
        diagnostics: vec![Diagnostic { place, fault, found: None }],
        unreadable: Table::ALL.to_vec(),
        workbook: Some(name),
        ..RawDataset::default()
    }
}

fn read_sheets(book: &mut dyn Book, file: String) -> RawDataset {
    let mut dataset = RawDataset { workbook: Some(file.clone()), ..RawDataset::default() };
    let sheets = book.sheets();
    let mut others = Vec::new();
    let mut read: Vec<(Table, String)> = Vec::new();
    for sheet in sheets {
        let Some(table) = Table::of_sheet(&sheet.name) else {
            others.push(sheet);
            continue;
        };
        let place =
            Place { order: table.order(), file: file.clone(), sheet: Some(sheet.name.clone()), ..Place::default() };
        let report = |fault| dataset.diagnostics.push(Diagnostic { place, fault, found: None });
        if let Some((_, first)) = read.iter().find(|(taken, _)| *taken == table) {
            report(Fault::DuplicateSheet { first: first.clone() });
            continue;
        }
        read.push((table, sheet.name.clone()));
        match guarded(|| book.grid(&sheet.name)) {
            Ok(grid) if grid.rows.len() > MAX_ROWS => {
                report(Fault::TableTooLarge);
                dataset.unreadable.push(table);
            }
            Ok(grid) => take(grid, table, &file, sheet.name, &mut dataset),
            Err(error) => {
                report(error.into());
                dataset.unreadable.push(table);
            }
        }
    }
    report_unknown_sheets(book, others, &file, &mut dataset);
    dataset
}

fn take(grid: Grid, table: Table, file: &str, sheet: String, dataset: &mut RawDataset) {
    let (found, hidden) = (grid.found.clone(), grid.hidden.clone());
    let raw = grid.into_table(table, file.to_owned(), Some(sheet));
    report_found(&raw, found, &mut dataset.diagnostics);
    report_hidden(&raw, &hidden, &mut dataset.diagnostics);
    dataset.tables.push(raw);
}

/// Says once how many rows of data the user does not see.
fn report_hidden(raw: &RawTable, hidden: &[RangeInclusive<u32>], diagnostics: &mut Vec<Diagnostic>) {
    let is_hidden = |row: u32| {
        let next = hidden.partition_point(|rows| *rows.end() < row);
        hidden.get(next).is_some_and(|rows| rows.contains(&row))
    };
    let mut rows = raw.rows.iter().map(|row| row.number).filter(|row| is_hidden(*row));
    if let Some(first) = rows.next() {
        let fault = Fault::HiddenRows { rows: 1 + rows.count() };
        diagnostics.push(Diagnostic { place: raw.place(Some(first), None), fault, found: None });
    }
}

/// What was wrong with cells of the data themselves, in columns that are read.
fn report_found(raw: &RawTable, found: Vec<Found>, diagnostics: &mut Vec<Diagnostic>) {
    let is_known = |column: usize| {
        let heading = raw.headings.get(column).map_or("", String::as_str);
        raw.table == Table::Province || raw.table.column_named(heading).is_some()
    };
    for Found { row, column, fault, text } in found {
        let is_data = raw.rows.binary_search_by_key(&row, |row| row.number).is_ok();
        if is_data && (fault == Fault::ExtraCells || is_known(column)) {
            diagnostics.push(Diagnostic { place: raw.place(Some(row), Some(column)), fault, found: text });
        }
    }
}

/// Says which sheets that hold something are not read. Hidden sheets are for the workbook's own use, such as lists.
fn report_unknown_sheets(book: &mut dyn Book, sheets: Vec<Sheet>, file: &str, dataset: &mut RawDataset) {
    for sheet in sheets.into_iter().filter(|sheet| !sheet.hidden && !is_note(&sheet.name)) {
        if guarded(|| book.grid(&sheet.name)).is_ok_and(|grid| grid.is_empty()) {
            continue;
        }
        let place = Place {
            order: Table::ALL.len(),
            file: file.to_owned(),
            sheet: Some(sheet.name.clone()),
            ..Place::default()
        };
        let fault = Fault::UnknownSheet { nearest: Table::nearest_sheet(&sheet.name) };
        dataset.diagnostics.push(Diagnostic { place, fault, found: None });
    }
}

fn is_note(sheet: &str) -> bool {
    let name = bare(sheet);
    NOTES.contains(&name.as_str()) || FINDINGS_SHEETS.iter().any(|list| bare(list) == name)
}
