//! Topics of one group of workers that cannot both count the whole group.

use std::collections::{BTreeMap, BTreeSet};

use super::eras;
use crate::{
    diagnostic::{Diagnostic, Fault},
    model::{SituationRow, WorkerGroup},
    read::RawTable,
};

/// What everybody of a group is of one kind of.
const OF_ALL: [&str; 8] = ["เพศ", "อายุ", "การศึกษา", "อาชีพ", "ประเภทความพิการ", "สถานภาพ", "ภาคการผลิต", "อำเภอ"];

/// More topics of one group are none that anybody reads.
const MOST: usize = 100;

/// A topic of a group: where it begins, its sum, and the years of its figures.
struct Topic {
    first: usize,
    name: String,
    people: u64,
    years: BTreeSet<u32>,
}

/// Reports each topic whose sum is far from that of the first topic which counts the whole group in the same years.
pub fn check(raw: &RawTable, rows: &[(u32, SituationRow)], diagnostics: &mut Vec<Diagnostic>) {
    // What is at fault is missing from its topic.
    if rows.len() < raw.rows.len() {
        return;
    }
    let mut groups: BTreeMap<WorkerGroup, Vec<Topic>> = BTreeMap::new();
    for (index, (_, row)) in rows.iter().enumerate() {
        if !OF_ALL.iter().any(|word| row.topic.contains(word)) {
            continue;
        }
        let topics = groups.entry(row.group).or_default();
        let is_full = topics.len() == MOST;
        let years = row.year.iter().flat_map(|year| eras::years(year));
        match topics.iter_mut().find(|topic| topic.name == row.topic) {
            Some(topic) => {
                topic.people = topic.people.saturating_add(row.people);
                topic.years.extend(years);
            }
            None if is_full => {}
            None => {
                let (name, years) = (row.topic.clone(), years.collect());
                topics.push(Topic { first: index, name, people: row.people, years });
            }
        }
    }
    for topics in groups.into_values() {
        let Some((whole, others)) = topics.split_first() else { continue };
        // Other years, other figures.
        let others: Vec<&Topic> = others
            .iter()
            .filter(|other| other.years == whole.years || !other.years.is_disjoint(&whole.years))
            .collect();
        // Where all others agree, it is the first that is wrong.
        let agree = others.len() > 1 && others.iter().all(|other| !differ(other.people, others[0].people));
        let is_first_wrong = agree && differ(whole.people, others[0].people);
        let (whole, others) = if is_first_wrong { (others[0], vec![whole]) } else { (whole, others) };
        for topic in others.into_iter().filter(|topic| differ(topic.people, whole.people)) {
            let (number, row) = &rows[topic.first];
            let fault =
                Fault::TopicsDiffer { people: topic.people, other: whole.name.clone(), other_people: whole.people };
            let place = raw.place(Some(*number), raw.column("topic"));
            diagnostics.push(Diagnostic { place, fault, found: Some(row.topic.clone()) });
        }
    }
}

/// Whether two sums are further apart than roundings make them.
fn differ(one: u64, other: u64) -> bool {
    let apart = one.abs_diff(other);
    apart > 10 && apart.saturating_mul(50) > one.max(other)
}
