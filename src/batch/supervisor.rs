//! The supervisor: keeps every worker busy from one queue, replaces those that die or take too long, and tries what they
//! died of once more, alone.

use std::{
    collections::VecDeque,
    io,
    path::Path,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, RecvTimeoutError, Sender},
    },
    thread,
    time::Duration,
};

use super::{
    job::{Reply, Task},
    memory::MOST_MB,
    order::Ready,
    outcome::{Cause, Made, Outcome},
    process::{NoAnswer, WorkerProcess},
};

/// How often a book is tried that a worker died of.
const ATTEMPTS: u32 = 2;

/// How long nothing happens before that is told.
const QUIET: Duration = Duration::from_millis(500);

/// What workers are started with, and how many.
pub struct Supervisor<'a> {
    /// The program that workers run: this one.
    pub program: &'a Path,
    /// Where they work: files are named below it.
    pub folder: &'a Path,
    /// What every worker is told when it begins.
    pub task: &'a Task,
    /// How many work side by side.
    pub workers: usize,
    /// How long one book may take.
    pub timeout: Duration,
    /// Set from outside to end early.
    pub stop: &'a AtomicBool,
}

/// The books to make, by index.
pub struct Books<'a> {
    /// How many books there are to make.
    pub count: usize,
    /// Makes a book's job ready when a worker is free for it.
    pub ready: &'a (dyn Fn(usize) -> Result<Ready<'a>, Cause> + Sync),
    /// Whether two books are of one province. A worker goes on with what it has begun: a province's books share names and
    /// sentences, and it knows where their lines may break.
    pub is_akin: &'a (dyn Fn(usize, usize) -> bool + Sync),
}

/// What happens to a book, by its index.
#[derive(Debug)]
pub enum Event {
    /// A worker has begun this order, by its place in the list.
    Begun(usize),
    /// A worker died of it; it is tried once more at the end.
    Again(usize, Cause),
    /// What came of this order, by its place in the list.
    Ended(usize, Outcome),
    /// Nothing happened for a while.
    Quiet,
}

/// Why the supervisor ends before every book is tried.
#[derive(Debug, thiserror::Error)]
pub enum SupervisorError {
    #[error("no worker can be started ({0})")]
    NoWorker(io::Error),
    #[error("{0}")]
    NothingCanBeWritten(String),
}

/// What the thread of a worker reports.
enum Report {
    Event(Event),
    Broken(SupervisorError),
}

