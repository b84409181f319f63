//! A PDF file as a reader's program shows it: glyphs with the characters they stand for, gathered into lines.

use std::cell::RefCell;

use hayro_interpret::font::{Glyph, OutlineGlyph};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::util::TransformExt;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint,
    PathDrawMode, SoftMask, interpret_page,
};
use hayro_syntax::Pdf;
use hayro_syntax::object::ObjectIdentifier;
use hayro_syntax::page::Page as PdfPage;
use kurbo::{Affine, BezPath, PathSeg, Point, Rect, Shape};

use super::geometry::{find_edges, join_paragraphs};
use super::page::{Page, Piece, Role, Upright};
use super::structure::{Place, Structure};
use crate::{
    diagnostic::Told,
    pdf::{self, Unopened},
    text::clean::is_printable,
};

/// A gap wider than this (in ems) is a space, also where none is written.
const SPACE: f64 = 0.2;
/// A gap wider than this parts what stands side by side.
const APART: f64 = 2.0;
/// Drawn rules are thinner (in points) and longer than this.
const THINNEST: f64 = 2.0;
const SHORTEST: f64 = 3.0;

/// What the names of the faces have in common that come with the program.
const OUR_FACES: &str = "Sarabun";

/// Why a file cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "their texts say it all")]
pub enum PdfError {
    #[error("not a PDF file, or a broken one")]
    Broken,
    #[error("the file is locked with a password")]
    Locked,
    #[error("it unfolds to more than is read")]
    TooLarge,
    #[error("it has no text, only pictures of pages")]
    NoText,
}

impl Told for PdfError {
    fn thai(&self) -> String {
        match self {
            Self::Broken => "ไม่ใช่แฟ้ม PDF หรือแฟ้มเสียหาย".to_owned(),
            Self::Locked => "แฟ้มล็อกด้วยรหัสผ่าน".to_owned(),
            Self::TooLarge => "เนื้อหาในแฟ้มใหญ่เกินกว่าที่โปรแกรมอ่าน".to_owned(),
            Self::NoText => "ไม่มีข้อความ มีแต่ภาพของหน้ากระดาษ".to_owned(),
        }
    }
}

/// A file that can be read; an error says why one cannot.
pub(super) fn open(bytes: Vec<u8>) -> Result<Pdf, PdfError> {
    pdf::open(bytes).map_err(|error| match error {
        Unopened::Locked => PdfError::Locked,
        Unopened::Broken => PdfError::Broken,
        Unopened::TooLarge => PdfError::TooLarge,
    })
}

/// The pages of a file.
///
/// # Errors
/// When it is no PDF, one that needs a password, or one without text.
pub fn pages(bytes: Vec<u8>) -> Result<Vec<Page>, PdfError> {
    let pdf = open(bytes)?;
    let structure = Structure::read(&pdf);
    let told = structure.blocks();
    let blocks = RefCell::new(told);
    let cache = InterpreterCache::new();
    let mut pages: Vec<Page> = pdf
        .pages()
        .iter()
        .map(|page| {
            let mut gathering = Gathering::new(page, &structure, &blocks);
            let size = Rect::new(0.0, 0.0, gathering.page.width, gathering.page.height);
            let settings = InterpreterSettings { render_annotations: false, ..InterpreterSettings::default() };
            let mut context = Context::new(page.initial_transform(true).to_kurbo(), size, &cache, pdf.xref(), settings);
            interpret_page(page, &mut context, &mut gathering);
            gathering.page
        })
        .collect();
    for page in &mut pages {
        join_paragraphs(page, told);
    }
    find_edges(&mut pages);
    pages.iter_mut().for_each(Page::close_columns);
    if pages.iter().all(|page| page.lines.is_empty()) {
        return Err(PdfError::NoText);
    }
    Ok(pages)
}

/// Gathers what one page draws.
struct Gathering<'a> {
    page: Page,
    id: Option<ObjectIdentifier>,
    structure: &'a Structure,
    /// The next block nobody has.
    blocks: &'a RefCell<usize>,
    /// The marked pieces open at this place: block and role, unless they tell none.
    marked: Vec<Option<Place>>,
    /// The block that glyphs outside every told one go to, and where the last of them ended.
    loose: Option<(usize, Point)>,
}

impl<'a> Gathering<'a> {
    fn new(page: &PdfPage, structure: &'a Structure, blocks: &'a RefCell<usize>) -> Self {
        let (width, height) = page.render_dimensions();
        let page_id = page.raw().obj_id();
        Self {
            page: Page { width: f64::from(width), height: f64::from(height), ..Page::default() },
            id: page_id,
            structure,
            blocks,
            marked: Vec::new(),
            loose: None,
        }
    }

