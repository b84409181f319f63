//! `ruplem man`: a manual page of the program and of every command, for machines that have `man`. They are in English, for
//! what sets them on a terminal (groff) leaves out the marks over and under Thai letters.

use std::io;

use clap::Command;
use clap_mangen::Man;

use super::{
    Exit, Failure,
    args::{Common, ManArgs},
    english, help, report,
};
use crate::{
    diagnostic::Lang,
    files::shown,
    write::{self, MadeFolders},
};

pub fn run(args: &ManArgs, common: &Common) -> Result<Exit, Failure> {
    let folder = &args.folder;
    let unwritten = |cause| Failure::Write { path: shown(folder), cause };
    let _made = MadeFolders::make(folder).map_err(unwritten)?;
    let pages = pages()?;
    for (name, page) in &pages {
        write::whole(&folder.join(name), page.as_bytes())?;
    }
    report::pages_written(folder, pages.len(), common.lang);
    Ok(Exit::Done)
}

/// Each page by the name of its file.
fn pages() -> io::Result<Vec<(String, String)>> {
    let program = help::program(Lang::En);
    let commands = program.get_subcommands().filter(|command| !command.is_hide_set());
    let mut pages = vec![("ruplem.1".to_owned(), page(program.clone().about(english::BRIEF))?)];
    for command in commands {
        let name = format!("ruplem-{}", command.get_name());
        pages.push((format!("{name}.1"), page(command.clone().display_name(name))?));
    }
    Ok(pages)
}

fn page(command: Command) -> io::Result<String> {
    let source = concat!("ruplem ", env!("CARGO_PKG_VERSION"));
    let mut roff = Vec::new();
    Man::new(command).section("1").source(source).manual("ruplem").render(&mut roff)?;
    let mut page = String::from_utf8_lossy(&roff).into_owned();
    page.push_str(".SH \"EXIT STATUS\"\n");
    for exit in Exit::ALL {
        page.push_str(&format!(".TP\n{}\n{}\n", exit as u8, exit.told(Lang::En)));
    }
    Ok(page)
}
