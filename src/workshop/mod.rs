//! The front door: files of a dataset in; what is wrong with them, scores and finished books out.
//!
//! A [`Workshop`] is set up once, from templates, and then serves any number of datasets and threads. Like all of the core
//! it asks the machine for nothing: files come from a folder or from memory, and the day is told.
//!
//! ```
//! use ruplem::{Document, Workshop, files::Files, templates::Templates};
//!
//! let workshop = Workshop::new(Templates::embedded())?;
//! let checked = workshop.check(&Files::on_disk("samples/tak"), &Default::default())?;
//! let dataset = checked.sound().next().ok_or("the data has errors")?;
//! let as_of = "2022-01-31".parse()?;
//! assert_eq!(workshop.score(dataset, as_of).rounds.len(), 2);
//! let book = workshop.make(Document::SCORECARD, dataset, as_of)?;
//! assert!(book.pdf.starts_with(b"%PDF-") && book.pages == 2);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod error;
mod file;
pub mod fingerprint;
mod last_year;
mod rules;

use std::{mem, sync::OnceLock};

use chrono::NaiveDate;
use rust_xlsxwriter::XlsxError;

pub use self::{
    error::MakeError,
    file::{BookFile, NoBookFile},
    last_year::LastYearError,
};
use crate::{
    check::{Checked, CheckedNation, check_nation},
    compose::{
        ComposeError, Composed, Composer, Document, Kind, Lost, MailText, Nation, OfNation, OfProvince, Pictures,
        Prose, ProseError, Sent, YearCalendar,
    },
    diagnostic::{Lang, Told},
    enclosed::{self, Made},
    files::Files,
    form,
    handbook::{Handbook, Handbooks},
    marked::{self, Copy},
    mended::{self, Mend, MendError, MendedFile},
    model::{Dataset, FiscalYear, Passage},
    proof::{self, Datum, Finding, pdf::PdfError},
    read::{self, Container, Options, ReadError},
    schema::Table,
    score::{self, AsOf, RoundScore, Scorecard, Supposed},
    templates::{TemplateError, Templates},
    thai::{breaks::Breaker, lexicon::Lexicon},
    typeset::{LaidOut, LayoutFault, Press, TypesetError},
};

/// All that books are made with: handbooks, prose, layouts, fonts and lists of names.
pub struct Workshop {
    templates: Templates,
    /// Those among the templates.
    own: Handbooks,
    /// Rules that are used for every dataset of their year.
    given: Option<Handbook>,
    /// Both.
    handbooks: Handbooks,
    /// Made ready when the first book asks for it, as is the press: who only checks waits for neither.
    prose: OnceLock<Prose>,
    press: OnceLock<Press>,
    is_forgetful: bool,
    /// Whether its books carry their data.
    encloses: bool,
    /// The fingerprint of those that books are set with.
    of_templates: OnceLock<String>,
}

/// A finished book.
#[derive(Debug)]
pub struct Book {
    /// The file: PDF/A-3a and PDF/UA-1.
    pub pdf: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What the author of the layout should look at.
    pub warnings: Vec<LayoutFault>,
    /// What is badly set, by page and line.
    pub findings: Vec<Finding>,
    /// What of the data a layout of the user's own does not print.
    pub unused: Vec<Datum>,
    /// Pictures left out.
    pub lost: Vec<Lost>,
}

impl Book {
    /// What there is to say of how it is set, in words.
    pub fn remarks(&self, lang: Lang) -> impl Iterator<Item = String> {
        let findings = self.findings.iter().map(move |finding| finding.message(lang));
        let unused = self.unused.first().map(|first| {
            let (count, first) = (self.unused.len(), first.shown(lang));
            lang.either(
                format!("แม่แบบนี้ไม่พิมพ์ข้อมูล {count} รายการ เช่น {first}"),
                format!("this layout leaves out texts of the data: {count}, such as {first}"),
            )
        });
        self.warnings.iter().map(move |warning| warning.told(lang)).chain(findings).chain(unused)
    }
}

