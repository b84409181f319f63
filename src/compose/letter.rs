//! The letter a book is sent under (หนังสือภายนอก). What the data does not give stays open, to be filled in by hand.

use chrono::NaiveDate;
use serde::Serialize;

use super::{
    Assets, Composed, Composer,
    assets::{Kind as Looks, Lost, read},
    cover::Cover,
    document::{ComposeError, Document, Kind, OfProvince},
    facts::PlanFacts,
    prose::ProseError,
    wording,
};
use crate::{
    model::{Dataset, Passage, Submission, SubmissionItem},
    thai::{date::long_day, digits::in_thai},
};

/// A book that is sent to the Office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    /// เอกสาร ๒.
    Plan,
    /// เอกสาร ๓.
    Annual,
}

impl Sent {
    /// In the order in which they fall due.
    pub const ALL: [Self; 2] = [Self::Plan, Self::Annual];

    /// The book itself.
    pub const fn book(self) -> Document<OfProvince> {
        match self {
            Self::Plan => Document::PLAN,
            Self::Annual => Document::ANNUAL,
        }
    }

    /// What the data has of its being sent.
    pub const fn item(self) -> SubmissionItem {
        match self {
            Self::Plan => SubmissionItem::PlanBookSent,
            Self::Annual => SubmissionItem::AnnualReportSent,
        }
    }

    /// What the letter is about, what it says, and what the e-mail says, which an office may put its own words in place of.
    pub(super) const fn passages(self) -> [Passage; 3] {
        match self {
            Self::Plan => [Passage::LetterSubjectPlan, Passage::LetterPlan, Passage::MailPlan],
            Self::Annual => [Passage::LetterSubjectAnnual, Passage::LetterAnnual, Passage::MailAnnual],
        }
    }

    /// The name of a file about it, without its ending, in letters that every mail server lets pass: `plan-2565-chiang-mai`.
    pub fn file_stem(self, dataset: &Dataset) -> String {
        let slug = dataset.province.slug();
        let province = slug.split_once('-').map_or("", |(_, name)| name);
        format!("{}-{}-{province}", self.book().kind.name, dataset.year)
    }

    /// What the data has of its being sent: the day, and the number of the letter.
    pub fn submission(self, dataset: &Dataset) -> Option<&Submission> {
        dataset.evidence.submissions.get(&self.item())
    }
}

/// Everything the letter's layout shows.
#[derive(Debug, Serialize)]
pub struct Letter {
    /// Title, province and year.
    #[serde(rename = "\u{fdd0}cover")]
    pub cover: Cover,
    /// The path of the Garuda, where the paper has none printed.
    #[serde(rename = "\u{fdd0}garuda")]
    pub garuda: Option<String>,
    /// ที่
    pub number: Option<String>,
    /// The office that writes.
    pub office: String,
    /// Its address.
    pub address: Option<String>,
    /// The letter's day.
    pub day: Option<String>,
    /// เรื่อง
    pub subject: String,
    /// เรียน
    pub to: String,
    /// อ้างถึง
    pub reference: Option<String>,
    /// สิ่งที่ส่งมาด้วย
    pub attachments: Vec<Attachment>,
    /// Cause, purpose, closing.
    pub text: Vec<String>,
    /// Who signs, in parentheses below the signature.
    pub signer: Option<String>,
    /// The post of who signs.
    pub signer_title: String,
    /// Whose powers the letter is signed by.
    pub on_behalf_of: Option<String>,
    /// The unit whose letter it is.
    pub unit: Option<String>,
    /// Its telephone.
    pub phone: Option<String>,
    /// Its fax.
    pub fax: Option<String>,
    /// Its address for e-mail.
    pub email: Option<String>,
}

/// What goes with the letter.
#[derive(Debug, Serialize)]
pub struct Attachment {
    /// What it is.
    pub name: String,
    /// How many: `๑ เล่ม`.
    pub count: Option<String>,
}

/// What the templates of letters, and of what goes with them, may speak of.
#[derive(Serialize)]
pub struct LetterFacts<'a> {
    #[serde(flatten)]
    pub plan: PlanFacts<'a>,
    /// `plan` or `annual`.
    pub book: &'static str,
    /// The title of the book.
    pub title: &'a str,
    /// The last day for it.
    pub due: Option<String>,
    /// The letter's number and day, where the data gives them.
    pub number: Option<String>,
    pub day: Option<String>,
    /// The names of the files sent by e-mail.
    pub attached: Vec<String>,
}

