//! The central Office hands over the whole country in one dataset: what is wrong is found province by province, and no
//! province suffers for another.

#[allow(dead_code, reason = "the maker's own way in is not used here")]
#[path = "../../examples/national_sample/main.rs"]
pub mod sample;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

use ruplem::{model::Percent, thai::digits};

use crate::common::{
    program::{project, run, text},
    reading::{Reader, by_readers, squeezed},
};

const TABLES: [&str; 9] =
    ["projects", "results", "reports", "budget", "submissions", "committee", "situation", "problems", "photos"];

/// The two samples as one folder with a folder each.
fn folders(nation: &Path) {
    for name in ["chiang-mai", "tak"] {
        let folder = nation.join(name);
        fs::create_dir(&folder).unwrap();
        for entry in fs::read_dir(project("samples").join(name)).unwrap() {
            let entry = entry.unwrap();
            if entry.path().is_file() {
                fs::copy(entry.path(), folder.join(entry.file_name())).unwrap();
            }
        }
    }
}

/// The two samples as one folder of national tables.
fn tables(nation: &Path) {
    for table in TABLES {
        let mut national = csv::Writer::from_path(nation.join(format!("{table}.csv"))).unwrap();
        let (mut headed, mut width) = (false, 0);
        for (name, province) in [("chiang-mai", "เชียงใหม่"), ("tak", "จ.ตาก")] {
            let path = project("samples").join(name).join(format!("{table}.csv"));
            let Ok(mut own) = csv::ReaderBuilder::new().has_headers(false).from_path(path) else { continue };
            for (row, record) in own.records().enumerate() {
                let record = record.unwrap();
                let first = match row {
                    0 if headed => continue,
                    0 => "จังหวัด",
                    _ => province,
                };
                headed = true;
                width = width.max(record.len());
                // What only one of them is asked for stands at the end.
                let rest = std::iter::repeat_n("", width - record.len());
                national.write_record(std::iter::once(first).chain(&record).chain(rest)).unwrap();
            }
        }
        national.flush().unwrap();
        if !headed {
            fs::remove_file(nation.join(format!("{table}.csv"))).unwrap();
        }
    }
    fs::write(nation.join("province.csv"), "จังหวัด,ปีงบประมาณ\nเชียงใหม่,2565\nตาก,2565\n").unwrap();
}

fn json(words: &[&str], dataset: &Path) -> Value {
    serde_json::from_slice(&run(words, dataset).stdout).unwrap()
}

fn append(file: &Path, line: &str) {
    let text = fs::read_to_string(file).unwrap();
    fs::write(file, format!("{text}{line}\n")).unwrap();
}

#[test]
fn every_container_gives_every_province_the_scores_of_its_own_dataset() {
    let words = ["score", "--as-of", "5/10/2565", "--format", "json"];
    let alone: Vec<Value> = ["chiang-mai", "tak"].map(|name| json(&words, &project("samples").join(name))).to_vec();
    for container in [folders, tables] {
        let nation = tempfile::tempdir().unwrap();
        container(nation.path());
        assert_eq!(json(&words, nation.path()), Value::Array(alone.clone()));
    }
}

