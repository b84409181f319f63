//! What of a table stands in one region.

use typst::layout::{Abs, Frame, Point, Size};

use super::continued::under;

/// A row, or one cell over several rows that ends in it.
pub(super) struct Row {
    pub y: usize,
    pub height: Abs,
    pub frame: Frame,
    /// Cells over several rows that end in this one: the row they begin in, how far to the right, and what they are.
    pub spans: Vec<(usize, Abs, Frame)>,
}

/// The rows of a region, ready for lines and fills: `(row, height)` each.
pub(super) struct Page {
    pub frame: Frame,
    pub rows: Vec<(usize, Abs)>,
    /// What says over it that the table goes on.
    pub continued: Option<Frame>,
}

impl Page {
    /// Puts rows one below the other into a region of `room`.
    pub fn of(rows: Vec<Row>, width: Abs, room: Size) -> Self {
        let used = rows.iter().map(|row| row.height).sum();
        let mut frame = Frame::soft(Size::new(width, used).min(room));
        let mut placed = Vec::with_capacity(rows.len());
        let mut tops: Vec<(usize, Abs)> = Vec::with_capacity(rows.len());
        let mut top = Abs::zero();
        for row in rows {
            tops.push((row.y, top));
            for (first, x, span) in row.spans {
                // The heading's rows stand above all others on every page.
                let begin = tops.iter().find(|(y, _)| *y == first).map_or(top, |(_, top)| *top);
                frame.push_frame(Point::new(x, begin), span);
            }
            frame.push_frame(Point::with_y(top), row.frame);
            placed.push((row.y, row.height));
            top += row.height;
        }
        Self { frame, rows: placed, continued: None }
    }

    /// All that stands in the region.
    pub fn whole(self) -> Frame {
        match self.continued {
            Some(said) => under(said, self.frame),
            None => self.frame,
        }
    }
}
