//! What the books say of differently shaped provinces, word for word.

use std::{fs, path::Path};

use ruplem::{
    Workshop,
    compose::{AnnualBook, Chart, Pictures, PlanBook, Sent},
    files::Files,
    read::Options,
    schema::{Choices, Holds, Table},
    templates::Templates,
    thai::digits,
};
use serde_json::Value;

use crate::common::{
    program::{copy_sample, project, run, text},
    workshop::{WORKSHOP, dataset},
    year::Year,
};

/// The plan and the annual report of a dataset as of a day.
fn books(workshop: &Workshop, folder: &Path, as_of: &str) -> (PlanBook, AnnualBook) {
    let mut checked = workshop.check(&Files::on_disk(folder), &Options::default()).unwrap();
    let dataset = checked.provinces[0].checked.dataset.take().unwrap();
    let composer = workshop.composer(&dataset, Pictures::Printed).unwrap();
    let scorecard = workshop.score(&dataset, as_of.parse().unwrap());
    (composer.plan().unwrap().book, composer.annual(&scorecard).unwrap().book)
}

/// The wording of a dataset's books as of a day: prefaces, summaries, evidence, what is lacking.
fn wording(dataset: &Path, as_of: &str) -> String {
    let (plan, annual) = books(&WORKSHOP, dataset, as_of);
    let mut lines = Vec::new();
    for (name, paragraphs) in [
        ("plan preface", &plan.preface),
        ("plan approval", &plan.approval.text),
        ("plan summary", &plan.summary),
        ("plan projects", &plan.plan_intro),
        ("annual preface", &annual.preface),
        ("annual summary", &annual.summary),
        ("annual results", &annual.results_intro),
    ] {
        lines.push(format!("# {name}"));
        lines.extend(paragraphs.iter().cloned());
    }
    lines.push("# charts".to_owned());
    let drawn = |chart: &Chart| format!("{} | {}", chart.caption, chart.alt);
    let planned = [&plan.charts.groups, &plan.charts.strategies].into_iter().flatten();
    let planned = plan.situation.iter().filter_map(|group| group.chart.as_ref()).chain(planned);
    let (charts, always) = (&annual.charts, [&annual.charts.records]);
    let reached = [&charts.groups, &charts.strategies, &charts.projects, &charts.people, &charts.disbursement];
    lines.extend(planned.chain(always).chain(reached.into_iter().flatten()).map(drawn));
    for round in &annual.rounds {
        lines.push(format!("# round {}", round.number));
        for level in &round.levels {
            for criterion in &level.criteria {
                let shown = criterion.shown.as_ref().expect("the report shows evidence");
                lines.push(format!("{} | {} | {} | {}", level.level, criterion.text, shown.text, shown.verdict));
            }
        }
        lines.extend(round.result.iter().flat_map(|result| result.lacking.clone()));
        lines.extend(round.notes.iter().cloned());
    }
    lines.join("\n")
}

