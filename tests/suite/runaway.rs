//! Templates of an officer's own that come to no end cost the book they are for, and nothing else.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
    time::Duration,
};

/// A folder of templates with this one file.
fn templates(file: &str, text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
    folder
}

fn ruplem(words: &[&str], templates: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ruplem"));
    command.args(words).arg("--templates").arg(templates).output().expect("the program starts")
}

/// Long enough to be endless here; Typst itself stops loops that have no end in sight.
const ENDLESS: &str = "#for i in range(100000) { for j in range(100000) { let k = i * j } }";
const HUGE: &str = "#let all = range(1000000000)";
const ENDLESS_PROSE: &str = "{% for a in range(end=100000) %}{% for b in range(end=100000) %}x{% endfor %}{% endfor %}";
const HUGE_PROSE: &str = "{% for a in range(end=1000000000) %}{% endfor %}";

#[test]
fn a_single_book_that_never_ends_is_ended_and_told() {
    for (words, file, text, seconds, told) in [
        (&["plan"][..], "plan.typ", ENDLESS, "3", "แผนปฏิบัติการ: จัดหน้าไม่เสร็จภายใน 3 วินาที"),
        (&["monthly", "--month", "10/2564"], "parts/book.typ", ENDLESS, "3", "จัดหน้าไม่เสร็จภายใน 3 วินาที"),
        (&["scorecard"], "scorecard.typ", HUGE, "120", "ตารางคะแนน: จัดหน้าแล้วใช้หน่วยความจำเกิน"),
        (&["plan"], "prose/plan-summary.tera", ENDLESS_PROSE, "3", "prose/plan-summary.tera: แม่แบบนี้ใช้เวลาเกิน 3 วินาที"),
        (&["plan"], "prose/plan-summary.tera", HUGE_PROSE, "120", "prose/plan-summary.tera บรรทัด 1 ตัวอักษรที่ 13: ใช้ไม่ได้"),
        (&["national"], "national.typ", HUGE, "120", "ใช้หน่วยความจำเกิน"),
    ] {
        let templates = templates(file, text);
        let out = tempfile::tempdir().unwrap();
        let book = out.path().join("book.pdf");
        let words = [words, &["samples/tak", "--timeout", seconds, "-o", book.to_str().unwrap()]].concat();
        let output = ruplem(&words, templates.path());
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{file}: {said}");
        assert!(said.contains(told), "{file}: {said}");
        assert_eq!(fs::read_dir(out.path()).unwrap().count(), 0, "nothing is left behind");
    }
    let endless = templates("scorecard.typ", ENDLESS);
    let output = ruplem(&["proof", "samples/tak", "--timeout", "8"], endless.path());
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("ตารางคะแนน: จัดหน้าไม่เสร็จ"));
}

#[test]
fn a_book_that_follows_its_layout_goes_on_when_the_layout_ends_again() {
    let templates = templates("scorecard.typ", ENDLESS);
    let out = tempfile::tempdir().unwrap();
    let book = out.path().join("book.pdf");
    let words = ["scorecard", "samples/tak", "--watch", "--timeout", "2", "-o", book.to_str().unwrap(), "--templates"];
    let mut command = Command::new(env!("CARGO_BIN_EXE_ruplem"));
    let mut watching = command.args(words).arg(templates.path()).spawn().expect("the program starts");
    std::thread::sleep(Duration::from_secs(5));
    assert!(!book.exists());
    fs::remove_file(templates.path().join("scorecard.typ")).unwrap();
    for _ in 0..600 {
        if book.exists() {
            break;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    let is_made = book.exists();
    watching.kill().unwrap();
    watching.wait().unwrap();
    assert!(is_made);
}

#[test]
fn a_book_by_layouts_of_ones_own_is_told_of_and_refused_as_any_other() {
    let out = tempfile::tempdir().unwrap();
    let book = out.path().join("book.pdf");
    let words = ["scorecard", "samples/tak", "-o", book.to_str().unwrap()];
    let sound = templates(
        "scorecard.typ",
        "#set document(title: \"ก\", date: datetime(year: 2022, month: 1, day: 1))\n#set text(lang: \"th\")\nก\n",
    );
    let output = ruplem(&words, sound.path());
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains("แม่แบบนี้ไม่พิมพ์ข้อมูล"), "{said}");
    assert!(fs::read(&book).unwrap().starts_with(b"%PDF"));
    let broken = templates("scorecard.typ", "#panic(\"ลองให้ผิด\")");
    let output = ruplem(&words, broken.path());
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("เรียงพิมพ์ไม่ได้: scorecard.typ บรรทัด 1"), "{said}");
}
