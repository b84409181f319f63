//! Raw tables in, a checked dataset out: every fault of every table at once, never the first only.

mod across;
mod activities;
mod alignment;
mod amounts;
mod annexes;
mod apart;
mod books;
mod context;
mod date;
mod eras;
mod evidence;
mod general;
mod keys;
mod last_year;
mod mails;
mod misplaced;
mod names;
mod nation;
mod number;
mod pieces;
mod projects;
mod province;
mod report;
mod results;
mod rows;
mod rules;
mod running;
mod sorted;
mod split;
mod strangers;
mod sums;
mod swapped;
mod taken;
mod text;
mod topics;
mod totals;
mod wording;
mod years;

use std::{
    collections::{BTreeMap, BTreeSet},
    iter,
    sync::Arc,
};

use self::{projects::Projects, province::Identity};
use crate::{
    contain::contained,
    diagnostic::{Diagnostic, Fault, Place},
    enclosed,
    handbook::{Handbooks, Reason},
    model::{Dataset, Evidence, MonthlyResult, Province, Tables},
    read::{RawDataset, RawTable},
    schema::Table,
};

pub use self::{
    date::{day, month},
    nation::{CheckedNation, CheckedProvince, Readiness, check_nation},
    number::{money, people},
    province::{fiscal_year, province},
    report::Report,
    rules::{CheckedRules, check_rules},
};

/// What checking found, and the dataset when no error stands in its way.
#[derive(Debug)]
pub struct Checked {
    /// `None` when the data has errors: no later step can be handed a dataset that is not sound.
    pub dataset: Option<Dataset>,
    /// In the order of tables, rows and columns.
    pub diagnostics: Vec<Diagnostic>,
    /// Known even when other things are at fault.
    pub province: Option<&'static Province>,
    /// What was checked, so that it can be shown.
    pub raw: RawDataset,
}

impl Checked {
    /// Refuses every cell that was put right instead of taking it as mended.
    pub fn refuse_repairs(&mut self) {
        for found in &mut self.diagnostics {
            if let Fault::RepairedText { refused, .. }
            | Fault::RepairedNumber { refused, .. }
            | Fault::InvisibleCharacters { refused } = &mut found.fault
            {
                *refused = true;
                self.dataset = None;
            }
        }
    }
}

/// Checks one province's tables against each other and against the handbook of their year.
pub fn check(mut raw: RawDataset, handbooks: &Handbooks) -> Checked {
    raw.tables.iter_mut().for_each(sums::set_apart);
    checked_by(raw, |raw| judge(raw, handbooks))
}

/// What is found of a province, and the province when it is known.
struct Judgement {
    dataset: Option<Dataset>,
    diagnostics: Vec<Diagnostic>,
    province: Option<&'static Province>,
}

/// Whatever the program itself fails over blocks the province it fails over, and no other.
fn checked_by(raw: RawDataset, judge: impl FnOnce(&RawDataset) -> Judgement) -> Checked {
    let judgement = contained(|| judge(&raw)).unwrap_or_else(|cause| {
        let place = Place { file: raw.folder.clone(), ..Place::default() };
        let failed = Diagnostic { place, fault: Fault::ProgramFault { cause }, found: None };
        let diagnostics = iter::once(failed).chain(raw.diagnostics.iter().cloned()).collect();
        Judgement { dataset: None, diagnostics, province: raw.province }
    });
    let Judgement { dataset, diagnostics, province } = judgement;
    Checked { dataset, diagnostics, province, raw }
}

