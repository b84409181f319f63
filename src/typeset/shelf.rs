//! What lies ready for every book: the library, fonts, layouts and the files they load.

use std::collections::BTreeMap;

use typst::foundations::{Bytes, Dict, IntoValue, Smart};
use typst::syntax::Source;
use typst::text::{Font, FontBook, FontFamily, FontList, Lang, TextElem};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt};

use super::{cells, tables};

/// What Typst may see of the press, whichever book it sets.
pub(super) struct Shelf {
    pub library: LazyHash<Library>,
    /// The same for a book in which something is taller than a page, which its layouts are told.
    pub library_of_tall: LazyHash<Library>,
    pub book: LazyHash<FontBook>,
    pub fonts: Vec<Font>,
    pub layouts: BTreeMap<String, Layout>,
    pub files: BTreeMap<String, Bytes>,
}

/// A `.typ` file: as its author wrote it, and with marks for Typst.
pub(super) struct Layout {
    pub written: String,
    pub source: Source,
}

impl Shelf {
    pub fn new(fonts: Vec<Font>, layouts: BTreeMap<String, Layout>, files: BTreeMap<String, Bytes>) -> Self {
        let book = LazyHash::new(FontBook::from_fonts(&fonts));
        let tall = [("tall".into(), true.into_value())].into_iter().collect();
        Self {
            library: LazyHash::new(library(Dict::new())),
            library_of_tall: LazyHash::new(library(tall)),
            book,
            fonts,
            layouts,
            files,
        }
    }
}

/// The library, with defaults that a layout need not repeat: text is laid out as Japanese so that
/// Typst breaks lines at our marks and spaces only, and nothing is hyphenated. Cells may head rows.
fn library(inputs: Dict) -> Library {
    let mut library =
        Library::builder().with_inputs(inputs).with_features([Feature::A11yExtras].into_iter().collect()).build();
    let faces = ["TH SarabunPSK", "Sarabun"].map(FontFamily::new).to_vec();
    library.styles.set(TextElem::lang, Lang::JAPANESE);
    library.styles.set(TextElem::hyphenate, Smart::Custom(false));
    library.styles.set(TextElem::font, FontList(faces));
    cells::install(&mut library);
    tables::install(&mut library);
    library
}

#[cfg(test)]
impl Shelf {
    /// The same shelf, but cells are set by Typst.
    pub fn with_typsts_cells(self) -> Self {
        let typsts = |ours: LazyHash<Library>| {
            let mut library = (*ours).clone();
            library.rules = (library.routines.rules)();
            LazyHash::new(library)
        };
        Self { library: typsts(self.library), library_of_tall: typsts(self.library_of_tall), ..self }
    }
}
