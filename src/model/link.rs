//! An address that a book may lead its reader to.

use serde::Serialize;

/// An address of the web or of a mailbox: whoever clicks on it in a book comes to no other kind of place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Link(String);

/// Why a text is no such address.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each line speaks of its field")]
pub enum LinkError {
    /// It does not say what kind of address it is; a web address, if it is one, would be this.
    NoScheme { meant: String },
    /// It leads to a file, a script or something else that is nowhere on the web.
    OtherScheme { scheme: String },
    /// It has somebody's name or password in it, or leads to another host than it seems to.
    Named,
    /// It has a space in it, or leads nowhere.
    Broken,
}

impl Link {
    /// How a link may begin.
    pub const BEGINNINGS: [&'static str; 3] = ["https://", "http://", "mailto:"];

    /// Reads an address as it stands.
    ///
    /// # Errors
    /// When it is anything else than an address of the web or of a mailbox.
    pub fn parse(text: &str) -> Result<Self, LinkError> {
        let begins = |begin: &str| text.get(..begin.len()).is_some_and(|start| start.eq_ignore_ascii_case(begin));
        if let Some(begin) = Self::BEGINNINGS.into_iter().find(|begin| begins(begin)) {
            let rest = &text[begin.len()..];
            let leads_somewhere = rest.starts_with(|c: char| c.is_alphanumeric() || c == '[');
            let is_whole = !rest.contains(|c: char| c.is_whitespace() || c.is_control());
            let is_mailbox = begin != "mailto:" || rest.contains('@');
            let host = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
            if begin != "mailto:" && host.contains('@') {
                return Err(LinkError::Named);
            }
            return if leads_somewhere && is_whole && is_mailbox {
                Ok(Self(text.to_owned()))
            } else {
                Err(LinkError::Broken)
            };
        }
        let scheme = text.split_once(':').map(|(scheme, _)| scheme);
        if let Some(scheme) = scheme.filter(|scheme| is_scheme(scheme)) {
            return Err(LinkError::OtherScheme { scheme: scheme.to_owned() });
        }
        let begin = if text.contains('@') { "mailto:" } else { "https://" };
        let meant = Self::parse(&format!("{begin}{}", text.trim_start_matches('/')));
        Err(meant.map_or(LinkError::Broken, |Self(meant)| LinkError::NoScheme { meant }))
    }

    /// The address as it was given.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether this before a colon says what kind of address follows (RFC 3986, 3.1), rather than being a host before a port.
fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_and_mailboxes_are_linked_to() {
        for sound in ["https://example.com/report", "HTTP://ตัวอย่าง.ไทย/ก", "mailto:office@example.com", "http://[::1]/"]
        {
            assert_eq!(Link::parse(sound).unwrap().as_str(), sound);
        }
        for (text, scheme) in [
            ("javascript:alert(1)", "javascript"),
            ("data:text/html,<script>", "data"),
            ("file:///etc/passwd", "file"),
            ("ftp://example.com/a", "ftp"),
            ("C:\\ข้อมูล", "C"),
        ] {
            assert_eq!(Link::parse(text), Err(LinkError::OtherScheme { scheme: scheme.to_owned() }));
        }
        for (text, meant) in [
            ("example.com/a", "https://example.com/a"),
            ("example.com:8080/a", "https://example.com:8080/a"),
            ("//example.com/a", "https://example.com/a"),
            ("office@example.com", "mailto:office@example.com"),
        ] {
            assert_eq!(Link::parse(text), Err(LinkError::NoScheme { meant: meant.to_owned() }));
        }
        for text in ["https://user:secret@example.com/", "http://example.com@other.example/a"] {
            assert_eq!(Link::parse(text), Err(LinkError::Named), "{text}");
        }
        assert!(Link::parse("https://example.com/@user").is_ok());
        for text in [
            "https://",
            "https:///a",
            "https://example.com/a b",
            "mailto:office",
            "http://\\\\server\\x",
            "\\\\server\\x",
        ] {
            assert_eq!(Link::parse(text), Err(LinkError::Broken), "{text}");
        }
    }
}
