//! `ruplem check`: every fault and doubt in the data.

use std::{
    fs,
    io::{self, Write},
    path::Path,
};

use super::{
    Exit, Failure,
    args::{CheckArgs, Common, Format},
    book, dataset,
    findings::{self, Look, Terminal},
    report,
};
use crate::{check::CheckedNation, diagnostic::Lang, marked, write};

pub fn run(args: &CheckArgs, common: &Common) -> Result<Exit, Failure> {
    if let Some(path) = &args.marked {
        stands_apart(path, &args.dataset)?;
    }
    let nation = dataset::load(&args.dataset, common)?.nation;
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
        mark(&nation, path, common.lang)?;
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

fn mark(nation: &CheckedNation, path: &Path, lang: Lang) -> Result<(), Failure> {
    let (bytes, places) = marked::workbook(nation, lang)?;
    write::whole(path, &bytes).map_err(|cause| Failure::Write { path: path.display().to_string(), cause })?;
    report::marked(path, places, lang);
    Ok(())
}
