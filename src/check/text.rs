//! A cell as text: what nobody sees taken out, slips of the keyboard put right, what cannot be printed found.

use std::sync::{Arc, LazyLock};

use super::date::english_month;
use crate::{
    diagnostic::Fault,
    limits::MAX_CELL,
    read::formula::has_failed,
    text::{
        clean::{first_unprintable, without_invisible},
        recode::{as_written, is_misread},
    },
    thai::{
        damage::{Damage, damage},
        date::month_number,
        digits::to_arabic,
        memory::Memory,
        repair::repair,
    },
};

/// A cell's text, `None` when it is blank or says nothing that can be used, and what was wrong with it.
#[derive(Debug, Clone, Default)]
pub struct Cleaned {
    pub text: Option<String>,
    pub faults: Vec<Fault>,
}

/// Whether a text is what a spreadsheet makes of a long row of digits: `1.23E+12`.
pub fn has_lost_digits(text: &str) -> bool {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
    text.trim().split_once("E+").is_some_and(|(digits, power)| {
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
        whole.len() == 1 && is_digits(whole) && is_digits(decimals) && is_digits(power)
    })
}

static CLEANED: LazyLock<Memory<Cleaned>> = LazyLock::new(Memory::default);

/// Whether a text is what a spreadsheet makes of a code that it takes for a day, and leaves behind in a text file: `1-Jan`,
/// `Jan-65`, `1-ม.ค.-65`, `2022-01-01 00:00:00`.
pub fn is_made_a_day(text: &str) -> bool {
    let text = to_arabic(text.trim()).to_lowercase();
    if text.ends_with(" 00:00:00") || text.ends_with(" 0:00") {
        return true;
    }
    let parts: Vec<&str> = text.split('-').collect();
    let is_number = |part: &str| matches!(part.len(), 1 | 2 | 4) && part.bytes().all(|digit| digit.is_ascii_digit());
    // The letters of provinces are those of months without their dots: พย is พะเยา, มค มหาสารคาม.
    let is_month = |part: &str| {
        part.len() == 3 && english_month(part).is_some() || part.contains('.') && month_number(part).is_some()
    };
    match parts[..] {
        [one, other] => is_number(one) && is_month(other) || is_month(one) && is_number(other),
        [day, month, year] => is_number(day) && is_month(month) && is_number(year),
        _ => false,
    }
}

impl Cleaned {
    pub fn of(cell: &str) -> Self {
        if is_plain(cell) {
            let text = cell.trim();
            return Self { text: (!text.is_empty()).then(|| text.to_owned()), faults: Vec::new() };
        }
        Self::clone(&CLEANED.recall(cell, || Arc::new(Self::looked_into(cell))))
    }

    fn looked_into(cell: &str) -> Self {
        let mut faults = Vec::new();
        let written = as_written(cell);
        let visible = without_invisible(&written);
        if visible.len() < written.len() {
            faults.push(Fault::InvisibleCharacters { refused: false });
        }
        let text = visible.trim();
        if has_failed(text) {
            return Self { text: None, faults: vec![Fault::FormulaError] };
        }
        if text.len() > MAX_CELL && text.chars().count() > MAX_CELL {
            return Self { text: None, faults: vec![Fault::TextTooLong] };
        }
        if is_lost(text) {
            return Self { text: None, faults: vec![Fault::LostText] };
        }
        let repaired = repair(text);
        let doubt = repaired.doubt.map(|doubt| Damage { doubt, is_sure: true });
        let doubt = match (doubt, damage(&repaired.text)) {
            (Some(_), Some(damage)) if damage.doubt.suggestion.is_some() => Some(Damage { is_sure: true, ..damage }),
            (told, damage) => told.or(damage),
        };
        if (written != cell || repaired.text != text) && !doubt.as_ref().is_some_and(|doubt| doubt.is_sure) {
            faults.push(Fault::RepairedText { after: repaired.text.clone().into_owned(), refused: false });
        }
        if let Some(Damage { doubt, is_sure }) = doubt {
            faults.push(Fault::DoubtfulThai { piece: doubt.piece, suggestion: doubt.suggestion, is_sure });
        }
        if let Some(character) = first_unprintable(&repaired.text) {
            faults.push(Fault::UnprintableCharacter { character });
        }
        let text = repaired.text.trim();
        Self { text: (!text.is_empty()).then(|| text.to_owned()), faults }
    }
}

