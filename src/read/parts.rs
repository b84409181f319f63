//! A national folder: a folder or a workbook a province, perhaps in a folder a region. What lies there and is neither is
//! told, never passed over in silence: it may be a province whose files went astray.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use rayon::prelude::*;

use super::{
    Options, RawDataset, RawNation, RawProvince, RawRow, ReadError, folder, is_workbook,
    nation::{is_national, split},
    pictures, workbook,
};
use crate::{
    diagnostic::{Diagnostic, Fault, Place},
    schema::{Column, Table},
};

/// What a folder of province folders and workbooks holds; `None` for any other folder.
pub fn of_parts(path: &Path, options: &Options) -> Result<Option<RawNation>, ReadError> {
    let names = folder::names(path)?;
    let country = Area { path: path.to_owned(), below: String::new(), options };
    if folder::has_table(&names) {
        let datasets = country.datasets(&names);
        return if datasets.is_empty() { Ok(None) } else { country.beside_tables(&names, datasets).map(Some) };
    }
    let nation = country.nation(&names);
    let is_one = !nation.provinces.is_empty() || nation.diagnostics.iter().any(Diagnostic::is_error);
    Ok(is_one.then_some(nation))
}

/// What one file or folder is.
enum Part {
    Province(RawProvince),
    Stray(Diagnostic),
}

/// A folder whose files and folders are each a province's: the country's own, or a region's in it.
struct Area<'a> {
    path: PathBuf,
    /// What stands before a name in messages: the region's folder with a slash, or nothing.
    below: String,
    options: &'a Options,
}

