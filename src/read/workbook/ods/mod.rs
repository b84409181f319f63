//! Sheets of an .ods workbook, read as they stand: its format lets a few bytes repeat a cell a million times, and the library
//! unfolds all sheets at once before anybody can count.

mod cell;
mod looks;

use std::{
    borrow::Cow,
    ops::{Range, RangeInclusive},
};

use quick_xml::{Reader, events::BytesStart};

use self::{
    cell::{Cell, Value},
    looks::Looks,
};
use super::{
    Book, Counted, OpenError, Sheet,
    area::Area,
    markup::{self, attribute, children, skip},
    package::Package,
    rows::{Held, Rows},
};
use crate::{
    diagnostic::Fault,
    limits::{MAX_COLUMNS, MAX_MERGES},
    read::grid::{Found, Grid},
};

/// The part with all sheets.
const CONTENT: &str = "content.xml";

/// The workbook's markup, and where in it each sheet is.
struct Workbook {
    text: String,
    looks: Looks,
    sheets: Vec<(Sheet, Range<usize>)>,
}

/// Whether a package is meant to be a workbook of this format.
pub fn is_one(package: &Package) -> bool {
    ["mimetype", CONTENT, "encrypted-package"].iter().any(|part| package.has(part))
}

pub fn open(mut package: Package) -> Result<impl Book, OpenError> {
    let manifest = package.text("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains(":encryption-data") || package.has("encrypted-package") {
        return Err(OpenError::Locked);
    }
    let text = package.text(CONTENT)?.ok_or_else(|| OpenError::broken("no workbook inside"))?;
    let mut looks = Looks::default();
    let (mut sheets, mut counted) = (Vec::new(), Counted::default());
    let mut reader = markup::reader(&text);
    markup::root(&mut reader)?;
    children(&mut reader, |reader, element| match element.name().as_ref() {
        "office:automatic-styles" => looks.read(reader),
        "office:body" => children(reader, |reader, element| match element.name().as_ref() {
            "office:spreadsheet" => children(reader, |reader, element| {
                if element.name().as_ref() != "table:table" {
                    return skip(reader);
                }
                let name = attribute(element, "table:name")?.unwrap_or_default().into_owned();
                let style = attribute(element, "table:style-name")?.unwrap_or_default();
                let (is_taken, is_hidden) = (counted.takes(&name)?, looks.hides(&style));
                let place = markup::place(reader)?;
                sheets.extend(is_taken.then_some((Sheet { name, is_hidden }, place)));
                Ok(())
            }),
            _ => skip(reader),
        }),
        _ => skip(reader),
    })?;
    Ok(Workbook { text, looks, sheets })
}

impl Book for Workbook {
    fn sheets(&self) -> Vec<Sheet> {
        self.sheets.iter().map(|(sheet, _)| sheet.clone()).collect()
    }

    fn ask_for(&mut self, _: &[usize], _: &mut Held) -> Result<(), OpenError> {
        Ok(())
    }

    /// Looked at up to the first thing it holds.
    fn is_blank(&mut self, sheet: usize) -> bool {
        let mut none = Held::none();
        self.grid(sheet, &mut none).is_ok_and(|grid| grid.is_empty())
    }

    fn grid(&mut self, sheet: usize, held: &mut Held) -> Result<Grid, OpenError> {
        let text = self.sheets.get(sheet).and_then(|(_, place)| self.text.get(place.clone())).unwrap_or_default();
        let rows = Rows::new(Grid::default(), held);
        let mut table = Table { looks: &self.looks, rows, merged: Vec::new(), before: Before::default() };
        markup::all(&mut markup::reader(text), |reader, element| table.read(reader, element, Around::default()))?;
        table.rows.finish(table.merged)
    }
}

/// A sheet being read.
struct Table<'a> {
    looks: &'a Looks,
    rows: Rows<'a>,
    merged: Vec<Area>,
    before: Before,
}

/// What stands before the row or column that comes next.
#[derive(Default)]
struct Before {
    rows: u32,
    columns: u16,
    /// The columns whose cells are struck out unless they say otherwise.
    struck: Vec<RangeInclusive<u16>>,
}

/// The groups a row or a column is in.
#[derive(Default, Clone, Copy)]
struct Around {
    depth: usize,
    is_folded: bool,
}

/// Groups within groups: more than anybody folds.
const DEEPEST: usize = 100;

