//! The central Office with a small country, and what its batches leave behind.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;
use tempfile::TempDir;

use super::program::{project, text};

pub const PROVINCES: [(&str, &str); 3] = [("ตาก", "63-tak"), ("ลำพูน", "51-lamphun"), ("แพร่", "54-phrae")];

/// A nation of three, each with the sample of ตาก, and a folder to make its books in.
pub struct Office {
    home: TempDir,
}

impl Office {
    pub fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        for (province, _) in PROVINCES {
            let folder = home.path().join("nation").join(province);
            fs::create_dir_all(&folder).unwrap();
            for entry in fs::read_dir(project("samples/tak")).unwrap() {
                let entry = entry.unwrap();
                let text = fs::read_to_string(entry.path()).unwrap().replace("province = \"ตาก\"", "");
                fs::write(folder.join(entry.file_name()), text).unwrap();
            }
            let toml = fs::read_to_string(folder.join("province.toml")).unwrap();
            fs::write(folder.join("province.toml"), format!("province = \"{province}\"\n{toml}")).unwrap();
        }
        Self { home }
    }

    pub fn path(&self, below: &str) -> PathBuf {
        self.home.path().join(below)
    }

    /// The batch of one small document, into `out`, with these further words.
    pub fn command(&self, words: &[&str]) -> Command {
        self.command_into("out", words)
    }

    pub fn command_into(&self, out: &str, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ruplem"));
        command.arg("batch").args(words);
        if !words.contains(&"--documents") {
            command.args(["--documents", "scorecard"]);
        }
        if !words.contains(&"--as-of") {
            command.args(["--as-of", "5/10/2565"]);
        }
        command.arg(self.path("nation")).arg("-o").arg(self.path(out));
        command
    }

    /// Runs a batch to its end: its events and its exit status.
    pub fn batch(&self, words: &[&str]) -> (Vec<Value>, Option<i32>) {
        events(&self.command(&[words, &["--format", "json"]].concat()).output().unwrap())
    }

    pub fn merge(&self, folders: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ruplem"));
        command.arg("merge").args(folders.iter().map(|folder| self.path(folder)));
        command.output().unwrap()
    }

    pub fn ledger(&self) -> Value {
        serde_json::from_slice(&fs::read(self.path("out/ledger.json")).unwrap()).unwrap()
    }

    pub fn book(&self, folder: &str) -> PathBuf {
        self.path("out").join(folder).join("scorecard-2565.pdf")
    }

    /// Puts a line of Typst before the layout of scorecards, run for ตาก only.
    pub fn spoil(&self, line: &str) -> String {
        let templates = self.path("templates");
        fs::create_dir_all(&templates).unwrap();
        let layout = fs::read_to_string(project("templates/scorecard.typ")).unwrap();
        let spoilt = layout
            .replace("#show: book.with(", &format!("#if cover.province == \"ตาก\" {{ {line} }}\n#show: book.with("));
        assert_ne!(layout, spoilt);
        fs::write(templates.join("scorecard.typ"), spoilt).unwrap();
        templates.to_str().unwrap().to_owned()
    }

    pub fn change_a_cell(&self, province: &str) {
        let path = self.path("nation").join(province).join("results.csv");
        let text = fs::read_to_string(&path).unwrap();
        let changed = text.replacen("TK-01,2021-10,24,", "TK-01,2021-10,25,", 1);
        assert_ne!(text, changed);
        fs::write(path, changed).unwrap();
    }
}

pub fn events(output: &Output) -> (Vec<Value>, Option<i32>) {
    let events = text(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    (events, output.status.code())
}

/// The files of the events of this name.
pub fn files(events: &[Value], name: &str) -> Vec<String> {
    let of_name = events.iter().filter(|event| event["event"] == name);
    let mut files: Vec<String> = of_name.map(|event| event["file"].as_str().unwrap().to_owned()).collect();
    files.sort();
    files
}

pub fn end(events: &[Value]) -> (u64, u64, u64, u64) {
    let end = events.last().unwrap();
    assert_eq!(end["event"], "end");
    let count = |key: &str| end[key].as_u64().unwrap();
    (count("made"), count("unchanged"), count("failed"), count("blocked"))
}

/// Every file below a folder but the ledger and the lock.
pub fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            files.extend(tree(&path).into_iter().map(|(below, bytes)| (format!("{name}/{below}"), bytes)));
        } else if !name.starts_with("ledger") && !name.starts_with(".batch-lock") {
            files.insert(name, fs::read(path).unwrap());
        }
    }
    files
}
