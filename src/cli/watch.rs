//! `--watch`: the book made anew whenever data or templates change, and what changed.
//!
//! Files are looked at several times a second rather than waited for: shared drives, where offices keep their data,
//! send no word of a change.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant, SystemTime},
};

use super::{
    Exit, Failure,
    args::Common,
    book::{self, Making},
    book_args::BookArgs,
    dataset::Loaded,
    report,
};
use crate::{templates::Templates, typeset::Press};

/// How often the files are looked at.
const GLANCE: Duration = Duration::from_millis(120);
/// How deep folders are looked into: templates have folders, photos are one.
const DEEPEST: usize = 3;

/// Makes the book, then again after each change, until the program is stopped.
pub fn run(args: &BookArgs, common: &Common) -> Result<Exit, Failure> {
    let making = &Making::new(args, common)?;
    let mut desk = Desk::default();
    let mut seen = Files::of(making);
    desk.make(making);
    report::watching(making.common.lang);
    loop {
        thread::sleep(GLANCE);
        let now = Files::of(making);
        let changed = seen.changes(&now);
        // A file still being written changes again; it is taken when it has come to rest.
        if changed.is_empty() || !Files::of(making).changes(&now).is_empty() {
            continue;
        }
        seen = now;
        report::changed(&changed, making.common.lang);
        let begun = Instant::now();
        if desk.make(making) {
            report::took(begun.elapsed(), making.common.lang);
        }
    }
}

/// What is kept from one making to the next.
#[derive(Default)]
struct Desk {
    press: Option<(Press, Templates)>,
}

impl Desk {
    /// Makes the book as things stand, and whether it was written. What is wrong is told; the next change may mend it.
    fn make(&mut self, making: &Making<'_>) -> bool {
        let lang = making.common.lang;
        let made = making.load().and_then(|loaded| making.make(&loaded, self.press(&loaded)?));
        match made {
            Ok(exit) => exit == Exit::Done,
            Err(failure) => {
                report::failure(&failure.message(lang), lang);
                false
            }
        }
    }

    /// The press for these templates. What it knows of texts stays while names and fonts are the same.
    fn press(&mut self, loaded: &Loaded) -> Result<&Press, Failure> {
        let now = &loaded.templates;
        let keeps_texts = |before: &Templates| {
            before.texts("lexicon/", ".txt").eq(now.texts("lexicon/", ".txt")) && before.fonts() == now.fonts()
        };
        let press = match self.press.take() {
            Some((press, before)) if keeps_texts(&before) && before.layouts() == now.layouts() => press,
            Some((press, before)) if keeps_texts(&before) => press.with_layouts(now.layouts())?,
            _ => book::press(loaded)?,
        };
        let (press, _) = self.press.insert((press, loaded.templates.clone()));
        Ok(press)
    }
}

/// The files a book is made from, each with its length and the time it was written.
#[derive(PartialEq)]
struct Files(BTreeMap<PathBuf, (u64, Option<SystemTime>)>);

impl Files {
    fn of(making: &Making<'_>) -> Self {
        let mut files = Self(BTreeMap::new());
        let dataset = &making.args.make.dataset;
        files.take(dataset, DEEPEST);
        if dataset.is_file() {
            files.take(&dataset.with_file_name(crate::read::pictures::FOLDER), DEEPEST);
        }
        if let Some(templates) = &making.common.templates {
            files.take(templates, DEEPEST);
        }
        files.0.remove(&making.args.make.output);
        files
    }

    fn take(&mut self, path: &Path, depth: usize) {
        let Ok(about) = fs::metadata(path) else { return };
        if about.is_file() {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            // What spreadsheets and writers of files put down for themselves.
            if !name.starts_with('.') && !name.starts_with('~') {
                self.0.insert(path.to_owned(), (about.len(), about.modified().ok()));
            }
        } else if depth > 0 {
            for entry in fs::read_dir(path).into_iter().flatten().flatten() {
                self.take(&entry.path(), depth - 1);
            }
        }
    }

    /// The files that differ between two looks, in order.
    fn changes(&self, now: &Self) -> Vec<PathBuf> {
        let all = self.0.keys().chain(now.0.keys().filter(|path| !self.0.contains_key(*path)));
        let mut changed: Vec<PathBuf> = all.filter(|path| self.0.get(*path) != now.0.get(*path)).cloned().collect();
        changed.sort();
        changed
    }
}
