//! Part 2: the local mechanisms of the handbook, and the committees the data lists under them.

use serde::Serialize;

use super::{
    prose::{Prose, ProseError},
    wording,
};
use crate::{
    handbook::{self, Handbook},
    model::{CommitteeMember, Dataset, Passage},
    thai::digits,
};

/// A mechanism or committee with its members.
#[derive(Debug, Serialize)]
pub struct Mechanism {
    pub name: String,
    /// What it is for; committees the handbook does not name have no such text.
    pub duty: Vec<String>,
    pub members: Vec<Seat>,
}

#[derive(Debug, Serialize)]
pub struct Seat {
    pub number: String,
    /// A name, when the data gives one, then the post.
    pub name: Option<String>,
    pub title: Option<String>,
    pub role: String,
}

#[derive(Serialize)]
struct MechanismFacts<'a> {
    number: usize,
    name: &'a str,
    province: &'a str,
}

/// The handbook's mechanisms in its order, then whatever other bodies the data lists.
///
/// # Errors
/// When a prose template fails.
pub fn mechanisms(dataset: &Dataset, handbook: &Handbook, prose: &Prose) -> Result<Vec<Mechanism>, ProseError> {
    let mut left: Vec<&CommitteeMember> = dataset.committee.iter().collect();
    let mut mechanisms = Vec::new();
    for (index, generic) in handbook.mechanisms.iter().enumerate() {
        let name = handbook::of_province(generic, dataset.province);
        let (members, rest) = left.into_iter().partition(|member| is_same(&member.body, &name, generic));
        left = rest;
        let facts = MechanismFacts { number: index + 1, name: &name, province: &dataset.province.name };
        let duty = match Passage::of_mechanism(facts.number) {
            Some(passage) => wording::said(dataset, prose, passage, &facts)?,
            None => prose.paragraphs("mechanism", &facts)?,
        };
        mechanisms.push(Mechanism { duty, members: self::members(members), name });
    }
    while let Some(first) = left.first() {
        let body = first.body.clone();
        let (members, rest) = left.into_iter().partition(|member| member.body == body);
        left = rest;
        let members = self::members(members);
        mechanisms.push(Mechanism { name: digits::in_thai(&body), duty: Vec::new(), members });
    }
    Ok(mechanisms)
}

/// The committee that approves the plan, as the data names it, or else the handbook.
pub fn committee(dataset: &Dataset, handbook: &Handbook) -> String {
    committee_named(dataset).map_or_else(|| handbook.names.committee.clone(), digits::in_thai)
}

/// The same where the data names it, as it stands there.
fn committee_named(dataset: &Dataset) -> Option<&str> {
    dataset.committee.iter().map(|member| member.body.as_str()).find(|body| body.contains("กรรมการ"))
}

/// The seats of that committee, where the data lists them.
pub fn committee_seats(dataset: &Dataset) -> Vec<Seat> {
    let body = committee_named(dataset);
    members(dataset.committee.iter().filter(|member| Some(member.body.as_str()) == body).collect())
}

/// Whether the data means this mechanism, with the province's name or without, spaces aside.
fn is_same(body: &str, name: &str, generic: &str) -> bool {
    let bare = crate::text::bare;
    bare(body) == bare(name) || bare(body) == bare(generic)
}

fn members(members: Vec<&CommitteeMember>) -> Vec<Seat> {
    (1_u32..)
        .zip(members)
        .map(|(number, member)| Seat {
            number: digits::plain(number),
            name: member.name.as_deref().map(digits::in_thai),
            title: member.title.as_deref().map(digits::in_thai),
            role: digits::in_thai(&member.role),
        })
        .collect()
}
