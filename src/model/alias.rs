//! Everyday names and usual spellings, each meaning exactly one thing: `data/aliases.csv`.

use std::{collections::BTreeMap, sync::LazyLock};

use serde::Deserialize;

use crate::text::bare;

/// What an alias is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Of {
    /// One of the 76.
    Province,
    /// Not one of the 76, by any of its names.
    Bangkok,
    /// A group of workers.
    Group,
    /// What is handed in once a year.
    Item,
    /// The beginning of an agency's name.
    Agency,
}

#[derive(Debug, Deserialize)]
struct Alias {
    of: Of,
    alias: String,
    name: String,
}

static ALIASES: LazyLock<Vec<Alias>> = LazyLock::new(|| {
    csv::Reader::from_reader(include_str!("../../data/aliases.csv").as_bytes())
        .deserialize()
        .collect::<Result<_, _>>()
        .expect("the embedded table of aliases is well formed")
});

/// The names by their aliases, spaces and letter case taken off: a national table asks once a row.
static NAMES: LazyLock<BTreeMap<(Of, String), &'static str>> =
    LazyLock::new(|| ALIASES.iter().map(|alias| ((alias.of, bare(&alias.alias)), alias.name.as_str())).collect());

/// The name an alias stands for; spaces and letter case do not matter.
pub fn meant(of: Of, alias: &str) -> Option<&'static str> {
    NAMES.get(&(of, bare(alias))).copied()
}

/// Every alias of a kind with its name.
pub fn all(of: Of) -> impl Iterator<Item = (&'static str, &'static str)> {
    ALIASES.iter().filter(move |alias| alias.of == of).map(|alias| (alias.alias.as_str(), alias.name.as_str()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_alias_means_one_thing() {
        let mut seen = BTreeSet::new();
        for alias in ALIASES.iter() {
            assert!(seen.insert((alias.of as u8, bare(&alias.alias))), "{} stands twice", alias.alias);
        }
    }
}
