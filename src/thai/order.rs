//! The order of Thai words in a dictionary, as spreadsheets sort them.

use super::letters::is_leading_vowel;

/// What a text is put in order by: a vowel that is written before its consonant counts behind it, and tone marks do not count.
pub fn sorting_key(text: &str) -> String {
    let is_counted = |c: &char| !matches!(c, '\u{0E47}'..='\u{0E4C}');
    let mut letters = text.chars().filter(is_counted);
    let mut key = String::with_capacity(text.len());
    while let Some(letter) = letters.next() {
        if is_leading_vowel(letter) {
            key.extend(letters.next());
        }
        key.extend(letter.to_lowercase());
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_in_the_order_of_a_dictionary() {
        let mut words = ["แรงงาน", "เกษตร", "โครงการ", "การ", "ก้าว", "ไทย", "ขยาย", "กิจกรรม"];
        words.sort_by_key(|word| sorting_key(word));
        assert_eq!(words, ["การ", "ก้าว", "กิจกรรม", "เกษตร", "ขยาย", "โครงการ", "ไทย", "แรงงาน"]);
    }
}
