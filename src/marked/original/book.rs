//! The workbook's own part: which sheets there are, in which order, and what is said of them by their place.

use super::{
    Odd,
    markup::{Edits, Element, attribute_ending, root, with_attribute, without_attribute},
    package::Package,
    relations::{self, Relation},
};

const SHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
/// The same with programs of its own in it, which nobody runs here.
const MACRO_SHEET: &str = "application/vnd.ms-excel.sheet.macroEnabled.main+xml";
const WORKSHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";

/// What may stand between the sheets and the names that are defined.
const BEFORE_NAMES: [&str; 3] = ["sheets", "functionGroups", "externalReferences"];

/// A workbook by its main part.
pub struct MainPart {
    pub part: String,
    pub sheets: Vec<SheetPart>,
}

/// One sheet of a workbook, worksheet or other.
pub struct SheetPart {
    pub name: String,
    pub relation: Relation,
}

impl MainPart {
    /// Of a workbook whose copy can bear the ending .xlsx.
    pub fn open(package: &mut Package) -> Result<Self, Odd> {
        Self::of_kinds(package, &[SHEET])
    }

    /// Of any workbook, which keeps its ending.
    pub fn open_any(package: &mut Package) -> Result<Self, Odd> {
        Self::of_kinds(package, &[SHEET, MACRO_SHEET])
    }

    fn of_kinds(package: &mut Package, kinds: &[&str]) -> Result<Self, Odd> {
        let of_package = relations::of(package, "")?;
        // A signature is over every byte, and a copy that is signed no longer would be taken for a forged one.
        if of_package.iter().any(|relation| relation.kind == "origin") {
            return Err(Odd("the package is signed"));
        }
        let main = of_package.into_iter().find(|relation| relation.kind == "officeDocument");
        let part = main.ok_or(Odd("the package has no workbook"))?.part;
        if relations::kind(package, &part)?.is_none_or(|kind| !kinds.contains(&kind.as_str())) {
            return Err(Odd("this workbook cannot bear the ending .xlsx"));
        }
        let text = package.text(&part)?;
        let relations = relations::of(package, &part)?;
        let sheets = listed(&text)?
            .iter()
            .map(|element| {
                let id = element.attribute(":id").ok_or(Odd("a sheet has no part"))?;
                let relation = relations.iter().find(|relation| relation.id == id).ok_or(Odd("a sheet has no part"))?;
                let name = element.attribute("name").ok_or(Odd("a sheet has no name"))?;
                Ok(SheetPart { name, relation: relation.clone() })
            })
            .collect::<Result<_, Odd>>()?;
        Ok(Self { part, sheets })
    }

    /// The styles' part.
    pub fn styles(&self, package: &mut Package) -> Result<String, Odd> {
        let styles = relations::of(package, &self.part)?.into_iter().find(|relation| relation.kind == "styles");
        Ok(styles.ok_or(Odd("the workbook has no styles"))?.part)
    }

    /// Takes a sheet out, with the names that are defined for it alone.
    pub fn remove(&mut self, package: &mut Package, name: &str) -> Result<(), Odd> {
        let Some(index) = self.sheets.iter().position(|sheet| sheet.name == name) else { return Ok(()) };
        let sheet = self.sheets.remove(index);
        relations::remove(package, &self.part, &sheet.relation)?;
        // The order of calculation names sheets by number, and is found anew when it is missing.
        for chain in relations::of(package, &self.part)?.iter().filter(|relation| relation.kind == "calcChain") {
            relations::remove(package, &self.part, chain)?;
        }
        let text = package.text(&self.part)?;
        let mut edits = Edits::new(&text);
        edits.remove(listed(&text)?[index].range());
        renumber(&text, &mut edits, |of| (of != index).then(|| if of > index { of - 1 } else { of }))?;
        let text = edits.finish();
        package.put(&self.part, text);
        Ok(())
    }

