//! Which tables are ours: seen from what they are made of, before anything is laid out.

use std::sync::Arc;

use typst::foundations::StyleChain;
use typst::layout::grid::resolve::{Cell, CellGrid};
use typst::layout::{Abs, Dir, Regions, Sides, Sizing};
use typst::model::TableCell;
use typst::text::TextElem;
use typst::utils::Numeric;
use typst::visualize::Stroke;

/// One kind of line, if there are lines.
type Line = Option<Arc<Stroke<Abs>>>;

/// The table's one kind of line, between columns and between rows or between either alone.
pub(super) struct Lines {
    pub upright: Line,
    pub across: Line,
}

pub(super) fn is_suited(grid: &CellGrid, regions: Regions, styles: StyleChain) -> bool {
    let has_heading_first = match &grid.headers[..] {
        [] => true,
        [header] => {
            header.repeated && !header.short_lived && header.range.start == 0 && header.range.end < grid.rows.len()
        }
        _ => false,
    };
    has_heading_first
        && !grid.has_gutter
        && grid.footer.is_none()
        && grid.vlines.iter().chain(&grid.hlines).all(Vec::is_empty)
        && !grid.cols.contains(&Sizing::Auto)
        && grid.rows.iter().all(is_told_or_as_high_as_its_cells)
        && regions.size.x.is_finite()
        && styles.resolve(TextElem::dir) == Dir::LTR
        && is_lined_evenly(grid)
        && spans_are_kept_together(grid)
}

fn is_told_or_as_high_as_its_cells(row: &Sizing) -> bool {
    match row {
        Sizing::Auto => true,
        Sizing::Rel(height) => height.rel.is_zero(),
        Sizing::Fr(_) => false,
    }
}

fn cells(grid: &CellGrid) -> impl Iterator<Item = &Cell> {
    grid.entries.iter().filter_map(|entry| entry.as_cell())
}

/// The lines every cell has at its sides, above and below.
pub(super) fn lines(grid: &CellGrid) -> Lines {
    let stroke = cells(grid).next().map(|cell| &cell.stroke);
    let line = |side: fn(&Sides<Line>) -> &Line| stroke.and_then(|sides| side(sides).clone());
    Lines { upright: line(|sides| &sides.left), across: line(|sides| &sides.top) }
}

fn is_alike(one: &Line, other: &Line) -> bool {
    match (one, other) {
        (Some(a), Some(b)) => Arc::ptr_eq(a, b) || a == b,
        (None, None) => true,
        _ => false,
    }
}

fn is_lined_evenly(grid: &CellGrid) -> bool {
    let Lines { upright, across } = lines(grid);
    // Of two kinds Typst draws the thinner first.
    let is_one_kind = upright.is_none() || across.is_none() || is_alike(&upright, &across);
    is_one_kind
        && cells(grid).all(|cell| {
            let Sides { left, top, right, bottom } = &cell.stroke;
            [left, right].into_iter().all(|side| is_alike(side, &upright))
                && [top, bottom].into_iter().all(|side| is_alike(side, &across))
                && cell.stroke_overridden.iter().all(|is_overridden| !is_overridden)
                && cell.body.is::<TableCell>()
        })
}

/// Whether no cell over several rows could be parted: it says so itself, or it stands in the heading.
fn spans_are_kept_together(grid: &CellGrid) -> bool {
    let heading = grid.headers.first().map_or(0, |header| header.range.end);
    let width = grid.cols.len();
    grid.entries.iter().enumerate().all(|(index, entry)| match entry.as_cell() {
        Some(cell) => cell.rowspan.get() == 1 || !cell.breakable || index / width < heading,
        None => true,
    })
}