impl Area<'_> {
    fn nation(&self, names: &[String]) -> RawNation {
        let mut nation = RawNation::default();
        for part in self.parts(names) {
            match part {
                Part::Province(province) => nation.provinces.push(province),
                Part::Stray(diagnostic) => nation.diagnostics.push(diagnostic),
            }
        }
        nation
    }

    /// Each on the cores there are, and then in the order of their names.
    fn parts(&self, names: &[String]) -> Vec<Part> {
        names.par_iter().filter(|name| !is_passed_over(name)).flat_map_iter(|name| self.part(name)).collect()
    }

    fn part(&self, name: &str) -> Vec<Part> {
        let path = self.path.join(name);
        let shown = format!("{}{name}", self.below);
        if folder::leaves(&path) {
            return vec![Part::Stray(folder::outside(&shown))];
        }
        if is_workbook(&path) {
            return vec![province(shown, workbook_of(&path), self.below.trim_end_matches('/'))];
        }
        match fs::metadata(&path) {
            Err(cause) => vec![province(shown.clone(), closed(shown, &cause), "")],
            Ok(metadata) if metadata.is_dir() => self.folder(name, shown),
            Ok(_) if folder::may_be_table(name) && !folder::is_table(name) => {
                vec![Part::Stray(folder::unknown(&shown))]
            }
            Ok(_) => Vec::new(),
        }
    }

    fn folder(&self, name: &str, shown: String) -> Vec<Part> {
        let inner = Area { path: self.path.join(name), below: format!("{shown}/"), options: self.options };
        let names = match folder::names(&inner.path) {
            Ok(names) => names,
            Err(error) => return vec![province(shown, unreadable(inner.below, error), "")],
        };
        if folder::has_table(&names) {
            return vec![province(shown.clone(), inner.tables(&names), &shown)];
        }
        let workbooks = inner.workbooks(&names);
        let holds_folders = match workbooks.len() {
            0 => inner.folders(&names).any(|path| may_be_dataset(&path)),
            _ => !inner.datasets(&names).is_empty(),
        };
        match workbooks[..] {
            [only] if !holds_folders => vec![province(shown.clone(), workbook_of(&inner.path.join(only)), &shown)],
            [] if !holds_folders && is_ours(name, &names) => Vec::new(),
            [] if !holds_folders => vec![without_table(&inner.below)],
            // Regions lie in the country alone: what is deeper is no order anybody keeps on purpose.
            _ if holds_folders && !self.below.is_empty() => vec![without_table(&inner.below)],
            _ => inner.parts(&names),
        }
    }

    /// The tables of a province's folder. With datasets in it as well, nobody knows which ones count.
    fn tables(&self, names: &[String]) -> RawDataset {
        let mut data = match folder::read(&self.path, self.options) {
            Ok(data) => data,
            Err(error) => return unreadable(String::new(), error),
        };
        let others = self.without_copies(&mut data, self.datasets(names));
        if !others.is_empty() {
            data.diagnostics.push(mixed(names, others));
        }
        data
    }

    /// The datasets but for copies of this one, such as somebody keeps of an earlier day: those are told and left.
    fn without_copies(&self, data: &mut RawDataset, datasets: Vec<String>) -> Vec<String> {
        let Some(name) = name_of(data) else { return datasets };
        let is_copy = |folder: &String| {
            let inner = folder::read(&self.path.join(folder), self.options);
            inner.is_ok_and(|inner| name_of(&inner) == Some(name))
        };
        let (copies, others): (Vec<_>, Vec<_>) = datasets.into_iter().partition(is_copy);
        data.diagnostics.extend(copies.iter().map(|folder| folder::unknown(folder)));
        others
    }

    /// Tables and datasets side by side: those of the country, one province's, or a single one that went astray.
    fn beside_tables(&self, names: &[String], datasets: Vec<String>) -> Result<RawNation, ReadError> {
        let mut tables = folder::read(&self.path, self.options)?;
        if is_national(&tables) {
            let mut nation = split(tables);
            nation.diagnostics.push(mixed(names, datasets));
            return Ok(nation);
        }
        let others = self.without_copies(&mut tables, datasets);
        if others.is_empty() {
            let provinces = vec![RawProvince { name: String::new(), data: tables }];
            return Ok(RawNation { provinces, ..RawNation::default() });
        }
        let error = mixed(names, others);
        let mut nation = self.nation(names);
        if tables.table(Table::Province).is_some() || tables.unreadable.contains(&Table::Province) {
            tables.diagnostics.push(error);
            let name = self.path.file_name().unwrap_or(self.path.as_os_str()).to_string_lossy().into_owned();
            nation.provinces.push(RawProvince { name, data: tables });
        } else {
            nation.diagnostics.push(error);
        }
        Ok(nation)
    }

    fn workbooks<'n>(&self, names: &'n [String]) -> Vec<&'n String> {
        names.iter().filter(|name| !is_passed_over(name) && is_workbook(&self.path.join(name))).collect()
    }

    fn folders(&self, names: &[String]) -> impl Iterator<Item = PathBuf> {
        let kept = names.iter().filter(|name| !is_passed_over(name));
        kept.map(|name| self.path.join(name)).filter(|path| !folder::leaves(path) && path.is_dir())
    }

    /// The folders that are datasets for certain, by name. A folder of papers may hold any workbook: only one with our
    /// tables counts.
    fn datasets(&self, names: &[String]) -> Vec<String> {
        let is_dataset = |path: &PathBuf| {
            let Ok(names) = folder::names(path) else { return false };
            let has_tables = |name: &&String| !workbook_of(&path.join(name)).tables.is_empty();
            let inner = Area { path: path.clone(), below: String::new(), options: self.options };
            folder::has_table(&names) || inner.workbooks(&names).iter().any(has_tables)
        };
        let datasets = self.folders(names).filter(is_dataset);
        datasets.filter_map(|path| Some(format!("{}/", path.file_name()?.to_string_lossy()))).collect()
    }
}

/// The province a dataset's keys say it is of.
fn name_of(data: &RawDataset) -> Option<&str> {
    let keys = data.table(Table::Province)?;
    let is_name = |row: &&RawRow| row.cells.first().is_some_and(|key| Column::PROVINCE.is_named(key));
    keys.rows.iter().find(is_name)?.cells.get(1).map(String::as_str)
}

