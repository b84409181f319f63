//! What is to be made: a province's books, composed, each with the fingerprint of everything it is made from.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    digest,
    job::{Job, Setup},
    ledger::Cause,
};
use crate::{
    compose::{Assets, Composed, Composer, Nation, Prose, ProseError},
    diagnostic::Lang,
    handbook::Handbook,
    model::{Dataset, FiscalYear, Province},
    score::{self, Scorecard},
    templates::Templates,
};

/// The books a batch makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum Document {
    Plan,
    Annual,
    Scorecard,
    /// The volume about all provinces.
    National,
}

impl Document {
    pub const ALL: [Self; 4] = [Self::Plan, Self::Annual, Self::Scorecard, Self::National];

    /// The name in files' names.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Annual => "annual",
            Self::Scorecard => "scorecard",
            Self::National => "national",
        }
    }

    pub const fn thai(self) -> &'static str {
        match self {
            Self::Plan => "แผนปฏิบัติการ",
            Self::Annual => "รายงานผลประจำปี",
            Self::Scorecard => "ตารางคะแนน",
            Self::National => "สรุประดับประเทศ",
        }
    }

    /// A province's book; `None` when it is not of one province.
    fn compose(self, composer: &Composer<'_>, scorecard: &Scorecard) -> Option<Result<Composed<String>, OrderError>> {
        Some(match self {
            Self::Plan => composer.plan().map_err(OrderError::from).and_then(as_json),
            Self::Annual => composer.annual(scorecard).map_err(OrderError::from).and_then(as_json),
            Self::Scorecard => composer.scorecard(scorecard).map_err(OrderError::from).and_then(as_json),
            Self::National => return None,
        })
    }
}

fn as_json<B: Serialize>(composed: Composed<B>) -> Result<Composed<String>, OrderError> {
    Ok(composed.as_json()?)
}

/// What all books of a batch are made with.
pub struct Materials {
    pub setup: Setup,
    pub prose: Prose,
    digest: String,
}

/// A book to be made.
#[derive(Debug)]
pub struct Order {
    pub document: Document,
    /// `None` for a book of the whole country.
    pub province: Option<&'static Province>,
    pub year: FiscalYear,
    pub job: Job,
    /// Fingerprint of the book's words, of layouts, lexicon and program.
    pub input: String,
    /// Pictures it has to do without, for their pixels cannot be read.
    pub lost: Vec<String>,
    /// Why it could not even be composed; there is nothing to set then.
    pub uncomposed: Option<Cause>,
}

/// Why a book cannot be composed.
#[derive(Debug, thiserror::Error)]
enum OrderError {
    #[error(transparent)]
    Prose(#[from] ProseError),
    #[error("the book cannot be handed to the layout ({0})")]
    Json(#[from] serde_json::Error),
}

impl Materials {
    /// # Errors
    /// When a prose template is not well formed.
    pub fn new(templates: &Templates, lang: Lang) -> Result<Self, ProseError> {
        let setup = Setup {
            layouts: templates.layouts(),
            fonts: templates.fonts(),
            english: lang == Lang::En,
            lexicon: templates.texts("lexicon/", ".txt").map(|(_, text)| text.to_owned()).collect(),
        };
        let layouts = setup.layouts.iter().flat_map(|(path, file)| [path.as_bytes(), file.as_slice()]);
        // The other fonts are built into the program.
        let fonts = setup.fonts.iter().map(Vec::as_slice);
        let program = [env!("CARGO_PKG_VERSION").as_bytes()].into_iter();
        let digest =
            digest::of_all(program.chain(layouts).chain(fonts).chain(setup.lexicon.iter().map(String::as_bytes)));
        Ok(Self { prose: Prose::new(templates.texts("prose/", ".tera"))?, setup, digest })
    }

    /// The books of one province.
    pub fn of_province(
        &self,
        dataset: &Dataset,
        handbook: &Handbook,
        documents: &[Document],
        as_of: NaiveDate,
    ) -> Vec<Order> {
        let composer = Composer { dataset, handbook, prose: &self.prose };
        let scorecard = score::score(dataset, handbook, as_of);
        let order = |document: &Document| {
            let book = document.compose(&composer, &scorecard)?;
            Some(self.order(*document, Some(dataset.province), dataset.year, book))
        };
        documents.iter().filter_map(order).collect()
    }

    /// The national volume.
    pub fn of_nation(&self, nation: &Nation<'_>) -> Order {
        let book = nation.book(&self.prose).map_err(OrderError::from).and_then(as_json);
        self.order(Document::National, None, nation.handbook.fiscal_year, book)
    }

    fn order(
        &self,
        document: Document,
        province: Option<&'static Province>,
        year: FiscalYear,
        book: Result<Composed<String>, OrderError>,
    ) -> Order {
        let name = document.name();
        let file = match province {
            Some(province) => format!("{}/{name}-{year}.pdf", province.slug()),
            None => format!("{name}-{year}.pdf"),
        };
        let (Composed { book, assets, lost }, uncomposed) = match book {
            Ok(composed) => (composed, None),
            Err(error) => {
                let nothing = Composed { book: String::new(), assets: Assets::new(), lost: Vec::new() };
                (nothing, Some(Cause::Uncomposed { detail: error.to_string() }))
            }
        };
        let job = Job { file, layout: format!("{name}.typ"), book, assets };
        let own = [self.digest.as_bytes(), job.layout.as_bytes(), job.book.as_bytes()].into_iter();
        let assets = job.assets.iter().flat_map(|(path, bytes)| [path.as_bytes(), bytes.as_slice()]);
        let input = digest::of_all(own.chain(assets));
        Order { document, province, year, job, input, lost, uncomposed }
    }
}
