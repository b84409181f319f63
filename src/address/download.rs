//! What a server gives.

use std::time::Duration;

use ureq::{Agent, ResponseExt};

use super::{Address, AddressError};
use crate::limits::MAX_FILE_MB;

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

/// Downloads the workbook an address leads to.
///
/// # Errors
/// When it cannot be reached, is too large or too slow, or is no workbook.
pub fn download(address: &Address, allowance: Allowance) -> Result<Vec<u8>, AddressError> {
    let agent: Agent = Agent::config_builder()
        .timeout_global(Some(allowance.time))
        .max_redirects(MAX_REDIRECTS)
        .https_only(address.is_encrypted())
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
        path::Path,
        thread,
    };

    use super::*;
    use crate::address::of;

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
