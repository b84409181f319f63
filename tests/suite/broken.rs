//! Every fault by itself: the folders of samples/broken, each named after the one code it shows.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use calamine::{Reader, Xlsx, open_workbook};
use ruplem::{diagnostic::Fault, schema::Table};
use serde_json::Value;

use crate::common::package::Package;
use crate::common::program::{assert_expected, project, run, text};

/// Not every folder holds one fault alone.
const MANY: &str = "many-faults";

/// Faults that only a dataset of several provinces can have.
const NATIONAL: [&str; 14] = [
    "altered-book",
    "book-without-data",
    "contradicts-rules",
    "differing-rules",
    "duplicate-province",
    "folder-without-table",
    "late-mail",
    "mail-without-data",
    "mixed-dataset",
    "other-mail",
    "other-mail-day",
    "overruled-rules",
    "several-books",
    "unlisted-province",
];

/// Faults of the machine, of sheer size or of two datasets, which no folder kept with the project can show.
const WITHOUT_FOLDER: [&str; 9] = [
    "last_year_differs",
    "outside_dataset",
    "program_fault",
    "file_too_large",
    "unreadable_file",
    "workbook_too_large",
    "table_too_large",
    "too_many_faults",
    "text_too_long",
];

/// The folders by name.
fn folders() -> Vec<(String, PathBuf)> {
    let mut folders: Vec<(String, PathBuf)> = fs::read_dir(project("samples/broken"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), path))
        .collect();
    folders.sort();
    folders
}

/// The dataset a folder holds: its workbook, or the folder itself.
fn dataset(folder: &Path) -> PathBuf {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.into_iter().find(|file| ruplem::read::is_named_workbook(&file.to_string_lossy())).unwrap_or(folder.to_owned())
}

/// The report of `check` as JSON, with the exit status it came with.
fn report(folder: &Path, lang: &str) -> (Value, Option<i32>) {
    let output = run(&["check", "--format", "json", "--lang", lang], &dataset(folder));
    (serde_json::from_slice(&output.stdout).unwrap(), output.status.code())
}

fn strings<'a>(report: &'a Value, key: &str) -> Vec<&'a str> {
    report["diagnostics"].as_array().unwrap().iter().map(|entry| entry[key].as_str().unwrap()).collect()
}

#[test]
fn every_code_has_a_folder_and_every_folder_a_code() {
    let named: BTreeSet<String> = folders().into_iter().map(|(name, _)| name.replace('-', "_")).collect();
    let wanted: BTreeSet<String> = Fault::CODES
        .iter()
        .filter(|code| !WITHOUT_FOLDER.contains(code))
        .chain(&["many_faults"])
        .map(|&code| code.to_owned())
        .collect();
    assert_eq!(named, wanted);
}

#[test]
fn check_says_what_is_expected_of_it() {
    for (name, folder) in folders() {
        let dataset = dataset(&folder);
        let shown = run(&["check"], &dataset);
        assert_expected(&text(&shown.stdout), &folder.join("expected.txt"));
        assert_eq!(text(&shown.stderr), "", "{name}");
        let document = run(&["check", "--format", "json"], &dataset);
        assert_expected(&text(&document.stdout), &folder.join("expected.json"));
        assert_eq!(shown.status.code(), document.status.code(), "{name}");
    }
}

#[test]
fn exactly_the_fault_that_the_folder_is_named_after_is_found() {
    for (name, folder) in folders().into_iter().filter(|(name, _)| name != MANY) {
        let (report, exit) = report(&folder, "th");
        assert_eq!(strings(&report, "code"), [name.replace('-', "_")], "{name}");
        let errors = report["errors"].as_u64().unwrap();
        let severity = if errors == 1 { "error" } else { "warning" };
        assert_eq!(strings(&report, "severity"), [severity], "{name}");
        assert_eq!(report["warnings"].as_u64(), Some(1 - errors), "{name}");
        assert_eq!(report["ok"].as_bool(), Some(errors == 0), "{name}");
        assert_eq!(exit, Some(i32::from(errors == 1)), "{name}");
    }
}

#[test]
fn what_was_put_right_is_refused_when_asked_to_be_strict() {
    for name in ["repaired-text", "invisible-characters"] {
        let folder = project("samples/broken").join(name);
        let output = run(&["check", "--strict", "--format", "json"], &folder);
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!((output.status.code(), report["errors"].as_u64()), (Some(1), Some(1)), "{name}");
        assert_eq!(strings(&report, "code"), [name.replace('-', "_")]);
        assert_eq!(run(&["score", "--strict"], &folder).status.code(), Some(1), "{name}");
    }
}

