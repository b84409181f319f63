//! What the page may ask. `src/engine/protocol.ts` has the same, and what is answered, for the page's compiler.

use chrono::NaiveDate;
use ruplem::{diagnostic::Lang, mended::Mend, model::SubmissionItem};
use serde::Deserialize;

use crate::failure::Failure;

/// One question, and the language to answer in.
#[derive(Debug, Deserialize)]
pub struct Question {
    #[serde(default, deserialize_with = "lang")]
    pub lang: Lang,
    #[serde(flatten)]
    pub ask: Ask,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "ask", rename_all = "snake_case")]
pub enum Ask {
    /// Provinces, years and kinds of books there are.
    About,
    /// How the page is used, as PDF.
    Guide,
    /// Fonts and layouts made ready, so that the first book is not late.
    Warm,
    /// A dataset handed over, to be read and checked; all later questions are about it.
    Open {
        /// What messages call the whole.
        name: String,
        /// The one file that is meant, when it is not the whole folder.
        only: Option<String>,
        /// In the order of their bytes.
        files: Vec<Handed>,
        /// Cells of them that are typed over before anything is read.
        #[serde(default)]
        mends: Vec<Mend>,
    },
    /// The same of the sample that is inside.
    Sample {
        #[serde(default)]
        mends: Vec<Mend>,
    },
    /// All that is wrong, as `ruplem check --format json` writes it, and beside it where in the sheets each is.
    Report,
    /// Rows of a sheet, by their position among those that hold anything.
    Rows {
        sheet: usize,
        from: usize,
        count: usize,
    },
    /// The cells that a text of a page may come from.
    Origins {
        /// For a book of a province: its position among those opened.
        province: Option<usize>,
        text: String,
        /// What stands in the same line of the page.
        beside: Vec<String>,
    },
    /// The composed passages that a text of a page is a part of.
    Passages {
        province: usize,
        as_of: NaiveDate,
        text: String,
    },
    /// The formula of a cell of a workbook, where it has one.
    Formula {
        path: String,
        sheet: String,
        row: u32,
        column: usize,
    },
    /// The files that mends have changed, as they now are.
    Mended,
    /// The day that makes sense of a province's year when this is today; of the country's latest where none is named.
    AsOf {
        province: Option<usize>,
        today: NaiveDate,
    },
    /// How a province stands on a day.
    Score {
        province: usize,
        as_of: NaiveDate,
    },
    /// How its rounds would stand if some facts were others, each as people write it.
    ScoreIf {
        province: usize,
        as_of: NaiveDate,
        suppose: Vec<Supposition>,
    },
    /// A book's pages, kept until it is released.
    LayOut {
        document: String,
        /// For a book of a province: its position among those opened.
        province: Option<usize>,
        /// For a book of the country, where its provinces are of several years.
        year: Option<u16>,
        as_of: NaiveDate,
        /// For a book of a month: `2564-10`, or as people write it.
        month: Option<String>,
    },
    /// A page as SVG.
    Page {
        book: u32,
        page: usize,
    },
    /// What stands on a book's pages, line by line, and its headings.
    Read {
        book: u32,
    },
    /// The book as PDF.
    Bind {
        book: u32,
    },
    Release {
        book: u32,
    },
    /// How the country stands, by years: what its volume tells.
    Nation {
        as_of: NaiveDate,
    },
    /// Books of a province, or of the country where none is named, with the fingerprints of all they are made from.
    Orders {
        province: Option<usize>,
        documents: Vec<String>,
        as_of: NaiveDate,
    },
    /// The words and pictures of a book of a year, to be set by another engine.
    Manuscript {
        document: String,
        province: Option<usize>,
        year: Option<u16>,
        as_of: NaiveDate,
    },
    /// A manuscript set; nothing has to be opened.
    Set {
        document: String,
        /// How many bytes of JSON the words are; pictures follow.
        book: usize,
        assets: Vec<Handed>,
    },
    /// The scores of all provinces as tables.
    Scores {
        as_of: NaiveDate,
    },
    /// A book with all it is sent to the Office with.
    Sending {
        document: String,
        province: usize,
        as_of: NaiveDate,
    },
    /// The year's duties of a province, for a calendar.
    Duties {
        province: usize,
    },
    /// The rows a month adds to the sheet all provinces share.
    MonthRows {
        province: usize,
        /// `2564-10`, or as people write it.
        month: String,
    },
    /// The fingerprint of a file handed over.
    Fingerprint,
    /// An empty workbook of a year, with what stays of an opened province's.
    New {
        province: u8,
        year: u16,
        from: Option<usize>,
    },
    /// A copy of what was opened with every fault in colour.
    Marked,
    /// Ends the engine as a fault of its own would, or for want of memory: for trying what the page does then.
    Fail {
        #[serde(default)]
        is_full: bool,
    },
}

/// One fact that is supposed.
#[derive(Debug, Deserialize)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum Supposition {
    /// People reached, as a round counts them.
    People { round: u8, is: String },
    /// Baht disbursed, as a round counts them.
    Budget { round: u8, is: String },
    /// The day something is handed in.
    Delivered { item: SubmissionItem, is: String },
    /// The day a month's results are recorded.
    Recorded { month: String, is: String },
}

/// A file by its path and how many bytes it has.
#[derive(Debug, Deserialize)]
pub struct Handed {
    pub path: String,
    pub size: usize,
}

/// The files that bytes hold one behind the other.
pub fn parted(handed: Vec<Handed>, mut bytes: &[u8], what: &str) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let file = |Handed { path, size }| {
        let (own, rest) = bytes.split_at_checked(size).ok_or_else(|| Failure::misasked(what))?;
        bytes = rest;
        Ok((path, own.to_vec()))
    };
    handed.into_iter().map(file).collect()
}

fn lang<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Lang, D::Error> {
    Ok(if String::deserialize(deserializer)? == "en" { Lang::En } else { Lang::Th })
}
