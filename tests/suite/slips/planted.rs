//! The tables of a sample, changed as an officer changes them.

mod forms;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use ruplem::{
    check,
    schema::{Choices, Holds, Table},
};

use crate::common::program::project;

/// As many rows of a table as show what there is to show: they are read many times.
const MOST_ROWS: usize = 40;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// As it is typed: what is a figure or a day by its column is one in a workbook.
    Typed(String),
    /// Text in a workbook too.
    Text(String),
    /// A number in a workbook, shown by a format; in a text file what is shown.
    Shown { number: f64, format: &'static str, shown: &'static str },
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Typed(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Typed(text)
    }
}

impl Cell {
    pub fn text(&self) -> &str {
        match self {
            Self::Typed(text) | Self::Text(text) => text,
            Self::Shown { shown, .. } => shown,
        }
    }
}

/// Every table of one province, rows below a heading row; the province's own as keys and values.
#[derive(Debug, Clone, PartialEq)]
pub struct Data {
    tables: BTreeMap<Table, Vec<Vec<Cell>>>,
    /// How workbooks show rows and columns.
    looks: Vec<(Table, Look)>,
}

/// What a workbook shows otherwise, or not at all, though it counts; a row of data is known by its number, the first being 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Look {
    HiddenRow(usize),
    HiddenColumn(&'static str),
    /// Hidden by a filter of the first column, which shows other rows alone.
    Filtered(usize),
    StruckRow(usize),
}

impl Data {
    /// The beginning of a sample, with every table but that of photos: what ตาก lacks it has from เชียงใหม่, in its own name.
    pub fn sample(name: &str) -> Self {
        let mut tables: BTreeMap<Table, Vec<Vec<Cell>>> = BTreeMap::new();
        for sample in [name, "chiang-mai"] {
            // What speaks of a sample's own projects is of no other.
            let is_lent = |table: &Table| {
                sample == name || table.columns().iter().all(|column| column.holds != Holds::Choice(Choices::Projects))
            };
            for table in Table::ALL.into_iter().filter(|table| *table != Table::Photos && is_lent(table)) {
                let Ok(text) = fs::read_to_string(project("samples").join(sample).join(table.file())) else { continue };
                let text = if sample == name { text } else { adopted(&text) };
                let mut rows = rows(table, &text);
                rows.truncate(MOST_ROWS + 1);
                tables.entry(table).or_insert(rows);
            }
        }
        Self { tables, looks: Vec::new() }
    }

    pub fn show(&mut self, table: Table, look: Look) {
        self.looks.push((table, look));
    }

    fn column(&self, table: Table, column: &str) -> usize {
        let headings = &self.tables[&table][0];
        let is_it = |cell: &Cell| table.column_named(cell.text()).is_some_and(|known| known.english == column);
        headings.iter().position(is_it).unwrap_or_else(|| panic!("{table:?} has no {column}"))
    }

    /// How many rows of data there are.
    pub fn len(&self, table: Table) -> usize {
        self.tables[&table].len() - 1
    }

    /// A cell by its row of data, the first being 0, and its column's English name.
    pub fn get(&self, table: Table, row: usize, column: &str) -> String {
        let column = self.column(table, column);
        self.tables[&table][row + 1].get(column).map_or(String::new(), |cell| cell.text().to_owned())
    }

    pub fn set(&mut self, table: Table, row: usize, column: &str, cell: impl Into<Cell>) {
        let column = self.column(table, column);
        let cells = &mut self.tables.get_mut(&table).unwrap()[row + 1];
        if cells.len() <= column {
            cells.resize(column + 1, "".into());
        }
        cells[column] = cell.into();
    }

    /// The same done to a column of every row.
    pub fn each(&mut self, table: Table, column: &str, change: impl Fn(usize, String) -> String) {
        for row in 0..self.len(table) {
            let changed = change(row, self.get(table, row, column));
            self.set(table, row, column, changed);
        }
    }

    /// Puts a row of these cells before a row of data, or at the end.
    pub fn insert(&mut self, table: Table, before: usize, cells: &[(&str, &str)]) {
        let width = self.tables[&table][0].len();
        self.tables.get_mut(&table).unwrap().insert(before + 1, vec!["".into(); width]);
        for (column, text) in cells {
            self.set(table, before, column, *text);
        }
    }

    pub fn append(&mut self, table: Table, cells: &[(&str, &str)]) {
        self.insert(table, self.len(table), cells);
    }

    /// Puts a row of these cells, as they stand from the first column on, before a row or at the end.
    pub fn raw(&mut self, table: Table, before: Option<usize>, cells: &[&str]) {
        let rows = self.tables.get_mut(&table).unwrap();
        let at = before.map_or(rows.len(), |before| before + 1);
        rows.insert(at, cells.iter().map(|cell| Cell::Text((*cell).to_owned())).collect());
    }

