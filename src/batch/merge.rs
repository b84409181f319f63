//! The ledgers of a batch's parts as one, and their books in one folder.
//!
//! A joined ledger remembers by their fingerprints which parts' ledgers it has taken in. Those count no more: a batch of
//! the whole may have gone on from them. A part's ledger it has not taken in is newer, and decides for its provinces. So
//! no clock is asked which of two is the later.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Path, PathBuf},
};

use super::{
    digest,
    file::{BookFile, FileError, read_plain},
    ledger::{Book, Ledger},
    lock::{self, Lock, LockError},
    outcome::Outcome,
    shard::Shard,
};
use crate::{
    check::Readiness,
    write::{self, WriteError},
};

/// What came together.
#[derive(Debug, Default)]
pub struct Merged {
    /// What the parts say together.
    pub ledger: Ledger,
    /// How many ledgers there were.
    pub ledgers: usize,
    /// Books that were brought into the first folder.
    pub copied: usize,
    /// Parts of which no ledger was found.
    pub missing: Vec<Shard>,
    /// Parts that did not come to their end.
    pub unfinished: Vec<Unfinished>,
    /// Books a ledger tells of that are not as it tells.
    pub lost: Vec<BookFile>,
}

/// What a part, or a whole batch, was stopped before.
#[derive(Debug)]
pub struct Unfinished {
    /// Which part of the country it made; `None` for all of it.
    pub shard: Option<Shard>,
    /// Files it had still to make; of a ledger of an earlier program nobody knows.
    pub to_make: usize,
    /// Whose they are.
    pub provinces: Vec<String>,
}

/// Why ledgers cannot be joined.
#[derive(Debug, thiserror::Error)]
pub enum MergeError {
    #[error("{path}: {cause}")]
    Lock { path: String, cause: LockError },
    #[error("{path}: {cause}")]
    Io { path: String, cause: io::Error },
    #[error(transparent)]
    File(#[from] FileError),
    #[error("{path}: this folder is not there")]
    NotThere { path: String },
    #[error(transparent)]
    Write(#[from] WriteError),
    #[error("{path}: this is no ledger ({cause})")]
    NoLedger { path: String, cause: serde_json::Error },
    /// By how many parts there are, with their ledgers.
    #[error("ledgers of batches in different numbers of parts")]
    Mixed { sets: BTreeMap<u32, Vec<String>> },
}

/// Joins every ledger of the folders into `ledger.json` of the first, and brings the books there. Of two parts' entries for
/// a book the one that was made stands.
///
/// # Errors
/// When a folder or a ledger cannot be read or is in use, when nobody knows which parts are the last ones, or when the
/// first folder cannot be written.
pub fn merge<P: AsRef<Path>>(folders: &[P]) -> Result<Merged, MergeError> {
    let folders = distinct(folders)?;
    let Some(&home) = folders.first() else { return Ok(Merged::default()) };
    let _locks = lock(&folders)?;
    let ledgers = Ledgers::find(&folders)?;
    let mut merged = ledgers.join()?;
    merged.ledger.turn += 1;
    if merged.ledgers > 0 {
        merged.ledger.save(home)?;
    }
    Ok(merged)
}

/// What a batch, or a part of one, may go on from: for a part its own ledger, or what has been joined of it since; for the
/// whole the joined ledger and the news of its parts. Empty where there is none or it cannot be made sense of, for then
/// all is made anew.
///
/// # Errors
/// When a ledger is there and is no file or cannot be read.
pub fn known(folder: &Path, shard: Option<Shard>) -> Result<Ledger, MergeError> {
    let whole = Ledger::load(folder, None)?;
    let known = match shard {
        Some(shard) => match LedgerFile::read(folder, true, &Ledger::file(Some(shard))) {
            Ok(Some(own)) if !whole.joined.contains(&own.fingerprint) => own.ledger,
            Ok(_) | Err(MergeError::NoLedger { .. }) => whole.part(shard),
            Err(error) => return Err(error),
        },
        None => match Ledgers::find(&[folder]) {
            Ok(ledgers) if ledgers.newer().next().is_some() => match ledgers.join() {
                Ok(merged) => merged.ledger,
                Err(MergeError::Mixed { .. }) => whole,
                Err(error) => return Err(error),
            },
            Ok(_) | Err(MergeError::NoLedger { .. }) => whole,
            Err(error) => return Err(error),
        },
    };
    let mut known = known.of(shard);
    known.turn += 1;
    Ok(known)
}

/// The folders, each once.
fn distinct<P: AsRef<Path>>(folders: &[P]) -> Result<Vec<&Path>, MergeError> {
    let mut known: BTreeSet<PathBuf> = BTreeSet::new();
    let mut distinct = Vec::new();
    for folder in folders.iter().map(AsRef::as_ref) {
        let path = || folder.display().to_string();
        let failed = |cause: io::Error| match cause.kind() {
            io::ErrorKind::NotFound => MergeError::NotThere { path: path() },
            _ => MergeError::Io { path: path(), cause },
        };
        if known.insert(fs::canonicalize(folder).map_err(failed)?) {
            distinct.push(folder);
        }
    }
    Ok(distinct)
}

/// Takes every folder, for what a part writes while its ledger is read would be lost.
fn lock(folders: &[&Path]) -> Result<Vec<Lock>, MergeError> {
    let mut locks = Vec::new();
    for (place, folder) in folders.iter().enumerate() {
        match Lock::take(folder, None) {
            Ok(lock) => locks.push(lock),
            // Where nothing can be written nobody is at work, and parts are only read.
            Err(LockError::Io(cause)) if place > 0 && lock::is_closed(&cause) => {}
            Err(cause) => return Err(MergeError::Lock { path: folder.display().to_string(), cause }),
        }
    }
    Ok(locks)
}

/// The names of the ledgers in a folder.
fn names(folder: &Path) -> io::Result<Vec<String>> {
    let mut names: Vec<String> = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.file_name().to_string_lossy().into_owned()))
        .collect::<Result<_, _>>()?;
    names.retain(|name| name == "ledger.json" || (name.starts_with("ledger-") && name.ends_with(".json")));
    names.sort();
    Ok(names)
}

