//! What a book carries inside: the tables it was made from, the year's rules, and what is needed to make it again. So a
//! finished file is a dataset, and can be held against one made anew.

pub mod about;
pub mod nation;
pub mod pdf;
mod tables;

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

pub use self::{about::About, tables::files};
use crate::{
    compose::{Assets, Kind, Nation, annexes},
    csv_table::CsvTable,
    form::rules_file,
    model::{Annex, AnnexPages, Dataset, Month},
    schema::Table,
    workshop::fingerprint,
};

/// Where the files that a book carries stand among its assets. What follows is the name each has in the finished file.
pub const FOLDER: &str = "/enclosed/";

/// Whether a book carries a file of this path, rather than shows it.
pub fn is_carried(path: &str) -> bool {
    path.starts_with(FOLDER)
}

/// What tells of the book itself.
pub const BOOK: &str = "book.json";

/// The scores of all provinces, in the country's volume.
pub const SCORES: &str = "scores.csv";

/// The keys of all provinces, in the country's volume.
pub const PROVINCES: &str = "provinces.toml";

/// How each province's data stood, in the country's volume.
pub const READINESS: &str = "readiness.csv";

/// The emblem as it is printed.
pub const EMBLEM: &str = "emblem.png";

/// What a book is made with, where it carries its data.
#[derive(Debug, Clone, Copy)]
pub struct Made<'a> {
    /// The fingerprint of the templates.
    pub templates: &'a str,
}

/// Which book of a dataset it is.
#[derive(Debug, Clone, Copy)]
pub struct Which {
    /// What kind.
    pub kind: Kind,
    /// The day it tells of, where it tells of one.
    pub as_of: Option<chrono::NaiveDate>,
    /// The month it tells of, where it tells of one.
    pub month: Option<Month>,
}

/// What is said of a file that a book carries, for whoever opens the list of them.
pub struct Said {
    /// In Thai, in one line.
    pub description: String,
    /// The kind of file.
    pub media_type: &'static str,
    /// Whether the book shows what it holds.
    pub is_data: bool,
}

/// What is said of a file by its name; `None` of one that is none of ours.
pub fn said(name: &str) -> Option<Said> {
    let say = |description: &str, media_type, is_data| {
        Some(Said { description: description.to_owned(), media_type, is_data })
    };
    match name {
        BOOK => say("รายละเอียดของเล่ม: ชนิด วันที่ของข้อมูล รุ่นของโปรแกรม", "application/json", false),
        SCORES => say("ตารางคะแนนของทุกจังหวัด", "text/csv", true),
        READINESS => say("ความพร้อมของข้อมูลรายจังหวัด", "text/csv", true),
        PROVINCES => say("ข้อมูลของเล่ม: ข้อมูลจังหวัดและสำนักงานของทุกจังหวัด", "application/toml", true),
        _ if nation::is_own_rules(name) => say("ข้อมูลของเล่ม: เกณฑ์ของจังหวัดที่ใช้เกณฑ์อื่น", "application/toml", true),
        EMBLEM => say("ตราสัญลักษณ์ของสำนักงาน", "image/png", false),
        _ => {
            let table = Table::ALL.into_iter().find(|table| table.file() == name)?;
            let media_type = if name.ends_with(".csv") { "text/csv" } else { "application/toml" };
            say(&format!("ข้อมูลของเล่ม: {}", table.thai()), media_type, true)
        }
    }
}

