//! What `letter`, `mail` and `deliver` share: a book on its way to the Office, and the papers that go with it.

use chrono::NaiveDate;

use super::{
    Failure,
    args::{Common, SendArgs},
    as_of,
    book::tell_lost,
    book_args::LastYearArgs,
    dataset::{self, Loaded},
    report,
};
use crate::{
    batch::{alone::Setter, manuscript::SetApart},
    compose::{Checklist, Composed, Kind, Letter, MailText},
    delivery::mail,
    diagnostic::{Lang, Severity, count},
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
    pub fn of(args: &'a SendArgs, last_year: &LastYearArgs, common: &'a Common) -> Result<Option<Self>, Failure> {
        let workshop = dataset::workshop(common)?;
        let Some(mut loaded) = dataset::load_sound(&workshop, &args.dataset, common)? else { return Ok(None) };
        if !dataset::compare(&workshop, &mut loaded, last_year, common)? {
            return Ok(None);
        }
        let setter = dataset::setter(args.timeout, common)?;
        setter.mind_prose(&workshop)?;
        Ok(Some(Self { args, common, workshop, setter, loaded }))
    }

    /// How many places of the data should be looked at.
    pub fn doubts(&self) -> usize {
        count(&self.loaded.checked().diagnostics, Severity::Warning)
    }

    /// The book as its own command makes it.
    pub fn book(&self, asked: Option<NaiveDate>) -> Result<SetApart, Failure> {
        let (document, dataset) = (self.args.sent.book(), self.loaded.dataset());
        let day = as_of::of(asked).day(dataset.year, [dataset]);
        if document.kind.is_dated {
            as_of::tell(asked, dataset.year, day, self.common.lang);
        }
        self.set(document.kind, self.workshop.compose(document, dataset, day)?)
    }

    /// The letter it is sent under.
    pub fn letter(&self) -> Result<SetApart, Failure> {
        self.set(Letter::KIND, self.workshop.compose_letter(self.args.sent, self.loaded.dataset())?)
    }

    /// What is still to be done by hand.
    pub fn checklist(&self) -> Result<SetApart, Failure> {
        let composed = self.workshop.compose_checklist(self.args.sent, self.loaded.dataset(), self.doubts())?;
        self.set(Checklist::KIND, composed)
    }

    /// The e-mail with both attached, and what it says.
    pub fn mail(&self, book: &[u8], letter: &[u8]) -> Result<(Vec<u8>, MailText), Failure> {
        let text = self.workshop.compose_mail(self.args.sent, self.loaded.dataset())?;
        if let Some(megabytes) = mail::too_large([book, letter]) {
            report::large_mail(megabytes, mail::MOST_MB, self.common.lang);
        }
        Ok((mail::file(&text, [book, letter])?, text))
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
