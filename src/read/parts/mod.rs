//! A national folder: a folder or a workbook a province, perhaps in a folder a region. What lies there and is neither is
//! told, never passed over in silence: it may be a province whose files went astray.

mod sent;
mod together;

use rayon::prelude::*;

pub use self::sent::of_mail;
use self::{
    sent::{is_sent, other_mail},
    together::Together,
};
use super::{
    Container, Inner, Options, RawDataset, RawNation, RawProvince, annexes, folder, is_named_book, is_named_mail,
    is_named_workbook, is_other_mail,
    others::{is_nobodys, is_other_kind},
    pictures, workbook,
};
use crate::{
    contain::contained,
    diagnostic::{Diagnostic, Fault, Place},
    files::{Entry, Files, Kind, Unread, below},
    schema::Table,
};

/// What a folder holds: tables of its own, provinces in folders and workbooks, or both.
///
/// # Errors
/// When the folder cannot be listed.
pub fn read(files: &Files, options: &Options) -> Result<Container, Unread> {
    let entries = files.list("")?;
    let country = Area { files, folder: String::new(), below: String::new(), options };
    let name = || files.last_name().to_owned();
    if folder::has_table(&folder::names(&entries)) {
        let tables = country.tables(&entries)?;
        let parts = (!tables.inner.is_empty()).then(|| country.nation(&entries));
        return Ok(Container { name: name(), tables: Some(tables), parts, rules: None });
    }
    let mut nation = country.nation(&entries);
    let rules = country.rules(&entries, &mut nation);
    let has_parts = !nation.provinces.is_empty() || nation.diagnostics.iter().any(Diagnostic::is_error);
    if !has_parts {
        return Ok(Container { name: name(), tables: Some(country.tables(&entries)?), parts: None, rules: None });
    }
    Ok(match nation.only_province() {
        Ok(province) => Container { name: name(), tables: Some(province), parts: None, rules },
        Err(nation) => Container { name: name(), tables: None, parts: Some(nation), rules },
    })
}

/// What one file or folder is.
enum Part {
    Province(RawProvince),
    Stray(Diagnostic),
    /// A PDF file that carries no data. It may be anything, unless books that carry theirs lie beside it.
    OtherPdf(RawProvince),
}

/// A folder whose files and folders are each a province's: the country's own, or a region's in it.
struct Area<'a> {
    files: &'a Files,
    /// Where it is, as the files name it.
    folder: String,
    /// What stands before a name in messages: the region's folder with a slash, or nothing.
    below: String,
    options: &'a Options,
}

