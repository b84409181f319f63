//! The checked facts of one province and one fiscal year.
//!
//! Nothing here can be half-known: what the data did not give is an `Option`, what it gave wrongly never gets this far.

pub mod alias;
mod annex;
mod colour;
mod dataset;
pub mod district;
mod last_year;
mod link;
mod month;
mod passage;
mod people;
pub mod percent;
mod province;
mod satang;

pub use annex::{Annex, AnnexBooks, AnnexPages, PrintedPage};
pub use colour::{BookColour, Colour, NoColour};
pub use dataset::{
    Activity, Aligned, CommitteeMember, Dataset, Evidence, GeneralFact, GfmisReading, MonthRecord, MonthlyResult,
    Office, Photo, Picture, Problem, Project, ProjectDetail, SituationRow, Submission, SubmissionItem, Tables,
};
pub use last_year::{HIGHEST_LEVEL, LastYear, LastYearItem, PastFigure, PastResult, strategy_key};
pub use link::{Link, LinkError};
pub use month::{BUDDHIST_OFFSET, FiscalYear, Month};
pub use passage::Passage;
pub use people::{People, WorkerGroup};
pub use percent::Percent;
pub use province::{Province, ProvinceError};
pub use satang::Satang;
