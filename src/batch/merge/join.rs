//! What ledgers say, as one: of every province what decides for it, of every book the weightiest.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use super::{
    MergeError, Merged, Unfinished,
    ledgers::{LedgerFile, Ledgers},
};
use crate::{
    batch::{
        file::{BookFile, FileError},
        ledger::{BookEntry, Ledger},
        outcome::Outcome,
    },
    check::Readiness,
    files::shown,
    write,
};

impl Ledgers<'_> {
    /// Joins them, and brings the books of others into the first folder.
    pub fn join(&self) -> Result<Merged, MergeError> {
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
    book: &'a BookEntry,
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
        let path = shown(path);
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
