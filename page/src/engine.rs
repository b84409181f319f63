//! Keeps the workshop, what is opened and the books that are laid out, and answers questions about them.

use std::collections::BTreeMap;

use ruplem::{Workshop, diagnostic::Lang, mended, templates::Templates, workshop::fingerprint};
use serde_json::{Value, json};

use crate::{
    about,
    book::HeldBook,
    data::Opened,
    failure::Failure,
    frame, guide, memory, nation, origin, passage,
    protocol::{Ask, Question},
    sample, scores, sending, workbooks,
};

/// A JSON head and bytes.
pub type Answer = (Value, Vec<u8>);

/// One engine: a worker has one.
pub struct Engine {
    workshop: Option<&'static Workshop>,
    /// Fingerprint of what all books are made with, once it is known.
    made_with: Option<String>,
    opened: Option<Opened>,
    books: BTreeMap<u32, HeldBook>,
    last_book: u32,
}

impl Engine {
    pub const fn new() -> Self {
        Self { workshop: None, made_with: None, opened: None, books: BTreeMap::new(), last_book: 0 }
    }

    /// Answers a frame with a frame: `{"ok": …}` and bytes, or `{"failed": "…"}`.
    pub fn answer(&mut self, frame: &[u8]) -> Vec<u8> {
        let asked = frame::parted(frame).ok_or_else(|| Failure::misasked("frame"));
        let asked = asked.and_then(|(head, bytes)| Ok((serde_json::from_slice::<Question>(head)?, bytes)));
        let (lang, answer) = match asked {
            Ok((Question { lang, ask }, bytes)) => (lang, self.asked(ask, lang, bytes)),
            Err(failure) => (Lang::Th, Err(failure)),
        };
        let (head, bytes) = match answer {
            Ok((head, bytes)) => (json!({ "ok": head }), bytes),
            Err(failure) => (json!({ "failed": failure.said(lang) }), Vec::new()),
        };
        frame::joined(&head, &bytes).unwrap_or_default()
    }

    fn asked(&mut self, ask: Ask, lang: Lang, bytes: &[u8]) -> Result<Answer, Failure> {
        let workshop = self.workshop(matches!(ask, Ask::Set { .. }))?;
        match ask {
            Ask::About => Ok(head(about::about(workshop))),
            Ask::Guide => guide::bound(workshop),
            Ask::Warm => {
                workshop.press().map_err(ruplem::workshop::MakeError::from)?;
                Ok(head(Value::Null))
            }
            Ask::Open { name, only, files, mends } => {
                self.open(Opened::new(workshop, (&name, only), files, bytes, &mends)?)
            }
            Ask::Sample { mends } => self.open(sample::opened(workshop, &mends)?),
            Ask::Report => Ok(self.opened()?.report(lang)),
            Ask::Rows { sheet, from, count } => Ok(head(self.opened()?.rows(sheet, from, count)?)),
            Ask::Origins { province, text, beside } => {
                Ok(head(self.opened()?.origins(province, &origin::Asked { text, beside })))
            }
            Ask::Passages { province, as_of, text } => {
                Ok(head(passage::told(workshop, self.opened()?, (province, as_of), &text)?))
            }
            Ask::Formula { path, sheet, row, column } => {
                let formula = mended::formula(&self.opened()?.files, &path, &sheet, (row, column))?;
                Ok(head(json!(formula)))
            }
            Ask::Mended => Ok(self.opened()?.mended_files()),
            Ask::AsOf { province, today } => {
                let opened = self.opened()?;
                let day = match province {
                    Some(province) => scores::day(opened, province, today)?,
                    None => nation::day(opened, today),
                };
                Ok(head(json!(day)))
            }
            Ask::Score { province, as_of } => scores::of_province(workshop, self.opened()?, province, as_of),
            Ask::ScoreIf { province, as_of, suppose } => {
                scores::if_supposed(workshop, self.opened()?, (province, as_of), &suppose, lang)
            }
            Ask::LayOut { document, province, year, as_of, month } => {
                let of = crate::book::Asked { document, province, year, as_of, month };
                let book = HeldBook::lay_out(workshop, self.opened()?, &of)?;
                self.last_book += 1;
                let told = book.told(self.last_book, lang);
                self.books.insert(self.last_book, book);
                Ok(head(told))
            }
            Ask::Page { book, page } => Ok((Value::Null, self.book(book)?.page(page)?)),
            Ask::Read { book } => Ok(head(self.book(book)?.read())),
            Ask::Bind { book } => Ok((Value::Null, self.book(book)?.bind()?)),
            Ask::Release { book } => {
                self.books.remove(&book);
                Ok(head(Value::Null))
            }
            Ask::Nation { as_of } => Ok(head(nation::told(workshop, self.opened()?, as_of)?)),
            Ask::Orders { province, documents, as_of } => {
                let made_with = self.made_with.get_or_insert_with(|| workshop.fingerprint());
                let opened = self.opened.as_ref().ok_or_else(nothing_opened)?;
                Ok(head(nation::orders(workshop, made_with, opened, (province, &documents, as_of), lang)?))
            }
            Ask::Manuscript { document, province, year, as_of } => {
                let of = crate::book::Asked { document, province, year, as_of, month: None };
                nation::manuscript(workshop, self.opened()?, &of, lang)
            }
            Ask::Set { document, book, assets } => nation::set(workshop, (&document, book, assets), bytes, lang),
            Ask::Scores { as_of } => nation::scores(workshop, self.opened()?, as_of),
            Ask::Sending { document, province, as_of } => {
                sending::made(workshop, self.opened()?, (&document, province, as_of), lang)
            }
            Ask::Duties { province } => sending::duties(workshop, self.opened()?, province),
            Ask::MonthRows { province, month } => sending::month_rows(self.opened()?, province, &month),
            Ask::Fingerprint => Ok(head(json!(fingerprint::of(bytes)))),
            Ask::New { province, year, from } => {
                workbooks::empty(workshop, (province, year), self.opened.as_ref().zip(from))
            }
            Ask::Marked => workbooks::marked(workshop, self.opened()?, lang),
            Ask::Fail { is_full: true } => memory::fill(),
            Ask::Fail { is_full: false } => panic!("asked to fail"),
        }
    }

    /// Sets up the workshop with the first question. It lives as long as the engine, and books borrow from it. Whose first
    /// question is to set a book makes one after the other and none twice.
    fn workshop(&mut self, is_forgetful: bool) -> Result<&'static Workshop, Failure> {
        if let Some(workshop) = self.workshop {
            return Ok(workshop);
        }
        let workshop = Workshop::new(Templates::embedded()).map_err(ruplem::workshop::MakeError::from)?;
        let workshop = if is_forgetful { workshop.forgetful() } else { workshop };
        Ok(self.workshop.insert(Box::leak(Box::new(workshop))))
    }

    fn open(&mut self, opened: Opened) -> Result<Answer, Failure> {
        self.books.clear();
        let told = opened.told();
        self.opened = Some(opened);
        Ok(head(told))
    }

    fn opened(&self) -> Result<&Opened, Failure> {
        self.opened.as_ref().ok_or_else(nothing_opened)
    }

    fn book(&self, book: u32) -> Result<&HeldBook, Failure> {
        self.books.get(&book).ok_or_else(|| Failure::misasked("no such book"))
    }
}

fn nothing_opened() -> Failure {
    Failure::misasked("nothing is opened")
}

fn head(head: Value) -> Answer {
    (head, Vec::new())
}
