//! Remarks and signatures below a table («หมายเหตุ …», «ผู้จัดทำ …»): set apart from the data, so that nobody is asked to fill
//! in the rest of their rows.

use super::{RawRow, RawTable};
use crate::text::{clean::without_invisible, typed::has_figure};

/// What such a row begins with. Nothing else is taken for a remark: it may be data half typed.
const WORDS: [&str; 8] = ["หมายเหตุ", "ที่มา", "ข้อมูล ณ", "ผู้จัดทำ", "ผู้รายงาน", "ผู้ตรวจ", "ลงชื่อ", "(ลงชื่อ"];

/// A row with more cells than a name, a post and a day is data.
const MOST_CELLS: usize = 3;

impl RawTable {
    /// Moves the remarks at the foot out of the rows of data, where a row of data needs more than a remark has.
    pub fn set_remarks_apart(&mut self) {
        if self.table.columns().iter().filter(|column| column.required).count() < 2 {
            return;
        }
        let data = self.rows.iter().rposition(|row| !is_remark(row)).map_or(0, |last| last + 1);
        self.remarks = self.rows.split_off(data);
        // A remark above a row of totals is none of what is added up.
        self.totals.iter_mut().for_each(|total| total.above = total.above.min(data));
    }
}

fn is_remark(row: &RawRow) -> bool {
    let mut cells = row.cells.iter().filter(|cell| !cell.is_empty());
    let Some(first) = cells.next() else { return false };
    let first = without_invisible(first);
    let is_figure = |cell: &String| has_figure(cell) && !cell.chars().any(char::is_alphabetic);
    WORDS.iter().any(|word| first.trim_start().starts_with(word))
        && cells.clone().count() < MOST_CELLS
        && !cells.any(is_figure)
}
