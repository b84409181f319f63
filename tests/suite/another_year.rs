//! Another year is another file: an invented handbook of other rounds, levels, days and thresholds scores by its own
//! numbers, and one that contradicts itself is refused by the name of the field.

use ruplem::handbook::Handbook;
use serde_json::json;

use crate::common::year::Year;

const HANDBOOK: &str = include_str!("../fixtures/2570.toml");

/// When the months of 2570 are due: the 10th of the next month, and the last months of the rounds by their own days.
const DUE_2570: [(&str, &str); 12] = [
    ("2026-10", "2026-11-10"),
    ("2026-11", "2026-12-10"),
    ("2026-12", "2027-01-10"),
    ("2027-01", "2027-01-29"),
    ("2027-02", "2027-03-10"),
    ("2027-03", "2027-04-10"),
    ("2027-04", "2027-05-10"),
    ("2027-05", "2027-05-28"),
    ("2027-06", "2027-07-10"),
    ("2027-07", "2027-08-10"),
    ("2027-08", "2027-09-10"),
    ("2027-09", "2027-09-15"),
];

fn handbook() -> Handbook {
    Handbook::parse(HANDBOOK).unwrap()
}

/// Everything on its last good day: 330 of 1,000 people in October, 770 in September, 45 % of 800,000 baht by 31 May.
fn perfect() -> Year {
    let mut year = Year::empty()
        .of(2570)
        .people("2026-10", 330)
        .people("2027-09", 770)
        .gfmis(&["2,800000,360000,2027-05-31", "3,1200000,600000,2027-09-30"])
        .handed_in("plan_recorded", "2026-12-15")
        .handed_in("plan_book_sent", "2027-02-28")
        .handed_in("annual_report_sent", "2027-09-01");
    for (month, due) in DUE_2570 {
        year = year.recorded(month, due);
    }
    year
}

fn levels(year: &Year, as_of: &str) -> [u64; 3] {
    let scores = year.score_by(&handbook(), as_of);
    [1, 2, 3].map(|round| scores.level(round))
}

#[test]
fn every_round_has_the_levels_the_handbook_gives_it() {
    let scores = perfect().score_by(&handbook(), "2027-10-01");
    assert_eq!([1, 2, 3].map(|round| scores.level(round)), [3, 2, 6]);
    let assessed: Vec<_> = [1, 2, 3].map(|round| scores.round(round)["assessed_on"].clone()).into();
    assert_eq!(assessed, ["2027-01-29", "2027-05-28", "2027-09-15"]);
    for (month, due) in &DUE_2570[..8] {
        assert_eq!(scores.month(month)["due"], *due, "{month}");
    }
    assert_eq!(
        scores["indicators"],
        json!([
            {"id": "monthly_reports", "target": "10", "actual": "12", "met": true},
            {"id": "success", "target": "95", "actual": "110.00", "met": true},
            {"id": "disbursement", "target": "50", "actual": "50.00", "met": true},
        ])
    );
}