impl Area<'_> {
    fn nation(&self, entries: &[Entry]) -> RawNation {
        let (mut nation, mut others) = (RawNation::default(), Vec::new());
        for part in self.parts(entries) {
            match part {
                Part::Province(province) => nation.provinces.push(province),
                Part::Stray(diagnostic) => nation.diagnostics.push(diagnostic),
                Part::OtherPdf(other) => others.push(other),
            }
        }
        let is_book = |province: &RawProvince| province.data.book.is_some() || province.data.mail.is_some();
        if nation.provinces.is_empty() && nation.diagnostics.is_empty() || nation.provinces.iter().any(is_book) {
            nation.provinces.extend(others);
            nation.provinces.sort_by(|one, other| one.name.cmp(&other.name));
        }
        nation
    }

    /// The rules that lie beside the provinces: files of their own, or a workbook of nothing else.
    fn rules(&self, entries: &[Entry], nation: &mut RawNation) -> Option<RawDataset> {
        let names: Vec<String> = folder::names(entries).into_iter().filter(|name| folder::is_rules(name)).collect();
        let mut rules = (!names.is_empty()).then(|| folder::read_rules(self.files, &self.folder, &names));
        let (books, provinces): (Vec<_>, Vec<_>) = std::mem::take(&mut nation.provinces)
            .into_iter()
            .partition(|province| province.data.is_rules_alone() && province.data.folder.is_empty());
        nation.provinces = provinces;
        for RawProvince { name, data } in books {
            match &rules {
                None => rules = Some(data),
                // Nobody knows which of them count.
                Some(_) => nation.diagnostics.push(folder::unknown(&name)),
            }
        }
        rules
    }

    /// Some at a time on the cores there are, in the order of their names, until together they hold more than is read.
    fn parts(&self, entries: &[Entry]) -> Vec<Part> {
        let entries: Vec<&Entry> = entries.iter().filter(|entry| !is_passed_over(&entry.name)).collect();
        let (mut together, mut parts) = (Together::new(), Vec::new());
        for some in entries.chunks(AT_A_TIME) {
            let is_read = !together.is_used_up();
            let part = |entry: &&Entry| match entry.kind {
                Kind::File | Kind::Folder if !is_read && may_be_large(entry) => {
                    vec![Together::without_room(format!("{}{}", self.below, entry.name))]
                }
                _ => self.contained_part(entry),
            };
            let read: Vec<Vec<Part>> = some.par_iter().map(part).collect();
            parts.extend(read.into_iter().flatten().map(|part| together.take(part)));
        }
        parts
    }

    /// A part that the program fails over is a province that nothing can be read of.
    fn contained_part(&self, entry: &Entry) -> Vec<Part> {
        contained(|| self.part(entry)).unwrap_or_else(|cause| {
            let shown = format!("{}{}", self.below, entry.name);
            vec![province(shown.clone(), refused(shown, Fault::ProgramFault { cause }), "")]
        })
    }

    fn part(&self, entry: &Entry) -> Vec<Part> {
        let name = &entry.name;
        let path = below(&self.folder, name);
        let shown = format!("{}{name}", self.below);
        match entry.kind {
            Kind::LeadsOut => vec![Part::Stray(folder::outside(&shown))],
            Kind::File if is_named_workbook(name) => {
                vec![province(shown, workbook_of(self.files, &path), self.below.trim_end_matches('/'))]
            }
            Kind::File if is_named_book(name) => self.book(&path, shown).into_iter().collect(),
            Kind::File if is_named_mail(name) => self.mail(&path, shown),
            Kind::File if is_other_mail(name) => vec![other_mail(shown)],
            Kind::Folder => self.folder(name, shown),
            Kind::File if is_other_kind(name) => vec![Part::Stray(folder::of_other_kind(&shown, false))],
            Kind::File if folder::may_be_table(name) && self.is_stray(name) => {
                vec![Part::Stray(folder::unknown(&shown))]
            }
            Kind::File => Vec::new(),
            Kind::Closed | Kind::Special => {
                let error = self.files.open(&path).err().unwrap_or(Unread::Special);
                vec![province(shown.clone(), refused(shown, folder::unread(error)), "")]
            }
        }
    }

    /// Whether a file that may be a table is none here: rules for all lie beside all.
    fn is_stray(&self, name: &str) -> bool {
        !folder::is_table(name) || folder::is_rules(name) && !self.below.is_empty()
    }

    fn folder(&self, name: &str, shown: String) -> Vec<Part> {
        let inner = Area {
            files: self.files,
            folder: below(&self.folder, name),
            below: format!("{shown}/"),
            options: self.options,
        };
        let entries = match self.files.list(&inner.folder) {
            Ok(entries) => entries,
            Err(error) => return vec![province(shown, refused(inner.below, folder::unread(error)), "")],
        };
        let names = folder::names(&entries);
        if folder::has_table(&names) {
            let data = inner.tables(&entries).unwrap_or_else(|error| refused(String::new(), folder::unread(error)));
            return vec![province(shown.clone(), data, &shown)];
        }
        let workbooks = workbooks(&entries);
        let holds_folders = match workbooks.len() {
            0 => inner.folders(&entries).any(|folder| may_be_dataset(self.files, &folder)),
            _ => !inner.datasets(&entries).is_empty(),
        };
        match workbooks[..] {
            [only] if !holds_folders => {
                let mut data = workbook_of(self.files, &below(&inner.folder, only));
                if names.iter().any(|name| folder::is_rules(name)) {
                    let RawDataset { tables, diagnostics, unreadable, .. } =
                        folder::read_rules(self.files, &inner.folder, &names);
                    data.tables.retain(|table| !Table::RULES.contains(&table.table));
                    data.tables.extend(tables);
                    data.diagnostics.extend(diagnostics);
                    data.unreadable.extend(unreadable);
                }
                vec![province(shown.clone(), data, &shown)]
            }
            [] if !holds_folders && is_ours(name, &names) => Vec::new(),
            [] if !holds_folders && names.iter().any(|name| is_sent(name)) => {
                let parts = inner.parts(&entries);
                let is_other = |part: &Part| matches!(part, Part::OtherPdf(_));
                if parts.iter().all(is_other) { inner.without_table(&entries) } else { parts }
            }
            [] if !holds_folders => inner.without_table(&entries),
            // Regions lie in the country alone: what is deeper is no order anybody keeps on purpose.
            _ if holds_folders && !self.below.is_empty() => inner.without_table(&[]),
            _ => inner.parts(&entries),
        }
    }

    /// Why nothing is read of a folder: its tables are of kinds that are not read, or there are none.
    fn without_table(&self, entries: &[Entry]) -> Vec<Part> {
        let others = entries.iter().filter(|entry| entry.kind == Kind::File && is_other_kind(&entry.name));
        let mut strays: Vec<Part> = others
            .map(|entry| Part::Stray(folder::of_other_kind(&format!("{}{}", self.below, entry.name), false)))
            .collect();
        if strays.is_empty() {
            strays.push(without_table(&self.below));
        }
        strays
    }

    /// The tables of a folder, with the datasets that lie in it as well.
    fn tables(&self, entries: &[Entry]) -> Result<RawDataset, Unread> {
        let mut data = folder::read(self.files, &self.folder, self.options)?;
        data.inner = self.datasets(entries);
        Ok(data)
    }

    fn folders<'e>(&'e self, entries: &'e [Entry]) -> impl Iterator<Item = String> + 'e {
        let kept = entries.iter().filter(|entry| entry.kind == Kind::Folder && !is_passed_over(&entry.name));
        kept.map(|entry| below(&self.folder, &entry.name))
    }

    /// The folders that are datasets for certain. A folder of papers may hold any workbook: only one with our tables
    /// counts.
    fn datasets(&self, entries: &[Entry]) -> Vec<Inner> {
        let dataset = |path: String| {
            let entries = self.files.list(&path).ok()?;
            let folder = format!("{}/", path.rsplit('/').next().unwrap_or(&path));
            if folder::has_table(&folder::names(&entries)) {
                let data = folder::read(self.files, &path, self.options).ok();
                return Some(Inner {
                    folder,
                    province: data.as_ref().and_then(RawDataset::named_province).map(str::to_owned),
                });
            }
            let has_tables = |name: &&str| !workbook_of(self.files, &below(&path, name)).tables.is_empty();
            workbooks(&entries).iter().any(has_tables).then_some(Inner { folder, province: None })
        };
        self.folders(entries).filter_map(dataset).collect()
    }
}

