//! Cells read as numbers: digits of any kind, with or without thousands commas and the column's own unit.

use super::taken::Taken;
use crate::{
    diagnostic::Fault,
    model::Satang,
    schema::Holds,
    text::typed::{is_dash, plain},
    thai::digits::{grouped, money_arabic},
};

/// The largest number of people a cell may hold: more than live on earth.
const MAX_PEOPLE: u64 = 10_000_000_000;

/// A whole number of people; `-` is none.
pub fn people(text: &str) -> Result<u64, Fault> {
    people_taken(text).map(|taken| taken.value)
}

/// Baht with at most two decimals; `-` is none.
pub fn money(text: &str) -> Result<Satang, Fault> {
    money_taken(text).map(|taken| taken.value)
}

/// What a cell of a column of figures counts, as money does; of a column of people too.
pub fn figure(text: &str, holds: Option<Holds>) -> Result<Satang, Fault> {
    match holds {
        Some(Holds::People) => people(text).map(Satang::from_baht),
        _ => money(text),
    }
}

/// People, with a doubt where the number has its unit beside it.
pub fn people_taken(text: &str) -> Result<Taken<u64>, Fault> {
    let (number, is_bare) = Number::of(text, &PEOPLE)?;
    if !number.decimals.bytes().all(|digit| digit == b'0') {
        return Err(Fault::FractionalPeople);
    }
    let people = number.whole().filter(|people| *people <= MAX_PEOPLE).ok_or(Fault::NumberTooLarge)?;
    Ok(taken(people, grouped(people), is_bare))
}

/// Baht, with a doubt where the number has its unit beside it.
pub fn money_taken(text: &str) -> Result<Taken<Satang>, Fault> {
    let (number, is_bare) = Number::of(text, &MONEY)?;
    let decimals = number.decimals.trim_end_matches('0');
    // Who parts thousands with a point writes three digits behind it, who writes satang does not.
    if number.decimals.len() == 3 && decimals.len() < 3 && number.whole.len() <= 3 && !number.whole.starts_with('0') {
        return Err(Fault::BadNumber { nearest: Some(format!("{}{}", number.whole, number.decimals)), unit: None });
    }
    if decimals.len() > 2 {
        return Err(Fault::TooManyDecimals);
    }
    let satang: u64 = format!("{decimals:0<2}").parse().map_err(|_| BAD)?;
    let amount = number
        .whole()
        .and_then(|baht| baht.checked_mul(100)?.checked_add(satang))
        .map(Satang::new)
        .filter(|amount| *amount <= Satang::MAX_CELL)
        .ok_or(Fault::NumberTooLarge)?;
    Ok(taken(amount, money_arabic(amount), is_bare))
}

fn taken<T>(value: T, after: String, is_bare: bool) -> Taken<T> {
    Taken { value, doubt: (!is_bare).then_some(Fault::RepairedNumber { after, refused: false, rows: 1 }) }
}

/// Whether a text is a number alone, of any kind and size.
pub fn is_number(text: &str) -> bool {
    !matches!(Number::parse(&plain(text)), Err(Fault::BadNumber { .. }))
}

/// The text without a unit and what else is written behind a number.
pub fn without_unit(text: &str) -> String {
    let text = plain(text);
    let bare = PEOPLE.bare(&text).or_else(|| MONEY.bare(&text));
    bare.map_or_else(|| MONEY.without_marks(&text).to_owned(), str::to_owned)
}

/// A number's digits before and after the point.
struct Number {
    whole: String,
    decimals: String,
}

/// What is counted in a column, as people write it beside the number.
struct Unit {
    before: &'static [&'static str],
    behind: &'static [&'static str],
    is_money: bool,
}

/// Longer ones first, for they end as shorter ones do.
const PEOPLE: Unit =
    Unit { before: &["จำนวน"], behind: &["คน", "ราย", "ท่าน"], is_money: false };
const MONEY: Unit = Unit {
    before: &["จำนวนเงิน", "จำนวน", "เป็นเงิน", "฿", "thb"],
    behind: &["บาทถ้วน", "บาท", "บ.", "฿", "thb", "baht"],
    is_money: true,
};

/// What is counted in no column of numbers.
const OTHERS: [&str; 14] =
    ["กลุ่ม", "ครั้ง", "โครงการ", "กิจกรรม", "แห่ง", "เดือน", "วัน", "ชั่วโมง", "รุ่น", "เล่ม", "อำเภอ", "ตำบล", "หมู่บ้าน", "%"];

/// Words of large numbers with the zeros they stand for; who writes them may have rounded.
const SCALES: [(&str, usize); 6] = [("สิบล้าน", 7), ("ล้าน", 6), ("แสน", 5), ("หมื่น", 4), ("พัน", 3), ("ร้อย", 2)];

