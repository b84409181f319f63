//! A PDF file of anybody's, opened. What reads it for us unfolds a stream whole and asks for no leave, so each is unfolded
//! here first and thrown away while it is counted.

use hayro_syntax::{LoadPdfError, Pdf};
use miniz_oxide::{
    DataFormat, MZFlush, MZStatus,
    inflate::stream::{InflateState, inflate},
};

use crate::limits::{MAX_MEGAPIXELS, MAX_PDF_STREAMS, MAX_UNPACKED_MB};

/// Why a file cannot be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unopened {
    /// It is none, or a broken one.
    Broken,
    /// It needs a password.
    Locked,
    /// It unfolds to more than is read.
    TooLarge,
}

/// Opens a file whose streams unfold to no more than a workbook may.
pub(crate) fn open(bytes: Vec<u8>) -> Result<Pdf, Unopened> {
    opened(bytes, false)
}

/// The same of a file whose pictures are to be drawn, none of which unfolds to more than one by itself may.
pub(crate) fn open_to_draw(bytes: Vec<u8>) -> Result<Pdf, Unopened> {
    opened(bytes, true)
}

fn opened(bytes: Vec<u8>, is_drawn: bool) -> Result<Pdf, Unopened> {
    weigh(&bytes, LIMIT, is_drawn)?;
    Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Unopened::Locked,
        LoadPdfError::Invalid => Unopened::Broken,
    })
}

const LIMIT: u64 = MAX_UNPACKED_MB * 1024 * 1024;
/// Four bytes of each pixel.
const LIMIT_OF_PICTURE: u64 = MAX_MEGAPIXELS * 4_000_000;
/// How far before a stream its dictionary is looked for.
const DICTIONARY: usize = 4 * 1024;

/// The most bytes that one byte of a fold can stand for.
const OF_FLATE: u64 = 1_032;
const OF_LZW: u64 = 2_731;
const OF_RUNS: u64 = 64;

/// Whether the streams of a file, pictures aside, unfold to no more than `left` bytes.
fn weigh(file: &[u8], mut left: u64, is_drawn: bool) -> Result<(), Unopened> {
    const STREAM: &[u8] = b"stream";
    let mut inflater = InflateState::new_boxed(DataFormat::Zlib);
    let begins = || memchr::memmem::find_iter(file, STREAM).filter(|place| !file[..*place].ends_with(b"end"));
    if begins().nth(MAX_PDF_STREAMS).is_some() {
        return Err(Unopened::TooLarge);
    }
    for begin in begins() {
        let names = names(&file[begin.saturating_sub(DICTIONARY)..begin]);
        let has = |wanted: &[&str]| names.iter().any(|name| wanted.contains(&name.as_str()));
        let holds_objects = has(&["ObjStm", "XRef"]);
        let is_picture = has(&["Image"]) && !holds_objects;
        // What is no fold but a way to write pictures tells their size.
        let is_coded = has(&["DCTDecode", "DCT", "JPXDecode", "JBIG2Decode", "CCITTFaxDecode", "CCF"]);
        // A picture is unfolded where it is drawn.
        if is_picture && (is_coded || !is_drawn) {
            continue;
        }
        if is_coded {
            return Err(Unopened::Broken);
        }
        let held = &file[begin + STREAM.len()..];
        let held = held.strip_prefix(b"\r").unwrap_or(held);
        let held = held.strip_prefix(b"\n").unwrap_or(held);
        if is_picture {
            if most(&names, held, LIMIT_OF_PICTURE, &mut inflater) > LIMIT_OF_PICTURE {
                return Err(Unopened::TooLarge);
            }
            continue;
        }
        let unfolded = most(&names, held, left, &mut inflater);
        left = left.checked_sub(unfolded).ok_or(Unopened::TooLarge)?;
    }
    Ok(())
}

/// The names that stand in the dictionary at the end of these bytes, their escapes undone.
fn names(bytes: &[u8]) -> Vec<String> {
    let begin = memchr::memmem::rfind(bytes, b" obj").unwrap_or(0);
    let parts = bytes[begin..].split(|byte| *byte == b'/').skip(1);
    let name = |part: &[u8]| {
        let end = part.iter().position(|byte| byte.is_ascii_whitespace() || b"/<>[]()%{}\0".contains(byte));
        let mut letters = part[..end.unwrap_or(part.len())].iter();
        let mut name = String::new();
        while let Some(&letter) = letters.next() {
            let digits = (letter == b'#').then(|| letters.as_slice().get(..2)).flatten();
            let escaped =
                digits.and_then(|two| u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok()).filter(u8::is_ascii);
            if escaped.is_some() {
                letters.nth(1);
            }
            name.push(char::from(escaped.unwrap_or(letter)));
        }
        name
    };
    parts.map(name).collect()
}

