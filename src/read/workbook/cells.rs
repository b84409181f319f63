//! A cell's value as the text the user sees in it: whole decimals, days in ISO form, errors by their names.

use calamine::{DataRef, ExcelDateTime};

/// Numbers are exact to this many digits, as in every spreadsheet: what binary arithmetic leaves beyond them is noise.
pub const DIGITS: usize = 15;

/// The last serial day of a spreadsheet, 31 December 9999.
const LAST_DAY: f64 = 2_958_466.0;

/// The text of a cell; empty when it holds nothing.
pub fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) => tidy(text),
        DataRef::SharedString(text) => tidy(text),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => decimal(*number),
        DataRef::Bool(yes) => if *yes { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::Error(error) => error.to_string(),
        DataRef::DateTime(moment) => moment_text(*moment),
        DataRef::DateTimeIso(text) => day_of_iso(text).to_owned(),
        DataRef::DurationIso(text) => text.clone(),
    }
}

/// Line ends of one system, nothing blank around.
pub fn tidy(text: &str) -> String {
    let text = text.trim();
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}

/// A binary number as the decimal that was typed or that the spreadsheet shows: 0.1 + 0.2 is 0.3.
pub fn decimal(number: f64) -> String {
    if !number.is_finite() {
        return number.to_string();
    }
    let written = format!("{:.*e}", DIGITS - 1, number.abs());
    let (mantissa, exponent) = written.split_once('e').unwrap_or((&written, "0"));
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_end_matches('0');
    let point = 1 + exponent.parse::<i32>().unwrap_or(0);
    let sign = if number < 0.0 && !digits.is_empty() { "-" } else { "" };
    match usize::try_from(point) {
        Ok(point) if digits.len() > point => format!("{sign}{}.{}", or_zero(&digits[..point]), &digits[point..]),
        Ok(point) => format!("{sign}{}", or_zero(&format!("{digits:0<point$}"))),
        Err(_) => format!("{sign}0.{}{digits}", "0".repeat(usize::try_from(-point).unwrap_or(0))),
    }
}

fn or_zero(whole: &str) -> &str {
    if whole.bytes().all(|byte| byte == b'0') { "0" } else { whole }
}

/// A date cell as `2021-10-28`; a time of day or a length of time as the clock shows it. A year of the Buddhist era that
/// the spreadsheet took for one of the Common Era stays as it was typed: `2564-10-28`.
fn moment_text(moment: ExcelDateTime) -> String {
    let serial = moment.as_f64();
    if !(0.0..LAST_DAY).contains(&serial) {
        return decimal(serial);
    }
    let (year, month, day, hours, minutes, seconds, _) = moment.to_ymd_hms_milli();
    if serial < 1.0 || moment.is_duration() {
        return format!("{hours:02}:{minutes:02}:{seconds:02}");
    }
    format!("{year:04}-{month:02}-{day:02}")
}

/// The day of `2021-10-28T14:30:00`.
pub fn day_of_iso(text: &str) -> &str {
    text.split('T').next().unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_is_the_decimal_that_was_typed() {
        for (number, shown) in [
            (0.1 + 0.2, "0.3"),
            (1234.5, "1234.5"),
            (-0.0, "0"),
            (-5.25, "-5.25"),
            (0.0, "0"),
            (7.0, "7"),
            (100_000_000_000.01, "100000000000.01"),
            (1e20, "100000000000000000000"),
            (1e-7, "0.0000001"),
            (0.05, "0.05"),
            (33.333_333_333_333_336, "33.3333333333333"),
            (999_999_999_999_999.9, "1000000000000000"),
            (579_114.25, "579114.25"),
            (f64::NAN, "NaN"),
        ] {
            assert_eq!(decimal(number), shown, "{number}");
        }
    }

    #[test]
    fn a_day_is_the_same_in_both_date_systems() {
        let day = |serial, is_1904| moment_text(ExcelDateTime::new(serial, ExcelDateTimeType::DateTime, is_1904));
        assert_eq!(day(44_497.0, false), "2021-10-28");
        assert_eq!(day(44_497.6, false), "2021-10-28");
        assert_eq!(day(44_497.0 - 1462.0, true), "2021-10-28");
        assert_eq!(day(0.5, false), "12:00:00");
        assert_eq!(day(-3.0, false), "-3");
        assert_eq!(day(1e300, false).len(), 301);
    }

    proptest! {
        #[test]
        fn every_amount_of_satang_comes_back_whole(satang in 0_u64..=10_000_000_000_000) {
            let typed = format!("{}.{:02}", satang / 100, satang % 100);
            let shown = decimal(typed.parse().unwrap());
            let (whole, decimals) = shown.split_once('.').unwrap_or((&shown, ""));
            prop_assert_eq!(format!("{whole}.{decimals:0<2}"), typed);
        }

        #[test]
        fn no_number_makes_it_stumble(number in any::<f64>(), is_1904 in any::<bool>()) {
            let _ = decimal(number);
            let _ = moment_text(ExcelDateTime::new(number, ExcelDateTimeType::DateTime, is_1904));
        }
    }
}
