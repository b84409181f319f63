//! The ledgers of a batch's parts as one, and their books in one folder.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

use super::{
    ledger::{Book, Ledger, Outcome},
    lock::{Lock, LockError},
    shard::Shard,
};
use crate::write;

/// What came together.
#[derive(Debug, Default)]
pub struct Merged {
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
    pub lost: Vec<String>,
}

/// What a part, or a whole batch, was stopped before.
#[derive(Debug)]
pub struct Unfinished {
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
    #[error("{path}: this is no ledger ({cause})")]
    NoLedger { path: String, cause: serde_json::Error },
}

/// Joins every ledger of the folders into `ledger.json` of the first, and brings the books there. Of two entries for a
/// book the one that was made stands.
///
/// # Errors
/// When a folder or a ledger cannot be read, or the first folder not be written.
pub fn merge<P: AsRef<Path>>(folders: &[P]) -> Result<Merged, MergeError> {
    let Some(home) = folders.first().map(AsRef::as_ref) else { return Ok(Merged::default()) };
    let _locks = lock(folders)?;
    let mut merged = Merged { ledger: Ledger::new(None), ..Merged::default() };
    let mut parts: Vec<Shard> = Vec::new();
    for folder in folders.iter().map(AsRef::as_ref) {
        let failed = |cause| MergeError::Io { path: folder.display().to_string(), cause };
        for name in ledgers(folder).map_err(failed)? {
            let path = folder.join(&name);
            let told = |cause| MergeError::NoLedger { path: path.display().to_string(), cause };
            let part: Ledger = serde_json::from_slice(&fs::read(&path).map_err(failed)?).map_err(told)?;
            merged.ledgers += 1;
            parts.extend(part.shard);
            merged.unfinished.extend(Unfinished::of(&part));
            merged.ledger.to_make.extend(part.to_make);
            for (file, book) in part.books {
                merged.take(home, folder, file, book).map_err(failed)?;
            }
            merged.ledger.provinces.extend(part.provinces);
        }
    }
    if let Some(count) = parts.iter().map(|part| part.count()).max() {
        let all = (1..=count).filter_map(|index| Shard::new(index, count));
        merged.missing = all.filter(|part| !parts.contains(part)).collect();
    }
    let failed = |cause| MergeError::Io { path: home.display().to_string(), cause };
    merged.ledger.finished = merged.unfinished.is_empty();
    merged.ledger.save(home).map_err(failed)?;
    Ok(merged)
}

/// Takes every folder, for what a part writes while its ledger is read would be lost.
fn lock<P: AsRef<Path>>(folders: &[P]) -> Result<Vec<Lock>, MergeError> {
    let mut known: BTreeSet<PathBuf> = BTreeSet::new();
    let mut locks = Vec::new();
    for (place, folder) in folders.iter().map(AsRef::as_ref).enumerate() {
        let path = || folder.display().to_string();
        if !known.insert(fs::canonicalize(folder).map_err(|cause| MergeError::Io { path: path(), cause })?) {
            continue;
        }
        match Lock::take(folder, None) {
            Ok(lock) => locks.push(lock),
            // Where nothing can be written nobody is at work, and parts are only read.
            Err(LockError::Io(cause)) if place > 0 && is_closed(&cause) => {}
            Err(cause) => return Err(MergeError::Lock { path: path(), cause }),
        }
    }
    Ok(locks)
}

fn is_closed(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

/// The names of the ledgers in a folder.
fn ledgers(folder: &Path) -> io::Result<Vec<String>> {
    let mut names: Vec<String> = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.file_name().to_string_lossy().into_owned()))
        .collect::<Result<_, _>>()?;
    names.retain(|name| name == "ledger.json" || (name.starts_with("ledger-") && name.ends_with(".json")));
    names.sort();
    Ok(names)
}

impl Unfinished {
    fn of(part: &Ledger) -> Option<Self> {
        let slugs: BTreeSet<&str> = part.to_make.iter().filter_map(|file| Some(file.split_once('/')?.0)).collect();
        let shown = |slug: &str| part.provinces.get(slug).map_or(slug.to_owned(), |found| found.province.clone());
        let provinces = slugs.into_iter().map(shown).collect();
        (!part.finished).then_some(Self { shard: part.shard, to_make: part.to_make.len(), provinces })
    }
}

impl Merged {
    fn take(&mut self, home: &Path, from: &Path, file: String, book: Book) -> io::Result<()> {
        if let Outcome::Made(made) = &book.outcome {
            let (source, target) = (from.join(&file), home.join(&file));
            if !made.is_in(&target) {
                if !made.is_in(&source) {
                    self.lost.push(file);
                    return Ok(());
                }
                target.parent().map_or(Ok(()), fs::create_dir_all)?;
                write::whole(&target, &fs::read(&source)?)?;
                self.copied += 1;
            }
        }
        let is_made = |book: &Book| matches!(book.outcome, Outcome::Made(_));
        if !self.ledger.books.get(&file).is_some_and(is_made) || is_made(&book) {
            self.ledger.books.insert(file, book);
        }
        Ok(())
    }
}
