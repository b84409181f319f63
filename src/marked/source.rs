//! The workbook that was checked, found again.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use crate::{check::CheckedNation, files::Files, limits::MAX_FILE_MB};

/// A workbook by where it is, and by what it was when it was read.
pub struct Source<'a> {
    files: &'a Files,
    path: String,
    sha256: [u8; 32],
}

impl<'a> Source<'a> {
    /// The one workbook the dataset is, or that is alone in its folder.
    pub fn of(nation: &CheckedNation, files: &'a Files) -> Option<Self> {
        let raw = nation.provinces.iter().map(|province| &province.checked.raw);
        let books: BTreeSet<(&str, [u8; 32])> =
            raw.map(|raw| Some((raw.workbook.as_deref()?, raw.workbook_sha256?))).collect::<Option<_>>()?;
        let mut books = books.into_iter();
        let (Some((name, sha256)), None) = (books.next(), books.next()) else { return None };
        Some(Self { files, path: name.to_owned(), sha256 })
    }

    /// Its bytes, unless somebody has saved it since: the marks would stand on other cells than those that were checked.
    pub fn bytes(&self) -> Option<Vec<u8>> {
        let bytes = self.files.bytes(&self.path, MAX_FILE_MB * 1024 * 1024).ok()?;
        (<[u8; 32]>::from(Sha256::digest(&bytes)) == self.sha256).then_some(bytes)
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::*;
    use crate::{read::Options, templates::Templates, workshop::Workshop};

    #[test]
    fn a_workbook_that_was_saved_again_while_it_was_checked_is_not_the_one_to_mark() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ตาก.xlsx");
        let book = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/workbooks/openpyxl.xlsx");
        fs::copy(&book, &path).unwrap();
        let workshop = Workshop::new(Templates::embedded()).unwrap();
        for read in [path.as_path(), folder.path()] {
            let files = Files::on_disk(read);
            let nation = workshop.check(&files, &Options::default()).unwrap();
            assert_eq!(Source::of(&nation, &files).unwrap().bytes().unwrap(), fs::read(&book).unwrap());
            fs::copy(book.with_file_name("openpyxl-1904.xlsx"), &path).unwrap();
            assert_eq!(Source::of(&nation, &files).unwrap().bytes(), None);
            fs::copy(&book, &path).unwrap();
        }
    }
}
