//! National datasets: tables whose rows name their province, parted into a dataset a province.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::{
    diagnostic::{Diagnostic, Fault, Place},
    model::{Province, ProvinceError},
    read::{Apart, RawDataset, RawProvince, RawRow, RawTable},
    schema::{Column, Table},
    text::clean::without_invisible,
    thai::repair::repair,
};

/// Every province's tables, and what was wrong with what they have in common.
#[derive(Debug, Default)]
pub struct Split {
    pub provinces: Vec<RawProvince>,
    pub diagnostics: Vec<Diagnostic>,
    /// Whole tables that have rows of totals or remarks, to be held against the rows of all provinces.
    pub totalled: Vec<RawTable>,
}

/// Whether the rows say whose they are. Where the province table is one of keys and values, they are that province's.
pub fn is_national(raw: &RawDataset) -> bool {
    match raw.table(Table::Province) {
        Some(table) => column_of_province(table).is_some(),
        None => raw.tables.iter().any(|table| column_of_province(table).is_some()),
    }
}

/// The column with the row's province. A table of keys and values has none: there `จังหวัด` is a key.
fn column_of_province(table: &RawTable) -> Option<usize> {
    table.headings.iter().position(|heading| Column::PROVINCE.is_named(heading))
}

/// Parts a national dataset into the datasets of its provinces. Every cell keeps its place. A row whose province is
/// not known is reported and goes to none; what is wrong with a whole table is wrong for every province.
pub fn split(raw: RawDataset) -> Split {
    let pictures = raw.pictures;
    let mut shared = raw.diagnostics;
    let mut unreadable = raw.unreadable;
    let mut tables = Vec::new();
    let totalled = raw.tables.iter().filter(|table| has_more_than_data(table)).cloned().collect();
    for table in raw.tables {
        match column_of_province(&table) {
            Some(column) => tables.push((table, column)),
            None => {
                shared.push(without_column(&table));
                unreadable.push(table.table);
            }
        }
    }
    for wanted in Table::ALL.into_iter().filter(|table| table.required()) {
        if !unreadable.contains(&wanted) && !tables.iter().any(|(table, _)| table.table == wanted) {
            let (file, sheet) = match &raw.workbook {
                Some(workbook) => (workbook.clone(), Some(wanted.thai().to_owned())),
                None => (wanted.national_file(), None),
            };
            let fault = Fault::MissingTable { table: wanted, is_sheet: sheet.is_some(), txt: None };
            let place = Place { order: wanted.order(), file, sheet, ..Place::default() };
            shared.push(Diagnostic { place, fault, found: None });
            unreadable.push(wanted);
        }
    }
    let mut strays = Vec::new();
    let mut rows: BTreeMap<(u8, Table), Vec<RawRow>> = BTreeMap::new();
    for (table, column) in &mut tables {
        for row in std::mem::take(&mut table.rows) {
            let cell = row.cells.get(*column).map_or("", String::as_str);
            match owner(cell) {
                Ok(province) => rows.entry((province.code, table.table)).or_default().push(row),
                Err(fault) => {
                    let place = table.place(Some(row.number), Some(*column));
                    strays.push(Diagnostic { place, fault, found: Some(cell.to_owned()) });
                }
            }
        }
    }
    let mut own = take_own(&mut shared, &rows);
    let errors: Vec<Diagnostic> = shared.iter().filter(|found| found.is_error()).cloned().collect();
    let provinces = Province::all().iter().filter(|province| rows.keys().any(|(code, _)| *code == province.code));
    let provinces: Vec<RawProvince> = provinces
        .map(|province| {
            let diagnostics = errors.iter().cloned().chain(own.remove(&province.code).unwrap_or_default()).collect();
            let mut data = RawDataset {
                diagnostics,
                unreadable: unreadable.clone(),
                pictures: Arc::clone(&pictures),
                workbook_sha256: raw.workbook_sha256,
                province: Some(province),
                ..RawDataset::default()
            };
            data.workbook.clone_from(&raw.workbook);
            for (table, column) in &tables {
                let rows = rows.get(&(province.code, table.table)).map_or(&[][..], Vec::as_slice);
                match table.table {
                    Table::Province => take_keys(&mut data, table, *column, rows, province),
                    _ => data.tables.push(without_province(table, *column, rows)),
                }
            }
            RawProvince { name: province.name.clone(), data }
        })
        .collect();
    shared.extend(strays);
    shared.sort_by(|one, other| one.place.cmp(&other.place));
    Split { provinces, diagnostics: shared, totalled }
}

