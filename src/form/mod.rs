//! The empty dataset an office fills in: as a workbook that helps and holds back, or as a folder of CSV files.

mod book;
mod carry;
mod folder;
mod guide;
mod lists;
mod looks;
mod rules;

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    handbook::{Handbook, Handbooks},
    model::{Dataset, FiscalYear, Month, Province, Satang, SubmissionItem},
    schema::Table,
    templates::Templates,
};

use self::lists::Lists;
pub use self::looks::{format as cell_format, width as column_width};

/// One province's tables for one year, empty but for what is carried over from another year.
pub struct Form {
    /// Whose form it is.
    pub province: &'static Province,
    /// The year it is for.
    pub year: FiscalYear,
    /// The year's rules; `None` for a year before all that are known.
    pub handbook: Option<Arc<Handbook>>,
    lists: Lists,
    /// What the province table says besides province and year, by the columns' English names.
    office: BTreeMap<&'static str, String>,
    rows: BTreeMap<Table, Vec<Vec<Prefilled>>>,
}

/// One cell that is filled in beforehand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Prefilled {
    /// To be filled in.
    Blank,
    /// Words, as they are typed.
    Text(String),
    /// Whole people.
    People(u64),
    /// An amount, typed in baht.
    Money(Satang),
    /// A month, typed as the contract writes it.
    Month(Month),
}

impl Form {
    /// A form with the rows that every year has. The lists to choose from come with the templates, the rounds from the
    /// year's rules.
    pub fn new(province: &'static Province, year: FiscalYear, templates: &Templates, handbooks: &Handbooks) -> Self {
        let handbook = handbooks.of(year);
        let lists = Lists::new(province, year, templates, handbook.as_deref());
        let rows = usual_rows(year, handbook.as_deref());
        Self { province, year, handbook, lists, office: BTreeMap::new(), rows }
    }

    /// Carries over what stays from another year: the office, its projects with their months moved, and the
    /// committees. Results and evidence belong to their own year and are left behind.
    pub fn carry_over(mut self, from: &Dataset) -> Self {
        self.office = carry::office(from);
        self.lists.learn(from);
        self.rows.insert(Table::Projects, carry::projects(from, self.year));
        self.rows.insert(Table::Committee, carry::committee(from));
        self
    }

    /// The form as a workbook.
    ///
    /// # Errors
    /// When a text carried over is more than a workbook can hold.
    pub fn workbook(&self) -> Result<Vec<u8>, rust_xlsxwriter::XlsxError> {
        book::workbook(self)
    }

    /// The form as a folder: every file by its name.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        folder::files(self)
    }

    /// What the workbook is called: `เชียงใหม่-2565.xlsx`.
    pub fn file_name(&self) -> String {
        format!("{}-{}.xlsx", self.province.name, self.year)
    }

    /// How many rows of a table are filled in beforehand.
    pub fn filled(&self, table: Table) -> usize {
        self.rows(table).len()
    }

    fn rows(&self, table: Table) -> &[Vec<Prefilled>] {
        self.rows.get(&table).map_or(&[], Vec::as_slice)
    }

    /// What the province table has beside a key.
    fn of_province(&self, key: &str) -> Option<String> {
        match key {
            "province" => Some(self.province.name.clone()),
            "fiscal_year" => Some(self.year.to_string()),
            key => self.office.get(key).cloned(),
        }
    }
}

/// The rows that every year has, to be completed: its months, its rounds and what is handed in.
fn usual_rows(year: FiscalYear, handbook: Option<&Handbook>) -> BTreeMap<Table, Vec<Vec<Prefilled>>> {
    let laid_out = |table: Table, first: Prefilled| {
        let blanks = table.columns().iter().skip(1).map(|_| Prefilled::Blank);
        std::iter::once(first).chain(blanks).collect::<Vec<_>>()
    };
    let months = year.months().map(|month| laid_out(Table::Reports, Prefilled::Month(month)));
    let rounds = handbook.iter().flat_map(|handbook| &handbook.rounds);
    let rounds = rounds.map(|round| laid_out(Table::Budget, Prefilled::Text(round.number.to_string())));
    let items = SubmissionItem::ALL.map(|item| laid_out(Table::Submissions, Prefilled::Text(item.thai().to_owned())));
    BTreeMap::from([
        (Table::Reports, months.collect()),
        (Table::Budget, rounds.collect()),
        (Table::Submissions, items.into()),
    ])
}
