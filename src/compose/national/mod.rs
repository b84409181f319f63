//! The volume about all provinces: who is ready, who stands where, what keeps them, and whether the sums agree.

mod board;
mod facts;
mod levels;
mod map;
mod months;
mod sums;

pub use self::{board::Found, map::shade};
use std::sync::Arc;

use chrono::NaiveDate;
use serde::Serialize;

use self::{
    board::Board,
    levels::{Distribution, Obstacles, Region},
    months::MonthTally,
    sums::{GroupRow, IndicatorSum, Reconciliation, RegionRow, RoundMoney},
};
use super::{
    assets::{Assets, Composed},
    cover::{CentralLines, Day},
    last_year::{self, CountryComparison},
    prose::{Prose, ProseError},
    scoring,
};
use crate::{
    check::{CheckedNation, CheckedProvince, Readiness},
    handbook::Handbook,
    model::{Dataset, FiscalYear, Province},
    score::{self, RoundState, Scorecard},
    thai::{date::long_day, digits::plain},
};

/// All provinces of one fiscal year as they stand on one day.
pub struct Nation<'a> {
    /// The rules that most of the provinces go by.
    pub handbook: Arc<Handbook>,
    /// The day on which things stand so.
    pub as_of: NaiveDate,
    /// Every one of the 76, in the order of their numbers.
    pub members: Vec<Member<'a>>,
    /// What datasets were found under of which nobody knows whose they are.
    pub strangers: Vec<String>,
}

/// One province: what its data allows, and its scores when that is sound.
pub struct Member<'a> {
    pub province: &'static Province,
    /// `None` when the nation's dataset has nothing of it.
    pub state: Option<Readiness>,
    /// The day the mail came that its data was attached to.
    pub received: Option<NaiveDate>,
    /// What there is to mend, as the board says it.
    pub found: Found,
    pub scored: Option<Scored<'a>>,
}

/// How a province stood when a volume was made, or what was found that is of none.
pub struct StoodSo {
    /// The province's, or what the data was found under.
    pub name: String,
    /// `None` of what is of no province.
    pub state: Option<Readiness>,
    /// The day its mail came.
    pub received: Option<NaiveDate>,
    /// What there was to mend.
    pub found: Found,
}

pub struct Scored<'a> {
    pub dataset: &'a Dataset,
    pub scorecard: Scorecard,
}

impl<'a> Nation<'a> {
    /// The provinces of a year, scored on a day; `None` when no province of the year is sound.
    pub fn new(checked: &'a CheckedNation, year: FiscalYear, as_of: NaiveDate) -> Option<Self> {
        let handbook = common_rules(checked, year)?;
        let member = |province: &'static Province| {
            let found = checked.provinces.iter().find(|found| found.checked.province == Some(province));
            let dataset = found.and_then(|found| found.checked.dataset.as_ref());
            let of_year = dataset.filter(|dataset| dataset.year == year);
            Member {
                province,
                state: found.map(|found| found.checked.readiness()),
                received: found.and_then(CheckedProvince::received),
                found: found.map_or_else(Found::default, |found| Found::new(&found.checked.diagnostics)),
                scored: of_year
                    .map(|dataset| Scored { dataset, scorecard: score::score(dataset, &dataset.handbook, as_of) }),
            }
        };
        let strangers = checked.provinces.iter().filter(|found| found.checked.province.is_none());
        Some(Self {
            handbook,
            as_of,
            members: Province::all().iter().map(member).collect(),
            strangers: strangers.map(|found| found.name.clone()).collect(),
        })
    }

    /// The same with what was said of each province when a volume was made, of which that volume carries the sound data
    /// alone.
    #[must_use]
    pub fn as_it_stood(mut self, mut standings: Vec<StoodSo>) -> Self {
        for member in &mut self.members {
            let at =
                standings.iter().position(|standing| standing.state.is_some() && standing.name == member.province.name);
            (member.state, member.received, member.found) = match at.map(|at| standings.swap_remove(at)) {
                Some(StoodSo { state, received, found, .. }) => (state, received, found),
                None => (None, None, Found::default()),
            };
        }
        let mut strangers: Vec<String> = standings.into_iter().map(|standing| standing.name).collect();
        strangers.sort();
        self.strangers = strangers;
        self
    }

    /// The provinces that have scores.
    pub fn scored(&self) -> impl Iterator<Item = (&'static Province, &Scored<'a>)> {
        self.members.iter().filter_map(|member| Some((member.province, member.scored.as_ref()?)))
    }
}

/// The rules that most provinces of a year go by; of several as frequent ones, those of the province with the least number.
fn common_rules(checked: &CheckedNation, year: FiscalYear) -> Option<Arc<Handbook>> {
    let mut kinds: Vec<(&Arc<Handbook>, usize)> = Vec::new();
    for dataset in checked.sound().filter(|dataset| dataset.year == year) {
        match kinds.iter_mut().find(|(known, _)| *known == &dataset.handbook) {
            Some((_, provinces)) => *provinces += 1,
            None => kinds.push((&dataset.handbook, 1)),
        }
    }
    let (rules, _) = kinds.into_iter().rev().max_by_key(|(_, provinces)| *provinces)?;
    Some(Arc::clone(rules))
}

