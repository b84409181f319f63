//! What was made from what, how long it took, and what failed: the memory between one batch and the next.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    file::{BookFile, FileError, read_plain},
    order::Order,
    outcome::{Made, Outcome},
    shard::Shard,
};
use crate::{
    check::{CheckedProvince, Readiness},
    diagnostic::{Diagnostic, Entry, Fault, Lang, Severity},
    files::shown,
    workshop::fingerprint,
    write::{self, WriteError},
};

/// The ledger of one output folder.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Ledger {
    /// The build of the program that wrote it.
    pub program: String,
    /// The part of the provinces this ledger tells of, when the batch ran in parts.
    pub shard: Option<Shard>,
    /// How many runs and merges led to this, so that no two ledgers are alike.
    #[serde(default)]
    pub turn: u64,
    /// Fingerprints of the parts' ledgers that this one has taken in.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub joined: BTreeSet<String>,
    /// Whether everything asked for was made or tried when this was written. A ledger of an earlier program does not say
    /// so, and is not believed to have come to its end.
    #[serde(default)]
    pub finished: bool,
    /// The files still to be made, or made anew.
    #[serde(default)]
    pub to_make: BTreeSet<BookFile>,
    /// By province, as a batch names its folder, or by what it was found under when nobody knows which it is.
    pub provinces: BTreeMap<String, Standing>,
    /// Every book of the folder, by its place there.
    pub books: BTreeMap<BookFile, BookEntry>,
}

/// How a province's data stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// Its name, or what it was found under.
    pub province: String,
    /// Its number, when it is one of the 76.
    pub code: Option<u8>,
    /// What it was found under in the dataset, such as its folder; empty for a dataset of one province.
    #[serde(default)]
    pub found_as: String,
    /// The day the mail came that its data was attached to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received: Option<NaiveDate>,
    /// Whether books could be made of its data.
    pub state: Readiness,
    /// How many were found.
    pub errors: usize,
    /// How many were found.
    pub warnings: usize,
    /// All that was found.
    pub diagnostics: Vec<Entry>,
}

/// One book's entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookEntry {
    /// The kind of book, by its name in commands.
    pub document: String,
    /// Whose it is; `None` for the country's.
    pub province: Option<String>,
    /// The Buddhist number of its year.
    pub fiscal_year: u16,
    /// Fingerprint of everything it was last made from, or tried to be.
    pub input: String,
    /// What came of making it.
    #[serde(flatten)]
    pub outcome: Outcome,
}

impl Ledger {
    /// The ledger of a folder nothing was made in yet.
    pub fn new(shard: Option<Shard>) -> Self {
        Self { program: concat!("ruplem ", env!("CARGO_PKG_VERSION")).to_owned(), shard, ..Self::default() }
    }

    /// The ledger's name: parts of one batch may share a folder, each has its own.
    pub fn file(shard: Option<Shard>) -> String {
        shard.map_or("ledger.json".to_owned(), |shard| format!("ledger-{}.json", shard.name()))
    }

    /// What a folder's ledger says; an empty one where there is none or it cannot be made sense of, for then all is made
    /// anew.
    ///
    /// # Errors
    /// When it is there and is no file or cannot be read.
    pub fn load(folder: &Path, shard: Option<Shard>) -> Result<Self, FileError> {
        let bytes = read_plain(folder.join(Self::file(shard)))?;
        Ok(bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default())
    }

    /// The same as this program writes it of this part.
    #[must_use]
    pub fn of(self, shard: Option<Shard>) -> Self {
        Self { shard, program: Self::new(shard).program, ..self }
    }

    /// What it tells of the provinces of a part.
    #[must_use]
    pub fn part(mut self, shard: Shard) -> Self {
        let is_its_own = |file: &BookFile| file.slug().is_some_and(|slug| shard.has_slug(slug));
        self.joined.clear();
        self.to_make.retain(|file| is_its_own(file));
        self.provinces.retain(|slug, _| shard.has_slug(slug));
        self.books.retain(|file, _| is_its_own(file));
        self.of(Some(shard))
    }

    /// Writes it whole.
    ///
    /// # Errors
    /// When the folder cannot be written to.
    pub fn save(&self, folder: &Path) -> Result<(), WriteError> {
        let path = folder.join(Self::file(self.shard));
        let failed = |error: serde_json::Error| WriteError::Failed { path: shown(&path), cause: error.into() };
        let mut bytes = serde_json::to_vec_pretty(self).map_err(failed)?;
        bytes.push(b'\n');
        write::whole(&path, &bytes)
    }

    /// Whether the book was made from just this, and lies in the folder as it was made.
    pub fn has(&self, order: &Order<'_>, folder: &Path) -> bool {
        match self.books.get(&order.job.file) {
            Some(BookEntry { input, outcome: Outcome::Made(made), .. }) if *input == order.input => {
                made.is_in(folder, &order.job.file)
            }
            _ => false,
        }
    }

