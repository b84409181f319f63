//! No name, path or cell steers the terminal or turns a line about, whichever command tells of it; JSON has them escaped.

use std::{fs, process::Output};

use crate::common::{
    office::Office,
    program::{run, text},
};

/// A right-to-left override; where names may hold them, also what sets a window's title and a colour.
const NAME: &str = if cfg!(unix) { "ตาก\u{202e}\u{1b}]0;x\u{7}\u{1b}[31m\u{9b}2J" } else { "ตาก\u{202e}" };

fn assert_quiet(output: &Output, told: &str) {
    for stream in [&output.stdout, &output.stderr] {
        let steering = |c: char| c.is_control() && c != '\n' || ('\u{202a}'..='\u{202e}').contains(&c);
        assert!(!text(stream).contains(steering), "{:?}", text(stream));
    }
    let all = text(&output.stdout) + &text(&output.stderr);
    assert!(all.contains(told), "{all}");
}

/// A country one province of which has such a name, and a number that is none.
fn country() -> Office {
    let office = Office::new();
    let folder = office.path("nation").join(NAME);
    fs::rename(office.path("nation/ตาก"), &folder).unwrap();
    let results = fs::read_to_string(folder.join("results.csv")).unwrap();
    fs::write(folder.join("results.csv"), results.replacen(",24,", &format!(",{NAME},"), 1)).unwrap();
    office
}

#[test]
fn every_command_shows_what_would_steer_a_terminal() {
    let office = country();
    let nation = office.path("nation");
    assert_quiet(&office.command(&[]).output().unwrap(), "<U+202E>");
    assert_quiet(&run(&["check"], &nation), "<U+202E>");
    assert_quiet(&run(&["score"], &nation), "<U+202E>");
    let province = nation.join(NAME);
    assert_quiet(&run(&["plan", "-o", province.join("a.pdf").to_str().unwrap()], &province), "<U+202E>");
    assert_quiet(&run(&["check"], &nation.join("none").join(NAME)), "<U+202E>");
    let no_folder = nation.join("none").join(NAME).join("a.pdf");
    assert_quiet(&run(&["plan", "-o", no_folder.to_str().unwrap()], &nation.join("แพร่")), "<U+202E>");
    assert_quiet(&office.merge(&[NAME]), "<U+202E>");
}

#[test]
fn json_has_it_escaped() {
    let office = country();
    assert_quiet(&office.command(&["--format", "json"]).output().unwrap(), "\\u202e");
    assert_quiet(&run(&["check", "--format", "json"], &office.path("nation")), "\\u202e");
    let told: serde_json::Value =
        serde_json::from_slice(&run(&["check", "--format", "json"], &office.path("nation")).stdout).unwrap();
    let files = told["diagnostics"].as_array().unwrap().iter().map(|entry| entry["file"].as_str().unwrap());
    assert!(files.into_iter().any(|file| file == format!("{NAME}/results.csv")), "what is read is the name itself");
}
