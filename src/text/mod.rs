//! Text as people type it: what nobody sees in it, what is written alike, what a slip may have meant.

pub mod clean;
mod nearest;
pub mod recode;
pub mod typed;

use std::{char::ToLowercase, str::Chars};

pub use self::nearest::nearest;

/// A name without spaces and what nobody sees, in lower case: names alike by it are one name.
pub fn bare(name: &str) -> String {
    letters(name).collect()
}

/// The characters of [`bare`], one by one.
pub fn letters(name: &str) -> Letters<'_> {
    Letters { rest: name.chars(), lower: None }
}

/// See [`letters`].
#[derive(Debug, Clone)]
pub struct Letters<'a> {
    rest: Chars<'a>,
    /// What is left of a letter that is several in lower case.
    lower: Option<ToLowercase>,
}

impl Iterator for Letters<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        if let Some(lower) = &mut self.lower {
            if let Some(letter) = lower.next() {
                return Some(letter);
            }
            self.lower = None;
        }
        loop {
            let letter = match self.rest.next()? {
                // Nearly all that names are made of.
                letter @ ('!'..='~' | 'ก'..='๛') => return Some(letter.to_ascii_lowercase()),
                letter => letter,
            };
            if letter.is_whitespace() || clean::is_invisible(letter) {
                continue;
            }
            let mut lower = letter.to_lowercase();
            let first = lower.next();
            self.lower = Some(lower).filter(|lower| lower.len() > 0);
            return first;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_however_it_is_spaced() {
        for name in ["Plan Book", " plan\u{a0}book ", "plan\u{200b}book", "\u{feff}PLANBOOK\n"] {
            assert_eq!(bare(name), "planbook", "{name:?}");
        }
        assert_eq!(bare("\u{130}ÉΣ ๕"), "i\u{307}éσ๕");
    }
}
