//! Files in, raw tables out: the only place that knows file formats.
//!
//! Every cell keeps its place, so that whatever is said of it later can name file, row and column.

mod encoding;
mod folder;
mod grid;
mod keys;
mod nation;
mod parts;
pub mod pictures;
mod remarks;
mod table;
mod totals;
pub mod workbook;

use std::{path::Path, sync::Arc};

pub use self::{
    encoding::Encoding,
    nation::{RawNation, RawProvince},
    totals::Total,
};
use crate::{
    diagnostic::{Diagnostic, Place},
    model::Province,
    schema::Table,
};

/// What the user says of the files, which they do not say themselves.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The encoding of text files; found out when not given.
    pub encoding: Option<Encoding>,
}

/// What a path holds.
#[derive(Debug)]
pub enum Container {
    Province(RawDataset),
    Nation(RawNation),
}

/// One province's tables as text, and what was wrong with the files themselves.
#[derive(Debug, Default)]
pub struct RawDataset {
    /// What stands before the name of a table's file: the province's folder with a slash, or nothing.
    pub folder: String,
    pub tables: Vec<RawTable>,
    pub diagnostics: Vec<Diagnostic>,
    /// The same for every province of one national dataset.
    pub pictures: Arc<pictures::Pictures>,
    /// Tables whose file is there but could not be read: already reported, so not to be missed again.
    pub unreadable: Vec<Table>,
    /// The workbook the tables are sheets of, when they are no files of their own.
    pub workbook: Option<String>,
    /// The SHA-256 of that workbook as it was read.
    pub workbook_sha256: Option<[u8; 32]>,
    /// Whose rows these are, where the rows themselves say so.
    pub province: Option<&'static Province>,
}

impl RawDataset {
    pub fn table(&self, wanted: Table) -> Option<&RawTable> {
        self.tables.iter().find(|raw| raw.table == wanted)
    }
}

/// One table as it was found.
#[derive(Debug, Clone)]
pub struct RawTable {
    pub table: Table,
    pub file: String,
    pub sheet: Option<String>,
    /// The row the headings stand in, as the user's program counts.
    pub heading_row: u32,
    pub headings: Vec<String>,
    pub rows: Vec<RawRow>,
    /// Rows of totals, which are no data.
    pub totals: Vec<Total>,
    /// Remarks and signatures below the data.
    pub remarks: Vec<RawRow>,
}

/// One row that holds anything at all.
#[derive(Debug, Clone)]
pub struct RawRow {
    pub number: u32,
    pub cells: Vec<String>,
}

impl RawTable {
    /// A table nothing is known of but its name.
    pub fn empty(table: Table, file: String, sheet: Option<String>) -> Self {
        Self {
            table,
            file,
            sheet,
            heading_row: 1,
            headings: Vec::new(),
            rows: Vec::new(),
            totals: Vec::new(),
            remarks: Vec::new(),
        }
    }

    /// Where a column of the schema stands, by its English name: the first of its headings, where it is there.
    pub fn column(&self, english: &str) -> Option<usize> {
        let is_it = |heading: &String| self.table.column_named(heading).is_some_and(|column| column.english == english);
        self.headings.iter().position(is_it)
    }

    /// A row by its number.
    pub fn row(&self, number: u32) -> Option<&RawRow> {
        let index = self.rows.binary_search_by_key(&number, |row| row.number).ok()?;
        self.rows.get(index)
    }

    /// What a cell holds; `None` when nothing is there.
    pub fn cell(&self, row: u32, column: usize) -> Option<&str> {
        self.row(row)?.cells.get(column).map(String::as_str)
    }

    /// The place of a cell, a heading, or (without row and column) the table itself.
    pub fn place(&self, row: Option<u32>, column: Option<usize>) -> Place {
        Place {
            order: self.table.order(),
            file: self.file.clone(),
            sheet: self.sheet.clone(),
            row,
            column,
            heading: column.and_then(|column| self.headings.get(column)).cloned(),
        }
    }
}

/// Why there is nothing to read at all.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    #[error("{path}: there is no such folder or workbook")]
    NotFound { path: String },
    #[error("{path}: this is neither a dataset folder nor a workbook (.xlsx, .ods)")]
    NotADataset { path: String },
    #[error("{path}: the dataset cannot be read ({cause})")]
    Unreadable { path: String, cause: std::io::Error },
}

/// Reads a dataset, a folder or a workbook, of one province; or the tables of a national one as they stand.
///
/// # Errors
/// When `path` is no folder that can be listed and no workbook that can be opened. What is wrong inside it is reported
/// in the dataset.
pub fn read(path: &Path) -> Result<RawDataset, ReadError> {
    read_with(path, &Options::default())
}

fn read_with(path: &Path, options: &Options) -> Result<RawDataset, ReadError> {
    if is_workbook(path) { workbook::read(path) } else { folder::read(path, options) }
}

/// Whether a file is named as a workbook is; .xls and .xlsm too, to be explained or read.
pub fn is_workbook(path: &Path) -> bool {
    is_named_workbook(path) && path.is_file()
}

fn is_named_workbook(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    matches!(extension.as_str(), "xlsx" | "xlsm" | "xls" | "ods")
}

/// Reads whatever the path holds, one province or the nation: told apart by what is found.
///
/// # Errors
/// As [`read`].
pub fn open(path: &Path, options: &Options) -> Result<Container, ReadError> {
    let parts = if is_workbook(path) { None } else { parts::of_parts(path, options)? };
    let raw = match parts.map(RawNation::only_province) {
        Some(Err(nation)) => return Ok(Container::Nation(nation)),
        Some(Ok(province)) => province,
        None => read_with(path, options)?,
    };
    Ok(if nation::is_national(&raw) { Container::Nation(nation::split(raw)) } else { Container::Province(raw) })
}