fn judge(raw: &RawDataset, handbooks: &Handbooks) -> Judgement {
    let mut diagnostics = raw.diagnostics.clone();
    report_missing_tables(raw, &mut diagnostics);
    for table in &raw.tables {
        apart::check(table, &mut diagnostics);
        totals::check(table, &mut diagnostics);
        sums::check(table, &mut diagnostics);
    }
    let found = &mut diagnostics;

    let mut identity =
        raw.table(Table::Province).map_or_else(Identity::default, |table| province::check(table, handbooks, found));
    identity.province = identity.province.or(raw.province);
    let mut year = identity.year;
    // Of a year that somebody has changed and nothing else, everything would be told once more.
    let data = year.and_then(|year| years::whole_other_year(raw, year));
    if let Some((stated, data)) = year.zip(data) {
        let fault = Fault::YearOfOtherData { stated, data };
        found.push(Diagnostic { place: identity.year_at.clone(), fault, found: Some(stated.to_string()) });
        year = None;
    }
    let handbook = year.and_then(|year| handbooks.of(year)).map(|base| {
        let own = rules::check(raw, &base, handbooks.is_given(base.fiscal_year), found);
        let handbook = own.filter(|own| *own != *base).map_or_else(|| Arc::clone(&base), Arc::new);
        if let Some(given) = handbooks.given().filter(|given| *given != base.fiscal_year) {
            let fault = Fault::BadRule { reason: Reason::OtherYear { stated: given, year: base.fiscal_year } };
            found.push(Diagnostic {
                place: identity.year_at.clone(),
                fault,
                found: Some(base.fiscal_year.to_string()),
            });
        }
        rules::report_doubts(raw, &handbook, &identity.year_at, found);
        handbook
    });
    let projects = raw
        .table(Table::Projects)
        .map_or_else(Projects::default, |table| projects::check(table, (identity.province, year), found));
    let results = or_empty(raw.table(Table::Results), |table| results::check(table, year, &projects, found));
    let evidence = Evidence {
        records: or_empty(raw.table(Table::Reports), |table| evidence::reports(table, year, found)),
        gfmis: or_empty(raw.table(Table::Budget), |table| evidence::budget(table, year, handbook.as_deref(), found)),
        submissions: or_empty(raw.table(Table::Submissions), |table| evidence::submissions(table, year, found)),
    };
    let activities = or_empty(raw.table(Table::Activities), |table| activities::check(table, year, &projects, found));
    let alignment = or_empty(raw.table(Table::Alignment), |table| alignment::check(table, raw, &projects, found));
    let general = or_empty(raw.table(Table::General), |table| general::check(table, found));
    let last_year = or_empty(raw.table(Table::LastYear), |table| last_year::check(table, raw, &projects, found));
    let committee = or_empty(raw.table(Table::Committee), |table| context::committee(table, found));
    let situation = or_empty(raw.table(Table::Situation), |table| context::situation(table, found));
    let problems = or_empty(raw.table(Table::Problems), |table| context::problems(table, found));
    let photos =
        or_empty(raw.table(Table::Photos), |table| context::photos(table, (&raw.pictures, &projects, year), found));
    let annexes = or_empty(raw.table(Table::Annexes), |table| annexes::check(table, &raw.pictures, found));
    let emblem = context::named_picture(raw.pictures.emblem.as_ref(), found);
    let cover = context::named_picture(raw.pictures.cover.as_ref(), found);
    let garuda = context::named_picture(raw.pictures.garuda.as_ref(), found);

    let wording = or_empty(raw.table(Table::Wording), |table| {
        let results: Vec<MonthlyResult> = results.iter().map(|placed| placed.result.clone()).collect();
        wording::check(table, &wording::Known::of(&projects.sound, &results, &situation, last_year.as_ref()), found)
    });

    // A record that is at fault would have every result of its month doubted as well.
    if !found.iter().any(|diagnostic| diagnostic.is_error() && diagnostic.place.order == Table::Reports.order()) {
        across::unrecorded_results(&results, &evidence.records, found);
    }
    amounts::plan(raw, &projects, found);
    let apart = sorted::check(raw, year, found);
    activities::judge_once(apart.figures, found);
    if apart != sorted::Apart::default() {
        // What is of whom is not known, so nothing is said of who did too much, or twice.
        found.retain(|found| match found.fault {
            Fault::ResultOverTarget { .. } => false,
            Fault::RepeatedResult { .. } | Fault::ResultOutsideSpan { .. } => !apart.keys,
            _ => true,
        });
    } else {
        let running = running::check(&projects, &results, found);
        swapped::check(raw, &projects, &results, found);
        across::overspending(raw, &projects, &results, &running, found);
        amounts::results(&projects, &results, &running, found);
    }
    across::empty_plan(raw, &projects, found);
    for table in &raw.tables {
        eras::check(table, year, found);
        misplaced::check(table, found);
    }
    if let Some(own) = identity.province {
        strangers::check(raw, own, found);
    }

    wording::judge_once(&mut diagnostics);
    say_once(raw, &mut diagnostics);
    diagnostics.sort_by(|one, other| one.place.cmp(&other.place));
    say_of_columns(&mut diagnostics);
    let sound = !diagnostics.iter().any(Diagnostic::is_error);
    let known = identity.province.zip(handbook).filter(|_| sound);
    let dataset = known.map(|(province, handbook)| Dataset {
        province,
        year: handbook.fiscal_year,
        handbook,
        office: identity.office,
        projects: projects.sound,
        activities,
        alignment,
        general,
        last_year,
        wording,
        results: results.into_iter().map(|placed| placed.result).collect(),
        evidence,
        committee,
        situation,
        problems,
        photos,
        annexes,
        emblem,
        cover,
        garuda,
        tables: Arc::new(Tables(enclosed::files(raw))),
    });
    Judgement { dataset, diagnostics, province: identity.province }
}

