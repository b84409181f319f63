//! Numbers in Thai and in Arabic digits; what belongs to a Latin word (COVID-19, an address) counts as neither.

/// The digits a number is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Digits {
    Thai,
    Arabic,
    Both,
}

/// Every number of a text with the byte offset it begins at.
pub fn numbers(text: &str) -> impl Iterator<Item = (usize, &str, Digits)> {
    let mut place = 0;
    text.split_inclusive(|c| !is_of_word(c)).filter_map(move |part| {
        let start = place;
        place += part.len();
        let word = part.trim_end_matches(|c| !is_of_word(c));
        let latin = word.contains(|c: char| c.is_ascii_alphabetic());
        let thai = word.contains(is_thai_digit);
        let arabic = word.contains(|c: char| c.is_ascii_digit());
        let digits = match (thai, arabic) {
            _ if latin => return None,
            (true, true) => Digits::Both,
            (true, false) => Digits::Thai,
            (false, true) => Digits::Arabic,
            (false, false) => return None,
        };
        Some((start, word, digits))
    })
}

fn is_thai_digit(c: char) -> bool {
    matches!(c, '๐'..='๙')
}

fn is_of_word(c: char) -> bool {
    is_thai_digit(c) || c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | '-' | '_' | '/' | '@' | ':' | '%')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_apart_from_latin_words() {
        let found: Vec<_> = numbers("ปี ๒๕๖๕ มี 12,345.60 บาท ๑2 COVID-19 www.a.go.th/7 รุ่น3").collect();
        let found: Vec<_> = found.into_iter().map(|(_, word, digits)| (word, digits)).collect();
        use Digits::{Arabic, Both, Thai};
        assert_eq!(found, [("๒๕๖๕", Thai), ("12,345.60", Arabic), ("๑2", Both), ("3", Arabic)]);
    }
}
