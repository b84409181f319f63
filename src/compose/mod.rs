//! Scores and plans in, the words and figures of a book out: all Thai wording and formatting happens here.

mod amounts;
mod annual;
mod calendar;
mod cover;
mod facts;
mod indicators;
mod mechanisms;
mod plan;
mod prose;
mod results;
mod scorecard;
mod scoring;
mod situation;
mod strategies;

pub use self::{
    annual::AnnualBook,
    plan::PlanBook,
    prose::{Prose, ProseError},
    scorecard::ScorecardSheet,
};
use crate::{handbook::Handbook, model::Dataset};

/// Composes the books of one dataset under its year's handbook.
pub struct Composer<'a> {
    pub dataset: &'a Dataset,
    pub handbook: &'a Handbook,
    pub prose: &'a Prose,
}
