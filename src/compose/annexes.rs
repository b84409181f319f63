//! Documents of others bound in at the end, each page as a picture of it.

use rayon::prelude::*;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::assets::{Assets, Kind, Lost, Pictures, as_jpeg, read};
use crate::{
    facsimile::Foreign,
    files::FileHandle,
    limits::MAX_ANNEX_MB,
    model::{Annex, AnnexPages, Dataset},
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
            Ok(pictures) => {
                assets.extend(pictures);
                bound.push(bind(number, annex));
            }
            Err(one) => lost.push(one),
        }
    }
    (bound, assets, lost)
}

fn bind(number: usize, annex: &Annex) -> BoundAnnex {
    let title = digits::in_thai(&annex.title);
    let sizes: Vec<(u32, u32)> = match &annex.pages {
        AnnexPages::Pdf { sizes, .. } => sizes.clone(),
        AnnexPages::Pictures(pictures) => pictures.iter().map(|picture| (picture.width, picture.height)).collect(),
    };
    let page = |(page, (width, height)): (usize, (u32, u32))| BoundPage {
        path: path(number, page),
        alt: format!("หน้า {} ของเอกสารแนบ {title}", digits::plain(page)),
        ratio: (u64::from(width) * 1000 / u64::from(height.max(1))).clamp(50, 20_000),
    };
    BoundAnnex { pages: (1..).zip(sizes).map(page).collect(), title }
}

fn pages(number: usize, annex: &Annex, wanted: Pictures<'_>) -> Result<Assets, Lost> {
    match &annex.pages {
        AnnexPages::Pictures(pictures) => {
            let numbered = (1..).zip(pictures).map(|(page, picture)| (path(number, page), picture, Kind::Sheet));
            let (assets, lost) = read(numbered, wanted);
            lost.into_iter().next().map_or(Ok(assets), |one| Err(Lost { file: annex.file.clone(), ..one }))
        }
        AnnexPages::Pdf { file, sizes } => {
            drawn(number, file, sizes, wanted).map_err(|is_another| Lost { file: annex.file.clone(), is_another })
        }
    }
}

/// The pages of a PDF file; an error says whether the file is another than it was.
fn drawn(number: usize, file: &FileHandle, sizes: &[(u32, u32)], wanted: Pictures<'_>) -> Result<Assets, bool> {
    let is_known = matches!(wanted, Pictures::PrintedOf(_));
    let bytes = file.bytes(MAX_ANNEX_MB * 1024 * 1024).map_err(|_| is_known)?;
    let pages = || (1_usize..).zip(sizes);
    let of_file = Sha256::digest(&bytes);
    let fingerprint = |page: usize| Sha256::digest([&of_file[..], &page.to_be_bytes()].concat()).to_vec();
    match wanted {
        Pictures::Fingerprints => {
            return Ok(pages().map(|(page, _)| (path(number, page), fingerprint(page))).collect());
        }
        Pictures::PrintedOf(known) => {
            let is_same = |page| known.get(&path(number, page)) == Some(&fingerprint(page));
            if !pages().all(|(page, _)| is_same(page)) {
                return Err(true);
            }
        }
        Pictures::Printed => {}
    }
    let foreign = Foreign::open(bytes).map_err(|_| is_known)?;
    let print = |(page, size): (usize, &(u32, u32))| {
        let drawn = foreign.draw(page - 1, *size).and_then(|drawn| as_jpeg(&drawn).ok()).ok_or(false)?;
        Ok((path(number, page), drawn))
    };
    pages().map(print).collect()
}