/// A ledger where it lies.
struct LedgerFile<'a> {
    folder: &'a Path,
    path: PathBuf,
    /// Whether that is the folder all are joined in.
    is_home: bool,
    fingerprint: String,
    ledger: Ledger,
}

impl<'a> LedgerFile<'a> {
    /// `None` when it is not there.
    fn read(folder: &'a Path, is_home: bool, name: &str) -> Result<Option<Self>, MergeError> {
        let path = folder.join(name);
        let Some(bytes) = read_plain(path.clone())? else { return Ok(None) };
        let no_ledger = |cause| MergeError::NoLedger { path: path.display().to_string(), cause };
        let ledger = serde_json::from_slice(&bytes).map_err(no_ledger)?;
        Ok(Some(Self { folder, path, is_home, fingerprint: digest::of(&bytes), ledger }))
    }

    /// Whether a part knows best how a province stands. In the folder where all are joined it has gone on from what was
    /// joined there, so that what it is silent about is no more; elsewhere it may never have seen it.
    fn decides_for(&self, slug: &str) -> bool {
        let is_its_own = self.ledger.shard.is_some_and(|shard| shard.has_slug(slug));
        self.ledger.provinces.contains_key(slug) || self.is_home && is_its_own
    }
}

/// All there are.
struct Ledgers<'a> {
    home: &'a Path,
    found: Vec<LedgerFile<'a>>,
}

impl<'a> Ledgers<'a> {
    fn find(folders: &[&'a Path]) -> Result<Self, MergeError> {
        let mut found = Vec::new();
        for (place, folder) in folders.iter().enumerate() {
            let failed = |cause| MergeError::Io { path: folder.display().to_string(), cause };
            for name in names(folder).map_err(failed)? {
                found.extend(LedgerFile::read(folder, place == 0, &name)?);
            }
        }
        Ok(Self { home: folders.first().copied().unwrap_or(Path::new("")), found })
    }

    fn wholes(&self) -> impl Iterator<Item = &LedgerFile<'a>> {
        self.found.iter().filter(|found| found.ledger.shard.is_none())
    }

    fn parts(&self) -> impl Iterator<Item = (Shard, &LedgerFile<'a>)> {
        self.found.iter().filter_map(|found| Some((found.ledger.shard?, found)))
    }

    /// The parts no joined ledger has taken in.
    fn newer(&self) -> impl Iterator<Item = (Shard, &LedgerFile<'a>)> {
        let is_old =
            |found: &LedgerFile<'_>| self.wholes().any(|whole| whole.ledger.joined.contains(&found.fingerprint));
        self.parts().filter(move |(_, found)| !is_old(found))
    }

    /// In how many parts the last batch was run, as far as that can be known.
    ///
    /// # Errors
    /// When there are newer ledgers of batches in different numbers of parts: either may be the last.
    fn count(&self) -> Result<Option<u32>, MergeError> {
        let mut sets: BTreeMap<u32, Vec<String>> = BTreeMap::new();
        for (shard, found) in self.newer() {
            sets.entry(shard.count()).or_default().push(found.path.display().to_string());
        }
        if sets.len() > 1 {
            return Err(MergeError::Mixed { sets });
        }
        let old = || self.parts().map(|(shard, _)| shard.count()).min_by_key(|count| self.missing(*count).len());
        Ok(sets.into_keys().next().or_else(old))
    }

    fn missing(&self, count: u32) -> Vec<Shard> {
        let all = (1..=count).filter_map(|index| Shard::new(index, count));
        all.filter(|part| !self.parts().any(|(shard, _)| shard == *part)).collect()
    }

