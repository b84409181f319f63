//! What is still to be done by hand when a book is made and is to be sent: one page, with the day each is due.

use serde::Serialize;

use super::{
    Assets, Composed, Composer,
    calendar::duties_before,
    cover::Cover,
    document::{ComposeError, Kind},
    letter::{Letter, LetterFacts, Sent},
    prose::ProseError,
};
use crate::thai::date::short_day;

/// Everything the checklist's layout shows.
#[derive(Debug, Serialize)]
pub struct Checklist {
    /// Title, province and year.
    #[serde(rename = "\u{fdd0}cover")]
    pub cover: Cover,
    /// What is sent.
    pub subject: String,
    /// To whom.
    pub to: String,
    /// What is to be done, the earliest first.
    pub tasks: Vec<Task>,
    /// The files that were made, and what each is for.
    pub files: Vec<MadeFile>,
}

/// One thing to be done.
#[derive(Debug, Serialize)]
pub struct Task {
    /// The last day for it.
    pub due: Option<String>,
    /// What it is.
    pub text: String,
}

/// A file that was made.
#[derive(Debug, Serialize)]
pub struct MadeFile {
    /// Its name.
    pub name: String,
    /// What it is for.
    pub about: String,
}

/// What `checklist.tera` may speak of, beside what is known of the letter.
#[derive(Serialize)]
struct TaskFacts<'a> {
    #[serde(flatten)]
    letter: &'a LetterFacts<'a>,
    /// Which thing.
    id: &'static str,
    /// What the letter leaves open.
    open: &'a [&'static str],
    /// How many places of the data should be looked at.
    doubts: usize,
    /// The Office's address for e-mail.
    to: &'a str,
    /// The name of the row in the table of deliveries.
    item: &'static str,
}

impl Checklist {
    /// Its layout and names.
    pub const KIND: Kind = Kind {
        name: "checklist",
        thai: "รายการตรวจก่อนส่ง",
        about: "จัดทำรายการที่ต้องทำด้วยมือก่อนส่งรูปเล่ม",
        about_in_english: "makes a page of what is still to be done by hand to send a book in",
        is_dated: false,
        is_batched: false,
        looks_back: false,
    };
}

impl Composer<'_> {
    /// What is still to be done by hand. `doubts` is how many places of the data should be looked at.
    ///
    /// # Errors
    /// When a prose template fails.
    pub fn checklist(&self, sent: Sent, doubts: usize) -> Result<Composed<Checklist>, ProseError> {
        let (handbook, prose) = (self.handbook, self.prose);
        let letter = self.letter(sent)?.book;
        let open = letter.open();
        let due = handbook.delivery_due(sent.item());
        let mut tasks: Vec<Task> = match due {
            Some(due) => duties_before(self.dataset, handbook, due, sent.item(), prose)?
                .into_iter()
                .map(|duty| Task { due: Some(duty.due), text: duty.text })
                .collect(),
            None => Vec::new(),
        };
        let mail = self.mail(sent)?;
        let book = self.with_letter_facts(sent, |letter_facts| {
            let say = |id| {
                let facts = TaskFacts {
                    letter: &letter_facts,
                    id,
                    open: &open,
                    doubts,
                    to: &mail.to,
                    item: sent.item().thai(),
                };
                prose.line("checklist", &facts)
            };
            let is_wanted = |id: &&str| match *id {
                "doubts" => doubts > 0,
                "fill" => !open.is_empty(),
                "approval" => sent == Sent::Plan,
                _ => true,
            };
            let by_hand = ["doubts", "fill", "sign", "print", "approval", "mail", "post", "record"];
            for id in by_hand.into_iter().filter(is_wanted) {
                tasks.push(Task { due: due.map(short_day), text: say(id)? });
            }
            let [book, of_letter] = &mail.attached;
            let files = [
                (format!("{book}.pdf"), say("file-book")?),
                (format!("{of_letter}.pdf"), say("file-letter")?),
                (format!("{book}.eml"), say("file-mail")?),
            ];
            let mut cover = letter.cover;
            cover.file_title = format!("{} {}", Checklist::KIND.thai, mail.subject);
            Ok(Checklist {
                cover,
                subject: mail.subject,
                to: letter.to,
                tasks,
                files: files.map(|(name, about)| MadeFile { name, about }).into(),
            })
        })?;
        Ok(Composed { book, assets: Assets::new(), lost: Vec::new() })
    }

    /// The same as its layout reads it.
    ///
    /// # Errors
    /// When a prose template fails, or it does not become JSON.
    pub fn checklist_as_json(&self, sent: Sent, doubts: usize) -> Result<Composed<String>, ComposeError> {
        self.coloured(self.checklist(sent, doubts)?.as_json()?)
    }
}

impl Letter {
    /// What it leaves to be filled in by hand.
    fn open(&self) -> Vec<&'static str> {
        let parts = [
            ("เลขที่หนังสือ", &self.number),
            ("วันที่", &self.day),
            ("ที่อยู่", &self.address),
            ("ชื่อผู้ลงนาม", &self.signer),
            ("กลุ่มงาน", &self.unit),
            ("โทรศัพท์", &self.phone),
            ("โทรสาร", &self.fax),
            ("ไปรษณีย์อิเล็กทรอนิกส์", &self.email),
        ];
        parts.into_iter().filter(|(_, part)| part.is_none()).map(|(name, _)| name).collect()
    }
}
