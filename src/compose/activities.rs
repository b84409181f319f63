//! The activities of a project, as its sheet and the table of months show them.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    model::{Activity, Dataset, Month, Satang},
    thai::{date::short_month, digits},
};

/// One activity (กิจกรรม).
#[derive(Debug, Serialize)]
pub struct ActivityRow {
    pub number: String,
    pub name: String,
    pub agency: Option<String>,
    pub target: Option<String>,
    pub budget: Option<String>,
    /// `พ.ย. ๖๔ – ม.ค. ๖๕`
    pub span: Option<String>,
    /// Twelve months from October: whether it goes on.
    pub months: Vec<bool>,
    #[serde(rename = "\u{fdd0}value")]
    pub value: ActivityValue,
}

/// An activity's figures, where it tells them; money in satang.
#[derive(Debug, Serialize)]
pub struct ActivityValue {
    pub target: Option<u64>,
    pub budget: Option<u64>,
}

/// The activities of each project that has any, by its index.
pub fn by_project(dataset: &Dataset) -> BTreeMap<usize, Vec<ActivityRow>> {
    let mut by_project: BTreeMap<usize, Vec<ActivityRow>> = BTreeMap::new();
    for activity in &dataset.activities {
        let rows = by_project.entry(activity.project).or_default();
        let number = rows.len() + 1;
        rows.push(row(dataset, activity, number));
    }
    by_project
}

fn row(dataset: &Dataset, activity: &Activity, number: usize) -> ActivityRow {
    // Of an activity that tells one month alone, that is all of it.
    let span = activity.start.or(activity.end).zip(activity.end.or(activity.start));
    ActivityRow {
        number: digits::plain(number),
        name: digits::in_thai(&activity.name),
        agency: activity.agency.as_deref().map(digits::in_thai),
        target: activity.target.map(digits::count),
        budget: activity.budget.map(digits::money),
        span: span.map(shown),
        months: dataset
            .year
            .months()
            .map(|month| span.is_some_and(|(from, to)| (from..=to).contains(&month)))
            .collect(),
        value: ActivityValue { target: activity.target, budget: activity.budget.map(Satang::satang) },
    }
}

fn shown((from, to): (Month, Month)) -> String {
    if from == to { short_month(from) } else { format!("{} – {}", short_month(from), short_month(to)) }
}
