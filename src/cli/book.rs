//! `ruplem plan`, `annual` and every other kind of book: one book, all the way through.

use std::{
    fs,
    path::{Path, PathBuf},
};

use chrono::NaiveDate;

use super::{
    Exit, Failure,
    args::Common,
    book_args::{Asked, BookArgs},
    dataset::{self, Loaded},
    inputs, report,
    score::sound,
    terminal,
};
use crate::{
    compose::{Composed, Composer, Document, Kind, Nation, OfNation, OfProvince, Pictures, Prose},
    score,
    templates::Templates,
    thai::{breaks::Breaker, lexicon::Lexicon},
    typeset::Press,
    write::{self, Guard},
};

pub fn run(args: &BookArgs, common: &Common) -> Result<Exit, Failure> {
    Making::new(args, common)?.run()
}

/// One book to be made, once or whenever something changes.
pub struct Making<'a> {
    pub args: &'a BookArgs,
    pub common: &'a Common,
}

impl<'a> Making<'a> {
    /// A book with room for its file.
    pub fn new(args: &'a BookArgs, common: &'a Common) -> Result<Self, Failure> {
        let making = Self { args, common };
        let output = &args.make.output;
        write::ends_in(output, if args.make.data_only { "json" } else { "pdf" })?;
        making.guard(&args.make.dataset).allows(output)?;
        Ok(making)
    }

    fn run(&self) -> Result<Exit, Failure> {
        let loaded = self.load()?;
        if self.args.make.data_only {
            return self.write_data(&loaded);
        }
        self.make(&loaded, &press(&loaded)?)
    }

    /// The data the book tells of.
    pub fn load(&self) -> Result<Loaded, Failure> {
        match self.args.asked {
            Asked::OfProvince(_) => dataset::load_province(&self.args.make.dataset, self.common),
            Asked::OfNation(_) => dataset::load(&self.args.make.dataset, self.common),
        }
    }

    /// What is not written over: the dataset, as it was named or where it is kept, and the templates.
    fn guard(&self, dataset: &Path) -> Guard {
        inputs::guard(dataset, self.common)
    }

    /// The one way of a book from checked data on: compose, typeset, write.
    pub fn make(&self, loaded: &Loaded, press: &Press) -> Result<Exit, Failure> {
        let Some(composed) = self.compose(loaded)? else { return Ok(Exit::BadData) };
        let (output, lang) = (&self.args.make.output, self.common.lang);
        let set = press.typeset_json(&self.kind().layout(), &composed.book, &composed.assets)?;
        for warning in &set.warnings {
            report::warning(warning, lang);
        }
        for finding in &set.findings {
            report::warning(&finding.message(lang), lang);
        }
        self.guard(&loaded.path).write(output, &set.pdf)?;
        report::written(output, set.pages, lang);
        self.close(loaded)
    }

    fn kind(&self) -> Kind {
        match self.args.asked {
            Asked::OfProvince(document) => document.kind,
            Asked::OfNation(document) => document.kind,
        }
    }

    fn as_of(&self) -> NaiveDate {
        self.args.as_of.unwrap_or_else(dataset::today)
    }

    /// The book as its layout reads it; `None` when the data has errors, which are then told.
    fn compose(&self, loaded: &Loaded) -> Result<Option<Composed<String>>, Failure> {
        let lang = self.common.lang;
        let composed = match self.args.asked {
            Asked::OfProvince(document) => self.of_province(document, loaded)?,
            Asked::OfNation(document) => self.of_nation(document, loaded)?,
        };
        let Some(composed) = composed else {
            report::text(&loaded.nation, lang, &mut terminal::errors())?;
            return Ok(None);
        };
        for picture in &composed.lost {
            report::lost_picture(picture, lang);
        }
        Ok(Some(composed))
    }

    fn of_province(
        &self,
        document: Document<OfProvince>,
        loaded: &Loaded,
    ) -> Result<Option<Composed<String>>, Failure> {
        let Some((dataset, handbook)) = sound(loaded) else { return Ok(None) };
        report::doubts(loaded.checked(), &loaded.path, self.common.lang);
        let prose = Prose::new(loaded.templates.texts("prose/", ".tera"))?;
        let composer = Composer { dataset, handbook, prose: &prose, pictures: Pictures::Printed };
        Ok(Some(document.compose(&composer, &score::score(dataset, handbook, self.as_of()))?))
    }

    fn of_nation(&self, document: Document<OfNation>, loaded: &Loaded) -> Result<Option<Composed<String>>, Failure> {
        let handbook = match loaded.handbooks_of_sound()[..] {
            [] => return Ok(None),
            [handbook] => handbook,
            ref several => {
                let years: Vec<String> = several.iter().map(|handbook| handbook.fiscal_year.to_string()).collect();
                return Err(Failure::ManyYears { years: years.join(", ") });
            }
        };
        let prose = Prose::new(loaded.templates.texts("prose/", ".tera"))?;
        Ok(Some(document.compose(&Nation::new(&loaded.nation, handbook, self.as_of()), &prose)?))
    }

    /// A book of the whole country is made without the provinces whose data has errors, which are told.
    fn close(&self, loaded: &Loaded) -> Result<Exit, Failure> {
        if loaded.nation.is_sound() {
            return Ok(Exit::Done);
        }
        report::text(&loaded.nation, self.common.lang, &mut terminal::errors())?;
        Ok(Exit::BadData)
    }

    /// The book's data where its PDF would be, with the files it shows beside it, by the paths the layouts know.
    fn write_data(&self, loaded: &Loaded) -> Result<Exit, Failure> {
        let Some(composed) = self.compose(loaded)? else { return Ok(Exit::BadData) };
        let (guard, output) = (self.guard(&loaded.path), &self.args.make.output);
        guard.allows_outside_data(output)?;
        let folder = output.parent().map(PathBuf::from).unwrap_or_default();
        let files: Vec<(PathBuf, &Vec<u8>)> =
            composed.assets.iter().map(|(path, bytes)| (folder.join(path.trim_start_matches('/')), bytes)).collect();
        // All or none: the pictures of a dataset or of templates may have the same names.
        for (path, bytes) in &files {
            let Some(folder) = path.parent() else { continue };
            fs::create_dir_all(folder).map_err(|cause| Failure::Write { path: folder.display().to_string(), cause })?;
            if !write::holds(path, bytes) {
                guard.allows(path)?;
            }
        }
        for (path, bytes) in files {
            guard.write_changed(&path, bytes)?;
        }
        guard.write(output, press(loaded)?.marked(&composed.book)?.as_bytes())?;
        report::data_written(output, composed.assets.len(), self.common.lang);
        self.close(loaded)
    }
}

/// The press with the user's own layouts and lists.
pub fn press(loaded: &Loaded) -> Result<Press, Failure> {
    Ok(Press::new(loaded.templates.layouts(), loaded.templates.fonts(), breaker(&loaded.templates))?)
}

/// The breaker with every list there is.
pub fn breaker(templates: &Templates) -> Breaker {
    Breaker::new(Lexicon::parse(templates.texts("lexicon/", ".txt").map(|(_, text)| text)))
}
