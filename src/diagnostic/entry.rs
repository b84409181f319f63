//! A diagnostic as other programs read it.

use serde::{Deserialize, Serialize};

use super::{Diagnostic, Lang, Severity};
use crate::model::Province;

/// One diagnostic in the shape of the JSON contract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Whether it stops the books.
    pub severity: Severity,
    /// Stable; docs/diagnostics.md explains each.
    pub code: String,
    /// In the language of the call.
    pub message: String,
    /// How to mend it, in the language of the call.
    pub hint: String,
    /// With the province's folder before it where there is one.
    pub file: String,
    /// Of a workbook.
    pub sheet: Option<String>,
    /// As the user's program counts: 1 is the heading's row.
    pub row: Option<u32>,
    /// The heading, as the file has it.
    pub column: Option<String>,
    /// `F12`
    pub cell: Option<String>,
    /// What stands there, as the file has it.
    pub found: Option<String>,
    /// Whose data it is, in a nation.
    pub province: Option<String>,
}

impl Entry {
    /// Says a diagnostic in one language.
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
