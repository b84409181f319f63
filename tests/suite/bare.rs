//! An officer gives the program the data and nothing else, by typing its name or by dropping the workbook on the program.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use crate::common::{
    office::{Office, tree},
    program::{copy_files, copy_sample, project, run, text},
};

/// The program called in a folder.
fn call(home: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ruplem")).args(words).current_dir(home).output().unwrap()
}

fn home_with_tak() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("ตาก")).unwrap();
    copy_sample("tak", &home.path().join("ตาก"));
    home
}

/// The names in a folder, in order.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

const BOOKS_OF_TAK: [&str; 6] = [
    "ตารางคะแนน.pdf",
    "ภาพรวม.pdf",
    "รายงานผลประจำปี.pdf",
    "รายงานรายเดือน-2564-10.pdf",
    "รายงานรายเดือน-2564-11.pdf",
    "แผนปฏิบัติการ.pdf",
];

#[test]
fn a_folder_of_sound_data_becomes_every_book_it_allows_and_a_closing_line() {
    let home = home_with_tak();
    let data = tree(&home.path().join("ตาก"));
    // December is recorded after this day.
    let made = call(home.path(), &["ตาก", "--as-of", "1/1/2565"]);
    let said = text(&made.stderr);
    assert_eq!(made.status.code(), Some(0), "{said}");
    assert_eq!(text(&made.stdout), "");
    assert_eq!(names(home.path()), ["ตาก", "รูปเล่ม-ตาก-2565"]);
    let books = home.path().join("รูปเล่ม-ตาก-2565");
    assert_eq!(names(&books), BOOKS_OF_TAK);
    let closing = said.lines().last().unwrap();
    assert!(closing.starts_with("ตาก ปีงบประมาณ 2565: ทำ 6 เล่ม ("), "{said}");
    assert!(closing.contains(" หน้า) ไว้ใน รูปเล่ม-ตาก-2565 · ควรตรวจสอบ "), "{said}");
    assert!(closing.ends_with("· กำหนดถัดไป: บันทึกผลเดือน ธ.ค. 64 ภายใน 5 ม.ค. 65 (เหลือ 4 วัน)"), "{said}");
    assert_eq!(tree(&home.path().join("ตาก")), data);
    let alone = home.path().join("เล่มเดียว.pdf");
    run(&["scorecard", "--as-of", "1/1/2565", "-o", alone.to_str().unwrap()], &home.path().join("ตาก"));
    assert!(fs::read(alone).unwrap() == fs::read(books.join("ตารางคะแนน.pdf")).unwrap(), "the book of its own command");
    // The books of before make room, and what else lies there stays.
    fs::write(books.join("แผนปฏิบัติการ.pdf"), "earlier").unwrap();
    fs::write(books.join("ลงนามแล้ว.pdf"), "signed").unwrap();
    let again = call(home.path(), &["--lang", "en", "books", "ตาก", "--as-of", "2022-01-01"]);
    let closing = text(&again.stderr).lines().last().unwrap().to_owned();
    assert!(closing.starts_with("ตาก fiscal year 2565: made 6 books ("), "{closing}");
    assert!(closing.ends_with("· due next: record the month 2021-12 by 2022-01-05 (4 days left)"), "{closing}");
    assert!(fs::read(books.join("แผนปฏิบัติการ.pdf")).unwrap().starts_with(b"%PDF"));
    assert_eq!(fs::read(books.join("ลงนามแล้ว.pdf")).unwrap(), b"signed");
}

#[test]
fn a_workbook_dropped_on_the_program_has_its_books_beside_it_wherever_the_program_runs() {
    let home = tempfile::tempdir().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let workbook = home.path().join("ข้อมูล ตาก.xlsx");
    fs::copy(project("tests/fixtures/workbooks/google-sheets.xlsx"), &workbook).unwrap();
    let made = call(elsewhere.path(), &[workbook.to_str().unwrap()]);
    assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));
    assert_eq!(names(elsewhere.path()), [""; 0]);
    let names_of = names(home.path());
    assert!(names_of[0] == "ข้อมูล ตาก.xlsx" && names_of[1].starts_with("รูปเล่ม-") && names_of.len() == 2, "{names_of:?}");
    assert!(names(&home.path().join(&names_of[1])).contains(&"แผนปฏิบัติการ.pdf".to_owned()));
}

