//! What supervisor and worker send each other: a message is one JSON line, and the bytes that belong to it follow as they
//! are, by the lengths the line tells.

use std::{
    collections::BTreeMap,
    io::{self, BufRead, Write},
};

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;

use super::{file::BookFile, outcome::Made};
use crate::{
    compose::{AnyDocument, Kind},
    diagnostic::Bilingual,
    templates::Templates,
};

/// The first message to a worker: what it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Task {
    /// Sets books.
    Books(Setup),
    /// Fills in prose by these templates.
    Prose(BTreeMap<String, String>),
    /// Sets books one by one and hands them back, in English or in Thai.
    Alone { english: bool },
}

/// What all books of a worker are made with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setup {
    /// Those that books are set with.
    pub templates: Templates,
    /// Whether what the worker has to say is said in English.
    pub english: bool,
}

/// One book to set and write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Where to write it, below the folder of the batch.
    pub file: BookFile,
    /// Which book it is.
    pub kind: Kind,
    /// The composed book as JSON.
    pub book: String,
    /// The book's own files by path.
    pub assets: BTreeMap<String, Vec<u8>>,
}

/// What a worker answers to a job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reply", rename_all = "snake_case")]
pub enum Reply {
    /// The file is written.
    Made(Made),
    /// Typst refused the book.
    Refused { cause: String },
    /// The book was set but its file could not be written; `fatal` when no other file could either.
    Unwritten { cause: String, fatal: bool },
}

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

/// What a worker answers with.
pub trait Answer: Sized + Send + 'static {
    /// Sends it.
    ///
    /// # Errors
    /// When the other side is gone.
    fn send(&self, out: &mut impl Write) -> io::Result<()>;

    /// Takes it in; `None` when no more come.
    ///
    /// # Errors
    /// When what comes is none.
    fn receive(input: &mut impl BufRead) -> io::Result<Option<Self>>;
}

/// A template to fill in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// The prose template, without its folder and ending.
    pub template: String,
    /// What it may speak of.
    pub facts: Value,
}

/// What a worker answers to a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reply", rename_all = "snake_case")]
pub enum Filled {
    Text {
        text: String,
    },
    /// Tera refused it.
    Refused(Bilingual),
}

/// What the line of a task says; of books the templates follow.
#[derive(Serialize, Deserialize)]
#[serde(tag = "task", rename_all = "snake_case")]
enum TaskLine {
    Books { templates: Vec<String>, english: bool },
    Prose { templates: BTreeMap<String, String> },
    Alone { english: bool },
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

/// What the line of a job says; the book and its files follow.
#[derive(Serialize, Deserialize)]
struct JobLine {
    file: BookFile,
    kind: String,
    assets: Vec<String>,
}

impl Task {
    /// Sends the task.
    ///
    /// # Errors
    /// When the worker is gone.
    pub fn send(&self, out: &mut impl Write) -> io::Result<()> {
        match self {
            Self::Books(Setup { templates, english }) => {
                let names = templates.files().map(|(path, _)| path.to_owned()).collect();
                let line = TaskLine::Books { templates: names, english: *english };
                send_framed(out, &line, templates.files().map(|(_, bytes)| bytes))
            }
            Self::Prose(templates) => send(out, &TaskLine::Prose { templates: templates.clone() }),
            Self::Alone { english } => send(out, &TaskLine::Alone { english: *english }),
        }
    }

    /// Takes the task in; `None` when none comes.
    ///
    /// # Errors
    /// When what comes is no task.
    pub fn receive(input: &mut impl BufRead) -> io::Result<Option<Self>> {
        let Some((line, bytes)) = receive_framed(input)? else { return Ok(None) };
        Ok(Some(match line {
            TaskLine::Books { templates, .. } if bytes.len() < templates.len() => return Err(cut_short()),
            TaskLine::Books { templates, english } => {
                Self::Books(Setup { templates: Templates::only(templates.into_iter().zip(bytes).collect()), english })
            }
            TaskLine::Prose { templates } => Self::Prose(templates),
            TaskLine::Alone { english } => Self::Alone { english },
        }))
    }
}

impl Job {
    /// Sends the job.
    ///
    /// # Errors
    /// When the worker is gone.
    pub fn send(&self, out: &mut impl Write) -> io::Result<()> {
        let assets = self.assets.keys().cloned().collect();
        let line = JobLine { file: self.file.clone(), kind: self.kind.name.to_owned(), assets };
        send_framed(out, &line, [self.book.as_bytes()].into_iter().chain(self.assets.values().map(Vec::as_slice)))
    }

    /// Takes a job in; `None` when there are no more.
    ///
    /// # Errors
    /// When the supervisor breaks off in the middle of one.
    pub fn receive(input: &mut impl BufRead) -> io::Result<Option<Self>> {
        let Some((line, bytes)) = receive_framed::<JobLine>(input)? else { return Ok(None) };
        let mut bytes = bytes.into_iter();
        let book = String::from_utf8(bytes.next().ok_or_else(cut_short)?).map_err(io::Error::other)?;
        let JobLine { file, kind, assets } = line;
        let kind = AnyDocument::named(&kind).ok_or_else(unknown_kind)?.kind();
        Ok(Some(Self { file, kind, book, assets: assets.into_iter().zip(bytes).collect() }))
    }
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
        let kind = AnyDocument::named(&kind).ok_or_else(unknown_kind)?.kind();
        Ok(Some(Self { templates, kind, book, assets: assets.into_iter().zip(bytes).collect(), is_bound }))
    }
}

