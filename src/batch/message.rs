//! How supervisor and worker send each other messages: one JSON line, and the bytes that belong to it follow as they are, by
//! the lengths the line tells.

use std::io::{self, BufRead, Write};

use serde::{Deserialize, Serialize, de::DeserializeOwned};

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

/// Sends a message whose line is followed by pieces.
///
/// # Errors
/// When the other side is gone.
pub fn send_framed<'a>(
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

/// Takes in a message with its pieces; `None` when the other side has sent all it had to.
///
/// # Errors
/// When what comes is no such message, or breaks off.
pub fn receive_framed<T: DeserializeOwned>(input: &mut impl BufRead) -> io::Result<Option<(T, Vec<Vec<u8>>)>> {
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

/// What is to be said of a book of a kind that there is not.
pub fn unknown_kind() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "there is no such kind of book")
}

/// What is to be said of a message that lacks a piece.
pub fn cut_short() -> io::Error {
    io::Error::new(io::ErrorKind::UnexpectedEof, "the message is cut short")
}
