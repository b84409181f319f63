//! Binds finished pages into a file: PDF/A-2a and PDF/UA-1 at once, the same bytes each time.

use typst::diag::SourceResult;
use typst::foundations::Smart;
use typst::utils::hash128;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::fault::TypesetError;

/// The standards every book meets.
pub(super) struct Standards(PdfStandards);

impl Standards {
    pub fn new() -> Result<Self, TypesetError> {
        PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
            .map(Self)
            .map_err(|error| TypesetError::Standards(error.message().to_string()))
    }
}

/// The file's identity: the same for the same layout and data, different otherwise.
pub(super) fn ident(layout: &str, json: &str) -> String {
    format!("{:032x}", hash128(&(layout, json)))
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
