//! Tables as CSV that spreadsheets open for what they are: known for UTF-8, and no cell of them a formula.

use std::borrow::Cow;

use csv::{Terminator, Writer, WriterBuilder};

/// Excel reads a file as UTF-8 when it begins so.
const MARK: &str = "\u{feff}";

/// What a spreadsheet program takes for the beginning of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Stands before such a beginning, as it does when somebody types it: what follows is text.
const APART: char = '\'';

/// A table on its way into a file.
pub struct CsvTable(Writer<Vec<u8>>);

impl CsvTable {
    /// Lines end as programs of this world end them.
    pub fn new() -> Self {
        Self(Writer::from_writer(MARK.as_bytes().to_vec()))
    }

    /// Lines end as on Windows, for a file that is opened there and filled in.
    pub fn for_windows() -> Self {
        Self(WriterBuilder::new().terminator(Terminator::CRLF).from_writer(MARK.as_bytes().to_vec()))
    }

    /// Cells part by tabs, as a spreadsheet takes them from the clipboard; lines end as on Windows.
    pub fn to_paste() -> Self {
        Self(WriterBuilder::new().delimiter(b'\t').terminator(Terminator::CRLF).from_writer(Vec::new()))
    }

    /// Adds a row; every row is as long as the first.
    pub fn row<C: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = C>) {
        let cells = cells.into_iter().map(|cell| set_apart(cell.as_ref()).into_owned());
        self.0.write_record(cells).expect("memory takes every row, and all rows are as long as the first");
    }

    /// The file's bytes.
    pub fn into_bytes(self) -> Vec<u8> {
        self.0.into_inner().expect("memory takes every row")
    }
}

impl Default for CsvTable {
    fn default() -> Self {
        Self::new()
    }
}

/// A cell that no program reckons with. A dash alone, as of who has nothing to tell, is no formula.
pub(crate) fn set_apart(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(FORMULA) && cell != "-" { format!("{APART}{cell}").into() } else { cell.into() }
}

/// A cell as it was before it was set apart.
pub fn joined(cell: &str) -> &str {
    cell.strip_prefix(APART).filter(|rest| rest.starts_with(FORMULA)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_every_cell_comes_back() {
        for cell in ["=1+1", "+66 5311 2000", "- อบรม", "-5", "@SUM(A1)", "\tก", "\r=1"] {
            assert_eq!(set_apart(cell), format!("'{cell}"));
        }
        for cell in ["", "-", "ก=1", "'ก", "0 5311 2000"] {
            assert_eq!(set_apart(cell), cell);
        }
        for cell in ["=1+1", "- อบรม", "'ก", "'", "-", ""] {
            assert_eq!(joined(&set_apart(cell)), cell);
        }
    }

    #[test]
    fn a_file_begins_with_the_mark_of_its_encoding() {
        let mut table = CsvTable::for_windows();
        table.row(["ชื่อ", "หมายเหตุ"]);
        table.row(["=cmd|'/c calc'!A1", "ก,ข"]);
        assert_eq!(table.into_bytes(), "\u{feff}ชื่อ,หมายเหตุ\r\n'=cmd|'/c calc'!A1,\"ก,ข\"\r\n".as_bytes());
        let mut table = CsvTable::new();
        table.row(["ก"]);
        assert_eq!(table.into_bytes(), "\u{feff}ก\n".as_bytes());
        let mut table = CsvTable::to_paste();
        table.row(["ก,ข", "-5", "สอง\nบรรทัด"]);
        assert_eq!(table.into_bytes(), "ก,ข\t'-5\t\"สอง\nบรรทัด\"\r\n".as_bytes());
    }
}
