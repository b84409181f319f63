//! The ledgers in folders, and which of them are the newer.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use super::MergeError;
use crate::{
    batch::{file::read_plain, ledger::Ledger, shard::Shard},
    files::shown,
    workshop::fingerprint,
};

/// A ledger where it lies.
pub(super) struct LedgerFile<'a> {
    pub folder: &'a Path,
    path: PathBuf,
    /// Whether that is the folder all are joined in.
    is_home: bool,
    pub fingerprint: String,
    pub ledger: Ledger,
}

impl<'a> LedgerFile<'a> {
    /// `None` when it is not there.
    pub fn read(folder: &'a Path, is_home: bool, name: &str) -> Result<Option<Self>, MergeError> {
        let path = folder.join(name);
        let Some(bytes) = read_plain(path.clone())? else { return Ok(None) };
        let no_ledger = |cause| MergeError::NoLedger { path: shown(&path), cause };
        let ledger = serde_json::from_slice(&bytes).map_err(no_ledger)?;
        Ok(Some(Self { folder, path, is_home, fingerprint: fingerprint::of(&bytes), ledger }))
    }

    /// Whether a part knows best how a province stands. In the folder where all are joined it has gone on from what was
    /// joined there, so that what it is silent about is no more; elsewhere it may never have seen it.
    pub fn decides_for(&self, slug: &str) -> bool {
        let is_its_own = self.ledger.shard.is_some_and(|shard| shard.has_slug(slug));
        self.ledger.provinces.contains_key(slug) || self.is_home && is_its_own
    }
}

/// All there are.
pub(super) struct Ledgers<'a> {
    pub home: &'a Path,
    pub found: Vec<LedgerFile<'a>>,
}

impl<'a> Ledgers<'a> {
    pub fn find(folders: &[&'a Path]) -> Result<Self, MergeError> {
        let mut found = Vec::new();
        for (place, folder) in folders.iter().enumerate() {
            let failed = |cause| MergeError::Io { path: shown(folder), cause };
            for name in names(folder).map_err(failed)? {
                found.extend(LedgerFile::read(folder, place == 0, &name)?);
            }
        }
        Ok(Self { home: folders.first().copied().unwrap_or(Path::new("")), found })
    }

    pub fn wholes(&self) -> impl Iterator<Item = &LedgerFile<'a>> {
        self.found.iter().filter(|found| found.ledger.shard.is_none())
    }

    pub fn parts(&self) -> impl Iterator<Item = (Shard, &LedgerFile<'a>)> {
        self.found.iter().filter_map(|found| Some((found.ledger.shard?, found)))
    }

    /// The parts no joined ledger has taken in.
    pub fn newer(&self) -> impl Iterator<Item = (Shard, &LedgerFile<'a>)> {
        let is_old =
            |found: &LedgerFile<'_>| self.wholes().any(|whole| whole.ledger.joined.contains(&found.fingerprint));
        self.parts().filter(move |(_, found)| !is_old(found))
    }

    /// In how many parts the last batch was run, as far as that can be known.
    ///
    /// # Errors
    /// When there are newer ledgers of batches in different numbers of parts: either may be the last.
    pub fn count(&self) -> Result<Option<u32>, MergeError> {
        let mut sets: BTreeMap<u32, Vec<String>> = BTreeMap::new();
        for (shard, found) in self.newer() {
            sets.entry(shard.count()).or_default().push(shown(&found.path));
        }
        if sets.len() > 1 {
            return Err(MergeError::Mixed { sets });
        }
        let old = || self.parts().map(|(shard, _)| shard.count()).min_by_key(|count| self.missing(*count).len());
        Ok(sets.into_keys().next().or_else(old))
    }

    pub fn missing(&self, count: u32) -> Vec<Shard> {
        let all = (1..=count).filter_map(|index| Shard::new(index, count));
        all.filter(|part| !self.parts().any(|(shard, _)| shard == *part)).collect()
    }
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