/// A cell whose formula left it blank is not missing as well.
fn say_once(raw: &RawDataset, diagnostics: &mut Vec<Diagnostic>) {
    let is_blank = |found: &&Diagnostic| found.fault == Fault::FormulaWithoutValue;
    let blank: BTreeSet<&Place> = raw.diagnostics.iter().filter(is_blank).map(|found| &found.place).collect();
    diagnostics.retain(|found| !matches!(found.fault, Fault::MissingValue { .. }) || !blank.contains(&found.place));
}

/// Of cells of one column that are out by the same, the first speaks for all.
fn say_of_columns(diagnostics: &mut Vec<Diagnostic>) {
    let mut rows: BTreeMap<_, usize> = BTreeMap::new();
    let key = |found: &mut Diagnostic| {
        let (years, _) = found.fault.stretch()?;
        Some((found.place.order, found.place.sheet.clone(), found.place.column, found.fault.code(), years))
    };
    for found in diagnostics.iter_mut() {
        if let Some(key) = key(found) {
            *rows.entry(key).or_default() += 1;
        }
    }
    diagnostics.retain_mut(|found| {
        let Some(count) = key(found).map(|key| rows.remove(&key)) else { return true };
        if let (Some(count), Some((_, rows))) = (count, found.fault.stretch()) {
            *rows = count;
        }
        count.is_some()
    });
}

fn or_empty<T: Default>(table: Option<&RawTable>, check: impl FnOnce(&RawTable) -> T) -> T {
    table.map_or_else(T::default, check)
}

fn report_missing_tables(raw: &RawDataset, diagnostics: &mut Vec<Diagnostic>) {
    let missing = |table: &Table| table.required() && raw.table(*table).is_none() && !raw.unreadable.contains(table);
    for table in Table::ALL.into_iter().filter(missing) {
        let (file, sheet) = match &raw.workbook {
            Some(workbook) => (workbook.clone(), Some(table.thai().to_owned())),
            None => (format!("{}{}", raw.folder, table.file()), None),
        };
        let fault = Fault::MissingTable { table, is_sheet: sheet.is_some(), txt: None };
        let place = Place { order: table.order(), file, sheet, ..Place::default() };
        diagnostics.push(Diagnostic { place, fault, found: None });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_program_fails_over_is_told_and_blocks_the_province() {
        let raw = RawDataset { folder: "ตาก/".to_owned(), ..RawDataset::default() };
        let checked = checked_by(raw, |_| panic!("แถวที่ 7"));
        assert_eq!(checked.readiness(), Readiness::Blocked);
        let [found] = &checked.diagnostics[..] else { panic!("{:?}", checked.diagnostics) };
        assert_eq!(found.place.file, "ตาก/");
        assert_eq!(found.fault, Fault::ProgramFault { cause: "แถวที่ 7".to_owned() });
        assert_eq!(checked.raw.folder, "ตาก/");
    }
}
