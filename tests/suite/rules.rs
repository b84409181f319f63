//! A dataset brings the rules of its own year: what the officer changes scores and prints, and what cannot be is told by its
//! cell.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use calamine::{Reader as _, Xlsx, open_workbook};
use ruplem::{
    Document,
    compose::OfProvince,
    files::Files,
    model::{Dataset, FiscalYear},
    read::Options,
    schema::Table,
};

use crate::common::{
    office::{Office, end, files},
    program::{copy_sample, text},
    reading::{Reader, squeezed},
    typing::{Typed, type_over, type_rows},
    workshop::{WORKSHOP, checked, dataset},
    year::Year,
};

fn change(folder: &Path, file: &str, pairs: &[(&str, &str)]) {
    let path = folder.join(file);
    let mut text = fs::read_to_string(&path).unwrap();
    for (before, after) in pairs {
        assert_eq!(text.matches(before).count(), 1, "{before} in {text}");
        text = text.replace(before, after);
    }
    fs::write(path, text).unwrap();
}

/// The day books of 2570 are made on.
const AS_OF: &str = "2027-10-01";

fn codes(folder: &Path) -> Vec<&'static str> {
    let nation = checked(folder);
    let of_provinces = nation.provinces.iter().flat_map(|province| &province.checked.diagnostics);
    nation.diagnostics.iter().chain(of_provinces).map(|found| found.fault.code()).collect()
}

/// The sheet of a table in a workbook of `new`, the first of which is the guide.
fn sheet(table: Table) -> usize {
    2 + Table::ALL.into_iter().position(|one| one == table).unwrap()
}

/// A workbook that `new` made, with a project and its people typed in.
fn workbook(year: u16) -> (tempfile::TempDir, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    let (said, exit) =
        ruplem(&["new", home.path().to_str().unwrap(), "--province", "ตาก", "--year", &year.to_string()]);
    assert_eq!(exit, Some(0), "{said}");
    let path = home.path().join(format!("ตาก-{year}.xlsx"));
    let project = ["ตก-1", "", "ฝึกอาชีพ", "", "", "1000", "0", "0", "56000", "", "สำนักงานแรงงานจังหวัดตาก", ""];
    let typed = |text: &'static str| if text.parse::<u32>().is_ok() { Typed::Number(text) } else { Typed::Text(text) };
    let of_project: Vec<Typed> = project.map(typed).into_iter().chain(["ต.ค. 2569", "ก.ย. 2570"].map(typed)).collect();
    type_rows(&path, sheet(Table::Projects), &[&of_project]);
    type_rows(&path, sheet(Table::Reports), &[&["ต.ค. 2569", "5/11/2569", "นักวิชาการแรงงาน"].map(Typed::Text)]);
    type_rows(&path, sheet(Table::Results), &[&["ตก-1", "ต.ค. 2569", "217", "0", "0", "513"].map(typed)]);
    (home, path)
}