#[test]
fn a_fault_is_told_at_its_place_in_the_national_table_and_stops_one_province() {
    let nation = tempfile::tempdir().unwrap();
    tables(nation.path());
    append(&nation.path().join("reports.csv"), "ตาก,เดือนหน้า,,");
    append(&nation.path().join("reports.csv"), "ตากสิน,2022-09,,");
    let report = json(&["check", "--format", "json"], nation.path());
    let errors: Vec<(&str, &str, &str, Option<&str>)> = report["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|entry| entry["severity"] == "error")
        .map(|entry| {
            let text = |key: &str| entry[key].as_str();
            (text("code").unwrap(), text("file").unwrap(), text("cell").unwrap(), text("province"))
        })
        .collect();
    // 12 records of เชียงใหม่ and what ตาก has stand before the two.
    let rows = fs::read_to_string(nation.path().join("reports.csv")).unwrap().lines().count();
    let (bad, stray) = (format!("B{}", rows - 1), format!("A{rows}"));
    assert_eq!(
        errors,
        [("unknown_province", "reports.csv", &*stray, None), ("bad_month", "reports.csv", &*bad, Some("ตาก"))]
    );
    let scored = run(&["score", "--format", "json", "--as-of", "5/10/2565"], nation.path());
    let scores: Value = serde_json::from_slice(&scored.stdout).unwrap();
    assert_eq!(scores.as_array().unwrap().len(), 1);
    assert_eq!((scores[0]["code"].as_u64(), scored.status.code()), (Some(50), Some(1)));
    assert!(text(&scored.stderr).contains("2 จังหวัด ใช้ได้ 1 จังหวัด มีข้อผิดพลาด 1 จังหวัด"));
}

#[test]
fn a_table_that_cannot_be_read_stops_every_province_and_is_told_once() {
    let nation = tempfile::tempdir().unwrap();
    tables(nation.path());
    append(&nation.path().join("results.csv"), "ตาก,\"TK-01,2022-09,1,1,1,5,");
    fs::remove_file(nation.path().join("budget.csv")).unwrap();
    let report = json(&["check", "--format", "json"], nation.path());
    let codes: Vec<&str> = report["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|entry| entry["severity"] == "error")
        .map(|entry| entry["code"].as_str().unwrap())
        .collect();
    assert_eq!(codes, ["broken_csv", "missing_table"]);
    assert_eq!(json(&["score", "--format", "json"], nation.path()), Value::Array(Vec::new()));
}

#[test]
fn a_key_of_the_national_province_table_has_its_cell() {
    let nation = tempfile::tempdir().unwrap();
    tables(nation.path());
    fs::write(nation.path().join("province.csv"), "จังหวัด,ปีงบประมาณ\nเชียงใหม่,ปีนี้\nตาก,2565\nตาก,2565\n").unwrap();
    let report = json(&["check", "--format", "json"], nation.path());
    let told: Vec<(&str, &str)> = report["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|entry| entry["file"] == "province.csv")
        .map(|entry| (entry["code"].as_str().unwrap(), entry["cell"].as_str().unwrap()))
        .collect();
    assert_eq!(told, [("bad_fiscal_year", "B2"), ("duplicate_province", "A4")]);
}

#[test]
fn what_lies_beside_the_province_folders_is_told_and_left() {
    let nation = tempfile::tempdir().unwrap();
    folders(nation.path());
    fs::write(nation.path().join("รวม.csv"), "").unwrap();
    fs::write(nation.path().join("อ่านก่อน.txt"), "").unwrap();
    fs::create_dir(nation.path().join("photos")).unwrap();
    fs::create_dir(nation.path().join(".git")).unwrap();
    let (told, exit) = findings(nation.path());
    assert_eq!((told, exit), (vec![told_of("unknown_file", "รวม.csv")], Some(0)));
}

/// What `check` finds beside what the samples themselves have: codes and files, with its exit status.
fn findings(dataset: &Path) -> (Vec<(String, String)>, Option<i32>) {
    let checked = run(&["check", "--format", "json"], dataset);
    let report: Value = serde_json::from_slice(&checked.stdout).unwrap();
    let of_files = |entry: &&Value| entry["severity"] == "error" || entry["code"] == "unknown_file";
    let told = report["diagnostics"].as_array().unwrap().iter().filter(of_files);
    let told = told.map(|entry| told_of(entry["code"].as_str().unwrap(), entry["file"].as_str().unwrap()));
    (told.collect(), checked.status.code())
}

fn told_of(code: &str, file: &str) -> (String, String) {
    (code.to_owned(), file.to_owned())
}

/// The numbers of the provinces that have scores, and the exit status.
fn scored(dataset: &Path) -> (Vec<u64>, Option<i32>) {
    let scored = run(&["score", "--format", "json", "--as-of", "5/10/2565"], dataset);
    let scores: Value = serde_json::from_slice(&scored.stdout).unwrap();
    (scores.as_array().unwrap().iter().map(|score| score["code"].as_u64().unwrap()).collect(), scored.status.code())
}

/// A workbook of ตาก with a little in every table.
fn workbook() -> PathBuf {
    project("tests/fixtures/workbooks/openpyxl.xlsx")
}

#[test]
fn a_province_may_come_as_a_workbook_in_a_folder_of_its_own() {
    let nation = tempfile::tempdir().unwrap();
    folders(nation.path());
    fs::remove_dir_all(nation.path().join("tak")).unwrap();
    let tak = nation.path().join("63-ตาก");
    fs::create_dir(&tak).unwrap();
    fs::copy(workbook(), tak.join("ตาก.xlsx")).unwrap();
    fs::write(tak.join("อ่านก่อน.txt"), "").unwrap();
    fs::write(tak.join("~$ตาก.xlsx"), "").unwrap();
    assert_eq!(findings(nation.path()), (Vec::new(), Some(0)));
    assert_eq!(scored(nation.path()), (vec![50, 63], Some(0)));

    // What is wrong in it is told with its folder.
    fs::write(tak.join("ตาก.xlsx"), "").unwrap();
    assert_eq!(findings(nation.path()), (vec![told_of("broken_workbook", "63-ตาก/ตาก.xlsx")], Some(1)));
}

#[test]
fn the_provinces_of_a_region_may_lie_in_a_folder_of_theirs() {
    let nation = tempfile::tempdir().unwrap();
    let north = nation.path().join("ภาคเหนือ");
    fs::create_dir(&north).unwrap();
    folders(&north);
    assert_eq!(findings(nation.path()), (Vec::new(), Some(0)));
    assert_eq!(scored(nation.path()), (vec![50, 63], Some(0)));
    fs::remove_dir_all(north.join("tak")).unwrap();
    fs::copy(workbook(), north.join("ตาก.xlsx")).unwrap();
    assert_eq!(scored(nation.path()), (vec![50, 63], Some(0)));
    // A folder more, and they are too deep; the one that is not stays.
    let deeper = north.join("ตอนล่าง");
    fs::create_dir_all(deeper.join("63-tak")).unwrap();
    fs::rename(north.join("ตาก.xlsx"), deeper.join("63-tak/ตาก.xlsx")).unwrap();
    let stray = told_of("folder_without_table", "ภาคเหนือ/ตอนล่าง/");
    assert_eq!(findings(nation.path()), (vec![stray], Some(1)));
    assert_eq!(scored(nation.path()), (vec![50], Some(1)));
}

#[test]
fn a_folder_without_data_is_an_error_that_every_command_tells() {
    let nation = tempfile::tempdir().unwrap();
    folders(nation.path());
    let empty = nation.path().join("ลำพูน");
    fs::create_dir(&empty).unwrap();
    let papers = nation.path().join("หนังสือ");
    fs::create_dir(&papers).unwrap();
    fs::write(papers.join("นำส่ง.pdf"), "").unwrap();
    let strays = vec![told_of("folder_without_table", "ลำพูน/"), told_of("folder_without_table", "หนังสือ/")];
    assert_eq!(findings(nation.path()), (strays.clone(), Some(1)));
    assert_eq!(scored(nation.path()), (vec![50, 63], Some(1)));
    let out = tempfile::tempdir().unwrap();
    let volume = out.path().join("national.pdf");
    for words in [
        &["score"][..],
        &["national", "-o", volume.to_str().unwrap()],
        &["batch", "--documents", "scorecard", "-o", out.path().to_str().unwrap()],
    ] {
        let ended = run(words, nation.path());
        let told = text(&ended.stderr);
        assert_eq!(ended.status.code(), Some(1), "{words:?}: {told}");
        assert!(told.contains("ลำพูน/") && told.contains("หนังสือ/"), "{words:?}: {told}");
    }
    for name in ["chiang-mai", "tak"] {
        fs::remove_dir_all(nation.path().join(name)).unwrap();
    }
    assert_eq!(findings(nation.path()), (strays, Some(1)));
    let planned = run(&["plan", "-o", volume.to_str().unwrap()], nation.path());
    assert_eq!(planned.status.code(), Some(2));
    assert!(text(&planned.stderr).contains("ไม่ใช่โฟลเดอร์ข้อมูล"), "{}", text(&planned.stderr));
}

#[test]
fn a_workbook_beside_tables_is_told_to_be_left() {
    let nation = tempfile::tempdir().unwrap();
    folders(nation.path());
    fs::copy(workbook(), nation.path().join("tak/ตาก.xlsx")).unwrap();
    fs::write(nation.path().join("tak/~$ตาก.xlsx"), "").unwrap();
    assert_eq!(findings(nation.path()), (vec![told_of("unknown_file", "tak/ตาก.xlsx")], Some(0)));
}

#[test]
fn tables_that_lie_beside_province_folders_cost_no_folder_its_books() {
    let nation = tempfile::tempdir().unwrap();
    folders(nation.path());
    // A single table that went astray.
    fs::rename(nation.path().join("chiang-mai/problems.csv"), nation.path().join("problems.csv")).unwrap();
    assert_eq!(findings(nation.path()), (vec![told_of("mixed_dataset", "problems.csv")], Some(1)));
    assert_eq!(scored(nation.path()), (vec![50, 63], Some(1)));
    let told = text(&run(&["check"], nation.path()).stdout);
    assert!(told.contains("«chiang-mai/», «tak/»"), "{told}");
    fs::remove_file(nation.path().join("problems.csv")).unwrap();

    // All of one province.
    for (name, bytes) in contents(&nation.path().join("tak")) {
        fs::write(nation.path().join(name), bytes).unwrap();
    }
    fs::remove_dir_all(nation.path().join("tak")).unwrap();
    let told = findings(nation.path());
    assert_eq!(told, (vec![told_of("mixed_dataset", "budget.csv")], Some(1)));
    assert_eq!(scored(nation.path()), (vec![50], Some(1)));
}

#[test]
fn a_copy_within_the_data_is_told_and_left_but_another_province_is_not() {
    let dataset = tempfile::tempdir().unwrap();
    for folder in [dataset.path().to_owned(), dataset.path().join("สำรอง")] {
        fs::create_dir_all(&folder).unwrap();
        for (name, bytes) in contents(&project("samples/tak")) {
            fs::write(folder.join(name), bytes).unwrap();
        }
    }
    assert_eq!(findings(dataset.path()), (vec![told_of("unknown_file", "สำรอง/")], Some(0)));
    let plan = dataset.path().join("plan.pdf");
    let made = run(&["plan", "-o", plan.to_str().unwrap()], dataset.path());
    assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));

    let keys = dataset.path().join("สำรอง/province.toml");
    let other = fs::read_to_string(&keys).unwrap().replace("\"ตาก\"", "\"ลำพูน\"");
    fs::write(keys, other).unwrap();
    let (told, exit) = findings(dataset.path());
    assert!(told.contains(&told_of("mixed_dataset", "budget.csv")), "{told:?}");
    assert_eq!(exit, Some(1));
}

#[test]
fn papers_beside_a_province_s_tables_are_no_data() {
    let dataset = tempfile::tempdir().unwrap();
    for (name, bytes) in contents(&project("samples/tak")) {
        fs::write(dataset.path().join(name), bytes).unwrap();
    }
    let papers = dataset.path().join("เอกสาร");
    fs::create_dir(&papers).unwrap();
    rust_xlsxwriter::Workbook::new().save(papers.join("ทะเบียน.xlsx")).unwrap();
    assert_eq!(findings(dataset.path()), (Vec::new(), Some(0)));
}

#[test]
fn a_province_folder_beside_national_tables_is_told_and_stops_no_province() {
    let nation = tempfile::tempdir().unwrap();
    tables(nation.path());
    folders(nation.path());
    fs::remove_dir_all(nation.path().join("tak")).unwrap();
    assert_eq!(findings(nation.path()), (vec![told_of("mixed_dataset", "budget.csv")], Some(1)));
    assert_eq!(scored(nation.path()), (vec![50, 63], Some(1)));
    let inner = nation.path().join("chiang-mai/เดิม");
    fs::create_dir(&inner).unwrap();
    fs::copy(nation.path().join("chiang-mai/projects.csv"), inner.join("projects.csv")).unwrap();
    let chiang_mai = findings(&nation.path().join("chiang-mai")).0;
    assert!(chiang_mai.contains(&told_of("mixed_dataset", "activities.csv")), "{chiang_mai:?}");
}

#[cfg(unix)]
#[test]
fn a_province_that_cannot_be_opened_costs_the_others_nothing() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let nation = tempfile::tempdir().unwrap();
    folders(nation.path());
    symlink("ไม่มี.xlsx", nation.path().join("ลำพูน.xlsx")).unwrap();
    let closed = nation.path().join("แพร่");
    fs::create_dir(&closed).unwrap();
    fs::copy(project("samples/tak/projects.csv"), closed.join("projects.csv")).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o0)).unwrap();
    let is_closed = fs::read_dir(&closed).is_err();
    let (told, exit) = findings(nation.path());
    let (scores, _) = scored(nation.path());
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
    assert!(told.contains(&told_of("unreadable_file", "ลำพูน.xlsx")), "{told:?}");
    // Nothing is closed to root.
    if is_closed {
        assert!(told.contains(&told_of("unreadable_file", "แพร่/")), "{told:?}");
    }
    assert_eq!((exit, scores), (Some(1), vec![50, 63]));
}

