//! The tables as a folder's files and as a workbook.

use std::iter::repeat;

use ruplem::{
    check,
    schema::{Holds, Table},
};
use rust_xlsxwriter::{ExcelDateTime, FilterCondition, Format, Workbook, Worksheet};

use super::{Cell, Data, Look};

impl Data {
    pub fn as_folder(&self) -> Vec<(String, Vec<u8>)> {
        let written = |(table, rows): (&Table, &Vec<Vec<Cell>>)| {
            let text = if *table == Table::Province {
                rows.iter().map(|row| format!("\"{}\" = \"{}\"\n", row[0].text(), row[1].text())).collect()
            } else {
                let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
                rows.iter().for_each(|row| writer.write_record(row.iter().map(Cell::text)).unwrap());
                // The writer puts quotes into a line of nothing.
                String::from_utf8(writer.into_inner().unwrap()).unwrap().replace("\n\"\"\n", "\n\n")
            };
            (table.file().to_owned(), text.into_bytes())
        };
        self.tables.iter().map(written).collect()
    }

    pub fn as_workbook(&self) -> Vec<u8> {
        let mut book = Workbook::new();
        for (table, rows) in &self.tables {
            let sheet = book.add_worksheet();
            sheet.set_name(table.thai()).unwrap();
            let holds: Vec<Holds> = rows[0]
                .iter()
                .map(|cell| table.column_named(cell.text()).map_or(Holds::Text, |column| column.holds))
                .collect();
            let looks = || self.looks.iter().filter(|(of, _)| of == table).map(|(_, look)| *look);
            let struck = Format::new().set_font_strikethrough();
            for (index, row) in rows.iter().enumerate() {
                let number = u32::try_from(index).unwrap();
                let is_struck = looks().any(|look| matches!(look, Look::StruckRow(row) if row + 1 == index));
                for (column, (cell, holds)) in (0..).zip(row.iter().zip(holds.iter().chain(repeat(&Holds::Text)))) {
                    let holds = if *table == Table::Province || number == 0 { Holds::Text } else { *holds };
                    match is_struck && !cell.text().is_empty() {
                        true => drop(sheet.write_with_format(number, column, cell.text(), &struck).unwrap()),
                        false => write(sheet, (number, column), cell, holds),
                    }
                }
            }
            for look in looks() {
                self.show_in(sheet, *table, look);
            }
        }
        book.save_to_buffer().unwrap()
    }

    fn show_in(&self, sheet: &mut Worksheet, table: Table, look: Look) {
        let number = |row: usize| u32::try_from(row + 1).unwrap();
        match look {
            Look::HiddenRow(row) => drop(sheet.set_row_hidden(number(row)).unwrap()),
            Look::HiddenColumn(column) => {
                let column = u16::try_from(self.column(table, column)).unwrap();
                sheet.set_column_hidden(column).unwrap();
            }
            Look::Filtered(row) => {
                let last = number(self.len(table) - 1);
                let shown: Vec<String> = (0..self.len(table))
                    .filter(|other| *other != row)
                    .map(|row| self.tables[&table][row + 1][0].text().to_owned())
                    .collect();
                sheet.autofilter(0, 0, last, 0).unwrap();
                let condition = FilterCondition::new();
                let condition =
                    shown.iter().fold(condition, |condition, text| condition.add_list_filter(text.as_str()));
                sheet.filter_column(0, &condition).unwrap();
                sheet.set_row_hidden(number(row)).unwrap();
            }
            // Its cells are written so.
            Look::StruckRow(_) => {}
        }
    }
}

/// Writes a cell as a person types it: figures, days and months become what they are.
fn write(sheet: &mut Worksheet, (row, column): (u32, u16), cell: &Cell, holds: Holds) {
    let text = match cell {
        Cell::Shown { number, format, .. } => {
            sheet.write_number_with_format(row, column, *number, &Format::new().set_num_format(*format)).unwrap();
            return;
        }
        Cell::Text(text) => {
            sheet.write_string(row, column, text).unwrap();
            return;
        }
        Cell::Typed(text) => text,
    };
    let dated = match holds {
        Holds::Day => check::day(text).ok(),
        Holds::Month => check::month(text).ok().map(|month| month.first_day()),
        _ => None,
    };
    let figure = text.replace(',', "").parse::<f64>().ok().filter(|_| matches!(holds, Holds::People | Holds::Money));
    if let Some(day) = dated {
        let day = ExcelDateTime::parse_from_str(&day.to_string()).unwrap();
        sheet.write_with_format(row, column, day, &Format::new().set_num_format("d mmm yyyy")).unwrap();
    } else if let Some(number) = figure {
        sheet.write(row, column, number).unwrap();
    } else if !text.is_empty() {
        sheet.write(row, column, text.as_str()).unwrap();
    }
}
