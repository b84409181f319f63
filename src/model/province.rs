//! The 76 provinces (ส่วนภูมิภาค ๗๖ จังหวัด): every province but กรุงเทพมหานคร.

use std::sync::LazyLock;

use serde::Deserialize;
use thiserror::Error;

use super::alias::{self, Of};
use crate::text::{bare, nearest};

/// One province, from `data/provinces.csv`.
#[derive(Debug, PartialEq, Eq, Deserialize)]
pub struct Province {
    /// TIS 1099 / ISO 3166-2 number: 50 is เชียงใหม่.
    pub code: u8,
    /// In Thai, without จังหวัด.
    pub name: String,
    /// The two Thai letters used in document numbers: ชม.
    pub abbreviation: String,
    /// As the Royal Society writes it in Latin letters: Chiang Mai.
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
    /// No province and none of its aliases is called so.
    #[error("no province has this name")]
    Unknown {
        /// The one province whose name is close.
        nearest: Option<&'static str>,
    },
}

static PROVINCES: LazyLock<Vec<Province>> = LazyLock::new(|| {
    csv::Reader::from_reader(include_str!("../../data/provinces.csv").as_bytes())
        .deserialize()
        .collect::<Result<_, _>>()
        .expect("the embedded table of provinces is well formed")
});

impl Province {
    /// All 76, in the order of their numbers.
    pub fn all() -> &'static [Self] {
        &PROVINCES
    }

    /// The province of exactly this name in Thai or English, with or without `จังหวัด` or `จ.`, or of an entry of the
    /// alias table; never by part of a name, so that เพชรบุรี and เพชรบูรณ์ cannot be confused.
    pub fn find(text: &str) -> Result<&'static Self, ProvinceError> {
        let text = text.trim();
        let name = text.strip_prefix("จังหวัด").or_else(|| text.strip_prefix("จ.")).unwrap_or(text).trim();
        if alias::meant(Of::Bangkok, name).is_some() {
            return Err(ProvinceError::Bangkok);
        }
        let name = alias::meant(Of::Province, name).unwrap_or(name);
        Self::all()
            .iter()
            .find(|province| province.name == name)
            .or_else(|| Self::by_english(name))
            .ok_or_else(|| ProvinceError::Unknown { nearest: Self::nearest(name) })
    }

    fn by_english(name: &str) -> Option<&'static Self> {
        let name = bare(name);
        Self::all().iter().find(|province| bare(&province.english) == name)
    }

    /// The province whose name is close to one that is not known.
    fn nearest(name: &str) -> Option<&'static str> {
        let named = Self::all().iter().map(|province| province.name.as_str());
        let by_alias = || {
            let alias = nearest(name, alias::all(Of::Province).map(|(alias, _)| alias))?;
            alias::meant(Of::Province, alias)
        };
        nearest(name, named).or_else(by_alias)
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
        for (alias, name) in alias::all(Of::Province) {
            assert_eq!(Province::find(alias).map(|province| province.name.as_str()), Ok(name));
        }
    }

    #[test]
    fn a_province_is_found_by_its_exact_name_only() {
        assert_eq!(Province::find(" จังหวัดเชียงใหม่ ").unwrap().code, 50);
        assert_eq!(Province::find("จ.ตาก").unwrap().slug(), "63-tak");
        assert_eq!(Province::find("เพชรบุรี").unwrap().code, 76);
        assert_eq!(Province::find("เพชรบูรณ์").unwrap().code, 67);
        assert_eq!(Province::find("Chiang Mai").unwrap().code, 50);
        for bangkok in ["กทม.", "กทม", "จังหวัดกรุงเทพฯ", "กรุงเทพมหานคร"]
        {
            assert_eq!(Province::find(bangkok), Err(ProvinceError::Bangkok));
        }
        for (text, nearest) in [
            ("เพชร", None),
            ("", None),
            ("เพชรบุร", Some("เพชรบุรี")),
            ("เพ็ชรบูรณ์", Some("เพชรบูรณ์")),
            ("เชียงไหม่", Some("เชียงใหม่")),
            ("นครราชศรีมา", Some("นครราชสีมา")),
            ("สำนักงานแรงงานจังหวัดตาก", None),
        ] {
            assert_eq!(Province::find(text), Err(ProvinceError::Unknown { nearest }), "{text}");
        }
    }
}
