//! Other people's programs, reading what we wrote.

use std::path::Path;
use std::process::Command;

/// Runs a program on a PDF; the package is what to install when it is not there.
pub fn run(program: &str, package: &str, arguments: &[&str], folder: &Path) -> Vec<u8> {
    let output = Command::new(program).args(arguments).current_dir(folder).output();
    let output = output.unwrap_or_else(|error| panic!("cannot run {program} ({error}); install {package}"));
    assert!(output.status.success(), "{program} failed (needs {package}): {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

pub fn saved(pdf: &[u8]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder to work in");
    std::fs::write(folder.path().join("book.pdf"), pdf).expect("the book can be written");
    folder
}

/// The text of a PDF as each of three readers gives it.
pub fn read_back(pdf: &[u8]) -> [(&'static str, String); 3] {
    let folder = saved(pdf);
    let script = "import pypdf, sys\nfor page in pypdf.PdfReader('book.pdf').pages:\n    sys.stdout.buffer.write((page.extract_text() + '\\n').encode())\n";
    let poppler = run("pdftotext", "poppler-utils", &["book.pdf", "-"], folder.path());
    let mupdf = run("mutool", "mupdf-tools", &["draw", "-q", "-F", "txt", "book.pdf"], folder.path());
    let pypdf = run(python(), "python3 and pypdf", &["-c", script], folder.path());
    [("pdftotext", poppler), ("mutool", mupdf), ("pypdf", pypdf)]
        .map(|(reader, text)| (reader, String::from_utf8(text).expect("readers give UTF-8")))
}

pub fn python() -> &'static str {
    if cfg!(windows) { "python" } else { "python3" }
}

pub fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The pages as pictures.
pub fn pictures(pdf: &[u8]) -> Vec<Vec<u8>> {
    let folder = saved(pdf);
    run("pdftoppm", "poppler-utils", &["-r", "150", "book.pdf", "page"], folder.path());
    let mut paths: Vec<_> = std::fs::read_dir(folder.path())
        .expect("the folder is there")
        .map(|entry| entry.expect("a readable entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ppm"))
        .collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).expect("a readable picture")).collect()
}

/// Every text string of the PDF outside its pages, as (key, text).
pub fn strings(pdf: &[u8]) -> Vec<(String, String)> {
    let folder = saved(pdf);
    let script = include_str!("strings.py");
    let out = run(python(), "python3 and pypdf", &["-c", script], folder.path());
    let out = String::from_utf8(out).expect("the script gives UTF-8");
    out.lines()
        .map(|line| {
            let (key, text) = line.split_once('\t').expect("key and text");
            (key.to_owned(), serde_json::from_str(text).expect("a JSON string"))
        })
        .collect()
}
