//! What other programs get: documents that their schemas tell of, shells' completions, manual pages.

use std::{fs, process::Command};

use crate::common::program::{project, text};

fn said(words: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_ruplem")).args(words).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{words:?}: {}", text(&output.stderr));
    text(&output.stdout)
}

#[test]
fn the_schemas_are_given() {
    for name in ["check", "score", "verify", "events"] {
        let schema = fs::read_to_string(project(&format!("data/schemas/{name}.json"))).unwrap();
        assert_eq!(said(&["schema", name]), schema.replace("\r\n", "\n"));
        assert!(serde_json::from_str::<serde_json::Value>(&schema).is_ok(), "{name}");
    }
}

/// A validator that other people use holds what is printed to the schemas.
mod by_other_programs {
    use std::{path::Path, process::Command};

    use serde_json::{Value, json};

    use super::said;
    use crate::common::{
        office::{Office, events},
        program::{project, run, text},
    };

    /// Prints every document that its schema does not allow.
    const VALIDATE: &str = "
import json, sys
from jsonschema import Draft202012Validator as Validator
schemas, documents = json.load(sys.stdin)
for schema in schemas.values(): Validator.check_schema(schema)
validators = {name: Validator(schema, format_checker=Validator.FORMAT_CHECKER) for name, schema in schemas.items()}
for name, place, document in documents:
    for error in validators[name].iter_errors(document): print(place, error.json_path, error.message[:300])
";

    fn misfits(documents: &[(&str, String, Value)]) -> Vec<String> {
        let schema = |name: &&str| (name.to_string(), serde_json::from_str::<Value>(&said(&["schema", name])).unwrap());
        let schemas: Value = ["check", "score", "verify", "events"].iter().map(schema).collect();
        let home = tempfile::tempdir().unwrap();
        let input = home.path().join("documents.json");
        std::fs::write(&input, json!([schemas, documents]).to_string()).unwrap();
        let python = if cfg!(windows) { "python" } else { "python3" };
        let stdin = std::fs::File::open(input).unwrap();
        let output = Command::new(python).args(["-c", VALIDATE]).stdin(stdin).output().unwrap();
        assert!(output.status.success(), "{}", text(&output.stderr));
        text(&output.stdout).lines().map(str::to_owned).collect()
    }

    fn printed(words: &[&str], dataset: &Path) -> Value {
        serde_json::from_slice(&run(&[words, &["--format", "json"]].concat(), dataset).stdout).unwrap()
    }

    #[test]
    #[ignore = "another program validates it"]
    fn what_is_printed_fits_its_schema() {
        let mut documents = Vec::new();
        // What `check` prints of every kind of fault.
        let folders = std::fs::read_dir(project("samples/broken")).unwrap().map(|entry| entry.unwrap().path());
        for folder in folders.filter(|folder| folder.is_dir()) {
            let report = serde_json::from_slice(&std::fs::read(folder.join("expected.json")).unwrap()).unwrap();
            documents.push(("check", folder.display().to_string(), report));
        }
        // Scores of a year that has not begun, runs, and is over; of a province, of a nation, and of none.
        let sample = project("samples/chiang-mai");
        for day in ["1/9/2564", "15/1/2565", "5/10/2565"] {
            documents.push(("score", day.to_owned(), printed(&["score", "--as-of", day], &sample)));
        }
        let office = Office::new();
        let nation = office.path("nation");
        documents.push(("score", "nation".to_owned(), printed(&["score", "--as-of", "5/10/2565"], &nation)));
        let unsound = project("samples/broken/bad-month");
        documents.push(("check", "score of errors".to_owned(), printed(&["score"], &unsound)));
        // A batch in which a province has errors, and books fail.
        std::fs::write(nation.join("แพร่/reports.csv"), "เดือน\nเดือนหน้า\n").unwrap();
        let endless = "for i in range(100000) { for j in range(100000) { let k = i * j } }";
        for spoilt in [None, Some("panic()"), Some(endless)] {
            let templates = spoilt.map(|line| office.spoil(line));
            let own = templates.iter().flat_map(|templates| ["--force", "--timeout", "2", "--templates", templates]);
            let words: Vec<&str> = ["--format", "json"].into_iter().chain(own).collect();
            for event in events(&office.command(&words).output().unwrap()).0 {
                documents.push(("events", event.to_string(), event));
            }
        }
        for name in ["start", "made", "again", "failed", "blocked", "end"] {
            assert!(documents.iter().any(|(_, _, event)| event["event"] == name), "no event {name}");
        }
        // Its books, and what is none.
        std::fs::write(office.path("out/none.pdf"), "%PDF-1.7").unwrap();
        documents.push(("verify", "verify".to_owned(), printed(&["verify"], &office.path("out"))));
        assert_eq!(misfits(&documents), [] as [&str; 0]);
        // What no schema tells of is found.
        let odd = [
            (
                "check",
                "a key of no meaning".to_owned(),
                json!({ "ok": true, "errors": 0, "warnings": 0, "diagnostics": [], "x": 1 }),
            ),
            ("events", "a negative number".to_owned(), json!({ "event": "start", "to_make": -1, "unchanged": 0 })),
        ];
        assert_eq!(misfits(&odd).len(), 2);
    }
}