fn a_province_the_table_of_provinces_lacks_is_known_all_the_same(reader: Reader) {
    let nation = tempfile::tempdir().unwrap();
    tables(nation.path());
    fs::write(nation.path().join("province.csv"), "จังหวัด,ปีงบประมาณ\nเชียงใหม่,2565\n").unwrap();
    let report = json(&["check", "--format", "json"], nation.path());
    let of_tak = |entry: &&Value| entry["code"] == "unlisted_province" && entry["province"] == "ตาก";
    assert_eq!(report["diagnostics"].as_array().unwrap().iter().filter(of_tak).count(), 1);
    let out = tempfile::tempdir().unwrap();
    let words = ["batch", "--documents", "national", "--as-of", "5/10/2565", "-o", out.path().to_str().unwrap()];
    assert_eq!(run(&words, nation.path()).status.code(), Some(1));
    let ledger: Value = serde_json::from_slice(&fs::read(out.path().join("ledger.json")).unwrap()).unwrap();
    assert_eq!(
        (&ledger["provinces"]["63-tak"]["code"], &ledger["provinces"]["63-tak"]["state"]),
        (&63.into(), &"blocked".into())
    );
    let scores = fs::read_to_string(out.path().join("scores-2565.csv")).unwrap();
    let tak = scores.lines().find(|line| line.contains("ตาก")).unwrap();
    assert!(tak.contains("มีข้อผิดพลาด"), "{tak}");
    let printed = squeezed(&reader.read(&out.path().join("national-2565.pdf")));
    assert!(!printed.contains("ไม่ทราบว่าเป็นของจังหวัดใด"));
}

