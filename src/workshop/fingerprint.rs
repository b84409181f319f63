//! Fingerprints of what a book is made from and of what came out.

use std::fmt::Write;

use sha2::{Digest as _, Sha256};

use super::Workshop;
use crate::{
    compose::{Composed, Kind},
    templates::Templates,
};

/// Fingerprint of the program's code, libraries, fonts and word list: with another a book may come out another.
pub const BUILD: &str = env!("RUPLEM_BUILD");

impl Workshop {
    /// The fingerprint of the layouts, fonts and lists of names that books are set with.
    pub fn templates_fingerprint(&self) -> &str {
        self.of_templates.get_or_init(|| of_all(pieces(&self.templates.of_setting())))
    }

    /// The fingerprint of what all its books are made with: this build of the program, layouts, fonts, lists of names.
    pub fn fingerprint(&self) -> String {
        made_with(BUILD, &self.templates.of_setting())
    }
}

/// The fingerprint of everything a book is made from: what all are [made with](Workshop::fingerprint), and its own words
/// and pictures.
pub fn of_book(made_with: &str, kind: Kind, composed: &Composed<String>) -> String {
    let own = [made_with.as_bytes(), kind.name.as_bytes(), composed.book.as_bytes()].into_iter();
    let assets = composed.assets.iter().flat_map(|(path, bytes)| [path.as_bytes(), bytes.as_slice()]);
    of_all(own.chain(assets))
}

fn made_with(build: &str, templates: &Templates) -> String {
    of_all([build.as_bytes()].into_iter().chain(pieces(templates)))
}

fn pieces(templates: &Templates) -> impl Iterator<Item = &[u8]> {
    templates.files().flat_map(|(path, bytes)| [path.as_bytes(), bytes])
}

/// The SHA-256 of some bytes, in hexadecimal.
pub fn of(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// The SHA-256 of several pieces, each with its length before it, so that no two lists of pieces look alike.
fn of_all<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hash = Sha256::new();
    for piece in pieces {
        hash.update((piece.len() as u64).to_le_bytes());
        hash.update(piece);
    }
    hexadecimal(&hash.finalize())
}

/// Bytes as two letters each.
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_build_layout_font_or_list_makes_every_book_another() {
        let templates = Workshop::new(Templates::embedded()).unwrap().templates().of_setting();
        let known = made_with(BUILD, &templates);
        let with = |path: &str, text: &str| made_with(BUILD, &templates.clone().with(path, text));
        let others = [made_with("another", &templates), with("fonts/x.ttf", "font"), with("lexicon/x.txt", "แม่สอด\n")];
        assert!(others.iter().chain([&with("plan.typ", "")]).all(|other| *other != known));
    }

    #[test]
    fn pieces_do_not_run_into_each_other() {
        assert_ne!(of_all([b"ab".as_slice(), b"c"]), of_all([b"a".as_slice(), b"bc"]));
        assert_eq!(of(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
