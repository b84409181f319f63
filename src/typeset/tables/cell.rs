//! One cell: how high it is, and what it is at its place.

use typst::diag::SourceResult;
use typst::engine::Engine;
use typst::foundations::{Content, StyleChain};
use typst::introspection::{Locator, Tag, TagFlags};
use typst::layout::grid::resolve::Cell;
use typst::layout::{Abs, Axes, Frame, FrameItem, FrameKind, Point, Region, Regions, Size};
use typst::model::TableCell;
use typst::utils::hash128;
use typst_layout::layout_fragment;

use crate::typeset::cells::Fitted;
#[cfg(test)]
use crate::typeset::count::{self, CELLS};

/// Where a cell of a table stands among all, and whether it is said again.
pub(super) struct Told<'a> {
    pub locator: Locator<'a>,
    pub is_repeated: bool,
}

impl<'a> Told<'a> {
    /// The tags Typst puts around a cell by hand, too.
    fn tags(&self, cell: &Cell, engine: &mut Engine) -> Option<[Tag; 2]> {
        let mut table_cell = cell.body.to_packed::<TableCell>()?.clone();
        table_cell.is_repeated.set(self.is_repeated);
        let key = hash128(&table_cell);
        let location = self.locator.relayout().split().next_location(engine, key, table_cell.span());
        table_cell.set_location(location);
        let flags = TagFlags { introspectable: true, tagged: true };
        let element: Content = table_cell.pack();
        Some([Tag::Start(element, flags), Tag::End(location, key, flags)])
    }

    /// The locator of what stands in a cell.
    fn inner(&self, cell: &Cell) -> Locator<'a> {
        self.locator.relayout().split().next(&cell.body.span())
    }

    /// The text of a cell of ours in its column.
    pub fn fit(
        &self,
        cell: &Cell,
        engine: &mut Engine,
        styles: StyleChain,
        width: Abs,
    ) -> SourceResult<Option<Fitted>> {
        match cell.body.to_packed::<TableCell>() {
            Some(table_cell) => Fitted::of(table_cell, engine, self.inner(cell), styles, width),
            None => Ok(None),
        }
    }

    /// A cell of Typst's in these regions, to see how high it is.
    pub fn measure(
        &self,
        cell: &Cell,
        engine: &mut Engine,
        styles: StyleChain,
        regions: Regions,
    ) -> SourceResult<Vec<Frame>> {
        Ok(layout_fragment(engine, &cell.body, self.inner(cell), styles, regions)?.into_frames())
    }

    /// A cell at its place, with its tags.
    pub fn place(
        &self,
        cell: &Cell,
        fitted: Option<Fitted>,
        engine: &mut Engine,
        styles: StyleChain,
        size: Size,
        full: Abs,
    ) -> SourceResult<Frame> {
        #[cfg(test)]
        if fitted.is_some() {
            count::note(&CELLS, true);
        }
        let mut frame = match fitted {
            Some(fitted) => fitted.place(size),
            None => {
                let regions = Regions { full, ..Region::new(size, Axes::splat(true)).into() };
                layout_fragment(engine, &cell.body, self.inner(cell), styles, regions)?.into_frame()
            }
        };
        // So that it is known how far the column reaches.
        frame.set_kind(FrameKind::Hard);
        if let Some([start, end]) = self.tags(cell, engine) {
            frame.prepend(Point::zero(), FrameItem::Tag(start));
            frame.push(Point::zero(), FrameItem::Tag(end));
        }
        Ok(frame)
    }
}
