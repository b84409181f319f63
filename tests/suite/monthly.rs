//! An officer reports a month, works on a layout, and has the book made again at every change.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
};

use crate::common::program::{copy_sample, project, run, text};
use crate::common::reading::{Reader, by_readers, squeezed};
use serde_json::Value;

fn copy_of_tak() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy_sample("tak", folder.path());
    folder
}

/// The pages and the text of the report of a month.
fn monthly(reader: Reader, dataset: &Path, month: &str, as_of: &str) -> (usize, String) {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("monthly.pdf");
    let words = ["monthly", "--month", month, "--as-of", as_of, "-o", output.to_str().unwrap()];
    let made = run(&words, dataset);
    assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));
    assert!(!text(&made.stderr).contains('['), "{}", text(&made.stderr));
    let read = reader.read(&output);
    (read.matches('\u{c}').count(), squeezed(&read))
}

fn the_month_its_sum_and_the_year_so_far_stand_in_two_or_three_pages(reader: Reader) {
    let (pages, text) = monthly(reader, &project("samples/chiang-mai"), "ก.พ. 65", "10/3/2565");
    assert_eq!(pages, 3);
    // Worked by hand from results.csv: February's people and baht, the sums from October on.
    for figure in ["๑,๐๕๓", "๗๕๒", "๒๑๗", "๘๔", "๑,๐๓๓,๕๒๑.๖๐", "๓,๖๓๑", "๒๙.๓๖"]
    {
        assert!(text.contains(figure), "{figure}");
    }
    for words in ["ทันกำหนด(ภายในวันที่๕มีนาคม๒๕๖๕)", "ระดับ๒จาก๕", "ต้องไม่น้อยกว่า", "หน้า๓จาก๓", "ลงชื่อ"]
    {
        assert!(text.contains(words), "{words}");
    }
    assert_eq!(monthly(reader, &project("samples/tak"), "2564-11", "2021-12-10").0, 2);
}

/// The data of the report of a month.
fn data(dataset: &Path, month: &str, as_of: &str) -> Value {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("monthly.json");
    let words = ["monthly", "--data-only", "--month", month, "--as-of", as_of, "-o", output.to_str().unwrap()];
    assert_eq!(run(&words, dataset).status.code(), Some(0));
    let written = fs::read_to_string(output).unwrap();
    serde_json::from_str(&written.replace(['\u{200b}', '\u{2060}'], "")).unwrap()
}

/// A number as the book prints it.
fn number(cell: &Value) -> u64 {
    let digit = |c: char| ('๐'..='๙').contains(&c).then(|| c as u64 - '๐' as u64);
    cell.as_str().unwrap().chars().filter_map(digit).fold(0, |number, digit| number * 10 + digit)
}

#[test]
fn every_column_of_the_table_of_projects_adds_up() {
    let report = data(&project("samples/chiang-mai"), "2022-02", "2022-03-10");
    let (projects, total) = (report["projects"].as_array().unwrap(), &report["projects_total"]);
    assert_eq!(projects.last().unwrap()["name"], "โครงการ/กิจกรรมอื่นที่ไม่มีผลในเดือนนี้");
    for column in ["/people/informal", "/people/total", "/spent", "/running", "/target"] {
        let sum: u64 = projects.iter().map(|row| number(row.pointer(column).unwrap())).sum();
        assert_eq!(sum, number(total.pointer(column).unwrap()), "{column}");
    }
}

#[test]
fn a_project_has_the_number_the_plan_gives_it() {
    let folder = copy_of_tak();
    let projects = fs::read_to_string(folder.path().join("projects.csv")).unwrap();
    // The last row is the second of the first strategy.
    let first = projects.lines().nth(1).unwrap().replace("TK-01", "TK-99");
    fs::write(folder.path().join("projects.csv"), format!("{projects}{first}\n")).unwrap();
    let results = fs::read_to_string(folder.path().join("results.csv")).unwrap();
    fs::write(folder.path().join("results.csv"), format!("{results}TK-99,2021-11,1,0,0,0,\n")).unwrap();
    let report = data(folder.path(), "2021-11", "2021-12-10");
    let numbers: Vec<u64> = report["projects"].as_array().unwrap().iter().map(|row| number(&row["number"])).collect();
    assert!(numbers.starts_with(&[1, 2]), "{numbers:?}");
    assert!(numbers.is_sorted(), "{numbers:?}");
}

