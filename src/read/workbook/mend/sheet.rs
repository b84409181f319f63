//! One sheet of an .xlsx workbook, its cells written as the library knows them, and beside them what the library does not
//! tell: what is hidden, what is merged, and which results are a formula's.

use std::{fmt::Write, ops::RangeInclusive};

use quick_xml::{
    Reader,
    escape::escape,
    events::{BytesStart, Event},
};

use super::whole;
use crate::{
    diagnostic::column_letters,
    limits::{MAX_CELLS, MAX_COLUMNS, MAX_MERGES, MAX_ROWS},
    read::{
        formula::has_failed,
        workbook::{
            OpenError,
            area::{self, Area},
            markup::{self, attribute, contents, says_yes, skip},
        },
    },
};

/// What is known of a sheet besides its cells.
#[derive(Debug, Default)]
pub struct Notes {
    /// As the user's program counts them, from 1.
    pub hidden_rows: Vec<RangeInclusive<u32>>,
    /// Counted from 0.
    pub hidden_columns: Vec<RangeInclusive<u16>>,
    pub merged: Vec<Area>,
    pub formulas: Vec<Formula>,
}

/// A cell whose value a formula gives.
#[derive(Debug)]
pub struct Formula {
    /// Counted from 0, as the column is.
    pub row: u32,
    pub column: u16,
    pub result: FormulaResult,
}

/// What the file holds of a formula's result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormulaResult {
    None,
    /// Zero, or a text without letters, as programs put down that cannot calculate.
    Nothing,
    Something,
}

const BEGIN: &str = "<worksheet><sheetData>";
const END: &str = "</sheetData></worksheet>";

/// What stands for an error that only the program knows which wrote it.
const ERROR: &str = "#ERROR!";

/// A sheet as it is written anew.
#[derive(Default)]
struct Mended {
    text: String,
    notes: Notes,
    rows: usize,
    cells: usize,
}

/// The part written anew.
///
/// # Errors
/// When it is no sheet, names a cell that no sheet has, or holds more than is read.
pub fn mended(text: &str) -> Result<(String, Notes), OpenError> {
    let mut reader = markup::reader(text);
    if markup::root(&mut reader)?.local_name().as_ref() != "worksheet" {
        return Err(OpenError::broken("a sheet is none"));
    }
    let mut mended = Mended { text: BEGIN.to_owned(), ..Mended::default() };
    mended.text.reserve(text.len());
    markup::children(&mut reader, |reader, element| match element.local_name().as_ref() {
        "sheetData" => mended.rows(reader),
        "cols" => markup::children(reader, |reader, element| {
            mended.columns(element)?;
            skip(reader)
        }),
        "mergeCells" => markup::children(reader, |reader, element| {
            mended.merge(element)?;
            skip(reader)
        }),
        _ => skip(reader),
    })?;
    mended.notes.hidden_rows.sort_by_key(|rows| *rows.start());
    mended.text.push_str(END);
    Ok((mended.text, mended.notes))
}

/// Whether a sheet holds nothing at all; looked at up to the first thing it holds. What has no rows to be blank is no sheet, and may hold
/// anything.
pub fn is_blank(text: &str) -> bool {
    let mut reader = markup::reader(text);
    let mut mended = Mended::default();
    let mut has_rows = false;
    let no_more = || OpenError::broken("a sheet holds something");
    let looked_at = markup::root(&mut reader).and_then(|_| {
        markup::children(&mut reader, |reader, element| match element.local_name().as_ref() {
            "sheetData" => {
                has_rows = true;
                markup::children(reader, |reader, _| {
                    mended.row(reader, 0)?;
                    if mended.cells == 0 { Ok(()) } else { Err(no_more()) }
                })
            }
            _ => skip(reader),
        })
    });
    looked_at.is_ok() && has_rows
}

fn outside() -> OpenError {
    OpenError::broken("a cell is outside the sheet")
}

