//! One book by itself: set here by the program's own layouts, which are known to end, and by a worker that can be ended by
//! layouts of the user's own, which may not.

use std::{
    io,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    time::Duration,
};

use super::{
    job::Task,
    manuscript::{Manuscript, Returned, SetApart},
    process::{NoAnswer, WorkerProcess},
    prose::prose,
};
use crate::{
    compose::{Composed, Kind, ProseError},
    diagnostic::Lang,
    templates::Templates,
    workshop::{MakeError, Workshop},
};

/// Who has single books set.
pub struct Setter {
    /// The program that workers run: this one.
    program: PathBuf,
    /// How long one book, or one passage of its prose, may take.
    timeout: Duration,
    lang: Lang,
    /// Kept from one book to the next: what it knows of texts saves time.
    worker: Mutex<Option<Worker>>,
}

/// A worker and the templates it was told last.
struct Worker {
    process: WorkerProcess<Returned>,
    templates: Templates,
}

/// Why a book is not set.
#[derive(Debug, thiserror::Error)]
pub enum SetError {
    #[error(transparent)]
    Make(#[from] MakeError),
    /// The worker has said why.
    #[error("{told}")]
    Refused { told: String, is_lost: bool },
    #[error("took longer than {seconds} seconds")]
    Overdue { seconds: u64 },
    #[error("took too much memory")]
    Full,
    #[error("came to a sudden end ({detail})")]
    Died { detail: String },
    #[error("no worker can be started ({0})")]
    NoWorker(io::Error),
}

impl Setter {
    /// Has workers run this program, each book be done in this time, and what is said be said in this language.
    pub fn new(program: PathBuf, timeout: Duration, lang: Lang) -> Self {
        Self { program, timeout, lang, worker: Mutex::new(None) }
    }

    /// Has the workshop's prose filled in where it can be ended, when it is of the user's own.
    ///
    /// # Errors
    /// When a prose template is not well formed.
    pub fn mind_prose(&self, workshop: &Workshop) -> Result<(), ProseError> {
        workshop.fill_in_by(|templates| prose(templates, &self.program, self.timeout))
    }

    /// Lays a book out, and binds it if `is_bound`.
    ///
    /// # Errors
    /// When Typst refuses it, or whoever sets it came to no end.
    pub fn set(
        &self,
        workshop: &Workshop,
        kind: Kind,
        composed: Composed<String>,
        is_bound: bool,
    ) -> Result<SetApart, SetError> {
        let templates = workshop.templates().of_setting();
        if templates == Templates::embedded().of_setting() {
            return Ok(set_here(workshop, kind, composed, is_bound, self.lang)?);
        }
        let mut place = self.worker.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut process, is_known) = match place.take() {
            Some(worker) => (worker.process, worker.templates == templates),
            None => {
                let task = Task::Alone { english: self.lang == Lang::En };
                let process = WorkerProcess::start(&self.program, Path::new("."), &task).map_err(SetError::NoWorker)?;
                (process, false)
            }
        };
        let Composed { book, assets, .. } = composed;
        let news = (!is_known).then(|| templates.clone());
        let manuscript = Manuscript { templates: news, kind, book, assets, is_bound };
        let returned = process.ask(|input| manuscript.send(input), self.timeout, &|| false).map_err(SetError::from)?;
        *place = Some(Worker { process, templates });
        match returned {
            Returned::Set(set) => Ok(set),
            Returned::Refused { told, is_lost } => Err(SetError::Refused { told, is_lost }),
        }
    }
}

impl From<NoAnswer> for SetError {
    fn from(no_answer: NoAnswer) -> Self {
        match no_answer {
            NoAnswer::Overdue { seconds } => Self::Overdue { seconds },
            NoAnswer::Full => Self::Full,
            NoAnswer::Died { detail } => Self::Died { detail },
            NoAnswer::Stopped => Self::Died { detail: "stopped".to_owned() },
        }
    }
}

/// Lays a book out in this process, and binds it if `is_bound`; otherwise what is badly set is told with its code.
///
/// # Errors
/// When Typst refuses it.
pub fn set_here(
    workshop: &Workshop,
    kind: Kind,
    composed: Composed<String>,
    is_bound: bool,
    lang: Lang,
) -> Result<SetApart, MakeError> {
    if is_bound {
        let book = workshop.finish(kind, composed)?;
        return Ok(SetApart { pages: book.pages, remarks: book.remarks(lang).collect(), pdf: book.pdf });
    }
    let laid_out = workshop.lay_out(kind, &composed)?;
    let told = laid_out.findings.iter().map(|finding| format!("{} [{}]", finding.message(lang), finding.flaw.code()));
    Ok(SetApart { pages: laid_out.pages().len(), remarks: told.collect(), pdf: Vec::new() })
}
