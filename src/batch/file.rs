//! The files of an output folder: each by a plain name, at most one folder down, and never through a link.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

pub use crate::workshop::BookFile;
use crate::{files::shown, write::Refusal};

impl BookFile {
    /// Where the file is or is to be, when nothing on the way to it is anything but a folder and it is itself a plain
    /// file or not there yet.
    ///
    /// # Errors
    /// When a link leads elsewhere, or what has its name is no file.
    pub fn below(&self, folder: &Path) -> Result<PathBuf, Refusal> {
        if let Some(slug) = self.slug() {
            let province = folder.join(slug);
            match fs::symlink_metadata(&province) {
                Ok(about) if about.is_symlink() => return Err(Refusal::IsLink { path: shown(&province) }),
                Ok(about) if !about.is_dir() => return Err(Refusal::NoFolder { path: shown(&province) }),
                _ => {}
            }
        }
        plain(folder.join(self.as_str()))
    }
}

/// The path again, when a plain file or nothing is there.
///
/// # Errors
/// When it is a link, a folder, a pipe or a device.
pub fn plain(path: PathBuf) -> Result<PathBuf, Refusal> {
    match fs::symlink_metadata(&path) {
        Ok(about) if about.is_symlink() => Err(Refusal::IsLink { path: shown(&path) }),
        Ok(about) if about.is_dir() => Err(Refusal::IsFolder { path: shown(&path) }),
        Ok(about) if !about.is_file() => Err(Refusal::NotPlain { path: shown(&path) }),
        _ => Ok(path),
    }
}

/// Why a file of an output folder cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error("{path}: {cause}")]
    Io { path: String, cause: io::Error },
}

/// What a plain file holds, `None` when it is not there. Nothing is waited for that a pipe might bring.
///
/// # Errors
/// When it is no plain file, or cannot be read.
pub fn read_plain(path: PathBuf) -> Result<Option<Vec<u8>>, FileError> {
    let path = plain(path)?;
    match fs::read(&path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(FileError::Io { path: shown(&path), cause }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn no_link_is_followed_on_the_way_to_a_book() {
        use std::os::unix::fs::symlink;
        let home = tempfile::tempdir().unwrap();
        fs::create_dir(home.path().join("outside")).unwrap();
        fs::write(home.path().join("outside/plan-2565.pdf"), "book").unwrap();
        fs::create_dir_all(home.path().join("out/51-lamphun/plan-2565.pdf")).unwrap();
        fs::create_dir(home.path().join("out/54-phrae")).unwrap();
        symlink("../outside", home.path().join("out/63-tak")).unwrap();
        symlink("../../outside/plan-2565.pdf", home.path().join("out/54-phrae/plan-2565.pdf")).unwrap();
        let below = |file: &str| BookFile::try_from(file.to_owned()).unwrap().below(&home.path().join("out"));
        assert!(matches!(below("63-tak/plan-2565.pdf"), Err(Refusal::IsLink { .. })));
        assert!(matches!(below("54-phrae/plan-2565.pdf"), Err(Refusal::IsLink { .. })));
        assert!(matches!(below("51-lamphun/plan-2565.pdf"), Err(Refusal::IsFolder { .. })));
        assert!(below("54-phrae/annual-2565.pdf").is_ok() && below("50-chiang-mai/plan-2565.pdf").is_ok());
    }
}
