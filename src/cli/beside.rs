//! Where things go that are made of a dataset and belong beside it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{read::BOOKS, write};

/// The folder a dataset lies in, and what the dataset is called there.
pub struct Beside {
    folder: PathBuf,
    name: String,
}

impl Beside {
    /// Of a dataset that was read.
    pub fn of(dataset: &Path) -> Self {
        // `.` and `..` have no name of their own.
        let named = match dataset.file_name() {
            Some(_) => dataset.to_owned(),
            None => fs::canonicalize(dataset).unwrap_or_else(|_| dataset.to_owned()),
        };
        let name = if named.is_dir() { named.file_name() } else { named.file_stem() };
        Self {
            folder: named.parent().unwrap_or(Path::new("")).to_owned(),
            name: name.unwrap_or_default().to_string_lossy().into_owned(),
        }
    }

    /// The folder of the books.
    pub fn books(&self, of: &str, year: &str) -> PathBuf {
        self.folder.join(format!("{BOOKS}{of}-{year}"))
    }

    /// A name for the marked copy that is free, or holds these bytes already: in an earlier copy there may be mends.
    pub fn copy(&self, bytes: &[u8]) -> PathBuf {
        let mut path = self.folder.join(format!("{}-ตรวจแล้ว.xlsx", self.name));
        let mut number = 1;
        while path.symlink_metadata().is_ok() && !write::holds(&path, bytes) {
            number += 1;
            path = self.folder.join(format!("{}-ตรวจแล้ว-{number}.xlsx", self.name));
        }
        path
    }
}
