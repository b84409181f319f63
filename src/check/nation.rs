//! Every province of a nation checked by itself, and what only shows when all are seen together.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use strum::VariantArray;

use super::{
    Checked, CheckedRules, apart, books, check, check_rules, rules,
    split::{Split, is_national, split},
    totals, years,
};
use crate::{
    contain::contained,
    diagnostic::{Diagnostic, Fault, Place},
    handbook::Handbooks,
    model::{Dataset, Province},
    read::{self, Container, Inner, MailDays, RawDataset, RawNation, RawProvince, RawTable},
    schema::Table,
};

/// Every province's outcome, in the order of their numbers; those not known at all come last, by name.
#[derive(Debug)]
pub struct CheckedNation {
    /// In the order of their numbers; folders of no known province come last.
    pub provinces: Vec<CheckedProvince>,
    /// What is wrong with no single province.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether the dataset is one of many provinces rather than one province's own.
    pub is_national: bool,
    /// The tables of the rules that it gives for all its provinces.
    pub rules: Option<RawDataset>,
}

/// One province by the name it was found under, and what checking made of it.
#[derive(Debug)]
pub struct CheckedProvince {
    /// Its folder's or file's name, or the province's own where rows of one table are parted.
    pub name: String,
    /// What checking its tables found.
    pub checked: Checked,
}

impl CheckedNation {
    /// Whether nothing is wrong anywhere.
    pub fn is_sound(&self) -> bool {
        !self.diagnostics.iter().any(Diagnostic::is_error)
            && self.provinces.iter().all(|province| province.checked.dataset.is_some())
    }

    /// The datasets of the provinces that have no errors.
    pub fn sound(&self) -> impl Iterator<Item = &Dataset> {
        self.provinces.iter().filter_map(|province| province.checked.dataset.as_ref())
    }

    /// Refuses every cell that was put right instead of taking it as mended.
    pub fn refuse_repairs(&mut self) {
        self.provinces.iter_mut().for_each(|province| province.checked.refuse_repairs());
    }

    /// Every diagnostic once: first those of no single province, such as a heading that all their tables share, then
    /// province by province.
    pub fn told_once(&self) -> Vec<(Option<&CheckedProvince>, Vec<&Diagnostic>)> {
        let mut owners: HashMap<&Diagnostic, BTreeSet<usize>> = HashMap::new();
        for (index, province) in self.provinces.iter().enumerate() {
            for found in &province.checked.diagnostics {
                owners.entry(found).or_default().insert(index);
            }
        }
        let mut shared: Vec<&Diagnostic> = self.diagnostics.iter().collect();
        let national: HashSet<&Diagnostic> = shared.iter().copied().collect();
        let mut told = national.clone();
        let mut own = Vec::new();
        for province in &self.provinces {
            let mut of_province = Vec::new();
            for found in &province.checked.diagnostics {
                if owners.get(found).is_some_and(|owners| owners.len() == 1) && !national.contains(found) {
                    of_province.push(found);
                } else if told.insert(found) {
                    shared.push(found);
                }
            }
            own.push((Some(province), of_province));
        }
        shared.sort_by(|one, other| one.place.cmp(&other.place));
        own.insert(0, (None, shared));
        own
    }
}

