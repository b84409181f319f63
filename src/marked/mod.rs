//! A copy of what was checked as a workbook: every cell that was found wrong or doubtful in colour, with a note that says
//! why and how to mend it, and a first sheet that lists all.
//!
//! Of a workbook (.xlsx) it is a copy in every respect, which can be mended and checked again. Of any other dataset it is a
//! workbook made anew from the tables that were read.

mod list;
mod original;
mod sheet;
mod source;

use std::collections::HashMap;

use rust_xlsxwriter::{Color, XlsxError};

pub(crate) use self::original::{Cells, Odd, Typed, Untyped, with_sheet};
use self::{
    original::Original,
    sheet::{MarkedSheet, sheets},
    source::Source,
};
use crate::{
    check::CheckedNation,
    diagnostic::{Diagnostic, Lang, Severity},
    files::Files,
    schema::FINDINGS_SHEETS,
    xlsx,
};

/// One diagnostic and whose it is; nobody's where all provinces share it.
struct Finding<'a> {
    province: Option<&'a str>,
    diagnostic: &'a Diagnostic,
}

/// The marked copy.
#[derive(Debug)]
pub struct Copy {
    /// The copy as an .xlsx file.
    pub bytes: Vec<u8>,
    /// How many places in it are listed.
    pub places: usize,
    /// What it is a copy of.
    pub basis: Basis,
}

/// What a marked copy is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The user's own workbook, with all it holds.
    Workbook,
    /// The tables of a workbook that cannot be marked itself.
    TablesOfWorkbook,
    /// The tables of files.
    TablesOfFiles,
}

/// Marks a copy of the workbook that was checked, where it is one, is still as it was and can be marked; its tables in a
/// new workbook otherwise. `files` are those that were checked.
///
/// # Errors
/// When there is more than a workbook can hold.
pub fn workbook(nation: &CheckedNation, files: &Files, lang: Lang) -> Result<Copy, XlsxError> {
    let told = nation.told_once();
    let findings: Vec<Finding<'_>> = told
        .iter()
        .flat_map(|(province, found)| {
            let province = province.map(|province| province.shown()).filter(|name| !name.is_empty());
            found.iter().map(move |diagnostic| Finding { province, diagnostic })
        })
        .collect();
    let mut sheets = sheets(nation, &findings);
    let places = findings.len();
    let source = Source::of(nation, files);
    if let Some(original) = source.as_ref().and_then(Source::bytes) {
        let names: Vec<String> = sheets.iter_mut().map(MarkedSheet::take_own_name).collect();
        if let Ok(bytes) = of_original(original, nation, &findings, &sheets, lang) {
            return Ok(Copy { bytes, places, basis: Basis::Workbook });
        }
        for (sheet, name) in sheets.iter_mut().zip(names) {
            sheet.name = name;
        }
    }
    let basis = if source.is_some() { Basis::TablesOfWorkbook } else { Basis::TablesOfFiles };
    let advice = lang.either("แก้ในแฟ้มข้อมูลเดิม แล้วตรวจใหม่", "mend them in the data itself and check again");
    let mut workbook = xlsx::workbook(FINDINGS_SHEETS[0])?;
    let list = workbook.add_worksheet().set_name(FINDINGS_SHEETS[0])?;
    list::write(list, &findings, &sheets, nation, (lang, advice))?;
    for sheet in &sheets {
        sheet.write(workbook.add_worksheet(), lang)?;
    }
    Ok(Copy { bytes: workbook.save_to_buffer()?, places, basis })
}

fn of_original(
    original: Vec<u8>,
    nation: &CheckedNation,
    findings: &[Finding<'_>],
    sheets: &[MarkedSheet<'_>],
    lang: Lang,
) -> Result<Vec<u8>, Odd> {
    let original = Original::open(original, &[Lang::Th, Lang::En].map(list::headings))?;
    let list = list_alone(original.list_name, findings, sheets, nation, lang);
    let list = list.map_err(|_| Odd("the list is longer than a sheet"))?;
    let marks = |name: &str| sheets.iter().find(|sheet| sheet.name == name).map(|sheet| sheet.marks(lang));
    let colours = [Severity::Error, Severity::Warning].map(|severity| format!("FF{:06X}", rgb(severity)));
    original.marked(|name| marks(name).unwrap_or_default(), colours.each_ref().map(String::as_str), list)
}

/// The list as a workbook of one sheet.
fn list_alone(
    name: &str,
    findings: &[Finding<'_>],
    sheets: &[MarkedSheet<'_>],
    nation: &CheckedNation,
    lang: Lang,
) -> Result<Vec<u8>, XlsxError> {
    let advice =
        lang.either("แก้ในสำเนานี้หรือแฟ้มเดิมก็ได้ แล้วตรวจใหม่", "mend them in this copy or in the original and check again");
    let mut workbook = xlsx::workbook(name)?;
    // It is unfolded again at once.
    workbook.set_zip_compression_level(1);
    list::write(workbook.add_worksheet().set_name(name)?, findings, sheets, nation, (lang, advice))?;
    workbook.save_to_buffer()
}

/// Red paper for errors, amber for doubts.
fn rgb(severity: Severity) -> u32 {
    if severity == Severity::Error { 0xFF_9C_9C } else { 0xFF_D9_66 }
}

fn paper(severity: Severity) -> Color {
    Color::RGB(rgb(severity))
}

/// Sheets by what the place of a diagnostic says of them.
struct Targets<'a>(HashMap<(&'a str, Option<&'a str>), &'a MarkedSheet<'a>>);

impl<'a> Targets<'a> {
    fn of(sheets: &'a [MarkedSheet<'a>]) -> Self {
        Self(sheets.iter().map(|sheet| (sheet.stands_at(), sheet)).collect())
    }

    /// The sheet a diagnostic speaks of, and the cell in it that stands for its place.
    fn target(&self, diagnostic: &Diagnostic) -> Option<(&'a MarkedSheet<'a>, Option<(u32, u16)>)> {
        let place = &diagnostic.place;
        let sheet = *self.0.get(&(place.file.as_str(), place.sheet.as_deref()))?;
        Some((sheet, sheet.cell(place)))
    }
}