/// Everything the national volume's layout shows.
#[derive(Debug, Serialize)]
pub struct NationalBook {
    /// Title and year.
    pub cover: NationalCover,
    /// The day on which things stand so.
    pub as_of: String,
    /// How many provinces there are.
    pub provinces: String,
    /// How many of them have scores.
    pub scored: String,
    /// Paragraphs.
    pub summary: Vec<String>,
    /// Which province is ready, which has something to mend, and which is absent.
    pub board: Board,
    /// The country drawn in tiles, a page a round.
    pub maps: Vec<MapPage>,
    /// How many provinces have reached each level, by round.
    pub distribution: Vec<Distribution>,
    /// The provinces of each region, the best first.
    pub regions: Vec<Region>,
    /// People planned and reached, by group of workers.
    pub groups: Vec<GroupRow>,
    /// People and money, by region.
    pub region_sums: Vec<RegionRow>,
    /// Allocated and disbursed, by round.
    pub money: Vec<RoundMoney>,
    /// The same beside the year before, of the provinces that tell of it.
    pub last_year: Option<CountryComparison>,
    /// How many provinces recorded each month in time, late or not yet.
    pub months: Vec<MonthTally>,
    /// In the handbook's order, summed over the provinces.
    pub indicators: Vec<IndicatorSum>,
    /// What keeps provinces from the next level, by round.
    pub obstacles: Vec<Obstacles>,
    /// Whether the provinces' own books and all rows of the data make the same sums.
    pub reconciliation: Reconciliation,
}

/// The volume's identity.
#[derive(Debug, Serialize)]
pub struct NationalCover {
    pub title: String,
    pub running: String,
    pub subject: String,
    #[serde(rename = "\u{fdd0}file_title")]
    pub file_title: String,
    /// No single province.
    pub province: Option<String>,
    pub year: String,
    #[serde(rename = "\u{fdd0}programme")]
    pub programme: String,
    pub office: OfficeName,
    #[serde(rename = "\u{fdd0}central")]
    pub central: CentralLines,
    #[serde(rename = "\u{fdd0}date")]
    pub date: String,
    pub day: Day,
}

#[derive(Debug, Serialize)]
pub struct OfficeName {
    pub name: String,
}

/// A round's map.
#[derive(Debug, Serialize)]
pub struct MapPage {
    pub round: String,
    #[serde(rename = "\u{fdd0}path")]
    pub path: String,
    #[serde(rename = "\u{fdd0}alt")]
    pub alt: String,
}

const TITLE: &str = "สรุปผลการดำเนินงานระดับประเทศ";

impl Nation<'_> {
    /// The national volume.
    ///
    /// # Errors
    /// When its prose template fails.
    pub fn book(&self, prose: &Prose) -> Result<Composed<NationalBook>, ProseError> {
        let rounds = || self.handbook.rounds.iter().map(|round| round.number);
        let distribution: Vec<Distribution> = rounds().map(|round| self.distribution(round)).collect();
        let mut assets = Assets::new();
        let maps = rounds().zip(&distribution).map(|(round, levels)| {
            let path = format!("/map-{round}.svg");
            let level = |province: &Province| {
                let (_, scored) = self.scored().find(|(other, _)| other.code == province.code)?;
                let round = scored.scorecard.round(round).filter(|round| round.state != RoundState::NotStarted)?;
                Some((round.level, round.top_level()))
            };
            assets.insert(path.clone(), map::map(level).into_bytes());
            MapPage { round: plain(round), path, alt: levels.in_words() }
        });
        let maps = maps.collect();
        let book = NationalBook {
            cover: self.cover(),
            as_of: long_day(self.as_of),
            provinces: plain(self.members.len()),
            scored: plain(self.scored().count()),
            summary: self.summary(prose)?,
            board: self.board(),
            maps,
            distribution,
            regions: self.regions(),
            groups: self.groups(),
            region_sums: self.region_sums(),
            money: self.money(),
            last_year: self.last_year(),
            months: self.months(),
            indicators: self.indicators(),
            obstacles: rounds().map(|round| self.obstacles(round)).collect(),
            reconciliation: self.reconciliation(),
        };
        Ok(Composed { book, assets, lost: Vec::new() })
    }

    fn last_year(&self) -> Option<CountryComparison> {
        let provinces: Vec<_> = self.scored().map(|(_, scored)| (scored.dataset, &scored.scorecard)).collect();
        last_year::country(&self.handbook, self.as_of, &provinces)
    }

    fn summary(&self, prose: &Prose) -> Result<Vec<String>, ProseError> {
        let mut summary = prose.paragraphs("national-summary", &self.facts())?;
        summary.extend(scoring::assumed(&self.handbook, prose)?);
        Ok(summary)
    }

    fn cover(&self) -> NationalCover {
        let handbook = &self.handbook;
        let year = plain(handbook.fiscal_year);
        let subject = &handbook.names.plan_subject;
        NationalCover {
            title: TITLE.to_owned(),
            running: TITLE.to_owned(),
            subject: subject.clone(),
            file_title: format!("{TITLE} {subject} ประจำปีงบประมาณ พ.ศ. {year}"),
            province: None,
            year,
            programme: handbook.names.programme.clone(),
            office: OfficeName { name: handbook.office.name.clone() },
            central: CentralLines::new(handbook),
            date: long_day(self.as_of),
            day: Day::from(self.as_of),
        }
    }
}
