//! An e-mail with its book and letter attached, as a file that mail programs open ready to send.

use chrono::NaiveTime;
use mail_builder::{
    MessageBuilder,
    headers::{content_type::ContentType, date::Date, raw::Raw},
    mime::MimePart,
};

use crate::{compose::MailText, workshop::fingerprint};

/// What the Office's mail server, like most, still takes in; attached files are a third longer than by themselves.
pub const MOST_MB: usize = 20;

/// How many megabytes are attached, where that is more than [`MOST_MB`].
pub fn too_large(attached: [&[u8]; 2]) -> Option<usize> {
    let megabytes = attached.map(<[u8]>::len).iter().sum::<usize>().div_ceil(1024 * 1024);
    (megabytes > MOST_MB).then_some(megabytes)
}

/// The file: the same for the same words and files, for nothing in it is the clock's or chance.
///
/// # Errors
/// Never: it is written to memory.
pub fn file(mail: &MailText, attached: [&[u8]; 2]) -> std::io::Result<Vec<u8>> {
    let hash = fingerprint::of(&attached.concat());
    let [stem, _] = &mail.attached;
    let text = mail.paragraphs.join("\r\n\r\n") + "\r\n";
    let mut parts = vec![MimePart::new("text/plain", text)];
    parts.extend(mail.attached.iter().zip(attached).map(|(name, bytes)| {
        let name = format!("{name}.pdf");
        MimePart::new(ContentType::new("application/pdf").attribute("name", name.clone()), bytes).attachment(name)
    }));
    let boundary = format!("ruplem-{}", &hash[..32]);
    // Nine in the morning in Thailand.
    let day = mail.day.and_time(NaiveTime::MIN).and_utc().timestamp() + 2 * 60 * 60;
    let mut message = MessageBuilder::new()
        .header("X-Unsent", Raw::new("1"))
        .to(mail.to.as_str())
        .subject(mail.subject.as_str())
        .date(Date::new(day))
        .message_id(format!("{stem}.{}@ruplem.invalid", &hash[..16]))
        .body(MimePart::new(ContentType::new("multipart/mixed").attribute("boundary", boundary), parts));
    if let Some(from) = &mail.from {
        message = message.from(from.as_str());
    }
    message.write_to_vec()
}
