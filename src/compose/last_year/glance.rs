//! The year before at a glance: a few words beside the figures of the year's one page, where it is told at all.

use serde::Serialize;

use super::{Change, ComparedFigure, Part, all, change::Course, course, result};
use crate::{
    compose::{amounts::dash, reached::Reached, results::Counted, scoring::level_said},
    model::Dataset,
    score::Scorecard,
    thai::digits,
};

/// What is said of the year before below a figure.
#[derive(Debug, Clone, Serialize)]
pub struct Before {
    /// `ปีก่อน ๙,๙๑๒`, and how the figure has changed, where that can be told.
    pub text: String,
    /// `up` or `down` where an arrow says the same; nothing otherwise.
    #[serde(rename = "\u{fdd0}way")]
    pub way: &'static str,
}

/// What the year before says of each figure of the page; nothing where it is not told.
#[derive(Debug, Default)]
pub struct Glance {
    pub target: Option<Before>,
    pub reached: Option<Before>,
    pub percent: Option<Before>,
    pub budget: Option<Before>,
    /// The levels of the year before.
    pub levels: Option<String>,
}

impl Before {
    fn of(figure: &ComparedFigure) -> Option<Self> {
        let Change { text, way, is_open } = &figure.change;
        let before = format!("ปีก่อน {}", figure.before);
        let is_told = !is_open && *text != dash();
        let text = if is_told { format!("{before} {text}") } else { before };
        (figure.before != dash()).then_some(Self { text, way: *way })
    }
}

/// The year before beside what is planned.
pub fn planned_at_a_glance(dataset: &Dataset) -> Glance {
    at_a_glance(dataset, Reached::default(), Course::Over)
}

/// The year before beside what has come of the year.
pub fn year_at_a_glance(dataset: &Dataset, scorecard: &Scorecard, counted: &Counted) -> Glance {
    let levels = dataset
        .last_year
        .iter()
        .flat_map(|last_year| &last_year.levels)
        .map(|(round, level)| format!("รอบที่ {} {}", digits::plain(*round), level_said(*level)));
    let levels: Vec<String> = levels.collect();
    Glance {
        levels: (!levels.is_empty()).then(|| format!("ระดับขั้นของความสำเร็จของปีก่อน: {}", levels.join(" "))),
        ..at_a_glance(dataset, counted.by_project.total(), course(dataset, scorecard.as_of))
    }
}

fn at_a_glance(dataset: &Dataset, reached: Reached, course: Course) -> Glance {
    let Some(last_year) = &dataset.last_year else { return Glance::default() };
    let whole =
        Part { name: String::new(), before: Some(last_year.whole), now: Some(result(dataset, reached, &all(dataset))) };
    let [target, reached, percent, budget, ..] = whole.figures(course).map(|figure| Before::of(&figure));
    Glance { target, reached, percent, budget, levels: None }
}