fn tak_with(changes: &[(&str, &dyn Fn(String) -> String)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy_sample("tak", folder.path());
    for (file, change) in changes {
        let path = folder.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        fs::write(path, change(text)).unwrap();
    }
    folder
}

fn heading_only(text: String) -> String {
    text.lines().next().unwrap_or_default().to_owned() + "\n"
}

fn first_rows(count: usize) -> impl Fn(String) -> String {
    move |text| text.lines().take(count + 1).collect::<Vec<_>>().join("\n") + "\n"
}

#[test]
fn a_rich_year_that_is_over() {
    insta::assert_snapshot!(wording(Path::new("samples/chiang-mai"), "2022-10-05"));
}

#[test]
fn a_rich_year_in_its_second_round() {
    insta::assert_snapshot!(wording(Path::new("samples/chiang-mai"), "2022-05-10"));
}

#[test]
fn a_small_province_in_its_first_round() {
    insta::assert_snapshot!(wording(Path::new("samples/tak"), "2022-01-20"));
}

#[test]
fn a_year_not_yet_begun() {
    insta::assert_snapshot!(wording(Path::new("samples/tak"), "2021-09-15"));
}

#[test]
fn a_rich_year_seen_before_it_began() {
    insta::assert_snapshot!(wording(Path::new("samples/chiang-mai"), "2021-09-20"));
}

#[test]
fn a_plan_without_a_project() {
    let folder = tak_with(&[("projects.csv", &heading_only), ("results.csv", &heading_only)]);
    insta::assert_snapshot!(wording(folder.path(), "2022-10-05"));
}

#[test]
fn one_project_and_nothing_recorded() {
    let folder = tak_with(&[
        ("projects.csv", &first_rows(1)),
        ("results.csv", &heading_only),
        ("reports.csv", &heading_only),
        ("budget.csv", &heading_only),
        ("submissions.csv", &heading_only),
    ]);
    insta::assert_snapshot!(wording(folder.path(), "2022-10-05"));
}

#[test]
fn an_office_that_wrote_its_own_preface_and_summary() {
    let own = |text: String| text + "\npreface = \"ย่อหน้าแรก\\nต่อกัน\\n\\nย่อหน้าสอง {{ x }}\"\nsummary = \"สรุปของเรา\"\n";
    let folder = tak_with(&[("province.toml", &own)]);
    let wording = wording(folder.path(), "2022-10-05");
    for line in ["ย่อหน้าแรก ต่อกัน", "ย่อหน้าสอง {{ x }}", "สรุปของเรา"]
    {
        assert_eq!(wording.lines().filter(|written| *written == line).count(), 2, "{line}");
    }
}

/// The cells of a column, found by its heading, changed.
fn cells(column: &'static str, change: impl Fn(&str) -> String) -> impl Fn(String) -> String {
    move |text| {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let headings = reader.headers().unwrap().clone();
        let wanted = headings.iter().position(|heading| heading == column).expect(column);
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(&headings).unwrap();
        for row in reader.records().map(Result::unwrap) {
            let cell =
                |(position, cell): (usize, &str)| if position == wanted { change(cell) } else { cell.to_owned() };
            writer.write_record(row.iter().enumerate().map(cell)).unwrap();
        }
        String::from_utf8(writer.into_inner().unwrap()).unwrap()
    }
}

fn none(_: &str) -> String {
    "-".to_owned()
}

#[test]
fn a_year_in_which_all_is_done_in_time() {
    let folder = tempfile::tempdir().unwrap();
    Year::perfect().write(folder.path());
    insta::assert_snapshot!(wording(folder.path(), "2022-10-05"));
}

#[test]
fn a_plan_without_strategies() {
    let folder = tak_with(&[("projects.csv", &cells("strategy", |_| String::new()))]);
    insta::assert_snapshot!(wording(folder.path(), "2022-01-20"));
}

#[test]
fn a_plan_that_costs_nothing_and_names_nobody() {
    let free = |text: String| {
        let text = cells("budget", none)(text);
        ["target_informal", "target_elderly", "target_disabled"]
            .iter()
            .fold(text, |text, column| cells(column, none)(text))
    };
    let folder = tak_with(&[("projects.csv", &free), ("results.csv", &heading_only)]);
    insta::assert_snapshot!(wording(folder.path(), "2022-04-01"));
}

#[test]
fn a_plan_for_workers_with_disabilities_alone() {
    let alone = |text: String| cells("target_elderly", none)(cells("target_informal", none)(text));
    let reached = |text: String| cells("elderly", none)(cells("informal", none)(text));
    let folder = tak_with(&[("projects.csv", &alone), ("results.csv", &reached)]);
    insta::assert_snapshot!(wording(folder.path(), "2022-02-15"));
}

#[test]
fn every_month_recorded_a_year_late() {
    let late = cells("recorded_on", |day| day.replace("2021", "2022"));
    let folder = tak_with(&[("reports.csv", &late)]);
    insta::assert_snapshot!(wording(folder.path(), "2022-12-31"));
}

#[test]
fn a_month_s_recorder_is_its_own_whatever_the_rounds_ask_for() {
    let folder = tak_with(&[("reports.csv", &|_| {
        "month,recorded_on,recorded_by\n2021-10,2021-11-01,ผู้บันทึกของตุลาคม\n2022-04,2022-05-01,ผู้บันทึกของเมษายน\n"
            .to_owned()
    })]);
    let handbook = include_str!("../../templates/handbook/2565.toml");
    let handbook = handbook.replacen("[{ id = \"monthly\" }],", "[{ id = \"people\", threshold = 10 }],", 1);
    let workshop = Workshop::new(Templates::embedded().with("handbook/2565.toml", handbook)).unwrap();
    let (_, annual) = books(&workshop, folder.path(), "2022-10-05");
    let recorders: Vec<_> = annual.records.iter().map(|row| (row.month.as_str(), row.recorded_by.as_str())).collect();
    assert_eq!(recorders[..2], [("เมษายน ๒๕๖๕", "ผู้บันทึกของเมษายน"), ("พฤษภาคม ๒๕๖๕", "–")]);
    assert_eq!(recorders.len(), 6, "the first round judges no month");
}

#[test]
fn what_the_books_say_can_be_corrected_and_put_in_its_place() {
    let folder = tempfile::tempdir().unwrap();
    copy_sample("tak", folder.path());
    let passages = |folder: &Path| {
        let mut checked = WORKSHOP.check(&Files::on_disk(folder), &Options::default()).unwrap();
        let dataset = checked.provinces[0].checked.dataset.take().unwrap();
        WORKSHOP.passages(&dataset, &WORKSHOP.score(&dataset, "2022-01-31".parse().unwrap())).unwrap()
    };
    let composed = passages(folder.path());
    let corrected: Vec<_> = composed.iter().map(|(passage, text)| (*passage, format!("{text} ตามที่แก้ไข"))).collect();
    let workbook = folder.path().join("ถ้อยคำ.xlsx");
    fs::write(&workbook, WORKSHOP.wording_workbook(&corrected).unwrap()).unwrap();
    let mut sheets: calamine::Xlsx<_> = calamine::open_workbook(&workbook).unwrap();
    let sheet = calamine::Reader::worksheet_range(&mut sheets, Table::Wording.thai()).unwrap();
    fs::remove_file(workbook).unwrap();
    let mut table = csv::Writer::from_path(folder.path().join(Table::Wording.file())).unwrap();
    for row in sheet.rows() {
        table.write_record(row.iter().map(ToString::to_string)).unwrap();
    }
    table.flush().unwrap();
    assert_eq!(passages(folder.path()), corrected);
    assert!(composed.len() > 8, "{composed:?}");
}

#[test]
fn duties_notes_of_scores_letters_and_e_mails_say_what_the_office_says() {
    let folder = tempfile::tempdir().unwrap();
    copy_sample("tak", folder.path());
    let province = folder.path().join("province.toml");
    fs::write(&province, fs::read_to_string(&province).unwrap() + "\"managing\" = \"yes\"\n").unwrap();
    let rows = [
        "แผน: หน้าที่ส่งเล่มแผน,จัดทำและนำส่งเล่ม",
        "line_ministry,รับทราบผล",
        "ตารางคะแนน: หมายเหตุของรอบที่ 1,หมายเหตุของสำนักงาน",
        "หนังสือนำส่งแผน: เรื่อง,\"ขอส่ง\n\nแผน\"",
        "หนังสือนำส่งแผน: เนื้อความ,\"ย่อหน้าหนึ่ง\n\nย่อหน้าสอง\"",
        "mail_annual,เรียนมาเพื่อทราบ",
    ];
    fs::write(folder.path().join(Table::Wording.file()), format!("key,text\n{}\n", rows.join("\n"))).unwrap();
    let dataset = dataset(folder.path());
    let composer = WORKSHOP.composer(&dataset, Pictures::Fingerprints).unwrap();
    let managing = composer.plan().unwrap().book.managing.unwrap();
    let duty = managing.duties.iter().find(|duty| duty.what == "จัดทำและนำส่งเล่ม").expect("it is among the duties");
    assert!(duty.when.starts_with("ภายในวันที่ "), "the day stays the rules' own: {}", duty.when);
    assert_eq!(managing.lines.steps.last().unwrap().what, "รับทราบผล");
    let sheet = composer.scorecard(&WORKSHOP.score(&dataset, "2022-01-31".parse().unwrap())).unwrap().book;
    assert_eq!(sheet.rounds[0].notes, ["หมายเหตุของสำนักงาน"]);
    assert!(sheet.rounds[1].notes.len() > 1, "{:?}", sheet.rounds[1].notes);
    let letter = composer.letter(Sent::Plan).unwrap().book;
    assert_eq!((&*letter.subject, &*letter.text.join("|")), ("ขอส่ง แผน", "ย่อหน้าหนึ่ง|ย่อหน้าสอง"));
    assert_eq!(composer.mail(Sent::Plan).unwrap().subject, letter.subject);
    assert_eq!(composer.mail(Sent::Annual).unwrap().paragraphs, ["เรียนมาเพื่อทราบ"]);
}

#[test]
fn the_chapter_on_managing_the_plan_follows_the_rules_of_its_year() {
    let folder = tempfile::tempdir().unwrap();
    copy_sample("tak", folder.path());
    let managing = |folder: &Path| {
        let dataset = dataset(folder);
        WORKSHOP.composer(&dataset, Pictures::Fingerprints).unwrap().plan().unwrap().book.managing
    };
    assert!(managing(folder.path()).is_none(), "a province that does not ask for it has the book of before");
    let province = folder.path().join("province.toml");
    fs::write(&province, fs::read_to_string(&province).unwrap() + "\"managing\" = \"yes\"\n").unwrap();
    fs::write(folder.path().join("handbook.toml"), "\"confirmed\" = \"yes\"\n\"due_day\" = \"10\"\n").unwrap();
    let chapter = managing(folder.path()).unwrap();
    assert!(chapter.duties[1].when.starts_with("ภายในวันที่ ๑๐ ของเดือนถัดไป"), "{:?}", chapter.duties[1]);
    assert!(chapter.follow_up[0].contains("ภายในวันที่ ๑๐ ของเดือนถัดไป"), "{:?}", chapter.follow_up);
    let november = &chapter.year.rows[1];
    assert_eq!((november.month.as_str(), november.dues[0].day.as_str()), ("พ.ย. ๖๔", "๑๐"));
    let bars: Vec<_> = chapter.year.rounds.iter().map(|bar| (bar.name.as_str(), bar.first, bar.count)).collect();
    assert_eq!(bars, [("รอบที่ ๑", 0, 6), ("รอบที่ ๒", 6, 6)]);
    let steps: Vec<_> = chapter.lines.steps.iter().map(|step| step.who.as_str()).collect();
    assert_eq!(steps[1..3], ["สำนักงานแรงงานจังหวัดตาก", "คณะกรรมการบริหารจัดการแรงงานนอกระบบจังหวัด"]);
}

#[test]
fn the_workbook_of_data_is_filled_in_with_what_the_books_say() {
    let folder = tempfile::tempdir().unwrap();
    let [data, filled, again] = ["ข้อมูล.xlsx", "แก้ถ้อยคำ.xlsx", "อีกครั้ง.xlsx"].map(|name| folder.path().join(name));
    let made = run(&["check", "--marked", data.to_str().unwrap()], &project("samples/tak"));
    assert!(data.exists(), "{}", text(&made.stderr));
    let into = |from: &Path, to: &Path| {
        let words = ["wording", "--into", "--as-of", "2022-01-31", "-o", to.to_str().unwrap()];
        let output = run(&words, from);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    };
    into(&data, &filled);
    let [before, after] = [&data, &filled].map(dataset);
    let passages = WORKSHOP.passages(&before, &WORKSHOP.score(&before, "2022-01-31".parse().unwrap())).unwrap();
    assert!(before.wording.is_empty());
    assert_eq!(after.wording, passages.iter().cloned().collect());
    assert_eq!(before.tables.0["projects.csv"], after.tables.0["projects.csv"], "all else is as it was");
    // What is corrected stays, and a row that was deleted comes back as composed.
    let mend = |row: u32, column: usize, text: &str| ruplem::mended::Mend {
        path: "แก้ถ้อยคำ.xlsx".to_owned(),
        sheet: Some(Table::Wording.thai().to_owned()),
        row,
        column,
        text: text.to_owned(),
        is_figure: false,
    };
    let mends = [mend(2, 1, "ข้อความที่แก้แล้ว"), mend(4, 0, ""), mend(4, 1, "")];
    let mended = WORKSHOP.mended(&Files::on_disk(folder.path()), &mends).unwrap();
    fs::write(&filled, &mended[0].bytes).unwrap();
    into(&filled, &again);
    let again = dataset(again);
    assert_eq!(again.wording.len(), passages.len());
    assert_eq!(again.wording[&passages[0].0], "ข้อความที่แก้แล้ว");
    assert!(passages[1..].iter().all(|(passage, text)| again.wording[passage] == *text));
    let of_folder = run(&["wording", "--into", "-o", filled.to_str().unwrap()], &project("samples/tak"));
    assert_eq!(of_folder.status.code(), Some(2));
    assert!(text(&of_folder.stderr).contains("สมุดงาน"), "{}", text(&of_folder.stderr));
}

/// Every text of a table, with a number in Arabic digits behind it.
fn numbered(table: Table, text: &str) -> String {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headings = reader.headers().unwrap().clone();
    let is_free = |position: usize| {
        let column = table.column_named(&headings[position]).unwrap();
        let is_key = ["id", "project", "file", "key"].contains(&column.english);
        let free = [Choices::Strategies, Choices::Agencies, Choices::Sources, Choices::Bodies].map(Holds::Choice);
        !is_key && (column.holds == Holds::Text || free.contains(&column.holds))
    };
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&headings).unwrap();
    for row in reader.records().map(Result::unwrap) {
        let cell = |(position, cell)| if is_free(position) { format!("{cell} 7") } else { String::from(cell) };
        writer.write_record(row.iter().enumerate().map(cell)).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

/// The texts within a value, but for the figures and days of rows, which layouts work with.
fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(values) => values.iter().flat_map(texts).collect(),
        Value::Object(values) => {
            values.iter().filter(|(name, _)| *name != "\u{fdd0}value").flat_map(|(_, value)| texts(value)).collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn whatever_the_data_says_is_printed_in_thai_digits() {
    let folder = tempfile::tempdir().unwrap();
    copy_sample("chiang-mai", folder.path());
    for table in Table::ALL.into_iter().filter(|table| *table != Table::Province && !Table::RULES.contains(table)) {
        let path = folder.path().join(table.file());
        let text = fs::read_to_string(&path).unwrap();
        fs::write(path, numbered(table, &text)).unwrap();
    }
    let office = ["office", "head", "head_title", "address", "phone", "preface", "summary"];
    let office: Vec<String> = office.iter().map(|key| format!("{key} = \"ข้อความ 7\"\n")).collect();
    let office = format!("province = \"เชียงใหม่\"\nfiscal_year = 2565\n{}", office.concat());
    fs::write(folder.path().join("province.toml"), office).unwrap();
    let (plan, annual) = books(&WORKSHOP, folder.path(), "2022-10-05");
    let [plan, annual] = [serde_json::to_value(plan), serde_json::to_value(annual)].map(Result::unwrap);
    for text in texts(&plan).into_iter().chain(texts(&annual)) {
        assert_eq!(text, digits::in_thai(text));
    }
    assert!(texts(&plan).contains(&"ข้อความ ๗"));
}
