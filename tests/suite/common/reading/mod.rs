//! Finished books read back: by our own reader, which any machine has, and by programs other people use.

mod others;
mod ours;

use std::path::Path;

use image::RgbImage;

/// Who reads a PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// The library's own `proof`, and what lies under it.
    Ours,
    /// Text in the order of the file.
    Poppler,
    /// Text as it stands on the page, which is what people copy.
    #[allow(dead_code, reason = "the tests of the typesetter ask for it")]
    PopplerByPlace,
    MuPdf,
    PyPdf,
    Pdfium,
}

impl Reader {
    /// Readers of text that other people use.
    pub const OTHERS: [Self; 4] = [Self::Poppler, Self::MuPdf, Self::PyPdf, Self::Pdfium];

    /// The text of a whole file. Our own reader and Poppler end every page with a form feed.
    pub fn read(self, path: &Path) -> String {
        match self {
            Self::Ours => ours::text(path),
            _ => others::text(self, path),
        }
    }

    /// The titles of the bookmarks, from first to last.
    pub fn bookmarks(self, path: &Path) -> Vec<String> {
        match self {
            Self::Ours => ours::bookmarks(path),
            _ => others::bookmarks(self, path),
        }
    }

    /// What a file says besides what it prints: every text string, link and language, with the key it stands under.
    pub fn strings(self, path: &Path) -> Vec<(String, String)> {
        match self {
            Self::Ours => ours::strings(path),
            _ => others::strings(self, path),
        }
    }

    /// The names of the faces in a file, as a text to search.
    pub fn faces(self, path: &Path) -> String {
        match self {
            Self::Ours => ours::faces(path),
            _ => others::faces(self, path),
        }
    }

    /// A page as a picture, the first being 1, of so many pixels to the inch.
    pub fn draw(self, path: &Path, page: usize, resolution: u16) -> RgbImage {
        match self {
            Self::Ours => ours::draw(path, page, resolution),
            _ => others::draw(self, path, page, resolution),
        }
    }
}

/// Text without white space: where lines end on the page does not matter to what it says.
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Makes two tests of each story that is told of a reader: one with our own, which any machine runs, and one with the
/// other programs that are named before it, for machines that have them, as `.ci/run` sees to.
macro_rules! by_readers {
    ($($others:expr => $($story:ident),+ $(,)?);+ $(;)?) => {
        mod by_our_reader {
            $($(
                #[test]
                fn $story() {
                    super::$story(super::Reader::Ours);
                }
            )+)+
        }

        mod by_other_programs {
            use super::*;

            $($(
                #[test]
                #[ignore = "needs Poppler, MuPDF, pypdf or PDFium; `.ci/run` installs them and runs this"]
                fn $story() {
                    $others.into_iter().for_each(super::$story);
                }
            )+)+
        }
    };
}
pub(crate) use by_readers;
