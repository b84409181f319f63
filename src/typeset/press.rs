//! The press: everything that books share, and the way of one book through it.

use std::collections::BTreeMap;

use serde::Serialize;
use typst::foundations::Bytes;
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::Font;
use typst_layout::PagedDocument;

use super::data::Data;
use super::fault::{LayoutFault, TypesetError};
use super::laid_out::LaidOut;
use super::legible::legible;
use super::links;
use super::marks::mark_layout;
use super::pdf::{self, Standards};
use super::shelf::{Layout, Shelf};
use super::world::BookWorld;
use crate::proof::{self, Finding, Flaw};
use crate::templates::Templates;
use crate::thai::breaks::Breaker;

/// The faces that come with the program: TH SarabunPSK (the cabinet's standard face) and Sarabun.
const FACES: [&[u8]; 8] = [
    include_bytes!("../../fonts/THSarabun-Regular.ttf"),
    include_bytes!("../../fonts/THSarabun-Bold.ttf"),
    include_bytes!("../../fonts/THSarabun-Italic.ttf"),
    include_bytes!("../../fonts/THSarabun-Bold-Italic.ttf"),
    include_bytes!("../../fonts/Sarabun-Regular.ttf"),
    include_bytes!("../../fonts/Sarabun-Bold.ttf"),
    include_bytes!("../../fonts/Sarabun-Italic.ttf"),
    include_bytes!("../../fonts/Sarabun-BoldItalic.ttf"),
];

/// What all books share: library, fonts, layouts. One press serves any number of threads.
pub struct Press {
    shelf: Shelf,
    breaker: Breaker,
    /// Whether all layouts are the program's own.
    is_built_in: bool,
    /// Fonts of the user's own, and what all books are set with.
    fonts: BTreeMap<String, Vec<u8>>,
    fingerprint: [u8; 32],
    pub(super) standards: Standards,
    /// How many layouts ago what Typst remembers must have been of use to be kept.
    memory: usize,
}

/// A finished book.
#[derive(Debug)]
pub struct Typeset {
    /// The file: PDF/A-3a and PDF/UA-1.
    pub pdf: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What the author of the layout should look at, sorted, each once.
    pub warnings: Vec<LayoutFault>,
    /// What is badly set, by page and line.
    pub findings: Vec<Finding>,
}

impl Press {
    /// Sets up a press.
    ///
    /// `files`: every layout file by its path inside the project (`plan.typ`, `parts/table.typ`);
    /// those ending in `.typ` are read as Typst, others can be loaded by them.
    /// `extra_fonts`: further font files (also collections) by path.
    ///
    /// # Errors
    /// When a path cannot be a path inside a project, a `.typ` file is not UTF-8, or an extra
    /// font file holds no font.
    pub fn new(
        files: BTreeMap<String, Vec<u8>>,
        extra_fonts: BTreeMap<String, Vec<u8>>,
        breaker: Breaker,
    ) -> Result<Self, TypesetError> {
        let mut fonts: Vec<Font> = FACES.into_iter().flat_map(|face| Font::iter(Bytes::new(face))).collect();
        for (path, data) in &extra_fonts {
            let before = fonts.len();
            fonts.extend(Font::iter(Bytes::new(data.clone())));
            if fonts.len() == before {
                return Err(TypesetError::Font { path: path.clone() });
            }
        }

        let (is_built_in, fingerprint) = (is_built_in(&files), pdf::fingerprint(&files, &extra_fonts));
        let (layouts, others) = read_layouts(files, &breaker)?;
        let shelf = Shelf::new(fonts, layouts, others);
        Ok(Self {
            shelf,
            breaker,
            is_built_in,
            fonts: extra_fonts,
            fingerprint,
            standards: Standards::new()?,
            memory: 1,
        })
    }

    /// The same press for who sets one book after the other and none twice: Typst forgets each at once. What books have
    /// in common gains less than the memory it takes costs.
    pub fn forgetful(self) -> Self {
        Self { memory: 0, ..self }
    }

    /// The same press with other layout files; what it knows of texts stays.
    ///
    /// # Errors
    /// As for [`new`](Self::new).
    pub fn with_layouts(self, files: BTreeMap<String, Vec<u8>>) -> Result<Self, TypesetError> {
        let (is_built_in, fingerprint) = (is_built_in(&files), pdf::fingerprint(&files, &self.fonts));
        let (layouts, files) = read_layouts(files, &self.breaker)?;
        Ok(Self { shelf: Shelf { layouts, files, ..self.shelf }, is_built_in, fingerprint, ..self })
    }

    /// Sets one book with the layout named, usually a whole document such as `plan.typ`, and binds it.
    ///
    /// # Errors
    /// As for [`lay_out`](Self::lay_out) and [`LaidOut::bind`]; [`TypesetError::Data`] when the book does not become JSON.
    pub fn typeset(
        &self,
        layout: &str,
        book: &impl Serialize,
        assets: &BTreeMap<String, Vec<u8>>,
    ) -> Result<Typeset, TypesetError> {
        let json = serde_json::to_string(book)?;
        let laid_out = self.lay_out(layout, &json, assets)?;
        let (pdf, pages) = (laid_out.bind()?, laid_out.pages().len());
        Ok(Typeset { pdf, pages, warnings: laid_out.warnings, findings: laid_out.findings })
    }