#[test]
fn what_the_officer_changes_scores_and_prints_and_nowhere_an_old_number() {
    let (home, path) = workbook(2570);
    let criteria = sheet(Table::Criteria);
    let rows = criteria_of(&path);
    let cell = |column: char, row: &[&str]| {
        let at = rows.iter().position(|found| found.iter().zip(row).all(|(found, wanted)| found == wanted));
        format!("{column}{}", at.unwrap_or_else(|| panic!("{row:?} in {rows:?}")) + 1)
    };
    for (row, threshold) in [
        (["1", "3", "จำนวนคนไม่น้อยกว่าร้อยละ", "20"], "23"),
        (["1", "5", "จำนวนคนไม่น้อยกว่าร้อยละ", "40"], "43"),
        (["2", "4", "เบิกจ่ายไม่น้อยกว่าร้อยละ", "90"], "93"),
    ] {
        type_over(&path, criteria, &cell('D', &row), Typed::Number(threshold));
    }
    type_over(&path, criteria, &cell('E', &["1", "1", "บันทึกแผนในระบบ", "", "31/10/2569"]), Typed::Text("14/10/2569"));
    assert_eq!(codes(&path), ["assumed_handbook"]);
    let assumed = "ยังไม่ได้ตรวจกับคู่มือ";
    assert!(squeezed(&page_text(Document::PLAN, &dataset(&path), home.path())).contains(assumed));
    type_over(&path, sheet(Table::Handbook), "B1", Typed::Text("ใช่"));
    assert_eq!(codes(&path), [""; 0]);

    let data = dataset(&path);
    let json = serde_json::to_value(WORKSHOP.score(&data, AS_OF.parse().unwrap())).unwrap();
    assert_eq!(json["handbook"], serde_json::json!({"fiscal_year": 2570, "assumed": false}));
    let first = json["rounds"][0]["criteria"].as_array().unwrap();
    let asked = |level: u64, id: &str| {
        let criterion = first.iter().find(|one| one["level"] == level && one["id"] == id).unwrap();
        (criterion["threshold"].as_u64(), criterion["due"].as_str())
    };
    assert_eq!(asked(1, "plan_recorded"), (None, Some("2026-10-14")));
    assert_eq!([asked(3, "people").0, asked(5, "people").0], [Some(23), Some(43)]);
    assert_eq!(json["rounds"][0]["people"]["reached"], 217);
    assert_eq!(first.iter().find(|one| one["id"] == "people").unwrap()["state"], "missed", "21.70 is below 23 now");

    let month = data.year.months().nth(2).unwrap();
    let books = [Document::PLAN, Document::ANNUAL, Document::SCORECARD, Document::MONTHLY.of(month)];
    let mut texts = books.map(|document| (document.kind.name, page_text(document, &data, home.path()))).to_vec();
    let nation = checked(&path);
    let national = WORKSHOP.nations(&nation, AS_OF.parse::<chrono::NaiveDate>().unwrap());
    let book = WORKSHOP.make_national(Document::NATIONAL, &national[0]).unwrap();
    texts.push(("national", text_of(&book.pdf, home.path())));
    for (name, text) in texts {
        assert!(!squeezed(&text).contains(assumed), "{name}");
        // The axis of a chart counts in twenties, whatever the rules are.
        let numbers: BTreeSet<&str> = text
            .split("๐\n๒๐\n๔๐\n๖๐\n๘๐\n๑๐๐\n")
            .flat_map(|text| text.split(|c: char| !('๐'..='๙').contains(&c)))
            .collect();
        for old in ["๒๐", "๔๐", "๙๐"] {
            assert!(!numbers.contains(old), "{old} in {name}: {text}");
        }
        assert!(!squeezed(&text).contains("๓๑ตุลาคม"), "{name}");
        for new in ["๒๓", "๔๓", "๙๓"] {
            assert!(numbers.contains(new) || ["monthly", "national"].contains(&name), "{new} in {name}");
        }
        let has_day = squeezed(&text).contains("๑๔ตุลาคม๒๕๖๙");
        assert!(has_day || name == "monthly" || name == "national", "the day in {name}");
    }
}