#[test]
fn one_day_one_person_and_one_satang_decide_by_the_other_handbook() {
    let with_people = |october: u64, september: u64| {
        perfect().without_results().people("2026-10", october).people("2027-09", september)
    };
    for (story, year, expected) in [
        ("October on the 10th of November", perfect().recorded("2026-10", "2026-11-10"), [3, 2, 6]),
        ("October on the 11th of November", perfect().recorded("2026-10", "2026-11-11"), [0, 2, 6]),
        ("January on its 29th", perfect().recorded("2027-01", "2027-01-29"), [3, 2, 6]),
        ("January on its 30th", perfect().recorded("2027-01", "2027-01-30"), [0, 2, 6]),
        ("May on its 29th", perfect().recorded("2027-05", "2027-05-29"), [3, 1, 6]),
        ("the plan recorded on 16 December", perfect().handed_in("plan_recorded", "2026-12-16"), [1, 2, 6]),
        ("the book sent on 1 March", perfect().handed_in("plan_book_sent", "2027-03-01"), [3, 1, 6]),
        ("the committee is not asked for", perfect().never_handed_in("committee_approved"), [3, 2, 6]),
        ("the annual report on 2 September", perfect().handed_in("annual_report_sent", "2027-09-02"), [3, 2, 5]),
        ("no month of round 3 recorded in time is asked for", perfect().recorded("2027-07", "2027-09-15"), [3, 2, 6]),
        ("September recorded a day late", perfect().recorded("2027-09", "2027-09-16"), [3, 2, 0]),
        ("329 people by January", with_people(329, 771), [2, 2, 6]),
        ("499 people in the year", with_people(330, 169), [3, 2, 0]),
        ("500 people in the year", with_people(330, 170), [3, 2, 1]),
        ("949 people in the year", with_people(330, 619), [3, 2, 4]),
        ("950 people in the year", with_people(330, 620), [3, 2, 5]),
        ("1,099 people in the year", with_people(330, 769), [3, 2, 5]),
        ("one satang less by May", perfect().gfmis(&["2,800000,359999.99,2027-05-31"]), [3, 0, 6]),
        ("GFMIS read on 1 June", perfect().gfmis(&["2,800000,360000,2027-06-01"]), [3, 0, 6]),
    ] {
        assert_eq!(levels(&year, "2027-10-01"), expected, "{story}");
    }
}

#[test]
fn three_rounds_follow_each_other() {
    for (as_of, states, expected) in [
        ("2026-09-30", ["not_started", "not_started", "not_started"], [0, 0, 0]),
        ("2026-12-14", ["in_progress", "not_started", "not_started"], [1, 0, 0]),
        ("2026-12-15", ["in_progress", "not_started", "not_started"], [3, 0, 0]),
        ("2027-02-01", ["final", "in_progress", "not_started"], [3, 0, 0]),
        ("2027-05-31", ["final", "in_progress", "not_started"], [3, 2, 0]),
        ("2027-06-01", ["final", "final", "in_progress"], [3, 2, 0]),
        ("2027-09-15", ["final", "final", "in_progress"], [3, 2, 6]),
        ("2027-10-01", ["final", "final", "final"], [3, 2, 6]),
    ] {
        let scores = perfect().score_by(&handbook(), as_of);
        assert_eq!([1, 2, 3].map(|round| scores.round(round)["state"].as_str().unwrap()), states, "as of {as_of}");
        assert_eq!([1, 2, 3].map(|round| scores.level(round)), expected, "as of {as_of}");
    }
}

