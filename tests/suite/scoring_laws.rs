//! What holds of every year whatever it holds: more is never worse, earlier is never worse, and no level stands on
//! air.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use crate::common::year::{DUE_2565, Scores, Year};

const ALLOCATED: [u64; 2] = [60_000_000, 120_000_001];

/// The last days of the rounds, counted from 1 October 2564.
const LAST: [u64; 2] = [181, 364];

/// A year in numbers; days are counted from 1 October 2564, a recording day from the first of its month.
#[derive(Debug, Clone)]
struct Story {
    target: u64,
    people: [u64; 12],
    recorded: [Option<u64>; 12],
    /// Satang by day, for each round.
    gfmis: [BTreeMap<u64, u64>; 2],
    /// Satang without a day, for each round.
    undated: [Option<u64>; 2],
    handed_in: [Option<u64>; 4],
    as_of: u64,
}

fn stories() -> impl Strategy<Value = Story> {
    let money = |round: usize| 0..=ALLOCATED[round] + 100;
    let readings = move |round: usize| prop::collection::btree_map(0..420_u64, money(round), 0..4);
    // Mostly in time, so that the upper levels are reached too.
    let recorded = prop_oneof![8 => (0..34_u64).prop_map(Some), 1 => (30..300_u64).prop_map(Some), 1 => Just(None)];
    let handed_in = prop_oneof![4 => (0..31_u64).prop_map(Some), 1 => (0..400_u64).prop_map(Some), 1 => Just(None)];
    (
        prop_oneof![9 => 1..1_500_u64, 1 => Just(0)],
        prop::array::uniform12(0..150_u64),
        prop::array::uniform12(recorded),
        [readings(0), readings(1)],
        [prop::option::of(money(0)), prop::option::of(money(1))],
        prop::array::uniform4(handed_in),
        prop_oneof![1 => 0..420_u64, 1 => 365..420_u64],
    )
        .prop_map(|(target, people, recorded, gfmis, undated, handed_in, as_of)| Story {
            target,
            people,
            recorded,
            gfmis,
            undated,
            handed_in,
            as_of,
        })
}

fn day(number: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2021, 10, 1).unwrap() + Days::new(number)
}

fn baht(satang: u64) -> String {
    format!("{}.{:02}", satang / 100, satang % 100)
}

impl Story {
    fn year(&self) -> Year {
        let mut year = Year::empty().target(self.target);
        for (index, (month, _)) in DUE_2565.into_iter().enumerate() {
            year = year.people(month, self.people[index]);
            if let Some(after) = self.recorded[index] {
                let first: NaiveDate = format!("{month}-01").parse().unwrap();
                year = year.recorded(month, &(first + Days::new(after)).to_string());
            }
        }
        let mut rows = Vec::new();
        for (index, allocated) in ALLOCATED.into_iter().enumerate() {
            let row = |satang, day: &str| format!("{},{},{},{day}", index + 1, baht(allocated), baht(satang));
            rows.extend(self.gfmis[index].iter().map(|(number, satang)| row(*satang, &day(*number).to_string())));
            // A row without a day is of the last day, of which there may be but one.
            if !self.gfmis[index].contains_key(&LAST[index]) {
                rows.extend(self.undated[index].map(|satang| row(satang, "")));
            }
        }
        let items = ["plan_recorded", "committee_approved", "plan_book_sent", "annual_report_sent"];
        for (item, handed_in) in items.into_iter().zip(self.handed_in) {
            if let Some(number) = handed_in {
                year = year.handed_in(item, &day(number).to_string());
            }
        }
        year.gfmis(&rows.iter().map(String::as_str).collect::<Vec<_>>())
    }

    fn score(&self) -> Scores {
        self.year().score(&day(self.as_of).to_string())
    }
}

fn no_level_is_lower(before: &Scores, after: &Scores) -> Result<(), TestCaseError> {
    let (before, after) = (before.levels(), after.levels());
    prop_assert!(after.0 >= before.0 && after.1 >= before.1, "{before:?} became {after:?}");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn more_people_never_lower_a_level(story in stories(), month in 0..12_usize, more in 1..500_u64) {
        let mut better = story.clone();
        better.people[month] += more;
        no_level_is_lower(&story.score(), &better.score())?;
    }

    #[test]
    fn more_satang_never_lower_a_level(story in stories(), round in 0..2_usize, row in 0..5_usize, more in 1..40_000_000_u64) {
        let mut better = story.clone();
        match better.gfmis[round].values_mut().nth(row) {
            Some(satang) => *satang += more,
            None => better.undated[round] = better.undated[round].map(|satang| satang + more),
        }
        no_level_is_lower(&story.score(), &better.score())?;
    }

    #[test]
    fn an_earlier_record_never_lowers_a_level(story in stories(), month in 0..12_usize, earlier in 1..300_u64) {
        let mut better = story.clone();
        better.recorded[month] = story.recorded[month].map(|after| after.saturating_sub(earlier));
        no_level_is_lower(&story.score(), &better.score())?;
    }

    #[test]
    fn an_earlier_delivery_never_lowers_a_level(story in stories(), item in 0..4_usize, earlier in 1..400_u64) {
        let mut better = story.clone();
        better.handed_in[item] = story.handed_in[item].map(|number| number.saturating_sub(earlier));
        no_level_is_lower(&story.score(), &better.score())?;
    }

    #[test]
    fn every_level_reached_stands_on_criteria_met_and_the_next_does_not(story in stories()) {
        let scores = story.score();
        for round in [1, 2] {
            let level = scores.level(round);
            for number in 1..=5 {
                let criteria = scores.criteria(round).iter().filter(|criterion| criterion["level"] == number);
                let holds = criteria.clone().all(|criterion| criterion["state"] == "met");
                prop_assert!(criteria.count() > 0);
                prop_assert!(number > level || holds, "round {round} is at {level}, but {number} does not hold");
                prop_assert!(number != level + 1 || !holds, "round {round} is at {level}, but {number} holds");
            }
        }
    }

    #[test]
    fn every_per_cent_is_cut_off_and_never_rounded(story in stories()) {
        let scores = story.score();
        let cut = |part: u64, whole: u64| (whole > 0).then(|| baht(part * 10_000 / whole));
        let satang = |text: &serde_json::Value| text.as_str().map(|baht| baht.replace('.', "").parse::<u64>().unwrap());
        for round in [1, 2] {
            let people = &scores.round(round)["people"];
            let percent = cut(people["reached"].as_u64().unwrap(), story.target);
            prop_assert_eq!(people["percent"].as_str(), percent.as_deref());
            let budget = &scores.round(round)["budget"];
            let percent = satang(&budget["disbursed"])
                .zip(satang(&budget["allocated"]))
                .and_then(|(disbursed, allocated)| cut(disbursed, allocated));
            prop_assert_eq!(budget["percent"].as_str(), percent.as_deref());
        }
    }
}
