//! What a worker is for, the books and templates it is given, and what it answers.

use std::{
    collections::BTreeMap,
    io::{self, BufRead, Write},
};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    file::BookFile,
    message::{Answer, cut_short, receive, receive_framed, send, send_framed, unknown_kind},
    outcome::Made,
};
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
