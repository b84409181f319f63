//! An .xlsx package written anew, so that the library reads whatever Excel and LibreOffice open.
//!
//! The library wants parts by their usual names, in UTF-8, with only such values as it knows, and makes room for as much as a
//! part claims to hold. So what is to be read of a package is looked through first, within the limits, and put into a new
//! one: the sheets that are asked for, the texts they share and the formats of their cells. What is wrong with one sheet
//! stays with it.

mod book;
mod sheet;
mod strings;
mod styles;

use std::{
    collections::BTreeMap,
    io::{Cursor, Write},
};

use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

pub use self::{
    book::{Listed, main_part},
    sheet::{FormulaResult, Notes},
};
use super::{
    OpenError,
    package::{self, Package},
};
use crate::limits::{MAX_CELL_BYTES, MAX_GLANCE_MB};

/// A workbook as it was found.
pub struct Original {
    package: Package,
    contents: book::Contents,
}

/// The workbook written anew, each of its sheets called by its place among those of the original.
pub struct Mended {
    pub bytes: Vec<u8>,
    pub notes: BTreeMap<usize, Result<Notes, OpenError>>,
}

impl Original {
    pub fn open(mut package: Package, main: &str) -> Result<Self, OpenError> {
        let contents = book::read(&mut package, main)?;
        Ok(Self { package, contents })
    }

    pub fn sheets(&self) -> &[Listed] {
        &self.contents.sheets
    }

    /// Whether the workbook says that the results of its formulas are still to be calculated.
    pub fn is_uncalculated(&self) -> bool {
        self.contents.is_uncalculated
    }

    /// Whether a sheet holds nothing, as far as a glance at it tells.
    pub fn is_blank(&mut self, sheet: usize) -> bool {
        let Some(part) = self.contents.sheets.get(sheet).and_then(|sheet| sheet.part.as_ref()) else { return true };
        match self.package.beginning(part, MAX_GLANCE_MB * 1024 * 1024) {
            Ok(Some((bytes, true))) => package::decoded(bytes).is_ok_and(|text| sheet::is_blank(&text)),
            _ => false,
        }
    }

    /// The package with these sheets alone.
    ///
    /// # Errors
    /// When what the sheets have in common cannot be read, or all is more than is read.
    pub fn mended(&mut self, sheets: &[usize]) -> Result<Mended, OpenError> {
        let mut anew = Anew(ZipWriter::new(Cursor::new(Vec::new())));
        let mut notes = BTreeMap::new();
        for sheet in sheets {
            let mended = match self.sheet(*sheet) {
                Err(error @ OpenError::Unpacked { .. }) => return Err(error),
                mended => mended,
            };
            let noted = match mended {
                Ok((text, noted)) => anew.put(&format!("xl/{sheet}.xml"), &text).map(|()| noted),
                Err(error) => Err(error),
            };
            notes.insert(*sheet, noted);
        }
        for (part, name, mended) in [
            (&self.contents.strings, "xl/sharedStrings.xml", strings::mended as fn(&str) -> _),
            (&self.contents.styles, "xl/styles.xml", styles::mended),
        ] {
            if let Some(text) = part.as_ref().map(|part| self.package.text(part)).transpose()?.flatten() {
                anew.put(name, &mended(&text)?)?;
            }
        }
        let sound = || notes.iter().filter(|(_, notes)| notes.is_ok()).map(|(sheet, _)| sheet);
        let list: String = sound().map(|sheet| format!("<sheet name=\"{sheet}\" r:id=\"{sheet}\"/>")).collect();
        let is_1904 = u8::from(self.contents.is_1904);
        let book = format!("<workbook><workbookPr date1904=\"{is_1904}\"/><sheets>{list}</sheets></workbook>");
        anew.put("xl/workbook.xml", &book)?;
        let relation = |id: &str, kind: &str, part: &str| {
            format!("<Relationship Id=\"{id}\" Type=\"/relationships/{kind}\" Target=\"{part}\"/>")
        };
        let relations = |all: &str| format!("<Relationships>{all}</Relationships>");
        let list: String =
            sound().map(|sheet| relation(&sheet.to_string(), "worksheet", &format!("{sheet}.xml"))).collect();
        anew.put("xl/_rels/workbook.xml.rels", &relations(&list))?;
        anew.put("_rels/.rels", &relations(&relation("book", "officeDocument", "xl/workbook.xml")))?;
        Ok(Mended { bytes: anew.0.finish().map_err(OpenError::broken)?.into_inner(), notes })
    }

    fn sheet(&mut self, sheet: usize) -> Result<(String, Notes), OpenError> {
        let part = self.contents.sheets.get(sheet).and_then(|sheet| sheet.part.as_ref());
        let text = part.map(|part| self.package.text(part)).transpose()?.flatten();
        sheet::mended(&text.ok_or_else(|| OpenError::broken("the part of a sheet is missing"))?)
    }
}

/// A package being written, its parts as they are: nobody keeps it.
struct Anew(ZipWriter<Cursor<Vec<u8>>>);

impl Anew {
    fn put(&mut self, name: &str, text: &str) -> Result<(), OpenError> {
        let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        self.0.start_file(name, plain).map_err(OpenError::broken)?;
        self.0.write_all(text.as_bytes()).map_err(OpenError::broken)
    }
}

/// The markup or the text of one cell, when it is not longer than any cell's can be.
fn whole(text: &str) -> Result<&str, OpenError> {
    if text.len() > MAX_CELL_BYTES { Err(OpenError::Cells) } else { Ok(text) }
}
