//! Any fiscal year has rules: those of its own handbook, or those of the newest earlier one with every day moved.

use std::{collections::BTreeSet, fs, path::Path, process::Command};

use chrono::{Datelike, NaiveDate};
use rayon::prelude::*;
use ruplem::{
    Document,
    handbook::{Criterion, Handbook, Handbooks},
    model::{FiscalYear, Month, Province, SubmissionItem},
    templates::Templates,
    thai::{
        date::{long_day, long_month, month_abbreviation},
        digits::plain,
    },
};

use crate::common::{
    program::text,
    reading::{Reader, squeezed},
    workshop::{WORKSHOP, checked, dataset},
    year::Year,
};

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

/// A day as people type it: `5/11/2569`.
fn typed(day: NaiveDate) -> String {
    format!("{}/{}/{}", day.day(), day.month(), day.year() + 543)
}

fn typed_month(month: Month) -> String {
    format!("{} {}", month_abbreviation(month), month.buddhist_year())
}

/// What `new` makes of a year, with everything done on its last good day.
fn filled_in(year: FiscalYear) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let handbook = handbooks().of(year).unwrap();
    let done = |line: &str| -> String {
        let first = line.split(',').next().unwrap_or_default();
        let due = |item: &str| typed(handbook.delivery_due(SubmissionItem::find(item).unwrap()).unwrap());
        match (line.trim_end_matches(','), line.matches(',').count()) {
            (one, 2) if one == first && one.contains(' ') => {
                let month = year.months().find(|month| typed_month(*month) == one).unwrap();
                format!("{one},{},นักวิชาการแรงงาน", typed(handbook.due(month)))
            }
            ("1", 3) => format!("1,600000,480000,{}", typed(handbook.rounds[0].last)),
            ("2", 3) => format!("2,1200000,1200000,{}", typed(handbook.rounds[1].last)),
            (item, 3) if item == first && SubmissionItem::find(item).is_some() => {
                format!("{item},{},,", due(item))
            }
            _ => line.to_owned(),
        }
    };
    let (first, last) = (typed_month(year.first_month()), typed_month(year.months().last().unwrap()));
    for (name, bytes) in WORKSHOP.form(Province::find("ตาก").unwrap(), year, None).files() {
        let mut text: String = String::from_utf8(bytes).unwrap();
        if ["reports.csv", "budget.csv", "submissions.csv"].contains(&name.as_str()) {
            text = text.lines().map(|line| done(line) + "\r\n").collect();
        }
        if name == "projects.csv" {
            text += &format!("ตก-1,,ฝึกอาชีพ,,,1200,0,0,1200000,,สำนักงานแรงงานจังหวัดตาก,,{first},{last}\r\n");
        }
        if name == "results.csv" {
            text.extend(year.months().map(|month| format!("ตก-1,{},100,0,0,100000,\r\n", typed_month(month))));
        }
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn codes(folder: &Path) -> BTreeSet<&'static str> {
    let nation = checked(folder);
    nation.provinces[0].checked.diagnostics.iter().map(|found| found.fault.code()).collect()
}

#[test]
fn what_new_makes_of_any_year_is_filled_in_checked_and_scored() {
    for number in 2565..=2600 {
        let folder = filled_in(year(number));
        let expected: &[&str] = match number {
            2565 => &[],
            2566..=2570 => &["assumed_handbook"],
            _ => &["assumed_handbook", "unknown_long_plan"],
        };
        assert_eq!(codes(folder.path()), expected.iter().copied().collect(), "{number}");
        let data = dataset(folder.path());
        let score = WORKSHOP.score(&data, data.year.last_day());
        let levels: Vec<u8> = score.rounds.iter().map(|round| round.level).collect();
        assert_eq!(levels, [5, 5], "{number}: all was done on its last good day");
        let reports = fs::read_to_string(folder.path().join("reports.csv")).unwrap();
        let due = data.handbook.due(year(number).months().nth(4).unwrap());
        let late = reports.replace(&typed(due), &typed(due.succ_opt().unwrap()));
        fs::write(folder.path().join("reports.csv"), late).unwrap();
        let score = WORKSHOP.score(&dataset(folder.path()), data.year.last_day());
        assert_eq!(score.rounds[0].level, 1, "{number}: February was recorded a day late");
    }
}

#[test]
fn last_year_s_data_with_the_year_alone_changed_is_told_once() {
    for (own, changed) in [(2569, 2570), (2565, 2600)] {
        let folder = filled_in(year(own));
        let path = folder.path().join("province.toml");
        let text = fs::read_to_string(&path).unwrap();
        fs::write(path, text.replace(&format!("= {own}"), &format!("= {changed}"))).unwrap();
        assert_eq!(codes(folder.path()), BTreeSet::from(["year_of_other_data"]), "{own} as {changed}");
        let nation = checked(folder.path());
        let [found] = &nation.provinces[0].checked.diagnostics[..] else { panic!("told more than once") };
        assert_eq!(
            (found.place.file.as_str(), found.found.as_deref()),
            ("province.toml", Some(changed.to_string().as_str()))
        );
    }
}

#[test]
fn the_books_of_a_year_name_its_own_days_and_no_other_year() {
    (2565..=2600).into_par_iter().for_each(|number| {
        let folder = filled_in(year(number));
        let data = dataset(folder.path());
        let assumed = format!("เกณฑ์ของปี๒๕๖๕เลื่อนวันเป็นปี{}ยังไม่ได้ตรวจกับคู่มือของปีนี้", plain(number));
        let february = data.year.months().nth(4).unwrap();
        for document in [Document::PLAN, Document::ANNUAL, Document::SCORECARD, Document::MONTHLY.of(february)] {
            let book = WORKSHOP.make(document, &data, data.year.last_day()).unwrap();
            assert!(book.findings.is_empty() && book.lost.is_empty(), "{number}: {:?}", book.findings);
            let path = folder.path().join("book.pdf");
            fs::write(&path, book.pdf).unwrap();
            let text = squeezed(&Reader::Ours.read(&path));
            let name = document.kind.name;
            assert!(text.contains(&format!("ปีงบประมาณพ.ศ.{}", plain(number))), "{name} of {number}: {text}");
            let has_days = |days: &[NaiveDate]| days.iter().all(|day| text.contains(&squeezed(&long_day(*day))));
            let rounds = &data.handbook.rounds;
            match name {
                "plan" | "scorecard" => {
                    assert!(has_days(&[rounds[0].last, rounds[1].last]), "{name} of {number}: {text}")
                }
                "monthly" => assert!(text.contains(&squeezed(&long_month(february))), "{text}"),
                _ => {}
            }
            let is_told = text.contains(&assumed);
            assert_eq!(is_told, number != 2565 && name != "monthly", "{name} of {number}");
            let long_plan = data.handbook.names.long_plan.clone().unwrap_or_default();
            let without = text.replace(&assumed, "").replace(&squeezed(&long_plan), "");
            for other in (2550..2650).filter(|other| ![number, number - 1].contains(other)) {
                assert!(!without.contains(&plain(other)), "{other} in {name} of {number}");
            }
        }
    });
}
