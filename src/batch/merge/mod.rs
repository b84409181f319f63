//! The ledgers of a batch's parts as one, and their books in one folder.
//!
//! A joined ledger remembers by their fingerprints which parts' ledgers it has taken in. Those count no more: a batch of
//! the whole may have gone on from them. A part's ledger it has not taken in is newer, and decides for its provinces. So
//! no clock is asked which of two is the later.

mod join;
#[cfg(test)]
#[path = "../../../fuzz/src/program/ledger.rs"]
mod law;
mod ledgers;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Path, PathBuf},
};

use self::ledgers::{LedgerFile, Ledgers};
use super::{
    file::{BookFile, FileError},
    ledger::Ledger,
    lock::{self, Lock, LockError},
    shard::Shard,
};
use crate::{files::shown, write::WriteError};

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
        let path = || shown(folder);
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
            Err(cause) => return Err(MergeError::Lock { path: shown(folder), cause }),
        }
    }
    Ok(locks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_law_holds_of_what_its_fuzzer_was_given_and_found() {
        let found = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/found/ledger");
        for path in fs::read_dir(found).unwrap().map(|entry| entry.unwrap().path()) {
            law::holds(&fs::read(path).unwrap(), tempfile::tempdir().unwrap().path());
        }
    }
}
