//! Finished pages as they were laid out: which lines are a paragraph's, a cell's, a heading's is known exactly.

use std::collections::{BTreeSet, HashMap};

use typst::foundations::{Content, Element, Smart, StyleChain};
use typst::introspection::{Location, Tag};
use typst::layout::{Abs, Em, Frame, FrameItem, FrameParent, GridCell, Point, Transform};
use typst::model::{
    EnumElem, EnumItem, FigureCaption, FigureElem, FigureKind, FootnoteEntry, HeadingElem, ListElem, ListItem,
    OutlineElem, OutlineEntry, ParElem, TableCell, TableElem, TermItem, TermsElem, TitleElem,
};
use typst::pdf::{ArtifactElem, PdfMarkerTag, PdfMarkerTagKind, TableCellKind, TableHeaderScope};
use typst::text::TextItem;
use typst::visualize::{Geometry, ImageElem, Shape};
use typst_layout::PagedDocument;

use super::page::{Page, Piece, Role, Row, Upright};

/// Rules shorter than this (in points) are no column's.
const SHORTEST: f64 = 3.0;

/// The pages of a document, and on them the characters that are shown as boxes: page (from 1) and character.
pub fn pages(document: &PagedDocument, boxed: &BTreeSet<(usize, char)>) -> Vec<Page> {
    let mut walk = Walk::default();
    let mut pages: Vec<Page> = document.pages().iter().map(|page| walk.page(&page.frame)).collect();
    for &(number, character) in boxed {
        if let Some(page) = number.checked_sub(1).and_then(|index| pages.get_mut(index)) {
            page.boxed.insert(character);
        }
    }
    pages
}

/// A walk through the pages in the order in which they are read.
#[derive(Default)]
struct Walk {
    /// What is open around the place the walk has come to.
    open: Vec<Open>,
    /// The blocks of elements whose parts stand apart, such as a cell over two pages.
    known: HashMap<Location, Known>,
    /// What was still open in such elements at the end of a part.
    left_open: HashMap<Location, Vec<Open>>,
    blocks: usize,
    tables: usize,
    page: Page,
}

/// What is known of an element: its block, its role, the table it is, the row it stands in.
type Known = (usize, Role, Option<usize>, Option<Row>);

struct Open {
    location: Location,
    block: usize,
    role: Role,
    table: Option<usize>,
    row: Option<Row>,
}

/// Where a frame stands and how far its text may reach.
#[derive(Clone, Copy)]
struct Area {
    transform: Transform,
    edge: f64,
}

impl Walk {
    fn page(&mut self, frame: &Frame) -> Page {
        let (width, height) = (frame.width().to_pt(), frame.height().to_pt());
        self.page = Page { width, height, ..Page::default() };
        self.frame(frame, Area { transform: Transform::identity(), edge: width });
        self.page.close_columns();
        std::mem::take(&mut self.page)
    }

    fn frame(&mut self, frame: &Frame, area: Area) {
        for (pos, item) in frame.items() {
            let transform = area.transform.pre_concat(Transform::translate(pos.x, pos.y));
            match item {
                FrameItem::Group(group) => {
                    let transform = transform.pre_concat(group.transform);
                    let mut inner = Area { transform, ..area };
                    if group.frame.kind().is_hard() {
                        let right = Point::with_x(group.frame.width()).transform(transform).x.to_pt();
                        inner.edge = inner.edge.min(right);
                    }
                    self.group(&group.frame, group.parent, inner);
                }
                FrameItem::Text(text) => self.text(text, Area { transform, ..area }),
                FrameItem::Shape(shape, _) => self.shape(shape, transform),
                FrameItem::Tag(Tag::Start(element, _)) => self.start(element),
                FrameItem::Tag(Tag::End(location, ..)) => self.end(*location),
                FrameItem::Image(_, size, _) => {
                    self.drawn(transform, size.y);
                    self.page.pictures.push(size.to_point().transform(transform).y.to_pt());
                }
                FrameItem::Link(..) => {}
            }
        }
    }

    fn group(&mut self, frame: &Frame, parent: Option<FrameParent>, area: Area) {
        let Some(location) = parent.map(|parent| parent.location) else {
            return self.frame(frame, area);
        };
        let around = || (self.blocks, self.role(), self.table(), self.row());
        let (block, role, table, row) = self.known.get(&location).copied().unwrap_or_else(around);
        self.blocks = self.blocks.max(block + 1);
        self.known.insert(location, (block, role, table, row));
        let depth = self.open.len();
        self.open.push(Open { location, block, role, table, row });
        // What a cell began on the page before, such as the caption of a picture in it, goes on here.
        self.open.extend(self.left_open.remove(&location).into_iter().flatten());
        self.frame(frame, area);
        let left_open: Vec<Open> = self.open.drain((depth + 1).min(self.open.len())..).collect();
        self.left_open.insert(location, left_open);
        self.open.truncate(depth);
    }

    fn start(&mut self, element: &Content) {
        let Some(role) = role_of(element) else {
            return;
        };
        let Some(location) = element.location() else {
            return;
        };
        let role = match (self.role(), role) {
            (Role::Furniture, _) => Role::Furniture,
            (around, Role::Text) => around,
            (_, role) => role,
        };
        let block = self.new_block();
        let (table, row) = self.in_table(element);
        self.known.insert(location, (block, role, table, row));
        self.open.push(Open { location, block, role, table, row });
    }

    fn end(&mut self, location: Location) {
        if let Some(depth) = self.open.iter().rposition(|open| open.location == location) {
            let is_furniture = self.open[depth].role == Role::Furniture;
            self.open.truncate(depth);
            // What comes after stands on lines of its own; but a paragraph goes on below a running head.
            let block = self.new_block();
            if let Some(around) = self.open.last_mut().filter(|_| !is_furniture) {
                around.block = block;
            }
        }
    }

