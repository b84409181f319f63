//! A dataset as a workbook (.xlsx, .ods): one sheet a table, named in Thai or English.
//!
//! [`read`] takes a file, [`read_bytes`] what was fetched from elsewhere; both give the same [`RawDataset`] as the folder
//! reader, whether the sheets hold one province or, with a first column of provinces, the nation.

pub(crate) mod area;
mod cells;
mod format;
mod markup;
mod mend;
mod ods;
mod package;
mod rows;
mod xlsx;

use std::{
    fmt::Display,
    mem::take,
    ops::RangeInclusive,
    panic::{self, AssertUnwindSafe},
    sync::Arc,
};

use sha2::{Digest, Sha256};

use self::{package::Package, rows::Held};
use super::{
    RawDataset, RawRow, RawTable,
    grid::{self, Found, Grid, Typed},
    pictures::Pictures,
};
use crate::{
    diagnostic::{Diagnostic, Fault, Place},
    files::{Files, Unread},
    limits::{MAX_FILE_MB, MAX_HELD_MB},
    schema::{Column, FINDINGS_SHEETS, GUIDE_SHEET, LISTS_SHEET, Table},
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

impl OpenError {
    /// More than the cells of a workbook may take.
    const HELD: Self = Self::Unpacked { limit_mb: MAX_HELD_MB as u64 };

    fn broken(cause: impl Display) -> Self {
        Self::Broken(cause.to_string())
    }
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
#[derive(Clone)]
struct Sheet {
    name: String,
    is_hidden: bool,
}

/// A workbook whose sheets can be read one by one, each known by its place.
trait Book {
    fn sheets(&self) -> Vec<Sheet>;

    /// Says which sheets will be read.
    fn ask_for(&mut self, sheets: &[usize]) -> Result<(), OpenError>;

    fn is_blank(&mut self, sheet: usize) -> bool;

    fn grid(&mut self, sheet: usize, held: &mut Held) -> Result<Grid, OpenError>;
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
    let dataset = match guarded(|| open(bytes)).and_then(|mut book| read_sheets(&mut *book, &name)) {
        Ok(dataset) => dataset,
        Err(error) => refused(name, error.into()),
    };
    RawDataset { workbook_sha256, ..dataset }
}

fn open(bytes: Vec<u8>) -> Result<Box<dyn Book>, OpenError> {
    let mut package = Package::open(bytes)?;
    match mend::main_part(&mut package)? {
        Some(main) => Ok(Box::new(xlsx::open(package, main)?)),
        None if ods::is_one(&package) => Ok(Box::new(ods::open(package)?)),
        None => Err(OpenError::broken("no workbook inside")),
    }
}

/// What a library falls over is a broken workbook, not ours to fall over too.
fn guarded<T>(read: impl FnOnce() -> Result<T, OpenError>) -> Result<T, OpenError> {
    let read = panic::catch_unwind(AssertUnwindSafe(read));
    read.unwrap_or_else(|_| Err(OpenError::broken("it cannot be made sense of")))
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

fn read_sheets(book: &mut dyn Book, file: &str) -> Result<RawDataset, OpenError> {
    let mut dataset = RawDataset { workbook: Some(file.to_owned()), ..RawDataset::default() };
    let sheets = book.sheets();
    let mut others = Vec::new();
    let mut tables: Vec<(Table, usize)> = Vec::new();
    for (index, sheet) in sheets.iter().enumerate() {
        let Some(table) = Table::of_sheet(&sheet.name) else {
            others.push(index);
            continue;
        };
        match tables.iter().find(|(taken, _)| *taken == table) {
            Some((_, first)) => {
                let fault = Fault::DuplicateSheet { first: sheets[*first].name.clone() };
                dataset.diagnostics.push(Diagnostic { place: place(table, file, sheet), fault, found: None });
            }
            None => tables.push((table, index)),
        }
    }
    let asked: Vec<usize> = tables.iter().map(|(_, index)| *index).collect();
    guarded(|| book.ask_for(&asked))?;
    let mut held = Held::new();
    for (table, index) in tables {
        let sheet = &sheets[index];
        match guarded(|| book.grid(index, &mut held)) {
            Ok(grid) => take_up(grid, table, file, sheet, &mut dataset),
            // What is too much of one sheet leaves nothing for the others.
            Err(error @ OpenError::Unpacked { .. }) => return Err(error),
            Err(error) => {
                let fault = error.into();
                dataset.diagnostics.push(Diagnostic { place: place(table, file, sheet), fault, found: None });
                dataset.unreadable.push(table);
            }
        }
    }
    others.retain(|index| !sheets[*index].is_hidden && !is_note(&sheets[*index].name));
    for index in others {
        // Hidden sheets are for the workbook's own use, such as lists.
        if !guarded(|| Ok(book.is_blank(index))).unwrap_or(false) {
            dataset.diagnostics.push(unknown(file, &sheets[index]));
        }
    }
    Ok(dataset)
}

/// The place of a whole sheet.
fn place(table: Table, file: &str, sheet: &Sheet) -> Place {
    Place { order: table.order(), file: file.to_owned(), sheet: Some(sheet.name.clone()), ..Place::default() }
}

/// A sheet that holds something nobody reads.
fn unknown(file: &str, sheet: &Sheet) -> Diagnostic {
    let sheet = Some(sheet.name.clone());
    let place = Place { order: Table::ALL.len(), file: file.to_owned(), sheet, ..Place::default() };
    let nearest = place.sheet.as_deref().and_then(Table::nearest_sheet);
    Diagnostic { place, fault: Fault::UnknownSheet { nearest }, found: None }
}

fn take_up(mut grid: Grid, table: Table, file: &str, sheet: &Sheet, dataset: &mut RawDataset) {
    let (found, hidden) = (take(&mut grid.found), take(&mut grid.hidden));
    let looks = take(&mut grid.looks);
    let mut raw = grid.into_table(table, file.to_owned(), Some(sheet.name.clone()));
    show(&mut raw, looks);
    report_found(&raw, found, &mut dataset.diagnostics);
    report_hidden(&raw, &hidden, &mut dataset.diagnostics);
    dataset.tables.push(raw);
}

/// Gives numbers that stand where texts belong the zeros and signs the sheet shows them with.
fn show(raw: &mut RawTable, looks: Vec<(u32, u16, Typed)>) {
    for (row, column, typed) in looks {
        let Ok(index) = raw.rows.binary_search_by_key(&row, |row| row.number) else { continue };
        let column = usize::from(column);
        let is_text = column_at(raw, &raw.rows[index], column).is_some_and(is_text);
        if let (true, Typed::Shown(text), Some(cell)) = (is_text, typed, raw.rows[index].cells.get_mut(column)) {
            *cell = text;
        }
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
    of_heading.or_else(|| key().filter(|_| raw.table == Table::Province))
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

fn is_note(sheet: &str) -> bool {
    let name = bare(sheet);
    NOTES.contains(&name.as_str()) || FINDINGS_SHEETS.iter().any(|list| bare(list) == name)
}