    /// Types a cell of a row so many columns behind the last heading.
    pub fn behind(&mut self, table: Table, row: usize, columns: usize, text: &str) {
        let rows = self.tables.get_mut(&table).unwrap();
        let at = rows[0].len() - 1 + columns;
        let row = &mut rows[row + 1];
        row.resize(row.len().max(at + 1), "".into());
        row[at] = text.into();
    }

    /// Copies a row to the end.
    pub fn copy(&mut self, table: Table, row: usize) -> usize {
        let copied = self.tables[&table][row + 1].clone();
        self.tables.get_mut(&table).unwrap().push(copied);
        self.len(table) - 1
    }

    pub fn remove(&mut self, table: Table, row: usize) {
        self.tables.get_mut(&table).unwrap().remove(row + 1);
    }

    /// One photo, which is not there, and its day.
    pub fn photo(&mut self, day: &str) {
        let rows = [["file", "caption", "date"], ["01.jpg", "การอบรมอาชีพ", day]];
        self.tables.insert(Table::Photos, rows.map(|row| row.map(Cell::from).to_vec()).to_vec());
    }

    pub fn clear(&mut self, table: Table) {
        self.tables.get_mut(&table).unwrap().truncate(1);
    }

    /// The sum of a column over some rows.
    pub fn sum(&self, table: Table, column: &str, rows: impl Iterator<Item = usize>) -> String {
        let satang: u64 = rows.map(|row| check::money(&self.get(table, row, column)).unwrap().satang()).sum();
        if satang.is_multiple_of(100) {
            (satang / 100).to_string()
        } else {
            format!("{}.{:02}", satang / 100, satang % 100)
        }
    }

    /// A value of the province's own table.
    pub fn key(&mut self, key: &str, value: impl Into<Cell>) {
        let named = |row: &&mut Vec<Cell>| {
            Table::Province.column_named(row[0].text()).is_some_and(|column| column.english == key)
        };
        let row = self.tables.get_mut(&Table::Province).unwrap().iter_mut().find(named).unwrap();
        row[1] = value.into();
    }

    /// The day an item was handed in, in a row of its own where there is none.
    pub fn submit(&mut self, item: &str, day: &str) {
        let is_it = |row: &usize| {
            let found = ruplem::model::SubmissionItem::find(&self.get(Table::Submissions, *row, "item"));
            found.is_some_and(|found| found.english() == item)
        };
        match (0..self.len(Table::Submissions)).find(is_it) {
            Some(row) => self.set(Table::Submissions, row, "date", day),
            None => self.append(Table::Submissions, &[("item", item), ("date", day)]),
        }
    }

    /// Readings of GFMIS in the place of those there are: allocated, disbursed and the day, the first of round 1.
    pub fn gfmis(&mut self, readings: &[[&str; 3]]) {
        self.clear(Table::Budget);
        for (round, [allocated, disbursed, day]) in ["1", "2"].into_iter().zip(readings) {
            let cells = [("round", round), ("allocated", allocated), ("disbursed", disbursed), ("as_of", day)];
            self.append(Table::Budget, &cells);
        }
    }

    /// By table, the rows whose cells differ, as a spreadsheet counts them; `None` where rows came or went.
    pub fn changed_rows(&self, other: &Self) -> BTreeMap<Table, Option<BTreeSet<u32>>> {
        let mut changed = BTreeMap::new();
        for (table, rows) in &self.tables {
            let Some(others) = other.tables.get(table) else { continue };
            if rows == others {
                continue;
            }
            let differing = (1..).zip(rows.iter().zip(others)).filter(|(_, (one, other))| one != other);
            let differing = differing.map(|(number, _)| number).collect();
            changed.insert(*table, (rows.len() == others.len() && *table != Table::Province).then_some(differing));
        }
        changed
    }
}

/// What เชียงใหม่ has in the name of ตาก.
fn adopted(text: &str) -> String {
    text.replace("สถาบันพัฒนาฝีมือแรงงาน ๑๙ เชียงใหม่", "สำนักงานพัฒนาฝีมือแรงงานตาก")
        .replace("เชียงใหม่", "ตาก")
        .replace("ชม ", "ตก ")
}

fn rows(table: Table, text: &str) -> Vec<Vec<Cell>> {
    if table == Table::Province {
        let entries = text.lines().filter_map(|line| line.split_once('='));
        return entries
            .map(|(key, value)| [key, value].map(|text| text.trim().trim_matches('"').into()).into())
            .collect();
    }
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(Cell::from).collect()).collect()
}
