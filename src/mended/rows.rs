//! Cells of a text file, found by where they stand.

use std::{collections::BTreeMap, ops::Range};

use super::{Mend, Texts};
use crate::{
    csv_table::set_apart,
    read::{delimiter_of, encoded, encoding_of},
    schema::Table,
};

/// The file with these cells typed over, in its own encoding, or in UTF-8 where that has no such letters.
///
/// # Errors
/// The place of a cell that is not there.
pub fn typed_over(bytes: &[u8], table: Table, texts: &Texts<'_>) -> Result<Vec<u8>, (u32, usize)> {
    let first = texts.keys().next().copied().unwrap_or_default();
    let (encoding, text) = encoding_of(bytes).ok_or(first)?;
    let delimiter = delimiter_of(text.trim_start_matches('\u{feff}'), table);
    let (places, last) = places(&text, delimiter, texts);
    let mut out = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for (&(row, column), mend) in texts.range(..(last + 1, 0)) {
        let cells = places.get(&row).ok_or((row, column))?;
        let last = cells.len() - 1;
        let place = cells.get(column).cloned().unwrap_or(cells[last].end..cells[last].end);
        // Cells that the row does not reach are put behind its last, each behind those before it.
        let before = texts.range((row, 0)..(row, column)).next_back().map_or(0, |((_, column), _)| *column);
        let reached = before.max(last);
        out.push_str(&text[at.min(place.start)..place.start]);
        out.extend(std::iter::repeat_n(char::from(delimiter), column.saturating_sub(reached)));
        out.push_str(&written(mend, delimiter));
        at = place.end;
    }
    out.push_str(&text[at..]);
    put_behind(&mut out, delimiter, last, texts)?;
    Ok(encoded(&out, encoding))
}

/// Adds rows behind the last one, each right below the one before and with its first cell.
fn put_behind(out: &mut String, delimiter: u8, last: u32, texts: &Texts<'_>) -> Result<(), (u32, usize)> {
    let end = if out.contains("\r\n") { "\r\n" } else { "\n" };
    let mut reached = (last, 0);
    for (&(row, column), mend) in texts.range((last + 1, 0)..) {
        if row != reached.0 {
            if row != reached.0 + 1 || column != 0 {
                return Err((row, column));
            }
            out.push_str(end);
            reached = (row, 0);
        }
        out.extend(std::iter::repeat_n(char::from(delimiter), column - reached.1));
        out.push_str(&written(mend, delimiter));
        reached.1 = column;
    }
    Ok(())
}

/// Where the cells of these rows stand, and how many rows there are. A row is a line outside of quotes, empty ones too.
fn places(text: &str, delimiter: u8, texts: &Texts<'_>) -> (BTreeMap<u32, Vec<Range<usize>>>, u32) {
    let bytes = text.as_bytes();
    let is_wanted = |row: u32| texts.range((row, 0)..=(row, usize::MAX)).next().is_some();
    let mut found: BTreeMap<u32, Vec<Range<usize>>> = BTreeMap::new();
    let mut row = 1;
    let mut start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut at = start;
    let mut is_quoted = bytes.get(at) == Some(&b'"');
    at += usize::from(is_quoted);
    loop {
        let byte = bytes.get(at).copied();
        match byte {
            Some(b'"') if is_quoted && bytes.get(at + 1) == Some(&b'"') => at += 2,
            Some(b'"') if is_quoted => {
                is_quoted = false;
                at += 1;
            }
            Some(byte) if is_quoted || byte != delimiter && byte != b'\n' && byte != b'\r' => at += 1,
            _ => {
                if is_wanted(row) {
                    found.entry(row).or_default().push(start..at);
                }
                let Some(byte) = byte else { return (found, row) };
                if byte != delimiter {
                    row += 1;
                    at += usize::from(byte == b'\r' && bytes.get(at + 1) == Some(&b'\n'));
                }
                at += 1;
                start = at;
                is_quoted = bytes.get(at) == Some(&b'"');
                at += usize::from(is_quoted);
            }
        }
    }
}

