//! The parts of a workbook's package: read as text when they are asked for, and all others copied as they are packed.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Cursor, Read, Write},
};

use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::Odd;
use crate::{limits::MAX_UNPACKED_MB, xml};

pub struct Package {
    archive: ZipArchive<Cursor<Vec<u8>>>,
    /// Parts with what they now hold; `None` for those taken out.
    changed: BTreeMap<String, Option<String>>,
    added: Vec<String>,
    /// How many bytes may still be unpacked.
    left: u64,
}

impl Package {
    pub fn open(bytes: Vec<u8>) -> Result<Self, Odd> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Odd("this is no package"))?;
        Ok(Self { archive, changed: BTreeMap::new(), added: Vec::new(), left: MAX_UNPACKED_MB * 1024 * 1024 })
    }

    pub fn has(&self, name: &str) -> bool {
        match self.changed.get(name) {
            Some(changed) => changed.is_some(),
            None => self.archive.index_for_name(name).is_some(),
        }
    }

    /// What a part holds.
    pub fn text(&mut self, name: &str) -> Result<String, Odd> {
        if let Some(changed) = self.changed.get(name) {
            return changed.clone().ok_or(Odd("a part is missing"));
        }
        let part = self.archive.by_name(name).map_err(|_| Odd("a part is missing"))?;
        let mut text = String::new();
        part.take(self.left + 1).read_to_string(&mut text).map_err(|_| Odd("a part is no text"))?;
        let size = u64::try_from(text.len()).unwrap_or(u64::MAX);
        self.left = self.left.checked_sub(size).ok_or(Odd("the parts are larger than is read"))?;
        let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
        match is_unicode(&text) {
            true => Ok(text),
            false => Err(Odd("a part is written in an encoding of its own")),
        }
    }

    pub fn put(&mut self, name: &str, text: String) {
        if self.archive.index_for_name(name).is_none() && !self.added.iter().any(|added| added == name) {
            self.added.push(name.to_owned());
        }
        self.changed.insert(name.to_owned(), Some(text));
    }

    pub fn remove(&mut self, name: &str) {
        self.changed.insert(name.to_owned(), None);
    }

    /// A name no part has yet: `xl/comments7.xml`. Names that differ in case are the same.
    pub fn free_name(&self, begin: &str, end: &str) -> String {
        let packed = self.archive.file_names().flatten().map(|name| name.into_owned());
        let kept = packed.filter(|name| !self.changed.contains_key(name));
        let changed = self.changed.iter().filter(|(_, text)| text.is_some()).map(|(name, _)| name.clone());
        let taken: BTreeSet<String> = kept.chain(changed).map(|name| name.to_ascii_lowercase()).collect();
        let mut names = (1..).map(|number: u32| format!("{begin}{number}{end}"));
        names.find(|name| !taken.contains(&name.to_ascii_lowercase())).unwrap_or_default()
    }

    /// The package with its parts in the order they had, new ones last. No clock is asked: same content, same bytes.
    pub fn finish(mut self) -> Result<Vec<u8>, Odd> {
        let failed = |_: zip::result::ZipError| Odd("the package cannot be written");
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let write = |writer: &mut ZipWriter<_>, name: &str, text: &str| {
            writer.start_file(name, SimpleFileOptions::default().last_modified_time(zip::DateTime::default()))?;
            writer.write_all(text.as_bytes())?;
            Ok(())
        };
        for index in 0..self.archive.len() {
            let part = self.archive.by_index_raw(index).map_err(failed)?;
            let name = part.name().map_err(failed)?.into_owned();
            match self.changed.get(&name) {
                Some(Some(text)) => write(&mut writer, &name, text).map_err(failed)?,
                Some(None) => {}
                None => writer.raw_copy_file(part).map_err(failed)?,
            }
        }
        for name in &self.added {
            if let Some(Some(text)) = self.changed.get(name) {
                write(&mut writer, name, text).map_err(failed)?;
            }
        }
        Ok(writer.finish().map_err(failed)?.into_inner())
    }

    /// A package of these parts.
    #[cfg(test)]
    pub fn of(parts: &[(&str, &str)]) -> Self {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        Self::open(writer.finish().unwrap().into_inner()).unwrap()
    }
}

/// Whether a part may be given Thai words: its declaration, when it has one, names no other encoding.
fn is_unicode(text: &str) -> bool {
    let declaration = text.strip_prefix("<?xml").and_then(|text| text.split_once("?>"));
    let encoding = declaration.and_then(|(declaration, _)| xml::attribute(&format!("<xml{declaration}>"), "encoding"));
    encoding.is_none_or(|encoding| encoding.eq_ignore_ascii_case("utf-8"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_in_an_encoding_of_its_own_is_odd() {
        for (declaration, is_read) in [
            ("", true),
            ("<?xml version=\"1.0\"?>", true),
            ("\u{feff}<?xml version='1.0' encoding='utf-8' standalone='yes'?>", true),
            ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", true),
            ("<?xml version=\"1.0\" encoding=\"windows-874\"?>", false),
            ("<?xml version='1.0' encoding = 'ISO-8859-1'?>", false),
        ] {
            let mut package = Package::of(&[("a.xml", &format!("{declaration}<a/>"))]);
            assert_eq!(package.text("a.xml").is_ok(), is_read, "{declaration}");
        }
    }
}