    fn new_block(&self) -> usize {
        let mut next = self.blocks.borrow_mut();
        *next += 1;
        *next - 1
    }

    /// The block and role of a glyph at `origin`.
    fn place(&mut self, origin: Point, right: f64, size: f64) -> Place {
        if let Some(told) = self.marked.iter().rev().find_map(|marked| *marked) {
            self.loose = None;
            return told;
        }
        let near = |last: &Point| {
            (last.y - origin.y).abs() < size / 2.0 && (-size..APART * size).contains(&(origin.x - last.x))
        };
        let block = match self.loose {
            Some((block, last)) if near(&last) => block,
            _ => self.new_block(),
        };
        self.loose = Some((block, Point::new(right, origin.y)));
        (block, Role::Text, None)
    }

    fn upright(&mut self, x: f64, from: f64, to: f64) {
        let (top, bottom) = (from.min(to), from.max(to));
        if bottom - top > SHORTEST {
            self.page.uprights.push(Upright { x, top, bottom });
        }
    }
}

impl<'a> Device<'a> for Gathering<'_> {
    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'a>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'a>,
        _: &GlyphDrawMode,
    ) {
        let whole = transform * glyph_transform;
        let [a, b, c, d, _, _] = whole.as_coeffs();
        let aslant = b.abs() > 1e-6 * a.abs() || c.abs() > 0.5 * d.abs();
        let origin = whole * Point::ZERO;
        // Outlines count a thousand units to the em.
        let size = 1000.0 * d.abs();
        let advance = match glyph {
            Glyph::Outline(glyph) => glyph.advance_width().map_or(0.0, f64::from),
            Glyph::Type3(_) => 0.0,
        };
        let right = if aslant { origin.x } else { (whole * Point::new(advance, 0.0)).x };
        let text = match glyph.as_unicode() {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(text)) => text,
            None => char::REPLACEMENT_CHARACTER.to_string(),
        };
        if let Glyph::Outline(glyph) = glyph {
            self.page.boxed.extend(text.chars().filter(|&c| is_stand_in(glyph, c)));
        }
        let (block, role, row) = self.place(origin, right, size);
        let (block, role) = if aslant { (self.new_block(), Role::Furniture) } else { (block, role) };
        let piece =
            Piece { text: &text, left: origin.x, right, baseline: origin.y, size, block, role, edge: None, row };
        let gap = self.page.lines.last().filter(|line| line.block == block && !line.text.ends_with(' '));
        if gap.is_some_and(|line| origin.x - line.right > SPACE * size && (line.baseline - origin.y).abs() < size / 2.0)
        {
            self.page.add(Piece { text: " ", ..piece });
        }
        self.page.add(piece);
    }

    fn draw_path(&mut self, path: &BezPath, transform: Affine, _: &Paint<'a>, mode: &PathDrawMode) {
        let path = transform * path.clone();
        let bounds = path.bounding_box();
        self.page.drawn.push((bounds.y0, bounds.y1));
        if bounds.width() < THINNEST {
            return self.upright(bounds.center().x, bounds.y0, bounds.y1);
        }
        if matches!(mode, PathDrawMode::Stroke(_)) {
            for segment in path.segments() {
                if let PathSeg::Line(line) = segment
                    && (line.p0.x - line.p1.x).abs() < 0.1
                {
                    self.upright(line.p0.x, line.p0.y, line.p1.y);
                }
            }
        }
    }

    fn begin_marked_content(&mut self, tag: &[u8], piece: Option<i32>) {
        let told = match piece {
            Some(piece) => self.structure.of(self.id, piece),
            None if tag == b"Artifact" => Some((self.new_block(), Role::Furniture, None)),
            None => None,
        };
        self.marked.push(told);
    }

    fn end_marked_content(&mut self) {
        self.marked.pop();
    }

    fn draw_image(&mut self, image: Image<'a, '_>, transform: Affine) {
        let (width, height) = (f64::from(image.width()), f64::from(image.height()));
        let bounds = transform.transform_rect_bbox(Rect::new(0.0, 0.0, width, height));
        self.page.drawn.push((bounds.y0, bounds.y1));
        self.page.pictures.push(bounds.y1);
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// Whether a glyph stands in for a character that its face does not have: the glyph for «no glyph», or any glyph of
/// our own faces told to mean what they lack.
fn is_stand_in(glyph: &OutlineGlyph, c: char) -> bool {
    let ours = || {
        let name = glyph.font_data().and_then(|font| font.postscript_name).unwrap_or_default();
        name.contains(OUR_FACES)
    };
    glyph.glyph_id().to_u32() == 0 || (!is_printable(c) && ours())
}
