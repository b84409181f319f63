//! `ruplem mail`: an e-mail to the Office, its book and letter attached, that a mail program opens ready to send.

use super::{
    Exit, Failure,
    args::{Common, MailArgs},
    inputs, report,
    sending::Sending,
};
use crate::write;

pub fn run(args: &MailArgs, common: &Common) -> Result<Exit, Failure> {
    let output = &args.output;
    write::ends_in(output, "eml")?;
    inputs::guard(&args.send.dataset, common).allows(output)?;
    let Some(sending) = Sending::of(&args.send, &args.last_year, common)? else { return Ok(Exit::BadData) };
    report::doubts(sending.loaded.checked(), &sending.loaded.path, common.lang);
    let (book, letter) = (sending.book(args.as_of)?, sending.letter()?);
    let (mail, text) = sending.mail(&book.pdf, &letter.pdf)?;
    inputs::guard_loaded(&sending.loaded, common).write(output, &mail)?;
    report::mail_written(output, &text.attached, common.lang);
    Ok(Exit::Done)
}
