//! What kind of workbook some bytes are, and whether they are safe to unpack.

use std::io::{self, Cursor, Read};

use zip::ZipArchive;

use super::OpenError;
use crate::limits::MAX_UNPACKED_MB;

pub enum Kind {
    Xlsx,
    Ods,
}

/// How the older container begins that holds .xls and workbooks with a password.
const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// Tells the kind of workbook, once its parts are known not to unpack to more than is read.
pub fn kind(bytes: &[u8]) -> Result<Kind, OpenError> {
    kind_within(bytes, MAX_UNPACKED_MB)
}

fn kind_within(bytes: &[u8], limit_mb: u64) -> Result<Kind, OpenError> {
    if bytes.starts_with(OLE) {
        let encrypted: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let locked = bytes.windows(encrypted.len()).any(|window| window == encrypted);
        return Err(if locked { OpenError::Locked } else { OpenError::Old });
    }
    let broken = |error: zip::result::ZipError| OpenError::Broken(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let mut kind = None;
    let mut left = limit_mb * 1024 * 1024;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(broken)?;
        let name = part.name().map_err(broken)?.into_owned();
        match name.as_str() {
            "xl/workbook.xml" => kind = Some(Kind::Xlsx),
            "mimetype" | "content.xml" => kind = kind.or(Some(Kind::Ods)),
            _ => {}
        }
        // Pictures and the like are never unpacked; the drawings of notes are when a workbook is marked. Case is none of a
        // name's.
        let name = name.to_ascii_lowercase();
        if ["xml", "rels", "vml", "mimetype"].iter().any(|end| name.ends_with(end)) {
            // What the archive says of a part's size may be a lie, so it is unpacked once and thrown away.
            let size = io::copy(&mut part.take(left + 1), &mut io::sink())
                .map_err(|error| OpenError::Broken(error.to_string()))?;
            left = left.checked_sub(size).ok_or(OpenError::Unpacked { limit_mb })?;
        }
    }
    kind.ok_or_else(|| OpenError::Broken("no workbook inside".to_owned()))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::*;

    fn archive(name: &str, megabytes: usize) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        archive.write_all(&vec![b' '; megabytes * 1024 * 1024]).unwrap();
        archive.finish().unwrap().into_inner()
    }

    #[test]
    fn a_small_file_that_unpacks_to_an_endless_one_is_refused() {
        let bomb = archive("xl/workbook.xml", 3);
        assert!(bomb.len() < 10_000);
        assert!(matches!(kind_within(&bomb, 2), Err(OpenError::Unpacked { limit_mb: 2 })));
        assert!(matches!(kind_within(&bomb, 3), Ok(Kind::Xlsx)));
        for part in ["xl/drawings/vmlDrawing1.vml", "xl/worksheets/SHEET1.XML"] {
            assert!(matches!(kind_within(&archive(part, 3), 2), Err(OpenError::Unpacked { .. })), "{part}");
        }
        assert!(matches!(kind_within(&archive("xl/media/photo.png", 3), 2), Err(OpenError::Broken(_))));
    }

    #[test]
    fn what_a_part_claims_to_unpack_to_is_not_believed() {
        let mut bomb = archive("xl/workbook.xml", 3);
        let size = u32::to_le_bytes(3 * 1024 * 1024);
        while let Some(at) = bomb.windows(4).position(|window| window == size) {
            bomb[at..at + 4].copy_from_slice(&[1, 0, 0, 0]);
        }
        assert!(matches!(kind_within(&bomb, 2), Err(OpenError::Unpacked { .. } | OpenError::Broken(_))));
    }

    #[test]
    fn what_is_no_workbook_is_said_to_be_none() {
        for bytes in [&b""[..], b"PK", b"PK\x03\x04", b"<html>", &archive("a.txt", 0)] {
            assert!(matches!(kind(bytes), Err(OpenError::Broken(_))));
        }
    }
}
