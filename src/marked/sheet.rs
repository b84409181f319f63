//! One table of the copy, every cell where the user's own file has it.

use std::{collections::BTreeMap, mem};

use rust_xlsxwriter::{Format, FormatBorder, Worksheet, XlsxError};

use super::{Finding, original::Marks, paper};
use crate::{
    check::{self, CheckedNation},
    diagnostic::{Diagnostic, Lang, Place, Severity},
    form,
    read::RawTable,
    schema::{Column, Holds, Table},
    xlsx,
};

/// The longest name a sheet can have.
const LONGEST_NAME: usize = 31;

/// The most notes a sheet gets: beyond it spreadsheets take minutes to open, and the list has them all.
const MOST_NOTES: usize = 5_000;

/// Pixels of keys and values, and of a column nothing is known of.
const KEY_WIDTHS: [u32; 2] = [190, 640];
const OTHER_WIDTH: u32 = 200;

/// A table as it was found, with what was found in it.
pub struct MarkedSheet<'a> {
    pub name: String,
    table: Table,
    file: &'a str,
    sheet: Option<&'a str>,
    /// Keys and values instead of columns.
    has_keys: bool,
    heading_row: u32,
    headings: &'a [String],
    rows: BTreeMap<u32, &'a [String]>,
    found: BTreeMap<(u32, u16), Vec<&'a Diagnostic>>,
    worst: Option<Severity>,
}

