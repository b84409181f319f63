//! Rows of a raw table read cell by cell into typed values, every fault kept with its place.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    apart, date, number,
    pieces::{Split, split},
    taken::Taken,
    text::{Cleaned, has_lost_digits, is_made_a_day},
};
use crate::{
    diagnostic::{Diagnostic, Fault, Place},
    limits::MAX_FAULTS,
    model::{FiscalYear, Satang},
    read::{RawRow, RawTable},
    schema::{Choices, Column, Holds, Table},
    text::{
        clean::without_invisible,
        typed::{has_figure, is_dash, plain},
    },
};

/// A table whose headings are known, with the list its faults go to.
pub struct Rows<'a> {
    raw: &'a RawTable,
    positions: BTreeMap<&'static str, usize>,
    /// The same by position; `None` where no known column stands.
    columns: Vec<Option<&'static Column>>,
}

/// One row of a table being read. Remembers whether any of its cells was at fault.
pub struct Row<'a> {
    table: &'a Rows<'a>,
    raw: &'a RawRow,
    diagnostics: &'a mut Vec<Diagnostic>,
    sound: bool,
}

impl<'a> Rows<'a> {
    /// Finds each known column by its heading; reports those missing, repeated or unknown.
    pub fn new(raw: &'a RawTable, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let columns = raw.table.columns();
        let mut positions = BTreeMap::new();
        let mut known = vec![None; raw.headings.len()];
        for (position, heading) in raw.headings.iter().enumerate() {
            if raw.apart.beside_from.is_some_and(|from| position >= from) {
                continue;
            }
            let mut report = |fault| {
                let place = raw.place(Some(raw.heading_row), Some(position));
                diagnostics.push(Diagnostic { place, fault, found: Some(heading.clone()) });
            };
            match raw.table.column_named(heading) {
                Some(column) if positions.contains_key(column.english) => report(Fault::DuplicateColumn),
                Some(column) => {
                    positions.insert(column.english, position);
                    known[position] = Some(column);
                }
                None if without_invisible(heading).is_empty() => {}
                None => report(Fault::UnknownColumn { nearest: raw.table.nearest_column(heading) }),
            }
        }
        for column in columns.iter().filter(|column| column.required && !positions.contains_key(column.english)) {
            let fault = Fault::MissingColumn { thai: column.thai, english: column.english };
            let place = raw.place(Some(raw.heading_row), None);
            diagnostics.push(Diagnostic { place, fault, found: None });
        }
        Self { raw, positions, columns: known }
    }

    /// Whether the table has this column.
    pub fn has(&self, column: &'static str) -> bool {
        self.positions.contains_key(column)
    }

