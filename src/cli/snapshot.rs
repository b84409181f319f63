//! A dataset at an address, kept as a file under its day and fingerprint, so that a book can be made of it again.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use chrono::NaiveDate;

use super::{Failure, args::Common, report};
use crate::{
    address::{self, Allowance},
    batch::digest,
    write,
};

/// How much of the fingerprint stands in the file's name.
const SHOWN: usize = 16;

/// Downloads the workbook at an address into the folder of snapshots, and gives its place there. The same bytes are kept
/// once, under the day they were first seen.
pub fn take(address: &str, today: NaiveDate, common: &Common) -> Result<PathBuf, Failure> {
    let bytes = address::download(address, Allowance::default())
        .map_err(|cause| Failure::Address { address: address.to_owned(), cause })?;
    let hash = digest::of(&bytes);
    let folder = &common.snapshots;
    let unwritable = |path: &Path| {
        let path = path.display().to_string();
        |cause| Failure::Write { path, cause }
    };
    fs::create_dir_all(folder).map_err(unwritable(folder))?;
    let ending = format!("-{}.{}", &hash[..SHOWN], kind(&bytes));
    let kept = earlier(folder, &ending).map_err(unwritable(folder))?;
    let path = folder.join(kept.unwrap_or_else(|| format!("{today}{ending}")));
    if !path.exists() {
        write::whole(&path, &bytes).map_err(unwritable(&path))?;
    }
    report::snapshot(&path, &hash, common.lang);
    Ok(path)
}

/// The name under which the same bytes are kept already.
fn earlier(folder: &Path, ending: &str) -> io::Result<Option<String>> {
    let names = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.file_name().to_string_lossy().into_owned()));
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