/// Whether a cell is a figure, a day or a code of plain letters, in which there is nothing to put right: most cells are.
fn is_plain(cell: &str) -> bool {
    cell.len() <= MAX_CELL
        && cell.bytes().all(|c| c.is_ascii_alphanumeric() || matches!(c, b' ' | b'-' | b'.' | b',' | b'/' | b':'))
        && !has_failed(cell)
}

/// Whether nothing but marks in the place of letters is left of a text, or of a stretch of it: of programs that had no such
/// letters, or no room to show a number.
fn is_lost(text: &str) -> bool {
    text.contains('\u{fffd}') || is_misread(text) || has_lost_words(text) || is_all_marks(text)
}

/// Whether there are too many question marks for a question, and no word before them that could be one.
fn has_lost_words(text: &str) -> bool {
    if !text.contains('?') {
        return false;
    }
    let mut rest = text;
    while let Some(at) = rest.find("????") {
        if !rest[..at].ends_with(|c: char| c.is_alphabetic() || !c.is_ascii()) {
            return true;
        }
        rest = rest[at..].trim_start_matches('?');
    }
    false
}

/// Whether there is no letter and no figure, and what there is are two marks or more.
fn is_all_marks(text: &str) -> bool {
    let marks = text.chars().filter(|c| matches!(c, '?' | '¿' | '#')).count();
    marks > 1
        && text.chars().all(|c| matches!(c, '?' | '¿' | '#' | '(' | ')' | '.' | ',' | '/' | '-') || c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_was_shortened_is_told_from_others() {
        for (text, has) in [
            ("1.23E+12", true),
            (" 3E+05 ", true),
            ("12E+05", false),
            ("1E2", false),
            ("E+1", false),
            ("1.E+1", false),
            ("A1.2E+3", false),
            ("1.2E+", false),
        ] {
            assert_eq!(has_lost_digits(text), has, "{text}");
        }
    }

    #[test]
    fn a_code_that_became_a_day_is_told_from_others() {
        for text in ["1-Jan", "Jan-65", "1-ม.ค.", "ม.ค.-65", "12-Feb-2022", "2022-01-01 00:00:00", "๑-มี.ค.-๖๕"]
        {
            assert!(is_made_a_day(text), "{text}");
        }
        for text in ["ชม-๐๑", "พย-๐๑", "มค-01", "TK-01", "1-1", "ชม ๐๐๓๐/๑", "mar", "A-Jan", ""]
        {
            assert!(!is_made_a_day(text), "{text}");
        }
    }

    fn faults(cell: &str) -> Vec<&'static str> {
        Cleaned::of(cell).faults.iter().map(Fault::code).collect()
    }

    #[test]
    fn letters_that_are_gone_are_told() {
        for cell in
            ["??????", "??? ?????", "TK ????????", "????? 2565", "สำนัก\u{fffd}งาน", "########", "เธชเธณเธเธฑเธเธฒเธ"]
        {
            assert_eq!(faults(cell), ["lost_text"], "{cell}");
            assert_eq!(Cleaned::of(cell).text, None);
        }
        for cell in ["ใช่หรือไม่???", "ใช่หรือไม่??????", "?", "What??", "C#", "#1", "#", "-", "..."]
        {
            assert_eq!(faults(cell), [""; 0], "{cell}");
        }
    }

    #[test]
    fn values_that_no_program_could_work_out_are_told() {
        for cell in ["#REF!", "#N/A", " #VALUE! ", "Err:502", "Loading..."] {
            assert_eq!(faults(cell), ["formula_error"], "{cell}");
        }
    }

    #[test]
    fn what_was_read_wrongly_is_put_right_with_a_word() {
        for (cell, text) in
            [("ฝึกอบรม &amp; ติดตาม", "ฝึกอบรม & ติดตาม"), ("à¸•à¸²à¸\u{81}", "ตาก"), ("สำานักงานกาาร", "สำนักงานการ")]
        {
            let cleaned = Cleaned::of(cell);
            assert_eq!((cleaned.text.as_deref(), faults(cell).as_slice()), (Some(text), ["repaired_text"].as_slice()));
        }
    }

    #[test]
    fn damaged_thai_is_doubted_as_surely_as_it_is_wrong() {
        for (cell, is_sure) in [("การท างาน", true), ("บา้น", true), ("การดาเนินงาน", false)]
        {
            let told = Cleaned::of(cell).faults;
            assert!(matches!(&told[..], [Fault::DoubtfulThai { is_sure: told, .. }] if *told == is_sure), "{told:?}");
        }
    }
}
