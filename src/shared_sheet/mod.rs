//! เอกสาร ๑ is a sheet that all provinces share: the rows a month adds to it, as the national tables take them, and how they
//! stand against what the sheet holds already.

mod against;
mod file;

use crate::{
    model::{Dataset, Month, Satang},
    schema::{Column, Holds, Table},
    thai::{
        date::{short_day, short_month},
        digits::to_arabic,
    },
};

pub use self::against::{Differing, against};

/// The rows of a month, a table each: its results, and when it was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthRows {
    /// The month they are of.
    pub month: Month,
    /// Results, then the record.
    pub tables: [Rows; 2],
}

/// Rows of one table, each beginning with the province.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rows {
    /// Which table takes them.
    pub table: Table,
    /// One cell a column of [`Rows::columns`].
    pub rows: Vec<Vec<Cell>>,
}

/// What a cell takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Blank,
    /// Words. Days and months have their month's name, so that no spreadsheet takes the day for the month.
    Text(String),
    /// A number of people.
    People(u64),
    /// An amount of money.
    Money(Satang),
}

impl Cell {
    fn given(text: Option<String>) -> Self {
        text.map_or(Self::Blank, Self::Text)
    }

    /// As it is typed.
    pub fn typed(&self) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Text(text) => text.clone(),
            Self::People(people) => people.to_string(),
            Self::Money(amount) => {
                let (baht, satang) = amount.parts();
                if satang == 0 { baht.to_string() } else { format!("{baht}.{satang:02}") }
            }
        }
    }
}

impl Rows {
    /// The province's column, then those of the table.
    pub fn columns(&self) -> impl Iterator<Item = &'static Column> + use<> {
        columns(self.table)
    }

    fn of(table: Table, rows: impl Iterator<Item = impl Fn(&Column) -> Cell>) -> Self {
        Self { table, rows: rows.map(|cell| columns(table).map(cell).collect()).collect() }
    }
}

fn columns(table: Table) -> impl Iterator<Item = &'static Column> {
    std::iter::once(&Column::PROVINCE).chain(table.columns())
}

/// The rows of a month of the year.
pub fn rows(dataset: &Dataset, month: Month) -> MonthRows {
    let province = || Cell::Text(dataset.province.name.clone());
    let of_month = || Cell::Text(to_arabic(&short_month(month)));
    let results = dataset.results.iter().filter(|result| result.month == month).map(|result| {
        move |column: &Column| match column.english {
            "province" => province(),
            "project" => Cell::Text(dataset.projects[result.project].id.clone()),
            "month" => of_month(),
            "informal" => Cell::People(result.people.informal),
            "elderly" => Cell::People(result.people.elderly),
            "disabled" => Cell::People(result.people.disabled),
            "spent" => Cell::Money(result.spent),
            "detail" => Cell::given(result.detail.clone()),
            _ => Cell::Blank,
        }
    });
    let record = dataset.evidence.records.get(&month).into_iter().map(|record| {
        move |column: &Column| match column.english {
            "province" => province(),
            "month" => of_month(),
            "recorded_on" => Cell::given(record.recorded_on.map(|day| to_arabic(&short_day(day)))),
            "recorded_by" => Cell::given(record.recorded_by.clone()),
            _ => Cell::Blank,
        }
    });
    MonthRows { month, tables: [Rows::of(Table::Results, results), Rows::of(Table::Reports, record)] }
}

/// Whether a column tells which row it is of a province and month.
fn is_key(column: &Column) -> bool {
    matches!(column.english, "province" | "project" | "month")
}

/// Whether a column holds a day.
fn is_day(column: &Column) -> bool {
    column.holds == Holds::Day
}
