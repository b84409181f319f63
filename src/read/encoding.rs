//! The encodings text files come in: UTF-8, Excel's «Unicode text» (UTF-16), and the Windows-874 of older programs.

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_874};

use crate::{
    text::clean::is_printable,
    thai::letters::{is_mark, is_thai},
};

/// The encodings that can be asked for by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// What nearly all programs write today.
    Utf8,
    /// Excel's «Unicode text».
    Utf16,
    /// Thai of older programs, TIS-620 included.
    Windows874,
}

/// The text of a file, without its byte order mark: by that mark, else as UTF-16 when it reads so, as UTF-8, or as
/// Windows-874 when it reads as Thai. `None` when it is none of these, or not what was asked for.
pub fn decode(bytes: &[u8], wanted: Option<Encoding>) -> Option<String> {
    let text = match (wanted, encoding_rs::Encoding::for_bom(bytes)) {
        (Some(Encoding::Utf8), _) => strict(UTF_8, bytes),
        (Some(Encoding::Windows874), _) => strict(WINDOWS_874, bytes),
        (Some(Encoding::Utf16), Some((order, _))) => strict(order, bytes),
        // Windows writes the low byte first.
        (Some(Encoding::Utf16), None) => unmarked_16(bytes).map(|(_, text)| text).or_else(|| strict(UTF_16LE, bytes)),
        (None, _) => encoding_of(bytes).map(|(_, text)| text),
    }?;
    Some(match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}

/// The encoding a file is found to be in, and its text, with its byte order mark where it has one.
pub fn encoding_of(bytes: &[u8]) -> Option<(&'static encoding_rs::Encoding, String)> {
    let of = |encoding| strict(encoding, bytes).map(|text| (encoding, text));
    match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => of(encoding),
        None => unmarked_16(bytes).or_else(|| of(UTF_8)).or_else(|| thai(bytes).map(|text| (WINDOWS_874, text))),
    }
}

/// A text in an encoding it was found in, or in UTF-8 with its mark where that has no such letters.
pub fn encoded(text: &str, encoding: &'static encoding_rs::Encoding) -> Vec<u8> {
    if encoding == UTF_16LE {
        return text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    }
    if encoding == UTF_16BE {
        return text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    }
    match encoding.encode(text) {
        (bytes, _, false) => bytes.into_owned(),
        _ => format!("\u{feff}{text}").into_bytes(),
    }
}

/// The text of a TOML file, which is UTF-8 whatever the tables beside it were asked to be; as they are when it is not.
pub fn decode_toml(bytes: &[u8], wanted: Option<Encoding>) -> Option<String> {
    decode(bytes, None).or_else(|| decode(bytes, wanted))
}

/// The text in UTF-16 of a file that does not say so: every other byte of its line ends, commas and figures is NUL, and
/// in one of the two orders nothing is in it but what a table is written with.
fn unmarked_16(bytes: &[u8]) -> Option<(&'static encoding_rs::Encoding, String)> {
    if !bytes.contains(&0) {
        return None;
    }
    let is_written = |c: char| is_printable(c) || matches!(c, '\r' | '\u{feff}' | '\u{200b}'..='\u{200f}');
    let in_order = |order| {
        let text = strict(order, bytes).filter(|text| text.chars().all(is_written))?;
        Some((order, text))
    };
    [UTF_16LE, UTF_16BE].into_iter().find_map(in_order)
}

/// The text in an encoding all of whose bytes are sound.
fn strict(encoding: &'static encoding_rs::Encoding, bytes: &[u8]) -> Option<String> {
    if (encoding == UTF_16LE || encoding == UTF_16BE) && !bytes.len().is_multiple_of(2) {
        return None;
    }
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(std::borrow::Cow::into_owned)
}

/// The text in Windows-874 when it makes sense as Thai: every byte is a character of it, marks stand on Thai letters,
/// and the bytes are not those of a damaged UTF-8 file, in which every third byte of Thai is the same.
fn thai(bytes: &[u8]) -> Option<String> {
    let text = strict(WINDOWS_874, bytes)?;
    let high = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let lead = bytes.iter().filter(|byte| **byte == 0xE0).count();
    let mut before = ' ';
    for c in text.chars() {
        if matches!(c, '\u{80}'..='\u{9f}') || (is_mark(c) && !is_thai(before)) {
            return None;
        }
        before = c;
    }
    (lead * 5 <= high).then_some(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TEXT: &str = "เดือน,วันที่บันทึก\nต.ค. ๖๔,\"5 พ.ย. 2564\"\n“เพิ่ม” น้ำใจ…\n";

    fn in_874(text: &str) -> Vec<u8> {
        let (bytes, _, unmappable) = WINDOWS_874.encode(text);
        assert!(!unmappable);
        bytes.into_owned()
    }

    fn in_16(text: &str, mark: bool, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        let marked = format!("{}{text}", if mark { "\u{feff}" } else { "" });
        marked.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn a_file_is_read_in_whatever_it_was_written() {
        for (bytes, wanted) in [
            (TEXT.as_bytes().to_vec(), None),
            (format!("\u{feff}{TEXT}").into_bytes(), None),
            (in_16(TEXT, true, u16::to_le_bytes), None),
            (in_16(TEXT, true, u16::to_be_bytes), None),
            (in_16(TEXT, false, u16::to_le_bytes), None),
            (in_16(TEXT, false, u16::to_be_bytes), None),
            (in_16(TEXT, false, u16::to_le_bytes), Some(Encoding::Utf16)),
            (in_16(TEXT, false, u16::to_be_bytes), Some(Encoding::Utf16)),
            (in_874(TEXT), None),
            (in_874(TEXT), Some(Encoding::Windows874)),
            (TEXT.as_bytes().to_vec(), Some(Encoding::Utf8)),
        ] {
            assert_eq!(decode(&bytes, wanted).as_deref(), Some(TEXT), "{wanted:?} {:x?}", &bytes[..4]);
        }
    }

    #[test]
    fn what_is_none_of_these_is_not_guessed_at() {
        let mut damaged = TEXT.as_bytes().to_vec();
        damaged.remove(1);
        let mut odd = in_16(TEXT, true, u16::to_le_bytes);
        odd.pop();
        for (bytes, wanted) in [
            (damaged, None),
            (odd, None),
            (b"Caf\xe9,1".to_vec(), None),
            (b"\xff\xd8\xff\xe0\x00\x10JFIF".to_vec(), None),
            (in_874(TEXT), Some(Encoding::Utf8)),
            (vec![0xdb, 0xfc], Some(Encoding::Windows874)),
            (b"P1\0\xff,1\n".to_vec(), None),
        ] {
            assert_eq!(decode(&bytes, wanted), None, "{wanted:?} {:x?}", &bytes[..2]);
        }
    }

    #[test]
    fn keys_are_utf_8_whatever_the_tables_are() {
        for wanted in [None, Some(Encoding::Utf8), Some(Encoding::Utf16), Some(Encoding::Windows874)] {
            assert_eq!(decode_toml(TEXT.as_bytes(), wanted).as_deref(), Some(TEXT), "{wanted:?}");
            assert_eq!(decode_toml(&in_874(TEXT), wanted).as_deref(), Some(TEXT), "{wanted:?}");
        }
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_stumble(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            for wanted in [None, Some(Encoding::Utf8), Some(Encoding::Utf16), Some(Encoding::Windows874)] {
                let _ = decode(&bytes, wanted);
            }
        }

        #[test]
        fn utf_8_is_never_taken_for_anything_else(text in "\\PC{0,60}") {
            prop_assert_eq!(decode(text.as_bytes(), None), Some(text));
        }
    }
}
