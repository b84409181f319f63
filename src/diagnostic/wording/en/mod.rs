//! Faults in English.

mod hint;
mod message;

pub use self::{hint::hint, message::message};
use crate::diagnostic::{AnnexFault, PictureFault, Sort};

/// How many rows of a column a message is about, where it is told at the first of them.
fn and_more(rows: usize) -> String {
    if rows > 1 { format!(" ({rows} rows of this column from here on)") } else { String::new() }
}

fn sort_name(sort: Sort) -> &'static str {
    match sort {
        Sort::Source => "a source of money",
        Sort::Agency => "an agency",
        Sort::Area => "a place",
        Sort::Person => "a person's name",
        Sort::Role => "a role",
        Sort::Post => "a post",
        Sort::Project => "a project",
        Sort::Strategy => "a strategy",
        Sort::Group => "a group of workers",
        Sort::Day => "a day or month",
    }
}

/// A hint that begins with what was likely meant.
fn suggested(nearest: Option<&str>, hint: &str) -> String {
    match nearest {
        Some(nearest) => format!("did you mean «{nearest}»? {hint}"),
        None => hint.to_owned(),
    }
}

/// A hint for a name that may be misspelt, or may well be none of ours.
fn unknown_name(nearest: Option<&str>, hint: &str) -> String {
    match nearest {
        Some(nearest) => format!("did you mean «{nearest}»? if so rename it, if not delete it or leave it"),
        None => hint.to_owned(),
    }
}

/// A few names, and how many more there are.
fn listed(names: &[String]) -> String {
    match super::few(names) {
        (shown, 0) => shown,
        (shown, more) => format!("{shown} and {more} more"),
    }
}

/// Rows by their numbers.
fn rows(rows: &[(u32, u32)]) -> String {
    match super::stretches(rows) {
        (shown, 0) => format!("rows {shown}"),
        (shown, more) => format!("rows {shown} and {more} more stretches"),
    }
}

fn annex_fault(fault: &AnnexFault) -> String {
    match fault {
        AnnexFault::OtherKind => "it is neither PDF nor JPEG nor PNG".into(),
        AnnexFault::Document => "it is a document that has not been saved as PDF".into(),
        AnnexFault::NotPlain => "it is a folder, a device or a link to elsewhere, not a file".into(),
        AnnexFault::Damaged => "it is damaged or was not copied whole".into(),
        AnnexFault::Locked => "it is locked with a password".into(),
        AnnexFault::TooLarge { limit_mb } => format!("it is larger than {limit_mb} MB"),
        AnnexFault::Unfolds => "it unfolds to more than is read".into(),
        AnnexFault::TooManyPages { limit } => format!("it has more than {limit} pages"),
        AnnexFault::TooManyInAll { limit } => format!("all annexes together have more than {limit} pages"),
        AnnexFault::Picture { fault } => picture_fault(fault),
        AnnexFault::Unreadable { cause } => format!("it cannot be read ({})", cause.english),
    }
}

fn picture_fault(fault: &PictureFault) -> String {
    match fault {
        PictureFault::OtherKind => "it is neither JPEG nor PNG".into(),
        PictureFault::OtherDrawing => {
            "it is no drawing of plain shapes (lines and areas alone, without text, pictures and effects)".into()
        }
        PictureFault::NotPlain => "it is a folder, a device or a link to elsewhere, not a picture file".into(),
        PictureFault::Damaged => "it is damaged or was not copied whole".into(),
        PictureFault::TooLarge { limit_mb } => format!("it is larger than {limit_mb} MB"),
        PictureFault::TooManyPixels { limit_megapixels } => format!("it has more than {limit_megapixels} megapixels"),
        PictureFault::Unreadable { cause } => format!("it cannot be read ({})", cause.english),
    }
}
