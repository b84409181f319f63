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
    rows::Held,
};
use crate::{
    diagnostic::Limit,
    limits::{MAX_CELL_BYTES, MAX_GLANCE_MB, MAX_UNPACKED_MB},
};

/// A workbook as it was found.
pub struct Original {
    package: Package,
    contents: book::Contents,
    /// How many bytes of sheets that are none of ours may still be looked at.
    glance: u64,
}

/// The workbook written anew, each of its sheets called by its place among those of the original.
pub struct Mended {
    pub bytes: Vec<u8>,
    pub notes: BTreeMap<usize, Result<Notes, OpenError>>,
}

impl Original {
    pub fn open(mut package: Package, main: &str) -> Result<Self, OpenError> {
        let contents = book::read(&mut package, main)?;
        Ok(Self { package, contents, glance: MAX_GLANCE_MB * 1024 * 1024 })
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
        let looked_at = self.package.beginning(part, self.glance);
        let length = looked_at.as_ref().map_or(0, |looked_at| looked_at.as_ref().map_or(0, |(bytes, _)| bytes.len()));
        self.glance = self.glance.saturating_sub(length as u64);
        match looked_at {
            Ok(Some((bytes, true))) => package::decoded(bytes).is_ok_and(|text| sheet::is_blank(&text)),
            _ => false,
        }
    }

    /// The package with these sheets alone.
    ///
    /// # Errors
    /// When what the sheets have in common cannot be read, or all is more than is read.
    pub fn mended(&mut self, sheets: &[usize], held: &mut Held) -> Result<Mended, OpenError> {
        let mut anew = Anew::default();
        let mut notes = BTreeMap::new();
        for sheet in sheets {
            let noted = match self.sheet(*sheet) {
                Err(error @ OpenError::TooMuch { .. }) => {
                    let name = self.contents.sheets.get(*sheet).map_or("", |sheet| &sheet.name);
                    return Err(error.of(name));
                }
                Ok((text, noted)) => {
                    anew.put(&format!("xl/{sheet}.xml"), text)?;
                    Ok(noted)
                }
                Err(error) => Err(error),
            };
            notes.insert(*sheet, noted);
        }
        if let Some(part) = &self.contents.strings
            && let Some(text) = self.package.text(part)?
        {
            anew.put("xl/sharedStrings.xml", strings::mended(&text, held).map_err(|error| error.of(part))?)?;
        }
        if let Some(part) = &self.contents.styles
            && let Some(text) = self.package.text(part)?
        {
            anew.put("xl/styles.xml", styles::mended(&text).map_err(|error| error.of(part))?)?;
        }
        let sound = || notes.iter().filter(|(_, notes)| notes.is_ok()).map(|(sheet, _)| sheet);
        let list: String = sound().map(|sheet| format!("<sheet name=\"{sheet}\" r:id=\"{sheet}\"/>")).collect();
        let is_1904 = u8::from(self.contents.is_1904);
        let book = format!("<workbook><workbookPr date1904=\"{is_1904}\"/><sheets>{list}</sheets></workbook>");
        anew.put("xl/workbook.xml", book)?;
        let relation = |id: &str, kind: &str, part: &str| {
            format!("<Relationship Id=\"{id}\" Type=\"/relationships/{kind}\" Target=\"{part}\"/>")
        };
        let relations = |all: &str| format!("<Relationships>{all}</Relationships>");
        let list: String =
            sound().map(|sheet| relation(&sheet.to_string(), "worksheet", &format!("{sheet}.xml"))).collect();
        anew.put("xl/_rels/workbook.xml.rels", relations(&list))?;
        anew.put("_rels/.rels", relations(&relation("book", "officeDocument", "xl/workbook.xml")))?;
        Ok(Mended { bytes: anew.packed()?, notes })
    }

    fn sheet(&mut self, sheet: usize) -> Result<(String, Notes), OpenError> {
        let part = self.contents.sheets.get(sheet).and_then(|sheet| sheet.part.as_ref());
        let text = part.map(|part| self.package.text(part)).transpose()?.flatten();
        sheet::mended(&text.ok_or_else(|| OpenError::broken("the part of a sheet is missing"))?)
    }
}

/// The parts of a package to be written, as they are: nobody keeps it.
#[derive(Default)]
struct Anew(Vec<(String, String)>);

impl Anew {
    /// How many bytes a part takes beside its own and its name's, at most.
    const OVERHEAD: usize = 256;

    /// Adds a part.
    fn put(&mut self, name: &str, text: String) -> Result<(), OpenError> {
        self.0.push((name.to_owned(), text));
        let bytes: usize = self.0.iter().map(|(_, text)| text.len()).sum();
        within(bytes).map_err(|error| error.of(name))
    }

    /// The package. It may be large, so that there is room for it once and each part is let go when it is in.
    fn packed(self) -> Result<Vec<u8>, OpenError> {
        let size = self.0.iter().map(|(name, text)| Self::OVERHEAD + 2 * name.len() + text.len()).sum();
        let mut package = ZipWriter::new(Cursor::new(Vec::with_capacity(size)));
        for (name, text) in self.0 {
            let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
            package.start_file(name, plain).map_err(OpenError::broken)?;
            package.write_all(text.as_bytes()).map_err(OpenError::broken)?;
        }
        Ok(package.finish().map_err(OpenError::broken)?.into_inner())
    }
}

/// Whether that is no more than is read of a workbook: what is written anew may be longer than what was read.
fn within(bytes: usize) -> Result<(), OpenError> {
    match u64::try_from(bytes) {
        Ok(bytes) if bytes <= MAX_UNPACKED_MB * 1024 * 1024 => Ok(()),
        _ => Err(OpenError::too_much(Limit::Megabytes(MAX_UNPACKED_MB))),
    }
}

/// The markup or the text of one cell, when it is not longer than any cell's can be.
fn whole(text: &str) -> Result<&str, OpenError> {
    if text.len() > MAX_CELL_BYTES { Err(OpenError::Cells) } else { Ok(text) }
}
