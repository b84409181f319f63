//! Where the text of a page comes from: the cells that say the same, whatever digits, spaces and spellings of days they have.
//!
//! Nothing of this is known when a book is made; it is looked for when somebody asks. Where several cells say the same, all are
//! told, those of the row first whose other cells stand beside the text too.

use std::cmp::Reverse;

use chrono::NaiveDate;
use ruplem::{
    check::{self, CheckedNation},
    model::{Month, Satang},
    read::{RawRow, RawTable},
    schema::{Column, Holds},
    text::{letters, typed::is_dash},
};
use serde_json::{Value, json};

use crate::sheets::Sheets;

/// How many places are told; of more nobody would make a choice.
const MOST: usize = 24;
/// How many letters a name has at least that is looked for inside a longer text: shorter ones are in every other sentence.
const NAME: usize = 6;

/// A text of a page, and what stands in the same line of it.
pub struct Asked {
    pub text: String,
    pub beside: Vec<String>,
}

/// How a cell says what the page says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum How {
    /// The same and nothing else.
    Same,
    /// The text is a part of the cell's.
    Part,
    /// The cell's text stands in a longer one.
    Within,
    /// Not at all, but others of its row stand beside.
    Row,
}

struct Found<'a> {
    how: How,
    table: &'a RawTable,
    row: &'a RawRow,
    column: usize,
    beside: usize,
    length: usize,
}

/// The places of a province's data, or of all, that a text may come from, the likeliest first.
pub fn told(nation: &CheckedNation, sheets: &Sheets, province: Option<usize>, asked: &Asked) -> Value {
    let wanted = Said::of(&asked.text);
    let beside: Vec<Said> = asked.beside.iter().map(|text| Said::of(text)).collect();
    let provinces = nation.provinces.iter().enumerate();
    let tables = provinces.filter(|(index, _)| province.is_none_or(|province| province == *index));
    let tables: Vec<&RawTable> = tables.flat_map(|(_, province)| &province.checked.raw.tables).collect();
    let mut found: Vec<Found<'_>> = tables.iter().flat_map(|table| saying(table, &wanted, &beside)).collect();
    if found.is_empty() {
        found = tables.iter().flat_map(|table| rows_beside(table, &beside)).collect();
        let most = found.iter().map(|found| found.beside).max();
        found.retain(|found| Some(found.beside) == most);
    }
    found.sort_by_key(|found| {
        (found.how, Reverse(found.beside), Reverse(found.length), found.table.table.order(), found.row.number)
    });
    let places = found.iter().take(MOST).map(|found| found.told(nation, sheets));
    json!({ "places": places.collect::<Vec<_>>(), "more": found.len().saturating_sub(MOST) })
}

impl Found<'_> {
    fn told(&self, nation: &CheckedNation, sheets: &Sheets) -> Value {
        let Self { table, row, column, .. } = *self;
        let has_keys = table.has_keys_in_rows();
        let heading = if has_keys { row.cells.first() } else { table.headings.get(column) };
        let mut told = sheets.place(nation, &table.place(Some(row.number), Some(column)));
        told["row"] = json!(row.number);
        told["heading"] = json!(heading);
        told["text"] = json!(row.cells.get(column));
        // What people know a row by.
        told["name"] = json!(if has_keys { None } else { named(table, row, column) });
        told["beside"] = json!(self.beside);
        told["how"] = json!(match self.how {
            How::Same => "same",
            How::Part => "part",
            How::Within => "within",
            How::Row => "row",
        });
        told
    }
}

/// What every row of a table must have, but for figures: by it people know the row.
fn named(table: &RawTable, row: &RawRow, column: usize) -> Option<String> {
    let columns = table.columns();
    let others = row.cells.iter().zip(&columns).enumerate().filter(|(other, _)| *other != column);
    let names = others.filter_map(|(_, (text, column))| {
        let is_name = column.is_some_and(|column| column.required && !column.holds.is_figure());
        Some(text.trim()).filter(|text| is_name && !text.is_empty())
    });
    let named = names.collect::<Vec<_>>().join(" · ");
    Some(named).filter(|named| !named.is_empty())
}

/// What a text says, however it is written.
struct Said {
    letters: String,
    length: usize,
    figure: Option<Satang>,
    day: Option<NaiveDate>,
    month: Option<Month>,
}

