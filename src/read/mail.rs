//! A saved e-mail: the books and workbooks attached to it are a province's data. What it says, what it links to and what else
//! it carries is nobody's here: nothing in it is opened by name, run or followed.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, NaiveDate};
use mail_parser::{MessageParser, MimeHeaders};

use super::{is_named_book, is_named_workbook};
use crate::{
    contain::contained,
    files::{Files, Memory, Unread},
    limits::{MAX_ENCLOSED, MAX_FILE_MB},
};

/// Hours that clocks in Thailand are ahead.
const THAILAND: i64 = 7;

/// What of a mail may be data, and the day it came.
pub struct Mail {
    /// The books and workbooks attached, as files in memory.
    pub attached: Files,
    /// The day it came, in Thailand, where the mail tells it.
    pub received: Option<NaiveDate>,
}

/// Whether a file is named as a saved e-mail is.
pub fn is_named_mail(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("eml"))
}

/// Reads a saved e-mail. One that cannot be understood has nothing attached.
///
/// # Errors
/// When the file cannot be read at all.
pub fn read(files: &Files, path: &str) -> Result<Mail, Unread> {
    let bytes = files.bytes(path, MAX_FILE_MB * 1024 * 1024)?;
    let name = path.rsplit('/').next().unwrap_or(path);
    let (attached, received) = contained(|| parsed(&bytes)).unwrap_or_default();
    let (memory, _) = Memory::new(attached);
    Ok(Mail { attached: Files::in_memory(name, memory), received })
}

fn parsed(bytes: &[u8]) -> (BTreeMap<String, Vec<u8>>, Option<NaiveDate>) {
    let Some(mail) = MessageParser::default().parse(bytes) else { return Default::default() };
    let mut attached = BTreeMap::new();
    for part in mail.attachments().take(MAX_ENCLOSED) {
        let Some(name) = part.attachment_name().map(plain).filter(|name| is_data(name)) else { continue };
        let mut free = name.clone();
        let mut number = 2;
        while attached.contains_key(&free) {
            free = format!("{number}-{name}");
            number += 1;
        }
        attached.insert(free, part.contents().to_vec());
    }
    // The server that handed it over last stands first; a mail that was saved before it was sent has its own day alone.
    let stamp = mail.received().and_then(|received| received.date()).or_else(|| mail.date().copied());
    let received = stamp.and_then(|stamp| DateTime::from_timestamp(stamp.to_timestamp(), 0));
    let received = received.and_then(|at| at.checked_add_signed(Duration::hours(THAILAND)));
    (attached, received.map(|at| at.date_naive()))
}

/// A name without folders, which mail programs let nobody choose.
fn plain(name: &str) -> String {
    name.rsplit(['/', '\\']).next().unwrap_or(name).trim().to_owned()
}

fn is_data(name: &str) -> bool {
    is_named_book(name) || is_named_workbook(name)
}
