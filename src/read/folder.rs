//! A dataset as a folder: `province.toml` and one CSV file a table.

use std::sync::Arc;

use super::{
    Options, RawDataset, encoding, is_named_workbook, keys,
    others::{is_nobodys, is_other_kind},
    pictures::Pictures,
    rules, table,
};
use crate::{
    contain::contained,
    diagnostic::{Bilingual, Diagnostic, Fault, Place},
    files::{Entry, Files, Unread, below},
    limits::{MAX_FILE_MB, MAX_KEYS_MB},
    schema::Table,
    text::nearest,
};

/// Reads the tables a folder holds.
///
/// # Errors
/// When it cannot be listed.
pub fn read(files: &Files, folder: &str, options: &Options) -> Result<RawDataset, Unread> {
    let names = names(&files.list(folder)?);
    let mut dataset = RawDataset { pictures: Arc::new(Pictures::beside(files, folder)), ..RawDataset::default() };
    let mut taken = Vec::new();
    for wanted in Table::ALL {
        if let Some(file) = file_of(wanted, &names) {
            let text = load(files, &below(folder, file), options);
            read_table(text, wanted, file.clone(), &mut dataset);
            taken.push(file);
        }
    }
    report_unknown_files(&names, &taken, &mut dataset);
    Ok(dataset)
}

/// The names in a folder.
pub fn names(entries: &[Entry]) -> Vec<String> {
    entries.iter().map(|entry| entry.name.clone()).collect()
}

/// Whether any of these is the file of a table of a province or of all of them. Rules alone are of none.
pub fn has_table(names: &[String]) -> bool {
    let is_data = |table: &Table| !Table::RULES.contains(table);
    Table::ALL.into_iter().filter(is_data).any(|table| file_of(table, names).is_some())
}

/// Whether a file of this name is a table's.
pub fn is_table(name: &str) -> bool {
    Table::ALL.into_iter().any(|table| file_of(table, &[name.to_owned()]).is_some())
}

/// Whether a file of this name holds rules.
pub fn is_rules(name: &str) -> bool {
    Table::RULES.into_iter().any(|table| file_of(table, &[name.to_owned()]).is_some())
}

/// The rules among the files of a folder, or the one file that holds them by any name.
pub fn read_rules(files: &Files, folder: &str, names: &[String]) -> RawDataset {
    let mut dataset = RawDataset::default();
    let only = if let [only] = names { Some(only) } else { None };
    for wanted in Table::RULES {
        let ending = if wanted == Table::Handbook { ".toml" } else { ".csv" };
        let named = only.filter(|only| only.to_lowercase().ends_with(ending));
        if let Some(file) = file_of(wanted, names).or(named) {
            let text = load(files, &below(folder, file), &Options::default());
            read_table(text, wanted, file.clone(), &mut dataset);
        }
    }
    dataset
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

fn read_table(text: Result<String, Fault>, table: Table, file: String, dataset: &mut RawDataset) {
    let place = Place { order: table.order(), file: file.clone(), ..Place::default() };
    let text = match text {
        Ok(text) => text,
        Err(fault) => {
            dataset.diagnostics.push(Diagnostic { place, fault, found: None });
            dataset.unreadable.push(table);
            return;
        }
    };
    if table == Table::Criteria && dataset.table(table).is_some() {
        // The rounds of handbook.toml are the same table.
        dataset.diagnostics.push(unknown(&file));
        return;
    }
    let diagnostics = &mut dataset.diagnostics;
    let read = contained(|| match table {
        Table::Handbook => rules::read(&text, &file, diagnostics),
        Table::Province if file.to_lowercase().ends_with(".toml") => {
            keys::read(&text, file, diagnostics).into_iter().collect()
        }
        _ => table::read(&text, table, file, diagnostics).into_iter().collect::<Vec<_>>(),
    });
    match read {
        Ok(raw) if raw.is_empty() => dataset.unreadable.push(table),
        Ok(raw) => dataset.tables.extend(raw),
        Err(cause) => {
            dataset.diagnostics.push(Diagnostic { place, fault: Fault::ProgramFault { cause }, found: None });
            dataset.unreadable.push(table);
        }
    }
}

/// The file's text without a byte order mark, its line ends those of one system whatever program wrote it.
fn load(files: &Files, path: &str, options: &Options) -> Result<String, Fault> {
    let is_keys = path.to_lowercase().ends_with(".toml");
    let limit_mb = if is_keys { MAX_KEYS_MB } else { MAX_FILE_MB };
    let bytes = files.bytes(path, limit_mb * 1024 * 1024).map_err(unread)?;
    let decode = if is_keys { encoding::decode_toml } else { encoding::decode };
    let text = decode(&bytes, options.encoding).ok_or(Fault::NotUtf8)?;
    Ok(text.replace("\r\n", "\n"))
}

/// Why a file of the dataset is not read, as it is told.
pub fn unread(error: Unread) -> Fault {
    match error {
        Unread::LeadsOut => Fault::OutsideDataset,
        Unread::Special | Unread::NoFolder => Fault::NotPlainFile,
        Unread::TooLarge { limit } => Fault::FileTooLarge { limit_mb: limit / (1024 * 1024) },
        error => Fault::UnreadableFile { cause: Bilingual::of(&error) },
    }
}

fn report_unknown_files(names: &[String], taken: &[&String], dataset: &mut RawDataset) {
    for name in names.iter().filter(|name| !is_nobodys(name) && !taken.contains(name)) {
        if is_named_workbook(name) {
            dataset.diagnostics.push(unused(name));
        } else if let Some(table) = table_behind_txt(name).filter(|table| is_lacking(*table, names)) {
            dataset.diagnostics.push(missing_for_txt(table, name));
            dataset.unreadable.push(table);
        } else if is_other_kind(name) {
            dataset.diagnostics.push(of_other_kind(name, true));
        } else if may_be_table(name) {
            dataset.diagnostics.push(unknown(name));
        }
    }
}

/// The table a file is of by its name but for the «.txt» behind it, which Windows hides.
fn table_behind_txt(name: &str) -> Option<Table> {
    let name = name.to_lowercase();
    let name = name.strip_suffix(".txt")?;
    Table::ALL.into_iter().find(|table| name == table.file() || name == table.national_file())
}

fn is_lacking(table: Table, names: &[String]) -> bool {
    table.required() && file_of(table, names).is_none()
}

fn missing_for_txt(table: Table, name: &str) -> Diagnostic {
    let place = Place { order: table.order(), file: table.file(), ..Place::default() };
    let fault = Fault::MissingTable { table, is_sheet: false, txt: Some(name.to_owned()) };
    Diagnostic { place, fault, found: Some(name.to_owned()) }
}

/// A table of a kind that is not read, which may be all there is of a province, or lie beside tables that are read.
pub fn of_other_kind(name: &str, is_beside: bool) -> Diagnostic {
    let place = Place { order: Table::ALL.len(), file: name.to_owned(), ..Place::default() };
    Diagnostic { place, fault: Fault::OtherKind { is_beside }, found: Some(name.to_owned()) }
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
