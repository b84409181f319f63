//! Places in a text of XML, so that all that is not ours is carried over byte for byte.

use std::ops::Range;

use quick_xml::{Reader, escape, events::Event};

use super::Odd;
use crate::xml;

/// An element by where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Element<'a> {
    pub name: &'a str,
    /// The element from its first byte to its last.
    pub whole: &'a str,
    /// Its start tag, which is all of it when it is empty.
    pub tag: &'a str,
    /// What stands between its tags.
    pub inner: &'a str,
    /// Where in the whole text it begins.
    pub at: usize,
}

/// The element that holds all others. What it holds is looked at when it is asked for.
pub fn root<'a>(xml: &'a str, name: &str) -> Result<Element<'a>, Odd> {
    let mut reader = Reader::from_str(xml);
    loop {
        let before = position(&reader);
        match reader.read_event().map_err(|_| Odd("a part is not well formed"))? {
            // Another name, or one with a prefix, which all that is put in would have to bear.
            Event::Start(tag) | Event::Empty(tag) if tag.name().as_ref() != name => {
                return Err(Odd("a part is written in another way"));
            }
            Event::Start(_) => {
                let (tag, end) = (before..position(&reader), xml.trim_end().len());
                let close = xml.rfind("</").filter(|close| xml[*close..end].trim_start_matches("</").starts_with(name));
                return Element::new(xml, tag, close.ok_or(Odd("a part ends too early"))?, end, 0);
            }
            Event::Empty(_) => {
                return Element::new(xml, before..position(&reader), position(&reader), position(&reader), 0);
            }
            Event::Eof => return Err(Odd("a part is empty")),
            _ => {}
        }
    }
}

/// The elements of a text that are in no other.
fn elements(xml: &str, at: usize) -> Result<Vec<Element<'_>>, Odd> {
    let mut reader = Reader::from_str(xml);
    let mut found = Vec::new();
    let mut depth = 0_usize;
    let mut open = 0..0;
    loop {
        let before = position(&reader);
        let event = reader.read_event().map_err(|_| Odd("a part is not well formed"))?;
        let after = position(&reader);
        match event {
            Event::Start(_) => {
                if depth == 0 {
                    open = before..after;
                }
                depth += 1;
            }
            Event::End(_) => {
                depth = depth.checked_sub(1).ok_or(Odd("a part is not well formed"))?;
                if depth == 0 {
                    found.push(Element::new(xml, open.clone(), before, after, at)?);
                }
            }
            Event::Empty(_) if depth == 0 => found.push(Element::new(xml, before..after, after, after, at)?),
            Event::Eof if depth == 0 => return Ok(found),
            Event::Eof => return Err(Odd("a part ends too early")),
            _ => {}
        }
    }
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

impl<'a> Element<'a> {
    fn new(xml: &'a str, tag: Range<usize>, close: usize, end: usize, at: usize) -> Result<Self, Odd> {
        let part = |range: Range<usize>| xml.get(range).ok_or(Odd("a part is not well formed"));
        let (whole, inner) = (part(tag.start..end)?, part(tag.end..close)?);
        let at = at + tag.start;
        let tag = part(tag)?;
        let name =
            tag.trim_start_matches('<').split(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).next();
        Ok(Self { name: name.unwrap_or(""), whole, tag, inner, at })
    }

    pub fn children(&self) -> Result<Vec<Element<'a>>, Odd> {
        elements(self.inner, self.at + self.tag.len())
    }

    pub fn child(&self, name: &str) -> Result<Option<Element<'a>>, Odd> {
        Ok(self.children()?.into_iter().find(|child| child.name == name))
    }

    pub fn attribute(&self, name: &str) -> Option<String> {
        xml::attribute(self.tag, name)
    }

    pub fn number(&self, name: &str) -> Option<usize> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// The text in it and in the elements it holds.
    pub fn text(&self) -> Result<String, Odd> {
        let bare: String = self.inner.split('<').enumerate().fold(String::new(), |text, (index, piece)| {
            text + if index == 0 { piece } else { piece.split_once('>').map_or("", |(_, text)| text) }
        });
        Ok(escape::unescape(&bare).map_err(|_| Odd("a text is not well formed"))?.into_owned())
    }

    pub fn range(&self) -> Range<usize> {
        self.at..self.at + self.whole.len()
    }

    pub fn tag_range(&self) -> Range<usize> {
        self.at..self.at + self.tag.len()
    }

    /// Where the last of its children ends; `None` when it is written without an end tag.
    pub fn end_of_children(&self) -> Option<usize> {
        let at = self.at + self.tag.len() + self.inner.len();
        (at < self.range().end).then_some(at)
    }
}

