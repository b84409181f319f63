//! The stories' readers, given books that no file holds yet.

#[allow(dead_code, reason = "the stories ask more of it")]
#[path = "../../../tests/suite/common/reading/mod.rs"]
mod reading;

use std::path::PathBuf;

use image::RgbImage;

pub(super) use self::reading::by_readers;
pub use self::reading::{Reader, squeezed};

/// Readers that give back the lines of a page.
pub const OTHERS: [Reader; 3] = [Reader::PopplerByPlace, Reader::MuPdf, Reader::PyPdf];

/// A book in a file that goes when this does.
pub struct Saved(tempfile::TempDir);

impl Saved {
    pub fn new(pdf: &[u8]) -> Self {
        let saved = Self(tempfile::tempdir().expect("a folder to work in"));
        std::fs::write(saved.path(), pdf).expect("the book can be written");
        saved
    }

    pub fn path(&self) -> PathBuf {
        self.0.path().join("book.pdf")
    }
}

/// The text of a book.
pub fn text(reader: Reader, pdf: &[u8]) -> String {
    reader.read(&Saved::new(pdf).path())
}

/// The pages of a book as pictures.
pub fn pictures(reader: Reader, pdf: &[u8], pages: usize) -> Vec<RgbImage> {
    let saved = Saved::new(pdf);
    (1..=pages).map(|page| reader.draw(&saved.path(), page, 150)).collect()
}

/// What a book says besides what it prints.
pub fn strings(reader: Reader, pdf: &[u8]) -> Vec<(String, String)> {
    reader.strings(&Saved::new(pdf).path())
}
