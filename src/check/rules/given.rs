//! Rules that stand by themselves, for every dataset of their year.

use crate::{
    check::years,
    diagnostic::{Diagnostic, Fault, Place},
    handbook::{Handbook, Handbooks},
    model::FiscalYear,
    read::RawDataset,
    schema::Table,
};

/// Rules that stand by themselves, with all that is wrong with them.
#[derive(Debug)]
pub struct CheckedRules {
    /// `None` when they have errors.
    pub handbook: Option<Handbook>,
    /// In the order of tables, rows and columns.
    pub diagnostics: Vec<Diagnostic>,
}

/// Checks tables of rules that are given for every dataset of their year: the one they name, or else `year`.
pub fn check_rules(raw: &RawDataset, year: Option<FiscalYear>, handbooks: &Handbooks) -> CheckedRules {
    let mut diagnostics = raw.diagnostics.clone();
    let place = raw.tables.first().map_or_else(Place::default, |table| table.place(None, None));
    let mut handbook = None;
    match years::stated(raw, Table::Handbook).or(year) {
        None => {
            let fault = Fault::MissingColumn { thai: "ปีงบประมาณ", english: "fiscal_year" };
            diagnostics.push(Diagnostic { place, fault, found: None });
        }
        Some(year) => match handbooks.of(year) {
            None => {
                let fault = Fault::NoHandbook { first: handbooks.first_year() };
                diagnostics.push(Diagnostic { place, fault, found: Some(year.to_string()) });
            }
            Some(base) => {
                let own = super::check(raw, &base, handbooks.is_given(year), &mut diagnostics);
                handbook = Some(own.unwrap_or_else(|| Handbook::clone(&base)));
            }
        },
    }
    diagnostics.sort_by(|one, other| one.place.cmp(&other.place));
    let is_sound = !diagnostics.iter().any(Diagnostic::is_error);
    CheckedRules { handbook: handbook.filter(|_| is_sound), diagnostics }
}
