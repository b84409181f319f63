//! The list of findings, made as a workbook of its own, as the first sheet of the copy.

use super::{
    Odd,
    book::{MainPart, SheetPart},
    markup::{Element, root},
    package::Package,
    strings,
};

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

const LOST: Odd = Odd("the list names what it has not");

/// The sheet with its formats and texts by the numbers they have in the copy: one pass over markup that is our own and may be
/// a hundred megabytes.
fn renumbered(sheet: &str, formats: &[usize], numbers: &[usize]) -> Result<String, Odd> {
    let mut copy = String::with_capacity(sheet.len() + sheet.len() / 16);
    // Whether the cell that is open names a shared text, and the value of a cell stands next.
    let (mut is_shared, mut is_value) = (false, false);
    for piece in sheet.split_inclusive('>') {
        let (text, tag) = piece.split_at(piece.find('<').unwrap_or(piece.len()));
        match is_value && is_shared {
            true => copy.push_str(&renamed(text, numbers)?.to_string()),
            false => copy.push_str(text),
        }
        let name = tag[tag.len().min(1)..].split([' ', '/', '>']).next().unwrap_or_default();
        is_value = name == "v";
        match name {
            "col" => with_new_number(tag, " style=\"", formats, &mut copy)?,
            "row" => with_new_number(tag, " s=\"", formats, &mut copy)?,
            "c" => {
                is_shared = tag.contains(" t=\"s\"");
                with_new_number(tag, " s=\"", formats, &mut copy)?;
            }
            _ => copy.push_str(tag),
        }
    }
    Ok(copy)
}

/// Copies a tag, with a new number in the attribute that begins so, if it has one.
fn with_new_number(tag: &str, begin: &str, new: &[usize], copy: &mut String) -> Result<(), Odd> {
    let Some((before, (number, after))) = tag.split_once(begin).and_then(|(a, rest)| Some((a, rest.split_once('"')?)))
    else {
        copy.push_str(tag);
        return Ok(());
    };
    let number = renamed(number, new)?.to_string();
    copy.extend([before, begin, &number, "\"", after]);
    Ok(())
}

fn renamed(number: &str, new: &[usize]) -> Result<usize, Odd> {
    number.parse::<usize>().ok().and_then(|number| new.get(number)).copied().ok_or(LOST)
}

/// `A4:I9` as `$A$4:$I$9`.
fn absolute(range: &str) -> String {
    let cell = |cell: &str| {
        let digits = cell.find(|c: char| c.is_ascii_digit()).unwrap_or(cell.len());
        format!("${}${}", &cell[..digits], &cell[digits..])
    };
    range.split(':').map(cell).collect::<Vec<_>>().join(":")
}
