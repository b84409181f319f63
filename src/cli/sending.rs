//! What `letter`, `mail` and `deliver` share: a book on its way to the Office, and the papers that go with it.

use chrono::NaiveDate;

use super::{
    Failure,
    args::{Common, SendArgs},
    as_of,
    book::tell_lost,
    dataset::{self, Loaded},
    report, terminal,
};
use crate::{
    batch::{alone::Setter, manuscript::SetApart},
    compose::{Checklist, Composed, Kind, Letter},
    delivery::mail,
    diagnostic::{Lang, Severity, count},
    model::Dataset,
    workshop::Workshop,
};

/// The data of a province whose book is sent in, and who sets what goes with it.
pub struct Sending<'a> {
    args: &'a SendArgs,
    common: &'a Common,
    workshop: Workshop,
    setter: Setter,
    pub loaded: Loaded,
}

impl<'a> Sending<'a> {
    /// Reads and checks the data; `None` when it has errors, which are told.
    pub fn of(args: &'a SendArgs, common: &'a Common) -> Result<Option<Self>, Failure> {
        let workshop = dataset::workshop(common)?;
        let loaded = dataset::load_province(&workshop, &args.dataset, common)?;
        if loaded.checked().dataset.is_none() {
            report::text(&loaded.nation, common.lang, &mut terminal::errors())?;
            return Ok(None);
        }
        let setter = dataset::setter(args.timeout, common)?;
        setter.mind_prose(&workshop)?;
        Ok(Some(Self { args, common, workshop, setter, loaded }))
    }

    /// The data, which has no errors.
    pub fn dataset(&self) -> &Dataset {
        self.loaded.checked().dataset.as_ref().expect("what has errors is not sent")
    }

    /// How many places of the data should be looked at.
    pub fn doubts(&self) -> usize {
        count(&self.loaded.checked().diagnostics, Severity::Warning)
    }

    /// The book as its own command makes it.
    pub fn book(&self, asked: Option<NaiveDate>) -> Result<SetApart, Failure> {
        let (document, dataset) = (self.args.sent.book(), self.dataset());
        let day = as_of::of(asked).day(dataset.year, [dataset]);
        if document.kind.is_dated {
            as_of::tell(asked, dataset.year, day, self.common.lang);
        }
        self.set(document.kind, self.workshop.compose(document, dataset, day)?)
    }

    /// The letter it is sent under.
    pub fn letter(&self) -> Result<SetApart, Failure> {
        self.set(Letter::KIND, self.workshop.compose_letter(self.args.sent, self.dataset())?)
    }

    /// What is still to be done by hand.
    pub fn checklist(&self) -> Result<SetApart, Failure> {
        let composed = self.workshop.compose_checklist(self.args.sent, self.dataset(), self.doubts())?;
        self.set(Checklist::KIND, composed)
    }

    /// The e-mail with both attached, and the names without endings of what is attached.
    pub fn mail(&self, book: &[u8], letter: &[u8]) -> Result<(Vec<u8>, [String; 2]), Failure> {
        let text = self.workshop.compose_mail(self.args.sent, self.dataset())?;
        let megabytes = (book.len() + letter.len()).div_ceil(1024 * 1024);
        if megabytes > mail::MOST_MB {
            report::large_mail(megabytes, mail::MOST_MB, self.common.lang);
        }
        Ok((mail::file(&text, [book, letter])?, text.attached))
    }

    fn set(&self, kind: Kind, composed: Composed<String>) -> Result<SetApart, Failure> {
        let lang: Lang = self.common.lang;
        tell_lost(&composed, lang);
        let set = self.setter.set(&self.workshop, kind, composed, true);
        let set = set.map_err(|error| Failure::unset(kind, error, lang))?;
        set.remarks.iter().for_each(|remark| report::warning(remark, lang));
        Ok(set)
    }
}
