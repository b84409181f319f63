//! Runs the built program as a user does.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// The program's output for these words of a command and this dataset.
pub fn run(words: &[&str], dataset: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ruplem")).args(words).arg(dataset).env("NO_PROXY", "127.0.0.1").output().unwrap()
}

/// What the program printed.
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// A path below the project's own folder.
pub fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Copies a sample into a folder that is there, photos too.
pub fn copy_sample(name: &str, to: &Path) {
    copy_files(&project("samples").join(name), to);
}

pub fn copy_files(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir(&to).unwrap();
            copy_files(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// Holds a text against the file that says what is expected; with `UPDATE_EXPECTED` set, writes the file instead.
pub fn assert_expected(actual: &str, file: &Path) {
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(file, actual).unwrap();
        return;
    }
    // A checkout on Windows may have turned the line ends.
    let expected = fs::read_to_string(file).unwrap_or_default().replace("\r\n", "\n");
    assert!(
        actual == expected,
        "{} expects otherwise (UPDATE_EXPECTED=1 rewrites it)\n--- expected\n{expected}\n--- actual\n{actual}",
        file.display()
    );
}
