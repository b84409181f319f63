//! The list of findings, made as a workbook of its own, as the first sheet of the copy.

use super::{
    Odd,
    book::{MainPart, SheetPart},
    markup::{Edits, Element, root, with_attribute},
    package::Package,
    strings,
};
use crate::xml;

/// The list's parts, as its own workbook has them.
pub struct List {
    pub sheet: String,
    pub styles: String,
    strings: String,
}

impl List {
    pub fn open(workbook: Vec<u8>) -> Result<Self, Odd> {
        let mut package = Package::open(workbook)?;
        Ok(Self {
            sheet: package.text("xl/worksheets/sheet1.xml")?,
            styles: package.text("xl/styles.xml")?,
            strings: package.text("xl/sharedStrings.xml")?,
        })
    }

    /// Puts the list before the sheets of a workbook whose styles have become its own as `formats` says.
    pub fn put(&self, package: &mut Package, book: &MainPart, name: &str, formats: &[usize]) -> Result<(), Odd> {
        let numbers = strings::add(package, &book.part, &self.strings)?;
        let sheet = root(&self.sheet, "worksheet")?;
        let filtered = sheet.child("autoFilter")?.and_then(|filter| filter.attribute("ref"));
        let text = renumbered(&self.sheet, formats, &numbers)?;
        book.put_first(package, name, text, filtered.map(|range| absolute(&range)).as_deref())
    }
}

/// Whether a sheet is the list of an earlier run: one of its first rows has the headings.
pub fn is_list(package: &mut Package, book: &MainPart, sheet: &SheetPart, headings: &[Vec<&str>]) -> Result<bool, Odd> {
    /// How far down the headings are looked for, should a row have been put above them.
    const TOP: usize = 10;
    let shared = strings::texts(package, &book.part)?;
    let text = package.text(&sheet.relation.part)?;
    let data = root(&text, "worksheet")?.child("sheetData")?.ok_or(Odd("a sheet has no cells"))?;
    let said = |cell: &Element<'_>| -> Result<String, Odd> {
        match (cell.attribute("t").as_deref(), cell.text()?) {
            (Some("s"), number) => {
                Ok(number.parse().ok().and_then(|at: usize| shared.get(at)).cloned().unwrap_or_default())
            }
            (_, text) => Ok(text),
        }
    };
    for row in data.children()?.iter().take(TOP) {
        let texts: Vec<String> = row.children()?.iter().map(said).collect::<Result<_, _>>()?;
        if headings.iter().any(|headings| texts.iter().take(headings.len()).eq(headings.iter())) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The sheet with its formats and texts by the numbers they have in the copy.
fn renumbered(sheet: &str, formats: &[usize], numbers: &[usize]) -> Result<String, Odd> {
    const LOST: Odd = Odd("the list names what it has not");
    let format = |tag: &str, name: &str| match xml::attribute(tag, name) {
        Some(format) => {
            let format = format.parse::<usize>().ok().and_then(|format| formats.get(format)).ok_or(LOST)?;
            Ok(with_attribute(tag, name, &format.to_string()))
        }
        None => Ok(tag.to_owned()),
    };
    let sheet_root = root(sheet, "worksheet")?;
    let mut edits = Edits::new(sheet);
    for part in sheet_root.children()?.iter().filter(|part| matches!(part.name, "cols" | "sheetData")) {
        for row in part.children()? {
            let name = if row.name == "col" { "style" } else { "s" };
            edits.replace(row.tag_range(), format(row.tag, name)?);
            for cell in row.children()? {
                let tag = format(cell.tag, "s")?;
                if xml::attribute(cell.tag, "t").as_deref() == Some("s") {
                    let number = cell.text()?.parse::<usize>().ok().and_then(|number| numbers.get(number));
                    edits.replace(cell.range(), format!("{tag}<v>{}</v></c>", number.ok_or(LOST)?));
                } else {
                    edits.replace(cell.tag_range(), tag);
                }
            }
        }
    }
    Ok(edits.finish())
}

/// `A4:I9` as `$A$4:$I$9`.
fn absolute(range: &str) -> String {
    let cell = |cell: &str| {
        let digits = cell.find(|c: char| c.is_ascii_digit()).unwrap_or(cell.len());
        format!("${}${}", &cell[..digits], &cell[digits..])
    };
    range.split(':').map(cell).collect::<Vec<_>>().join(":")
}