impl Answer for Reply {
    fn send(&self, out: &mut impl Write) -> io::Result<()> {
        send(out, self)
    }

    fn receive(input: &mut impl BufRead) -> io::Result<Option<Self>> {
        receive(input)
    }
}

impl Answer for Filled {
    fn send(&self, out: &mut impl Write) -> io::Result<()> {
        send(out, self)
    }

    fn receive(input: &mut impl BufRead) -> io::Result<Option<Self>> {
        receive(input)
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

/// Sends a message that is a line and nothing else.
///
/// # Errors
/// When the other side is gone.
pub fn send(out: &mut impl Write, message: &impl Serialize) -> io::Result<()> {
    send_framed(out, message, [])
}

/// Takes in a message that is a line and nothing else; `None` when the other side has sent all it had to.
///
/// # Errors
/// When what comes is no such message.
pub fn receive<T: DeserializeOwned>(input: &mut impl BufRead) -> io::Result<Option<T>> {
    Ok(receive_framed(input)?.map(|(message, _)| message))
}

/// A message's line: what it says, and how many bytes each of its pieces has.
#[derive(Serialize, Deserialize)]
struct Line<T> {
    message: T,
    lengths: Vec<usize>,
}

fn send_framed<'a>(
    out: &mut impl Write,
    message: &impl Serialize,
    pieces: impl IntoIterator<Item = &'a [u8]>,
) -> io::Result<()> {
    let pieces: Vec<&[u8]> = pieces.into_iter().collect();
    let mut line = serde_json::to_vec(&Line { message, lengths: pieces.iter().map(|piece| piece.len()).collect() })?;
    line.push(b'\n');
    out.write_all(&line)?;
    pieces.into_iter().try_for_each(|piece| out.write_all(piece))?;
    out.flush()
}

fn receive_framed<T: DeserializeOwned>(input: &mut impl BufRead) -> io::Result<Option<(T, Vec<Vec<u8>>)>> {
    let mut line = Vec::new();
    if input.read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    let Line { message, lengths } = serde_json::from_slice(&line)?;
    let mut pieces = Vec::with_capacity(lengths.len());
    for length in lengths {
        let mut piece = vec![0; length];
        input.read_exact(&mut piece)?;
        pieces.push(piece);
    }
    Ok(Some((message, pieces)))
}

fn unknown_kind() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "there is no such kind of book")
}

fn cut_short() -> io::Error {
    io::Error::new(io::ErrorKind::UnexpectedEof, "the message is cut short")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::Document;

    #[test]
    fn a_task_comes_over_with_its_templates_as_they_are() {
        let books = Task::Books(Setup {
            templates: Templates::only(BTreeMap::new())
                .with("plan.typ", b"\n= \xff")
                .with("fonts/x.ttf", b"\0font")
                .with("lexicon/x.txt", Vec::new())
                .with("lexicon/y.txt", "แม่สอด\nพบพระ\n"),
            english: true,
        });
        let mut pipe = Vec::new();
        books.send(&mut pipe).unwrap();
        assert_eq!(Task::receive(&mut pipe.as_slice()).unwrap(), Some(books));
        assert!(Task::receive(&mut &pipe[..pipe.len() - 1]).is_err());
        let prose = Task::Prose(BTreeMap::from([("prose/a.tera".to_owned(), "{{ ก }}\n".to_owned())]));
        pipe.clear();
        prose.send(&mut pipe).unwrap();
        assert_eq!(Task::receive(&mut pipe.as_slice()).unwrap(), Some(prose));
        assert_eq!(Task::receive(&mut [].as_slice()).unwrap(), None);
    }

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

    #[test]
    fn jobs_come_over_as_they_were_sent() {
        let job = |name: &str| Job {
            file: BookFile::try_from(format!("63-tak/{name}-2565.pdf")).unwrap(),
            kind: Document::PLAN.kind,
            book: "{\"ชื่อ\":\"สองบรรทัด\\n\"}\n".to_owned(),
            assets: BTreeMap::from([("map.svg".to_owned(), b"\n\0\xff".to_vec()), ("x".to_owned(), Vec::new())]),
        };
        let mut pipe = Vec::new();
        job("plan").send(&mut pipe).unwrap();
        job("annual").send(&mut pipe).unwrap();
        let mut pipe = pipe.as_slice();
        assert_eq!(Job::receive(&mut pipe).unwrap(), Some(job("plan")));
        assert_eq!(Job::receive(&mut pipe).unwrap(), Some(job("annual")));
        assert_eq!(Job::receive(&mut pipe).unwrap(), None);
    }
}
