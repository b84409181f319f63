//! Rows as a spreadsheet shows them, before it is known where the headings are.
//!
//! A sheet may begin with a title, and a heading may be merged over several columns with a second line below it. The
//! heading is the row, or the two rows, that name the most columns of the table.

use std::{collections::BTreeSet, ops::RangeInclusive};

use super::{RawRow, RawTable, workbook::area::Area};
use crate::{
    diagnostic::Fault,
    schema::{Column, Table},
};

/// How far down a heading is looked for.
pub const TITLE_ROWS: usize = 30;

/// Non-blank rows by number, each cell in its own column.
#[derive(Debug, Default)]
pub struct Grid {
    pub rows: Vec<RawRow>,
    /// What is wrong with single cells, known only to who reads the file.
    pub found: Vec<Found>,
    /// Rows the user's program does not show, from the first to the last of each stretch.
    pub hidden: Vec<RangeInclusive<u32>>,
    /// Columns it does not show.
    pub hidden_columns: Vec<RangeInclusive<u16>>,
    /// Rows it shows struck out, in order.
    pub struck: Vec<u32>,
    /// Cells whose text is not all the sheet says, by row and column.
    pub looks: Vec<(u32, u16, Typed)>,
    /// Cells merged into one, zero-based.
    pub merged: Vec<Area>,
}

/// What a cell holds where a text may have been meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    /// A day or a time.
    Day,
    Truth,
    /// A number the sheet shows with zeros or signs the number does not have.
    Shown(String),
    /// A number it shows as a per cent.
    Percent(String),
    /// A number it shows in a way nobody types.
    Otherwise,
}

impl Typed {
    /// How many bytes are held besides.
    pub fn len(&self) -> usize {
        match self {
            Self::Shown(text) | Self::Percent(text) => text.len(),
            Self::Day | Self::Truth | Self::Otherwise => 0,
        }
    }
}

/// A fault of one cell.
#[derive(Debug, Clone)]
pub struct Found {
    pub row: u32,
    pub column: usize,
    pub fault: Fault,
    pub text: Option<String>,
}

/// Where the heading is: the row, whether the one below belongs to it, and what each column is called.
struct Heading {
    index: usize,
    depth: usize,
    names: Vec<String>,
}

impl Grid {
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The rows below the heading as a table. The rows above it are its title.
    pub fn into_table(mut self, table: Table, file: String, sheet: Option<String>) -> RawTable {
        let mut raw = RawTable::empty(table, file, sheet);
        let merged = std::mem::take(&mut self.merged);
        if table.has_keys() && !(table == Table::Province && self.is_table_of_provinces()) {
            // Keys and values: what stands above the first key is the title.
            let first = self
                .rows
                .iter()
                .position(|row| row.cells.iter().any(|cell| table.column_named(cell).is_some()))
                .unwrap_or(0);
            raw.heading_row = self.rows.get(first).map_or(1, |row| row.number.saturating_sub(1));
            raw.headings = ["รายการ", "ค่า"].map(str::to_owned).into();
            raw.rows = self.rows.split_off(first);
        } else if let Some(heading) = self.top(&merged).heading(table) {
            raw.heading_row = self.rows[heading.index + heading.depth - 1].number;
            raw.headings = heading.names;
            raw.rows = self.rows.split_off(heading.index + heading.depth);
            let is_figure = |heading: &String| column(table, heading).is_none_or(|column| column.holds.is_figure());
            let figures: Vec<bool> = raw.headings.iter().map(is_figure).collect();
            spread(&mut raw.rows, &merged, |column, _| figures.get(column).is_some_and(|is_figure| !is_figure));
        }
        raw.set_totals_apart();
        raw.set_remarks_apart();
        raw.set_rows_apart(&self.found.iter().map(|found| found.row).collect());
        raw
    }

