//! A book between layout and file.

use std::{collections::BTreeSet, fmt};

use typst::foundations::{Content, NativeElement, StyleChain};
use typst::introspection::Introspector;
use typst::model::HeadingElem;
use typst_layout::{Page, PagedDocument};

use super::enclosed::enclosing;
use super::fault::{LayoutFault, TypesetError};
use super::marks::plain;
use super::pdf::{self, Standards};
use super::world::BookWorld;
use crate::proof::{self, Datum, Finding};

/// A book whose pages are set: they can be shown at once, and bound into a file when that is wanted.
pub struct LaidOut<'a> {
    /// What the author of the layout should look at, sorted, each once.
    pub warnings: Vec<LayoutFault>,
    /// What is badly set, by page and line.
    pub findings: Vec<Finding>,
    /// What of the data a layout of the user's own does not print. The built-in ones may leave out nothing.
    pub unused: Vec<Datum>,
    pub(super) document: PagedDocument,
    pub(super) world: BookWorld<'a>,
    pub(super) standards: &'a Standards,
    pub(super) ident: String,
}

/// A heading and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// 1 for a chapter.
    pub level: usize,
    /// With its number.
    pub text: String,
    /// Counted from 1, as a viewer shows it.
    pub page: usize,
    /// In points from the page's upper edge.
    pub top: f64,
}

impl LaidOut<'_> {
    /// The pages with their real text, as Typst's own exporters take them.
    pub fn pages(&self) -> &[Page] {
        self.document.pages()
    }

    /// What stands on the pages, line by line, to be looked through.
    pub fn read(&self) -> Vec<proof::Page> {
        proof::frames::pages(&self.document, &BTreeSet::new())
    }

    /// Its headings, in order.
    pub fn contents(&self) -> Vec<Entry> {
        let introspector = self.document.introspector();
        let found = introspector.query(&HeadingElem::ELEM.select());
        let entry = |element: &Content| {
            let heading = element.to_packed::<HeadingElem>()?;
            let is_bookmarked = heading.bookmarked.get(StyleChain::default());
            if !is_bookmarked.unwrap_or_else(|| heading.outlined.get(StyleChain::default())) {
                return None;
            }
            let position = introspector.position(element.location()?)?;
            let text = heading.body.plain_text();
            let text = match &heading.numbers {
                Some(numbers) => plain(&format!("{numbers} {text}")).into_owned(),
                None => plain(&text).into_owned(),
            };
            let level = heading.resolve_level(StyleChain::default()).get();
            Some(Entry { level, text, page: position.page.get(), top: position.point.y.to_pt() })
        };
        found.iter().filter_map(entry).collect()
    }

    /// The file: PDF/A-3a and PDF/UA-1, its data inside. The same book gives the same bytes.
    ///
    /// # Errors
    /// [`TypesetError::Lost`] when text runs off a page, or a built-in layout does not print a string of the book to its end;
    /// [`TypesetError::Layout`] with all that keeps the file from these standards: a missing title, date or alt text.
    pub fn bind(&self) -> Result<Vec<u8>, TypesetError> {
        if self.findings.iter().any(|finding| finding.flaw.is_loss()) {
            return Err(TypesetError::Lost { findings: self.findings.clone() });
        }
        let document = enclosing(&self.document, &self.world.assets);
        pdf::bind(&document, self.standards, self.ident.clone())
            .map_err(|found| TypesetError::of_layout(&self.world, &found))
    }
}

impl fmt::Debug for LaidOut<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LaidOut").field("pages", &self.pages().len()).finish_non_exhaustive()
    }
}
