//! The central Office makes the books of many provinces in one command, and nothing that goes wrong costs more than what
//! it went wrong with.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant, SystemTime},
};

use crate::common::{
    office::{Office, PROVINCES, end, events, files, tree},
    program::{project, run, text},
    reading::{Reader, by_readers},
};

/// Longer than anything here takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);

fn wait_until(what: &str, mut holds: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !holds() {
        assert!(begun.elapsed() < PATIENCE, "{what} never came to be");
        thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn one_command_makes_every_book_and_the_next_only_what_changed() {
    let office = Office::new();
    let (events, exit) = office.batch(&[]);
    assert_eq!((end(&events), exit), ((3, 0, 0, 0), Some(0)));
    let made = tree(&office.path("out"));
    let names: Vec<&str> = made.keys().map(String::as_str).collect();
    assert_eq!(names, ["51-lamphun/scorecard-2565.pdf", "54-phrae/scorecard-2565.pdf", "63-tak/scorecard-2565.pdf"]);

    let (events, exit) = office.batch(&[]);
    assert_eq!((end(&events), exit), ((0, 3, 0, 0), Some(0)));

    office.change_a_cell("แพร่");
    let (events, _) = office.batch(&[]);
    assert_eq!(files(&events, "made"), ["54-phrae/scorecard-2565.pdf"]);
    assert_eq!(end(&events).1, 2);

    fs::remove_file(office.book("51-lamphun")).unwrap();
    fs::write(office.book("63-tak"), [made["63-tak/scorecard-2565.pdf"].as_slice(), b"%"].concat()).unwrap();
    let (events, _) = office.batch(&[]);
    assert_eq!(files(&events, "made"), ["51-lamphun/scorecard-2565.pdf", "63-tak/scorecard-2565.pdf"]);
    assert_eq!(fs::read(office.book("63-tak")).unwrap(), made["63-tak/scorecard-2565.pdf"]);

    assert_eq!(end(&office.batch(&["--force"]).0), (3, 0, 0, 0));
    assert_eq!(end(&office.batch(&["--as-of", "6/10/2565"]).0), (3, 0, 0, 0));
    // A line break of a term that stands nowhere changes no book, but nobody can know.
    let templates = office.path("templates");
    fs::create_dir_all(templates.join("lexicon")).unwrap();
    fs::write(templates.join("lexicon/own.txt"), "คำใหม่\n").unwrap();
    assert_eq!(end(&office.batch(&["--templates", templates.to_str().unwrap()]).0), (3, 0, 0, 0));
}

#[test]
fn a_clock_set_back_or_forth_changes_nothing() {
    let office = Office::new();
    office.batch(&[]);
    let years = |years: u64| Duration::from_secs(years * 365 * 24 * 3600);
    for moment in [SystemTime::UNIX_EPOCH, SystemTime::now() + years(10)] {
        for path in [office.book("63-tak"), office.path("nation/แพร่/results.csv"), office.path("out/ledger.json")]
        {
            File::options().append(true).open(path).unwrap().set_modified(moment).unwrap();
        }
        assert_eq!(end(&office.batch(&[]).0), (0, 3, 0, 0));
    }
}

#[test]
fn the_bytes_are_those_of_a_single_book_however_many_workers_there_are() {
    let office = Office::new();
    for (out, jobs) in [("one", "1"), ("three", "3")] {
        assert!(office.command_into(out, &["--jobs", jobs]).output().unwrap().status.success());
    }
    let one = tree(&office.path("one"));
    assert_eq!(one, tree(&office.path("three")));
    let alone = office.path("alone.pdf");
    let made = Command::new(env!("CARGO_BIN_EXE_ruplem"))
        .args(["scorecard", "--as-of", "5/10/2565", "-o"])
        .args([alone.as_os_str(), office.path("nation/ตาก").as_os_str()])
        .output()
        .unwrap();
    assert!(made.status.success());
    assert!(fs::read(alone).unwrap() == one["63-tak/scorecard-2565.pdf"]);
}

#[test]
fn bad_data_costs_its_own_province_and_is_told_in_summary_and_ledger() {
    let office = Office::new();
    office.batch(&[]);
    fs::write(office.path("nation/ลำพูน/reports.csv"), "month,recorded_on\n2021-10,เมื่อวาน\n").unwrap();
    office.change_a_cell("แพร่");
    let (events, exit) = office.batch(&[]);
    assert_eq!((end(&events), exit), ((1, 1, 0, 1), Some(1)));
    let blocked = events.iter().find(|event| event["event"] == "blocked").unwrap();
    assert_eq!(blocked["province"], "ลำพูน");
    // The province has the sample of another, which is doubted; what blocks it is the day.
    let error = |told: &serde_json::Value| {
        let told = told["diagnostics"].as_array().unwrap();
        told.iter().find(|entry| entry["severity"] == "error").unwrap().clone()
    };
    assert_eq!(error(blocked)["cell"], "B2");
    let ledger = office.ledger();
    let standing = &ledger["provinces"]["51-lamphun"];
    assert_eq!((standing["state"].as_str(), standing["errors"].as_u64()), (Some("blocked"), Some(1)));
    assert_eq!(error(standing)["code"], "bad_date");
    assert_eq!(ledger["books"]["51-lamphun/scorecard-2565.pdf"]["state"], "outdated");
    let shown = office.command(&[]).output().unwrap();
    assert!(text(&shown.stderr).contains("ลำพูน: ไม่ได้ทำรูปเล่ม เพราะข้อมูลมีข้อผิดพลาด 1 แห่ง"));
    assert_eq!(text(&shown.stdout), "");
}

#[test]
fn a_province_whose_name_cannot_be_read_stands_in_the_ledger_once() {
    let office = Office::new();
    office.batch(&[]);
    let toml = office.path("nation/ตาก/province.toml");
    let sound = fs::read_to_string(&toml).unwrap();
    fs::write(&toml, sound.replacen("ตาก", "ตากก", 1)).unwrap();
    let (events, exit) = office.batch(&[]);
    assert_eq!((end(&events), exit), ((0, 2, 0, 1), Some(1)));
    let ledger = office.ledger();
    assert_eq!(ledger["provinces"].as_object().unwrap().len(), 3, "{}", ledger["provinces"]);
    assert!(ledger["provinces"]["63-tak"].is_null());
    assert_eq!(ledger["books"]["63-tak/scorecard-2565.pdf"]["state"], "outdated");
    assert!(office.book("63-tak").exists());

    fs::write(&toml, sound).unwrap();
    let (events, exit) = office.batch(&["--provinces", "ตาก"]);
    assert_eq!((end(&events), exit), ((1, 0, 0, 0), Some(0)));
    let ledger = office.ledger();
    let standing: Vec<&String> = ledger["provinces"].as_object().unwrap().keys().collect();
    assert_eq!(standing, ["51-lamphun", "54-phrae", "63-tak"]);
    assert_eq!(ledger["books"]["63-tak/scorecard-2565.pdf"]["state"], "made");
}

#[test]
fn a_province_that_left_the_data_leaves_the_ledger_but_not_by_a_run_of_others() {
    let office = Office::new();
    office.batch(&["--documents", "scorecard,annual"]);
    fs::rename(office.path("nation/ตาก"), office.path("ตาก")).unwrap();
    office.batch(&["--provinces", "แพร่"]);
    office.batch(&["--shard", "1/2"]);
    let state = |document: &str| {
        let file = format!("63-tak/{document}-2565.pdf");
        office.ledger()["books"][file]["state"].as_str().map(str::to_owned)
    };
    let stands = || !office.ledger()["provinces"]["63-tak"].is_null();
    assert!(stands() && state("annual").as_deref() == Some("made"), "neither run could know");

    let (events, exit) = office.batch(&[]);
    assert_eq!((end(&events), exit), ((0, 2, 0, 0), Some(0)));
    assert!(!stands());
    assert_eq!(["annual", "scorecard"].map(|document| state(document).unwrap()), ["outdated", "outdated"]);
    fs::remove_dir_all(office.path("out/63-tak")).unwrap();
    office.batch(&[]);
    assert_eq!(state("annual"), None);

    fs::rename(office.path("ตาก"), office.path("nation/ตาก")).unwrap();
    assert_eq!(end(&office.batch(&[]).0), (1, 2, 0, 0));
    assert!(stands());
}

#[test]
fn a_name_that_was_wrong_in_another_part_is_forgotten_when_it_is_mended() {
    let office = Office::new();
    let parts = || ["1/2", "2/2"].map(|part| office.batch(&["--shard", part]).1);
    let standing = || {
        let ledger = office.ledger();
        ledger["provinces"].as_object().unwrap().keys().cloned().collect::<Vec<_>>()
    };
    parts();
    office.merge(&["out"]);
    let toml = office.path("nation/ตาก/province.toml");
    let sound = fs::read_to_string(&toml).unwrap();
    fs::write(&toml, sound.replacen("ตาก", "ตากก", 1)).unwrap();
    parts();
    assert_eq!(office.merge(&["out"]).status.code(), Some(1));
    assert_eq!(standing(), ["51-lamphun", "54-phrae", "ตาก"]);
    assert_eq!(office.ledger()["books"]["63-tak/scorecard-2565.pdf"]["state"], "outdated");

    fs::write(&toml, sound).unwrap();
    parts();
    let merged = office.merge(&["out"]);
    assert_eq!(merged.status.code(), Some(0), "{}", text(&merged.stderr));
    assert_eq!(standing(), ["51-lamphun", "54-phrae", "63-tak"]);
}

#[test]
fn an_outdated_book_that_was_removed_is_in_the_ledger_no_more() {
    let office = Office::new();
    office.batch(&["--documents", "scorecard,annual"]);
    fs::write(office.path("nation/ลำพูน/reports.csv"), "month,recorded_on\n2021-10,เมื่อวาน\n").unwrap();
    fs::remove_file(office.book("51-lamphun")).unwrap();
    office.batch(&[]);
    let ledger = office.ledger();
    assert!(ledger["books"]["51-lamphun/scorecard-2565.pdf"].is_null());
    assert_eq!(ledger["books"]["51-lamphun/annual-2565.pdf"]["state"], "outdated");
    assert_eq!(ledger["books"]["54-phrae/annual-2565.pdf"]["state"], "made", "nobody asked for it this time");
}

#[test]
fn a_book_that_typst_refuses_costs_itself() {
    let office = Office::new();
    let templates = office.spoil("panic(\"ลองให้ผิด\")");
    let (events, exit) = office.batch(&["--templates", &templates]);
    assert_eq!((end(&events), exit), ((2, 0, 1, 0), Some(1)));
    assert_eq!(files(&events, "failed"), ["63-tak/scorecard-2565.pdf"]);
    let entry = &office.ledger()["books"]["63-tak/scorecard-2565.pdf"];
    assert_eq!((entry["state"].as_str(), entry["cause"].as_str()), (Some("failed"), Some("refused")));
    assert!(entry["detail"].as_str().unwrap().contains("scorecard.typ"));
    assert!(!office.book("63-tak").exists());
}

/// Long enough to be endless here; Typst itself stops loops that have no end in sight.
const ENDLESS: &str = "for i in range(100000) { for j in range(100000) { let k = i * j } }";

#[test]
fn a_book_that_never_ends_is_ended_tried_alone_and_given_up() {
    let office = Office::new();
    let templates = office.spoil(ENDLESS);
    let (events, exit) = office.batch(&["--templates", &templates, "--timeout", "4"]);
    assert_eq!((end(&events), exit), ((2, 0, 1, 0), Some(1)));
    assert_eq!(files(&events, "again"), files(&events, "failed"));
    let entry = &office.ledger()["books"]["63-tak/scorecard-2565.pdf"];
    assert_eq!((entry["cause"].as_str(), entry["attempts"].as_u64()), (Some("overdue"), Some(2)));
}

#[test]
fn prose_that_never_ends_costs_the_books_it_is_in() {
    let office = Office::new();
    let templates = office.path("templates");
    fs::create_dir_all(templates.join("prose")).unwrap();
    let endless = "{% for a in range(end=100000) %}{% for b in range(end=100000) %}x{% endfor %}{% endfor %}";
    fs::write(templates.join("prose/plan-summary.tera"), endless).unwrap();
    let words = ["--documents", "plan,scorecard", "--provinces", "ตาก", "--timeout", "3"];
    let words = [&words[..], &["--templates", templates.to_str().unwrap()]].concat();
    let (events, exit) = office.batch(&words);
    assert_eq!((end(&events), exit), ((1, 0, 1, 0), Some(1)));
    let entry = &office.ledger()["books"]["63-tak/plan-2565.pdf"];
    assert_eq!((entry["cause"].as_str(), entry["seconds"].as_u64()), (Some("overdue"), Some(3)));

    fs::write(templates.join("prose/plan-summary.tera"), "สรุปของ{{ province }").unwrap();
    assert_eq!(office.batch(&words).1, Some(2), "what is not well formed stops all");
    fs::write(templates.join("prose/plan-summary.tera"), "สรุปของ{{ missing }}").unwrap();
    assert_eq!(end(&office.batch(&words).0), (0, 1, 1, 0));
    assert_eq!(office.ledger()["books"]["63-tak/plan-2565.pdf"]["cause"], "uncomposed");
}

#[test]
fn prose_of_ones_own_is_the_same_in_a_batch_as_in_a_single_book() {
    let office = Office::new();
    let templates = office.path("templates");
    fs::create_dir_all(templates.join("prose")).unwrap();
    fs::write(templates.join("prose/plan-preface.tera"), "คำนำของ{{ office }}\n").unwrap();
    let own = ["--templates", templates.to_str().unwrap()];
    let (events, exit) = office.batch(&[&["--documents", "plan", "--provinces", "ตาก"][..], &own].concat());
    assert_eq!((end(&events), exit), ((1, 0, 0, 0), Some(0)));
    let alone = office.path("alone.pdf");
    let words = [&["plan", "-o", alone.to_str().unwrap()][..], &own].concat();
    assert!(run(&words, &office.path("nation/ตาก")).status.success());
    assert!(fs::read(alone).unwrap() == fs::read(office.path("out/63-tak/plan-2565.pdf")).unwrap());
}

#[test]
fn the_whole_country_has_its_volume_and_its_scores() {
    let office = Office::new();
    fs::write(office.path("nation/ลำพูน/reports.csv"), "month,recorded_on\n2021-10,เมื่อวาน\n").unwrap();
    let national = ["--documents", "national"];
    let (events, exit) = office.batch(&national);
    assert_eq!((files(&events, "made"), exit), (vec!["national-2565.pdf".to_owned()], Some(1)));
    let scores = fs::read_to_string(office.path("out/scores-2565.csv")).unwrap();
    let mut rows = scores.trim_start_matches('\u{feff}').lines();
    assert!(rows.next().unwrap().starts_with("ภาค,รหัสจังหวัด,จังหวัด,สถานะข้อมูล,รอบที่ 1 ระดับ,"));
    let row = |name: &str| scores.lines().find(|line| line.contains(name)).unwrap();
    assert!(row("ตาก").starts_with("ภาคเหนือ,63,ตาก,ควรตรวจสอบ,0,"));
    assert!(row("ลำพูน").starts_with("ภาคเหนือ,51,ลำพูน,มีข้อผิดพลาด,,"));
    assert!(row("ยะลา").starts_with("ภาคใต้,95,ยะลา,ไม่มีข้อมูล,,"));
    assert_eq!(rows.count(), 76);
    let made = tree(&office.path("out"));
    assert_eq!(end(&office.batch(&national).0), (0, 1, 0, 1));
    office.change_a_cell("แพร่");
    assert_eq!(end(&office.batch(&national).0), (1, 0, 0, 1));
    assert_ne!(made["scores-2565.xlsx"], tree(&office.path("out"))["scores-2565.xlsx"]);
}

#[test]
fn a_country_without_a_sound_province_has_no_volume_that_holds_and_no_scores() {
    let office = Office::new();
    let national = ["--documents", "national"];
    office.batch(&national);
    let reports = PROVINCES.map(|(province, _)| office.path("nation").join(province).join("reports.csv"));
    let sound = fs::read(&reports[0]).unwrap();
    for path in &reports {
        fs::write(path, "month,recorded_on\n2021-10,เมื่อวาน\n").unwrap();
    }
    let ended = office.command(&national).output().unwrap();
    assert_eq!(ended.status.code(), Some(1));
    assert!(text(&ended.stderr).contains("จึงไม่มีเล่มสรุประดับประเทศและตารางคะแนน"));
    assert_eq!(office.ledger()["books"]["national-2565.pdf"]["state"], "outdated");
    assert_eq!(tree(&office.path("out")).into_keys().collect::<Vec<_>>(), ["national-2565.pdf"]);

    fs::write(&reports[0], sound).unwrap();
    assert_eq!(end(&office.batch(&national).0), (1, 0, 0, 2));
    assert_eq!(office.ledger()["books"]["national-2565.pdf"]["state"], "made");
    assert!(office.path("out/scores-2565.csv").exists() && office.path("out/scores-2565.xlsx").exists());
}

#[test]
fn the_workbook_of_scores_has_numbers_that_are_numbers() {
    use calamine::{Data, Reader, Xlsx, open_workbook};
    let office = Office::new();
    office.batch(&["--documents", "national"]);
    let mut book: Xlsx<_> = open_workbook(office.path("out/scores-2565.xlsx")).unwrap();
    let sheet = book.worksheet_range("คะแนน 2565").unwrap();
    let headings: Vec<String> = sheet.rows().next().unwrap().iter().map(ToString::to_string).collect();
    let column = |name: &str| headings.iter().position(|heading| heading == name).unwrap();
    let tak = sheet.rows().find(|row| row[2] == Data::String("ตาก".to_owned())).unwrap();
    assert_eq!(tak[column("รอบที่ 1 ระดับ")], Data::Float(0.0));
    assert_eq!(tak[column("รอบที่ 1 วงเงินจัดสรร (บาท)")], Data::Float(105_000.0));
    assert_eq!(tak[column("รอบที่ 1 เบิกจ่าย (บาท)")], Data::Empty);
    assert_eq!(tak[column("รอบที่ 2 คน (ร้อยละ)")], Data::Float(21.0));
}

fn the_printer_gets_one_file_with_a_bookmark_for_every_province(reader: Reader) {
    let office = Office::new();
    assert!(office.command(&["--print"]).output().unwrap().status.success());
    let print = office.path("out/print/scorecard-2565.pdf");
    let titles = reader.bookmarks(&print);
    let found = |name: &str| {
        let place = titles.iter().position(|title| title.contains(name));
        place.unwrap_or_else(|| panic!("{name} is not in {titles:?}"))
    };
    assert!(found("จังหวัดลำพูน") < found("จังหวัดแพร่") && found("จังหวัดแพร่") < found("จังหวัดตาก"));
    let sheet = fs::read_to_string(office.path("out/print/jobs.csv")).unwrap();
    let rows: Vec<&str> = sheet.lines().skip(1).collect();
    assert_eq!(
        rows,
        [
            "scorecard-2565.pdf,จังหวัดลำพูน,1,2,2,1,0.1",
            "scorecard-2565.pdf,จังหวัดแพร่,3,2,2,1,0.1",
            "scorecard-2565.pdf,จังหวัดตาก,5,2,2,1,0.1"
        ]
    );
    let first = tree(&office.path("out"));
    assert!(office.command(&["--print"]).output().unwrap().status.success());
    assert!(first == tree(&office.path("out")));
}

#[test]
fn the_printers_folder_holds_what_its_sheet_tells_and_parts_have_their_own() {
    let office = Office::new();
    assert!(office.command(&["--print"]).output().unwrap().status.success());
    // As an earlier run for all kinds of books would have left it.
    let sheet = office.path("out/print/jobs.csv");
    let rows =
        fs::read_to_string(&sheet).unwrap() + "annual-2565.pdf,จังหวัดตาก,1,2,1,0.1\n../63-tak/scorecard-2565.pdf,,,,,\n";
    fs::write(sheet, rows).unwrap();
    fs::write(office.path("out/print/annual-2565.pdf"), "").unwrap();
    for kept in ["note-2565.pdf", "plan-2565.pdf", "plan-ฉบับเก็บ.pdf"] {
        fs::write(office.path("out/print").join(kept), "the printer's own").unwrap();
    }
    assert!(office.command(&["--print"]).output().unwrap().status.success());
    let names = |folder: &str| {
        let entries = fs::read_dir(office.path(folder)).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    };
    let kept = ["jobs.csv", "note-2565.pdf", "plan-2565.pdf", "plan-ฉบับเก็บ.pdf", "scorecard-2565.pdf"];
    assert_eq!(names("out/print"), kept);
    assert!(office.book("63-tak").exists());
    let rows = |folder: &str| fs::read_to_string(office.path(folder).join("jobs.csv")).unwrap().lines().count() - 1;
    for part in ["1/2", "2/2"] {
        assert!(office.command_into("parts", &["--print", "--shard", part]).output().unwrap().status.success());
    }
    assert_eq!(rows("parts/print/1-of-2") + rows("parts/print/2-of-2"), 3);
}

#[test]
fn books_of_two_years_go_to_the_printer_in_two_files() {
    let office = Office::new();
    let next_year = |text: &str| text.replace("2565", "2566").replace("2022", "2023").replace("2021", "2022");
    for entry in fs::read_dir(office.path("nation/แพร่")).unwrap() {
        let path = entry.unwrap().path();
        fs::write(&path, next_year(&fs::read_to_string(&path).unwrap())).unwrap();
    }
    let templates = office.path("templates");
    fs::create_dir_all(templates.join("handbook")).unwrap();
    let handbook = fs::read_to_string(project("templates/handbook/2565.toml")).unwrap();
    fs::write(templates.join("handbook/2566.toml"), next_year(&handbook)).unwrap();
    let ended = office.command(&["--print", "--templates", templates.to_str().unwrap()]).output().unwrap();
    assert!(ended.status.success(), "{}", text(&ended.stderr));
    let sheet = fs::read_to_string(office.path("out/print/jobs.csv")).unwrap();
    let rows: Vec<&str> = sheet.lines().skip(1).map(|row| row.split_once(",1,").unwrap().0).collect();
    assert_eq!(
        rows,
        ["scorecard-2565.pdf,จังหวัดลำพูน", "scorecard-2565.pdf,จังหวัดตาก,3,2,2", "scorecard-2566.pdf,จังหวัดแพร่"]
    );
    assert!(
        office.path("out/print/scorecard-2565.pdf").exists() && office.path("out/print/scorecard-2566.pdf").exists()
    );
}

#[test]
fn parts_of_a_batch_make_each_province_once() {
    let office = Office::new();
    let mut made = Vec::new();
    for part in ["1/2", "2/2"] {
        let (events, exit) = office.batch(&["--shard", part]);
        assert_eq!(exit, Some(0));
        made.extend(files(&events, "made"));
    }
    made.sort();
    assert_eq!(made, tree(&office.path("out")).into_keys().collect::<Vec<_>>());
    assert!(office.path("out/ledger-1-of-2.json").is_file() && office.path("out/ledger-2-of-2.json").is_file());
}

#[test]
fn parts_made_apart_become_one_and_the_next_batch_adds_the_country() {
    let office = Office::new();
    for part in ["1/2", "2/2"] {
        let out = part.replace('/', "-");
        assert!(office.command_into(&out, &["--shard", part]).output().unwrap().status.success());
    }
    let half = office.merge(&["1-2"]);
    assert_eq!(half.status.code(), Some(1));
    assert!(text(&half.stderr).contains("ยังไม่มีส่วนที่ 2/2"));
    assert_eq!(office.merge(&["1-2", "2-2"]).status.code(), Some(0));
    assert_eq!(tree(&office.path("1-2")).len(), 3);
    let words = ["--documents", "scorecard,national", "--format", "json"];
    let (events, exit) = events(&office.command_into("1-2", &words).output().unwrap());
    assert_eq!((files(&events, "made"), exit), (vec!["national-2565.pdf".to_owned()], Some(0)));
    assert_eq!(office.merge(&["nation"]).status.code(), Some(2));
}

#[test]
fn a_part_at_work_is_waited_for_and_one_interrupted_is_told_with_what_it_lacks() {
    let office = Office::new();
    assert_eq!(office.batch(&["--shard", "1/2"]).1, Some(0));
    let templates = office.spoil(ENDLESS);
    let second = ["--shard", "2/2", "--templates", &templates, "--jobs", "1", "--timeout", "600"];
    let part = office.command(&second).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let mut running = Running(part);
    wait_until("its ledger", || office.path("out/ledger-2-of-2.json").exists());
    let busy = office.merge(&["out"]);
    assert_eq!(busy.status.code(), Some(2));
    assert!(text(&busy.stderr).contains("มีการจัดทำรูปเล่มลงโฟลเดอร์นี้อยู่แล้ว"));
    assert_eq!(office.command(&[]).output().unwrap().status.code(), Some(2));

    running.0.kill().unwrap();
    running.0.wait().unwrap();
    let stopped = office.merge(&["out"]);
    assert_eq!(stopped.status.code(), Some(1));
    let told = text(&stopped.stderr);
    assert!(told.contains("ส่วนที่ 2/2 ยังทำไม่เสร็จ ขาด ") && told.contains("ตาก"), "{told}");
    assert_eq!(office.ledger()["finished"], false);
}

#[test]
fn what_parts_tell_since_the_last_merge_is_believed_and_what_was_merged_is_not_forgotten() {
    let office = Office::new();
    let part = |part: &str| office.batch(&["--shard", part]).1;
    let merged = || {
        let merged = office.merge(&["out"]);
        (merged.status.code(), text(&merged.stderr))
    };
    let state = |province: &str| office.ledger()["provinces"][province]["state"].as_str().map(str::to_owned);
    let reports = office.path("nation/ลำพูน/reports.csv");
    let sound = fs::read(&reports).unwrap();
    assert_eq!((part("1/2"), part("2/2")), (Some(0), Some(0)));
    assert_eq!(merged().0, Some(0));

    // A province of the first part goes bad, a book of the second is made anew.
    fs::write(&reports, "month,recorded_on\n2021-10,เมื่อวาน\n").unwrap();
    office.change_a_cell("แพร่");
    assert_eq!((part("1/2"), part("2/2")), (Some(1), Some(0)));
    let (exit, told) = merged();
    assert_eq!(exit, Some(1));
    assert!(told.contains("จังหวัดที่ข้อมูลยังผิด 1 จังหวัด") && !told.contains("ไม่พบแฟ้มนี้"), "{told}");
    assert_eq!(state("51-lamphun").as_deref(), Some("blocked"));
    assert_eq!(office.ledger()["books"]["51-lamphun/scorecard-2565.pdf"]["state"], "outdated");

    // It is mended again, which the whole sees; the parts' old ledgers do not take that back.
    fs::write(&reports, sound).unwrap();
    assert_eq!(end(&office.batch(&[]).0), (1, 2, 0, 0));
    let (exit, told) = merged();
    assert_eq!(exit, Some(0), "{told}");
    assert_ne!(state("51-lamphun").as_deref(), Some("blocked"));
    assert_eq!(end(&office.batch(&["--shard", "2/2"]).0).0, 0);

    // The whole goes on from news of parts that nobody has merged.
    office.change_a_cell("ลำพูน");
    assert_eq!(part("1/2"), Some(0));
    assert_eq!(end(&office.batch(&[]).0), (0, 3, 0, 0));
    assert_eq!(merged().0, Some(0));
}

#[test]
fn parts_that_were_stopped_are_forgiven_once_they_are_done() {
    let office = Office::new();
    let templates = office.spoil(ENDLESS);
    let mut command = office.command(&["--shard", "2/2", "--templates", &templates, "--timeout", "600"]);
    let mut running = Running(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap());
    wait_until("its ledger", || office.path("out/ledger-2-of-2.json").exists());
    running.0.kill().unwrap();
    running.0.wait().unwrap();
    assert_eq!(office.batch(&["--shard", "1/2"]).1, Some(0));
    assert_eq!(office.merge(&["out"]).status.code(), Some(1));
    assert_eq!(office.merge(&["out"]).status.code(), Some(1), "no less so when it is asked twice");
    assert_eq!(office.batch(&["--shard", "2/2"]).1, Some(0));
    let merged = office.merge(&["out"]);
    assert_eq!(merged.status.code(), Some(0), "{}", text(&merged.stderr));
    assert_eq!(office.ledger()["finished"], true);
}

#[test]
fn of_two_ways_to_part_the_work_the_office_says_which_was_the_last() {
    let office = Office::new();
    for part in ["1/3", "2/3", "3/3", "1/2", "2/2"] {
        assert_eq!(office.batch(&["--shard", part]).1, Some(0));
    }
    let refused = office.merge(&["out"]);
    assert_eq!(refused.status.code(), Some(2));
    let told = text(&refused.stderr);
    assert!(told.contains("ให้ลบบัญชีของงานเก่า") && told.contains("แบ่งเป็น 3 ส่วน: "), "{told}");
    assert!(!office.path("out/ledger.json").exists());
    for index in 1..=3 {
        assert!(told.contains(&format!("ledger-{index}-of-3.json")));
        fs::remove_file(office.path(&format!("out/ledger-{index}-of-3.json"))).unwrap();
    }
    assert_eq!(office.merge(&["out"]).status.code(), Some(0));
    // Once they are merged, the next way to part the work is known to be the later.
    for part in ["1/3", "2/3"] {
        assert_eq!(end(&office.batch(&["--shard", part]).0).0, 0);
    }
    let half = office.merge(&["out"]);
    assert!(text(&half.stderr).contains("ยังไม่มีส่วนที่ 3/3"));
    assert_eq!(office.batch(&["--shard", "3/3"]).1, Some(0));
    assert_eq!(office.merge(&["out"]).status.code(), Some(0));
}

#[test]
fn the_part_is_known_from_the_scheduler() {
    let office = Office::new();
    for (index, made) in [("0", "51-lamphun/scorecard-2565.pdf"), ("1", "54-phrae/scorecard-2565.pdf")] {
        let mut command = office.command(&["--format", "json", "--provinces", "แพร่,ลำพูน"]);
        command.env("JOB_COMPLETION_INDEX", index).env("JOB_COMPLETION_COUNT", "2");
        assert_eq!(files(&events(&command.output().unwrap()).0, "made"), [made], "part {index}");
    }
    let mut command = office.command(&[]);
    assert_eq!(command.env("SLURM_ARRAY_TASK_ID", "1").output().unwrap().status.code(), Some(2));
}

#[test]
fn a_call_that_means_nothing_is_refused() {
    let office = Office::new();
    for words in [&["--provinces", "กทม."][..], &["--provinces", "ระยอง"], &["--shard", "3/2"], &["--jobs", "0"]]
    {
        assert_eq!(office.command(words).output().unwrap().status.code(), Some(2), "{words:?}");
    }
    let chosen = office.batch(&["--provinces", "จังหวัดตาก,แพร่"]);
    assert_eq!(files(&chosen.0, "made"), ["54-phrae/scorecard-2565.pdf", "63-tak/scorecard-2565.pdf"]);
}

#[test]
fn where_nothing_can_be_written_the_machine_is_at_fault() {
    let office = Office::new();
    fs::write(office.path("file"), "").unwrap();
    let ended = office.command_into("file/out", &[]).output().unwrap();
    assert_eq!(ended.status.code(), Some(3));
    assert!(text(&ended.stderr).contains("แล้วสั่งใหม่"));
}

/// A batch at work on a book that never ends, the others made. Killed when let go.
struct Running(Child);

impl Running {
    fn start(office: &Office, templates: &str) -> Self {
        let words = ["--templates", templates, "--jobs", "1", "--timeout", "600"];
        let child = office.command(&words).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let running = Self(child);
        wait_until("the second book", || office.book("51-lamphun").exists() && office.book("54-phrae").exists());
        running
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn the_second_batch_in_a_folder_is_told_so() {
    let office = Office::new();
    let templates = office.spoil(ENDLESS);
    let _running = Running::start(&office, &templates);
    let second = office.command(&[]).output().unwrap();
    assert_eq!(second.status.code(), Some(2));
    assert!(text(&second.stderr).contains("มีการจัดทำรูปเล่มลงโฟลเดอร์นี้อยู่แล้ว"));
}

#[test]
fn a_ledger_that_could_not_be_saved_for_a_while_fails_no_batch() {
    let office = Office::new();
    let templates = office.spoil(ENDLESS);
    let mut command = office.command(&["--templates", &templates, "--jobs", "1", "--timeout", "6"]);
    let mut running = Running(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap());
    let ledger = office.path("out/ledger.json");
    wait_until("something in its way", || fs::remove_file(&ledger).is_ok() && fs::create_dir(&ledger).is_ok());
    fs::write(ledger.join("in the way"), "").unwrap();
    wait_until("the second book", || office.book("51-lamphun").exists() && office.book("54-phrae").exists());
    // Longer than a batch waits before it saves again.
    thread::sleep(Duration::from_secs(2));
    fs::remove_dir_all(&ledger).unwrap();
    assert_eq!(running.0.wait().unwrap().code(), Some(1));
    assert_eq!(office.ledger()["books"]["51-lamphun/scorecard-2565.pdf"]["state"], "made");
}

#[cfg(target_os = "linux")]
mod killed {
    use super::*;

    /// The workers of a supervisor.
    fn workers(of: u32) -> Vec<u32> {
        let parent = |process: u32| {
            let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
            let mut fields = stat.rsplit_once(')')?.1.split_whitespace();
            (fields.next()? != "Z").then(|| fields.next()?.parse::<u32>().ok())?
        };
        let processes =
            fs::read_dir("/proc").unwrap().filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
        processes.filter(|process| parent(*process) == Some(of)).collect()
    }

    /// By the shell itself, for not every machine has a program that does it.
    fn kill(signal: &str, process: u32) {
        assert!(Command::new("sh").args(["-c", &format!("kill {signal} {process}")]).status().unwrap().success());
    }

    fn is_alive(process: u32) -> bool {
        let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
        stat.rsplit_once(')').is_some_and(|(_, fields)| !fields.trim_start().starts_with('Z'))
    }

    #[test]
    fn a_killed_worker_costs_its_book_which_is_tried_once_more() {
        let office = Office::new();
        let templates = office.spoil(ENDLESS);
        let mut running = Running::start(&office, &templates);
        for _ in 0..2 {
            let mut worker = None;
            wait_until("a worker", || {
                worker = workers(running.0.id()).first().copied();
                worker.is_some()
            });
            let worker = worker.unwrap();
            kill("-KILL", worker);
            wait_until("its end", || !is_alive(worker));
        }
        assert_eq!(running.0.wait().unwrap().code(), Some(1));
        let entry = &office.ledger()["books"]["63-tak/scorecard-2565.pdf"];
        assert_eq!((entry["cause"].as_str(), entry["detail"].as_str()), (Some("died"), Some("signal 9")));
        assert_eq!(end(&office.batch(&["--templates", &templates, "--timeout", "4"]).0), (0, 2, 1, 0));
    }

    #[test]
    fn after_the_supervisor_is_killed_no_worker_lives_on_and_the_next_run_goes_on() {
        let office = Office::new();
        let templates = office.spoil(ENDLESS);
        let mut running = Running::start(&office, &templates);
        // What was made in the last second may not be in the ledger yet.
        wait_until("a ledger", || office.path("out/ledger.json").exists());
        let orphans = workers(running.0.id());
        running.0.kill().unwrap();
        running.0.wait().unwrap();
        wait_until("the workers' end", || !orphans.iter().any(|worker| is_alive(*worker)));
        assert_eq!(tree(&office.path("out")).len(), 2);
        let (made, unchanged, failed, _) = end(&office.batch(&["--templates", &templates, "--timeout", "4"]).0);
        assert_eq!((made + unchanged, failed), (2, 1));
    }

    #[test]
    fn an_interrupted_batch_keeps_what_is_finished_and_says_so() {
        let office = Office::new();
        let templates = office.spoil(ENDLESS);
        let mut running = Running::start(&office, &templates);
        let orphans = workers(running.0.id());
        kill("-INT", running.0.id());
        assert_eq!(running.0.wait().unwrap().code(), Some(130));
        assert!(!orphans.iter().any(|worker| is_alive(*worker)));
        assert_eq!(office.ledger()["books"].as_object().unwrap().len(), 2);
        assert_eq!(end(&office.batch(&["--templates", &templates, "--timeout", "4"]).0), (0, 2, 1, 0));
    }

    /// A file system of its own, let go at the end.
    struct Mounted(PathBuf);

    impl Mounted {
        fn new(path: PathBuf, options: &str) -> Self {
            fs::create_dir_all(&path).unwrap();
            let mounted =
                Command::new("mount").args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(&path).status().unwrap();
            assert!(mounted.success());
            Self(path)
        }
    }

    impl Drop for Mounted {
        fn drop(&mut self) {
            let _ = Command::new("umount").arg(&self.0).status();
        }
    }

    #[test]
    #[ignore = "mounts a file system: `sudo -E cargo test --test suite batch:: -- --ignored`"]
    fn a_full_disk_stops_the_batch_and_loses_nothing() {
        let office = Office::new();
        let probe = office.batch(&["--provinces", "ตาก"]);
        assert_eq!(end(&probe.0).0, 1);
        let size = fs::metadata(office.book("63-tak")).unwrap().len();
        // Room for one book and the ledger, not for two.
        let mounted = Mounted::new(office.path("small"), &format!("size={}", size * 3 / 2 + 16384));
        let ended = office.command_into("small", &["--jobs", "1"]).output().unwrap();
        assert_eq!(ended.status.code(), Some(3), "{}", text(&ended.stderr));
        assert!(text(&ended.stderr).contains("ตรวจพื้นที่ว่างของดิสก์"));
        for (name, bytes) in tree(&mounted.0) {
            assert!(bytes.ends_with(b"%%EOF") || bytes.ends_with(b"%%EOF\n"), "{name} is not whole");
        }
        let grown = Command::new("mount").args(["-o", "remount,size=16m"]).arg(&mounted.0).status().unwrap();
        assert!(grown.success());
        assert!(office.command_into("small", &["--jobs", "1"]).output().unwrap().status.success());
        assert_eq!(tree(&mounted.0).len(), 3);
    }

    #[test]
    #[ignore = "mounts a file system: `sudo -E cargo test --test suite batch:: -- --ignored`"]
    fn a_single_book_that_finds_no_room_is_not_there_at_all() {
        let office = Office::new();
        let mounted = Mounted::new(office.path("tiny"), "size=100k");
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/tak");
        let mut plan = Command::new(env!("CARGO_BIN_EXE_ruplem"));
        let ended = plan.arg("plan").arg(sample).arg("-o").arg(mounted.0.join("แผน.pdf")).output().unwrap();
        assert_eq!(ended.status.code(), Some(3));
        assert!(text(&ended.stderr).contains("แผน.pdf: เขียนแฟ้มไม่ได้"), "{}", text(&ended.stderr));
        assert!(text(&ended.stderr).contains("ที่เก็บแฟ้มเต็ม"));
        assert!(!text(&ended.stderr).contains(".ruplem-"), "{}", text(&ended.stderr));
        assert_eq!(fs::read_dir(&mounted.0).unwrap().count(), 0);
    }

    #[test]
    #[ignore = "mounts a file system: `sudo -E cargo test --test suite batch:: -- --ignored`"]
    fn on_a_disk_that_has_become_read_only_what_is_up_to_date_is_good() {
        let office = Office::new();
        let mounted = Mounted::new(office.path("disk"), "size=16m");
        let batch = || office.command_into("disk", &["--documents", "scorecard,national", "--print"]).output().unwrap();
        assert!(batch().status.success());
        assert!(Command::new("mount").args(["-o", "remount,ro"]).arg(&mounted.0).status().unwrap().success());
        let again = batch();
        assert_eq!(again.status.code(), Some(0), "{}", text(&again.stderr));
        office.change_a_cell("แพร่");
        let changed = batch();
        assert_eq!(changed.status.code(), Some(3));
        assert!(text(&changed.stderr).contains("สิทธิ์ในการเขียน"), "{}", text(&changed.stderr));
    }

    #[test]
    #[ignore = "mounts a file system: `sudo -E cargo test --test suite batch:: -- --ignored`"]
    fn a_folder_that_is_read_only_is_told_so() {
        let office = Office::new();
        let _mounted = Mounted::new(office.path("locked"), "ro,size=1m");
        let ended = office.command_into("locked", &[]).output().unwrap();
        assert_eq!(ended.status.code(), Some(3));
        assert!(text(&ended.stderr).contains("สิทธิ์ในการเขียน"));
    }
}

by_readers! {
    [Reader::MuPdf] =>
        the_printer_gets_one_file_with_a_bookmark_for_every_province,
}
