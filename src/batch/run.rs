//! One batch from orders to a true ledger: what is unchanged is left, what is missing or changed is made.

use std::{
    cmp::Reverse,
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use rayon::prelude::*;

use super::{
    ledger::Ledger,
    lock::{self, Lock, LockError},
    merge::{self, MergeError},
    order::{Materials, Order},
    outcome::{Cause, Made, Outcome},
    shard::Shard,
    supervisor::{Books, Event, Supervisor, SupervisorError},
};
use crate::{
    check::CheckedProvince,
    diagnostic::Lang,
    write::{Guard, Refusal, WriteError},
};

/// How much work at most is done again when the supervisor is killed.
const SAVE_EVERY: Duration = Duration::from_secs(1);

/// How a batch is done.
pub struct Batch<'a> {
    /// Who minds the workers.
    pub supervisor: Supervisor<'a>,
    /// What every book is made with.
    pub materials: &'a Materials<'a>,
    /// What is read and not written over.
    pub guard: &'a Guard,
    /// Makes everything anew.
    pub force: bool,
}

/// What came of it.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// Books made in this run.
    pub made: usize,
    /// Books that were there already, made from the same.
    pub unchanged: usize,
    /// Books that could not be made.
    pub failed: usize,
    /// Files that could not be written; they are among those failed.
    pub unwritten: usize,
    /// Pages of the books made.
    pub pages: usize,
}