/// The name of the first attribute that ends so, with its prefix.
pub fn attribute_ending<'a>(tag: &'a str, ending: &str) -> Option<&'a str> {
    xml::placed(tag).map(|attribute| attribute.name).find(|name| name.ends_with(ending))
}

/// A start tag with an attribute put in, or put in place of what it was.
pub fn with_attribute(tag: &str, name: &str, value: &str) -> String {
    let value = escape::escape(value);
    if let Some(attribute) = xml::placed(tag).find(|attribute| attribute.name == name) {
        return format!("{}{value}{}", &tag[..attribute.value.start], &tag[attribute.value.end..]);
    }
    let end = tag.len() - if tag.ends_with("/>") { 2 } else { 1 };
    format!("{} {name}=\"{value}\"{}", tag[..end].trim_end(), &tag[end..])
}

/// A start tag without an attribute.
pub fn without_attribute(tag: &str, name: &str) -> String {
    match xml::placed(tag).find(|attribute| attribute.name == name) {
        Some(attribute) => format!("{}{}", &tag[..attribute.whole.start], &tag[attribute.whole.end..]),
        None => tag.to_owned(),
    }
}

/// A text with some places of it replaced.
pub struct Edits<'a> {
    xml: &'a str,
    edits: Vec<(Range<usize>, String)>,
}

impl<'a> Edits<'a> {
    pub fn new(xml: &'a str) -> Self {
        Self { xml, edits: Vec::new() }
    }

    pub fn replace(&mut self, range: Range<usize>, text: impl Into<String>) {
        self.edits.push((range, text.into()));
    }

    pub fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.replace(at..at, text);
    }

    pub fn remove(&mut self, range: Range<usize>) {
        self.replace(range, "");
    }

    /// Puts something after the children of an element, which may be written without an end tag.
    pub fn append(&mut self, element: &Element<'_>, text: &str) {
        match element.end_of_children() {
            Some(at) => self.insert(at, text),
            None => {
                let open = element.tag.trim_end_matches("/>").trim_end();
                self.replace(element.range(), format!("{open}>{text}</{}>", element.name));
            }
        }
    }

    pub fn finish(mut self) -> String {
        self.edits.sort_by_key(|(range, _)| range.start);
        let mut out = String::with_capacity(self.xml.len() + 1024);
        let mut at = 0;
        for (range, text) in &self.edits {
            out.push_str(self.xml.get(at..range.start).unwrap_or(""));
            out.push_str(text);
            at = at.max(range.end);
        }
        out.push_str(&self.xml[at..]);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_touched_is_carried_over_to_the_byte() {
        let xml = "<?xml version='1.0'?>\r\n<a x = '1>2'><!-- n --><b k=\"&lt;\"/>t<c>u<d/>v</c>\n</a>\n";
        let root = root(xml, "a").unwrap();
        let children = root.children().unwrap();
        assert_eq!((root.attribute("x").as_deref(), children.len()), (Some("1>2"), 2));
        assert_eq!((children[0].attribute("k").as_deref(), children[1].text().unwrap().as_str()), (Some("<"), "uv"));
        assert_eq!(&xml[children[1].range()], "<c>u<d/>v</c>");
        let mut edits = Edits::new(xml);
        edits.append(&children[0], "<e/>");
        edits.append(&children[1], "w");
        let expected = xml.replace("<b k=\"&lt;\"/>", "<b k=\"&lt;\"><e/></b>").replace("v</c>", "vw</c>");
        assert_eq!(edits.finish(), expected);
    }

    #[test]
    fn attributes_are_set_and_taken_out_of_any_tag() {
        assert_eq!(with_attribute("<c r=\"A1\" s='2'/>", "s", "5"), "<c r=\"A1\" s='5'/>");
        assert_eq!(with_attribute("<c />", "s", "\"5\""), "<c s=\"&quot;5&quot;\"/>");
        assert_eq!(without_attribute("<c r=\"A1\" s='2'/>", "s"), "<c r=\"A1\"/>");
    }

    #[test]
    fn what_is_not_well_formed_is_odd() {
        for xml in ["", "<a>", "<a></b>", "<x:a/>", "</a>"] {
            assert!(root(xml, "a").is_err(), "{xml}");
        }
    }
}