impl Mended {
    fn columns(&mut self, element: &BytesStart<'_>) -> Result<(), OpenError> {
        let is_narrow = attribute(element, "width")?.is_some_and(|width| is_nothing(&width));
        if !is_narrow && !says_yes(element, "hidden")? {
            return Ok(());
        }
        let bound = |name| Ok(attribute(element, name)?.and_then(|number| number.trim().parse::<u16>().ok()));
        let is_looked_at =
            |first: &u16| usize::from(*first) <= MAX_COLUMNS && self.notes.hidden_columns.len() < MAX_COLUMNS;
        if let (Some(first @ 1..), Some(last)) = (bound("min")?.filter(is_looked_at), bound("max")?) {
            self.notes.hidden_columns.push(first - 1..=last.saturating_sub(1));
        }
        Ok(())
    }

    fn merge(&mut self, element: &BytesStart<'_>) -> Result<(), OpenError> {
        if let Some(named) = attribute(element, "ref")? {
            self.notes.merged.push(area::area(named.trim()).ok_or_else(outside)?);
        }
        if self.notes.merged.len() > MAX_MERGES { Err(OpenError::Cells) } else { Ok(()) }
    }

    fn rows(&mut self, reader: &mut Reader<&[u8]>) -> Result<(), OpenError> {
        let mut last = 0;
        markup::children(reader, |reader, element| {
            if element.local_name().as_ref() != "row" {
                return skip(reader);
            }
            let number = match attribute(element, "r")? {
                Some(number) => number.trim().parse().map_err(|_| outside())?,
                None => last + 1,
            };
            if !(1..=area::ROWS).contains(&number) {
                return Err(outside());
            }
            let is_flat = attribute(element, "ht")?.is_some_and(|height| is_nothing(&height));
            if is_flat || says_yes(element, "hidden")? {
                self.notes.hidden_rows.push(number..=number);
            }
            last = number;
            self.row(reader, number - 1)
        })
    }

    fn row(&mut self, reader: &mut Reader<&[u8]>, row: u32) -> Result<(), OpenError> {
        let (before, mut is_empty) = (self.text.len(), true);
        self.text.push_str("<row>");
        let (mut next, mut is_told) = (0, false);
        markup::children(reader, |reader, element| {
            if element.local_name().as_ref() != "c" {
                return skip(reader);
            }
            let place = match attribute(element, "r")? {
                Some(cell) => area::cell(cell.trim()).ok_or_else(outside)?,
                None => (row, next),
            };
            next = place.1 + 1;
            let written = Written::of(reader, element)?;
            // One cell too many in a row says as much as a thousand.
            let is_beyond = usize::from(place.1) >= MAX_COLUMNS;
            if !(is_beyond && is_told) && self.cell(&written, place)? {
                is_told |= is_beyond;
                is_empty = false;
            }
            Ok(())
        })?;
        if is_empty {
            self.text.truncate(before);
            return Ok(());
        }
        self.text.push_str("</row>");
        self.rows += 1;
        if self.rows > MAX_ROWS { Err(OpenError::Cells) } else { Ok(()) }
    }

    /// Whether the cell holds anything.
    fn cell(&mut self, written: &Written<'_>, (row, column): (u32, u16)) -> Result<bool, OpenError> {
        let value = written.value()?;
        // One that has failed is told as such.
        if written.is_formula && written.kind != "e" {
            self.notes.formulas.push(Formula { row, column, result: written.result(&value) });
            if self.notes.formulas.len() > MAX_CELLS {
                return Err(OpenError::Cells);
            }
        }
        if value == Value::None {
            return Ok(false);
        }
        self.cells += 1;
        if self.cells > MAX_CELLS {
            return Err(OpenError::Cells);
        }
        super::within(self.text.len())?;
        // Writing to a text cannot fail.
        let _ = write!(self.text, "<c r=\"{}{}\"", column_letters(column.into()), row + 1);
        if let Some(style) = written.style {
            let _ = write!(self.text, " s=\"{style}\"");
        }
        let _ = match value {
            Value::None => Ok(()),
            Value::Shared(index) => write!(self.text, " t=\"s\"><v>{index}</v></c>"),
            Value::Rich(markup) => write!(self.text, " t=\"inlineStr\"><is>{markup}</is></c>"),
            Value::Number(number) => write!(self.text, "><v>{number}</v></c>"),
            Value::Truth(yes) => write!(self.text, " t=\"b\"><v>{}</v></c>", u8::from(yes)),
            Value::Day(day) => write!(self.text, " t=\"d\"><v>{}</v></c>", escape(day)),
            Value::Text(text) => write!(self.text, " t=\"str\"><v>{}</v></c>", escape(text)),
        };
        Ok(true)
    }
}