#[test]
fn many_faults_are_all_found_in_the_order_of_tables_rows_and_columns() {
    let (report, exit) = report(&project("samples/broken").join(MANY), "th");
    let found: Vec<(&str, &str, u64, &str)> = report["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| {
            let cell = entry["cell"].as_str().unwrap_or("");
            (entry["code"].as_str().unwrap(), entry["file"].as_str().unwrap(), entry["row"].as_u64().unwrap_or(0), cell)
        })
        .collect();
    let expected = [
        ("unknown_key", "province.toml", 4, ""),
        ("bad_number", "projects.csv", 2, "C2"),
        ("fractional_people", "projects.csv", 2, "E2"),
        ("invisible_characters", "projects.csv", 3, "B3"),
        ("month_outside_year", "projects.csv", 3, "I3"),
        ("missing_value", "results.csv", 2, "D2"),
        ("negative_number", "results.csv", 2, "E2"),
        ("too_many_decimals", "results.csv", 2, "F2"),
        ("unknown_project", "results.csv", 4, "A4"),
        ("bad_month", "results.csv", 4, "B4"),
        ("unknown_column", "reports.csv", 1, "D1"),
        ("recorded_before_month", "reports.csv", 2, "B2"),
        ("unknown_round", "budget.csv", 2, "A2"),
        ("bad_date", "submissions.csv", 2, "B2"),
        ("duplicate_item", "submissions.csv", 4, "A4"),
        ("missing_column", "situation.csv", 1, ""),
        ("unknown_file", "photo.csv", 0, ""),
    ];
    assert_eq!(found, expected);
    assert_eq!((report["errors"].as_u64(), report["warnings"].as_u64(), exit), (Some(13), Some(4), Some(1)));
}

#[test]
fn what_is_found_over_and_over_is_told_a_few_times_unless_all_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(project("samples/broken/bad-date")).unwrap().map(|entry| entry.unwrap()) {
        fs::copy(entry.path(), folder.path().join(entry.file_name())).unwrap();
    }
    let heading = "project,month,informal,elderly,disabled,spent\n";
    fs::write(folder.path().join("results.csv"), heading.to_owned() + &"ตก-๐๑,2564-10,1 บาท,0,0,0\n".repeat(22))
        .unwrap();
    let few = text(&run(&["check"], folder.path()).stdout);
    let told = |report: &str| report.matches("พบ «1 บาท»").count();
    assert_eq!(told(&few), 10, "{few}");
    assert!(few.contains("และอีก ๑๒ แห่ง") && few.contains("results.csv: ข้อผิดพลาด 22 แห่ง"), "{few}");
    let all = text(&run(&["check", "--all"], folder.path()).stdout);
    assert_eq!((told(&all), all.contains("และอีก")), (22, false), "{all}");
    let (report, _) = report(folder.path(), "th");
    assert_eq!(strings(&report, "code").iter().filter(|code| **code == "bad_number").count(), 22);
    let english = text(&run(&["check", "--lang", "en"], folder.path()).stdout);
    assert!(english.contains("and 12 more"), "{english}");
}

#[test]
fn in_english_nothing_is_thai_but_quoted_names() {
    for (name, folder) in folders() {
        let (report, _) = report(&folder, "en");
        for sentence in strings(&report, "message").into_iter().chain(strings(&report, "hint")) {
            let unquoted: String = sentence.split('«').map(|part| part.rsplit('»').next().unwrap_or("")).collect();
            let thai = |c: char| ('\u{e00}'..='\u{e7f}').contains(&c);
            // The character that cannot be printed is shown as it stands.
            assert!(name == "unprintable-character" || !unquoted.contains(thai), "{name}: {sentence}");
            assert!(!sentence.ends_with('.') && !sentence.starts_with(char::is_uppercase), "{name}: {sentence}");
        }
    }
}

#[test]
fn score_stops_at_errors_with_the_report_of_check_and_goes_on_with_warnings() {
    for (name, folder) in folders().into_iter().filter(|(name, _)| !NATIONAL.contains(&name.as_str())) {
        let (report, exit) = report(&folder, "th");
        let dataset = dataset(&folder);
        let scored = run(&["score", "--as-of", "2022-10-01"], &dataset);
        let document = run(&["score", "--as-of", "2022-10-01", "--format", "json"], &dataset);
        assert_eq!((scored.status.code(), document.status.code()), (exit, exit), "{name}");
        let json: Value = serde_json::from_slice(&document.stdout).unwrap();
        if exit == Some(1) {
            assert_eq!(json, report, "{name}");
            assert_eq!(text(&scored.stdout), "", "{name}");
            let shown = text(&run(&["check"], &dataset).stdout);
            assert_eq!(text(&scored.stderr), shown, "{name}");
        } else {
            assert_eq!(json["rounds"].as_array().map(Vec::len), Some(2), "{name}");
        }
    }
}

