//! A cell's text fitted into its column before the height of its row is known: for tables of our own hand.

use typst::comemo::Track;
use typst::diag::SourceResult;
use typst::engine::Engine;
use typst::foundations::{NativeElement, Packed, Resolve, Selector, Smart, StyleChain, Styles};
use typst::introspection::{Locator, LocatorLink};
use typst::layout::{Abs, AlignElem, Axes, BlockElem, Frame, Sides, Size};
use typst::model::TableCell;

use super::flow::{Need, Stack, is_bare};
use super::{body, inset, pad};

/// A cell we set, in lines.
pub(in crate::typeset) struct Fitted {
    stack: Stack,
    inset: Sides<Abs>,
}

/// Whether a rule of a layout could be about cells as such, or about the blocks Typst makes of them, which are then more
/// than their text.
pub(in crate::typeset) fn has_rules(styles: StyleChain) -> bool {
    styles.recipes().filter_map(|recipe| recipe.selector()).any(meets_cells) || !is_bare(&BlockElem::new(), styles)
}

fn meets_cells(selector: &Selector) -> bool {
    match selector {
        Selector::Elem(element, _) => *element == TableCell::ELEM || *element == BlockElem::ELEM,
        // Labels are asked for cell by cell.
        Selector::Label(_) | Selector::Regex(_) => false,
        Selector::Or(all) => all.iter().any(meets_cells),
        _ => true,
    }
}

impl Fitted {
    /// Fits a cell into a column; `None` where Typst must set it. No rule of a layout may be about cells.
    pub fn of(
        cell: &Packed<TableCell>,
        engine: &mut Engine,
        locator: Locator,
        styles: StyleChain,
        width: Abs,
    ) -> SourceResult<Option<Self>> {
        let inset = inset(cell, styles);
        let is_ours =
            cell.label().is_none() && inset != Sides::default() && body::may_be_ours(&cell.body, &inset, styles);
        if !is_ours {
            return Ok(None);
        }
        let mut aligned = Styles::new();
        if let Smart::Custom(alignment) = cell.align.get(styles) {
            aligned.set(AlignElem::alignment, alignment);
        }
        let styles = styles.chain(&aligned);
        let inset = inset.resolve(styles).map(|side| side.abs);
        let base = Size::new(width, Abs::inf()) - inset.sum_by_axis();
        // The places of what stands in the cell are named as where Typst lays it out.
        let outer = LocatorLink::new(locator.track());
        let locator = Locator::link(&outer).split().next(&()).split().next(&cell.body.span());
        let inner = LocatorLink::new(locator.track());
        let stack = Stack::of(&cell.body, engine, Locator::link(&inner), styles, base, Axes::new(true, false), false)?;
        Ok(stack.map(|stack| Self { stack, inset }))
    }

    /// How high the cell is by itself.
    pub fn height(&self) -> Abs {
        self.stack.height() + self.inset.sum_by_axis().y
    }

    /// What a place so high makes of the cell.
    pub fn need(&self, height: Abs) -> Need {
        self.stack.need(height - self.inset.sum_by_axis().y)
    }

    /// The cell in a place as large as `size`, which has to be high enough.
    pub fn place(self, size: Size) -> Frame {
        let mut frame = self.stack.place(size - self.inset.sum_by_axis(), Axes::splat(true));
        pad(&mut frame, self.inset);
        frame
    }
}
