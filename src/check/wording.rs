//! The office's own words, and the figures in them that the data tells otherwise.

use std::collections::{BTreeMap, BTreeSet};

use super::rows::Rows;
use crate::{
    diagnostic::{Diagnostic, Fault},
    model::{
        LastYear, MonthlyResult, Passage, PastFigure, People, Project, ProjectDetail, Satang, SituationRow, WorkerGroup,
    },
    read::RawTable,
    schema::Table,
    text::nearest,
    thai::digits::{grouped, to_arabic},
};

/// What figures count, by the words behind them.
const UNITS: [(Unit, &str); 3] = [(Unit::People, "คน"), (Unit::Baht, "บาท"), (Unit::Projects, "โครงการ")];

/// A figure is held against the data when it is within a tenth of one of the data's.
const NEAR: u64 = 10;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Unit {
    People,
    /// Whole baht.
    Baht,
    Projects,
}

/// The figures that a text may well speak of, by what they count.
pub struct Known(BTreeMap<Unit, BTreeSet<u64>>);

impl Known {
    /// Those of the plan, its strategies and groups, of the results, of the situation and of the year before.
    pub fn of(
        projects: &[Project],
        results: &[MonthlyResult],
        situation: &[SituationRow],
        last_year: Option<&LastYear>,
    ) -> Self {
        let mut known = Self(BTreeMap::new());
        for (.., figure) in last_year.map(LastYear::figures).unwrap_or_default() {
            match figure {
                PastFigure::Target(people) | PastFigure::Reached(people) => known.add(Unit::People, people),
                PastFigure::Budget(money) | PastFigure::Spent(money) => known.baht(money),
                PastFigure::Level(_) => {}
            }
        }
        known.people(projects.iter().map(|project| project.target).sum());
        known.people(results.iter().map(|result| result.people).sum());
        known.baht(projects.iter().map(|project| project.budget).sum());
        known.baht(results.iter().map(|result| result.spent).sum());
        known.add(Unit::Projects, u64::try_from(projects.len()).unwrap_or(u64::MAX));
        let mut strategies: BTreeMap<Option<&str>, (u64, People, Satang)> = BTreeMap::new();
        for project in projects {
            known.people(project.target);
            known.baht(project.budget);
            let (count, target, budget) = strategies.entry(project.detail(ProjectDetail::Strategy)).or_default();
            *count += 1;
            *target += project.target;
            *budget += project.budget;
        }
        for (count, target, budget) in strategies.into_values() {
            known.add(Unit::Projects, count);
            known.people(target);
            known.baht(budget);
        }
        let mut topics: BTreeMap<(WorkerGroup, &str), u64> = BTreeMap::new();
        for row in situation {
            known.add(Unit::People, row.people);
            let topic = topics.entry((row.group, &row.topic)).or_default();
            *topic = topic.saturating_add(row.people);
        }
        topics.into_values().for_each(|people| known.add(Unit::People, people));
        known
    }

    fn add(&mut self, unit: Unit, figure: u64) {
        self.0.entry(unit).or_default().insert(figure);
    }

    fn people(&mut self, people: People) {
        for figure in WorkerGroup::ALL.map(|group| people[group]).into_iter().chain([people.total()]) {
            self.add(Unit::People, figure);
        }
    }

    fn baht(&mut self, money: Satang) {
        self.add(Unit::Baht, money.satang() / 100);
    }

    /// The figure of the data that one comes near and is not.
    fn meant(&self, unit: Unit, figure: u64) -> Option<u64> {
        let known = self.0.get(&unit).filter(|known| !known.contains(&figure))?;
        let near = [known.range(..figure).next_back(), known.range(figure..).next()];
        let near = near.into_iter().flatten().copied().min_by_key(|other| other.abs_diff(figure))?;
        (near.abs_diff(figure).saturating_mul(NEAR) <= near.max(figure)).then_some(near)
    }
}

/// The figures of a text that count something, as they are written, and the whole of each.
fn figures(text: &str) -> Vec<(Unit, String, u64)> {
    let text = to_arabic(text);
    let is_of_figure = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
    let mut found = Vec::new();
    let mut rest = text.as_str();
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let end = rest[start..].find(|c| !is_of_figure(c)).map_or(rest.len(), |length| start + length);
        let (written, behind) = (rest[start..end].trim_end_matches([',', '.']), rest[end..].trim_start());
        let unit = UNITS.into_iter().find(|(_, word)| behind.starts_with(word));
        let whole = written.split('.').next().unwrap_or_default().replace(',', "").parse();
        if let (Some((unit, _)), Ok(whole)) = (unit, whole) {
            found.push((unit, written.to_owned(), whole));
        }
        rest = &rest[end..];
    }
    found
}

/// Where rows of the data are at fault its figures are not known, and nothing is held against them.
pub fn judge_once(diagnostics: &mut Vec<Diagnostic>) {
    let is_unsure = |found: &Diagnostic| {
        let tables = [Table::Projects, Table::Results, Table::Situation];
        found.is_error() && tables.iter().any(|table| table.order() == found.place.order)
    };
    if diagnostics.iter().any(is_unsure) {
        diagnostics.retain(|found| !matches!(found.fault, Fault::FigureInWords { .. }));
    }
}

pub fn check(raw: &RawTable, known: &Known, diagnostics: &mut Vec<Diagnostic>) -> BTreeMap<Passage, String> {
    let mut first_rows = BTreeMap::new();
    let rows = Rows::new(raw, diagnostics).read(diagnostics, |row| {
        let passage = row.required_as("key", |text| {
            Passage::find(text).ok_or_else(|| Fault::UnknownPassage { nearest: nearest(text, Passage::names()) })
        });
        let text = row.required("text");
        let (passage, text) = (passage?, text?);
        match first_rows.get(&passage) {
            Some(first_row) => row.report("key", Fault::DuplicateItem { first_row: *first_row }),
            None => drop(first_rows.insert(passage, row.number())),
        }
        let doubted = figures(&text).into_iter().find_map(|(unit, written, whole)| {
            let (_, unit_word) = UNITS.into_iter().find(|(one, _)| *one == unit)?;
            Some((written, grouped(known.meant(unit, whole)?), unit_word))
        });
        if let Some((written, known, unit)) = doubted {
            row.report("text", Fault::FigureInWords { written, known, unit });
        }
        Some((passage, text))
    });
    rows.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_known_by_the_words_behind_them() {
        let text = "ปี ๒๕๖๕ มีแรงงาน ๑๐,๐๐๐ คน ใช้งบ 8,723,101.50 บาท รวม ๔๐ โครงการ/กิจกรรม";
        let expected = [(Unit::People, 10_000), (Unit::Baht, 8_723_101), (Unit::Projects, 40)];
        assert_eq!(figures(text).into_iter().map(|(unit, _, whole)| (unit, whole)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_figure_near_one_of_the_data_and_not_it_is_doubted() {
        let mut known = Known(BTreeMap::new());
        known.add(Unit::People, 10_077);
        assert_eq!(known.meant(Unit::People, 10_000), Some(10_077));
        assert_eq!(known.meant(Unit::People, 10_077), None);
        assert_eq!(known.meant(Unit::People, 8_000), None);
        assert_eq!(known.meant(Unit::Baht, 10_000), None);
    }
}
