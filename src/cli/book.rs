//! `ruplem plan`, `annual`, `scorecard` and `monthly`: one book each, all the way through.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use chrono::NaiveDate;

use super::{
    Exit, Failure,
    args::{BookArgs, Common, MakeArgs, MonthlyArgs, PlanArgs},
    dataset::{self, Loaded},
    report,
    score::sound,
    watch,
};
use crate::{
    compose::{Composed, Composer, Pictures, Prose, YearBook},
    diagnostic::Lang,
    model::Month,
    score,
    templates::Templates,
    thai::{breaks::Breaker, lexicon::Lexicon},
    typeset::Press,
    write,
};

/// The books of a province.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Book {
    OfYear(YearBook),
    /// The report of one month.
    Monthly(Month),
}

impl Book {
    pub fn name(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::OfYear(book), Lang::Th) => book.thai(),
            (Self::OfYear(book), Lang::En) => book.name(),
            (Self::Monthly(_), Lang::Th) => "รายงานรายเดือน",
            (Self::Monthly(_), Lang::En) => "monthly",
        }
    }

    /// The layout that sets the book.
    pub fn layout(self) -> String {
        format!("{}.typ", self.name(Lang::En))
    }

    /// The book's words and figures as its layout reads them, and the files it shows.
    pub fn compose(self, composer: &Composer<'_>, as_of: Option<NaiveDate>) -> Result<Composed<String>, Failure> {
        let scorecard = || score::score(composer.dataset, composer.handbook, as_of.unwrap_or_else(dataset::today));
        Ok(match self {
            Self::OfYear(book) => book.compose(composer, &scorecard())?,
            Self::Monthly(month) => {
                let year = composer.dataset.year;
                if !year.contains(month) {
                    return Err(Failure::MonthOutsideYear { month, year });
                }
                composer.monthly(month, &scorecard())?.as_json()?
            }
        })
    }
}

pub fn plan(args: &PlanArgs, common: &Common) -> Result<Exit, Failure> {
    Making { book: Book::OfYear(YearBook::Plan), as_of: None, args: &args.make, common }.run()
}

pub fn annual(args: &BookArgs, common: &Common) -> Result<Exit, Failure> {
    Making { book: Book::OfYear(YearBook::Annual), as_of: args.as_of, args: &args.make, common }.run()
}

pub fn scorecard(args: &BookArgs, common: &Common) -> Result<Exit, Failure> {
    Making { book: Book::OfYear(YearBook::Scorecard), as_of: args.as_of, args: &args.make, common }.run()
}

pub fn monthly(args: &MonthlyArgs, common: &Common) -> Result<Exit, Failure> {
    Making { book: Book::Monthly(args.month), as_of: args.as_of, args: &args.make, common }.run()
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

/// One book to be made, once or whenever something changes.
pub struct Making<'a> {
    pub book: Book,
    pub as_of: Option<NaiveDate>,
    pub args: &'a MakeArgs,
    pub common: &'a Common,
}

impl Making<'_> {
    fn run(&self) -> Result<Exit, Failure> {
        has_room(&self.args.output)?;
        if self.args.watch {
            return watch::run(self);
        }
        let loaded = dataset::load_province(&self.args.dataset, self.common)?;
        if self.args.data_only {
            return self.write_data(&loaded);
        }
        self.make(&loaded, &press(&loaded)?)
    }

    /// The one way of a book from checked data on: compose, typeset, write.
    pub fn make(&self, loaded: &Loaded, press: &Press) -> Result<Exit, Failure> {
        let Some(composed) = self.compose(loaded)? else { return Ok(Exit::BadData) };
        let lang = self.common.lang;
        let set = press.typeset_json(&self.book.layout(), &composed.book, &composed.assets)?;
        for warning in &set.warnings {
            report::warning(warning, lang);
        }
        for finding in &set.findings {
            report::warning(&finding.message(lang), lang);
        }
        write(&self.args.output, &set.pdf)?;
        report::written(&self.args.output, set.pages, lang);
        Ok(Exit::Done)
    }

    /// The book as its layout reads it; `None` when the data has errors, which are then told.
    fn compose(&self, loaded: &Loaded) -> Result<Option<Composed<String>>, Failure> {
        let lang = self.common.lang;
        let Some((dataset, handbook)) = sound(loaded) else {
            report::text(&loaded.nation, lang, &mut io::stderr().lock())?;
            return Ok(None);
        };
        report::doubts(loaded.checked(), &self.args.dataset, lang);
        let prose = Prose::new(loaded.templates.texts("prose/", ".tera"))?;
        let composed = self
            .book
            .compose(&Composer { dataset, handbook, prose: &prose, pictures: Pictures::Printed }, self.as_of)?;
        for picture in &composed.lost {
            report::lost_picture(picture, lang);
        }
        Ok(Some(composed))
    }

    /// The book's data where its PDF would be, with the files it shows beside it, by the paths the layouts know.
    fn write_data(&self, loaded: &Loaded) -> Result<Exit, Failure> {
        let Some(composed) = self.compose(loaded)? else { return Ok(Exit::BadData) };
        let folder = self.args.output.parent().map(PathBuf::from).unwrap_or_default();
        for (path, bytes) in &composed.assets {
            let path = folder.join(path.trim_start_matches('/'));
            if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
                fs::create_dir_all(folder)
                    .map_err(|cause| Failure::Write { path: folder.display().to_string(), cause })?;
            }
            write(&path, bytes)?;
        }
        write(&self.args.output, press(loaded)?.marked(&composed.book)?.as_bytes())?;
        report::data_written(&self.args.output, composed.assets.len(), self.common.lang);
        Ok(Exit::Done)
    }
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    write::whole(path, bytes).map_err(|cause| Failure::Write { path: path.display().to_string(), cause })
}

/// The press with the user's own layouts and lists.
pub fn press(loaded: &Loaded) -> Result<Press, Failure> {
    Ok(Press::new(loaded.templates.layouts(), loaded.templates.fonts(), breaker(&loaded.templates))?)
}

/// The breaker with every list there is.
pub fn breaker(templates: &Templates) -> Breaker {
    Breaker::new(Lexicon::parse(templates.texts("lexicon/", ".txt").map(|(_, text)| text)))
}
