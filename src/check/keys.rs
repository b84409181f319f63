//! Tables of keys with values beside them: the province's, and the handbook's.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    date,
    rows::{is_of_form, is_unsure},
    text::{Cleaned, has_lost_digits},
    years,
};
use crate::{
    diagnostic::{Diagnostic, Fault, Place},
    limits::MAX_FAULTS,
    model::{FiscalYear, Link},
    read::RawTable,
    schema::{Column, Holds, Table},
    text::{clean::without_invisible, typed::is_dash},
    thai::digits::to_arabic,
};

/// A table's keys by their English names.
pub struct Keys<'a> {
    raw: &'a RawTable,
    values: BTreeMap<&'static str, Entry<'a>>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

/// One key and its value.
#[derive(Clone, Copy)]
struct Entry<'a> {
    row: u32,
    /// The value's column, where there are columns: not in a file of keys.
    column: Option<usize>,
    key: &'a str,
    value: &'a str,
}

/// The entries of a table of keys and values, which may stand in any two columns of a sheet: values are where the
/// province's own name is, which no table of a province can do without; in another, where the first known key's is.
fn entries(raw: &RawTable) -> impl Iterator<Item = Entry<'_>> {
    let is_anchor = |cell: &String| match raw.table {
        Table::Province => Column::PROVINCE.is_named(cell),
        table => table.column_named(cell).is_some(),
    };
    let values = raw.rows.iter().find_map(|row| {
        let key = row.cells.iter().position(is_anchor)?;
        (key + 1..row.cells.len()).find(|column| !row.cells[*column].is_empty())
    });
    raw.rows.iter().filter_map(move |row| {
        let key = row.cells.iter().position(|cell| !cell.is_empty())?;
        let column = values.filter(|column| *column > key).unwrap_or(key + 1);
        Some(Entry {
            row: row.number,
            column: raw.sheet.is_some().then_some(column),
            key: &row.cells[key],
            value: row.cells.get(column).map_or("", String::as_str),
        })
    })
}

/// What stands beside a key, before anything is checked.
pub fn value(raw: &RawTable, key: &str) -> Option<String> {
    let is_it = |entry: &Entry<'_>| raw.table.column_named(entry.key).is_some_and(|column| column.english == key);
    entries(raw).find(is_it).map(|entry| entry.value.to_owned()).filter(|value| !value.is_empty())
}

impl<'a> Keys<'a> {
    /// Finds each known key; reports those repeated or unknown.
    pub fn new(raw: &'a RawTable, diagnostics: &'a mut Vec<Diagnostic>) -> Self {
        let mut values = BTreeMap::new();
        let table = raw.table;
        let before = diagnostics.len();
        for entry in entries(raw) {
            if diagnostics.len() - before >= MAX_FAULTS {
                diagnostics.push(entry.diagnostic(raw, Fault::TooManyFaults, entry.key));
                break;
            }
            match table.column_named(entry.key) {
                Some(column) if values.contains_key(column.english) => {
                    diagnostics.push(entry.diagnostic(raw, Fault::DuplicateColumn, entry.key));
                }
                Some(column) => {
                    values.insert(column.english, entry);
                }
                None => {
                    let fault = Fault::UnknownKey { table, nearest: table.nearest_column(entry.key) };
                    diagnostics.push(entry.diagnostic(raw, fault, entry.value));
                }
            }
        }
        Self { raw, values, diagnostics }
    }

    /// Where a key's value stands, or the table.
    pub fn place(&self, key: &'static str) -> Place {
        self.values.get(key).map_or_else(|| self.raw.place(None, None), |entry| entry.place(self.raw))
    }

    /// The same with what stands there, where the key does.
    pub fn cell(&self, key: &'static str) -> Option<(Place, Option<String>)> {
        self.values.get(key).map(|entry| (entry.place(self.raw), Some(entry.value.to_owned())))
    }

    /// Reports a fault of a key's value, or of the table where the key is not there.
    pub fn report_at(&mut self, key: &'static str, fault: Fault) {
        match self.values.get(key).copied() {
            Some(entry) => self.report(entry, fault),
            None => self.diagnostics.push(Diagnostic { place: self.raw.place(None, None), fault, found: None }),
        }
    }

