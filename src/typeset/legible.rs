//! Tells readers of the PDF the truth: between layout and export, gives finished pages their real
//! text and language back.
//!
//! For the layout, text is Japanese and full of marks, and glyphs of one Thai cluster all claim
//! the whole cluster. Here every glyph gets its own character, marks go, and the language is
//! Thai, or English where only Latin letters stand. Nothing moves on the page.

use typst::foundations::Smart;
use typst::layout::{Abs, Frame, FrameItem, Point};
use typst::model::{Destination, Document, DocumentInfo, Url};
use typst::text::TextItem;
use typst::visualize::Image;
use typst_layout::{Page, PagedDocument};

use super::clusters::Faces;
use super::letters::{self, Missing};
use super::marks::plain;
use super::tags::{THAI, beside, truthful};

/// The document with its real text, and every character no face could show.
pub(super) fn legible(document: &PagedDocument) -> (PagedDocument, Missing) {
    let mut walk = Walk::default();
    let pages = document.pages().iter().map(|page| {
        walk.page += 1;
        match walk.frame(&page.frame) {
            Some(frame) => Page { frame, ..page.clone() },
            None => page.clone(),
        }
    });
    let told = PagedDocument::new(pages.collect(), info(document.info()));
    (told, walk.missing)
}

/// What the file says about itself, without marks.
fn info(told: &DocumentInfo) -> DocumentInfo {
    let mut info = told.clone();
    let texts = info.title.iter_mut().chain(info.description.iter_mut());
    for text in texts.chain(&mut info.author).chain(&mut info.keywords) {
        *text = beside(text).as_ref().into();
    }
    info.locale = Smart::Custom(THAI);
    info
}

/// A walk through the pages in the order in which they are exported.
#[derive(Default)]
struct Walk {
    page: usize,
    faces: Faces,
    missing: Missing,
}

impl Walk {
    /// The frame told truthfully; `None` when it is so already.
    fn frame(&mut self, frame: &Frame) -> Option<Frame> {
        let mut items = Vec::with_capacity(frame.items().len());
        let mut changed = false;
        // The last text item, as long as nothing but lines drawn along it came after.
        let mut open: Option<usize> = None;
        for (pos, item) in frame.items() {
            let told = match item {
                FrameItem::Text(text) => {
                    if let Some(index) = open
                        && carried_on(&mut items, index, *pos, text)
                    {
                        continue;
                    }
                    let before = open.replace(items.len());
                    self.close(&mut items, before);
                    Some(FrameItem::Text(text.clone()))
                }
                FrameItem::Shape(..) => None,
                _ => {
                    self.close(&mut items, open.take());
                    self.item(item)
                }
            };
            changed |= told.is_some();
            items.push((*pos, told.unwrap_or_else(|| item.clone())));
        }
        self.close(&mut items, open);
        if !changed {
            return None;
        }
        let mut told = Frame::new(frame.size(), frame.kind());
        if frame.has_baseline() {
            told.set_baseline(frame.baseline());
        }
        told.push_multiple(items);
        Some(told)
    }

    /// Spells a text item that nothing more will be joined to.
    fn close(&mut self, items: &mut [(Point, FrameItem)], open: Option<usize>) {
        if let Some((_, FrameItem::Text(text))) = open.and_then(|index| items.get_mut(index)) {
            letters::spell(text, &mut self.faces, self.page, &mut self.missing);
        }
    }

    fn item(&mut self, item: &FrameItem) -> Option<FrameItem> {
        match item {
            FrameItem::Group(group) => {
                let frame = self.frame(&group.frame)?;
                let mut told = group.clone();
                told.frame = frame;
                Some(FrameItem::Group(told))
            }
            FrameItem::Tag(tag) => truthful(tag).map(FrameItem::Tag),
            FrameItem::Image(image, size, span) => {
                let alt = image.alt()?;
                let told = beside(alt);
                if told == alt {
                    return None;
                }
                let kind = image.kind().clone();
                let image = Image::new(kind, Some(told.as_ref().into()), image.scaling());
                Some(FrameItem::Image(image, *size, *span))
            }
            FrameItem::Link(Destination::Url(url), size) => {
                let told = plain(url);
                if told == url.as_str() {
                    return None;
                }
                let url = Url::new(told.as_ref()).ok()?;
                Some(FrameItem::Link(Destination::Url(url), *size))
            }
            FrameItem::Link(..) | FrameItem::Text(_) | FrameItem::Shape(..) => None,
        }
    }
}

/// Carries the text item at `index` on by one that Typst parted from it only because a mark sits
/// higher or lower.
fn carried_on(items: &mut [(Point, FrameItem)], index: usize, pos: Point, next: &TextItem) -> bool {
    let Some((start, FrameItem::Text(text))) = items.get_mut(index) else {
        return false;
    };
    let rise = start.y - pos.y;
    let gap = pos.x - (start.x + text.width());
    let nearby = gap.abs() < Abs::pt(1e-6) && rise.abs() < text.size;
    nearby && letters::join(text, next, rise)
}
