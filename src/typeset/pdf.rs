//! Binds finished pages into a file: PDF/A-3a and PDF/UA-1 at once, the same bytes each time.

use std::collections::BTreeMap;
use std::fmt::Write;

use sha2::{Digest, Sha256};
use typst::diag::SourceResult;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::fault::TypesetError;

/// The standards every book meets.
pub(super) struct Standards(PdfStandards);

impl Standards {
    pub fn new() -> Result<Self, TypesetError> {
        PdfStandards::new(&[PdfStandard::A_3a, PdfStandard::Ua_1])
            .map(Self)
            .map_err(|error| TypesetError::Standards(error.message().to_string()))
    }
}

/// The fingerprint of all that books are set with: layout files and fonts of a user's own, by path and by bytes.
pub(super) fn fingerprint(files: &BTreeMap<String, Vec<u8>>, fonts: &BTreeMap<String, Vec<u8>>) -> [u8; 32] {
    let mut hash = Sha256::new();
    files.iter().for_each(|(path, bytes)| take(&mut hash, &[path.as_bytes(), bytes]));
    fonts.values().for_each(|font| take(&mut hash, &[font]));
    hash.finalize().into()
}

/// The file's identity: the same for the same layouts, data and pictures, different otherwise.
pub(super) fn ident(set_with: [u8; 32], layout: &str, json: &str, assets: &BTreeMap<String, Vec<u8>>) -> String {
    let mut hash = Sha256::new();
    take(&mut hash, &[&set_with, layout.as_bytes(), json.as_bytes()]);
    assets.iter().for_each(|(path, bytes)| take(&mut hash, &[path.as_bytes(), bytes]));
    let hash: [u8; 32] = hash.finalize().into();
    hash[..16].iter().fold(String::new(), |mut ident, byte| {
        let _ = write!(ident, "{byte:02x}");
        ident
    })
}

/// Each piece with its length before it, so that no two lists of pieces look alike; the length is as long on every machine.
fn take(hash: &mut Sha256, pieces: &[&[u8]]) {
    for piece in pieces {
        hash.update((piece.len() as u64).to_le_bytes());
        hash.update(piece);
    }
}

/// Writes the file. Its date is the document's own (`set document(date:)`), never today's.
pub(super) fn bind(document: &PagedDocument, standards: &Standards, ident: String) -> SourceResult<Vec<u8>> {
    let options = PdfOptions {
        ident: Smart::Custom(ident),
        creator: Smart::Custom(Some(concat!("ruplem ", env!("CARGO_PKG_VERSION")).to_owned())),
        timestamp: None,
        page_ranges: None,
        standards: standards.0.clone(),
        tagged: true,
        pretty: false,
    };
    typst_pdf::pdf(document, &options)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_another_by_its_layouts_its_fonts_its_data_or_its_pictures() {
        let one = |path: &str, bytes: &[u8]| BTreeMap::from([(path.to_owned(), bytes.to_vec())]);
        let set_with = fingerprint(&one("plan.typ", b"a"), &BTreeMap::new());
        let idents = [
            ident(set_with, "plan.typ", "{}", &BTreeMap::new()),
            ident(fingerprint(&one("plan.typ", b"b"), &BTreeMap::new()), "plan.typ", "{}", &BTreeMap::new()),
            ident(
                fingerprint(&one("plan.typ", b"a"), &one("fonts/x.ttf", b"font")),
                "plan.typ",
                "{}",
                &BTreeMap::new(),
            ),
            ident(set_with, "annual.typ", "{}", &BTreeMap::new()),
            ident(set_with, "plan.typ", "[]", &BTreeMap::new()),
            ident(set_with, "plan.typ", "{}", &one("/a.jpg", b"1")),
            ident(set_with, "plan.typ", "{}", &one("/a.jpg", b"2")),
            ident(set_with, "plan.typ", "{}", &one("/a.jpg2", b"")),
        ];
        assert_eq!(idents.iter().collect::<std::collections::BTreeSet<_>>().len(), idents.len(), "{idents:?}");
        assert_eq!(idents[0], ident(set_with, "plan.typ", "{}", &BTreeMap::new()));
    }
}
