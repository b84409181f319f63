//! The 76 provinces (ส่วนภูมิภาค ๗๖ จังหวัด): every province but กรุงเทพมหานคร.

use std::sync::LazyLock;

use serde::Deserialize;
use thiserror::Error;

/// One province, from `data/provinces.csv`.
#[derive(Debug, PartialEq, Eq, Deserialize)]
pub struct Province {
    /// TIS 1099 / ISO 3166-2 number: 50 is เชียงใหม่.
    pub code: u8,
    pub name: String,
    /// The two Thai letters used in document numbers: ชม.
    pub abbreviation: String,
    pub english: String,
    /// Three Latin letters: CMI.
    pub letters: String,
    /// One of the four regions (ภาค).
    pub region: String,
}

/// Why a text names no province of ours.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ProvinceError {
    /// Bangkok has no provincial labour office of this kind and is outside the handbook's 76.
    #[error("bangkok is not among the 76 provinces")]
    Bangkok,
    #[error("no province has this name")]
    Unknown,
}

static PROVINCES: LazyLock<Vec<Province>> = LazyLock::new(|| {
    csv::Reader::from_reader(include_str!("../../data/provinces.csv").as_bytes())
        .deserialize()
        .collect::<Result<_, _>>()
        .expect("the embedded table of provinces is well formed")
});

/// Everyday names of provinces, each meaning exactly one.
const ALIASES: [(&str, &str); 5] = [
    ("อยุธยา", "พระนครศรีอยุธยา"),
    ("โคราช", "นครราชสีมา"),
    ("แปดริ้ว", "ฉะเชิงเทรา"),
    ("เมืองคอน", "นครศรีธรรมราช"),
    ("สุราษฎร์", "สุราษฎร์ธานี"),
];

const BANGKOK: [&str; 4] = ["กรุงเทพมหานคร", "กรุงเทพฯ", "กรุงเทพ", "กทม."];

impl Province {
    pub fn all() -> &'static [Self] {
        &PROVINCES
    }

    /// The province of exactly this name, with or without `จังหวัด` or `จ.`, or of an entry of the alias table; never
    /// by part of a name, so that เพชรบุรี and เพชรบูรณ์ cannot be confused.
    pub fn find(text: &str) -> Result<&'static Self, ProvinceError> {
        let text = text.trim();
        let name = text.strip_prefix("จังหวัด").or_else(|| text.strip_prefix("จ.")).unwrap_or(text).trim();
        if BANGKOK.contains(&name) {
            return Err(ProvinceError::Bangkok);
        }
        let name = ALIASES.iter().find(|(alias, _)| *alias == name).map_or(name, |(_, full)| full);
        Self::all().iter().find(|province| province.name == name).ok_or(ProvinceError::Unknown)
    }

    /// The folder name of this province in a batch: `50-chiang-mai`.
    pub fn slug(&self) -> String {
        format!("{:02}-{}", self.code, self.english.to_lowercase().replace(' ', "-"))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn there_are_76_provinces_with_numbers_of_their_own() {
        let codes: BTreeSet<u8> = Province::all().iter().map(|province| province.code).collect();
        assert_eq!(codes.len(), 76);
        let regions: BTreeSet<&str> = Province::all().iter().map(|province| province.region.as_str()).collect();
        assert_eq!(regions.len(), 4);
    }

    #[test]
    fn every_alias_leads_to_a_province() {
        for (alias, name) in ALIASES {
            assert_eq!(Province::find(alias).map(|province| province.name.as_str()), Ok(name));
        }
    }

    #[test]
    fn a_province_is_found_by_its_exact_name_only() {
        assert_eq!(Province::find(" จังหวัดเชียงใหม่ ").unwrap().code, 50);
        assert_eq!(Province::find("จ.ตาก").unwrap().slug(), "63-tak");
        assert_eq!(Province::find("เพชรบุรี").unwrap().code, 76);
        assert_eq!(Province::find("เพชรบูรณ์").unwrap().code, 67);
        assert_eq!(Province::find("เพชร"), Err(ProvinceError::Unknown));
        assert_eq!(Province::find(""), Err(ProvinceError::Unknown));
        assert_eq!(Province::find("กทม."), Err(ProvinceError::Bangkok));
    }
}
