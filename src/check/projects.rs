//! The projects of the plan.

use std::collections::BTreeMap;

use strum::VariantArray;

use super::{
    date,
    names::{self, Kind, Names},
    rows::{Row, Rows},
};
use crate::{
    diagnostic::{Diagnostic, Fault, Place},
    model::{FiscalYear, Month, People, Project, ProjectDetail, Province, district},
    read::{RawDataset, RawTable},
    schema::Table,
    text::{bare, nearest},
    thai::digits::to_arabic,
};

/// The sound projects, and every id that stands in the table, sound or not. The default is of a table that is not
/// there.
#[derive(Debug, Default)]
pub struct Projects {
    pub sound: Vec<Project>,
    /// The row each sound project stands in, beside [`Self::sound`].
    pub rows: Vec<u32>,
    /// `None` when the table or its column of ids is not there: that is reported, and says nothing about any id.
    first_rows: Option<BTreeMap<String, u32>>,
    /// The place of each id in [`Self::sound`].
    indices: BTreeMap<String, usize>,
    /// The ids by what is left of them when numbers, spaces and signs are written alike; `None` for what is left of two.
    alike: BTreeMap<String, Option<String>>,
}

impl Projects {
    /// Whether a project of this id is missing from a table that could have it; one whose row is at fault is not.
    pub fn lacks(&self, id: &str) -> bool {
        self.first_rows.as_ref().is_some_and(|rows| !rows.contains_key(id))
    }

    /// Whether every row of their table is among them: one at fault may hold what is missed elsewhere.
    pub fn are_whole(&self, dataset: &RawDataset) -> bool {
        dataset.table(Table::Projects).is_some_and(|table| table.rows.len() == self.sound.len())
    }

    pub fn index(&self, id: &str) -> Option<usize> {
        self.indices.get(id).copied()
    }

    /// The one id that differs from one that is not known in nothing but how its numbers are written (Excel makes 1 of
    /// 01), spaces, letter case and signs.
    pub fn alike(&self, id: &str) -> Option<String> {
        self.alike.get(&alike(id))?.clone()
    }
}

fn alike(id: &str) -> String {
    let id = bare(&to_arabic(id));
    let parts = id.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.map(without_zeros).collect()
}

/// The text without the zeros its numbers begin with.
fn without_zeros(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    for (i, c) in text.char_indices() {
        let in_number = kept.ends_with(|c: char| c.is_ascii_digit());
        let goes_on = text[i + c.len_utf8()..].starts_with(|c: char| c.is_ascii_digit());
        if c != '0' || in_number || !goes_on {
            kept.push(c);
        }
    }
    kept
}

/// A month that must lie in the fiscal year, when that is known.
pub fn month_within(year: Option<FiscalYear>) -> impl Fn(&str) -> Result<Month, Fault> {
    move |text| {
        let month = date::month_of(year)(text)?;
        match year {
            Some(year) if !year.contains(month) => {
                let mut months = year.months();
                let meant = months.find(|within| within.number() == month.number()).unwrap_or(year.first_month());
                Err(Fault::MonthOutsideYear { year, meant, years: meant.year() - month.year(), rows: 1 })
            }
            _ => Ok(month),
        }
    }
}

/// The name a cell is read as, which is the first of those that differ in spaces and signs alone.
pub fn one_name(row: &mut Row<'_>, column: &'static str, text: &str, names: &mut Names) -> String {
    let (name, spelling) = names.read(text, row.number());
    if let Some(names::Spelling { other, first_row, is_joined }) = spelling {
        row.report(column, Fault::NameSpelling { other, first_row, is_joined });
    }
    name
}

/// The number typed before a strategy's name, the cell it stands in, and what that holds.
type Numbered = (u32, Place, Option<String>);

/// The strategies of a plan: their names without the numbers before them, and those numbers.
struct Strategies {
    names: Names,
    /// By name, in the order of the table: the number typed before it and where that was.
    typed: Vec<(String, Option<Numbered>)>,
    /// The place of each name in [`Self::typed`].
    places: BTreeMap<String, usize>,
    /// By the row of each spelling of a name, the whole cell.
    cells: BTreeMap<u32, String>,
}

impl Default for Strategies {
    fn default() -> Self {
        Self { names: Names::new(Kind::Others), typed: Vec::new(), places: BTreeMap::new(), cells: BTreeMap::new() }
    }
}

impl Strategies {
    fn read(&mut self, row: &mut Row<'_>, text: &str) -> String {
        let (number, name) = names::strategy(text);
        let (name, spelling) = self.names.read(name, row.number());
        if let Some(names::Spelling { other, first_row, is_joined }) = spelling {
            let other = self.cells.get(&first_row).cloned().unwrap_or(other);
            row.report("strategy", Fault::NameSpelling { other, first_row, is_joined });
        }
        self.cells.insert(row.number(), text.to_owned());
        let place = *self.places.entry(name.clone()).or_insert(self.typed.len());
        if place == self.typed.len() {
            self.typed.push((name.clone(), None));
        }
        let (_, typed) = &mut self.typed[place];
        if typed.is_none() {
            *typed = number.map(|number| (number, row.place("strategy"), row.found("strategy")));
        }
        name
    }

