//! A cell as text: what nobody sees taken out, slips of the keyboard put right, what cannot be printed found.

use crate::{
    diagnostic::Fault,
    limits::MAX_CELL,
    read::formula::has_failed,
    text::clean::{first_unprintable, without_invisible},
    thai::repair::repair,
};

/// A cell's text, `None` when it is blank or says nothing that can be used, and what was wrong with it.
#[derive(Debug, Default)]
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

impl Cleaned {
    pub fn of(cell: &str) -> Self {
        let mut faults = Vec::new();
        let visible = without_invisible(cell);
        if visible.len() < cell.len() {
            faults.push(Fault::InvisibleCharacters { refused: false });
        }
        let text = visible.trim();
        if has_failed(text) {
            return Self { text: None, faults: vec![Fault::FormulaError] };
        }
        if text.len() > MAX_CELL && text.chars().count() > MAX_CELL {
            return Self { text: None, faults: vec![Fault::TextTooLong] };
        }
        let repaired = repair(text);
        if let Some(doubt) = repaired.doubt {
            faults.push(Fault::DoubtfulThai { piece: doubt.piece, suggestion: doubt.suggestion });
        } else if repaired.text != text {
            faults.push(Fault::RepairedText { after: repaired.text.clone().into_owned(), refused: false });
        }
        if let Some(character) = first_unprintable(&repaired.text) {
            faults.push(Fault::UnprintableCharacter { character });
        }
        let text = repaired.text.trim();
        Self { text: (!text.is_empty()).then(|| text.to_owned()), faults }
    }
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
}
