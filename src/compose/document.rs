//! Every kind of book there is, by one table: what it is called, what it tells of, and what it needs to be made.
//!
//! A kind's words and figures are a struct of its own beside this file. The press takes every string of it for one to be
//! printed and refuses a book that lacks one, so fields that the layout only works with are marked by
//! [`UNPRINTED`](super::UNPRINTED).

use thiserror::Error;

use super::{Checklist, Composed, Composer, Letter, Nation, Prose, ProseError, annexes, palette::Palette};
use crate::{
    diagnostic::{Lang, Told},
    enclosed::{self, Which},
    model::{BookColour, FiscalYear, Month},
    score::Scorecard,
};

/// What a kind of book is called, and what is known of it before any is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// In commands and files' names.
    pub name: &'static str,
    /// As people call it.
    pub thai: &'static str,
    /// What is said of the command that makes it.
    pub about: &'static str,
    /// The same in English.
    pub about_in_english: &'static str,
    /// Whether it tells how things stand on a day, and is another on another day.
    pub is_dated: bool,
    /// Whether a batch makes it without being told to.
    pub is_batched: bool,
    /// Whether it sets the year beside the year before, where that is told.
    pub looks_back: bool,
}

/// A book that can be asked for: its kind, and by what it is composed. `Of` holds what it tells of, so that none can be
/// asked for without all it needs.
#[derive(Debug, Clone, Copy)]
pub struct Document<Of> {
    /// What is known of it before it is made.
    pub kind: Kind,
    of: Of,
}

