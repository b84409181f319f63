//! One CSV file as a table, its rows numbered as a spreadsheet numbers them.

use csv::{ByteRecord, ReaderBuilder};

use super::{RawRow, RawTable};
use crate::{
    diagnostic::{Diagnostic, Fault, Place},
    schema::Table,
};

/// Reads a table's text. The first row that holds anything is the heading; rows whose cells are all blank are passed
/// over but still counted.
pub fn read(text: &str, table: Table, file: String, diagnostics: &mut Vec<Diagnostic>) -> RawTable {
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut raw = RawTable { table, file, sheet: None, heading_row: 1, headings: Vec::new(), rows: Vec::new() };
    let mut record = ByteRecord::new();
    let mut number = 0;
    loop {
        number += 1 + blank_lines(text, reader.position().byte());
        match reader.read_byte_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {}
            Err(error) => {
                let place =
                    Place { order: table.order(), file: raw.file.clone(), row: Some(number), ..Place::default() };
                let fault = Fault::BrokenCsv { cause: error.to_string() };
                diagnostics.push(Diagnostic { place, fault, found: None });
                break;
            }
        }
        let cells: Vec<String> = record.iter().map(|cell| String::from_utf8_lossy(cell).trim().to_owned()).collect();
        if cells.iter().all(String::is_empty) {
            continue;
        }
        if raw.headings.is_empty() {
            raw.heading_row = number;
            raw.headings = cells;
        } else {
            raw.rows.push(RawRow { number, cells });
        }
    }
    raw
}

/// How many empty lines stand before the record that begins at or after `byte`: the CSV reader passes over them, a
/// spreadsheet shows them as rows.
fn blank_lines(text: &str, byte: u64) -> u32 {
    let bytes = text.as_bytes();
    let start = usize::try_from(byte).unwrap_or(usize::MAX).min(bytes.len());
    let mut rest = &bytes[start..];
    // The reader may stop between the two bytes of a Windows line end.
    if rest.first() == Some(&b'\n') && start > 0 && bytes[start - 1] == b'\r' {
        rest = &rest[1..];
    }
    let mut lines = 0;
    loop {
        rest = match rest {
            [b'\r', b'\n', rest @ ..] | [b'\n' | b'\r', rest @ ..] => rest,
            _ => return lines,
        };
        lines += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<(u32, String)> {
        let mut diagnostics = Vec::new();
        let raw = read(text, Table::Problems, "problems.csv".to_owned(), &mut diagnostics);
        assert_eq!(diagnostics, []);
        raw.rows.into_iter().map(|row| (row.number, row.cells[0].clone())).collect()
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_shows_them() {
        for end in ["\n", "\r\n"] {
            let lines = ["ด้าน,ปัญหาอุปสรรค", "ก,1", "", ",", "\"ข\nต่อ\",2", "", "", "ค,3", ""];
            let counted = numbers(&lines.join(end));
            assert_eq!(counted, [(2, "ก".to_owned()), (5, "ข\nต่อ".to_owned()), (8, "ค".to_owned())], "{end:?}");
        }
    }

    #[test]
    fn a_heading_below_empty_lines_is_found() {
        let mut diagnostics = Vec::new();
        let raw = read("\n\nด้าน,ปัญหาอุปสรรค\nก,1\n", Table::Problems, "problems.csv".to_owned(), &mut diagnostics);
        assert_eq!((raw.heading_row, raw.rows[0].number), (3, 4));
    }
}
