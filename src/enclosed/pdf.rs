//! Takes out of a finished file what it carries. The file comes from anywhere: whatever is asked of it has a limit, and what is
//! not understood is left.

use std::collections::{BTreeMap, BTreeSet};

use hayro_syntax::{
    Pdf,
    object::{Array, Dict, Name, Number, Object, ObjectIdentifier, Stream, String as PdfString},
};
use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;

use super::{About, BOOK, PROVINCES, said};
use crate::{
    contain::contained,
    diagnostic::Told,
    limits::{MAX_ENCLOSED, MAX_FILE_MB, MAX_UNPACKED_MB},
    pdf::{self, Unopened},
    read::{annexes::FOLDER as ANNEXES, pictures::FOLDER as PHOTOS},
    workshop::fingerprint,
};

/// The deepest a tree of names goes.
const DEEPEST: usize = 20;

/// What a book carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enclosed {
    /// What it says of itself.
    pub about: About,
    /// The files inside and the pictures of the pages, by the paths a dataset has them under.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Files that are not as they were put in, and those that are no longer there.
    pub altered: Vec<String>,
    /// Pictures that no longer stand on the pages as they did.
    pub missing_pictures: Vec<String>,
}

impl Enclosed {
    /// Whether a file is no file inside but a picture of the pages.
    pub fn is_of_pages(&self, name: &str) -> bool {
        self.about.pictures.contains_key(name)
    }
}

/// Why a file is no dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[allow(missing_docs, reason = "their texts say it all")]
pub enum NoData {
    #[error("it is no PDF file, or a broken one")]
    Broken,
    #[error("it is locked with a password")]
    Locked,
    #[error("it carries no data of ruplem")]
    None,
    #[error("it is the volume of the whole country, which carries no province's data")]
    National,
    #[error("what it carries is more than is read")]
    TooLarge,
}

impl Told for NoData {
    fn thai(&self) -> String {
        match self {
            Self::Broken => "ไม่ใช่แฟ้ม PDF หรือแฟ้มเสียหาย",
            Self::Locked => "แฟ้มล็อกด้วยรหัสผ่าน",
            Self::None => "ไม่มีข้อมูลของ ruplem อยู่ในแฟ้ม",
            Self::National => "เป็นเล่มสรุประดับประเทศ ซึ่งไม่มีข้อมูลของจังหวัดอยู่ในแฟ้ม",
            Self::TooLarge => "ข้อมูลในแฟ้มใหญ่เกินกว่าที่โปรแกรมอ่าน",
        }
        .to_owned()
    }
}

/// What a file carries.
///
/// # Errors
/// When it is no book that carries data.
pub fn read(bytes: Vec<u8>) -> Result<Enclosed, NoData> {
    contained(|| enclosed(bytes)).unwrap_or(Err(NoData::Broken))
}

fn enclosed(bytes: Vec<u8>) -> Result<Enclosed, NoData> {
    let pdf = pdf::open(bytes).map_err(|error| match error {
        Unopened::Locked => NoData::Locked,
        Unopened::Broken => NoData::Broken,
        Unopened::TooLarge => NoData::TooLarge,
    })?;
    let mut files = files(&pdf)?;
    let about = files.get(BOOK).and_then(|json| About::of(json)).ok_or(NoData::None)?;
    if about.province.is_none() && !files.contains_key(PROVINCES) {
        return Err(NoData::National);
    }
    let is_as_it_was =
        |name: &String, hash: &String| files.get(name).is_some_and(|bytes| fingerprint::of(bytes) == *hash);
    let mut altered: Vec<String> =
        about.files.iter().filter(|(name, hash)| !is_as_it_was(name, hash)).map(|(name, _)| name.clone()).collect();
    altered.extend(files.keys().filter(|name| *name != BOOK && !about.files.contains_key(*name)).cloned());
    altered.sort();
    let pictures = pictures(&pdf, &about);
    let missing = about.pictures.keys().filter(|file| !pictures.contains_key(*file)).cloned().collect();
    files.extend(pictures);
    Ok(Enclosed { about, files, altered, missing_pictures: missing })
}

/// The files inside that are ours, by name.
fn files(pdf: &Pdf) -> Result<BTreeMap<String, Vec<u8>>, NoData> {
    let root = pdf.xref().get::<Dict>(pdf.xref().root_id()).ok_or(NoData::Broken)?;
    let tree = root.get::<Dict>("Names").and_then(|names| names.get::<Dict>("EmbeddedFiles"));
    let mut specs = Vec::new();
    if let Some(tree) = &tree {
        leaves(tree, 0, &mut BTreeSet::new(), &mut specs);
    }
    let mut files = BTreeMap::new();
    let mut left = MAX_UNPACKED_MB * 1024 * 1024;
    for spec in specs {
        let name = spec.get::<PdfString>("UF").or_else(|| spec.get::<PdfString>("F"));
        let Some(name) = name.and_then(|name| plain(name.as_bytes())).filter(|name| said(name).is_some()) else {
            continue;
        };
        let Some(stream) = spec.get::<Dict>("EF").and_then(|file| file.get::<Stream>("F")) else { continue };
        let bytes = unfolded(&stream, left.min(MAX_FILE_MB * 1024 * 1024))?;
        left -= bytes.len() as u64;
        // A second file of the name is none of ours; the first one is held against what the book says of it.
        files.entry(name).or_insert(bytes);
    }
    Ok(files)
}