    /// Gives strategies the numbers typed before their names, where each has one of its own; else they are numbered as they
    /// come, and a number that becomes another one is told.
    fn number(self, projects: &mut [Project], diagnostics: &mut Vec<Diagnostic>) {
        let numbers: BTreeMap<u32, &str> =
            self.typed.iter().filter_map(|(name, typed)| Some((typed.as_ref()?.0, name.as_str()))).collect();
        if numbers.len() == self.typed.len() {
            let by_name: BTreeMap<&str, u32> = numbers.into_iter().map(|(number, name)| (name, number)).collect();
            for project in projects {
                let name = project.detail(ProjectDetail::Strategy);
                project.strategy_number = name.and_then(|name| by_name.get(name)).copied();
            }
            return;
        }
        for (shown, (_, typed)) in (1..).zip(self.typed) {
            if let Some((number, place, found)) = typed.filter(|(number, ..)| *number != shown) {
                diagnostics.push(Diagnostic { place, fault: Fault::StrategyNumber { number, shown }, found });
            }
        }
    }
}

/// Reports the first district of a list that the province has not, and how many more there are.
fn report_unknown_districts(row: &mut Row<'_>, province: &'static Province, text: &str) {
    let is_unknown = |name: &String| province.district(name).is_none();
    let mut unknown = district::named(text).unwrap_or_default().into_iter().filter(is_unknown);
    if let Some(name) = unknown.next() {
        let nearest = nearest(&name, province.districts().iter().map(String::as_str)).map(str::to_owned);
        let fault = Fault::UnknownDistrict { name, nearest, more: unknown.count(), province: &province.name };
        row.report("districts", fault);
    }
}

pub fn check(
    raw: &RawTable,
    (province, year): (Option<&'static Province>, Option<FiscalYear>),
    diagnostics: &mut Vec<Diagnostic>,
) -> Projects {
    let table = Rows::new(raw, diagnostics);
    let mut first_rows: BTreeMap<String, u32> = BTreeMap::new();
    let mut agencies = Names::new(Kind::Agencies);
    let mut sources = Names::new(Kind::Others);
    let mut strategies = Strategies::default();
    let mut contents: BTreeMap<(String, String, [u64; 3]), (String, u32)> = BTreeMap::new();
    let read = table.read(diagnostics, |row| {
        let id = row.required("id");
        if let Some(id) = &id {
            match first_rows.get(id) {
                Some(first_row) => row.report("id", Fault::DuplicateProject { first_row: *first_row }),
                None => {
                    first_rows.insert(id.clone(), row.number());
                }
            }
        }
        let name = row.required("name");
        let informal = row.people("target_informal");
        let elderly = row.people("target_elderly");
        let disabled = row.people("target_disabled");
        let budget = row.money("budget");
        let agency = row.required("agency").map(|agency| {
            let (agency, spelling) = agencies.read(&agency, row.number());
            if let Some(names::Spelling { other, first_row, is_joined }) = spelling {
                row.report("agency", Fault::AgencySpelling { other, first_row, is_joined });
            }
            agency
        });
        let mut details = BTreeMap::new();
        for detail in ProjectDetail::VARIANTS {
            let Some(text) = row.words(detail.column()) else { continue };
            let text = match detail {
                ProjectDetail::Strategy => strategies.read(row, &text),
                ProjectDetail::Source => one_name(row, "source", &text, &mut sources),
                _ => text,
            };
            if let Some(province) = province.filter(|_| *detail == ProjectDetail::Districts) {
                report_unknown_districts(row, province, &text);
            }
            details.insert(*detail, text);
        }
        let start = row.required_as("start", month_within(year));
        let end = row.required_as("end", month_within(year));
        if start.zip(end).is_some_and(|(start, end)| end < start) {
            row.report("end", Fault::EndBeforeStart);
        }
        let target = People { informal: informal?, elderly: elderly?, disabled: disabled? };
        if target.total() == 0 {
            row.report("target_informal", Fault::ZeroTarget);
        }
        let (id, name, agency) = (id?, name?, agency?);
        let content = (bare(&name), bare(&agency), [target.informal, target.elderly, target.disabled]);
        match contents.get(&content) {
            Some((first, _)) if *first == id => {}
            Some((first, first_row)) => {
                row.report("name", Fault::CopiedProject { id: first.clone(), first_row: *first_row });
            }
            None => drop(contents.insert(content, (id.clone(), row.number()))),
        }
        let (start, end) = (start?, end?);
        let budget = budget?;
        let project = Project { id, name, target, budget, agency, start, end, details, strategy_number: None };
        Some((row.number(), project))
    });
    let (rows, mut sound): (Vec<u32>, Vec<Project>) = read.into_iter().unzip();
    strategies.number(&mut sound, diagnostics);
    let mut indices = BTreeMap::new();
    for (index, project) in sound.iter().enumerate() {
        indices.entry(project.id.clone()).or_insert(index);
    }
    let mut alikes: BTreeMap<String, Option<String>> = BTreeMap::new();
    for id in first_rows.keys() {
        alikes.entry(alike(id)).and_modify(|one| *one = None).or_insert_with(|| Some(id.clone()));
    }
    Projects { sound, rows, first_rows: table.has("id").then_some(first_rows), indices, alike: alikes }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_alike_however_their_numbers_and_signs_are_written() {
        for (id, other) in [("ชม-๐๑", "ชม-1"), ("ชม-๐๑", "ชม 01"), ("01", "1"), ("A-0.05", "a 0/5"), ("000", "0")]
        {
            assert_eq!(alike(id), alike(other), "{id} {other}");
        }
        for (id, other) in [("ชม-1", "ชม-10"), ("ชม-1", "ชม-100"), ("101", "11"), ("ชม-1", "ชร-1")]
        {
            assert_ne!(alike(id), alike(other), "{id} {other}");
        }
    }
}