impl Supervisor<'_> {
    /// Has every book made, or tried as often as it may be.
    ///
    /// # Errors
    /// When no worker can be started or nothing can be written any more; what was told before holds.
    pub fn run(&self, books: &Books<'_>, mut tell: impl FnMut(Event)) -> Result<(), SupervisorError> {
        let mut again = Vec::new();
        self.work_off(&Queue::new(books, 0..books.count, 1), self.workers, &mut |event| {
            if let Event::Again(index, _) = event {
                again.push(index);
            }
            tell(event);
        })?;
        // Alone, for what killed it may have been the others: memory is shared by all.
        self.work_off(&Queue::new(books, again, ATTEMPTS), 1, &mut tell)
    }

    fn work_off(
        &self,
        queue: &Queue<'_, '_>,
        workers: usize,
        tell: &mut dyn FnMut(Event),
    ) -> Result<(), SupervisorError> {
        let mut broken = None;
        thread::scope(|scope| {
            let (sender, reports) = mpsc::channel();
            for _ in 0..workers.clamp(1, queue.length().max(1)) {
                let sender = sender.clone();
                scope.spawn(move || self.keep_busy(queue, &sender));
            }
            drop(sender);
            loop {
                match reports.recv_timeout(QUIET) {
                    Ok(Report::Event(event)) => tell(event),
                    Ok(Report::Broken(error)) => {
                        queue.close();
                        broken.get_or_insert(error);
                    }
                    Err(RecvTimeoutError::Timeout) => tell(Event::Quiet),
                    Err(RecvTimeoutError::Disconnected) => return,
                }
            }
        });
        broken.map_or(Ok(()), Err)
    }

    /// Keeps one worker busy until the queue is empty.
    fn keep_busy(&self, queue: &Queue<'_, '_>, reports: &Sender<Report>) {
        let mut idle: Option<WorkerProcess<Reply>> = None;
        let mut last = None;
        let is_over = || self.stop.load(Ordering::Relaxed) || queue.is_closed();
        // Nobody listens any more only when all is over.
        let tell = |event| drop(reports.send(Report::Event(event)));
        let end_all = |error| drop(reports.send(Report::Broken(error)));
        while !is_over() {
            let Some(index) = queue.next(last) else { return };
            last = Some(index);
            let started = idle.take().map_or_else(|| WorkerProcess::start(self.program, self.folder, self.task), Ok);
            let mut worker = match started {
                Ok(worker) => worker,
                Err(error) => return end_all(SupervisorError::NoWorker(error)),
            };
            tell(Event::Begun(index));
            let failed = |cause| Event::Ended(index, Outcome::Failed { cause, attempts: queue.attempt });
            let Ready { job, lost } = match (queue.books.ready)(index) {
                Ok(ready) => ready,
                Err(cause) => {
                    idle = Some(worker);
                    tell(failed(cause));
                    continue;
                }
            };
            let reply = match worker.ask(|input| job.send(input), self.timeout, &is_over) {
                Ok(reply) => reply,
                Err(no_answer) => {
                    let cause = match no_answer {
                        NoAnswer::Stopped => return,
                        NoAnswer::Died { detail } => Cause::Died { detail },
                        NoAnswer::Overdue { seconds } => Cause::Overdue { seconds },
                        NoAnswer::Full => Cause::Full { limit_mb: MOST_MB },
                    };
                    tell(if queue.attempt < ATTEMPTS { Event::Again(index, cause) } else { failed(cause) });
                    continue;
                }
            };
            idle = Some(worker);
            match reply {
                Reply::Made(made) => {
                    let warnings = lost.into_iter().chain(made.warnings).collect();
                    tell(Event::Ended(index, Outcome::Made(Made { warnings, ..made })));
                }
                Reply::Refused { cause } => tell(failed(Cause::Refused { detail: cause })),
                Reply::Unwritten { cause, fatal } => {
                    tell(failed(Cause::Unwritten { detail: cause.clone() }));
                    if fatal || !self.folder.is_dir() {
                        return end_all(SupervisorError::NothingCanBeWritten(cause));
                    }
                }
            }
        }
    }
}

/// The books that still wait for a worker.
struct Queue<'a, 'b> {
    books: &'a Books<'b>,
    waiting: Mutex<VecDeque<usize>>,
    /// Which attempt it is at them.
    attempt: u32,
    closed: AtomicBool,
}

impl<'a, 'b> Queue<'a, 'b> {
    fn new(books: &'a Books<'b>, waiting: impl IntoIterator<Item = usize>, attempt: u32) -> Self {
        let waiting = Mutex::new(waiting.into_iter().collect());
        Self { books, waiting, attempt, closed: AtomicBool::new(false) }
    }

    fn waiting(&self) -> MutexGuard<'_, VecDeque<usize>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn length(&self) -> usize {
        self.waiting().len()
    }

    /// The next of the province a worker did last, or else the first.
    fn next(&self, last: Option<usize>) -> Option<usize> {
        let mut waiting = self.waiting();
        let akin = last.and_then(|last| waiting.iter().position(|&index| (self.books.is_akin)(index, last)));
        waiting.remove(akin.unwrap_or(0))
    }

    /// No worker is to take another book.
    fn close(&self) {
        self.closed.store(true, Ordering::Relaxed);
    }

    fn is_closed(&self) -> bool {
        self.closed.load(Ordering::Relaxed)
    }
}
