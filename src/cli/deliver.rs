//! `ruplem deliver`: all that a book is sent in with, made in one step: the book, its letter, the e-mail, and a list of what is
//! still to be done by hand.

use std::path::PathBuf;

use super::{
    Exit, Failure,
    args::{Common, DeliverArgs},
    inputs, report,
    sending::Sending,
    terminal,
};
use crate::{delivery, files::shown, write::MadeFolders};

pub fn run(args: &DeliverArgs, common: &Common) -> Result<Exit, Failure> {
    let folder = &args.output;
    let Some(sending) = Sending::of(&args.send, &args.last_year, common)? else { return Ok(Exit::BadData) };
    let guard = inputs::guard_loaded(&sending.loaded, common);
    guard.allows_books_in(folder)?;
    if sending.doubts() > 0 {
        report::text(&sending.loaded.nation, common.lang, &mut terminal::errors())?;
    }
    let (book, letter, checklist) = (sending.book(args.as_of)?, sending.letter()?, sending.checklist()?);
    let (mail, text) = sending.mail(&book.pdf, &letter.pdf)?;
    let files = delivery::named(&text, [&book.pdf[..], &letter.pdf, &mail, &checklist.pdf]);
    let files: [(PathBuf, &[u8]); 4] = files.map(|(name, bytes)| (folder.join(name), bytes));
    let _made = MadeFolders::make(folder).map_err(|cause| Failure::Write { path: shown(folder), cause })?;
    guard.write_all(&files)?;
    for ((path, _), set) in files.iter().zip([Some(&book), Some(&letter), None, Some(&checklist)]) {
        match set {
            Some(set) => report::written(path, set.pages, common.lang),
            None => report::mail_written(path, &text.attached, common.lang),
        }
    }
    Ok(Exit::Done)
}
