//! The parts of a mail, however they lie within each other.

use encoding_rs::WINDOWS_874;
use mail_parser::{Message, MessageParser, MimeHeaders};

use crate::{limits::MAX_ENCLOSED, text::clean};

/// The deepest that parts lie within each other: a mail that was forwarded ten times has some twenty.
const DEEPEST: usize = 40;

/// The longest head of a part, in bytes. What follows is not looked at.
const MOST_OF_HEAD: usize = 256 * 1024;

/// What a mail is made of.
#[derive(Default)]
pub struct Parted {
    /// Every part that is no text to be read.
    pub attachments: Vec<Attachment>,
    /// What the mail is about.
    pub subject: Option<String>,
    /// When the server that handed it over last had it, in seconds.
    pub came: Option<i64>,
    /// When it was written, in seconds.
    pub sent: Option<i64>,
    /// Whether it has more parts than are looked at.
    pub is_cut: bool,
}

/// One of the files of a mail, folded as it stands there.
pub struct Attachment {
    /// As it is written, or nothing.
    pub name: String,
    /// Whether it is a whole mail folded in the way of one program.
    pub is_of_outlook: bool,
    /// Whether it can be opened by whom it was sent to alone.
    pub is_locked: bool,
    folding: String,
    folded: Vec<u8>,
}

impl Attachment {
    /// What it is when it is unfolded.
    pub fn bytes(&self) -> Vec<u8> {
        unfolded(&self.folding, &self.folded)
    }
}

/// Takes a mail apart.
pub fn part(mail: &[u8]) -> Parted {
    let mail = mail.strip_prefix(b"\xef\xbb\xbf").unwrap_or(mail).trim_ascii_start();
    let mut parted = Parted::default();
    let (head, _) = head_and_body(mail);
    if let Some(head) = read(head, |head| {
        let stamp = |at: &mail_parser::DateTime| at.to_timestamp();
        // The server that handed it over last stands first.
        let came = head.received_all().find_map(|received| received.date()).map(|at| stamp(&at));
        let subject = head.subject().map(|subject| clean::in_one_line(subject).trim().to_owned());
        (came, head.date().map(stamp), subject.filter(|subject| !subject.is_empty()))
    }) {
        (parted.came, parted.sent, parted.subject) = head;
    }
    walk(mail, 0, &mut 0, &mut parted);
    parted
}

/// What the head of a part says of it.
enum Kind {
    Several { boundary: Vec<u8> },
    Mail { folding: String },
    Text,
    File { name: String, folding: String, is_of_outlook: bool, is_locked: bool },
}

fn walk(bytes: &[u8], depth: usize, count: &mut usize, parted: &mut Parted) {
    *count += 1;
    if depth > DEEPEST || *count > MAX_ENCLOSED {
        parted.is_cut = true;
        return;
    }
    let (head, body) = head_and_body(bytes);
    match read(head, kind).unwrap_or(Kind::Text) {
        Kind::Several { boundary } => {
            for part in between(body, &boundary) {
                if parted.is_cut {
                    return;
                }
                walk(part, depth + 1, count, parted);
            }
        }
        Kind::Mail { folding } => walk(unfolded(&folding, body).trim_ascii_start(), depth + 1, count, parted),
        Kind::Text => {}
        Kind::File { name, folding, is_of_outlook, is_locked } => {
            parted.attachments.push(Attachment { name, is_of_outlook, is_locked, folding, folded: body.to_vec() });
        }
    }
}

fn kind(head: &Message<'_>) -> Kind {
    let name = head.attachment_name().unwrap_or_default().to_owned();
    let folding = head.content_transfer_encoding().unwrap_or_default().to_owned();
    let (kind, of) = head.content_type().map_or(("text", None), |kind| (kind.ctype(), kind.subtype()));
    let (kind, of) = (kind.to_lowercase(), of.unwrap_or_default().to_lowercase());
    let boundary = head.content_type().and_then(|kind| kind.attribute("boundary"));
    match (kind.as_str(), of.as_str(), boundary) {
        ("multipart", _, Some(boundary)) => Kind::Several { boundary: boundary.as_bytes().to_vec() },
        ("message", "rfc822" | "global", _) => Kind::Mail { folding },
        ("text" | "multipart" | "message", ..) if name.is_empty() => Kind::Text,
        _ => Kind::File {
            name,
            folding,
            is_of_outlook: matches!(of.as_str(), "ms-tnef" | "vnd.ms-tnef"),
            is_locked: matches!(of.as_str(), "pkcs7-mime" | "x-pkcs7-mime"),
        },
    }
}

