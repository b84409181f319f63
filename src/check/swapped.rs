//! Targets of two groups of workers that changed places, seen by what was reached.

use super::{projects::Projects, results::PlacedResult};
use crate::{
    diagnostic::{Diagnostic, Fault},
    model::{People, WorkerGroup},
    read::RawDataset,
    schema::Table,
};

/// Fewer people tell nothing.
const FEW: u64 = 10;

/// Reports every project that reaches far more of one group and far fewer of another than it means to, and would reach about
/// what it means to if the two targets changed places.
pub fn check(raw: &RawDataset, projects: &Projects, results: &[PlacedResult], diagnostics: &mut Vec<Diagnostic>) {
    let Some(table) = raw.table(Table::Projects) else { return };
    let mut reached = vec![People::default(); projects.sound.len()];
    for PlacedResult { result, .. } in results {
        reached[result.project] += result.people;
    }
    for ((project, row), reached) in projects.sound.iter().zip(&projects.rows).zip(reached) {
        let Some(groups) = swapped(project.target, reached) else { continue };
        let column = table.column(match groups[0] {
            WorkerGroup::Informal => "target_informal",
            WorkerGroup::Elderly => "target_elderly",
            WorkerGroup::Disabled => "target_disabled",
        });
        let found = column.and_then(|column| table.cell(*row, column)).map(str::to_owned);
        let fault = Fault::SwappedTargets { groups, rows: 1 };
        diagnostics.push(Diagnostic { place: table.place(Some(*row), column), fault, found });
    }
}

/// The group of which far more are reached, and the one of which far fewer are.
fn swapped(target: People, reached: People) -> Option<[WorkerGroup; 2]> {
    let pairs = WorkerGroup::ALL.into_iter().flat_map(|one| WorkerGroup::ALL.map(|other| [one, other]));
    pairs.into_iter().find(|[over, under]| {
        let (much, few) = (reached[*over], reached[*under]);
        let (small, large) = (target[*over], target[*under]);
        let fits = |reached: u64, target: u64| {
            reached.saturating_mul(2) >= target && reached.saturating_mul(5) <= target.saturating_mul(6)
        };
        large >= FEW
            && much.saturating_mul(2) > small.saturating_mul(3)
            && few.saturating_mul(2) < large
            && fits(much, large)
            && fits(few, small)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_swapped_where_results_fit_the_other_way_round() {
        let people = |[informal, elderly, disabled]: [u64; 3]| People { informal, elderly, disabled };
        let told = |target, reached| swapped(people(target), people(reached));
        assert_eq!(told([100, 40, 0], [36, 110, 0]), Some([WorkerGroup::Elderly, WorkerGroup::Informal]));
        assert_eq!(told([0, 45, 0], [0, 0, 40]), Some([WorkerGroup::Disabled, WorkerGroup::Elderly]));
        for (target, reached) in [
            ([100, 40, 0], [95, 38, 0]),
            ([100, 40, 0], [36, 55, 0]),
            ([100, 40, 0], [10, 60, 0]),
            ([100, 40, 0], [0, 0, 0]),
            ([9, 4, 0], [4, 9, 0]),
            ([100, 100, 100], [200, 10, 50]),
        ] {
            assert_eq!(told(target, reached), None, "{target:?} {reached:?}");
        }
    }
}