/// The specifications of files in a tree of names.
fn leaves<'a>(node: &Dict<'a>, depth: usize, seen: &mut BTreeSet<ObjectIdentifier>, found: &mut Vec<Dict<'a>>) {
    if depth > DEEPEST || node.obj_id().is_some_and(|id| !seen.insert(id)) {
        return;
    }
    if let Some(names) = node.get::<Array>("Names") {
        let room = MAX_ENCLOSED.saturating_sub(found.len());
        found.extend(names.iter::<Object>().take(2 * room).filter_map(|object| match object {
            Object::Dict(spec) => Some(spec),
            _ => None,
        }));
    }
    if let Some(kids) = node.get::<Array>("Kids") {
        for kid in kids.iter::<Dict>().take(MAX_ENCLOSED) {
            leaves(&kid, depth + 1, seen, found);
        }
    }
}

/// A name in ASCII, as it is written in one byte a letter or in two.
fn plain(name: &[u8]) -> Option<String> {
    let letters: Vec<u8> = match name {
        [0xfe, 0xff, wide @ ..] => {
            wide.chunks(2).map(|pair| if let [0, letter] = *pair { letter } else { 0xff }).collect()
        }
        name => name.to_vec(),
    };
    letters.is_ascii().then(|| String::from_utf8(letters).ok()).flatten()
}

/// What a stream holds, as programs write files into a PDF: folded once, or as it is.
fn unfolded(stream: &Stream<'_>, limit: u64) -> Result<Vec<u8>, NoData> {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let raw = stream.raw_data();
    let dict = stream.dict();
    let filter = dict.get::<Name>("Filter").map(|name| name.as_str().to_owned());
    let filters: Vec<String> = match filter {
        Some(filter) => vec![filter],
        None => dict
            .get::<Array>("Filter")
            .map_or_else(Vec::new, |all| all.iter::<Name>().take(3).map(|name| name.as_str().to_owned()).collect()),
    };
    let is_predicted = dict.get::<Dict>("DecodeParms").and_then(|parms| parms.get::<Number>("Predictor")).is_some();
    match &filters[..] {
        [] if raw.len() <= limit => Ok(raw.into_owned()),
        [only] if only == "FlateDecode" && !is_predicted => {
            decompress_to_vec_zlib_with_limit(&raw, limit).map_err(|error| match error.status {
                miniz_oxide::inflate::TINFLStatus::HasMoreOutput => NoData::TooLarge,
                _ => NoData::Broken,
            })
        }
        [] => Err(NoData::TooLarge),
        _ => Err(NoData::None),
    }
}

/// The pictures of the pages that the book has under names of a dataset.
fn pictures(pdf: &Pdf, about: &About) -> BTreeMap<String, Vec<u8>> {
    let mut wanted: BTreeMap<&str, Vec<&String>> = BTreeMap::new();
    for (file, hash) in about.pictures.iter().filter(|(file, _)| is_picture(file)).take(MAX_ENCLOSED) {
        wanted.entry(hash).or_default().push(file);
    }
    let mut found = BTreeMap::new();
    if wanted.is_empty() {
        return found;
    }
    for object in pdf.objects() {
        let Object::Stream(stream) = object else { continue };
        if stream.dict().get::<Name>("Filter").is_none_or(|filter| filter.as_str() != "DCTDecode") {
            continue;
        }
        let bytes = stream.raw_data();
        for file in wanted.get(fingerprint::of(&bytes).as_str()).into_iter().flatten() {
            found.insert((*file).clone(), bytes.to_vec());
        }
    }
    found
}

/// Whether a path is one of a dataset's pictures.
fn is_picture(file: &str) -> bool {
    let within = |folder| file.strip_prefix(folder).and_then(|rest: &str| rest.strip_prefix('/'));
    let is_name = |name: &str| !name.is_empty() && !name.contains(['/', '\\']) && name != "..";
    // The pages of a document lie in a folder of its name.
    let is_page =
        |path: &str| is_name(path) || path.split_once('/').is_some_and(|(one, page)| is_name(one) && is_name(page));
    file == "cover.jpg" || within(PHOTOS).is_some_and(is_name) || within(ANNEXES).is_some_and(is_page)
}
