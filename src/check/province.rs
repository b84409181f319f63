//! The province table: which province, which year, and the office that signs.

use std::collections::BTreeMap;

use super::{
    rows::{is_of_form, is_unsure},
    text::{Cleaned, has_lost_digits},
};
use crate::{
    diagnostic::{Diagnostic, Fault, Place},
    handbook::Handbooks,
    limits::MAX_FAULTS,
    model::{FiscalYear, Link, Office, Province, ProvinceError},
    read::{RawRow, RawTable},
    schema::{Column, Holds, Table},
    text::{
        clean::without_invisible,
        typed::{is_dash, plain},
    },
    thai::digits::to_arabic,
};

/// What the province table gives; `None` where it is missing or at fault.
#[derive(Debug, Default)]
pub struct Identity {
    pub province: Option<&'static Province>,
    pub year: Option<FiscalYear>,
    /// Where the year stands.
    pub year_at: Place,
    pub office: Office,
}

pub fn check(raw: &RawTable, handbooks: &Handbooks, diagnostics: &mut Vec<Diagnostic>) -> Identity {
    let mut keys = Keys::new(raw, diagnostics);
    let province = keys.required("province", self::province);
    let year = keys.required("fiscal_year", |text| {
        let year = fiscal_year(text)?;
        handbooks.of(year).map(|_| year).ok_or_else(|| Fault::NoHandbook { first: handbooks.first_year() })
    });
    let office = Office {
        name: keys.optional("office"),
        head: keys.optional("head"),
        head_title: keys.optional("head_title"),
        address: keys.optional("address"),
        phone: keys.phone(),
        email: keys.optional("email"),
        report_link: keys.link("report_link"),
        form_link: keys.link("form_link"),
        preface: keys.optional("preface"),
        summary: keys.optional("summary"),
    };
    let year_at = keys.place("fiscal_year");
    Identity { province, year, year_at, office }
}

/// One of the 76 provinces by its name.
pub fn province(text: &str) -> Result<&'static Province, Fault> {
    Province::find(text).map_err(|error| match error {
        ProvinceError::Bangkok => Fault::Bangkok,
        ProvinceError::Unknown { nearest } => Fault::UnknownProvince { nearest },
    })
}

/// A fiscal year by its Buddhist number.
pub fn fiscal_year(text: &str) -> Result<FiscalYear, Fault> {
    /// Longer ones first, for they begin as shorter ones do.
    const NAMES: [&str; 8] = ["ประจำปีงบประมาณ", "ปีงบประมาณ", "ประจำปี", "ปีงบ", "ปี", "พ.ศ.", "พ.ศ", "พศ"];
    let text = plain(text);
    let mut number = text.as_str();
    while let Some(rest) = NAMES.iter().find_map(|name| number.strip_prefix(name)) {
        number = rest.trim_start();
    }
    number.trim_end_matches('.').parse().ok().and_then(FiscalYear::new).ok_or(Fault::BadFiscalYear)
}

/// The table's keys by their English names.
struct Keys<'a> {
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
/// province's own name is, which no table can do without.
fn entries(raw: &RawTable) -> impl Iterator<Item = Entry<'_>> {
    let values = raw.rows.iter().find_map(|row| {
        let key = row.cells.iter().position(|cell| Column::PROVINCE.is_named(cell))?;
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

impl<'a> Keys<'a> {
    fn new(raw: &'a RawTable, diagnostics: &'a mut Vec<Diagnostic>) -> Self {
        let mut values = BTreeMap::new();
        let before = diagnostics.len();
        for entry in entries(raw) {
            if diagnostics.len() - before >= MAX_FAULTS {
                diagnostics.push(entry.diagnostic(raw, Fault::TooManyFaults, entry.key));
                break;
            }
            match Table::Province.column_named(entry.key) {
                Some(column) if values.contains_key(column.english) => {
                    diagnostics.push(entry.diagnostic(raw, Fault::DuplicateColumn, entry.key));
                }
                Some(column) => {
                    values.insert(column.english, entry);
                }
                None => {
                    diagnostics.push(entry.diagnostic(
                        raw,
                        Fault::UnknownKey { nearest: Table::Province.nearest_column(entry.key) },
                        entry.value,
                    ));
                }
            }
        }
        Self { raw, values, diagnostics }
    }

    /// Where a key's value stands, or the table.
    fn place(&self, key: &'static str) -> Place {
        self.values.get(key).map_or_else(|| self.raw.place(None, None), |entry| entry.place(self.raw))
    }

    fn optional(&mut self, key: &'static str) -> Option<String> {
        let entry = *self.values.get(key)?;
        let cleaned = Cleaned::of(entry.value);
        let lost = cleaned.text.as_deref().is_some_and(has_lost_digits).then_some(Fault::LostDigits);
        // Names of persons are in no list.
        let is_told = |fault: &Fault| match key {
            "head" => !is_unsure(fault),
            "fiscal_year" => !is_of_form(fault, entry.value),
            _ => true,
        };
        let faults = cleaned.faults.into_iter().filter(is_told);
        faults.chain(lost).for_each(|fault| self.report(entry, fault));
        cleaned.text.filter(|text| !is_dash(text))
    }

    fn phone(&mut self) -> Option<String> {
        let phone = self.optional("phone")?;
        if let Some(entry) = self.values.get("phone").copied().filter(|_| has_lost_its_zero(&phone)) {
            self.report(entry, Fault::LostZero);
        }
        Some(phone)
    }

    fn link(&mut self, key: &'static str) -> Option<Link> {
        let entry = *self.values.get(key)?;
        let text = self.optional(key)?;
        Link::parse(&text).map_err(|why| self.report(entry, Fault::BadLink { why })).ok()
    }

    fn required<T>(&mut self, key: &'static str, read: impl FnOnce(&str) -> Result<T, Fault>) -> Option<T> {
        let Some(entry) = self.values.get(key).copied() else {
            let column = Table::Province.columns().iter().find(|column| column.english == key)?;
            let fault = Fault::MissingColumn { thai: column.thai, english: column.english };
            self.diagnostics.push(Diagnostic { place: self.raw.place(None, None), fault, found: None });
            return None;
        };
        let Some(text) = self.optional(key) else {
            // What is wrong with the value itself is told already.
            if is_blank(entry.value) {
                let columns = Table::Province.columns();
                let holds =
                    columns.iter().find(|column| column.english == key).map_or(Holds::Text, |column| column.holds);
                self.report(entry, Fault::MissingValue { holds });
            }
            return None;
        };
        read(&text).map_err(|fault| self.report(entry, fault)).ok()
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

/// The place of a value beside its key, which has a column where there are columns.
pub fn place_of_value(raw: &RawTable, row: &RawRow, column: usize) -> Place {
    let key = row.cells.iter().find(|cell| !cell.is_empty()).cloned();
    Place { heading: key, ..raw.place(Some(row.number), raw.sheet.is_some().then_some(column)) }
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
