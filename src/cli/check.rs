//! `ruplem check`: every fault and doubt in the data.

use std::{collections::BTreeSet, io::Write, path::Path};

use sha2::{Digest, Sha256};

use super::{
    Exit, Failure,
    args::{CheckArgs, Common, Format},
    dataset::{self, Loaded},
    findings::{self, Look, Terminal},
    inputs, report, terminal,
};
use crate::{
    check::CheckedNation,
    diagnostic::Lang,
    files::Files,
    limits::MAX_FILE_MB,
    marked,
    write::{self, Guard},
};

pub fn run(args: &CheckArgs, common: &Common) -> Result<Exit, Failure> {
    if let Some(path) = &args.marked {
        // A marked copy goes to a workbook of its own: not over the data, nor among them, where it would be read as data.
        write::ends_in(path, "xlsx")?;
        inputs::guard(&args.dataset, common).allows_outside_data(path)?;
    }
    let Loaded { nation, files, path: read, .. } = dataset::load(&args.dataset, common)?;
    match args.format {
        Format::Text => {
            let terminal = Terminal::of(&console::Term::stdout());
            let mut out = terminal::text(terminal.is_some_and(|terminal| terminal.colours));
            findings::write(&nation, Look { lang: common.lang, all: args.all, terminal }, &mut out)?;
            out.flush()?;
        }
        Format::Json => {
            let mut out = terminal::json();
            report::json(&nation, common.lang, &mut out)?;
            out.flush()?;
        }
    }
    if let Some(path) = &args.marked {
        mark(&nation, original(&nation, &files), path, &inputs::guard(&read, common), common.lang)?;
    }
    Ok(if nation.is_sound() { Exit::Done } else { Exit::BadData })
}

/// A workbook by where it is, and by what it was when it was read.
struct Original<'a> {
    files: &'a Files,
    path: String,
    sha256: [u8; 32],
}

impl Original<'_> {
    /// Its bytes, unless somebody has saved it since: the marks would stand on other cells than those that were checked.
    fn bytes(&self) -> Option<Vec<u8>> {
        let bytes = self.files.bytes(&self.path, MAX_FILE_MB * 1024 * 1024).ok()?;
        (<[u8; 32]>::from(Sha256::digest(&bytes)) == self.sha256).then_some(bytes)
    }
}

/// The one workbook the dataset is, or that is alone in its folder.
fn original<'a>(nation: &CheckedNation, files: &'a Files) -> Option<Original<'a>> {
    let raw = nation.provinces.iter().map(|province| &province.checked.raw);
    let books: BTreeSet<(&str, [u8; 32])> =
        raw.map(|raw| Some((raw.workbook.as_deref()?, raw.workbook_sha256?))).collect::<Option<_>>()?;
    let mut books = books.into_iter();
    let (Some((name, sha256)), None) = (books.next(), books.next()) else { return None };
    Some(Original { files, path: name.to_owned(), sha256 })
}

fn mark(
    nation: &CheckedNation,
    original: Option<Original<'_>>,
    path: &Path,
    guard: &Guard,
    lang: Lang,
) -> Result<(), Failure> {
    let bytes = original.as_ref().and_then(|original| original.bytes());
    let copy = marked::workbook(nation, bytes, lang)?;
    guard.write(path, &copy.bytes)?;
    report::marked(path, &copy, original.is_some(), lang);
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::{check, read, templates::Templates};

    #[test]
    fn a_workbook_that_was_saved_again_while_it_was_checked_is_not_the_one_to_mark() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ตาก.xlsx");
        let book = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/workbooks/openpyxl.xlsx");
        fs::copy(&book, &path).unwrap();
        for read in [path.as_path(), folder.path()] {
            let handbooks = Templates::embedded().handbooks().unwrap();
            let files = Files::on_disk(read);
            let nation = check::check_nation(read::open(&files, &read::Options::default()).unwrap(), &handbooks);
            assert_eq!(original(&nation, &files).unwrap().bytes().unwrap(), fs::read(&book).unwrap());
            fs::copy(book.with_file_name("openpyxl-1904.xlsx"), &path).unwrap();
            assert_eq!(original(&nation, &files).unwrap().bytes(), None);
            fs::copy(&book, &path).unwrap();
        }
    }
}