#[test]
fn books_go_to_a_folder_of_their_own_or_nowhere() {
    let nation = tempfile::tempdir().unwrap();
    folders(nation.path());
    let batch = |out: &Path| {
        let words = ["batch", "--documents", "scorecard,national", "--print", "--as-of", "5/10/2565", "-o"];
        run(&[&words[..], &[out.to_str().unwrap()]].concat(), nation.path())
    };
    let region = nation.path().join("ภาคเหนือ");
    fs::create_dir(&region).unwrap();
    fs::rename(nation.path().join("chiang-mai"), region.join("chiang-mai")).unwrap();
    for data in [nation.path().to_owned(), nation.path().join("tak/../"), nation.path().join("tak"), region] {
        let before = contents(&nation.path().join("tak"));
        let refused = batch(&data);
        assert_eq!(refused.status.code(), Some(2), "{}", data.display());
        assert!(text(&refused.stderr).contains("โฟลเดอร์นี้เก็บข้อมูล"), "{}", text(&refused.stderr));
        assert!(contents(&nation.path().join("tak")) == before);
    }
    // What a batch has made within the country's folder is known to be no province.
    let out = nation.path().join("รูปเล่ม");
    for _ in ["first", "again"] {
        let made = batch(&out);
        assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));
        assert_eq!(findings(nation.path()), (Vec::new(), Some(0)));
    }
}

