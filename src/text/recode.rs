//! Text that a program on the way read in the wrong encoding or left in the codes of the web: «เธชเธณเธเธฑเธ», «à¸ªà¸³» and «ÊÓ¹Ñ¡»
//! for สำนัก, `&amp;` for &, `&#3585;`, `\u0e01` and `%E0%B8%81` for ก, `<br>` for a line's end. Each has only one reading.

use std::{borrow::Cow, collections::BTreeSet};

use encoding_rs::{Encoding, WINDOWS_874, WINDOWS_1252};

/// How often a text may have been read wrongly, or its codes been coded again.
const TIMES: usize = 3;

/// The text as it was written.
pub fn as_written(text: &str) -> Cow<'_, str> {
    let mut written = Cow::Borrowed(text);
    for _ in 0..TIMES {
        let again = read_again(&written).or_else(|| in_thai_letters(&written)).or_else(|| without_codes(&written));
        match again.or_else(|| without_escapes(&written)).or_else(|| without_breaks(&written)) {
            Some(again) => written = Cow::Owned(again),
            None => break,
        }
    }
    written
}

/// Whether a text looks as if it had been read wrongly, but lost letters besides, so that it cannot be read again.
pub fn is_misread(text: &str) -> bool {
    let leads = Leads::in_text(text);
    let leads = leads.thai.max(leads.latin);
    let letters = || text.chars().filter(|c| !c.is_ascii() && !c.is_whitespace()).count();
    leads >= 3 && leads * 4 >= letters()
}

/// How often letters stand together that the first two bytes of a Thai letter in UTF-8 are taken for.
struct Leads {
    /// In Windows-874.
    thai: usize,
    /// In Windows-1252.
    latin: usize,
}

impl Leads {
    fn in_text(text: &str) -> Self {
        let mut leads = Self { thai: 0, latin: 0 };
        let mut before = ' ';
        for c in text.chars() {
            match (before, c) {
                ('เ', 'ธ' | 'น') => leads.thai += 1,
                ('à', '¸' | '¹') => leads.latin += 1,
                _ => {}
            }
            before = c;
        }
        leads
    }
}

/// Thai in UTF-8 that was read as Windows-874 or Windows-1252: all of it, or nothing is sure.
fn read_again(text: &str) -> Option<String> {
    let encoding: &'static Encoding = match Leads::in_text(text) {
        Leads { thai: 1.., .. } => WINDOWS_874,
        Leads { latin: 1.., .. } => WINDOWS_1252,
        _ => return None,
    };
    let (bytes, _, is_unmappable) = encoding.encode(text);
    let thai = bytes.windows(2).filter(|pair| matches!(pair, [0xe0, 0xb8 | 0xb9])).count();
    // A word or two of Thai may happen to be such bytes.
    if is_unmappable || thai < 3 {
        return None;
    }
    String::from_utf8(bytes.into_owned()).ok()
}

/// So many letters with accents stand in no word of any language behind each other, and so many of them differ.
const ACCENTED: usize = 4;
const DIFFERENT: usize = 3;

/// Thai in one byte a letter that was read as Windows-1252: all of it, or nothing is sure.
fn in_thai_letters(text: &str) -> Option<String> {
    let is_accented = |c: char| matches!(c, '\u{a1}'..='\u{fb}');
    let mut begins = text.split(|c| !is_accented(c)).filter(|run| run.chars().count() >= ACCENTED);
    let is_word = |run: &str| {
        let letters: BTreeSet<char> = run.chars().collect();
        letters.len() >= DIFFERENT && 2 * run.chars().filter(|c| c.is_alphabetic()).count() >= run.chars().count()
    };
    if Leads::in_text(text).latin > 0 || !begins.any(is_word) {
        return None;
    }
    let (bytes, _, is_unmappable) = WINDOWS_1252.encode(text);
    let (thai, is_no_text) = WINDOWS_874.decode_without_bom_handling(&bytes);
    (!is_unmappable && !is_no_text && !thai.contains(char::is_control)).then(|| thai.into_owned())
}

/// The text with Thai letters in the place of the escapes of programs; `None` when it has none, or is an address.
fn without_escapes(text: &str) -> Option<String> {
    if text.contains("://") || !(text.contains("\\u0e") || text.contains("\\u0E") || text.contains("%E0%B8")) {
        return None;
    }
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '%']) {
        written.push_str(&rest[..at]);
        rest = &rest[at..];
        let (c, length) = thai_escape(rest).unwrap_or_else(|| (rest.chars().next().unwrap_or(' '), 1));
        written.push(c);
        rest = &rest[length..];
    }
    written.push_str(rest);
    (written != text).then_some(written)
}

/// The Thai letter whose escape a text begins with, and how long that is.
fn thai_escape(text: &str) -> Option<(char, usize)> {
    let is_thai = |c: &char| matches!(c, 'ก'..='๛');
    if let Some(code) = text.strip_prefix("\\u") {
        let number = u32::from_str_radix(code.get(..4)?, 16).ok()?;
        return Some((char::from_u32(number).filter(is_thai)?, 6));
    }
    let byte = |part: &str| u8::from_str_radix(part.strip_prefix('%')?, 16).ok();
    let bytes = [byte(text.get(..3)?)?, byte(text.get(3..6)?)?, byte(text.get(6..9)?)?];
    Some((std::str::from_utf8(&bytes).ok()?.chars().next().filter(is_thai)?, 9))
}

