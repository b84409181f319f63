//! What the library does not tell of an .xlsx sheet: which rows are hidden, and whether every cell is within the sheet.

use std::{
    borrow::Cow,
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

use super::{OpenError, area};

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
                && let (Some(id), Some(target)) = (meant(element, "Id")?, meant(element, "Target")?)
            {
                targets.insert(id, target);
            }
            Ok(())
        })?;
        let mut sheets = HashMap::new();
        parts.each("xl/workbook.xml", |element| {
            if element.local_name().as_ref() == "sheet"
                && let (Some(name), Some(id)) = (meant(element, "name")?, meant(element, ":id")?)
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
    ///
    /// # Errors
    /// When the sheet names a cell that no sheet has.
    pub fn hidden_rows(&mut self, sheet: &str) -> Result<Vec<RangeInclusive<u32>>, OpenError> {
        let outside = || OpenError::Broken("a cell is outside the sheet".to_owned());
        let part = self.sheets.get(sheet).cloned().ok_or_else(|| broken(&"a sheet's part is not known"))?;
        let mut hidden = Vec::new();
        let mut row = 0;
        let mut data = Data::default();
        self.events(&part, |event| {
            let is_past = data.is_past(event);
            let (Event::Start(element) | Event::Empty(element)) = event else { return Ok(()) };
            match element.local_name().as_ref() {
                // Beside the data, a row or a cell is another thing: where a button is anchored.
                "row" | "c" if is_past => {}
                "row" => {
                    row = match attribute(element, "r")? {
                        Some(number) => number.parse().map_err(|_| outside())?,
                        None => row + 1,
                    };
                    if !(1..=area::ROWS).contains(&row) {
                        return Err(outside());
                    }
                    if attribute(element, "hidden")?.is_some_and(|hidden| matches!(hidden.as_ref(), "1" | "true")) {
                        hidden.push(row..=row);
                    }
                }
                "c" if attribute(element, "r")?.is_some_and(|cell| area::cell(&cell).is_none()) => {
                    return Err(outside());
                }
                "mergeCell" | "dimension" | "f"
                    if attribute(element, "ref")?.is_some_and(|area| area::area(&area).is_none()) =>
                {
                    return Err(outside());
                }
                _ => {}
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
        self.events(part, |event| match event {
            Event::Start(element) | Event::Empty(element) => show(element),
            _ => Ok(()),
        })
    }

    /// Shows all that a part holds, in order.
    fn events(
        &mut self,
        part: &str,
        mut show: impl FnMut(&Event<'_>) -> Result<(), OpenError>,
    ) -> Result<(), OpenError> {
        let name = self.archive.file_names().flatten().find(|name| name.eq_ignore_ascii_case(part));
        let name = name.map_or_else(|| part.to_owned(), Cow::into_owned);
        let part = self.archive.by_name(&name).map_err(|error| broken(&error))?;
        let mut reader = Reader::from_reader(BufReader::new(part));
        reader.config_mut().check_end_names = false;
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer).map_err(|error| broken(&error))? {
                Event::Eof => return Ok(()),
                event => show(&event)?,
            }
        }
    }
}

/// Where the data of a sheet end. That is believed only while every element ends before the one that holds it: in any other
/// sheet the library may find cells further on.
#[derive(Default)]
struct Data {
    /// The names of the elements that are open, one after the other, and where each begins.
    open: (String, Vec<usize>),
    /// How many elements are open around the data.
    around: Option<usize>,
    is_odd: bool,
    is_past: bool,
}

impl Data {
    fn is_past(&mut self, event: &Event<'_>) -> bool {
        const DATA: &str = "sheetData";
        if self.is_past || self.is_odd {
            return self.is_past;
        }
        let (names, starts) = &mut self.open;
        match event {
            Event::Start(element) => {
                if self.around.is_none() && element.local_name().as_ref() == DATA {
                    self.around = Some(starts.len());
                }
                starts.push(names.len());
                names.push_str(element.name().as_ref());
            }
            Event::Empty(element) => self.is_past = self.around.is_none() && element.local_name().as_ref() == DATA,
            Event::End(element) => {
                let start = starts.pop().unwrap_or(names.len());
                self.is_odd = names[start..] != *element.name().as_ref();
                names.truncate(start);
                self.is_past = !self.is_odd && self.around == Some(starts.len());
            }
            _ => {}
        }
        self.is_past
    }
}

fn broken(cause: &dyn std::fmt::Display) -> OpenError {
    OpenError::Broken(cause.to_string())
}

/// An attribute as it is written, its name or the end of it given. One that stands twice would be another to who takes
/// the last of them.
fn attribute<'a>(element: &'a BytesStart<'_>, name: &str) -> Result<Option<Cow<'a, str>>, OpenError> {
    let mut found = None;
    for attribute in element.attributes() {
        let attribute = attribute.map_err(|error| broken(&error))?;
        let key = attribute.key.as_ref();
        if key == name || name.starts_with(':') && key.ends_with(name) {
            found = Some(attribute.value);
        }
    }
    Ok(found)
}

/// An attribute as it is meant.
fn meant(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, OpenError> {
    let written = attribute(element, name)?;
    written.map(|value| unescape(&value).map(Cow::into_owned).map_err(|error| broken(&error))).transpose()
}
