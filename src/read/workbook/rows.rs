//! The rows of a sheet as they are gathered, no more of them than is held of a workbook.

use super::{OpenError, area::Area};
use crate::{
    diagnostic::Fault,
    limits::{MAX_CELLS, MAX_COLUMNS, MAX_HELD_MB, MAX_ROWS},
    read::{
        RawRow,
        grid::{Found, Grid, Typed},
    },
};

/// How many bytes the cells of a workbook may still take. Every copy is charged: a few bytes can repeat a text a million
/// times.
pub struct Held(usize);

impl Held {
    pub fn new() -> Self {
        Self(MAX_HELD_MB * 1024 * 1024)
    }

    /// None at all: for who wants to know only whether there is anything.
    pub fn none() -> Self {
        Self(0)
    }

    pub fn charge(&mut self, bytes: usize) -> Result<(), OpenError> {
        self.0 = self.0.checked_sub(bytes).ok_or(OpenError::HELD)?;
        Ok(())
    }
}

pub struct Rows<'a> {
    pub grid: Grid,
    held: &'a mut Held,
    cells: usize,
    /// Of the row at hand, how many cells there are, and how many of them are struck out.
    filled: usize,
    struck: usize,
}

impl<'a> Rows<'a> {
    pub fn new(grid: Grid, held: &'a mut Held) -> Self {
        Self { grid, held, cells: 0, filled: 0, struck: 0 }
    }

    /// Puts a text where it stands, the row counted from 1. Cells come row by row, as every program writes them.
    pub fn put(
        &mut self,
        number: u32,
        column: usize,
        text: String,
        typed: Option<Typed>,
        is_struck: bool,
    ) -> Result<(), OpenError> {
        if text.is_empty() {
            return Ok(());
        }
        self.cells += 1;
        if self.cells > MAX_CELLS {
            return Err(OpenError::Cells);
        }
        self.held.charge(text.len())?;
        if column >= MAX_COLUMNS {
            let fault = Fault::ExtraCells { rows: 1, at: Vec::new(), is_sheet: true };
            return self.found(Found { row: number, column, fault, text: Some(text) });
        }
        if self.grid.rows.last().is_none_or(|row| row.number != number) {
            self.end_row();
            if self.grid.rows.len() == MAX_ROWS {
                return Err(OpenError::Cells);
            }
            self.grid.rows.push(RawRow { number, cells: Vec::new() });
        }
        self.filled += 1;
        self.struck += usize::from(is_struck);
        if let (Some(typed), Ok(column)) = (typed, u16::try_from(column)) {
            self.held.charge(size_of_val(&typed) + typed.len())?;
            self.grid.looks.push((number, column, typed));
        }
        let Some(row) = self.grid.rows.last_mut() else { return Ok(()) };
        if row.cells.len() <= column {
            self.held.charge((column + 1 - row.cells.len()) * size_of::<String>())?;
            row.cells.resize(column + 1, String::new());
        }
        row.cells[column] = text;
        Ok(())
    }

    /// Refuses what is too much before any of it is put: so many rows of so many bytes each.
    pub fn make_room(&self, rows: usize, bytes: usize) -> Result<(), OpenError> {
        if bytes.saturating_mul(rows) > self.held.0 { Err(OpenError::HELD) } else { Ok(()) }
    }

    /// Keeps a fault of one cell.
    pub fn found(&mut self, found: Found) -> Result<(), OpenError> {
        self.held.charge(size_of::<Found>())?;
        self.grid.found.push(found);
        Ok(())
    }

    fn end_row(&mut self) {
        if let Some(row) = self.grid.rows.last_mut() {
            row.cells.shrink_to_fit();
            // A day that was changed is struck out in a row that counts.
            if self.struck * 2 > self.filled {
                self.grid.struck.push(row.number);
            }
        }
        (self.filled, self.struck) = (0, 0);
    }

    /// The rows in order, those of one number joined, for programs that write them otherwise; and a text that is merged over
    /// several of them charged for each.
    pub fn finish(mut self, merged: Vec<Area>) -> Result<Grid, OpenError> {
        self.end_row();
        let rows = &mut self.grid.rows;
        if !rows.is_sorted_by(|one, other| one.number < other.number) {
            rows.sort_by_key(|row| row.number);
            rows.dedup_by(|later, first| later.number == first.number && join(first, later));
            self.grid.struck.sort_unstable();
        }
        for ((first, column), (last, _)) in &merged {
            let Ok(anchor) = rows.binary_search_by_key(&(first + 1), |row| row.number) else { continue };
            let text = rows[anchor].cells.get(usize::from(*column)).map_or(0, String::len);
            let below = rows[anchor..].partition_point(|row| row.number <= last + 1);
            self.held.charge(below.saturating_mul(size_of::<String>() + text))?;
        }
        self.grid.merged = merged;
        Ok(self.grid)
    }
}

/// Joins two pieces of one row.
fn join(first: &mut RawRow, later: &mut RawRow) -> bool {
    let width = first.cells.len().max(later.cells.len());
    first.cells.resize(width, String::new());
    for (cell, text) in first.cells.iter_mut().zip(later.cells.drain(..)) {
        if !text.is_empty() {
            *cell = text;
        }
    }
    true
}
