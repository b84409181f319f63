//! The tables as the officer's own program shows them: by file and sheet, every row under its own number.

use std::collections::BTreeMap;

use ruplem::{
    check::CheckedNation,
    diagnostic::Place,
    files::Files,
    mended::is_mendable,
    read::{RawRow, RawTable},
    schema::{Holds, Table},
};
use serde_json::{Value, json};

/// Every table by its file and sheet; of a nation in one workbook, the provinces' rows together again.
pub struct Sheets(Vec<Sheet>);

struct Sheet {
    table: Table,
    /// Where the headings are to be had: the position of a province and of a table in it.
    first: (usize, usize),
    rows: Vec<Row>,
}

/// A row by where it is.
struct Row {
    number: u32,
    table: (usize, usize),
    kind: Kind,
    position: usize,
}

#[derive(Clone, Copy)]
enum Kind {
    Data,
    Total,
    Remark,
    /// What is none of the table.
    Apart,
}

impl Sheets {
    pub fn of(nation: &CheckedNation) -> Self {
        let mut sheets: Vec<Sheet> = Vec::new();
        let mut known: BTreeMap<(&str, Option<&str>), usize> = BTreeMap::new();
        for (province, found) in nation.provinces.iter().enumerate() {
            for (position, raw) in found.checked.raw.tables.iter().enumerate() {
                let place = (province, position);
                let sheet = *known.entry((&raw.file, raw.sheet.as_deref())).or_insert_with(|| {
                    sheets.push(Sheet { table: raw.table, first: place, rows: Vec::new() });
                    sheets.len() - 1
                });
                sheets[sheet].take(raw, place);
            }
        }
        for sheet in &mut sheets {
            sheet.rows.sort_by_key(|row| row.number);
            sheet.rows.dedup_by_key(|row| row.number);
        }
        Self(sheets)
    }

    pub fn told(&self, nation: &CheckedNation, files: &Files) -> Vec<Value> {
        self.0.iter().map(|sheet| sheet.told(nation, files)).collect()
    }

    /// A place by its sheet's position, the position of its row among those that hold anything, and its column. Of keys it
    /// is the value.
    pub fn place(&self, nation: &CheckedNation, place: &Place) -> Value {
        let is_it = |sheet: &Sheet| {
            let raw = table(nation, sheet.first);
            raw.is_some_and(|raw| raw.file == place.file && raw.sheet == place.sheet)
        };
        let Some(index) = self.0.iter().position(is_it) else {
            return json!({ "sheet": null, "position": null, "column": null });
        };
        let sheet = &self.0[index];
        let position = place.row.and_then(|row| sheet.rows.binary_search_by_key(&row, |row| row.number).ok());
        let has_value = place.heading.is_some() && sheet.has_keys(nation);
        json!({ "sheet": index, "position": position, "column": place.column.or(has_value.then_some(1)) })
    }

    /// Rows of a sheet; `None` when there is no such sheet.
    pub fn rows(&self, nation: &CheckedNation, sheet: usize, from: usize, count: usize) -> Option<Value> {
        let rows = self.0.get(sheet)?.rows.iter().skip(from).take(count);
        let rows = rows.filter_map(|row| {
            let kind = match row.kind {
                Kind::Data => "data",
                Kind::Total => "total",
                Kind::Remark | Kind::Apart => "remark",
            };
            Some(json!({ "number": row.number, "kind": kind, "cells": row.of(nation)?.cells }))
        });
        Some(rows.collect())
    }
}

impl Sheet {
    fn take(&mut self, raw: &RawTable, table: (usize, usize)) {
        let mut take = |kind, numbers: &mut dyn Iterator<Item = u32>| {
            let rows = numbers.enumerate().map(|(position, number)| Row { number, table, kind, position });
            self.rows.extend(rows);
        };
        take(Kind::Data, &mut raw.rows.iter().map(|row| row.number));
        take(Kind::Total, &mut raw.totals.iter().map(|total| total.row.number));
        take(Kind::Remark, &mut raw.remarks.iter().map(|row| row.number));
        take(Kind::Apart, &mut raw.apart.rows().map(|row| row.number));
    }

    fn has_keys(&self, nation: &CheckedNation) -> bool {
        table(nation, self.first).map_or(self.table.has_keys(), RawTable::has_keys_in_rows)
    }

    fn told(&self, nation: &CheckedNation, files: &Files) -> Value {
        let raw = table(nation, self.first);
        let headings = raw.map(|raw| raw.headings.as_slice()).unwrap_or_default();
        let path = files.one_file().or(raw.map(|raw| raw.file.as_str())).unwrap_or_default();
        json!({
            "table": self.table.english(),
            "thai": self.table.thai(),
            "file": raw.map(|raw| &raw.file),
            "sheet": raw.map(|raw| &raw.sheet),
            "path": path,
            // The criteria that stand in sections of a file are rows of no table in it.
            "can_mend": is_mendable(path) && (self.table.has_keys() || !path.ends_with(".toml")),
            "has_keys": self.has_keys(nation),
            "heading_row": raw.map(|raw| raw.heading_row),
            "columns": headings.iter().map(|heading| self.column(heading)).collect::<Vec<_>>(),
            "rows": self.rows.len(),
            "last_row": self.rows.last().map(|row| row.number),
        })
    }

    /// A heading, and the column of the contract that it means.
    fn column(&self, heading: &str) -> Value {
        let Some(column) = self.table.column_named(heading) else { return json!({ "heading": heading }) };
        let holds = match column.holds {
            Holds::Text => "text",
            Holds::People => "people",
            Holds::Money => "money",
            Holds::Number => "number",
            Holds::Day => "day",
            Holds::Month => "month",
            Holds::Choice(_) => "choice",
        };
        json!({
            "heading": heading,
            "name": column.english,
            "thai": column.thai,
            "required": column.required,
            "holds": holds,
            "about": column.about,
        })
    }
}

impl Row {
    fn of<'a>(&self, nation: &'a CheckedNation) -> Option<&'a RawRow> {
        let raw = table(nation, self.table)?;
        match self.kind {
            Kind::Data => raw.rows.get(self.position),
            Kind::Total => raw.totals.get(self.position).map(|total| &total.row),
            Kind::Remark => raw.remarks.get(self.position),
            Kind::Apart => raw.apart.rows().nth(self.position),
        }
    }
}

fn table(nation: &CheckedNation, (province, position): (usize, usize)) -> Option<&RawTable> {
    nation.provinces.get(province)?.checked.raw.tables.get(position)
}
