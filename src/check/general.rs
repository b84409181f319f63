//! What is known of the province at large.

use super::{
    names::{Kind, Names},
    projects::one_name,
    rows::Rows,
};
use crate::{diagnostic::Diagnostic, model::GeneralFact, read::RawTable};

pub fn check(raw: &RawTable, diagnostics: &mut Vec<Diagnostic>) -> Vec<GeneralFact> {
    let mut topics = Names::new(Kind::Others);
    Rows::new(raw, diagnostics).read(diagnostics, |row| {
        let topic = row.required("topic").map(|topic| one_name(row, "topic", &topic, &mut topics));
        let item = row.required("item");
        let value = row.required("value");
        let unit = row.words("unit");
        let year = row.words("year");
        let source = row.words("source");
        Some(GeneralFact { topic: topic?, item: item?, value: value?, unit, year, source })
    })
}
