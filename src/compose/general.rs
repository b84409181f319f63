//! What a reader wants to know of the province before anything else: where it lies and its figures, topic by topic.

use serde::Serialize;

use super::{assets::Assets, map, palette::Palette, prose::paragraphs, situation::sources};
use crate::{
    model::{Dataset, GeneralFact},
    thai::digits,
};

/// The path of the map among the book's assets.
const MAP: &str = "/map.svg";

/// The province at large.
#[derive(Debug, Serialize)]
pub struct General {
    /// The office's own paragraphs.
    pub profile: Vec<String>,
    pub topics: Vec<GeneralTopic>,
    /// The path of the map on which the province is marked.
    #[serde(rename = "\u{fdd0}map")]
    pub map: &'static str,
    #[serde(rename = "\u{fdd0}alt")]
    pub alt: String,
    /// Below the map.
    pub place: String,
}

/// One table.
#[derive(Debug, Serialize)]
pub struct GeneralTopic {
    pub name: String,
    pub rows: Vec<GeneralRow>,
    pub source: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct GeneralRow {
    pub item: String,
    pub value: String,
    pub unit: Option<String>,
}

/// Absent where the data says nothing of the province.
pub fn general(dataset: &Dataset, assets: &mut Assets) -> Option<General> {
    let profile = dataset.office.profile.as_deref().map(|text| paragraphs(&digits::in_thai(text))).unwrap_or_default();
    if profile.is_empty() && dataset.general.is_empty() {
        return None;
    }
    let own = dataset.province;
    assets.insert(MAP.to_owned(), map::marked(own, &Palette::of(dataset.office.colour)).into_bytes());
    let place = format!("จังหวัด{} {}", own.name, own.region);
    Some(General {
        profile, topics: topics(dataset), map: MAP, alt: format!("แผนที่ประเทศไทยแสดงที่ตั้งของ{place}"), place
    })
}

/// The topics in the order in which the data first names each.
fn topics(dataset: &Dataset) -> Vec<GeneralTopic> {
    let mut topics: Vec<(&str, Vec<&GeneralFact>)> = Vec::new();
    for fact in &dataset.general {
        match topics.iter_mut().find(|(name, _)| *name == fact.topic) {
            Some((_, facts)) => facts.push(fact),
            None => topics.push((&fact.topic, vec![fact])),
        }
    }
    let row = |fact: &&GeneralFact| GeneralRow {
        item: digits::in_thai(&fact.item),
        value: digits::in_thai(&fact.value),
        unit: fact.unit.as_deref().map(digits::in_thai),
    };
    let told =
        |facts: &[&GeneralFact]| sources(facts.iter().map(|fact| (fact.source.as_deref(), fact.year.as_deref())));
    let topic = |(name, facts): (&str, Vec<&GeneralFact>)| GeneralTopic {
        name: digits::in_thai(name),
        rows: facts.iter().map(row).collect(),
        source: told(&facts),
    };
    topics.into_iter().map(topic).collect()
}
