//! A saved e-mail: the books and workbooks attached to it are a province's data. What it says, what it links to and what else
//! it carries is nobody's here: nothing in it is opened by name, run or followed.
//!
//! The parts are parted here, with a bound on how many there are and how deep they lie; a library reads the head and unfolds
//! the body of each by itself.

mod parts;

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, NaiveDate};

use self::parts::{Attachment, Parted, part};
use super::{is_named_book, is_named_workbook};
use crate::{
    contain::contained,
    diagnostic::MailFault,
    files::{Files, Memory, Unread},
    limits::{MAX_ATTACHED, MAX_FILE_MB},
    text::clean,
};

/// Hours that clocks in Thailand are ahead.
const THAILAND: i64 = 7;

/// So many attachments without data are named.
const NAMED: usize = 5;

/// Endings of mails that other programs keep, in lower case.
const OTHER_MAILS: [&str; 5] = [".msg", ".oft", ".pst", ".mbox", ".emlx"];

/// What of a mail may be data, and when it came.
pub struct Mail {
    /// The books and workbooks attached, as files in memory, or why there are none.
    pub attached: Result<Files, MailFault>,
    /// What it is about, in its own words.
    pub subject: Option<String>,
    /// When it was sent and came.
    pub days: MailDays,
}

/// The days of a mail, in Thailand, as far as it tells them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct MailDays {
    /// The day that the server which handed it over stamped it with.
    pub came: Option<NaiveDate>,
    /// The day it was written, by its sender's own clock.
    pub sent: Option<NaiveDate>,
}

impl MailDays {
    /// The day it came; of a mail that was saved before any server had it, the day it was written.
    pub fn day(self) -> Option<NaiveDate> {
        self.came.or(self.sent)
    }
}

/// Whether a file is named as a saved e-mail is.
pub fn is_named_mail(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("eml"))
}

/// Whether a file is named as a mail, or a box of them, of a kind that is not read.
pub fn is_other_mail(name: &str) -> bool {
    let name = name.to_lowercase();
    OTHER_MAILS.iter().any(|ending| name.ends_with(ending))
}

/// Reads a saved e-mail.
///
/// # Errors
/// When the file cannot be read at all.
pub fn read(files: &Files, path: &str) -> Result<Mail, Unread> {
    let bytes = files.bytes(path, MAX_FILE_MB * 1024 * 1024)?;
    let name = path.rsplit('/').next().unwrap_or(path);
    Ok(contained(|| of_bytes(name, &bytes)).unwrap_or(Mail {
        attached: Err(MailFault::Nothing),
        subject: None,
        days: MailDays::default(),
    }))
}

fn of_bytes(name: &str, bytes: &[u8]) -> Mail {
    let Parted { attachments, subject, came, sent, is_cut } = part(bytes);
    let in_thailand = |stamp: i64| {
        let at = DateTime::from_timestamp(stamp, 0)?.checked_add_signed(Duration::hours(THAILAND))?;
        Some(at.date_naive())
    };
    let days = MailDays { came: came.and_then(in_thailand), sent: sent.and_then(in_thailand) };
    let named: Vec<(String, Attachment)> = attachments.into_iter().map(|one| (plain(&one.name), one)).collect();
    let (data, others): (Vec<_>, Vec<_>) = named.into_iter().partition(|(name, _)| is_data(name));
    let attached = if is_cut || data.len() > MAX_ATTACHED {
        Err(MailFault::TooMany)
    } else if data.is_empty() {
        Err(without_data(&others))
    } else {
        let (memory, _) = Memory::new(by_free_names(data));
        Ok(Files::in_memory(name, memory))
    };
    Mail { attached, subject, days }
}

/// Why nothing of a mail is data, by what is attached to it.
fn without_data(others: &[(String, Attachment)]) -> MailFault {
    let is_of_outlook =
        |(name, one): &(String, Attachment)| one.is_of_outlook || name.eq_ignore_ascii_case("winmail.dat");
    let is_locked = |(name, one): &(String, Attachment)| one.is_locked || name.eq_ignore_ascii_case("smime.p7m");
    if others.iter().any(is_of_outlook) {
        MailFault::OfOutlook
    } else if others.iter().any(is_locked) {
        MailFault::Locked
    } else {
        let names = others.iter().map(|(name, _)| name.as_str()).filter(|name| !name.is_empty());
        without(names.collect())
    }
}

/// That nothing of these is data; the first of them are named.
pub fn without(mut names: Vec<&str>) -> MailFault {
    if names.is_empty() {
        return MailFault::Nothing;
    }
    let more = names.len().saturating_sub(NAMED);
    names.truncate(NAMED);
    MailFault::Others { names: names.join(", "), more }
}

/// Files by names of which no two are the same.
fn by_free_names(data: Vec<(String, Attachment)>) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for (name, attachment) in data {
        let mut free = name.clone();
        let mut number = 2;
        while files.contains_key(&free) {
            free = format!("{number}-{name}");
            number += 1;
        }
        files.insert(free, attachment.bytes());
    }
    files
}

/// A name without folders, which mail programs let nobody choose.
fn plain(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    clean::in_one_line(name).trim().to_owned()
}

