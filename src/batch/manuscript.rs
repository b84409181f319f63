//! A book that a worker sets and hands back, and what comes back of it.

use std::{
    collections::BTreeMap,
    io::{self, BufRead, Write},
};

use serde::{Deserialize, Serialize};

use super::message::{Answer, cut_short, receive_framed, send, send_framed, unknown_kind};
use crate::{compose::Kind, templates::Templates};

/// One book to set and to hand back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manuscript {
    /// What it is set with, where that is not what the one before it was set with.
    pub templates: Option<Templates>,
    /// Which book it is.
    pub kind: Kind,
    /// The composed book as JSON.
    pub book: String,
    /// The book's own files by path.
    pub assets: BTreeMap<String, Vec<u8>>,
    /// Whether the file is wanted, and not only what is badly set.
    pub is_bound: bool,
}

/// What comes back of a manuscript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Returned {
    /// Laid out, and bound where that was asked for.
    Set(SetApart),
    /// What Typst refused, or what the book lacks.
    Refused {
        told: String,
        /// Whether it is the data that does not come onto the pages.
        is_lost: bool,
    },
}

/// A book as it comes back from who has set it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetApart {
    /// How many pages it has.
    pub pages: usize,
    /// What there is to say of how it is set.
    pub remarks: Vec<String>,
    /// The file; empty where it was not asked for.
    pub pdf: Vec<u8>,
}

/// What the line of a manuscript says; the templates, the book and its files follow.
#[derive(Serialize, Deserialize)]
struct ManuscriptLine {
    templates: Option<Vec<String>>,
    kind: String,
    assets: Vec<String>,
    is_bound: bool,
}

/// What the line of a manuscript's answer says; the file follows.
#[derive(Serialize, Deserialize)]
#[serde(tag = "reply", rename_all = "snake_case")]
enum ReturnedLine {
    Set { pages: usize, remarks: Vec<String> },
    Refused { told: String, is_lost: bool },
}

impl Manuscript {
    /// Sends it.
    ///
    /// # Errors
    /// When the worker is gone.
    pub fn send(&self, out: &mut impl Write) -> io::Result<()> {
        let names = |templates: &Templates| templates.files().map(|(path, _)| path.to_owned()).collect();
        let line = ManuscriptLine {
            templates: self.templates.as_ref().map(names),
            kind: self.kind.name.to_owned(),
            assets: self.assets.keys().cloned().collect(),
            is_bound: self.is_bound,
        };
        let templates = self.templates.iter().flat_map(Templates::files).map(|(_, bytes)| bytes);
        let own = [self.book.as_bytes()].into_iter().chain(self.assets.values().map(Vec::as_slice));
        send_framed(out, &line, templates.chain(own))
    }

    /// Takes one in; `None` when there are no more.
    ///
    /// # Errors
    /// When the other side breaks off in the middle of one.
    pub fn receive(input: &mut impl BufRead) -> io::Result<Option<Self>> {
        let Some((line, bytes)) = receive_framed::<ManuscriptLine>(input)? else { return Ok(None) };
        let ManuscriptLine { templates, kind, assets, is_bound } = line;
        let mut bytes = bytes.into_iter();
        // The names come first, for who is asked for a name too many must not take a piece away.
        let templates = templates.map(|names| Templates::only(names.into_iter().zip(bytes.by_ref()).collect()));
        let book = String::from_utf8(bytes.next().ok_or_else(cut_short)?).map_err(io::Error::other)?;
        let kind = Kind::named(&kind).ok_or_else(unknown_kind)?;
        Ok(Some(Self { templates, kind, book, assets: assets.into_iter().zip(bytes).collect(), is_bound }))
    }
}

impl Answer for Returned {
    fn send(&self, out: &mut impl Write) -> io::Result<()> {
        match self {
            Self::Set(SetApart { pages, remarks, pdf }) => {
                send_framed(out, &ReturnedLine::Set { pages: *pages, remarks: remarks.clone() }, [pdf.as_slice()])
            }
            Self::Refused { told, is_lost } => {
                send(out, &ReturnedLine::Refused { told: told.clone(), is_lost: *is_lost })
            }
        }
    }

    fn receive(input: &mut impl BufRead) -> io::Result<Option<Self>> {
        let Some((line, bytes)) = receive_framed(input)? else { return Ok(None) };
        Ok(Some(match line {
            ReturnedLine::Set { pages, remarks } => {
                let pdf = bytes.into_iter().next().ok_or_else(cut_short)?;
                Self::Set(SetApart { pages, remarks, pdf })
            }
            ReturnedLine::Refused { told, is_lost } => Self::Refused { told, is_lost },
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::Document;

    #[test]
    fn a_manuscript_and_what_comes_back_of_it_come_over_as_they_are() {
        let plain = Manuscript {
            templates: None,
            kind: Document::PLAN.kind,
            book: "{}".to_owned(),
            assets: BTreeMap::from([("x.png".to_owned(), b"\n\0".to_vec())]),
            is_bound: false,
        };
        let templates = Templates::only(BTreeMap::new()).with("a.typ", "ก").with("b.typ", Vec::new());
        let renewed = Manuscript { templates: Some(templates), is_bound: true, ..plain.clone() };
        let mut pipe = Vec::new();
        renewed.send(&mut pipe).unwrap();
        plain.send(&mut pipe).unwrap();
        let mut pipe = pipe.as_slice();
        assert_eq!(Manuscript::receive(&mut pipe).unwrap(), Some(renewed));
        assert_eq!(Manuscript::receive(&mut pipe).unwrap(), Some(plain));
        assert_eq!(Manuscript::receive(&mut pipe).unwrap(), None);
        let set = SetApart { pages: 3, remarks: vec!["หน้า 2\n".to_owned()], pdf: b"%PDF\n\0".to_vec() };
        for returned in [Returned::Set(set), Returned::Refused { told: "ไม่".to_owned(), is_lost: true }] {
            let mut pipe = Vec::new();
            returned.send(&mut pipe).unwrap();
            assert_eq!(Returned::receive(&mut pipe.as_slice()).unwrap(), Some(returned));
        }
    }
}
