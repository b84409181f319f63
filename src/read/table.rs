//! One CSV file as a table, its rows numbered as a spreadsheet numbers them.

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

use super::{
    RawRow, RawTable,
    grid::{Grid, TITLE_ROWS},
};
use crate::{
    csv_table::joined,
    diagnostic::{Diagnostic, Fault, Place},
    limits::{MAX_CELLS, MAX_COLUMNS, MAX_ROWS},
    schema::Table,
};

/// As wide as a sheet of Excel is. Rows that go on beyond that, if only with commas, are no table's.
const WIDEST_SHEET: usize = 16_384;

/// How much of a line is looked at to see what parts its cells.
const HEADING_BYTES: usize = 16 * 1024;

/// Reads a table's text. Rows whose cells are all blank are passed over but still counted. `None` when a quote is left
/// open, which is reported: it may have swallowed any number of rows, so nothing of the table is sure; and when there is
/// more than is read.
pub fn read(text: &str, table: Table, file: String, diagnostics: &mut Vec<Diagnostic>) -> Option<RawTable> {
    let place = || Place { order: table.order(), file: file.clone(), ..Place::default() };
    let Some(text) = whole(text) else {
        diagnostics.push(Diagnostic { place: place(), fault: Fault::UnfinishedFile, found: None });
        return None;
    };
    let delimiter = delimiter_of(text, table);
    let mut records = Records::new(text, delimiter);
    let mut grid = Grid::default();
    let mut width = 0;
    let mut cells = 0;
    let mut number = 0;
    loop {
        number += 1 + blank_lines(text, records.at);
        let record = records.next();
        let written = record.as_ref().map_or(&text[records.at..], |record| record.written);
        let mut refuse = |fault, found| {
            diagnostics.push(Diagnostic { place: Place { row: Some(number), ..place() }, fault, found });
        };
        if !is_well_quoted(written, delimiter) {
            refuse(Fault::BrokenCsv, written.trim_start().lines().next().map(str::to_owned));
            return None;
        }
        let Some(mut record) = record else { return Some(grid.into_table(table, file, None)) };
        if let Some(beyond) = record.beyond {
            refuse(Fault::TableTooLarge, Some(beyond).filter(|cell| !cell.is_empty()));
            return None;
        }
        let Some(last) = record.cells.iter().rposition(|cell| !cell.is_empty()) else { continue };
        if grid.rows.len() < TITLE_ROWS {
            width = width.max(last + 1);
        } else {
            // No heading can stand over what is blank here.
            record.cells.truncate(width.max(last + 1));
        }
        cells += record.cells.len();
        if grid.rows.len() == MAX_ROWS || cells > MAX_CELLS {
            refuse(Fault::TableTooLarge, None);
            return None;
        }
        grid.rows.push(RawRow { number, cells: record.cells });
    }
}

/// The text without the mark that programs of DOS end a file with; `None` when it ends in NUL, as a file does whose room
/// was set aside on the disk and never written.
pub fn whole(text: &str) -> Option<&str> {
    let end = text.trim_end_matches(['\0', '\u{1a}', '\r', '\n']);
    (!text[end.len()..].contains('\0')).then_some(end)
}

/// The records of a text, read a cell at a time: a line of nothing but commas takes no more memory than any other.
struct Records<'t> {
    text: &'t str,
    /// The byte the next record begins at.
    at: usize,
    reader: Reader,
    field: Vec<u8>,
}

struct Record<'t> {
    written: &'t str,
    /// Those within the columns that are looked at.
    cells: Vec<String>,
    /// The first cell beyond these columns that makes the table too large.
    beyond: Option<String>,
}

impl<'t> Records<'t> {
    fn new(text: &'t str, delimiter: u8) -> Self {
        let reader = ReaderBuilder::new().delimiter(delimiter).build();
        Self { text, at: 0, reader, field: vec![0; 1024] }
    }

    /// The record up to its end, or to the cell beyond which nothing is read.
    fn next(&mut self) -> Option<Record<'t>> {
        let start = self.at;
        let mut cells = Vec::new();
        let mut count = 0;
        loop {
            let (cell, is_last) = self.cell()?;
            count += 1;
            let is_beyond = count > WIDEST_SHEET || count > MAX_COLUMNS && !cell.is_empty();
            let beyond = is_beyond.then(|| cell.clone());
            if count <= MAX_COLUMNS {
                cells.push(cell);
            }
            if is_last || is_beyond {
                return Some(Record { written: &self.text[start..self.at], cells, beyond });
            }
        }
    }

    /// The next cell without spaces around it, and whether it ends its record; `None` at the end of the text.
    fn cell(&mut self) -> Option<(String, bool)> {
        let mut length = 0;
        loop {
            let input = &self.text.as_bytes()[self.at..];
            let (result, read, written) = self.reader.read_field(input, &mut self.field[length..]);
            self.at += read;
            length += written;
            match result {
                // Asked again, it takes no more for the end of the text.
                ReadFieldResult::InputEmpty => {}
                ReadFieldResult::OutputFull => self.field.resize(self.field.len() * 2, 0),
                ReadFieldResult::End => return None,
                ReadFieldResult::Field { record_end } => {
                    let cell = String::from_utf8_lossy(&self.field[..length]);
                    return Some((as_shown(cell.trim()).trim().to_owned(), record_end));
                }
            }
        }
    }
}

/// A cell as a spreadsheet shows it: `="01"` is how programs keep its zero, and `'=1+1` how we keep text from being a
/// formula.
fn as_shown(cell: &str) -> &str {
    let quoted = cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    quoted.filter(|text| !text.contains('"')).unwrap_or_else(|| joined(cell))
}

/// What parts the cells: comma, semicolon or tab, whichever makes the most names of columns of one line near the top,
/// and where none does, whichever one line has most of. Excel writes what the computer's regional settings say.
pub fn delimiter_of(text: &str, table: Table) -> u8 {
    let score = |delimiter: char| {
        text.lines().take(TITLE_ROWS).fold((0, 0), |(named, count), line| {
            let line = &line[..line.floor_char_boundary(HEADING_BYTES)];
            let cells = || line.split(delimiter).take(MAX_COLUMNS);
            let names = cells().filter(|cell| table.column_named(cell.trim().trim_matches('"')).is_some()).count();
            (named.max(names), count.max(cells().count()))
        })
    };
    // The last of equals wins, so the comma stands last.
    [('\t', b'\t'), (';', b';'), (',', b',')].into_iter().max_by_key(|(c, _)| score(*c)).map_or(b',', |(_, byte)| byte)
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

/// How many empty lines stand before the record that begins at or after a byte: the CSV reader passes over them, a
/// spreadsheet shows them as rows.
fn blank_lines(text: &str, start: usize) -> u32 {
    let bytes = text.as_bytes();
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
