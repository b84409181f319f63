//! Text that a program on the way read in the wrong encoding or left in the codes of the web: «เธชเธณเธเธฑเธ» and «à¸ªà¸³» for
//! สำนัก, `&amp;` for &, `&#3585;` for ก. Each has only one reading.

use std::borrow::Cow;

use encoding_rs::{Encoding, WINDOWS_874, WINDOWS_1252};

/// How often a text may have been read wrongly, or its codes been coded again.
const TIMES: usize = 3;

/// The text as it was written.
pub fn as_written(text: &str) -> Cow<'_, str> {
    let mut written = Cow::Borrowed(text);
    for _ in 0..TIMES {
        match read_again(&written).or_else(|| without_codes(&written)) {
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
    }

    #[test]
    fn codes_of_the_web_are_characters() {
        for (text, written) in [
            ("ฝึกอบรม &amp; ติดตาม", "ฝึกอบรม & ติดตาม"),
            ("&#3585;&#x0E32;&#3619;จ้างงาน", "การจ้างงาน"),
            ("&amp;amp;&lt;b&gt;", "&<b>"),
            ("ร้าน&nbsp;ก", "ร้าน ก"),
        ] {
            assert_eq!(as_written(text), written);
        }
    }

    #[test]
    fn sound_texts_stay_as_they_are() {
        for text in ["เธอ เนื่องจาก เนม เธม", "R&D; A&B", "&;&#;&#x;&#0;&zzz;", "à la carte", "ก & ข", ""]
        {
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
