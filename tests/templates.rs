//! An officer changes a sentence and a page, and is told where a mistake is.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

mod reading;

use reading::{Reader, squeezed};

fn ruplem(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ruplem")).args(args).output().expect("the program starts")
}

fn plan_with(templates: &Path) -> (Output, Option<String>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.pdf");
    let output =
        ruplem(&["plan", "samples/tak", "-o", path.to_str().unwrap(), "--templates", templates.to_str().unwrap()]);
    let text = path.exists().then(|| squeezed(&Reader::Poppler.read(&path)));
    (output, text)
}

/// All templates written out, one of them changed.
fn changed(file: &str, from: &str, to: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let written = ruplem(&["templates", folder.path().to_str().unwrap()]);
    assert_eq!(written.status.code(), Some(0), "{}", String::from_utf8_lossy(&written.stderr));
    let path = folder.path().join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
    folder
}

#[test]
fn a_changed_sentence_is_printed() {
    let templates = changed("prose/plan-preface.tera", "ได้จัดทำ", "มีความยินดีที่ได้จัดทำ");
    let (output, text) = plan_with(templates.path());
    assert_eq!(output.status.code(), Some(0));
    assert!(text.unwrap().contains("มีความยินดีที่ได้จัดทำแผนปฏิบัติการ"));
}

#[test]
fn one_file_in_a_folder_is_enough() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("prose")).unwrap();
    fs::write(folder.path().join("prose/plan-preface.tera"), "{{ projects | thai }} โครงการของ{{ office }}").unwrap();
    let (output, text) = plan_with(folder.path());
    assert_eq!(output.status.code(), Some(0));
    assert!(text.unwrap().contains("๖โครงการของสำนักงานแรงงานจังหวัดตาก"));
}

#[test]
fn a_mistake_is_told_with_its_file_and_line() {
    for (file, from, to, told) in [
        ("prose/plan-preface.tera", "{{ office }}", "{{ ofice }}", "prose/plan-preface.tera"),
        ("prose/plan-preface.tera", "{{ office }}", "{{ office }", "prose/plan-preface.tera"),
        ("plan.typ", "#back-cover(cover)", "#backcover(cover)", "plan.typ:"),
        ("handbook/2565.toml", "threshold = 20", "treshold = 20", "handbook/2565.toml"),
    ] {
        let templates = changed(file, from, to);
        let (output, text) = plan_with(templates.path());
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{file}: {stderr}");
        assert!(stderr.contains(told), "{file}: {stderr}");
        assert_eq!(text, None);
    }
}

#[test]
fn templates_somebody_changed_are_never_written_over() {
    let templates = changed("plan.typ", "เอกสาร", "ของเรา");
    let again = ruplem(&["templates", templates.path().to_str().unwrap()]);
    assert_eq!(again.status.code(), Some(2));
    assert!(fs::read_to_string(templates.path().join("plan.typ")).unwrap().contains("ของเรา"));
}