#[test]
fn a_book_of_one_province_is_not_made_of_many() {
    let nation = tempfile::tempdir().unwrap();
    folders(nation.path());
    let output = nation.path().join("plan.pdf");
    let made = run(&["plan", "-o", output.to_str().unwrap()], nation.path());
    assert_eq!(made.status.code(), Some(2));
    assert!(text(&made.stderr).contains("ruplem batch"));
    assert!(!output.exists());
}

#[test]
fn the_scores_of_many_are_a_line_each() {
    let nation = tempfile::tempdir().unwrap();
    folders(nation.path());
    let scored = run(&["score", "--as-of", "5/10/2565"], nation.path());
    insta::assert_snapshot!(text(&scored.stdout));
}

/// Every file of a folder of tables.
fn the_country_counts_only_what_is_known_and_names_all_of_equals(reader: Reader) {
    let nation = tempfile::tempdir().unwrap();
    folders(nation.path());
    let volume = nation.path().join("national.pdf");
    let made = run(&["national", "--as-of", "5/10/2565", "-o", volume.to_str().unwrap()], nation.path());
    assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));
    let book = squeezed(&reader.read(&volume));
    for words in [
        // ตาก has an allocation of 105,000 baht and no figure of disbursement.
        "รวมทั้งประเทศ๘๐๘,๑๕๐.๐๐๑๗๐๓,๑๕๐.๐๐๕๗๙,๑๑๔.๒๕๘๒.๓๕",
        "ยังไม่มีจังหวัดใดได้ระดับ๕",
        "ระดับที่มีจังหวัดมากที่สุดคือระดับ๐และระดับ๔ระดับละ๑จังหวัด",
        "เรียงตามผลรวมของระดับทุกรอบ",
    ] {
        assert!(book.contains(words), "{words}");
    }
}

fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
        .collect();
    files.sort();
    files
}

fn the_sample_of_a_nation_is_the_same_each_time_and_has_every_kind_of_province(reader: Reader) {
    let [nation, again] = [(); 2].map(|()| tempfile::tempdir().unwrap());
    for folder in [&nation, &again] {
        let tables = sample::nation::Shape { form: sample::nation::Form::Tables, ..Default::default() };
        sample::nation::write(folder.path(), &tables).unwrap();
    }
    assert!(contents(nation.path()) == contents(again.path()));

    let projects = fs::read_to_string(nation.path().join("projects.csv")).unwrap();
    let plans = |name: &str| projects.lines().filter(|line| line.starts_with(&format!("{name},"))).count();
    assert_eq!((plans("แม่ฮ่องสอน"), plans("นครราชสีมา")), (5, 150));

    let scored = run(&["score", "--format", "json", "--as-of", "5/10/2565"], nation.path());
    let scores: Value = serde_json::from_slice(&scored.stdout).unwrap();
    let scores = scores.as_array().unwrap();
    assert_eq!((scores.len(), scored.status.code()), (73, Some(1)));
    for round in [0, 1] {
        let levels: BTreeSet<u64> =
            scores.iter().map(|score| score["rounds"][round]["level"].as_u64().unwrap()).collect();
        assert_eq!(levels, (0..=5).collect(), "round {}", round + 1);
    }
    assert!(text(&scored.stderr).ends_with("76 จังหวัด ใช้ได้ 73 จังหวัด มีข้อผิดพลาด 3 จังหวัด\n"));

    // The volume says the same, and its own sums agree.
    let volume = nation.path().join("national.pdf");
    let made = run(&["national", "--as-of", "5/10/2565", "-o", volume.to_str().unwrap()], nation.path());
    assert_eq!(made.status.code(), Some(1));
    let told = text(&made.stderr);
    let findings: Vec<&str> = told.lines().take_while(|line| !line.starts_with("เขียน")).collect();
    assert_eq!(findings, Vec::<&str>::new());
    let printed = squeezed(&reader.read(&volume));
    let sum = |key: &str| scores.iter().map(|score| score["rounds"][1]["people"][key].as_u64().unwrap()).sum();
    for figure in [sum("target"), sum("reached")] {
        assert!(printed.contains(&digits::count(figure)), "{figure}");
    }
    for round in [0, 1] {
        let at = |level: u64| scores.iter().filter(|score| score["rounds"][round]["level"] == level).count() as u64;
        let counts: Vec<u64> = (0..=5).rev().map(at).collect();
        // The whole of the column is 100.00.
        let shares = Percent::shares(&counts).unwrap();
        for ((level, provinces), share) in (0..=5_u64).rev().zip(&counts).zip(shares) {
            let row = format!("{}{}{}", digits::plain(level), digits::plain(*provinces), digits::percent(share));
            assert!(printed.contains(&row), "round {} level {level}: {row}", round + 1);
        }
    }
    assert_eq!((printed.matches("ตรงกัน").count() > 0, printed.contains("ไม่ตรง")), (true, false));
}

