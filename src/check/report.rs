//! What checking found, as other programs read it.

use std::io::{self, Write};

use serde::Serialize;

use super::CheckedNation;
use crate::diagnostic::{Entry, Lang, Severity};

/// Every diagnostic of every province in the shape of the JSON contract.
#[derive(Debug, Serialize)]
pub struct Report {
    /// Whether nothing stands in the way of the books.
    pub ok: bool,
    /// How many of the diagnostics are errors.
    pub errors: usize,
    /// How many of them are doubts.
    pub warnings: usize,
    /// First those of no single province, then province by province.
    pub diagnostics: Vec<Entry>,
}

impl Report {
    /// Says all that was found in one language.
    pub fn new(nation: &CheckedNation, lang: Lang) -> Self {
        let told = nation.told_once();
        let entries = told.iter().flat_map(|(province, found)| {
            let province = province.and_then(|province| province.checked.province);
            found.iter().map(move |diagnostic| Entry::new(diagnostic, province, lang))
        });
        let diagnostics: Vec<Entry> = entries.collect();
        let count = |severity| diagnostics.iter().filter(|entry| entry.severity == severity).count();
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        Self { ok: nation.is_sound(), errors, warnings, diagnostics }
    }

    /// Writes it as one JSON document, the same bytes wherever it is written.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, out: &mut impl Write) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut *out, self)?;
        writeln!(out)
    }
}
