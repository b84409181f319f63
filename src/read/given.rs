//! Rules that stand by themselves: a file of them, or what a national dataset has of them for all its provinces.

use super::{Options, RawDataset, RawTable, ReadError, folder, is_named_workbook, workbook};
use crate::{
    files::{Files, Unread},
    schema::Table,
};

impl RawDataset {
    /// Whether it holds rules and nothing of any province.
    pub fn is_rules_alone(&self) -> bool {
        !self.tables.is_empty() && self.tables.iter().all(|raw| Table::RULES.contains(&raw.table))
    }

    /// Takes the tables of rules out.
    pub fn take_rules(&mut self) -> Option<Self> {
        let (rules, tables): (Vec<RawTable>, Vec<RawTable>) =
            std::mem::take(&mut self.tables).into_iter().partition(|raw| Table::RULES.contains(&raw.table));
        self.tables = tables;
        (!rules.is_empty()).then(|| Self { folder: self.folder.clone(), tables: rules, ..Self::default() })
    }
}

/// Reads the rules of a year that a file holds: `handbook.toml` or a workbook with its sheets.
///
/// # Errors
/// When there is no such file. What is wrong inside is reported in the dataset.
pub fn read_rules(files: &Files) -> Result<RawDataset, ReadError> {
    let failed = |error: Unread| ReadError::of(files.name(), error);
    let rules = match files.one_file() {
        Some(file) if is_named_workbook(file) => workbook::read(files, file).map_err(failed)?,
        Some(file) if folder::may_be_table(file) => folder::read_rules(files, "", &[file.to_owned()]),
        Some(_) => RawDataset::default(),
        None => folder::read(files, "", &Options::default()).map_err(failed)?,
    };
    let is_none = rules.diagnostics.is_empty() && !Table::RULES.into_iter().any(|table| rules.table(table).is_some());
    if is_none { Err(ReadError::NoRules { path: files.name().to_owned() }) } else { Ok(rules) }
}
