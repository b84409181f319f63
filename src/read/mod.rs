//! Files in, raw tables out: the only place that knows file formats.
//!
//! Every cell keeps its place, so that whatever is said of it later can name file, row and column.

mod folder;
mod keys;
mod nation;
mod table;

use std::path::Path;

pub use self::nation::{RawNation, RawProvince};
use crate::{
    diagnostic::{Diagnostic, Place},
    schema::Table,
};

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
    /// Tables whose file is there but could not be read: already reported, so not to be missed again.
    pub unreadable: Vec<Table>,
}

impl RawDataset {
    pub fn table(&self, wanted: Table) -> Option<&RawTable> {
        self.tables.iter().find(|raw| raw.table == wanted)
    }
}

/// One table as it was found.
#[derive(Debug)]
pub struct RawTable {
    pub table: Table,
    pub file: String,
    pub sheet: Option<String>,
    /// The row the headings stand in, as the user's program counts.
    pub heading_row: u32,
    pub headings: Vec<String>,
    pub rows: Vec<RawRow>,
}

/// One row that holds anything at all.
#[derive(Debug)]
pub struct RawRow {
    pub number: u32,
    pub cells: Vec<String>,
}

impl RawTable {
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
    #[error("{path}: there is no such folder")]
    NotFound { path: String },
    #[error("{path}: this is not a dataset folder")]
    NotAFolder { path: String },
    #[error("{path}: the folder cannot be read ({cause})")]
    Unreadable { path: String, cause: std::io::Error },
}

/// Reads a dataset of one province, or the tables of a national one as they stand.
///
/// # Errors
/// When `path` is no folder that can be listed. What is wrong inside the folder is reported in the dataset.
pub fn read(path: &Path) -> Result<RawDataset, ReadError> {
    folder::read(path)
}

/// Reads whatever the path holds, one province or the nation: told apart by what is found.
///
/// # Errors
/// As [`read`].
pub fn open(path: &Path) -> Result<Container, ReadError> {
    if let Some(nation) = nation::of_folders(path)? {
        return Ok(Container::Nation(nation));
    }
    let raw = read(path)?;
    Ok(if nation::is_national(&raw) { Container::Nation(nation::split(raw)) } else { Container::Province(raw) })
}
