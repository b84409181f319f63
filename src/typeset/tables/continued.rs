//! What is said over the heading of a table where it goes on on the next page.

use typst::diag::SourceResult;
use typst::engine::Engine;
use typst::foundations::{Content, Smart, StyleChain};
use typst::introspection::Locator;
use typst::layout::{Abs, Axes, Fragment, Frame, FrameItem, Point, Region, Regions, Size};
use typst::model::FigureCaption;
use typst::syntax::Span;
use typst_layout::layout_fragment;

#[cfg(test)]
use crate::typeset::count::PARTS_AS_TYPST;

/// What a layout says there: the separator of captions that is in force in the table. Nothing else can be set about a
/// table from where its caption is known, and no caption stands in a table.
pub(super) struct Continued<'a> {
    content: Content,
    locator: Locator<'a>,
    styles: StyleChain<'a>,
    width: Abs,
}

impl<'a> Continued<'a> {
    pub fn of(styles: StyleChain<'a>, locator: Locator<'a>, width: Abs) -> Option<Self> {
        let said = styles.get_cloned(FigureCaption::separator);
        #[cfg(test)]
        let said = if PARTS_AS_TYPST.get() { Smart::Auto } else { said };
        match said {
            Smart::Custom(content) => Some(Self { content, locator, styles, width }),
            Smart::Auto => None,
        }
    }

    /// What stands over part `number` of the table, counted from nought.
    pub fn over(&self, engine: &mut Engine, number: usize) -> SourceResult<Frame> {
        let locator = self.locator.relayout().split().next_inner(number as u128);
        let region = Region::new(Size::new(self.width, Abs::inf()), Axes::new(true, false));
        Ok(layout_fragment(engine, &self.content, locator, self.styles, region.into())?.into_frame())
    }
}

/// A table that others lay out, with what stands over its parts.
pub(super) fn with_continued<'a>(
    engine: &mut Engine,
    (styles, span): (StyleChain<'a>, Span),
    locator: Locator<'a>,
    regions: Regions,
    lay_out: impl FnOnce(&mut Engine, Locator<'a>, Regions) -> SourceResult<Fragment>,
) -> SourceResult<Fragment> {
    let mut locators = locator.relayout().split();
    locators.next(&span);
    let has_more = regions.last.is_some() || !regions.backlog.is_empty();
    let continued = Continued::of(styles, locators.next(&span), regions.size.x).filter(|_| has_more);
    let Some(continued) = continued else { return lay_out(engine, locator, regions) };
    let height = continued.over(engine, 0)?.height();
    let backlog: Vec<Abs> = regions.backlog.iter().map(|room| *room - height).collect();
    let last = regions.last.map(|room| room - height);
    let fragment = lay_out(engine, locator, Regions { backlog: &backlog, last, ..regions })?;
    let (mut has_begun, mut frames) = (false, Vec::with_capacity(fragment.len()));
    for (number, frame) in fragment.into_iter().enumerate() {
        let is_empty = frame.items().all(|(_, item)| matches!(item, FrameItem::Tag(_)));
        frames.push(if has_begun { under(continued.over(engine, number)?, frame) } else { frame });
        has_begun |= !is_empty;
    }
    Ok(Fragment::frames(frames))
}

/// A part of a table below what is said over it.
pub(super) fn under(said: Frame, part: Frame) -> Frame {
    let above = said.height();
    let mut whole = Frame::soft(part.size() + Size::with_y(above));
    whole.push_frame(Point::zero(), said);
    whole.push_frame(Point::with_y(above), part);
    whole
}
