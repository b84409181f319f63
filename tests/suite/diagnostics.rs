//! docs/diagnostics.md explains every code of the program, and none besides.

use std::{collections::BTreeMap, fs, path::Path};

use ruplem::diagnostic::Fault;
use serde_json::Value;

/// What the document says under each code.
fn explained() -> BTreeMap<String, String> {
    let document = fs::read_to_string(project().join("docs/diagnostics.md")).unwrap().replace("\r\n", "\n");
    let mut explained = BTreeMap::new();
    for section in document.split("\n### `").skip(1) {
        let (code, text) = section.split_once("`\n").unwrap();
        let text = text.split("\n## ").next().unwrap().to_owned();
        assert_eq!(explained.insert(code.to_owned(), text), None, "{code} is explained twice");
    }
    explained
}

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_code_is_explained_and_none_besides() {
    let mut codes = Fault::CODES.to_vec();
    codes.sort_unstable();
    assert_eq!(explained().into_keys().collect::<Vec<_>>(), codes);
}

#[test]
fn every_code_has_a_cause_and_a_cure_in_thai_and_in_english() {
    for (code, text) in explained() {
        let line =
            |start: &str| text.lines().find_map(|line| line.strip_prefix(start)).map_or(0, |rest| rest.trim().len());
        assert!(line("**สาเหตุ** ") > 10 && line("**วิธีแก้** ") > 10, "{code} lacks its Thai:{text}");
        let english = |line: &str| {
            line.strip_prefix('*').and_then(|line| line.strip_suffix(".*")).is_some_and(|line| line.contains(". "))
        };
        assert!(text.lines().any(english), "{code} lacks its English:{text}");
    }
}

#[test]
fn every_code_is_as_grave_as_the_document_says() {
    for (code, text) in explained() {
        let expected = project().join("samples/broken").join(code.replace('_', "-")).join("expected.json");
        // Some codes have no folder: see tests/suite/broken.rs.
        let Ok(report) = fs::read_to_string(expected) else { continue };
        let report: Value = serde_json::from_str(&report).unwrap();
        let severity = report["diagnostics"][0]["severity"].as_str().unwrap();
        assert!(text.trim_start().lines().next().unwrap().ends_with(severity), "{code} is {severity}");
    }
}
