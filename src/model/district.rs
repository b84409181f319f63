//! The districts (อำเภอ) of the 76 provinces, and those a text names.

use std::{collections::BTreeMap, sync::LazyLock};

use serde::Deserialize;

use super::Province;

#[derive(Deserialize)]
struct District {
    code: u8,
    name: String,
}

/// The districts of each province, by its number, in the order of their own.
static DISTRICTS: LazyLock<BTreeMap<u8, Vec<String>>> = LazyLock::new(|| {
    let mut districts: BTreeMap<u8, Vec<String>> = BTreeMap::new();
    for row in csv::Reader::from_reader(include_str!("../../data/districts.csv").as_bytes()).deserialize() {
        let District { code, name } = row.expect("the embedded table of districts is well formed");
        districts.entry(code).or_default().push(name);
    }
    districts
});

/// What parts one name from the next, spaces and commas aside.
const BETWEEN: [&str; 3] = ["อำเภอ", "อ.", "และ"];

/// What a text begins with that speaks of all districts, or of all but some.
const ALL: [&str; 2] = ["ทุก", "ทั้ง"];

impl Province {
    /// Its districts by name.
    pub fn districts(&self) -> &'static [String] {
        DISTRICTS.get(&self.code).map_or(&[], Vec::as_slice)
    }

    /// The district of this name; `เมือง` alone is the one that is named after the province.
    pub fn district(&self, name: &str) -> Option<&'static str> {
        let is_it = |district: &&String| {
            *district == name || name == "เมือง" && district.strip_prefix(name) == Some(self.name.as_str())
        };
        self.districts().iter().find(is_it).map(String::as_str)
    }
}

/// The names in a list of districts, however they are parted: `อำเภอแม่ริม อ.หางดง และสารภี`. `None` of a text that speaks of
/// all of them.
pub fn named(text: &str) -> Option<Vec<String>> {
    if ALL.iter().any(|word| text.trim_start().starts_with(word)) {
        return None;
    }
    let parted = BETWEEN.iter().fold(text.to_owned(), |text, word| text.replace(word, " "));
    let names = parted.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '/' | '、'));
    Some(names.filter(|name| !name.is_empty()).map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_province_has_districts_and_no_name_is_parted_by_what_parts_them() {
        for province in Province::all() {
            assert!(!province.districts().is_empty(), "{}", province.name);
            let all = province.districts().join(" ");
            assert_eq!(named(&all).as_deref(), Some(province.districts()));
        }
        assert_eq!(DISTRICTS.values().map(Vec::len).sum::<usize>(), 878);
    }

    #[test]
    fn districts_are_parted_in_many_ways() {
        let province = Province::find("เชียงใหม่").unwrap();
        for text in ["อำเภอเมืองเชียงใหม่ อำเภอแม่ริม และอำเภอสารภี", "เมือง, แม่ริม, สารภี", "อ.เมือง อ. แม่ริมและสารภี"]
        {
            let names = named(text).unwrap();
            let known: Vec<_> = names.iter().map(|name| province.district(name)).collect();
            assert_eq!(known, [Some("เมืองเชียงใหม่"), Some("แม่ริม"), Some("สารภี")], "{text}");
        }
        assert_eq!(named("ทั้ง ๒๕ อำเภอ"), None);
        assert_eq!(province.district("แม่สอด"), None);
    }
}
