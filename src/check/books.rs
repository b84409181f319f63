//! Several books or mails of one province, each with its data: the one that came, or tells of, the later day counts.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{CheckedProvince, mails};
use crate::{
    diagnostic::{Diagnostic, Fault, Place, Severity, count},
    enclosed::About,
    schema::Table,
    workshop::fingerprint,
};

/// Leaves of each province's books and mails the one that counts, and none where its data lie there by themselves. Books that
/// hold other data are told, and every mail that does not count.
pub fn leave_latest(provinces: &mut Vec<CheckedProvince>, diagnostics: &mut Vec<Diagnostic>) {
    let mut of_province: BTreeMap<u8, Vec<usize>> = BTreeMap::new();
    for (index, province) in provinces.iter().enumerate() {
        if let Some(known) = province.checked.province {
            of_province.entry(known.code).or_default().push(index);
        }
    }
    let mut unused = Vec::new();
    for sent in of_province.into_values() {
        let is_sent = |index: &usize| {
            let raw = &provinces[*index].checked.raw;
            raw.book.is_some() || raw.mail.is_some()
        };
        let itself = sent.iter().copied().find(|index| !is_sent(index));
        let latest = sent.iter().copied().max_by_key(|index| key(&provinces[*index]));
        let Some(used) = itself.or(latest) else { continue };
        let doubts = mails::doubts(sent.iter().map(|index| &provinces[*index]), &provinces[used]);
        for index in sent.into_iter().filter(|index| *index != used && is_sent(index)) {
            diagnostics.extend(told(&provinces[index], &provinces[used]));
            unused.push(index);
        }
        let found = &mut provinces[used].checked.diagnostics;
        found.extend(doubts);
        found.sort_by(|one, other| one.place.cmp(&other.place));
    }
    unused.sort_unstable();
    unused.into_iter().rev().for_each(|index| drop(provinces.remove(index)));
}

/// What is told of a book or mail that does not count; nothing of a book that holds the same.
fn told(unused: &CheckedProvince, used: &CheckedProvince) -> Option<Diagnostic> {
    let errors = count(&unused.checked.diagnostics, Severity::Error);
    if unused.checked.raw.mail.is_none() && errors == 0 && tables(unused) == tables(used) {
        return None;
    }
    let place = Place { order: Table::ALL.len(), file: unused.name.clone(), ..Place::default() };
    let came = [unused, used].map(CheckedProvince::received);
    let fault = Fault::SeveralBooks { used: used.name.clone(), came, errors };
    Some(Diagnostic { place, fault, found: Some(unused.shown().to_owned()) })
}

/// What the latest has most of: sound data, a late mail, a late day, pictures. Of equals the last by name counts.
fn key(province: &CheckedProvince) -> (bool, Option<NaiveDate>, Option<NaiveDate>, usize) {
    let about = province.checked.raw.book.as_ref();
    let in_data = province.checked.dataset.as_ref().and_then(|dataset| dataset.days().max());
    let day = about.and_then(|about| about.as_of).or(in_data);
    (province.checked.dataset.is_some(), province.received(), day, about.map_or(0, |about| about.pictures.len()))
}

/// The fingerprints of the tables, but for those of photos and annexes, which not every book has.
fn tables(province: &CheckedProvince) -> BTreeMap<String, String> {
    let mut files = match (&province.checked.raw.book, &province.checked.dataset) {
        (Some(About { files, .. }), _) => files.clone(),
        (None, Some(dataset)) => {
            dataset.tables.0.iter().map(|(name, bytes)| (name.clone(), fingerprint::of(bytes))).collect()
        }
        (None, None) => BTreeMap::new(),
    };
    let of_files = [Table::Photos, Table::Annexes].map(Table::file);
    let is_data =
        |name: &str| name.ends_with(".csv") && of_files.iter().all(|one| one != name) || name == Table::Province.file();
    files.retain(|name, _| is_data(name));
    files
}
