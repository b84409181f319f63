//! Numbers whose thousands commas part the cells of a text file, or of a workbook that was made of one: `1,105,000.00` is
//! three cells, the first of which is a number too.

use std::{collections::BTreeMap, ops::Range};

use super::{date, number};
use crate::{
    read::RawRow,
    schema::{Column, Holds},
    text::typed::{has_figure, plain},
};

/// A row that reads well with some of its cells joined to one number.
#[derive(Debug, PartialEq, Eq)]
pub struct Split {
    /// The position of the first cell that is part of a number.
    pub at: usize,
    /// That number.
    pub whole: String,
    /// Whether the row makes no sense as it stands.
    pub is_sure: bool,
    /// The row's cells with the numbers whole.
    pub joined: Vec<String>,
}

/// A row's cells with the columns they stand under; `None` for one that is not known.
struct Cells<'a> {
    columns: &'a [Option<&'static Column>],
    cells: &'a [String],
}

/// The most groups of three digits that a number has.
const MOST_GROUPS: usize = 4;

/// So many times as large as a figure, the next one belongs to no such pair as a target and its result.
const FAR_LARGER: u64 = 5;

/// No group of digits is longer in bytes, in Thai digits and with its unit.
const LONGEST: usize = 120;

/// What takes the cells apart that a row was typed in, when it is a comma of thousands.
pub fn split(columns: &[Option<&'static Column>], row: &RawRow) -> Option<Split> {
    let cells = Cells { columns, cells: &row.cells };
    let is_pair = |at: &usize| is_first_group(&row.cells[at - 1]) && is_group(&row.cells[*at]);
    (1..row.cells.len()).find(is_pair)?;
    if let Some((joined, groups)) = cells.joined() {
        let is_sure = !cells.fit_as_they_are();
        let group = groups.into_iter().find(|group| is_sure || !cells.are_as_usual(group))?;
        let whole = row.cells[group.clone()].join(",");
        return Some(Split { at: group.start, whole, is_sure, joined });
    }
    // Something else is wrong besides; but no number begins with the zeros of its thousands.
    let at =
        (1..row.cells.len()).filter(is_pair).find(|at| cells.is_number(at - 1) && begins_with_zero(&row.cells[*at]))?
            - 1;
    let whole = format!("{},{}", row.cells[at], row.cells[at + 1]);
    Some(Split { at, whole, is_sure: true, joined: row.cells.clone() })
}

/// How good a way to join cells is: by the numbers joined, then by the cells they are joined of.
type Gain = (usize, usize);

impl Cells<'_> {
    /// The cells joined from the left so that each column has what it holds, with as many numbers whole as can be, and the
    /// cells of each of those numbers. `None` when there is no way to, or none that joins anything.
    fn joined(&self) -> Option<(Vec<String>, Vec<Range<usize>>)> {
        // For each number of columns and of cells taken: the best way there, with the cells taken before.
        let mut ways: Vec<BTreeMap<usize, (Gain, usize)>> = vec![BTreeMap::from([(0, ((0, 0), 0))])];
        for (at, column) in self.columns.iter().enumerate() {
            let mut next: BTreeMap<usize, (Gain, usize)> = BTreeMap::new();
            for (&cell, &((numbers, joined), _)) in &ways[at] {
                for count in 1..=self.groups(at, cell) {
                    if column.is_none_or(|column| fits(column, &self.text(cell, count))) {
                        let gain = if count > 1 { (numbers + 1, joined + count) } else { (numbers, joined) };
                        let way = next.entry((cell + count).min(self.cells.len())).or_insert((gain, cell));
                        *way = (*way).max((gain, cell));
                    }
                }
            }
            ways.push(next);
        }
        let is_rest_blank = |cell: usize| self.cells[cell..].iter().all(String::is_empty);
        let ends = ways.last()?.iter().filter(|(cell, _)| is_rest_blank(**cell));
        let (&end, _) = ends.max_by_key(|(_, way)| **way).filter(|(_, ((numbers, _), _))| *numbers > 0)?;
        let mut end = end;
        let (mut texts, mut groups) = (Vec::new(), Vec::new());
        for way in ways[1..].iter().rev() {
            let (_, start) = way[&end];
            texts.push(self.cells[start..end].join(","));
            if end - start > 1 {
                groups.push(start..end);
            }
            end = start;
        }
        texts.reverse();
        groups.reverse();
        Some((texts, groups))
    }

    /// Whether cells that would make a number are what anybody types side by side: in columns that may each stay blank, one
    /// more that is filled in tells nothing, unless a figure is far larger than the one before it.
    fn are_as_usual(&self, group: &Range<usize>) -> bool {
        let may_be_blank = |at: usize| self.columns.get(at).copied().flatten().is_some_and(|column| !column.required);
        let figures = self.cells[group.clone()]
            .iter()
            .map(|text| plain(text).split('.').next().and_then(|whole| whole.parse().ok()));
        let figures: Option<Vec<u64>> = figures.collect();
        let are_alike = |figures: Vec<u64>| figures.windows(2).all(|pair| pair[1] < FAR_LARGER * pair[0]);
        group.clone().all(may_be_blank) && figures.is_some_and(are_alike)
    }

    /// The text of so many cells as one.
    fn text(&self, cell: usize, count: usize) -> String {
        self.cells.get(cell..cell + count).map_or(String::new(), |cells| cells.join(","))
    }

    /// How many cells from this one on may be one number: at least one.
    fn groups(&self, column: usize, cell: usize) -> usize {
        let text = |cell: usize| self.cells.get(cell).map_or("", String::as_str);
        if !self.is_number(column) || !is_first_group(text(cell)) {
            return 1;
        }
        let mut count = 1;
        while count < MOST_GROUPS && is_group(text(cell + count)) && !text(cell + count - 1).contains('.') {
            count += 1;
        }
        count
    }

    fn is_number(&self, column: usize) -> bool {
        let known = self.columns.get(column).copied().flatten();
        known.is_some_and(|column| matches!(column.holds, Holds::People | Holds::Money))
    }

    /// Whether every column has what it holds as the cells stand, and there are no more; a figure alone is no text.
    fn fit_as_they_are(&self) -> bool {
        let is_fit = |(at, column): (usize, &Option<&'static Column>)| {
            let text = self.text(at, 1);
            column.is_none_or(|column| fits(column, &text) && !(column.holds == Holds::Text && is_group(&text)))
        };
        self.cells.len() <= self.columns.len() && self.columns.iter().enumerate().all(is_fit)
    }
}

