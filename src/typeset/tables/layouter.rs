//! A table's way through the regions: rows that belong together, one below the other, the heading above them.

use std::collections::HashMap;
use std::ops::Range;

use typst::diag::SourceResult;
use typst::engine::Engine;
use typst::foundations::{Resolve, StyleChain};
use typst::introspection::Locator;
use typst::layout::grid::resolve::{Cell, CellGrid};
use typst::layout::{Abs, Axes, Fragment, Frame, FrameItem, Point, Region, Regions, Size, Sizing};
use typst::syntax::Span;

use super::cell::Told;
use super::columns::widths;
use super::lines::draw;
use super::page::{Page, Row};
use crate::typeset::cells::{Fitted, Need, has_rules};

/// Lays one table out.
pub(super) struct Layouter<'a> {
    grid: &'a CellGrid,
    styles: StyleChain<'a>,
    span: Span,
    /// For each place of the grid with a cell of its own.
    locators: Vec<Option<Locator<'a>>>,
    /// Whether cells may be ours at all.
    may_fit: bool,
    columns: Vec<Abs>,
    width: Abs,
    regions: Regions<'a>,
    current: Current,
    finished: Vec<Page>,
    heading: Range<usize>,
}

/// The region that is being filled.
struct Current {
    rows: Vec<Row>,
    /// As it was when it was empty.
    room: Size,
    /// What the heading left of it.
    rest: Abs,
    heading_height: Abs,
    /// Whether the next one offers more.
    may_progress: bool,
    /// Whether nothing but the heading stands in any region yet.
    is_heading_alone: bool,
}

/// Rows that stand in one region, with what was found out of their cells.
struct Group {
    rows: Range<usize>,
    heights: Vec<Abs>,
    fitted: HashMap<(usize, usize), Fitted>,
    /// Whether Typst sees them as one piece.
    is_unbreakable: bool,
    disambiguator: usize,
    is_repeated: bool,
}

/// How rows get on with a region.
enum Found {
    Fits(Group),
    /// They go on to the next region.
    Next,
    /// Something is ours no more.
    Typsts,
}

impl<'a> Layouter<'a> {
    pub fn new(
        grid: &'a CellGrid,
        regions: Regions<'a>,
        locator: Locator<'a>,
        styles: StyleChain<'a>,
        span: Span,
    ) -> Self {
        let mut locator = locator.split();
        let locators = grid.entries.iter().map(|entry| Some(locator.next(&entry.as_cell()?.body.span()))).collect();
        let columns = widths(grid, regions, styles);
        let width = columns.iter().sum();
        Self {
            grid,
            styles,
            span,
            locators,
            may_fit: !has_rules(styles),
            columns,
            width,
            regions: Regions { expand: Axes::new(true, false), ..regions },
            current: Current {
                rows: Vec::new(),
                room: regions.size,
                rest: regions.size.y,
                heading_height: Abs::zero(),
                may_progress: regions.may_progress(),
                is_heading_alone: true,
            },
            finished: Vec::new(),
            heading: grid.headers.first().map_or(0..0, |header| header.range.clone()),
        }
    }

    /// The table region by region; `None` where Typst must lay it out.
    pub fn lay_out(mut self, engine: &mut Engine) -> SourceResult<Option<Fragment>> {
        if !self.heading.is_empty() {
            let Some(heading) = self.measure(engine, self.heading.clone(), true, 0, false)? else { return Ok(None) };
            if !self.regions.size.y.fits(heading.height()) {
                if !self.may_progress() {
                    return Ok(None);
                }
                self.go_on();
                if !self.regions.size.y.fits(heading.height()) {
                    return Ok(None);
                }
            }
            self.put_heading(engine, heading)?;
        }
        let mut y = self.heading.end;
        while y < self.grid.rows.len() {
            if self.regions.size.y <= Abs::zero() && self.regions.is_full() && !self.next_region(engine)? {
                return Ok(None);
            }
            let mut found = self.find(engine, y)?;
            if matches!(found, Found::Next) {
                if !self.may_progress() || !self.next_region(engine)? {
                    return Ok(None);
                }
                found = self.find(engine, y)?;
            }
            let Found::Fits(group) = found else { return Ok(None) };
            y = group.rows.end;
            self.current.is_heading_alone = false;
            self.put(engine, group)?;
        }
        self.finish();
        let (grid, columns, span) = (self.grid, self.columns, self.span);
        let frames = self.finished.into_iter().map(|mut page| {
            draw(&mut page, grid, &columns, span);
            page.frame
        });
        Ok(Some(Fragment::frames(frames.collect())))
    }

