//! The parts of a workbook's package as text, by what the package itself says of them: programs disagree about names,
//! letter case, slashes and encodings, and Excel and LibreOffice open what any of them writes.

use std::{
    collections::HashMap,
    io::{Cursor, Read},
};

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use zip::ZipArchive;

use super::OpenError;
use crate::{
    diagnostic::Limit,
    limits::{MAX_PARTS, MAX_UNPACKED_MB},
};

/// How the older container begins that holds .xls and workbooks with a password.
const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// How an archive lists each part it has.
const LISTED: &[u8] = b"PK\x01\x02";

/// Where the declaration of a part in an encoding of its own ends at the latest.
const DECLARATION: usize = 200;

pub struct Package {
    archive: ZipArchive<Cursor<Vec<u8>>>,
    /// Where each part is in the archive, by its name as [`plain`] has it.
    places: HashMap<String, usize>,
    /// How many bytes may still be unpacked.
    left: u64,
    limit_mb: u64,
}

impl Package {
    pub fn open(bytes: Vec<u8>) -> Result<Self, OpenError> {
        Self::within(bytes, MAX_UNPACKED_MB)
    }

    fn within(bytes: Vec<u8>, limit_mb: u64) -> Result<Self, OpenError> {
        if bytes.starts_with(OLE) {
            let encrypted: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
            return Err(if holds(&bytes, &encrypted) { OpenError::Locked } else { OpenError::Old });
        }
        // What an archive holds is listed in memory before anybody asks how much that is.
        if bytes.windows(LISTED.len()).filter(|window| *window == LISTED).nth(MAX_PARTS).is_some() {
            return Err(OpenError::too_much(Limit::Megabytes(limit_mb)));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(OpenError::broken)?;
        let mut places = HashMap::new();
        for (place, name) in archive.file_names().enumerate() {
            places.insert(plain(&name.map_err(OpenError::broken)?), place);
        }
        Ok(Self { archive, places, left: limit_mb * 1024 * 1024, limit_mb })
    }

    pub fn has(&self, name: &str) -> bool {
        self.places.contains_key(&plain(name))
    }

    /// What a part holds; `None` when there is none of this name.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, OpenError> {
        let Some(place) = self.places.get(&plain(name)) else { return Ok(None) };
        let part = self.archive.by_index(*place).map_err(OpenError::broken)?;
        let mut bytes = Vec::new();
        // What the archive says of a part's size may be a lie.
        part.take(self.left + 1).read_to_end(&mut bytes).map_err(OpenError::broken)?;
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let too_much = || OpenError::too_much(Limit::Megabytes(self.limit_mb)).of(name);
        self.left = self.left.checked_sub(size).ok_or_else(too_much)?;
        decoded(bytes).map(Some)
    }

    /// The beginning of a part, as long as it is asked for, and whether that is all of it. What is looked at so is thrown
    /// away, and not counted.
    pub fn beginning(&mut self, name: &str, length: u64) -> Result<Option<(Vec<u8>, bool)>, OpenError> {
        let Some(place) = self.places.get(&plain(name)) else { return Ok(None) };
        let mut part = self.archive.by_index(*place).map_err(OpenError::broken)?.take(length);
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).map_err(OpenError::broken)?;
        Ok(Some((bytes, part.limit() > 0)))
    }
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

/// A part's name as every program means it: case and the kind of slashes are none of it, and neither is where it begins.
fn plain(name: &str) -> String {
    let name = name.replace('\\', "/").to_ascii_lowercase();
    let name = name.strip_prefix("./").unwrap_or(&name);
    name.trim_start_matches('/').to_owned()
}

/// The name of the part that another one (`xl/workbook.xml`) calls by `../media/a.png`, `a.xml` or `/xl/a.xml`.
pub fn target(of: &str, named: &str) -> String {
    let named = unescaped(&named.replace('\\', "/"));
    let mut folders: Vec<&str> = match named.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => of.split('/').collect(),
    };
    folders.pop();
    for folder in named.split('/') {
        match folder {
            "" | "." => {}
            ".." => drop(folders.pop()),
            folder => folders.push(folder),
        }
    }
    folders.join("/")
}

/// A name with what stands for characters that no address has: `%20` for a space.
fn unescaped(name: &str) -> String {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).filter(|_| *first == b'%').and_then(|digits| std::str::from_utf8(digits).ok());
        match hex.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| name.to_owned())
}

/// A part's text, whatever encoding it is written in.
pub fn decoded(bytes: Vec<u8>) -> Result<String, OpenError> {
    match encoding(&bytes) {
        encoding if encoding == UTF_8 => {
            let mut text = String::from_utf8(bytes).map_err(|error| OpenError::broken(error.utf8_error()))?;
            if text.starts_with('\u{feff}') {
                text.drain(..'\u{feff}'.len_utf8());
            }
            Ok(text)
        }
        encoding => match encoding.decode(&bytes) {
            (text, _, false) => Ok(text.into_owned()),
            (_, encoding, true) => Err(OpenError::broken(format_args!("a part is not written in {}", encoding.name()))),
        },
    }
}