impl Workshop {
    /// Sets up a workshop.
    ///
    /// # Errors
    /// When a handbook is not well formed.
    pub fn new(templates: Templates) -> Result<Self, TemplateError> {
        let handbooks = templates.handbooks()?;
        Ok(Self {
            templates,
            own: handbooks.clone(),
            given: None,
            handbooks,
            prose: OnceLock::new(),
            press: OnceLock::new(),
            is_forgetful: false,
            encloses: true,
            of_templates: OnceLock::new(),
        })
    }

    /// The same workshop for who makes one book after the other and none twice, as [`Press::forgetful`] says.
    #[must_use]
    pub fn forgetful(self) -> Self {
        Self { is_forgetful: true, press: OnceLock::new(), ..self }
    }

    /// The same workshop, but its books carry no data inside.
    #[must_use]
    pub fn without_data(self) -> Self {
        Self { encloses: false, ..self }
    }

    /// The same workshop with its prose filled in otherwise than here.
    #[must_use]
    pub fn with_prose(self, prose: Prose) -> Self {
        Self { prose: prose.into(), ..self }
    }

    /// Has its prose filled in otherwise than here, unless somebody fills it in already.
    ///
    /// # Errors
    /// When `by` fails.
    pub fn fill_in_by(&self, by: impl FnOnce(&Templates) -> Result<Prose, ProseError>) -> Result<(), ProseError> {
        if self.prose.get().is_none() {
            let prose = by(&self.templates)?;
            self.prose.get_or_init(|| prose);
        }
        Ok(())
    }

    /// Takes other templates. What the press knows of texts stays as long as names and fonts are the same.
    ///
    /// # Errors
    /// When a handbook is not well formed: then all stays as it was; or a layout cannot be read.
    pub fn renew(&mut self, templates: Templates) -> Result<(), MakeError> {
        if templates == self.templates {
            return Ok(());
        }
        self.own = templates.handbooks()?;
        self.give(self.given.clone());
        self.prose = OnceLock::new();
        self.of_templates = OnceLock::new();
        let before = mem::replace(&mut self.templates, templates);
        let now = &self.templates;
        let keeps_texts = before.lexicon().eq(now.lexicon()) && before.fonts() == now.fonts();
        if let Some(press) = self.press.take().filter(|_| keeps_texts) {
            self.press = press.with_layouts(now.layouts())?.into();
        }
        Ok(())
    }

    /// The templates it was set up with.
    pub fn templates(&self) -> &Templates {
        &self.templates
    }

    /// The handbooks among them.
    pub fn handbooks(&self) -> &Handbooks {
        &self.handbooks
    }

    /// Reads and checks a dataset of one province or of many: all that is wrong at once.
    ///
    /// # Errors
    /// When the files are no dataset at all.
    pub fn check(&self, files: &Files, options: &Options) -> Result<CheckedNation, ReadError> {
        Ok(self.check_read(read::open(files, options)?))
    }

    /// Checks what has been read already.
    pub fn check_read(&self, container: Container) -> CheckedNation {
        check_nation(container, &self.handbooks)
    }

    /// A copy of what was checked as a workbook with every fault marked, the user's own where that can be.
    ///
    /// # Errors
    /// When there is more than a workbook can hold.
    pub fn marked(&self, checked: &CheckedNation, files: &Files, lang: Lang) -> Result<Copy, XlsxError> {
        marked::workbook(checked, files, lang)
    }

    /// The files of a dataset that change when cells are typed over, everything else in them as it was.
    ///
    /// # Errors
    /// When a cell cannot be typed over; then no file is changed.
    pub fn mended(&self, files: &Files, mends: &[Mend]) -> Result<Vec<MendedFile>, MendError> {
        mended::files(files, mends)
    }

    /// How a province stands on a day.
    pub fn score(&self, dataset: &Dataset, as_of: NaiveDate) -> Scorecard {
        score::score(dataset, &dataset.handbook, as_of)
    }

