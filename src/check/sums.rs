//! Rows that are sums by their figures, whatever they are called: set apart from the data before it is read.
//!
//! Nobody knows all the words for a total («รวมยุทธศาสตร์ที่ ๑», «รวมแรงงานนอกระบบ», «ต.ค. 64 รวม»), and names begin with the
//! same ones («รวมพลังสร้างอาชีพ»). So the figures decide; where they do not, a row that is whole stays data.

use std::collections::BTreeMap;

use super::{number, totals::is_of};
use crate::{
    diagnostic::{Diagnostic, Fault},
    model::Satang,
    read::{By, RawRow, RawTable, Total},
    schema::{Column, Holds, Table},
    text::bare,
    thai::digits::to_arabic,
};

/// What a row of totals may begin or end with, without spaces.
const BEGINNINGS: [&str; 9] =
    ["รวม", "ยอดรวม", "ผลรวม", "สรุปรวม", "จำนวนรวม", "total", "grandtotal", "subtotal", "sum"];
/// What they begin with.
const FIRST_LETTERS: [char; 11] = ['ร', 'ย', 'ผ', 'ส', 'จ', 't', 'T', 'g', 'G', 's', 'S'];
const ENDS: [&str; 2] = ["รวม", "total"];
const WHOLE: [&str; 4] = ["ทั้งหมด", "ทั้งสิ้น", "จำนวนทั้งหมด", "จำนวนทั้งสิ้น"];

/// What stands behind «รวม» where a part of a topic can hardly be meant.
const OF_ALL: [&str; 8] = ["", "ทั้ง", "ทุก", "แรงงาน", "เพศ", "ยอด", "จำนวน", "เป็น"];

/// So many rows of a table are held against the others; no table has more that are honest.
const MOST: usize = 200;

/// Moves rows that are sums out of the rows of data.
pub fn set_apart(raw: &mut RawTable) {
    if raw.table == Table::Province || Table::RULES.contains(&raw.table) {
        return;
    }
    let judge = Judge { table: raw.table, columns: raw.columns() };
    // What holds little else than sums was taken for no row of the table.
    let sources = [&mut raw.rows, &mut raw.apart.foreign, &mut raw.apart.unfilled];
    if !sources.iter().any(|rows| rows.iter().any(|row| judge.is_candidate(row))) {
        return;
    }
    let sources = sources.map(std::mem::take).into_iter().enumerate();
    let mut rows: Vec<(usize, RawRow)> =
        sources.flat_map(|(source, rows)| rows.into_iter().map(move |row| (source, row))).collect();
    rows.sort_by_key(|(_, row)| row.number);
    let mut known = std::mem::take(&mut raw.totals).into_iter().peekable();
    let (mut since, mut left) = (0, MOST);
    for (source, row) in rows {
        while let Some(total) = known.next_if(|total| total.row.number < row.number) {
            since = raw.rows.len();
            raw.totals.push(Total { above: since, ..total });
        }
        let is_tried = left > 0 && judge.is_candidate(&row);
        left -= usize::from(is_tried);
        match source {
            _ if is_tried && judge.is_total(&row, &raw.rows, since) => {
                since = raw.rows.len();
                let label = judge.label(&row).map(|(label, _)| label);
                raw.totals.push(Total { row, label, above: since, by: By::Sum });
            }
            0 if is_tried && judge.is_none(&row) => raw.apart.foreign.push(row),
            0 => raw.rows.push(row),
            1 => raw.apart.foreign.push(row),
            _ => raw.apart.unfilled.push(row),
        }
    }
    let above = raw.rows.len();
    raw.totals.extend(known.map(|total| Total { above, ..total }));
}