    fn join(&self) -> Result<Merged, MergeError> {
        let missing = self.count()?.map(|count| self.missing(count)).unwrap_or_default();
        let mut merged = Merged { ledger: Ledger::new(None), ledgers: self.found.len(), missing, ..Merged::default() };
        let mut claims: BTreeMap<&BookFile, Vec<Claim<'_>>> = BTreeMap::new();
        let is_decided = |slug: &str| self.newer().any(|(_, part)| part.decides_for(slug));
        let silent = |_: &str| false;
        for found in self.wholes() {
            merged.take_over(found, &is_decided);
            found.claim(&mut claims, false);
        }
        for (_, found) in self.newer() {
            merged.take_over(found, &silent);
            found.claim(&mut claims, true);
        }
        merged.ledger.finished = merged.unfinished.is_empty();
        merged.ledger.joined.extend(self.parts().map(|(_, found)| found.fingerprint.clone()));
        for (file, claims) in claims {
            merged.enter_book(self.home, file, claims)?;
        }
        Ok(merged)
    }
}

/// What one ledger says of a book.
struct Claim<'a> {
    book: &'a Book,
    folder: &'a Path,
    is_newer: bool,
}

impl Claim<'_> {
    /// What is newer goes before what was joined already, what was made before what was not.
    fn weight(&self) -> (bool, bool) {
        (self.is_newer, matches!(self.book.outcome, Outcome::Made(_)))
    }
}

impl<'a> LedgerFile<'a> {
    fn claim(&'a self, claims: &mut BTreeMap<&'a BookFile, Vec<Claim<'a>>>, is_newer: bool) {
        for (file, book) in &self.ledger.books {
            claims.entry(file).or_default().push(Claim { book, folder: self.folder, is_newer });
        }
    }
}

impl Merged {
    /// Takes over how provinces stand and what is still to be made, but of those of which others know better.
    fn take_over(&mut self, found: &LedgerFile<'_>, is_decided: &dyn Fn(&str) -> bool) {
        let Ledger { turn, finished, to_make, joined, provinces, .. } = &found.ledger;
        let is_open = |file: &&BookFile| !file.slug().is_some_and(is_decided);
        let open: BTreeSet<BookFile> = to_make.iter().filter(is_open).cloned().collect();
        let standing: Vec<_> = provinces.iter().filter(|(slug, _)| !is_decided(slug)).collect();
        // What others have done since is done, even if it was stopped.
        let is_done = *finished || open.is_empty() && (!to_make.is_empty() || standing.is_empty());
        if !is_done {
            self.unfinished.push(Unfinished::new(&found.ledger, &open));
        }
        self.ledger.turn = self.ledger.turn.max(*turn);
        self.ledger.joined.extend(joined.iter().cloned());
        self.ledger.to_make.extend(open);
        self.ledger.provinces.extend(standing.into_iter().map(|(slug, found)| (slug.clone(), found.clone())));
    }

    /// Enters the weightiest of what ledgers say of a book; of a book that was made only what the disk bears out.
    fn enter_book(&mut self, home: &Path, file: &BookFile, mut claims: Vec<Claim<'_>>) -> Result<(), MergeError> {
        claims.reverse();
        claims.sort_by_key(|claim| std::cmp::Reverse(claim.weight()));
        let target = file.below(home).map_err(FileError::from)?;
        let is_blocked = file
            .slug()
            .and_then(|slug| self.ledger.provinces.get(slug))
            .is_some_and(|standing| standing.state == Readiness::Blocked);
        let mut is_lost = false;
        for Claim { book, folder, .. } in claims {
            let mut book = book.clone();
            match &book.outcome {
                Outcome::Made(made) => {
                    if !made.is_in(home, file) {
                        let source = file.below(folder).ok().filter(|_| made.is_in(folder, file));
                        let Some(source) = source else {
                            is_lost = true;
                            continue;
                        };
                        bring(&source, &target)?;
                        self.copied += 1;
                    }
                    if is_blocked {
                        book.outcome = Outcome::Outdated;
                    }
                }
                _ if is_lost => continue,
                Outcome::Outdated if !target.exists() => return Ok(()),
                Outcome::Outdated | Outcome::Failed { .. } => {}
            }
            self.ledger.books.insert(file.clone(), book);
            return Ok(());
        }
        if !is_blocked {
            self.lost.push(file.clone());
        }
        Ok(())
    }
}

/// Brings a book from a part's folder to where all are joined.
fn bring(source: &Path, target: &Path) -> Result<(), MergeError> {
    let failed = |path: &Path| {
        let path = path.display().to_string();
        |cause| MergeError::Io { path, cause }
    };
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder).map_err(failed(folder))?;
    }
    Ok(write::whole(target, &fs::read(source).map_err(failed(source))?)?)
}

impl Unfinished {
    fn new(ledger: &Ledger, to_make: &BTreeSet<BookFile>) -> Self {
        let slugs: BTreeSet<&str> = to_make.iter().filter_map(BookFile::slug).collect();
        let shown = |slug: &str| ledger.provinces.get(slug).map_or(slug.to_owned(), |found| found.province.clone());
        Self { shard: ledger.shard, to_make: to_make.len(), provinces: slugs.into_iter().map(shown).collect() }
    }
}