const BAD: Fault = Fault::BadNumber { nearest: None, unit: None };

impl Unit {
    /// What is left of a text when this unit is taken off; `None` when it has none.
    fn bare<'t>(&self, text: &'t str) -> Option<&'t str> {
        let lower = |word: &&&str| text.len() >= word.len() && text.is_char_boundary(word.len());
        let before = self.before.iter().filter(lower).find(|word| text[..word.len()].eq_ignore_ascii_case(word));
        let rest = before.map_or(text, |word| text[word.len()..].trim_start());
        let cut = |word: &str| rest.len().checked_sub(word.len()).filter(|at| rest.is_char_boundary(*at));
        let behind = self.behind.iter().find_map(|word| {
            let at = cut(word)?;
            rest[at..].eq_ignore_ascii_case(word).then(|| rest[..at].trim_end())
        });
        match (before, behind) {
            (None, None) => None,
            (_, behind) => Some(behind.unwrap_or(rest)),
        }
    }

    /// The text without the marks a number may end in: a point, and of money `.-`.
    fn without_marks<'t>(&self, text: &'t str) -> &'t str {
        let ended = self.is_money.then(|| [".-", ",-"].into_iter().find_map(|mark| text.strip_suffix(mark))).flatten();
        let whole = |text: &&str| text.ends_with(|c: char| c.is_ascii_digit());
        let point = || text.strip_suffix('.').filter(whole).filter(|text| !text.contains('.'));
        ended.map(str::trim_end).filter(whole).or_else(point).unwrap_or(text)
    }
}

/// The number a text seems to mean: letters that look like digits taken for them, without spaces and units.
fn nearest(text: &str, unit: &Unit) -> Option<String> {
    let text = unit.bare(text).unwrap_or(text);
    let digits: String = text.chars().filter(|c| !c.is_whitespace()).map(look_alike).collect();
    let sound = digits.contains(|c: char| c.is_ascii_digit()) && Number::parse(&digits).is_ok();
    sound.then_some(digits).or_else(|| scaled(text)).or_else(|| with_points_for_commas(text))
}

/// `1.2 ล้าน` in digits.
fn scaled(text: &str) -> Option<String> {
    let (rest, zeros) = SCALES.iter().find_map(|(word, zeros)| Some((text.strip_suffix(word)?.trim_end(), *zeros)))?;
    let Number { whole, decimals } = Number::parse(rest).ok()?;
    let decimals = decimals.trim_end_matches('0');
    let digits = format!("{whole}{decimals:0<zeros$}");
    (decimals.len() <= zeros).then(|| digits.trim_start_matches('0').to_owned()).filter(|digits| !digits.is_empty())
}

/// `1.200.000` as `1200000`.
fn with_points_for_commas(text: &str) -> Option<String> {
    let commas = text.replace('.', ",");
    (!text.contains(',') && text.contains('.') && is_grouped(&commas)).then(|| commas.replace(',', ""))
}

fn look_alike(c: char) -> char {
    match c {
        'O' | 'o' => '0',
        'l' | 'I' | '|' => '1',
        _ => c,
    }
}

impl Number {
    /// The number of a text, and whether it stands alone in it.
    fn of(text: &str, unit: &Unit) -> Result<(Self, bool), Fault> {
        let text = plain(text);
        let is_bad = |parsed: &Result<Self, Fault>| matches!(parsed, Err(Fault::BadNumber { .. }));
        let parsed = Self::parse(unit.without_marks(&text));
        if !is_bad(&parsed) {
            return parsed.map(|number| (number, true));
        }
        if let Some(bare) = unit.bare(&text) {
            let parsed = Self::parse(unit.without_marks(bare));
            if !is_bad(&parsed) {
                return parsed.map(|number| (number, false));
            }
        }
        Err(Fault::BadNumber { unit: other_unit(&text, unit), nearest: nearest(&text, unit) })
    }

