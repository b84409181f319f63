//! The user's own workbook, marked: its package is patched where a mark has to stand, and every other byte of what it holds
//! (formats, formulas, drop-downs, protection, and what no library knows of) is carried over as it is.

mod book;
mod cells;
mod figures;
mod findings;
mod formulas;
mod grid;
mod markup;
mod notes;
mod package;
mod paper;
mod relations;
mod shapes;
mod sheet;
mod strings;
mod styles;

use self::{book::MainPart, findings::List, package::Package};
pub use self::{
    cells::{Cells, Typed, Untyped},
    sheet::Marks,
};
use crate::schema::FINDINGS_SHEETS;

/// Why a package cannot be patched: it is laid out in a way this does not know.
#[derive(Debug)]
pub struct Odd(pub &'static str);

/// A workbook with a sheet more, the one of another workbook, before its own and in the place of one of that name.
///
/// # Errors
/// When the package is not laid out as one of these is known to be.
pub fn with_sheet(bytes: Vec<u8>, name: &str, sheet: Vec<u8>) -> Result<Vec<u8>, Odd> {
    /// The colours of marks, of which it has none.
    const NO_MARKS: [&str; 2] = ["FFFFFFFF"; 2];
    let mut package = Package::open(bytes)?;
    let mut book = MainPart::open_any(&mut package)?;
    book.remove(&mut package, name)?;
    let sheet = List::open(sheet)?;
    let part = book.styles(&mut package)?;
    let styles = styles::add(&package.text(&part)?, &sheet.styles, NO_MARKS)?;
    package.put(&part, styles.text);
    for own in book.sheets.iter().filter(|own| matches!(own.relation.kind.as_str(), "worksheet" | "chartsheet")) {
        sheet::unselect(&mut package, &own.relation.part)?;
    }
    sheet.put(&mut package, &book, name, &styles.formats)?;
    package.finish()
}

/// A workbook that is to be marked.
pub struct Original {
    package: Package,
    book: MainPart,
    /// What the list of findings is to be called.
    pub list_name: &'static str,
}

impl Original {
    /// Opens a workbook and takes an earlier run's list out of it, which is known by its headings.
    ///
    /// # Errors
    /// When the package is not laid out as one of these is known to be.
    pub fn open(bytes: Vec<u8>, headings: &[Vec<&str>]) -> Result<Self, Odd> {
        let mut package = Package::open(bytes)?;
        let mut book = MainPart::open(&mut package)?;
        for list_name in FINDINGS_SHEETS {
            match book.sheets.iter().find(|sheet| sheet.name == list_name) {
                Some(sheet) if findings::is_list(&mut package, &book, sheet, headings)? => {
                    book.remove(&mut package, list_name)?;
                }
                Some(_) => continue,
                None => {}
            }
            return Ok(Self { package, book, list_name });
        }
        Err(Odd("sheets of the user's own have the list's names"))
    }

    /// The workbook with marks on its sheets and the list before them, which is the one sheet of a workbook.
    ///
    /// # Errors
    /// As [`Original::open`].
    pub fn marked(self, marks: impl Fn(&str) -> Marks, colours: [&str; 2], list: Vec<u8>) -> Result<Vec<u8>, Odd> {
        let Self { mut package, book, list_name } = self;
        let list = List::open(list)?;
        let part = book.styles(&mut package)?;
        let styles = styles::add(&package.text(&part)?, &list.styles, colours)?;
        package.put(&part, styles.text);
        for sheet in &book.sheets {
            let part = &sheet.relation.part;
            match sheet.relation.kind.as_str() {
                "worksheet" => sheet::mark(&mut package, part, marks(&sheet.name), styles.papers)?,
                "chartsheet" => sheet::unselect(&mut package, part)?,
                _ => return Err(Odd("a sheet is of a kind that is not known")),
            }
        }
        list.put(&mut package, &book, list_name, &styles.formats)?;
        package.finish()
    }
}
