//! The one way to standard output and standard error. Names and texts come from files of anybody: in text for people
//! whatever would steer a terminal or turn a line about is made visible, in JSON it is escaped.

use std::{
    borrow::Cow,
    fmt,
    io::{self, BufWriter, Write},
    str,
};

use crate::text::clean;

/// Says a line on standard error, so that standard output stays free.
macro_rules! say {
    ($($words:tt)*) => { $crate::cli::terminal::line(format_args!($($words)*)) };
}
pub(super) use say;

/// The codes our own colours are made of.
const COLOURS: [&str; 8] = [
    "\u{1b}[0m",
    "\u{1b}[1m",
    "\u{1b}[2m",
    "\u{1b}[36m",
    "\u{1b}[1;31m",
    "\u{1b}[1;33m",
    "\u{1b}[97;41m",
    "\u{1b}[30;43m",
];

/// How what is dangerous is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text { colours: bool },
    Json,
}

/// Text on standard output, with our own colours or without.
pub fn text(colours: bool) -> impl Write {
    Output { out: BufWriter::new(io::stdout().lock()), kind: Kind::Text { colours }, rest: Vec::new() }
}

/// JSON on standard output.
pub fn json() -> impl Write {
    Output { out: BufWriter::new(io::stdout().lock()), kind: Kind::Json, rest: Vec::new() }
}

/// Text on standard error.
pub fn errors() -> impl Write {
    Output { out: io::stderr().lock(), kind: Kind::Text { colours: false }, rest: Vec::new() }
}

/// One line on standard error.
pub fn line(words: fmt::Arguments<'_>) {
    // Work goes on whether somebody listens or not.
    let _ = writeln!(errors(), "{words}");
}

/// The text with everything visible that would steer a terminal.
pub fn clean(text: &str) -> Cow<'_, str> {
    cleaned(text, Kind::Text { colours: false })
}

/// Whether a character does something to a terminal, but for what parts our own lines and columns.
fn is_steering(c: char) -> bool {
    !matches!(c, '\n' | '\t') && clean::is_steering(c)
}

fn cleaned(text: &str, kind: Kind) -> Cow<'_, str> {
    if !text.contains(is_steering) {
        return Cow::Borrowed(text);
    }
    let mut seen = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(place) = rest.find(is_steering) {
        let (before, from) = rest.split_at(place);
        seen.push_str(before);
        let colour = COLOURS.into_iter().find(|colour| from.starts_with(colour));
        if let (Kind::Text { colours: true }, Some(colour)) = (kind, colour) {
            seen.push_str(colour);
            rest = &from[colour.len()..];
            continue;
        }
        let mut chars = from.chars();
        match (chars.next(), kind) {
            (Some(c), Kind::Json) => {
                c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| seen.push_str(&format!("\\u{unit:04x}")));
            }
            (Some(c), Kind::Text { .. }) => seen.push_str(&clean::shown(c)),
            (None, _) => {}
        }
        rest = chars.as_str();
    }
    seen.push_str(rest);
    Cow::Owned(seen)
}

/// A stream that lets nothing dangerous through.
struct Output<W: Write> {
    out: W,
    kind: Kind,
    /// The beginning of a character whose end is still to come.
    rest: Vec<u8>,
}

impl<W: Write> Write for Output<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.rest.extend_from_slice(bytes);
        let whole = match str::from_utf8(&self.rest) {
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            _ => self.rest.len(),
        };
        let written: Vec<u8> = self.rest.drain(..whole).collect();
        self.out.write_all(cleaned(&String::from_utf8_lossy(&written), self.kind).as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn through(kind: Kind, pieces: &[&[u8]]) -> String {
        let mut output = Output { out: Vec::new(), kind, rest: Vec::new() };
        pieces.iter().for_each(|piece| output.write_all(piece).unwrap());
        String::from_utf8(output.out).unwrap()
    }

    #[test]
    fn what_steers_a_terminal_is_shown_and_what_is_written_stays() {
        assert_eq!(
            clean("ชม\u{1b}]0;x\u{7}\u{1b}[31m\u{9b}ก\u{202e}ข\r"),
            "ชม<U+001B>]0;x<U+0007><U+001B>[31m<U+009B>ก<U+202E>ข<U+000D>"
        );
        assert_eq!(clean("แถว\t1\nที่\u{200b}สอง «ก»"), "แถว\t1\nที่\u{200b}สอง «ก»");
    }

    #[test]
    fn our_own_colours_pass_where_there_are_any_and_no_others() {
        let text = "\u{1b}[1mก\u{1b}[0m\u{1b}[5m\u{1b}[2J";
        let coloured = through(Kind::Text { colours: true }, &[text.as_bytes()]);
        assert_eq!(coloured, "\u{1b}[1mก\u{1b}[0m<U+001B>[5m<U+001B>[2J");
        assert!(!through(Kind::Text { colours: false }, &[text.as_bytes()]).contains('\u{1b}'));
    }

    #[test]
    fn json_says_the_same_in_escapes() {
        let value = serde_json::json!({ "file": "ชม\u{1b}\u{202e}\u{7f}\u{85}\u{e0041}\n" });
        let shown = through(Kind::Json, &[value.to_string().as_bytes()]);
        assert!(!shown.contains(is_steering), "{shown}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&shown).unwrap(), value);
    }

    #[test]
    fn letters_may_come_in_pieces_and_bytes_that_are_none_are_told() {
        let letter = "ก".as_bytes();
        assert_eq!(through(Kind::Json, &[&letter[..1], &letter[1..2], &letter[2..], b"\xff!"]), "ก\u{fffd}!");
    }
}
