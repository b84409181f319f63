//! What is said of a fault: a table a language, each of what is wrong and of how it is mended.
//!
//! The tables match every kind, so that a new one does not compile until all of them have words for it.

mod en;
mod th;

use super::{Fault, Lang, Severity};
use crate::{
    model::{FiscalYear, Month},
    schema::{Column, Table},
    thai::digits::grouped,
};

/// What is said of a fault in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The kind's stable name.
    pub code: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub hint: String,
}

impl Fault {
    /// What is wrong.
    pub fn message(&self, lang: Lang) -> String {
        match lang {
            Lang::Th => th::message(self),
            Lang::En => en::message(self),
        }
    }

    /// How to mend it.
    pub fn hint(&self, lang: Lang) -> String {
        match lang {
            Lang::Th => th::hint(self),
            Lang::En => en::hint(self),
        }
    }

    /// All that is said of it.
    pub fn said(&self, lang: Lang) -> Said {
        Said { code: self.code(), severity: self.severity(), message: self.message(lang), hint: self.hint(lang) }
    }
}

/// What lies outside a fiscal year, so many years before the month that is meant: the Buddhist year, where the fiscal year has
/// no day in it, and the month itself elsewhere.
fn out_of_year(year: FiscalYear, meant: Month, years: i32) -> Result<i32, Month> {
    let month = Month::new(meant.year() - years, meant.number()).unwrap_or(meant);
    let stated = month.buddhist_year();
    let number = i32::from(year.number());
    if stated == number || stated + 1 == number { Err(month) } else { Ok(stated) }
}

fn grouped_count(count: usize) -> String {
    grouped(u64::try_from(count).unwrap_or(u64::MAX))
}

/// The columns of a table, by one of their names.
fn headings(table: Table, name: impl Fn(&Column) -> &'static str) -> String {
    table.columns().iter().map(name).collect::<Vec<_>>().join(", ")
}

/// The first few of some stretches of rows, and how many more there are: `3, 8, 12–15`.
fn stretches(rows: &[(u32, u32)]) -> (String, usize) {
    const SHOWN: usize = 8;
    let stretch =
        |(first, last): &(u32, u32)| if first == last { first.to_string() } else { format!("{first}–{last}") };
    let shown = rows.iter().take(SHOWN).map(stretch).collect::<Vec<_>>().join(", ");
    (shown, rows.len().saturating_sub(SHOWN))
}

/// The first few of some names, and how many more there are.
fn few(names: &[String]) -> (String, usize) {
    const SHOWN: usize = 3;
    let shown = names.iter().take(SHOWN).map(|name| format!("«{name}»")).collect::<Vec<_>>().join(", ");
    (shown, names.len().saturating_sub(SHOWN))
}
