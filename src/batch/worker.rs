//! A worker: sets one book after the other, as it is sent them on standard input, until there are no more.

use std::{
    io::{self, BufReader, Write},
    path::Path,
    sync::mpsc,
    thread,
    time::Instant,
};

use rayon::ThreadPoolBuilder;

use super::{
    digest,
    job::{self, Job, Reply, Setup},
    outcome::Made,
};
use crate::{
    diagnostic::Lang,
    thai::{breaks::Breaker, lexicon::Lexicon},
    typeset::{Press, TypesetError},
    write::{self, WriteError},
};

/// Deeply nested layouts take room; a main thread has as little as one megabyte on Windows.
const STACK: usize = 64 << 20;

/// Works in the current folder until standard input ends.
///
/// # Errors
/// When what comes in is no setup or no job, or nobody takes the replies.
pub fn work() -> io::Result<()> {
    let (sender, jobs) = mpsc::sync_channel(1);
    let mut input = BufReader::new(io::stdin());
    let Some(setup) = Setup::receive(&mut input)? else { return Ok(()) };
    thread::spawn(move || {
        while let Ok(Some(job)) = Job::receive(&mut input) {
            if sender.send(job).is_err() {
                return;
            }
        }
        // The supervisor is gone, however it went: a book that nobody waits for must not keep running, nor overwrite
        // what a later batch makes.
        std::process::exit(0);
    });
    // A worker has one core. What Typst does side by side stays on this one thread, for handing it to another and waiting
    // costs more than it gives.
    let one = ThreadPoolBuilder::new().num_threads(1).stack_size(STACK).build().map_err(io::Error::other)?;
    one.install(move || {
        let lang = if setup.english { Lang::En } else { Lang::Th };
        let press = press(setup);
        let mut out = io::stdout().lock();
        jobs.into_iter().try_for_each(|job| answer(&press, &job, lang, &mut out))
    })
}

fn press(setup: Setup) -> Result<Press, TypesetError> {
    let lexicon = Lexicon::parse(setup.lexicon.iter().map(String::as_str));
    Press::new(setup.layouts, setup.fonts, Breaker::new(lexicon)).map(Press::forgetful)
}

fn answer(press: &Result<Press, TypesetError>, job: &Job, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let reply = match press {
        Ok(press) => set(press, job, lang),
        Err(error) => Reply::Refused { cause: error.to_string() },
    };
    job::send(out, &reply)
}

fn set(press: &Press, job: &Job, lang: Lang) -> Reply {
    let started = Instant::now();
    let set = match press.typeset_json(&job.layout, &job.book, &job.assets) {
        Ok(set) => set,
        Err(error) => return Reply::Refused { cause: error.to_string() },
    };
    let written =
        job.file.below(Path::new("")).map_err(WriteError::from).and_then(|path| write::whole(&path, &set.pdf));
    if let Err(error) = written {
        return Reply::Unwritten { cause: error.reason(lang), fatal: error.cause().is_some_and(is_fatal) };
    }
    Reply::Made(Made {
        pages: set.pages,
        size: set.pdf.len() as u64,
        sha256: digest::of(&set.pdf),
        milliseconds: u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX),
        warnings: set.warnings.into_iter().chain(set.findings.iter().map(|finding| finding.message(lang))).collect(),
    })
}

/// Whether no other file could be written either, so that going on is useless. A single file may be refused because
/// somebody has it open.
pub fn is_fatal(error: &io::Error) -> bool {
    use io::ErrorKind::{QuotaExceeded, ReadOnlyFilesystem, StorageFull};
    matches!(error.kind(), StorageFull | QuotaExceeded | ReadOnlyFilesystem)
}
