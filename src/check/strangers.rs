//! Names of another province, left in a plan that was copied from it.

use std::collections::BTreeMap;

use super::{names, province::place_of_cell};
use crate::{
    diagnostic::{Diagnostic, Fault, Place},
    model::Province,
    read::{RawDataset, RawRow, RawTable},
    schema::Table,
    text::bare,
};

/// Where the province that is named is mostly the dataset's own: who does something, and where.
const NAMED_IN: [(Table, &[&str]); 4] = [
    (Table::Province, &["office", "head_title", "address"]),
    (Table::Projects, &["agency", "area", "name"]),
    (Table::Committee, &["body", "title", "role"]),
    (Table::Situation, &["source"]),
];

/// What is said of going to see another province.
const VISITS: [&str; 3] = ["ดูงาน", "เครือข่าย", "ระหว่าง"];

/// What stands before the province in the name of an office that has no word for it.
const OFFICES: [&str; 5] = ["แรงงาน", "จัดหางาน", "ประกันสังคม", "คุ้มครองแรงงาน", "พัฒนาฝีมือแรงงาน"];

/// Reports every other province that a table speaks of, once, where it does so first.
pub fn check(raw: &RawDataset, own: &'static Province, diagnostics: &mut Vec<Diagnostic>) {
    for (table, columns) in NAMED_IN {
        let Some(table) = raw.table(table) else { continue };
        let positions: Vec<usize> = columns.iter().filter_map(|column| table.column(column)).collect();
        let mut strangers: BTreeMap<&'static str, Vec<(Place, &str)>> = BTreeMap::new();
        for row in &table.rows {
            let found = |position: usize| {
                let cell = row.cells.get(position).filter(|cell| !cell.is_empty())?;
                Some((stranger(cell, own)?, position, cell.as_str()))
            };
            let stranger = match table.table {
                Table::Province => value(table, row, columns).and_then(found),
                _ => positions.iter().copied().find_map(found),
            };
            if let Some((other, position, cell)) = stranger {
                strangers.entry(&other.name).or_default().push((place_of_cell(table, row, position), cell));
            }
        }
        for (other, places) in strangers {
            let fault = Fault::OtherProvince { other, rows: places.len() };
            let first = places.into_iter().next();
            diagnostics.extend(first.map(|(place, cell)| Diagnostic { place, fault, found: Some(cell.to_owned()) }));
        }
    }
}

/// Where the value of a row of the province's own table stands, where its key is one of these.
fn value(table: &RawTable, row: &RawRow, keys: &[&str]) -> Option<usize> {
    let is_key = |cell: &String| table.table.column_named(cell).is_some_and(|column| keys.contains(&column.english));
    let key = row.cells.iter().position(is_key)?;
    Some(key + 1 + row.cells.iter().skip(key + 1).position(|cell| !cell.is_empty())?)
}

/// The province a text names, where it does not name its own as well.
fn stranger(text: &str, own: &Province) -> Option<&'static Province> {
    if VISITS.iter().any(|word| text.contains(word)) {
        return None;
    }
    let text = bare(text);
    let mut named = ["จังหวัด", "จ."].into_iter().flat_map(|word| text.match_indices(word)).filter_map(|(at, word)| {
        let rest = &text[at + word.len()..];
        let named = Province::all().iter().filter(|province| rest.starts_with(&province.name));
        named.max_by_key(|province| province.name.len())
    });
    let Some(first) = named.next() else { return stranger_of_office(&text, own) };
    (first.code != own.code && named.all(|province| province.code != own.code)).then_some(first)
}

/// The province an office is named after without a word for it: `สำนักงานพัฒนาฝีมือแรงงานน่าน`, `สรจ.น่าน`.
fn stranger_of_office(text: &str, own: &Province) -> Option<&'static Province> {
    if !text.starts_with('ส') {
        return None;
    }
    let office = names::agency(text);
    let named = Province::all().iter().filter_map(|province| Some((province, office.strip_suffix(&*province.name)?)));
    let (province, before) = named.max_by_key(|(province, _)| province.name.len())?;
    let is_office =
        |word: &&str| before.ends_with(*word) || before.strip_suffix("จังหวัด").is_some_and(|of| of.ends_with(*word));
    let is_one = office.starts_with("สำนักงาน") && OFFICES.iter().any(is_office);
    (is_one && province.code != own.code && !office.contains(&*own.name)).then_some(province)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_province_is_known_by_its_whole_name_behind_the_word_for_it() {
        let own = Province::find("แพร่").unwrap();
        let named = |text| stranger(text, own).map(|province| province.name.as_str());
        for text in ["สำนักงานแรงงานจังหวัดน่าน", "สรจ. จ. น่าน", "แรงงานจังหวัด น่าน", "สรจ.น่าน", "สำนักงานพัฒนาฝีมือแรงงานน่าน"]
        {
            assert_eq!(named(text), Some("น่าน"), "{text}");
        }
        assert_eq!(named("จังหวัดนครราชสีมา"), Some("นครราชสีมา"));
        for text in [
            "สำนักงานแรงงานจังหวัดแพร่",
            "แรงงานจังหวัด",
            "น่านสามัคคี",
            "จังหวัดน่านและจังหวัดแพร่",
            "ศึกษาดูงานจังหวัดน่าน",
            "สำนักงานเผยแพร่",
            "งานเผยแพร่",
        ] {
            assert_eq!(named(text), None, "{text}");
        }
    }
}
