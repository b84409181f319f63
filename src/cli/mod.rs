//! The commands: each reads a dataset, takes it as far along the way as it needs, and prints or writes what comes out.

mod args;
mod as_of;
mod bare;
mod batch;
mod beside;
mod book;
mod book_args;
mod books;
mod calendar;
mod check;
mod closing;
mod completions;
mod dataset;
mod deliver;
mod english;
mod exit;
mod failure;
mod findings;
mod fresh;
mod handbook;
mod help;
mod inputs;
mod letter;
mod mail;
mod man;
mod merge;
mod new;
mod picture;
mod print;
mod progress;
mod proof;
mod ranking;
mod report;
mod rows;
mod schema;
mod score;
mod sending;
mod snapshot;
mod summary;
mod templates;
mod terminal;
mod usage;
mod values;
mod verify;
mod watch;
mod welcome;
mod window;
mod wording;

use std::process::ExitCode;

pub use self::exit::Exit;
use self::{
    args::{Args, Command},
    failure::Failure,
    terminal::say,
};

/// Lets a file that grows beyond what the system allows be an error of who writes it, which is told and leaves nothing behind,
/// and not the end of the program.
#[cfg(unix)]
fn outlive_limits() {
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, std::sync::Arc::default());
}

#[cfg(not(unix))]
fn outlive_limits() {}

/// Runs the command the user asked for.
pub fn run() -> ExitCode {
    let asked = values::lang();
    let exit = match bare::parse(asked) {
        Ok(args) => run_command(args),
        Err(error) => usage::explain(&error, asked),
    };
    window::keep_open(asked);
    ExitCode::from(exit as u8)
}

fn run_command(args: Args) -> Exit {
    outlive_limits();
    // An error of this program itself may quote the data it happened on.
    std::panic::set_hook(Box::new(|panic| say!("{panic}")));
    let common = &args.common;
    let lang = common.lang;
    let ended = match args.command {
        Command::New(args) => new::run(&args, common),
        Command::Check(args) => check::run(&args, common),
        Command::Score(args) => score::run(&args, common),
        Command::Books(args) => books::run(&args, common),
        Command::Book(args) if args.rows.is_some() => rows::run(&args, common),
        Command::Book(args) if args.make.watch => watch::run(&args, common),
        Command::Book(args) => book::run(&args, common),
        Command::Proof(args) => proof::run(&args, common),
        Command::Verify(args) => verify::run(&args, common),
        Command::Letter(args) => letter::run(&args, common),
        Command::Mail(args) => mail::run(&args, common),
        Command::Deliver(args) => deliver::run(&args, common),
        Command::Calendar(args) => calendar::run(&args, common),
        Command::Wording(args) => wording::run(&args, common),
        Command::Merge(args) => merge::run(&args, common),
        Command::Batch(args) => batch::run(&args, common),
        Command::Handbook(args) => handbook::run(&args, common),
        Command::Templates(args) => templates::run(&args, common),
        Command::Schema(args) => schema::run(&args),
        Command::Completions(args) => completions::run(&args, common),
        Command::Man(args) => man::run(&args, common),
        Command::Worker => crate::batch::worker::work().map(|()| Exit::Done).map_err(Failure::Print),
    };
    ended.unwrap_or_else(|failure| {
        report::failure(&failure.message(lang), lang);
        failure.exit()
    })
}
