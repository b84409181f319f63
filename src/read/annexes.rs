//! Documents to be bound in: which files the folder beside the tables holds, and whether their pages can be shown. What stands on
//! them is drawn only when a book shows it.

use std::io::Read;

use super::pictures::look;
use crate::{
    diagnostic::{AnnexFault, Bilingual, PictureFault},
    facsimile::Foreign,
    files::{FileHandle, Files, Kind, Open, Unread, below},
    limits::{MAX_ANNEX_MB, MAX_ANNEX_PAGES},
    model::{AnnexPages, PrintedPage},
    pdf::Unopened,
};

/// The folder beside the tables that holds the annexes.
pub const FOLDER: &str = "annexes";

/// The longer side of a bound page in pixels: some 210 to the inch where it fills the page.
pub const SIDE: u32 = 1_900;

/// The most bytes of the words of one page that a book brings back.
const WORDS: u64 = 16 * 1024;

/// Where the annexes of a dataset lie.
#[derive(Debug)]
pub struct Annexes {
    files: Files,
    folder: String,
}

impl Annexes {
    /// Those beside the tables in `folder`.
    pub fn beside(files: &Files, folder: &str) -> Self {
        Self { files: files.clone(), folder: below(folder, FOLDER) }
    }

    /// The annex of a name, letter case aside where no file has it exactly: `None` where there is none.
    pub fn find(&self, name: &str) -> Option<(String, Result<AnnexPages, AnnexFault>)> {
        let entries = self.files.list(&self.folder).unwrap_or_default();
        let same = || entries.iter().find(|entry| entry.name.to_lowercase() == name.to_lowercase());
        let entry = entries.iter().find(|entry| entry.name == name).or_else(same)?;
        let path = below(&self.folder, &entry.name);
        let pages = match entry.kind {
            // So lie the pages that a book brings back: each by itself, as it was printed.
            Kind::Folder => self.printed(&path).ok_or(AnnexFault::NotPlain),
            _ => self.looked_at(FileHandle::new(&self.files, path)),
        };
        Some((entry.name.clone(), pages))
    }

    fn printed(&self, folder: &str) -> Option<AnnexPages> {
        let page = |number: usize| {
            let picture = look(FileHandle::new(&self.files, below(folder, &format!("{number}.jpg")))).ok()?;
            let words = self.files.bytes(&below(folder, &format!("{number}.txt")), WORDS).unwrap_or_default();
            Some(PrintedPage { picture, words: String::from_utf8(words).unwrap_or_default() })
        };
        let pages: Vec<PrintedPage> = (1..=MAX_ANNEX_PAGES).map_while(page).collect();
        (!pages.is_empty()).then_some(AnnexPages::Printed(pages))
    }

    fn looked_at(&self, file: FileHandle) -> Result<AnnexPages, AnnexFault> {
        if !is_pdf(&file)? {
            return match look(file.clone()) {
                Ok(picture) => Ok(AnnexPages::Picture(picture)),
                Err(PictureFault::OtherKind) if is_document(file.name()) => Err(AnnexFault::Document),
                Err(PictureFault::OtherKind) => Err(AnnexFault::OtherKind),
                Err(fault) => Err(AnnexFault::Picture { fault }),
            };
        }
        let bytes = file.bytes(MAX_ANNEX_MB * 1024 * 1024).map_err(fault)?;
        let foreign = Foreign::open(bytes).map_err(|error| match error {
            Unopened::Broken => AnnexFault::Damaged,
            Unopened::Locked => AnnexFault::Locked,
            Unopened::TooLarge => AnnexFault::Unfolds,
        })?;
        let sizes: Vec<(u32, u32)> = foreign.sizes().into_iter().map(in_pixels).collect();
        match sizes.len() {
            0 => Err(AnnexFault::Damaged),
            count if count > MAX_ANNEX_PAGES => Err(AnnexFault::TooManyPages { limit: MAX_ANNEX_PAGES }),
            _ => Ok(AnnexPages::Pdf { file, sizes }),
        }
    }
}

/// A page as large as print needs.
fn in_pixels((width, height): (f32, f32)) -> (u32, u32) {
    let by = f64::from(SIDE) / f64::from(width.max(height));
    let length = |side: f32| (f64::from(side) * by).round().clamp(1.0, f64::from(SIDE)) as u32;
    (length(width), length(height))
}

fn fault(error: Unread) -> AnnexFault {
    match error {
        Unread::Special | Unread::NoFolder | Unread::LeadsOut => AnnexFault::NotPlain,
        Unread::TooLarge { .. } => AnnexFault::TooLarge { limit_mb: MAX_ANNEX_MB },
        error => AnnexFault::Unreadable { cause: Bilingual::of(&error) },
    }
}

/// Whether a file is a PDF by its first bytes, before which some programs write a few of their own.
fn is_pdf(file: &FileHandle) -> Result<bool, AnnexFault> {
    let Open { stream, .. } = file.open().map_err(fault)?;
    let mut head = Vec::new();
    stream
        .take(1024)
        .read_to_end(&mut head)
        .map_err(|cause| AnnexFault::Unreadable { cause: Bilingual::of(&cause) })?;
    Ok(head.windows(5).any(|window| window == b"%PDF-"))
}

/// Whether a name is that of a document which its program can save as PDF.
fn is_document(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    ["doc", "docx", "odt", "rtf", "txt", "xls", "xlsx", "ods", "ppt", "pptx", "odp"].contains(&ending.as_str())
}
