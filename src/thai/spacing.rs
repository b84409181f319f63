//! Spaces in composed prose, as the Royal Society lays them down: around ๆ and ฯลฯ, outside of brackets and quotation
//! marks, between Thai and numbers, between Thai and Latin.
//!
//! Source: หลักเกณฑ์การใช้เครื่องหมายวรรคตอนและเครื่องหมายอื่น ๆ หลักเกณฑ์การเว้นวรรค, Royal Society of Thailand.

use super::letters::{is_digit, is_letter};

const AND_SO_ON: &str = "ฯลฯ";

/// How prose is spaced.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Spacing {
    /// หลักเกณฑ์การเว้นวรรค of the Royal Society.
    #[default]
    RoyalSociety,
    /// As the templates have it.
    AsWritten,
}

/// What stands between two signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    Space,
    Nothing,
    AsWritten,
}

impl Spacing {
    /// The policy by the name it has in `prose/spacing.tera`.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "royal-society" => Some(Self::RoyalSociety),
            "as-written" => Some(Self::AsWritten),
            _ => None,
        }
    }

    /// The text with its spaces put right. Names out of the data stay as they are, wherever they stand in the text.
    pub fn apply<'a>(self, text: &str, names: impl IntoIterator<Item = &'a str>) -> String {
        if self == Self::AsWritten {
            return text.to_owned();
        }
        let inside = inside_names(text, names);
        let chars: Vec<(usize, char)> = text.char_indices().collect();
        let mut spaced = String::with_capacity(text.len() + text.len() / 16);
        let mut index = 0;
        while index < chars.len() {
            let (place, c) = chars[index];
            spaced.push(c);
            index += 1;
            let spaces = chars[index..].iter().take_while(|&&(_, c)| c == ' ').count();
            let Some(&(next_place, next)) = chars.get(index + spaces) else {
                continue;
            };
            if c == ' ' || (place + 1..=next_place).any(|between| inside[between]) {
                continue;
            }
            match gap(text, place, c, next_place, next) {
                Gap::AsWritten => continue,
                Gap::Space => spaced.push(' '),
                Gap::Nothing => {}
            }
            index += spaces;
        }
        spaced
    }
}

/// For each byte offset of a text, whether it is inside one of the names: after its beginning and before its end.
fn inside_names<'a>(text: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<bool> {
    let mut inside = vec![false; text.len() + 1];
    for name in names.into_iter().filter(|name| !name.is_empty()) {
        for (start, _) in text.match_indices(name) {
            inside[start + 1..start + name.len()].fill(true);
        }
    }
    inside
}

/// What belongs between `last`, which begins at byte `place`, and `next`, which begins at `next_place`.
fn gap(text: &str, place: usize, last: char, next_place: usize, next: char) -> Gap {
    let begins = |place: usize| text[place..].starts_with(AND_SO_ON);
    let ends = |end: usize| text[..end].ends_with(AND_SO_ON);
    let after_last = place + last.len_utf8();
    let stops = matches!(next, ',' | ';' | '.' | '!' | '?');
    match (last, next) {
        _ if is_opening(last) || is_closing(next) => Gap::Nothing,
        _ if stops => Gap::AsWritten,
        (_, 'ๆ') | ('ๆ', _) => Gap::Space,
        _ if begins(next_place) || ends(after_last) => Gap::Space,
        _ if is_opening(next) && is_wordlike(last) => Gap::Space,
        _ if is_closing(last) && is_wordlike(next) => Gap::Space,
        _ if is_letter(last) && (is_digit(next) || is_latin(next)) => Gap::Space,
        _ if (is_digit(last) || is_latin(last)) && is_letter(next) => Gap::Space,
        // As in พ.ศ. ๒๕๖๕.
        ('.', _) if is_digit(next) && text[..place].ends_with(is_letter) => Gap::Space,
        _ => Gap::AsWritten,
    }
}

fn is_opening(c: char) -> bool {
    matches!(c, '(' | '[' | '“')
}

fn is_closing(c: char) -> bool {
    matches!(c, ')' | ']' | '”')
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
}

/// Whether a bracket or quotation mark keeps its distance from `c`.
fn is_wordlike(c: char) -> bool {
    is_letter(c) || is_digit(c) || is_latin(c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn spaced(text: &str) -> String {
        Spacing::RoyalSociety.apply(text, [])
    }

    #[test]
    fn spaces_go_where_the_rules_put_them() {
        for (written, right) in [
            ("ต่างๆในพื้นที่", "ต่าง ๆ ในพื้นที่"),
            ("ผลไม้ฯลฯและผัก", "ผลไม้ ฯลฯ และผัก"),
            ("แผน(Action Plan)ของ", "แผน (Action Plan) ของ"),
            ("( คน )", "(คน)"),
            ("เรียกว่า“ แรงงาน ”ใน", "เรียกว่า “แรงงาน” ใน"),
            ("จำนวน๑๒๐คน", "จำนวน ๑๒๐ คน"),
            ("พ.ศ.๒๕๖๕", "พ.ศ. ๒๕๖๕"),
            ("จากGFMISและ", "จาก GFMIS และ"),
            ("ทั้งหมด (๕.๒๕) ๑,๒๐๐.๕๐ บาท", "ทั้งหมด (๕.๒๕) ๑,๒๐๐.๕๐ บาท"),
            ("ส่งเสริม คุ้มครอง และพัฒนา", "ส่งเสริม คุ้มครอง และพัฒนา"),
            ("โครงการ/กิจกรรม", "โครงการ/กิจกรรม"),
            ("ดี ๆ, ดี ๆ.", "ดี ๆ, ดี ๆ."),
            ("(ก)(ข)", "(ก)(ข)"),
            ("", ""),
        ] {
            assert_eq!(spaced(written), right);
        }
    }

    #[test]
    fn names_out_of_the_data_stay_as_they_are() {
        let name = "กลุ่มเก่าๆ(5ส)GFMIS";
        let text = format!("โครงการ{name}ต่างๆ");
        assert_eq!(Spacing::RoyalSociety.apply(&text, [name]), format!("โครงการ{name} ต่าง ๆ"));
    }

    #[test]
    fn the_policy_can_be_switched_off() {
        assert_eq!(Spacing::named("as-written").unwrap().apply("ต่างๆ", []), "ต่างๆ");
        assert_eq!(Spacing::named("royal-society"), Some(Spacing::RoyalSociety));
        assert_eq!(Spacing::named(""), None);
    }

    fn text() -> impl Strategy<Value = String> {
        let parts = ["ๆ", "ฯลฯ", "ฯ", "(", ")", "“", "”", " ", " ", "๑๒", "5", "คน", "พ.ศ.", "Ab", ",", ".", "/", "น้ำ"];
        let part = prop_oneof![
            proptest::sample::select(parts.to_vec()).prop_map(String::from),
            any::<char>().prop_map(String::from)
        ];
        proptest::collection::vec(part, 0..30).prop_map(|parts| parts.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn spacing_twice_is_spacing_once(text in text()) {
            let once = spaced(&text);
            prop_assert_eq!(spaced(&once), once);
        }

        #[test]
        fn only_spaces_come_and_go(text in text()) {
            prop_assert_eq!(spaced(&text).replace(' ', ""), text.replace(' ', ""));
        }

        #[test]
        fn names_are_never_touched(before in text(), name in text(), after in text()) {
            prop_assume!(!name.trim().is_empty());
            let told = Spacing::RoyalSociety.apply(&format!("{before}{name}{after}"), [name.as_str()]);
            prop_assert!(told.contains(&name), "{:?} in {:?}", name, told);
        }
    }
}
