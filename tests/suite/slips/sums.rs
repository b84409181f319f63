//! Rows of totals among the data, and rows that only look like them.

use ruplem::schema::Table::{Budget, Projects, Results, Situation};

use super::{Slip, as_they_are, planted::Data, read, told};

const FIGURES: [&str; 4] = ["target_informal", "target_elderly", "target_disabled", "budget"];
const RESULTS: [&str; 4] = ["informal", "elderly", "disabled", "spent"];

/// Puts a row of sums over some projects before a row, its words in a column.
fn total(data: &mut Data, before: usize, (column, words): (&str, &str), rows: std::ops::Range<usize>) {
    let sums = FIGURES.map(|figure| data.sum(Projects, figure, rows.clone()));
    let mut cells = vec![(column, words)];
    cells.extend(FIGURES.iter().copied().zip(sums.iter().map(String::as_str)));
    data.insert(Projects, before, &cells);
}

fn total_at_foot(data: &mut Data, column: &str, words: &str) {
    let count = data.len(Projects);
    total(data, count, (column, words), 0..count);
}

/// The same of workers: the sum over the first rows, which are of one topic.
fn topic_total(data: &mut Data, cells: &[(&str, &str)]) {
    let group = data.get(Situation, 0, "group");
    let topic = data.get(Situation, 0, "topic");
    let people = data.sum(Situation, "people", 0..2);
    let mut row = vec![("group", group.as_str()), ("topic", topic.as_str()), ("people", people.as_str())];
    row.extend(cells);
    data.insert(Situation, 2, &row);
}

const INCOMPLETE: &[&str] = &["foreign_rows projects.id"];

