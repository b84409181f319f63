//! The rules of the dataset's year.

use crate::{
    diagnostic::{Diagnostic, Fault, Place},
    handbook::Handbook,
};

/// What is to be said of rules that are not known for certain.
pub fn report_doubts(handbook: &Handbook, year_at: &Place, diagnostics: &mut Vec<Diagnostic>) {
    let year = handbook.fiscal_year;
    if handbook.standing.assumed {
        let fault = Fault::AssumedHandbook { year, from: handbook.standing.fiscal_year };
        diagnostics.push(Diagnostic { place: year_at.clone(), fault, found: Some(year.to_string()) });
    }
}
