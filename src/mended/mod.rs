//! The officer's own files with cells typed over: every other cell, format and formula is as it was.
//!
//! Of a workbook only the sheets that are typed into change, and what must be known of formulas; of a text file the cells
//! themselves, in the encoding it has.

mod keys;
mod rows;
mod wording;

use std::collections::BTreeMap;

use serde::Deserialize;
use thiserror::Error;

pub use self::wording::filled_in;
use crate::{
    diagnostic::{Told, column_letters},
    files::Files,
    limits::MAX_FILE_MB,
    marked::{Cells, Odd, Typed, Untyped},
    read::{is_named_book, is_named_mail},
    schema::Table,
};

/// A text to stand in a cell instead of what is there.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Mend {
    /// The file's path below the folder.
    pub path: String,
    /// Of a workbook.
    pub sheet: Option<String>,
    /// As the user's program counts.
    pub row: u32,
    /// Counted from 0; of a file of keys, 0 is the key and 1 its value.
    pub column: usize,
    /// Nothing, where the cell is to be empty.
    pub text: String,
    /// Whether a number belongs there, which spreadsheets are to reckon with.
    pub is_figure: bool,
}

/// A file as it now is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MendedFile {
    /// The same as before.
    pub path: String,
    /// All of it.
    pub bytes: Vec<u8>,
}

/// Why cells cannot be typed over.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[allow(missing_docs, reason = "their texts say it all")]
pub enum MendError {
    #[error("{path}: the file cannot be read any more; open it again")]
    Gone { path: String },
    #[error("{path}: files of this kind cannot be mended here; mend it in your own program and open it again")]
    OtherKind { path: String },
    #[error("{path}: this workbook cannot be mended here ({cause}); mend it in Excel and open it again")]
    Odd { path: String, cause: &'static str },
    #[error("{sheet}!{cell}: other cells are calculated by this formula; mend it in Excel")]
    Formula { sheet: String, cell: String },
    #[error("{path} {cell}: there is no such cell any more; open the file again")]
    NoCell { path: String, cell: String },
}

impl Told for MendError {
    fn thai(&self) -> String {
        match self {
            Self::Gone { path } => format!("{path}: อ่านแฟ้มนี้ไม่ได้แล้ว เปิดแฟ้มใหม่อีกครั้ง"),
            Self::OtherKind { path } => {
                format!("{path}: แฟ้มชนิดนี้แก้ที่นี่ไม่ได้ แก้ในโปรแกรมของท่านแล้วเปิดใหม่")
            }
            Self::Odd { path, cause } => {
                format!("{path}: สมุดงานนี้แก้ที่นี่ไม่ได้ แก้ใน Excel แล้วเปิดใหม่ ({cause})")
            }
            Self::Formula { sheet, cell } => format!("{sheet}!{cell}: ช่องอื่นคำนวณจากสูตรของช่องนี้ แก้ใน Excel"),
            Self::NoCell { path, cell } => format!("{path} {cell}: ไม่มีช่องนี้แล้ว เปิดแฟ้มใหม่อีกครั้ง"),
        }
    }
}

/// The files that mends change, in the order of their paths. Of several for one cell the last one counts.
///
/// # Errors
/// When a file is gone, is of another kind or cannot be changed; then nothing is.
pub fn files(files: &Files, mends: &[Mend]) -> Result<Vec<MendedFile>, MendError> {
    let mut by_path: BTreeMap<&str, Vec<&Mend>> = BTreeMap::new();
    for mend in mends {
        by_path.entry(&mend.path).or_default().push(mend);
    }
    let mended = by_path.into_iter().map(|(path, mends)| {
        let bytes = bytes(files, path)?;
        let bytes = match Kind::of(path) {
            Kind::Workbook => workbook(bytes, path, &mends)?,
            Kind::Rows(table) => rows::typed_over(&bytes, table, &cells(&mends)).map_err(|at| no_cell(path, at))?,
            Kind::Keys => keys::typed_over(&bytes, &mends).map_err(|at| no_cell(path, at))?,
            Kind::Other => return Err(MendError::OtherKind { path: path.to_owned() }),
        };
        Ok(MendedFile { path: path.to_owned(), bytes })
    });
    mended.collect()
}

/// Whether cells of this file can be typed over, by its name.
pub fn is_mendable(path: &str) -> bool {
    // What a book carries is proved by it, and what a mail has attached is as it was sent.
    !path.split('/').rev().skip(1).any(|name| is_named_book(name) || is_named_mail(name))
        && !matches!(Kind::of(path), Kind::Other)
}

/// The formula of a cell of a workbook; empty where it is told at another cell, `None` where there is none.
///
/// # Errors
/// When the file is gone or is not laid out as workbooks are.
pub fn formula(
    files: &Files,
    path: &str,
    sheet: &str,
    (row, column): (u32, usize),
) -> Result<Option<String>, MendError> {
    if !matches!(Kind::of(path), Kind::Workbook) {
        return Ok(None);
    }
    let at = position(row, column).ok_or_else(|| no_cell(path, (row, column)))?;
    let odd = |odd: Odd| MendError::Odd { path: path.to_owned(), cause: odd.0 };
    Cells::open(bytes(files, path)?).and_then(|mut cells| cells.formula(sheet, at)).map_err(odd)
}

/// How a file is typed into.
enum Kind {
    Workbook,
    Rows(Table),
    Keys,
    Other,
}

impl Kind {
    fn of(path: &str) -> Self {
        let name = path.rsplit('/').next().unwrap_or(path).to_lowercase();
        let table = Table::ALL.into_iter().find(|table| name == table.file() || name == table.national_file());
        match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
            "xlsx" | "xlsm" => Self::Workbook,
            "toml" => Self::Keys,
            "csv" => table.map_or(Self::Other, Self::Rows),
            _ => Self::Other,
        }
    }
}