by_readers! {
    [Reader::Poppler] =>
        a_province_the_table_of_provinces_lacks_is_known_all_the_same,
        the_country_counts_only_what_is_known_and_names_all_of_equals,
        the_sample_of_a_nation_is_the_same_each_time_and_has_every_kind_of_province,
}

/// Code, severity and file of all that was found.
fn told(dataset: &Path) -> Vec<String> {
    let output = run(&["check", "--format", "json"], dataset);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let shown = |entry: &Value, key: &str| entry[key].as_str().unwrap_or("").to_owned();
    let entries = report["diagnostics"].as_array().unwrap().iter();
    entries
        .map(|entry| format!("{} {} {}", shown(entry, "code"), shown(entry, "severity"), shown(entry, "file")))
        .collect()
}

#[test]
fn what_systems_leave_among_the_provinces_is_passed_over() {
    let nation = tempfile::tempdir().unwrap();
    folders(nation.path());
    let before = told(nation.path());
    for folder in ["@eaDir", "System Volume Information", "$RECYCLE.BIN", "lost+found", "tak/@eaDir", "tak/__MACOSX"] {
        fs::create_dir(nation.path().join(folder)).unwrap();
        fs::write(nation.path().join(folder).join("x.bin"), "x").unwrap();
    }
    for file in ["._tak", ".DS_Store", "Thumbs.db", "desktop.ini", "tak/._projects.csv", "tak/Thumbs.db", "~$tak.xlsx"]
    {
        fs::write(nation.path().join(file), "x").unwrap();
    }
    assert_eq!(told(nation.path()), before);
    assert_eq!(run(&["check"], nation.path()).status.code(), Some(0));
}

#[test]
fn a_province_in_a_file_of_another_kind_is_never_lost_in_silence() {
    let nation = tempfile::tempdir().unwrap();
    folders(nation.path());
    let before = told(nation.path());
    let files = ["น่าน.gsheet", "พะเยา.csv.txt", "ลำปาง.numbers", "เลย.xlsb", "แพร่.fods"];
    files.iter().for_each(|file| fs::write(nation.path().join(file), "x").unwrap());
    fs::create_dir(nation.path().join("ลำพูน")).unwrap();
    fs::write(nation.path().join("ลำพูน/ลำพูน.numbers"), "x").unwrap();
    let mut expected: Vec<String> = files.iter().map(|file| format!("other_kind error {file}")).collect();
    expected.push("other_kind error ลำพูน/ลำพูน.numbers".to_owned());
    let found: BTreeSet<String> = told(nation.path()).into_iter().filter(|found| !before.contains(found)).collect();
    assert_eq!(found, expected.into_iter().collect());
}

#[test]
fn a_name_with_txt_behind_it_is_told_for_what_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let sample = project("samples/tak");
    for entry in fs::read_dir(sample).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        let name =
            if ["projects.csv", "province.toml"].contains(&name.as_str()) { format!("{name}.txt") } else { name };
        fs::copy(entry.path(), folder.path().join(name)).unwrap();
    }
    fs::write(folder.path().join("problems.csv.txt"), "ด้าน,ปัญหาอุปสรรค\n").unwrap();
    assert_eq!(
        told(folder.path()),
        [
            "missing_table error province.toml",
            "missing_table error projects.csv",
            "other_kind warning problems.csv.txt"
        ]
    );
    let shown = text(&run(&["check"], folder.path()).stdout);
    for name in ["province.toml.txt", "projects.csv.txt"] {
        assert!(shown.contains(&format!("ชื่อแฟ้ม «{name}» มี .txt ต่อท้าย")), "{shown}");
    }
}
