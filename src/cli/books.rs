//! `ruplem DATASET`: what is meant when nothing else is said. The data is checked; what keeps it from books is told and
//! marked, and what it has is made into every book it allows.

use std::{iter, path::Path, time::Instant};

use chrono::NaiveDate;

use super::{
    Exit, Failure,
    args::{BatchArgs, BooksArgs, Common, Format},
    as_of, batch,
    beside::Beside,
    book::{tell_lost, write_book},
    book_args::LastYearArgs,
    check,
    dataset::{self, Loaded},
    inputs, report, summary,
    terminal::say,
};
use crate::{
    batch::alone::Setter,
    compose::{AnyDocument, DOCUMENTS, Document, Kind, OfProvince},
    diagnostic::{Lang, Severity, count},
    files::shown,
    model::{Dataset, FiscalYear, Month, SubmissionItem},
    read::ReadError,
    workshop::Workshop,
    write::MadeFolders,
};

pub fn run(args: &BooksArgs, common: &Common) -> Result<Exit, Failure> {
    let started = Instant::now();
    let workshop = dataset::workshop(common)?;
    let mut loaded = dataset::load(&workshop, &args.dataset, common)?;
    if !dataset::compare(&workshop, &mut loaded, &args.last_year, common)? {
        return Ok(Exit::BadData);
    }
    let nation = &loaded.nation;
    if nation.provinces.is_empty() && nation.diagnostics.is_empty() {
        return Err(ReadError::NotADataset { path: shown(&loaded.path) }.into());
    }
    let beside = Beside::of(&loaded.path);
    // What keeps single provinces from their books is told when the others' are made.
    let made = nation.sound().next().filter(|_| nation.is_national || nation.is_sound());
    if made.is_none() {
        check::tell(nation, false, common.lang)?;
    }
    // Where there is no table at all there is nothing to mark.
    let has_tables = nation.provinces.iter().any(|province| !province.checked.raw.tables.is_empty());
    if !nation.is_sound() && has_tables {
        check::mark(&workshop, &loaded, common, |bytes| beside.copy(bytes))?;
    }
    let Some(dataset) = made else { return Ok(Exit::BadData) };
    if nation.is_national {
        return of_nation(args, common, workshop, &loaded, &beside, started);
    }
    let setter = dataset::setter(args.timeout, common)?;
    Province { args, common, workshop: &workshop, setter, loaded: &loaded, dataset }.make(&beside)
}

/// What a batch makes.
fn of_nation(
    args: &BooksArgs,
    common: &Common,
    workshop: Workshop,
    loaded: &Loaded,
    beside: &Beside,
    started: Instant,
) -> Result<Exit, Failure> {
    let mut years: Vec<FiscalYear> = loaded.nation.sound().map(|dataset| dataset.year).collect();
    years.sort_unstable();
    years.dedup();
    let years: Vec<String> = years.iter().map(ToString::to_string).collect();
    let asked = BatchArgs {
        dataset: args.dataset.clone(),
        output: beside.books("ทั้งประเทศ", &years.join("-")),
        documents: Vec::new(),
        provinces: Vec::new(),
        as_of: args.as_of,
        jobs: None,
        force: false,
        print: false,
        without_data: false,
        timeout: args.timeout,
        shard: None,
        format: Format::Text,
        last_year: LastYearArgs::default(),
    };
    batch::make(&asked, common, workshop, loaded, None, started)
}

/// A province whose data has no errors.
struct Province<'a> {
    args: &'a BooksArgs,
    common: &'a Common,
    workshop: &'a Workshop,
    setter: Setter,
    loaded: &'a Loaded,
    dataset: &'a Dataset,
}

