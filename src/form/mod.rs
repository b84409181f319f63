//! The empty dataset an office fills in: as a workbook that helps and holds back, or as a folder of CSV files.

mod book;
mod carry;
mod folder;
mod guide;
mod lists;
mod looks;
mod rules;
mod rules_of_year;
mod wording;

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    handbook::{Handbook, Handbooks},
    model::{Dataset, FiscalYear, LastYear, LastYearItem, Month, Province, Satang, SubmissionItem},
    schema::Table,
    templates::Templates,
};

pub(crate) use self::folder::quoted as toml_text;
use self::lists::Lists;
pub use self::{
    folder::last_year_file,
    looks::{format as cell_format, width as column_width},
    wording::workbook as wording_workbook,
};

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
    /// What the handbook's table says, by the same.
    rules: BTreeMap<&'static str, String>,
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
    /// A whole number of something else.
    Number(u32),
    /// An amount, typed in baht.
    Money(Satang),
    /// A month, typed as the contract writes it.
    Month(Month),
}

impl Form {
    /// A form in which the year's rules stand, and the rows that every year has. The lists to choose from come with the
    /// templates.
    pub fn new(province: &'static Province, year: FiscalYear, templates: &Templates, handbooks: &Handbooks) -> Self {
        let handbook = handbooks.of(year);
        let lists = Lists::new(province, year, templates, handbook.as_deref());
        let rules = handbook.as_deref().map(rules_of_year::keys).unwrap_or_default();
        let rows = usual_rows(year, handbook.as_deref());
        Self { province, year, handbook, lists, office: BTreeMap::new(), rules, rows }
    }

    /// Carries over what stays from another year: the office, its projects with their months moved, and the
    /// committees. Results and evidence belong to their own year and are left behind.
    pub fn carry_over(mut self, from: &Dataset) -> Self {
        self.office = carry::office(from);
        self.lists.learn(from);
        self.rows.insert(Table::Projects, carry::projects(from, self.year));
        self.rows.insert(Table::Activities, carry::activities(from, self.year));
        self.rows.insert(Table::Alignment, carry::alignment(from));
        self.rows.insert(Table::General, carry::general(from));
        self.rows.insert(Table::Committee, carry::committee(from));
        self
    }

    /// Tells what the year before came to.
    pub fn after(mut self, last_year: &LastYear) -> Self {
        self.rows.insert(Table::LastYear, carry::last_year(last_year));
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

    /// What a table of keys has beside one.
    fn value(&self, table: Table, key: &str) -> Option<String> {
        match (table, key) {
            (Table::Handbook, key) => self.rules.get(key).cloned(),
            (_, "province") => Some(self.province.name.clone()),
            (_, "fiscal_year") => Some(self.year.to_string()),
            (_, key) => self.office.get(key).cloned(),
        }
    }
}

/// The rows that every year has, to be completed: its months, its rounds, what is handed in, and its criteria.
fn usual_rows(year: FiscalYear, handbook: Option<&Handbook>) -> BTreeMap<Table, Vec<Vec<Prefilled>>> {
    let laid_out = |table: Table, first: Prefilled| {
        let blanks = table.columns().iter().skip(1).map(|_| Prefilled::Blank);
        std::iter::once(first).chain(blanks).collect::<Vec<_>>()
    };
    let months = year.months().map(|month| laid_out(Table::Reports, Prefilled::Month(month)));
    let rounds = handbook.iter().flat_map(|handbook| &handbook.rounds);
    let rounds = rounds.map(|round| laid_out(Table::Budget, Prefilled::Text(round.number.to_string())));
    let items = SubmissionItem::ALL.map(|item| laid_out(Table::Submissions, Prefilled::Text(item.thai().to_owned())));
    let past = LastYearItem::ALL.map(|item| laid_out(Table::LastYear, Prefilled::Text(item.thai().to_owned())));
    BTreeMap::from([
        (Table::Reports, months.collect()),
        (Table::Budget, rounds.collect()),
        (Table::Submissions, items.into()),
        (Table::LastYear, past.into()),
        (Table::Criteria, handbook.map(rules_of_year::criteria).unwrap_or_default()),
    ])
}

/// A year's rules alone, to be held against its handbook and handed to the provinces: as a workbook of their two sheets.
///
/// # Errors
/// When a text of theirs is more than a workbook can hold.
pub fn rules_workbook(form: &Form) -> Result<Vec<u8>, rust_xlsxwriter::XlsxError> {
    book::rules(form)
}

/// The same as one file of text, `handbook.toml`.
pub fn rules_file(handbook: &Handbook) -> String {
    rules_of_year::file(handbook)
}
