//! What is to be made: a province's books, composed, each with the fingerprint of everything it is made from.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::{
    digest,
    file::BookFile,
    job::{Job, Setup, Task},
    outcome::Cause,
};
use crate::{
    compose::{
        Assets, ComposeError, Composed, Composer, Document, Kind, Nation, OfNation, OfProvince, Pictures, Prose,
        ProseError,
    },
    contain::contained,
    diagnostic::Lang,
    handbook::Handbook,
    model::{Dataset, FiscalYear, Province},
    score,
    templates::Templates,
};

/// Fingerprint of the program's code, libraries, fonts and word list: with another a book may come out another.
const BUILD: &str = env!("RUPLEM_BUILD");

/// What all books of a batch are made with.
pub struct Materials {
    /// What workers are told of it.
    pub task: Task,
    pub prose: Prose,
    digest: String,
    /// The language of what is said of books.
    pub lang: Lang,
}

/// A book to be made.
#[derive(Debug)]
pub struct Order<'a> {
    pub kind: Kind,
    /// `None` for a book of the whole country.
    pub province: Option<&'static Province>,
    pub year: FiscalYear,
    pub job: Job,
    /// Fingerprint of the book's words and pictures, of layouts, lexicon and program.
    pub input: String,
    /// Why it could not even be composed; there is nothing to set then.
    pub uncomposed: Option<Cause>,
    /// What a book with pictures is composed from once it is known that it has to be made: until then its job has
    /// fingerprints in their place, for most books of most batches have not changed.
    pictured: Option<Pictured<'a>>,
}

#[derive(Debug)]
struct Pictured<'a> {
    dataset: &'a Dataset,
    handbook: &'a Handbook,
    document: Document<OfProvince>,
    as_of: NaiveDate,
}

/// An order as a worker gets it.
pub struct Ready<'a> {
    pub job: Cow<'a, Job>,
    /// What is said of pictures it has to do without, for their pixels cannot be read.
    pub lost: Vec<String>,
}

impl Materials {
    /// What templates have for every book, and the prose to fill in.
    pub fn new(templates: &Templates, prose: Prose, lang: Lang) -> Self {
        let setup = Setup {
            layouts: templates.layouts(),
            fonts: templates.fonts(),
            english: lang == Lang::En,
            lexicon: templates.texts("lexicon/", ".txt").map(|(_, text)| text.to_owned()).collect(),
        };
        let digest = digest(BUILD, &setup);
        Self { task: Task::Books(setup), prose, digest, lang }
    }