impl Province<'_> {
    fn make(&self, beside: &Beside) -> Result<Exit, Failure> {
        let (dataset, lang) = (self.dataset, self.common.lang);
        let folder = beside.books(&dataset.province.name, &dataset.year.to_string());
        let guard = inputs::guard_loaded(self.loaded, self.common);
        guard.allows_books_in(&folder)?;
        let _made = MadeFolders::make(&folder).map_err(|cause| Failure::Write { path: shown(&folder), cause })?;
        report::doubts(self.loaded.checked(), &self.loaded.path, lang);
        let day = as_of::of(self.args.as_of).day(dataset.year, [dataset]);
        as_of::tell(self.args.as_of, dataset.year, day, lang);
        self.setter.mind_prose(self.workshop)?;
        let (mut books, mut pages) = (0, 0);
        for (name, document) in allowed(dataset, day) {
            let composed = self.workshop.compose(document, dataset, day)?;
            tell_lost(&composed, lang);
            let output = folder.join(name);
            pages += write_book((self.workshop, &self.setter), document.kind, composed, (&guard, &output), lang)?;
            books += 1;
        }
        self.close(&folder, books, pages, day);
        Ok(Exit::Done)
    }

    /// What was made, what is doubted, what is due next.
    fn close(&self, folder: &Path, books: usize, pages: usize, day: NaiveDate) {
        let (lang, year) = (self.common.lang, self.dataset.year);
        let folder = shown(folder);
        let doubts = count(&self.loaded.checked().diagnostics, Severity::Warning);
        // Of a year that is over nothing is due any more.
        let is_now = self.args.as_of.is_some() || day == dataset::today();
        let next = is_now.then(|| summary::next(&self.workshop.score(self.dataset, day), lang)).flatten();
        match lang {
            Lang::Th => say!(
                "{} ปีงบประมาณ {year}: ทำ {books} เล่ม ({pages} หน้า) ไว้ใน {folder} · ควรตรวจสอบ {doubts} แห่ง · {}",
                self.dataset.province.name,
                next.map_or("ไม่มีกำหนดที่รออยู่".to_owned(), |next| format!(
                    "กำหนดถัดไป: {next}"
                )),
            ),
            Lang::En => say!(
                "{} fiscal year {year}: made {books} books ({pages} pages) in {folder} · doubts: {doubts} · {}",
                self.dataset.province.name,
                next.map_or("nothing is due".to_owned(), |next| format!("due next: {next}")),
            ),
        }
    }
}

/// Every book the data allows, by the name of its file: a report of results only when there are any, of a month when it is
/// recorded, and the agenda while the committee has not agreed yet.
fn allowed(dataset: &Dataset, day: NaiveDate) -> Vec<(String, Document<OfProvince>)> {
    let records = &dataset.evidence.records;
    let is_recorded = |month: &Month| {
        records.get(month).and_then(|record| record.recorded_on).is_some_and(|recorded_on| recorded_on <= day)
    };
    let is_wanted = |kind: Kind| {
        if kind == Document::ANNUAL.kind {
            !dataset.results.is_empty()
        } else if kind == Document::AGENDA.kind {
            dataset.submitted_by_day(SubmissionItem::CommitteeApproved, day).is_none()
        } else {
            true
        }
    };
    let books = DOCUMENTS.into_iter().flat_map(|document| -> Box<dyn Iterator<Item = (String, _)>> {
        let title = document.kind().thai;
        match document {
            AnyDocument::Year(book) if is_wanted(book.kind) => Box::new(iter::once((format!("{title}.pdf"), book))),
            AnyDocument::Month(book) => Box::new(
                dataset
                    .year
                    .months()
                    .filter(is_recorded)
                    .map(move |month| (format!("{title}-{}.pdf", numbered(month)), book.of(month))),
            ),
            AnyDocument::Year(_) | AnyDocument::Nation(_) => Box::new(iter::empty()),
        }
    });
    books.collect()
}

/// `2564-10`, as it is typed after `--month`.
fn numbered(month: Month) -> String {
    format!("{}-{:02}", month.buddhist_year(), month.number())
}
