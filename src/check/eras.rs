//! Years of the Christian era where a book counts in Buddhist years, and years that are far from the dataset's own.

use std::collections::BTreeSet;

use super::province::place_of_cell;
use crate::{
    diagnostic::{Diagnostic, Fault},
    model::{BUDDHIST_OFFSET, FiscalYear},
    read::RawTable,
    text::typed::has_figure,
    thai::digits::to_arabic,
};

/// What stands before a year that is counted as our years are.
const WORDS: [&str; 6] = ["พ.ศ.", "พศ", "ปี", "ปีงบประมาณ", "ประจำปี", "ปีข้อมูล"];

/// Figures older than this are of another time.
const OLD: u16 = 25;

/// Reports each such year of a table once, where it stands first.
pub fn check(raw: &RawTable, year: Option<FiscalYear>, diagnostics: &mut Vec<Diagnostic>) {
    let columns = raw.columns();
    let mut told = BTreeSet::new();
    for row in &raw.rows {
        for (position, cell) in row.cells.iter().enumerate() {
            let known = columns.get(position).copied().flatten();
            let is_text = known.is_some_and(|column| column.holds.is_text()) || raw.table.has_keys();
            let is_year = known.is_some_and(|column| column.english == "year" && !raw.table.has_keys());
            if !is_text && !is_year || !has_figure(cell) {
                continue;
            }
            let christian = if is_year { years(cell).find(|year| (1900..2400).contains(year)) } else { in_words(cell) };
            let far = || years(cell).find(|found| is_year && year.is_some_and(|year| is_far(*found, year)));
            let fault = match christian {
                Some(christian) if told.insert(christian) => {
                    Fault::ChristianYear { buddhist: christian + BUDDHIST_OFFSET.unsigned_abs() }
                }
                Some(_) => continue,
                None => match far().zip(year) {
                    Some((far, year)) if told.insert(far) => Fault::FarYear { year },
                    _ => continue,
                },
            };
            let place = place_of_cell(raw, row, position);
            diagnostics.push(Diagnostic { place, fault, found: Some(cell.clone()) });
        }
    }
}

/// Whether a Buddhist year comes after the dataset's own or long before it.
fn is_far(found: u32, year: FiscalYear) -> bool {
    let year = u32::from(year.number());
    (2400..2700).contains(&found) && (found > year || found + u32::from(OLD) < year)
}

/// The numbers of four digits.
pub fn years(text: &str) -> impl Iterator<Item = u32> {
    let text = to_arabic(text);
    let numbers: Vec<u32> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|number| number.len() == 4)
        .filter_map(|number| number.parse().ok())
        .collect();
    numbers.into_iter()
}

/// A year of the Christian era behind a word for a Buddhist year or for a year: `พ.ศ. ๒๐๒๑`, `ปี 2021`.
fn in_words(text: &str) -> Option<u32> {
    let text = to_arabic(text);
    let is_digit = |c: char| c.is_ascii_digit();
    let mut rest = text.as_str();
    let mut before = 0;
    while let Some(at) = rest.find(is_digit) {
        let end = rest[at..].find(|c| !is_digit(c)).map_or(rest.len(), |length| at + length);
        let start = text.len() - rest.len();
        let words = text[before..start + at].trim_end();
        let number = rest[at..end].parse().ok().filter(|year| end - at == 4 && (1900..2400).contains(year));
        if number.is_some() && WORDS.iter().any(|word| words.ends_with(word)) {
            return number;
        }
        before = start + end;
        rest = &rest[end..];
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_christian_year_is_told_by_the_word_before_it() {
        for (text, expected) in [
            ("มติที่ประชุม พ.ศ. ๒๐๒๑", Some(2021)),
            ("ข้อมูลปี 2021", Some(2021)),
            ("แผนปีงบประมาณ 2022 และปี ๒๕๖๔", Some(2022)),
            ("พ.ศ. ๒๕๖๔", None),
            ("ค.ศ. 2021", None),
            ("โคโรนา 2019", None),
            ("อายุ ๖๐ ปี 2021 คน", Some(2021)),
            ("อายุ 15 ปี", None),
            ("ปี 20215", None),
            ("", None),
        ] {
            assert_eq!(in_words(text), expected, "{text}");
        }
    }

    #[test]
    fn years_far_from_the_dataset_are_told_from_those_of_their_time() {
        let year = FiscalYear::new(2565).unwrap();
        for (found, expected) in [(2564, false), (2565, false), (2553, false), (2566, true), (2465, true), (2654, true)]
        {
            assert_eq!(is_far(found, year), expected, "{found}");
        }
    }
}
