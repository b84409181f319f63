//! What the library does not tell of an .xlsx sheet: which rows are hidden.

use std::{
    collections::HashMap,
    io::{BufReader, Cursor},
    ops::RangeInclusive,
    sync::Arc,
};

use quick_xml::{
    Reader,
    escape::unescape,
    events::{BytesStart, Event},
};
use zip::ZipArchive;

use super::OpenError;

/// The package of a workbook, and in which part of it each sheet is.
pub struct Parts {
    archive: ZipArchive<Cursor<Arc<[u8]>>>,
    sheets: HashMap<String, String>,
}

impl Parts {
    pub fn open(bytes: Arc<[u8]>) -> Result<Self, OpenError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
        let mut parts = Self { archive, sheets: HashMap::new() };
        let mut targets: HashMap<String, String> = HashMap::new();
        parts.each("xl/_rels/workbook.xml.rels", |element| {
            if element.local_name().as_ref() == "Relationship"
                && let (Some(id), Some(target)) = (attribute(element, "Id"), attribute(element, "Target"))
            {
                targets.insert(id, target);
            }
            Ok(())
        })?;
        let mut sheets = HashMap::new();
        parts.each("xl/workbook.xml", |element| {
            let id = |name: &str| name == "id" || name.ends_with(":id");
            if element.local_name().as_ref() == "sheet"
                && let (Some(name), Some(id)) = (attribute(element, "name"), attribute_by(element, id))
                && let Some(target) = targets.get(&id)
            {
                let part = target.strip_prefix('/').map_or_else(
                    || if target.starts_with("xl/") { target.clone() } else { format!("xl/{target}") },
                    str::to_owned,
                );
                sheets.insert(name, part);
            }
            Ok(())
        })?;
        parts.sheets = sheets;
        Ok(parts)
    }

    /// The hidden rows of a sheet, as its program counts them.
    pub fn hidden_rows(&mut self, sheet: &str) -> Result<Vec<RangeInclusive<u32>>, OpenError> {
        let part = self.sheets.get(sheet).cloned().ok_or_else(|| broken(&"a sheet's part is not known"))?;
        let mut hidden = Vec::new();
        let mut row = 0;
        self.each(&part, |element| {
            if element.local_name().as_ref() == "row" {
                row = attribute(element, "r").and_then(|number| number.parse().ok()).unwrap_or(row + 1);
                if attribute(element, "hidden").is_some_and(|hidden| matches!(hidden.as_str(), "1" | "true")) {
                    hidden.push(row..=row);
                }
            }
            Ok(())
        })?;
        hidden.sort_by_key(|rows: &RangeInclusive<u32>| *rows.start());
        Ok(hidden)
    }

    /// Shows every element of a part, in order.
    fn each(
        &mut self,
        part: &str,
        mut show: impl FnMut(&BytesStart<'_>) -> Result<(), OpenError>,
    ) -> Result<(), OpenError> {
        let name = self.archive.file_names().flatten().find(|name| name.eq_ignore_ascii_case(part));
        let name = name.map_or_else(|| part.to_owned(), std::borrow::Cow::into_owned);
        let part = self.archive.by_name(&name).map_err(|error| broken(&error))?;
        let mut reader = Reader::from_reader(BufReader::new(part));
        reader.config_mut().check_end_names = false;
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer).map_err(|error| broken(&error))? {
                Event::Start(element) | Event::Empty(element) => show(&element)?,
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }
}

fn broken(cause: &dyn std::fmt::Display) -> OpenError {
    OpenError::Broken(cause.to_string())
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    attribute_by(element, |key| key == name)
}

fn attribute_by(element: &BytesStart<'_>, is: impl Fn(&str) -> bool) -> Option<String> {
    let found = element.attributes().with_checks(false).flatten().find(|attribute| is(attribute.key.as_ref()))?;
    Some(unescape(&found.value).ok()?.into_owned())
}
