//! Any fiscal year has rules: those of its own handbook, or those of the newest earlier one with every day moved.

use std::{collections::BTreeSet, path::Path, process::Command};

use chrono::{Datelike, NaiveDate};
use ruplem::{
    handbook::{Criterion, Handbook, Handbooks},
    model::FiscalYear,
    templates::Templates,
    thai::digits::plain,
};

use crate::common::{program::text, year::Year};

fn handbooks() -> Handbooks {
    Templates::embedded().handbooks().unwrap()
}

fn year(number: i64) -> FiscalYear {
    FiscalYear::new(number).unwrap()
}

/// Every day the rules name.
fn days(handbook: &Handbook) -> Vec<NaiveDate> {
    let of_rounds = handbook.rounds.iter().flat_map(|round| {
        let due = round.levels.iter().flatten().filter_map(|criterion| match criterion {
            Criterion::Delivered { due, .. } => Some(*due),
            _ => None,
        });
        [round.first, round.last, round.assessed_on].into_iter().chain(due)
    });
    of_rounds.chain(handbook.fiscal_year.months().map(|month| handbook.due(month))).collect()
}

#[test]
fn a_year_without_a_handbook_has_the_days_of_the_newest_earlier_one_moved() {
    let handbooks = handbooks();
    let known = handbooks.of(year(2565)).unwrap();
    assert!(!known.standing.assumed);
    for number in 2566..=2600 {
        let assumed = handbooks.of(year(number)).unwrap();
        assert_eq!((assumed.fiscal_year, assumed.standing.fiscal_year), (year(number), year(2565)));
        assert!(assumed.standing.assumed);
        let moved = |day: &NaiveDate| day.with_year(day.year() + i32::try_from(number).unwrap() - 2565).unwrap();
        assert_eq!(days(&assumed), days(&known).iter().map(moved).collect::<Vec<_>>(), "{number}");
        let thresholds =
            |handbook: &Handbook| handbook.rounds.iter().map(|round| round.allocation_months).collect::<Vec<_>>();
        assert_eq!(thresholds(&assumed), thresholds(&known));
    }
    assert!(handbooks.of(year(2564)).is_none());
}

#[test]
fn no_name_of_a_year_has_another_year_in_it() {
    let handbooks = handbooks();
    let known = handbooks.of(year(2565)).unwrap();
    assert_eq!(known.names.handbook, "คู่มือการปฏิบัติงานของสำนักงานแรงงานจังหวัด ประจำปีงบประมาณ พ.ศ. ๒๕๖๕");
    let plan = |number| handbooks.of(year(number)).unwrap().names.long_plan.clone();
    assert_eq!(plan(2565).unwrap(), "แผนปฏิบัติการด้านการบริหารจัดการแรงงานนอกระบบ พ.ศ. ๒๕๖๓ – ๒๕๖๕");
    let of_2566: BTreeSet<Option<String>> = (2566..=2570).map(plan).collect();
    assert_eq!(of_2566.len(), 1);
    assert!(of_2566.first().unwrap().as_ref().unwrap().ends_with("พ.ศ. ๒๕๖๖ – ๒๕๗๐"), "{of_2566:?}");
    assert_eq!(plan(2571), None, "nobody knows yet");
    for number in 2566..=2600 {
        let names = serde_json::to_string(&handbooks.of(year(number)).unwrap().names).unwrap();
        assert!(!names.contains("๒๕๖๕") && names.contains(&plain(number)), "{names}");
    }
}

#[test]
fn a_handbook_of_ones_own_is_handed_on_with_its_title_from_its_year_on() {
    let own = include_str!("../fixtures/2570.toml");
    let own = own.replace("last = 2027-01-31\nassessed_on = 2027-01-29", "last = 2027-02-28\nassessed_on = 2027-02-28");
    let own = own.replace("\"2027-05\" =", "\"2027-02\" = 2027-02-28\n\"2027-05\" =");
    let own = own.replace("first = 2027-02-01", "first = 2027-03-01").replace("due = 2027-02-28", "due = 2027-03-28");
    let handbooks = Templates::embedded().with("handbook/2570.toml", own).handbooks().unwrap();
    let standing = |number| handbooks.of(year(number)).unwrap().standing;
    assert_eq!(standing(2569).fiscal_year, year(2565));
    assert_eq!((standing(2570).fiscal_year, standing(2570).assumed), (year(2570), false));
    let leap = handbooks.of(year(2571)).unwrap();
    assert_eq!((leap.standing.fiscal_year, leap.standing.assumed), (year(2570), true));
    assert_eq!(leap.names.handbook, "คู่มือสมมติ พ.ศ. ๒๕๗๑");
    assert_eq!(leap.names.long_plan, None, "a long plan has its own years");
    // The round that ended with February ends with it, and no day is between the rounds.
    assert_eq!(leap.rounds[0].last, NaiveDate::from_ymd_opt(2028, 2, 29).unwrap());
    assert_eq!(leap.rounds[1].first, NaiveDate::from_ymd_opt(2028, 3, 1).unwrap());
}

fn score(folder: &Path, words: &[&str]) -> String {
    let words = [&["score"], words].concat();
    let output = Command::new(env!("CARGO_BIN_EXE_ruplem")).args(words).arg(folder).output().unwrap();
    text(&output.stdout) + &text(&output.stderr)
}

#[test]
fn an_older_year_is_told_as_of_its_own_days() {
    let folder = tempfile::tempdir().unwrap();
    Year::perfect().write(folder.path());
    let said = score(folder.path(), &[]);
    assert!(said.contains("30 กันยายน 2565") && said.contains("--as-of"), "{said}");
    let said = score(folder.path(), &["--as-of", "1/11/2569"]);
    assert!(said.contains("เกินหนึ่งปี"), "{said}");
}
