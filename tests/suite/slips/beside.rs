//! Notes, legends and other tables beside a table and below it, as they are typed into text files.

use ruplem::schema::Table::{self, Budget, Projects, Reports, Results, Submissions};

use super::{Slip, as_they_are, planted::Data, read, told};

const LEGEND: [&str; 4] = ["ตัวย่อ", "สรจ. สำนักงานแรงงานจังหวัด", "สพร. สถาบันพัฒนาฝีมือแรงงาน", "- ไม่มีผู้เข้าร่วม"];
const NOTES: [&str; 3] = ["หมายเหตุ: ข้อมูล ณ สิ้นปี", "1. ตัวเลขในวงเล็บเป็นยอดสะสม", "2. สรจ. หมายถึง สำนักงานแรงงานจังหวัด"];

fn below(data: &mut Data, table: Table, lines: &[&[&str]]) {
    data.raw(table, None, &[]);
    for line in lines {
        data.raw(table, None, line);
    }
}

fn lines(data: &mut Data, table: Table, lines: &[&str]) {
    below(data, table, &lines.iter().map(std::slice::from_ref).collect::<Vec<_>>());
}

/// Types a stretch of cells behind those of the first rows, so many columns from the last.
fn beside(data: &mut Data, table: Table, columns: usize, cells: &[&str]) {
    for (row, cell) in cells.iter().enumerate() {
        data.behind(table, row, columns, cell);
    }
}

const SUMMARY: [&[&str]; 6] = [
    &["สรุปงบประมาณ"],
    &["แหล่งงบประมาณ", "จำนวนโครงการ", "งบประมาณ"],
    &["งบดำเนินงาน", "3", "120000"],
    &["งบจังหวัด", "2", "80000"],
    &["งบอื่น ๆ", "1", "5000"],
    &["รวม", "6", "205000"],
];

pub const SLIPS: &[Slip] = &[
    told("notes below the projects", |data| lines(data, Projects, &NOTES), &["foreign_rows projects.id"]),
    told("notes below the results", |data| lines(data, Results, &NOTES), &["foreign_rows results.project"]),
    told("notes below the records", |data| lines(data, Reports, &NOTES), &["foreign_rows reports.month"]),
    told("notes below GFMIS", |data| lines(data, Budget, &NOTES), &["foreign_rows budget.round"]),
    told("notes below the submissions", |data| lines(data, Submissions, &NOTES), &["foreign_rows submissions.item"]),
    told("one note right below GFMIS", |data| data.raw(Budget, None, &["ตัวเลขเบื้องต้น"]), &["foreign_rows budget.round"]),
    told(
        "a legend with a dash in it below the records",
        |data| {
            below(data, Reports, &[&["สัญลักษณ์", "ความหมาย"], &["-", "ไม่มีผู้เข้าร่วม"], &["*", "รวมเครือข่าย"]]);
        },
        &["foreign_rows reports.month"],
    ),
    told(
        "a sentence with commas below GFMIS",
        |data| {
            below(
                data,
                Budget,
                &[&["* ข้อมูลเบื้องต้น"], &["** รวมเครือข่าย", "อาสาสมัคร", "และผู้นำชุมชน"], &["*** ไม่รวมแรงงานต่างด้าว"]],
            );
        },
        &["foreign_rows budget.round"],
    ),
    told("another table below the projects", |data| below(data, Projects, &SUMMARY), &["foreign_rows projects.id"]),
    told("another table below the results", |data| below(data, Results, &SUMMARY), &["foreign_rows results.project"]),
    told("another table below GFMIS", |data| below(data, Budget, &SUMMARY), &["foreign_rows budget.round"]),
    told("another table below the records", |data| below(data, Reports, &SUMMARY), &["foreign_rows reports.month"]),
    told(
        "another table right below the results",
        |data| SUMMARY.iter().for_each(|line| data.raw(Results, None, line)),
        &["foreign_rows results.project"],
    ),
    read(
        "a legend beside the projects",
        |data| beside(data, Projects, 2, &LEGEND),
        &["beside_table projects."],
        as_they_are,
    ),
    told(
        "a legend in the column behind the last of the results",
        |data| beside(data, Results, 1, &LEGEND),
        &["extra_cells results."],
    ),
    told(
        "a legend in the column behind the last of the projects",
        |data| beside(data, Projects, 1, &LEGEND[..3]),
        &["extra_cells projects."],
    ),
    told(
        "a word behind some of the results",
        |data| [1, 3, 4, 5].into_iter().for_each(|row| data.behind(Results, row, 1, "รอเอกสาร")),
        &["extra_cells results."],
    ),
];