/// By its mark, by how its first character is written, or by what it says itself.
fn encoding(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    match bytes {
        [b'<', 0, ..] => return UTF_16LE,
        [0, b'<', ..] => return UTF_16BE,
        _ => {}
    }
    let beginning = &bytes[..bytes.len().min(DECLARATION)];
    let declared = beginning.strip_prefix(b"<?xml").and_then(|rest| {
        let declaration = std::str::from_utf8(rest.split(|byte| *byte == b'>').next()?).ok()?;
        let (_, named) = declaration.split_once("encoding")?;
        let named = named.trim_start().strip_prefix('=')?.trim_start();
        named.split(['"', '\'']).nth(1)
    });
    let named = declared.and_then(|label| Encoding::for_label(label.as_bytes()));
    // Where two bytes made a character, the first would have shown: that much is only said.
    named.filter(|encoding| ![UTF_16BE, UTF_16LE].contains(encoding)).unwrap_or(UTF_8)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::*;

    fn archive(name: &str, text: &[u8]) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text).unwrap();
        archive.finish().unwrap().into_inner()
    }

    fn megabytes(count: usize) -> Vec<u8> {
        vec![b' '; count * 1024 * 1024]
    }

    #[test]
    fn every_part_that_is_read_is_counted_whatever_its_name() {
        for name in ["xl/workbook.xml", "xl/worksheets/SHEET1.BIN"] {
            let bomb = archive(name, &megabytes(3));
            assert!(bomb.len() < 10_000);
            let read = |limit_mb| Package::within(bomb.clone(), limit_mb).unwrap().text(name);
            assert!(matches!(read(2), Err(OpenError::TooMuch { limit: Limit::Megabytes(2), .. })), "{name}");
            assert_eq!(read(3).unwrap().unwrap().len(), 3 * 1024 * 1024, "{name}");
        }
        let mut package = Package::within(archive("a", &megabytes(2)), 3).unwrap();
        assert!(package.text("a").is_ok());
        assert!(matches!(package.text("a"), Err(OpenError::TooMuch { .. })), "what was read before counts too");
    }

    #[test]
    fn what_a_part_claims_to_unpack_to_is_not_believed() {
        let mut bomb = archive("a", &megabytes(3));
        let size = u32::to_le_bytes(3 * 1024 * 1024);
        while let Some(at) = bomb.windows(4).position(|window| window == size) {
            bomb[at..at + 4].copy_from_slice(&[1, 0, 0, 0]);
        }
        let read = Package::within(bomb, 2).and_then(|mut package| package.text("a"));
        assert!(matches!(read, Err(OpenError::TooMuch { .. } | OpenError::Broken(_))));
    }

    #[test]
    fn what_is_no_package_is_said_to_be_none() {
        for bytes in [&b""[..], b"PK", b"PK\x03\x04", b"<html>"] {
            assert!(matches!(Package::open(bytes.to_vec()), Err(OpenError::Broken(_))));
        }
        let listed = LISTED.repeat(MAX_PARTS + 1);
        assert!(matches!(Package::open(listed), Err(OpenError::TooMuch { .. })));
    }

    #[test]
    fn a_part_is_found_by_any_of_its_names() {
        for stored in [
            "xl/worksheets/sheet1.xml",
            "xl\\worksheets\\sheet1.xml",
            "/xl/worksheets/Sheet1.xml",
            "./XL/worksheets/sheet1.xml",
        ] {
            let mut package = Package::open(archive(stored, b"<a/>")).unwrap();
            assert_eq!(package.text("xl/worksheets/sheet1.xml").unwrap().as_deref(), Some("<a/>"), "{stored}");
            assert_eq!(package.text("sheet1.xml").unwrap(), None);
        }
        for (named, meant) in [
            ("worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("./worksheets\\sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("/xl/a.xml", "xl/a.xml"),
            ("../a%20b.xml", "a b.xml"),
            ("../../../a.xml", "a.xml"),
            ("100%.xml", "xl/100%.xml"),
        ] {
            assert_eq!(target("xl/workbook.xml", named), meant, "{named}");
        }
        assert_eq!(target("workbook.xml", "a.xml"), "a.xml");
    }

    #[test]
    fn a_part_is_read_in_the_encoding_it_is_written_in() {
        let part = |declared: &str| format!("<?xml version=\"1.0\"{declared}?><a>รหัส</a>");
        let wide = |text: &str, bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        let utf_16 = part(" encoding=\"UTF-16\"");
        for bytes in [
            part("").into_bytes(),
            format!("\u{feff}{}", part(" encoding='utf-8'")).into_bytes(),
            // Said by programs that write a text before they know how its letters will be stored.
            utf_16.clone().into_bytes(),
            wide(&utf_16, u16::to_le_bytes),
            wide(&format!("\u{feff}{utf_16}"), u16::to_le_bytes),
            wide(&format!("\u{feff}{utf_16}"), u16::to_be_bytes),
            encoding_rs::WINDOWS_874.encode(&part(" encoding = 'TIS-620'")).0.into_owned(),
        ] {
            assert!(decoded(bytes.clone()).unwrap().ends_with("<a>รหัส</a>"), "{bytes:?}");
        }
        assert!(matches!(decoded(b"<a>\xff</a>".to_vec()), Err(OpenError::Broken(_))));
    }
}
