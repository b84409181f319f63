//! Why a book is not made.

use thiserror::Error;

use crate::{compose::ComposeError, diagnostic::Told, templates::TemplateError, typeset::TypesetError};

/// What keeps a book from being made.
#[derive(Debug, Error)]
pub enum MakeError {
    /// A template cannot be used.
    #[error(transparent)]
    Template(#[from] TemplateError),
    /// Its words and figures cannot be put together.
    #[error(transparent)]
    Compose(#[from] ComposeError),
    /// Its pages cannot be set or bound.
    #[error(transparent)]
    Typeset(#[from] TypesetError),
}

impl Told for MakeError {
    fn thai(&self) -> String {
        match self {
            Self::Template(error) => error.thai(),
            Self::Compose(error) => error.thai(),
            Self::Typeset(error) => error.thai(),
        }
    }
}
