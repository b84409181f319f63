//! How a spreadsheet shows a number: as it is, with zeros and signs it does not have, or as quite another.

use crate::read::grid::Typed;

/// A number's format, as far as a reader of the sheet sees another text than the number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Format {
    Plain,
    Percent,
    /// Digits at their places, with signs between them: the format for each range of numbers.
    Places(Vec<Section>),
    /// In a way nobody types, such as `1.2E+05`.
    Other,
}

/// A format, and the largest number it is for; of all numbers when none is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    most: Option<u64>,
    signs: Vec<Sign>,
}

/// What stands at one place of a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// A digit, zero where the number has none.
    Zero,
    /// A digit where the number has one.
    Digit,
    Point,
    Thousands,
    Percent,
    Plain(char),
    Other,
}

/// The longest code a spreadsheet takes.
const LONGEST: usize = 255;

impl Format {
    pub fn of(code: &str) -> Self {
        if code.to_ascii_lowercase().contains("general") || code.len() > LONGEST * 4 {
            return Self::Plain;
        }
        let sections: Vec<Section> = code.split(';').map(Section::of).collect();
        let first = &sections[0].signs;
        let has = |sign| sections.iter().any(|section| section.signs.contains(&sign));
        let places = first.iter().filter(|sign| matches!(sign, Sign::Zero | Sign::Digit)).count();
        match () {
            () if has(Sign::Percent) => Self::Percent,
            () if has(Sign::Other) => Self::Other,
            // A number as people write it, or a text.
            () if has(Sign::Thousands) || places == 0 || places == 1 && first.len() == 1 => Self::Plain,
            () => Self::Places(sections),
        }
    }

    /// What has to be known of a number that is shown so, for a column that is to hold texts.
    pub fn typed(&self, number: &str) -> Option<Typed> {
        match self {
            Self::Plain => None,
            Self::Percent => Some(Typed::Percent(percent(number))),
            Self::Other => Some(Typed::Otherwise),
            Self::Places(sections) => {
                let whole = number.split('.').next().unwrap_or(number).parse::<u64>().ok();
                let is_for =
                    |section: &&Section| section.most.is_none_or(|most| whole.is_some_and(|whole| whole <= most));
                match sections.iter().find(is_for).and_then(|section| section.shown(number)) {
                    Some(shown) if shown == number => None,
                    Some(shown) => Some(Typed::Shown(shown)),
                    None => Some(Typed::Otherwise),
                }
            }
        }
    }
}

impl Section {
    fn of(code: &str) -> Self {
        let (mut most, mut signs) = (None, Vec::new());
        let mut letters = code.chars().peekable();
        while let Some(letter) = letters.next() {
            match letter {
                '0' => signs.push(Sign::Zero),
                '#' | '?' => signs.push(Sign::Digit),
                '.' => signs.push(Sign::Point),
                ',' => signs.push(Sign::Thousands),
                '%' => signs.push(Sign::Percent),
                '/' => signs.push(Sign::Other),
                'E' | 'e' if matches!(letters.peek(), Some('+' | '-')) => signs.push(Sign::Other),
                '"' => signs.extend(letters.by_ref().take_while(|letter| *letter != '"').map(Sign::Plain)),
                '\\' => signs.extend(letters.next().map(Sign::Plain)),
                // As wide as the letter, or filled with it.
                '_' | '*' => drop(letters.next()),
                '[' => {
                    let inside: String = letters.by_ref().take_while(|letter| *letter != ']').collect();
                    let number = |after: &str| after.parse::<u64>().ok();
                    most = inside.strip_prefix("<=").and_then(number).or(most);
                    most = inside.strip_prefix('<').and_then(number).and_then(|more| more.checked_sub(1)).or(most);
                    let unit = inside.strip_prefix('$').map(|unit| unit.split('-').next().unwrap_or_default());
                    signs.extend(unit.unwrap_or_default().chars().map(Sign::Plain));
                }
                letter => signs.push(Sign::Plain(letter)),
            }
        }
        Self { most, signs }
    }