#[test]
fn data_with_errors_becomes_a_report_and_a_marked_copy_beside_it_and_no_book() {
    let home = home_with_tak();
    let results = home.path().join("ตาก/results.csv");
    let sound = fs::read_to_string(&results).unwrap();
    fs::write(&results, sound.replacen(",24,", ",ยี่สิบสี่,", 1)).unwrap();
    // The dataset may be where the officer stands.
    let inside = call(&home.path().join("ตาก"), &["."]);
    assert_eq!(inside.status.code(), Some(1), "{}", text(&inside.stderr));
    assert!(text(&inside.stdout).contains("ยี่สิบสี่"), "{}", text(&inside.stdout));
    assert_eq!(text(&inside.stdout), text(&run(&["check"], &home.path().join("ตาก")).stdout));
    assert!(text(&inside.stderr).contains("ตาก-ตรวจแล้ว.xlsx"), "{}", text(&inside.stderr));
    assert_eq!(names(home.path()), ["ตาก", "ตาก-ตรวจแล้ว.xlsx"]);
    // An earlier copy may have been typed into.
    fs::write(home.path().join("ตาก-ตรวจแล้ว.xlsx"), "mends").unwrap();
    assert_eq!(call(home.path(), &["ตาก"]).status.code(), Some(1));
    assert_eq!(names(home.path()), ["ตาก", "ตาก-ตรวจแล้ว-2.xlsx", "ตาก-ตรวจแล้ว.xlsx"]);
    assert_eq!(fs::read(home.path().join("ตาก-ตรวจแล้ว.xlsx")).unwrap(), b"mends");
}

#[test]
fn the_data_of_all_provinces_becomes_what_a_batch_makes_and_who_has_errors_is_told_and_marked() {
    let office = Office::new();
    let home = office.path("");
    let results = office.path("nation/แพร่/results.csv");
    fs::write(&results, fs::read_to_string(&results).unwrap().replacen(",24,", ",ยี่สิบสี่,", 1)).unwrap();
    let made = call(&home, &["nation", "--as-of", "5/10/2565"]);
    let said = text(&made.stderr);
    assert_eq!(made.status.code(), Some(1), "{said}");
    assert_eq!(names(&home), ["nation", "nation-ตรวจแล้ว.xlsx", "รูปเล่ม-ทั้งประเทศ-2565"]);
    assert!(said.contains("แพร่: ไม่ได้ทำรูปเล่ม"), "{said}");
    let made = tree(&home.join("รูปเล่ม-ทั้งประเทศ-2565"));
    let batch = office.command(&["--documents", "plan,annual,scorecard,national"]).output().unwrap();
    assert_eq!(batch.status.code(), Some(1));
    assert!(made == tree(&office.path("out")), "{:?}", made.keys());
    assert!(made.contains_key("63-tak/plan-2565.pdf"), "{:?}", made.keys());
}

#[test]
fn books_beside_a_province_of_a_country_are_none_of_its_data() {
    let office = Office::new();
    let folder = office.path("nation/รูปเล่ม-ตาก-2565");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("แผนปฏิบัติการ.pdf"), "%PDF").unwrap();
    let nation = office.path("nation");
    let checked = text(&run(&["check"], &nation).stdout);
    fs::remove_dir_all(&folder).unwrap();
    assert_eq!(checked, text(&run(&["check"], &nation).stdout));
}

