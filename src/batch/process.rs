//! One worker process as the supervisor sees it.

use std::{
    io::{self, BufReader, Read},
    path::Path,
    process::{Child, ChildStdin, Command, ExitStatus, Stdio},
    sync::mpsc::{self, Receiver, RecvTimeoutError},
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use super::{job::Task, memory, message::Answer};

/// How often it is looked whether all is over.
const POLL: Duration = Duration::from_millis(50);
/// How much of the end of what a worker prints is kept.
const KEPT: usize = 4096;

/// Why a worker gives no answer.
#[derive(Debug)]
pub enum NoAnswer {
    /// Nobody wants one any more.
    Stopped,
    /// The worker came to a sudden end.
    Died { detail: String },
    /// It took longer than it may.
    Overdue { seconds: u64 },
    /// It took more memory than it may.
    Full,
}

/// A running worker that answers with messages of one kind. It is killed when let go.
pub struct WorkerProcess<R> {
    child: Child,
    input: ChildStdin,
    replies: Receiver<R>,
    printed: Option<JoinHandle<String>>,
}

impl<R: Answer> WorkerProcess<R> {
    /// Starts a worker and tells it what it is for.
    ///
    /// # Errors
    /// When the system starts no process.
    pub fn start(program: &Path, folder: &Path, task: &Task) -> io::Result<Self> {
        let mut command = Command::new(program);
        command
            .arg("worker")
            .current_dir(folder)
            .env("RUST_BACKTRACE", "0")
            // Memory goes back at once, and pages of two megabytes are not asked for: a worker stays under 150 MB with the
            // longest book, for a twelfth of the time.
            .env("MIMALLOC_PURGE_DELAY", "0")
            .env("MIMALLOC_ALLOW_THP", "0")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        keep_from_interrupts(&mut command);
        let mut child = command.spawn()?;
        let (input, output, errors) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let (Some(mut input), Some(output), Some(errors)) = (input, output, errors) else {
            return Err(io::Error::other("a worker without pipes"));
        };
        let (sender, replies) = mpsc::channel();
        thread::spawn(move || {
            let mut output = BufReader::new(output);
            while let Ok(Some(reply)) = R::receive(&mut output) {
                if sender.send(reply).is_err() {
                    return;
                }
            }
        });
        let printed = thread::spawn(move || end_of(errors));
        // A worker that is dead already is found out when it is asked for something.
        let _ = task.send(&mut input);
        Ok(Self { child, input, replies, printed: Some(printed) })
    }

    /// Sends a message and waits for the answer, until `is_over` says that all is.
    ///
    /// # Errors
    /// When there is no answer, after which the worker is of no more use.
    pub fn ask(
        &mut self,
        send: impl FnOnce(&mut ChildStdin) -> io::Result<()>,
        timeout: Duration,
        is_over: &dyn Fn() -> bool,
    ) -> Result<R, NoAnswer> {
        let begun = Instant::now();
        if send(&mut self.input).is_err() {
            return Err(self.died());
        }
        loop {
            match self.replies.recv_timeout(POLL) {
                Ok(reply) => return Ok(reply),
                Err(RecvTimeoutError::Disconnected) => return Err(self.died()),
                Err(RecvTimeoutError::Timeout) if is_over() => return Err(NoAnswer::Stopped),
                Err(RecvTimeoutError::Timeout) if begun.elapsed() >= timeout => {
                    return Err(NoAnswer::Overdue { seconds: timeout.as_secs() });
                }
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }

    /// What the worker died of.
    fn died(&mut self) -> NoAnswer {
        // It may have closed its pipes and live on.
        let _ = self.child.kill();
        let ended = self.child.wait();
        if ended.as_ref().is_ok_and(|status| status.code() == Some(memory::FULL)) {
            return NoAnswer::Full;
        }
        let status = ended.map_or_else(|error| error.to_string(), cause_of_death);
        let printed = self.printed.take().and_then(|printed| printed.join().ok()).unwrap_or_default();
        let words = printed.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("note:"));
        let words = words.take(2).collect::<Vec<_>>().join(" ");
        // One piece that no memory has room for.
        if words.starts_with("memory allocation of") {
            return NoAnswer::Full;
        }
        NoAnswer::Died { detail: if words.is_empty() { status } else { format!("{status}: {words}") } }
    }
}

impl<R> Drop for WorkerProcess<R> {
    fn drop(&mut self) {
        // All it was asked for is written or wanted no more.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The end of a text of any length.
fn end_of(mut stream: impl Read) -> String {
    let mut kept = Vec::new();
    let mut piece = [0; KEPT];
    while let Ok(length @ 1..) = stream.read(&mut piece) {
        kept.extend_from_slice(&piece[..length]);
        kept.drain(..kept.len().saturating_sub(KEPT));
    }
    String::from_utf8_lossy(&kept).into_owned()
}

/// Ctrl-C in a terminal reaches every process there; a worker's end is the supervisor's to decide.
#[cfg(unix)]
fn keep_from_interrupts(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    command.process_group(0);
}

#[cfg(windows)]
fn keep_from_interrupts(command: &mut Command) {
    use std::os::windows::process::CommandExt;
    const CREATE_NEW_PROCESS_GROUP: u32 = 0x0000_0200;
    command.creation_flags(CREATE_NEW_PROCESS_GROUP);
}

#[cfg(unix)]
fn cause_of_death(status: ExitStatus) -> String {
    use std::os::unix::process::ExitStatusExt;
    status.signal().map_or_else(|| status.to_string(), |signal| format!("signal {signal}"))
}

#[cfg(not(unix))]
fn cause_of_death(status: ExitStatus) -> String {
    status.to_string()
}
