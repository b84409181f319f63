//! Texts that belong in another column, as where the cells of a row are shifted by one.

use super::date;
use crate::{
    diagnostic::{Diagnostic, Fault, Sort},
    read::RawTable,
    schema::Table,
    text::typed::has_figure,
};

const SOURCES: [&str; 2] = ["งบ", "ไม่ใช้งบ"];
const AGENCIES: [&str; 4] = ["สำนักงาน", "สนง.", "สรจ.", "ที่ว่าการอำเภอ"];
const AREAS: [&str; 5] = ["อำเภอ", "ตำบล", "ทุกอำเภอ", "ทุกตำบล", "อ."];
const PERSONS: [&str; 6] = ["นาย", "นาง", "น.ส.", "ว่าที่ร้อย", "ว่าที่ ร", "ดร."];

/// What begins as the title of a person does.
const POSTS: [&str; 7] = ["นายก", "นายอำเภอ", "นายแพทย์", "นายทะเบียน", "นายช่าง", "นายจ้าง", "นายท้าย"];

const ROLES: [&str; 10] = [
    "ประธาน",
    "ประธานกรรมการ",
    "ประธานอนุกรรมการ",
    "รองประธาน",
    "กรรมการ",
    "อนุกรรมการ",
    "เลขานุการ",
    "กรรมการและเลขานุการ",
    "อนุกรรมการและเลขานุการ",
    "ผู้ช่วยเลขานุการ",
];

/// What a cell of a column may be mistaken for.
const MISTAKEN: [(Table, &str, &[Sort]); 12] = [
    (Table::Projects, "strategy", &[Sort::Project]),
    (Table::Projects, "name", &[Sort::Strategy]),
    (Table::Projects, "source", &[Sort::Agency, Sort::Area, Sort::Person]),
    (Table::Projects, "agency", &[Sort::Source, Sort::Area, Sort::Person]),
    (Table::Projects, "area", &[Sort::Source, Sort::Person]),
    (Table::Results, "detail", &[Sort::Day]),
    (Table::Reports, "recorded_by", &[Sort::Day]),
    (Table::Submissions, "note", &[Sort::Day]),
    (Table::Committee, "body", &[Sort::Person, Sort::Role]),
    (Table::Committee, "title", &[Sort::Person, Sort::Role]),
    (Table::Committee, "role", &[Sort::Person, Sort::Post]),
    (Table::Situation, "source", &[Sort::Group]),
];

/// Reports every such text.
pub fn check(raw: &RawTable, diagnostics: &mut Vec<Diagnostic>) {
    for (_, column, sorts) in MISTAKEN.into_iter().filter(|(table, ..)| *table == raw.table) {
        let Some(position) = raw.column(column) else { continue };
        for row in &raw.rows {
            let Some(cell) = row.cells.get(position).filter(|cell| !cell.is_empty()) else { continue };
            if let Some(sort) = sorts.iter().find(|sort| is_of(cell.trim(), **sort)) {
                let place = raw.place(Some(row.number), Some(position));
                let fault = Fault::OtherColumn { sort: *sort, rows: 1 };
                diagnostics.push(Diagnostic { place, fault, found: Some(cell.clone()) });
            }
        }
    }
}

fn is_of(text: &str, sort: Sort) -> bool {
    let begins = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
    match sort {
        Sort::Source => begins(&SOURCES),
        Sort::Agency => begins(&AGENCIES),
        Sort::Area => begins(&AREAS),
        // A name has two parts.
        Sort::Person => begins(&PERSONS) && !begins(&POSTS) && text.contains(' '),
        Sort::Role => ROLES.contains(&text),
        Sort::Post => begins(&["ผู้ว่าราชการ", "แรงงานจังหวัด", "จัดหางานจังหวัด"]),
        Sort::Project => begins(&["โครงการ", "กิจกรรม"]),
        Sort::Strategy => begins(&["ยุทธศาสตร์ที่", "ประเด็นยุทธศาสตร์"]),
        Sort::Group => begins(&["แรงงานนอกระบบ", "แรงงานสูงอายุ", "แรงงานพิการ"]),
        Sort::Day => has_figure(text) && date::is_one(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_of_the_sort_it_begins_as() {
        for (text, sort) in [
            ("งบดำเนินงาน", Sort::Source),
            ("สำนักงานแรงงานจังหวัดตาก", Sort::Agency),
            ("อำเภอแม่สอด", Sort::Area),
            ("นาย ก ข", Sort::Person),
            ("นางสาวก ข", Sort::Person),
            ("กรรมการ", Sort::Role),
            ("4 พ.ย. 2564", Sort::Day),
        ] {
            assert!(is_of(text, sort), "{text}");
        }
        for (text, sort) in [
            ("นายกเทศมนตรี นครแม่สอด", Sort::Person),
            ("นายอำเภอ ทุกอำเภอ", Sort::Person),
            ("ประธานหอการค้าจังหวัดตาก", Sort::Role),
            ("นักวิชาการแรงงาน", Sort::Day),
        ] {
            assert!(!is_of(text, sort), "{text}");
        }
    }
}