    fn parse(text: &str) -> Result<Self, Fault> {
        if is_dash(text) {
            return Ok(Self { whole: "0".to_owned(), decimals: String::new() });
        }
        let (negative, digits) = match text.strip_prefix('-') {
            Some(digits) => (true, digits.trim_start()),
            None => (false, text),
        };
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if !is_grouped(whole) || !is_digits(decimals) || digits.ends_with('.') {
            return Err(BAD);
        }
        // Nobody writes so many zeros behind a point, but who parts thousands with it does.
        if decimals == "000" && whole.len() <= 3 && !whole.starts_with('0') {
            return Err(Fault::BadNumber { nearest: Some(format!("{whole}000")), unit: None });
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

/// The unit of another column that a number has beside it.
fn other_unit(text: &str, own: &Unit) -> Option<&'static str> {
    let others = if own.is_money { PEOPLE.behind } else { MONEY.behind };
    let number = |word: &str| {
        let rest = text.strip_suffix(word).or_else(|| text.strip_prefix(word))?.trim();
        (Number::parse(own.without_marks(rest)).is_ok() || scaled(rest).is_some()).then_some(())
    };
    others.iter().chain(&OTHERS).find(|word| number(word).is_some()).copied()
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

    fn meant(number: &str) -> Fault {
        Fault::BadNumber { nearest: Some(number.to_owned()), unit: None }
    }

    #[test]
    fn people_are_read_in_every_way_they_are_written() {
        for (text, read) in [
            ("1200", 1200),
            ("๑,๒๐๐", 1200),
            ("１,２００", 1200),
            ("'1200", 1200),
            ("1200.", 1200),
            ("1,200\u{a0}", 1200),
            (" 0 ", 0),
            ("-", 0),
            ("–", 0),
            ("—", 0),
            ("12.00", 12),
            ("1,234,567", 1_234_567),
        ] {
            assert_eq!(people(text), Ok(read), "{text}");
        }
    }

    #[test]
    fn what_is_no_count_of_people_is_refused() {
        for (text, fault) in [
            ("12.5", Fault::FractionalPeople),
            ("๑๒.๕", Fault::FractionalPeople),
            ("-5", Fault::NegativeNumber),
            ("12 บาท", Fault::BadNumber { nearest: None, unit: Some("บาท") }),
            ("฿12", Fault::BadNumber { nearest: None, unit: Some("฿") }),
            ("3 กลุ่ม", Fault::BadNumber { nearest: None, unit: Some("กลุ่ม") }),
            ("1O0", meant("100")),
            ("1 200", meant("1200")),
            ("12.000", meant("12000")),
            ("1.200.000", meant("1200000")),
            ("1.2 พันคน", meant("1200")),
            ("ประมาณ 12 คน", BAD),
            ("12-15", BAD),
            ("120.-", BAD),
            ("12,34", BAD),
            ("1234,567", BAD),
            (",123", BAD),
            ("1.2.3", BAD),
            ("สิบ", BAD),
            ("#REF!", BAD),
            ("1e5", BAD),
            ("+5", BAD),
            ("99999999999999999999", Fault::NumberTooLarge),
        ] {
            assert_eq!(people(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn a_unit_of_the_column_is_taken_off_and_told() {
        for text in ["๑๒ คน", "12คน", "12 ราย", "จำนวน 12 คน", "12.00 คน"] {
            let doubt = Some(Fault::RepairedNumber { after: "12".to_owned(), refused: false, rows: 1 });
            assert_eq!(people_taken(text), Ok(Taken { value: 12, doubt }), "{text}");
        }
        for text in [
            "๕,๐๐๐ บาท",
            "฿5,000",
            "5,000 บาทถ้วน",
            "5000 บ.",
            "THB 5,000",
            "5,000.00 Baht",
            "เป็นเงิน 5,000 บาท",
            "5,000.- บาท",
        ] {
            let doubt = Some(Fault::RepairedNumber { after: "5,000.00".to_owned(), refused: false, rows: 1 });
            assert_eq!(money_taken(text), Ok(Taken { value: Satang::from_baht(5000), doubt }), "{text}");
        }
        for text in ["5,000.-", "5000.00.-", "5,000 .-", "5,000,-", "5000.", "๕,๐๐๐.-", "'5000"] {
            assert_eq!(money_taken(text), Ok(Taken::sure(Satang::from_baht(5000))), "{text}");
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
        assert_eq!(money("๖.๕๐๐"), Err(meant("6500")));
        assert_eq!(money("12 คน"), Err(Fault::BadNumber { nearest: None, unit: Some("คน") }));
        assert_eq!(money("1.2 ล้านบาท"), Err(meant("1200000")));
        assert_eq!(money("5 พันบาท"), Err(meant("5000")));
        assert_eq!(money("1.2345678 ล้านบาท"), Err(BAD));
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
            for shown in [digits::count(count), digits::grouped(count), count.to_string()] {
                for form in [format!("{shown} คน"), format!("'{shown}"), format!("{shown}."), format!("\u{a0}{shown}\u{200b}")] {
                    prop_assert_eq!(people(&form), Ok(count), "{}", form);
                }
            }
            for shown in [digits::money(amount), digits::money_arabic(amount)] {
                for form in [format!("{shown} บาท"), format!("฿{shown}"), format!("{shown}.-"), format!("“{shown}”")] {
                    prop_assert_eq!(money(&form), Ok(amount), "{}", form);
                }
            }
        }

        #[test]
        fn no_text_makes_it_stumble(text in "\\PC{0,30}") {
            let _ = (people(&text), money(&text));
        }
    }
}