/// Puts among a book's assets what it carries.
pub fn enclose(dataset: &Dataset, which: Which, made: Made<'_>, assets: &mut Assets) {
    let mut files: BTreeMap<String, Vec<u8>> = dataset.tables.0.clone();
    files.insert(Table::Handbook.file(), rules_file(&dataset.handbook).into_bytes());
    let (pictures, words) = pictures(dataset, assets);
    // What tells of pictures that are not inside would only be missed.
    if !pictures.keys().any(|file| file.starts_with(crate::read::pictures::FOLDER)) {
        files.remove(&Table::Photos.file());
    }
    let is_bound = |(number, _): &(usize, &Annex)| assets.contains_key(&annexes::path(*number, 1));
    let bound: Vec<&Annex> = (1..).zip(&dataset.annexes).filter(is_bound).map(|(_, annex)| annex).collect();
    if bound.is_empty() {
        files.remove(&Table::Annexes.file());
    } else if bound.len() < dataset.annexes.len() {
        files.insert(Table::Annexes.file(), annexes_file(&bound));
    }
    if let Some(emblem) = assets.get("/emblem.png").filter(|_| dataset.emblem.is_some()) {
        files.insert(EMBLEM.to_owned(), emblem.clone());
    }
    let about = About {
        province: Some(dataset.province.name.clone()),
        as_of: which.as_of,
        month: which.month.map(|month| month.to_string()),
        pictures,
        words,
        ..About::of_files(&files, which.kind, dataset.year, made)
    };
    put(about, files, assets);
}

/// Puts among the assets of the country's volume what it carries: the data of every province that has scores, and the scores.
pub fn enclose_national(kind: Kind, nation: &Nation<'_>, made: Made<'_>, assets: &mut Assets) {
    let files = nation::files(nation);
    let about = About::of_files(&files, kind, nation.handbook.fiscal_year, made);
    put(About { as_of: Some(nation.as_of), ..about }, files, assets);
}

/// Puts files among a book's assets, with what tells of it.
fn put(about: About, files: BTreeMap<String, Vec<u8>>, assets: &mut Assets) {
    let files = files.into_iter().chain([(BOOK.to_owned(), about.json())]);
    assets.extend(files.map(|(name, bytes)| (format!("{FOLDER}{name}"), bytes)));
}

/// By the names that the dataset has pictures under.
type OfPictures = BTreeMap<String, String>;

/// The pictures that stand in the file as they are printed, with the SHA-256 of their bytes: by that they are found again among
/// the pictures of the pages. And what stands on those of them that are pages.
fn pictures(dataset: &Dataset, assets: &Assets) -> (OfPictures, OfPictures) {
    let photos = (1_usize..).zip(&dataset.photos).map(|(number, photo)| {
        let file = format!("{}/{}", crate::read::pictures::FOLDER, photo.picture.file.name());
        (file, format!("/photos/{number}.jpg"))
    });
    let annexes = (1_usize..).zip(&dataset.annexes).flat_map(|(number, annex)| {
        let folder = crate::read::annexes::FOLDER;
        let page = move |page: usize| match &annex.pages {
            AnnexPages::Picture(_) => format!("{folder}/{}", annex.file),
            _ => format!("{folder}/{}/{page}.jpg", annex.file),
        };
        (1..=annex.pages.count()).map(move |at| (page(at), number, at))
    });
    let annexes: Vec<(String, usize, usize)> = annexes.collect();
    let words = annexes.iter().filter_map(|(file, number, at)| {
        let words = assets.get(&annexes::words_path(*number, *at))?;
        Some((file.clone(), String::from_utf8_lossy(words).into_owned()))
    });
    let words = words.collect();
    let annexes = annexes.into_iter().map(|(file, number, at)| (file, annexes::path(number, at)));
    let cover = dataset.cover.iter().map(|_| ("cover.jpg".to_owned(), "/cover.jpg".to_owned()));
    let printed = photos.chain(annexes).chain(cover).filter_map(|(file, path)| Some((file, assets.get(&path)?)));
    (printed.map(|(file, bytes)| (file, hexadecimal(bytes))).collect(), words)
}

/// The table of the annexes that a book has, where others have more.
fn annexes_file(bound: &[&Annex]) -> Vec<u8> {
    let mut table = CsvTable::for_windows();
    table.row(Table::Annexes.columns().iter().map(|column| column.thai));
    bound.iter().for_each(|annex| table.row([annex.file.as_str(), &annex.title, annex.books.thai()]));
    table.into_bytes()
}

fn hexadecimal(bytes: &[u8]) -> String {
    // A picture that is only known by its fingerprint is told by that.
    if bytes.len() == Sha256::output_size() { fingerprint::hexadecimal(bytes) } else { fingerprint::of(bytes) }
}
