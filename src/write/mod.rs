//! Finished bytes into a file that is always whole, and never over what was read: written aside and renamed.

mod aside;
mod folder;
mod guard;
mod refusal;

use std::{io, path::Path};

pub use self::{
    folder::MadeFolders,
    guard::{Guard, ends_in},
    refusal::Refusal,
};
use crate::diagnostic::{Lang, Told};

/// Why a file is not written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error("{path}: the file cannot be written ({cause})")]
    Failed { path: String, cause: io::Error },
}

impl WriteError {
    /// What the system said, when it was the system that failed.
    pub fn cause(&self) -> Option<&io::Error> {
        match self {
            Self::Refused(_) => None,
            Self::Failed { cause, .. } => Some(cause),
        }
    }

    /// Why, without the name of the file.
    pub fn reason(&self, lang: Lang) -> String {
        match self {
            Self::Refused(refusal) => refusal.reason(lang),
            Self::Failed { cause, .. } => cause.told(lang),
        }
    }
}

/// Writes a file for who has read none, so that its name never holds half of it, not even when the disk is full or the
/// power goes.
///
/// # Errors
/// When the name is no plain file's, and when the folder is not there or cannot be written to; the file that was there
/// before then stays as it was.
pub fn whole(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    Guard::default().write(path, bytes)
}

/// Whether a plain file holds just these bytes.
pub fn holds(path: &Path, bytes: &[u8]) -> bool {
    let is_of_size = std::fs::metadata(path).is_ok_and(|file| file.is_file() && file.len() == bytes.len() as u64);
    is_of_size && std::fs::read(path).is_ok_and(|there| there == bytes)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("เล่ม.pdf");
        whole(&path, b"first").unwrap();
        whole(&path, b"second").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"second");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(holds(&path, b"second") && !holds(&path, b"secone") && !holds(folder.path(), b""));
    }

    #[test]
    fn nothing_is_written_where_there_is_no_folder() {
        let folder = tempfile::tempdir().unwrap();
        let error = whole(&folder.path().join("ไม่มี/เล่ม.pdf"), b"x").unwrap_err();
        assert!(matches!(error, WriteError::Refused(Refusal::NoFolder { .. })));
    }
}
