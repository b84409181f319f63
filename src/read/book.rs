//! A finished book as a dataset: the tables it carries, read as the files of a folder are.

use super::{Container, Options, RawDataset, folder};
use crate::{
    diagnostic::{Diagnostic, Fault, Place},
    enclosed::pdf::{self, Enclosed, NoData},
    files::{Files, Memory, Unread},
    limits::MAX_FILE_MB,
    schema::Table,
};

/// Whether a file is named as a book is.
pub fn is_named_book(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("pdf"))
}

/// What a book carries, or why it is no dataset.
///
/// # Errors
/// When the file cannot be read at all.
pub fn read(files: &Files, path: &str) -> Result<Result<RawDataset, NoData>, Unread> {
    let bytes = files.bytes(path, MAX_FILE_MB * 1024 * 1024)?;
    let name = path.rsplit('/').next().unwrap_or(path);
    Ok(pdf::read(bytes).map(|enclosed| dataset(name, enclosed)))
}

/// The dataset of what a book carries; its files are named below the book's name.
fn dataset(name: &str, Enclosed { about, files, altered, .. }: Enclosed) -> RawDataset {
    let (memory, _) = Memory::new(files);
    let files = Files::in_memory(name, memory);
    let mut data = if altered.is_empty() {
        folder::read(&files, "", &Options::default()).unwrap_or_default()
    } else {
        let altered = altered.join(", ");
        unread("", Fault::AlteredBook { files: altered.clone() }, Some(altered))
    };
    data.stand_in(name);
    data.book = Some(about);
    data
}

/// What a book carries, read as the dataset it is.
pub fn of_book(name: &str, enclosed: Enclosed) -> Container {
    Container { name: name.to_owned(), ..Container::of_tables(dataset(name, enclosed)) }
}

/// A book nothing can be read of.
pub fn refused(name: &str, cause: NoData) -> RawDataset {
    unread(name, Fault::BookWithoutData { cause }, None)
}

fn unread(file: &str, fault: Fault, found: Option<String>) -> RawDataset {
    let place = Place { order: Table::ALL.len(), file: file.to_owned(), ..Place::default() };
    let diagnostics = vec![Diagnostic { place, fault, found }];
    RawDataset { diagnostics, unreadable: Table::ALL.to_vec(), ..RawDataset::default() }
}