/// Whether a folder may hold data of its own, or cannot be looked into.
fn may_be_dataset(path: &Path) -> bool {
    folder::names(path).map_or(true, |names| {
        let is_data = |name: &String| folder::is_table(name) || is_workbook(&path.join(name));
        names.iter().any(|name| !is_passed_over(name) && is_data(name))
    })
}

/// Names that are no province's: hidden files, what a spreadsheet program keeps beside a workbook it has open, pictures,
/// what unpacking an archive of a Mac leaves behind, and the scores a batch has written.
fn is_passed_over(name: &str) -> bool {
    name.starts_with('.') || name.starts_with("~$") || name == pictures::FOLDER || name == "__MACOSX" || is_scores(name)
}

/// `scores-2565.xlsx`
fn is_scores(name: &str) -> bool {
    let year = name.strip_prefix("scores-").and_then(|rest| rest.split_once('.'));
    year.is_some_and(|(year, ending)| year.parse::<u16>().is_ok() && matches!(ending, "csv" | "xlsx"))
}

/// Whether a folder without data is one that a batch has written: it has a ledger, or is the one for the printer.
fn is_ours(name: &str, names: &[String]) -> bool {
    // One that was killed may have left its lock alone.
    let is_mark =
        |name: &String| name.starts_with("ledger") && name.ends_with(".json") || name.starts_with(".batch-lock");
    names.iter().any(is_mark) || name == "print" && names.iter().any(|name| name == "jobs.csv")
}

/// A province by the name it was found under; its files stand in `folder`.
fn province(name: String, mut data: RawDataset, folder: &str) -> Part {
    if !folder.is_empty() {
        data.stand_in(folder);
    }
    Part::Province(RawProvince { name, data })
}

/// The workbook's tables, or why it cannot be opened, which is the fault of its province alone.
fn workbook_of(path: &Path) -> RawDataset {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    if folder::leaves(path) {
        return refused(name, Fault::OutsideDataset);
    }
    workbook::read(path).unwrap_or_else(|error| unreadable(name, error))
}

fn unreadable(file: String, error: ReadError) -> RawDataset {
    match error {
        ReadError::Unreadable { cause, .. } => closed(file, &cause),
        error => refused(file, Fault::UnreadableFile { cause: error.to_string() }),
    }
}

fn closed(file: String, cause: &io::Error) -> RawDataset {
    refused(file, Fault::UnreadableFile { cause: cause.to_string() })
}

/// A province nothing can be read of.
fn refused(file: String, fault: Fault) -> RawDataset {
    let place = Place { file, ..Place::default() };
    let diagnostics = vec![Diagnostic { place, fault, found: None }];
    RawDataset { diagnostics, unreadable: Table::ALL.to_vec(), ..RawDataset::default() }
}

fn without_table(folder: &str) -> Part {
    let place = Place { order: Table::ALL.len(), file: folder.to_owned(), ..Place::default() };
    Part::Stray(Diagnostic { place, fault: Fault::FolderWithoutTable, found: None })
}

/// The first table of those that lie beside datasets.
fn mixed(names: &[String], folders: Vec<String>) -> Diagnostic {
    let file = names.iter().find(|name| folder::is_table(name)).cloned().unwrap_or_default();
    Diagnostic { place: Place { file, ..Place::default() }, fault: Fault::MixedDataset { folders }, found: None }
}

impl RawDataset {
    /// Names the folder the files stand in, so that messages tell them from those of other provinces.
    fn stand_in(&mut self, folder: &str) {
        self.folder = format!("{folder}/");
        let tables = self.tables.iter_mut().map(|table| &mut table.file);
        let places = self.diagnostics.iter_mut().map(|diagnostic| &mut diagnostic.place.file);
        for file in tables.chain(places).chain(&mut self.workbook) {
            file.insert_str(0, &self.folder);
        }
    }
}
