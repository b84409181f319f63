//! Cells read as numbers: Thai or Arabic digits, with or without thousands commas.

use crate::{diagnostic::Fault, model::Satang, thai::digits::to_arabic};

/// The largest number of people a cell may hold: more than live on earth.
const MAX_PEOPLE: u64 = 10_000_000_000;

/// A whole number of people; `-` is none.
pub fn people(text: &str) -> Result<u64, Fault> {
    let number = Number::parse(text)?;
    if !number.decimals.bytes().all(|digit| digit == b'0') {
        return Err(Fault::FractionalPeople);
    }
    number.whole().filter(|people| *people <= MAX_PEOPLE).ok_or(Fault::NumberTooLarge)
}

/// Baht with at most two decimals; `-` is none.
pub fn money(text: &str) -> Result<Satang, Fault> {
    let number = Number::parse(text)?;
    let decimals = number.decimals.trim_end_matches('0');
    if decimals.len() > 2 {
        return Err(Fault::TooManyDecimals);
    }
    let satang: u64 = format!("{decimals:0<2}").parse().map_err(|_| Fault::BadNumber)?;
    number
        .whole()
        .and_then(|baht| baht.checked_mul(100)?.checked_add(satang))
        .map(Satang::new)
        .filter(|amount| *amount <= Satang::MAX_CELL)
        .ok_or(Fault::NumberTooLarge)
}

/// A number's digits before and after the point.
struct Number {
    whole: String,
    decimals: String,
}

impl Number {
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
            return Err(Fault::BadNumber);
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
            ("12 คน", Fault::BadNumber),
            ("12,34", Fault::BadNumber),
            ("1234,567", Fault::BadNumber),
            (",123", Fault::BadNumber),
            ("1.2.3", Fault::BadNumber),
            ("12.", Fault::BadNumber),
            ("สิบ", Fault::BadNumber),
            ("#REF!", Fault::BadNumber),
            ("1e5", Fault::BadNumber),
            ("+5", Fault::BadNumber),
            ("--", Fault::BadNumber),
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
        assert_eq!(money("฿5"), Err(Fault::BadNumber));
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