/// How many bytes a stream unfolds to at most, as soon as they are more than `limit`.
fn most(names: &[String], held: &[u8], limit: u64, inflater: &mut InflateState) -> u64 {
    let ratio = |name: &String| match name.as_str() {
        "FlateDecode" | "Fl" => Some(OF_FLATE),
        "LZWDecode" | "LZW" => Some(OF_LZW),
        "RunLengthDecode" | "RL" => Some(OF_RUNS),
        _ => None,
    };
    let mut folds = names.iter().filter_map(ratio);
    let is_first = |fold: &str| names.iter().find(|name| name.ends_with("Decode")).is_none_or(|name| name == fold);
    let unfolded = match folds.next() {
        // What does not say so is no fold, unless it says so where it was not looked for.
        None if !is_zlib(held) => return 0,
        None => unfold(held, limit, inflater),
        Some(OF_FLATE) if is_first("FlateDecode") => unfold(held, limit, inflater),
        Some(ratio) => ratio.saturating_mul(held.len() as u64),
    };
    folds.fold(unfolded, u64::saturating_mul)
}

fn is_zlib(held: &[u8]) -> bool {
    matches!(*held, [kind, flags, ..]
        if kind & 0x0f == 8 && u16::from_be_bytes([kind, flags]).is_multiple_of(31) && flags & 0x20 == 0)
}

/// How many bytes come out, up to where more than `limit` have.
fn unfold(mut held: &[u8], limit: u64, inflater: &mut InflateState) -> u64 {
    inflater.reset(if is_zlib(held) { DataFormat::ZLibIgnoreChecksum } else { DataFormat::Raw });
    let mut window = [0; 32 * 1024];
    let mut count = 0;
    while count <= limit {
        let step = inflate(inflater, held, &mut window, MZFlush::None);
        held = &held[step.bytes_consumed..];
        count += step.bytes_written as u64;
        match step.status {
            Ok(MZStatus::Ok) if step.bytes_written > 0 || step.bytes_consumed > 0 => {}
            _ => break,
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use miniz_oxide::deflate::compress_to_vec_zlib;

    use super::*;

    /// A file of one page whose words are such a stream.
    fn file(dictionary: &str, held: &[u8]) -> Vec<u8> {
        let mut file = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
            2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
            3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
            .to_vec();
        file.extend(format!("4 0 obj<<{dictionary}/Length {}>>stream\n", held.len()).bytes());
        file.extend(held);
        file.extend(b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
        file
    }

    const MEGABYTE: usize = 1024 * 1024;

    fn zeros(count: usize) -> Vec<u8> {
        compress_to_vec_zlib(&vec![0; count], 1)
    }

    #[test]
    fn a_small_file_unfolds_to_no_more_than_is_allowed() {
        let folded = compress_to_vec_zlib(&zeros(MEGABYTE / 2), 1);
        for (dictionary, held, expected) in [
            ("/Filter/FlateDecode", zeros(MEGABYTE - 1), Ok(())),
            ("/Filter/FlateDecode", zeros(MEGABYTE + 1), Err(Unopened::TooLarge)),
            ("/Filter/Fl#61teDecode/Type/Obj#53tm", zeros(MEGABYTE + 1), Err(Unopened::TooLarge)),
            ("/Filter 9 0 R", zeros(MEGABYTE + 1), Err(Unopened::TooLarge)),
            ("/Filter[/FlateDecode/FlateDecode]", folded, Err(Unopened::TooLarge)),
            ("/Filter/LZWDecode", vec![0; 100], Ok(())),
            ("/Filter/LZWDecode", vec![0; 1_000], Err(Unopened::TooLarge)),
            ("/Filter/JBIG2Decode", vec![0; 10], Err(Unopened::Broken)),
            ("/Subtype/Image/Filter/DCTDecode", vec![0; 10], Ok(())),
            ("/Filter/FlateDecode", b"no fold at all".to_vec(), Ok(())),
            ("", b"BT ET".to_vec(), Ok(())),
        ] {
            let weighed = weigh(&file(dictionary, &held), MEGABYTE as u64, false);
            assert_eq!(weighed, expected, "{dictionary} of {} bytes", held.len());
        }
    }

    #[test]
    fn many_streams_share_one_limit() {
        let one = file("/Filter/FlateDecode", &zeros(MEGABYTE / 3));
        assert_eq!(weigh(&one.repeat(3), MEGABYTE as u64, false), Ok(()));
        assert_eq!(weigh(&one.repeat(4), MEGABYTE as u64, false), Err(Unopened::TooLarge));
        assert_eq!(weigh(&b"<<>>stream\n".repeat(MAX_PDF_STREAMS + 1), 1, false), Err(Unopened::TooLarge));
        assert!(open(one).is_ok());
    }
}
