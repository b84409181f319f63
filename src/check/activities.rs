//! The activities of projects, held against what the plan says of each project.

use std::collections::BTreeMap;

use super::{
    projects::{Projects, month_within},
    rows::Rows,
};
use crate::{
    diagnostic::{Diagnostic, Fault, Place},
    model::{Activity, FiscalYear, Satang},
    read::RawTable,
    schema::Table,
    thai::digits::{grouped, money_arabic},
};

/// A sound activity, with where its figures stand and what does there.
struct Placed {
    activity: Activity,
    budget: (Place, Option<String>),
    target: (Place, Option<String>),
}

pub fn check(
    raw: &RawTable,
    year: Option<FiscalYear>,
    projects: &Projects,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Activity> {
    let placed = Rows::new(raw, diagnostics).read(diagnostics, |row| {
        let id = row.required("project");
        if id.as_ref().is_some_and(|id| projects.lacks(id)) {
            row.report("project", Fault::UnknownProject { nearest: id.as_ref().and_then(|id| projects.alike(id)) });
        }
        let name = row.required("name");
        let budget = row.optional_as_money("budget");
        let agency = row.words("agency");
        let start = row.optional_as("start", month_within(year));
        let end = row.optional_as("end", month_within(year));
        let target = row.optional_as_people("target");
        if start.zip(end).is_some_and(|(start, end)| end < start) {
            row.report("end", Fault::EndBeforeStart);
        }
        let project = projects.index(&id?)?;
        let (from, until) = (projects.sound[project].start, projects.sound[project].end);
        for (column, month) in [("start", start), ("end", end)] {
            if month.is_some_and(|month| !(from..=until).contains(&month)) {
                row.report(column, Fault::ActivityOutsideSpan { start: from, end: until });
                break;
            }
        }
        let activity = Activity { project, name: name?, budget, agency, start, end, target };
        let at = |column| (row.place(column), row.found(column));
        Some(Placed { activity, budget: at("budget"), target: at("target") })
    });
    sums(projects, &placed, diagnostics);
    placed.into_iter().map(|placed| placed.activity).collect()
}

/// Where the plan's own figures are doubted, what activities come to beside them says nothing more.
pub fn judge_once(is_apart: bool, diagnostics: &mut Vec<Diagnostic>) {
    let is_slip = |found: &Diagnostic| {
        matches!(found.fault, Fault::UnitSlip { .. }) && found.place.order == Table::Projects.order()
    };
    if is_apart || diagnostics.iter().any(is_slip) {
        diagnostics.retain(|found| !matches!(found.fault, Fault::ActivitiesDiffer { .. }));
    }
}

/// Activities whose figures do not come to those of their project, told at the first of them. Of figures that not all
/// activities of a project give, only that they are too many can be told.
fn sums(projects: &Projects, placed: &[Placed], diagnostics: &mut Vec<Diagnostic>) {
    let mut by_project: BTreeMap<usize, Vec<&Placed>> = BTreeMap::new();
    for placed in placed {
        by_project.entry(placed.activity.project).or_default().push(placed);
    }
    for (index, placed) in by_project {
        let project = &projects.sound[index];
        let of = || placed.iter();
        let budgets: Option<Vec<Satang>> = of().map(|placed| placed.activity.budget).collect();
        let budget: Satang = of().filter_map(|placed| placed.activity.budget).sum();
        let targets: Option<Vec<u64>> = of().map(|placed| placed.activity.target).collect();
        let target = of().filter_map(|placed| placed.activity.target).fold(0, u64::saturating_add);
        let whole = project.target.total();
        let is_off = |is_whole: bool, is_more: bool, is_less: bool| is_more || is_whole && is_less;
        let first = placed[0];
        if is_off(budgets.is_some(), budget > project.budget, budget < project.budget) {
            let (sum, whole) = (money_arabic(budget), money_arabic(project.budget));
            let fault = Fault::ActivitiesDiffer { project: project.id.clone(), sum, whole, is_money: true };
            let (place, found) = first.budget.clone();
            diagnostics.push(Diagnostic { place, fault, found });
        }
        if is_off(targets.is_some(), target > whole, target < whole) {
            let (sum, whole) = (grouped(target), grouped(whole));
            let fault = Fault::ActivitiesDiffer { project: project.id.clone(), sum, whole, is_money: false };
            let (place, found) = first.target.clone();
            diagnostics.push(Diagnostic { place, fault, found });
        }
    }
}
