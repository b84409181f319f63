//! Mistakes in the call, said in the user's language.

use std::io::Write;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{
    Exit, help,
    terminal::{self, say},
    welcome,
};
use crate::diagnostic::Lang;

/// Prints help or version as asked for, greets who gave nothing, or says what is wrong with the call.
pub fn explain(error: &clap::Error, lang: Lang) -> Exit {
    if !error.use_stderr() {
        // Nothing can be done when even the help cannot be printed.
        let _ = write!(terminal::text(false), "{error}");
        return Exit::Done;
    }
    if matches!(error.kind(), ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand) {
        welcome::greet(lang);
        return Exit::Done;
    }
    match lang {
        Lang::Th => say!("คำสั่งไม่ถูกต้อง: {}\nดูวิธีใช้: ruplem {}--help", thai(error), command()),
        Lang::En => {
            let _ = write!(terminal::errors(), "{error}");
        }
    }
    Exit::BadCall
}

/// The command called, with a space behind it; nothing when it is none.
fn command() -> String {
    let called = std::env::args().nth(1).filter(|word| help::program(Lang::Th).find_subcommand(word).is_some());
    called.map_or_else(String::new, |word| word + " ")
}

fn thai(error: &clap::Error) -> String {
    let context = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let argument = context(ContextKind::InvalidArg);
    let value = context(ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument => format!("ไม่รู้จัก «{argument}»{}", meant(error, ContextKind::SuggestedArg)),
        ErrorKind::InvalidSubcommand => {
            let unknown = context(ContextKind::InvalidSubcommand);
            format!("ไม่รู้จักคำสั่ง «{unknown}»{}", meant(error, ContextKind::SuggestedSubcommand))
        }
        ErrorKind::MissingRequiredArgument => format!("ยังไม่ได้ระบุ {argument}"),
        ErrorKind::InvalidValue if value.is_empty() => format!("ยังไม่ได้ระบุค่าของ {argument}"),
        ErrorKind::InvalidValue => {
            let meant = meant(error, ContextKind::SuggestedValue);
            format!("ค่า «{value}» ของ {argument} ใช้ไม่ได้{meant} ใช้ได้: {}", context(ContextKind::ValidValue))
        }
        ErrorKind::ValueValidation => {
            let cause = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            format!("ค่า «{value}» ของ {argument} ใช้ไม่ได้ {cause}")
        }
        ErrorKind::ArgumentConflict => format!("ระบุ {argument} ซ้ำ หรือใช้ร่วมกันไม่ได้"),
        ErrorKind::TooManyValues => format!("{argument} ไม่รับค่า «{value}»"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => format!("จำนวนค่าของ {argument} ไม่ถูกต้อง"),
        ErrorKind::NoEquals => format!("ใส่เครื่องหมาย = ก่อนค่าของ {argument}"),
        ErrorKind::InvalidUtf8 => "มีอักขระที่อ่านไม่ได้ในคำสั่ง".to_owned(),
        _ => "อ่านคำสั่งไม่ได้".to_owned(),
    }
}

/// What was probably meant.
fn meant(error: &clap::Error, kind: ContextKind) -> String {
    let words = match error.get(kind) {
        Some(ContextValue::String(word)) => format!("«{word}»"),
        Some(ContextValue::Strings(words)) if !words.is_empty() => format!("«{}»", words.join("» หรือ «")),
        _ => return String::new(),
    };
    format!(" (ใกล้เคียงกับ {words})")
}
