//! An officer begins a year with `new`: what it makes is sound from the start, and stays as the officer left it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Output,
};

use crate::common::package::Package;
use crate::common::program::{copy_sample, project, run, text};
use crate::common::typing::{
    Typed::{Number, Text},
    type_rows,
};
use calamine::{Reader, Xlsx, open_workbook};
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
    let (folder, _) = new(&["--csv", "--province", "ตาก", "--year", "2565"]);
    let fill = |file: &str, row: &str| {
        let path = folder.path().join(file);
        fs::write(&path, fs::read_to_string(&path).unwrap() + row).unwrap();
    };
    fill("projects.csv", "ตก-1,,งาน,,,100,0,0,5000.50,,สรจ.,,ต.ค. 2564,ก.ย. 2565\r\n");
    fill("results.csv", "ตก-1,ต.ค. 2564,10,0,0,500,\r\n");
    let complete = |file: &str, row: &str, filled: &str| {
        let path = folder.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(text.matches(row).count(), 1, "{row} in {text}");
        fs::write(&path, text.replace(row, filled)).unwrap();
    };
    complete("reports.csv", "ต.ค. 2564,,", "ต.ค. 2564,4/11/2564,");
    complete("budget.csv", "\n1,,,", "\n1,600000,480000,31/3/2565");
    complete("submissions.csv", "ส่งเล่มแผน,,,", "ส่งเล่มแผน,29 พ.ย. 2564,,");
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
    let (folder, output) = new(&["--csv", "--year", "2566", "--from", chiang_mai().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let said = text(&output.stderr);
    assert!(said.contains("ยกมาจากปี 2565") && said.contains("40 โครงการ"), "{said}");
    assert!(said.contains("ใช้เกณฑ์ของปี 2565 โดยเลื่อนวันเป็นปี 2566"), "{said}");
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
        assert_eq!(before[14..], after[14..]);
    }
    assert_eq!(after[0][12..14], ["ต.ค. 2565", "ก.ย. 2566"], "{:?}", before[0]);
    assert_eq!(after[2][5..9], ["200", "60", "0", "126750.50"], "{:?}", before[2]);
    assert_eq!(rows(folder.path(), "committee.csv"), rows(&chiang_mai(), "committee.csv"));
    let laid_out = [
        ("results", 0),
        ("reports", 12),
        ("budget", 2),
        ("submissions", 4),
        ("situation", 0),
        ("problems", 0),
        ("photos", 0),
    ];
    for (table, count) in laid_out {
        let rows = rows(folder.path(), &format!("{table}.csv"));
        assert_eq!(rows.len(), count, "{table}");
        assert!(rows.iter().all(|row| row[1..].iter().all(String::is_empty)), "{table}: {rows:?}");
    }
}