/// Whether an attachment may be data. What a mail program or a system puts beside it is not.
fn is_data(name: &str) -> bool {
    (is_named_book(name) || is_named_workbook(name)) && !super::others::is_nobodys(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(mail: &str) -> Mail {
        of_bytes("a.eml", mail.as_bytes())
    }

    fn names(mail: &Mail) -> Vec<String> {
        let files = mail.attached.as_ref().unwrap();
        files.list("").unwrap().into_iter().map(|entry| entry.name).collect()
    }

    fn with(attachments: &[&str]) -> String {
        let parts = attachments.iter().map(|part| format!("--b\r\n{part}\r\n"));
        let parts: String = parts.collect();
        format!(
            "Subject: =?utf-8?B?4LmB4Lic4LiZ?=\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n{parts}--b--\r\n"
        )
    }

    #[test]
    fn names_are_read_in_whatever_way_they_are_written() {
        let mut mail = with(&[
            "Content-Type: application/pdf; name=\"=?windows-874?B?4bzZ?=.pdf\"\r\n\r\n1",
            "Content-Disposition: attachment; filename*=tis-620''%E1%BC%B9.pdf\r\n\r\n2",
            "Content-Disposition: attachment; filename*0*=UTF-8''%E0%B8%95%E0%B8%B2; filename*1*=%E0%B8%81; filename*2=.xlsx\r\n\r\n3",
            "Content-Disposition: attachment; filename=\"=?UTF-8?Q?=E0=B8=95=E0=B8=B2?=\r\n =?UTF-8?Q?=E0=B8=81.pdf?=\"\r\n\r\n4",
            "Content-Disposition: attachment; filename=\"C:\\\\plans\\\\../../plan.pdf\"\r\n\r\n5",
            "Content-Disposition: attachment; filename=\"plan.pdf\"\r\n\r\n6",
            "Content-Disposition: attachment; filename=\"\u{e41}.PDF\"\r\n\r\n7",
        ])
        .into_bytes();
        // A program of old writes the letters themselves, in one byte each.
        let at = mail.windows(3).position(|three| three == "\u{e41}".as_bytes()).unwrap();
        mail.splice(at..at + 3, [0xe1]);
        let mail = of_bytes("a.eml", &mail);
        assert_eq!(names(&mail), ["2-plan.pdf", "plan.pdf", "ตาก.pdf", "ตาก.xlsx", "แ.PDF", "แผน.pdf", "แผู.pdf"]);
        assert_eq!(mail.subject.as_deref(), Some("แผน"));
    }

    #[test]
    fn bodies_are_unfolded_and_text_is_left_as_it_is() {
        let mail = of(&with(&[
            "Content-Type: text/plain; charset=windows-874; name=a.pdf\r\n\r\n\u{e41}\r\n2",
            "Content-Type: application/pdf; name=b.pdf\r\nContent-Transfer-Encoding: BASE64\r\n\r\nJVBE\r\nRg==",
            "Content-Type: application/pdf; name=c.pdf\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n%PDF=0A=\r\n=FF",
        ]));
        let bytes = |name: &str| mail.attached.as_ref().unwrap().bytes(name, 100).unwrap();
        assert_eq!(bytes("a.pdf"), "\u{e41}\r\n2".as_bytes());
        assert_eq!(bytes("b.pdf"), b"%PDF");
        assert_eq!(bytes("c.pdf"), b"%PDF\n\xff");
    }

    #[test]
    fn a_mail_without_data_says_what_it_has_instead() {
        let of = |parts: &[&str]| of(&with(parts)).attached.unwrap_err();
        assert_eq!(of(&["Content-Type: text/plain\r\n\r\nhello"]), MailFault::Nothing);
        let zip = "Content-Disposition: attachment; filename=plan.zip\r\n\r\nPK";
        assert_eq!(of(&[zip]), MailFault::Others { names: "plan.zip".to_owned(), more: 0 });
        assert_eq!(of(&[zip; 7]), MailFault::Others { names: ["plan.zip"; 5].join(", "), more: 2 });
        assert_eq!(of(&[zip, "Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\nx"]), MailFault::OfOutlook);
        let locked = "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\r\n\r\nx";
        assert_eq!(super::of_bytes("a.eml", locked.as_bytes()).attached.unwrap_err(), MailFault::Locked);
        let book = "Content-Disposition: attachment; filename=plan.pdf\r\n\r\n%PDF";
        assert_eq!(of(&vec![book; MAX_ATTACHED + 1]), MailFault::TooMany);
        assert_eq!(super::of_bytes("a.eml", b"\xff\xfe\0\0").attached.unwrap_err(), MailFault::Nothing);
    }

    #[test]
    fn days_are_those_of_thailand() {
        let mail = |head: &str| of(&format!("{head}\r\n\r\n")).days;
        let day = |month, day| NaiveDate::from_ymd_opt(2021, month, day);
        let both = "Received: from a by b; Tue, 30 Nov 2021 17:00:00 +0000\r\nReceived: from c by a; Mon, 29 Nov 2021 01:00:00 +0000\r\nDate: Tue, 30 Nov 2021 23:59:59 +0700";
        assert_eq!(mail(both), MailDays { came: day(12, 1), sent: day(11, 30) });
        assert_eq!(mail("Date: Tue, 30 Nov 2021 16:59:59 +0000").day(), day(11, 30));
        assert_eq!(mail("Date: yesterday\r\nReceived: never").day(), None);
    }
}
