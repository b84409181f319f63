//! A batch's folder as it may be found: with links, pipes and folders where files should be, with what killed programs left,
//! and with ledgers that somebody else has written. Nothing outside is read or written, and what is sound is made.

use std::{
    fs,
    path::Path,
    process::Stdio,
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use crate::common::{
    office::{Office, end, files, tree},
    program::text,
};

/// A part's ledger that tells of one book at a place of its own choosing, and the book's bytes there.
fn plant(part: &Path, file: &str, bytes: &[u8]) {
    use sha2::{Digest, Sha256};
    let sha256: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let book = json!({
        "document": "plan", "province": "ตาก", "fiscal_year": 2565, "input": "", "state": "made",
        "pages": 1, "size": bytes.len(), "sha256": sha256, "milliseconds": 1, "warnings": [],
    });
    let ledger = json!({
        "program": "ruplem 0.1.0", "shard": { "index": 1, "count": 1 }, "turn": 1, "finished": true, "to_make": [],
        "provinces": {}, "books": { file: book },
    });
    fs::create_dir_all(part.join("below")).unwrap();
    fs::write(part.join("ledger-1-of-1.json"), ledger.to_string()).unwrap();
    let target = part.join(file);
    fs::create_dir_all(target.parent().unwrap()).unwrap();
    fs::write(target, bytes).unwrap();
}

#[test]
fn a_ledger_that_names_a_file_elsewhere_is_refused() {
    let office = Office::new();
    for file in
        ["../planted.pdf", "below/../../planted.pdf", "63-tak/below/planted-2565.pdf", ".bashrc", "63-tak/plan.sh"]
    {
        let part = office.path("part/1");
        plant(&part, file, b"planted");
        let home = office.path("home");
        fs::create_dir_all(&home).unwrap();
        let merged = office.merge(&["home", "part/1"]);
        assert_eq!(merged.status.code(), Some(2), "{file}: {}", text(&merged.stderr));
        assert!(text(&merged.stderr).contains("ledger-1-of-1.json: อ่านบัญชีนี้ไม่ได้"), "{}", text(&merged.stderr));
        assert!(tree(&home).is_empty(), "{file}");
        // A batch takes such a ledger for none.
        fs::copy(part.join("ledger-1-of-1.json"), home.join("ledger.json")).unwrap();
        assert_eq!(office.command_into("home", &[]).output().unwrap().status.code(), Some(0), "{file}");
        fs::remove_dir_all(home).unwrap();
        fs::remove_dir_all(office.path("part")).unwrap();
    }
}

#[test]
fn a_ledger_of_more_parts_than_can_be_is_refused() {
    let office = Office::new();
    office.batch(&[]);
    let mut ledger = office.ledger();
    for shard in [json!({ "index": 1, "count": u32::MAX }), json!({ "index": 0, "count": 2 })] {
        ledger["shard"] = shard;
        fs::write(office.path("out/ledger-1-of-4294967295.json"), ledger.to_string()).unwrap();
        assert_eq!(office.merge(&["out"]).status.code(), Some(2));
    }
    assert_eq!(office.command(&["--shard", "1/4294967295"]).output().unwrap().status.code(), Some(2));
}

#[test]
fn a_folder_that_is_not_there_is_called_that() {
    let office = Office::new();
    office.batch(&[]);
    let merged = office.merge(&["out", "gone"]);
    assert_eq!(merged.status.code(), Some(2));
    assert!(text(&merged.stderr).contains("gone: ไม่พบโฟลเดอร์นี้"), "{}", text(&merged.stderr));
}

/// A book that takes some seconds, so that something can be done meanwhile.
const SLOW: &str = "for i in range(100000) { for j in range(100) { let k = i * j } }";

#[test]
fn a_folder_that_vanishes_while_a_batch_runs_is_called_that() {
    let office = Office::new();
    let templates = office.spoil(SLOW);
    let mut command = office.command(&["--templates", &templates, "--jobs", "1"]);
    let running = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let begun = Instant::now();
    while !office.path("out/ledger.json").exists() {
        assert!(begun.elapsed() < Duration::from_secs(120));
        thread::sleep(Duration::from_millis(5));
    }
    // Until nobody writes into it any more while it is emptied.
    while office.path("out").exists() {
        let _ = fs::remove_dir_all(office.path("out"));
    }
    let ended = running.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(3), "{}", text(&ended.stderr));
    assert!(text(&ended.stderr).contains("ไม่พบโฟลเดอร์นี้แล้ว"), "{}", text(&ended.stderr));
    assert!(!office.path("out").exists());
}

#[test]
fn what_a_killed_program_left_aside_is_swept_and_a_folder_called_so_is_in_nobodys_way() {
    let office = Office::new();
    office.batch(&[]);
    fs::write(office.path("out/.ruplem-abc123"), "half").unwrap();
    fs::write(office.path("out/63-tak/.ruplem-def456"), "half").unwrap();
    fs::create_dir(office.path("out/63-tak/.ruplem-x")).unwrap();
    fs::remove_file(office.book("63-tak")).unwrap();
    let (events, exit) = office.batch(&[]);
    assert_eq!((files(&events, "made"), exit), (vec!["63-tak/scorecard-2565.pdf".to_owned()], Some(0)));
    assert!(!office.path("out/.ruplem-abc123").exists() && !office.path("out/63-tak/.ruplem-def456").exists());
    assert!(office.path("out/63-tak/.ruplem-x").is_dir());
}

