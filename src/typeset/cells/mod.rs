//! Cells of tables that hold nothing but text, set by our own hand.
//!
//! A book is half tables, and Typst lays each cell out as if it were a page: paddings, flows, paragraphs, each line tried at
//! every place where it may end. Here the words of a cell are shaped once, its lines ended at the first fit, and the same
//! frames made that Typst would make. What stands in a cell still goes through Typst's own show rules first, so a layout's
//! rules for text, bold type or cells hold as ever.
//!
//! It must never be seen. Whatever is not set here exactly as Typst sets it goes Typst's way, the cell as a whole: justified
//! lines, other directions than left to right, letters no face of the first family has, drawings, lists, lines longer than
//! their column, what goes on on the next page. `tests/both_ways.rs` sets books both ways and compares every glyph.

mod body;
mod ends;
mod fitted;
mod flow;
mod frames;
mod lines;
mod look;
mod runs;
mod shaping;

pub(super) use self::fitted::{Fitted, has_rules};
pub(super) use self::flow::Need;

use typst::Library;
use typst::diag::SourceResult;
use typst::engine::Engine;
use typst::foundations::{Content, NativeElement, Packed, Resolve, Smart, StyleChain, Target};
use typst::introspection::Locator;
use typst::layout::{Abs, BlockElem, Fragment, FrameKind, Length, Point, Regions, Rel, Sides, Size};
use typst::model::TableCell;
use typst_layout::layout_fragment;

#[cfg(test)]
use super::count::{self, CELLS};

/// Has cells shown by our rule.
pub(super) fn install(library: &mut Library) {
    library.rules.replace::<TableCell>(Target::Paged, show);
}

/// Shows a cell: as Typst's own rule does, but with our layouter in place of its padding's.
fn show(cell: &Packed<TableCell>, _: &mut Engine, styles: StyleChain) -> SourceResult<Content> {
    let inset = inset(cell, styles);
    let mut shown = if inset == Sides::default() {
        cell.body.clone()
    } else if body::may_be_ours(&cell.body, &inset, styles) {
        BlockElem::multi_layouter(cell.clone(), lay_out).pack().spanned(cell.body.span())
    } else {
        #[cfg(test)]
        count::note(&CELLS, false);
        cell.body.clone().padded(inset)
    };
    if let Smart::Custom(alignment) = cell.align.get(styles) {
        shown = shown.aligned(alignment);
    }
    Ok(shown)
}

fn inset(cell: &Packed<TableCell>, styles: StyleChain) -> Sides<Rel<Length>> {
    cell.inset.get(styles).unwrap_or_default().map(Option::unwrap_or_default)
}

/// Lays a cell out within its inset.
fn lay_out(
    cell: &Packed<TableCell>,
    engine: &mut Engine,
    locator: Locator,
    styles: StyleChain,
    regions: Regions,
) -> SourceResult<Fragment> {
    let inset = inset(cell, styles).resolve(styles).map(|side| side.abs);
    let mut backlog = Vec::new();
    let inner = regions.map(&mut backlog, |size| size - inset.sum_by_axis());
    let ours = flow::cell(&cell.body, engine, locator.relayout(), styles, inner)?;
    #[cfg(test)]
    count::note(&CELLS, ours.is_some());
    let mut fragment = match ours {
        Some(frame) => Fragment::frame(frame),
        None => layout_fragment(engine, &cell.body, locator, styles, inner)?,
    };
    for frame in &mut fragment {
        pad(frame, inset);
        // So that it is known how far the column reaches.
        frame.set_kind(FrameKind::Hard);
    }
    Ok(fragment)
}

fn pad(frame: &mut typst::layout::Frame, inset: Sides<Abs>) {
    let size: Size = frame.size() + inset.sum_by_axis();
    frame.set_size(size);
    frame.translate(Point::new(inset.left, inset.top));
}
