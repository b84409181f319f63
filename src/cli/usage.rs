//! Mistakes in the call, said in the user's language.

use std::{io::Write, process::ExitCode};

use clap::{
    CommandFactory,
    error::{ContextKind, ErrorKind},
};

use super::{
    Exit,
    args::Args,
    terminal::{self, say},
    values::lang,
    welcome,
};
use crate::diagnostic::Lang;

/// Prints help or version as asked for, greets who gave nothing, or says in Thai what is wrong with the call.
pub fn explain(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() {
        // Nothing can be done when even the help cannot be printed.
        let _ = write!(terminal::text(false), "{error}");
        return ExitCode::SUCCESS;
    }
    if matches!(error.kind(), ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand) {
        welcome::greet(lang());
        return ExitCode::SUCCESS;
    }
    match thai(error) {
        Some(message) if lang() == Lang::Th => {
            say!("คำสั่งไม่ถูกต้อง: {message}\nดูวิธีใช้: ruplem {}--help", command());
        }
        _ => {
            let _ = write!(terminal::errors(), "{error}");
        }
    }
    ExitCode::from(Exit::BadCall as u8)
}

/// The command called, with a space behind it; nothing when it is none.
fn command() -> String {
    let called = std::env::args().nth(1).filter(|word| Args::command().find_subcommand(word).is_some());
    called.map_or_else(String::new, |word| word + " ")
}

/// `None` for the rare kinds that have no words of their own here.
fn thai(error: &clap::Error) -> Option<String> {
    let context = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let argument = context(ContextKind::InvalidArg);
    let value = context(ContextKind::InvalidValue);
    let message = match error.kind() {
        ErrorKind::UnknownArgument => format!("ไม่รู้จัก «{argument}»"),
        ErrorKind::InvalidSubcommand => format!("ไม่รู้จักคำสั่ง «{}»", context(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => format!("ยังไม่ได้ระบุ {argument}"),
        ErrorKind::InvalidValue if value.is_empty() => format!("ยังไม่ได้ระบุค่าของ {argument}"),
        ErrorKind::InvalidValue => {
            format!("ค่า «{value}» ของ {argument} ใช้ไม่ได้ ใช้ได้: {}", context(ContextKind::ValidValue))
        }
        ErrorKind::ValueValidation => {
            let cause = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            format!("ค่า «{value}» ของ {argument} ใช้ไม่ได้ {cause}")
        }
        ErrorKind::ArgumentConflict => format!("ระบุ {argument} ซ้ำ หรือใช้ร่วมกันไม่ได้"),
        _ => return None,
    };
    Some(message)
}