    /// Whether more room can be had in the next region.
    fn may_progress(&self) -> bool {
        self.current.may_progress || self.regions.last.is_some() && self.regions.size.y != self.current.rest
    }

    /// The rows that begin with `y`, if they have room.
    fn find(&mut self, engine: &mut Engine, y: usize) -> SourceResult<Found> {
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
    fn end_of_group(&self, y: usize) -> usize {
        let (mut end, mut left) = (y, 0_usize);
        while end < self.grid.rows.len() {
            let cells = (0..self.grid.cols.len()).filter_map(|x| self.grid.cell(x, end));
            let spanned = cells.filter(|cell| !cell.breakable).map(|cell| cell.rowspan.get()).max();
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
    fn find_breakable(&mut self, engine: &mut Engine, y: usize) -> SourceResult<Found> {
        let room = self.regions.size.y;
        let (mut fitted, mut height, mut is_parted) = (HashMap::new(), None::<Abs>, false);
        for (x, cell) in self.cells(y) {
            let told = self.told(x, y, 0, false);
            let width = self.cell_width(cell, x);
            let high = match self.fit(&told, cell, engine, width)? {
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
    fn measure(
        &mut self,
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
            for x in 0..self.grid.cols.len() {
                let Some(parent) = self.grid.parent_cell_position(x, y) else { continue };
                if parent.x != x {
                    continue;
                }
                let Some(cell) = self.grid.cell(parent.x, parent.y) else { continue };
                let (width, spanned) = (self.cell_width(cell, x), parent.y..parent.y + cell.rowspan.get());
                let told = self.told(x, parent.y, disambiguator, is_repeated);
                if parent.y == y
                    && let Some(own) = self.fit(&told, cell, engine, width)?
                {
                    fitted.insert((x, y), own);
                }
                // A cell over several rows makes the last one higher that is as high as its cells.
                let is_last = spanned.clone().rev().find(|&row| self.grid.rows[row] == Sizing::Auto) == Some(y);
                if told_height.is_some() || !is_last {
                    continue;
                }
                let mut high = match fitted.get(&(x, parent.y)) {
                    Some(own) => own.height(),
                    None => {
                        let size = Size::new(width, Abs::inf());
                        let regions = Region::new(size, self.regions.expand).into();
                        told.measure(cell, engine, self.styles, regions)?.first().map_or(Abs::zero(), Frame::height)
                    }
                };
                if cell.rowspan.get() > 1 {
                    let above: Abs = heights.iter().skip(parent.y - rows.start).copied().sum();
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

    /// Puts rows into the current region.
    fn put(&mut self, engine: &mut Engine, mut group: Group) -> SourceResult<()> {
        let offsets: Vec<Abs> = self
            .columns
            .iter()
            .scan(Abs::zero(), |end, width| {
                let start = *end;
                *end += *width;
                Some(start)
            })
            .collect();
        for (y, height) in group.rows.clone().zip(group.heights.clone()) {
            let mut row = Row { y, height, frame: Frame::soft(Size::new(self.width, height)), spans: Vec::new() };
            for (x, offset) in offsets.iter().copied().enumerate() {
                let Some(parent) = self.grid.parent_cell_position(x, y) else { continue };
                let Some(cell) = self.grid.cell(parent.x, parent.y) else { continue };
                let spanned = parent.y..parent.y + cell.rowspan.get();
                if parent.x != x || spanned.end != y + 1 {
                    continue;
                }
                let high = group.heights[spanned.start - group.rows.start..=y - group.rows.start].iter().sum();
                let size = Size::new(self.cell_width(cell, x), high);
                let is_relative_to_page = !group.is_unbreakable && self.grid.rows[y] == Sizing::Auto;
                let full = if is_relative_to_page { self.regions.full } else { high };
                // What does not fit a told height runs over, as with Typst.
                let fitted = group.fitted.remove(&(x, parent.y)).filter(|own| own.need(high) == Need::Met);
                let told = self.told(x, parent.y, group.disambiguator, group.is_repeated);
                let frame = told.place(cell, fitted, engine, self.styles, size, full)?;
                if spanned.len() > 1 {
                    row.spans.push((parent.y, offset, frame));
                } else {
                    row.frame.push_frame(Point::with_x(offset), frame);
                }
            }
            row.spans.sort_by_key(|(first, ..)| *first);
            self.regions.size.y -= height;
            self.current.rows.push(row);
        }
        Ok(())
    }

    fn put_heading(&mut self, engine: &mut Engine, heading: Group) -> SourceResult<()> {
        self.current.heading_height = heading.height();
        let is_at_top = self.regions.size.y == self.current.rest;
        self.put(engine, heading)?;
        if is_at_top {
            self.current.rest = self.regions.size.y;
        }
        Ok(())
    }

    /// Closes the current region.
    fn finish(&mut self) {
        let rows = std::mem::take(&mut self.current.rows);
        self.finished.push(Page::of(rows, self.width, self.current.room));
    }

    /// Goes on in the next region, which is empty.
    fn go_on(&mut self) {
        self.finish();
        self.regions.next();
        self.current.room = self.regions.size;
        self.current.rest = self.regions.size.y;
        self.current.may_progress = self.regions.may_progress();
    }

    /// Goes on in the next region, under the heading; whether that has room there.
    fn next_region(&mut self, engine: &mut Engine) -> SourceResult<bool> {
        if self.current.is_heading_alone {
            self.current.rows.clear();
        }
        self.go_on();
        if self.heading.is_empty() {
            return Ok(true);
        }
        let (region, is_repeated) = (self.finished.len(), !self.current.is_heading_alone);
        let Some(heading) = self.measure(engine, self.heading.clone(), true, region, is_repeated)? else {
            return Ok(false);
        };
        if !self.regions.size.y.fits(heading.height()) {
            return Ok(false);
        }
        self.put_heading(engine, heading)?;
        Ok(true)
    }

    /// The height a row is told to have.
    fn told_height(&self, y: usize) -> Option<Abs> {
        match self.grid.rows[y] {
            Sizing::Rel(height) => Some(height.resolve(self.styles).relative_to(self.regions.base().y)),
            Sizing::Auto | Sizing::Fr(_) => None,
        }
    }

    /// The cells that begin in a row.
    fn cells(&self, y: usize) -> impl Iterator<Item = (usize, &'a Cell)> + use<'a> {
        let grid = self.grid;
        (0..grid.cols.len()).filter_map(move |x| Some((x, grid.cell(x, y)?)))
    }

    fn cell_width(&self, cell: &Cell, x: usize) -> Abs {
        self.columns[x..].iter().take(cell.colspan.get()).sum()
    }

    fn fit(&self, told: &Told, cell: &Cell, engine: &mut Engine, width: Abs) -> SourceResult<Option<Fitted>> {
        if self.may_fit { told.fit(cell, engine, self.styles, width) } else { Ok(None) }
    }

    /// The name of the cell at a place; a heading said again has names of its own.
    fn told(&self, x: usize, y: usize, disambiguator: usize, is_repeated: bool) -> Told<'a> {
        let locator =
            self.locators[y * self.grid.cols.len() + x].as_ref().map_or_else(Locator::root, Locator::relayout);
        let locator = if disambiguator > 0 { locator.split().next_inner(disambiguator as u128) } else { locator };
        Told { locator, is_repeated }
    }
}

impl Group {
    fn height(&self) -> Abs {
        self.heights.iter().sum()
    }
}

/// Tags alone make no cell.
fn is_empty(frame: &Frame) -> bool {
    frame.items().all(|(_, item)| matches!(item, FrameItem::Tag(_)))
}