fn workbooks(entries: &[Entry]) -> Vec<&str> {
    let is_workbook = |entry: &&Entry| entry.kind == Kind::File && is_named_workbook(&entry.name);
    let kept = entries.iter().filter(|entry| !is_passed_over(&entry.name)).filter(is_workbook);
    kept.map(|entry| entry.name.as_str()).collect()
}

/// Whether a folder may hold data of its own, or cannot be looked into.
fn may_be_dataset(files: &Files, folder: &str) -> bool {
    files.list(folder).map_or(true, |entries| {
        let is_data =
            |entry: &Entry| folder::is_table(&entry.name) || entry.kind == Kind::File && is_dataset(&entry.name);
        entries.iter().any(|entry| !is_passed_over(&entry.name) && is_data(entry))
    })
}

/// How many parts are read at a time: enough for the cores there are, and few beside a country.
const AT_A_TIME: usize = 16;

/// Whether there may be a province's data in it.
fn may_be_large(entry: &Entry) -> bool {
    entry.kind == Kind::Folder || is_dataset(&entry.name)
}

/// Whether a file may be a province's dataset by itself.
fn is_dataset(name: &str) -> bool {
    is_named_workbook(name) || is_sent(name)
}

/// Names that are no province's: nobody's, pictures, and the scores a batch has written.
fn is_passed_over(name: &str) -> bool {
    is_nobodys(name) || name == pictures::FOLDER || name == annexes::FOLDER || is_scores(name)
}

