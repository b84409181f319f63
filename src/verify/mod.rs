//! A finished book held against the one made again from what it carries: what stands on the pages of each, line by line.

mod differences;

use serde::Serialize;

pub use self::differences::{Difference, differences};
use crate::{
    check::CheckedNation,
    compose::{AnyDocument, Composed, Composer, Document, Kind, Nation, OfNation, OfProvince, Pictures},
    contain::contained,
    enclosed::{
        self, About, BOOK, FOLDER,
        pdf::{Enclosed, NoData},
    },
    model::Dataset,
    proof::{self, pdf::PdfError},
    read,
    workshop::{MakeError, Workshop, fingerprint},
};

/// Why a book cannot be made again.
#[derive(Debug)]
pub enum Unmade {
    /// This program knows no such kind, or not the month it is of.
    NoSuchBook,
    /// What it says of itself is said of another province's, year's or kind's book.
    OtherBook,
    /// What it carries has errors by this program's rules.
    Unsound(Box<CheckedNation>),
    /// It cannot be composed.
    Make(MakeError),
}

/// What there is to say of a file.
#[derive(Debug)]
pub enum Verdict {
    /// To the byte what it was made as.
    SameBytes,
    /// Its pages say what they should; why it cannot be the same to the byte.
    SameText(Other),
    /// Its pages say what they should, but it should be the same to the byte and is not.
    Changed,
    /// Its pages say something else.
    Differs(Option<Other>, Vec<Difference>),
    /// What it carries is not what was put in: these files.
    AlteredData(Vec<String>),
    /// It carries nothing it could be held against.
    NoData(NoData),
    /// Its pages cannot be read.
    Unreadable(PdfError),
    /// This program cannot make it again.
    Unmade(Unmade),
}

impl Verdict {
    /// Whether pages and data belong together.
    pub fn is_proved(&self) -> bool {
        matches!(self, Self::SameBytes | Self::SameText(_))
    }
}

/// Why a book made again cannot have the same bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Other {
    /// Another version of the program made it.
    Program,
    /// It was made with other templates.
    Templates,
    /// Pictures of it are no longer found as they were.
    Pictures,
}

impl Workshop {
    /// Holds a file against the book made again from what it carries, which `set` makes of the composed one.
    ///
    /// # Errors
    /// As `set` fails.
    pub fn verify<E>(
        &self,
        name: &str,
        file: Vec<u8>,
        set: impl FnOnce(Kind, Composed<String>) -> Result<Vec<u8>, E>,
    ) -> Result<Verdict, E> {
        let enclosed = match enclosed::pdf::read(file.clone()) {
            Ok(enclosed) => enclosed,
            Err(cause) => return Ok(Verdict::NoData(cause)),
        };
        if !enclosed.altered.is_empty() {
            return Ok(Verdict::AlteredData(enclosed.altered));
        }
        let (kind, composed) = match self.compose_again(name, &enclosed) {
            Ok(composed) => composed,
            Err(Unmade::OtherBook) => return Ok(Verdict::AlteredData(vec![BOOK.to_owned()])),
            Err(unmade) => return Ok(Verdict::Unmade(unmade)),
        };
        let made = set(kind, composed)?;
        if made == file {
            return Ok(Verdict::SameBytes);
        }
        let pages = |file| contained(|| proof::pdf::pages(file)).unwrap_or(Err(PdfError::Broken));
        let found = match (pages(file), pages(made)) {
            (Ok(printed), Ok(recomputed)) => differences(&printed, &recomputed),
            (Err(cause), _) | (_, Err(cause)) => return Ok(Verdict::Unreadable(cause)),
        };
        Ok(match (found.is_empty(), self.other_than(&enclosed)) {
            (false, because) => Verdict::Differs(because, found),
            (true, Some(because)) => Verdict::SameText(because),
            (true, None) => Verdict::Changed,
        })
    }

    /// The book that something carried was made as, composed again.
    ///
    /// # Errors
    /// When this program cannot make it.
    pub fn compose_again(&self, name: &str, enclosed: &Enclosed) -> Result<(Kind, Composed<String>), Unmade> {
        let about = &enclosed.about;
        let nation = self.check_read(read::of_book(name, enclosed.clone()));
        let document = match about.document() {
            Some(AnyDocument::Year(document)) => document,
            Some(AnyDocument::Month(document)) => document.of(about.month().ok_or(Unmade::NoSuchBook)?),
            Some(AnyDocument::Nation(document)) => {
                let composed = self.compose_nation_again(document, &nation, enclosed)?;
                return Ok((document.kind, composed));
            }
            None => return Err(Unmade::NoSuchBook),
        };
        let Some(dataset) = nation.sound().next() else { return Err(Unmade::Unsound(Box::new(nation))) };
        if !is_said_of(about, document, dataset) {
            return Err(Unmade::OtherBook);
        }
        let as_of = about.as_of.unwrap_or(dataset.year.last_day());
        // What is held against each other is what is made of the files, not the files.
        let composer = Composer { made: None, ..self.composer(dataset, Pictures::Printed).map_err(Unmade::Make)? };
        let composed = document.compose(&composer, &self.score(dataset, as_of));
        let composed = composed.map_err(|error| Unmade::Make(error.into()))?;
        Ok((document.kind, with_its_files(composed, enclosed)))
    }

    /// The same of the country's volume. What was wrong with each province is taken as the volume carries it, for it has the
    /// sound data alone.
    fn compose_nation_again(
        &self,
        document: Document<OfNation>,
        checked: &CheckedNation,
        enclosed: &Enclosed,
    ) -> Result<Composed<String>, Unmade> {
        let year = checked.sound().map(|dataset| dataset.year).find(|year| year.number() == enclosed.about.year);
        let (Some(as_of), Some(year)) = (enclosed.about.as_of, year) else { return Err(Unmade::NoSuchBook) };
        let nation = Nation::new(checked, year, as_of).ok_or(Unmade::NoSuchBook)?;
        let nation = nation.as_it_stood(enclosed::nation::standings(&enclosed.files));
        let prose = self.prose().map_err(|error| Unmade::Make(error.into()))?;
        let composed = document.compose(&nation, prose).map_err(|error| Unmade::Make(error.into()))?;
        Ok(with_its_files(composed, enclosed))
    }

    /// Why a book that carries this may not come out the same; `None` where it must.
    pub fn other_than(&self, enclosed: &Enclosed) -> Option<Other> {
        let about = &enclosed.about;
        if about.program != env!("CARGO_PKG_VERSION") || about.build != fingerprint::BUILD {
            Some(Other::Program)
        } else if about.templates != self.templates_fingerprint() {
            Some(Other::Templates)
        } else {
            (!enclosed.missing_pictures.is_empty()).then_some(Other::Pictures)
        }
    }
}

/// Whether a book's own words of whose it is are said of what it carries. They decide which of several counts, and when it came.
fn is_said_of(about: &About, document: Document<OfProvince>, dataset: &Dataset) -> bool {
    about.province.as_ref() == Some(&dataset.province.name)
        && about.year == dataset.year.number()
        && about.as_of.is_some() == document.kind.is_dated
        && about.month.is_some() == matches!(about.document(), Some(AnyDocument::Month(_)))
}

/// A book with the files inside that it was found with.
fn with_its_files(mut composed: Composed<String>, enclosed: &Enclosed) -> Composed<String> {
    let own = enclosed.files.iter().filter(|(name, _)| !enclosed.is_of_pages(name));
    composed.assets.extend(own.map(|(name, bytes)| (format!("{FOLDER}{name}"), bytes.clone())));
    composed
}