#[test]
fn a_handbook_that_contradicts_itself_is_refused_by_the_name_of_the_field() {
    for (story, sound, faulty, field) in [
        ("no year", "fiscal_year = 2570", "", "`fiscal_year`"),
        ("a year of the Common Era", "fiscal_year = 2570", "fiscal_year = 2027", "fiscal_year"),
        ("a year in words", "fiscal_year = 2570", "fiscal_year = \"๒๕๗๐\"", "fiscal_year"),
        ("an unknown field", "budget_name =", "budget = \"งบ\"\nbudget_name =", "unknown field `budget`"),
        ("no committee", "committee = \"คณะกรรมการสมมติ\"", "", "`committee`"),
        ("no address of the office", "email = \"office@example.com\"", "", "`email`"),
        ("a due day no month has", "due_day = 10", "due_day = 0", "monthly.due_day"),
        ("a due day some months lack", "due_day = 10", "due_day = 29", "monthly.due_day"),
        ("an exception for another year's month", "\"2027-09\" =", "\"2027-10\" =", "monthly.exceptions.2027-10"),
        ("an exception for no month", "\"2027-09\" =", "\"กันยายน\" =", "monthly.exceptions.กันยายน"),
        ("an indicator twice", "id = \"success\"", "id = \"monthly_reports\"", "indicators"),
        ("an unknown indicator", "id = \"success\"", "id = \"happiness\"", "happiness"),
        ("a negative target", "target = 95", "target = -95", "target"),
        ("rounds out of order", "number = 2", "number = 3", "rounds[1]"),
        ("a round that ends before it begins", "last = 2027-05-31", "last = 2027-01-31", "rounds[1]"),
        ("assessed after the round", "assessed_on = 2027-05-28", "assessed_on = 2027-06-01", "rounds[1]"),
        (
            "a month due after the assessment",
            "\"2027-05\" = 2027-05-28",
            "\"2027-05\" = 2027-05-29",
            "monthly.exceptions",
        ),
        ("assessed before the round", "assessed_on = 2027-05-28", "assessed_on = 2027-01-31", "rounds[1]"),
        ("rounds that overlap", "first = 2027-02-01", "first = 2027-01-31", "`rounds`"),
        ("a round that begins before the year", "first = 2026-10-01", "first = 2026-09-30", "`rounds`"),
        ("a round that ends after the year", "last = 2027-09-30", "last = 2027-10-01", "`rounds`"),
        ("a level without criteria", "[{ id = \"budget\", threshold = 45 }]", "[]", "rounds[1]"),
        (
            "a delivery due after the assessment",
            "\"plan_recorded\", due = 2026-12-15",
            "\"plan_recorded\", due = 2027-01-30",
            "rounds[0].levels[1].plan_recorded",
        ),
        (
            "a delivery without a day",
            "\"plan_recorded\", due = 2026-12-15",
            "\"plan_recorded\"",
            "rounds[0].levels[1].plan_recorded",
        ),
        (
            "a delivery with a threshold",
            "\"plan_recorded\", due = 2026-12-15",
            "\"plan_recorded\", due = 2026-12-15, threshold = 5",
            "rounds[0].levels[1].plan_recorded",
        ),
        (
            "people without a threshold",
            "{ id = \"people\", threshold = 33 }",
            "{ id = \"people\" }",
            "rounds[0].levels[2].people",
        ),
        (
            "people with a day",
            "{ id = \"people\", threshold = 33 }",
            "{ id = \"people\", threshold = 33, due = 2027-01-01 }",
            "rounds[0].levels[2].people",
        ),
        ("half a per cent", "threshold = 45", "threshold = 45.5", "threshold"),
        (
            "a monthly threshold",
            "{ id = \"monthly\" }, {",
            "{ id = \"monthly\", threshold = 5 }, {",
            "rounds[1].levels[1].monthly",
        ),
        (
            "an unknown criterion",
            "{ id = \"budget\", threshold = 45 }",
            "{ id = \"budgets\", threshold = 45 }",
            "rounds[1].levels[0].budgets",
        ),
        ("a day the calendar lacks", "due = 2027-02-28", "due = 2027-02-29", "due = 2027-02-29"),
        ("a day in words", "due = 2027-02-28", "due = \"28 กุมภาพันธ์\"", "due = \"28 กุมภาพันธ์\""),
    ] {
        assert_eq!(HANDBOOK.matches(sound).count(), 1, "{story}: «{sound}» is no longer one place of the handbook");
        let refused = Handbook::parse(&HANDBOOK.replace(sound, faulty)).expect_err(story).to_string();
        assert!(refused.contains(field), "{story}: «{field}» is not named in: {refused}");
    }
}

#[test]
fn a_handbook_without_rounds_is_refused() {
    let head = HANDBOOK.split("[[rounds]]").next().unwrap().replace("fiscal_year", "rounds = []\nfiscal_year");
    let refused = Handbook::parse(&head).unwrap_err().to_string();
    assert!(refused.contains("`rounds`"), "{refused}");
}

#[test]
fn a_round_without_levels_is_refused() {
    let start = HANDBOOK.rfind("levels = [").unwrap();
    let refused = Handbook::parse(&format!("{}levels = []\n", &HANDBOOK[..start])).unwrap_err().to_string();
    assert!(refused.contains("rounds[2]"), "{refused}");
}
