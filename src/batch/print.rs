//! Finished books of one kind as one file for the printer: every book begins on a right-hand page and has a bookmark.

use std::sync::Arc;

use krilla::{
    Document, SerializeSettings,
    destination::XyzDestination,
    geom::Point,
    outline::{Outline, OutlineNode},
    page::PageSettings,
    pdf::{Pdf, PdfDocument},
};

use crate::{diagnostic::Told, proof::colours::coloured_pages};

/// One book on its way to the printer.
pub struct Bound {
    /// What its bookmark says.
    pub name: String,
    /// The file.
    pub pdf: Vec<u8>,
}

/// All of them in one file, and where each went.
pub struct PrintFile {
    /// All books, one after the other.
    pub pdf: Vec<u8>,
    /// Where each of them begins and ends.
    pub volumes: Vec<Volume>,
}

/// A book in the print file, as the job sheet tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Volume {
    /// The book, as the job sheet names it.
    pub name: String,
    /// The page it begins on, counted from 1; always odd.
    pub first: usize,
    /// How many it has.
    pub pages: usize,
    /// How many of them want coloured ink.
    pub coloured: usize,
}

impl Volume {
    /// Sheets of paper printed on both sides.
    pub fn sheets(&self) -> usize {
        self.pages.div_ceil(2)
    }

    /// How thick the sheets are together, in tenths of a millimetre: paper of 80 g/m² is about 0.1 mm.
    pub fn spine(&self) -> usize {
        self.sheets()
    }
}

/// Why books cannot be joined.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    #[error("{name}: this book cannot be read back; delete its file and run again")]
    Unreadable { name: String },
    #[error("the print file cannot be made ({0}); please tell those who keep the program")]
    Unmade(String),
}

impl Told for PrintError {
    fn thai(&self) -> String {
        match self {
            Self::Unreadable { name } => format!("อ่านรูปเล่ม «{name}» ไม่ได้ ลบแฟ้มนั้น แล้วสั่งใหม่"),
            Self::Unmade(cause) => format!("จัดทำแฟ้มไม่ได้ ({cause}) โปรดแจ้งผู้ดูแลโปรแกรม"),
        }
    }
}

/// A4 in points.
const BLANK: (f32, f32) = (595.28, 841.89);

/// Joins books in their order.
///
/// # Errors
/// When one is no readable PDF.
pub fn join(books: Vec<Bound>) -> Result<PrintFile, PrintError> {
    let mut document = Document::new_with(SerializeSettings { enable_tagging: false, ..SerializeSettings::default() });
    let mut outline = Outline::new();
    let mut volumes = Vec::new();
    let mut length = 0;
    for Bound { name, pdf } in books {
        if length % 2 == 1 {
            let (width, height) = BLANK;
            if let Some(blank) = PageSettings::from_wh(width, height) {
                document.start_page_with(blank).finish();
                length += 1;
            }
        }
        let unreadable = || PrintError::Unreadable { name: name.clone() };
        let coloured = coloured_pages(pdf.clone()).map_err(|_| unreadable())?;
        let book = Pdf::new(pdf).map_err(|_| unreadable())?;
        let pages = book.pages().len();
        let book = PdfDocument::new(Arc::new(book));
        document.embed_pdf_pages(&book, &(0..pages).collect::<Vec<_>>());
        outline.push_child(OutlineNode::new(name.clone(), XyzDestination::new(length, Point::from_xy(0.0, 0.0))));
        volumes.push(Volume { name, first: length + 1, pages, coloured });
        length += pages;
    }
    document.set_outline(outline);
    let pdf = document.finish().map_err(|error| PrintError::Unmade(format!("{error:?}")))?;
    Ok(PrintFile { pdf, volumes })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book(pages: usize) -> Bound {
        let mut document = Document::new();
        for _ in 0..pages {
            document.start_page().finish();
        }
        Bound { name: format!("เล่ม {pages}"), pdf: document.finish().unwrap() }
    }

    #[test]
    fn every_book_begins_on_a_right_hand_page() {
        let joined = join(vec![book(1), book(2), book(3), book(1)]).unwrap();
        let places: Vec<(usize, usize)> = joined.volumes.iter().map(|volume| (volume.first, volume.pages)).collect();
        assert_eq!(places, [(1, 1), (3, 2), (5, 3), (9, 1)]);
        assert_eq!(Pdf::new(joined.pdf).unwrap().pages().len(), 9);
        assert_eq!(joined.volumes.iter().map(Volume::sheets).collect::<Vec<_>>(), [1, 1, 2, 1]);
    }

    #[test]
    fn what_is_no_book_is_named() {
        let broken = Bound { name: "จังหวัดตาก".to_owned(), pdf: b"%PDF-1.7\n".to_vec() };
        assert!(matches!(join(vec![broken]), Err(PrintError::Unreadable { name }) if name == "จังหวัดตาก"));
    }
}
