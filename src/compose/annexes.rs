//! Documents of others bound in at the end, each page as a picture of it.

use rayon::prelude::*;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::assets::{Assets, Kind, Lost, Pictures, as_jpeg, read};
use crate::{
    facsimile::{Foreign, words},
    files::FileHandle,
    limits::MAX_ANNEX_MB,
    model::{Annex, AnnexPages, Dataset, Picture, PrintedPage},
    thai::digits,
};

/// A document that is bound in.
#[derive(Debug, Serialize)]
pub struct BoundAnnex {
    /// Its heading.
    pub title: String,
    /// At least one.
    pub pages: Vec<BoundPage>,
}

/// One page of it.
#[derive(Debug, Serialize)]
pub struct BoundPage {
    /// Its picture among the book's assets.
    #[serde(rename = "\u{fdd0}path")]
    pub path: String,
    /// What is seen, for those who hear it.
    #[serde(rename = "\u{fdd0}alt")]
    pub alt: String,
    /// Width for height, in thousandths.
    pub ratio: u64,
}

/// Where a page stands among a book's assets; both are counted from 1.
pub fn path(annex: usize, page: usize) -> String {
    format!("/annexes/{annex}-{page}.jpg")
}

/// Where the words of a page stand among a book's assets, until the book is composed: it shows them nowhere.
pub fn words_path(annex: usize, page: usize) -> String {
    format!("/annexes/{annex}-{page}.txt")
}

/// Takes the words of pages from among a book's assets.
pub fn without_words(assets: &mut Assets) {
    assets.retain(|path, _| !(path.starts_with("/annexes/") && path.ends_with(".txt")));
}

/// The annexes of a book in the order of their table, with the pictures of their pages. One of which a page cannot be drawn is
/// left out whole.
pub fn annexes(
    dataset: &Dataset,
    is_bound: impl Fn(&Annex) -> bool,
    wanted: Pictures<'_>,
) -> (Vec<BoundAnnex>, Assets, Vec<Lost>) {
    let numbered: Vec<_> = (1_usize..).zip(&dataset.annexes).filter(|(_, annex)| is_bound(annex)).collect();
    let made: Vec<_> = numbered.par_iter().map(|(number, annex)| pages(*number, annex, wanted)).collect();
    let (mut bound, mut assets, mut lost) = (Vec::new(), Assets::new(), Vec::new());
    for ((number, annex), made) in numbered.into_iter().zip(made) {
        match made {
            Ok((pictures, words)) => {
                assets.extend(pictures);
                bound.push(bind(number, annex, &words));
                let said = (1..).zip(words).filter(|(_, words)| !words.is_empty());
                assets.extend(said.map(|(page, words)| (words_path(number, page), words.into_bytes())));
            }
            Err(one) => lost.push(one),
        }
    }
    (bound, assets, lost)
}

fn bind(number: usize, annex: &Annex, words: &[String]) -> BoundAnnex {
    let title = digits::in_thai(&annex.title);
    let sizes: Vec<(u32, u32)> = match &annex.pages {
        AnnexPages::Pdf { sizes, .. } => sizes.clone(),
        AnnexPages::Picture(picture) => vec![(picture.width, picture.height)],
        AnnexPages::Printed(pages) => pages.iter().map(|page| (page.picture.width, page.picture.height)).collect(),
    };
    let alt = |page: usize| {
        let named = format!("หน้า {} ของเอกสารแนบ {title}", digits::plain(page));
        match words.get(page - 1).filter(|words| !words.is_empty()) {
            Some(words) => format!("{named} ข้อความในหน้า: {}", digits::in_thai(words)),
            None => named,
        }
    };
    let page = |(page, (width, height)): (usize, (u32, u32))| BoundPage {
        path: path(number, page),
        alt: alt(page),
        ratio: (u64::from(width) * 1000 / u64::from(height.max(1))).clamp(50, 20_000),
    };
    BoundAnnex { pages: (1..).zip(sizes).map(page).collect(), title }
}

/// The pictures of an annex, and the words of each of its pages as far as they are known.
fn pages(number: usize, annex: &Annex, wanted: Pictures<'_>) -> Result<(Assets, Vec<String>), Lost> {
    let printed = |pictures: Vec<&Picture>| {
        let numbered = (1..).zip(pictures).map(|(page, picture)| (path(number, page), picture, Kind::Sheet));
        let (assets, lost) = read(numbered, wanted);
        lost.into_iter().next().map_or(Ok(assets), |one| Err(Lost { file: annex.file.clone(), ..one }))
    };
    match &annex.pages {
        AnnexPages::Picture(picture) => Ok((printed(vec![picture])?, Vec::new())),
        AnnexPages::Printed(pages) => {
            let pictures = printed(pages.iter().map(|page| &page.picture).collect())?;
            Ok((pictures, pages.iter().map(|PrintedPage { words, .. }| words.clone()).collect()))
        }
        AnnexPages::Pdf { file, sizes } => {
            drawn(number, file, sizes, wanted).map_err(|is_another| Lost { file: annex.file.clone(), is_another })
        }
    }
}

/// The pages of a PDF file and their words; an error says whether the file is another than it was.
fn drawn(
    number: usize,
    file: &FileHandle,
    sizes: &[(u32, u32)],
    wanted: Pictures<'_>,
) -> Result<(Assets, Vec<String>), bool> {
    let is_known = matches!(wanted, Pictures::PrintedOf(_));
    let bytes = file.bytes(MAX_ANNEX_MB * 1024 * 1024).map_err(|_| is_known)?;
    let pages = || (1_usize..).zip(sizes);
    let of_file = Sha256::digest(&bytes);
    let fingerprint = |page: usize| Sha256::digest([&of_file[..], &page.to_be_bytes()].concat()).to_vec();
    match wanted {
        Pictures::Fingerprints => {
            return Ok((pages().map(|(page, _)| (path(number, page), fingerprint(page))).collect(), words(bytes)));
        }
        Pictures::PrintedOf(known) => {
            let is_same = |page| known.get(&path(number, page)) == Some(&fingerprint(page));
            if !pages().all(|(page, _)| is_same(page)) {
                return Err(true);
            }
        }
        Pictures::Printed => {}
    }
    let words = words(bytes.clone());
    let foreign = Foreign::open(bytes).map_err(|_| is_known)?;
    let print = |(page, size): (usize, &(u32, u32))| {
        let drawn = foreign.draw(page - 1, *size).and_then(|drawn| as_jpeg(&drawn).ok()).ok_or(false)?;
        Ok((path(number, page), drawn))
    };
    Ok((pages().map(print).collect::<Result<Assets, bool>>()?, words))
}
