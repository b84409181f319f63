//! What is read is never written over, whatever it is called and whichever command is given.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

use crate::common::program::{copy_sample, project, run, text};

/// Every command that makes one book.
const BOOKS: [&[&str]; 5] = [
    &["plan"],
    &["annual", "--as-of", "5/10/2565"],
    &["scorecard", "--as-of", "5/10/2565"],
    &["monthly", "--month", "10/2564", "--as-of", "5/11/2564"],
    &["national", "--as-of", "5/10/2565"],
];

fn all(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            files.extend(all(&path));
        } else {
            files.insert(path.clone(), fs::read(path).unwrap());
        }
    }
    files
}

/// Calls with an output that is refused: a wrong call, told with these words, after which every file is as it was.
fn assert_refused(home: &Path, words: &[&str], output: &Path, dataset: &Path, told: &str) {
    let before = all(home);
    let words = [words, &["-o", output.to_str().unwrap()]].concat();
    let refused = run(&words, dataset);
    assert_eq!(refused.status.code(), Some(2), "{words:?}: {}", text(&refused.stderr));
    assert!(text(&refused.stderr).contains(told), "{words:?}: {}", text(&refused.stderr));
    assert!(all(home) == before, "{words:?}");
}

fn workbook() -> TempDir {
    let home = tempfile::tempdir().unwrap();
    fs::copy(project("tests/fixtures/workbooks/openpyxl.xlsx"), home.path().join("ตาก.xlsx")).unwrap();
    home
}

fn folder_with_pictures() -> TempDir {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("ข้อมูล")).unwrap();
    copy_sample("chiang-mai", &home.path().join("ข้อมูล"));
    home
}

#[test]
fn a_book_is_not_written_to_what_is_called_another_kind_of_file() {
    let home = workbook();
    let dataset = home.path().join("ตาก.xlsx");
    for words in BOOKS {
        for name in ["ตาก.xlsx", "เล่ม.docx", "เล่ม"] {
            assert_refused(home.path(), words, &home.path().join(name), &dataset, "ลงท้ายด้วย .pdf");
        }
    }
    let data_only = ["plan", "--data-only"];
    assert_refused(home.path(), &data_only, &home.path().join("ตาก.xlsx"), &dataset, "ลงท้ายด้วย .json");
}

#[test]
fn a_book_is_not_written_over_its_data_by_another_name() {
    let home = workbook();
    let dataset = home.path().join("ตาก.xlsx");
    fs::hard_link(&dataset, home.path().join("เล่ม.pdf")).unwrap();
    for words in BOOKS {
        assert_refused(home.path(), words, &home.path().join("เล่ม.pdf"), &dataset, "เป็นแฟ้มที่คำสั่งนี้อ่าน");
    }
    let home = folder_with_pictures();
    let (dataset, templates) = (home.path().join("ข้อมูล"), home.path().join("แม่แบบ"));
    fs::create_dir_all(templates.join("lexicon")).unwrap();
    fs::write(templates.join("lexicon/own.txt"), "คำใหม่\n").unwrap();
    let photo = all(&dataset.join("photos")).into_keys().next().unwrap();
    for (name, read) in
        [("a.pdf", dataset.join("projects.csv")), ("b.pdf", templates.join("lexicon/own.txt")), ("c.pdf", photo)]
    {
        fs::hard_link(read, home.path().join(name)).unwrap();
        let words = ["plan", "--templates", templates.to_str().unwrap()];
        assert_refused(home.path(), &words, &home.path().join(name), &dataset, "เป็นแฟ้มที่คำสั่งนี้อ่าน");
    }
}

#[test]
fn a_book_may_lie_beside_its_data_and_be_made_anew() {
    let home = tempfile::tempdir().unwrap();
    copy_sample("tak", home.path());
    let before = all(home.path());
    let output = home.path().join("แผน.pdf");
    for _ in 0..2 {
        let made = run(&["plan", "-o", output.to_str().unwrap()], home.path());
        assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));
    }
    let mut after = all(home.path());
    assert!(after.remove(&output).is_some_and(|pdf| pdf.starts_with(b"%PDF")));
    assert!(after == before);
}