/// Whether a file is named as the scores a batch writes: `scores-2565.xlsx`.
pub fn is_scores(name: &str) -> bool {
    let year = name.strip_prefix("scores-").and_then(|rest| rest.split_once('.'));
    year.is_some_and(|(year, ending)| year.parse::<u16>().is_ok() && matches!(ending, "csv" | "xlsx"))
}

/// How the folders begin that books are put into beside their data: `รูปเล่ม-ตาก-2565`.
pub const BOOKS: &str = "รูปเล่ม-";

/// Whether a folder without data is one that we have written: it has a batch's ledger, is the one for the printer, or that of
/// a province's books.
fn is_ours(name: &str, names: &[String]) -> bool {
    // One that was killed may have left its lock alone.
    let is_mark =
        |name: &String| name.starts_with("ledger") && name.ends_with(".json") || name.starts_with(".batch-lock");
    names.iter().any(is_mark)
        || name == "print" && names.iter().any(|name| name == "jobs.csv")
        || name.starts_with(BOOKS) && names.iter().all(|name| name.ends_with(".pdf"))
}

/// A province by the name it was found under; its files stand in `folder`.
fn province(name: String, data: RawDataset, folder: &str) -> Part {
    Part::Province(raw_province(name, data, folder))
}

fn raw_province(name: String, mut data: RawDataset, folder: &str) -> RawProvince {
    if !folder.is_empty() {
        data.stand_in(folder);
    }
    RawProvince { name, data }
}

/// The workbook's tables, or why it cannot be opened, which is the fault of its province alone.
fn workbook_of(files: &Files, path: &str) -> RawDataset {
    let name = path.rsplit('/').next().unwrap_or(path);
    workbook::read(files, path).unwrap_or_else(|error| refused(name.to_owned(), folder::unread(error)))
}

/// A province nothing can be read of.
fn refused(file: String, fault: Fault) -> RawDataset {
    let place = Place { file, ..Place::default() };
    stray(Diagnostic { place, fault, found: None })
}

/// A dataset of which nothing is known but why.
fn stray(found: Diagnostic) -> RawDataset {
    RawDataset { diagnostics: vec![found], unreadable: Table::ALL.to_vec(), ..RawDataset::default() }
}

fn without_table(folder: &str) -> Part {
    let place = Place { order: Table::ALL.len(), file: folder.to_owned(), ..Place::default() };
    Part::Stray(Diagnostic { place, fault: Fault::FolderWithoutTable, found: None })
}

impl RawDataset {
    /// Names the folder the files stand in, so that messages tell them from those of other provinces.
    pub(super) fn stand_in(&mut self, folder: &str) {
        let folder = format!("{folder}/");
        let tables = self.tables.iter_mut().map(|table| &mut table.file);
        let places = self.diagnostics.iter_mut().map(|diagnostic| &mut diagnostic.place.file);
        for file in tables.chain(places).chain(&mut self.workbook) {
            // What is wrong with the whole of a book stands in no file of it.
            let within = if file.is_empty() { folder.trim_end_matches('/') } else { &folder };
            file.insert_str(0, within);
        }
        self.folder.insert_str(0, &folder);
    }
}
