//! `ruplem check`: every fault and doubt in the data.

use std::{
    collections::BTreeSet,
    fs,
    io::{self, Write},
    path::Path,
};

use super::{
    Exit, Failure,
    args::{CheckArgs, Common, Format},
    book,
    dataset::{self, Loaded},
    findings::{self, Look, Terminal},
    report,
};
use crate::{check::CheckedNation, diagnostic::Lang, marked, write};

pub fn run(args: &CheckArgs, common: &Common) -> Result<Exit, Failure> {
    if let Some(path) = &args.marked {
        stands_apart(path, &args.dataset)?;
    }
    let Loaded { nation, path: read, .. } = dataset::load(&args.dataset, common)?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    match args.format {
        Format::Text => {
            let terminal = Terminal::of(&console::Term::stdout());
            findings::write(&nation, Look { lang: common.lang, all: args.all, terminal }, &mut out)?;
        }
        Format::Json => report::json(&nation, common.lang, &mut out)?,
    }
    out.flush()?;
    if let Some(path) = &args.marked {
        mark(&nation, original(&nation, &read), path, common.lang)?;
    }
    Ok(if nation.is_sound() { Exit::Done } else { Exit::BadData })
}

/// A marked copy goes to a workbook of its own: not over the data, nor among them, where it would be read as data.
fn stands_apart(path: &Path, dataset: &Path) -> Result<(), Failure> {
    let shown = || path.display().to_string();
    if !path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx")) {
        return Err(Failure::NotXlsx { path: shown() });
    }
    book::has_room(path)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let is_dataset =
        |path: &Path| fs::canonicalize(path).is_ok_and(|path| fs::canonicalize(dataset).is_ok_and(|data| data == path));
    if is_dataset(path) || is_dataset(folder) {
        return Err(Failure::AmongData { path: shown() });
    }
    Ok(())
}

/// The one workbook the dataset is, or that is alone in its folder.
fn original(nation: &CheckedNation, read: &Path) -> Option<Vec<u8>> {
    let books = nation.provinces.iter().map(|province| province.checked.raw.workbook.as_deref());
    let books: BTreeSet<&str> = books.collect::<Option<_>>()?;
    let mut books = books.into_iter();
    let (Some(name), None) = (books.next(), books.next()) else { return None };
    fs::read(if read.is_dir() { read.join(name) } else { read.to_owned() }).ok()
}

fn mark(nation: &CheckedNation, original: Option<Vec<u8>>, path: &Path, lang: Lang) -> Result<(), Failure> {
    let is_workbook = original.is_some();
    let copy = marked::workbook(nation, original, lang)?;
    write::whole(path, &copy.bytes).map_err(|cause| Failure::Write { path: path.display().to_string(), cause })?;
    report::marked(path, &copy, is_workbook, lang);
    Ok(())
}
