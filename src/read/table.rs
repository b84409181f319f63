//! One CSV file as a table, its rows numbered as a spreadsheet numbers them.

use csv::{ByteRecord, ReaderBuilder};

use super::{
    RawRow, RawTable,
    grid::{Grid, TITLE_ROWS},
};
use crate::{
    csv_table::joined,
    diagnostic::{Diagnostic, Fault, Place},
    limits::MAX_ROWS,
    schema::Table,
};

/// Reads a table's text. Rows whose cells are all blank are passed over but still counted. `None` when a quote is left
/// open, which is reported: it may have swallowed any number of rows, so nothing of the table is sure; and when there
/// are more rows than are read.
pub fn read(text: &str, table: Table, file: String, diagnostics: &mut Vec<Diagnostic>) -> Option<RawTable> {
    let delimiter = delimiter_of(text);
    let mut reader =
        ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut grid = Grid::default();
    let mut record = ByteRecord::new();
    let mut number = 0;
    loop {
        let start = reader.position().byte();
        number += 1 + blank_lines(text, start);
        let more = reader.read_byte_record(&mut record);
        let written = from(text, start, reader.position().byte());
        if more.is_err() || !is_well_quoted(written, delimiter) {
            let place = Place { order: table.order(), file, row: Some(number), ..Place::default() };
            let found = written.trim_start().lines().next().map(str::to_owned);
            diagnostics.push(Diagnostic { place, fault: Fault::BrokenCsv, found });
            return None;
        }
        if matches!(more, Ok(false)) {
            return Some(grid.into_table(table, file, None));
        }
        let cells: Vec<String> =
            record.iter().map(|cell| joined(String::from_utf8_lossy(cell).trim()).trim().to_owned()).collect();
        if cells.iter().all(String::is_empty) {
            continue;
        }
        if grid.rows.len() == MAX_ROWS {
            let place = Place { order: table.order(), file, row: Some(number), ..Place::default() };
            diagnostics.push(Diagnostic { place, fault: Fault::TableTooLarge, found: None });
            return None;
        }
        grid.rows.push(RawRow { number, cells });
    }
}

/// What parts the cells: comma, semicolon or tab, whichever one line near the top has most of: the heading, which may
/// stand below a title. Excel writes what the computer's regional settings say.
fn delimiter_of(text: &str) -> u8 {
    let lines = || text.lines().take(TITLE_ROWS);
    let count = |delimiter: u8| lines().map(|line| line.bytes().filter(|byte| *byte == delimiter).count()).max();
    // The last of equals wins, so the comma stands last.
    [b'\t', b';', b','].into_iter().max_by_key(|delimiter| count(*delimiter)).unwrap_or(b',')
}

/// The text between two positions of the CSV reader.
fn from(text: &str, start: u64, end: u64) -> &str {
    let at = |byte: u64| usize::try_from(byte).unwrap_or(usize::MAX).min(text.len());
    text.get(at(start)..at(end)).unwrap_or("")
}

/// Whether every quoted cell of a record is closed, and closed at its end. The CSV reader takes anything: it reads an
/// open quote on to the next one or to the end of the file, rows and all.
fn is_well_quoted(record: &str, delimiter: u8) -> bool {
    enum At {
        Start,
        Plain,
        Quoted,
        Closed,
        AfterClosed,
    }
    let mut at = At::Start;
    for byte in record.bytes() {
        at = match (at, byte) {
            (At::Start | At::Closed, b'"') => At::Quoted,
            (At::Quoted, b'"') => At::Closed,
            (At::Quoted, _) => At::Quoted,
            (_, byte) if byte == delimiter || matches!(byte, b'\r' | b'\n') => At::Start,
            (At::Closed | At::AfterClosed, b' ' | b'\t') => At::AfterClosed,
            (At::Closed | At::AfterClosed, _) => return false,
            (At::Start | At::Plain, _) => At::Plain,
        };
    }
    !matches!(at, At::Quoted)
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
        let raw = read(text, Table::Problems, "problems.csv".to_owned(), &mut diagnostics).unwrap();
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
    fn cells_may_be_parted_as_excel_parts_them_anywhere() {
        for delimiter in [",", ";", "\t"] {
            let text = [["ด้าน", "ปัญหาอุปสรรค"], ["ก", "\"1,5;2\t3\""]].map(|row| row.join(delimiter)).join("\n");
            let mut diagnostics = Vec::new();
            let raw = read(&text, Table::Problems, "problems.csv".to_owned(), &mut diagnostics).unwrap();
            assert_eq!(raw.rows[0].cells, ["ก", "1,5;2\t3"], "{delimiter:?}");
        }
    }

    #[test]
    fn a_heading_below_empty_lines_is_found() {
        let mut diagnostics = Vec::new();
        let text = "\n\nด้าน,ปัญหาอุปสรรค\nก,1\n";
        let raw = read(text, Table::Problems, "problems.csv".to_owned(), &mut diagnostics).unwrap();
        assert_eq!((raw.heading_row, raw.rows[0].number), (3, 4));
    }

    #[test]
    fn a_quote_left_open_is_never_read_past() {
        for (text, row) in [
            ("ด้าน,ปัญหาอุปสรรค\nก,\"1\nข,2\nค,3\n", 2),
            ("ด้าน,ปัญหาอุปสรรค\r\nก,1\r\n\r\n\"ข,2\r\nค,\"3\"\r\n", 4),
            ("ด้าน,ปัญหาอุปสรรค\nก,\"1\" และ 2\n", 2),
            ("\"ด้าน,ปัญหาอุปสรรค\n", 1),
            ("ด้าน,ปัญหาอุปสรรค\nก,\"", 2),
        ] {
            let mut diagnostics = Vec::new();
            assert!(read(text, Table::Problems, "problems.csv".to_owned(), &mut diagnostics).is_none(), "{text}");
            let found: Vec<_> = diagnostics.iter().map(|found| (&found.fault, found.place.row)).collect();
            assert_eq!(found, [(&Fault::BrokenCsv, Some(row))], "{text}");
        }
        assert_eq!(numbers("ด้าน,ปัญหาอุปสรรค\nขนาด 5\" x 3\",1\n\"ก \"\"ข\"\"\" ,2").len(), 2);
    }
}