    /// The rows a heading is looked for in, each with what is merged over it.
    fn top(&self, merged: &[Area]) -> Self {
        let mut rows = self.rows[..self.rows.len().min(TITLE_ROWS)].to_vec();
        spread(&mut rows, merged, |_, text| text.contains(char::is_alphabetic));
        Self { rows, ..Self::default() }
    }

    /// Whether the province sheet has one row a province below headings, instead of keys and values.
    fn is_table_of_provinces(&self) -> bool {
        let named = |row: &RawRow| row.cells.iter().filter(|cell| Table::Province.column_named(cell).is_some()).count();
        self.rows.iter().take(TITLE_ROWS).any(|row| named(row) > 1)
    }

    /// The first row or pair of rows that names the most columns; the first row of all when none names any.
    fn heading(&self, table: Table) -> Option<Heading> {
        let single = |index: usize| Heading { index, depth: 1, names: self.rows[index].cells.clone() };
        let singles = (0..self.rows.len().min(TITLE_ROWS)).map(single);
        let pairs = (1..self.rows.len().min(TITLE_ROWS)).filter_map(|below| self.pair(table, below - 1));
        let mut best: Option<(usize, Heading)> = None;
        for heading in singles.chain(pairs) {
            let score = heading.columns_of(table);
            if best.as_ref().is_none_or(|(most, _)| score > *most) {
                best = Some((score, heading));
            }
        }
        best.map(|(_, heading)| heading)
    }

    /// Two rows that follow each other as one heading: a name above several columns belongs to each of those below.
    fn pair(&self, table: Table, index: usize) -> Option<Heading> {
        let [above, below] = [index, index + 1].map(|index| &self.rows[index]);
        if below.number != above.number + 1 {
            return None;
        }
        let width = above.cells.len().max(below.cells.len());
        let mut over = "";
        let name = |column: usize| {
            let [top, bottom] = [above, below].map(|row| row.cells.get(column).map_or("", String::as_str));
            if !top.is_empty() {
                over = top;
            }
            match (top, bottom) {
                (top, "") => {
                    over = "";
                    top.to_owned()
                }
                // One name merged over both.
                (top, bottom) if top == bottom => {
                    over = "";
                    top.to_owned()
                }
                (_, bottom) if over.is_empty() => bottom.to_owned(),
                (_, bottom) => {
                    let joined = format!("{over}{bottom}");
                    let known = [&joined, bottom, over].into_iter().find(|name| table.column_named(name).is_some());
                    known.map_or(joined.clone(), str::to_owned)
                }
            }
        };
        Some(Heading { index, depth: 2, names: (0..width).map(name).collect() })
    }
}

impl Heading {
    /// How many of the table's columns it names.
    fn columns_of(&self, table: Table) -> usize {
        let columns = self.names.iter().filter_map(|name| table.column_named(name));
        columns.map(|column| column.english).collect::<BTreeSet<_>>().len()
    }
}

/// What is merged over several rows belongs to each of them, where `belongs` says so of its column and text. A figure does
/// not: it would count more than once.
fn spread(rows: &mut [RawRow], merged: &[Area], belongs: impl Fn(usize, &str) -> bool) {
    for ((first, column), (last, _)) in merged {
        let column = usize::from(*column);
        let Ok(from) = rows.binary_search_by_key(&(first + 1), |row| row.number) else { continue };
        let Some(text) = rows[from].cells.get(column).filter(|text| !text.is_empty()).cloned() else { continue };
        if !belongs(column, &text) {
            continue;
        }
        for row in rows[from + 1..].iter_mut().take_while(|row| row.number <= last + 1) {
            if row.cells.len() <= column {
                row.cells.resize(column + 1, String::new());
            }
            row.cells[column].clone_from(&text);
        }
    }
}

/// The column that a heading names, that of the provinces of a national table among them.
pub fn column(table: Table, heading: &str) -> Option<&'static Column> {
    let of_province = || Column::PROVINCE.is_named(heading).then_some(&Column::PROVINCE);
    table.column_named(heading).or_else(of_province)
}
