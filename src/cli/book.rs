//! `ruplem plan`, `annual` and `scorecard`: one book each, all the way through.

use std::{io, path::Path};

use chrono::NaiveDate;

use super::{
    Exit, Failure,
    args::{BookArgs, Common, PlanArgs},
    dataset::{self, Loaded},
    report,
    score::sound,
};
use crate::{
    compose::{Composed, Composer, Prose},
    diagnostic::Lang,
    score::{self, Scorecard},
    templates::Templates,
    thai::{breaks::Breaker, lexicon::Lexicon},
    typeset::Press,
    write,
};

/// The books of a province.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Book {
    Plan,
    Annual,
    Scorecard,
}

impl Book {
    pub const ALL: [Self; 3] = [Self::Plan, Self::Annual, Self::Scorecard];

    pub fn name(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Plan, Lang::Th) => "แผนปฏิบัติการ",
            (Self::Plan, Lang::En) => "plan",
            (Self::Annual, Lang::Th) => "รายงานผลประจำปี",
            (Self::Annual, Lang::En) => "annual",
            (Self::Scorecard, Lang::Th) => "ตารางคะแนน",
            (Self::Scorecard, Lang::En) => "scorecard",
        }
    }

    /// The layout that sets the book.
    pub fn layout(self) -> &'static str {
        match self {
            Self::Plan => "plan.typ",
            Self::Annual => "annual.typ",
            Self::Scorecard => "scorecard.typ",
        }
    }

    /// The book's words and figures as its layout reads them, and the files it shows.
    pub fn compose(self, composer: &Composer<'_>, as_of: Option<NaiveDate>) -> Result<Composed<String>, Failure> {
        Ok(match self {
            Self::Plan => composer.plan()?.as_json()?,
            Self::Annual => composer.annual(&scored(composer, as_of))?.as_json()?,
            Self::Scorecard => composer.scorecard(&scored(composer, as_of))?.as_json()?,
        })
    }
}

pub fn plan(args: &PlanArgs, common: &Common) -> Result<Exit, Failure> {
    make(Book::Plan, &args.dataset, &args.output, None, common)
}

pub fn annual(args: &BookArgs, common: &Common) -> Result<Exit, Failure> {
    make(Book::Annual, &args.dataset, &args.output, args.as_of, common)
}

pub fn scorecard(args: &BookArgs, common: &Common) -> Result<Exit, Failure> {
    make(Book::Scorecard, &args.dataset, &args.output, args.as_of, common)
}

fn scored(composer: &Composer<'_>, as_of: Option<NaiveDate>) -> Scorecard {
    score::score(composer.dataset, composer.handbook, as_of.unwrap_or_else(dataset::today))
}

/// Whether a file can be made here, asked before any work is done.
pub fn has_room(output: &Path) -> Result<(), Failure> {
    if output.is_dir() {
        return Err(Failure::IsFolder { path: output.display().to_string() });
    }
    let folder = output.parent().filter(|folder| !folder.as_os_str().is_empty());
    match folder.filter(|folder| !folder.is_dir()) {
        Some(folder) => Err(Failure::NoFolder { path: folder.display().to_string() }),
        None => Ok(()),
    }
}

/// The one way of a book: read, check, compose, typeset, write.
fn make(book: Book, data: &Path, output: &Path, as_of: Option<NaiveDate>, common: &Common) -> Result<Exit, Failure> {
    has_room(output)?;
    let loaded = dataset::load_province(data, common)?;
    let Some((dataset, handbook)) = sound(&loaded) else {
        report::text(&loaded.nation, common.lang, &mut io::stderr().lock())?;
        return Ok(Exit::BadData);
    };
    report::doubts(loaded.checked(), data, common.lang);
    let prose = Prose::new(loaded.templates.texts("prose/", ".tera"))?;
    let composed = book.compose(&Composer { dataset, handbook, prose: &prose }, as_of)?;
    for picture in &composed.lost {
        report::lost_picture(picture, common.lang);
    }
    let set = press(&loaded)?.typeset_json(book.layout(), &composed.book, &composed.assets)?;
    for warning in &set.warnings {
        report::warning(warning, common.lang);
    }
    for finding in &set.findings {
        report::warning(&finding.message(common.lang), common.lang);
    }
    write::whole(output, &set.pdf).map_err(|cause| Failure::Write { path: output.display().to_string(), cause })?;
    report::written(output, set.pages, common.lang);
    Ok(Exit::Done)
}

/// The press with the user's own layouts and lists.
pub fn press(loaded: &Loaded) -> Result<Press, Failure> {
    Ok(Press::new(loaded.templates.layouts(), Vec::new(), breaker(&loaded.templates))?)
}

/// The breaker with every list there is.
pub fn breaker(templates: &Templates) -> Breaker {
    Breaker::new(Lexicon::parse(templates.texts("lexicon/", ".txt").map(|(_, text)| text)))
}