impl Table<'_> {
    /// Reads a row, a column, or a group of them.
    fn read(&mut self, reader: &mut Reader<&[u8]>, element: &BytesStart<'_>, around: Around) -> Result<(), OpenError> {
        match element.name().as_ref() {
            "table:table-row" => self.row(reader, element, around.is_folded),
            "table:table-column" => {
                self.columns(element, around.is_folded)?;
                skip(reader)
            }
            "table:table-row-group"
            | "table:table-column-group"
            | "table:table-rows"
            | "table:table-header-rows"
            | "table:table-columns"
            | "table:table-header-columns" => {
                let is_closed = attribute(element, "table:display")?.is_some_and(|display| display == "false");
                let around = Around { depth: around.depth + 1, is_folded: around.is_folded || is_closed };
                if around.depth > DEEPEST {
                    return Err(OpenError::broken("groups lie too deep within each other"));
                }
                children(reader, |reader, element| self.read(reader, element, around))
            }
            _ => skip(reader),
        }
    }

    fn columns(&mut self, element: &BytesStart<'_>, is_folded: bool) -> Result<(), OpenError> {
        let first = self.before.columns;
        self.before.columns = first.saturating_add(repeats(element, "table:number-columns-repeated")?);
        let columns = first..=self.before.columns.saturating_sub(1);
        // Further on there is nothing to hide or to strike out.
        if usize::from(first) >= MAX_COLUMNS {
            return Ok(());
        }
        if is_folded || is_hidden(element)? {
            self.rows.grid.hidden_columns.push(columns.clone());
        }
        if self.looks.strikes(attribute(element, "table:default-cell-style-name")?.as_deref()) {
            self.before.struck.push(columns);
        }
        Ok(())
    }

    fn row(&mut self, reader: &mut Reader<&[u8]>, element: &BytesStart<'_>, is_folded: bool) -> Result<(), OpenError> {
        let repeated: u32 = repeats(element, "table:number-rows-repeated")?;
        let first = self.before.rows;
        self.before.rows = first.saturating_add(repeated);
        if is_folded || is_hidden(element)? {
            self.rows.grid.hidden.push(first.saturating_add(1)..=self.before.rows);
        }
        let row_style = attribute(element, "table:default-cell-style-name")?.map(Cow::into_owned);
        let mut cells = Vec::new();
        let mut column: u16 = 0;
        children(reader, |reader, element| {
            if !matches!(element.name().as_ref(), "table:table-cell" | "table:covered-table-cell") {
                return skip(reader);
            }
            let repeated: u16 = repeats(element, "table:number-columns-repeated")?;
            let start = column;
            column = column.saturating_add(repeated);
            let spanned: u32 = repeats(element, "table:number-rows-spanned")?;
            if spanned > 1 {
                if self.merged.len() == MAX_MERGES {
                    return Err(OpenError::Cells);
                }
                self.merged.push(((first, start), (first.saturating_add(spanned - 1), start)));
            }
            let style = attribute(element, "table:style-name")?.map(Cow::into_owned);
            let cell = Cell::of(reader, element)?;
            if let Some(value) = cell.value() {
                let style = style.as_ref().or(row_style.as_ref());
                let is_struck = match style {
                    Some(style) => self.looks.strikes(Some(style)),
                    None => self.before.struck.iter().any(|columns| columns.contains(&start)),
                };
                cells.push((start..column, value, is_struck));
            }
            Ok(())
        })?;
        // A blank row may stand for all that are left of the sheet.
        if cells.is_empty() {
            return Ok(());
        }
        let repeated = usize::try_from(repeated).unwrap_or(usize::MAX);
        self.rows.make_room(repeated, cells.iter().map(|(columns, value, _)| columns.len() * value.len()).sum())?;
        for number in (first.saturating_add(1)..).take(repeated) {
            self.put(number, &cells)?;
        }
        Ok(())
    }

    /// Puts a row's cells where they stand, those that are repeated at each of their places.
    fn put(&mut self, number: u32, cells: &[(Range<u16>, Value, bool)]) -> Result<(), OpenError> {
        for (columns, value, is_struck) in cells {
            for column in columns.clone().map(usize::from) {
                match value {
                    Value::Uncalculated => {
                        let fault = Fault::FormulaWithoutValue;
                        self.rows.found(Found { row: number, column, fault, text: None })?;
                    }
                    Value::Text(text, typed) => {
                        self.rows.put(number, column, text.clone(), typed.clone(), *is_struck)?;
                    }
                }
                // One cell too many in a row says as much as a thousand.
                if column >= MAX_COLUMNS {
                    return Ok(());
                }
            }
        }
        Ok(())
    }
}

fn is_hidden(element: &BytesStart<'_>) -> Result<bool, OpenError> {
    Ok(attribute(element, "table:visibility")?.is_some_and(|shown| shown != "visible"))
}

/// How often a row or a cell stands, at most as often as any can.
fn repeats<N: TryFrom<u64> + From<u16>>(element: &BytesStart<'_>, name: &str) -> Result<N, OpenError> {
    let repeated = attribute(element, name)?.and_then(|number| number.trim().parse::<u64>().ok()).unwrap_or(1);
    Ok(N::try_from(repeated).unwrap_or_else(|_| N::from(u16::MAX)))
}
