//! A table's way through the regions: rows that belong together, one below the other, the heading above them.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;

use typst::diag::SourceResult;
use typst::engine::Engine;
use typst::foundations::{Resolve, StyleChain};
use typst::introspection::Locator;
use typst::layout::grid::resolve::{Cell, CellGrid};
use typst::layout::{Abs, Axes, Fragment, Frame, Point, Regions, Size, Sizing};
use typst::syntax::Span;

use super::cell::Told;
use super::columns::widths;
use super::continued::Continued;
use super::lines::{draw, offsets};
use super::page::{Page, Row};
use super::rows::{Found, Group};
use super::ties::Ties;
use crate::typeset::cells::{Fitted, Need, has_rules};

/// Lays one table out.
pub(super) struct Layouter<'a> {
    pub(super) grid: &'a CellGrid,
    pub(super) styles: StyleChain<'a>,
    span: Span,
    /// For each place of the grid with a cell of its own.
    locators: Vec<Option<Locator<'a>>>,
    /// Whether cells may be ours at all.
    may_fit: bool,
    /// Cells that were fitted to see whether rows that hold together have room.
    pub(super) fitted_ahead: RefCell<HashMap<(usize, usize), Fitted>>,
    /// What stands over the heading where the table goes on.
    continued: Option<Continued<'a>>,
    columns: Vec<Abs>,
    width: Abs,
    pub(super) regions: Regions<'a>,
    pub(super) current: Current,
    finished: Vec<Page>,
    pub(super) heading: Range<usize>,
}

/// The region that is being filled.
pub(super) struct Current {
    rows: Vec<Row>,
    /// What says that the table goes on.
    continued: Option<Frame>,
    /// As it was when it was empty.
    room: Size,
    /// What the heading left of it.
    rest: Abs,
    pub(super) heading_height: Abs,
    /// Whether the next one offers more.
    may_progress: bool,
    /// Whether nothing but the heading stands in any region yet.
    is_heading_alone: bool,
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
        let continued = Continued::of(styles, locator.next(&span), regions.size.x);
        let columns = widths(grid, regions, styles);
        let width = columns.iter().sum();
        Self {
            grid,
            styles,
            span,
            locators,
            may_fit: !has_rules(styles),
            fitted_ahead: RefCell::default(),
            continued,
            columns,
            width,
            regions: Regions { expand: Axes::new(true, false), ..regions },
            current: Current {
                rows: Vec::new(),
                continued: None,
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
        let mut ties = Ties::of(&self);
        while y < self.grid.rows.len() {
            if self.regions.size.y <= Abs::zero() && self.regions.is_full() && !self.next_region(engine)? {
                return Ok(None);
            }
            let is_held = ties.has_no_room(&self, engine, y)? && self.may_progress();
            let mut found = if is_held { Found::Next } else { self.find(engine, y)? };
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
            page.whole()
        });
        Ok(Some(Fragment::frames(frames.collect())))
    }

    /// Whether more room can be had in the next region.
    fn may_progress(&self) -> bool {
        self.current.may_progress || self.regions.last.is_some() && self.regions.size.y != self.current.rest
    }

    /// Puts rows into the current region.
    fn put(&mut self, engine: &mut Engine, mut group: Group) -> SourceResult<()> {
        let offsets: Vec<Abs> = offsets(self.columns.iter().copied()).collect();
        for (y, height) in group.rows.clone().zip(group.heights.iter().copied()) {
            let mut row = Row { y, height, frame: Frame::soft(Size::new(self.width, height)), spans: Vec::new() };
            for (x, spanned, cell) in self.reaching(y).filter(|(_, spanned, _)| spanned.end == y + 1) {
                let high = group.heights[spanned.start - group.rows.start..=y - group.rows.start].iter().sum();
                let size = Size::new(self.cell_width(cell, x), high);
                let is_relative_to_page = !group.is_unbreakable && self.grid.rows[y] == Sizing::Auto;
                let full = if is_relative_to_page { self.regions.full } else { high };
                // What does not fit a told height runs over, as with Typst.
                let fitted = group.fitted.remove(&(x, spanned.start)).filter(|own| own.need(high) == Need::Met);
                let told = self.told(x, spanned.start, group.disambiguator, group.is_repeated);
                let frame = told.place(cell, fitted, engine, self.styles, size, full)?;
                if spanned.len() > 1 {
                    row.spans.push((spanned.start, offsets[x], frame));
                } else {
                    row.frame.push_frame(Point::with_x(offsets[x]), frame);
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
        let (rows, continued) = (std::mem::take(&mut self.current.rows), self.current.continued.take());
        self.finished.push(Page { continued, ..Page::of(rows, self.width, self.current.room) });
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
        if !self.current.is_heading_alone {
            self.say_that_it_goes_on(engine)?;
        }
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

    /// Puts what says so over a page on which the table goes on.
    fn say_that_it_goes_on(&mut self, engine: &mut Engine) -> SourceResult<()> {
        let Some(continued) = &self.continued else { return Ok(()) };
        let said = continued.over(engine, self.finished.len())?;
        self.regions.size.y -= said.height();
        self.current.rest = self.regions.size.y;
        self.current.continued = Some(said);
        Ok(())
    }

    /// The height a row is told to have.
    pub(super) fn told_height(&self, y: usize) -> Option<Abs> {
        match self.grid.rows[y] {
            Sizing::Rel(height) => Some(height.resolve(self.styles).relative_to(self.regions.base().y)),
            Sizing::Auto | Sizing::Fr(_) => None,
        }
    }

    /// The cells that begin in a row.
    pub(super) fn cells(&self, y: usize) -> impl Iterator<Item = (usize, &'a Cell)> + use<'a> {
        let grid = self.grid;
        (0..grid.cols.len()).filter_map(move |x| Some((x, grid.cell(x, y)?)))
    }

    /// The cells that stand in a row, wherever they begin, each with its first column and the rows it is in.
    pub(super) fn reaching(&self, y: usize) -> impl Iterator<Item = (usize, Range<usize>, &'a Cell)> + use<'a> {
        let grid = self.grid;
        (0..grid.cols.len()).filter_map(move |x| {
            let parent = grid.parent_cell_position(x, y).filter(|parent| parent.x == x)?;
            let cell = grid.cell(parent.x, parent.y)?;
            Some((x, parent.y..parent.y + cell.rowspan.get(), cell))
        })
    }

    pub(super) fn cell_width(&self, cell: &Cell, x: usize) -> Abs {
        self.columns[x..].iter().take(cell.colspan.get()).sum()
    }

    /// The text of the cell at a place in its column, once.
    pub(super) fn fit(
        &self,
        (x, y): (usize, usize),
        told: &Told,
        cell: &Cell,
        engine: &mut Engine,
    ) -> SourceResult<Option<Fitted>> {
        if !self.may_fit {
            return Ok(None);
        }
        match self.fitted_ahead.borrow_mut().remove(&(x, y)) {
            Some(fitted) => Ok(Some(fitted)),
            None => told.fit(cell, engine, self.styles, self.cell_width(cell, x)),
        }
    }

    /// The name of the cell at a place; a heading said again has names of its own.
    pub(super) fn told(&self, x: usize, y: usize, disambiguator: usize, is_repeated: bool) -> Told<'a> {
        let locator =
            self.locators[y * self.grid.cols.len() + x].as_ref().map_or_else(Locator::root, Locator::relayout);
        let locator = if disambiguator > 0 { locator.split().next_inner(disambiguator as u128) } else { locator };
        Told { locator, is_repeated }
    }
}
