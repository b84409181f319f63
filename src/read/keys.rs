//! `province.toml` as a table of two columns, key and value, one row a line of the file.

use std::collections::BTreeMap;

use toml::{Spanned, Value};

use super::{Apart, RawRow, RawTable, table};
use crate::{
    diagnostic::{Diagnostic, Fault, Place},
    schema::Table,
};

/// Reads the keys in the order of the file; `None` when it is no TOML, which is reported.
pub fn read(text: &str, file: String, diagnostics: &mut Vec<Diagnostic>) -> Option<RawTable> {
    let Some(text) = table::whole(text) else {
        let place = Place { order: Table::Province.order(), file, ..Place::default() };
        diagnostics.push(Diagnostic { place, fault: Fault::UnfinishedFile, found: None });
        return None;
    };
    let entries: BTreeMap<String, Spanned<Value>> = match toml::from_str(text) {
        Ok(entries) => entries,
        Err(error) => {
            diagnostics.push(broken(text, Table::Province, file, &error));
            return None;
        }
    };
    let lines = Lines::of(text);
    let mut rows: Vec<RawRow> = entries
        .into_iter()
        .map(|(key, value)| RawRow {
            number: lines.at(value.span().start),
            cells: vec![key, as_text(value.into_inner())],
        })
        .collect();
    rows.sort_by_key(|row| row.number);
    let headings = vec!["รายการ".to_owned(), "ค่า".to_owned()];
    Some(RawTable {
        table: Table::Province,
        file,
        sheet: None,
        heading_row: 1,
        headings,
        rows,
        totals: Vec::new(),
        remarks: Vec::new(),
        apart: Apart::default(),
    })
}

pub fn broken(text: &str, table: Table, file: String, error: &toml::de::Error) -> Diagnostic {
    let row = error.span().map(|span| Lines::of(text).at(span.start));
    let found = row.and_then(|row| text.lines().nth(usize::try_from(row).ok()?.checked_sub(1)?)).map(str::to_owned);
    let place = Place { order: table.order(), file, row, ..Place::default() };
    Diagnostic { place, fault: Fault::BrokenToml { cause: error.message().to_owned() }, found }
}

fn as_text(value: Value) -> String {
    match value {
        Value::String(text) => text,
        other => other.to_string(),
    }
}

/// The bytes that end the lines of a text.
pub struct Lines(Vec<usize>);

impl Lines {
    pub fn of(text: &str) -> Self {
        Self(text.match_indices('\n').map(|(at, _)| at).collect())
    }

    /// The line a byte stands in, the first being 1.
    pub fn at(&self, byte: usize) -> u32 {
        let before = self.0.partition_point(|end| *end < byte);
        u32::try_from(before).unwrap_or(u32::MAX - 1) + 1
    }
}
