//! What people paste where an address is meant, and where it leads.

use std::path::Path;

use super::AddressError;
use crate::text::clean::is_invisible;

/// A whole address, as it can be asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(String);

/// What the path of a dataset says when it is meant as an address: the address, or why it is none.
///
/// What people paste has spaces around it, or the brackets a mail puts there, or no beginning.
pub fn of(dataset: &Path) -> Option<Result<Address, AddressError>> {
    let text = pasted(dataset.to_str()?);
    match text.split_once("://") {
        Some((scheme, rest)) if ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) => {
            let is_whole = !rest.is_empty() && !rest.contains(char::is_whitespace);
            Some(if is_whole { Ok(Address(text.to_owned())) } else { Err(AddressError::Malformed) })
        }
        // On Windows a single letter is a drive.
        Some((scheme, _)) if scheme.len() > 1 && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
            Some(Err(AddressError::NoScheme))
        }
        _ if starts_with(behind_user(text), SHEETS_HOST) => Some(Ok(Address(format!("https://{text}")))),
        _ if has_password(text) => Some(Err(AddressError::NoScheme)),
        _ => None,
    }
}

/// An address as it may be shown: without the name and password somebody has put before its host.
pub fn shown(text: &str) -> String {
    let text = pasted(text);
    match text.split_once("://") {
        Some((scheme, rest)) => format!("{scheme}://{}", behind_user(rest)),
        None if has_password(text) => behind_user(text).to_owned(),
        None => text.to_owned(),
    }
}

/// What was pasted, without what stands around it.
fn pasted(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c) || "<>\"'“”".contains(c))
}

/// What follows the name and password before a host, if there are any.
fn behind_user(text: &str) -> &str {
    authority(text).rsplit_once('@').map_or(text, |(user, _)| &text[user.len() + 1..])
}

fn has_password(text: &str) -> bool {
    authority(text).rsplit_once('@').is_some_and(|(user, _)| user.contains(':'))
}

fn authority(text: &str) -> &str {
    text.split(['/', '\\', '?', '#']).next().unwrap_or_default()
}

fn starts_with(text: &str, begin: &str) -> bool {
    text.get(..begin.len()).is_some_and(|start| start.eq_ignore_ascii_case(begin))
}

/// Where spreadsheets of Google are.
const SHEETS_HOST: &str = "docs.google.com/";

impl Address {
    /// Whether nobody on the way can read or change what comes.
    pub(super) fn is_encrypted(&self) -> bool {
        starts_with(&self.0, "https://")
    }

    /// Where the workbook itself is: of a Google Sheet its export, of anything else the address as given.
    pub(super) fn of_workbook(&self) -> String {
        let given = || self.0.clone();
        let Some((scheme, rest)) = self.0.split_once("://") else { return given() };
        let rest = behind_user(rest);
        if !starts_with(rest, SHEETS_HOST) {
            return given();
        }
        let path = rest[SHEETS_HOST.len()..].split(['?', '#']).next().unwrap_or_default();
        let mut parts = path.split('/').peekable();
        // An office that has its own domain with Google has its name in the address, and whoever is signed in more than
        // once the number of the account.
        if parts.next_if_eq(&"a").is_some() {
            parts.next();
        }
        if parts.next() != Some("spreadsheets") {
            return given();
        }
        if parts.next_if_eq(&"u").is_some() {
            parts.next();
        }
        if parts.next() != Some("d") {
            return given();
        }
        // A sheet that was published has an address of its own kind.
        let is_published = parts.next_if_eq(&"e").is_some();
        let id: String = parts.next().unwrap_or_default().chars().take_while(|c| is_of_id(*c)).collect();
        match is_published {
            true => format!("{scheme}://{SHEETS_HOST}spreadsheets/d/e/{id}/pub?output=xlsx"),
            false => format!("{scheme}://{SHEETS_HOST}spreadsheets/d/{id}/export?format=xlsx"),
        }
    }
}

fn is_of_id(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where the workbook is that an address leads to.
    fn workbook(address: &str) -> Option<Result<String, AddressError>> {
        Some(of(Path::new(address))?.map(|address| address.of_workbook()))
    }

    #[test]
    fn the_link_of_a_sheet_leads_to_its_workbook() {
        const EXPORT: &str = "https://docs.google.com/spreadsheets/d/1aB-c_9/export?format=xlsx";
        for link in [
            "https://docs.google.com/spreadsheets/d/1aB-c_9/edit?usp=sharing",
            "https://docs.google.com/spreadsheets/d/1aB-c_9/edit#gid=0",
            "https://docs.google.com/spreadsheets/d/1aB-c_9",
            "https://docs.google.com/spreadsheets/u/1/d/1aB-c_9/edit#gid=0",
            "https://docs.google.com/spreadsheets/u/0/d/1aB-c_9/pubhtml",
            "https://docs.google.com/a/example.go.th/spreadsheets/d/1aB-c_9/edit",
            "https://docs.google.com/a/example.go.th/spreadsheets/u/2/d/1aB-c_9/edit",
            " https://docs.google.com/spreadsheets/d/1aB-c_9/edit\r\n",
            "\u{feff}<https://docs.google.com/spreadsheets/d/1aB-c_9/edit>",
            "docs.google.com/spreadsheets/d/1aB-c_9/edit",
            EXPORT,
        ] {
            assert_eq!(workbook(link).unwrap().unwrap(), EXPORT, "{link}");
        }
        for published in ["d/e/2PACX-1/pubhtml?gid=0", "u/1/d/e/2PACX-1/pub"] {
            assert_eq!(
                workbook(&format!("https://docs.google.com/spreadsheets/{published}")).unwrap().unwrap(),
                "https://docs.google.com/spreadsheets/d/e/2PACX-1/pub?output=xlsx"
            );
        }
        for other in ["https://example.go.th/data.xlsx?x=1", "https://docs.google.com/document/d/1aB/edit"] {
            assert_eq!(workbook(other).unwrap().unwrap(), other);
        }
    }

    #[test]
    fn an_address_is_told_from_a_path() {
        assert_eq!(workbook("HTTPS://example.go.th/a.xlsx").unwrap().unwrap(), "HTTPS://example.go.th/a.xlsx");
        for path in ["http", "https/data.xlsx", "ข้อมูล.xlsx", "C://ข้อมูล/data.xlsx", "a@b/data.xlsx"]
        {
            assert!(of(Path::new(path)).is_none(), "{path}");
        }
        for other in ["ftp://example.go.th/a.xlsx", "file://server/a.xlsx", "me:secret@example.go.th/a.xlsx"] {
            assert!(matches!(of(Path::new(other)), Some(Err(AddressError::NoScheme))), "{other}");
        }
        for broken in ["https://", "https://example.go.th/ a.xlsx"] {
            assert!(matches!(of(Path::new(broken)), Some(Err(AddressError::Malformed))), "{broken}");
        }
    }

    #[test]
    fn no_password_is_ever_shown() {
        for (given, told) in [
            ("https://me:p@ss@example.go.th/a@b.xlsx", "https://example.go.th/a@b.xlsx"),
            ("https://token@example.go.th", "https://example.go.th"),
            ("ftp://me:secret@example.go.th/a", "ftp://example.go.th/a"),
            ("<me:secret@example.go.th/a>", "example.go.th/a"),
            ("https://example.go.th/?to=a@b", "https://example.go.th/?to=a@b"),
        ] {
            assert_eq!(shown(given), told);
        }
    }
}
