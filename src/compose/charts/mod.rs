//! Charts as the pages draw them: lengths and places in thousandths, every figure beside its mark, and in words what is
//! seen. Shapes only; which chart a book shows is the book's own choice.

mod bars;
mod courses;
mod ladders;
mod situation;
mod strip;

use serde::Serialize;

pub use self::{
    bars::{groups_planned, groups_reached, projects_compared, strategies_planned, strategies_reached},
    courses::{disbursement_course, people_course},
    ladders::ladders,
    situation::situation,
    strip::{months_planned, record_strip},
};

/// A drawing with its caption, and with what a reader who cannot see it is told.
#[derive(Debug, Serialize)]
pub struct Chart {
    /// What it shows, as it stands below it.
    pub caption: String,
    /// The same figures in words.
    #[serde(rename = "\u{fdd0}alt")]
    pub alt: String,
    /// Its shapes.
    #[serde(flatten)]
    pub drawing: Drawing,
}

/// The kinds of drawing that `parts/charts.typ` knows.
#[derive(Debug, Serialize)]
#[serde(tag = "\u{fdd0}kind", rename_all = "snake_case")]
pub enum Drawing {
    Bars(bars::Bars),
    Courses(courses::Courses),
    Strip(strip::Strip),
    Ladders(ladders::Ladders),
}
