//! Rows of totals («รวม»): set apart from the data, so that nothing is ever counted twice.

use super::{RawRow, RawTable, fits::is_like_figure};
use crate::{schema::Column, text::bare};

/// What a row of totals begins with, without spaces.
const WORDS: [&str; 18] = [
    "รวม",
    "รวมทั้งสิ้น",
    "รวมทั้งหมด",
    "รวมทุกโครงการ",
    "รวมทุกเดือน",
    "รวมทั้งปี",
    "รวมทั้งจังหวัด",
    "รวมทั้งประเทศ",
    "รวมทุกจังหวัด",
    "รวมเงิน",
    "รวมเป็นเงิน",
    "รวมงบประมาณ",
    "ยอดรวม",
    "ยอดรวมทั้งสิ้น",
    "ผลรวม",
    "total",
    "grandtotal",
    "subtotal",
];

/// A row of totals, and how many rows of data stand above it.
#[derive(Debug, Clone)]
pub struct Total {
    /// As it was read.
    pub row: RawRow,
    /// Where its word for a total stands; `None` where there are figures alone.
    pub label: Option<usize>,
    /// Rows of data above it.
    pub above: usize,
    /// What it is taken for one by.
    pub by: By,
}

/// What a row is taken for one of totals by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// A word that nothing else begins with: its figures are held against the rows.
    Word,
    /// Its figures, which are the sums.
    Sum,
}

impl RawTable {
    /// Moves rows of totals out of the rows of data.
    pub fn set_totals_apart(&mut self) {
        if self.table.has_keys() || !self.rows.iter().any(|row| row.cells.iter().any(|cell| is_word(cell))) {
            return;
        }
        let columns = self.columns();
        let rows = std::mem::take(&mut self.rows);
        for row in rows {
            match label(&row, self.rows.last(), &columns) {
                Some(label) => {
                    let (label, above) = (Some(label), self.rows.len());
                    self.totals.push(Total { row, label, above, by: By::Word });
                }
                None => self.rows.push(row),
            }
        }
    }
}

/// Where a row of totals has its word, holding nothing but figures besides and what the row above has too: a group and a
/// topic of which it is the sum.
fn label(row: &RawRow, above: Option<&RawRow>, columns: &[Option<&Column>]) -> Option<usize> {
    let label = row.cells.iter().position(|cell| is_word(cell))?;
    let is_as_above = |column: usize| above.is_some_and(|above| above.cells.get(column) == row.cells.get(column));
    let mut others = row.cells.iter().enumerate().filter(|(column, cell)| *column != label && !cell.is_empty());
    // A figure may have its unit beside it where a column counts nothing else.
    let has_unit = |column: usize, cell: &str| {
        columns.get(column).is_some_and(|column| column.is_some_and(|column| column.holds.is_figure()))
            && is_like_figure(cell)
    };
    others.all(|(column, cell)| is_figure(cell) || has_unit(column, cell) || is_as_above(column)).then_some(label)
}

fn is_figure(cell: &str) -> bool {
    cell.chars().all(|c| c.is_numeric() || c.is_whitespace() || matches!(c, ',' | '.' | '-'))
}

fn is_word(cell: &str) -> bool {
    // Most cells are told by their first letters.
    if !cell.trim_start().starts_with(['ร', 'ย', 'ผ', 't', 'T', 'g', 'G', 's', 'S', '\u{feff}', '\u{200b}']) {
        return false;
    }
    let name = bare(cell);
    let name = name.trim_end_matches(':');
    // What is summed may stand behind it in parentheses: «รวมทั้งสิ้น (คน)».
    let name = name.strip_suffix(')').and_then(|name| name.rsplit_once('(')).map_or(name, |(name, _)| name);
    WORDS.contains(&name) || counted(name).is_some_and(|unit| matches!(unit, "โครงการ" | "รายการ" | "กิจกรรม" | "จังหวัด"))
}

/// The unit of `รวม 12 โครงการ`.
fn counted(name: &str) -> Option<&str> {
    let rest = name.strip_prefix("รวม")?;
    let unit = rest.trim_start_matches(char::is_numeric);
    (unit.len() < rest.len()).then_some(unit)
}
