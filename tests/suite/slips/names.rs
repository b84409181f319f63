//! Names written in two ways, and names of others.

use ruplem::schema::Table::{Committee, Projects, Situation};

use super::{Slip, as_they_are, planted::Data, read, told};

/// The last row of a plan whose column holds what another row has too.
fn again(data: &Data, column: &str) -> usize {
    let rows = 0..data.len(Projects);
    let is_again =
        |row: &usize| (0..*row).any(|before| data.get(Projects, before, column) == data.get(Projects, *row, column));
    rows.rev().find(is_again).unwrap()
}

/// Changes that name in that row alone.
fn otherwise(data: &mut Data, column: &str, change: impl Fn(&str) -> String) {
    let row = again(data, column);
    let changed = change(&data.get(Projects, row, column));
    data.set(Projects, row, column, changed);
}

/// A text with a space before its tenth letter that can have one.
fn spaced(text: &str) -> String {
    let at = text.char_indices().skip(8).find(|(_, c)| ('ก'..='ฮ').contains(c)).map_or(text.len(), |(at, _)| at);
    format!("{} {}", &text[..at], &text[at..])
}

/// Every strategy with its number before it, as the plan first names them.
pub fn numbered(data: &mut Data, before: impl Fn(usize) -> String) {
    let mut names: Vec<String> = Vec::new();
    for row in 0..data.len(Projects) {
        let name = data.get(Projects, row, "strategy");
        if !names.contains(&name) {
            names.push(name.clone());
        }
        let number = names.iter().position(|known| *known == name).unwrap() + 1;
        data.set(Projects, row, "strategy", format!("{}{name}", before(number)));
    }
}

