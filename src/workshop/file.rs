//! The name of a book's file among those of many provinces. What a ledger says of files comes from other machines and is
//! believed no further than such names.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::model::{FiscalYear, Province};

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
}