/// Reports rows that count as data though their words, or their figures, are those of totals.
pub fn check(raw: &RawTable, diagnostics: &mut Vec<Diagnostic>) {
    let judge = Judge { table: raw.table, columns: raw.columns() };
    let named = raw.rows.iter().enumerate().filter_map(|(index, row)| Some((index, row, judge.label(row)?)));
    for (index, row, (label, beginning)) in named.take(MOST) {
        let is_part = raw.table == Table::Situation
            && beginning.is_some_and(|rest| OF_ALL.iter().any(|word| is_begun(rest, word)));
        let is_sum = || judge.is_sum(row, Some(label), &raw.rows[..index], 0, 2);
        if judge.is_whole(row, Some(label)) && (is_part || is_sum()) {
            let place = raw.place(Some(row.number), Some(label));
            let found = row.cells.get(label).cloned();
            diagnostics.push(Diagnostic { place, fault: Fault::DoubtfulTotal, found });
        }
    }
}

/// Whether a text begins with a word; with none where there is no text.
fn is_begun(rest: &str, word: &str) -> bool {
    if word.is_empty() { rest.is_empty() } else { rest.starts_with(word) }
}

struct Judge {
    table: Table,
    /// By position; `None` where no known column stands.
    columns: Vec<Option<&'static Column>>,
}

impl Judge {
    fn holds(&self, position: usize) -> Option<Holds> {
        self.columns.get(position).copied().flatten().map(|column| column.holds)
    }

    fn is_figure(&self, position: usize) -> bool {
        self.holds(position).is_some_and(Holds::is_figure)
    }

    /// The first cell with a word for a total, and what stands behind that word where it is the beginning.
    fn label<'r>(&self, row: &'r RawRow) -> Option<(usize, Option<&'r str>)> {
        row.cells.iter().enumerate().find_map(|(position, cell)| {
            let is_named = self.holds(position).is_some() && !self.is_figure(position);
            (is_named && !cell.is_empty()).then(|| word(cell)).flatten().map(|rest| (position, rest))
        })
    }

    fn is_candidate(&self, row: &RawRow) -> bool {
        self.label(row).is_some() || self.is_of_figures(row)
    }

    /// Whether there are figures, and nothing else in any column that is known.
    fn is_of_figures(&self, row: &RawRow) -> bool {
        let mut filled = row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()).peekable();
        filled.peek().is_some() && filled.all(|(position, _)| self.is_figure(position))
    }

    /// How many columns that must be filled and hold no figures are blank, or hold the word for a total where an id or one of a
    /// list belongs.
    fn lacks(&self, row: &RawRow, label: Option<usize>) -> usize {
        let required =
            self.columns.iter().enumerate().filter(|(position, column)| {
                column.is_some_and(|column| column.required) && !self.is_figure(*position)
            });
        let lacking = required.filter(|(position, column)| {
            let is_name = column.is_some_and(|column| column.holds == Holds::Text && column.english != "id");
            let is_filled = row.cells.get(*position).is_some_and(|cell| !cell.is_empty());
            !is_filled || !is_name && Some(*position) == label
        });
        lacking.count()
    }

    fn is_whole(&self, row: &RawRow, label: Option<usize>) -> bool {
        self.lacks(row, label) == 0
    }

    /// Whether a row begins like a total, and has too little of a row of data for anything else.
    fn is_none(&self, row: &RawRow) -> bool {
        self.label(row).is_some_and(|(label, beginning)| beginning.is_some() && self.lacks(row, Some(label)) > 1)
    }

    /// Whether a row is one of totals by its figures.
    fn is_total(&self, row: &RawRow, above: &[RawRow], since: usize) -> bool {
        let label = self.label(row).map(|(label, _)| label);
        let is_whole = self.is_whole(row, label);
        // One row above makes every figure of one's own a sum.
        let least = if is_whole || label.is_none() { 2 } else { 1 };
        (!is_whole || self.table == Table::Situation) && self.is_sum(row, label, above, since, least)
    }

    /// Whether every figure is the sum of that column over some rows above that belong together.
    fn is_sum(&self, row: &RawRow, label: Option<usize>, above: &[RawRow], since: usize, least: usize) -> bool {
        let figures: Option<Vec<(usize, Satang)>> = row
            .cells
            .iter()
            .enumerate()
            .filter(|(position, cell)| self.is_figure(*position) && !cell.is_empty())
            .map(|(position, cell)| Some((position, number::figure(cell, self.holds(position)).ok()?)))
            .collect();
        let Some(figures) = figures.filter(|figures| figures.iter().any(|(_, figure)| !figure.is_zero())) else {
            return false;
        };
        let is_sum_of = |rows: &[&RawRow]| {
            let sum = |position: usize| -> Option<Satang> {
                let cells = rows.iter().filter_map(|row| row.cells.get(position)).filter(|cell| !cell.is_empty());
                cells.map(|cell| number::figure(cell, self.holds(position)).ok()).sum()
            };
            rows.len() >= least && figures.iter().all(|(position, figure)| sum(*position) == Some(*figure))
        };
        let all: Vec<&RawRow> = above.iter().collect();
        let group: Vec<&RawRow> = above.iter().rev().take_while(|other| is_of(other, row, label)).collect();
        is_sum_of(&all)
            || is_sum_of(&all[since.min(all.len())..])
            || is_sum_of(&group)
            || self.topics(&all).iter().any(|topic| is_sum_of(topic))
    }

    /// In the table of workers, the rows of each topic: of one group, and of all.
    fn topics<'r>(&self, rows: &[&'r RawRow]) -> Vec<Vec<&'r RawRow>> {
        let position = |name: &str| {
            let is_it = |column: &Option<&Column>| column.is_some_and(|column| column.english == name);
            self.columns.iter().position(is_it)
        };
        let Some((group, topic)) = position("group").zip(position("topic")).filter(|_| self.table == Table::Situation)
        else {
            return Vec::new();
        };
        let mut topics: BTreeMap<(Option<&str>, &str), Vec<&RawRow>> = BTreeMap::new();
        for row in rows {
            let cell = |position: usize| row.cells.get(position).map_or("", String::as_str);
            topics.entry((Some(cell(group)), cell(topic))).or_default().push(row);
            topics.entry((None, cell(topic))).or_default().push(row);
        }
        topics.into_values().collect()
    }
}

