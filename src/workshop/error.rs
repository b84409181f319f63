//! Why a book is not made.

use thiserror::Error;

use crate::{
    compose::ComposeError, diagnostic::Told, model::FiscalYear, templates::TemplateError, typeset::TypesetError,
};

/// What keeps a book from being made.
#[derive(Debug, Error)]
pub enum MakeError {
    /// A template cannot be used.
    #[error(transparent)]
    Template(#[from] TemplateError),
    /// The data is of a year that the templates know nothing of.
    #[error(transparent)]
    NoHandbook(#[from] NoHandbook),
    /// Its words and figures cannot be put together.
    #[error(transparent)]
    Compose(#[from] ComposeError),
    /// Its pages cannot be set or bound.
    #[error(transparent)]
    Typeset(#[from] TypesetError),
}

/// There is no handbook of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("there is no handbook of fiscal year {year}")]
pub struct NoHandbook {
    /// The year.
    pub year: FiscalYear,
}

impl Told for MakeError {
    fn thai(&self) -> String {
        match self {
            Self::Template(error) => error.thai(),
            Self::NoHandbook(error) => error.thai(),
            Self::Compose(error) => error.thai(),
            Self::Typeset(error) => error.thai(),
        }
    }
}

impl Told for NoHandbook {
    fn thai(&self) -> String {
        format!("ยังไม่มีคู่มือของปีงบประมาณ {}", self.year)
    }
}
