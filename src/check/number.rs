//! Cells read as numbers: Thai or Arabic digits, with or without thousands commas.

use crate::{diagnostic::Fault, model::Satang, thai::digits::to_arabic};

/// The largest number of people a cell may hold: more than live on earth.
const MAX_PEOPLE: u64 = 10_000_000_000;

/// A whole number of people; `-` is none.
pub fn people(text: &str) -> Result<u64, Fault> {
    let number = Number::parse_or_suggest(text)?;
    if !number.decimals.bytes().all(|digit| digit == b'0') {
        return Err(Fault::FractionalPeople);
    }
    number.whole().filter(|people| *people <= MAX_PEOPLE).ok_or(Fault::NumberTooLarge)
}

/// Baht with at most two decimals; `-` is none.
pub fn money(text: &str) -> Result<Satang, Fault> {
    let number = Number::parse_or_suggest(text)?;
    let decimals = number.decimals.trim_end_matches('0');
    if decimals.len() > 2 {
        return Err(Fault::TooManyDecimals);
    }
    let satang: u64 = format!("{decimals:0<2}").parse().map_err(|_| BAD)?;
    number
        .whole()
        .and_then(|baht| baht.checked_mul(100)?.checked_add(satang))
        .map(Satang::new)
        .filter(|amount| *amount <= Satang::MAX_CELL)
        .ok_or(Fault::NumberTooLarge)
}

/// Whether a text is a number of any kind and size.
pub fn is_number(text: &str) -> bool {
    !matches!(Number::parse(text), Err(Fault::BadNumber { .. }))
}

/// A number's digits before and after the point.
struct Number {
    whole: String,
    decimals: String,
}

const BAD: Fault = Fault::BadNumber { nearest: None };

/// What people write behind a number.
const UNITS: [&str; 5] = ["บาทถ้วน", "บาท", "คน", "ราย", "฿"];

/// The number a text seems to mean: its unit taken off, letters that look like digits taken for them.
fn nearest(text: &str) -> Option<String> {
    let mut text = to_arabic(text.trim());
    for unit in UNITS {
        text = text.replace(unit, "");
    }
    let digits: String = text.chars().filter(|c| !c.is_whitespace()).map(look_alike).collect();
    let sound = digits.contains(|c: char| c.is_ascii_digit()) && Number::parse(&digits).is_ok();
    sound.then_some(digits)
}

fn look_alike(c: char) -> char {
    match c {
        'O' | 'o' => '0',
        'l' | 'I' | '|' => '1',
        _ => c,
    }
}

impl Number {
    fn parse_or_suggest(text: &str) -> Result<Self, Fault> {
        Self::parse(text)
            .map_err(|fault| if fault == BAD { Fault::BadNumber { nearest: nearest(text) } } else { fault })
    }

    fn parse(text: &str) -> Result<Self, Fault> {
        let text = to_arabic(text.trim());
        if text == "-" {
            return Ok(Self { whole: "0".to_owned(), decimals: String::new() });
        }
        let (negative, digits) = match text.strip_prefix('-').or_else(|| text.strip_prefix('−')) {
            Some(digits) => (true, digits.trim_start()),
            None => (false, text.as_str()),
        };
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if !is_grouped(whole) || !is_digits(decimals) || digits.ends_with('.') {
            return Err(BAD);
        }
        let nothing = |text: &str| text.bytes().all(|byte| matches!(byte, b'0' | b','));
        if negative && !(nothing(whole) && nothing(decimals)) {
            return Err(Fault::NegativeNumber);
        }
        Ok(Self { whole: whole.replace(',', ""), decimals: decimals.to_owned() })
    }

    /// `None` when there are more digits than a number can have.
    fn whole(&self) -> Option<u64> {
        self.whole.parse().ok()
    }
}

/// Digits alone, or in groups of three: a comma anywhere else may be a decimal comma or a slip, and is not guessed at.
fn is_grouped(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or("");
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let mut rest = groups.peekable();
    let fits = rest.peek().is_none() || first.len() <= 3;
    !first.is_empty() && digits(first) && fits && rest.all(|group| group.len() == 3 && digits(group))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::thai::digits;

    #[test]
    fn people_are_read_in_every_way_they_are_written() {
        for (text, read) in
            [("1200", 1200), ("๑,๒๐๐", 1200), (" 0 ", 0), ("-", 0), ("12.00", 12), ("1,234,567", 1_234_567)]
        {
            assert_eq!(people(text), Ok(read), "{text}");
        }
    }

    #[test]
    fn what_is_no_count_of_people_is_refused() {
        for (text, fault) in [
            ("12.5", Fault::FractionalPeople),
            ("๑๒.๕", Fault::FractionalPeople),
            ("-5", Fault::NegativeNumber),
            ("12 คน", Fault::BadNumber { nearest: Some("12".to_owned()) }),
            ("1O0", Fault::BadNumber { nearest: Some("100".to_owned()) }),
            ("1 200", Fault::BadNumber { nearest: Some("1200".to_owned()) }),
            ("12,34", BAD),
            ("1234,567", BAD),
            (",123", BAD),
            ("1.2.3", BAD),
            ("12.", BAD),
            ("สิบ", BAD),
            ("#REF!", BAD),
            ("1e5", BAD),
            ("+5", BAD),
            ("--", BAD),
            ("99999999999999999999", Fault::NumberTooLarge),
        ] {
            assert_eq!(people(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn money_is_kept_to_the_satang() {
        for (text, satang) in
            [("5,000", 500_000), ("๕,๐๐๐.๕", 500_050), ("0.07", 7), ("-", 0), ("1234.500", 123_450), ("-0.00", 0)]
        {
            assert_eq!(money(text), Ok(Satang::new(satang)), "{text}");
        }
        assert_eq!(money("1.005"), Err(Fault::TooManyDecimals));
        assert_eq!(money("฿5"), Err(Fault::BadNumber { nearest: Some("5".to_owned()) }));
        assert_eq!(money("-1"), Err(Fault::NegativeNumber));
        assert_eq!(money("100,000,000,000.01"), Err(Fault::NumberTooLarge));
    }

    proptest! {
        #[test]
        fn what_we_print_we_read(satang in 0_u64..=10_000_000_000_000, count in 0..=MAX_PEOPLE) {
            let amount = Satang::new(satang);
            prop_assert_eq!(money(&digits::money(amount)), Ok(amount));
            prop_assert_eq!(money(&amount.to_string()), Ok(amount));
            prop_assert_eq!(people(&digits::count(count)), Ok(count));
        }

        #[test]
        fn no_text_makes_it_stumble(text in "\\PC{0,30}") {
            let _ = (people(&text), money(&text));
        }
    }
}
