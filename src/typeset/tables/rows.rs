//! Which rows stand together, how high they are, and whether they have room.

use std::collections::HashMap;
use std::ops::Range;

use typst::diag::SourceResult;
use typst::engine::Engine;
use typst::layout::{Abs, Frame, FrameItem, Region, Size, Sizing};

use super::layouter::Layouter;
use crate::typeset::cells::{Fitted, Need};

/// Rows that stand in one region, with what was found out of their cells.
pub(super) struct Group {
    pub rows: Range<usize>,
    pub heights: Vec<Abs>,
    pub fitted: HashMap<(usize, usize), Fitted>,
    /// Whether Typst sees them as one piece.
    pub is_unbreakable: bool,
    pub disambiguator: usize,
    pub is_repeated: bool,
}

/// How rows get on with a region.
pub(super) enum Found {
    Fits(Group),
    /// They go on to the next region.
    Next,
    /// Something is ours no more.
    Typsts,
}

impl Layouter<'_> {
    /// The rows that begin with `y`, if they have room.
    pub(super) fn find(&self, engine: &mut Engine, y: usize) -> SourceResult<Found> {
        let end = self.end_of_group(y);
        if end == y && self.grid.rows[y] == Sizing::Auto {
            return self.find_breakable(engine, y);
        }
        let is_unbreakable = end > y;
        let Some(group) = self.measure(engine, y..end.max(y + 1), is_unbreakable, 0, false)? else {
            return Ok(Found::Typsts);
        };
        Ok(if self.regions.size.y.fits(group.height()) { Found::Fits(group) } else { Found::Next })
    }

    /// Where rows end that cells which may not break hold together with `y`; `y` where there are none.
    pub(super) fn end_of_group(&self, y: usize) -> usize {
        let (mut end, mut left) = (y, 0_usize);
        while end < self.grid.rows.len() {
            let kept = self.cells(end).filter(|(_, cell)| !cell.breakable);
            let spanned = kept.map(|(_, cell)| cell.rowspan.get()).max();
            left = left.max(spanned.unwrap_or(0));
            if left == 0 {
                break;
            }
            end += 1;
            left -= 1;
            if left == 0 {
                break;
            }
        }
        end
    }

    /// A row that Typst would part where it must.
    fn find_breakable(&self, engine: &mut Engine, y: usize) -> SourceResult<Found> {
        let room = self.regions.size.y;
        let (mut fitted, mut height, mut is_parted) = (HashMap::new(), None::<Abs>, false);
        for (x, cell) in self.cells(y) {
            let told = self.told(x, y, 0, false);
            let width = self.cell_width(cell, x);
            let high = match self.fit((x, y), &told, cell, engine)? {
                Some(own) => {
                    match own.need(room) {
                        Need::Met => {}
                        Need::Unmet => return Ok(Found::Next),
                        Need::Partly => is_parted = true,
                    }
                    let high = own.height();
                    fitted.insert((x, y), own);
                    high
                }
                None => {
                    let mut backlog = Vec::new();
                    let taken = self.current.heading_height;
                    let mut regions = self.regions.map(&mut backlog, |size| Size::new(size.x, size.y - taken));
                    (regions.size, regions.full) = (Size::new(width, room), self.regions.full);
                    let frames = told.measure(cell, engine, self.styles, regions)?;
                    if let [first, rest @ ..] = &frames[..]
                        && is_empty(first)
                        && rest.iter().any(|frame| !is_empty(frame))
                    {
                        return Ok(Found::Next);
                    }
                    is_parted |= frames.len() > 1;
                    frames.first().map_or(Abs::zero(), Frame::height)
                }
            };
            height = Some(height.map_or(high, |before| before.max(high)));
        }
        Ok(match height {
            Some(height) if !is_parted => Found::Fits(Group {
                rows: y..y + 1,
                heights: vec![height],
                fitted,
                is_unbreakable: false,
                disambiguator: 0,
                is_repeated: false,
            }),
            _ => Found::Typsts,
        })
    }

    /// The heights of rows that are not parted, and their cells; `None` where a row would be left out.
    pub(super) fn measure(
        &self,
        engine: &mut Engine,
        rows: Range<usize>,
        is_unbreakable: bool,
        disambiguator: usize,
        is_repeated: bool,
    ) -> SourceResult<Option<Group>> {
        let mut heights: Vec<Abs> = Vec::with_capacity(rows.len());
        let mut fitted = HashMap::new();
        for y in rows.clone() {
            let told_height = self.told_height(y);
            let mut height: Option<Abs> = told_height;
            for (x, spanned, cell) in self.reaching(y) {
                let width = self.cell_width(cell, x);
                let told = self.told(x, spanned.start, disambiguator, is_repeated);
                if spanned.start == y
                    && let Some(own) = self.fit((x, y), &told, cell, engine)?
                {
                    fitted.insert((x, y), own);
                }
                // A cell over several rows makes the last one higher that is as high as its cells.
                let is_last = spanned.clone().rev().find(|&row| self.grid.rows[row] == Sizing::Auto) == Some(y);
                if told_height.is_some() || !is_last {
                    continue;
                }
                let mut high = match fitted.get(&(x, spanned.start)) {
                    Some(own) => own.height(),
                    None => {
                        let size = Size::new(width, Abs::inf());
                        let regions = Region::new(size, self.regions.expand).into();
                        told.measure(cell, engine, self.styles, regions)?.first().map_or(Abs::zero(), Frame::height)
                    }
                };
                if spanned.len() > 1 {
                    let above: Abs = heights.iter().skip(spanned.start - rows.start).copied().sum();
                    if high <= above {
                        continue;
                    }
                    let below: Abs = (y + 1..spanned.end).filter_map(|row| self.told_height(row)).sum();
                    high -= above;
                    if high <= below {
                        continue;
                    }
                    high -= below;
                }
                height = Some(height.map_or(high, |before| before.max(high)));
            }
            let Some(height) = height else { return Ok(None) };
            heights.push(height);
        }
        Ok(Some(Group { rows, heights, fitted, is_unbreakable, disambiguator, is_repeated }))
    }
}

impl Group {
    pub fn height(&self) -> Abs {
        self.heights.iter().sum()
    }
}

/// Tags alone make no cell.
fn is_empty(frame: &Frame) -> bool {
    frame.items().all(|(_, item)| matches!(item, FrameItem::Tag(_)))
}
