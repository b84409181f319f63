//! The supervisor's side of the workers: keeps each busy, replaces those that die or dawdle, and tries what they died
//! of once more, alone.

use std::{
    collections::VecDeque,
    io,
    path::Path,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, RecvTimeoutError, Sender},
    },
    thread,
    time::Duration,
};

use super::{
    hand::Hand,
    job::{Made, Reply, Setup},
    ledger::{Cause, Outcome},
    order::Ready,
};

/// How often a book is tried that a worker died of.
const ATTEMPTS: u32 = 2;

/// How long nothing happens before that is told.
const QUIET: Duration = Duration::from_millis(500);

/// Everything workers need to be started with.
pub struct Crew<'a> {
    pub program: &'a Path,
    /// Where they work: files are named below it.
    pub folder: &'a Path,
    pub setup: &'a Setup,
    pub hands: usize,
    /// How long one book may take.
    pub timeout: Duration,
    /// Set from outside to end early.
    pub stop: &'a AtomicBool,
}

/// What there is to do, by index.
pub struct Jobs<'a> {
    pub count: usize,
    /// Makes a job ready when a worker is free for it.
    pub ready: &'a (dyn Fn(usize) -> Result<Ready<'a>, Cause> + Sync),
    /// Whether two jobs are of one province. A worker goes on with what it has begun: a province's books share names and
    /// sentences, and it knows where their lines may break.
    pub is_akin: &'a (dyn Fn(usize, usize) -> bool + Sync),
}

/// What happens to a job, by its index.
#[derive(Debug)]
pub enum Event {
    Begun(usize),
    /// A worker died of it; it is tried once more at the end.
    Again(usize, Cause),
    Ended(usize, Outcome),
    /// Nothing happened for a while.
    Quiet,
}

/// Why a crew lays down its work.
#[derive(Debug, thiserror::Error)]
pub enum CrewError {
    #[error("no worker can be started ({0})")]
    NoWorker(io::Error),
    #[error("{0}")]
    NothingCanBeWritten(String),
}

/// What a minder tells the crew's leader.
enum News {
    Event(Event),
    Broken(CrewError),
}

impl Crew<'_> {
    /// Has every job done, or tried as often as it may be.
    ///
    /// # Errors
    /// When no worker can be started or nothing can be written any more; what was told before holds.
    pub fn run(&self, jobs: &Jobs<'_>, mut tell: impl FnMut(Event)) -> Result<(), CrewError> {
        let mut again = Vec::new();
        self.pass(jobs, (0..jobs.count).collect(), self.hands, 1, &mut |event| {
            if let Event::Again(index, _) = event {
                again.push(index);
            }
            tell(event);
        })?;
        // Alone, for what killed it may have been the others: memory is shared by all.
        self.pass(jobs, again.into(), 1, ATTEMPTS, &mut tell)
    }

    fn pass(
        &self,
        jobs: &Jobs<'_>,
        queue: VecDeque<usize>,
        hands: usize,
        attempt: u32,
        tell: &mut dyn FnMut(Event),
    ) -> Result<(), CrewError> {
        let hands = hands.clamp(1, queue.len().max(1));
        let queue = Mutex::new(queue);
        let halt = AtomicBool::new(false);
        let mut broken = None;
        thread::scope(|scope| {
            let (sender, news) = mpsc::channel();
            for _ in 0..hands {
                let (sender, queue, halt) = (sender.clone(), &queue, &halt);
                scope.spawn(move || self.mind(jobs, queue, attempt, halt, &sender));
            }
            drop(sender);
            loop {
                match news.recv_timeout(QUIET) {
                    Ok(News::Event(event)) => tell(event),
                    Ok(News::Broken(error)) => {
                        halt.store(true, Ordering::Relaxed);
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
    fn mind(
        &self,
        jobs: &Jobs<'_>,
        queue: &Mutex<VecDeque<usize>>,
        attempt: u32,
        halt: &AtomicBool,
        news: &Sender<News>,
    ) {
        let mut hand: Option<Hand> = None;
        let mut last = None;
        let is_over = || self.stop.load(Ordering::Relaxed) || halt.load(Ordering::Relaxed);
        // Nobody listens any more only when all is over.
        let tell = |event| drop(news.send(News::Event(event)));
        while !is_over() {
            let Some(index) = next(&mut queue.lock().unwrap_or_else(PoisonError::into_inner), jobs, last) else {
                return;
            };
            last = Some(index);
            let taken = hand.take().map_or_else(|| Hand::start(self.program, self.folder, self.setup), Ok);
            let mut worker = match taken {
                Ok(worker) => worker,
                Err(error) => return drop(news.send(News::Broken(CrewError::NoWorker(error)))),
            };
            tell(Event::Begun(index));
            let failed = |cause| Event::Ended(index, Outcome::Failed { cause, attempts: attempt });
            let Ready { job, lost } = match (jobs.ready)(index) {
                Ok(ready) => ready,
                Err(cause) => {
                    hand = Some(worker);
                    tell(failed(cause));
                    continue;
                }
            };
            let ended = match worker.set(&job, self.timeout, &is_over) {
                None => return,
                Some(Ok(reply)) => {
                    hand = Some(worker);
                    Some(reply)
                }
                Some(Err(cause)) if attempt < ATTEMPTS => {
                    tell(Event::Again(index, cause));
                    None
                }
                Some(Err(cause)) => {
                    tell(failed(cause));
                    None
                }
            };
            match ended {
                Some(Reply::Made(made)) => {
                    let warnings = lost.into_iter().chain(made.warnings).collect();
                    tell(Event::Ended(index, Outcome::Made(Made { warnings, ..made })));
                }
                Some(Reply::Refused { cause }) => tell(failed(Cause::Refused { detail: cause })),
                Some(Reply::Unwritten { cause, fatal }) => {
                    tell(failed(Cause::Unwritten { detail: cause.clone() }));
                    if fatal {
                        return drop(news.send(News::Broken(CrewError::NothingCanBeWritten(cause))));
                    }
                }
                None => {}
            }
        }
    }
}

/// The next of the province a worker did last, or else the first.
fn next(queue: &mut VecDeque<usize>, jobs: &Jobs<'_>, last: Option<usize>) -> Option<usize> {
    let akin = last.and_then(|last| queue.iter().position(|&index| (jobs.is_akin)(index, last)));
    queue.remove(akin.unwrap_or(0))
}
