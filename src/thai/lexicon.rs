//! The units that never break inside, read from plain lists that users may extend.

use fst::raw::Fst;

use super::letters::is_letter;
use super::words::Extra;

/// The units of one or more lists.
///
/// A list has one unit a line; `#` starts a comment; a `|` inside a long unit shows where it may break after all.
pub struct Lexicon {
    /// Units of Thai letters only: they are read as words.
    words: Extra,
    /// Units with spaces, digits or other characters: they are looked for in the text as they stand.
    phrases: Option<Fst<Vec<u8>>>,
}

impl Lexicon {
    /// Reads the text of each list.
    pub fn parse<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut words = Vec::new();
        let mut phrases = Vec::new();
        let lines = texts.into_iter().flat_map(|text| text.trim_start_matches('\u{FEFF}').lines());
        for unit in lines.flat_map(|line| line.split('#').next().unwrap_or_default().split('|')) {
            let unit = unit.trim();
            if unit.chars().all(is_letter) {
                words.push(unit);
            } else {
                phrases.push(folded(unit.chars()).into_bytes());
            }
        }
        phrases.sort_unstable();
        phrases.dedup();
        let phrases = if phrases.is_empty() { None } else { Fst::from_iter_set(phrases).ok() };
        Self { words: Extra::new(words), phrases }
    }

    /// The units that are read as words.
    pub fn words(&self) -> &Extra {
        &self.words
    }

    /// Every place where a phrase of the lists stands in `text`, the longest at each, as `start..end` in characters.
    pub fn phrases_in(&self, text: &[char]) -> Vec<(usize, usize)> {
        let Some(phrases) = &self.phrases else {
            return Vec::new();
        };
        let mut found = Vec::new();
        let mut start = 0;
        while start < text.len() {
            match longest(phrases, &text[start..]) {
                Some(length) => {
                    found.push((start, start + length));
                    start += length;
                }
                None => start += 1,
            }
        }
        found
    }
}

/// The length in characters of the longest key of `phrases` that `text` begins with.
fn longest(phrases: &Fst<Vec<u8>>, text: &[char]) -> Option<usize> {
    let mut node = phrases.root();
    let mut best = None;
    let mut utf8 = [0; 4];
    let mut after_space = false;
    for (length, &c) in (1..).zip(text) {
        let c = fold(c);
        if c == ' ' && after_space {
            continue;
        }
        after_space = c == ' ';
        for &byte in c.encode_utf8(&mut utf8).as_bytes() {
            let Some(index) = node.find_input(byte) else {
                return best;
            };
            node = phrases.node(node.transition(index).addr);
        }
        if node.is_final() {
            best = Some(length);
        }
    }
    best
}

/// The unit as it is looked for: one kind of digit, one kind of space, one space at a time.
fn folded(unit: impl Iterator<Item = char>) -> String {
    let mut folded = String::new();
    for c in unit.map(fold) {
        if c != ' ' || !folded.ends_with(' ') {
            folded.push(c);
        }
    }
    folded
}

fn fold(c: char) -> char {
    match c {
        '\u{A0}' => ' ',
        '0'..='9' => char::from_u32(u32::from(c) - 0x30 + 0x0E50).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(lists: &[&str], text: &str) -> Vec<String> {
        let text: Vec<char> = text.chars().collect();
        let lexicon = Lexicon::parse(lists.iter().copied());
        lexicon.phrases_in(&text).iter().map(|&(start, end)| text[start..end].iter().collect()).collect()
    }

    #[test]
    fn the_longest_phrase_is_found() {
        let lists = ["# หมายเหตุ\nข้อ ๕\nข้อ ๕ (๑) # ท้ายบรรทัด\n\n"];
        assert_eq!(found(&lists, "ตามข้อ ๕ (๑) และข้อ ๕ (๒)"), ["ข้อ ๕ (๑)", "ข้อ ๕"]);
    }

    #[test]
    fn digits_and_spaces_are_alike() {
        assert_eq!(found(&["มาตรา ๓๓"], "มาตรา  33 มาตรา\u{A0}๓๓"), ["มาตรา  33", "มาตรา\u{A0}๓๓"]);
    }
}