    /// Lays one book out with the layout named.
    ///
    /// `json` reaches the layout as `json("/data.json")`, every string in it marked by the
    /// breaker; `assets` are the book's own files by path. The same input gives the same pages.
    ///
    /// # Errors
    /// [`TypesetError::Layout`] with everything Typst found; [`TypesetError::Data`] when the book is no JSON.
    pub fn lay_out<'a>(
        &'a self,
        layout: &str,
        json: &str,
        assets: &'a BTreeMap<String, Vec<u8>>,
    ) -> Result<LaidOut<'a>, TypesetError> {
        let data = Data::of(json)?;
        let mut world = self.world(layout, &data, assets)?;
        let (mut document, mut warnings, mut pages) = self.set(&world)?;
        // Rarely something is too long for its column wherever lines may end: then it is cut, and all is set once more.
        let tight = proof::tight(&pages, &self.breaker);
        if !tight.is_empty() {
            world.data = Bytes::from_string(data.marked(|text| self.breaker.mark_tight(text, &tight))?);
            (document, warnings, pages) = self.set(&world)?;
        }
        let mut findings = proof::findings(&pages, &self.breaker);
        // As rarely something is taller than a page, or than what its heading leaves of one, or is pressed together at its
        // foot: then it goes on on the next one.
        let is_tall = |flaw: &Flaw| matches!(flaw, Flaw::HeadingAtFoot { .. } | Flaw::Overprint { .. });
        if pages.iter().any(proof::Page::is_overfull) || findings.iter().any(|finding| is_tall(&finding.flaw)) {
            world.is_tall = true;
            (document, warnings, pages) = self.set(&world)?;
            findings = proof::findings(&pages, &self.breaker);
        }
        let mut unused = data.places(&proof::left_out(&pages, &data.printed));
        if self.is_built_in {
            let left_out = |datum| Finding { place: None, flaw: Flaw::LeftOut { datum } };
            findings.extend(unused.drain(..).map(left_out));
        }
        warnings.sort_by_cached_key(ToString::to_string);
        warnings.dedup();
        let ident = pdf::ident(self.fingerprint, layout, &data.json, assets);
        Ok(LaidOut { warnings, findings, unused, document, world, standards: &self.standards, ident })
    }

    /// The pages with their real text, what Typst warns of, and the pages as they are read back.
    fn set(&self, world: &BookWorld) -> Result<(PagedDocument, Vec<LayoutFault>, Vec<proof::Page>), TypesetError> {
        let laid_out = compile(world);
        // However this ended, what only this book needed must not pile up, nor lie there while its file is written.
        typst::comemo::evict(self.memory);
        let (document, warnings) = laid_out?;
        let (document, missing) = legible(&document);
        if let Some(address) = links::elsewhere(&document) {
            return Err(TypesetError::Elsewhere { address });
        }
        let pages = proof::frames::pages(&document, &missing);
        Ok((document, warnings, pages))
    }

    /// A book's JSON as layouts get it, with the marks where lines may break: for work on a layout in an editor.
    ///
    /// # Errors
    /// When it is no JSON.
    pub fn marked(&self, json: &str) -> Result<String, TypesetError> {
        Ok(Data::of(json)?.marked(|text| self.breaker.mark(text))?)
    }

    /// The world of one book.
    pub(super) fn world<'a>(
        &'a self,
        layout: &str,
        data: &Data<'_>,
        assets: &'a BTreeMap<String, Vec<u8>>,
    ) -> Result<BookWorld<'a>, TypesetError> {
        let (_, main) = file_id(layout)?;
        Ok(BookWorld {
            shelf: &self.shelf,
            main,
            is_tall: false,
            data: Bytes::from_string(data.marked(|text| self.breaker.mark(text))?),
            assets: assets
                .iter()
                .map(|(path, data)| (path.trim_start_matches('/'), Bytes::new(data.clone())))
                .collect(),
        })
    }
}

#[cfg(test)]
impl Press {
    /// The same press, but cells are set by Typst.
    pub(super) fn with_typsts_cells(self) -> Self {
        Self { shelf: self.shelf.with_typsts_cells(), ..self }
    }
}

/// Whether these are the files that come with the program, no more and no less.
fn is_built_in(files: &BTreeMap<String, Vec<u8>>) -> bool {
    *files == Templates::embedded().layouts()
}

/// Layouts ready for Typst, and the other files, by path.
type Files = (BTreeMap<String, Layout>, BTreeMap<String, Bytes>);

fn read_layouts(files: BTreeMap<String, Vec<u8>>, breaker: &Breaker) -> Result<Files, TypesetError> {
    let mut layouts = BTreeMap::new();
    let mut others = BTreeMap::new();
    for (path, bytes) in files {
        let (path, id) = file_id(&path)?;
        if !path.ends_with(".typ") {
            others.insert(path, Bytes::new(bytes));
            continue;
        }
        let written = String::from_utf8(bytes).map_err(|error| TypesetError::Encoding {
            path: path.clone(),
            valid_up_to: error.utf8_error().valid_up_to(),
        })?;
        let source = Source::new(id, mark_layout(&written, breaker));
        layouts.insert(path, Layout { written, source });
    }
    Ok((layouts, others))
}

/// Lays a book out; warnings come as the author should read them.
pub(super) fn compile(world: &BookWorld) -> Result<(PagedDocument, Vec<LayoutFault>), TypesetError> {
    let compiled = typst::compile::<PagedDocument>(world);
    let document = compiled.output.map_err(|found| TypesetError::of_layout(world, &found))?;
    let warnings = compiled.warnings.iter().map(|warning| LayoutFault::new(world, warning)).collect();
    Ok((document, warnings))
}

/// A path inside the project in its one spelling, and its id.
fn file_id(path: &str) -> Result<(String, FileId), TypesetError> {
    let vpath = VirtualPath::new(path).map_err(|cause| TypesetError::Path { path: path.to_owned(), cause })?;
    let spelled = vpath.get_without_slash().to_owned();
    Ok((spelled, FileId::new(RootedPath::new(VirtualRoot::Project, vpath))))
}
