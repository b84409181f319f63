//! Running totals typed where each month's own people belong.

use std::collections::{BTreeMap, BTreeSet};

use super::{projects::Projects, results::PlacedResult};
use crate::{
    diagnostic::{Diagnostic, Fault},
    model::Month,
};

/// Fewer months tell nothing.
const MONTHS: usize = 3;

/// Reports every project whose months never fall and come to far more than its target, while the last is about the target
/// itself; hands back which they are, by their place in [`Projects::sound`].
pub fn check(projects: &Projects, results: &[PlacedResult], diagnostics: &mut Vec<Diagnostic>) -> BTreeSet<usize> {
    let mut by_project: BTreeMap<usize, Vec<&PlacedResult>> = BTreeMap::new();
    for placed in results {
        by_project.entry(placed.result.project).or_default().push(placed);
    }
    let mut running = BTreeSet::new();
    for (index, placed) in by_project {
        let project = &projects.sound[index];
        let mut months: BTreeMap<Month, u64> = BTreeMap::new();
        for PlacedResult { result, .. } in &placed {
            let people = months.entry(result.month).or_default();
            *people = people.saturating_add(result.people.total());
        }
        let months: Vec<u64> = months.into_values().filter(|people| *people > 0).collect();
        let people = months.iter().fold(0_u64, |sum, month| sum.saturating_add(*month));
        let (target, last) = (project.target.total(), months.last().copied().unwrap_or(0));
        let grows = months.len() >= MONTHS && months.is_sorted() && months.first() != months.last();
        let is_far_over = people.saturating_mul(2) > target.saturating_mul(3);
        let ends_at_target = last.saturating_mul(5) <= target.saturating_mul(6);
        if target > 0 && grows && is_far_over && ends_at_target {
            let fault = Fault::RunningTotal { project: project.id.clone(), people, target };
            let first = placed[0];
            diagnostics.push(Diagnostic {
                place: first.month_place.clone(),
                fault,
                found: Some(first.month_found.clone()),
            });
            running.insert(index);
        }
    }
    running
}
