//! How the help of every command is set, and in which language: Thai stands beside each option where clap reads it, English
//! in a table of its own.

use clap::{Arg, Command, CommandFactory};
use unicode_width::UnicodeWidthStr;

use super::{
    args::Args,
    english::{self, Words},
};
use crate::{
    compose::AnyDocument,
    diagnostic::Lang::{self, En, Th},
};

pub const HELP: &str = "{about}\n\nวิธีใช้: {usage}\n\n{all-args}";
const USAGE: &str = "วิธีใช้: ";
pub const INPUT: &str = "ข้อมูล";
pub const OPTIONS: &str = "ตัวเลือก";

const HELP_IN_ENGLISH: &str = "{about}\n\nUsage: {usage}\n\n{all-args}";

/// What clap says in English alone.
const OPTIONS_OF_CLAP: &str = "[OPTIONS]";
const USAGE_OF_CLAP: &str = "Usage: ";

/// The program with its commands, in the language of the call.
pub fn program(lang: Lang) -> Command {
    let mut program = match lang {
        Th => Args::command(),
        En => Args::command()
            .about(format!("ruplem: {}", english::BRIEF))
            .help_template(HELP_IN_ENGLISH)
            .subcommand_help_heading("Commands")
            .subcommand_value_name("COMMAND")
            .mut_args(|arg| in_english("", arg))
            .mut_subcommands(command_in_english),
    };
    // Only now are all options known to every command that takes them.
    program.build();
    let mut program = program.mut_subcommands(|command| with_usage(command, lang));
    let usage = usage(&mut program, lang);
    let dataset = lang.either("<ชุดข้อมูล>", "<DATASET>");
    let indent = lang.either(USAGE, USAGE_OF_CLAP).width();
    program.override_usage(format!("{usage}\n{:indent$}ruplem {dataset}", ""))
}

fn with_usage(mut command: Command, lang: Lang) -> Command {
    let usage = usage(&mut command, lang);
    command.override_usage(usage)
}

/// How a command is called, in one line.
fn usage(command: &mut Command, lang: Lang) -> String {
    let usage = command.render_usage().to_string();
    let usage = usage.trim_start_matches(USAGE_OF_CLAP);
    match lang {
        Th => usage.replace(OPTIONS_OF_CLAP, &format!("[{OPTIONS}]")),
        En => usage.to_owned(),
    }
}

fn command_in_english(command: Command) -> Command {
    let name = command.get_name().to_owned();
    let about = AnyDocument::named(&name).map(|document| document.kind().about_in_english);
    let about = about.or_else(|| english::about(&name)).unwrap_or_default();
    command.about(about).help_template(HELP_IN_ENGLISH).mut_args(|arg| in_english(&name, arg))
}

fn in_english(command: &str, arg: Arg) -> Arg {
    let heading = if arg.is_positional() { "Data" } else { "Options" };
    let Some(Words { help, value, .. }) = english::words_of(command, arg.get_id().as_str()) else {
        return arg;
    };
    let arg = arg.help(help).help_heading(heading);
    if value.is_empty() { arg } else { arg.value_name(value) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The help of the program and of every command.
    fn pages(lang: Lang) -> Vec<(String, String)> {
        let mut program = program(lang);
        let mut pages = vec![(String::new(), program.render_help().to_string())];
        for command in program.get_subcommands_mut().filter(|command| !command.is_hide_set()) {
            pages.push((command.get_name().to_owned(), command.render_help().to_string()));
        }
        pages
    }

    fn is_thai(c: char) -> bool {
        ('\u{e01}'..='\u{e5b}').contains(&c)
    }

    #[test]
    fn every_command_and_option_has_words_in_both_languages() {
        for (name, page) in pages(En) {
            assert!(!page.contains(is_thai), "{name}: {page}");
            assert!(!page.starts_with('\n'), "{name} says nothing of itself: {page}");
        }
        for (name, page) in pages(Th) {
            let clap =
                ["OPTIONS", "COMMAND", "Usage", "Options", "Commands", "Arguments", "[default", "[possible", "Print"];
            assert!(!clap.iter().any(|word| page.contains(word)), "{name}: {page}");
        }
    }

    #[test]
    fn the_table_of_english_holds_nothing_that_no_command_has() {
        let program = program(En);
        for Words { command, id, .. } in english::WORDS.iter().copied() {
            let takes = |command: &Command| command.get_arguments().any(|arg| arg.get_id() == id);
            let found = match command {
                "" => takes(&program) || program.get_subcommands().any(takes),
                name => program.find_subcommand(name).is_some_and(takes),
            };
            assert!(found, "{command} {id}");
        }
    }
}
