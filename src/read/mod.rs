//! Files in, raw tables out: the only place that knows file formats.
//!
//! Every cell keeps its place, so that whatever is said of it later can name file, row and column.

pub mod annexes;
mod apart;
mod book;
mod drawing;
mod encoding;
mod fits;
mod folder;
pub mod formula;
mod given;
mod grid;
mod keys;
mod mail;
mod others;
mod parts;
pub mod pictures;
mod remarks;
mod rules;
mod table;
mod totals;
pub mod workbook;

use std::sync::Arc;

use self::book::Carried;
pub use self::{
    apart::Apart,
    book::{is_named_book, of_book},
    encoding::Encoding,
    folder::unknown as unknown_file,
    given::read_rules,
    mail::{MailDays, is_named_mail, is_other_mail},
    parts::{BOOKS, is_scores},
    totals::{By, Total},
};
pub(crate) use self::{
    encoding::{encoded, encoding_of},
    table::delimiter_of,
};
use crate::{
    diagnostic::{Diagnostic, Place, Told},
    enclosed::About,
    files::{Files, Unread},
    model::Province,
    schema::{Column, Table},
};

/// What the user says of the files, which they do not say themselves.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The encoding of text files; found out when not given.
    pub encoding: Option<Encoding>,
}

/// What files hold: tables, provinces in folders and workbooks of their own, or both side by side.
#[derive(Debug)]
pub struct Container {
    /// What the folder or file itself is called.
    pub name: String,
    /// The tables of the folder or workbook itself.
    pub tables: Option<RawDataset>,
    /// The provinces in it; `None` where there are none beside the tables.
    pub parts: Option<RawNation>,
    /// Rules that lie beside the provinces and are given for all of them.
    pub rules: Option<RawDataset>,
}

impl Container {
    /// Whether it could be opened at all: not so a workbook that is broken, locked or too large.
    pub fn is_opened(&self) -> bool {
        self.tables.as_ref().is_none_or(|tables| tables.unreadable.len() < Table::ALL.len())
    }

    /// Tables that stand by themselves.
    pub fn of_tables(tables: RawDataset) -> Self {
        Self { name: String::new(), tables: Some(tables), parts: None, rules: None }
    }
}

/// Provinces found in folders and workbooks, and what is no province's.
#[derive(Debug, Default)]
pub struct RawNation {
    /// In the order they were found.
    pub provinces: Vec<RawProvince>,
    /// What is wrong with what they have in common.
    pub diagnostics: Vec<Diagnostic>,
}

impl RawNation {
    /// The one province that is all there is and lies in no folder of its own, as in the folder `new` makes: that is no
    /// nation.
    fn only_province(mut self) -> Result<RawDataset, Self> {
        let is_bare = |RawProvince { data, .. }: &RawProvince| {
            data.folder.is_empty() && (data.workbook.is_some() || !data.tables.is_empty())
        };
        match self.provinces.pop() {
            Some(only) if self.provinces.is_empty() && self.diagnostics.is_empty() && is_bare(&only) => Ok(only.data),
            last => {
                self.provinces.extend(last);
                Err(self)
            }
        }
    }
}

/// One province of a national dataset, by the name it was found under: its folder's or its own.
#[derive(Debug)]
pub struct RawProvince {
    /// Its folder's or file's name, or its own.
    pub name: String,
    /// Its tables.
    pub data: RawDataset,
}

/// A dataset in a folder among the files of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inner {
    /// The folder's name with a slash behind it.
    pub folder: String,
    /// The province its keys name, where it is one of files.
    pub province: Option<String>,
}

/// One province's tables as text, and what was wrong with the files themselves.
#[derive(Debug, Default)]
pub struct RawDataset {
    /// What stands before the name of a table's file: the province's folder with a slash, or nothing.
    pub folder: String,
    /// Each table once at most.
    pub tables: Vec<RawTable>,
    /// What was wrong with the files themselves.
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
    /// Datasets that lie among its files.
    pub inner: Vec<Inner>,
    /// The book they were carried in, where they were.
    pub book: Option<About>,
    /// The days of the mail they were attached to, where they were.
    pub mail: Option<MailDays>,
}

impl RawDataset {
    /// One table, when it was found.
    pub fn table(&self, wanted: Table) -> Option<&RawTable> {
        self.tables.iter().find(|raw| raw.table == wanted)
    }

    /// The province its keys name, as it is written there.
    pub fn named_province(&self) -> Option<&str> {
        let keys = self.table(Table::Province)?;
        let is_name = |row: &&RawRow| row.cells.first().is_some_and(|key| Column::PROVINCE.is_named(key));
        keys.rows.iter().find(is_name)?.cells.get(1).map(String::as_str)
    }
}

/// One table as it was found.
#[derive(Debug, Clone)]
pub struct RawTable {
    /// Which of the contract's tables it is.
    pub table: Table,
    /// The file's name, with the province's folder before it where there is one.
    pub file: String,
    /// The sheet of a workbook, as the user named it.
    pub sheet: Option<String>,
    /// The row the headings stand in, as the user's program counts.
    pub heading_row: u32,
    /// As the file has them, one a column.
    pub headings: Vec<String>,
    /// Those of data, in order.
    pub rows: Vec<RawRow>,
    /// Rows of totals, which are no data.
    pub totals: Vec<Total>,
    /// Remarks and signatures below the data.
    pub remarks: Vec<RawRow>,
    /// What else stands on its sheet and is no data.
    pub apart: Apart,
}

