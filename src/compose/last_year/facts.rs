//! What prose may say of a year beside the year before.

use serde::Serialize;

use super::{ComparedFigure, Part, change::Course, year_before};
use crate::{compose::amounts::dash, model::Dataset};

/// What rose and what fell, in figures as they are printed.
#[derive(Debug, Clone, Serialize)]
pub struct ComparisonFacts {
    /// The year before.
    pub year: String,
    /// Whether all of this year is in.
    pub is_over: bool,
    /// Of the whole province: what came of the year, not what was planned.
    pub rose: Vec<Moved>,
    pub fell: Vec<Moved>,
    pub same: Vec<String>,
    /// What may still rise.
    pub open: Vec<String>,
    /// Groups of workers of whom more were reached, and fewer.
    pub groups_rose: Vec<Moved>,
    pub groups_fell: Vec<Moved>,
    /// The strategies whose people rose and fell most; absent where none did.
    pub most_risen: Option<Moved>,
    pub most_fallen: Option<Moved>,
    /// Strategies that the year before had not, and those that are no more.
    pub new: Vec<String>,
    pub gone: Vec<String>,
}

/// What has changed, from what to what.
#[derive(Debug, Clone, Serialize)]
pub struct Moved {
    pub name: String,
    /// With a space before it where it begins with a figure: `จาก` goes right before it.
    pub from: String,
    pub to: String,
}

impl ComparisonFacts {
    pub(super) fn new(
        dataset: &Dataset,
        figures: &[ComparedFigure],
        groups: &[Part],
        strategies: &[Part],
        course: Course,
    ) -> Self {
        let mut facts = Self {
            year: year_before(dataset),
            is_over: course == Course::Over,
            rose: Vec::new(),
            fell: Vec::new(),
            same: Vec::new(),
            open: Vec::new(),
            groups_rose: Vec::new(),
            groups_fell: Vec::new(),
            most_risen: most(strategies, |before, now| now.checked_sub(before)),
            most_fallen: most(strategies, |before, now| before.checked_sub(now)).filter(|_| course == Course::Over),
            new: names(strategies, |part| part.before.is_none()),
            gone: names(strategies, |part| part.now.is_none()),
        };
        figures.iter().for_each(|figure| facts.take(figure));
        for group in groups {
            let shown = group.people(course);
            let moved = || Moved::people(&group.name, [&shown.before, &shown.now]);
            match shown.change.way {
                "up" => facts.groups_rose.push(moved()),
                "down" => facts.groups_fell.push(moved()),
                _ => {}
            }
        }
        facts
    }

    fn take(&mut self, figure: &ComparedFigure) {
        let Some(moved) = &figure.spoken else { return };
        if figure.before == dash() || figure.now == dash() {
            return;
        }
        match figure.change.way {
            "up" => self.rose.push(moved.clone()),
            "down" => self.fell.push(moved.clone()),
            _ if figure.change.is_open => self.open.push(moved.name.clone()),
            _ => self.same.push(moved.name.clone()),
        }
    }
}

impl Moved {
    /// What sentences call a figure, and how they say it: `shown` puts what a page shows of it between words.
    pub fn of(name: &str, [from, to]: [&str; 2], shown: impl Fn(&str) -> String) -> Self {
        Self { name: name.to_owned(), from: shown(from), to: shown(to) }
    }

    fn people(name: &str, [from, to]: [&str; 2]) -> Self {
        Self::of(name, [from, to], |figure| format!(" {figure} คน"))
    }
}

/// The strategy whose people moved most, the first of those that moved alike.
fn most(strategies: &[Part], by: impl Fn(u64, u64) -> Option<u64>) -> Option<Moved> {
    let moved = strategies.iter().filter_map(|part| {
        let (before, now) = part.both(|result| result.reached);
        Some((by(before?, now?).filter(|by| *by > 0)?, part))
    });
    let (_, part) = moved.rev().max_by_key(|(by, _)| *by)?;
    let shown = part.people(Course::Over);
    Some(Moved::people(&part.name, [&shown.before, &shown.now]))
}

fn names(strategies: &[Part], is_wanted: impl Fn(&Part) -> bool) -> Vec<String> {
    strategies.iter().filter(|part| is_wanted(part)).map(|part| part.name.clone()).collect()
}