#[test]
fn a_rule_that_cannot_be_is_told_by_its_cell() {
    for (story, file, rows, code, cell) in [
        ("a level missing", "criteria.csv", "1,1,monthly,,\n1,3,people,20,\n", "bad_rule", "B3"),
        ("falling per cents", "criteria.csv", "2,1,people,50,\n2,2,people,40,\n", "bad_rule", "D3"),
        ("due after the assessment", "criteria.csv", "1,1,ส่งเล่มแผน,,31/3/2565\n", "bad_rule", "E2"),
        ("rounds that overlap", "criteria.csv", "2,,วันเริ่มรอบ,,31/3/2565\n", "bad_rule", "E2"),
        ("a round that leaves the year", "criteria.csv", "2,,วันสิ้นรอบ,,1/10/2565\n", "bad_rule", "E2"),
        ("a day of another year", "criteria.csv", "1,1,ส่งเล่มแผน,,30/11/2569\n", "bad_rule", "E2"),
        ("no per cent", "criteria.csv", "1,6,people,,\n", "bad_rule", "D2"),
        ("no level", "criteria.csv", "1,,people,20,\n", "bad_rule", "B2"),
        ("a row twice", "criteria.csv", "1,1,monthly,,\n1,1,monthly,,\n", "bad_rule", "C3"),
        ("a round without its days", "criteria.csv", "3,1,monthly,,\n", "bad_rule", "C2"),
        ("no such criterion", "criteria.csv", "1,1,ส่งเล่ม,,\n", "unknown_criterion", "C2"),
        ("another year", "handbook.toml", "\"ปีงบประมาณ\" = 2570\n", "bad_rule", ""),
        ("a month due before it begins", "handbook.toml", "due_march = 2022-02-28\n", "bad_rule", ""),
        ("a month due after the assessment", "handbook.toml", "due_september = 2022-09-30\n", "bad_rule", ""),
        ("neither yes nor no", "handbook.toml", "confirmed = \"อาจจะ\"\n", "bad_rule", ""),
        ("an unknown key", "handbook.toml", "\"ชื่อ\" = \"คู่มือ\"\n", "unknown_key", ""),
    ] {
        let folder = tempfile::tempdir().unwrap();
        Year::perfect().write(folder.path());
        let head = if file == "criteria.csv" { "round,level,criterion,threshold,due\n" } else { "" };
        fs::write(folder.path().join(file), format!("{head}{rows}")).unwrap();
        let nation = checked(folder.path());
        let found = &nation.provinces[0].checked.diagnostics;
        let first = found.iter().find(|found| found.fault.code() == code);
        let first = first.unwrap_or_else(|| panic!("{story}: {found:?}"));
        assert!(first.place.file.ends_with(file), "{story}: {first:?}");
        assert_eq!(first.place.cell().unwrap_or_default(), cell, "{story}: {found:?}");
    }
}

#[test]
fn a_file_of_sections_says_the_same_as_the_two_tables() {
    let folder = tempfile::tempdir().unwrap();
    Year::perfect().write(folder.path());
    let rules = WORKSHOP.rules_file(FiscalYear::new(2565).unwrap()).unwrap();
    fs::write(folder.path().join("handbook.toml"), &rules).unwrap();
    assert_eq!(codes(folder.path()), [""; 0], "{rules}");
    let known = WORKSHOP.handbooks().of(FiscalYear::new(2565).unwrap()).unwrap();
    assert_eq!(dataset(folder.path()).handbook, known);
    // One of the templates' own handbooks is as good.
    fs::write(
        folder.path().join("handbook.toml"),
        include_str!("../../templates/handbook/2565.toml").replace("{ปี}", "๒๕๖๕"),
    )
    .unwrap();
    assert_eq!(codes(folder.path()), [""; 0]);
    assert_eq!(dataset(folder.path()).handbook, known);
}

