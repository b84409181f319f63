//! Figures, days and numbers of rounds as people and programs type them: digits, dashes, points and spaces of any kind and
//! width brought to one form.

use super::clean::is_invisible;

/// The text in Arabic digits with plain dashes, strokes, points, commas and spaces, without what nobody sees and without the
/// quotes it stands in.
pub fn plain(text: &str) -> String {
    let plain: String = text.chars().filter(|c| !is_invisible(*c)).map(plain_character).collect();
    let mut plain = plain.trim();
    while let Some(unquoted) = plain.strip_prefix(is_quote) {
        plain = unquoted.strip_suffix(is_quote).unwrap_or(unquoted).trim();
    }
    plain.to_owned()
}

/// Whether a text has a figure in it, in digits of any kind.
pub fn has_figure(text: &str) -> bool {
    text.chars().any(|c| match c {
        // Nearly all that is ever asked after.
        ' '..='~' => c.is_ascii_digit(),
        'ก'..='๛' => ('๐'..='๙').contains(&c),
        c => c.is_numeric(),
    })
}

/// Whether a text is a dash alone, of whatever length, which stands for none.
pub fn is_dash(text: &str) -> bool {
    if text.contains(|c: char| c.is_ascii_alphanumeric() || ('ก'..='๛').contains(&c)) {
        return false;
    }
    let text = plain(text);
    !text.is_empty() && text.chars().all(|c| c == '-')
}

fn is_quote(c: char) -> bool {
    matches!(c, '\'' | '"' | '‘' | '’' | '“' | '”' | '„' | '«' | '»' | '`' | '′' | '″')
}

fn plain_character(c: char) -> char {
    match c {
        '!'..='~' | 'ก'..='๎' => c,
        '๐'..='๙' => digit(c, '๐'),
        '０'..='９' => digit(c, '０'),
        '‐'..='―' | '−' | '﹘' | '﹣' | '－' | 'ー' => '-',
        '⁄' | '∕' | '／' => '/',
        '．' | '․' => '.',
        '，' | '٬' => ',',
        '：' => ':',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

fn digit(c: char, zero: char) -> char {
    char::from_digit(u32::from(c) - u32::from(zero), 10).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_in_any_width_is_plain() {
        for (text, is) in [
            ("๑๒,๓๔๕", "12,345"),
            ("１２．５", "12.5"),
            (" 1\u{a0}200\u{3000}", "1 200"),
            ("\u{feff}4\u{2013}11\u{2212}2564\u{200b}", "4-11-2564"),
            ("'120", "120"),
            ("“๔/๑๑/๒๕๖๔”", "4/11/2564"),
            ("\"\"", ""),
            ("ต.ค. ๖๔", "ต.ค. 64"),
        ] {
            assert_eq!(plain(text), is, "{text}");
        }
        for text in ["-", "–", "—", "−", "--", " －\u{200b} "] {
            assert!(is_dash(text), "{text}");
        }
        for text in ["", "-1", "- -", ".", "-ก"] {
            assert!(!is_dash(text), "{text}");
        }
    }

    #[test]
    fn a_figure_is_one_in_digits_of_any_kind() {
        for text in ["ปี 1", "ปี ๑", "１", "½"] {
            assert!(has_figure(text), "{text}");
        }
        for text in ["", "ปีฯ", "a-b"] {
            assert!(!has_figure(text), "{text}");
        }
    }
}
