//! What if: facts supposed in place of the data's are judged by the rules that judge the data, and nothing else moves.

use chrono::{Days, NaiveDate};
use ruplem::{
    Workshop,
    files::Files,
    handbook::CriterionId,
    model::Dataset,
    score::{RoundScore, RoundState, Shown, State, Supposed},
    templates::Templates,
};

use crate::common::program::project;

/// Days from before the year to after it.
fn days() -> impl Iterator<Item = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(2021, 9, 25).unwrap();
    (0..400).step_by(9).map(move |number| first + Days::new(number))
}

fn each_sample(story: impl Fn(&Workshop, &Dataset)) {
    let workshop = Workshop::new(Templates::embedded()).unwrap();
    for sample in ["chiang-mai", "tak"] {
        let checked = workshop.check(&Files::on_disk(project("samples").join(sample)), &Default::default()).unwrap();
        story(&workshop, checked.sound().next().unwrap());
    }
}

/// Supposes of a round that all is done, `late` days after its last good day.
fn take(supposed: &mut Supposed, round: &RoundScore, late: u64) {
    for criterion in &round.criteria {
        match (&criterion.shown, criterion.id) {
            (Shown::Delivered { due, .. }, CriterionId::Delivered(item)) => {
                supposed.delivered.insert(item, *due + Days::new(late));
            }
            (Shown::Monthly { months }, _) => {
                supposed.recorded.extend(months.iter().map(|month| (month.month, month.due + Days::new(late))));
            }
            _ => {}
        }
    }
    supposed.people.insert(round.round, round.people.target);
    supposed.disbursed.extend(round.budget.allocated.map(|allocated| (round.round, allocated)));
}

/// The rounds of which enough is known to suppose the rest: what is due is laid out, and there is an allocation to disburse.
fn known(rounds: Vec<RoundScore>) -> impl Iterator<Item = RoundScore> {
    rounds.into_iter().filter(|round| round.state != RoundState::NotStarted && round.budget.allocated.is_some())
}

#[test]
fn what_is_supposed_as_the_data_has_it_changes_nothing() {
    each_sample(|workshop, dataset| {
        for as_of in days() {
            let scored = workshop.score(dataset, as_of);
            let mut supposed = Supposed::default();
            for round in scored.rounds.iter().filter(|round| round.state != RoundState::NotStarted) {
                supposed.people.insert(round.round, round.people.reached);
                supposed.disbursed.extend(round.budget.disbursed.map(|disbursed| (round.round, disbursed)));
                supposed.recorded.extend(round.months().iter().filter_map(|month| Some((month.month, month.actual?))));
            }
            let json = |rounds: &[RoundScore]| serde_json::to_value(rounds).unwrap();
            let then = workshop.rounds_if(dataset, as_of, &supposed);
            // Before anything was recorded or read, nothing is shown; what is supposed is.
            if scored.rounds.iter().all(|round| round.people.reached > 0) {
                assert_eq!(json(&then), json(&scored.rounds), "{as_of}");
            }
            assert_eq!(json(&workshop.rounds_if(dataset, as_of, &Supposed::default())), json(&scored.rounds));
        }
    });
}

#[test]
fn all_done_on_its_last_good_day_is_the_top_level_and_a_day_later_is_none() {
    each_sample(|workshop, dataset| {
        for as_of in days() {
            let mut supposed = Supposed::default();
            let rounds = workshop.score(dataset, as_of).rounds;
            rounds.iter().for_each(|round| take(&mut supposed, round, 0));
            for round in known(workshop.rounds_if(dataset, as_of, &supposed)) {
                assert_eq!(round.level, round.top_level(), "{as_of}");
            }
            rounds.iter().for_each(|round| take(&mut supposed, round, 1));
            for round in known(workshop.rounds_if(dataset, as_of, &supposed)) {
                assert_eq!(round.level, 0, "{as_of}");
                assert!(round.criteria.iter().any(|criterion| criterion.state == State::Missed));
            }
        }
    });
}

#[test]
fn what_is_supposed_of_one_round_leaves_the_other_alone() {
    each_sample(|workshop, dataset| {
        for as_of in days() {
            let before = workshop.score(dataset, as_of).rounds;
            let mut supposed = Supposed::default();
            take(&mut supposed, &before[1], 0);
            let then = workshop.rounds_if(dataset, as_of, &supposed);
            assert_eq!(serde_json::to_value(&then[0]).unwrap(), serde_json::to_value(&before[0]).unwrap());
        }
    });
}
