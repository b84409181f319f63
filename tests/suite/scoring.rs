//! The two rounds of 2565, scored from a dataset folder. Every expected figure is worked by hand from the handbook.
//!
//! [`Year::perfect`] does everything on its last good day; each story takes one thing away from it or moves one day.

use serde_json::{Value, json};

use crate::common::{
    program::{assert_expected, project, run, text},
    year::{DUE_2565, Year},
};

/// The day after the last round: nothing is open any more.
const SETTLED: &str = "2022-10-01";

/// Year-end levels of both rounds.
fn levels(year: &Year) -> (u64, u64) {
    year.score(SETTLED).levels()
}

fn round_1(disbursed: &str) -> Vec<String> {
    vec![format!("1,600000.00,{disbursed},2022-03-31"), "2,1200000.00,1200000.00,2022-09-30".to_owned()]
}

fn round_2(disbursed: &str) -> Vec<String> {
    vec!["1,600000.00,480000.00,2022-03-31".to_owned(), format!("2,1200000.00,{disbursed},2022-09-30")]
}

fn with_gfmis(year: Year, rows: &[String]) -> Year {
    year.gfmis(&rows.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn everything_done_on_its_last_good_day_reaches_the_top_of_both_rounds() {
    let scores = Year::perfect().score(SETTLED);
    assert_eq!(scores.levels(), (5, 5));
    assert_eq!(scores.codes, Vec::<&str>::new());
    for round in [1, 2] {
        assert_eq!(scores.round(round)["state"], "final");
        for criterion in scores.criteria(round) {
            assert_eq!(criterion["state"], "met", "{criterion}");
        }
    }
    let people = |round: usize| scores.round(round)["people"].clone();
    assert_eq!(people(1), json!({"target": 1000, "reached": 400, "percent": "40.00"}));
    assert_eq!(people(2), json!({"target": 1000, "reached": 800, "percent": "80.00"}));
    let budget = |round: usize| scores.round(round)["budget"].clone();
    assert_eq!(budget(1), json!({"allocated": "600000.00", "disbursed": "480000.00", "percent": "80.00"}));
    assert_eq!(budget(2), json!({"allocated": "1200000.00", "disbursed": "1200000.00", "percent": "100.00"}));
}

#[test]
fn one_person_decides_each_threshold_of_round_1() {
    for (reached, level, percent) in [
        (0, 2, "0.00"),
        (199, 2, "19.90"),
        (200, 3, "20.00"),
        (201, 3, "20.10"),
        (299, 3, "29.90"),
        (300, 4, "30.00"),
        (301, 4, "30.10"),
        (399, 4, "39.90"),
        (400, 5, "40.00"),
        (401, 5, "40.10"),
        (1500, 5, "150.00"),
    ] {
        let scores = Year::perfect().without_results().people("2021-10", reached).score(SETTLED);
        let shown = (scores.level(1), scores.round(1)["people"]["percent"].as_str().unwrap());
        assert_eq!(shown, (level, percent), "{reached} of 1,000 people");
    }
}

#[test]
fn one_person_decides_each_threshold_of_round_2() {
    for (reached, level, percent) in [
        (499, 1, "49.90"),
        (500, 2, "50.00"),
        (501, 2, "50.10"),
        (599, 2, "59.90"),
        (600, 3, "60.00"),
        (601, 3, "60.10"),
        (699, 3, "69.90"),
        (700, 4, "70.00"),
        (701, 4, "70.10"),
        (799, 4, "79.90"),
        (800, 5, "80.00"),
        (801, 5, "80.10"),
    ] {
        let scores = Year::perfect().without_results().people("2022-05", reached).score(SETTLED);
        let shown = (scores.level(2), scores.round(2)["people"]["percent"].as_str().unwrap());
        assert_eq!(shown, (level, percent), "{reached} of 1,000 people");
    }
}

#[test]
fn one_satang_decides_each_threshold_of_round_1() {
    // Of 600,000 baht, 60 % is 360,000, 70 % is 420,000, 80 % is 480,000.
    for (disbursed, level, percent) in [
        ("0.00", 2, "0.00"),
        ("359999.99", 2, "59.99"),
        ("360000.00", 3, "60.00"),
        ("360000.01", 3, "60.00"),
        ("419999.99", 3, "69.99"),
        ("420000.00", 4, "70.00"),
        ("420000.01", 4, "70.00"),
        ("479999.99", 4, "79.99"),
        ("480000.00", 5, "80.00"),
        ("480000.01", 5, "80.00"),
    ] {
        let scores = with_gfmis(Year::perfect(), &round_1(disbursed)).score(SETTLED);
        let shown = (scores.level(1), scores.round(1)["budget"]["percent"].as_str().unwrap());
        assert_eq!(shown, (level, percent), "{disbursed} of 600,000 baht");
    }
}

#[test]
fn one_satang_decides_each_threshold_of_round_2() {
    // Of 1,200,000 baht, 70 % is 840,000, 80 % is 960,000, 90 % is 1,080,000.
    for (disbursed, level, percent) in [
        ("839999.99", 1, "69.99"),
        ("840000.00", 2, "70.00"),
        ("840000.01", 2, "70.00"),
        ("959999.99", 2, "79.99"),
        ("960000.00", 3, "80.00"),
        ("960000.01", 3, "80.00"),
        ("1079999.99", 3, "89.99"),
        ("1080000.00", 4, "90.00"),
        ("1080000.01", 4, "90.00"),
        ("1199999.99", 4, "99.99"),
        ("1200000.00", 5, "100.00"),
        ("1200000.01", 5, "100.00"),
    ] {
        let scores = with_gfmis(Year::perfect(), &round_2(disbursed)).score(SETTLED);
        let shown = (scores.level(2), scores.round(2)["budget"]["percent"].as_str().unwrap());
        assert_eq!(shown, (level, percent), "{disbursed} of 1,200,000 baht");
    }
}

#[test]
fn a_threshold_that_falls_between_two_people_needs_the_upper_one() {
    // 20 % of 1,003 is 200.6 people.
    for (reached, level, percent, short) in [(200, 2, "19.94", 1), (201, 3, "20.03", 0)] {
        let scores = Year::perfect().target(1_003).without_results().people("2021-10", reached).score(SETTLED);
        let people = &scores.round(1)["people"]["percent"];
        let missing = &scores.criterion_of(1, 3, "people")["short"];
        assert_eq!((scores.level(1), people, missing), (level, &json!(percent), &json!(short)), "{reached} of 1,003");
    }
    // 3,999 of 20,000 is 19.995 %: not 20 %, on paper or in the score.
    let scores = Year::perfect().target(20_000).without_results().people("2021-10", 3_999).score(SETTLED);
    assert_eq!((scores.level(1), &scores.round(1)["people"]["percent"]), (2, &json!("19.99")));
}

#[test]
fn a_threshold_that_falls_between_two_satang_needs_the_upper_one() {
    // 60 % of 333,333.33 baht is 199,999.998 baht.
    for (disbursed, level, percent, short) in [("199999.99", 2, "59.99", "0.01"), ("200000.00", 3, "60.00", "0.00")] {
        let row = format!("1,333333.33,{disbursed},2022-03-31");
        let scores = Year::perfect().gfmis(&[&row]).score(SETTLED);
        let printed = &scores.round(1)["budget"]["percent"];
        let missing = &scores.criterion_of(1, 3, "budget")["short"];
        assert_eq!((scores.level(1), printed, missing), (level, &json!(percent), &json!(short)), "{disbursed}");
    }
}

#[test]
fn what_is_still_missing_is_told_in_people_and_baht() {
    let year = Year::perfect().without_results().people("2021-10", 250);
    let scores = with_gfmis(year, &round_1("400000.50")).score(SETTLED);
    for (level, people, baht) in [(3, 0, "0.00"), (4, 50, "19999.50"), (5, 150, "79999.50")] {
        assert_eq!(scores.criterion_of(1, level, "people")["short"], people, "people of level {level}");
        assert_eq!(scores.criterion_of(1, level, "budget")["short"], baht, "baht of level {level}");
    }
}

#[test]
fn the_three_groups_and_every_row_are_counted_together() {
    let year = Year::perfect()
        .targets(["500", "300", "200"])
        .without_results()
        .result("2021-10", ["100", "50", "-"])
        .result("2021-10", ["-", "50", "100"])
        .result("2022-03", ["0", "0", "100"]);
    let scores = year.score(SETTLED);
    assert_eq!(scores.round(1)["people"], json!({"target": 1000, "reached": 400, "percent": "40.00"}));
    assert_eq!(scores.level(1), 5);
    assert_eq!(scores.codes, ["repeated_result"]);
}

#[test]
fn each_delivery_is_on_time_on_its_day_and_late_the_day_after() {
    // (what, its day, the day after, levels when late)
    for (item, due, late, levels_late) in [
        ("plan_recorded", "2021-10-31", "2021-11-01", (0, 5)),
        ("committee_approved", "2021-11-30", "2021-12-01", (0, 5)),
        ("plan_book_sent", "2021-11-30", "2021-12-01", (0, 5)),
        ("annual_report_sent", "2022-09-29", "2022-09-30", (5, 4)),
    ] {
        let round = if item == "annual_report_sent" { 2 } else { 1 };
        for (day, expected, state) in [(due, (5, 5), "met"), (late, levels_late, "missed")] {
            let scores = Year::perfect().handed_in(item, day).score(SETTLED);
            assert_eq!((scores.levels(), scores.state(round, item)), (expected, state), "{item} on {day}");
            assert_eq!(scores.criterion(round, item)["due"], due, "{item}");
            assert_eq!(scores.criterion(round, item)["actual"], day, "{item} on {day}");
        }
    }
}

#[test]
fn each_month_is_on_time_on_its_day_and_late_the_day_after() {
    let late = [
        "2021-11-06",
        "2021-12-06",
        "2022-01-06",
        "2022-02-06",
        "2022-03-06",
        "2022-03-31",
        "2022-05-06",
        "2022-06-06",
        "2022-07-06",
        "2022-08-06",
        "2022-09-06",
        "2022-09-30",
    ];
    // Without people of their own, months change nothing but their own criterion: round 1 stays at level 1, round 2
    // at none.
    for (index, ((month, due), late)) in DUE_2565.into_iter().zip(late).enumerate() {
        let year = Year::perfect().without_results().people("2021-10", 400).people("2022-04", 400);
        let on_time = year.clone().recorded(month, due).score(SETTLED);
        assert_eq!(on_time.levels(), (5, 5), "{month} recorded on {due}");
        assert_eq!(on_time.month(month)["due"], due, "{month}");
        let scores = year.recorded(month, late).score(SETTLED);
        let expected = if index < 6 { (1, 5) } else { (5, 0) };
        assert_eq!(scores.levels(), expected, "{month} recorded on {late}");
        assert_eq!(scores.month(month)["state"], "missed", "{month} recorded on {late}");
        assert_eq!(scores.month(month)["actual"], late, "{month} recorded on {late}");
    }
}

#[test]
fn a_month_recorded_while_it_still_runs_is_on_time() {
    let scores = Year::perfect().recorded("2021-10", "2021-10-01").score(SETTLED);
    assert_eq!((scores.levels(), scores.month("2021-10")["state"].as_str()), ((5, 5), Some("met")));
}

#[test]
fn a_year_in_which_nothing_is_shown_reaches_nothing_and_misses_nothing() {
    let scores = Year::empty().score(SETTLED);
    assert_eq!(scores.levels(), (0, 0));
    for round in [1, 2] {
        for criterion in scores.criteria(round) {
            assert_eq!(criterion["state"], "not_shown", "{criterion}");
        }
        assert_eq!(scores.round(round)["people"], json!({"target": 1000, "reached": 0, "percent": "0.00"}));
        assert_eq!(scores.round(round)["budget"], json!({"allocated": null, "disbursed": null, "percent": null}));
    }
    assert_eq!(
        scores.month("2022-03"),
        &json!({"month": "2022-03", "due": "2022-03-30", "actual": null, "state": "not_shown"})
    );
}

#[test]
fn one_delivery_never_shown_holds_its_round_at_the_level_below() {
    for (item, round, expected) in [
        ("plan_recorded", 1, (0, 5)),
        ("committee_approved", 1, (0, 5)),
        ("plan_book_sent", 1, (0, 5)),
        ("annual_report_sent", 2, (5, 4)),
    ] {
        for year in [
            Year::perfect().never_handed_in(item),
            Year::perfect().handed_in(item, ""),
            Year::perfect().handed_in(item, "-"),
        ] {
            let scores = year.score(SETTLED);
            assert_eq!((scores.levels(), scores.state(round, item)), (expected, "not_shown"), "{item}");
            assert_eq!(scores.criterion(round, item)["actual"], Value::Null, "{item}");
        }
    }
}

#[test]
fn one_month_never_recorded_holds_its_round_below_the_monthly_level() {
    for year in [
        Year::perfect().unrecorded("2022-01"),
        Year::perfect().recorded("2022-01", ""),
        Year::perfect().recorded("2022-01", "-"),
    ] {
        let scores = year.score(SETTLED);
        assert_eq!(scores.levels(), (1, 5));
        assert_eq!(scores.month("2022-01")["state"], "not_shown");
        assert_eq!(scores.state(1, "monthly"), "not_shown");
    }
}

#[test]
fn a_round_with_a_late_and_an_unrecorded_month_has_missed_its_criterion() {
    let scores = Year::perfect().unrecorded("2022-01").recorded("2022-02", "2022-03-06").score(SETTLED);
    assert_eq!((scores.level(1), scores.state(1, "monthly")), (1, "missed"));
}

#[test]
fn a_target_of_zero_has_no_per_cent_and_holds_both_rounds_below_their_thresholds() {
    for target in [["0", "0", "0"], ["-", "-", "-"]] {
        let scores = Year::perfect().targets(target).score(SETTLED);
        assert_eq!(scores.levels(), (2, 1));
        assert_eq!(scores.round(1)["people"], json!({"target": 0, "reached": 400, "percent": null}));
        assert_eq!(scores.state(1, "people"), "missed");
        assert_eq!(
            scores.indicator("success"),
            &json!({"id": "success", "target": "80", "actual": null, "met": false})
        );
        assert!(scores.codes.contains(&"zero_plan_target"), "{:?}", scores.codes);
    }
}

#[test]
fn an_allocation_of_zero_has_no_per_cent_and_holds_both_rounds_below_their_thresholds() {
    for zero in ["0", "-", "0.00"] {
        let rows = [format!("1,{zero},0,2022-03-31"), format!("2,{zero},-,2022-09-30")];
        let scores = with_gfmis(Year::perfect(), &rows).score(SETTLED);
        assert_eq!(scores.levels(), (2, 1));
        assert_eq!(scores.round(1)["budget"], json!({"allocated": "0.00", "disbursed": "0.00", "percent": null}));
        assert_eq!(scores.codes, ["zero_allocation", "zero_allocation"]);
        assert_eq!(scores.indicator("disbursement")["actual"], Value::Null);
    }
}

#[test]
fn people_of_a_month_recorded_after_the_assessment_day_count_in_the_next_round_only() {
    // October's 400 people, recorded on the day and on the day after the sheet is read for round 1.
    let on_the_day = Year::perfect().recorded("2021-10", "2022-03-30").score(SETTLED);
    assert_eq!(on_the_day.round(1)["people"]["reached"], 400);
    assert_eq!(on_the_day.levels(), (1, 5));
    let day_after = Year::perfect().recorded("2021-10", "2022-03-31").score(SETTLED);
    assert_eq!(day_after.round(1)["people"], json!({"target": 1000, "reached": 0, "percent": "0.00"}));
    assert_eq!(day_after.round(2)["people"]["reached"], 800);
    assert_eq!(day_after.levels(), (1, 5));
    assert_eq!(day_after.state(1, "people"), "missed");
}

#[test]
fn people_of_march_count_in_round_1_when_march_is_recorded_by_its_30th() {
    for (day, reached, levels) in
        [("2022-03-30", 400, (5, 5)), ("2022-03-31", 300, (1, 5)), ("2022-04-05", 300, (1, 5))]
    {
        let year = Year::perfect()
            .without_results()
            .people("2021-10", 300)
            .people("2022-03", 100)
            .people("2022-04", 400)
            .recorded("2022-03", day);
        let scores = year.score(SETTLED);
        assert_eq!((scores.round(1)["people"]["reached"].as_u64(), scores.levels()), (Some(reached), levels), "{day}");
        assert_eq!(scores.round(2)["people"]["reached"], 800, "{day}");
    }
}

#[test]
fn people_recorded_after_the_last_assessment_day_count_for_the_indicator_only() {
    let scores = Year::perfect().recorded("2021-10", "2022-09-30").score(SETTLED);
    assert_eq!(scores.round(2)["people"]["reached"], 400);
    // 40 % is below the 50 % of level 2, while April to September are all on time.
    assert_eq!(scores.levels(), (1, 1));
    assert_eq!(scores.indicator("success")["actual"], "80.00");
}

#[test]
fn people_of_a_month_never_recorded_count_nowhere() {
    let scores = Year::perfect().unrecorded("2021-10").score(SETTLED);
    assert_eq!(scores.round(1)["people"]["reached"], 0);
    assert_eq!(scores.round(2)["people"]["reached"], 400);
    assert_eq!(scores.indicator("success")["actual"], "40.00");
    assert_eq!(scores.codes, ["result_never_recorded"]);
}

#[test]
fn when_no_month_was_recorded_by_the_assessment_day_people_are_not_shown() {
    let mut year = Year::perfect();
    for (month, _) in DUE_2565 {
        year = year.recorded(month, "2022-10-01");
    }
    let scores = year.score(SETTLED);
    assert_eq!(
        (scores.levels(), scores.state(1, "people"), scores.state(2, "people")),
        ((1, 0), "not_shown", "not_shown")
    );
}

#[test]
fn gfmis_rows_count_by_their_day() {
    const R2: &str = "2,1200000.00,1200000.00,2022-09-30";
    struct Case {
        story: &'static str,
        rows: &'static [&'static str],
        level: u64,
        budget: [Option<&'static str>; 3],
        state_of_level_3: &'static str,
    }
    for case in [
        Case {
            story: "a figure of the last day",
            rows: &["1,600000.00,360000.00,2022-03-31", R2],
            level: 3,
            budget: [Some("600000.00"), Some("360000.00"), Some("60.00")],
            state_of_level_3: "met",
        },
        Case {
            story: "a figure of the day after the round",
            rows: &["1,600000.00,480000.00,2022-04-01", R2],
            level: 2,
            budget: [None, None, None],
            state_of_level_3: "not_shown",
        },
        Case {
            story: "a figure without a day is of the last day",
            rows: &["1,600000.00,480000.00,", R2],
            level: 5,
            budget: [Some("600000.00"), Some("480000.00"), Some("80.00")],
            state_of_level_3: "met",
        },
        Case {
            story: "the latest of several rows, whatever their order",
            rows: &[
                "1,600000.00,420000.00,2022-03-31",
                "1,600000.00,300000.00,2021-12-31",
                "1,600000.00,480000.00,2022-04-30",
                "1,600000.00,360000.00,2022-02-28",
                R2,
            ],
            level: 4,
            budget: [Some("600000.00"), Some("420000.00"), Some("70.00")],
            state_of_level_3: "met",
        },
        Case {
            story: "a figure without a day is later than one of February",
            rows: &["1,600000.00,480000.00,2022-02-28", "1,600000.00,420000.00,", R2],
            level: 4,
            budget: [Some("600000.00"), Some("420000.00"), Some("70.00")],
            state_of_level_3: "met",
        },
        Case {
            story: "a correction after the round changes nothing",
            rows: &["1,600000.00,359999.99,2022-03-31", "1,600000.00,480000.00,2022-04-02", R2],
            level: 2,
            budget: [Some("600000.00"), Some("359999.99"), Some("59.99")],
            state_of_level_3: "missed",
        },
        Case {
            story: "a dash is nothing disbursed",
            rows: &["1,600000.00,-,2022-03-31", R2],
            level: 2,
            budget: [Some("600000.00"), Some("0.00"), Some("0.00")],
            state_of_level_3: "missed",
        },
        Case {
            story: "a blank is not given",
            rows: &["1,600000.00,,2022-03-31", R2],
            level: 2,
            budget: [Some("600000.00"), None, None],
            state_of_level_3: "not_shown",
        },
        Case {
            story: "a later row without a figure leaves the earlier figure standing",
            rows: &["1,600000.00,360000.00,2022-02-28", "1,600000.00,,2022-03-31", R2],
            level: 3,
            budget: [Some("600000.00"), Some("360000.00"), Some("60.00")],
            state_of_level_3: "met",
        },
        Case {
            story: "no row at all",
            rows: &[R2],
            level: 2,
            budget: [None, None, None],
            state_of_level_3: "not_shown",
        },
        Case {
            story: "more than was allocated",
            rows: &["1,600000.00,600000.01,2022-03-31", R2],
            level: 5,
            budget: [Some("600000.00"), Some("600000.01"), Some("100.00")],
            state_of_level_3: "met",
        },
    ] {
        let story = case.story;
        let scores = Year::perfect().gfmis(case.rows).score(SETTLED);
        let [allocated, disbursed, percent] = case.budget;
        let budget = json!({"allocated": allocated, "disbursed": disbursed, "percent": percent});
        assert_eq!(scores.round(1)["budget"], budget, "{story}");
        assert_eq!(scores.levels(), (case.level, 5), "{story}");
        assert_eq!(scores.criterion_of(1, 3, "budget")["state"], case.state_of_level_3, "{story}");
    }
}

#[test]
fn a_gfmis_figure_dated_after_its_round_is_warned_about() {
    let scores = Year::perfect().gfmis(&["1,600000.00,480000.00,2022-04-01"]).score(SETTLED);
    assert_eq!(scores.codes, ["reading_after_round"]);
}

#[test]
fn the_perfect_year_climbs_day_by_day() {
    // (as of, state and level of round 1, of round 2)
    for (as_of, round_1, round_2, why) in [
        ("2021-09-30", ("not_started", 0), ("not_started", 0), "the day before the year"),
        ("2021-10-01", ("in_progress", 0), ("not_started", 0), "nothing is handed in yet"),
        ("2021-10-31", ("in_progress", 0), ("not_started", 0), "the plan is recorded, its book not sent"),
        ("2021-11-29", ("in_progress", 0), ("not_started", 0), "the book is not sent"),
        ("2021-11-30", ("in_progress", 2), ("not_started", 0), "level 1 is whole and October was on time"),
        ("2022-03-30", ("in_progress", 2), ("not_started", 0), "GFMIS is read tomorrow"),
        ("2022-03-31", ("in_progress", 5), ("not_started", 0), "GFMIS of the last day"),
        ("2022-04-01", ("final", 5), ("in_progress", 0), "April is not recorded yet"),
        ("2022-05-04", ("final", 5), ("in_progress", 0), "April is due tomorrow"),
        ("2022-05-05", ("final", 5), ("in_progress", 1), "April is on time"),
        ("2022-09-28", ("final", 5), ("in_progress", 1), "GFMIS is read in two days"),
        ("2022-09-29", ("final", 5), ("in_progress", 1), "GFMIS is read tomorrow"),
        ("2022-09-30", ("final", 5), ("in_progress", 5), "GFMIS of the last day"),
        ("2022-10-01", ("final", 5), ("final", 5), "the year is over"),
        ("2035-01-01", ("final", 5), ("final", 5), "long after it"),
    ] {
        let scores = Year::perfect().score(as_of);
        assert_eq!(scores["as_of"], as_of);
        let shown = |round| (scores.round(round)["state"].as_str().unwrap(), scores.level(round));
        assert_eq!((shown(1), shown(2)), (round_1, round_2), "as of {as_of}: {why}");
    }
}

#[test]
fn before_the_year_everything_is_pending_whatever_the_data_says() {
    for year in [Year::empty(), Year::perfect()] {
        let scores = year.score("2021-09-30");
        for criterion in scores.criteria(1).iter().chain(scores.criteria(2)) {
            assert_eq!(criterion["state"], "pending", "{criterion}");
            for month in criterion["months"].as_array().into_iter().flatten() {
                assert_eq!((&month["state"], &month["actual"]), (&json!("pending"), &Value::Null), "{month}");
            }
        }
    }
}

#[test]
fn a_delivery_around_its_due_day() {
    // The plan is recorded on 2 November, two days late.
    for (as_of, state, actual) in [
        ("2021-10-30", "pending", None),
        ("2021-10-31", "pending", None),
        ("2021-11-01", "not_shown", None),
        ("2021-11-02", "missed", Some("2021-11-02")),
        ("2022-10-01", "missed", Some("2021-11-02")),
    ] {
        let scores = Year::perfect().handed_in("plan_recorded", "2021-11-02").score(as_of);
        let criterion = scores.criterion(1, "plan_recorded");
        assert_eq!((&criterion["state"], &criterion["actual"]), (&json!(state), &json!(actual)), "as of {as_of}");
    }
}

#[test]
fn a_month_around_its_due_day() {
    // October is on time; November is recorded on 7 December, two days late.
    for (as_of, month, monthly, level) in [
        ("2021-12-04", "pending", "met", 2),
        ("2021-12-05", "pending", "met", 2),
        ("2021-12-06", "not_shown", "not_shown", 1),
        ("2021-12-07", "missed", "missed", 1),
    ] {
        let scores = Year::perfect().recorded("2021-11", "2021-12-07").score(as_of);
        let shown = (scores.month("2021-11")["state"].as_str().unwrap(), scores.state(1, "monthly"), scores.level(1));
        assert_eq!(shown, (month, monthly, level), "as of {as_of}");
    }
}

#[test]
fn march_and_september_around_their_days() {
    for (month, round, assessed, last, after) in [
        ("2022-03", 1, "2022-03-30", "2022-03-31", "2022-04-01"),
        ("2022-09", 2, "2022-09-29", "2022-09-30", "2022-10-01"),
    ] {
        for (recorded, as_of, state) in [
            ("", assessed, "pending"),
            ("", last, "not_shown"),
            ("", after, "not_shown"),
            (last, assessed, "pending"),
            (last, last, "missed"),
            (last, after, "missed"),
            (assessed, assessed, "met"),
        ] {
            let scores = Year::perfect().recorded(month, recorded).score(as_of);
            assert_eq!(scores.month(month)["state"], state, "{month} recorded on «{recorded}» as of {as_of}");
            let expected = match state {
                "pending" => "met",
                state => state,
            };
            assert_eq!(scores.state(round, "monthly"), expected, "{month} recorded on «{recorded}» as of {as_of}");
        }
    }
}

#[test]
fn a_round_of_which_no_month_is_due_yet_has_its_monthly_criterion_pending() {
    // Everything of level 1 handed in within October, no month recorded.
    let year = Year::perfect()
        .handed_in("plan_recorded", "2021-10-10")
        .handed_in("committee_approved", "2021-10-20")
        .handed_in("plan_book_sent", "2021-10-25")
        .unrecorded("2021-10");
    for (as_of, state) in [("2021-10-25", "pending"), ("2021-11-05", "pending"), ("2021-11-06", "not_shown")] {
        let scores = year.score(as_of);
        assert_eq!((scores.level(1), scores.state(1, "monthly")), (1, state), "as of {as_of}");
    }
}

#[test]
fn thresholds_stay_open_to_the_last_day_of_the_round() {
    let year = with_gfmis(Year::perfect().without_results().people("2021-10", 199), &round_1("359999.99"));
    for (as_of, state) in [("2022-03-30", "pending"), ("2022-03-31", "pending"), ("2022-04-01", "missed")] {
        let scores = year.score(as_of);
        assert_eq!((scores.state(1, "people"), scores.state(1, "budget")), (state, state), "as of {as_of}");
        assert_eq!(scores.level(1), 2, "as of {as_of}");
    }
}

#[test]
fn what_is_dated_after_the_as_of_day_is_not_known_yet() {
    let scores = Year::perfect().score("2021-11-04");
    // October is recorded on the 5th: its people are not counted yet, its record is not shown.
    assert_eq!(scores.round(1)["people"]["reached"], 0);
    assert_eq!(scores.month("2021-10")["actual"], Value::Null);
    assert_eq!(scores.criterion(1, "committee_approved")["actual"], Value::Null);
    assert_eq!(scores.round(1)["budget"]["disbursed"], Value::Null);
    assert_eq!(Year::perfect().score("2021-11-05").round(1)["people"]["reached"], 400);
}

#[test]
fn gfmis_readings_count_from_their_day_on() {
    let year = Year::perfect().gfmis(&[
        "1,600000.00,360000.00,2022-02-28",
        "1,600000.00,300000.00,2021-12-31",
        "1,600000.00,480000.00,",
    ]);
    for (as_of, disbursed, level) in [
        ("2021-12-30", None, 2),
        ("2021-12-31", Some("300000.00"), 2),
        ("2022-02-27", Some("300000.00"), 2),
        ("2022-02-28", Some("360000.00"), 3),
        ("2022-03-30", Some("360000.00"), 3),
        ("2022-03-31", Some("480000.00"), 5),
        ("2022-10-01", Some("480000.00"), 5),
    ] {
        let scores = year.score(as_of);
        assert_eq!(scores.round(1)["budget"]["disbursed"], json!(disbursed), "as of {as_of}");
        assert_eq!(scores.level(1), level, "as of {as_of}");
    }
}

#[test]
fn a_hole_in_the_ladder_holds_every_level_above_it() {
    let late_june = Year::perfect().recorded("2022-06", "2022-07-06");
    let no_annual_report = Year::perfect().never_handed_in("annual_report_sent");
    for (story, year, expected) in [
        ("level 1: the book was never sent", Year::perfect().never_handed_in("plan_book_sent"), (0, 5)),
        ("level 2: February was late", Year::perfect().recorded("2022-02", "2022-03-06"), (1, 5)),
        ("level 3: too few people, all the money", Year::perfect().target(2_001), (2, 1)),
        ("level 3: all the people, too little money", with_gfmis(Year::perfect(), &round_1("1.00")), (2, 5)),
        ("round 2, level 1: June was late", late_june, (5, 0)),
        ("round 2, level 2: all the people, no money", with_gfmis(Year::perfect(), &round_2("-")), (5, 1)),
        ("round 2, level 5: only the report is missing", no_annual_report, (5, 4)),
    ] {
        assert_eq!(levels(&year), expected, "{story}");
    }
    let scores = Year::perfect().recorded("2022-02", "2022-03-06").score(SETTLED);
    let held: Vec<u64> = scores
        .criteria(1)
        .iter()
        .filter(|criterion| criterion["state"] == "met")
        .map(|criterion| criterion["level"].as_u64().unwrap())
        .collect();
    assert_eq!(held, [1, 1, 1, 3, 3, 4, 4, 5, 5]);
}

#[test]
fn the_indicators_follow_the_year() {
    // (as of, plans, monthly reports, annual reports, success, disbursement)
    for (as_of, plans, months, annual, success, disbursed) in [
        ("2021-09-30", "0", "0", "0", Some("0.00"), None),
        ("2021-11-29", "0", "1", "0", Some("40.00"), None),
        ("2021-11-30", "1", "1", "0", Some("40.00"), None),
        ("2022-05-05", "1", "7", "0", Some("80.00"), None),
        ("2022-09-28", "1", "11", "0", Some("80.00"), None),
        ("2022-09-29", "1", "12", "1", Some("80.00"), None),
        ("2022-09-30", "1", "12", "1", Some("80.00"), Some("100.00")),
    ] {
        let scores = Year::perfect().score(as_of);
        let expected = json!([
            {"id": "plans", "target": "1", "actual": plans, "met": plans == "1"},
            {"id": "monthly_reports", "target": "12", "actual": months, "met": months == "12"},
            {"id": "annual_reports", "target": "1", "actual": annual, "met": annual == "1"},
            {"id": "success", "target": "80", "actual": success, "met": success == Some("80.00")},
            {"id": "disbursement", "target": "100", "actual": disbursed, "met": disbursed.is_some()},
        ]);
        assert_eq!(scores["indicators"], expected, "as of {as_of}");
    }
}

#[test]
fn an_indicator_counts_late_work_but_no_work_undone() {
    let late =
        Year::perfect().handed_in("plan_book_sent", "2022-01-15").recorded("2021-10", "2022-08-01").score(SETTLED);
    assert_eq!(late.indicator("plans")["met"], true);
    assert_eq!(late.indicator("monthly_reports")["actual"], "12");
    let undone = Year::perfect().unrecorded("2022-07").never_handed_in("plan_book_sent").score(SETTLED);
    assert_eq!(undone.indicator("plans")["actual"], "0");
    let monthly = json!({"id": "monthly_reports", "target": "12", "actual": "11", "met": false});
    assert_eq!(undone.indicator("monthly_reports"), &monthly);
}

#[test]
fn one_person_and_one_satang_decide_the_indicators_of_quality() {
    // 799 people of 1,000, and one satang less than 1,200,000 baht.
    let year = Year::perfect().without_results().people("2021-10", 799);
    let scores = with_gfmis(year, &round_2("1199999.99")).score(SETTLED);
    assert_eq!(scores.indicator("success"), &json!({"id": "success", "target": "80", "actual": "79.90", "met": false}));
    let disbursement = json!({"id": "disbursement", "target": "100", "actual": "99.99", "met": false});
    assert_eq!(scores.indicator("disbursement"), &disbursement);
}

#[test]
fn what_the_next_level_needs_is_told_with_the_days_left_for_it() {
    // Everything of level 1 handed in within October; nothing else done.
    let year = Year::perfect()
        .handed_in("plan_recorded", "2021-10-10")
        .handed_in("committee_approved", "2021-10-20")
        .handed_in("plan_book_sent", "2021-10-25");
    for (story, year, as_of, level, needs) in [
        (
            "the plan is due in 30 days, its book in 60",
            Year::empty(),
            "2021-10-01",
            1,
            &[
                ("plan_recorded", Some("2021-10-31"), Some(30)),
                ("committee_approved", Some("2021-11-30"), Some(60)),
                ("plan_book_sent", Some("2021-11-30"), Some(60)),
            ][..],
        ),
        (
            "the plan is due today",
            Year::empty(),
            "2021-10-31",
            1,
            &[
                ("plan_recorded", Some("2021-10-31"), Some(0)),
                ("committee_approved", Some("2021-11-30"), Some(30)),
                ("plan_book_sent", Some("2021-11-30"), Some(30)),
            ],
        ),
        (
            "October is the first month that can be late",
            year.clone().unrecorded("2021-10"),
            "2021-10-26",
            2,
            &[("monthly", Some("2021-11-05"), Some(10))],
        ),
        (
            "a late month cannot be mended",
            year.clone().recorded("2021-10", "2021-11-06"),
            "2021-11-06",
            2,
            &[("monthly", None, None)],
        ),
        (
            "people by the 30th, money by the 31st",
            year.clone().without_results(),
            "2022-03-29",
            3,
            &[("people", Some("2022-03-30"), Some(1)), ("budget", Some("2022-03-31"), Some(2))],
        ),
        (
            "too late for people, and the money is there",
            year.clone().without_results(),
            "2022-03-31",
            3,
            &[("people", None, None)],
        ),
        (
            "the round is over",
            Year::empty(),
            "2022-04-01",
            1,
            &[("plan_recorded", None, None), ("committee_approved", None, None), ("plan_book_sent", None, None)],
        ),
    ] {
        let scores = year.score(as_of);
        let as_of = as_of.parse().unwrap();
        let outlook = scores.scorecard.round(1).unwrap().outlook(as_of).unwrap();
        let told: Vec<_> = outlook
            .needs
            .iter()
            .map(|need| (need.criterion.id.english(), need.until.map(|day| day.to_string()), need.days_left))
            .collect();
        let needs: Vec<_> = needs.iter().map(|(id, until, left)| (*id, until.map(str::to_owned), *left)).collect();
        assert_eq!((outlook.level, told), (level, needs), "{story}");
    }
    let top = Year::perfect().score(SETTLED);
    assert!(top.scorecard.round(1).unwrap().outlook(SETTLED.parse().unwrap()).is_none());
}

#[test]
fn the_sample_provinces_score_as_worked_by_hand() {
    for (sample, as_of) in [("chiang-mai", "1 ต.ค. 2565"), ("tak", "2022-01-20")] {
        let output = run(&["score", "--format", "json", "--as-of", as_of], &project("samples").join(sample));
        assert_eq!(output.status.code(), Some(0), "{sample}: {}", text(&output.stderr));
        assert_expected(&text(&output.stdout), &project("tests/expected/score").join(format!("{sample}.json")));
    }
}