/// Whether a cell is what a column holds.
fn fits(column: &Column, text: &str) -> bool {
    if text.is_empty() {
        return !column.required;
    }
    match column.holds {
        Holds::People => number::people(text).is_ok() && !begins_with_zero(text),
        Holds::Money => number::money(text).is_ok() && !begins_with_zero(text),
        Holds::Day => date::day(text).is_ok(),
        Holds::Month => date::month(text).is_ok(),
        Holds::Number => plain(text).parse::<u32>().is_ok(),
        Holds::Text | Holds::Choice(_) => true,
    }
}

/// Whether a text is a group of three digits that no number begins with.
fn begins_with_zero(text: &str) -> bool {
    is_group(text) && plain(text).starts_with('0')
}

/// One to three digits, the first of them no zero.
fn is_first_group(text: &str) -> bool {
    if !has_figure(text) {
        return false;
    }
    let text = plain(text);
    (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0')
}

/// Three digits, with decimals or without.
fn is_group(text: &str) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    let text = number::without_unit(text);
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    whole.len() == 3 && is_digits(whole) && is_digits(decimals)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Table;

    fn found(table: Table, row: &str) -> Option<(usize, String, bool)> {
        let columns: Vec<Option<&Column>> = table.columns().iter().map(Some).collect();
        let row = RawRow { number: 2, cells: row.split(',').map(str::to_owned).collect() };
        split(&columns, &row).map(|split| (split.at, split.whole, split.is_sure))
    }

    #[test]
    fn a_number_in_pieces_is_put_together() {
        for (table, row, at, whole, is_sure) in [
            (Table::Budget, "1,105,000.00,,", 1, "105,000.00", true),
            (Table::Budget, "1,105,000.00,", 1, "105,000.00", true),
            (Table::Budget, "1,1,105,000,,", 1, "1,105,000", true),
            (Table::Budget, "1,600,250,480,100,31/3/2565", 1, "600,250", true),
            (Table::Budget, "๑,๖๐๐,๒๕๐,,", 1, "๖๐๐,๒๕๐", true),
            (Table::Budget, "1,600,250", 1, "600,250", false),
            (Table::Budget, "1,600,250,", 1, "600,250", false),
            (Table::Results, "TK-01,2021-11,41,6,2,10,800", 5, "10,800", true),
            (Table::Results, "TK-01,2021-11,41,6,2,10,800,อบรม", 5, "10,800", true),
            (Table::Results, "TK-01,2021-11,1,200,6,2,10,800,อบรม", 2, "1,200", true),
            (Table::Situation, "informal,เพศ,หญิง,1,200,2564,สำรวจ", 3, "1,200", true),
            (Table::Situation, "informal,เพศ,หญิง,1,200", 3, "1,200", true),
            (Table::Results, "TK-01,เดือนที่แล้ว,41,6,2,10,000,อบรม", 5, "10,000", true),
            (Table::LastYear, "กลุ่มแรงงาน,แรงงานนอกระบบ,1,200,1,150", 2, "1,200", false),
            (Table::LastYear, "ทั้งจังหวัด,,800,700,95,000.00,88,500.00", 2, "800,700", true),
        ] {
            assert_eq!(found(table, row), Some((at, whole.to_owned(), is_sure)), "{row}");
        }
    }

    #[test]
    fn numbers_beside_each_other_are_left() {
        for (table, row) in [
            (Table::Results, "TK-01,2021-10,24,300,0,6500,อบรม"),
            (Table::Results, "TK-01,2021-10,24,300,0,6500,"),
            (Table::Results, "TK-01,2021-10,24,300,0,6500"),
            (Table::Results, "TK-01,2021-10,24,300,0,6500,อบรม,"),
            (Table::Results, "TK-01,2021-10,24,300,120,500,อบรม"),
            (Table::Budget, "1,600000,480,31/3/2565"),
            (Table::Budget, "1,600,480,31/3/2565"),
            (Table::Problems, "1,200,300,400"),
            (Table::LastYear, "กลุ่มแรงงาน,แรงงานนอกระบบ,800,700"),
            (Table::LastYear, "กลุ่มแรงงาน,แรงงานพิการ,95,102,,,,"),
            (Table::LastYear, "ยุทธศาสตร์,การมีงานทำ,800,700,900.00,850.50"),
            (Table::Budget, ""),
        ] {
            assert_eq!(found(table, row), None, "{row}");
        }
    }
}
