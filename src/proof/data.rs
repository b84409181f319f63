//! Whether the pages say all that the data says.

use std::collections::HashSet;

use super::block::blocks;
use super::page::Page;
use crate::diagnostic::Lang;
use crate::thai::digits::arabic_digit;
use crate::thai::letters::is_mark;

/// How much of a text a message shows, in characters.
pub(super) const SHOWN: usize = 40;

/// A text of the data that is not on the pages to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Datum {
    /// Where the layout finds it: `problems[3].suggestion`.
    pub path: String,
    /// The whole text.
    pub text: String,
}

impl Datum {
    /// How it begins, where it is and how long it is.
    pub fn shown(&self, lang: Lang) -> String {
        let Self { path, text } = self;
        let (text, length) = (head(text, SHOWN), text.chars().count());
        lang.either(format!("«{text}» ({length} ตัวอักษร ที่ {path})"), format!("“{text}” ({length} letters, at {path})"))
    }
}

/// The beginning of a text, at most `length` characters of it.
pub(crate) fn head(text: &str, length: usize) -> String {
    let text = text.trim();
    match text.char_indices().nth(length) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Those of `texts` that stand nowhere on the pages from their first letter to their last.
///
/// Only letters and digits are compared, marks above and below aside: spaces go where lines end, and signs may be set
/// otherwise than they are written.
pub fn left_out<'a>(pages: &[Page], texts: &'a [String]) -> Vec<&'a str> {
    let mut said = String::new();
    let mut ends = Vec::new();
    for block in blocks(pages) {
        for (line, &(page, _)) in block.lines.iter().zip(&block.places) {
            if !pages[page].lacks(line) {
                said.extend(letters(&line.text));
            }
        }
        ends.push(said.len());
        said.push(PARTING);
    }
    // Most texts are all that stands in a cell: no need to look for them everywhere.
    let mut start = 0;
    let whole: HashSet<&str> =
        ends.iter().map(|&end| &said[std::mem::replace(&mut start, end + PARTING.len_utf8())..end]).collect();
    let is_left_out = |text: &&str| {
        let letters: String = letters(text).collect();
        !whole.contains(letters.as_str()) && !said.contains(&letters)
    };
    texts.iter().map(String::as_str).filter(is_left_out).collect()
}

/// Stands between what is said in one place and in another.
const PARTING: char = '\n';

/// What is compared of a text.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter_map(|c| match c {
        // Sara am is a mark and a vowel, which may be told apart.
        'ำ' => Some('า'),
        // Which digits a book has is for its layout to say.
        '๐'..='๙' => Some(arabic_digit(c)),
        _ if is_mark(c) => None,
        _ => is_said(c).then_some(c),
    })
}

/// Whether `c` is a letter or a digit. The standard library looks each Thai letter up by thousands of steps.
fn is_said(c: char) -> bool {
    match c {
        '\u{e00}'..='\u{e7f}' => {
            matches!(c, '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{e46}' | '\u{e4d}' | '\u{e50}'..='\u{e59}')
        }
        _ => c.is_alphanumeric(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thai_letters_and_digits_are_those_of_unicode() {
        for c in '\u{dff}'..='\u{e81}' {
            assert_eq!(is_said(c), c.is_alphanumeric(), "{c:?}");
        }
    }
}
