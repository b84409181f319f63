//! Fills behind cells and lines between them.

use typst::layout::grid::resolve::CellGrid;
use typst::layout::{Abs, FrameItem, Point, Size};
use typst::syntax::Span;
use typst::visualize::{FixedStroke, Geometry};

use super::page::Page;
use super::suited::lines;

/// Draws them below all that stands in the cells of a page.
pub(super) fn draw(page: &mut Page, grid: &CellGrid, columns: &[Abs], span: Span) {
    if columns.is_empty() || page.rows.is_empty() {
        return;
    }
    let mut drawn = fills(grid, &page.rows, columns, span);
    let kinds = lines(grid);
    if let Some(stroke) = kinds.upright {
        let stroke = (*stroke).clone().unwrap_or_default();
        upright(grid, &page.rows, columns, |at, length| drawn.push(stroked(&stroke, at, Point::with_y(length), span)));
    }
    if let Some(stroke) = kinds.across {
        let stroke = (*stroke).clone().unwrap_or_default();
        across(grid, &page.rows, columns, |at, length| drawn.push(stroked(&stroke, at, Point::with_x(length), span)));
    }
    page.frame.prepend_multiple(drawn);
}

/// A line so long, and longer by half its thickness at both ends.
fn stroked(stroke: &FixedStroke, at: Point, length: Point, span: Span) -> (Point, FrameItem) {
    let half = stroke.thickness / 2.0;
    let (before, longer) = if length.x == Abs::zero() {
        (Point::with_y(half), Point::with_y(stroke.thickness))
    } else {
        (Point::with_x(half), Point::with_x(stroke.thickness))
    };
    (at - before, FrameItem::Shape(Geometry::Line(length + longer).stroked(stroke.clone()), span))
}

/// Offsets before, between and after what is so large.
pub(super) fn offsets(sizes: impl Iterator<Item = Abs>) -> impl Iterator<Item = Abs> {
    let mut offset = Abs::zero();
    std::iter::once(Abs::zero()).chain(sizes).map(move |size| {
        offset += size;
        offset
    })
}

/// The stretches of a line along tracks so large, interrupted where a cell lies across it: `(offset, length)` each.
fn stretches(tracks: impl Iterator<Item = (bool, Abs)>, mut found: impl FnMut(Abs, Abs)) {
    let mut offset = Abs::zero();
    let mut open: Option<(Abs, Abs)> = None;
    for (is_drawn, size) in tracks {
        if is_drawn {
            let (_, length) = open.get_or_insert((offset, Abs::zero()));
            *length += size;
        } else if let Some((start, length)) = open.take() {
            found(start, length);
        }
        offset += size;
    }
    if let Some((start, length)) = open {
        found(start, length);
    }
}

fn upright(grid: &CellGrid, rows: &[(usize, Abs)], columns: &[Abs], mut line: impl FnMut(Point, Abs)) {
    for (x, dx) in offsets(columns.iter().copied()).enumerate() {
        let is_drawn = |y| {
            let is_edge = x == 0 || x == columns.len();
            is_edge || grid.parent_cell_position(x, y).is_none_or(|parent| parent.x == x)
        };
        let tracks = rows.iter().map(|&(y, height)| (is_drawn(y), height));
        stretches(tracks, |start, length| line(Point::new(dx, start), length));
    }
}

fn across(grid: &CellGrid, rows: &[(usize, Abs)], columns: &[Abs], mut line: impl FnMut(Point, Abs)) {
    let below = rows.iter().map(|&(y, _)| y).chain([grid.rows.len()]);
    for (y, dy) in below.zip(offsets(rows.iter().map(|&(_, height)| height))) {
        let is_drawn = |x| {
            let is_edge = y == 0 || y == grid.rows.len();
            is_edge
                || grid.parent_cell_position(x, y).is_none_or(|parent| {
                    let first = rows.iter().find(|(row, _)| *row >= parent.y).map_or(y, |(row, _)| *row);
                    first >= y
                })
        };
        let tracks = columns.iter().enumerate().map(|(x, &width)| (is_drawn(x), width));
        stretches(tracks, |start, length| line(Point::new(start, dy), length));
    }
}

fn fills(grid: &CellGrid, rows: &[(usize, Abs)], columns: &[Abs], span: Span) -> Vec<(Point, FrameItem)> {
    let mut fills = Vec::new();
    for (x, dx) in (0..columns.len()).zip(offsets(columns.iter().copied())) {
        for (&(y, _), dy) in rows.iter().zip(offsets(rows.iter().map(|&(_, height)| height))) {
            let Some(cell) = grid.cell(x, y) else { continue };
            let Some(fill) = &cell.fill else { continue };
            let spanned = y..y + cell.rowspan.get();
            let height = rows.iter().filter(|(row, _)| spanned.contains(row)).map(|&(_, height)| height).sum();
            let width = columns[x..].iter().take(cell.colspan.get()).sum();
            let rectangle = Geometry::Rect(Size::new(width, height)).filled(fill.clone());
            fills.push((Point::new(dx, dy), FrameItem::Shape(rectangle, span)));
        }
    }
    fills
}