    /// Reads every row; rows that are at fault give nothing.
    pub fn read<T>(
        &self,
        diagnostics: &mut Vec<Diagnostic>,
        mut read: impl FnMut(&mut Row<'_>) -> Option<T>,
    ) -> Vec<T> {
        let mut values = Vec::new();
        let splits: Vec<Option<Split>> = self.raw.rows.iter().map(|row| split(&self.columns, row)).collect();
        let without_heading = self.report_columns_without_heading(&splits, diagnostics);
        let before = diagnostics.len();
        for (raw, split) in self.raw.rows.iter().zip(&splits) {
            if diagnostics.len() - before >= MAX_FAULTS {
                let place = self.raw.place(Some(raw.number), None);
                diagnostics.push(Diagnostic { place, fault: Fault::TooManyFaults, found: None });
                break;
            }
            let joined = split.as_ref().filter(|split| split.is_sure);
            let joined = joined.map(|split| RawRow { number: raw.number, cells: split.joined.clone() });
            let mut row = Row { table: self, raw: joined.as_ref().unwrap_or(raw), diagnostics, sound: true };
            match split {
                Some(split) => row.report_split(split, raw),
                None => row.report_extra_cells(&without_heading),
            }
            row.report_missing_cells();
            let value = read(&mut row);
            if row.sound {
                values.extend(value);
            }
        }
        values
    }
}

/// Columns of codes, which spreadsheets take for days: 1-1, 1/2565.
const CODES: [&str; 3] = ["id", "project", "document_no"];

/// Text that may well be a figure.
const FIGURES: [&str; 6] = ["id", "item", "note", "year", "file", "value"];

/// Whether a column holds words, so that a figure alone says that the row is shifted.
fn holds_words(column: &Column) -> bool {
    match column.holds {
        Holds::Text => !FIGURES.contains(&column.english),
        Holds::Choice(list) => {
            matches!(list, Choices::Strategies | Choices::Agencies | Choices::Sources | Choices::Bodies)
        }
        _ => false,
    }
}

/// Whether a fault is a mere doubt that a word may be another.
pub fn is_unsure(fault: &Fault) -> bool {
    matches!(fault, Fault::DoubtfulThai { is_sure: false, .. })
}

/// Whether a fault is one of words alone, that of a text which is printed.
fn is_of_words(fault: &Fault) -> bool {
    matches!(fault, Fault::DoubtfulThai { .. } | Fault::UnprintableCharacter { .. })
}

/// Whether a cell was put right in what figures and days may be written with anyway: digits and spaces of any width.
pub fn is_of_form(fault: &Fault, cell: &str) -> bool {
    matches!(fault, Fault::RepairedText { after, .. } if plain(after) == plain(cell))
}

/// Whether a text is a figure alone, or a truth value.
fn is_figure(text: &str) -> bool {
    let is_number = || has_figure(text) && number::is_number(text);
    ["true", "false", "จริง", "เท็จ"].iter().any(|value| value.eq_ignore_ascii_case(text)) || is_number()
}

/// Whether a text is digits alone, as the number of a letter may be.
fn is_of_digits(text: &str) -> bool {
    plain(text).bytes().all(|c| c.is_ascii_digit())
}

impl Rows<'_> {
    /// The first cell of a row where no heading is.
    fn extra_cell(&self, row: &RawRow) -> Option<usize> {
        let has_heading = |position| {
            let heading: Option<&String> = self.raw.headings.get(position);
            heading.is_some_and(|heading| !without_invisible(heading).is_empty())
        };
        (0..row.cells.len()).find(|position| !row.cells[*position].is_empty() && !has_heading(*position))
    }

    /// Tells once of a column without a heading in which several rows have a cell.
    fn report_columns_without_heading(
        &self,
        splits: &[Option<Split>],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<usize> {
        let mut rows: BTreeMap<usize, Vec<&RawRow>> = BTreeMap::new();
        for (row, _) in self.raw.rows.iter().zip(splits).filter(|(_, split)| split.is_none()) {
            if let Some(position) = self.extra_cell(row) {
                rows.entry(position).or_default().push(row);
            }
        }
        let is_sheet = self.raw.sheet.is_some();
        rows.retain(|_, rows| rows.len() > 1);
        for (position, rows) in &rows {
            let place = self.raw.place(Some(rows[0].number), Some(*position));
            // In a text file such a cell may be the end of a text with a comma in it, unless most rows have one.
            let is_column = is_sheet || rows.len() * 2 > self.raw.rows.len();
            let at = if is_column { Vec::new() } else { apart::stretches(rows.iter().copied()) };
            let fault = Fault::ExtraCells { rows: rows.len(), at, is_sheet };
            diagnostics.push(Diagnostic { place, fault, found: Some(rows[0].cells[*position].clone()) });
        }
        rows.into_keys().collect()
    }
}

impl Row<'_> {
    /// The row's number as the user's program shows it.
    pub fn number(&self) -> u32 {
        self.raw.number
    }

    /// Reports a fault of a column's cell in this row; an error makes the row unusable.
    pub fn report(&mut self, column: &'static str, fault: Fault) {
        self.push(Diagnostic { place: self.place(column), fault, found: self.found(column) });
    }

    /// What a column's cell of this row holds, as the file has it.
    pub fn found(&self, column: &'static str) -> Option<String> {
        let position = self.table.positions.get(column)?;
        self.raw.cells.get(*position).cloned()
    }