#[test]
fn nothing_in_a_file_of_sections_is_passed_over_in_silence() {
    for (text, expected) in [
        ("rounds = 3\n", "unknown_key"),
        ("rounds = [1]\n", "unknown_key"),
        ("[[rounds]]\nnumber = 1\nlevels = 3\n", "unknown_key"),
        ("[[rounds]]\nnumber = 1\nlevels = [3]\n", "unknown_key"),
        ("[[rounds]]\nnumber = 1\nlevels = [[3]]\n", "missing_value"),
        ("[[rounds]]\nnumber = 1\nlevels = [[]]\n", "unknown_key"),
        ("[[rounds]]\nnumber = 1\nlevels = [[{ id = \"monthly\", note = \"x\" }]]\n", "unknown_key"),
        ("[[rounds]]\nlevels = [[{ id = \"monthly\" }]]\n", "missing_value"),
        ("[[rounds]]\nnumber = 1\nlast_day = 2022-03-31\n", "unknown_key"),
        ("[[mechanisms]]\nname = \"ศูนย์\"\nof = \"ตาก\"\n", "unknown_key"),
        ("indicators = [1]\n", "unknown_key"),
        ("[[indicators]]\nid = \"plan\"\ntarget = 1\n", "unknown_key"),
        ("[[indicators]]\nid = \"plans\"\nunit = \"เล่ม\"\n", "unknown_key"),
        ("[monthly.exceptions]\n\"2022-13\" = 2022-03-30\n", "unknown_key"),
        ("fiscal_year = 2565\n[monthly.exceptions]\n\"2021-03\" = 2022-03-30\n", "unknown_key"),
        ("[monthly.exceptions]\n\"2022-03\" = \"สิ้นเดือน\"\n", "bad_date"),
        ("[office]\nfloor = 3\n", "unknown_key"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        Year::perfect().write(folder.path());
        fs::write(folder.path().join("handbook.toml"), format!("confirmed = \"yes\"\n{text}")).unwrap();
        assert_eq!(codes(folder.path()).first(), Some(&expected), "{text}");
    }
}

#[test]
fn rules_given_for_all_hold_for_every_province() {
    let nation = tempfile::tempdir().unwrap();
    for province in ["ตาก", "น่าน"] {
        let folder = nation.path().join(province);
        fs::create_dir(&folder).unwrap();
        Year::perfect().write(&folder);
        change(&folder, "province.toml", &[("ตาก", province)]);
    }
    fs::write(nation.path().join("handbook.toml"), "fiscal_year = 2565\nconfirmed = \"yes\"\ndue_day = 4\n").unwrap();
    let found = checked(nation.path());
    assert!(found.is_national && found.is_sound(), "{:?}", codes(nation.path()));
    for data in found.sound() {
        assert_eq!((data.handbook.due_day(), data.handbook.standing.assumed), (4, false));
        assert_eq!(WORKSHOP.score(data, "2022-10-01".parse().unwrap()).rounds[0].level, 1, "recorded on the 5th");
    }
    fs::write(nation.path().join("ตาก/handbook.toml"), "confirmed = \"yes\"\ndue_day = 5\n").unwrap();
    assert_eq!(codes(nation.path()), ["contradicts_rules"]);
    fs::write(nation.path().join("ตาก/handbook.toml"), "due_day = 5\n").unwrap();
    assert_eq!(codes(nation.path()), ["overruled_rules"]);
    assert_eq!(checked(nation.path()).sound().next().unwrap().handbook.due_day(), 4);
    fs::write(nation.path().join("handbook.toml"), "fiscal_year = 2565\ndue_day = 40\n").unwrap();
    let found = checked(nation.path());
    assert_eq!(found.sound().count(), 0, "what is wrong with the rules of all is wrong for every province");
    assert_eq!(found.told_once()[0].1.iter().map(|found| found.fault.code()).collect::<Vec<_>>(), ["bad_rule"]);
    fs::remove_file(nation.path().join("handbook.toml")).unwrap();
    let rules = WORKSHOP.rules_workbook(FiscalYear::new(2565).unwrap()).unwrap();
    fs::write(nation.path().join("เกณฑ์.xlsx"), rules).unwrap();
    fs::write(nation.path().join("ตาก/handbook.toml"), "due_day = 4\n").unwrap();
    assert_eq!(codes(nation.path()), ["overruled_rules"], "a workbook of rules is no province");
    fs::remove_file(nation.path().join("ตาก/handbook.toml")).unwrap();
    assert!(checked(nation.path()).is_sound() && codes(nation.path()).is_empty());
}

fn page_text(document: Document<OfProvince>, data: &Dataset, home: &Path) -> String {
    text_of(&WORKSHOP.make(document, data, AS_OF.parse().unwrap()).unwrap().pdf, home)
}

fn text_of(pdf: &[u8], home: &Path) -> String {
    let path = home.join("book.pdf");
    fs::write(&path, pdf).unwrap();
    let text = Reader::Ours.read(&path);
    fs::remove_file(path).unwrap();
    text
}

/// The cells of the sheet of criteria, the heading's row first.
fn criteria_of(workbook: &Path) -> Vec<Vec<String>> {
    let mut workbook: Xlsx<_> = open_workbook(workbook).unwrap();
    let range = workbook.worksheet_range(Table::Criteria.thai()).unwrap();
    range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
}

fn ruplem(args: &[&str]) -> (String, Option<i32>) {
    let output = Command::new(env!("CARGO_BIN_EXE_ruplem")).args(args).output().unwrap();
    (text(&output.stdout) + &text(&output.stderr), output.status.code())
}

#[test]
fn the_office_writes_the_rules_out_mends_them_and_hands_them_on() {
    let home = tempfile::tempdir().unwrap();
    let path = |name: &str| home.path().join(name).to_str().unwrap().to_owned();
    for name in ["rules.toml", "rules.xlsx"] {
        let (said, exit) = ruplem(&["handbook", "--year", "2570", "-o", &path(name)]);
        assert_eq!(exit, Some(0), "{said}");
        assert!(said.contains("ใช้เกณฑ์ของปี 2565 โดยเลื่อนวันเป็นปี 2570"), "{said}");
        let checked = WORKSHOP.check_rules(&Files::on_disk(path(name))).unwrap();
        assert_eq!(checked.diagnostics, [], "{name}");
        assert_eq!(
            checked.handbook.as_ref(),
            WORKSHOP.handbooks().of(FiscalYear::new(2570).unwrap()).as_deref(),
            "{name}"
        );
    }
    let rules = fs::read_to_string(path("rules.toml")).unwrap();
    fs::write(path("rules.toml"), rules.replace("threshold = 20", "threshold = 25").replacen("\"ยัง\"", "\"ใช่\"", 1))
        .unwrap();
    let (said, exit) = ruplem(&[
        "new",
        &path("office"),
        "--province",
        "ตาก",
        "--csv",
        "--handbook",
        &path("rules.toml"),
        "--year",
        "2570",
    ]);
    assert_eq!(exit, Some(0), "{said}");
    let criteria = fs::read_to_string(path("office/criteria.csv")).unwrap();
    assert!(criteria.contains("1,3,จำนวนคนไม่น้อยกว่าร้อยละ,25,"), "{criteria}");
    let own = WORKSHOP.check(&Files::on_disk(path("office")), &Options::default()).unwrap();
    let own = own.sound().next().unwrap();
    assert!(!own.handbook.standing.assumed);
    let (said, exit) = ruplem(&["check", &path("office"), "--handbook", &path("rules.toml")]);
    assert_eq!((exit, said.contains("assumed_handbook")), (Some(0), false), "{said}");
    fs::write(path("rules.toml"), "fiscal_year = 2570\ndue_day = 40\n").unwrap();
    let (said, exit) = ruplem(&["score", &path("office"), "--handbook", &path("rules.toml")]);
    assert_eq!(exit, Some(1), "{said}");
    assert!(said.contains("bad_rule"), "{said}");
}

#[test]
fn rules_that_cannot_be_used_are_refused_with_words() {
    let home = tempfile::tempdir().unwrap();
    let path = |name: &str| home.path().join(name).to_str().unwrap().to_owned();
    fs::create_dir(path("ตาก")).unwrap();
    Year::perfect().write(&home.path().join("ตาก"));
    fs::write(path("2570.toml"), "fiscal_year = 2570\n").unwrap();
    fs::write(path("book.pdf"), "%PDF-").unwrap();
    let (data, of_2570, pdf) = (path("ตาก"), path("2570.toml"), path("book.pdf"));
    let (gone, text, toml) = (path("gone.toml"), path("rules.txt"), path("rules.toml"));
    for (words, exit, message) in [
        (&["score", &data, "--handbook", &gone][..], 2, "ไม่พบ"),
        (&["score", &data, "--handbook", &pdf], 2, "ไม่ใช่แฟ้มเกณฑ์ของปี"),
        (&["score", &data, "--handbook", &data], 2, "ไม่ใช่แฟ้มเกณฑ์ของปี"),
        (&["score", &data, "--handbook", &of_2570], 1, "เป็นของปีงบประมาณ 2570 แต่ข้อมูลเป็นของปี 2565"),
        (&["handbook", "-o", &text], 2, ".toml หรือ .xlsx"),
        (&["handbook", "--year", "2564", "-o", &toml], 2, "มีตั้งแต่ปี 2565"),
        (&["handbook", "-o", &of_2570], 2, "มีแฟ้มนี้อยู่แล้ว"),
    ] {
        let (said, found) = ruplem(words);
        assert_eq!(found, Some(exit), "{words:?}: {said}");
        assert!(said.contains(message), "{words:?}: {said}");
    }
}

#[test]
fn the_paper_a_handbook_came_with_is_printed_in_the_plan() {
    let folder = tempfile::tempdir().unwrap();
    Year::perfect().write(folder.path());
    let paper = "confirmed = \"yes\"\ndocument_no = \"รง 0000/ว 12\"\ndocument_date = \"3 ก.ย. 64\"\n";
    fs::write(folder.path().join("handbook.toml"), paper).unwrap();
    let text = squeezed(&page_text(Document::PLAN, &dataset(folder.path()), folder.path()));
    assert!(text.contains("(หนังสือที่รง๐๐๐๐/ว๑๒ลงวันที่๓กันยายน๒๕๖๔)"), "{text}");
}

#[test]
fn a_batch_makes_anew_what_other_rules_change_and_nothing_else() {
    let office = Office::new();
    assert_eq!(end(&office.batch(&[]).0), (3, 0, 0, 0));
    fs::write(
        office.path("nation/แพร่/criteria.csv"),
        "round,level,criterion,threshold,due\n1,,assessed_on,,29/3/2565\n",
    )
    .unwrap();
    let own = "confirmed = \"yes\"\ndue_march = 2022-03-29\n";
    fs::write(office.path("nation/แพร่/handbook.toml"), own).unwrap();
    let (events, exit) = office.batch(&[]);
    assert_eq!((end(&events), exit), ((1, 2, 0, 0), Some(0)));
    assert_eq!(files(&events, "made"), ["54-phrae/scorecard-2565.pdf"]);
    fs::remove_file(office.path("nation/แพร่/criteria.csv")).unwrap();
    fs::remove_file(office.path("nation/แพร่/handbook.toml")).unwrap();
    fs::write(office.path("rules.toml"), "fiscal_year = 2565\nconfirmed = \"yes\"\ndue_day = 4\n").unwrap();
    let (events, exit) = office.batch(&["--handbook", office.path("rules.toml").to_str().unwrap()]);
    assert_eq!((end(&events), exit), ((3, 0, 0, 0), Some(0)), "the rules of all");
}

#[test]
fn last_year_s_plan_is_carried_into_this_year_with_the_rules_of_this_year() {
    let home = tempfile::tempdir().unwrap();
    let path = |name: &str| home.path().join(name).to_str().unwrap().to_owned();
    fs::create_dir(path("2565")).unwrap();
    copy_sample("tak", Path::new(&path("2565")));
    fs::write(
        home.path().join("2565/handbook.toml"),
        "confirmed = \"yes\"\nname = \"คู่มือ ๒๕๖๕ ฉบับแก้ไข\"\ndue_day = 4\n",
    )
    .unwrap();
    let begin = |folder: &str, more: &[&str]| {
        let from = path("2565");
        let into = path(folder);
        let words = ["new", &into, "--csv", "--from", &from];
        let (said, exit) = ruplem(&[&words[..], more].concat());
        assert_eq!(exit, Some(0), "{said}");
        let read = |file: &str| fs::read_to_string(Path::new(&into).join(file)).unwrap();
        (read("handbook.toml"), read("projects.csv"))
    };
    let (rules, projects) = begin("by-her-own", &["--year", "2566"]);
    assert!(rules.contains("\"ชื่อคู่มือ\" = \"คู่มือ ๒๕๖๖ ฉบับแก้ไข\""), "{rules}");
    assert!(rules.contains("\"บันทึกผลภายในวันที่ของเดือนถัดไป\" = \"4\"") && rules.contains("\"ยัง\""), "{rules}");
    assert!(projects.contains("ต.ค. 2565") && !projects.contains("2564"), "{projects}");
    fs::write(path("2570.toml"), "fiscal_year = 2570\nconfirmed = \"yes\"\ndue_day = 3\n").unwrap();
    let (rules, projects) = begin("by-the-office", &["--handbook", &path("2570.toml")]);
    assert!(rules.contains("\"ปีงบประมาณ\" = 2570") && rules.contains("\"ใช่\""), "{rules}");
    assert!(rules.contains("\"บันทึกผลภายในวันที่ของเดือนถัดไป\" = \"3\""), "{rules}");
    assert!(projects.contains("ต.ค. 2569"), "{projects}");
}
