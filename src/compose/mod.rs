//! Scores and plans in, the words and figures of a book out: all Thai wording and formatting happens here.

mod activities;
mod agenda;
mod alignment;
mod amounts;
pub(crate) mod annexes;
mod annual;
mod approval;
mod assets;
mod calendar;
mod charts;
mod checklist;
mod cover;
mod document;
mod facts;
mod general;
mod indicators;
mod jpeg;
mod last_year;
mod letter;
mod mail;
mod managing;
mod map;
mod mechanisms;
mod monthly;
mod national;
mod overview;
pub(crate) mod palette;
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
mod wording;

pub use self::{
    agenda::Agenda,
    annexes::{BoundAnnex, BoundPage},
    annual::AnnualBook,
    assets::{Assets, Composed, Lost, Pictures},
    calendar::{Reminder, YearCalendar},
    charts::Chart,
    checklist::Checklist,
    document::{AnyDocument, ComposeError, DOCUMENTS, Document, Kind, OfMonth, OfNation, OfProvince},
    letter::{Letter, Sent},
    mail::MailText,
    monthly::MonthlyReport,
    national::{Found, Nation, NationalBook, StoodSo},
    overview::{OnePage, Overview},
    plan::PlanBook,
    prose::{Prose, ProseError, Renderer, TeraRenderer},
    scorecard::ScorecardSheet,
};
use crate::{enclosed::Made, handbook::Handbook, model::Dataset};

/// Begins the name of a field that our layouts need not print, and with it all that the field holds: what they work
/// with (the path of a picture, a shade, what is said of a picture), and what is there for layouts of one's own. Every
/// other string of a book is meant to be read, and a book that lacks one is refused. The press takes the mark away.
///
/// A noncharacter, which no data holds; in attributes it is spelled out.
pub const UNPRINTED: char = '\u{fdd0}';

/// Composes the books of one dataset under its year's handbook.
pub struct Composer<'a> {
    /// What books tell of.
    pub dataset: &'a Dataset,
    /// That of the dataset's year.
    pub handbook: &'a Handbook,
    /// Fills in the paragraphs.
    pub prose: &'a Prose,
    /// What becomes of its pictures.
    pub pictures: Pictures<'a>,
    /// What they are made with, where they carry their data.
    pub made: Option<Made<'a>>,
}
