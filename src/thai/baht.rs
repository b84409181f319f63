//! Money in Thai words, as a total is signed for: `หนึ่งพันบาทถ้วน`.

use crate::model::Satang;

const DIGITS: [&str; 10] = ["ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"];
const PLACES: [&str; 6] = ["", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน"];
const MILLION: u64 = 1_000_000;

/// An amount in words. One at the end of a longer number is เอ็ด, twenty is ยี่สิบ, and a whole number of baht ends in
/// ถ้วน.
pub fn baht_text(amount: Satang) -> String {
    let (baht, satang) = amount.parts();
    match (baht, satang) {
        (0, 0) => "ศูนย์บาทถ้วน".to_owned(),
        (_, 0) => format!("{}บาทถ้วน", number_text(baht)),
        (0, _) => format!("{}สตางค์", number_text(satang)),
        _ => format!("{}บาท{}สตางค์", number_text(baht), number_text(satang)),
    }
}

/// A whole number in words: 121 is `หนึ่งร้อยยี่สิบเอ็ด`.
pub fn number_text(number: u64) -> String {
    if number == 0 {
        return DIGITS[0].to_owned();
    }
    let mut text = String::new();
    if number >= MILLION {
        text.push_str(&number_text(number / MILLION));
        text.push_str("ล้าน");
    }
    below_million(number % MILLION, number > MILLION, &mut text);
    text
}

fn below_million(number: u64, follows_more: bool, text: &mut String) {
    for place in (0..PLACES.len()).rev() {
        let unit = 10_u64.pow(u32::try_from(place).unwrap_or(0));
        let digit = number / unit % 10;
        let spoken = match (digit, place) {
            (0, _) => continue,
            (1, 0) if follows_more || number > 1 => "เอ็ด",
            (1, 1) => "",
            (2, 1) => "ยี่",
            _ => DIGITS[usize::try_from(digit).unwrap_or(0)],
        };
        text.push_str(spoken);
        text.push_str(PLACES[place]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_said_as_a_treasurer_says_them() {
        for (satang, said) in [
            (0, "ศูนย์บาทถ้วน"),
            (25, "ยี่สิบห้าสตางค์"),
            (100, "หนึ่งบาทถ้วน"),
            (1_000, "สิบบาทถ้วน"),
            (1_100, "สิบเอ็ดบาทถ้วน"),
            (2_100, "ยี่สิบเอ็ดบาทถ้วน"),
            (10_100, "หนึ่งร้อยเอ็ดบาทถ้วน"),
            (12_150, "หนึ่งร้อยยี่สิบเอ็ดบาทห้าสิบสตางค์"),
            (100_000_000, "หนึ่งล้านบาทถ้วน"),
            (100_000_100, "หนึ่งล้านเอ็ดบาทถ้วน"),
            (1_100_000_000, "สิบเอ็ดล้านบาทถ้วน"),
            (845_000_075, "แปดล้านสี่แสนห้าหมื่นบาทเจ็ดสิบห้าสตางค์"),
            (100_000_000_000_000, "หนึ่งล้านล้านบาทถ้วน"),
        ] {
            assert_eq!(baht_text(Satang::new(satang)), said);
        }
    }
}
