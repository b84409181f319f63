//! A workbook at an address: a Google Sheet by its link, or any file that can be downloaded.

use std::{path::Path, time::Duration};

use ureq::{Agent, ResponseExt};

use crate::{diagnostic::Told, limits::MAX_FILE_MB, text::clean::is_invisible};

/// How much and how long a download may take.
#[derive(Debug, Clone, Copy)]
pub struct Allowance {
    /// The largest file that is taken.
    pub megabytes: u64,
    /// How long is waited for all of it.
    pub time: Duration,
}

impl Default for Allowance {
    fn default() -> Self {
        Self { megabytes: MAX_FILE_MB, time: Duration::from_secs(60) }
    }
}

/// How often an address may lead to another.
const MAX_REDIRECTS: u32 = 5;

/// Why nothing came of an address.
#[derive(Debug, thiserror::Error)]
pub enum AddressError {
    #[error("this is not a whole address; copy all of it from the browser")]
    Malformed,
    #[error("an address begins with https:// or http://")]
    NoScheme,
    #[error("the server cannot be reached ({0}); see that there is a connection, and try again")]
    Unreachable(String),
    #[error("the download took longer than {seconds} seconds; try again")]
    TooSlow { seconds: u64 },
    #[error("the file is larger than {limit_mb} MB; delete the sheets and rows that are not used")]
    TooLarge { limit_mb: u64 },
    #[error("there is no file at this address (404); see that it is right")]
    NotFound,
    #[error("the server asks to sign in; share the sheet with everyone who has the link")]
    SignIn,
    #[error("the server refused (status {status}); try again, or download the file with a browser and use that")]
    Refused { status: u16 },
    #[error("a web page came instead of a workbook; use the address of an .xlsx file or of a Google Sheet")]
    WebPage,
    #[error("what came is no workbook; use the address of an .xlsx file or of a Google Sheet")]
    OtherFile,
}

impl Told for AddressError {
    fn thai(&self) -> String {
        match self {
            Self::Malformed => "ที่อยู่ไม่ครบถ้วน คัดลอกใหม่ทั้งบรรทัดจากแถบที่อยู่ของเบราว์เซอร์".to_owned(),
            Self::NoScheme => "ที่อยู่เว็บขึ้นต้นด้วย https:// หรือ http:// คัดลอกใหม่ทั้งบรรทัดจากแถบที่อยู่ของเบราว์เซอร์".to_owned(),
            Self::Unreachable(cause) => format!("ติดต่อเซิร์ฟเวอร์ไม่ได้ ตรวจอินเทอร์เน็ตแล้วลองใหม่ ({cause})"),
            Self::TooSlow { seconds } => format!("ดาวน์โหลดไม่เสร็จใน {seconds} วินาที ลองใหม่อีกครั้ง"),
            Self::TooLarge { limit_mb } => format!("แฟ้มใหญ่เกิน {limit_mb} เมกะไบต์ ลบแผ่นงานและแถวที่ไม่ใช้ออก"),
            Self::NotFound => "ไม่มีแฟ้มที่ที่อยู่นี้ (404) ตรวจที่อยู่อีกครั้ง".to_owned(),
            Self::SignIn => "เซิร์ฟเวอร์ให้ลงชื่อเข้าใช้ก่อน ใน Google ชีต กด แชร์ แล้วเลือก แชร์แบบทุกคนที่มีลิงก์ \
                             หรือดาวน์โหลดเป็น .xlsx แล้วใช้แฟ้มนั้น"
                .to_owned(),
            Self::Refused { status } => {
                format!("เซิร์ฟเวอร์ไม่ให้ดาวน์โหลด (สถานะ {status}) ลองใหม่ หรือดาวน์โหลดด้วยเบราว์เซอร์แล้วใช้แฟ้มนั้น")
            }
            Self::WebPage => "ที่อยู่นี้เป็นหน้าเว็บ ไม่ใช่สมุดงาน ใช้ที่อยู่ของแฟ้ม .xlsx หรือของ Google ชีต".to_owned(),
            Self::OtherFile => "แฟ้มที่ดาวน์โหลดมาไม่ใช่สมุดงาน (.xlsx, .ods) ใช้ที่อยู่ของแฟ้ม .xlsx หรือของ Google ชีต".to_owned(),
        }
    }
}

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
    /// Where the workbook itself is: of a Google Sheet its export, of anything else the address as given.
    fn of_workbook(&self) -> String {
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

/// Downloads the workbook an address leads to.
///
/// # Errors
/// When it cannot be reached, is too large or too slow, or is no workbook.
pub fn download(address: &Address, allowance: Allowance) -> Result<Vec<u8>, AddressError> {
    let agent: Agent = Agent::config_builder()
        .timeout_global(Some(allowance.time))
        .max_redirects(MAX_REDIRECTS)
        .https_only(starts_with(&address.0, "https://"))
        .http_status_as_error(false)
        .user_agent(concat!("ruplem/", env!("CARGO_PKG_VERSION")))
        .build()
        .into();
    let failed = |error| failure(error, allowance);
    let mut response = agent.get(address.of_workbook()).call().map_err(failed)?;
    if response.get_uri().host() == Some("accounts.google.com") {
        return Err(AddressError::SignIn);
    }
    match response.status().as_u16() {
        200 => {}
        401 | 403 => return Err(AddressError::SignIn),
        404 | 410 => return Err(AddressError::NotFound),
        status => return Err(AddressError::Refused { status }),
    }
    let bytes = response.body_mut().with_config().limit(allowance.megabytes * 1024 * 1024).read_to_vec();
    let bytes = bytes.map_err(failed)?;
    if bytes.starts_with(b"PK") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Ok(bytes);
    }
    Err(other_than_workbook(&bytes))
}