#[test]
fn what_a_spreadsheet_would_reckon_with_is_set_apart_and_read_back_as_it_was() {
    let last_year = tempfile::tempdir().unwrap();
    copy_sample("chiang-mai", last_year.path());
    let projects = fs::read_to_string(last_year.path().join("projects.csv")).unwrap();
    let mut lines: Vec<String> = projects.lines().map(str::to_owned).collect();
    for (line, name) in lines[1..].iter_mut().zip(["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1;2)"]) {
        let mut cells: Vec<&str> = line.splitn(4, ',').collect();
        cells[2] = name;
        *line = cells.join(",");
    }
    fs::write(last_year.path().join("projects.csv"), lines.join("\n")).unwrap();
    let names = |from: &Path| -> (Vec<String>, tempfile::TempDir) {
        let (folder, output) = new(&["--csv", "--year", "2565", "--from", from.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        let text = fs::read_to_string(folder.path().join("projects.csv")).unwrap();
        let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let names = reader.records().take(4).map(|row| row.unwrap()[2].to_owned()).collect();
        (names, folder)
    };
    let (first, folder) = names(last_year.path());
    assert_eq!(first, ["'=1+1", "'+cmd|' /C calc'!A0", "'-2+3", "'@SUM(1;2)"]);
    assert_eq!(names(folder.path()).0, first, "no mark is added to the first");
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
fn a_place_named_as_a_workbook_is_the_workbook() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("แผน/ของเรา.xlsx");
    let made = ruplem(&["new", "--province", "ตาก", "--year", "2565"], &[&file]);
    assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));
    assert!(text(&made.stdout).contains("ของเรา.xlsx") || text(&made.stderr).contains("ของเรา.xlsx"));
    let (beside, _) = new(&["--province", "ตาก", "--year", "2565"]);
    assert!(fs::read(&file).unwrap() == fs::read(beside.path().join("ตาก-2565.xlsx")).unwrap());
    // A folder that has such a name stays one.
    let odd = folder.path().join("แฟ้ม.xlsx");
    fs::create_dir(&odd).unwrap();
    assert_eq!(ruplem(&["new", "--province", "ตาก", "--year", "2565"], &[&odd]).status.code(), Some(0));
    assert!(odd.join("ตาก-2565.xlsx").is_file());
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
        (&["--from", broken.to_str().unwrap()], 1, "เดือนนี้ไม่มีวันที่ดังกล่าว"),
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
            table if table.has_keys() => range.rows().map(|row| row[0].to_string()).collect(),
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
        let files = fs::read_dir(project("samples").join(name)).unwrap().map(|file| file.unwrap());
        for file in files.filter(|file| file.path().is_file()) {
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

/// The workbook of ตาก with a row or more typed into every table.
fn filled_in() -> (tempfile::TempDir, PathBuf) {
    let (folder, output) = new(&["--province", "ตาก", "--year", "2565"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let path = folder.path().join("ตาก-2565.xlsx");
    let month = Text("ต.ค. 2564");
    let blank = Text("");
    let project = |id, people| {
        let (strategy, agency) = (Text("การส่งเสริมการมีงานทำและรายได้ที่มั่นคง"), Text("สำนักงานจัดหางานจังหวัดตาก"));
        let (from, to) = (month, Text("ก.ย. 2565"));
        let (zero, money) = (Number("0"), Number("5000.5"));
        [
            Text(id),
            strategy,
            Text("งาน"),
            blank,
            blank,
            Number(people),
            zero,
            zero,
            money,
            blank,
            agency,
            blank,
            from,
            to,
        ]
    };
    type_rows(&path, 3, &[&project("ตก-๑", "100"), &project("ตก-๒", "50")]);
    type_rows(&path, 4, &[&[Text("ตก-๑"), month, Number("10"), Number("0"), Number("0"), Number("500.25"), blank]]);
    type_rows(
        &path,
        5,
        &[&[month, Text("5/11/2564")], &[Text("พ.ย. 2564"), Text("๓ ธ.ค. ๖๔"), Text("นักวิชาการแรงงาน")]],
    );
    type_rows(&path, 6, &[&[Text("1"), Number("600000"), Number("480000"), Text("31/3/2565")]]);
    let sent = [Text("ส่งเล่มแผน"), Text("5 พ.ย. 2564"), Text("ตก 0030/1")];
    type_rows(&path, 7, &[&[Text("บันทึกแผนในระบบ")], &[Text("คณะกรรมการเห็นชอบ")], &sent]);
    type_rows(&path, 8, &[&[Text("คณะทำงาน"), blank, Text("แรงงานจังหวัดตาก"), Text("ประธาน")]]);
    type_rows(
        &path,
        9,
        &[&[Text("แรงงานพิการ"), Text("เพศ"), Text("หญิง"), Number("12"), Text("2564"), Text("ข้อมูลตัวอย่าง")]],
    );
    type_rows(&path, 10, &[&[Text("ด้าน"), Text("ปัญหา"), blank, blank]]);
    (folder, path)
}

/// Both rounds' scores and every criterion of them.
fn score(dataset: &Path) -> Value {
    let output = ruplem(&["score", "--as-of", "2022-10-01", "--format", "json"], &[dataset]);
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn the_workbook_is_a_dataset_from_the_start_and_when_it_is_filled_in() {
    let (_folder, path) = filled_in();
    assert_eq!(check(&path), (Vec::new(), Some(0)));
    let score = score(&path);
    let round = &score["rounds"][0];
    assert_eq!(round["people"]["reached"], 10);
    assert_eq!(round["budget"]["disbursed"], "480000.00");
    assert_eq!(score["indicators"][0]["actual"], "1", "the plan was sent on 5 November");
    let (folder, _) = new(&["--province", "ตาก", "--year", "2565"]);
    assert_eq!(check(&folder.path().join("ตาก-2565.xlsx")), (vec!["zero_plan_target".to_owned()], Some(0)));
}

#[test]
fn no_cell_of_the_form_makes_another_day_of_what_is_typed() {
    let (folder, _) = new(&["--province", "ตาก", "--year", "2565"]);
    let styles = Package::open(&folder.path().join("ตาก-2565.xlsx")).part("xl/styles.xml").unwrap();
    assert!(!styles.contains("yy") && !styles.contains("107041E"), "{styles}");
}

#[test]
fn the_workbook_and_the_folder_of_a_year_carried_over_say_the_same() {
    let from = chiang_mai();
    let words = ["--year", "2565", "--from", from.to_str().unwrap()];
    let (book, _) = new(&words);
    let (folder, _) = new(&[&words[..], &["--csv"]].concat());
    let book = book.path().join("เชียงใหม่-2565.xlsx");
    assert_eq!(check(&book), (Vec::new(), Some(0)));
    assert_eq!(score(&book), score(folder.path()));
    let again = |from: &Path| {
        let (made, _) = new(&["--csv", "--year", "2565", "--from", from.to_str().unwrap()]);
        Table::ALL.map(|table| fs::read_to_string(made.path().join(table.file())).unwrap())
    };
    assert_eq!(again(&book), again(folder.path()), "nothing is lost on the way through a workbook");
}

/// Not for every machine: `just libreoffice` runs it.
#[test]
#[ignore = "needs LibreOffice; run by `just libreoffice`"]
fn libreoffice_opens_the_filled_workbook_and_saves_it_whole() {
    let (folder, path) = filled_in();
    let expected = score(&path);
    for kind in ["xlsx", "ods"] {
        let out = folder.path().join(kind);
        let saved = std::process::Command::new("soffice")
            .args(["--headless", "--convert-to", kind, "--outdir"])
            .args([&out, &path])
            .env("HOME", folder.path())
            .output()
            .expect("soffice starts");
        assert!(saved.status.success(), "{}", text(&saved.stderr));
        let path = out.join("ตาก-2565").with_extension(kind);
        assert_eq!(check(&path), (Vec::new(), Some(0)), "{kind}");
        assert_eq!(score(&path), expected, "{kind}");
    }
}

#[test]
fn the_folder_of_the_form_is_the_dataset_of_its_province() {
    let (folder, workbook) = filled_in();
    fs::create_dir(folder.path().join("photos")).unwrap();
    let score = |path: &Path| text(&run(&["score", "--as-of", "2022-10-01", "--format", "json"], path).stdout);
    assert!(score(folder.path()).starts_with('{'));
    assert_eq!(score(folder.path()), score(&workbook));
}