#[test]
fn of_duties_of_one_day_none_is_left_out() {
    let report = data(&project("samples/tak"), "2022-06", "2022-09-08");
    let duties = report["duties"].as_array().unwrap();
    let last = &duties.last().unwrap()["due"];
    assert!(duties.iter().filter(|duty| duty["due"] == *last).count() > 1, "{duties:?}");
}

fn a_month_that_is_late_open_or_empty_is_told_so(reader: Reader) {
    let chiang_mai = project("samples/chiang-mai");
    assert!(monthly(reader, &chiang_mai, "มิ.ย. 65", "1/8/2565").1.contains("เกินกำหนด(ภายในวันที่๕กรกฎาคม๒๕๖๕)"));
    assert!(monthly(reader, &chiang_mai, "ส.ค. 65", "5/10/2565").1.contains("แต่ยังไม่มีการบันทึกจึงยังไม่นับผลของเดือนนี้"));
    let (_, open) = monthly(reader, &project("samples/tak"), "ธ.ค. 64", "1/1/2565");
    assert!(open.contains("ต้องบันทึกภายในวันที่๕มกราคม๒๕๖๕(เหลือ๔วัน)"));
    let (_, empty) = monthly(reader, &project("samples/tak"), "ก.ย. 65", "1/1/2565");
    assert!(empty.contains("ในเดือนกันยายน๒๕๖๕ยังไม่มีผลการดำเนินงานของโครงการ/กิจกรรมใด"));
}

#[test]
fn a_month_of_another_year_is_a_wrong_call() {
    let output = run(&["monthly", "--month", "ต.ค. 65", "-o", "x.pdf"], &project("samples/tak"));
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("ตุลาคม 2565: เดือนนี้อยู่นอกปีงบประมาณ 2565"));
}

#[test]
fn the_data_of_a_book_is_written_with_the_files_it_shows() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("data.json");
    let words = ["annual", "--data-only", "--as-of", "2022-10-05", "-o", output.to_str().unwrap()];
    let made = run(&words, &project("samples/chiang-mai"));
    assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));
    let data: Value = serde_json::from_slice(&fs::read(&output).unwrap()).unwrap();
    let plain = |text: &Value| text.as_str().unwrap().replace(['\u{200b}', '\u{2060}'], "");
    assert_eq!(plain(&data["cover"]["province"]), "เชียงใหม่");
    let shown = data["photo_rows"].as_array().unwrap().iter().flat_map(|row| row["photos"].as_array().unwrap());
    let shown = shown.map(|photo| plain(&photo["path"])).chain([plain(&data["cover"]["office"]["report_code"])]);
    for path in shown {
        assert!(folder.path().join(path.trim_start_matches('/')).is_file(), "{path}");
    }
}

fn the_book_follows_its_data_and_its_templates(reader: Reader) {
    let (dataset, templates, out) = (copy_of_tak(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let output = out.path().join("plan.pdf");
    let mut watching = Command::new(env!("CARGO_BIN_EXE_ruplem"))
        .args(["plan", "--watch", "-o", output.to_str().unwrap()])
        .arg("--templates")
        .arg(templates.path())
        .arg(dataset.path())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(watching.stderr.take().unwrap()).lines().map(Result::unwrap);
    let mut until = |wanted: &str| lines.by_ref().find(|line| line.contains(wanted)).expect(wanted);
    until("กำลังเฝ้าดูการแก้ไข");
    let projects = dataset.path().join("projects.csv");
    let sound = fs::read_to_string(&projects).unwrap();

    fs::write(&projects, sound.replace("TK-02,", "TK-01,")).unwrap();
    assert!(until("มีการแก้ไข").contains("projects.csv"));
    until("duplicate_project");

    fs::write(&projects, sound.replacen("โครงการ", "งาน", 1)).unwrap();
    until("มีการแก้ไข");
    until("ใช้เวลา");

    fs::create_dir(templates.path().join("prose")).unwrap();
    fs::write(templates.path().join("prose/plan-preface.tera"), "คำนำใหม่ของ{{ office }}").unwrap();
    assert!(until("มีการแก้ไข").contains("plan-preface.tera"));
    until("ใช้เวลา");
    watching.kill().unwrap();
    watching.wait().unwrap();
    assert!(squeezed(&reader.read(&output)).contains("คำนำใหม่ของสำนักงานแรงงานจังหวัดตาก"));
}

by_readers! {
    [Reader::Poppler] =>
        the_month_its_sum_and_the_year_so_far_stand_in_two_or_three_pages,
        a_month_that_is_late_open_or_empty_is_told_so,
        the_book_follows_its_data_and_its_templates,
}