#[test]
fn a_folder_where_a_book_should_be_costs_that_book() {
    let office = Office::new();
    fs::create_dir_all(office.book("63-tak").join("inner")).unwrap();
    let (events, exit) = office.batch(&[]);
    assert_eq!((end(&events), exit), ((2, 0, 1, 0), Some(3)));
    assert_eq!(files(&events, "failed"), ["63-tak/scorecard-2565.pdf"]);
    let entry = &office.ledger()["books"]["63-tak/scorecard-2565.pdf"];
    assert_eq!(entry["cause"], "unwritten");
    assert!(entry["detail"].as_str().unwrap().contains("เป็นโฟลเดอร์"), "{entry}");
    assert!(office.book("63-tak").join("inner").is_dir());

    for part in ["1/2", "2/2"] {
        assert!(office.command_into(&part.replace('/', "-"), &["--shard", part]).output().unwrap().status.success());
    }
    fs::create_dir_all(office.path("1-2/54-phrae/scorecard-2565.pdf")).unwrap();
    fs::create_dir_all(office.path("1-2/63-tak/scorecard-2565.pdf")).unwrap();
    let merged = office.merge(&["1-2", "2-2"]);
    assert_eq!(merged.status.code(), Some(2));
    assert!(text(&merged.stderr).contains("เป็นโฟลเดอร์"), "{}", text(&merged.stderr));
}

#[cfg(unix)]
mod links_and_pipes {
    use std::{os::unix::fs::symlink, process::Command};

    use super::*;

    fn pipe(path: &Path) {
        assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
    }

    /// The events of a batch, and what is outside afterwards.
    fn batch_beside(office: &Office, outside: &str) -> (Vec<Value>, Option<i32>, Vec<String>) {
        let (events, exit) = office.batch(&[]);
        (events, exit, tree(&office.path(outside)).into_keys().collect())
    }

    #[test]
    fn a_provinces_folder_or_a_book_that_links_out_is_not_written_through() {
        let office = Office::new();
        fs::create_dir_all(office.path("outside")).unwrap();
        fs::create_dir_all(office.path("out/54-phrae")).unwrap();
        fs::write(office.path("outside/letter.pdf"), "a letter").unwrap();
        symlink(office.path("outside"), office.path("out/63-tak")).unwrap();
        symlink(office.path("outside/letter.pdf"), office.book("54-phrae")).unwrap();
        let (events, exit, outside) = batch_beside(&office, "outside");
        assert_eq!((end(&events), exit), ((1, 0, 2, 0), Some(3)));
        assert_eq!(outside, ["letter.pdf"]);
        assert_eq!(fs::read(office.path("outside/letter.pdf")).unwrap(), b"a letter");
        assert!(office.ledger()["books"]["63-tak/scorecard-2565.pdf"]["detail"].as_str().unwrap().contains("เป็นลิงก์"));
    }

    #[test]
    fn parts_are_not_joined_through_links() {
        let office = Office::new();
        for part in ["1/2", "2/2"] {
            let out = part.replace('/', "-");
            assert!(office.command_into(&out, &["--shard", part]).output().unwrap().status.success());
        }
        let second: Vec<String> = tree(&office.path("2-2")).into_keys().collect();
        let slug = second[0].split_once('/').unwrap().0.to_owned();
        fs::create_dir(office.path("outside")).unwrap();
        symlink(office.path("outside"), office.path("1-2").join(&slug)).unwrap();
        let merged = office.merge(&["1-2", "2-2"]);
        assert_eq!(merged.status.code(), Some(2));
        assert!(text(&merged.stderr).contains("เป็นลิงก์"), "{}", text(&merged.stderr));
        assert!(tree(&office.path("outside")).is_empty());

        // A part whose book is a link to somewhere has no book.
        fs::remove_file(office.path("1-2").join(&slug)).unwrap();
        let book = office.path("2-2").join(&second[0]);
        fs::rename(&book, office.path("outside/book.pdf")).unwrap();
        symlink(office.path("outside/book.pdf"), &book).unwrap();
        let merged = office.merge(&["1-2", "2-2"]);
        assert_eq!(merged.status.code(), Some(1));
        assert!(text(&merged.stderr).contains(&format!("{}: ไม่พบแฟ้มนี้", second[0])), "{}", text(&merged.stderr));
    }

    #[test]
    fn the_printers_folder_is_not_written_through_a_link() {
        let office = Office::new();
        fs::create_dir_all(office.path("outside")).unwrap();
        fs::create_dir_all(office.path("out")).unwrap();
        symlink(office.path("outside"), office.path("out/print")).unwrap();
        let ended = office.command(&["--print"]).output().unwrap();
        assert_eq!(ended.status.code(), Some(2), "{}", text(&ended.stderr));
        assert!(tree(&office.path("outside")).is_empty());
    }

    #[test]
    fn a_pipe_for_a_ledger_a_lock_or_a_sheet_is_refused_and_not_waited_for() {
        for name in ["ledger.json", "ledger-1-of-2.json", ".batch-lock", "print/jobs.csv", "scores-2565.csv"] {
            let office = Office::new();
            fs::create_dir_all(office.path("out/print")).unwrap();
            pipe(&office.path("out").join(name));
            let words = ["--print", "--documents", "national", "--provinces", "ตาก"];
            let words = if name.starts_with("scores") { &words[..3] } else { &words[..] };
            let ended = office.command(words).output().unwrap();
            assert_eq!(ended.status.code(), Some(2), "{name}: {}", text(&ended.stderr));
            assert!(text(&ended.stderr).contains("ไม่ใช่แฟ้มธรรมดา"), "{name}: {}", text(&ended.stderr));
        }
    }
}
