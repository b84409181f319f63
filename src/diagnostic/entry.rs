//! A diagnostic as other programs read it.

use serde::{Deserialize, Serialize};

use super::{Diagnostic, Lang, Severity};
use crate::model::Province;

/// One diagnostic in the shape of the JSON contract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub severity: Severity,
    pub code: String,
    pub message: String,
    pub hint: String,
    pub file: String,
    pub sheet: Option<String>,
    pub row: Option<u32>,
    pub column: Option<String>,
    pub cell: Option<String>,
    pub found: Option<String>,
    pub province: Option<String>,
}

impl Entry {
    pub fn new(diagnostic: &Diagnostic, province: Option<&Province>, lang: Lang) -> Self {
        Self {
            severity: diagnostic.severity(),
            code: diagnostic.fault.code().to_owned(),
            message: diagnostic.fault.message(lang),
            hint: diagnostic.fault.hint(lang),
            file: diagnostic.place.file.clone(),
            sheet: diagnostic.place.sheet.clone(),
            row: diagnostic.place.row,
            column: diagnostic.place.heading.clone(),
            cell: diagnostic.place.cell(),
            found: diagnostic.found.clone(),
            province: province.map(|province| province.name.clone()),
        }
    }
}
