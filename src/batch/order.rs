//! What is to be made: a province's books, composed, each with the fingerprint of everything it is made from.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::{
    file::BookFile,
    job::{Job, Setup, Task},
    outcome::Cause,
};
use crate::{
    compose::{
        Assets, ComposeError, Composed, Document, Kind, Nation, OfNation, OfProvince, Pictures, ProseError, palette,
    },
    contain::contained,
    diagnostic::{Lang, Told},
    enclosed,
    model::{Dataset, FiscalYear, Province},
    workshop::{MakeError, Workshop, fingerprint},
};

/// What all books of a batch are made with.
pub struct Materials<'a> {
    pub workshop: &'a Workshop,
    /// What workers are told of it.
    pub task: Task,
    /// Fingerprint of all this.
    made_with: String,
    /// The language of what is said of books.
    pub lang: Lang,
}

/// A book to be made.
#[derive(Debug)]
pub struct Order<'a> {
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
    document: Document<OfProvince>,
    as_of: NaiveDate,
}

/// An order as a worker gets it.
pub struct Ready<'a> {
    pub job: Cow<'a, Job>,
    /// What is said of pictures it has to do without, for their pixels cannot be read.
    pub lost: Vec<String>,
}

impl<'w> Materials<'w> {
    /// What a workshop has for every book.
    pub fn new(workshop: &'w Workshop, lang: Lang) -> Self {
        let setup = Setup { templates: workshop.templates().of_setting(), english: lang == Lang::En };
        Self { workshop, task: Task::Books(setup), made_with: workshop.fingerprint(), lang }
    }

