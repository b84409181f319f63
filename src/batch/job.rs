//! What supervisor and worker say to each other: one JSON line a message, a book's bytes after the line that announces
//! them.

use std::{
    collections::BTreeMap,
    io::{self, BufRead, Read, Write},
};

use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// The first message to a worker: what all its books are made with.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Setup {
    pub layouts: BTreeMap<String, Vec<u8>>,
    /// The user's own font files.
    pub fonts: Vec<Vec<u8>>,
    /// Whether what the worker has to say is said in English.
    pub english: bool,
    pub lexicon: Vec<String>,
}

/// One book to set and write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Where to write it, below the folder of the batch, with `/` between names.
    pub file: String,
    pub layout: String,
    /// The composed book as JSON.
    pub book: String,
    /// The book's own files by path.
    pub assets: BTreeMap<String, Vec<u8>>,
}

/// The line before a job's bytes.
#[derive(Serialize, Deserialize)]
struct Announced {
    file: String,
    layout: String,
    book: usize,
    assets: Vec<(String, usize)>,
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

/// A written book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    pub pages: usize,
    pub size: u64,
    pub sha256: String,
    pub milliseconds: u64,
    pub warnings: Vec<String>,
}

/// Writes a message as one line.
///
/// # Errors
/// When the other side is gone.
pub fn say(out: &mut impl Write, message: &impl Serialize) -> io::Result<()> {
    let mut line = serde_json::to_vec(message)?;
    line.push(b'\n');
    out.write_all(&line)?;
    out.flush()
}

/// Reads a message; `None` when the other side has said all it had to.
///
/// # Errors
/// When the line is no such message.
pub fn hear<T: DeserializeOwned>(input: &mut impl BufRead) -> io::Result<Option<T>> {
    let mut line = Vec::new();
    if input.read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    Ok(Some(serde_json::from_slice(&line)?))
}

impl Job {
    /// Sends the job.
    ///
    /// # Errors
    /// When the worker is gone.
    pub fn send(&self, out: &mut impl Write) -> io::Result<()> {
        let announced = Announced {
            file: self.file.clone(),
            layout: self.layout.clone(),
            book: self.book.len(),
            assets: self.assets.iter().map(|(path, bytes)| (path.clone(), bytes.len())).collect(),
        };
        let mut line = serde_json::to_vec(&announced)?;
        line.push(b'\n');
        out.write_all(&line)?;
        out.write_all(self.book.as_bytes())?;
        for bytes in self.assets.values() {
            out.write_all(bytes)?;
        }
        out.flush()
    }

    /// Takes a job in; `None` when there are no more.
    ///
    /// # Errors
    /// When the supervisor breaks off in the middle of one.
    pub fn receive(input: &mut impl BufRead) -> io::Result<Option<Self>> {
        let Some(announced) = hear::<Announced>(input)? else { return Ok(None) };
        let book = String::from_utf8(bytes(input, announced.book)?).map_err(io::Error::other)?;
        let mut assets = BTreeMap::new();
        for (path, length) in announced.assets {
            assets.insert(path, bytes(input, length)?);
        }
        Ok(Some(Self { file: announced.file, layout: announced.layout, book, assets }))
    }
}

fn bytes(input: &mut impl Read, length: usize) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; length];
    input.read_exact(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jobs_come_over_as_they_were_sent() {
        let job = |name: &str| Job {
            file: format!("63-tak/{name}.pdf"),
            layout: "plan.typ".to_owned(),
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
