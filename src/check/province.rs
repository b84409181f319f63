//! The province table: which province, which year, and the office that signs.

use std::collections::BTreeMap;

use crate::{
    diagnostic::{Diagnostic, Fault, Place},
    handbook::Handbooks,
    model::{FiscalYear, Office, Province, ProvinceError},
    read::RawTable,
    schema::Table,
    thai::{
        clean::{first_unprintable, without_invisible},
        digits::to_arabic,
    },
};

/// What the province table gives; `None` where it is missing or at fault.
#[derive(Debug, Default)]
pub struct Identity {
    pub province: Option<&'static Province>,
    pub year: Option<FiscalYear>,
    pub office: Office,
}

pub fn check(raw: &RawTable, handbooks: &Handbooks, diagnostics: &mut Vec<Diagnostic>) -> Identity {
    let mut keys = Keys::new(raw, diagnostics);
    let province = keys.required("province", |text| {
        Province::find(text).map_err(|error| match error {
            ProvinceError::Bangkok => Fault::Bangkok,
            ProvinceError::Unknown => Fault::UnknownProvince,
        })
    });
    let year = keys.required("fiscal_year", |text| {
        let year = to_arabic(text).parse().ok().and_then(FiscalYear::new).ok_or(Fault::BadFiscalYear)?;
        let known = || handbooks.years().map(|year| year.to_string()).collect::<Vec<_>>().join(", ");
        handbooks.of(year).map(|_| year).ok_or_else(|| Fault::NoHandbook { known: known() })
    });
    let office = Office {
        name: keys.optional("office"),
        head: keys.optional("head"),
        head_title: keys.optional("head_title"),
        address: keys.optional("address"),
        phone: keys.optional("phone"),
        email: keys.optional("email"),
        report_link: keys.optional("report_link"),
        form_link: keys.optional("form_link"),
        preface: keys.optional("preface"),
        summary: keys.optional("summary"),
    };
    Identity { province, year, office }
}

/// The table's keys by their English names.
struct Keys<'a> {
    raw: &'a RawTable,
    values: BTreeMap<&'static str, (u32, &'a str, &'a str)>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl<'a> Keys<'a> {
    fn new(raw: &'a RawTable, diagnostics: &'a mut Vec<Diagnostic>) -> Self {
        let mut values = BTreeMap::new();
        for row in &raw.rows {
            let [key, value] = [0, 1].map(|cell| row.cells.get(cell).map_or("", String::as_str));
            match Table::Province.columns().iter().find(|column| column.is_named(key)) {
                Some(column) if values.contains_key(column.english) => {
                    diagnostics.push(diagnostic(raw, row.number, key, Fault::DuplicateColumn, key));
                }
                Some(column) => {
                    values.insert(column.english, (row.number, key, value));
                }
                None => {
                    let fault = Fault::UnknownKey { nearest: None };
                    diagnostics.push(diagnostic(raw, row.number, key, fault, value));
                }
            }
        }
        Self { raw, values, diagnostics }
    }

    fn optional(&mut self, key: &'static str) -> Option<String> {
        let (row, name, value) = *self.values.get(key)?;
        let text = without_invisible(value);
        if text.chars().count() < value.chars().count() {
            self.diagnostics.push(diagnostic(self.raw, row, name, Fault::InvisibleCharacters, value));
        }
        if let Some(character) = first_unprintable(&text) {
            self.diagnostics.push(diagnostic(self.raw, row, name, Fault::UnprintableCharacter { character }, value));
        }
        let text = text.trim();
        (!text.is_empty() && text != "-").then(|| text.to_owned())
    }

    fn required<T>(&mut self, key: &'static str, read: impl FnOnce(&str) -> Result<T, Fault>) -> Option<T> {
        let Some((row, name, value)) = self.values.get(key).copied() else {
            let column = Table::Province.columns().iter().find(|column| column.english == key)?;
            let fault = Fault::MissingColumn { thai: column.thai, english: column.english };
            self.diagnostics.push(Diagnostic { place: self.raw.place(None, None), fault, found: None });
            return None;
        };
        let Some(text) = self.optional(key) else {
            self.diagnostics.push(diagnostic(self.raw, row, name, Fault::MissingValue, value));
            return None;
        };
        read(&text).map_err(|fault| self.diagnostics.push(diagnostic(self.raw, row, name, fault, value))).ok()
    }
}

/// A fault of one key: its line, and the key itself as the heading. In a national table it is one, and has a column.
fn diagnostic(raw: &RawTable, row: u32, key: &str, fault: Fault, found: &str) -> Diagnostic {
    let column = raw.headings.iter().position(|heading| heading == key);
    let place = Place { heading: Some(key.to_owned()), ..raw.place(Some(row), column) };
    Diagnostic { place, fault, found: Some(found.to_owned()) }
}