/// Checks whatever the files held. The fault of one province never touches another.
pub fn check_nation(mut container: Container, handbooks: &Handbooks) -> CheckedNation {
    let mut rules = container.rules.take();
    if let Some(tables) = container.tables.as_mut().filter(|tables| is_national(tables)) {
        rules = tables.take_rules().or(rules);
    }
    let (mut nation, is_national) = match judged(container) {
        Judged::Nation(nation) => (nation, true),
        Judged::Province(data) => {
            let provinces = vec![RawProvince { name: String::new(), data: *data }];
            (Split { provinces, ..Split::default() }, false)
        }
    };
    let given = rules.as_ref().map(|rules| {
        let year = nation.provinces.iter().find_map(|province| years::stated(&province.data, Table::Province));
        check_rules(rules, year, handbooks)
    });
    let mut own_handbooks = None;
    if let Some(CheckedRules { handbook, diagnostics }) = given {
        own_handbooks = handbook.map(|handbook| handbooks.clone().giving(handbook));
        // What is wrong with the rules of all is wrong for every province.
        let errors = diagnostics.iter().filter(|found| found.is_error());
        let errors: Vec<Diagnostic> = errors.cloned().collect();
        nation.provinces.iter_mut().for_each(|province| province.data.diagnostics.extend(errors.iter().cloned()));
        nation.diagnostics.extend(diagnostics);
    }
    let handbooks = own_handbooks.as_ref().unwrap_or(handbooks);
    let mut diagnostics = nation.diagnostics;
    for table in &nation.totalled {
        if let Err(cause) = contained(|| check_whole(table, &mut diagnostics)) {
            let fault = Fault::ProgramFault { cause };
            diagnostics.push(Diagnostic { place: table.place(None, None), fault, found: None });
        }
    }
    let mut provinces: Vec<CheckedProvince> = nation
        .provinces
        .into_par_iter()
        .map(|RawProvince { name, data }| CheckedProvince { name, checked: check(data, handbooks) })
        .collect();
    provinces.sort_by(|one, other| one.key().cmp(&other.key()));
    books::leave_latest(&mut provinces, &mut diagnostics);
    refuse_doubles(&mut provinces);
    if is_national {
        tell_of_rules_once(&mut provinces, &mut diagnostics);
        rules::tell_of_other_rules(&mut provinces);
    }
    CheckedNation { provinces, diagnostics, is_national, rules }
}

/// What is said of a whole table whose rows belong to many.
fn check_whole(table: &RawTable, diagnostics: &mut Vec<Diagnostic>) {
    apart::check(table, diagnostics);
    totals::check(table, diagnostics);
}

/// What is doubted of a year's rules is of the country: it is said where it stands first, and no province has to mend it.
fn tell_of_rules_once(provinces: &mut [CheckedProvince], diagnostics: &mut Vec<Diagnostic>) {
    let mut told: Vec<Fault> = Vec::new();
    for province in provinces {
        province.checked.diagnostics.retain(|found| {
            if !found.fault.is_of_rules() {
                return true;
            }
            if !told.contains(&found.fault) {
                told.push(found.fault.clone());
                diagnostics.push(found.clone());
            }
            false
        });
    }
}

/// What a container is taken for.
enum Judged {
    Province(Box<RawDataset>),
    Nation(Split),
}

fn judged(Container { name, tables, parts, .. }: Container) -> Judged {
    let parts = parts.map(|RawNation { provinces, diagnostics }| {
        let provinces =
            provinces.into_iter().map(|RawProvince { name, data }| RawProvince { name, data: without_copies(data) });
        Split { provinces: provinces.collect(), diagnostics, ..Split::default() }
    });
    match (tables, parts) {
        (None, parts) => Judged::Nation(parts.unwrap_or_default()),
        (Some(tables), _) if is_national(&tables) => {
            let mixed = mixed(&tables, &tables.inner);
            let mut nation = split(tables);
            nation.diagnostics.extend(mixed);
            Judged::Nation(nation)
        }
        (Some(tables), parts) => {
            let tables = with_copies_told(tables);
            match parts {
                Some(nation) if !tables.inner.is_empty() => Judged::Nation(beside(name, tables, nation)),
                _ => Judged::Province(Box::new(tables)),
            }
        }
    }
}

/// Tables and datasets side by side: those of the country, one province's, or a single one that went astray.
fn beside(name: String, mut tables: RawDataset, mut nation: Split) -> Split {
    let error = mixed(&tables, &tables.inner);
    if tables.table(Table::Province).is_some() || tables.unreadable.contains(&Table::Province) {
        tables.diagnostics.extend(error);
        nation.provinces.push(RawProvince { name, data: tables });
    } else {
        nation.diagnostics.extend(error);
    }
    nation
}