/// What stands behind a word for a total at the beginning of a text; `Some(None)` where the word is at its end.
fn word(cell: &str) -> Option<Option<&str>> {
    let trimmed = cell.trim();
    let ends = trimmed.ends_with("รวม") || trimmed.ends_with(['l', 'L']) || trimmed.starts_with(['ท', 'จ']);
    // Nearly all cells are told apart from totals by their first letter and their last.
    if !ends && !trimmed.starts_with(FIRST_LETTERS) {
        return None;
    }
    let begins = |word: &&str| {
        let mut letters = trimmed.char_indices().filter(|(_, c)| !c.is_whitespace());
        let is_begun = word
            .chars()
            .all(|expected| letters.next().is_some_and(|(_, c)| c.to_lowercase().eq(std::iter::once(expected))));
        is_begun.then(|| letters.next().map_or("", |(at, _)| &trimmed[at..]))
    };
    if let Some(rest) = BEGINNINGS.iter().find_map(begins) {
        // `total` may begin a longer word.
        let is_word = !rest.starts_with(|c: char| c.is_ascii_alphabetic());
        return is_word.then_some(Some(rest.trim_end_matches(':')));
    }
    let name = if ends { to_arabic(&bare(trimmed)) } else { return None };
    if WHOLE.contains(&name.as_str()) {
        return Some(Some(""));
    }
    ENDS.iter().any(|end| name.len() > end.len() && name.ends_with(end)).then_some(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_for_a_total_is_known_however_it_is_written() {
        for beginning in BEGINNINGS {
            for written in [beginning.to_owned(), beginning.to_uppercase(), format!(" {beginning} ๖ โครงการ")]
            {
                assert!(word(&written).is_some_and(|rest| rest.is_some()), "{written}");
            }
        }
        for whole in WHOLE {
            assert_eq!(word(whole), Some(Some("")));
        }
        for end in ["ต.ค. 64 รวม", "Grand TOTAL", "October total"] {
            assert!(word(end).is_some(), "{end}");
        }
        for name in ["โครงการรวมพลัง", "จ้างงานเร่งด่วน", "totally", ""]
        {
            assert_eq!(word(name), None, "{name}");
        }
    }
}
