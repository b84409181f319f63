//! `ruplem check`: every fault and doubt in the data.

use std::io::Write;

use super::{
    Exit, Failure,
    args::{CheckArgs, Common, Format},
    dataset::{self, Loaded},
    findings::{self, Look, Terminal},
    inputs, report, terminal,
};
use crate::{check::Report, write};

pub fn run(args: &CheckArgs, common: &Common) -> Result<Exit, Failure> {
    if let Some(path) = &args.marked {
        // A marked copy goes to a workbook of its own: not over the data, nor among them, where it would be read as data.
        write::ends_in(path, "xlsx")?;
        inputs::guard(&args.dataset, common).allows_outside_data(path)?;
    }
    let workshop = dataset::workshop(common)?;
    let Loaded { nation, files, path: read } = dataset::load(&workshop, &args.dataset, common)?;
    match args.format {
        Format::Text => {
            let terminal = Terminal::of(&console::Term::stdout());
            let mut out = terminal::text(terminal.is_some_and(|terminal| terminal.colours));
            findings::write(&nation, Look { lang: common.lang, all: args.all, terminal }, &mut out)?;
            out.flush()?;
        }
        Format::Json => {
            let mut out = terminal::json();
            Report::new(&nation, common.lang).write(&mut out)?;
            out.flush()?;
        }
    }
    if let Some(path) = &args.marked {
        let copy = workshop.marked(&nation, &files, common.lang)?;
        inputs::guard(&read, common).write(path, &copy.bytes)?;
        report::marked(path, &copy, common.lang);
    }
    Ok(if nation.is_sound() { Exit::Done } else { Exit::BadData })
}