impl Letter {
    /// Its layout and names. It is no book: it tells nothing of the year, and is made of no batch.
    pub const KIND: Kind = Kind {
        name: "letter",
        thai: "หนังสือนำส่ง",
        about: "จัดทำหนังสือนำส่งรูปเล่ม",
        about_in_english: "sets the letter a book is sent under",
        is_dated: false,
        is_batched: false,
        looks_back: false,
    };
}

impl Composer<'_> {
    /// The letter a book is sent under.
    ///
    /// # Errors
    /// When a prose template fails.
    pub fn letter(&self, sent: Sent) -> Result<Composed<Letter>, ProseError> {
        let (dataset, prose) = (self.dataset, self.prose);
        let garuda = dataset.garuda.iter().map(|picture| {
            let path = if picture.is_drawing { "/garuda.svg" } else { "/garuda.png" };
            (path.to_owned(), picture, Looks::Emblem)
        });
        let (assets, lost): (Assets, Vec<Lost>) = read(garuda, self.pictures);
        let office = &dataset.office;
        let given = |text: &Option<String>| text.as_deref().map(in_thai);
        let [subject, text, _] = sent.passages();
        let book = self.with_letter_facts(sent, |facts| {
            let attachments = prose.paragraphs("letter-attachments", &facts)?;
            let cover = self.letter_cover(sent);
            Ok(Letter {
                garuda: assets.keys().next().cloned(),
                number: facts.number.clone(),
                office: cover.office.name.clone(),
                address: cover.office.address.clone(),
                day: facts.day.clone(),
                subject: wording::said_in_one(dataset, prose, subject, &facts)?,
                to: prose.line("letter-to", &facts)?,
                reference: self.handbook.names.document.shown(),
                attachments: attachments.iter().map(|text| Attachment::of(text)).collect(),
                text: wording::said(dataset, prose, text, &facts)?,
                signer: cover.office.head.clone(),
                signer_title: cover.office.head_title.clone(),
                on_behalf_of: given(&office.on_behalf_of),
                unit: given(&office.unit),
                phone: cover.office.phone.clone(),
                fax: given(&office.fax),
                email: office.email.clone(),
                cover,
            })
        })?;
        Ok(Composed { book, assets, lost })
    }

    /// What is known of a letter, for who speaks of it.
    pub(super) fn with_letter_facts<T>(
        &self,
        sent: Sent,
        speak: impl FnOnce(LetterFacts<'_>) -> Result<T, ProseError>,
    ) -> Result<T, ProseError> {
        let cover = self.letter_cover(sent);
        let submission = sent.submission(self.dataset);
        speak(LetterFacts {
            plan: PlanFacts::new(self.dataset, self.handbook, &cover),
            book: sent.book().kind.name,
            title: self.title_of(sent),
            due: self.handbook.delivery_due(sent.item()).map(long_day),
            number: submission.and_then(|submission| submission.document_no.as_deref()).map(in_thai),
            day: submission.and_then(|submission| submission.date).map(long_day),
            attached: Vec::new(),
        })
    }

    fn letter_cover(&self, sent: Sent) -> Cover {
        let title = format!("หนังสือนำส่ง{}", self.title_of(sent));
        Cover::new(self.dataset, self.handbook, &title, "", self.day_of_letter(sent))
    }

    fn title_of(&self, sent: Sent) -> &str {
        match sent {
            Sent::Plan => &self.handbook.names.plan,
            Sent::Annual => &self.handbook.names.annual,
        }
    }

    /// A letter that is not dated yet is as new as what it tells of.
    pub(super) fn day_of_letter(&self, sent: Sent) -> NaiveDate {
        let dated = sent.submission(self.dataset).and_then(|submission| submission.date);
        dated.or_else(|| self.dataset.days().max()).unwrap_or_else(|| self.dataset.year.first_day())
    }

    /// The same as its layout reads it.
    ///
    /// # Errors
    /// When a prose template fails, or the letter does not become JSON.
    pub fn letter_as_json(&self, sent: Sent) -> Result<Composed<String>, ComposeError> {
        self.coloured(self.letter(sent)?.as_json()?)
    }
}

impl Attachment {
    /// What it is, and behind the last `จำนวน` how many.
    fn of(text: &str) -> Self {
        match text.rsplit_once(" จำนวน ") {
            Some((name, count)) => Self { name: name.to_owned(), count: Some(format!("จำนวน {count}")) },
            None => Self { name: text.to_owned(), count: None },
        }
    }
}