/// Texts by row, counted from 1, and column, counted from 0.
type Texts<'a> = BTreeMap<(u32, usize), &'a Mend>;

fn cells<'a>(mends: &[&'a Mend]) -> Texts<'a> {
    mends.iter().map(|mend| ((mend.row, mend.column), *mend)).collect()
}

fn bytes(files: &Files, path: &str) -> Result<Vec<u8>, MendError> {
    files.bytes(path, MAX_FILE_MB * 1024 * 1024).map_err(|_| MendError::Gone { path: path.to_owned() })
}

fn position(row: u32, column: usize) -> Option<(u32, u16)> {
    Some((row.checked_sub(1)?, u16::try_from(column).ok()?))
}

fn no_cell(path: &str, (row, column): (u32, usize)) -> MendError {
    MendError::NoCell { path: path.to_owned(), cell: format!("{}{row}", column_letters(column)) }
}

fn workbook(bytes: Vec<u8>, path: &str, mends: &[&Mend]) -> Result<Vec<u8>, MendError> {
    let odd = |odd: Odd| MendError::Odd { path: path.to_owned(), cause: odd.0 };
    let mut book = Cells::open(bytes).map_err(odd)?;
    let mut sheets: BTreeMap<&str, Vec<Typed<'_>>> = BTreeMap::new();
    for mend in mends {
        let at = position(mend.row, mend.column).ok_or_else(|| no_cell(path, (mend.row, mend.column)))?;
        let typed = Typed { at, text: &mend.text, is_figure: mend.is_figure };
        sheets.entry(mend.sheet.as_deref().unwrap_or_default()).or_default().push(typed);
    }
    for (sheet, typed) in sheets {
        book.type_over(sheet, &typed).map_err(|error| match error {
            Untyped::Odd(cause) => odd(cause),
            Untyped::Formula { cell } => MendError::Formula { sheet: sheet.to_owned(), cell },
        })?;
    }
    book.finish().map_err(odd)
}
