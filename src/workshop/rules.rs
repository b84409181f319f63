//! The rules of years at the front door: those given for all, those written out, and the forms that hold them.

use rust_xlsxwriter::XlsxError;

use super::Workshop;
use crate::{
    check::{CheckedRules, check_rules},
    files::Files,
    form::{self, Form},
    handbook::Handbook,
    model::{Dataset, FiscalYear, Province},
    read::{self, ReadError},
    score,
};

impl Workshop {
    /// Gives these rules for every dataset of their year, or takes back those that were given.
    pub fn give(&mut self, handbook: Option<Handbook>) {
        let own = self.own.clone();
        self.handbooks = match handbook.clone() {
            Some(given) => own.giving(given),
            None => own,
        };
        self.given = handbook;
    }

    /// The rules of a year that a file holds, laid over those the year has without it.
    ///
    /// # Errors
    /// When there is no such file. What is wrong with the rules is among what was checked.
    pub fn check_rules(&self, files: &Files) -> Result<CheckedRules, ReadError> {
        Ok(check_rules(&read::read_rules(files)?, None, &self.own))
    }

    /// The empty dataset to fill in, with what stays of another year's: as a workbook or as a folder of files.
    pub fn form(&self, province: &'static Province, year: FiscalYear, from: Option<&Dataset>) -> Form {
        let Some(from) = from else { return Form::new(province, year, &self.templates, &self.handbooks) };
        // What an office has confirmed is nearer to its next year than what the program knows.
        let known = self.handbooks.of(year).map(|known| known.standing.fiscal_year);
        let is_newer = !from.handbook.standing.assumed && known.is_some_and(|known| known <= from.year);
        let newer =
            (is_newer && from.year < year).then(|| self.handbooks.clone().with(Handbook::clone(&from.handbook)));
        let handbooks = newer.as_ref().unwrap_or(&self.handbooks);
        let form = Form::new(province, year, &self.templates, handbooks).carry_over(from);
        if from.year.next() == Some(year) { form.after(&score::last_year(from)) } else { form }
    }

    /// A year's rules alone, to be held against its handbook: as a workbook.
    ///
    /// # Errors
    /// When a text of theirs is more than a workbook can hold.
    pub fn rules_workbook(&self, year: FiscalYear) -> Result<Vec<u8>, XlsxError> {
        form::rules_workbook(&self.form(&Province::all()[0], year, None))
    }

    /// The same as one file of text; `None` for a year before all whose rules are known.
    pub fn rules_file(&self, year: FiscalYear) -> Option<String> {
        let handbook = self.handbooks.of(year)?;
        Some(form::rules_file(&handbook))
    }
}
