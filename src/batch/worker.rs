//! A worker: sets one book after the other, or fills in one passage of prose after the other, as it is sent them on
//! standard input, until there are no more.

use std::{
    cell::RefCell,
    io::{self, BufReader, Stdin},
    path::Path,
    sync::mpsc,
    thread,
    time::Instant,
};

use rayon::ThreadPoolBuilder;

use super::{
    alone,
    job::{Filled, Job, Passage, Reply, Setup, Task},
    manuscript::{Manuscript, Returned},
    memory,
    message::{self, Answer},
    outcome::Made,
};
use crate::{
    compose::{Composed, ProseError, Renderer, TeraRenderer},
    diagnostic::{Bilingual, Lang, Told},
    templates::Templates,
    typeset::TypesetError,
    workshop::{MakeError, Workshop, fingerprint},
    write::{self, WriteError},
};

/// Deeply nested layouts and templates take room; a main thread has as little as one megabyte on Windows.
const STACK: usize = 64 << 20;

/// Works in the current folder until standard input ends.
///
/// # Errors
/// When what comes in is no task or nothing that belongs to it, or nobody takes the replies.
pub fn work() -> io::Result<()> {
    memory::mind();
    let mut input = BufReader::new(io::stdin());
    match Task::receive(&mut input)? {
        None => Ok(()),
        Some(Task::Books(setup)) => {
            let lang = if setup.english { Lang::En } else { Lang::Th };
            serve(input, Job::receive, || workshop(setup), |workshop, job| answer(workshop, job, lang))
        }
        Some(Task::Prose(templates)) => {
            let renderer = || TeraRenderer::new(templates.iter().map(|(path, text)| (path.as_str(), text.as_str())));
            serve(input, message::receive, renderer, fill_in)
        }
        Some(Task::Alone { english }) => {
            let lang = if english { Lang::En } else { Lang::Th };
            serve(input, Manuscript::receive, RefCell::default, |workshop, manuscript| {
                hand_back(workshop, manuscript, lang)
            })
        }
    }
}

/// Answers one message after the other with what has been made ready for it.
fn serve<M: Send + 'static, T, R: Answer>(
    mut input: BufReader<Stdin>,
    receive: impl Fn(&mut BufReader<Stdin>) -> io::Result<Option<M>> + Send + 'static,
    make_ready: impl FnOnce() -> T + Send,
    answer: impl Fn(&T, M) -> R + Send,
) -> io::Result<()> {
    let (sender, messages) = mpsc::sync_channel(1);
    thread::spawn(move || {
        while let Ok(Some(message)) = receive(&mut input) {
            if sender.send(message).is_err() {
                return;
            }
        }
        // The supervisor is gone, however it went: what nobody waits for must not keep running, nor overwrite what a
        // later batch makes.
        std::process::exit(0);
    });
    // A worker has one core. What Typst does side by side stays on this one thread, for handing it to another and waiting
    // costs more than it gives.
    let one = ThreadPoolBuilder::new().num_threads(1).stack_size(STACK).build().map_err(io::Error::other)?;
    one.install(move || {
        let ready = make_ready();
        let mut out = io::stdout().lock();
        messages.into_iter().try_for_each(|message| answer(&ready, message).send(&mut out))
    })
}

fn fill_in(renderer: &Result<TeraRenderer, ProseError>, Passage { template, facts }: Passage) -> Filled {
    let refused = |error: &ProseError| Filled::Refused(Bilingual::of(error));
    match renderer.as_ref().map(|renderer| renderer.render(&template, &facts)) {
        Ok(Ok(text)) => Filled::Text { text },
        Ok(Err(error)) => refused(&error),
        Err(error) => refused(error),
    }
}

/// Sets a book and hands it back. What stays the same from one book to the next is kept.
fn hand_back(workshop: &RefCell<Option<Workshop>>, manuscript: Manuscript, lang: Lang) -> Returned {
    let set = |workshop: &mut Option<Workshop>| {
        let Manuscript { templates, kind, book, assets, is_bound } = manuscript;
        let workshop = match workshop {
            Some(workshop) => workshop,
            None => workshop.insert(Workshop::new(Templates::embedded())?),
        };
        templates.map(|templates| workshop.renew(templates)).transpose()?;
        alone::set_here(workshop, kind, Composed { book, assets, lost: Vec::new() }, is_bound, lang)
    };
    let told = |error: MakeError| Returned::Refused {
        is_lost: matches!(error, MakeError::Typeset(TypesetError::Lost { .. })),
        told: error.told(lang),
    };
    set(&mut workshop.borrow_mut()).map_or_else(told, Returned::Set)
}

/// Ready before the first book is waited for; what is wrong with a layout is told of every book.
fn workshop(setup: Setup) -> Result<Workshop, MakeError> {
    let workshop = Workshop::new(setup.templates)?.forgetful();
    workshop.press()?;
    Ok(workshop)
}

fn answer(workshop: &Result<Workshop, MakeError>, job: Job, lang: Lang) -> Reply {
    match workshop {
        Ok(workshop) => set(workshop, job, lang),
        Err(error) => Reply::Refused { cause: error.told(lang) },
    }
}

fn set(workshop: &Workshop, Job { file, kind, book, assets }: Job, lang: Lang) -> Reply {
    let started = Instant::now();
    let set = match workshop.finish(kind, Composed { book, assets, lost: Vec::new() }) {
        Ok(set) => set,
        Err(error) => return Reply::Refused { cause: error.told(lang) },
    };
    let written = file.below(Path::new("")).map_err(WriteError::from).and_then(|path| write::whole(&path, &set.pdf));
    if let Err(error) = written {
        return Reply::Unwritten { cause: error.reason(lang), fatal: error.cause().is_some_and(is_fatal) };
    }
    Reply::Made(Made {
        pages: set.pages,
        size: set.pdf.len() as u64,
        sha256: fingerprint::of(&set.pdf),
        milliseconds: u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX),
        warnings: set.remarks(lang).collect(),
    })
}

/// Whether no other file could be written either, so that going on is useless. A single file may be refused because
/// somebody has it open.
pub fn is_fatal(error: &io::Error) -> bool {
    use io::ErrorKind::{QuotaExceeded, ReadOnlyFilesystem, StorageFull};
    matches!(error.kind(), StorageFull | QuotaExceeded | ReadOnlyFilesystem)
}
