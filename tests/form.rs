//! An officer begins a year with `new`: what it makes is sound from the start, and stays as the officer left it.

#[path = "common/program.rs"]
mod program;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Output,
};

use calamine::{Reader, Xlsx, open_workbook};
use program::{project, text};
use ruplem::schema::Table;
use serde_json::Value;

fn ruplem(args: &[&str], paths: &[&Path]) -> Output {
    std::process::Command::new(env!("CARGO_BIN_EXE_ruplem")).args(args).args(paths).output().unwrap()
}

/// `new` into a folder of its own.
fn new(words: &[&str]) -> (tempfile::TempDir, Output) {
    let folder = tempfile::tempdir().unwrap();
    let output = ruplem(&[&["new"], words].concat(), &[folder.path()]);
    (folder, output)
}

/// The codes `check` gives, with its exit status.
fn check(dataset: &Path) -> (Vec<String>, Option<i32>) {
    let output = ruplem(&["check", "--format", "json"], &[dataset]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let codes = report["diagnostics"].as_array().unwrap().iter().map(|entry| entry["code"].as_str().unwrap());
    (codes.map(str::to_owned).collect(), output.status.code())
}

fn chiang_mai() -> PathBuf {
    project("samples/chiang-mai")
}

#[test]
fn an_empty_folder_of_csv_is_a_dataset_from_the_start() {
    let (folder, output) = new(&["--csv", "--province", "จ.เชียงใหม่", "--year", "๒๕๖๕"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(text(&output.stderr).contains("ruplem check "), "{}", text(&output.stderr));
    assert_eq!(check(folder.path()), (vec!["zero_plan_target".to_owned()], Some(0)));
    let projects = fs::read_to_string(folder.path().join("projects.csv")).unwrap();
    // Excel takes a file without the mark for the computer's own encoding.
    assert!(projects.starts_with("\u{feff}รหัส,ยุทธศาสตร์,โครงการ/กิจกรรม,"), "{projects}");
    let province = fs::read_to_string(folder.path().join("province.toml")).unwrap();
    insta::assert_snapshot!("province.toml", province);
}

#[test]
fn an_empty_folder_filled_in_is_sound() {
    let (folder, _) = new(&["--csv", "--province", "ตาก"]);
    let fill = |file: &str, row: &str| {
        let path = folder.path().join(file);
        fs::write(&path, fs::read_to_string(&path).unwrap() + row).unwrap();
    };
    fill("projects.csv", "ตก-1,,งาน,,,100,0,0,5000.50,,สรจ.,,ต.ค. 2564,ก.ย. 2565\r\n");
    fill("results.csv", "ตก-1,ต.ค. 2564,10,0,0,500,\r\n");
    fill("reports.csv", "ต.ค. 2564,4/11/2564,\r\n");
    fill("budget.csv", "1,600000,480000,31/3/2565\r\n");
    fill("submissions.csv", "ส่งเล่มแผน,29 พ.ย. 2564,,\r\n");
    assert_eq!(check(folder.path()), (Vec::new(), Some(0)));
    let toml = fs::read_to_string(folder.path().join("province.toml")).unwrap();
    let filled: String = toml
        .lines()
        .map(|line| line.strip_prefix("# \"").map_or(line.to_owned(), |key| format!("\"{key}")) + "\n")
        .collect();
    fs::write(folder.path().join("province.toml"), filled).unwrap();
    assert_eq!(check(folder.path()), (Vec::new(), Some(0)), "every line of province.toml can be put to use");
}

#[test]
fn last_years_projects_are_carried_over_with_their_months_moved() {
    let (folder, output) = new(&["--csv", "--from", chiang_mai().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let said = text(&output.stderr);
    assert!(said.contains("ยกมาจากปี 2565") && said.contains("40 โครงการ"), "{said}");
    assert!(said.contains("ยังไม่มีคู่มือของปีงบประมาณ 2566"), "{said}");
    let rows = |folder: &Path, file: &str| -> Vec<Vec<String>> {
        let text = fs::read_to_string(folder.join(file)).unwrap();
        let mut reader = csv::ReaderBuilder::new().from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
    };
    let (before, after) = (rows(&chiang_mai(), "projects.csv"), rows(folder.path(), "projects.csv"));
    assert_eq!(before.len(), after.len());
    for (before, after) in before.iter().zip(&after) {
        assert_eq!(before[..5], after[..5]);
        assert_eq!(before[9..12], after[9..12]);
    }
    assert_eq!(after[0][12..], ["ต.ค. 2565", "ก.ย. 2566"], "{:?}", before[0]);
    assert_eq!(after[2][5..9], ["200", "60", "0", "126750.50"], "{:?}", before[2]);
    assert_eq!(rows(folder.path(), "committee.csv"), rows(&chiang_mai(), "committee.csv"));
    for empty in ["results", "reports", "budget", "submissions", "situation", "problems", "photos"] {
        assert_eq!(rows(folder.path(), &format!("{empty}.csv")).len(), 0, "{empty}");
    }
}

#[test]
fn carried_over_into_a_year_with_a_handbook_the_plan_is_sound() {
    let (folder, _) = new(&["--csv", "--year", "2565", "--from", chiang_mai().to_str().unwrap()]);
    assert_eq!(check(folder.path()), (Vec::new(), Some(0)));
}

#[test]
fn nothing_is_ever_written_over() {
    for csv in [&[][..], &["--csv"]] {
        let words = [&["--province", "ตาก"], csv].concat();
        let (folder, first) = new(&words);
        assert_eq!(first.status.code(), Some(0), "{}", text(&first.stderr));
        let files = || -> Vec<(PathBuf, Vec<u8>)> {
            let paths = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
            let mut files: Vec<_> = paths.map(|path| (path.clone(), fs::read(path).unwrap())).collect();
            files.sort();
            files
        };
        let before = files();
        fs::write(&before[0].0, "งานของเจ้าหน้าที่").unwrap();
        let before = files();
        let second = ruplem(&[&["new"], &words[..]].concat(), &[folder.path()]);
        assert_eq!(second.status.code(), Some(2));
        assert!(text(&second.stderr).contains("มีแฟ้มนี้อยู่แล้ว"), "{}", text(&second.stderr));
        assert_eq!(files(), before);
    }
}

#[test]
fn the_same_form_is_the_same_to_the_byte() {
    let made = || {
        let (folder, output) = new(&["--year", "2565", "--from", chiang_mai().to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        fs::read(folder.path().join("เชียงใหม่-2565.xlsx")).unwrap()
    };
    assert!(made() == made());
}

#[test]
fn a_call_that_cannot_be_meant_is_refused_with_words() {
    let from = project("samples/tak");
    let broken = project("samples/broken/bad-date");
    for (words, exit, message) in [
        (&["--csv"][..], 2, "--province"),
        (&["--province", "กทม."], 2, "ส่วนภูมิภาค"),
        (&["--province", "เชียงใหม"], 2, "เขียนชื่อจังหวัดเต็ม"),
        (&["--province", "ตาก", "--year", "2022"], 2, "ปี พ.ศ. สี่หลัก"),
        (&["--province", "เชียงใหม่", "--from", from.to_str().unwrap()], 2, "ไม่มีข้อมูลของจังหวัดเชียงใหม่"),
        (&["--from", broken.to_str().unwrap()], 1, "อ่านเป็นวันที่ไม่ได้"),
        (&["--from", "ไม่มี"], 2, "ไม่พบ"),
    ] {
        let (folder, output) = new(words);
        assert_eq!(output.status.code(), Some(exit), "{words:?}: {}", text(&output.stderr));
        assert!(text(&output.stderr).contains(message), "{words:?}: {}", text(&output.stderr));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "{words:?}");
    }
}

#[test]
fn the_workbook_has_a_sheet_a_table_under_the_headings_of_the_contract() {
    let (folder, output) = new(&["--from", chiang_mai().to_str().unwrap(), "--year", "2565"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let mut workbook: Xlsx<_> = open_workbook(folder.path().join("เชียงใหม่-2565.xlsx")).unwrap();
    let tables = Table::ALL.map(Table::thai);
    let expected: Vec<&str> = ["คำอธิบาย"].into_iter().chain(tables).chain(["รายการเลือก"]).collect();
    assert_eq!(workbook.sheet_names(), expected);
    for table in Table::ALL {
        let range = workbook.worksheet_range(table.thai()).unwrap();
        let thai: Vec<&str> = table.columns().iter().map(|column| column.thai).collect();
        let found: Vec<String> = match table {
            Table::Province => range.rows().map(|row| row[0].to_string()).collect(),
            _ => range.rows().next().unwrap()[..thai.len()].iter().map(ToString::to_string).collect(),
        };
        assert_eq!(found, thai);
    }
    let projects = workbook.worksheet_range("โครงการ").unwrap();
    let third: Vec<String> = projects.rows().nth(3).unwrap()[5..9].iter().map(ToString::to_string).collect();
    assert_eq!(third, ["200", "60", "0", "126750.5"]);
}

#[test]
fn of_a_nation_the_province_asked_for_is_carried_over() {
    let nation = tempfile::tempdir().unwrap();
    for name in ["chiang-mai", "tak"] {
        fs::create_dir(nation.path().join(name)).unwrap();
        for file in fs::read_dir(project("samples").join(name)).unwrap().map(|file| file.unwrap()) {
            fs::copy(file.path(), nation.path().join(name).join(file.file_name())).unwrap();
        }
    }
    let from = nation.path().to_str().unwrap();
    let (folder, output) = new(&["--csv", "--province", "ตาก", "--year", "2565", "--from", from]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert_eq!(check(folder.path()), (Vec::new(), Some(0)));
    assert!(fs::read_to_string(folder.path().join("projects.csv")).unwrap().contains("TK-01"));
    for (words, message) in
        [(&["--from", from][..], "--province"), (&["--province", "น่าน", "--from", from], "ไม่มีข้อมูลของจังหวัดน่าน")]
    {
        let (_, output) = new(words);
        assert_eq!(output.status.code(), Some(2));
        assert!(text(&output.stderr).contains(message), "{}", text(&output.stderr));
    }
}
