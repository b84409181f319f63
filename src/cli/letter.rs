//! `ruplem letter`: the letter a book is sent under.

use super::{
    Exit, Failure,
    args::{Common, LetterArgs},
    book_args::LastYearArgs,
    inputs, report,
    sending::Sending,
};
use crate::write;

pub fn run(args: &LetterArgs, common: &Common) -> Result<Exit, Failure> {
    let output = &args.output;
    write::ends_in(output, "pdf")?;
    inputs::guard(&args.send.dataset, common).allows(output)?;
    let Some(sending) = Sending::of(&args.send, &LastYearArgs::default(), common)? else { return Ok(Exit::BadData) };
    report::doubts(sending.loaded.checked(), &sending.loaded.path, common.lang);
    let letter = sending.letter()?;
    inputs::guard_loaded(&sending.loaded, common).write(output, &letter.pdf)?;
    report::written(output, letter.pages, common.lang);
    Ok(Exit::Done)
}
