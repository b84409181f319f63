//! The markup of a part, read as the programs that write it mean it and written as plainly as can be.

use std::{borrow::Cow, ops::Range};

use quick_xml::{
    Reader,
    events::{BytesRef, BytesStart, Event},
};

use super::OpenError;
use crate::{limits::MAX_DEPTH, xml};

/// A part's markup. An element without contents begins and ends like any other.
pub fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    reader
}

/// The next thing a part says; nothing may follow what ends too early.
pub fn next<'a>(reader: &mut Reader<&'a [u8]>) -> Result<Event<'a>, OpenError> {
    match reader.read_event().map_err(OpenError::broken)? {
        Event::Eof => Err(OpenError::broken("a part ends within an element")),
        event => Ok(event),
    }
}

/// Passes over an element and all within it.
pub fn skip(reader: &mut Reader<&[u8]>) -> Result<(), OpenError> {
    place(reader).map(|_| ())
}

/// Passes over an element, and gives from which byte of the part to which its contents stand. The reader remembers every
/// element that is open, so there may not be any number of them.
pub fn place(reader: &mut Reader<&[u8]>) -> Result<Range<usize>, OpenError> {
    let at = |reader: &Reader<&[u8]>| usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
    let start = at(reader);
    let mut depth = 0;
    loop {
        let end = at(reader);
        match next(reader)? {
            Event::Start(_) => depth += 1,
            Event::End(_) if depth == 0 => return Ok(start..end),
            Event::End(_) => depth -= 1,
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Err(OpenError::broken("elements lie too deep within each other"));
        }
    }
}

/// What stands between the tags of an element, as it is written.
pub fn contents<'a>(reader: &mut Reader<&'a [u8]>) -> Result<&'a str, OpenError> {
    let rest: &'a [u8] = reader.get_ref();
    let place = place(reader)?;
    std::str::from_utf8(rest.get(..place.len()).unwrap_or_default()).map_err(OpenError::broken)
}

/// The elements within one that has just begun, each of which `read` reads to its end.
pub fn children<'a>(
    reader: &mut Reader<&'a [u8]>,
    mut read: impl FnMut(&mut Reader<&'a [u8]>, &BytesStart<'a>) -> Result<(), OpenError>,
) -> Result<(), OpenError> {
    loop {
        match next(reader)? {
            Event::Start(element) => read(reader, &element)?,
            Event::End(_) => return Ok(()),
            _ => {}
        }
    }
}

/// As [`children`], of a piece of markup that stands for itself.
pub fn all<'a>(
    reader: &mut Reader<&'a [u8]>,
    mut read: impl FnMut(&mut Reader<&'a [u8]>, &BytesStart<'a>) -> Result<(), OpenError>,
) -> Result<(), OpenError> {
    loop {
        match reader.read_event().map_err(OpenError::broken)? {
            Event::Start(element) => read(reader, &element)?,
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The part's one outermost element.
pub fn root<'a>(reader: &mut Reader<&'a [u8]>) -> Result<BytesStart<'a>, OpenError> {
    loop {
        if let Event::Start(element) = next(reader)? {
            return Ok(element);
        }
    }
}

/// Adds what a piece of text stands for.
pub fn add(event: &Event<'_>, words: &mut String) -> Result<(), OpenError> {
    match event {
        Event::Text(text) => words.push_str(&text.xml10_content()),
        Event::CData(text) => words.push_str(&text.xml10_content()),
        Event::GeneralRef(named) => words.push(meant_character(named)?),
        _ => {}
    }
    Ok(())
}

fn meant_character(named: &BytesRef<'_>) -> Result<char, OpenError> {
    if let Some(character) = named.resolve_char_ref().map_err(OpenError::broken)? {
        return Ok(character);
    }
    match named.as_ref() {
        "amp" => Ok('&'),
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "quot" => Ok('"'),
        "apos" => Ok('\''),
        _ => Err(OpenError::broken("a part uses an entity that is not known")),
    }
}

/// An attribute as it is meant, by its name as for [`xml::written`].
pub fn attribute<'a>(element: &'a BytesStart<'_>, name: &str) -> Result<Option<Cow<'a, str>>, OpenError> {
    xml::meant(element, name).map_err(OpenError::broken)
}

/// Whether an attribute says yes.
pub fn says_yes(element: &BytesStart<'_>, name: &str) -> Result<bool, OpenError> {
    Ok(attribute(element, name)?.is_some_and(|value| is_yes(&value)))
}

pub fn is_yes(value: &str) -> bool {
    matches!(value.trim(), "1" | "true" | "on")
}
