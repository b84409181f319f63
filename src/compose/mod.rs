//! Scores and plans in, the words and figures of a book out: all Thai wording and formatting happens here.

mod amounts;
mod annual;
mod approval;
mod assets;
mod calendar;
mod charts;
mod cover;
mod document;
mod facts;
mod indicators;
mod mechanisms;
mod monthly;
mod national;
mod photos;
mod plan;
mod prose;
mod qr;
mod reached;
mod results;
mod scorecard;
mod scores;
mod scoring;
mod situation;
mod strategies;

pub use self::{
    annual::AnnualBook,
    assets::{Assets, Composed, Lost, Pictures},
    charts::Chart,
    document::{AnyDocument, ComposeError, DOCUMENTS, Document, Kind, OfMonth, OfNation, OfProvince},
    monthly::MonthlyReport,
    national::{Nation, NationalBook},
    plan::PlanBook,
    prose::{Prose, ProseError, Renderer, TeraRenderer},
    scorecard::ScorecardSheet,
};
use crate::{handbook::Handbook, model::Dataset};

/// Composes the books of one dataset under its year's handbook.
pub struct Composer<'a> {
    pub dataset: &'a Dataset,
    pub handbook: &'a Handbook,
    pub prose: &'a Prose,
    pub pictures: Pictures<'a>,
}
