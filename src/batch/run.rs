//! One batch from orders to a true ledger: what is unchanged is left, what is missing or changed is made.

use std::{
    cmp::Reverse,
    collections::BTreeSet,
    fs, io,
    path::Path,
    time::{Duration, Instant},
};

use rayon::prelude::*;

use super::{
    ledger::Ledger,
    lock::{Lock, LockError},
    merge,
    order::{Materials, Order},
    outcome::{Cause, Made, Outcome},
    shard::Shard,
    supervisor::{Books, Event, Supervisor, SupervisorError},
};
use crate::{check::CheckedProvince, diagnostic::Lang};

/// How much work at most is done again when the supervisor is killed.
const SAVE_EVERY: Duration = Duration::from_secs(1);

/// How a batch is done.
pub struct Batch<'a> {
    pub supervisor: Supervisor<'a>,
    pub materials: &'a Materials,
    /// Makes everything anew.
    pub force: bool,
}

/// What came of it.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    pub made: usize,
    pub unchanged: usize,
    pub failed: usize,
    /// Files that could not be written; they are among those failed.
    pub unwritten: usize,
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
    _lock: Lock,
    pub ledger: Ledger,
    /// By slug, as the ledger has them.
    seen: BTreeSet<String>,
}

impl OutputFolder {
    /// Takes the folder, made if it is not there.
    ///
    /// # Errors
    /// When another batch is at work there, or nothing can be read or written there.
    pub fn take(folder: &Path, shard: Option<Shard>) -> Result<Self, BatchError> {
        fs::create_dir_all(folder)?;
        Ok(Self { _lock: Lock::take(folder, shard)?, ledger: merge::known(folder, shard)?, seen: BTreeSet::new() })
    }

    /// Enters how a province stands.
    pub fn enter_province(&mut self, province: &CheckedProvince, lang: Lang) {
        self.seen.insert(self.ledger.enter_province(province, lang));
    }

    /// Notes that no province is there but those seen.
    pub fn forget_unseen(&mut self) {
        self.ledger.forget_others(&self.seen);
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
        let ledger = &mut output.ledger;
        for year in ledger.outdate_nation() {
            remove_scores(self.supervisor.folder, year)?;
        }
        ledger.forget_removed(self.supervisor.folder);
        let is_to_make =
            |order: &&Order<'_>| self.force || order.uncomposed.is_some() || !ledger.has(order, self.supervisor.folder);
        let wanted: Vec<&Order<'_>> = orders.par_iter().filter(is_to_make).collect();
        let unchanged = orders.len() - wanted.len();
        let (uncomposed, mut wanted): (Vec<&Order<'_>>, Vec<&Order<'_>>) =
            wanted.into_iter().partition(|order| order.uncomposed.is_some());
        // The longest first, so that no worker is left with one when the others are done.
        wanted.sort_by_key(|order| Reverse(order.job.book.len()));
        ledger.begin(orders, wanted.iter().chain(&uncomposed).map(|order| order.job.file.as_str()));
        // Killed before its first book is finished, it has still begun.
        ledger.save(self.supervisor.folder)?;
        self.prepare(&wanted)?;
        let mut tally = Tally { unchanged, ..Tally::default() };
        observer.begin(wanted.len() + uncomposed.len(), unchanged);
        for order in uncomposed {
            let Some(cause) = order.uncomposed.clone() else { continue };
            observer.failed(order, &cause, false);
            let outcome = Outcome::Failed { cause, attempts: 0 };
            tally.count(&outcome);
            ledger.enter_book(order, outcome);
        }
        let (mut saved, mut is_saved) = (Instant::now(), true);
        let books = Books {
            count: wanted.len(),
            ready: &|index: usize| self.materials.ready(wanted[index]),
            is_akin: &|one: usize, other: usize| wanted[one].province == wanted[other].province,
        };
        let ended = self.supervisor.run(&books, |event| {
            match event {
                Event::Begun(index) => observer.begun(wanted[index]),
                Event::Again(index, cause) => observer.failed(wanted[index], &cause, true),
                Event::Ended(index, outcome) => {
                    tally.count(&outcome);
                    match &outcome {
                        Outcome::Made(made) => observer.made(wanted[index], made),
                        Outcome::Failed { cause, .. } => observer.failed(wanted[index], cause, false),
                        Outcome::Outdated => {}
                    }
                    ledger.enter_book(wanted[index], outcome);
                    is_saved = false;
                }
                Event::Quiet => {}
            }
            if !is_saved && saved.elapsed() >= SAVE_EVERY {
                // What stands in the way now may be gone by the next time; the last time decides.
                (saved, is_saved) = (Instant::now(), ledger.save(self.supervisor.folder).is_ok());
            }
        });
        observer.end();
        if ended.is_ok() {
            ledger.end();
        }
        let at_last = ledger.save(self.supervisor.folder);
        ended?;
        at_last?;
        Ok(tally)
    }

    /// The folders the books go to, rid of what a killed batch may have left half written.
    fn prepare(&self, orders: &[&Order<'_>]) -> io::Result<()> {
        let folders = orders.iter().filter_map(|order| Path::new(&order.job.file).parent());
        let mut folders: Vec<_> = folders.map(|folder| self.supervisor.folder.join(folder)).collect();
        folders.sort();
        folders.dedup();
        for folder in folders {
            fs::create_dir_all(&folder)?;
            for entry in fs::read_dir(&folder)? {
                let entry = entry?;
                if entry.file_name().to_string_lossy().starts_with(crate::write::ASIDE) {
                    fs::remove_file(entry.path())?;
                }
            }
        }
        Ok(())
    }
}

/// Scores of a year in which no province is scored any more: unlike a book they have no entry that could say so.
fn remove_scores(folder: &Path, year: u16) -> io::Result<()> {
    for ending in ["csv", "xlsx"] {
        match fs::remove_file(folder.join(format!("scores-{year}.{ending}"))) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
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
