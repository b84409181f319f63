//! A call that names a dataset and no command: `ruplem ตาก.xlsx`, or a workbook dropped on the program.

use std::{
    env,
    ffi::{OsStr, OsString},
    path::Path,
};

use clap::{
    FromArgMatches,
    error::{ContextKind, Error, ErrorKind},
};

use super::{args::Args, help};
use crate::{address, diagnostic::Lang};

/// What is meant by a dataset alone.
const MEANT: &str = "books";

/// The call as it was given or, where a dataset stands for a command, as it was meant.
pub fn parse(lang: Lang) -> Result<Args, Error> {
    let mut words: Vec<OsString> = env::args_os().collect();
    let error = match parsed(&words, lang) {
        Ok(args) => return Ok(args),
        Err(error) => error,
    };
    if !names_a_dataset(&error, &words) {
        return Err(error);
    }
    // All other words may stand behind the command.
    words.insert(1, MEANT.into());
    parsed(&words, lang)
}

fn parsed(words: &[OsString], lang: Lang) -> Result<Args, Error> {
    let mut program = help::program(lang);
    let matches = program.try_get_matches_from_mut(words)?;
    Args::from_arg_matches(&matches).map_err(|error| error.format(&mut program))
}

/// Whether the word that is no command is a dataset. What only looks like a path is taken for one too, so that it is told
/// that there is no such file, and not that there is no such command.
fn names_a_dataset(error: &Error, words: &[OsString]) -> bool {
    if error.kind() != ErrorKind::InvalidSubcommand {
        return false;
    }
    let unknown = error.get(ContextKind::InvalidSubcommand).map(ToString::to_string).unwrap_or_default();
    words.iter().skip(1).filter(|word| word.to_string_lossy() == unknown).any(|word| is_dataset(word))
}

fn is_dataset(word: &OsStr) -> bool {
    let path = Path::new(word);
    path.exists() || path.extension().is_some() || path.components().count() > 1 || address::of(path).is_some()
}