pub const SLIPS: &[Slip] = &[
    read("«รวม» at the foot", |data| total_at_foot(data, "id", "รวม"), &[], as_they_are),
    read("«รวมทั้งสิ้น» in the column of names", |data| total_at_foot(data, "name", "รวมทั้งสิ้น"), &[], as_they_are),
    read("«ยอดรวม» in the column of strategies", |data| total_at_foot(data, "strategy", "ยอดรวม"), &[], as_they_are),
    read("«ผลรวม» in the column of agencies", |data| total_at_foot(data, "agency", "ผลรวม"), &[], as_they_are),
    read("«Grand Total»", |data| total_at_foot(data, "id", "Grand Total"), &[], as_they_are),
    read("«รวมเงินทั้งหมดทุกแหล่ง»", |data| total_at_foot(data, "source", "รวมเงินทั้งหมดทุกแหล่ง"), &[], as_they_are),
    read("«รวม ๖ โครงการ»", |data| total_at_foot(data, "name", "รวม ๖ โครงการ"), &[], as_they_are),
    read("«รวมโครงการทั้งหมดของจังหวัด»", |data| total_at_foot(data, "name", "รวมโครงการทั้งหมดของจังหวัด"), &[], as_they_are),
    read("«แผนปฏิบัติการ รวม»", |data| total_at_foot(data, "name", "แผนปฏิบัติการ รวม"), &[], as_they_are),
    read("«ทั้งสิ้น»", |data| total_at_foot(data, "name", "ทั้งสิ้น"), &[], as_they_are),
    read("sums without a word", |data| total_at_foot(data, "id", ""), &[], as_they_are),
    read("«รวมยุทธศาสตร์ที่ ๑» between groups", |data| total(data, 3, ("id", "รวมยุทธศาสตร์ที่ ๑"), 0..3), &[], as_they_are),
    read(
        "two subtotals and their sum",
        |data| {
            let count = data.len(Projects);
            total(data, count, ("name", "รวมยุทธศาสตร์ที่ ๒ ถึง ๕"), 3..count);
            total(data, 3, ("name", "รวมยุทธศาสตร์ที่ ๑"), 0..3);
            let rows = data.len(Projects);
            let sums =
                FIGURES.map(|figure| data.sum(Projects, figure, (0..rows).filter(|row| ![3, rows - 1].contains(row))));
            let mut cells = vec![("name", "รวมทั้งแผนของจังหวัด")];
            cells.extend(FIGURES.iter().copied().zip(sums.iter().map(String::as_str)));
            data.append(Projects, &cells);
        },
        &[],
        as_they_are,
    ),
    read(
        "«รวม» of people with their unit",
        |data| {
            total_at_foot(data, "id", "รวม");
            data.each(Projects, "target_informal", |_, cell| if cell == "-" { cell } else { format!("{cell} คน") });
        },
        &["repaired_number projects.target_informal"],
        as_they_are,
    ),
    read(
        "«รวม» with the unit of people in its row alone",
        |data| {
            total_at_foot(data, "id", "รวม");
            let last = data.len(Projects) - 1;
            let sum = data.get(Projects, last, "target_informal");
            data.set(Projects, last, "target_informal", format!("{sum} คน"));
        },
        &[],
        as_they_are,
    ),
    read(
        "«รวมยุทธศาสตร์ที่ ๑» with units",
        |data| {
            total(data, 3, ("id", "รวมยุทธศาสตร์ที่ ๑"), 0..3);
            let sums = ["target_informal", "budget"].map(|column| data.get(Projects, 3, column));
            data.set(Projects, 3, "target_informal", format!("{} คน", sums[0]));
            data.set(Projects, 3, "budget", format!("{} บาท", sums[1]));
        },
        &[],
        as_they_are,
    ),
    told(
        "«รวม» of people with their unit that is wrong",
        |data| {
            total_at_foot(data, "id", "รวม");
            let last = data.len(Projects) - 1;
            data.set(Projects, last, "target_informal", "7 คน");
        },
        &["wrong_total projects.target_informal"],
    ),
    told(
        "a subtotal by free words that is wrong",
        |data| {
            total(data, 3, ("id", "รวมยุทธศาสตร์ที่ ๑"), 0..3);
            data.set(Projects, 3, "target_informal", "7");
        },
        INCOMPLETE,
    ),
    told(
        "a total by its own word that is wrong",
        |data| {
            total_at_foot(data, "id", "รวมทั้งสิ้น");
            let last = data.len(Projects) - 1;
            data.set(Projects, last, "budget", "1");
        },
        &["wrong_total projects.budget"],
    ),
    read(
        "a project by the name «รวมพลังสร้างอาชีพ»",
        |data| data.set(Projects, 1, "name", "รวมพลังสร้างอาชีพ"),
        &[],
        |data| data.set(Projects, 1, "name", "รวมพลังสร้างอาชีพ"),
    ),
    told(
        "a project by the name «รวมพลังสร้างอาชีพ» with the sums of all",
        |data| {
            let count = data.len(Projects);
            let row = data.copy(Projects, 0);
            data.set(Projects, row, "id", "Z-99");
            data.set(Projects, row, "name", "รวมพลังสร้างอาชีพ");
            for figure in FIGURES {
                let sum = data.sum(Projects, figure, 0..count);
                data.set(Projects, row, figure, sum);
            }
        },
        &["doubtful_total projects.name"],
    ),
    told(
        "a project by the name «รวมพลังสร้างอาชีพ» without an id",
        |data| {
            let row = data.copy(Projects, 0);
            data.set(Projects, row, "name", "รวมพลังสร้างอาชีพ");
            data.set(Projects, row, "id", "");
        },
        &["missing_value projects.id"],
    ),
    read(
        "a total below the results",
        |data| {
            let count = data.len(Results);
            let sums = RESULTS.map(|figure| data.sum(Results, figure, 0..count));
            let mut cells = vec![("project", "รวมผลทั้งปีงบประมาณ")];
            cells.extend(RESULTS.iter().copied().zip(sums.iter().map(String::as_str)));
            data.append(Results, &cells);
        },
        &[],
        as_they_are,
    ),
    read(
        "a total of the first month between the results",
        |data| {
            let sums = RESULTS.map(|figure| data.sum(Results, figure, 0..3));
            let mut cells = vec![("project", "รวมเดือนตุลาคม")];
            cells.extend(RESULTS.iter().copied().zip(sums.iter().map(String::as_str)));
            data.insert(Results, 3, &cells);
        },
        &[],
        as_they_are,
    ),
    read(
        "a total under GFMIS",
        |data| {
            data.gfmis(&[["600,000", "500,000", "31/3/2565"], ["1,200,000", "1,100,000", "30/9/2565"]]);
            data.append(Budget, &[("round", "รวม"), ("allocated", "1,800,000"), ("disbursed", "1,600,000")]);
        },
        &[],
        |data| data.gfmis(&[["600,000", "500,000", "31/3/2565"], ["1,200,000", "1,100,000", "30/9/2565"]]),
    ),
    read("«รวม» in a topic of workers", |data| topic_total(data, &[("item", "รวม")]), &[], as_they_are),
    read("«รวมทั้งสองเพศ» in a topic", |data| topic_total(data, &[("item", "รวมทั้งสองเพศ")]), &[], as_they_are),
    read("«รวมแรงงานนอกระบบ» in a topic", |data| topic_total(data, &[("item", "รวมแรงงานนอกระบบ")]), &[], as_they_are),
    read("«ทั้งหมด» in a topic", |data| topic_total(data, &[("item", "ทั้งหมด")]), &[], as_they_are),
    read(
        "«รวม» as a topic",
        |data| topic_total(data, &[("topic", "รวม"), ("item", "แรงงานนอกระบบ")]),
        &[],
        as_they_are,
    ),
    told(
        "a sum of a topic that is wrong",
        |data| topic_total(data, &[("item", "รวมทั้งสองเพศ"), ("people", "113000")]),
        &["doubtful_total situation.item", "topics_differ situation.topic"],
    ),
    read(
        "an item by the name «รวมกลุ่มอาชีพ»",
        |data| data.set(Situation, 0, "item", "รวมกลุ่มอาชีพ"),
        &[],
        |data| data.set(Situation, 0, "item", "รวมกลุ่มอาชีพ"),
    ),
];
