//! People and money.

use ruplem::schema::Table::{Projects, Results, Situation};

use super::{Slip, planted::Data, read, told};

/// A new project at the end with these targets, and a result in each of the first months.
fn project(data: &mut Data, target: [&str; 3], months: &[[&str; 3]]) {
    let cells = [
        ("id", "Z-99"),
        ("name", "โครงการเพิ่มเติมของจังหวัด"),
        ("target_informal", target[0]),
        ("target_elderly", target[1]),
        ("target_disabled", target[2]),
        ("budget", "200000"),
        ("agency", "ที่ทำการปกครองจังหวัด"),
        ("start", "10/2564"),
        ("end", "9/2565"),
    ];
    data.append(Projects, &cells);
    for (month, people) in ["10/2564", "11/2564", "12/2564"].into_iter().zip(months) {
        let cells = [
            ("project", "Z-99"),
            ("month", month),
            ("informal", people[0]),
            ("elderly", people[1]),
            ("disabled", people[2]),
            ("spent", "20000"),
        ];
        data.append(Results, &cells);
    }
}

const ROUNDS: [&str; 2] = ["31/3/2565", "30/9/2565"];

pub const SLIPS: &[Slip] = &[
    told(
        "GFMIS as a per cent",
        |data| data.gfmis(&[["600,000", "84", ROUNDS[0]]]),
        &["tiny_disbursement budget.disbursed"],
    ),
    told(
        "GFMIS as a per cent with decimals",
        |data| data.gfmis(&[["600,000", "84.00", ROUNDS[0]]]),
        &["tiny_disbursement budget.disbursed"],
    ),
    told(
        "GFMIS as a per cent in Thai digits",
        |data| data.gfmis(&[["600,000", "๘๔.๒๕", ROUNDS[0]]]),
        &["tiny_disbursement budget.disbursed"],
    ),
    told(
        "GFMIS as a share of one",
        |data| data.gfmis(&[["600,000", "0.84", ROUNDS[0]]]),
        &["tiny_disbursement budget.disbursed"],
    ),
    told(
        "GFMIS as a whole per cent",
        |data| data.gfmis(&[["600,000", "100", ROUNDS[0]]]),
        &["tiny_disbursement budget.disbursed"],
    ),
    told(
        "GFMIS in thousands of baht",
        |data| data.gfmis(&[["600,000", "504", ROUNDS[0]]]),
        &["tiny_disbursement budget.disbursed"],
    ),
    told(
        "GFMIS and the allocation in thousands of baht",
        |data| data.gfmis(&[["600", "504", ROUNDS[0]]]),
        &["unit_slip budget.allocated"],
    ),
    told(
        "GFMIS above the allocation",
        |data| data.gfmis(&[["600,000", "5,040,000", ROUNDS[0]]]),
        &["over_allocation budget.disbursed"],
    ),
    told(
        "GFMIS and the allocation changed about",
        |data| data.gfmis(&[["504,000", "600,000", ROUNDS[0]]]),
        &["over_allocation budget.disbursed"],
    ),
    told(
        "the second round of GFMIS below the first",
        |data| data.gfmis(&[["600,000", "500,000", ROUNDS[0]], ["1,200,000", "450,000", ROUNDS[1]]]),
        &["shrunk_disbursement budget.disbursed"],
    ),
    told(
        "the second round of GFMIS below the first, without days",
        |data| data.gfmis(&[["600,000", "500,000", ""], ["1,200,000", "450,000", ""]]),
        &["shrunk_disbursement budget.disbursed"],
    ),
    told(
        "the second round's own allocation",
        |data| data.gfmis(&[["600,000", "300,000", ROUNDS[0]], ["500,000", "450,000", ROUNDS[1]]]),
        &["shrunk_allocation budget.allocated"],
    ),
    told(
        "both rounds as per cents",
        |data| data.gfmis(&[["600,000", "84", ROUNDS[0]], ["1,200,000", "97.5", ROUNDS[1]]]),
        &["tiny_disbursement budget.disbursed"],
    ),
    told(
        "targets of two groups changed about",
        |data| project(data, ["100", "40", "0"], &[["12", "35", "0"], ["12", "40", "0"], ["12", "35", "0"]]),
        &["swapped_targets projects.target_elderly"],
    ),
    told(
        "the target of one group given to another",
        |data| project(data, ["200", "45", "0"], &[["60", "0", "13"], ["70", "0", "15"], ["60", "0", "14"]]),
        &["swapped_targets projects.target_disabled"],
    ),
    told(
        "people as running totals",
        |data| project(data, ["300", "0", "0"], &[["100", "0", "0"], ["200", "0", "0"], ["300", "0", "0"]]),
        &["running_total results.month"],
    ),
    told(
        "people as per cents of the target",
        |data| project(data, ["1200", "0", "0"], &[["30", "0", "0"], ["60", "0", "0"], ["100", "0", "0"]]),
        &["per_cents_of_people results.month"],
    ),
    told(
        "a result with a digit too many",
        |data| project(data, ["300", "0", "0"], &[["1000", "0", "0"]]),
        &["result_over_target results.informal"],
    ),
    told(
        "a target with zeros too many",
        |data| data.set(Projects, 0, "target_informal", "900000"),
        &["unit_slip projects.target_informal"],
    ),
    told(
        "a budget with zeros too many",
        |data| data.set(Projects, 0, "budget", "385000000"),
        &["unit_slip projects.budget"],
    ),
    told(
        "a budget in thousands of baht",
        |data| {
            project(data, ["300", "0", "0"], &[]);
            data.set(Projects, data.len(Projects) - 1, "budget", "385");
        },
        &["unit_slip projects.budget"],
    ),
    told(
        "every budget and all that is spent in thousands of baht",
        |data| {
            let thousandth = |_: usize, cell: String| match ruplem::check::money(&cell) {
                Ok(amount) if !amount.is_zero() => (amount.satang() / 100_000).max(1).to_string(),
                _ => cell,
            };
            data.each(Projects, "budget", thousandth);
            data.each(Results, "spent", thousandth);
        },
        &["unit_slip projects.budget"],
    ),
    told(
        "all that is spent in thousands of baht",
        |data| {
            let thousandth = |_: usize, cell: String| match ruplem::check::money(&cell) {
                Ok(amount) if !amount.is_zero() => (amount.satang() / 100_000).max(1).to_string(),
                _ => cell,
            };
            data.each(Results, "spent", thousandth);
        },
        &["unit_slip results.spent"],
    ),
    told(
        "budgets sorted without the other columns",
        |data| {
            let mut budgets: Vec<(u64, String)> = (0..data.len(Projects))
                .map(|row| data.get(Projects, row, "budget"))
                .map(|cell| (ruplem::check::money(&cell).unwrap().satang(), cell))
                .collect();
            budgets.sort();
            data.each(Projects, "budget", |row, _| budgets[row].1.clone());
        },
        &["sorted_apart projects.budget"],
    ),
    told(
        "targets sorted without the other columns",
        |data| {
            let mut targets: Vec<(u64, String)> = (0..data.len(Projects))
                .map(|row| data.get(Projects, row, "target_informal"))
                .map(|cell| (ruplem::check::people(&cell).unwrap(), cell))
                .collect();
            targets.sort_by(|one, other| other.cmp(one));
            data.each(Projects, "target_informal", |row, _| targets[row].1.clone());
        },
        &["sorted_apart projects.target_informal"],
    ),
    told(
        "a result entered twice",
        |data| {
            data.copy(Results, 0);
        },
        &["repeated_result results.project"],
    ),
    told(
        "topics of one group that contradict each other",
        |data| data.set(Situation, 0, "people", "9"),
        &["topics_differ situation.topic"],
    ),
    told(
        "another topic that contradicts the first",
        |data| {
            let first = data.get(Situation, 0, "topic");
            let row = (0..data.len(Situation)).find(|row| data.get(Situation, *row, "topic") != first).unwrap();
            data.set(Situation, row, "people", "700000");
        },
        &["topics_differ situation.topic"],
    ),
    told(
        "a Christian year in the column of years",
        |data| data.set(Situation, 0, "year", "ปี ๒๐๒๑"),
        &["christian_year situation.year"],
    ),
    told(
        "a Christian year called a Buddhist one",
        |data| data.set(Situation, 0, "year", "พ.ศ. ๒๐๒๑"),
        &["christian_year situation.year"],
    ),
    told(
        "a Christian year behind the source",
        |data| data.set(Situation, 0, "source", "สำรวจ ปี 2021"),
        &["christian_year situation.source"],
    ),
    told(
        "a Christian year in a topic",
        |data| {
            data.each(Situation, "topic", |row, topic| if row < 2 { format!("{topic} พ.ศ. 2021") } else { topic });
        },
        &["christian_year situation.topic"],
    ),
    told(
        "the digits of a year changed about",
        |data| data.set(Situation, 0, "year", "๒๖๕๔"),
        &["far_year situation.year"],
    ),
    read(
        "people of a pandemic's year",
        |data| data.set(Projects, 0, "objective", "ฟื้นฟูหลังโควิด 2019"),
        &[],
        |data| {
            data.set(Projects, 0, "objective", "ฟื้นฟูหลังโควิด 2019");
        },
    ),
];
