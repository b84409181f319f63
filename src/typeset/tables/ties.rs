//! Which rows hold together, so that few of them never stand alone on a page.

use typst::diag::SourceResult;
use typst::engine::Engine;
use typst::layout::Abs;
use typst::utils::Numeric;

use super::layouter::Layouter;
#[cfg(test)]
use crate::typeset::count::PARTS_AS_TYPST;

/// As many rows as these are not few: under a heading at the foot of a page, and at the top of the next one, where the
/// last of them may be a sum.
const FIRST: usize = 2;
const LAST: usize = 4;
/// Rows as high as this share of a page are not few, however many they are.
const HIGH: f64 = 1.0 / 6.0;
/// What would take more than this share of a page is parted all the same.
const MOST: f64 = 1.0 / 2.0;

/// The first and the last rows of a table.
pub(super) struct Ties {
    /// Where rows that belong together begin, and the end of all.
    starts: Vec<usize>,
    /// From where on it has to be seen whether the rest has room.
    near_end: usize,
    /// Where the last rows begin that hold together, once their heights are known.
    last: Option<usize>,
}

impl Ties {
    pub fn of(table: &Layouter) -> Self {
        let (begin, end) = (table.heading.end, table.grid.rows.len());
        let mut starts = vec![begin];
        while let Some(&y) = starts.last().filter(|y| **y < end) {
            starts.push(table.end_of_group(y).max(y + 1));
        }
        let near_end = starts.iter().copied().rfind(|y| end.saturating_sub(*y) >= LAST);
        Self { near_end: near_end.unwrap_or(begin), starts, last: None }
    }

    /// Whether the row begins some that hold together and have no room in this region.
    pub fn has_no_room(&mut self, table: &Layouter, engine: &mut Engine, y: usize) -> SourceResult<bool> {
        #[cfg(test)]
        if PARTS_AS_TYPST.get() {
            return Ok(false);
        }
        let (begin, end) = (table.heading.end, table.grid.rows.len());
        let (room, page) = (table.regions.size.y, table.regions.full);
        // Most tables stand where there is room enough.
        if room > (MOST + HIGH) * page || !page.is_finite() {
            return Ok(false);
        }
        if y == self.near_end {
            let heights = self.heights(table, engine, y, end)?;
            let last = heights.iter().rev().find(|(_, height)| *height >= HIGH * page).or(heights.first());
            self.last = last.map(|(start, _)| *start);
        }
        let is_first = y == begin;
        if !is_first && self.last != Some(y) {
            return Ok(false);
        }
        let mut held = end;
        if is_first && self.last != Some(begin) {
            let least = self.starts.iter().copied().find(|start| start - begin >= FIRST).unwrap_or(end);
            let heights = self.heights(table, engine, begin, least)?;
            let is_high = heights.get(1).is_some_and(|(_, rest)| heights[0].1 - *rest >= HIGH * page);
            held = if is_high { heights[1].0 } else { least };
            if self.last.is_some_and(|last| last < held) {
                held = end;
            }
        }
        let height = self.heights(table, engine, y, held)?.first().map_or(Abs::zero(), |(_, height)| *height);
        Ok(height <= MOST * page && !room.fits(height))
    }

    /// How high the rows are from each start to `end`; nothing where that is not to be known.
    fn heights(
        &self,
        table: &Layouter,
        engine: &mut Engine,
        from: usize,
        end: usize,
    ) -> SourceResult<Vec<(usize, Abs)>> {
        let Some(group) = table.measure(engine, from..end, true, 0, false)? else { return Ok(Vec::new()) };
        table.fitted_ahead.borrow_mut().extend(group.fitted);
        let starts = self.starts.iter().copied().filter(|start| (from..end).contains(start));
        let height = |start: usize| group.heights[start - from..].iter().sum::<Abs>();
        let heights: Vec<(usize, Abs)> = starts.map(|start| (start, height(start))).collect();
        Ok(if heights.iter().all(|(_, height)| height.is_finite()) { heights } else { Vec::new() })
    }
}
