//! Documents that are bound in at the end of a book.

use super::rows::Rows;
use crate::{
    diagnostic::{AnnexFault, Diagnostic, Fault},
    limits::MAX_PAGES_OF_ANNEXES,
    model::{Annex, AnnexBooks, AnnexPages},
    read::{RawTable, annexes::FOLDER, pictures::Pictures},
    text::nearest,
};

/// Annexes whose pages can be shown; the others are reported and left out.
pub fn check(raw: &RawTable, pictures: &Pictures, diagnostics: &mut Vec<Diagnostic>) -> Vec<Annex> {
    let mut left = MAX_PAGES_OF_ANNEXES;
    Rows::new(raw, diagnostics).read(diagnostics, |row| {
        let file = row.required("file");
        let title = row.required("title");
        let books = row.words("book").map(|text| {
            AnnexBooks::find(&text).unwrap_or_else(|| {
                row.report("book", Fault::UnknownBook { nearest: nearest(&text, AnnexBooks::names()) });
                AnnexBooks::Both
            })
        });
        let (file, title) = (file?, title?);
        match annex(&file, pictures) {
            Ok((_, pages)) if pages.count() > left => {
                let fault = AnnexFault::TooManyInAll { limit: MAX_PAGES_OF_ANNEXES };
                row.report("file", Fault::BadAnnex { fault });
                None
            }
            Ok((file, pages)) => {
                left -= pages.count();
                Some(Annex { file, title, books: books.unwrap_or_default(), pages })
            }
            Err(fault) => {
                row.report("file", fault);
                None
            }
        }
    })
}

/// The annex of a name in their folder; the folder's own name before it does no harm.
fn annex(file: &str, pictures: &Pictures) -> Result<(String, AnnexPages), Fault> {
    let bare = file.replace('\\', "/");
    let name = bare.strip_prefix("./").unwrap_or(&bare);
    let name = name.strip_prefix(FOLDER).and_then(|name| name.strip_prefix('/')).unwrap_or(name);
    if name.contains('/') || name.contains(':') || name == ".." {
        return Err(Fault::AnnexOutside);
    }
    let (name, pages) = pictures.annexes.as_ref().and_then(|all| all.find(name)).ok_or(Fault::MissingAnnex)?;
    Ok((name, pages.map_err(|fault| Fault::BadAnnex { fault })?))
}
