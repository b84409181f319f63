//! A finished book as a dataset: the tables it carries, read as the files of a folder are.

use std::collections::BTreeMap;

use super::{Container, Options, RawDataset, RawNation, RawProvince, folder};
use crate::{
    diagnostic::{Diagnostic, Fault, Place},
    enclosed::{
        About, nation,
        pdf::{self, Enclosed, NoData},
    },
    files::{Entry, Files, Memory, Unread},
    limits::MAX_FILE_MB,
    schema::Table,
};

/// Whether a file is named as a book is.
pub fn is_named_book(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("pdf"))
}

/// What a book carries: a province's data, or that of all of them.
pub enum Carried {
    /// A province's book.
    Province(Box<RawDataset>),
    /// The country's volume.
    Nation(RawNation),
}

/// What a book carries, or why it is no dataset.
///
/// # Errors
/// When the file cannot be read at all.
pub fn read(files: &Files, path: &str) -> Result<Result<Carried, NoData>, Unread> {
    let bytes = files.bytes(path, MAX_FILE_MB * 1024 * 1024)?;
    let name = path.rsplit('/').next().unwrap_or(path);
    Ok(pdf::read(bytes).map(|enclosed| carried(name, enclosed)))
}

/// The data a book carries; its files are named below the book's name.
fn carried(name: &str, Enclosed { about, files, altered, .. }: Enclosed) -> Carried {
    let is_national = about.province.is_none();
    let mut data = if !altered.is_empty() {
        let altered = altered.join(", ");
        unread("", Fault::AlteredBook { files: altered.clone() }, Some(altered))
    } else if is_national {
        return Carried::Nation(nation(name, &files));
    } else {
        let (memory, _) = Memory::new(with_words(&about, files));
        folder::read(&Files::in_memory(name, memory), "", &Options::default()).unwrap_or_default()
    };
    data.stand_in(name);
    data.book = Some(about);
    Carried::Province(Box::new(data))
}

/// The files with the words of pages beside the pictures of them.
fn with_words(about: &About, mut files: BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    for (picture, words) in about.words.iter().filter(|(picture, _)| about.pictures.contains_key(*picture)) {
        if let Some(page) = picture.strip_suffix(".jpg").filter(|_| files.contains_key(picture)) {
            files.entry(format!("{page}.txt")).or_insert_with(|| words.clone().into_bytes());
        }
    }
    files
}

/// The provinces of the country's volume.
fn nation(name: &str, files: &BTreeMap<String, Vec<u8>>) -> RawNation {
    let (memory, _) = Memory::new(nation::parted(files));
    let files = Files::in_memory(name, memory);
    let province = |entry: Entry| {
        let mut data = folder::read(&files, &entry.name, &Options::default()).unwrap_or_default();
        data.stand_in(&entry.name);
        data.stand_in(name);
        RawProvince { name: entry.name, data }
    };
    let provinces = files.list("").unwrap_or_default().into_iter().map(province).collect();
    RawNation { provinces, ..RawNation::default() }
}

/// What a book carries, read as the dataset it is.
pub fn of_book(name: &str, enclosed: Enclosed) -> Container {
    contained(name, carried(name, enclosed))
}

pub(super) fn contained(name: &str, carried: Carried) -> Container {
    let name = name.to_owned();
    match carried {
        Carried::Province(data) => Container { name, ..Container::of_tables(*data) },
        Carried::Nation(nation) => Container { name, tables: None, parts: Some(nation), rules: None },
    }
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
