//! Several books or mails of one province, each with its data: the one that came, or tells of, the later day counts.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::CheckedProvince;
use crate::{
    diagnostic::{Diagnostic, Fault, Place},
    enclosed::About,
    schema::Table,
    workshop::fingerprint,
};

/// Leaves of each province's books the one that counts, and none where its data lie there by themselves; those that hold
/// other data are told.
pub fn leave_latest(provinces: &mut Vec<CheckedProvince>, diagnostics: &mut Vec<Diagnostic>) {
    let mut of_province: BTreeMap<u8, Vec<usize>> = BTreeMap::new();
    for (index, province) in provinces.iter().enumerate() {
        if let Some(known) = province.checked.province {
            of_province.entry(known.code).or_default().push(index);
        }
    }
    let mut unused = Vec::new();
    for books in of_province.into_values().filter(|books| books.len() > 1) {
        let is_book = |index: &usize| {
            let raw = &provinces[*index].checked.raw;
            raw.book.is_some() || raw.received.is_some()
        };
        let itself = books.iter().copied().find(|index| !is_book(index));
        let latest = books.iter().copied().max_by_key(|index| key(&provinces[*index]));
        let Some(used) = itself.or(latest) else { continue };
        for index in books.into_iter().filter(|index| *index != used && is_book(index)) {
            if tables(&provinces[index]) != tables(&provinces[used]) {
                let place = Place { order: Table::ALL.len(), file: provinces[index].name.clone(), ..Place::default() };
                let fault = Fault::SeveralBooks { used: provinces[used].name.clone() };
                let found = Some(provinces[index].shown().to_owned());
                diagnostics.push(Diagnostic { place, fault, found });
            }
            unused.push(index);
        }
    }
    unused.sort_unstable();
    unused.into_iter().rev().for_each(|index| drop(provinces.remove(index)));
}

/// What the latest book has most of: sound data, a late mail, a late day, pictures. Of equals the last by name counts.
fn key(province: &CheckedProvince) -> (bool, Option<NaiveDate>, Option<NaiveDate>, usize) {
    let about = province.checked.raw.book.as_ref();
    let in_data = province.checked.dataset.as_ref().and_then(|dataset| dataset.days().max());
    let day = about.and_then(|about| about.as_of).or(in_data);
    (
        province.checked.dataset.is_some(),
        province.checked.raw.received,
        day,
        about.map_or(0, |about| about.pictures.len()),
    )
}

/// The fingerprints of the tables, but for the one of photos, which not every book has.
fn tables(province: &CheckedProvince) -> BTreeMap<String, String> {
    let mut files = match (&province.checked.raw.book, &province.checked.dataset) {
        (Some(About { files, .. }), _) => files.clone(),
        (None, Some(dataset)) => {
            dataset.tables.0.iter().map(|(name, bytes)| (name.clone(), fingerprint::of(bytes))).collect()
        }
        (None, None) => BTreeMap::new(),
    };
    let is_data = |name: &str| name.ends_with(".csv") && name != Table::Photos.file() || name == Table::Province.file();
    files.retain(|name, _| is_data(name));
    files
}
