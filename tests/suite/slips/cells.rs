//! What spreadsheets make of what is typed.

use ruplem::schema::Table::{Projects, Results, Submissions};

use super::{Slip, planted::Cell, told};

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
    told(
        "a letter's number that became a figure",
        |data| {
            data.set(Submissions, 1, "document_no", shown(30.0, "General", "30"));
        },
        &["figure_for_text submissions.document_no"],
    ),
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