impl Said {
    fn of(text: &str) -> Self {
        let text = text.trim();
        let letters = bare(text);
        let figure = Some(text).filter(|text| !is_dash(text)).and_then(figure);
        let (day, month) = (check::day(text).ok(), check::month(text).ok());
        Self { length: letters.chars().count(), letters, figure, day, month }
    }
}

/// What is compared of a text: no spaces, no commas and quotes, digits of one kind.
pub fn bare(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    for letter in letters(text) {
        match letter {
            '๐'..='๙' => bare.extend(char::from_digit(u32::from(letter) - u32::from('๐'), 10)),
            'ำ' => bare.push_str("ํา"),
            ',' | '"' | '\'' | '“' | '”' | '‘' | '’' | '«' | '»' => {}
            letter => bare.push(letter),
        }
    }
    bare
}

fn figure(text: &str) -> Option<Satang> {
    check::money(text).ok().or_else(|| check::people(text).ok().map(Satang::from_baht))
}

/// What the columns of a table hold.
struct Columns {
    known: Vec<Option<&'static Column>>,
    has_keys: bool,
}

impl Columns {
    fn of(table: &RawTable) -> Self {
        Self { known: table.columns(), has_keys: table.has_keys_in_rows() }
    }

    /// The cells of a row that hold anything of its own.
    fn cells<'a>(&self, row: &'a RawRow) -> impl Iterator<Item = (usize, &'a str)> {
        let first = usize::from(self.has_keys);
        let cells = row.cells.iter().enumerate().skip(first);
        cells.map(|(column, text)| (column, text.trim())).filter(|(_, text)| !text.is_empty())
    }

    fn holds(&self, column: usize) -> Option<Holds> {
        self.known.get(column).copied().flatten().map(|column| column.holds)
    }

    fn is_text(&self, column: usize) -> bool {
        self.has_keys || matches!(self.holds(column), None | Some(Holds::Text))
    }

    fn says(&self, column: usize, cell: &str, said: &Said) -> Option<How> {
        let means_same = match self.holds(column) {
            Some(Holds::People | Holds::Money | Holds::Number) => said.figure.is_some() && figure(cell) == said.figure,
            Some(Holds::Day) => said.day.is_some() && check::day(cell).ok() == said.day,
            Some(Holds::Month) => said.month.is_some() && check::month(cell).ok() == said.month,
            _ => false,
        };
        if means_same {
            return Some(How::Same);
        }
        let letters = bare(cell);
        if letters == said.letters {
            return Some(How::Same).filter(|_| said.length > 0);
        }
        if !self.is_text(column) {
            return None;
        }
        if said.length >= NAME && letters.contains(&said.letters) {
            return Some(How::Part);
        }
        let is_named = letters.chars().nth(NAME - 1).is_some() && said.letters.contains(&letters);
        is_named.then_some(How::Within)
    }

    fn row_says(&self, row: &RawRow, said: &Said) -> bool {
        self.cells(row).any(|(column, cell)| self.says(column, cell, said).is_some())
    }
}

fn saying<'a>(table: &'a RawTable, wanted: &Said, beside: &[Said]) -> Vec<Found<'a>> {
    let columns = Columns::of(table);
    let mut found = Vec::new();
    for row in &table.rows {
        for (column, cell) in columns.cells(row) {
            if let Some(how) = columns.says(column, cell, wanted) {
                let beside = beside.iter().filter(|said| columns.row_says(row, said)).count();
                found.push(Found { how, table, row, column, beside, length: cell.chars().count() });
            }
        }
    }
    found
}

/// The rows of which a name stands beside what was asked for.
fn rows_beside<'a>(table: &'a RawTable, beside: &[Said]) -> Vec<Found<'a>> {
    let columns = Columns::of(table);
    let mut found = Vec::new();
    for row in &table.rows {
        let names = columns.cells(row).filter(|(column, _)| columns.is_text(*column));
        let names = names.filter(|(column, cell)| {
            let is_said = |said: &Said| said.length >= NAME && columns.says(*column, cell, said).is_some();
            beside.iter().any(is_said)
        });
        let names: Vec<usize> = names.map(|(column, _)| column).collect();
        if let Some(column) = names.first() {
            found.push(Found { how: How::Row, table, row, column: *column, beside: names.len(), length: 0 });
        }
    }
    found
}
