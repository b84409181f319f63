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

use super::{Exit, Failure, args::Common, book::Making, book_args::BookArgs, dataset, report};
use crate::{templates::Templates, workshop::Workshop};

/// How often the files are looked at.
const GLANCE: Duration = Duration::from_millis(120);
/// How deep folders are looked into: templates have folders, photos are one.
const DEEPEST: usize = 3;

/// Makes the book, then again after each change, until the program is stopped.
pub fn run(args: &BookArgs, common: &Common) -> Result<Exit, Failure> {
    let making = &Making::new(args, common)?;
    // Whatever of it stays the same from one making to the next is kept.
    let mut workshop = Workshop::new(Templates::embedded())?;
    if args.make.without_data {
        workshop = workshop.without_data();
    }
    let mut seen = Files::of(making);
    make(&mut workshop, making);
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
        if make(&mut workshop, making) {
            report::took(begun.elapsed(), making.common.lang);
        }
    }
}

/// Makes the book as things stand, and whether it was written. What is wrong is told; the next change may mend it.
fn make(workshop: &mut Workshop, making: &Making<'_>) -> bool {
    let lang = making.common.lang;
    let templates = dataset::templates(making.common);
    let renewed = templates.and_then(|templates| Ok(workshop.renew(templates)?));
    let given = renewed.and_then(|()| dataset::give_rules(workshop, making.common));
    match given.and_then(|()| making.make(workshop)) {
        Ok(exit) => exit == Exit::Done,
        Err(failure) => {
            report::failure(&failure.message(lang), lang);
            false
        }
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
            for beside in [crate::read::pictures::FOLDER, crate::read::annexes::FOLDER] {
                files.take(&dataset.with_file_name(beside), DEEPEST);
            }
        }
        if let Some(last_year) = &making.args.last_year.last_year {
            files.take(last_year, DEEPEST);
        }
        if let Some(templates) = &making.common.templates {
            files.take(templates, DEEPEST);
        }
        if let Some(rules) = &making.common.handbook {
            files.take(rules, DEEPEST);
        }
        files.0.remove(making.output());
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
