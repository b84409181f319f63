//! Numbers as they are typed, and the formats that show them so.

use std::{collections::BTreeMap, ops::Range};

use super::{
    Odd,
    book::MainPart,
    markup::{Element, root},
    package::Package,
};

/// The number formats of every spreadsheet that show a number as it is typed: 0 to 8, and 37 to 44.
const PLAIN_FORMATS: [Range<usize>; 2] = [0..9, 37..45];

/// The most digits of a number that a spreadsheet keeps.
const MOST_DIGITS: usize = 15;

/// A number as a workbook keeps it, of a text that is one as people type it: `1,234.50`.
pub fn figure(text: &str) -> Option<String> {
    let text = text.trim();
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
    let (whole, decimals) = digits.split_once('.').map_or((digits, None), |(whole, decimals)| (whole, Some(decimals)));
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let mut has_groups = false;
    let are_groups = groups.all(|group| {
        has_groups = true;
        group.len() == 3 && are_digits(group)
    });
    let is_sound = are_digits(first)
        && are_groups
        && (!has_groups || first.len() <= 3)
        && (first == "0" || !first.starts_with('0'))
        && decimals.is_none_or(are_digits);
    let number = format!("{sign}{}", digits.replace(',', ""));
    (is_sound && number.len() <= MOST_DIGITS).then_some(number)
}

/// By style, whether a number is shown as it is typed.
pub fn plain_styles(package: &mut Package, book: &MainPart) -> Result<Vec<bool>, Odd> {
    let Ok(part) = book.styles(package) else { return Ok(Vec::new()) };
    let text = package.text(&part)?;
    let styles = root(&text, "styleSheet")?;
    let mut own: BTreeMap<usize, bool> = BTreeMap::new();
    for format in styles.child("numFmts")?.map(|formats| formats.children()).transpose()?.unwrap_or_default() {
        if let (Some(id), Some(code)) = (format.number("numFmtId"), format.attribute("formatCode")) {
            own.insert(id, is_plain_code(&code));
        }
    }
    let formats = styles.child("cellXfs")?.map(|formats| formats.children()).transpose()?.unwrap_or_default();
    let is_plain = |format: &Element<'_>| {
        let id = format.number("numFmtId").unwrap_or(0);
        own.get(&id).copied().unwrap_or_else(|| PLAIN_FORMATS.iter().any(|plain| plain.contains(&id)))
    };
    Ok(formats.iter().map(is_plain).collect())
}

/// Whether a format has places for digits and the signs of money alone: no days, no per cent, no powers of ten.
fn is_plain_code(code: &str) -> bool {
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => drop(letters.by_ref().find(|letter| *letter == '"')),
            '[' => drop(letters.by_ref().find(|letter| *letter == ']')),
            '\\' | '_' | '*' => drop(letters.next()),
            '%' | '/' | ':' | '@' => return false,
            letter if letter.is_alphabetic() => return code.eq_ignore_ascii_case("general"),
            _ => {}
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_one_as_people_type_it() {
        for (text, number) in [("1,234.50", "1234.50"), ("0", "0"), ("-5", "-5"), (" 12 ", "12"), ("0.5", "0.5")] {
            assert_eq!(figure(text).as_deref(), Some(number));
        }
        for text in ["", "-", "007", "1,23", "1234,567", "1.", ".5", "12 คน", "๑๒", "1e5", "1234567890123456", "1.2.3"]
        {
            assert_eq!(figure(text), None, "{text}");
        }
    }

    #[test]
    fn a_format_that_shows_another_number_is_known() {
        for code in ["General", "0", "#,##0.00", "_-* #,##0.00_-;-* #,##0.00_-;_-* \"-\"??_-", "[Red]0 \"คน\"", "\\฿0"]
        {
            assert!(is_plain_code(code), "{code}");
        }
        for code in ["0%", "0.0E+00", "d mmm yy", "[$-41E]d mmm yy", "@", "# ?/?", "ว ดดด ปป", "h:mm"] {
            assert!(!is_plain_code(code), "{code}");
        }
    }
}
