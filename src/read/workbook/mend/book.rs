//! Which sheets a workbook has and in which parts they are, by the relations of its package and not by names.

use std::collections::HashMap;

use crate::{
    limits::MAX_PARTS,
    read::workbook::{
        Counted, OpenError,
        markup::{self, attribute, children, is_yes, says_yes},
        package::{Package, target},
    },
};

/// What a workbook says of itself.
#[derive(Debug, Default)]
pub struct Contents {
    pub sheets: Vec<Listed>,
    pub strings: Option<String>,
    pub styles: Option<String>,
    /// Whether days are counted from 1904 on.
    pub is_1904: bool,
    /// Whether it says that the results of its formulas are still to be calculated.
    pub is_uncalculated: bool,
    counted: Counted,
}

/// A sheet by its name in the workbook.
#[derive(Debug)]
pub struct Listed {
    pub name: String,
    pub is_hidden: bool,
    /// `None` when the package lacks it: the spreadsheet programs show such a sheet blank, or not at all.
    pub part: Option<String>,
}

/// A part that another one asks for.
struct Relation {
    /// The last word of its kind, such as `worksheet`: what stands before it differs between editions of the format.
    kind: String,
    part: String,
}

/// The part that is the workbook itself.
pub fn main_part(package: &mut Package) -> Result<Option<String>, OpenError> {
    let relations = relations(package, "")?;
    let named =
        relations.into_values().filter(|relation| relation.kind == "officeDocument").map(|relation| relation.part);
    let mut parts: Vec<String> = named.chain(["xl/workbook.xml".to_owned()]).filter(|part| package.has(part)).collect();
    parts.truncate(1);
    Ok(parts.pop())
}

pub fn read(package: &mut Package, main: &str) -> Result<Contents, OpenError> {
    let relations = relations(package, main)?;
    let text = package.text(main)?.unwrap_or_default();
    let mut reader = markup::reader(&text);
    if markup::root(&mut reader)?.local_name().as_ref() != "workbook" {
        return Err(OpenError::broken("no workbook inside"));
    }
    let part_of = |kind: &str| {
        let part =
            relations.values().filter(|relation| relation.kind == kind).map(|relation| relation.part.clone()).min();
        // Some programs leave the relation out.
        part.or_else(|| Some(target(main, &format!("{kind}.xml")))).filter(|part| package.has(part))
    };
    let mut contents = Contents { strings: part_of("sharedStrings"), styles: part_of("styles"), ..Contents::default() };
    children(&mut reader, |reader, element| match element.local_name().as_ref() {
        "workbookPr" => {
            contents.is_1904 |= says_yes(element, "date1904")?;
            markup::skip(reader)
        }
        "calcPr" => {
            let is_complete = attribute(element, "calcCompleted")?.is_none_or(|complete| is_yes(&complete));
            contents.is_uncalculated |= says_yes(element, "fullCalcOnLoad")? || !is_complete;
            markup::skip(reader)
        }
        "sheets" => children(reader, |reader, element| {
            if let Some(name) = attribute(element, "name")?.filter(|_| element.local_name().as_ref() == "sheet") {
                let relation = attribute(element, ":id")?.and_then(|id| relations.get(id.as_ref()));
                // Charts, dialogues and macros have no cells.
                let is_sheet = relation.is_none_or(|relation| relation.kind == "worksheet");
                if is_sheet && contents.counted.takes(&name)? {
                    let part = relation.map(|relation| relation.part.clone()).filter(|part| package.has(part));
                    let state = attribute(element, "state")?.unwrap_or_default().to_ascii_lowercase();
                    let is_hidden = matches!(state.trim(), "hidden" | "veryhidden");
                    contents.sheets.push(Listed { name: name.into_owned(), is_hidden, part });
                }
            }
            markup::skip(reader)
        }),
        _ => markup::skip(reader),
    })?;
    Ok(contents)
}

/// What a part asks for, or the package as a whole where no part is named; by the name it uses for it.
fn relations(package: &mut Package, of: &str) -> Result<HashMap<String, Relation>, OpenError> {
    let (folder, name) = of.rsplit_once('/').map_or(("", of), |(folder, name)| (folder, name));
    let part = format!("{folder}/_rels/{name}.rels");
    let mut relations = HashMap::new();
    let Some(text) = package.text(&part)? else { return Ok(relations) };
    let mut reader = markup::reader(&text);
    markup::root(&mut reader)?;
    children(&mut reader, |reader, element| {
        let is_outside = attribute(element, "TargetMode")?.is_some_and(|mode| mode == "External");
        if let (Some(id), Some(named), false) = (attribute(element, "Id")?, attribute(element, "Target")?, is_outside) {
            let kind = attribute(element, "Type")?.unwrap_or_default();
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            let meant = target(of, &named);
            // A few programs name a part from the package's root without saying so.
            let part = if package.has(&meant) { meant } else { target("", &named) };
            relations.insert(id.into_owned(), Relation { kind, part });
            if relations.len() > MAX_PARTS {
                return Err(OpenError::HELD);
            }
        }
        markup::skip(reader)
    })?;
    Ok(relations)
}