/// A sheet for every table; of a nation that is in many files, for those in which anything was found.
pub fn sheets<'a>(nation: &'a CheckedNation, findings: &[Finding<'a>]) -> Vec<MarkedSheet<'a>> {
    let mut sheets: Vec<MarkedSheet<'a>> = Vec::new();
    let mut known: BTreeMap<(&str, Option<&str>), usize> = BTreeMap::new();
    let of_provinces = nation.provinces.iter().map(|province| &province.checked.raw);
    for raw in of_provinces.chain(&nation.rules).flat_map(|data| &data.tables) {
        let index = *known.entry((&raw.file, raw.sheet.as_deref())).or_insert_with(|| {
            sheets.push(MarkedSheet::new(raw));
            sheets.len() - 1
        });
        sheets[index].take(raw);
    }
    for Finding { diagnostic, .. } in findings {
        let place = &diagnostic.place;
        if let Some(index) = known.get(&(place.file.as_str(), place.sheet.as_deref())) {
            sheets[*index].mark(diagnostic);
        }
    }
    if sheets.len() > Table::ALL.len() {
        sheets.retain(|sheet| sheet.worst.is_some());
    }
    name(&mut sheets, nation);
    sheets.sort_by_key(|sheet| sheet.table);
    sheets
}

/// Names each sheet after its table, with the province before it where several have one.
fn name(sheets: &mut [MarkedSheet<'_>], nation: &CheckedNation) {
    let mut taken: Vec<String> = Vec::new();
    for index in 0..sheets.len() {
        let sheet = &sheets[index];
        let is_single = sheets.iter().filter(|other| other.table == sheet.table).count() == 1;
        let owner = nation.provinces.iter().find(|province| {
            province.checked.raw.tables.iter().any(|raw| raw.file == sheet.file && raw.sheet.as_deref() == sheet.sheet)
        });
        let full = match owner.filter(|_| !is_single) {
            Some(owner) => format!("{} {}", owner.shown(), sheet.table.thai()),
            None => sheet.table.thai().to_owned(),
        };
        let forbidden = ['*', '?', ':', '[', ']', '\\', '/', '\''];
        let full: String = full.chars().filter(|c| !forbidden.contains(c)).collect();
        let cut = |room: usize| full.chars().take(room).collect::<String>();
        let mut name = cut(LONGEST_NAME);
        let mut number = 2;
        while taken.contains(&name) {
            name = format!("{} {number}", cut(LONGEST_NAME - 4));
            number += 1;
        }
        taken.push(name.clone());
        sheets[index].name = name;
    }
}

impl<'a> MarkedSheet<'a> {
    fn new(raw: &'a RawTable) -> Self {
        let has_keys = raw.has_keys_in_rows();
        Self {
            name: String::new(),
            table: raw.table,
            file: &raw.file,
            sheet: raw.sheet.as_deref(),
            has_keys,
            heading_row: raw.heading_row,
            headings: if has_keys { &[] } else { &raw.headings },
            rows: BTreeMap::new(),
            found: BTreeMap::new(),
            worst: None,
        }
    }

    fn take(&mut self, raw: &'a RawTable) {
        let totals = raw.totals.iter().map(|total| &total.row);
        self.rows.extend(
            raw.rows
                .iter()
                .chain(totals)
                .chain(&raw.remarks)
                .chain(raw.apart.rows())
                .map(|row| (row.number, row.cells.as_slice())),
        );
    }

    fn mark(&mut self, diagnostic: &'a Diagnostic) {
        self.worst = self.worst.into_iter().chain([diagnostic.severity()]).min();
        if let Some(cell) = self.cell(&diagnostic.place) {
            self.found.entry(cell).or_default().push(diagnostic);
        }
    }

    /// Gives it the name it has in the user's own workbook, and tells the one it had.
    pub fn take_own_name(&mut self) -> String {
        mem::replace(&mut self.name, self.sheet.unwrap_or_default().to_owned())
    }

    /// What is to be marked where the user's own workbook is.
    pub fn marks(&self, lang: Lang) -> Marks {
        let worst = |found: &[&Diagnostic]| found.iter().map(|diagnostic| diagnostic.severity()).min();
        let papers = self.found.iter().filter_map(|(cell, found)| Some((*cell, worst(found)?)));
        let messages = self.found.iter().take(MOST_NOTES).map(|(cell, found)| (*cell, said(found, lang)));
        Marks { papers: papers.collect(), messages: messages.collect() }
    }

    /// The file and the sheet its cells come from.
    pub fn stands_at(&self) -> (&'a str, Option<&'a str>) {
        (self.file, self.sheet)
    }

    /// The zero-based cell that stands for a place: a row at fault is marked at its beginning, a key at its value.
    pub fn cell(&self, place: &Place) -> Option<(u32, u16)> {
        let column = place.column.or(place.heading.as_ref().and(self.has_keys.then_some(1))).unwrap_or(0);
        Some((place.row?.checked_sub(1)?, u16::try_from(column).ok()?))
    }

    pub fn write(&self, sheet: &mut Worksheet, lang: Lang) -> Result<(), XlsxError> {
        xlsx::printed(sheet, true).set_name(&self.name)?;
        if let Some(worst) = self.worst {
            sheet.set_tab_color(paper(worst));
        }
        self.write_headings(sheet)?;
        let columns = self.rows.values().map(|cells| cells.len()).max().unwrap_or(0);
        let columns: Vec<Laid> =
            (0..u16::try_from(columns).unwrap_or(u16::MAX)).map(|index| self.laid(index)).collect();
        for (number, cells) in &self.rows {
            for ((index, laid), text) in (0..).zip(&columns).zip(*cells) {
                laid.write(sheet, (number - 1, index), text)?;
            }
            let texts = cells.iter().map(String::as_str).zip(columns.iter().map(|laid| laid.width));
            sheet.set_row_height_pixels(number - 1, xlsx::row_height(texts))?;
        }
        for (notes, ((row, column), found)) in (0..).zip(&self.found) {
            self.write_mark(sheet, (*row, *column), found)?;
            if notes < MOST_NOTES {
                sheet.insert_note(*row, *column, &xlsx::note(&said(found, lang).join("\n\n")))?;
            }
        }
        Ok(())
    }

    fn write_headings(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        if self.has_keys {
            sheet.set_column_width_pixels(0, KEY_WIDTHS[0])?.set_column_width_pixels(1, KEY_WIDTHS[1])?;
            return Ok(());
        }
        let row = self.heading_row.saturating_sub(1);
        sheet.set_freeze_panes(row + 1, 0)?.set_row_height_pixels(row, 96)?;
        for (index, heading) in (0..).zip(self.headings) {
            let column = self.column(index);
            let format = xlsx::heading(column.is_some_and(|column| column.required));
            sheet.set_column_width_pixels(index, self.laid(index).width)?;
            sheet.write_string_with_format(row, index, xlsx::fitting(heading), &format)?;
        }
        Ok(())
    }

    /// The column of the schema a heading means.
    fn column(&self, index: u16) -> Option<&'static Column> {
        self.table.column_named(self.headings.get(usize::from(index))?)
    }

    fn laid(&self, index: u16) -> Laid {
        let column = self.column(index);
        let holds = column.map_or(Holds::Text, |column| column.holds);
        let width = match column {
            Some(column) => form::column_width(self.table, column),
            None if self.has_keys => KEY_WIDTHS[usize::from(index).min(1)],
            None => OTHER_WIDTH,
        };
        Laid { holds, width, format: form::cell_format(holds) }
    }

    /// The cell again, in colour and as it stands: no format may round what is wrong with it. What was found there where the
    /// copy has nothing.
    fn write_mark(
        &self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        found: &[&Diagnostic],
    ) -> Result<(), XlsxError> {
        let Some(worst) = found.iter().map(|diagnostic| diagnostic.severity()).min() else { return Ok(()) };
        let is_heading = !self.has_keys && row + 1 == self.heading_row;
        let base = if is_heading { xlsx::heading(false) } else { self.laid(column).format };
        let format =
            base.set_background_color(paper(worst)).set_border(FormatBorder::Thin).set_border_color(0xC0_00_00);
        let index = usize::from(column);
        let text = if is_heading {
            self.headings.get(index)
        } else {
            self.rows.get(&(row + 1)).and_then(|row| row.get(index))
        };
        match text.map(String::as_str).or_else(|| found[0].found.as_deref()) {
            Some(text) if !text.is_empty() => {
                sheet.write_string_with_format(row, column, xlsx::fitting(text), &format)?
            }
            _ => sheet.write_blank(row, column, &format)?,
        };
        Ok(())
    }
}

/// How a column of the copy is laid out.
struct Laid {
    holds: Holds,
    /// In pixels.
    width: u32,
    format: Format,
}

impl Laid {
    /// Numbers as numbers where they are sound, everything else as it stands.
    fn write(&self, sheet: &mut Worksheet, (row, column): (u32, u16), text: &str) -> Result<(), XlsxError> {
        let number = match self.holds {
            Holds::People | Holds::Money if text != "-" && !begins_with_zeros(text) => check::money(text).ok(),
            _ => None,
        };
        match number {
            Some(amount) => sheet.write_number_with_format(row, column, xlsx::decimal(amount), &self.format)?,
            None => sheet.write_string_with_format(row, column, xlsx::fitting(text), &self.format)?,
        };
        Ok(())
    }
}

/// Whether a figure begins with a zero too many: it is the end of a number that a comma has parted, and says so as text alone.
fn begins_with_zeros(text: &str) -> bool {
    text.strip_prefix('0').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// Every message of a cell, each with how to mend it.
fn said(found: &[&Diagnostic], lang: Lang) -> Vec<String> {
    let of = |diagnostic: &&Diagnostic| {
        let said = diagnostic.fault.said(lang);
        let meant = diagnostic.meant().map(|meant| format!("\n{}: {meant}", lang.either("น่าจะเป็น", "may be meant")));
        let hint = format!("{}: {}", lang.either("วิธีแก้", "hint"), said.hint);
        format!("{}\n{hint}{}", said.message, meant.unwrap_or_default())
    };
    found.iter().map(of).collect()
}
