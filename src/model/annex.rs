//! Documents that are bound in at the end of a book.

use strum::VariantArray;

use super::Picture;
use crate::{files::FileHandle, text::bare};

/// A document of others (เอกสารแนบ): an order, minutes, a resolution.
#[derive(Debug, Clone)]
pub struct Annex {
    /// The name it has in its folder.
    pub file: String,
    /// Its heading.
    pub title: String,
    /// The books it is bound into.
    pub books: AnnexBooks,
    /// What is bound in, found sound.
    pub pages: AnnexPages,
}

/// The pages of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnnexPages {
    /// Those of a PDF file.
    Pdf {
        /// Where its bytes are.
        file: FileHandle,
        /// As they are printed, in pixels.
        sizes: Vec<(u32, u32)>,
    },
    /// A picture.
    Picture(Picture),
    /// Those a book has brought back.
    Printed(Vec<PrintedPage>),
}

/// A page as a book has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedPage {
    /// As it was printed.
    pub picture: Picture,
    /// What stands on it, as far as that is known.
    pub words: String,
}

impl AnnexPages {
    /// How many there are.
    pub const fn count(&self) -> usize {
        match self {
            Self::Pdf { sizes, .. } => sizes.len(),
            Self::Picture(_) => 1,
            Self::Printed(pages) => pages.len(),
        }
    }
}

/// The books a document is bound into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, VariantArray)]
pub enum AnnexBooks {
    /// The plan.
    Plan,
    /// The annual report.
    Annual,
    /// Either.
    #[default]
    Both,
}

impl AnnexBooks {
    /// As the table names it.
    pub const fn thai(self) -> &'static str {
        match self {
            Self::Plan => "แผน",
            Self::Annual => "รายงานประจำปี",
            Self::Both => "ทั้งสองเล่ม",
        }
    }

    /// As programs name it.
    pub const fn english(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Annual => "annual",
            Self::Both => "both",
        }
    }

    /// All names in Thai.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Self::VARIANTS.iter().map(|books| books.thai())
    }

    /// The books of this name in Thai or English; a word for the book before it does no harm.
    pub fn find(text: &str) -> Option<Self> {
        let wanted = bare(text);
        let short = wanted.strip_prefix("รูปเล่ม").or_else(|| wanted.strip_prefix("เล่ม")).unwrap_or(&wanted);
        Self::VARIANTS.iter().copied().find(|books| short == bare(books.thai()) || wanted == books.english())
    }

    /// Whether the plan has it.
    pub const fn has_plan(self) -> bool {
        matches!(self, Self::Plan | Self::Both)
    }

    /// Whether the annual report has it.
    pub const fn has_annual(self) -> bool {
        matches!(self, Self::Annual | Self::Both)
    }
}
