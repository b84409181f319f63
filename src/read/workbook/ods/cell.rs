//! One cell of an .ods sheet: the value it has, and the text it shows, which tell together what is meant.

use std::borrow::Cow;

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use crate::{
    limits::{MAX_CELL, MAX_CELL_BYTES},
    read::{
        formula::has_failed,
        grid::Typed,
        workbook::{
            OpenError, cells,
            markup::{self, attribute, skip},
        },
    },
    thai::digits::to_arabic,
};

/// Looks within looks: more than any program writes.
const DEEPEST: usize = 100;

/// A cell as the file has it.
pub struct Cell {
    kind: String,
    /// The value, where it is no text.
    value: Option<String>,
    /// The paragraphs it shows. What lies on the cell, such as notes and shapes, is none of them.
    shown: String,
    is_formula: bool,
    is_error: bool,
}

/// What a cell holds.
pub enum Value {
    Text(String, Option<Typed>),
    /// The result of a formula, which the file does not hold.
    Uncalculated,
}

impl Value {
    /// How many bytes a copy of it takes at least.
    pub fn len(&self) -> usize {
        match self {
            Self::Text(text, _) => text.len(),
            Self::Uncalculated => 1,
        }
    }
}

impl Cell {
    pub fn of(reader: &mut Reader<&[u8]>, element: &BytesStart<'_>) -> Result<Self, OpenError> {
        let kind = attribute(element, "office:value-type")?.unwrap_or_default().into_owned();
        let name = match kind.as_str() {
            "float" | "currency" | "percentage" => "office:value",
            "date" => "office:date-value",
            "time" => "office:time-value",
            "boolean" => "office:boolean-value",
            _ => "office:string-value",
        };
        let value = attribute(element, name)?.map(Cow::into_owned);
        let is_formula = attribute(element, "table:formula")?.is_some();
        let is_error = attribute(element, "calcext:value-type")?.is_some_and(|kind| kind == "error");
        let mut shown = String::new();
        let mut paragraphs = 0;
        markup::children(reader, |reader, element| {
            if element.name().as_ref() != "text:p" {
                return skip(reader);
            }
            if paragraphs > 0 {
                shown.push('\n');
            }
            paragraphs += 1;
            paragraph(reader, &mut shown, &mut true, 0)
        })?;
        Ok(Self { kind, value, shown, is_formula, is_error })
    }

    /// `None` when it is blank.
    pub fn value(&self) -> Option<Value> {
        let shown = self.shown.trim();
        let is_text = matches!(self.kind.as_str(), "" | "string");
        // Excel writes down a zero for a formula that has failed, and shows the error.
        if self.is_error || !is_text && has_failed(shown) {
            let error = if has_failed(shown) { shown } else { "#ERROR!" };
            return Some(Value::Text(error.to_owned(), None));
        }
        let value = self.value.as_deref().filter(|value| !value.trim().is_empty());
        let (text, typed) = match (self.kind.as_str(), value) {
            ("float" | "currency" | "percentage", Some(value)) => match value.trim().parse::<f64>() {
                Ok(number) => {
                    let number = cells::decimal(number);
                    let typed = typed(&self.kind, &number, shown);
                    (number, typed)
                }
                Err(_) => (shown.to_owned(), None),
            },
            ("date", Some(value)) => (cells::day_of_iso(value).to_owned(), Some(Typed::Day)),
            ("time", Some(value)) => (value.to_owned(), Some(Typed::Day)),
            ("boolean", Some(value)) => {
                (if value.eq_ignore_ascii_case("true") { "TRUE" } else { "FALSE" }.to_owned(), Some(Typed::Truth))
            }
            (_, Some(value)) => (cells::tidy(value), None),
            (_, None) => (cells::tidy(shown), None),
        };
        if text.is_empty() {
            // A formula may well give a text without letters.
            return (self.is_formula && self.kind != "string").then_some(Value::Uncalculated);
        }
        Some(Value::Text(text, typed))
    }
}

/// Adds a paragraph's words. Blanks are one however many are written, but for those that are counted.
fn paragraph(
    reader: &mut Reader<&[u8]>,
    shown: &mut String,
    is_after_blank: &mut bool,
    depth: usize,
) -> Result<(), OpenError> {
    if depth > DEEPEST {
        return Err(OpenError::broken("words lie too deep within each other"));
    }
    loop {
        if shown.len() > MAX_CELL_BYTES {
            return Err(OpenError::Cells);
        }
        match markup::next(reader)? {
            Event::End(_) => return Ok(()),
            Event::Start(element) => match element.name().as_ref() {
                "text:s" => {
                    let count = attribute(&element, "text:c")?.and_then(|count| count.trim().parse().ok()).unwrap_or(1);
                    shown.extend(std::iter::repeat_n(' ', count.min(MAX_CELL)));
                    *is_after_blank = false;
                    skip(reader)?;
                }
                "text:tab" | "text:line-break" => {
                    shown.push(if element.name().as_ref() == "text:tab" { '\t' } else { '\n' });
                    *is_after_blank = false;
                    skip(reader)?;
                }
                "office:annotation" | "text:note" | "text:ruby-text" => skip(reader)?,
                name if name.starts_with("draw:") => skip(reader)?,
                _ => paragraph(reader, shown, is_after_blank, depth + 1)?,
            },
            event => {
                let mut words = String::new();
                markup::add(&event, &mut words)?;
                for letter in words.chars() {
                    let is_blank = matches!(letter, ' ' | '\t' | '\n' | '\r');
                    if !(is_blank && *is_after_blank) {
                        shown.push(if is_blank { ' ' } else { letter });
                    }
                    *is_after_blank = is_blank;
                }
            }
        }
    }
}

/// What a number is shown as, where that is not how it is typed.
fn typed(kind: &str, number: &str, shown: &str) -> Option<Typed> {
    if kind == "percentage" {
        return Some(Typed::Percent(shown.to_owned()));
    }
    let plain = to_arabic(shown);
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    let (zeros, digits) = (digits(&plain), digits(number));
    let is_same = zeros.trim_start_matches('0') == digits.trim_start_matches('0') && !digits.is_empty();
    let is_plain = plain.chars().filter(|c| !c.is_whitespace() && *c != ',').collect::<String>() == number;
    match () {
        () if is_plain || plain.is_empty() || number.starts_with('-') => None,
        () if is_same && !plain.contains(',') => Some(Typed::Shown(shown.to_owned())),
        () if plain.contains("E+") || plain.contains("E-") || plain.contains('/') => Some(Typed::Otherwise),
        () => None,
    }
}