#[test]
fn a_books_data_and_pictures_are_not_written_among_the_data() {
    let home = folder_with_pictures();
    let dataset = home.path().join("ข้อมูล");
    let words = ["annual", "--data-only", "--as-of", "5/10/2565"];
    for below in ["data.json", "photos/data.json"] {
        assert_refused(home.path(), &words, &dataset.join(below), &dataset, "อยู่ในชุดข้อมูล");
    }
    // The pictures of a workbook lie beside it, where the book's would go.
    let home = workbook();
    fs::create_dir(home.path().join("photos")).unwrap();
    for entry in fs::read_dir(project("samples/chiang-mai/photos")).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, home.path().join("photos").join(path.file_name().unwrap())).unwrap();
    }
    let before = all(home.path());
    let output = home.path().join("data.json");
    run(&[&words[..], &["-o", output.to_str().unwrap()]].concat(), &home.path().join("ตาก.xlsx"));
    let after = all(home.path());
    assert!(before.iter().all(|(path, bytes)| after[path] == *bytes));
}

#[test]
fn a_books_data_may_be_written_among_the_templates_again_and_again() {
    let home = folder_with_pictures();
    let (dataset, templates) = (home.path().join("ข้อมูล"), home.path().join("แม่แบบ"));
    fs::create_dir(&templates).unwrap();
    fs::copy(project("templates/annual.typ"), templates.join("annual.typ")).unwrap();
    let output = templates.join("data.json");
    let words = ["annual", "--data-only", "--as-of", "5/10/2565", "--templates", templates.to_str().unwrap()];
    for _ in 0..2 {
        let made = run(&[&words[..], &["-o", output.to_str().unwrap()]].concat(), &dataset);
        assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));
    }
    // A picture of the user's own that stands in the way stays.
    let emblem = templates.join("photos/1.jpg");
    assert!(emblem.exists());
    fs::write(&emblem, "the user's own").unwrap();
    assert_refused(home.path(), &words, &output, &dataset, "เป็นแฟ้มที่คำสั่งนี้อ่าน");
}

#[cfg(unix)]
#[test]
fn of_a_link_the_file_it_leads_to_is_the_book_and_a_device_or_pipe_is_none() {
    use std::{os::unix::fs::symlink, process::Command};
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("share")).unwrap();
    let (link, book) = (home.path().join("แผน.pdf"), home.path().join("share/แผน.pdf"));
    fs::write(&book, "last year's").unwrap();
    symlink("share/แผน.pdf", &link).unwrap();
    let made = run(&["plan", "-o", link.to_str().unwrap()], &project("samples/tak"));
    assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));
    assert!(link.is_symlink() && fs::read(&book).unwrap().starts_with(b"%PDF"));

    let pipe = home.path().join("ท่อ.pdf");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    symlink("/dev/null", home.path().join("อุปกรณ์.pdf")).unwrap();
    for output in [pipe, home.path().join("อุปกรณ์.pdf")] {
        let refused = run(&["plan", "-o", output.to_str().unwrap()], &project("samples/tak"));
        assert_eq!(refused.status.code(), Some(2), "{}", output.display());
        assert!(text(&refused.stderr).contains("ไม่ใช่แฟ้มธรรมดา"), "{}", text(&refused.stderr));
    }
}

/// The file would be larger than the system allows.
#[cfg(unix)]
#[test]
fn a_book_that_outgrows_a_limit_leaves_nothing_behind() {
    let home = tempfile::tempdir().unwrap();
    let (program, dataset) = (env!("CARGO_BIN_EXE_ruplem"), project("samples/tak"));
    let call = format!("ulimit -f 8; exec {program} plan {} -o plan.pdf --lang en", dataset.display());
    let ended = Command::new("sh").args(["-c", &call]).current_dir(home.path()).output().unwrap();
    assert_eq!(ended.status.code(), Some(3), "{}", text(&ended.stderr));
    assert!(text(&ended.stderr).contains("plan.pdf"), "{}", text(&ended.stderr));
    assert_eq!(all(home.path()), BTreeMap::new());
}
