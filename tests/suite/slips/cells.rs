//! What spreadsheets make of what is typed.

use ruplem::schema::Table::{Budget, Projects, Results, Submissions};

use super::{
    Slip, as_they_are,
    planted::{Cell, Look},
    read, told,
};

const fn shown(number: f64, format: &'static str, shown: &'static str) -> Cell {
    Cell::Shown { number, format, shown }
}

pub const SLIPS: &[Slip] = &[
    told(
        "a letter's number that became a day",
        |data| {
            data.set(Submissions, 1, "document_no", shown(44_562.0, "d-mmm", "1-Jan"));
        },
        &["not_text submissions.document_no"],
    ),
    told(
        "a letter's number that became a month",
        |data| {
            data.set(Submissions, 1, "document_no", shown(44_562.0, "[$-41E]mmm-yy", "ม.ค.-65"));
        },
        &["not_text submissions.document_no"],
    ),
    read(
        "a letter's number that is digits alone",
        |data| {
            data.set(Submissions, 1, "document_no", shown(30.0, "General", "30"));
        },
        &[],
        |data| {
            data.set(Submissions, 1, "document_no", Cell::Text("30".to_owned()));
        },
    ),
    told(
        "a letter's number that became a decimal",
        |data| {
            data.set(Submissions, 1, "document_no", shown(30.5, "General", "30.5"));
        },
        &["figure_for_text submissions.document_no"],
    ),
    told(
        "a truth value for a letter's number",
        |data| data.set(Submissions, 1, "document_no", Cell::Text("TRUE".to_owned())),
        &["figure_for_text submissions.document_no"],
    ),
    told("GFMIS as «84%»", |data| data.gfmis(&[["600,000", "84%", "31/3/2565"]]), &["bad_number budget.disbursed"]),
    told(
        "GFMIS as «๘๔.๒๕ %»",
        |data| data.gfmis(&[["600,000", "๘๔.๒๕ %", "31/3/2565"]]),
        &["bad_number budget.disbursed"],
    ),
    told(
        "GFMIS as «ร้อยละ 84»",
        |data| data.gfmis(&[["600,000", "ร้อยละ 84", "31/3/2565"]]),
        &["bad_number budget.disbursed"],
    ),
    told("people as «84%»", |data| data.set(Results, 0, "informal", "84%"), &["bad_number results.informal"]),
    told("people as «300%»", |data| data.set(Results, 0, "informal", "300%"), &["bad_number results.informal"]),
    told(
        "people whose cell shows 300 %",
        |data| data.set(Results, 0, "informal", shown(3.0, "0%", "300%")),
        &["shown_otherwise results.informal"],
    )
    .of_sheets(),
    told(
        "GFMIS whose cell shows 84 %",
        |data| {
            data.gfmis(&[["600,000", "84", "31/3/2565"]]);
            data.set(Budget, 0, "disbursed", shown(0.84, "0%", "84%"));
        },
        &["shown_otherwise budget.disbursed", "tiny_disbursement budget.disbursed"],
    )
    .of_sheets(),
    told(
        "money in powers of ten",
        |data| data.set(Projects, 0, "budget", Cell::Text("3.85E+05".to_owned())),
        &["bad_number projects.budget"],
    ),
    read(
        "every count of people with its unit",
        |data| data.each(Results, "informal", |_, cell| if cell == "-" { cell } else { format!("{cell} คน") }),
        &["repaired_number results.informal"],
        as_they_are,
    ),
    read(
        "every amount of money with its unit",
        |data| data.each(Projects, "budget", |_, cell| if cell == "-" { cell } else { format!("{cell} บาท") }),
        &["repaired_number projects.budget"],
        as_they_are,
    ),
    read("a hidden row", |data| data.show(Results, Look::HiddenRow(1)), &["hidden_rows results."], as_they_are)
        .of_sheets(),
    read(
        "a row hidden by a filter",
        |data| data.show(Projects, Look::Filtered(2)),
        &["hidden_rows projects."],
        as_they_are,
    )
    .of_sheets(),
    read(
        "a hidden column",
        |data| data.show(Projects, Look::HiddenColumn("target_disabled")),
        &["hidden_columns projects.target_disabled"],
        as_they_are,
    )
    .of_sheets(),
    read("a row struck out", |data| data.show(Projects, Look::StruckRow(1)), &["struck_rows projects."], as_they_are)
        .of_sheets(),
    told(
        "a telephone number that lost its zero",
        |data| data.key("phone", shown(53_112_233.0, "General", "53112233")),
        &["lost_zero province.phone"],
    ),
    told(
        "a telephone number without its zero, with dashes",
        |data| data.key("phone", "53-112-233"),
        &["lost_zero province.phone"],
    ),
    told(
        "an agency that is a figure",
        |data| data.set(Projects, 1, "agency", Cell::Text("250".to_owned())),
        &["figure_for_text projects.agency"],
    ),
    told(
        "a letter's number in powers of ten",
        |data| {
            data.set(Submissions, 1, "document_no", Cell::Text("1.23E+12".to_owned()));
        },
        &["lost_digits submissions.document_no"],
    ),
    told(
        "the day of the record in the column of who made it",
        |data| {
            data.set(ruplem::schema::Table::Reports, 0, "recorded_by", Cell::Text("4 พ.ย. 2564".to_owned()));
        },
        &["other_column reports.recorded_by"],
    ),
    told(
        "a day for what was done",
        |data| data.set(Results, 0, "detail", Cell::Text("15 ต.ค. 2564".to_owned())),
        &["other_column results.detail"],
    ),
];