/// One row that holds anything at all.
#[derive(Debug, Clone)]
pub struct RawRow {
    /// As the user's program counts.
    pub number: u32,
    /// One a column; missing ones at the end are left out.
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
            apart: Apart::default(),
        }
    }

    /// The column of the schema each heading names; none for a heading that nothing is known of.
    pub fn columns(&self) -> Vec<Option<&'static Column>> {
        self.headings.iter().map(|heading| self.table.column_named(heading)).collect()
    }

    /// Whether it is a table of keys that lie in its rows: none of its headings is one.
    pub fn has_keys_in_rows(&self) -> bool {
        self.table.has_keys() && self.columns().iter().all(Option::is_none)
    }

    /// Where a column of the schema stands, by its English name: the first of its headings, where it is there.
    pub fn column(&self, english: &str) -> Option<usize> {
        self.columns().iter().position(|column| column.is_some_and(|column| column.english == english))
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
#[allow(missing_docs, reason = "their texts say it all")]
pub enum ReadError {
    #[error("{path}: there is no such folder or workbook; see that its name and place are right")]
    NotFound { path: String },
    #[error(
        "{path}: this is neither a dataset folder nor a workbook (.xlsx, .ods), a book (.pdf) or an e-mail (.eml); name the province's"
    )]
    NotADataset { path: String },
    #[error("{path}: these are no rules of a year; name a .toml or .xlsx that `ruplem handbook` has written")]
    NoRules { path: String },
    #[error("{path}: the dataset cannot be read ({cause}); see that it may be read, and call again")]
    Unreadable { path: String, cause: Unread },
}

impl Told for ReadError {
    fn thai(&self) -> String {
        match self {
            Self::NotFound { path } => format!("{path}: ไม่พบโฟลเดอร์หรือสมุดงานนี้ ตรวจชื่อและที่อยู่ของแฟ้ม"),
            Self::NotADataset { path } => {
                format!("{path}: ไม่ใช่โฟลเดอร์ข้อมูล สมุดงาน (.xlsx, .ods) รูปเล่ม (.pdf) หรืออีเมล (.eml) ระบุของจังหวัด")
            }
            Self::NoRules { path } => {
                format!("{path}: ไม่ใช่แฟ้มเกณฑ์ของปี ระบุแฟ้ม .toml หรือ .xlsx ที่ได้จาก ruplem handbook")
            }
            Self::Unreadable { path, cause } => {
                format!("{path}: เปิดชุดข้อมูลไม่ได้ ({}) ตรวจสิทธิ์ในการอ่าน แล้วสั่งใหม่", cause.thai())
            }
        }
    }
}

/// Reads whatever the files hold, one province or the nation: told apart by what is found.
///
/// # Errors
/// When they are no folder that can be listed and no workbook that can be opened. What is wrong inside is reported in the
/// dataset.
pub fn open(files: &Files, options: &Options) -> Result<Container, ReadError> {
    let failed = |error: Unread| ReadError::of(files.name(), error);
    match files.one_file() {
        Some(file) if is_named_workbook(file) => {
            let tables = workbook::read(files, file).map_err(failed)?;
            Ok(Container { name: files.last_name().to_owned(), ..Container::of_tables(tables) })
        }
        Some(file) if is_named_book(file) => {
            let carried = book::read(files, file).map_err(failed)?;
            let carried = carried.unwrap_or_else(|cause| Carried::Province(Box::new(book::refused(file, cause))));
            Ok(book::contained(files.last_name(), carried))
        }
        Some(file) if is_named_mail(file) || is_other_mail(file) => {
            parts::of_mail(files, file, options).map_err(failed)
        }
        Some(_) => Err(failed(Unread::NoFolder)),
        None => parts::read(files, options).map_err(failed),
    }
}

/// Reads the tables of a folder or workbook themselves, whatever lies among them.
///
/// # Errors
/// As [`open`].
pub fn read(files: &Files) -> Result<RawDataset, ReadError> {
    let failed = |error: Unread| ReadError::of(files.name(), error);
    match files.one_file() {
        Some(_) => open(files, &Options::default()).map(|container| container.tables.unwrap_or_default()),
        None => folder::read(files, "", &Options::default()).map_err(failed),
    }
}

impl ReadError {
    fn of(path: &str, error: Unread) -> Self {
        let path = path.to_owned();
        match error {
            Unread::NotFound => Self::NotFound { path },
            Unread::NoFolder | Unread::Special => Self::NotADataset { path },
            cause => Self::Unreadable { path, cause },
        }
    }
}

/// Whether a file is named as a workbook is; .xls and .xlsm too, to be explained or read.
pub fn is_named_workbook(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
    matches!(ending.as_str(), "xlsx" | "xlsm" | "xls" | "ods")
}