    /// The books of one province.
    pub fn of_province<'a>(
        &self,
        dataset: &'a Dataset,
        handbook: &'a Handbook,
        documents: &[Document<OfProvince>],
        as_of: NaiveDate,
    ) -> Vec<Order<'a>> {
        let composer = Composer { dataset, handbook, prose: &self.prose, pictures: Pictures::Fingerprints };
        let scorecard = contained(|| score::score(dataset, handbook, as_of));
        let order = |document: &Document<OfProvince>| {
            let document = *document;
            let composed = composed(|| match &scorecard {
                Ok(scorecard) => Ok(document.compose(&composer, scorecard)?),
                Err(detail) => Err(Cause::Died { detail: detail.clone() }),
            });
            let order = self.order(document.kind, Some(dataset.province), dataset.year, composed);
            let shows_pictures = dataset.has_pictures() && !order.job.assets.is_empty();
            let pictured = shows_pictures.then_some(Pictured { dataset, handbook, document, as_of });
            Order { pictured, ..order }
        };
        documents.iter().map(order).collect()
    }

    /// An order with its pictures as they are printed.
    ///
    /// # Errors
    /// When it cannot be composed any more.
    pub fn ready<'a>(&self, order: &'a Order<'_>) -> Result<Ready<'a>, Cause> {
        let Some(Pictured { dataset, handbook, document, as_of }) = order.pictured else {
            return Ok(Ready { job: Cow::Borrowed(&order.job), lost: Vec::new() });
        };
        let composer =
            Composer { dataset, handbook, prose: &self.prose, pictures: Pictures::PrintedOf(&order.job.assets) };
        let composed = composed(|| Ok(document.compose(&composer, &score::score(dataset, handbook, as_of))?))?;
        // Made without it or with another, the book would be taken for the one that was asked for ever after.
        if let Some(lost) = composed.lost.iter().find(|lost| lost.is_another) {
            return Err(Cause::PictureChanged { file: lost.file.clone() });
        }
        let Job { file, layout, .. } = &order.job;
        let (file, layout) = (file.clone(), layout.clone());
        Ok(Ready {
            job: Cow::Owned(Job { file, layout, book: composed.book, assets: composed.assets }),
            lost: composed.lost.iter().map(|lost| lost.message(self.lang)).collect(),
        })
    }

    /// A book of the whole country.
    pub fn of_nation(&self, nation: &Nation<'_>, document: Document<OfNation>) -> Order<'static> {
        let composed = composed(|| Ok(document.compose(nation, &self.prose)?));
        self.order(document.kind, None, nation.handbook.fiscal_year, composed)
    }

    fn order(
        &self,
        kind: Kind,
        province: Option<&'static Province>,
        year: FiscalYear,
        book: Result<Composed<String>, Cause>,
    ) -> Order<'static> {
        let name = kind.name;
        let file = BookFile::new(province, name, year);
        let (book, assets, uncomposed) = match book {
            Ok(composed) => (composed.book, composed.assets, None),
            Err(cause) => (String::new(), Assets::new(), Some(cause)),
        };
        let job = Job { file, layout: kind.layout(), book, assets };
        let own = [self.digest.as_bytes(), job.layout.as_bytes(), job.book.as_bytes()].into_iter();
        let assets = job.assets.iter().flat_map(|(path, bytes)| [path.as_bytes(), bytes.as_slice()]);
        let input = digest::of_all(own.chain(assets));
        Order { kind, province, year, job, input, uncomposed, pictured: None }
    }
}

/// What came of composing a book, be it by this program's own fault.
fn composed(compose: impl FnOnce() -> Result<Composed<String>, Cause>) -> Result<Composed<String>, Cause> {
    contained(compose).unwrap_or_else(|detail| Err(Cause::Died { detail }))
}

impl From<ComposeError> for Cause {
    fn from(error: ComposeError) -> Self {
        match error {
            ComposeError::Prose(ProseError::Overdue { seconds }) => Self::Overdue { seconds },
            ComposeError::Prose(ProseError::Died { detail }) => Self::Died { detail },
            error => Self::Uncomposed { detail: error.to_string() },
        }
    }
}

/// The fingerprint of what all books of a batch are made with, by this build of the program.
fn digest(build: &str, setup: &Setup) -> String {
    let layouts = setup.layouts.iter().flat_map(|(path, file)| [path.as_bytes(), file.as_slice()]);
    let fonts = setup.fonts.iter().map(Vec::as_slice);
    let lexicon = setup.lexicon.iter().map(String::as_bytes);
    digest::of_all([build.as_bytes()].into_iter().chain(layouts).chain(fonts).chain(lexicon))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_build_layout_font_or_list_makes_every_book_another() {
        let templates = Templates::embedded();
        let prose = Prose::new(templates.texts("prose/", ".tera")).unwrap();
        let Task::Books(setup) = Materials::new(&templates, prose, Lang::Th).task else { unreachable!() };
        let known = digest(BUILD, &setup);
        assert_eq!(digest(BUILD, &Setup { english: true, ..setup.clone() }), known);
        let font = Setup { fonts: vec![b"font".to_vec()], ..setup.clone() };
        let list = Setup { lexicon: vec!["แม่สอด\n".to_owned()], ..setup.clone() };
        let mut layout = setup.clone();
        layout.layouts.insert("plan.typ".to_owned(), Vec::new());
        let others = [digest("another", &setup), digest(BUILD, &font), digest(BUILD, &list), digest(BUILD, &layout)];
        assert!(others.iter().all(|other| *other != known));
    }
}