    /// Whether the row says nothing in a column, nor anything is wrong there.
    pub fn is_blank(&self, column: &str) -> bool {
        let cell = self.table.positions.get(column).and_then(|position| self.raw.cells.get(*position));
        cell.is_none_or(|cell| without_invisible(cell).is_empty())
    }

    /// Where a column's cell of this row is.
    pub fn place(&self, column: &'static str) -> Place {
        self.table.raw.place(Some(self.raw.number), self.table.positions.get(column).copied())
    }

    fn push(&mut self, diagnostic: Diagnostic) {
        self.sound &= !diagnostic.is_error();
        self.diagnostics.push(diagnostic);
    }

    /// A number whose commas part cells. The row is read with it whole, so that nothing else is said of it.
    fn report_split(&mut self, split: &Split, raw: &RawRow) {
        let place = self.table.raw.place(Some(raw.number), Some(split.at));
        let is_sheet = self.table.raw.sheet.is_some();
        let fault = Fault::SplitNumber { whole: split.whole.clone(), is_sure: split.is_sure, is_sheet };
        self.push(Diagnostic { place, fault, found: raw.cells.get(split.at).cloned() });
    }

    fn report_extra_cells(&mut self, told: &[usize]) {
        let Some(position) = self.table.extra_cell(self.raw) else { return };
        if told.contains(&position) {
            self.sound = false;
            return;
        }
        let place = self.table.raw.place(Some(self.raw.number), Some(position));
        let found = Some(self.raw.cells[position].clone());
        let fault = Fault::ExtraCells { rows: 1, at: Vec::new(), is_sheet: self.table.raw.sheet.is_some() };
        self.push(Diagnostic { place, fault, found });
    }

    /// A row of a text file that ends before a column every row must fill: a comma may be missing, so that cells are
    /// shifted. A spreadsheet has no such rows.
    fn report_missing_cells(&mut self) {
        let cells = self.raw.cells.len();
        if self.table.raw.sheet.is_none()
            && self.table.raw.table.columns().iter().any(|column| column.required && self.is_beyond(column.english))
        {
            let place = self.table.raw.place(Some(self.raw.number), None);
            let fault = Fault::ShortRow { cells, headings: self.table.raw.headings.len() };
            self.push(Diagnostic { place, fault, found: self.raw.cells.last().cloned() });
        }
    }

    /// Whether the row ends before a column.
    fn is_beyond(&self, column: &'static str) -> bool {
        self.table.positions.get(column).is_some_and(|position| *position >= self.raw.cells.len())
    }

    /// A cell's text, `None` when it is blank. What was wrong with it is reported.
    pub fn text(&mut self, column: &'static str) -> Option<String> {
        let position = *self.table.positions.get(column)?;
        let cell = self.raw.cells.get(position)?;
        let known = self.table.columns[position];
        let is_text = known.is_some_and(|column| column.holds.is_text());
        let cleaned = Cleaned::of(cell);
        let is_it = |judge: fn(&str) -> bool| cleaned.text.as_deref().is_some_and(judge);
        let of_column = [
            (is_text && is_it(has_lost_digits)).then_some(Fault::LostDigits),
            (known.is_some_and(holds_words) && is_it(is_figure) && !(column == "document_no" && is_it(is_of_digits)))
                .then_some(Fault::FigureForText),
            (CODES.contains(&column) && is_it(is_made_a_day)).then_some(Fault::NotText { is_day: true }),
        ];
        // Names of persons are in no list.
        let is_name = self.table.raw.table == Table::Committee && column == "name";
        let faults = cleaned.faults.into_iter().filter(|fault| !(is_name && is_unsure(fault)));
        // What is read as a figure or a day is not printed as it stands, and is no Thai sentence.
        let is_written_so = |fault: &Fault| is_text || !is_of_words(fault) && !is_of_form(fault, cell);
        let faults = faults.filter(is_written_so);
        faults.chain(of_column.into_iter().flatten()).for_each(|fault| self.report(column, fault));
        cleaned.text
    }

