//! `ruplem plan`, `annual` and every other kind of book: one book, all the way through.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::{
    Exit, Failure,
    args::Common,
    as_of,
    book_args::{Asked, BookArgs},
    dataset::{self, Loaded},
    inputs, picture, report, terminal,
};
use crate::{
    batch::alone::Setter,
    compose::{Composed, Kind},
    diagnostic::Lang,
    enclosed,
    files::shown,
    model::{Dataset, FiscalYear},
    workshop::Workshop,
    write::{self, Guard, MadeFolders},
};

pub fn run(args: &BookArgs, common: &Common) -> Result<Exit, Failure> {
    let making = Making::new(args, common)?;
    let workshop = dataset::workshop(common)?;
    making.make(&if args.make.without_data { workshop.without_data() } else { workshop })
}

/// One book to be made, once or whenever something changes.
pub struct Making<'a> {
    pub args: &'a BookArgs,
    pub common: &'a Common,
    setter: Setter,
}

impl<'a> Making<'a> {
    /// A book with room for its file.
    pub fn new(args: &'a BookArgs, common: &'a Common) -> Result<Self, Failure> {
        let making = Self { args, common, setter: dataset::setter(args.make.timeout, common)? };
        let output = making.output();
        if args.make.data_only {
            write::ends_in(output, "json")?;
        } else if !picture::is_wanted(args.asked.kind(), output) {
            write::ends_in(output, "pdf")?;
        }
        let guard = inputs::guard(&args.make.dataset, common);
        if args.make.data_only {
            guard.allows_outside_data(output)?
        } else {
            guard.allows(output)?
        }
        Ok(making)
    }

    /// Where it is written; no call is without.
    pub fn output(&self) -> &Path {
        self.args.make.output.as_deref().unwrap_or(Path::new(""))
    }

    /// The one way of a book: check, compose, typeset, write.
    pub fn make(&self, workshop: &Workshop) -> Result<Exit, Failure> {
        let mut loaded = self.load(workshop)?;
        if !dataset::compare(workshop, &mut loaded, &self.args.last_year, self.common)? {
            return Ok(Exit::BadData);
        }
        let Some(composed) = self.compose(workshop, &loaded)? else {
            report::text(&loaded.nation, self.common.lang, &mut terminal::errors())?;
            return Ok(Exit::BadData);
        };
        tell_lost(&composed, self.common.lang);
        if self.args.make.data_only {
            self.write_data(workshop, &loaded, &composed)?;
        } else {
            let (kind, guard) = (self.args.asked.kind(), inputs::guard_loaded(&loaded, self.common));
            write_book((workshop, &self.setter), kind, composed, (&guard, self.output()), self.common.lang)?;
        }
        self.close(&loaded)
    }

    /// The data the book tells of.
    fn load(&self, workshop: &Workshop) -> Result<Loaded, Failure> {
        let dataset = &self.args.make.dataset;
        match self.args.asked {
            Asked::OfProvince(_) => dataset::load_province(workshop, dataset, self.common),
            Asked::OfNation(_) => dataset::load(workshop, dataset, self.common),
        }
    }

    /// The day of a dated book, told where nobody said it.
    fn as_of(&self, dataset: &Dataset) -> NaiveDate {
        let day = as_of::of(self.args.as_of).day(dataset.year, [dataset]);
        self.tell(dataset.year, day);
        day
    }

    fn tell(&self, year: FiscalYear, day: NaiveDate) {
        if self.args.asked.kind().is_dated {
            as_of::tell(self.args.as_of, year, day, self.common.lang);
        }
    }

    /// The book as its layout reads it; `None` when the data has errors.
    fn compose(&self, workshop: &Workshop, loaded: &Loaded) -> Result<Option<Composed<String>>, Failure> {
        self.setter.mind_prose(workshop)?;
        match self.args.asked {
            Asked::OfProvince(document) => {
                let Some(dataset) = &loaded.checked().dataset else { return Ok(None) };
                report::doubts(loaded.checked(), &loaded.path, self.common.lang);
                Ok(Some(workshop.compose(document, dataset, self.as_of(dataset))?))
            }
            Asked::OfNation(document) => match &workshop.nations(&loaded.nation, as_of::of(self.args.as_of))[..] {
                [] => Ok(None),
                [nation] => {
                    self.tell(nation.handbook.fiscal_year, nation.as_of);
                    Ok(Some(workshop.compose_national(document, nation)?))
                }
                several => {
                    let years = several.iter().map(|nation| nation.handbook.fiscal_year.to_string());
                    Err(Failure::ManyYears { years: years.collect::<Vec<_>>().join(", ") })
                }
            },
        }
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
    fn write_data(&self, workshop: &Workshop, loaded: &Loaded, composed: &Composed<String>) -> Result<(), Failure> {
        let (guard, output) = (inputs::guard_loaded(loaded, self.common), self.output());
        guard.allows_outside_data(output)?;
        let folder = output.parent().map(PathBuf::from).unwrap_or_default();
        let own = composed.assets.iter().filter(|(path, _)| !enclosed::is_carried(path));
        let files: Vec<(PathBuf, &Vec<u8>)> =
            own.map(|(path, bytes)| (folder.join(path.trim_start_matches('/')), bytes)).collect();
        // All or none: the pictures of a dataset or of templates may have the same names.
        let mut made = Vec::new();
        for (path, bytes) in &files {
            let Some(folder) = path.parent() else { continue };
            made.push(MadeFolders::make(folder).map_err(|cause| Failure::Write { path: shown(folder), cause })?);
            if !write::holds(path, bytes) {
                guard.allows(path)?;
            }
        }
        let count = files.len();
        for (path, bytes) in files {
            guard.write_changed(&path, bytes)?;
        }
        guard.write(output, workshop.press()?.marked(&composed.book)?.as_bytes())?;
        report::data_written(output, count, self.common.lang);
        Ok(())
    }
}

/// Tells of the pictures a book is without.
pub fn tell_lost(composed: &Composed<String>, lang: Lang) {
    for picture in &composed.lost {
        report::lost_picture(picture, lang);
    }
}

/// Sets a book, tells what is badly set in it, and writes it where the guard lets it be; how many pages it has.
pub fn write_book(
    (workshop, setter): (&Workshop, &Setter),
    kind: Kind,
    composed: Composed<String>,
    (guard, output): (&Guard, &Path),
    lang: Lang,
) -> Result<usize, Failure> {
    let book = setter.set(workshop, kind, composed, true).map_err(|error| Failure::unset(kind, error, lang))?;
    for remark in &book.remarks {
        report::warning(remark, lang);
    }
    if picture::is_wanted(kind, output) {
        let picture = picture::of(&book.pdf).map_err(|cause| Failure::Write { path: shown(output), cause })?;
        guard.write(output, &picture)?;
    } else {
        guard.write(output, &book.pdf)?;
    }
    report::written(output, book.pages, lang);
    Ok(book.pages)
}
