//! Rows of a table as the user's program shows them, with the cells that are meant marked.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::paint::{Paint, clipped, padded, shown};
use crate::{
    diagnostic::{Severity, column_letters},
    read::RawTable,
};

/// The widest a cell is drawn, the marked one and its neighbours.
const WIDEST: usize = 28;
const WIDEST_BESIDE: usize = 20;
const INDENT: &str = "   ";

/// The rows to draw and the one column in which each has its marked cell.
pub struct Drawing<'a> {
    pub table: &'a RawTable,
    pub column: usize,
    pub rows: Vec<u32>,
    pub severity: Severity,
}

impl Drawing<'_> {
    /// Draws the heading and the rows, as many columns around the marked one as fit.
    pub fn draw(&self, paint: Paint, width: usize, out: &mut impl Write) -> io::Result<()> {
        let number_width = self.rows.iter().map(|row| row.to_string().len()).max().unwrap_or(1);
        let mut columns = self.columns(width.saturating_sub(INDENT.len() + number_width));
        columns.sort_unstable_by_key(|(column, _)| *column);
        let bar = paint.faint("│");
        write!(out, "{INDENT}{}", " ".repeat(number_width))?;
        for (column, width) in &columns {
            write!(out, " {bar} {}", paint.faint(&padded(&clipped(&self.heading(*column), *width), *width)))?;
        }
        writeln!(out)?;
        for row in &self.rows {
            write!(out, "{INDENT}{row:>number_width$}")?;
            for (column, width) in &columns {
                let marked = *column == self.column;
                let cell = padded(&clipped(&self.cell(*row, *column, paint), *width), *width);
                let cell = if marked { paint.marked(self.severity, &cell) } else { cell };
                write!(out, " {bar} {cell}")?;
            }
            writeln!(out)?;
        }
        Ok(())
    }

    /// The marked column, the first, then neighbours by turns, each with its width, while there is room.
    fn columns(&self, room: usize) -> Vec<(usize, usize)> {
        let last = self.table.headings.len().max(self.column + 1);
        let mut order = vec![self.column, 0];
        for distance in 1..last {
            order.extend(self.column.checked_sub(distance));
            order.push(self.column + distance);
        }
        let mut columns: Vec<(usize, usize)> = Vec::new();
        let mut used = 0;
        for column in order.into_iter().filter(|column| *column < last) {
            let width = self.width(column);
            if columns.iter().any(|(taken, _)| *taken == column) {
                continue;
            }
            if used + width + 3 > room && !columns.is_empty() {
                break;
            }
            used += width + 3;
            columns.push((column, width));
        }
        columns
    }

    fn width(&self, column: usize) -> usize {
        let cells = self.rows.iter().map(|row| self.cell(*row, column, Paint(false)).width());
        cells
            .chain([self.heading(column).width()])
            .max()
            .unwrap_or(1)
            .clamp(1, if column == self.column { WIDEST } else { WIDEST_BESIDE })
    }

    fn heading(&self, column: usize) -> String {
        let heading = self.table.headings.get(column).map_or("", String::as_str);
        format!("{} {}", column_letters(column), shown(heading)).trim_end().to_owned()
    }

    /// Without colours an arrow points at the marked cell.
    fn cell(&self, row: u32, column: usize, paint: Paint) -> String {
        let cell = shown(self.table.cell(row, column).unwrap_or(""));
        if column == self.column && !paint.0 { format!("▸ {cell}").trim_end().to_owned() } else { cell }
    }
}
