//! Sheets of an .ods workbook. Its format lets a few bytes repeat a cell a million times, so what they stand for is
//! counted before anything is unfolded.

use std::{
    borrow::Cow,
    collections::HashMap,
    io::{BufReader, Cursor},
    ops::RangeInclusive,
};

use calamine::{Data, Ods, OdsError, Reader as _, SheetVisible};
use quick_xml::{
    Reader,
    escape::unescape,
    events::{BytesStart, Event},
};
use zip::ZipArchive;

use super::{Book, OpenError, Sheet, cells};
use crate::{
    diagnostic::Fault,
    limits::{MAX_CELLS, MAX_COLUMNS},
    read::{
        RawRow,
        grid::{Found, Grid},
    },
};

/// A workbook as the library reads it, and what the library does not tell of its sheets, by their names.
struct Workbook {
    sheets: Ods<Cursor<Vec<u8>>>,
    layouts: HashMap<String, Layout>,
}

/// How the rows of a sheet are shown.
#[derive(Default)]
struct Layout {
    hidden: Vec<RangeInclusive<u32>>,
    /// The first and the last cell of those merged over several rows, zero-based.
    merged: Vec<((u32, u32), (u32, u32))>,
}

pub fn open(bytes: Cursor<Vec<u8>>) -> Result<impl Book, OpenError> {
    let survey = Survey::of(bytes.clone())?;
    if survey.cells > MAX_CELLS {
        return Err(OpenError::Cells);
    }
    let sheets = Ods::new(bytes).map_err(|error| match error {
        OdsError::Password => OpenError::Locked,
        error => OpenError::Broken(error.to_string()),
    })?;
    Ok(Workbook { sheets, layouts: survey.layouts })
}

/// What is known of a workbook before anything is unfolded.
#[derive(Default)]
struct Survey {
    /// How many cells the repeats of all the sheets stand for, those after the last that holds anything left out.
    cells: usize,
    layouts: HashMap<String, Layout>,
    sheet: String,
    extent: Extent,
    /// Of each group of rows around the present one, whether it is folded.
    groups: Vec<bool>,
}

impl Survey {
    fn of(bytes: Cursor<Vec<u8>>) -> Result<Self, OpenError> {
        let broken = |cause: &dyn std::fmt::Display| OpenError::Broken(cause.to_string());
        let mut archive = ZipArchive::new(bytes).map_err(|error| broken(&error))?;
        let content = archive.by_name("content.xml").map_err(|error| broken(&error))?;
        let mut reader = Reader::from_reader(BufReader::new(content));
        reader.config_mut().check_end_names = false;
        let mut buffer = Vec::new();
        let mut survey = Self::default();
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer).map_err(|error| broken(&error))? {
                Event::Start(element) => {
                    if element.name().as_ref() == "table:table-row-group" {
                        survey.groups.push(attribute(&element, "table:display").is_some_and(|shown| shown == "false"));
                    }
                    survey.see(&element);
                }
                Event::Empty(element) => survey.see(&element),
                Event::End(element) if element.name().as_ref() == "table:table-row-group" => {
                    survey.groups.pop();
                }
                Event::Eof => {
                    survey.cells = survey.cells.saturating_add(survey.extent.cells());
                    return Ok(survey);
                }
                _ => {}
            }
        }
    }

    fn see(&mut self, element: &BytesStart<'_>) {
        match element.name().as_ref() {
            "table:table" => {
                self.cells = self.cells.saturating_add(self.extent.cells());
                self.extent = Extent::default();
                self.groups.clear();
                let name = attribute(element, "table:name").unwrap_or_default();
                self.sheet = unescape(&name).map(Cow::into_owned).unwrap_or_default();
            }
            "table:table-row" => {
                let repeated = repeats(element, "table:number-rows-repeated");
                self.extent.row(repeated);
                let is_hidden = attribute(element, "table:visibility").is_some_and(|shown| shown != "visible");
                if is_hidden || self.groups.contains(&true) {
                    let first = within(self.extent.above).saturating_add(1);
                    let last = within(self.extent.above.saturating_add(repeated));
                    self.layout().hidden.push(first..=last);
                }
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let spanned = repeats(element, "table:number-rows-spanned");
                if spanned > 1 {
                    let start = (within(self.extent.above), within(self.extent.across));
                    let last = self.extent.above.saturating_add(spanned - 1);
                    self.layout().merged.push((start, (within(last), start.1)));
                }
                let holds = has(element, "office:value-type") || has(element, "table:formula");
                self.extent.cell(repeats(element, "table:number-columns-repeated"), holds);
            }
            _ => {}
        }
    }

    fn layout(&mut self) -> &mut Layout {
        self.layouts.entry(self.sheet.clone()).or_default()
    }
}