/// Takes out what is wrong with a province's own rows, by the province's number. How many rows are hidden is said of all.
fn take_own(shared: &mut Vec<Diagnostic>, rows: &BTreeMap<(u8, Table), Vec<RawRow>>) -> BTreeMap<u8, Vec<Diagnostic>> {
    let mut own: BTreeMap<u8, Vec<Diagnostic>> = BTreeMap::new();
    shared.retain(|found| {
        let Some(number) = found.place.row.filter(|_| !found.fault.is_of_many_rows()) else {
            return true;
        };
        let is_here = |(_, table): &(u8, Table), rows: &[RawRow]| {
            table.order() == found.place.order && rows.binary_search_by_key(&number, |row| row.number).is_ok()
        };
        let owner = rows.iter().find_map(|(key, rows)| is_here(key, rows).then_some(key.0));
        owner.is_none_or(|code| {
            own.entry(code).or_default().push(found.clone());
            false
        })
    });
    own
}

/// Whether rows that are no data stand among those of a table.
fn has_more_than_data(table: &RawTable) -> bool {
    !table.totals.is_empty() || !table.remarks.is_empty() || !table.apart.is_empty()
}

/// The province a cell names.
fn owner(cell: &str) -> Result<&'static Province, Fault> {
    let name = without_invisible(cell);
    Province::find(&repair(&name).text).map_err(|error| match error {
        _ if name.trim().is_empty() => Fault::MissingValue { holds: Column::PROVINCE.holds },
        ProvinceError::Bangkok => Fault::Bangkok,
        ProvinceError::Unknown { nearest } => Fault::UnknownProvince { nearest },
    })
}

fn without_column(table: &RawTable) -> Diagnostic {
    let fault = Fault::MissingColumn { thai: Column::PROVINCE.thai, english: Column::PROVINCE.english };
    Diagnostic { place: table.place(Some(table.heading_row), None), fault, found: None }
}

/// A province's rows of a table. The province's column stays, blank, so that every other keeps its letter.
fn without_province(table: &RawTable, column: usize, rows: &[RawRow]) -> RawTable {
    let blanked = |cells: &[String]| {
        let mut cells = cells.to_vec();
        if let Some(cell) = cells.get_mut(column) {
            cell.clear();
        }
        cells
    };
    let rows = rows.iter().map(|row| RawRow { number: row.number, cells: blanked(&row.cells) });
    let rows = rows.filter(|row| row.cells.iter().any(|cell| !cell.is_empty()));
    let mut own = RawTable { headings: blanked(&table.headings), rows: rows.collect(), ..heading_of(table) };
    own.headings.truncate(table.apart.beside_from.unwrap_or(own.headings.len()));
    own.set_rows_apart(&BTreeSet::new());
    own
}

/// Turns a province's row of the province table into keys and values. Its headings stay those of the file, by which a
/// key's column is found again.
fn take_keys(data: &mut RawDataset, table: &RawTable, column: usize, rows: &[RawRow], province: &Province) {
    let Some((row, more)) = rows.split_first() else {
        let found = Some(province.name.clone());
        data.diagnostics.push(Diagnostic { place: table.place(None, None), fault: Fault::UnlistedProvince, found });
        data.unreadable.push(Table::Province);
        return;
    };
    for again in more {
        let place = table.place(Some(again.number), Some(column));
        let fault = Fault::DuplicateProvince { first: table.file.clone(), first_row: Some(row.number) };
        data.diagnostics.push(Diagnostic { place, fault, found: again.cells.get(column).cloned() });
    }
    let named =
        table.headings.iter().zip(&row.cells).filter(|(heading, cell)| !(heading.is_empty() || cell.is_empty()));
    let keys = named.map(|(heading, cell)| RawRow { number: row.number, cells: vec![heading.clone(), cell.clone()] });
    data.tables.push(RawTable { rows: keys.collect(), ..heading_of(table) });
}

/// A table without its rows.
fn heading_of(table: &RawTable) -> RawTable {
    RawTable {
        table: table.table,
        file: table.file.clone(),
        sheet: table.sheet.clone(),
        heading_row: table.heading_row,
        headings: table.headings.clone(),
        rows: Vec::new(),
        totals: Vec::new(),
        remarks: Vec::new(),
        apart: Apart::default(),
    }
}
