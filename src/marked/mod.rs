//! A copy of what was checked as a workbook: every cell that was found wrong or doubtful in colour, with a note that says
//! why and how to mend it, and a first sheet that lists all.

mod list;
mod sheet;

use rust_xlsxwriter::{Color, XlsxError};

use self::sheet::{Sheet, sheets};
use crate::{
    check::CheckedNation,
    diagnostic::{Diagnostic, Lang, Severity},
    schema::FINDINGS_SHEET,
    xlsx,
};

/// One diagnostic and whose it is; nobody's where all provinces share it.
struct Finding<'a> {
    province: Option<&'a str>,
    diagnostic: &'a Diagnostic,
}

/// The workbook and how many places in it are listed.
///
/// # Errors
/// When there is more than a workbook can hold.
pub fn workbook(nation: &CheckedNation, lang: Lang) -> Result<(Vec<u8>, usize), XlsxError> {
    let told = nation.told_once();
    let findings: Vec<Finding<'_>> = told
        .iter()
        .flat_map(|(province, found)| {
            let province = province.map(|province| province.shown()).filter(|name| !name.is_empty());
            found.iter().map(move |diagnostic| Finding { province, diagnostic })
        })
        .collect();
    let sheets = sheets(nation, &findings);
    let mut workbook = xlsx::workbook(FINDINGS_SHEET)?;
    list::write(workbook.add_worksheet(), &findings, &sheets, nation, lang)?;
    for sheet in &sheets {
        sheet.write(workbook.add_worksheet(), lang)?;
    }
    Ok((workbook.save_to_buffer()?, findings.len()))
}

/// Red paper for errors, amber for doubts.
fn paper(severity: Severity) -> Color {
    Color::RGB(if severity == Severity::Error { 0xFF_9C_9C } else { 0xFF_D9_66 })
}

/// The sheet a diagnostic speaks of, and the cell in it that stands for its place.
fn target<'a>(sheets: &'a [Sheet<'_>], diagnostic: &Diagnostic) -> Option<(&'a Sheet<'a>, Option<(u32, u16)>)> {
    let sheet = sheets.iter().find(|sheet| sheet.holds(&diagnostic.place))?;
    Some((sheet, sheet.cell(&diagnostic.place)))
}