#[test]
fn shells_complete_commands_and_say_what_they_do() {
    for shell in ["zsh", "fish", "powershell"] {
        let (thai, english) = (said(&["completions", shell]), said(&["--lang", "en", "completions", shell]));
        for (script, told) in [(thai, "คิดคะแนนทั้งสองรอบและตัวชี้วัด"), (english, "scores both rounds and the indicators")]
        {
            assert!(
                script.contains("scorecard") && script.contains("without-data") && script.contains(told),
                "{shell}"
            );
        }
    }
    assert!(said(&["completions", "bash"]).contains("scorecard"));
}

#[cfg(unix)]
#[test]
fn bash_completes_what_is_begun() {
    let home = tempfile::tempdir().unwrap();
    let script = home.path().join("ruplem.bash");
    fs::write(&script, said(&["completions", "bash"])).unwrap();
    let ask =
        "source \"$0\"; COMP_WORDS=(ruplem score); COMP_CWORD=1; _ruplem ruplem score ruplem; echo ${COMPREPLY[@]}";
    let output = Command::new("bash").args(["-c", ask]).arg(&script).output().unwrap();
    assert_eq!(text(&output.stdout), "score scorecard\n", "{}", text(&output.stderr));
}

#[test]
fn every_command_has_its_manual_page() {
    let home = tempfile::tempdir().unwrap();
    said(&["man", home.path().to_str().unwrap()]);
    let page = |name: &str| fs::read_to_string(home.path().join(name)).unwrap();
    assert!(page("ruplem.1").contains("Action Plan book, annual report and scoring tables"));
    let score = page("ruplem-score.1");
    assert!(
        ["scores both rounds", "as\\-of", ".SH \"EXIT STATUS\""].iter().all(|words| score.contains(words)),
        "{score}"
    );
    assert!(!home.path().join("ruplem-worker.1").exists());
    let thai = |c: char| ('\u{e01}'..='\u{e5b}').contains(&c);
    assert!(
        !fs::read_dir(home.path())
            .unwrap()
            .any(|file| fs::read_to_string(file.unwrap().path()).unwrap().contains(thai))
    );
}

#[test]
fn a_call_that_is_none_is_told_in_the_language_of_the_call() {
    let refused = |words: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_ruplem")).args(words).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{words:?}");
        text(&output.stderr)
    };
    let thai = refused(&["plan", "ตาก", "--ouput", "a.pdf"]);
    assert_eq!(thai, "คำสั่งไม่ถูกต้อง: ไม่รู้จัก «--ouput» (ใกล้เคียงกับ «--output»)\nดูวิธีใช้: ruplem plan --help\n");
    let thai = refused(&["check", "ตาก", "--strict=yes"]);
    assert_eq!(thai, "คำสั่งไม่ถูกต้อง: --strict ไม่รับค่า «yes»\nดูวิธีใช้: ruplem check --help\n");
    let english = refused(&["--lang", "en", "plan"]);
    assert!(english.contains("<DATASET>") && english.contains("--output <FILE.pdf>"), "{english}");
}