    /// Puts a sheet before all others and opens the workbook there. `filtered` is the range its filter is over.
    pub fn put_first(
        &self,
        package: &mut Package,
        name: &str,
        sheet: String,
        filtered: Option<&str>,
    ) -> Result<(), Odd> {
        let part = package.free_name("xl/worksheets/sheet", ".xml");
        package.put(&part, sheet);
        relations::declare(package, &part, WORKSHEET)?;
        let id = relations::add(package, &self.part, "worksheet", &part)?;
        let text = package.text(&self.part)?;
        let book = root(&text, "workbook")?;
        let listed = listed(&text)?;
        let first = listed.first().ok_or(Odd("the workbook has no sheet"))?;
        let key = attribute_ending(first.tag, ":id").ok_or(Odd("a sheet has no part"))?;
        let number = listed.iter().filter_map(|sheet| sheet.number("sheetId")).max().unwrap_or(0) + 1;
        let element = with_attribute("<sheet/>", "name", name);
        let mut element = with_attribute(&with_attribute(&element, "sheetId", &number.to_string()), key, &id);
        // Some programs say what the prefix means on every sheet instead of once for all.
        if let Some(prefix) = key.strip_suffix(":id").map(|prefix| format!("xmlns:{prefix}"))
            && book.attribute(&prefix).is_none()
        {
            element = with_attribute(&element, &prefix, relations::OFFICE);
        }
        let mut edits = Edits::new(&text);
        edits.insert(first.at, element);
        renumber(&text, &mut edits, |of| Some(of + 1))?;
        if let Some(range) = filtered {
            let name = format!(
                "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"0\" hidden=\"1\">'{name}'!{range}</definedName>"
            );
            define(&book, &mut edits, &name)?;
        }
        open_at_first(&book, &mut edits)?;
        let text = edits.finish();
        package.put(&self.part, text);
        Ok(())
    }
}

fn listed(text: &str) -> Result<Vec<Element<'_>>, Odd> {
    root(text, "workbook")?.child("sheets")?.ok_or(Odd("the workbook has no sheet"))?.children()
}

/// Gives the names of single sheets their sheets' new places, and takes out those of none.
fn renumber(text: &str, edits: &mut Edits<'_>, place: impl Fn(usize) -> Option<usize>) -> Result<(), Odd> {
    let Some(names) = root(text, "workbook")?.child("definedNames")? else { return Ok(()) };
    let names_of_sheets = names.children()?;
    if !names_of_sheets.is_empty()
        && names_of_sheets.iter().all(|name| name.number("localSheetId").is_some_and(|of| place(of).is_none()))
    {
        edits.remove(names.range());
        return Ok(());
    }
    for name in names_of_sheets {
        let Some(of) = name.number("localSheetId") else { continue };
        match place(of) {
            Some(place) => {
                edits.replace(name.tag_range(), with_attribute(name.tag, "localSheetId", &place.to_string()));
            }
            None => edits.remove(name.range()),
        }
    }
    Ok(())
}

fn define(book: &Element<'_>, edits: &mut Edits<'_>, name: &str) -> Result<(), Odd> {
    let children = book.children()?;
    if let Some(names) = children.iter().find(|child| child.name == "definedNames") {
        edits.append(names, name);
        return Ok(());
    }
    let before = children.iter().rfind(|child| BEFORE_NAMES.contains(&child.name));
    let at = before.ok_or(Odd("the workbook has no sheet"))?.range().end;
    edits.insert(at, format!("<definedNames>{name}</definedNames>"));
    Ok(())
}

fn open_at_first(book: &Element<'_>, edits: &mut Edits<'_>) -> Result<(), Odd> {
    let Some(views) = book.child("bookViews")? else { return Ok(()) };
    for view in views.children()? {
        let tag = without_attribute(&without_attribute(view.tag, "activeTab"), "firstSheet");
        edits.replace(view.tag_range(), tag);
    }
    Ok(())
}
