//! Who follows a walk of the book, word by word, comes to its end: every command in it is run, in order.

use std::{fs, path::Path, process::Command};

use crate::common::{
    office::Office,
    program::{copy_sample, project, text},
};

/// The commands of a document, without what is remarked behind them.
fn commands(path: &str) -> Vec<String> {
    let document = fs::read_to_string(project(path)).unwrap();
    let blocks = document.split("```sh\n").skip(1).map(|block| block.split("```").next().unwrap());
    let lines = blocks.flat_map(str::lines).filter(|line| line.starts_with("ruplem "));
    lines.map(|line| line.split(" # ").next().unwrap().split("  ").next().unwrap().trim().to_owned()).collect()
}

/// Runs a command as it stands in a folder, and puts what it prints where the command says.
fn follow(command: &str, home: &Path) {
    let (call, to) = command.split_once(" > ").map_or((command, None), |(call, to)| (call, Some(to)));
    let words = call.split_whitespace().skip(1);
    let output = Command::new(env!("CARGO_BIN_EXE_ruplem")).args(words).current_dir(home).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{command}: {}{}", text(&output.stdout), text(&output.stderr));
    if let Some(to) = to {
        let to = home.join(to.replace('~', "home"));
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::write(to, output.stdout).unwrap();
    }
}

/// The walk of this name: the same commands in both languages.
fn walk(name: &str) -> Vec<String> {
    let [thai, english] = ["th", "en"].map(|lang| commands(&format!("docs/book/{lang}/{name}.md")));
    assert_eq!(thai, english, "{name}");
    assert!(thai.len() > 1, "{name}");
    thai
}

#[test]
fn the_first_ten_minutes_end_with_every_book() {
    let home = tempfile::tempdir().unwrap();
    for command in walk("first-ten-minutes") {
        follow(&command, home.path());
        if command.starts_with("ruplem new ") {
            // What the officer fills in.
            let form = home.path().join("งานของฉัน/ตาก-2565.xlsx");
            assert!(form.exists());
            fs::copy(project("tests/fixtures/workbooks/openpyxl.xlsx"), form).unwrap();
        }
    }
    assert!(home.path().join("งานของฉัน/รูปเล่ม-ตาก-2565/แผนปฏิบัติการ.pdf").exists());
}

#[test]
fn the_hour_of_the_country_ends_with_books_of_all() {
    let office = Office::new();
    fs::rename(office.path("nation"), office.path("ข้อมูลทั้งประเทศ")).unwrap();
    walk("whole-country").iter().for_each(|command| follow(command, &office.path("")));
    assert!(office.path("รูปเล่ม/national-2565.pdf").exists());
}

#[test]
fn templates_are_written_out_and_books_made_with_them() {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("ตาก")).unwrap();
    copy_sample("tak", &home.path().join("ตาก"));
    walk("templates").iter().for_each(|command| follow(command, home.path()));
}

#[test]
fn what_other_programs_are_told_to_call_is_there() {
    let home = tempfile::tempdir().unwrap();
    let commands = commands("docs/programs.md");
    assert!(commands.len() > 4);
    commands.iter().for_each(|command| follow(command, home.path()));
    assert!(home.path().join("check.schema.json").exists());
}