pub const SLIPS: &[Slip] = &[
    read(
        "a strategy with a space in it",
        |data| otherwise(data, "strategy", spaced),
        &["name_spelling projects.strategy"],
        as_they_are,
    ),
    read(
        "«ยุทธศาสตร์ที่ ๑» before every strategy",
        |data| numbered(data, |number| format!("ยุทธศาสตร์ที่ {number} ")),
        &[],
        |data| numbered(data, |number| format!("{number}. ")),
    ),
    told(
        "a number before one strategy alone",
        |data| otherwise(data, "strategy", |name| format!("ยุทธศาสตร์ที่ ๙ {name}")),
        &["strategy_number projects.strategy"],
    ),
    told(
        "one number before two strategies",
        |data| numbered(data, |number| format!("ยุทธศาสตร์ที่ {} ", number.max(2))),
        &["strategy_number projects.strategy"],
    ),
    told(
        "a strategy with a letter less",
        |data| otherwise(data, "strategy", |name| name.replacen('ร', "", 1)),
        &["name_spelling projects.strategy"],
    ),
    read(
        "a source with a space in it",
        |data| otherwise(data, "source", |name| name.replacen("งบ", "งบ ", 1)),
        &["name_spelling projects.source"],
        as_they_are,
    ),
    read(
        "an agency with a space in it",
        |data| otherwise(data, "agency", spaced),
        &["agency_spelling projects.agency"],
        as_they_are,
    ),
    told(
        "an agency with a letter less",
        |data| otherwise(data, "agency", |name| name.replacen("งาน", "งา", 1)),
        &["agency_spelling projects.agency"],
    ),
    read(
        "an agency with «จ.» for «จังหวัด»",
        |data| {
            let row = (0..data.len(Projects))
                .rev()
                .find(|row| {
                    let name = data.get(Projects, *row, "agency");
                    name.contains("จังหวัด") && (0..*row).any(|before| data.get(Projects, before, "agency") == name)
                })
                .unwrap();
            let name = data.get(Projects, row, "agency").replacen("จังหวัด", " จ.", 1);
            data.set(Projects, row, "agency", name);
        },
        &["agency_spelling projects.agency"],
        as_they_are,
    ),
    read(
        "a committee with a space in its name",
        |data| {
            let name = spaced(&data.get(Committee, 3, "body"));
            data.set(Committee, 3, "body", name);
        },
        &["name_spelling committee.body"],
        as_they_are,
    ),
    told(
        "a committee with a letter less",
        |data| {
            let name = data.get(Committee, 3, "body").replacen("กร", "ก", 1);
            data.set(Committee, 3, "body", name);
        },
        &["name_spelling committee.body"],
    ),
    read(
        "a topic with a space in it",
        |data| {
            let row = (1..data.len(Situation)).find(|row| data.get(Situation, *row, "topic").len() > 30).unwrap() + 1;
            let name = spaced(&data.get(Situation, row, "topic"));
            data.set(Situation, row, "topic", name);
        },
        &["name_spelling situation.topic"],
        as_they_are,
    ),
    told(
        "a project copied under a new id",
        |data| {
            let row = data.copy(Projects, 0);
            data.set(Projects, row, "id", "Z-99");
        },
        &["copied_project projects.name"],
    ),
    told(
        "an agency of another province",
        |data| data.set(Projects, 1, "agency", "สำนักงานแรงงานจังหวัดน่าน"),
        &["other_province projects.agency"],
    ),
    told(
        "an agency of another province by its short name",
        |data| data.set(Projects, 1, "agency", "สรจ.น่าน"),
        &["other_province projects.agency"],
    ),
    told(
        "an agency of another province without a word for it",
        |data| data.set(Projects, 1, "agency", "สำนักงานพัฒนาฝีมือแรงงานน่าน"),
        &["other_province projects.agency"],
    ),
    told(
        "the area of another province",
        |data| data.set(Projects, 1, "area", "ทุกอำเภอของจังหวัดน่าน"),
        &["other_province projects.area"],
    ),
    told(
        "the name of a project of another province",
        |data| {
            data.set(Projects, 1, "name", "โครงการแรงงานนอกระบบจังหวัดน่านเข้มแข็ง");
        },
        &["other_province projects.name"],
    ),
    told(
        "the office of another province",
        |data| data.key("office", "สำนักงานแรงงานจังหวัดน่าน"),
        &["other_province province.office"],
    ),
    told(
        "the head of another province",
        |data| data.key("head_title", "แรงงานจังหวัดน่าน"),
        &["other_province province.head_title"],
    ),
    told(
        "a committee of another province",
        |data| data.set(Committee, 0, "title", "ผู้ว่าราชการจังหวัดน่าน"),
        &["other_province committee.title"],
    ),
    told(
        "figures of another province",
        |data| data.set(Situation, 0, "source", "สำนักงานสถิติจังหวัดน่าน"),
        &["other_province situation.source"],
    ),
    read(
        "a visit to another province",
        |data| data.set(Projects, 1, "name", "โครงการศึกษาดูงานกลุ่มอาชีพจังหวัดน่าน"),
        &[],
        |data| data.set(Projects, 1, "name", "โครงการศึกษาดูงานกลุ่มอาชีพจังหวัดน่าน"),
    ),
    told(
        "the names of persons in the column of agencies",
        |data| {
            for row in 0..3 {
                data.set(Projects, row, "agency", "นางสาวตัวอย่าง สมมติ");
            }
        },
        &["other_column projects.agency"],
    ),
    told(
        "the source in the column of agencies",
        |data| data.set(Projects, 1, "agency", "งบดำเนินงาน"),
        &["other_column projects.agency"],
    ),
    told(
        "the agency in the column of sources",
        |data| data.set(Projects, 1, "source", "สำนักงานประกันสังคม"),
        &["other_column projects.source"],
    ),
    told(
        "source, agency and area shifted by one",
        |data| {
            let cells = ["source", "agency"].map(|column| data.get(Projects, 0, column));
            data.set(Projects, 0, "source", "");
            data.set(Projects, 0, "agency", cells[0].clone());
            data.set(Projects, 0, "area", cells[1].clone());
        },
        &["other_column projects.agency"],
    ),
    told(
        "the name of a project in the column of strategies",
        |data| {
            let name = data.get(Projects, 2, "name");
            data.set(Projects, 2, "strategy", format!("โครงการ{}", name.trim_start_matches("โครงการ")));
        },
        &["other_column projects.strategy"],
    ),
    told(
        "the role in the column of posts",
        |data| {
            data.set(Committee, 2, "title", "กรรมการ");
        },
        &["other_column committee.title"],
    ),
];