    /// A number as this format shows it, where that is no other number.
    fn shown(&self, number: &str) -> Option<String> {
        let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
        if !whole.bytes().all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        let point = self.signs.iter().position(|sign| *sign == Sign::Point).unwrap_or(self.signs.len());
        let (before, after) = self.signs.split_at(point);
        let is_place = |sign: &&Sign| matches!(sign, Sign::Zero | Sign::Digit);
        if decimals.len() > after.iter().filter(is_place).count() {
            return None;
        }
        let mut shown = String::new();
        let mut digits = if whole == "0" { "" } else { whole };
        let mut left = before.iter().filter(is_place).count();
        for sign in before {
            match sign {
                Sign::Plain(letter) => shown.push(*letter),
                sign => {
                    // The first place takes all digits that have none of their own.
                    let here = digits.len().saturating_sub(left - 1);
                    shown.push_str(&digits[..here]);
                    if here == 0 && *sign == Sign::Zero {
                        shown.push('0');
                    }
                    digits = &digits[here..];
                    left -= 1;
                }
            }
        }
        let mut decimals = decimals.chars();
        for sign in after {
            match sign {
                Sign::Point => shown.push('.'),
                Sign::Plain(letter) => shown.push(*letter),
                sign => shown.extend(decimals.next().or((*sign == Sign::Zero).then_some('0'))),
            }
        }
        Some(shown.trim().to_owned())
    }
}

/// `0.125` as `12.5%`.
fn percent(number: &str) -> String {
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let decimals = format!("{decimals:0<2}");
    let (moved, rest) = decimals.split_at(2);
    let whole = format!("{whole}{moved}");
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole.as_str()), |digits| ("-", digits));
    let digits = digits.trim_start_matches('0');
    let digits = if digits.is_empty() { "0" } else { digits };
    if rest.is_empty() { format!("{sign}{digits}%") } else { format!("{sign}{digits}.{rest}%") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(code: &str, number: &str) -> Option<Typed> {
        Format::of(code).typed(number)
    }

    #[test]
    fn a_number_is_shown_with_the_zeros_and_signs_of_its_format() {
        for (code, number, shown) in [
            ("000000000", "55000000", "055000000"),
            ("0##-###-###", "55000000", "055-000-000"),
            ("00\\-0000\\-0000", "55000000", "00-5500-0000"),
            ("[<=99999999][$-D000000]0-####-####;[$-D000000]0#-####-####", "812345678", "08-1234-5678"),
            ("[<=99999999][$-D000000]0-####-####;[$-D000000]0#-####-####", "21234567", "0-2123-4567"),
            ("\"TK-\"00", "1", "TK-01"),
            ("00", "123", "123"),
            ("0.00", "1.1", "1.10"),
            ("0.00", "0", "0.00"),
            ("000", "0", "000"),
            ("0 \"คน\"", "400", "400 คน"),
        ] {
            let expected = (shown != number).then(|| Typed::Shown(shown.to_owned()));
            assert_eq!(typed(code, number), expected, "{code} {number}");
        }
    }

    #[test]
    fn a_number_that_is_shown_as_another_is_known() {
        for (code, number, shown) in [
            ("0%", "3", "300%"),
            ("0.00%", "0.845", "84.5%"),
            ("0%", "-0.05", "-5%"),
            ("0%", "0", "0%"),
            ("#,##0%;[Red]-#,##0%", "12", "1200%"),
        ] {
            assert_eq!(typed(code, number), Some(Typed::Percent(shown.to_owned())), "{code} {number}");
        }
        for (code, number) in [("0.00E+00", "120000"), ("# ?/?", "0.5"), ("000", "-1"), ("00", "1.5")] {
            assert_eq!(typed(code, number), Some(Typed::Otherwise), "{code} {number}");
        }
        for (code, number) in [
            ("General", "5"),
            ("0", "5"),
            ("@", "5"),
            ("#,##0.00", "5000"),
            ("_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)", "5000"),
            ("", "5"),
        ] {
            assert_eq!(typed(code, number), None, "{code} {number}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_format_makes_it_stumble(code in "[0#?.,%E\"\\\\_*<=;$\\[\\]a-คน-]{0,12}", number in "-?[0-9]{1,18}(\\.[0-9]{1,4})?") {
            let _ = typed(&code, &number);
        }
    }
}
