//! The e-mail a book is sent with: to whom, about what, and what it says.

use chrono::NaiveDate;

use super::{
    Composer,
    letter::{LetterFacts, Sent},
    prose::ProseError,
    wording,
};

/// An e-mail without what is attached to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailText {
    /// The Office's address.
    pub to: String,
    /// The province's, where the data gives it.
    pub from: Option<String>,
    /// What it is about.
    pub subject: String,
    /// What it says.
    pub paragraphs: Vec<String>,
    /// The day of the letter, else the last the data knows of.
    pub day: NaiveDate,
    /// The names of what is attached without their endings, the book's first.
    pub attached: [String; 2],
}

impl Composer<'_> {
    /// The e-mail a book is sent with.
    ///
    /// # Errors
    /// When a prose template fails.
    pub fn mail(&self, sent: Sent) -> Result<MailText, ProseError> {
        let stem = sent.file_stem(self.dataset);
        let attached = [stem.clone(), format!("letter-{stem}")];
        let [subject, _, text] = sent.passages();
        self.with_letter_facts(sent, |facts| {
            let facts = LetterFacts { attached: attached.iter().map(|name| format!("{name}.pdf")).collect(), ..facts };
            Ok(MailText {
                to: self.handbook.office.email.clone(),
                from: self.dataset.office.email.clone(),
                subject: wording::said_in_one(self.dataset, self.prose, subject, &facts)?,
                paragraphs: wording::said(self.dataset, self.prose, text, &facts)?,
                day: self.day_of_letter(sent),
                attached,
            })
        })
    }
}
