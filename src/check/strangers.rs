//! Names of another province, left in a plan that was copied from it.

use std::collections::BTreeMap;

use crate::{
    diagnostic::{Diagnostic, Fault},
    model::Province,
    read::RawDataset,
    schema::Table,
    text::bare,
};

/// Where a province is named only by who does something.
const NAMED_IN: [(Table, &[&str]); 2] =
    [(Table::Projects, &["agency"]), (Table::Committee, &["body", "title", "role"])];

/// Reports every other province that a table speaks of, once, where it does so first.
pub fn check(raw: &RawDataset, own: &'static Province, diagnostics: &mut Vec<Diagnostic>) {
    for (table, columns) in NAMED_IN {
        let Some(table) = raw.table(table) else { continue };
        let columns: Vec<usize> = columns.iter().filter_map(|column| table.column(column)).collect();
        let mut strangers: BTreeMap<&'static str, Vec<(u32, usize)>> = BTreeMap::new();
        for row in &table.rows {
            let stranger = columns.iter().find_map(|&column| Some((column, stranger(row.cells.get(column)?, own)?)));
            if let Some((column, other)) = stranger {
                strangers.entry(&other.name).or_default().push((row.number, column));
            }
        }
        for (other, cells) in strangers {
            let (row, column) = cells[0];
            let place = table.place(Some(row), Some(column));
            let found = table.cell(row, column).map(str::to_owned);
            diagnostics.push(Diagnostic { place, fault: Fault::OtherProvince { other, rows: cells.len() }, found });
        }
    }
}

/// The province a text names, where it does not name its own as well.
fn stranger(text: &str, own: &Province) -> Option<&'static Province> {
    let text = bare(text);
    let mut named = ["จังหวัด", "จ."].into_iter().flat_map(|word| text.match_indices(word)).filter_map(|(at, word)| {
        let rest = &text[at + word.len()..];
        let named = Province::all().iter().filter(|province| rest.starts_with(&province.name));
        named.max_by_key(|province| province.name.len())
    });
    let first = named.next()?;
    (first.code != own.code && named.all(|province| province.code != own.code)).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_province_is_known_by_its_whole_name_behind_the_word_for_it() {
        let own = Province::find("แพร่").unwrap();
        let named = |text| stranger(text, own).map(|province| province.name.as_str());
        for text in ["สำนักงานแรงงานจังหวัดน่าน", "สรจ. จ. น่าน", "แรงงานจังหวัด น่าน"]
        {
            assert_eq!(named(text), Some("น่าน"), "{text}");
        }
        assert_eq!(named("จังหวัดนครราชสีมา"), Some("นครราชสีมา"));
        for text in ["สำนักงานแรงงานจังหวัดแพร่", "แรงงานจังหวัด", "น่านสามัคคี", "จังหวัดน่านและจังหวัดแพร่"]
        {
            assert_eq!(named(text), None, "{text}");
        }
    }
}
