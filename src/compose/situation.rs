//! Part 1: the province's three groups of workers, as the situation table gives them.

use serde::Serialize;

use super::{
    amounts::{Ratio, dash, shares},
    charts::{self, Chart},
    prose::{Prose, ProseError},
    wording,
};
use crate::{
    model::{Dataset, Passage, Percent, SituationRow, WorkerGroup},
    thai::digits,
};

/// One group of workers with its topics; groups without figures are left out.
#[derive(Debug, Serialize)]
pub struct GroupSituation {
    pub name: &'static str,
    pub intro: Vec<String>,
    /// The topics drawn; absent where there is nothing to compare.
    pub chart: Option<Chart>,
    pub topics: Vec<Topic>,
}

/// One table: the items of a topic with their shares.
#[derive(Debug, Serialize)]
pub struct Topic {
    pub name: String,
    pub rows: Vec<TopicRow>,
    pub total: String,
    /// What the shares sum to.
    pub whole: String,
    /// Year and source of the figures, in one line.
    pub source: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct TopicRow {
    pub item: String,
    pub people: String,
    pub percent: String,
    #[serde(rename = "\u{fdd0}value")]
    pub value: TopicValue,
}

/// An item's figures.
#[derive(Debug, Serialize)]
pub struct TopicValue {
    pub people: u64,
    pub percent: Ratio,
}

/// What `situation.tera` may speak of.
#[derive(Serialize)]
struct SituationFacts<'a> {
    group: &'static str,
    province: &'a str,
    topics: Vec<TopicFacts>,
}

#[derive(Serialize)]
struct TopicFacts {
    name: String,
    total: u64,
    largest: String,
    largest_people: u64,
    largest_percent: Option<u64>,
    items: usize,
}

/// # Errors
/// When a prose template fails.
pub fn situation(dataset: &Dataset, prose: &Prose) -> Result<Vec<GroupSituation>, ProseError> {
    let mut groups = Vec::new();
    for group in WorkerGroup::ALL {
        let topics = topics(dataset, group);
        if topics.is_empty() {
            continue;
        }
        let facts = SituationFacts {
            group: group.thai(),
            province: &dataset.province.name,
            topics: topics.iter().filter_map(|(name, rows)| topic_facts(name, rows)).collect(),
        };
        groups.push(GroupSituation {
            name: group.thai(),
            intro: wording::said(dataset, prose, Passage::of_group(group), &facts)?,
            chart: charts::situation(group.thai(), topics.iter().map(|(name, rows)| drawn(name, rows)).collect()),
            topics: topics.iter().map(|(name, rows)| topic(name, rows)).collect(),
        });
    }
    Ok(groups)
}

/// The topics of a group in the order the data first names them.
fn topics(dataset: &Dataset, group: WorkerGroup) -> Vec<(&str, Vec<&SituationRow>)> {
    let mut topics: Vec<(&str, Vec<&SituationRow>)> = Vec::new();
    for row in dataset.situation.iter().filter(|row| row.group == group) {
        match topics.iter_mut().find(|(name, _)| *name == row.topic) {
            Some((_, rows)) => rows.push(row),
            None => topics.push((&row.topic, vec![row])),
        }
    }
    topics
}

fn total(rows: &[&SituationRow]) -> u64 {
    rows.iter().map(|row| row.people).fold(0, u64::saturating_add)
}

fn parts(rows: &[&SituationRow]) -> Vec<u64> {
    rows.iter().map(|row| row.people).collect()
}

fn topic_facts(name: &str, rows: &[&SituationRow]) -> Option<TopicFacts> {
    // The first of the largest, so that equal figures always tell the same story.
    let (largest_at, largest) = rows.iter().enumerate().rev().max_by_key(|(_, row)| row.people)?;
    let total = total(rows);
    let shares = Percent::shares(&parts(rows));
    Some(TopicFacts {
        name: digits::in_thai(name),
        total,
        largest: digits::in_thai(&largest.item),
        largest_people: largest.people,
        largest_percent: shares.map(|shares| shares[largest_at].hundredths()),
        items: rows.len(),
    })
}

/// A topic as its chart shows it.
fn drawn(name: &str, rows: &[&SituationRow]) -> (String, Vec<(String, u64, String)>) {
    let items = rows.iter().zip(shares(&parts(rows))).map(|(row, percent)| {
        (digits::in_thai(&row.item), row.people, format!("{} ({percent})", digits::count(row.people)))
    });
    (digits::in_thai(name), items.collect())
}

fn topic(name: &str, rows: &[&SituationRow]) -> Topic {
    let total = total(rows);
    Topic {
        name: digits::in_thai(name),
        rows: rows
            .iter()
            .zip(shares(&parts(rows)))
            .map(|(row, percent)| TopicRow {
                item: digits::in_thai(&row.item),
                people: digits::count(row.people),
                percent,
                value: TopicValue { people: row.people, percent: [row.people, total] },
            })
            .collect(),
        total: digits::count(total),
        whole: if total > 0 { "๑๐๐.๐๐".to_owned() } else { dash() },
        source: sources(rows.iter().map(|row| (row.source.as_deref(), row.year.as_deref()))),
    }
}

/// `สำนักงานสถิติแห่งชาติ (ปี ๒๕๖๔)`: each different source and year of figures once.
pub fn sources<'a>(told: impl Iterator<Item = (Option<&'a str>, Option<&'a str>)>) -> Option<String> {
    let mut sources: Vec<String> = Vec::new();
    for told in told {
        let line = match told {
            (Some(source), Some(year)) => format!("{} (ปี {})", digits::in_thai(source), digits::in_thai(year)),
            (Some(source), None) => digits::in_thai(source),
            (None, Some(year)) => format!("ข้อมูลปี {}", digits::in_thai(year)),
            (None, None) => continue,
        };
        if !sources.contains(&line) {
            sources.push(line);
        }
    }
    (!sources.is_empty()).then(|| sources.join("; "))
}
