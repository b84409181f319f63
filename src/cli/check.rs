//! `ruplem check`: every fault and doubt in the data.

use std::{io::Write, path::PathBuf};

use super::{
    Exit, Failure,
    args::{CheckArgs, Common, Format},
    dataset::{self, Loaded},
    findings::{self, Look, Terminal},
    inputs, report, terminal,
};
use crate::{
    check::{CheckedNation, Report},
    diagnostic::Lang,
    workshop::Workshop,
    write,
};

pub fn run(args: &CheckArgs, common: &Common) -> Result<Exit, Failure> {
    if let Some(path) = &args.marked {
        // A marked copy goes to a workbook of its own: not over the data, nor among them, where it would be read as data.
        write::ends_in(path, "xlsx")?;
        inputs::guard(&args.dataset, common).allows_outside_data(path)?;
    }
    let workshop = dataset::workshop(common)?;
    let loaded = dataset::load(&workshop, &args.dataset, common)?;
    match args.format {
        Format::Text => tell(&loaded.nation, args.all, common.lang)?,
        Format::Json => {
            let mut out = terminal::json();
            Report::new(&loaded.nation, common.lang).write(&mut out)?;
            out.flush()?;
        }
    }
    if let Some(path) = &args.marked {
        mark(&workshop, &loaded, common, |_| path.clone())?;
    }
    Ok(if loaded.nation.is_sound() { Exit::Done } else { Exit::BadData })
}

/// The report for people, on standard output.
pub fn tell(nation: &CheckedNation, all: bool, lang: Lang) -> Result<(), Failure> {
    let terminal = Terminal::of(&console::Term::stdout());
    let mut out = terminal::text(terminal.is_some_and(|terminal| terminal.colours));
    findings::write(nation, Look { lang, all, terminal }, &mut out)?;
    out.flush()?;
    Ok(())
}

/// Writes the marked copy, where `place` says for its bytes.
pub fn mark(
    workshop: &Workshop,
    loaded: &Loaded,
    common: &Common,
    place: impl FnOnce(&[u8]) -> PathBuf,
) -> Result<(), Failure> {
    let copy = workshop.marked(&loaded.nation, &loaded.files, common.lang)?;
    let path = place(&copy.bytes);
    inputs::guard(&loaded.path, common).write(&path, &copy.bytes)?;
    report::marked(&path, &copy, common.lang);
    Ok(())
}