    /// Text that says something: `-` stands for nothing given.
    pub fn words(&mut self, column: &'static str) -> Option<String> {
        self.text(column).filter(|text| !is_dash(text))
    }

    /// Text that must be given and say something.
    pub fn required(&mut self, column: &'static str) -> Option<String> {
        let text = self.words(column);
        self.must_be_given(column, text)
    }

    /// A value that must be given and readable; `-` is for `read` to make sense of.
    pub fn required_as<T>(&mut self, column: &'static str, read: impl FnOnce(&str) -> Result<T, Fault>) -> Option<T> {
        self.required_taken(column, |text| read(text).map(Taken::sure))
    }

    fn required_taken<T>(
        &mut self,
        column: &'static str,
        read: impl FnOnce(&str) -> Result<Taken<T>, Fault>,
    ) -> Option<T> {
        let text = self.text(column);
        let text = self.must_be_given(column, text)?;
        self.accept(column, read(&text))
    }

    /// People that must be given; `-` is none.
    pub fn people(&mut self, column: &'static str) -> Option<u64> {
        self.required_taken(column, number::people_taken)
    }

    /// Money that must be given; `-` is none.
    pub fn money(&mut self, column: &'static str) -> Option<Satang> {
        self.required_taken(column, number::money_taken)
    }

    /// Whether nothing was wrong yet with a column's cell of this row.
    fn sound_at(&self, column: &'static str) -> bool {
        let position = self.table.positions.get(column).copied();
        let here = |fault: &&Diagnostic| {
            fault.place.row == Some(self.raw.number) && fault.place.order == self.table.raw.table.order()
        };
        !self.diagnostics.iter().rev().take_while(here).any(|fault| fault.is_error() && fault.place.column == position)
    }

    fn must_be_given(&mut self, column: &'static str, text: Option<String>) -> Option<String> {
        // A column that is not there at all is reported once, at its heading, and a cell at fault by itself.
        let is_told = self.is_beyond(column) && self.table.raw.sheet.is_none();
        if text.is_none() && !is_told && self.table.positions.contains_key(column) && self.sound_at(column) {
            let columns = self.table.raw.table.columns();
            let holds = columns.iter().find(|known| known.english == column).map_or(Holds::Text, |known| known.holds);
            self.report(column, Fault::MissingValue { holds });
        }
        self.sound &= text.is_some();
        text
    }

    /// A value that may be blank or `-`, but is readable when given.
    pub fn optional_as<T>(&mut self, column: &'static str, read: impl FnOnce(&str) -> Result<T, Fault>) -> Option<T> {
        let text = self.words(column)?;
        self.accept(column, read(&text).map(Taken::sure))
    }

    /// A day that may be blank or `-`, but is readable when given.
    pub fn day(&mut self, column: &'static str, year: Option<FiscalYear>) -> Option<NaiveDate> {
        let text = self.words(column)?;
        self.accept(column, date::day_of(year)(&text).map(Taken::sure))
    }

    /// The day that a column's day is when its number and its month change places.
    pub fn swapped_day(&self, column: &'static str, year: Option<FiscalYear>) -> Option<NaiveDate> {
        date::swapped(&self.found(column)?, year, self.table.raw.sheet.is_some())
    }

    /// Money that may be blank, for not given, while `-` is none.
    pub fn optional_as_money(&mut self, column: &'static str) -> Option<Satang> {
        let text = self.text(column)?;
        self.accept(column, number::money_taken(&text))
    }

    /// People that may be blank, for not given, while `-` is none.
    pub fn optional_as_people(&mut self, column: &'static str) -> Option<u64> {
        let text = self.text(column)?;
        self.accept(column, number::people_taken(&text))
    }

    fn accept<T>(&mut self, column: &'static str, read: Result<Taken<T>, Fault>) -> Option<T> {
        let taken = read.map_err(|fault| self.report(column, fault)).ok()?;
        if let Some(doubt) = taken.doubt {
            self.report(column, doubt);
        }
        Some(taken.value)
    }
}
