//! The files of an output folder: each by a plain name, at most one folder down, and never through a link. What a ledger
//! says of files comes from other machines and is believed no further than that.

use std::{
    fmt, fs, io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use crate::{
    files::shown,
    model::{FiscalYear, Province},
    write::Refusal,
};

/// A book's file below an output folder, with `/` between names: `national-2565.pdf` or `63-tak/plan-2565.pdf`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BookFile(String);

/// A text that names no book's file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no file of a batch")]
pub struct NoBookFile(String);

impl BookFile {
    /// The file of a province's book, or of a book of the whole country.
    pub fn new(province: Option<&Province>, document: &str, year: FiscalYear) -> Self {
        Self(match province {
            Some(province) => format!("{}/{document}-{year}.pdf", province.slug()),
            None => format!("{document}-{year}.pdf"),
        })
    }

    /// The folder of a province's book.
    pub fn slug(&self) -> Option<&str> {
        Some(self.0.split_once('/')?.0)
    }

    /// The path below the batch's folder, with `/` between names on every system.
    pub fn as_str(&self) -> &str {
        &self.0
    }

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
        plain(folder.join(&self.0))
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

impl TryFrom<String> for BookFile {
    type Error = NoBookFile;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let (slug, name) = text.split_once('/').map_or((None, text.as_str()), |(slug, name)| (Some(slug), name));
        let is_known = |slug: &str| Province::all().iter().any(|province| province.slug() == slug);
        let is_plain = |document: &str| document.chars().all(|c| c.is_ascii_lowercase() || matches!(c, '-' | '_'));
        let is_year = |year: &str| year.len() == 4 && year.chars().all(|c| c.is_ascii_digit());
        let parts = name.strip_suffix(".pdf").and_then(|stem| stem.rsplit_once('-'));
        let is_name = parts.is_some_and(|(document, year)| !document.is_empty() && is_plain(document) && is_year(year));
        if is_name && slug.is_none_or(is_known) { Ok(Self(text)) } else { Err(NoBookFile(text)) }
    }
}

impl From<BookFile> for String {
    fn from(file: BookFile) -> Self {
        file.0
    }
}

impl fmt::Display for BookFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_books_file_is_in_the_folder_or_in_a_provinces_folder_and_nowhere_else() {
        for text in ["national-2565.pdf", "63-tak/plan-2565.pdf"] {
            assert_eq!(BookFile::try_from(text.to_owned()).unwrap().as_str(), text);
        }
        for text in [
            "",
            ".pdf",
            "../plan-2565.pdf",
            "../../.bashrc",
            "/etc/plan-2565.pdf",
            "C:/plan-2565.pdf",
            "63-tak/../plan-2565.pdf",
            "63-tak/deep/plan-2565.pdf",
            "63-tak\\plan-2565.pdf",
            "./plan-2565.pdf",
            "63-tak//plan-2565.pdf",
            "63-tak/",
            "elsewhere/plan-2565.pdf",
            "plan-2565.html",
            "con.pdf",
            "plan-65.pdf",
            "-2565.pdf",
            "plan-2565.pdf:stream",
            "plan\n-2565.pdf",
        ] {
            assert_eq!(BookFile::try_from(text.to_owned()), Err(NoBookFile(text.to_owned())), "{text}");
        }
    }

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