    /// How its rounds would stand if some facts were others.
    pub fn rounds_if(&self, dataset: &Dataset, as_of: NaiveDate, supposed: &Supposed) -> Vec<RoundScore> {
        score::rounds_if(dataset, &dataset.handbook, as_of, supposed)
    }

    /// How the country stands on a day, once for each year that its sound provinces are of; mostly that is one.
    pub fn nations<'a>(&'a self, checked: &'a CheckedNation, as_of: impl Into<AsOf>) -> Vec<Nation<'a>> {
        let as_of = as_of.into();
        let mut years: Vec<FiscalYear> = checked.sound().map(|dataset| dataset.year).collect();
        years.sort_unstable();
        years.dedup();
        let nation = |year| Nation::new(checked, year, as_of.day(year, checked.sound()));
        years.into_iter().filter_map(nation).collect()
    }

    /// A book of a province, finished.
    ///
    /// # Errors
    /// When it cannot be composed or set.
    pub fn make(&self, document: Document<OfProvince>, dataset: &Dataset, as_of: NaiveDate) -> Result<Book, MakeError> {
        self.finish(document.kind, self.compose(document, dataset, as_of)?)
    }

    /// A book of the whole country, finished.
    ///
    /// # Errors
    /// As for [`make`](Self::make).
    pub fn make_national(&self, document: Document<OfNation>, nation: &Nation<'_>) -> Result<Book, MakeError> {
        self.finish(document.kind, self.compose_national(document, nation)?)
    }

    /// The words and figures of a book of a province, and the files it shows.
    ///
    /// # Errors
    /// When a prose template fails, or there is no such book of the dataset.
    pub fn compose(
        &self,
        document: Document<OfProvince>,
        dataset: &Dataset,
        as_of: NaiveDate,
    ) -> Result<Composed<String>, MakeError> {
        let composer = self.composer(dataset, Pictures::Printed)?;
        Ok(document.compose(&composer, &self.score(dataset, as_of))?)
    }

    /// The same of a book of the whole country.
    ///
    /// # Errors
    /// As for [`compose`](Self::compose).
    pub fn compose_national(
        &self,
        document: Document<OfNation>,
        nation: &Nation<'_>,
    ) -> Result<Composed<String>, MakeError> {
        let mut composed = document.compose(nation, self.prose()?)?;
        if self.encloses {
            let made = Made { templates: self.templates_fingerprint() };
            enclosed::enclose_national(document.kind, nation, made, &mut composed.assets);
        }
        Ok(composed)
    }

    /// The year's duties of a province, each with whether it is done.
    ///
    /// # Errors
    /// When a prose template fails.
    pub fn calendar(&self, dataset: &Dataset) -> Result<YearCalendar, MakeError> {
        let composer = self.composer(dataset, Pictures::Fingerprints)?;
        Ok(composer.calendar().map_err(ComposeError::from)?)
    }

    /// The letter a book of a province is sent under; [`Letter::KIND`] sets it.
    ///
    /// # Errors
    /// When a prose template fails.
    pub fn compose_letter(&self, sent: Sent, dataset: &Dataset) -> Result<Composed<String>, MakeError> {
        Ok(self.composer(dataset, Pictures::Printed)?.letter_as_json(sent)?)
    }

    /// The e-mail a book of a province is sent with.
    ///
    /// # Errors
    /// When a prose template fails.
    pub fn compose_mail(&self, sent: Sent, dataset: &Dataset) -> Result<MailText, MakeError> {
        let composer = self.composer(dataset, Pictures::Fingerprints)?;
        Ok(composer.mail(sent).map_err(ComposeError::from)?)
    }

    /// What is still to be done by hand to send a book of a province in, with how many places of its data should be looked at;
    /// [`Checklist::KIND`] sets it.
    ///
    /// # Errors
    /// When a prose template fails.
    pub fn compose_checklist(
        &self,
        sent: Sent,
        dataset: &Dataset,
        doubts: usize,
    ) -> Result<Composed<String>, MakeError> {
        Ok(self.composer(dataset, Pictures::Fingerprints)?.checklist_as_json(sent, doubts)?)
    }

