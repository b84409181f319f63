//! The program knows what it was built from, so that a batch makes its books anew with another program, and with the same
//! program none.

#[path = "../../build/fingerprint.rs"]
mod fingerprint;

use std::fs;

use tempfile::TempDir;

const FONT: &[u8] = b"\xff\r\n\0";

fn sources() -> TempDir {
    let project = tempfile::tempdir().unwrap();
    fs::create_dir_all(project.path().join("src/score")).unwrap();
    fs::write(project.path().join("Cargo.lock"), "version = 4\n").unwrap();
    fs::write(project.path().join("src/main.rs"), "fn main() {}\n// ไทย\n").unwrap();
    fs::write(project.path().join("src/score/mod.rs"), "\n").unwrap();
    fs::write(project.path().join("src/face.ttf"), FONT).unwrap();
    fs::write(project.path().join("README.md"), "not built in").unwrap();
    project
}

fn fingerprint(project: &TempDir) -> String {
    fingerprint::of(project.path(), &["Cargo.lock", "src"]).unwrap()
}

#[test]
fn the_same_sources_have_one_fingerprint_whatever_their_line_ends() {
    let (one, other) = (sources(), sources());
    fs::write(other.path().join("src/main.rs"), "fn main() {}\r\n// ไทย\r\n").unwrap();
    fs::write(other.path().join("README.md"), "another").unwrap();
    assert_eq!(fingerprint(&one), fingerprint(&other));
}

#[test]
fn any_other_code_font_name_or_library_has_another() {
    let known = fingerprint(&sources());
    for (file, bytes) in [
        ("src/main.rs", b"fn main() { }\n".as_slice()),
        ("src/face.ttf", b"\xff\n\0"),
        ("src/score/other.rs", b""),
        ("Cargo.lock", b"version = 5\n"),
    ] {
        let other = sources();
        fs::write(other.path().join(file), bytes).unwrap();
        assert_ne!(fingerprint(&other), known, "{file}");
    }
    let moved = sources();
    fs::rename(moved.path().join("src/score/mod.rs"), moved.path().join("src/score.rs")).unwrap();
    assert_ne!(fingerprint(&moved), known);
}
