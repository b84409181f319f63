//! The year before at the front door: what its own data came to, laid over the data of the year.

use std::sync::Arc;

use thiserror::Error;

use super::Workshop;
use crate::{
    check::{Checked, CheckedNation},
    diagnostic::{Diagnostic, Fault, Told},
    form,
    model::{Dataset, FiscalYear, LastYear, LastYearItem, PastFigure, Province, strategy_key},
    read::RawDataset,
    schema::Table,
    score,
    thai::digits::{grouped, money_arabic},
};

/// Why data is not that of the year before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[allow(missing_docs, reason = "their texts say it all")]
pub enum LastYearError {
    #[error("it is of fiscal year {found}, and the year before {year} is asked for")]
    OtherYear { found: FiscalYear, year: FiscalYear },
    #[error("it is of the province «{}», not of «{}»", .found.name, .wanted.name)]
    OtherProvince { found: &'static Province, wanted: &'static Province },
    #[error("it has no data without errors of the province «{}»", .wanted.name)]
    NoProvince { wanted: &'static Province },
}

impl Told for LastYearError {
    fn thai(&self) -> String {
        match self {
            Self::OtherYear { found, year } => {
                format!("เป็นข้อมูลปีงบประมาณ {found} แต่ต้องเป็นของปีก่อนปีงบประมาณ {year}")
            }
            Self::OtherProvince { found, wanted } => {
                format!("เป็นข้อมูลของจังหวัด{} ไม่ใช่ของจังหวัด{}", found.name, wanted.name)
            }
            Self::NoProvince { wanted } => format!("ไม่มีข้อมูลที่ไม่มีข้อผิดพลาดของจังหวัด{}", wanted.name),
        }
    }
}

impl Workshop {
    /// Lays what the year before came to by its own data over each province of `checked`, in place of the table that tells
    /// it; where that says something else, it is doubted. The provinces of a country that the year before lacks, or has
    /// with errors alone, stay as they are and are handed back.
    ///
    /// # Errors
    /// When it is of another year; when a single province is asked for and it is of another, or has errors.
    pub fn give_last_year(
        &self,
        checked: &mut CheckedNation,
        before: &CheckedNation,
    ) -> Result<Vec<&'static Province>, LastYearError> {
        let mut lacking = Vec::new();
        let mut given = Vec::new();
        for (index, province) in checked.provinces.iter().enumerate() {
            let Some(dataset) = &province.checked.dataset else { continue };
            match of_province(dataset, before) {
                Ok(last) => given.push((index, score::last_year(last))),
                Err(error @ LastYearError::OtherYear { .. }) => return Err(error),
                Err(error) if !checked.is_national => return Err(error),
                Err(_) => lacking.push(dataset.province),
            }
        }
        for (index, last_year) in given {
            lay_over(&mut checked.provinces[index].checked, last_year);
        }
        Ok(lacking)
    }
}

/// The data of a province's year before.
fn of_province<'a>(dataset: &Dataset, before: &'a CheckedNation) -> Result<&'a Dataset, LastYearError> {
    let wanted = dataset.province;
    let mut known = before.provinces.iter().map(|province| &province.checked);
    let Some(last) = known.clone().find(|checked| checked.province == Some(wanted)) else {
        let other = known.find_map(|checked| checked.province).filter(|_| !before.is_national);
        return Err(match other {
            Some(found) => LastYearError::OtherProvince { found, wanted },
            None => LastYearError::NoProvince { wanted },
        });
    };
    let last = last.dataset.as_ref().ok_or(LastYearError::NoProvince { wanted })?;
    if last.year.next() == Some(dataset.year) {
        Ok(last)
    } else {
        Err(LastYearError::OtherYear { found: last.year, year: dataset.year })
    }
}

fn lay_over(checked: &mut Checked, last_year: LastYear) {
    let Some(dataset) = &mut checked.dataset else { return };
    if let Some(told) = &dataset.last_year {
        checked.diagnostics.extend(differences(told, &last_year, &checked.raw));
        checked.diagnostics.sort_by(|one, other| one.place.cmp(&other.place));
    }
    // A book is made again from what it carries.
    let tables = &mut Arc::make_mut(&mut dataset.tables).0;
    tables.insert(Table::LastYear.file(), form::last_year_file(&last_year));
    dataset.last_year = Some(last_year);
}

type Figure<'a> = (LastYearItem, Option<&'a str>, PastFigure);

/// Every figure of the table that the data tells otherwise.
fn differences(told: &LastYear, known: &LastYear, raw: &RawDataset) -> Vec<Diagnostic> {
    let known = known.figures();
    let is_of_same = |(item, strategy, figure): &Figure<'_>, (other, of_other, of_figure): &Figure<'_>| {
        let is_same_name = strategy.map(strategy_key) == of_other.map(strategy_key);
        item == other && is_same_name && figure.column() == of_figure.column()
    };
    let difference = |told: &Figure<'_>| {
        let found = known.iter().find(|known| is_of_same(told, known)).map(|(.., figure)| *figure);
        if found == Some(told.2) {
            return None;
        }
        let (place, cell) = cell_of(told, raw)?;
        Some(Diagnostic { place, fault: Fault::LastYearDiffers { told: found.map(shown) }, found: Some(cell) })
    };
    told.figures().iter().filter_map(difference).collect()
}

fn shown(figure: PastFigure) -> String {
    match figure {
        PastFigure::Target(people) | PastFigure::Reached(people) => grouped(people),
        PastFigure::Budget(money) | PastFigure::Spent(money) => money_arabic(money),
        PastFigure::Level(level) => level.to_string(),
    }
}

/// Where a figure of the table stands, and what does there.
fn cell_of((item, strategy, figure): &Figure<'_>, raw: &RawDataset) -> Option<(crate::diagnostic::Place, String)> {
    let table = raw.table(Table::LastYear)?;
    let (items, names, figures) = (table.column("item")?, table.column("strategy"), table.column(figure.column())?);
    let is_it = |cells: &[String]| {
        let name = names.and_then(|names| cells.get(names)).map(String::as_str).unwrap_or_default();
        let is_named = strategy.is_none_or(|strategy| strategy_key(name).ends_with(&strategy_key(strategy)));
        cells.get(items).and_then(|cell| LastYearItem::find(cell)) == Some(*item) && is_named
    };
    let row = table.rows.iter().find(|row| is_it(&row.cells))?;
    Some((table.place(Some(row.number), Some(figures)), row.cells.get(figures)?.clone()))
}
