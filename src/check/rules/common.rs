//! Provinces of a country that go by other rules than most: their levels are not those of the others.

use crate::{
    check::CheckedProvince,
    diagnostic::{Diagnostic, Fault, Place},
    handbook::Handbook,
    schema::Table,
};

/// Doubts the rules of each province that scores otherwise than the most provinces of its year. Of several kinds as frequent,
/// the one of the province with the least number is taken for theirs.
pub fn tell_of_other_rules(provinces: &mut [CheckedProvince]) {
    let mut kinds: Vec<(Handbook, usize)> = Vec::new();
    for dataset in provinces.iter().filter_map(|province| province.checked.dataset.as_ref()) {
        match kinds.iter_mut().find(|(known, _)| known.scores_as(&dataset.handbook)) {
            Some((_, count)) => *count += 1,
            None => kinds.push((Handbook::clone(&dataset.handbook), 1)),
        }
    }
    for province in provinces {
        let Some(dataset) = &province.checked.dataset else { continue };
        let of_year = kinds.iter().rev().filter(|(rules, _)| rules.fiscal_year == dataset.year);
        let Some((common, count)) = of_year.max_by_key(|(_, count)| *count) else { continue };
        if common.scores_as(&dataset.handbook) {
            continue;
        }
        let raw = &province.checked.raw;
        let table = [Table::Criteria, Table::Handbook].into_iter().find_map(|table| raw.table(table));
        let place = table.map_or_else(Place::default, |table| table.place(None, None));
        let fault = Fault::DifferingRules { provinces: *count };
        let found = &mut province.checked.diagnostics;
        found.push(Diagnostic { place, fault, found: None });
        found.sort_by(|one, other| one.place.cmp(&other.place));
    }
}
