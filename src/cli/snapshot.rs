//! A dataset at an address, kept as a file under its day and fingerprint, so that a book can be made of it again.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use chrono::NaiveDate;

use super::{Failure, args::Common, report};
use crate::{
    address::{self, Allowance},
    diagnostic::Lang,
    files::{Files, Memory, shown},
    limits::MAX_FILE_MB,
    workshop::fingerprint,
    write,
};

/// How much of the fingerprint stands in the file's name.
const SHOWN: usize = 16;

/// What came from an address, and where it is kept once it has been read.
pub struct Snapshot {
    pub files: Files,
    pub path: PathBuf,
    hash: String,
}

impl Snapshot {
    /// Downloads the workbook when the dataset is given by an address. The same bytes have one place, under the day they
    /// were first kept.
    pub fn download(dataset: &Path, today: NaiveDate, common: &Common) -> Result<Option<Self>, Failure> {
        let failed = |cause| Failure::Address { address: address::shown(&dataset.to_string_lossy()), cause };
        let Some(address) = address::of(dataset).transpose().map_err(failed)? else { return Ok(None) };
        let bytes = address::download(&address, Allowance::default()).map_err(failed)?;
        let hash = fingerprint::of(&bytes);
        let folder = &common.snapshots;
        let ending = format!("-{}.{}", &hash[..SHOWN], kind(&bytes));
        let name = earlier(folder, &ending).map_err(unwritable(folder))?;
        let name = name.unwrap_or_else(|| format!("{today}{ending}"));
        let path = folder.join(&name);
        let (memory, _) = Memory::new([(name.clone(), bytes)]);
        let files = Files::in_memory(&shown(&path), memory).only(&name);
        Ok(Some(Self { files, path, hash }))
    }

    /// Writes it to its place, unless it is there already.
    pub fn keep(&self, lang: Lang) -> Result<(), Failure> {
        if !self.path.exists() {
            let bytes = self.files.bytes(self.files.last_name(), MAX_FILE_MB * 1024 * 1024);
            let folder = self.path.parent().unwrap_or(Path::new("."));
            fs::create_dir_all(folder).map_err(unwritable(folder))?;
            let bytes = bytes.map_err(io::Error::other).map_err(unwritable(&self.path))?;
            write::whole(&self.path, &bytes)?;
        }
        report::snapshot(&self.path, &self.hash, lang);
        Ok(())
    }
}

fn unwritable(path: &Path) -> impl FnOnce(io::Error) -> Failure {
    let path = shown(path);
    |cause| Failure::Write { path, cause }
}

/// The name under which the same bytes are kept already.
fn earlier(folder: &Path, ending: &str) -> io::Result<Option<String>> {
    let listed = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        listed => listed?,
    };
    let names = listed.map(|entry| entry.map(|entry| entry.file_name().to_string_lossy().into_owned()));
    let names: Vec<String> = names.collect::<Result<_, _>>()?;
    Ok(names.into_iter().filter(|name| name.ends_with(ending)).min())
}

/// The ending of the file's name, by which it is known for a workbook.
fn kind(bytes: &[u8]) -> &'static str {
    const ODS: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
    let begin = &bytes[..bytes.len().min(200)];
    match begin.starts_with(b"PK") {
        true if begin.windows(ODS.len()).any(|window| window == ODS) => "ods",
        true => "xlsx",
        false => "xls",
    }
}
