//! A dataset as a folder: `province.toml` and one CSV file a table.

use std::{
    fs,
    io::{self, Read},
    path::Path,
    sync::Arc,
};

use super::{Options, RawDataset, ReadError, encoding, is_named_workbook, keys, pictures::Pictures, table};
use crate::{
    diagnostic::{Diagnostic, Fault, Place},
    limits::MAX_FILE_MB,
    schema::Table,
    text::nearest,
};

pub fn read(path: &Path, options: &Options) -> Result<RawDataset, ReadError> {
    let names = names(path)?;
    let mut dataset = RawDataset { pictures: Arc::new(Pictures::beside(path)), ..RawDataset::default() };
    let mut taken = Vec::new();
    for wanted in Table::ALL {
        if let Some(file) = file_of(wanted, &names) {
            read_table(&path.join(file), wanted, file.clone(), options, &mut dataset);
            taken.push(file);
        }
    }
    report_unknown_files(&names, &taken, &mut dataset);
    Ok(dataset)
}

/// What a folder holds, by name. Sorted, so that what is reported does not depend on the file system.
pub fn names(path: &Path) -> Result<Vec<String>, ReadError> {
    let shown = path.display().to_string();
    let metadata = fs::metadata(path).map_err(|cause| match cause.kind() {
        io::ErrorKind::NotFound => ReadError::NotFound { path: shown.clone() },
        _ => ReadError::Unreadable { path: shown.clone(), cause },
    })?;
    if !metadata.is_dir() {
        return Err(ReadError::NotADataset { path: shown });
    }
    file_names(path).map_err(|cause| ReadError::Unreadable { path: shown, cause })
}

/// Whether any of these is the file of a table.
pub fn has_table(names: &[String]) -> bool {
    Table::ALL.into_iter().any(|table| file_of(table, names).is_some())
}

/// Whether a file of this name is a table's.
pub fn is_table(name: &str) -> bool {
    has_table(&[name.to_owned()])
}

/// The file of a table. Letter case does not matter, for it does not on Windows; where two differ in nothing else, the
/// one written as the contract has it is taken and the other reported as unknown.
fn file_of(table: Table, names: &[String]) -> Option<&String> {
    let named = |wanted: String| {
        let same = names.iter().find(|name| **name == wanted);
        same.or_else(|| names.iter().find(|name| name.to_lowercase() == wanted))
    };
    // In a national folder the provinces' keys are a table, a row each.
    named(table.file()).or_else(|| named(table.national_file()))
}

fn file_names(path: &Path) -> io::Result<Vec<String>> {
    let mut names: Vec<String> = fs::read_dir(path)?
        .map(|entry| entry.map(|entry| entry.file_name().to_string_lossy().into_owned()))
        .collect::<Result<_, _>>()?;
    names.sort();
    Ok(names)
}

fn read_table(path: &Path, table: Table, file: String, options: &Options, dataset: &mut RawDataset) {
    let place = Place { order: table.order(), file: file.clone(), ..Place::default() };
    let text = match load(path, options) {
        Ok(text) => text,
        Err(fault) => {
            dataset.diagnostics.push(Diagnostic { place, fault, found: None });
            dataset.unreadable.push(table);
            return;
        }
    };
    let read = match table {
        Table::Province if file.to_lowercase().ends_with(".toml") => keys::read(&text, file, &mut dataset.diagnostics),
        _ => table::read(&text, table, file, &mut dataset.diagnostics),
    };
    match read {
        Some(raw) => dataset.tables.push(raw),
        None => dataset.unreadable.push(table),
    }
}

/// Whether a file or folder of the dataset is a link to somewhere outside the folder it stands in. A link that leads
/// nowhere is no such thing: it cannot be read.
pub fn leaves(path: &Path) -> bool {
    let is_link = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink());
    let folder = path.parent().map(fs::canonicalize);
    is_link
        && !matches!((folder, fs::canonicalize(path)), (Some(Ok(folder)), Ok(target)) if target.starts_with(&folder))
        && path.exists()
}

/// The file's text without a byte order mark, its line ends those of one system whatever program wrote it.
fn load(path: &Path, options: &Options) -> Result<String, Fault> {
    let unreadable = |cause: io::Error| Fault::UnreadableFile { cause: cause.to_string() };
    if leaves(path) {
        return Err(Fault::OutsideDataset);
    }
    let mut bytes = Vec::new();
    let limit = MAX_FILE_MB * 1024 * 1024;
    fs::File::open(path).map_err(unreadable)?.take(limit + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > limit) {
        return Err(Fault::FileTooLarge { limit_mb: MAX_FILE_MB });
    }
    let text = encoding::decode(&bytes, options.encoding).ok_or(Fault::NotUtf8)?;
    Ok(text.replace("\r\n", "\n"))
}

fn report_unknown_files(names: &[String], taken: &[&String], dataset: &mut RawDataset) {
    for name in names.iter().filter(|name| may_be_table(name) && !taken.contains(name)) {
        dataset.diagnostics.push(unknown(name));
    }
    // Hidden files, and those a spreadsheet program keeps beside a workbook it has open, are nobody's data.
    let is_kept = |name: &&String| !name.starts_with(['.', '~']) && is_named_workbook(Path::new(name));
    dataset.diagnostics.extend(names.iter().filter(is_kept).map(|name| unused(name)));
}

/// Whether a file of this name could be meant to hold data.
pub fn may_be_table(name: &str) -> bool {
    let name = name.to_lowercase();
    name.ends_with(".csv") || name.ends_with(".toml")
}

/// The file of a table whose name is close to one that is not known.
fn nearest_file(name: &str) -> Option<String> {
    let files = Table::ALL.map(Table::file);
    nearest(&name.to_lowercase(), files.iter().map(String::as_str)).filter(|near| *near != name).map(str::to_owned)
}

/// A link of the dataset that is not followed.
pub fn outside(name: &str) -> Diagnostic {
    let place = Place { order: Table::ALL.len(), file: name.to_owned(), ..Place::default() };
    Diagnostic { place, fault: Fault::OutsideDataset, found: None }
}

/// A file or folder nobody reads.
pub fn unknown(name: &str) -> Diagnostic {
    let place = Place { order: Table::ALL.len(), file: name.to_owned(), ..Place::default() };
    let fault = Fault::UnknownFile { nearest: nearest_file(name), is_workbook: false };
    Diagnostic { place, fault, found: Some(name.to_owned()) }
}

/// A workbook beside tables, which are read instead of it.
fn unused(name: &str) -> Diagnostic {
    let place = Place { order: Table::ALL.len(), file: name.to_owned(), ..Place::default() };
    Diagnostic { place, fault: Fault::UnknownFile { nearest: None, is_workbook: true }, found: Some(name.to_owned()) }
}
