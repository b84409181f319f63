//! A dataset as a workbook (.xlsx, .ods): one sheet a table, named in Thai or English.
//!
//! [`read`] takes a file, [`read_bytes`] what was fetched from elsewhere; both give the same [`RawDataset`] as the folder
//! reader, whether the sheets hold one province or, with a first column of provinces, the nation.

pub(crate) mod area;
mod cells;
mod format;
mod looks;
mod markup;
mod mend;
mod ods;
mod package;
mod rows;
mod unseen;
mod xlsx;

use std::{
    fmt::Display,
    mem::take,
    panic::{self, AssertUnwindSafe},
    sync::Arc,
};

use sha2::{Digest, Sha256};

use self::{package::Package, rows::Held, unseen::Unseen};
use super::{
    RawDataset, RawTable,
    grid::{Found, Grid},
    pictures::Pictures,
};
use crate::{
    diagnostic::{Diagnostic, Fault, Limit, Place},
    files::{Files, Unread},
    limits::{MAX_FAULTS, MAX_FILE_MB, MAX_HELD_MB, MAX_SHEETS},
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
    /// So much, of this part where it is known which it was.
    TooMuch {
        limit: Limit,
        part: Option<String>,
    },
    Cells,
}

impl OpenError {
    /// More than the cells of a workbook may take.
    const HELD: Self = Self::too_much(Limit::Megabytes(MAX_HELD_MB as u64));
    /// More sheets than are looked at.
    const SHEETS: Self = Self::too_much(Limit::Sheets(MAX_SHEETS));

    const fn too_much(limit: Limit) -> Self {
        Self::TooMuch { limit, part: None }
    }

    /// The same of a part.
    fn of(self, name: &str) -> Self {
        match self {
            Self::TooMuch { limit, part } => Self::TooMuch { limit, part: part.or_else(|| Some(name.to_owned())) },
            other => other,
        }
    }

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
            OpenError::TooMuch { limit, .. } => Self::WorkbookTooLarge { limit },
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

/// The sheets listed so far: ours are known by their names, and those that are not never keep ours from being read.
#[derive(Debug, Default)]
struct Counted {
    ours: usize,
    others: usize,
}

impl Counted {
    /// Whether a sheet is to be listed. Of the others so many are looked at, and one more is listed to be told of.
    fn takes(&mut self, name: &str) -> Result<bool, OpenError> {
        let is_ours = Table::of_sheet(name).is_some();
        let count = if is_ours { &mut self.ours } else { &mut self.others };
        *count += 1;
        match is_ours {
            true if *count > MAX_SHEETS => Err(OpenError::SHEETS),
            true => Ok(true),
            false => Ok(*count <= MAX_SHEETS + 1),
        }
    }
}

/// A workbook whose sheets can be read one by one, each known by its place.
trait Book {
    fn sheets(&self) -> Vec<Sheet>;

    /// Says which sheets will be read.
    fn ask_for(&mut self, sheets: &[usize], held: &mut Held) -> Result<(), OpenError>;

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
        Err(error) => {
            let part = if let OpenError::TooMuch { part, .. } = &error { part.clone() } else { None };
            let mut dataset = refused(name, error.into());
            dataset.diagnostics.iter_mut().for_each(|diagnostic| diagnostic.found.clone_from(&part));
            dataset
        }
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
    let mut held = Held::new();
    guarded(|| book.ask_for(&asked, &mut held))?;
    for (table, index) in tables {
        let sheet = &sheets[index];
        match guarded(|| book.grid(index, &mut held)) {
            Ok(grid) => take_up(grid, table, file, sheet, &mut dataset),
            // What is too much of one sheet leaves nothing for the others.
            Err(error @ OpenError::TooMuch { .. }) => return Err(error.of(&sheet.name)),
            Err(error) => {
                let fault = error.into();
                dataset.diagnostics.push(Diagnostic { place: place(table, file, sheet), fault, found: None });
                dataset.unreadable.push(table);
            }
        }
    }
    let beyond = others.get(MAX_SHEETS).copied();
    others.retain(|index| !sheets[*index].is_hidden && !is_note(&sheets[*index].name));
    for index in others {
        // Hidden sheets are for the workbook's own use, such as lists.
        if beyond == Some(index) || !guarded(|| Ok(book.is_blank(index))).unwrap_or(false) {
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
    if sheet.is_hidden {
        let place = place(table, file, sheet);
        dataset.diagnostics.push(Diagnostic { place, fault: Fault::HiddenSheet, found: None });
    }
    let unseen = Unseen {
        rows: take(&mut grid.hidden),
        columns: take(&mut grid.hidden_columns),
        struck: take(&mut grid.struck),
    };
    let (found, looks) = (grid.found.clone(), take(&mut grid.looks));
    let mut raw = grid.into_table(table, file.to_owned(), Some(sheet.name.clone()));
    looks::report(&mut raw, looks, &mut dataset.diagnostics);
    report_found(&raw, found, &mut dataset.diagnostics);
    unseen.report(&raw, &mut dataset.diagnostics);
    dataset.tables.push(raw);
}

/// What was wrong with cells of the data themselves, in columns that are read. What many cells have in common is told at the
/// first of them.
fn report_found(raw: &RawTable, found: Vec<Found>, diagnostics: &mut Vec<Diagnostic>) {
    let is_known = |column: usize| {
        let heading = raw.headings.get(column).map_or("", String::as_str);
        raw.table.has_keys() || raw.table.column_named(heading).is_some()
    };
    let is_told = |found: &Found| {
        let is_data = raw.rows.binary_search_by_key(&found.row, |row| row.number).is_ok();
        is_data && (matches!(found.fault, Fault::ExtraCells { .. }) || is_known(found.column))
    };
    let found: Vec<Found> = found.into_iter().filter(is_told).collect();
    let count = |is: fn(&Fault) -> bool| found.iter().filter(|found| is(&found.fault)).count();
    let mut extra = count(|fault| matches!(fault, Fault::ExtraCells { .. }));
    let mut stale = count(|fault| matches!(fault, Fault::StaleFormulas { .. }));
    let before = diagnostics.len();
    for Found { row, column, fault, text } in found {
        if diagnostics.len() - before >= MAX_FAULTS {
            let place = raw.place(Some(row), None);
            diagnostics.push(Diagnostic { place, fault: Fault::TooManyFaults, found: None });
            return;
        }
        // The first takes them all.
        let fault = match fault {
            Fault::ExtraCells { at, is_sheet, .. } => Fault::ExtraCells { rows: take(&mut extra), at, is_sheet },
            Fault::StaleFormulas { .. } => Fault::StaleFormulas { cells: take(&mut stale) },
            fault => fault,
        };
        if !matches!(fault, Fault::ExtraCells { rows: 0, .. } | Fault::StaleFormulas { cells: 0 }) {
            diagnostics.push(Diagnostic { place: raw.place(Some(row), Some(column)), fault, found: text });
        }
    }
}

fn is_note(sheet: &str) -> bool {
    let name = bare(sheet);
    NOTES.contains(&name.as_str()) || FINDINGS_SHEETS.iter().any(|list| bare(list) == name)
}