/// What ends a line in HTML, in small letters and without blanks.
const BREAKS: [&str; 7] = ["<br>", "<br/>", "<p>", "</p>", "<div>", "</div>", "<p/>"];

/// The text with line ends in the place of those of HTML; `None` when it has none.
fn without_breaks(text: &str) -> Option<String> {
    if !text.contains('<') {
        return None;
    }
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        written.push_str(&rest[..at]);
        rest = &rest[at..];
        let tag = rest.find('>').map_or("", |end| &rest[..=end]);
        let bare: String = tag.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
        let length = if BREAKS.contains(&bare.as_str()) { tag.len() } else { 1 };
        written.push_str(if length > 1 { "\n" } else { "<" });
        rest = &rest[length..];
    }
    written.push_str(rest);
    (written != text).then(|| written.trim().to_owned())
}

/// The text with the codes of HTML as the characters they stand for; `None` when it has none.
fn without_codes(text: &str) -> Option<String> {
    if !text.contains('&') {
        return None;
    }
    let mut parts = text.split('&');
    let mut written = parts.next().unwrap_or("").to_owned();
    let mut is_changed = false;
    for part in parts {
        let code = part.split_once(';').and_then(|(name, rest)| Some((character(name)?, rest)));
        match code {
            Some((c, rest)) => {
                written.push(c);
                written.push_str(rest);
                is_changed = true;
            }
            None => {
                written.push('&');
                written.push_str(part);
            }
        }
    }
    is_changed.then_some(written)
}

/// The character a code of HTML stands for.
fn character(name: &str) -> Option<char> {
    let number = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => number.parse().ok()?,
        },
        None => u32::from(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            "nbsp" => ' ',
            "ndash" => '–',
            "mdash" => '—',
            "lsquo" => '‘',
            "rsquo" => '’',
            "ldquo" => '“',
            "rdquo" => '”',
            "hellip" => '…',
            "bull" => '•',
            "middot" => '·',
            "times" => '×',
            "deg" => '°',
            _ => return None,
        }),
    };
    char::from_u32(number).filter(|c| !c.is_control() || *c == '\n')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TEXT: &str = "สำนักงานแรงงานจังหวัดตาก เก้า ๙ (ตัวอย่าง)";

    fn misread(text: &str, encoding: &'static Encoding) -> String {
        let (misread, _) = encoding.decode_without_bom_handling(text.as_bytes());
        misread.into_owned()
    }

    #[test]
    fn what_was_read_wrongly_is_read_again() {
        for encoding in [WINDOWS_874, WINDOWS_1252] {
            let once = misread(TEXT, encoding);
            assert_ne!(once, TEXT);
            assert_eq!(as_written(&once), TEXT, "{}", encoding.name());
            // Programs that take control characters out leave too little.
            let cut: String = once.chars().filter(|c| !c.is_control() && *c != 'ข').collect();
            assert!(is_misread(&cut), "{cut}");
        }
        assert!(!is_misread(TEXT));
        assert_eq!(as_written(&misread(&misread(TEXT, WINDOWS_874), WINDOWS_874)), TEXT);
        let (bytes, ..) = WINDOWS_874.encode(TEXT);
        let (of_one_byte, _) = WINDOWS_1252.decode_without_bom_handling(&bytes);
        assert_eq!(as_written(&of_one_byte), TEXT);
    }

    #[test]
    fn codes_of_the_web_are_characters() {
        for (text, written) in [
            ("ฝึกอบรม &amp; ติดตาม", "ฝึกอบรม & ติดตาม"),
            ("&#3585;&#x0E32;&#3619;จ้างงาน", "การจ้างงาน"),
            ("&amp;amp;&lt;b&gt;", "&<b>"),
            ("ร้าน&nbsp;ก", "ร้าน ก"),
            ("ข้อ ๑<br>ข้อ ๒<BR />ข้อ ๓", "ข้อ ๑\nข้อ ๒\nข้อ ๓"),
            ("\\u0e01\\u0E32\\u0e23", "การ"),
            ("%E0%B8%81%E0%B8%B2%E0%B8%A3 ๕%", "การ ๕%"),
        ] {
            assert_eq!(as_written(text), written);
        }
    }

    #[test]
    fn sound_texts_stay_as_they_are() {
        for text in [
            "เธอ เนื่องจาก เนม เธม",
            "R&D; A&B",
            "&;&#;&#x;&#0;&zzz;",
            "à la carte",
            "ก & ข",
            "",
            "Señor Ñandú, crème brûlée",
            "«··°°··»",
            "https://x.th/%E0%B8%81",
            "a < b > c",
            "\\u00e9",
        ] {
            assert!(matches!(as_written(text), Cow::Borrowed(_)), "{text}");
            assert!(!is_misread(text), "{text}");
        }
    }

    #[test]
    fn no_word_of_the_list_is_taken_for_another() {
        for word in include_str!("../../data/words_th.tsv").lines().filter_map(|line| line.split('\t').next()) {
            assert!(matches!(as_written(word), Cow::Borrowed(_)) && !is_misread(word), "{word}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_stumble(text in "[เธนกข&#;xamp0-9à¸¹€ ]{0,40}") {
            let _ = (as_written(&text), is_misread(&text));
        }
    }
}
