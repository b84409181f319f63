//! Cells and areas of a sheet by their names in a workbook.

/// As many as every sheet has: its last cell is XFD1048576.
pub const ROWS: u32 = 1_048_576;
const COLUMNS: u16 = 16_384;

/// The first and the last cell of an area, each by row and column, counted from 0.
pub type Area = ((u32, u16), (u32, u16));

/// Row and column of `F12`, counted from 0; `None` when no sheet has such a cell.
pub fn cell(reference: &str) -> Option<(u32, u16)> {
    let (letters, digits) = reference.split_at(reference.find(|c: char| c.is_ascii_digit())?);
    if letters.len() > 3 || digits.len() > 7 {
        return None;
    }
    let column = letters.bytes().try_fold(0_u16, |column, letter| {
        letter.is_ascii_alphabetic().then(|| column * 26 + u16::from(letter.to_ascii_uppercase() - b'A') + 1)
    })?;
    let row: u32 = digits.parse().ok()?;
    ((1..=ROWS).contains(&row) && (1..=COLUMNS).contains(&column)).then(|| (row - 1, column - 1))
}

/// The first and the last cell of `A1:C3`, which goes from one down and right to the other. `A1` is an area of one.
pub fn area(reference: &str) -> Option<Area> {
    let (start, end) = reference.split_once(':').unwrap_or((reference, reference));
    let (start, end) = (cell(start)?, cell(end)?);
    (start.0 <= end.0 && start.1 <= end.1).then_some((start, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_within_the_sheet_or_none() {
        for (reference, found) in [("A1", (0, 0)), ("f12", (11, 5)), ("XFD1048576", (1_048_575, 16_383))] {
            assert_eq!(cell(reference), Some(found));
        }
        // The last two are A3 and B1 to who counts in 32 bits.
        for reference in ["", "A", "1", "A0", "XFE1", "A1048577", "A-1", "$A$1", "ZZZZZZZZ1", "A4294967299", "MWLQKWX1"]
        {
            assert_eq!(cell(reference), None, "{reference}");
        }
        for (reference, is) in [("A1", true), ("A1:C3", true), ("C3:A1", false), ("A1:", false), ("A1:B2:C3", false)] {
            assert_eq!(area(reference).is_some(), is, "{reference}");
        }
        assert_eq!(area("B2:C5"), Some(((1, 1), (4, 2))));
        assert_eq!(area("A2:B1"), None);
    }
}
