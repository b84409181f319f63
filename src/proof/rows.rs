//! Rows of a table that stand alone on a page.

use std::collections::{BTreeMap, BTreeSet};

use super::block::LineAt;
use super::data::{SHOWN, head};
use super::finding::Flaw;
use super::page::{Page, Row};

/// As many rows as these are not few: where a table begins, and where it goes on.
const FIRST: usize = 2;
const LAST: usize = 3;
/// Rows as high as this share of a page are not few, however many they are.
const HIGH: f64 = 1.0 / 10.0;

/// What one page has of a table.
#[derive(Default)]
struct Part {
    rows: BTreeSet<usize>,
    /// Its first line, and where its lines begin and end.
    first: Option<LineAt>,
    ends: (f64, f64),
}

/// Where a page has but few rows of a table that stands on several.
pub fn few_rows(pages: &[Page]) -> Vec<(LineAt, Flaw)> {
    let mut tables: BTreeMap<usize, BTreeMap<usize, Part>> = BTreeMap::new();
    for (number, page) in pages.iter().enumerate() {
        for (index, line) in page.lines.iter().enumerate() {
            let Some(Row { table, number: row }) = line.row else { continue };
            let part = tables
                .entry(table)
                .or_default()
                .entry(number)
                .or_insert_with(|| Part { ends: (f64::MAX, 0.0), ..Part::default() });
            part.rows.insert(row);
            part.first.get_or_insert((number, index));
            part.ends = (part.ends.0.min(line.top()), part.ends.1.max(line.baseline));
        }
    }
    let mut found = Vec::new();
    for parts in tables.into_values().filter(|parts| parts.len() > 1) {
        for (place, (&page, part)) in parts.iter().enumerate() {
            // A row that is taller than a page is parted itself.
            let is_whole = parts.iter().all(|(other, part_of)| *other == page || part_of.rows.is_disjoint(&part.rows));
            let few = if place == 0 { FIRST } else { LAST };
            let is_low = part.ends.1 - part.ends.0 < HIGH * pages[page].height;
            if let Some((page, index)) = part.first.filter(|_| part.rows.len() < few && is_low && is_whole) {
                let text = head(pages[page].lines[index].text.trim(), SHOWN);
                found.push(((page, index), Flaw::FewRows { text }));
            }
        }
    }
    found
}
