//! The signs that tell a layout where lines may end.

use crate::thai::letters::{is_letter, is_space};

const BREAK: char = '\u{200B}';
const JOINER: char = '\u{2060}';
const HELD_SPACE: char = '\u{A0}';
/// A text with its breaks decided.
pub(super) struct Decided {
    pub chars: Vec<char>,
    /// `open[i]`: a line may end between characters `i - 1` and `i`.
    pub open: Vec<bool>,
    /// `natural[i]`: UAX #14 would end a line there.
    pub natural: Vec<bool>,
}

/// The text with its marks.
pub(super) fn marked(decided: &Decided) -> String {
    let Decided { chars, open, natural } = decided;
    let mut marked = String::with_capacity(chars.len() * 4);
    let mut space_end = 0;
    for (i, &c) in chars.iter().enumerate() {
        let after_space = i > 0 && is_space(chars[i - 1]);
        if i > 0 && !after_space {
            match (natural[i], open[i]) {
                (false, true) => marked.push(BREAK),
                (true, false) => marked.push(JOINER),
                _ => {}
            }
        }
        if c == ' ' && i >= space_end {
            space_end = i + chars[i..].iter().take_while(|&&c| is_space(c)).count();
        }
        let held = c == ' ' && !open[space_end];
        // UAX #14 ends lines between U+00A0 and a hyphen, dash or the like before it.
        if held && i > 0 && !after_space && !is_plain(chars[i - 1]) {
            marked.push(JOINER);
        }
        marked.push(if held { HELD_SPACE } else { c });
    }
    marked
}

/// Whether UAX #14 keeps `c` and U+00A0 together.
fn is_plain(c: char) -> bool {
    is_letter(c) || c.is_alphanumeric() || matches!(c, '.' | ',' | '(' | ')' | '“' | '”' | '"' | '฿')
}

pub(super) fn visible(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|&c| !is_control(c))
}

/// Byte offsets in `text` where its marked form lets a line end: at U+200B and after plain spaces.
pub(super) fn marked_places(text: &str, marked: &str) -> Vec<usize> {
    let (mut place, mut places) = (0, Vec::new());
    let mut written = text.chars().filter(|&c| !is_control(c));
    for c in marked.chars() {
        match c {
            BREAK => places.push(place),
            JOINER => {}
            _ => {
                place += written.next().map_or(0, char::len_utf8);
                if c == ' ' {
                    places.push(place);
                }
            }
        }
    }
    places
}

pub(super) fn is_control(c: char) -> bool {
    matches!(c, BREAK | JOINER)
}
