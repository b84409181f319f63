//! What a year came to, as the year after tells it.

use std::collections::BTreeMap;

use super::{RoundScore, RoundState, score};
use crate::model::{
    Dataset, HIGHEST_LEVEL, LastYear, LastYearItem, PastResult, People, ProjectDetail, Satang, WorkerGroup,
};

/// What was meant and what came of it, of some projects.
#[derive(Clone, Copy, Default)]
struct Sum {
    target: People,
    reached: People,
    budget: Satang,
    spent: Satang,
}

/// What a dataset's year came to when all was in: the plan, the results that were recorded, and the levels its rounds reached.
pub fn last_year(dataset: &Dataset) -> LastYear {
    let settled = dataset.handbook.settled_on();
    let day = dataset.days().max().map_or(settled, |last| last.max(settled));
    let (mut whole, mut strategies) = (Sum::default(), Vec::<(&str, Sum)>::new());
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut of_project = Vec::new();
    for project in &dataset.projects {
        let place = project.detail(ProjectDetail::Strategy).map(|name| {
            *places.entry(name).or_insert_with(|| {
                strategies.push((name, Sum::default()));
                strategies.len() - 1
            })
        });
        of_project.push(place);
        for sum in [Some(&mut whole), place.map(|place| &mut strategies[place].1)].into_iter().flatten() {
            sum.target += project.target;
            sum.budget += project.budget;
        }
    }
    for result in dataset.results.iter().filter(|result| dataset.recorded_by_day(result.month, day).is_some()) {
        let place = of_project[result.project];
        for sum in [Some(&mut whole), place.map(|place| &mut strategies[place].1)].into_iter().flatten() {
            sum.reached += result.people;
            sum.spent += result.spent;
        }
    }
    let of_group = |group: WorkerGroup| {
        let (target, reached) = (Some(whole.target[group]), Some(whole.reached[group]));
        (group, PastResult { target, reached, ..PastResult::default() })
    };
    let rounds = score(dataset, &dataset.handbook, day).rounds;
    // Rounds and levels beyond those the table has names for are of a province's own rules, and are not compared.
    let is_known = |round: &&RoundScore| {
        LastYearItem::ALL.contains(&LastYearItem::Round(round.round)) && round.level <= HIGHEST_LEVEL
    };
    let levels = rounds.iter().filter(|round| round.state == RoundState::Final).filter(is_known);
    LastYear {
        whole: whole.result(),
        groups: WorkerGroup::ALL.map(of_group).into(),
        strategies: strategies.iter().map(|(name, sum)| ((*name).to_owned(), sum.result())).collect(),
        sources: vec![format!("ชุดข้อมูลปีงบประมาณ พ.ศ. {} ของจังหวัด", dataset.year)],
        levels: levels.map(|round| (round.round, round.level)).collect(),
    }
}

impl Sum {
    fn result(self) -> PastResult {
        PastResult {
            target: Some(self.target.total()),
            reached: Some(self.reached.total()),
            budget: Some(self.budget),
            spent: Some(self.spent),
        }
    }
}
