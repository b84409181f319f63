//! Which characters a cell may hold: those nobody can see are left out, those no bundled font can print are found.

use std::borrow::Cow;

/// The text without characters nobody can see: zero-width spaces and joiners, direction marks, byte order marks,
/// control characters. Line ends and tabs stay.
pub fn without_invisible(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| !is_invisible(c)) {
        return Cow::Borrowed(text);
    }
    text.chars().filter(|c| !is_invisible(*c)).collect::<String>().into()
}

/// Whether a character shows nothing and only misleads those who search, sort or compare the text.
pub fn is_invisible(c: char) -> bool {
    match c {
        // Nearly all that is ever asked after.
        ' '..='~' | 'ก'..='๛' | '\n' | '\t' => false,
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{e0000}'..='\u{e0fff}' => true,
        _ => c.is_control(),
    }
}

/// The first character that the bundled fonts cannot print, if there is one.
pub fn first_unprintable(text: &str) -> Option<char> {
    text.chars().find(|c| !is_printable(*c))
}

/// What TH SarabunPSK or Sarabun has a glyph for. Held against the fonts themselves by a test.
pub fn is_printable(c: char) -> bool {
    matches!(c,
        '\n' | '\t' | ' '..='~' | '\u{a0}'..='\u{17e}' | 'ก'..='ฺ' | '฿'..='๛'
        | 'Ạ'..='ỹ' | '\u{2010}' | '\u{2012}'..='\u{2015}' | '‘'..='‚' | '“'..='„' | '†'..='•' | '…' | '‰'
        | '′'..='″' | '‹'..='›' | '⁄' | '€' | 'ℓ' | '™' | '℮' | '⅓'..='⅔' | '←'..='↓' | '∂' | '∆' | '∏'
        | '∑'..='−' | '√' | '∞' | '∫' | '≈' | '≠' | '≤'..='≥' | '■' | '▲'..='△' | '◆' | '◊')
}

/// Whether a character does something to a terminal, or to the order in which a line is read.
pub fn is_steering(c: char) -> bool {
    match c {
        '\u{61c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => true,
        c => c.is_control(),
    }
}

/// A character as it is shown where it is not to do anything.
pub fn shown(c: char) -> String {
    format!("<U+{:04X}>", u32::from(c))
}

/// A name as it is shown: in one line, and nothing in it does anything.
pub fn in_one_line(name: &str) -> Cow<'_, str> {
    if !name.contains(is_steering) {
        return Cow::Borrowed(name);
    }
    Cow::Owned(name.chars().map(|c| if is_steering(c) { shown(c) } else { c.to_string() }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_left_out() {
        assert_eq!(without_invisible("\u{feff}แรง\u{200b}งาน\u{a0}ไทย\u{202e}"), "แรงงาน\u{a0}ไทย");
        assert!(matches!(without_invisible("แรงงาน\nไทย"), Cow::Borrowed(_)));
    }

    #[test]
    fn an_emoji_and_a_foreign_letter_are_found() {
        assert_eq!(first_unprintable("งาน😀"), Some('😀'));
        assert_eq!(first_unprintable("ຄຸ້ມครอง"), Some('ຄ'));
        assert_eq!(first_unprintable("มาตรา ๔๐ «ก» ‘ข’ – ฿5 ½ é"), None);
    }
}