    fn new_block(&mut self) -> usize {
        self.blocks += 1;
        self.blocks - 1
    }

    /// The table and the row that an element is or stands in.
    fn in_table(&mut self, element: &Content) -> (Option<usize>, Option<Row>) {
        if element.is::<TableElem>() {
            self.tables += 1;
            return (Some(self.tables), None);
        }
        let Some(cell) = element.to_packed::<TableCell>() else { return (self.table(), self.row()) };
        let kind = cell.kind.get(StyleChain::default());
        let is_heading = matches!(kind, Smart::Custom(TableCellKind::Header(_, TableHeaderScope::Column)));
        let number = cell.y.get(StyleChain::default()).custom().filter(|_| !is_heading);
        (self.table(), self.table().zip(number).map(|(table, number)| Row { table, number }))
    }

    fn table(&self) -> Option<usize> {
        self.open.last().and_then(|open| open.table)
    }

    fn row(&self) -> Option<Row> {
        self.open.last().and_then(|open| open.row)
    }

    fn role(&self) -> Role {
        self.open.last().map_or(Role::Text, |open| open.role)
    }

    fn text(&mut self, text: &TextItem, Area { transform, edge }: Area) {
        let origin = Point::zero().transform(transform);
        let aslant = !(transform.kx.is_zero() && transform.ky.is_zero());
        let (left, baseline) = (origin.x.to_pt(), origin.y.to_pt());
        let (block, role, edge) = match self.open.last() {
            _ if aslant => (self.new_block(), Role::Furniture, None),
            Some(open) => (open.block, open.role, Some(edge)),
            None => (self.new_block(), Role::Text, Some(edge)),
        };
        let right = if aslant { left } else { left + inked(text).to_pt() * transform.sx.get() };
        let size = if aslant { text.size.to_pt() } else { text.size.to_pt() * transform.sy.get() };
        let row = self.row();
        self.page.add(Piece { text: &text.text, left, right, baseline, size, block, role, edge, row });
    }

    /// Something drawn that is so high.
    fn drawn(&mut self, transform: Transform, height: Abs) {
        let ends = [Abs::zero(), height].map(|y| Point::with_y(y).transform(transform).y.to_pt());
        self.page.drawn.push((ends[0].min(ends[1]), ends[0].max(ends[1])));
    }

    fn shape(&mut self, shape: &Shape, transform: Transform) {
        let bounds = shape.bbox(false);
        self.drawn(transform.pre_concat(Transform::translate(Abs::zero(), bounds.min.y)), bounds.size().y);
        let mut upright = |from: Point, to: Point| {
            let (from, to) = (from.transform(transform), to.transform(transform));
            let (top, bottom) = (from.y.min(to.y).to_pt(), from.y.max(to.y).to_pt());
            if (from.x - to.x).abs() < Abs::pt(0.1) && bottom - top > SHORTEST {
                self.page.uprights.push(Upright { x: from.x.to_pt(), top, bottom });
            }
        };
        match shape.geometry {
            Geometry::Line(to) if shape.stroke.is_some() => upright(Point::zero(), to),
            Geometry::Rect(size) if shape.stroke.is_some() => {
                upright(Point::zero(), Point::with_y(size.y));
                upright(Point::with_x(size.x), size.to_point());
            }
            _ => {}
        }
    }
}

/// How far the last letter of a run reaches; what justification adds behind it does not show.
fn inked(text: &TextItem) -> Abs {
    let mut reach = Em::zero();
    let mut inked = Em::zero();
    for glyph in &text.glyphs {
        let natural = text.font.x_advance(glyph.id).unwrap_or_default();
        let blank = text.text.get(glyph.range()).is_some_and(|told| told.trim().is_empty());
        if !blank {
            inked = inked.max(reach + glyph.x_offset.max(Em::zero()) + natural.min(glyph.x_advance));
        }
        reach += glyph.x_advance;
    }
    inked.at(text.size)
}

/// Whether an element is the caption of a picture, which stands below it and so may end a page.
fn is_below(element: &Content) -> bool {
    let kind = element.to_packed::<FigureCaption>().and_then(|caption| caption.kind.clone());
    kind == Some(FigureKind::Elem(Element::of::<ImageElem>()))
}

/// The role of what an element holds; `None` for what is part of a line.
fn role_of(element: &Content) -> Option<Role> {
    let is_heading = element.is::<HeadingElem>() || element.is::<TitleElem>();
    let is_cell = element.is::<TableCell>() || element.is::<GridCell>();
    let is_item = element.to_packed::<PdfMarkerTag>().is_some_and(|mark| mark.kind != PdfMarkerTagKind::Label);
    let is_text = is_item
        || element.is::<ParElem>()
        || element.is::<ListElem>()
        || element.is::<ListItem>()
        || element.is::<EnumElem>()
        || element.is::<EnumItem>()
        || element.is::<TermsElem>()
        || element.is::<TermItem>()
        || element.is::<TableElem>()
        || element.is::<FigureElem>()
        || element.is::<OutlineElem>()
        || element.is::<OutlineEntry>()
        || element.is::<FootnoteEntry>();
    match () {
        () if is_heading => Some(Role::Heading),
        () if is_below(element) => Some(Role::Text),
        () if element.is::<FigureCaption>() => Some(Role::Caption),
        () if is_cell => Some(Role::Cell),
        () if element.is::<ArtifactElem>() => Some(Role::Furniture),
        () if is_text => Some(Role::Text),
        () => None,
    }
}
