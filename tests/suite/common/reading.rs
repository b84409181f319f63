//! Reads finished books back with programs other people use.

use std::{path::Path, process::Command};

/// A program that reads text out of a PDF.
#[derive(Debug, Clone, Copy)]
pub enum Reader {
    Poppler,
    MuPdf,
    PyPdf,
    Pdfium,
}

impl Reader {
    pub const ALL: [Self; 4] = [Self::Poppler, Self::MuPdf, Self::PyPdf, Self::Pdfium];

    /// The text of a whole file.
    pub fn read(self, path: &Path) -> String {
        let (program, args, package): (_, &[&str], _) = match self {
            Self::Poppler => ("pdftotext", &["-raw", "{}", "-"], "poppler-utils"),
            Self::MuPdf => ("mutool", &["draw", "-q", "-F", "txt", "{}"], "mupdf-tools"),
            Self::PyPdf => (
                "python3",
                &[
                    "-c",
                    "import sys, pypdf\nfor page in pypdf.PdfReader(sys.argv[1]).pages:\n    sys.stdout.buffer.write(page.extract_text().encode())",
                    "{}",
                ],
                "pypdf (pip install pypdf)",
            ),
            Self::Pdfium => (
                "python3",
                &[
                    "-c",
                    "import sys, pypdfium2\nfor page in pypdfium2.PdfDocument(sys.argv[1]):\n    sys.stdout.buffer.write(page.get_textpage().get_text_bounded().encode())",
                    "{}",
                ],
                "pypdfium2 (pip install pypdfium2)",
            ),
        };
        let file = path.to_str().expect("a temporary path is text");
        let args: Vec<&str> = args.iter().map(|arg| if *arg == "{}" { file } else { arg }).collect();
        let read = Command::new(program).args(args).output();
        let read = read.unwrap_or_else(|error| panic!("{program} does not start ({error}); install {package}"));
        assert!(
            read.status.success(),
            "{program} failed; is {package} installed? {}",
            String::from_utf8_lossy(&read.stderr)
        );
        String::from_utf8(read.stdout).expect("readers write UTF-8")
    }
}

/// Text without white space: where lines end on the page does not matter to what it says.
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