/// Whether a number, such as a width or a height, is none at all.
fn is_nothing(number: &str) -> bool {
    number.trim().parse::<f64>().is_ok_and(|number| number == 0.0)
}

/// A cell as the file has it.
#[derive(Default)]
struct Written<'a> {
    kind: String,
    style: Option<u32>,
    is_formula: bool,
    value: Option<String>,
    rich: Option<&'a str>,
}

/// What a cell holds.
#[derive(Debug, PartialEq)]
enum Value<'a> {
    None,
    Shared(usize),
    /// The markup of a text of its own.
    Rich(&'a str),
    /// As it is written: a number of any program's.
    Number(&'a str),
    Truth(bool),
    Day(&'a str),
    Text(&'a str),
}

impl<'a> Written<'a> {
    fn of(reader: &mut Reader<&'a [u8]>, element: &BytesStart<'_>) -> Result<Self, OpenError> {
        let mut written = Self {
            kind: attribute(element, "t")?.unwrap_or_default().into_owned(),
            style: attribute(element, "s")?.and_then(|style| style.trim().parse().ok()),
            ..Self::default()
        };
        markup::children(reader, |reader, element| {
            match element.local_name().as_ref() {
                "v" => written.value = Some(value_of(reader)?),
                "is" => written.rich = Some(contents(reader)?),
                "f" => {
                    written.is_formula = true;
                    skip(reader)?;
                }
                _ => skip(reader)?,
            }
            Ok(())
        })?;
        Ok(written)
    }

    fn value(&self) -> Result<Value<'_>, OpenError> {
        if let Some(markup) = self.rich.filter(|_| matches!(self.kind.as_str(), "" | "inlineStr" | "is")) {
            return Ok(Value::Rich(whole(markup)?));
        }
        let value = whole(self.value.as_deref().unwrap_or_default())?;
        let bare = value.trim();
        if bare.is_empty() {
            return Ok(Value::None);
        }
        Ok(match self.kind.as_str() {
            "s" => {
                Value::Shared(bare.parse().map_err(|_| OpenError::broken("a cell asks for a text that is not there"))?)
            }
            "b" if matches!(bare.to_ascii_lowercase().as_str(), "0" | "false") => Value::Truth(false),
            "b" if matches!(bare.to_ascii_lowercase().as_str(), "1" | "true") => Value::Truth(true),
            "e" => Value::Text(if has_failed(bare) { bare } else { ERROR }),
            "d" if bare.parse::<f64>().is_err() => Value::Day(bare),
            "d" | "n" | "" if bare.parse::<f64>().is_ok() => Value::Number(bare),
            _ => Value::Text(value),
        })
    }

    /// What the file holds of the result of the cell's formula.
    fn result(&self, value: &Value<'_>) -> FormulaResult {
        match value {
            // A formula may well give a text without letters.
            Value::None if self.kind == "str" && self.value.is_some() => FormulaResult::Nothing,
            Value::None => FormulaResult::None,
            Value::Number(number) if is_nothing(number) => FormulaResult::Nothing,
            _ => FormulaResult::Something,
        }
    }
}

/// The text of a value, however it is written.
fn value_of(reader: &mut Reader<&[u8]>) -> Result<String, OpenError> {
    let mut value = String::new();
    loop {
        match markup::next(reader)? {
            Event::End(_) => return Ok(value),
            Event::Start(_) => skip(reader)?,
            event => markup::add(&event, &mut value)?,
        }
    }
}
