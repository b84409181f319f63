//! Prose by templates of the user's own, filled in by workers: what never ends there, or ends them, costs one book.
//!
//! The program's own templates are known to end and are filled in by the supervisor itself.

use std::{
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use serde_json::Value;

use super::{
    job::{Filled, Passage, Task},
    memory::MOST_MB,
    message,
    process::{NoAnswer, WorkerProcess},
};
use crate::{
    compose::{Prose, ProseError, Renderer},
    templates::Templates,
};

const FOLDER: &str = "prose/";
const ENDING: &str = ".tera";

/// The prose of a batch, each passage of which may take so long.
///
/// # Errors
/// When a template is not well formed.
pub fn prose(templates: &Templates, program: &Path, timeout: Duration) -> Result<Prose, ProseError> {
    let embedded = Templates::embedded();
    let texts = || templates.texts(FOLDER, ENDING);
    if texts().eq(embedded.texts(FOLDER, ENDING)) {
        return Prose::new(texts());
    }
    let owned = texts().map(|(path, text)| (path.to_owned(), text.to_owned())).collect();
    let workers =
        ProseWorkers { program: program.to_owned(), timeout, task: Task::Prose(owned), idle: Mutex::new(Vec::new()) };
    Prose::by(workers, texts().map(|(path, _)| path))
}

/// Workers that fill in prose: as many as are asked at a time.
struct ProseWorkers {
    program: PathBuf,
    timeout: Duration,
    task: Task,
    idle: Mutex<Vec<WorkerProcess<Filled>>>,
}

impl ProseWorkers {
    fn idle(&self) -> MutexGuard<'_, Vec<WorkerProcess<Filled>>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Renderer for ProseWorkers {
    fn render(&self, template: &str, facts: &Value) -> Result<String, ProseError> {
        let file = || template.to_owned();
        let died = |detail: String| ProseError::Died { file: file(), detail };
        let idle = self.idle().pop();
        let start = || WorkerProcess::start(&self.program, Path::new("."), &self.task);
        let mut worker = idle.map_or_else(start, Ok).map_err(|error| died(error.to_string()))?;
        let passage = Passage { template: template.to_owned(), facts: facts.clone() };
        match worker.ask(|input| message::send(input, &passage), self.timeout, &|| false) {
            Ok(filled) => {
                self.idle().push(worker);
                match filled {
                    Filled::Text { text } => Ok(text),
                    Filled::Refused(told) => Err(ProseError::Elsewhere(told)),
                }
            }
            Err(NoAnswer::Overdue { seconds }) => Err(ProseError::Overdue { file: file(), seconds }),
            Err(NoAnswer::Full) => Err(ProseError::Full { file: file(), limit_mb: MOST_MB }),
            Err(NoAnswer::Died { detail }) => Err(died(detail)),
            Err(NoAnswer::Stopped) => Err(died("stopped".to_owned())),
        }
    }
}