#[test]
fn of_a_year_that_is_over_nothing_is_due_and_what_is_short_is_told_with_its_name() {
    let home = home_with_tak();
    let closing = |words: &[&str]| text(&call(home.path(), words).stderr).lines().last().unwrap().to_owned();
    let over = closing(&["ตาก"]);
    assert!(over.ends_with("· ไม่มีกำหนดที่รออยู่"), "{over}");
    let last = closing(&["ตาก", "--as-of", "29/9/2565"]);
    assert!(last.ends_with("· กำหนดถัดไป: บันทึกผลเดือน ก.ย. 65 ภายใน 29 ก.ย. 65 (เหลือ 0 วัน)"), "{last}");
    fs::create_dir(home.path().join("เชียงใหม่")).unwrap();
    copy_sample("chiang-mai", &home.path().join("เชียงใหม่"));
    let short = closing(&["เชียงใหม่", "--as-of", "30/9/2565"]);
    let money = "· กำหนดถัดไป: การเบิกจ่ายเทียบวงเงิน: 38,947.50 บาท ภายใน 30 ก.ย. 65 (เหลือ 0 วัน)";
    assert!(short.ends_with(money), "{short}");
}

#[test]
fn a_folder_without_data_is_told_so_and_nothing_is_put_beside_it() {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("ว่าง")).unwrap();
    let told = call(home.path(), &["ว่าง"]);
    assert_eq!(told.status.code(), Some(1), "{}", text(&told.stderr));
    assert!(text(&told.stdout).contains("[missing_table]"), "{}", text(&told.stdout));
    assert_eq!(names(home.path()), ["ว่าง"]);
}

#[test]
fn data_that_lie_where_the_books_would_go_are_left_alone() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("รูปเล่ม-ตาก-2565");
    fs::create_dir(&data).unwrap();
    copy_files(&project("samples/tak"), &data);
    let before = tree(home.path());
    let refused = call(home.path(), &["รูปเล่ม-ตาก-2565"]);
    assert_eq!(refused.status.code(), Some(2), "{}", text(&refused.stderr));
    assert!(tree(home.path()) == before);
}

#[test]
fn who_gives_nothing_is_told_where_to_begin() {
    let home = tempfile::tempdir().unwrap();
    for (words, first) in [
        (&[][..], "ruplem จัดทำรูปเล่มแผนปฏิบัติการ รายงาน และตารางคะแนน จากข้อมูลของจังหวัด"),
        (&["--lang", "en"], "ruplem makes a province's plan book, reports and scoring tables from its data"),
    ] {
        let greeted = call(home.path(), words);
        assert_eq!((greeted.status.code(), text(&greeted.stderr).as_str()), (Some(0), ""));
        let page = text(&greeted.stdout);
        assert_eq!((page.lines().count(), page.lines().next()), (5, Some(first)));
    }
}

#[test]
fn a_name_that_is_a_command_is_the_command_and_one_that_is_nothing_is_told() {
    let home = home_with_tak();
    fs::rename(home.path().join("ตาก"), home.path().join("plan")).unwrap();
    let command = call(home.path(), &["plan"]);
    assert_eq!(command.status.code(), Some(2));
    assert!(text(&command.stderr).contains("ยังไม่ได้ระบุ"), "{}", text(&command.stderr));
    let mistyped = call(home.path(), &["chek", "plan"]);
    assert_eq!(mistyped.status.code(), Some(2));
    assert!(text(&mistyped.stderr).contains("ไม่รู้จักคำสั่ง «chek»"), "{}", text(&mistyped.stderr));
    let missing = call(home.path(), &["ไม่มี.xlsx"]);
    assert_ne!(missing.status.code(), Some(0));
    assert!(!text(&missing.stderr).contains("ไม่รู้จักคำสั่ง"), "{}", text(&missing.stderr));
    let known = call(home.path(), &["./plan", "--as-of", "1/1/2565"]);
    assert_eq!(known.status.code(), Some(0), "{}", text(&known.stderr));
    assert_eq!(names(&home.path().join("รูปเล่ม-ตาก-2565")), BOOKS_OF_TAK);
}