/// Tells of a province's year, or of one month of it.
#[derive(Debug, Clone, Copy)]
pub enum OfProvince {
    /// Of the whole year.
    Year(fn(&Composer<'_>, &Scorecard) -> Outcome),
    /// Of this month.
    Month(fn(&Composer<'_>, Month, &Scorecard) -> Outcome, Month),
}

/// Tells of a month of a province that is still to be named.
#[derive(Debug, Clone, Copy)]
pub struct OfMonth(fn(&Composer<'_>, Month, &Scorecard) -> Outcome);

/// Tells of all provinces.
#[derive(Debug, Clone, Copy)]
pub struct OfNation(fn(&Nation<'_>, &Prose) -> Outcome);

/// A book as its layout reads it, and the files it shows.
type Outcome = Result<Composed<String>, ComposeError>;

/// A row of the table: any document, by what it tells of.
#[derive(Debug, Clone, Copy)]
pub enum AnyDocument {
    /// Of a province's year.
    Year(Document<OfProvince>),
    /// Of a month of a province.
    Month(Document<OfMonth>),
    /// Of the whole country.
    Nation(Document<OfNation>),
}

/// The table: every kind of book, in the order people are told of them.
pub const DOCUMENTS: [AnyDocument; 7] = [
    AnyDocument::Year(Document::PLAN),
    AnyDocument::Year(Document::AGENDA),
    AnyDocument::Year(Document::ANNUAL),
    AnyDocument::Year(Document::SCORECARD),
    AnyDocument::Year(Document::ONEPAGE),
    AnyDocument::Month(Document::MONTHLY),
    AnyDocument::Nation(Document::NATIONAL),
];

impl Document<OfProvince> {
    /// เอกสาร ๒. It is dated by what is known of its approval, and does not look at the scorecard.
    pub const PLAN: Self = Self {
        kind: Kind {
            name: "plan",
            thai: "แผนปฏิบัติการ",
            about: "จัดทำรูปเล่มแผนปฏิบัติการ (Action Plan)",
            about_in_english: "makes the Action Plan book",
            is_dated: false,
            is_batched: true,
            looks_back: true,
        },
        of: OfProvince::Year(|composer, _| composer.plan()?.as_json()),
    };

    /// What the meeting that decides on the plan is held by. Like the plan it does not look at the scorecard.
    pub const AGENDA: Self = Self {
        kind: Kind {
            name: "agenda",
            thai: "ระเบียบวาระการประชุม",
            about: "จัดทำระเบียบวาระการประชุมที่พิจารณาแผน พร้อมร่างมติและรายชื่อสำหรับลงนาม",
            about_in_english: "makes the agenda of the meeting that decides on the plan",
            is_dated: false,
            is_batched: false,
            looks_back: true,
        },
        of: OfProvince::Year(|composer, _| composer.agenda()?.as_json()),
    };

    /// เอกสาร ๓.
    pub const ANNUAL: Self = Self {
        kind: Kind {
            name: "annual",
            thai: "รายงานผลประจำปี",
            about: "จัดทำรายงานผลประจำปี",
            about_in_english: "makes the annual report",
            is_dated: true,
            is_batched: true,
            looks_back: true,
        },
        of: OfProvince::Year(|composer, scorecard| composer.annual(scorecard)?.as_json()),
    };

    /// The two milestone scoring tables, to be signed.
    pub const SCORECARD: Self = Self {
        kind: Kind {
            name: "scorecard",
            thai: "ตารางคะแนน",
            about: "จัดทำตารางคะแนนระดับขั้นของความสำเร็จ",
            about_in_english: "makes the milestone scoring tables, to be signed",
            is_dated: true,
            is_batched: true,
            looks_back: false,
        },
        of: OfProvince::Year(|composer, scorecard| composer.scorecard(scorecard)?.as_json()),
    };

    /// The year on one page, to be shown or sent.
    pub const ONEPAGE: Self = Self {
        kind: Kind {
            name: "onepage",
            thai: "ภาพรวม",
            about: "จัดทำภาพรวมของปีในหน้าเดียว (PDF หรือ PNG)",
            about_in_english: "makes the year on one page, as PDF or PNG",
            is_dated: true,
            is_batched: false,
            looks_back: false,
        },
        of: OfProvince::Year(|composer, scorecard| composer.onepage(scorecard)?.as_json()),
    };

    /// The book as JSON, as its layout reads it, and the files it shows.
    ///
    /// # Errors
    /// When the year of the data lacks the book's month, a prose template fails, or the book does not become JSON.
    pub fn compose(&self, composer: &Composer<'_>, scorecard: &Scorecard) -> Outcome {
        let year = composer.dataset.year;
        let mut composed = match self.of {
            OfProvince::Year(compose) => compose(composer, scorecard),
            OfProvince::Month(_, month) if !year.contains(month) => Err(ComposeError::OutsideYear { month, year }),
            OfProvince::Month(compose, month) => compose(composer, month, scorecard),
        }?;
        if let Some(made) = composer.made {
            let month = if let OfProvince::Month(_, month) = self.of { Some(month) } else { None };
            let as_of = self.kind.is_dated.then_some(scorecard.as_of);
            let which = Which { kind: self.kind, as_of, month };
            enclosed::enclose(composer.dataset, which, made, &mut composed.assets);
        }
        annexes::without_words(&mut composed.assets);
        composer.coloured(composed)
    }
}

impl Composer<'_> {
    /// The same with the palette of the office's colour.
    pub(super) fn coloured(&self, mut composed: Composed<String>) -> Outcome {
        Palette::of(self.dataset.office.colour).give(&mut composed.assets)?;
        Ok(composed)
    }
}

impl Document<OfMonth> {
    /// เอกสาร ๑ on paper.
    pub const MONTHLY: Self = Self {
        kind: Kind {
            name: "monthly",
            thai: "รายงานรายเดือน",
            about: "จัดทำรายงานผลการดำเนินงานรายเดือน",
            about_in_english: "makes the report of a month",
            is_dated: true,
            is_batched: true,
            looks_back: false,
        },
        of: OfMonth(|composer, month, scorecard| composer.monthly(month, scorecard)?.as_json()),
    };

    /// The book of one month.
    pub const fn of(self, month: Month) -> Document<OfProvince> {
        Document { kind: self.kind, of: OfProvince::Month(self.of.0, month) }
    }
}

impl Document<OfNation> {
    /// The volume about all provinces.
    pub const NATIONAL: Self = Self {
        kind: Kind {
            name: "national",
            thai: "สรุประดับประเทศ",
            about: "จัดทำเล่มสรุปผลระดับประเทศ",
            about_in_english: "makes the summary of the whole country",
            is_dated: true,
            is_batched: true,
            looks_back: false,
        },
        of: OfNation(|nation, prose| nation.book(prose)?.as_json()),
    };

    /// The book as JSON, as its layout reads it, and the files it shows.
    ///
    /// # Errors
    /// When a prose template fails or the book does not become JSON.
    pub fn compose(&self, nation: &Nation<'_>, prose: &Prose) -> Outcome {
        let mut composed = (self.of.0)(nation, prose)?;
        Palette::of(BookColour::default()).give(&mut composed.assets)?;
        Ok(composed)
    }
}

impl AnyDocument {
    /// The document of this name.
    pub fn named(name: &str) -> Option<Self> {
        DOCUMENTS.into_iter().find(|document| document.kind().name == name)
    }

    /// What is known of it before it is made.
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Year(document) => document.kind,
            Self::Month(document) => document.kind,
            Self::Nation(document) => document.kind,
        }
    }

    /// The book of a province's year, if it is one.
    pub const fn of_year(self) -> Option<Document<OfProvince>> {
        if let Self::Year(document) = self { Some(document) } else { None }
    }

    /// The book of the whole country, if it is one.
    pub const fn of_nation(self) -> Option<Document<OfNation>> {
        if let Self::Nation(document) = self { Some(document) } else { None }
    }
}

/// The papers that go with books: set as books are, but they tell nothing of the year and carry no data.
pub const PAPERS: [Kind; 2] = [Letter::KIND, Checklist::KIND];

impl Kind {
    /// The kind of this name, of a book or of a paper.
    pub fn named(name: &str) -> Option<Self> {
        DOCUMENTS.iter().map(AnyDocument::kind).chain(PAPERS).find(|kind| kind.name == name)
    }

    /// What people call it.
    pub fn called(&self, lang: Lang) -> &'static str {
        lang.either(self.thai, self.name)
    }

    /// The layout that sets the book.
    pub fn layout(&self) -> String {
        format!("{}.typ", self.name)
    }
}

/// Why a book cannot be composed.
#[derive(Debug, Error)]
#[allow(missing_docs, reason = "their texts say it all")]
pub enum ComposeError {
    #[error(transparent)]
    Prose(#[from] ProseError),
    #[error("the book cannot be handed to the layout ({0})")]
    Json(#[from] serde_json::Error),
    #[error("{month}: this month is outside fiscal year {year}")]
    OutsideYear { month: Month, year: FiscalYear },
}

impl Told for ComposeError {
    fn thai(&self) -> String {
        match self {
            Self::Prose(error) => error.thai(),
            Self::Json(cause) => format!("ส่งข้อมูลของเล่มให้แม่แบบไม่ได้ ({cause})"),
            Self::OutsideYear { month, year } => format!("{month}: เดือนนี้อยู่นอกปีงบประมาณ {year}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::templates::Templates;

    #[test]
    fn every_kind_has_a_name_of_its_own_and_a_layout() {
        let layouts = Templates::embedded().layouts();
        let kinds: Vec<Kind> = DOCUMENTS.iter().map(AnyDocument::kind).chain(PAPERS).collect();
        assert!(kinds.iter().all(|kind| layouts.contains_key(&kind.layout())), "{kinds:?}");
        assert_eq!(kinds.iter().map(|kind| kind.name).collect::<BTreeSet<_>>().len(), kinds.len());
        assert!(kinds.iter().all(|kind| Kind::named(kind.name) == Some(*kind)));
    }
}
