//! The province table: which province, which year, and the office that signs.

use super::keys::Keys;
use crate::{
    diagnostic::{Diagnostic, Fault, Place},
    handbook::Handbooks,
    model::{BookColour, FiscalYear, NoColour, Office, Province, ProvinceError},
    read::{RawRow, RawTable},
    text::{bare, typed::plain},
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
        phone: keys.phone("phone"),
        fax: keys.phone("fax"),
        email: keys.optional("email"),
        unit: keys.optional("unit"),
        on_behalf_of: keys.optional("on_behalf_of"),
        report_link: keys.link("report_link"),
        form_link: keys.link("form_link"),
        colour: colour(&mut keys),
        managing: keys.optional_as("managing", answer).unwrap_or(false),
        profile: keys.optional("profile"),
        preface: keys.optional("preface"),
        summary: keys.optional("summary"),
    };
    let year_at = keys.place("fiscal_year");
    Identity { province, year, year_at, office }
}

/// The colour of the books. Nothing but their look hangs on it: where it is none, they have the usual one.
fn colour(keys: &mut Keys<'_>) -> BookColour {
    let colour = keys.optional_as("colour", |text| {
        text.parse::<BookColour>().map_err(|NoColour { nearest }| Fault::UnknownColour { nearest })
    });
    if let Some(BookColour::Accent(given)) = colour
        && given.for_text() != given
    {
        keys.report_at("colour", Fault::LightColour { used: given.for_text() });
    }
    colour.unwrap_or_default()
}

/// Yes or no, as people say it.
fn answer(text: &str) -> Result<bool, Fault> {
    match bare(text).as_str() {
        "ใช่" | "มี" | "ต้องการ" | "yes" | "true" => Ok(true),
        "ไม่" | "ไม่ใช่" | "ไม่มี" | "ไม่ต้องการ" | "no" | "false" => {
            Ok(false)
        }
        _ => Err(Fault::UnknownAnswer),
    }
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

/// The place of a cell; that of a value beside its key is told by the key, and has a column where there are columns.
pub fn place_of_cell(raw: &RawTable, row: &RawRow, column: usize) -> Place {
    if !raw.table.has_keys() {
        return raw.place(Some(row.number), Some(column));
    }
    let key = row.cells.iter().find(|cell| !cell.is_empty()).cloned();
    Place { heading: key, ..raw.place(Some(row.number), raw.sheet.is_some().then_some(column)) }
}
