//! The three books a province makes of a year, by one list.

use thiserror::Error;

use super::{Composed, Composer, ProseError};
use crate::score::Scorecard;

/// One of a province's books of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearBook {
    Plan,
    Annual,
    Scorecard,
}

/// Why a book cannot be composed.
#[derive(Debug, Error)]
pub enum ComposeError {
    #[error(transparent)]
    Prose(#[from] ProseError),
    #[error("the book cannot be handed to the layout ({0})")]
    Json(#[from] serde_json::Error),
}

impl YearBook {
    pub const ALL: [Self; 3] = [Self::Plan, Self::Annual, Self::Scorecard];

    /// The name in files' names; its layout is `NAME.typ`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Annual => "annual",
            Self::Scorecard => "scorecard",
        }
    }

    pub const fn thai(self) -> &'static str {
        match self {
            Self::Plan => "แผนปฏิบัติการ",
            Self::Annual => "รายงานผลประจำปี",
            Self::Scorecard => "ตารางคะแนน",
        }
    }

    /// The book as JSON, as its layout reads it, and the files it shows. The plan does not look at the scorecard.
    ///
    /// # Errors
    /// When a prose template fails or the book does not become JSON.
    pub fn compose(self, composer: &Composer<'_>, scorecard: &Scorecard) -> Result<Composed<String>, ComposeError> {
        match self {
            Self::Plan => composer.plan()?.as_json(),
            Self::Annual => composer.annual(scorecard)?.as_json(),
            Self::Scorecard => composer.scorecard(scorecard)?.as_json(),
        }
    }
}