    /// The books of one province.
    pub fn of_province<'a>(
        &self,
        dataset: &'a Dataset,
        documents: &[Document<OfProvince>],
        as_of: NaiveDate,
    ) -> Vec<Order<'a>> {
        let scorecard = self.in_any_case(|| Ok(self.workshop.score(dataset, as_of)));
        let order = |document: &Document<OfProvince>| {
            let document = *document;
            let composed = scorecard.as_ref().map_err(Cause::clone).and_then(|scorecard| {
                self.in_any_case(|| {
                    let composer = self.workshop.composer(dataset, Pictures::Fingerprints)?;
                    Ok(document.compose(&composer, scorecard)?)
                })
            });
            let order = self.order(document.kind, Some(dataset.province), dataset.year, composed);
            // Every book has its files and its colours.
            let is_shown = |path: &String| !enclosed::is_carried(path) && path.trim_start_matches('/') != palette::PATH;
            let shows_pictures = dataset.has_pictures() && order.job.assets.keys().any(is_shown);
            let pictured = shows_pictures.then_some(Pictured { dataset, document, as_of });
            Order { pictured, ..order }
        };
        documents.iter().map(order).collect()
    }

    /// An order with its pictures as they are printed.
    ///
    /// # Errors
    /// When it cannot be composed any more.
    pub fn ready<'a>(&self, order: &'a Order<'_>) -> Result<Ready<'a>, Cause> {
        let Some(Pictured { dataset, document, as_of }) = order.pictured else {
            return Ok(Ready { job: Cow::Borrowed(&order.job), lost: Vec::new() });
        };
        let composed = self.in_any_case(|| {
            let composer = self.workshop.composer(dataset, Pictures::PrintedOf(&order.job.assets))?;
            Ok(document.compose(&composer, &self.workshop.score(dataset, as_of))?)
        })?;
        // Made without it or with another, the book would be taken for the one that was asked for ever after.
        if let Some(lost) = composed.lost.iter().find(|lost| lost.is_another) {
            return Err(Cause::PictureChanged { file: lost.file.clone() });
        }
        let (file, kind) = (order.job.file.clone(), order.job.kind);
        Ok(Ready {
            job: Cow::Owned(Job { file, kind, book: composed.book, assets: composed.assets }),
            lost: composed.lost.iter().map(|lost| lost.message(self.lang)).collect(),
        })
    }

    /// A book of the whole country.
    pub fn of_nation(&self, nation: &Nation<'_>, document: Document<OfNation>) -> Order<'static> {
        let composed = self.in_any_case(|| self.workshop.compose_national(document, nation));
        self.order(document.kind, None, nation.handbook.fiscal_year, composed)
    }

    fn order(
        &self,
        kind: Kind,
        province: Option<&'static Province>,
        year: FiscalYear,
        book: Result<Composed<String>, Cause>,
    ) -> Order<'static> {
        let file = BookFile::new(province, kind.name, year);
        let (composed, uncomposed) = match book {
            Ok(composed) => (composed, None),
            Err(cause) => (Composed { book: String::new(), assets: Assets::new(), lost: Vec::new() }, Some(cause)),
        };
        let input = fingerprint::of_book(&self.made_with, kind, &composed);
        let job = Job { file, kind, book: composed.book, assets: composed.assets };
        Order { province, year, job, input, uncomposed, pictured: None }
    }

    /// Does a step of a book, be it that the program itself fails at it.
    fn in_any_case<T>(&self, step: impl FnOnce() -> Result<T, MakeError>) -> Result<T, Cause> {
        let done = contained(step).map_err(|detail| Cause::Died { detail })?;
        done.map_err(|error| match error {
            MakeError::Compose(ComposeError::Prose(ProseError::Overdue { seconds, .. })) => Cause::Overdue { seconds },
            MakeError::Compose(ComposeError::Prose(ProseError::Full { limit_mb, .. })) => Cause::Full { limit_mb },
            MakeError::Compose(ComposeError::Prose(ProseError::Died { detail, .. })) => Cause::Died { detail },
            error => Cause::Uncomposed { detail: error.told(self.lang) },
        })
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use image::RgbImage;

    use super::*;
    use crate::{files::Files, templates::Templates};

    #[test]
    fn a_photo_that_changes_while_a_batch_runs_is_in_no_book() {
        let folder = tempfile::tempdir().unwrap();
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/tak");
        for file in fs::read_dir(sample).unwrap().map(Result::unwrap).filter(|file| file.path().is_file()) {
            fs::copy(file.path(), folder.path().join(file.file_name())).unwrap();
        }
        fs::write(
            folder.path().join("photos.csv"),
            "ไฟล์,คำบรรยาย,รหัสโครงการ,วันที่\nอบรม.jpg,ออกหน่วยบริการ,,8 ธ.ค. 2564\n",
        )
        .unwrap();
        fs::create_dir(folder.path().join("photos")).unwrap();
        let photo = folder.path().join("photos/อบรม.jpg");
        RgbImage::new(400, 300).save(&photo).unwrap();

        let workshop = Workshop::new(Templates::embedded()).unwrap();
        let checked = workshop.check(&Files::on_disk(folder.path()), &Default::default()).unwrap();
        let dataset = checked.sound().next().unwrap();
        let materials = Materials::new(&workshop, Lang::Th);
        let orders = materials.of_province(dataset, &[Document::ANNUAL], "2022-10-05".parse().unwrap());
        assert!(materials.ready(&orders[0]).is_ok_and(|ready| ready.lost.is_empty()));
        let changed = |state: &str| {
            let cause = materials.ready(&orders[0]).err();
            assert_eq!(cause, Some(Cause::PictureChanged { file: "อบรม.jpg".to_owned() }), "{state}");
        };
        RgbImage::new(300, 400).save(&photo).unwrap();
        changed("another picture");
        fs::remove_file(&photo).unwrap();
        changed("gone");
    }

    #[test]
    fn only_a_book_that_shows_pictures_is_composed_with_them() {
        let workshop = Workshop::new(Templates::embedded()).unwrap();
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/chiang-mai");
        let checked = workshop.check(&Files::on_disk(sample), &Default::default()).unwrap();
        let dataset = checked.sound().next().unwrap();
        let documents = [Document::ANNUAL, Document::SCORECARD];
        let orders =
            Materials::new(&workshop, Lang::Th).of_province(dataset, &documents, "2022-10-05".parse().unwrap());
        assert_eq!(orders.iter().map(|order| order.pictured.is_some()).collect::<Vec<_>>(), [true, false]);
    }
}
