//! Errors that are told in the user's language, also those of libraries, which speak English alone.

use std::{error::Error, fmt};

use serde::{Deserialize, Serialize};

use super::Lang;

/// An error that has its words in Thai too; in English it is told as it displays.
pub trait Told: Error {
    /// What is wrong, in Thai.
    fn thai(&self) -> String;

    /// What is wrong, in the language asked for.
    fn told(&self, lang: Lang) -> String {
        match lang {
            Lang::Th => self.thai(),
            Lang::En => self.to_string(),
        }
    }
}

/// What an error says, for who keeps the words and lets the error go.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Bilingual {
    /// In Thai.
    pub thai: String,
    /// In English.
    pub english: String,
}

impl Bilingual {
    /// The words of an error.
    pub fn of(error: &impl Told) -> Self {
        Self { thai: error.thai(), english: error.to_string() }
    }

    /// Words that are in the language of the call already.
    pub fn as_told(words: String) -> Self {
        Self { thai: words.clone(), english: words }
    }
}

/// A place in a file that its author wrote; line and column are counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// The file's path below the templates.
    pub file: String,
    /// Line and column, where they are known.
    pub position: Option<(usize, usize)>,
}

impl Spot {
    /// The place as a Thai sentence names it.
    pub fn thai(&self) -> String {
        match self.position {
            Some((line, column)) => format!("{} บรรทัด {line} ตัวอักษรที่ {column}", self.file),
            None => self.file.clone(),
        }
    }
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.position {
            Some((line, column)) => write!(f, "{}:{line}:{column}", self.file),
            None => f.write_str(&self.file),
        }
    }
}

/// What a library says, with `{}` for every part that changes, and the same in Thai, where each `{}` takes the next of
/// those parts.
pub type Phrase = (&'static str, &'static str);

/// What a library says, in Thai with its own words in brackets; `otherwise` where the phrases do not know it.
pub fn in_thai(said: &str, phrases: &[Phrase], otherwise: &str) -> String {
    let thai = phrases.iter().find_map(|(english, thai)| Some(filled(thai, &parts(said, english)?)));
    format!("{} ({said})", thai.as_deref().unwrap_or(otherwise))
}

/// What stands at each `{}` of a pattern, if the text is of that pattern.
fn parts<'a>(text: &'a str, pattern: &str) -> Option<Vec<&'a str>> {
    let mut pieces = pattern.split("{}");
    let mut rest = text.strip_prefix(pieces.next()?)?;
    let mut parts = Vec::new();
    let mut pieces = pieces.peekable();
    while let Some(piece) = pieces.next() {
        let end = if pieces.peek().is_none() { rest.strip_suffix(piece)?.len() } else { rest.find(piece)? };
        parts.push(&rest[..end]);
        rest = &rest[end + piece.len()..];
    }
    rest.is_empty().then_some(parts)
}

fn filled(pattern: &str, parts: &[&str]) -> String {
    let mut pieces = pattern.split("{}");
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for (index, piece) in pieces.enumerate() {
        text += parts.get(index).copied().unwrap_or_default();
        text += piece;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_librarys_words_stay_in_brackets_behind_the_thai() {
        let phrases = [("no `{}` in {}, only {}", "ไม่มี «{}» ใน {}"), ("that is all", "เท่านั้น")];
        let told = |said| in_thai(said, &phrases, "ผิด");
        assert_eq!(told("no `a` in b, only c, d"), "ไม่มี «a» ใน b (no `a` in b, only c, d)");
        assert_eq!(told("that is all"), "เท่านั้น (that is all)");
        for other in ["that is all of it", "no `a` in b", ""] {
            assert_eq!(told(other), format!("ผิด ({other})"));
        }
    }
}
