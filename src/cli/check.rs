//! `ruplem check`: every fault and doubt in the data.

use std::io::{self, Write};

use super::{
    Exit, Failure,
    args::{CheckArgs, Common, Format},
    dataset,
    findings::{self, Look, Terminal},
    report,
};

pub fn run(args: &CheckArgs, common: &Common) -> Result<Exit, Failure> {
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
    Ok(if nation.is_sound() { Exit::Done } else { Exit::BadData })
}