/// Why a batch ends before its work is done.
#[derive(Debug, thiserror::Error)]
pub enum BatchError {
    #[error(transparent)]
    Lock(#[from] LockError),
    #[error(transparent)]
    Supervisor(#[from] SupervisorError),
    #[error(transparent)]
    Ledger(#[from] MergeError),
    #[error("the folder is no longer there")]
    Vanished,
    #[error(transparent)]
    Write(#[from] WriteError),
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Who wants to know how it goes.
pub trait Observer {
    /// How many books are to be made, and how many need not.
    fn begin(&mut self, to_make: usize, unchanged: usize);
    fn begun(&mut self, order: &Order<'_>);
    fn made(&mut self, order: &Order<'_>, made: &Made);
    /// It is tried again when `again`.
    fn failed(&mut self, order: &Order<'_>, cause: &Cause, again: bool);
    fn end(&mut self);
}

/// The output folder, taken for one run: its ledger, and the provinces this run has seen.
#[derive(Debug)]
pub struct OutputFolder {
    path: PathBuf,
    /// What is known of its books and provinces by now.
    pub ledger: Ledger,
    /// The ledger as it lies in the folder.
    saved: Ledger,
    /// By slug, as the ledger has them.
    seen: BTreeSet<String>,
    /// Held while nobody else may work here, or why nothing can be written here at all.
    lock: Result<Lock, io::Error>,
}

impl OutputFolder {
    /// Takes the folder, made if it is not there. One that is closed to writing can still be found up to date.
    ///
    /// # Errors
    /// When another batch is at work there, or nothing can be read there.
    pub fn take(folder: &Path, shard: Option<Shard>) -> Result<Self, BatchError> {
        fs::create_dir_all(folder)?;
        let lock = match Lock::take(folder, shard) {
            Ok(lock) => Ok(lock),
            Err(LockError::Io(cause)) if lock::is_closed(&cause) => Err(cause),
            Err(error) => return Err(error.into()),
        };
        let (ledger, saved) = (merge::known(folder, shard)?, Ledger::load(folder, shard).map_err(MergeError::from)?);
        Ok(Self { path: folder.to_owned(), ledger, saved, seen: BTreeSet::new(), lock })
    }

    /// Enters how a province stands.
    pub fn enter_province(&mut self, province: &CheckedProvince, lang: Lang) {
        self.seen.insert(self.ledger.enter_province(province, lang));
    }

    /// Notes that no province is there but those seen.
    pub fn forget_unseen(&mut self) {
        self.ledger.forget_others(&self.seen);
    }

    /// Writes the ledger if it says anything new.
    fn save(&mut self) -> Result<(), WriteError> {
        let turn = self.saved.turn;
        if (Ledger { turn, ..self.ledger.clone() }) != self.saved {
            self.ledger.save(&self.path)?;
            self.saved = self.ledger.clone();
        }
        Ok(())
    }

    /// An error as what it comes from when the folder itself is no longer there.
    fn explain(&self, error: impl Into<BatchError>) -> BatchError {
        if self.path.is_dir() { error.into() } else { BatchError::Vanished }
    }
}

impl Batch<'_> {
    /// Makes what is to be made and enters it in the ledger, which is written as work goes on and at the end.
    ///
    /// # Errors
    /// When no worker can be started or nothing can be written; finished books stay and are in the ledger if that can
    /// be written.
    pub fn run(
        &self,
        orders: &[Order<'_>],
        output: &mut OutputFolder,
        observer: &mut dyn Observer,
    ) -> Result<Tally, BatchError> {
        let folder = self.supervisor.folder;
        for year in output.ledger.outdate_nation() {
            self.remove_scores(year)?;
        }
        output.ledger.forget_removed(folder);
        let is_to_make =
            |order: &&Order<'_>| self.force || order.uncomposed.is_some() || !output.ledger.has(order, folder);
        let wanted: Vec<&Order<'_>> = orders.par_iter().filter(is_to_make).collect();
        let mut tally = Tally { unchanged: orders.len() - wanted.len(), ..Tally::default() };
        output.ledger.begin(orders, wanted.iter().map(|order| &order.job.file));
        if !wanted.is_empty() {
            if let Err(cause) = &output.lock {
                return Err(io::Error::new(cause.kind(), cause.to_string()).into());
            }
            // Killed before its first book is finished, it has still begun.
            output.save().map_err(|error| output.explain(error))?;
        }
        observer.begin(wanted.len(), tally.unchanged);
        let mut books = Vec::new();
        for order in wanted {
            match self.obstacle(order).map_err(|error| output.explain(error))? {
                None => books.push(order),
                Some(cause) => {
                    observer.failed(order, &cause, false);
                    let outcome = Outcome::Failed { cause, attempts: 0 };
                    tally.count(&outcome);
                    output.ledger.enter_book(order, outcome);
                }
            }
        }
        let ended = self.make(books, output, observer, &mut tally);
        observer.end();
        if ended.is_ok() {
            output.ledger.end();
        }
        let at_last = output.save();
        ended.map_err(|error| output.explain(error))?;
        at_last.map_err(|error| output.explain(error))?;
        Ok(tally)
    }

    /// Has the books made that nothing stands in the way of.
    fn make(
        &self,
        mut books: Vec<&Order<'_>>,
        output: &mut OutputFolder,
        observer: &mut dyn Observer,
        tally: &mut Tally,
    ) -> Result<(), SupervisorError> {
        // The longest first, so that no worker is left with one when the others are done.
        books.sort_by_key(|order| Reverse(order.job.book.len()));
        let mut saved = Instant::now();
        let queue = Books {
            count: books.len(),
            ready: &|index: usize| self.materials.ready(books[index]),
            is_akin: &|one: usize, other: usize| books[one].province == books[other].province,
        };
        self.supervisor.run(&queue, |event| {
            match event {
                Event::Begun(index) => observer.begun(books[index]),
                Event::Again(index, cause) => observer.failed(books[index], &cause, true),
                Event::Ended(index, outcome) => {
                    tally.count(&outcome);
                    match &outcome {
                        Outcome::Made(made) => observer.made(books[index], made),
                        Outcome::Failed { cause, .. } => observer.failed(books[index], cause, false),
                        Outcome::Outdated => {}
                    }
                    output.ledger.enter_book(books[index], outcome);
                }
                Event::Quiet => {}
            }
            if saved.elapsed() >= SAVE_EVERY {
                // What stands in the way now may be gone by the next time; the last time decides.
                let _ = output.save();
                saved = Instant::now();
            }
        })
    }

    /// Why a book cannot be made, known before any worker is asked. A folder for it is made.
    fn obstacle(&self, order: &Order<'_>) -> io::Result<Option<Cause>> {
        if order.uncomposed.is_some() {
            return Ok(order.uncomposed.clone());
        }
        let refused = |refusal: Refusal| Some(Cause::Unwritten { detail: refusal.message(self.materials.lang) });
        let path = match order.job.file.below(self.supervisor.folder) {
            Ok(path) => path,
            Err(refusal) => return Ok(refused(refusal)),
        };
        // Only the province's own folder: one that has vanished is not made anew.
        match order.job.file.slug().map(|slug| fs::create_dir(self.supervisor.folder.join(slug))) {
            Some(Err(error)) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
            _ => {}
        }
        Ok(self.guard.allows(&path).err().and_then(refused))
    }

    /// Scores of a year in which no province is scored any more: unlike a book they have no entry that could say so.
    fn remove_scores(&self, year: u16) -> io::Result<()> {
        for ending in ["csv", "xlsx"] {
            let path = self.supervisor.folder.join(format!("scores-{year}.{ending}"));
            match self.guard.allows(&path).map(|()| fs::remove_file(path)) {
                Ok(Err(error)) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        Ok(())
    }
}

impl Tally {
    fn count(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::Made(made) => {
                self.made += 1;
                self.pages += made.pages;
            }
            Outcome::Failed { cause, .. } => {
                self.failed += 1;
                self.unwritten += usize::from(matches!(cause, Cause::Unwritten { .. }));
            }
            Outcome::Outdated => {}
        }
    }
}