/// Checks a dataset and has the copy marked.
fn mark(dataset: &Path) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("ตรวจแล้ว.xlsx");
    let output = run(&["check", "--marked", copy.to_str().unwrap()], dataset);
    assert!(text(&output.stderr).contains("ตรวจแล้ว.xlsx"), "{}", text(&output.stderr));
    (folder, copy)
}

#[test]
fn a_marked_copy_has_every_cell_in_colour_with_the_message_as_its_note() {
    let dataset = project("samples/broken").join(MANY);
    let (_folder, copy) = mark(&dataset);
    let mut package = Package::open(&copy);
    let (report, _) = report(&dataset, "th");
    for entry in report["diagnostics"].as_array().unwrap() {
        let table = Table::ALL.into_iter().find(|table| entry["file"] == table.file().as_str());
        let (Some(cell), Some(table)) = (entry["cell"].as_str(), table) else { continue };
        let paper = if entry["severity"] == "error" { "FFFF9C9C" } else { "FFFFD966" };
        assert_eq!(package.paper(table.thai(), cell).as_deref(), Some(paper), "{entry}");
        let notes = package.notes(table.thai());
        let (_, note) = notes.iter().find(|(place, _)| place == cell).unwrap_or_else(|| panic!("no note for {entry}"));
        let says = |key: &str| note.contains(entry[key].as_str().unwrap());
        assert!(says("message") && says("hint"), "{note}");
    }
    assert_eq!(package.paper("โครงการ", "A2"), None, "what is sound has no colour");
    let mut workbook: Xlsx<_> = open_workbook(&copy).unwrap();
    let list = workbook.worksheet_range("ผลการตรวจ").unwrap();
    let codes: Vec<String> = list.rows().skip(4).map(|row| row[8].to_string()).collect();
    assert_eq!(codes, strings(&report, "code"));
}

/// Faults of files as such, of pictures beside them, and of several provinces: a copy has none of these.
const NOT_IN_A_COPY: [&str; 34] = [
    "altered-book",
    "annex-outside",
    "bad-annex",
    "bad-picture",
    "book-without-data",
    "broken-csv",
    "broken-toml",
    "broken-workbook",
    "contradicts-rules",
    "differing-rules",
    "duplicate-province",
    "folder-without-table",
    "late-mail",
    "locked-workbook",
    "mail-without-data",
    "many-faults",
    "missing-annex",
    "missing-photo",
    "missing-table",
    "mixed-dataset",
    "not-plain-file",
    "not-utf8",
    "old-workbook",
    "other-kind",
    "other-mail",
    "other-mail-day",
    "overruled-rules",
    "photo-outside",
    "several-books",
    "short-row",
    "unfinished-file",
    "unknown-book",
    "unknown-file",
    "unlisted-province",
];

#[test]
fn a_marked_copy_is_the_data_it_is_of() {
    for (name, folder) in folders().into_iter().filter(|(name, _)| !NOT_IN_A_COPY.contains(&name.as_str())) {
        let (_kept, copy) = mark(&folder);
        let found = |report: &Value| -> Vec<String> {
            let told = report["diagnostics"].as_array().unwrap().iter();
            told.map(|entry| format!("{} {} {}", entry["code"], entry["row"], entry["found"])).collect()
        };
        let of_copy = run(&["check", "--format", "json"], &copy).stdout;
        let of_copy: Value = serde_json::from_slice(&of_copy).unwrap();
        assert_eq!(found(&of_copy), found(&report(&folder, "th").0), "{name}");
    }
}

#[test]
fn a_marked_copy_never_takes_the_place_of_data() {
    let dataset = project("samples/tak");
    let (_folder, copy) = mark(&dataset);
    let before = fs::read(&copy).unwrap();
    for (path, message) in [
        (dataset.join("ตรวจแล้ว.xlsx"), "อยู่ในชุดข้อมูล"),
        (copy.with_file_name("ตรวจแล้ว.csv"), ".xlsx"),
        (copy.join("ตรวจแล้ว.xlsx"), "ไม่พบโฟลเดอร์"),
    ] {
        let output = run(&["check", "--marked", path.to_str().unwrap()], &dataset);
        assert_eq!(output.status.code(), Some(2), "{}", path.display());
        assert!(text(&output.stderr).contains(message), "{}", text(&output.stderr));
        assert!(!path.exists());
    }
    let onto_itself = run(&["check", "--marked", copy.to_str().unwrap()], &copy);
    assert_eq!(onto_itself.status.code(), Some(2));
    assert_eq!(fs::read(&copy).unwrap(), before);
    let (_again, again) = mark(&dataset);
    assert!(fs::read(again).unwrap() == before, "the same data are marked the same to the byte");
}
