//! The rows of a month held against a sheet that has them already: what it lacks, and what differs by cell.

use chrono::NaiveDate;

use super::{Cell, MonthRows, Rows, is_day, is_key};
use crate::{
    check::{day, money, month, people},
    diagnostic::Place,
    model::{Month, Province},
    read::{RawDataset, RawRow, RawTable},
    schema::{Column, Table},
    text::clean::without_invisible,
};

/// One thing that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differing {
    /// The table.
    pub table: Table,
    /// The project whose row it is, where there is one.
    pub project: Option<String>,
    /// Where it stands in the sheet; nowhere where the sheet lacks the row.
    pub place: Option<Place>,
    /// The column; none of a whole row.
    pub column: Option<&'static str>,
    /// What stands there.
    pub there: Option<String>,
    /// What the data says; nothing where it knows no such row.
    pub here: Option<String>,
}

/// What of a month a sheet lacks, has besides, or has otherwise, in the order of its tables.
pub fn against(rows: &MonthRows, province: &Province, sheet: &RawDataset) -> Vec<Differing> {
    rows.tables.iter().flat_map(|rows_of| table(rows_of, rows.month, province, sheet.table(rows_of.table))).collect()
}

fn table(rows: &Rows, of: Month, province: &Province, sheet: Option<&RawTable>) -> Vec<Differing> {
    let mut left: Vec<&RawRow> = sheet.map_or_else(Vec::new, |sheet| {
        sheet.rows.iter().filter(|row| is_of_month(sheet, row, of) && is_of_province(sheet, row, province)).collect()
    });
    let columns: Vec<&Column> = rows.columns().collect();
    let place_of_project = columns.iter().position(|column| column.english == "project");
    let mut found = Vec::new();
    for row in &rows.rows {
        let project = place_of_project.map(|place| row[place].typed());
        let there = left.iter().position(|other| {
            sheet.is_some_and(|sheet| cell(sheet, other, "project").map(bare) == project.as_deref().map(bare))
        });
        let Some((sheet, there)) = sheet.zip(there.map(|place| left.remove(place))) else {
            let here = row.iter().map(Cell::typed).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
            let table = rows.table;
            found.push(Differing { table, project, place: None, column: None, there: None, here: Some(here) });
            continue;
        };
        for (column, here) in columns.iter().zip(row).filter(|(column, _)| !is_key(column)) {
            let text = cell(sheet, there, column.english).unwrap_or_default();
            if !is_same(column, here, text) {
                found.push(Differing {
                    table: rows.table,
                    project: project.clone(),
                    place: Some(sheet.place(Some(there.number), sheet.column(column.english))),
                    column: Some(column.thai),
                    there: Some(text.to_owned()),
                    here: Some(here.typed()),
                });
            }
        }
    }
    for (sheet, row) in sheet.iter().flat_map(|sheet| left.iter().map(move |row| (sheet, row))) {
        found.push(Differing {
            table: rows.table,
            project: cell(sheet, row, "project").map(str::to_owned),
            place: Some(sheet.place(Some(row.number), None)),
            column: None,
            there: Some(row.cells.join(" ")),
            here: None,
        });
    }
    found
}

fn cell<'a>(sheet: &RawTable, row: &'a RawRow, column: &str) -> Option<&'a str> {
    Some(row.cells.get(sheet.column(column)?)?.as_str())
}

fn bare(text: &str) -> String {
    without_invisible(text).trim().to_owned()
}

fn is_of_month(sheet: &RawTable, row: &RawRow, of: Month) -> bool {
    cell(sheet, row, "month").is_some_and(|text| month(text) == Ok(of))
}

/// A sheet without a column of provinces is one province's own.
fn is_of_province(sheet: &RawTable, row: &RawRow, province: &Province) -> bool {
    match sheet.headings.iter().position(|heading| Column::PROVINCE.is_named(heading)) {
        Some(place) => row.cells.get(place).is_some_and(|name| Province::find(&bare(name)) == Ok(province)),
        None => true,
    }
}

/// Whether a cell of the sheet means what the data says, however it is written.
fn is_same(column: &Column, here: &Cell, there: &str) -> bool {
    let is_day_of = |text: &str, day_here: NaiveDate| day(text) == Ok(day_here);
    match here {
        Cell::People(number) => people(there) == Ok(*number),
        Cell::Money(amount) => money(there) == Ok(*amount),
        Cell::Text(text) if is_day(column) => day(text).is_ok_and(|day| is_day_of(there, day)),
        here => bare(&here.typed()) == bare(there),
    }
}
