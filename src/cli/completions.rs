//! `ruplem completions`: what a shell needs to complete commands and options, with a word on each.

use std::io::Write;

use super::{
    Exit, Failure,
    args::{Common, CompletionsArgs},
    help, terminal,
};

pub fn run(args: &CompletionsArgs, common: &Common) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut help::program(common.lang), "ruplem", &mut script);
    let mut out = terminal::text(false);
    out.write_all(&script)?;
    out.flush()?;
    Ok(Exit::Done)
}