    /// Text that says something, when it is given.
    pub fn optional(&mut self, key: &'static str) -> Option<String> {
        let entry = *self.values.get(key)?;
        let cleaned = Cleaned::of(entry.value);
        let lost = cleaned.text.as_deref().is_some_and(has_lost_digits).then_some(Fault::LostDigits);
        let is_words = self.holds(key) == Holds::Text && key != "fiscal_year";
        // Names of persons are in no list.
        let is_told = |fault: &Fault| match key {
            "head" => !is_unsure(fault),
            _ => is_words || !is_of_form(fault, entry.value),
        };
        let faults = cleaned.faults.into_iter().filter(is_told);
        faults.chain(lost).for_each(|fault| self.report(entry, fault));
        cleaned.text.filter(|text| !is_dash(text))
    }

    /// A value that is readable when it is given.
    pub fn optional_as<T>(&mut self, key: &'static str, read: impl FnOnce(&str) -> Result<T, Fault>) -> Option<T> {
        let text = self.optional(key)?;
        read(&text).map_err(|fault| self.report_at(key, fault)).ok()
    }

    /// A day that is readable when it is given.
    pub fn day(&mut self, key: &'static str, year: Option<FiscalYear>) -> Option<NaiveDate> {
        let text = self.optional(key)?;
        let day = date::day_of(year)(&text).map_err(|fault| self.report_at(key, fault)).ok()?;
        let swapped = date::swapped(&text, year, self.raw.sheet.is_some());
        if let Some(doubt) = year.and_then(|year| years::early(day, swapped, year)) {
            self.report_at(key, doubt);
        }
        Some(day)
    }

    /// A telephone number, which a spreadsheet may have taken for a number.
    pub fn phone(&mut self, key: &'static str) -> Option<String> {
        let phone = self.optional(key)?;
        if has_lost_its_zero(&phone) {
            self.report_at(key, Fault::LostZero);
        }
        Some(phone)
    }

    /// A web address.
    pub fn link(&mut self, key: &'static str) -> Option<Link> {
        let text = self.optional(key)?;
        Link::parse(&text).map_err(|why| self.report_at(key, Fault::BadLink { why })).ok()
    }

    /// A value that must be given and readable.
    pub fn required<T>(&mut self, key: &'static str, read: impl FnOnce(&str) -> Result<T, Fault>) -> Option<T> {
        let Some(entry) = self.values.get(key).copied() else {
            let column = self.raw.table.columns().iter().find(|column| column.english == key)?;
            let fault = Fault::MissingColumn { thai: column.thai, english: column.english };
            self.diagnostics.push(Diagnostic { place: self.raw.place(None, None), fault, found: None });
            return None;
        };
        let Some(text) = self.optional(key) else {
            // What is wrong with the value itself is told already.
            if is_blank(entry.value) {
                let holds = self.holds(key);
                self.report(entry, Fault::MissingValue { holds });
            }
            return None;
        };
        read(&text).map_err(|fault| self.report(entry, fault)).ok()
    }

    fn holds(&self, key: &str) -> Holds {
        let columns = self.raw.table.columns();
        columns.iter().find(|column| column.english == key).map_or(Holds::Text, |column| column.holds)
    }

    fn report(&mut self, entry: Entry<'_>, fault: Fault) {
        self.diagnostics.push(entry.diagnostic(self.raw, fault, entry.value));
    }
}

/// Whether a telephone number is one digit short and begins with no zero, as where a spreadsheet took it for a number.
fn has_lost_its_zero(phone: &str) -> bool {
    let digits: String = to_arabic(phone.trim()).chars().filter(|c| !matches!(c, ' ' | '-')).collect();
    matches!(digits.len(), 8 | 9) && !digits.starts_with('0') && digits.bytes().all(|digit| digit.is_ascii_digit())
}

fn is_blank(value: &str) -> bool {
    let value = without_invisible(value);
    value.trim().is_empty() || is_dash(&value)
}

impl Entry<'_> {
    /// Its line, and the key itself as the heading. In a national table it is one, and has a column.
    fn place(&self, raw: &RawTable) -> Place {
        let column = raw.headings.iter().position(|heading| heading == self.key).or(self.column);
        Place { heading: Some(self.key.to_owned()), ..raw.place(Some(self.row), column) }
    }

    fn diagnostic(&self, raw: &RawTable, fault: Fault, found: &str) -> Diagnostic {
        Diagnostic { place: self.place(raw), fault, found: Some(found.to_owned()) }
    }
}
