//! The two milestone scoring tables filled in, to be signed.

use serde::Serialize;

use super::{
    Assets, Composed, Composer,
    cover::Cover,
    prose::ProseError,
    scoring::{self, RoundTable},
};
use crate::{score::Scorecard, thai::date::long_day};

/// Everything the scorecard's layout shows.
#[derive(Debug, Serialize)]
pub struct ScorecardSheet {
    /// Title, province and year.
    #[serde(rename = "\u{fdd0}cover")]
    pub cover: Cover,
    /// The day on which things stand so.
    pub as_of: String,
    /// One table a round, to be signed.
    pub rounds: Vec<RoundTable>,
}

impl Composer<'_> {
    /// The scorecard as the evidence stands on the scorecard's day.
    ///
    /// # Errors
    /// When a prose template fails.
    pub fn scorecard(&self, scorecard: &Scorecard) -> Result<Composed<ScorecardSheet>, ProseError> {
        let title = "ตารางคะแนนระดับขั้นของความสำเร็จ (Milestone)";
        let subject = &self.handbook.names.plan_subject;
        let book = ScorecardSheet {
            cover: Cover::new(self.dataset, self.handbook, title, subject, scorecard.as_of),
            as_of: long_day(scorecard.as_of),
            rounds: scoring::tables(self.dataset, self.handbook, Some(scorecard), self.prose)?,
        };
        Ok(Composed { book, assets: Assets::new(), lost: Vec::new() })
    }
}
