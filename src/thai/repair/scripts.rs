//! Letters of other scripts and glyphs of old fonts where Thai ones were meant.

use super::{Doubt, NIKHAHIT};
use crate::thai::letters::is_letter;

/// Each character as the letter of its own script that it stands for.
pub(super) fn with_own_letters(letters: &[char], doubt: &mut Option<Doubt>) -> Vec<char> {
    let mut mapped: Vec<char> = letters.iter().map(|c| plain_form(*c)).collect();
    let mut start = 0;
    while start < mapped.len() {
        let length = mapped[start..].iter().take_while(|c| is_letter(**c) || is_lao(**c)).count();
        let word = &mut mapped[start..start + length];
        // A word all of Lao letters is Lao, not Thai gone wrong.
        if word.iter().any(|c| is_lao(*c)) && word.iter().any(|c| is_letter(*c)) {
            let meant: Vec<char> = word.iter().map(|c| thai_of_lao(*c)).collect();
            if word.iter().any(|c| is_ambiguous_lao(*c)) {
                doubt.get_or_insert(Doubt { piece: word.iter().collect(), suggestion: Some(meant.iter().collect()) });
            } else {
                word.copy_from_slice(&meant);
            }
        }
        start += length.max(1);
    }
    mapped
}

fn is_lao(c: char) -> bool {
    matches!(c, '\u{e81}'..='\u{ebd}' | '\u{ec0}'..='\u{ecd}')
}

/// The Thai letter of the same sound and shape: both alphabets stand in the same order.
fn thai_of_lao(c: char) -> char {
    match c {
        'ຍ' | 'ຢ' => 'ย',
        'ຊ' => 'ซ',
        _ if is_lao(c) => char::from_u32(u32::from(c) - 0x80).unwrap_or(c),
        _ => c,
    }
}

/// Whether a Lao letter has no Thai one, or more than one that looks or sounds like it.
fn is_ambiguous_lao(c: char) -> bool {
    matches!(c, 'ຊ' | 'ຍ' | 'ຢ' | '\u{ebb}'..='\u{ebd}') || (is_lao(c) && !is_letter(thai_of_lao(c)))
}

/// Digits and spaces of every kind as those of a plain keyboard, and the glyphs that old Thai fonts kept in the private
/// area, which texts copied out of PDF files still hold, as the letters they draw.
fn plain_form(c: char) -> char {
    const ZEROS: [char; 5] = ['０', '٠', '۰', '០', '၀'];
    let code = u32::from(c);
    match c {
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        '໐'..='໙' => char::from_u32(code - 0x80).unwrap_or(c),
        '\u{f700}' => 'ฐ',
        '\u{f701}'..='\u{f704}' => char::from_u32(code - 0xf701 + 0xe34).unwrap_or(c),
        '\u{f705}'..='\u{f709}' => char::from_u32(code - 0xf705 + 0xe48).unwrap_or(c),
        '\u{f70a}'..='\u{f70e}' => char::from_u32(code - 0xf70a + 0xe48).unwrap_or(c),
        '\u{f70f}' => 'ญ',
        '\u{f710}' => '\u{e31}',
        '\u{f711}' => NIKHAHIT,
        '\u{f712}' => '\u{e47}',
        '\u{f713}'..='\u{f717}' => char::from_u32(code - 0xf713 + 0xe48).unwrap_or(c),
        '\u{f718}'..='\u{f71a}' => char::from_u32(code - 0xf718 + 0xe38).unwrap_or(c),
        _ => {
            let digit = ZEROS.iter().find_map(|zero| code.checked_sub(u32::from(*zero)).filter(|digit| *digit < 10));
            digit.and_then(|digit| char::from_digit(digit, 10)).unwrap_or(c)
        }
    }
}
