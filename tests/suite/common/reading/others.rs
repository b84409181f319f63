//! Other people's programs, each run on a file.

use std::{path::Path, process::Command};

use image::RgbImage;

use super::Reader;

const PYPDF_TEXT: &str = "\
import pypdf, sys
for page in pypdf.PdfReader(sys.argv[1]).pages:
    sys.stdout.buffer.write((page.extract_text() + '\\n').encode())
";
const PDFIUM_TEXT: &str = "\
import pypdfium2, sys
for page in pypdfium2.PdfDocument(sys.argv[1]):
    sys.stdout.buffer.write(page.get_textpage().get_text_bounded().encode())
";

/// What a program prints of a file, which stands among the words of its call as `{}`.
fn output(program: &str, package: &str, words: &[&str], file: &Path) -> String {
    let file = file.to_str().expect("a temporary path is text");
    let words = words.iter().map(|word| if *word == "{}" { file } else { word });
    let run = Command::new(program).args(words).output();
    let run = run.unwrap_or_else(|error| panic!("{program} does not start ({error}); install {package}"));
    let told = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{program} failed; is {package} installed? {told}");
    String::from_utf8(run.stdout).expect("readers write UTF-8")
}

fn python(package: &str, script: &str, file: &Path) -> String {
    let python = if cfg!(windows) { "python" } else { "python3" };
    output(python, package, &["-c", script, "{}"], file)
}

pub fn text(reader: Reader, file: &Path) -> String {
    match reader {
        Reader::Ours => unreachable!("our own reader is no program"),
        Reader::Poppler => output("pdftotext", "poppler-utils", &["-raw", "{}", "-"], file),
        Reader::PopplerByPlace => output("pdftotext", "poppler-utils", &["{}", "-"], file),
        Reader::MuPdf => output("mutool", "mupdf-tools", &["draw", "-q", "-F", "txt", "{}"], file),
        Reader::PyPdf => python("pypdf (pip install pypdf)", PYPDF_TEXT, file),
        Reader::Pdfium => python("pypdfium2 (pip install pypdfium2)", PDFIUM_TEXT, file),
    }
}

pub fn bookmarks(reader: Reader, file: &Path) -> Vec<String> {
    match reader {
        Reader::MuPdf => {
            let outline = output("mutool", "mupdf-tools", &["show", "{}", "outline"], file);
            outline.lines().filter_map(|line| line.split('"').nth(1).map(str::to_owned)).collect()
        }
        Reader::PyPdf => {
            let strings = strings(reader, file).into_iter();
            strings.filter(|(key, _)| key == "bookmark").map(|(_, title)| title).collect()
        }
        _ => panic!("{reader:?} is not asked for bookmarks"),
    }
}

pub fn strings(reader: Reader, file: &Path) -> Vec<(String, String)> {
    assert_eq!(reader, Reader::PyPdf, "not asked for strings");
    python("pypdf (pip install pypdf)", include_str!("strings.py"), file)
        .lines()
        .map(|line| {
            let (key, text) = line.split_once('\t').expect("key and text");
            (key.to_owned(), serde_json::from_str(text).expect("a JSON string"))
        })
        .collect()
}

pub fn faces(reader: Reader, file: &Path) -> String {
    assert_eq!(reader, Reader::Poppler, "not asked for faces");
    output("pdffonts", "poppler-utils", &["{}"], file)
}

pub fn draw(reader: Reader, file: &Path, page: usize, resolution: u16) -> RgbImage {
    assert_eq!(reader, Reader::Poppler, "not asked for pictures");
    let folder = tempfile::tempdir().expect("a folder to work in");
    let picture = folder.path().join("page");
    let (page, resolution) = (page.to_string(), resolution.to_string());
    let picture_path = picture.to_str().expect("a temporary path is text");
    let words = ["-r", &resolution, "-png", "-singlefile", "-f", &page, "-l", &page, "{}", picture_path];
    output("pdftoppm", "poppler-utils", &words, file);
    image::open(picture.with_extension("png")).expect("a readable picture").to_rgb8()
}
