//! What is wrong or doubtful in the data: the place apart from the fault, said in Thai or English.

mod entry;
mod fact;
mod fault;
mod meant;
mod reach;
mod severity;
mod system;
mod told;
mod wording;

pub use self::{
    entry::Entry,
    fact::{AnnexFault, Limit, MailFault, NoDay, PictureFault, Sort},
    fault::Fault,
    severity::Severity,
    told::{Bilingual, Phrase, Spot, Told, in_thai},
    wording::Said,
};

/// The language messages are given in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Lang {
    /// Thai, unless asked otherwise.
    #[default]
    Th,
    /// English.
    En,
}

impl Lang {
    /// What is said in this language.
    pub fn either<T>(self, thai: T, english: T) -> T {
        match self {
            Self::Th => thai,
            Self::En => english,
        }
    }
}

/// Where in the user's files a fault is, as the user's own program shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Which table comes first in the report.
    pub order: usize,
    /// As the user named it, with the province's folder before it where there is one.
    pub file: String,
    /// Of a workbook.
    pub sheet: Option<String>,
    /// 1 is the heading's row.
    pub row: Option<u32>,
    /// Zero-based position of the column.
    pub column: Option<usize>,
    /// The column's heading as the file has it.
    pub heading: Option<String>,
}

impl Place {
    /// `F12`, as a spreadsheet names the cell.
    pub fn cell(&self) -> Option<String> {
        Some(format!("{}{}", column_letters(self.column?), self.row?))
    }

    /// `โครงการ!F12`, as a spreadsheet's own formulas name a cell of a sheet; the sheet alone where there is no cell.
    pub fn address(&self) -> Option<String> {
        let sheet = self.sheet.as_ref()?;
        let plain = sheet.chars().all(|c| !c.is_whitespace() && !c.is_ascii_punctuation() || c == '_');
        let sheet = if plain { sheet.clone() } else { format!("'{}'", sheet.replace('\'', "''")) };
        Some(match (self.cell(), self.row) {
            (Some(cell), _) => format!("{sheet}!{cell}"),
            (None, Some(row)) => format!("{sheet}!{row}:{row}"),
            (None, None) => sheet,
        })
    }
}

/// A, B, …, Z, AA, AB, …
pub fn column_letters(mut column: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or(0)));
        match column / 26 {
            0 => return letters.iter().rev().collect(),
            more => column = more - 1,
        }
    }
}

/// One fault at one place.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// Where.
    pub place: Place,
    /// What.
    pub fault: Fault,
    /// What stands there, as the file has it.
    pub found: Option<String>,
}

impl Diagnostic {
    /// How grave it is.
    pub fn severity(&self) -> Severity {
        self.fault.severity()
    }

    /// Whether it stops the books.
    pub fn is_error(&self) -> bool {
        self.severity() == Severity::Error
    }
}

/// How many of each there are.
pub fn count(diagnostics: &[Diagnostic], severity: Severity) -> usize {
    diagnostics.iter().filter(|diagnostic| diagnostic.severity() == severity).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_addressed_as_in_a_formula() {
        let address = |sheet: &str, row, column| {
            Place { sheet: Some(sheet.to_owned()), row, column, ..Place::default() }.address().unwrap()
        };
        assert_eq!(address("โครงการ", Some(12), Some(5)), "โครงการ!F12");
        assert_eq!(address("งบประมาณ GFMIS", Some(2), Some(0)), "'งบประมาณ GFMIS'!A2");
        assert_eq!(address("โครงการ", Some(3), None), "โครงการ!3:3");
        assert_eq!(address("it's", None, None), "'it''s'");
        assert_eq!(Place::default().address(), None);
    }

    #[test]
    fn columns_are_lettered_as_in_a_spreadsheet() {
        let lettered: Vec<String> = [0, 5, 25, 26, 51, 52, 701, 702].into_iter().map(column_letters).collect();
        assert_eq!(lettered, ["A", "F", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