fn within(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// How far down and right a table's last cell that holds anything is.
#[derive(Default)]
struct Extent {
    above: usize,
    repeated: usize,
    across: usize,
    height: usize,
    width: usize,
    /// Cells as the file's own rows have them, unfolded sideways only.
    listed: usize,
}

impl Extent {
    fn row(&mut self, repeated: usize) {
        self.above = self.above.saturating_add(self.repeated);
        self.repeated = repeated;
        self.across = 0;
    }

    fn cell(&mut self, repeated: usize, holds: bool) {
        let before = self.across;
        self.across = self.across.saturating_add(repeated);
        if holds {
            self.listed = self.listed.saturating_add(self.across - before);
            self.width = self.width.max(self.across);
            self.height = self.above.saturating_add(self.repeated);
        }
    }

    fn cells(&self) -> usize {
        self.height.saturating_mul(self.width).max(self.listed)
    }
}

fn repeats(element: &BytesStart<'_>, name: &str) -> usize {
    attribute(element, name).and_then(|value| value.parse().ok()).unwrap_or(1)
}

fn has(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).is_some()
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().with_checks(false).flatten().find(|attribute| attribute.key.as_ref() == name)?;
    Some(found.value.to_string())
}

impl Book for Workbook {
    fn sheets(&self) -> Vec<Sheet> {
        let hidden = |visible| visible != SheetVisible::Visible;
        self.sheets
            .sheets_metadata()
            .iter()
            .map(|sheet| Sheet { name: sheet.name.clone(), hidden: hidden(sheet.visible) })
            .collect()
    }

    fn grid(&mut self, sheet: &str) -> Result<Grid, OpenError> {
        let broken = |error: OdsError| OpenError::Broken(error.to_string());
        let formulas = self.sheets.worksheet_formula(sheet).map_err(broken)?;
        let range = self.sheets.worksheet_range(sheet).map_err(broken)?;
        let Layout { hidden, merged } = self.layouts.remove(sheet).unwrap_or_default();
        let mut grid = Grid { hidden, ..Grid::default() };
        let (top, left) = range.start().unwrap_or_default();
        let left = usize::try_from(left).unwrap_or(usize::MAX);
        for (number, row) in (top.saturating_add(1)..).zip(range.rows()) {
            let mut cells = vec![String::new(); left.min(MAX_COLUMNS)];
            let within = MAX_COLUMNS.saturating_sub(left);
            cells.extend(row.iter().take(within).map(cells::owned_text));
            if let Some(beyond) = row.iter().skip(within).map(cells::owned_text).find(|text| !text.is_empty()) {
                let (column, text) = (MAX_COLUMNS, Some(beyond));
                grid.found.push(Found { row: number, column, fault: Fault::ExtraCells, text });
            }
            cells.truncate(cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1));
            if !cells.is_empty() {
                grid.rows.push(RawRow { number, cells });
            }
        }
        for (start, end) in merged {
            grid.spread(start, end);
        }
        for (row, column, formula) in formulas.used_cells() {
            let (top, left) = formulas.start().unwrap_or_default();
            let [down, across] = [row, column].map(|offset| u32::try_from(offset).unwrap_or(u32::MAX));
            let (row, column) = (top.saturating_add(down), left.saturating_add(across));
            if !formula.is_empty() && range.get_value((row, column)).is_none_or(|value| *value == Data::Empty) {
                let column = usize::try_from(column).unwrap_or(usize::MAX);
                let row = row.saturating_add(1);
                grid.found.push(Found { row, column, fault: Fault::FormulaWithoutValue, text: None });
            }
        }
        Ok(grid)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::*;

    fn with_rows(rows: &str) -> Cursor<Vec<u8>> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in [
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet".to_owned()),
            ("META-INF/manifest.xml", "<manifest:manifest/>".to_owned()),
            ("content.xml", format!("<table:table table:name=\"1\">{rows}</table:table>")),
        ] {
            archive.start_file(name, SimpleFileOptions::default()).unwrap();
            archive.write_all(text.as_bytes()).unwrap();
        }
        Cursor::new(archive.finish().unwrap().into_inner())
    }

    #[test]
    fn repeats_are_counted_before_they_are_unfolded() {
        let cell = "<table:table-cell office:value-type=\"float\" office:value=\"1\"";
        let row = "<table:table-row";
        for (rows, cells) in [
            (format!("{row}>{cell}/></table:table-row>{row} table:number-rows-repeated=\"9\"></table:table-row>"), 1),
            (format!("{row}><table:table-cell table:number-columns-repeated=\"9\"/></table:table-row>"), 0),
            (
                format!(
                    "{row} table:number-rows-repeated=\"9\">{cell} table:number-columns-repeated=\"9\"/></table:table-row>"
                ),
                81,
            ),
            (
                format!(
                    "{row} table:number-rows-repeated=\"9\"></table:table-row>{row}>{cell}/>{cell}/></table:table-row>"
                ),
                20,
            ),
        ] {
            assert_eq!(Survey::of(with_rows(&rows)).unwrap().cells, cells, "{rows}");
        }
        let bomb = format!(
            "{row} table:number-rows-repeated=\"1000000\">{cell} table:number-columns-repeated=\"9999\"/></table:table-row>"
        );
        assert!(matches!(open(with_rows(&bomb)).map(|_| ()), Err(OpenError::Cells)));
    }
}
