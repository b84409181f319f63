//! Rows of totals («รวม»): set apart from the data, so that nothing is ever counted twice.

use super::{RawRow, RawTable};
use crate::{schema::Table, text::bare};

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
    pub row: RawRow,
    pub above: usize,
}

impl RawTable {
    /// Moves rows of totals out of the rows of data.
    pub fn set_totals_apart(&mut self) {
        if self.table == Table::Province || !self.rows.iter().any(is_total) {
            return;
        }
        let rows = std::mem::take(&mut self.rows);
        for row in rows {
            if is_total(&row) {
                self.totals.push(Total { row, above: self.rows.len() });
            } else {
                self.rows.push(row);
            }
        }
    }
}

/// Whether a row begins with a word for a total and holds nothing but figures besides.
fn is_total(row: &RawRow) -> bool {
    let mut cells = row.cells.iter().filter(|cell| !cell.is_empty());
    let Some(first) = cells.next() else { return false };
    // Most rows are told by their first letters.
    if !first.starts_with(|c: char| !c.is_ascii_digit()) || !is_word(first) {
        return false;
    }
    cells.all(|cell| cell.chars().all(|c| c.is_numeric() || c.is_whitespace() || matches!(c, ',' | '.' | '-')))
}

fn is_word(cell: &str) -> bool {
    let name = bare(cell);
    let name = name.trim_end_matches(':');
    WORDS.contains(&name) || counted(name).is_some_and(|unit| matches!(unit, "โครงการ" | "รายการ" | "กิจกรรม" | "จังหวัด"))
}

/// The unit of `รวม 12 โครงการ`.
fn counted(name: &str) -> Option<&str> {
    let rest = name.strip_prefix("รวม")?;
    let unit = rest.trim_start_matches(char::is_numeric);
    (unit.len() < rest.len()).then_some(unit)
}