fn failure(error: ureq::Error, allowance: Allowance) -> AddressError {
    match error {
        ureq::Error::BadUri(_) | ureq::Error::Http(_) => AddressError::Malformed,
        ureq::Error::Timeout(_) => AddressError::TooSlow { seconds: allowance.time.as_secs() },
        ureq::Error::BodyExceedsLimit(_) => AddressError::TooLarge { limit_mb: allowance.megabytes },
        error => AddressError::Unreachable(error.to_string()),
    }
}

/// What came, when it begins like no workbook.
fn other_than_workbook(bytes: &[u8]) -> AddressError {
    let begin = String::from_utf8_lossy(&bytes[..bytes.len().min(64 * 1024)]).to_lowercase();
    let is_page = begin.trim_start_matches('\u{feff}').trim_start().starts_with('<');
    match is_page {
        true if ["accounts.google.com", "servicelogin", "sign in", "ลงชื่อเข้าใช้"]
            .iter()
            .any(|sign| begin.contains(sign)) =>
        {
            AddressError::SignIn
        }
        true => AddressError::WebPage,
        false => AddressError::OtherFile,
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io::{Read, Write},
        net::TcpListener,
        thread,
    };

    use super::*;

    /// A server on this machine that answers every call alike.
    fn serve(answer: impl Fn(&str) -> Vec<u8> + Send + 'static) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let mut asked = [0; 2048];
                let length = stream.read(&mut asked).unwrap_or(0);
                // A client that has seen enough hangs up.
                let _ = stream.write_all(&answer(&String::from_utf8_lossy(&asked[..length])));
            }
        });
        address
    }

    fn answered(status: &str, body: &[u8]) -> Vec<u8> {
        let mut answer =
            format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len()).into_bytes();
        answer.extend(body);
        answer
    }

    fn fetch(address: &str, megabytes: u64) -> Result<Vec<u8>, AddressError> {
        download(&of(Path::new(address)).unwrap()?, Allowance { megabytes, time: Duration::from_millis(1500) })
    }

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

    #[test]
    fn a_workbook_comes_over_redirects() {
        let server = serve(|asked| {
            if asked.starts_with("GET /there ") {
                return answered("200 OK", b"PK workbook");
            }
            b"HTTP/1.1 302 Found\r\nLocation: /there\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".to_vec()
        });
        assert_eq!(fetch(&format!("{server}/here"), 1).unwrap(), b"PK workbook");
    }

    #[test]
    fn what_is_no_workbook_is_explained() {
        let page = |text: &str| answered("200 OK", format!("\n<!DOCTYPE html><html>{text}</html>").as_bytes());
        let sign_in = "<a href=\"https://accounts.google.com/ServiceLogin\">Sign in</a>";
        for (answer, wanted) in [
            (answered("404 Not Found", b""), "there is no file at this address (404)"),
            (answered("403 Forbidden", b""), "the server asks to sign in"),
            (answered("500 Internal Server Error", b""), "the server refused (status 500)"),
            (page(sign_in), "the server asks to sign in"),
            (page("ยินดีต้อนรับ"), "a web page came instead of a workbook"),
            (answered("200 OK", b"a,b\n1,2\n"), "what came is no workbook"),
            (answered("200 OK", &vec![b'P'; 1024 * 1024 + 1]), "the file is larger than 1 MB"),
            (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n".to_vec(), "cannot be reached"),
            (b"HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n".to_vec(), "cannot be reached"),
        ] {
            let shown = String::from_utf8_lossy(&answer[..answer.len().min(80)]).into_owned();
            let server = serve(move |_| answer.clone());
            let error = fetch(&server, 1).unwrap_err().to_string();
            assert!(error.contains(wanted), "{shown}: {error}");
        }
        assert!(matches!(fetch("http://", 1), Err(AddressError::Malformed)));
    }

    #[test]
    fn a_server_that_never_answers_is_given_up() {
        let server = serve(|_| {
            thread::sleep(Duration::from_secs(5));
            Vec::new()
        });
        assert!(matches!(fetch(&server, 1), Err(AddressError::TooSlow { .. })));
    }
}