/// Reads a head by itself. Its letters beyond ASCII are as they should be, or as Thai programs of old wrote them.
fn read<T>(head: &[u8], of: impl FnOnce(&Message<'_>) -> T) -> Option<T> {
    let head = &head[..head.len().min(MOST_OF_HEAD)];
    let head = match std::str::from_utf8(head) {
        Ok(head) => head.into(),
        Err(_) => WINDOWS_874.decode_without_bom_handling(head).0,
    };
    MessageParser::default().parse_headers(head.as_bytes()).map(|head| of(&head))
}

/// What stands before the first empty line, and what behind it.
fn head_and_body(bytes: &[u8]) -> (&[u8], &[u8]) {
    let mut at = 0;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if line == b"\n" || line == b"\r\n" {
            return (&bytes[..at], &bytes[at + line.len()..]);
        }
        at += line.len();
    }
    (bytes, &[])
}

/// What stands between the lines that part it.
fn between<'a>(body: &'a [u8], boundary: &[u8]) -> Vec<&'a [u8]> {
    let (mut parts, mut begun, mut at) = (Vec::new(), None, 0);
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        let rest = line.strip_prefix(b"--").and_then(|line| line.strip_prefix(boundary)).map(<[u8]>::trim_ascii_end);
        if let Some(rest @ (b"" | b"--")) = rest {
            if let Some(begun) = begun {
                parts.push(without_line_end(&body[begun..at]));
            }
            begun = Some(at + line.len());
            if rest == b"--" || parts.len() > MAX_ENCLOSED {
                return parts;
            }
        }
        at += line.len();
    }
    // The last line may be missing where a file was cut off.
    parts.extend(begun.map(|begun| &body[begun..]));
    parts
}

/// The end of the last line is of the line that parts.
fn without_line_end(part: &[u8]) -> &[u8] {
    let part = part.strip_suffix(b"\n").unwrap_or(part);
    part.strip_suffix(b"\r").unwrap_or(part)
}

/// Unfolds a body as what it is: bytes, whatever its sender took it for.
fn unfolded(folding: &str, body: &[u8]) -> Vec<u8> {
    let folding = folding.trim();
    if !folding.eq_ignore_ascii_case("base64") && !folding.eq_ignore_ascii_case("quoted-printable") {
        return body.to_vec();
    }
    let head = format!("Content-Type: application/octet-stream\nContent-Transfer-Encoding: {folding}\n\n");
    let whole = [head.as_bytes(), body].concat();
    MessageParser::default()
        .parse(&whole)
        .and_then(|mail| mail.parts.first().map(|part| part.contents().to_vec()))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mails_within_mails_are_taken_apart_to_a_bound() {
        let deep = |times| "Content-Type: message/rfc822\n\n".repeat(times) + "Content-Type: application/pdf\n\nx";
        let found = part(deep(DEEPEST).as_bytes());
        assert_eq!((found.attachments.len(), found.is_cut), (1, false));
        for many in [deep(DEEPEST + 1), deep(100_000)] {
            let found = part(many.as_bytes());
            assert_eq!((found.attachments.len(), found.is_cut), (0, true));
        }
        let wide = "Content-Type: multipart/mixed; boundary=b\n\n".to_owned() + &"--b\n\nx\n".repeat(100_000);
        assert!(part(wide.as_bytes()).is_cut);
        let same = "Content-Type: multipart/mixed; boundary=b\n\n--b\n".repeat(100_000);
        assert!(part(same.as_bytes()).is_cut);
    }

    #[test]
    fn a_mail_that_was_cut_off_gives_what_is_left_of_it() {
        let cut = "Content-Type: multipart/mixed; boundary=b\n\nfor old programs\n--b\n\nhello\n--b \nContent-Type: application/pdf\n\n%PDF\n\n--bc\n";
        let [only] = &part(cut.as_bytes()).attachments[..] else { panic!() };
        assert_eq!(only.bytes(), b"%PDF\n\n--bc\n");
    }
}