    /// Every passage of running text in the plan and the annual report, with what they say there.
    ///
    /// # Errors
    /// When a prose template fails.
    pub fn passages(&self, dataset: &Dataset, scorecard: &Scorecard) -> Result<Vec<(Passage, String)>, MakeError> {
        let composer = self.composer(dataset, Pictures::Fingerprints)?;
        Ok(composer.passages(scorecard).map_err(ComposeError::from)?)
    }

    /// Passages as a workbook of the sheet of own words, to be corrected.
    ///
    /// # Errors
    /// When a text is more than a cell can hold.
    pub fn wording_workbook(&self, passages: &[(Passage, String)]) -> Result<Vec<u8>, XlsxError> {
        form::wording_workbook(passages)
    }

    /// The workbook a dataset is read from with every passage on its sheet of own words: those that stand there stay.
    ///
    /// # Errors
    /// When it is gone or cannot be changed.
    pub fn passages_into(
        &self,
        files: &Files,
        path: &str,
        checked: &Checked,
        passages: &[(Passage, String)],
    ) -> Result<Vec<u8>, MendError> {
        mended::filled_in(files, path, checked.raw.table(Table::Wording), passages)
    }

    /// Who composes the books of a dataset.
    ///
    /// # Errors
    /// When a prose template is not well formed.
    pub fn composer<'a>(&'a self, dataset: &'a Dataset, pictures: Pictures<'a>) -> Result<Composer<'a>, MakeError> {
        let made = self.encloses.then(|| Made { templates: self.templates_fingerprint() });
        Ok(Composer { dataset, handbook: &dataset.handbook, prose: self.prose()?, pictures, made })
    }

    /// The pages of a composed book: what there is to see of it before it is bound.
    ///
    /// # Errors
    /// When Typst refuses the layout.
    pub fn lay_out<'a>(&'a self, kind: Kind, composed: &'a Composed<String>) -> Result<LaidOut<'a>, MakeError> {
        Ok(self.press()?.lay_out(&kind.layout(), &composed.book, &composed.assets)?)
    }

    /// A composed book laid out and bound.
    ///
    /// # Errors
    /// When Typst refuses the layout or the file.
    pub fn finish(&self, kind: Kind, composed: Composed<String>) -> Result<Book, MakeError> {
        let laid_out = self.lay_out(kind, &composed)?;
        let (pdf, pages) = (laid_out.bind()?, laid_out.pages().len());
        let LaidOut { warnings, findings, unused, .. } = laid_out;
        Ok(Book { pdf, pages, warnings, findings, unused, lost: composed.lost })
    }

    /// Reads a finished file back, whoever has set it: its pages, and what is badly set in them.
    ///
    /// # Errors
    /// When it is no PDF that can be read.
    pub fn read_back(&self, pdf: Vec<u8>) -> Result<(usize, Vec<Finding>), PdfError> {
        let pages = proof::pdf::pages(pdf)?;
        Ok((pages.len(), proof::findings(&pages, &self.breaker())))
    }

    /// The press, made ready now if it is not yet.
    ///
    /// # Errors
    /// When a layout or a font cannot be read.
    pub fn press(&self) -> Result<&Press, TypesetError> {
        if let Some(press) = self.press.get() {
            return Ok(press);
        }
        let press = Press::new(self.templates.layouts(), self.templates.fonts(), self.breaker())?;
        let press = if self.is_forgetful { press.forgetful() } else { press };
        Ok(self.press.get_or_init(|| press))
    }

    pub(crate) fn prose(&self) -> Result<&Prose, ComposeError> {
        if let Some(prose) = self.prose.get() {
            return Ok(prose);
        }
        let prose = Prose::new(self.templates.prose())?;
        Ok(self.prose.get_or_init(|| prose))
    }

    fn breaker(&self) -> Breaker {
        let breaker = Breaker::new(Lexicon::parse(self.templates.lexicon()));
        if self.templates.lexicon().eq(Templates::embedded().lexicon()) { breaker.knowing_layouts() } else { breaker }
    }
}
