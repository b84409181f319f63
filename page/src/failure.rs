//! Why a question has no answer, in words for the officer.

use ruplem::{
    diagnostic::{Lang, Told},
    mended::MendError,
    read::ReadError,
    workshop::MakeError,
};

/// Said in both languages; which is heard is up to the page.
#[derive(Debug)]
pub struct Failure {
    thai: String,
    english: String,
}

impl Failure {
    pub fn new(thai: impl Into<String>, english: impl Into<String>) -> Self {
        Self { thai: thai.into(), english: english.into() }
    }

    /// What only a page that does not fit this engine asks.
    pub fn misasked(what: &str) -> Self {
        Self::new(format!("หน้าเว็บกับโปรแกรมไม่ตรงกัน ({what})"), format!("the page and the program do not fit ({what})"))
    }

    pub fn said(&self, lang: Lang) -> &str {
        lang.either(&self.thai, &self.english)
    }

    fn told(error: &(impl Told + std::fmt::Display)) -> Self {
        Self::new(error.thai(), error.to_string())
    }
}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Self {
        Self::told(&error)
    }
}

impl From<MendError> for Failure {
    fn from(error: MendError) -> Self {
        Self::told(&error)
    }
}

impl From<MakeError> for Failure {
    fn from(error: MakeError) -> Self {
        Self::told(&error)
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::misasked(&error.to_string())
    }
}
