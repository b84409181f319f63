//! A dataset's tables as files: every row where it stood, so that what was said of it is said again, in the office's own
//! words, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    csv_table::CsvTable,
    form::toml_text,
    read::{RawDataset, RawRow, RawTable},
    schema::Table,
};

/// More empty rows between two others are not kept: they tell nothing.
const MOST_EMPTY: u32 = 1_000;

/// The tables by the names of their files. The year's rules are not among them: what counts of them is known only when all
/// is checked.
pub fn files(raw: &RawDataset) -> BTreeMap<String, Vec<u8>> {
    // Rows that were parted from those of other provinces have numbers of a file that is not here.
    let keeps_rows = raw.province.is_none();
    let tables = raw.tables.iter().filter(|table| !Table::RULES.contains(&table.table));
    tables
        .map(|table| {
            let bytes = if table.table == Table::Province { keys(table, keeps_rows) } else { rows(table, keeps_rows) };
            (table.table.file(), bytes)
        })
        .collect()
}

/// How many empty rows stand before one.
fn empty_before(next: u32, number: u32, keeps_rows: bool) -> u32 {
    if keeps_rows { number.saturating_sub(next).min(MOST_EMPTY) } else { 0 }
}

fn keys(raw: &RawTable, keeps_rows: bool) -> Vec<u8> {
    let (mut text, mut next, mut seen) = (String::new(), 1, BTreeSet::new());
    for row in &raw.rows {
        let [Some(key), value] = [row.cells.first(), row.cells.get(1)] else { continue };
        if key.is_empty() || !seen.insert(key) {
            continue;
        }
        let empty = empty_before(next, row.number, keeps_rows);
        (0..empty).for_each(|_| text.push('\n'));
        next += empty + 1;
        text.push_str(&format!("{} = {}\n", toml_text(key), toml_text(value.map_or("", String::as_str))));
    }
    text.into_bytes()
}

fn rows(raw: &RawTable, keeps_rows: bool) -> Vec<u8> {
    let heading = RawRow { number: raw.heading_row, cells: raw.headings.clone() };
    let mut rows: Vec<&RawRow> = raw.apart.beside.iter().chain([&heading]).collect();
    rows.extend(
        raw.rows.iter().chain(&raw.remarks).chain(raw.totals.iter().map(|total| &total.row)).chain(raw.apart.rows()),
    );
    // Of a row that something beside it was parted from, the whole one comes first.
    rows.sort_by_key(|row| row.number);
    rows.dedup_by_key(|row| row.number);
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let (mut file, mut next) = (CsvTable::for_windows(), 1);
    let whole = |cells: &[String]| (0..width).map(|at| cells.get(at).cloned().unwrap_or_default()).collect::<Vec<_>>();
    for row in rows {
        let empty = empty_before(next, row.number, keeps_rows);
        (0..empty).for_each(|_| file.row(whole(&[])));
        next += empty + 1;
        file.row(whole(&row.cells));
    }
    file.into_bytes()
}
