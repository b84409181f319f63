//! Thai digits (เลขไทย) and numbers with thousands commas.

use crate::model::{Percent, Satang};

const THAI_ZERO: u32 = '๐' as u32;

/// Every Arabic digit of the text turned into its Thai one: `12,345.60` is `๑๒,๓๔๕.๖๐`.
pub fn to_thai(text: &str) -> String {
    text.chars()
        .map(|c| match c.to_digit(10) {
            Some(digit) => char::from_u32(THAI_ZERO + digit).unwrap_or(c),
            None => c,
        })
        .collect()
}

/// Text out of the data with its numbers in Thai digits; what belongs to a Latin word (PM2.5, COVID-19, an address)
/// stays as it is.
pub fn in_thai(text: &str) -> String {
    let is_latin_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '/' | '@' | ':' | '%');
    let mut thai = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let start = rest.find(is_latin_word).unwrap_or(rest.len());
        let length = rest[start..].find(|c| !is_latin_word(c)).unwrap_or(rest.len() - start);
        let word = &rest[start..start + length];
        thai.push_str(&rest[..start]);
        if word.contains(|c: char| c.is_ascii_alphabetic()) {
            thai.push_str(word);
        } else {
            thai.push_str(&to_thai(word));
        }
        rest = &rest[start + length..];
    }
    thai
}

/// Every Thai digit of the text turned into its Arabic one.
pub fn to_arabic(text: &str) -> String {
    text.chars().map(arabic_digit).collect()
}

/// A Thai digit turned into its Arabic one; any other character as it is.
pub(crate) fn arabic_digit(c: char) -> char {
    match u32::from(c).checked_sub(THAI_ZERO).and_then(|digit| char::from_digit(digit, 10)) {
        Some(digit) => digit,
        None => c,
    }
}

/// A whole number with thousands commas, in Arabic digits: `12,345`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A count of people or things for a Thai page: `๑๒,๓๔๕`.
pub fn count(number: u64) -> String {
    to_thai(&grouped(number))
}

/// A plain number without commas, such as a year, a level or a page: `๒๕๖๕`.
pub fn plain(number: impl ToString) -> String {
    to_thai(&number.to_string())
}

/// Money for a Thai page, always with two decimals: `๑๒,๓๔๕.๖๐`.
pub fn money(amount: Satang) -> String {
    to_thai(&money_arabic(amount))
}

/// Money with commas and two decimals in Arabic digits.
pub fn money_arabic(amount: Satang) -> String {
    let (baht, satang) = amount.parts();
    format!("{}.{satang:02}", grouped(baht))
}

/// A per cent for a Thai page, truncated to two decimals: `๑๙.๙๙`.
pub fn percent(percent: Percent) -> String {
    percent_of_hundredths(percent.hundredths())
}

/// A per cent given in hundredths, as prose templates get it.
pub fn percent_of_hundredths(hundredths: u64) -> String {
    to_thai(&format!("{}.{:02}", hundredths / 100, hundredths % 100))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_are_grouped_in_thousands() {
        assert_eq!(count(0), "๐");
        assert_eq!(count(999), "๙๙๙");
        assert_eq!(count(1_000), "๑,๐๐๐");
        assert_eq!(count(1_234_567), "๑,๒๓๔,๕๖๗");
        assert_eq!(money(Satang::new(123_456_705)), "๑,๒๓๔,๕๖๗.๐๕");
    }

    #[test]
    fn digits_of_latin_words_stay() {
        assert_eq!(in_thai("มาตรา 33 พ.ศ. 2550"), "มาตรา ๓๓ พ.ศ. ๒๕๕๐");
        assert_eq!(in_thai("ฝุ่น PM2.5 และ COVID-19 รุ่น1"), "ฝุ่น PM2.5 และ COVID-19 รุ่น๑");
        assert_eq!(in_thai("ดู https://example.com/1 หน้า 2"), "ดู https://example.com/1 หน้า ๒");
    }

    proptest! {
        #[test]
        fn digits_go_there_and_back(text in "[0-9ก-ฮ ,.]{0,40}") {
            prop_assert_eq!(to_arabic(&to_thai(&text)), text);
        }
    }
}