    /// Notes what a batch sets out to make of what it was asked for. What an earlier one was stopped before and this one
    /// was not asked for stays to be made.
    pub fn begin<'a>(&mut self, orders: &[Order<'_>], wanted: impl IntoIterator<Item = &'a BookFile>) {
        for order in orders {
            self.to_make.remove(&order.job.file);
        }
        self.to_make.extend(wanted.into_iter().cloned());
        self.finished = false;
    }

    /// Notes that a batch came to its end.
    pub fn end(&mut self) {
        self.finished = self.to_make.is_empty();
    }

    /// Enters what came of a book.
    pub fn enter_book(&mut self, order: &Order<'_>, outcome: Outcome) {
        self.to_make.remove(&order.job.file);
        let book = BookEntry {
            document: order.job.kind.name.to_owned(),
            province: order.province.map(|province| province.name.clone()),
            fiscal_year: order.year.number(),
            input: order.input.clone(),
            outcome,
        };
        self.books.insert(order.job.file.clone(), book);
    }

    /// Enters how a province stands, and gives the slug it is entered under. Books of a blocked one that were made before
    /// are out of date, and so are those of the province that was found here before, when its name has become another.
    pub fn enter_province(&mut self, province: &CheckedProvince, lang: Lang) -> String {
        let standing = Standing::new(province, lang);
        let is_double = province
            .checked
            .diagnostics
            .iter()
            .any(|found| matches!(found.fault, Fault::DuplicateProvince { first_row: None, .. }));
        let known = province.checked.province.filter(|_| !is_double);
        let key = known.map_or(province.name.clone(), crate::model::Province::slug);
        if standing.state == Readiness::Blocked {
            self.outdate(&key);
        }
        for before in self.found_before(&standing.found_as, &key) {
            self.outdate(&before);
            self.provinces.remove(&before);
        }
        self.provinces.insert(key.clone(), standing);
        key
    }

    /// Notes that these are all provinces there are of this ledger's: any other has left the data, and its books are out
    /// of date.
    pub fn forget_others(&mut self, present: &BTreeSet<String>) {
        let known = self.provinces.keys().map(String::as_str).chain(self.books.keys().filter_map(BookFile::slug));
        let left: BTreeSet<String> = known.filter(|slug| !present.contains(*slug)).map(str::to_owned).collect();
        for slug in &left {
            self.outdate(slug);
            self.provinces.remove(slug);
        }
    }

    /// The provinces other than this that were found under a name: whose else is it now?
    fn found_before(&self, found_as: &str, key: &str) -> Vec<String> {
        let is_same = |standing: &Standing| !found_as.is_empty() && standing.found_as == found_as;
        let others = self.provinces.iter().filter(|(slug, standing)| *slug != key && is_same(standing));
        others.map(|(slug, _)| slug.clone()).collect()
    }

    /// Notes that a province's books, as far as there are any, are out of date and not to be made.
    fn outdate(&mut self, slug: &str) {
        let is_its_own = |file: &BookFile| file.slug() == Some(slug);
        for (_, book) in self.books.iter_mut().filter(|(file, _)| is_its_own(file)) {
            book.outcome = Outcome::Outdated;
        }
        self.to_make.retain(|file| !is_its_own(file));
    }

    /// Notes that the country's books are out of date when no province is left to tell of: their fiscal years.
    pub fn outdate_nation(&mut self) -> BTreeSet<u16> {
        let is_blocked = |standing: &Standing| standing.state == Readiness::Blocked;
        if self.shard.is_some() || self.provinces.is_empty() || !self.provinces.values().all(is_blocked) {
            return BTreeSet::new();
        }
        self.to_make.retain(|file| file.slug().is_some());
        let national = self.books.iter_mut().filter(|(file, _)| file.slug().is_none());
        national
            .map(|(_, book)| {
                book.outcome = Outcome::Outdated;
                book.fiscal_year
            })
            .collect()
    }

    /// Forgets books that are out of date and that somebody has removed: nobody makes them again.
    pub fn forget_removed(&mut self, folder: &Path) {
        self.books.retain(|file, book| {
            book.outcome != Outcome::Outdated || folder.join(file.as_str()).symlink_metadata().is_ok()
        });
    }
}

impl Made {
    /// Whether the file is in the folder, still as it was written.
    pub fn is_in(&self, folder: &Path, file: &BookFile) -> bool {
        let Ok(path) = file.below(folder) else { return false };
        let is_of_size = fs::metadata(&path).is_ok_and(|file| file.len() == self.size);
        is_of_size && fs::read(path).is_ok_and(|bytes| fingerprint::of(&bytes) == self.sha256)
    }
}

impl Standing {
    fn new(province: &CheckedProvince, lang: Lang) -> Self {
        let found = &province.checked.diagnostics;
        let known = province.checked.province;
        let entry = |diagnostic: &Diagnostic| Entry::new(diagnostic, known, lang);
        Self {
            province: province.shown().to_owned(),
            code: known.map(|province| province.code),
            found_as: province.name.clone(),
            received: province.received(),
            state: province.checked.readiness(),
            errors: crate::diagnostic::count(found, Severity::Error),
            warnings: crate::diagnostic::count(found, Severity::Warning),
            diagnostics: found.iter().map(entry).collect(),
        }
    }
}
