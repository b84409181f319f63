//! `book.json`: which book a file is, and what it was made with.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Made;
use crate::{
    check,
    compose::{AnyDocument, Kind},
    model::{FiscalYear, Month},
    workshop::fingerprint,
};

/// What a book says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The version of the program that made it.
    pub program: String,
    /// The fingerprint of that program's code.
    pub build: String,
    /// The fingerprint of the templates it was made with.
    pub templates: String,
    /// The name of its kind.
    pub kind: String,
    /// Whose book it is; none of the whole country's.
    pub province: Option<String>,
    /// The fiscal year.
    pub year: u16,
    /// The day it tells of, where it tells of one.
    pub as_of: Option<NaiveDate>,
    /// The month it tells of, where it tells of one.
    pub month: Option<String>,
    /// The SHA-256 of every other file inside, by name.
    pub files: BTreeMap<String, String>,
    /// The SHA-256 of the pictures on its pages, by the names the data has them under.
    pub pictures: BTreeMap<String, String>,
    /// What stands on those of them that are pages of a document, by the same names.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub words: BTreeMap<String, String>,
}

impl About {
    /// What this program says of a book of no province, day or month that carries these files.
    pub(super) fn of_files(files: &BTreeMap<String, Vec<u8>>, kind: Kind, year: FiscalYear, made: Made<'_>) -> Self {
        Self {
            program: env!("CARGO_PKG_VERSION").to_owned(),
            build: fingerprint::BUILD.to_owned(),
            templates: made.templates.to_owned(),
            kind: kind.name.to_owned(),
            province: None,
            year: year.number(),
            as_of: None,
            month: None,
            files: files.iter().map(|(name, bytes)| (name.clone(), fingerprint::of(bytes))).collect(),
            pictures: BTreeMap::new(),
            words: BTreeMap::new(),
        }
    }

    /// As it stands in the file.
    pub fn json(&self) -> Vec<u8> {
        let mut json = serde_json::to_vec_pretty(self).unwrap_or_default();
        json.push(b'\n');
        json
    }

    /// What a file says; `None` when it is no such file.
    pub fn of(json: &[u8]) -> Option<Self> {
        serde_json::from_slice(json).ok()
    }

    /// The kind of book, as far as this program knows it.
    pub fn document(&self) -> Option<AnyDocument> {
        AnyDocument::named(&self.kind)
    }

    /// The month it tells of.
    pub fn month(&self) -> Option<Month> {
        check::month(self.month.as_deref()?).ok()
    }
}