/// A province's tables. With datasets among them as well, nobody knows which ones count.
fn without_copies(data: RawDataset) -> RawDataset {
    let mut data = with_copies_told(data);
    data.diagnostics.extend(mixed(&data, &data.inner));
    data
}

/// The same with copies of it, such as somebody keeps of an earlier day, told and left.
fn with_copies_told(mut data: RawDataset) -> RawDataset {
    let Some(name) = data.named_province().map(str::to_owned) else { return data };
    let is_copy = |inner: &Inner| inner.province.as_deref() == Some(name.as_str());
    let (copies, others): (Vec<_>, Vec<_>) = std::mem::take(&mut data.inner).into_iter().partition(is_copy);
    data.inner = others;
    data.diagnostics.extend(copies.iter().map(|copy| {
        let mut told = read::unknown_file(&copy.folder);
        told.place.file.insert_str(0, &data.folder);
        told
    }));
    data
}

/// The first table of those that lie beside datasets; nothing where there are none.
fn mixed(tables: &RawDataset, inner: &[Inner]) -> Option<Diagnostic> {
    let folders: Vec<String> = inner.iter().map(|inner| inner.folder.clone()).collect();
    let read = tables.tables.iter().map(|table| &table.file).min();
    let file = read.or(tables.diagnostics.first().map(|told| &told.place.file)).cloned().unwrap_or_default();
    let place = Place { file, ..Place::default() };
    (!folders.is_empty()).then_some(Diagnostic { place, fault: Fault::MixedDataset { folders }, found: None })
}

/// Whether a province's books can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, VariantArray)]
#[serde(rename_all = "snake_case")]
pub enum Readiness {
    /// Nothing to mend.
    Complete,
    /// Warnings only: the books are made, something should be looked at.
    Doubtful,
    /// Errors: no book is made.
    Blocked,
}

impl Readiness {
    /// As JSON and tables name it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::Doubtful => "doubtful",
            Self::Blocked => "blocked",
        }
    }

    /// The one of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::VARIANTS.iter().copied().find(|known| known.name() == name)
    }
}

impl Checked {
    /// How far the province's books can be made.
    pub fn readiness(&self) -> Readiness {
        match &self.dataset {
            None => Readiness::Blocked,
            Some(_) if self.diagnostics.is_empty() => Readiness::Complete,
            Some(_) => Readiness::Doubtful,
        }
    }
}

impl CheckedProvince {
    fn key(&self) -> (u8, &str) {
        (self.checked.province.map_or(u8::MAX, |province| province.code), &self.name)
    }

    /// The day the mail came that its data was attached to; `None` of data that came by none.
    pub fn received(&self) -> Option<NaiveDate> {
        self.checked.raw.mail.and_then(MailDays::day)
    }

    /// The province's own name when it is known, what it was found under otherwise.
    pub fn shown(&self) -> &str {
        self.checked.province.map_or(&self.name, |province| &province.name)
    }
}

/// Two folders of one province: nobody knows which one counts, so neither does.
fn refuse_doubles(provinces: &mut [CheckedProvince]) {
    let mut first: BTreeMap<u8, usize> = BTreeMap::new();
    for index in 0..provinces.len() {
        let Some(&Province { code, .. }) = provinces[index].checked.province else { continue };
        let Some(&before) = first.get(&code) else {
            first.insert(code, index);
            continue;
        };
        let place =
            Place { order: Table::Province.order(), file: format!("{}/", provinces[index].name), ..Place::default() };
        let fault = Fault::DuplicateProvince { first: provinces[before].name.clone(), first_row: None };
        let found = Some(provinces[index].shown().to_owned());
        provinces[index].checked.diagnostics.insert(0, Diagnostic { place, fault, found });
        for double in [before, index] {
            provinces[double].checked.dataset = None;
        }
    }
}