fn written(mend: &Mend, delimiter: u8) -> String {
    let plain = if mend.is_figure { mend.text.as_str().into() } else { set_apart(&mend.text) };
    quoted(&plain, delimiter)
}

fn quoted(text: &str, delimiter: u8) -> String {
    let is_plain = |c: char| c != char::from(delimiter) && !matches!(c, '"' | '\n' | '\r');
    match text.chars().all(is_plain) && text.trim() == text {
        true => text.to_owned(),
        false => format!("\"{}\"", text.replace('"', "\"\"")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str, cells: &[(u32, usize, &str)]) -> Result<String, (u32, usize)> {
        let mends: Vec<Mend> = cells
            .iter()
            .map(|(row, column, text)| Mend {
                path: String::new(),
                sheet: None,
                row: *row,
                column: *column,
                text: (*text).to_owned(),
                is_figure: false,
            })
            .collect();
        let texts = mends.iter().map(|mend| ((mend.row, mend.column), mend)).collect();
        typed_over(text.as_bytes(), Table::Problems, &texts).map(|bytes| String::from_utf8(bytes).unwrap())
    }

    #[test]
    fn a_cell_is_found_as_a_spreadsheet_counts() {
        let text = "\u{feff}ด้าน,ปัญหาอุปสรรค\r\nก,1\r\n\r\n\"ข\r\n\"\"ต่อ\",2\r\nค";
        for (cell, from, to) in [
            ((1, 0, "ง"), "\u{feff}ด้าน,", "\u{feff}ง,"),
            ((2, 1, "a, \"b\""), "ก,1", "ก,\"a, \"\"b\"\"\""),
            ((2, 0, "=1"), "ก,", "'=1,"),
            ((3, 1, "ง"), "1\r\n\r\n", "1\r\n,ง\r\n"),
            ((4, 0, "ง\nจ"), "\"ข\r\n\"\"ต่อ\"", "\"ง\nจ\""),
            ((4, 1, ""), ",2\r\n", ",\r\n"),
            ((5, 2, "ง"), "\r\nค", "\r\nค,,ง"),
        ] {
            assert_eq!(typed(text, &[cell]).unwrap(), text.replacen(from, to, 1), "{cell:?}");
        }
        assert_eq!(typed(text, &[(6, 1, "ง")]), Err((6, 1)));
        assert_eq!(typed(text, &[(7, 0, "ง")]), Err((7, 0)));
        let behind = [(6, 0, "ง"), (6, 2, "จ"), (7, 0, "ฉ")];
        assert_eq!(typed(text, &behind).unwrap(), format!("{text}\r\nง,,จ\r\nฉ"));
        assert_eq!(typed(text, &[(5, 2, "ง"), (5, 4, "จ")]).unwrap(), format!("{text},,ง,,จ"));
    }

    #[test]
    fn a_file_keeps_its_encoding_as_long_as_it_has_the_letters() {
        let text = "ด้าน;ปัญหาอุปสรรค\nก;1\n";
        let (windows, ..) = encoding_rs::WINDOWS_874.encode(text);
        let utf16: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in [windows.into_owned(), utf16] {
            let of = |letters: &str| {
                let mend = Mend {
                    path: String::new(),
                    sheet: None,
                    row: 2,
                    column: 0,
                    text: letters.into(),
                    is_figure: false,
                };
                let bytes = typed_over(&bytes, Table::Problems, &[((2, 0), &mend)].into()).unwrap();
                let (encoding, text) = encoding_of(&bytes).unwrap();
                (encoding.name(), text.trim_start_matches('\u{feff}').to_owned())
            };
            let before = encoding_of(&bytes).unwrap().0.name();
            assert_eq!(of("ข"), (before, text.replace('ก', "ข")));
            assert_eq!(of("→").1, text.replace('ก', "→"));
        }
    }
}
