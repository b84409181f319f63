//! The world of one book: the shelf it borrows from, its data and its own files; nothing else exists.

use std::borrow::Cow;
use std::collections::BTreeMap;

use typst::diag::{FileError, FileResult, PackageError};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, Source, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};

use crate::compose::palette::{self, Palette};

use super::marks::plain;
use super::shelf::Shelf;

/// Where the book's data lies for the layout.
pub(super) const DATA: &str = "data.json";

/// What Typst may see while it sets one book.
pub(super) struct BookWorld<'a> {
    pub shelf: &'a Shelf,
    pub main: FileId,
    /// Whether something in the book is taller than a page.
    pub is_tall: bool,
    pub data: Bytes,
    pub assets: BTreeMap<&'a str, Bytes>,
}

impl BookWorld<'_> {
    /// A layout file as its author wrote it.
    pub fn written(&self, path: &str) -> Option<&str> {
        self.shelf.layouts.get(path).map(|layout| layout.written.as_str())
    }
}

impl World for BookWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        if self.is_tall { &self.shelf.library_of_tall } else { &self.shelf.library }
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shelf.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let path = path(id)?;
        match self.shelf.layouts.get(&*path) {
            Some(layout) => Ok(layout.source.clone()),
            None => Err(FileError::NotFound(path.into_owned().into())),
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let path = path(id)?;
        if path == DATA {
            return Ok(self.data.clone());
        }
        let found = self.assets.get(&*path).or_else(|| self.shelf.files.get(&*path)).cloned();
        let layout = || {
            let layout = self.shelf.layouts.get(&*path)?;
            Some(Bytes::from_string(layout.written.clone()))
        };
        let usual = || (path == palette::PATH).then(|| Bytes::new(Palette::usual()));
        found.or_else(layout).or_else(usual).ok_or_else(|| FileError::NotFound(path.into_owned().into()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shelf.fonts.get(index).cloned()
    }

    /// There is no clock here: the same data gives the same book on any day.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// The path of a file inside the project. It may come out of the data, so it is told without
/// marks. Packages do not exist.
fn path(id: FileId) -> FileResult<Cow<'static, str>> {
    match id.get().root() {
        VirtualRoot::Project => Ok(plain(id.get().vpath().get_without_slash())),
        VirtualRoot::Package(package) => Err(PackageError::NotFound(package.clone()).into()),
    }
}
