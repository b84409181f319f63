//! One sheet of the copy: its marked cells in colour, their messages as notes, everything else as it was.

use std::collections::BTreeMap;

use super::{
    Odd,
    markup::{Edits, Element, root, without_attribute},
    notes::{self, Noted},
    package::Package,
    paper,
    relations::{self, Relation},
    shapes::{self, Sizes},
    styles::Papers,
};
use crate::{diagnostic::Severity, read::workbook::area::area, xlsx, xml};

const COMMENTS: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
const DRAWING: &str = "application/vnd.openxmlformats-officedocument.vmlDrawing";

/// What stands after the drawing of the notes in a sheet.
const AFTER_DRAWING: [&str; 8] =
    ["legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"];

/// What is to be marked on a sheet, by zero-based cell.
#[derive(Default)]
pub struct Marks {
    pub papers: BTreeMap<(u32, u16), Severity>,
    pub messages: BTreeMap<(u32, u16), Vec<String>>,
}

/// Takes the marks of an earlier run off a sheet, and puts these on.
pub fn mark(package: &mut Package, part: &str, marks: Marks, papers: Papers) -> Result<(), Odd> {
    let text = package.text(part)?;
    let sheet = root(&text, "worksheet")?;
    let children = sheet.children()?;
    let marks = marks.within_merged(&children)?;
    let mut edits = Edits::new(&text);
    leave(&children, &mut edits)?;
    paper::mark(&children, &mut edits, &marks.papers, papers)?;
    let messages = marks.messages.into_iter().map(|(cell, messages)| (cell, messages.join("\n\n"))).collect();
    if let Some(drawing) = note(package, part, &children, &messages)? {
        // A sheet that names no relations yet may not say what the prefix means.
        let declared = format!("<legacyDrawing xmlns:r=\"{}\" r:id=\"{drawing}\"/>", relations::OFFICE);
        let element = match prefix_of_relations(sheet.tag) {
            "" => declared,
            prefix => format!("<legacyDrawing {prefix}:id=\"{drawing}\"/>"),
        };
        match children.iter().find(|child| AFTER_DRAWING.contains(&child.name)) {
            Some(next) => edits.insert(next.at, element),
            None => edits.insert(sheet.end_of_children().ok_or(Odd("a sheet is empty"))?, element),
        }
    }
    let marked = edits.finish();
    if marked != text {
        package.put(part, marked);
    }
    Ok(())
}

/// Takes the choice of a sheet that has no cells.
pub fn unselect(package: &mut Package, part: &str) -> Result<(), Odd> {
    let text = package.text(part)?;
    let mut edits = Edits::new(&text);
    let root = root(&text, "worksheet").or_else(|_| root(&text, "chartsheet"))?;
    leave(&root.children()?, &mut edits)?;
    let left = edits.finish();
    package.put(part, left);
    Ok(())
}

/// Sheets that are chosen together are changed together: the list alone is chosen.
fn leave(children: &[Element<'_>], edits: &mut Edits<'_>) -> Result<(), Odd> {
    for views in children.iter().filter(|child| child.name == "sheetViews") {
        for view in views.children()? {
            edits.replace(view.tag_range(), without_attribute(view.tag, "tabSelected"));
        }
    }
    Ok(())
}

impl Marks {
    /// A cell that another is merged over is shown as that one is.
    fn within_merged(self, children: &[Element<'_>]) -> Result<Self, Odd> {
        let mut areas = Vec::new();
        for merged in children.iter().filter(|child| child.name == "mergeCells") {
            areas.extend(merged.children()?.iter().filter_map(|merged| area(&merged.attribute("ref")?)));
        }
        let mut marks = self;
        for (start, end) in areas {
            let hidden: Vec<(u32, u16)> = marks
                .papers
                .range(start..=end)
                .map(|(cell, _)| *cell)
                .filter(|cell| *cell != start && (start.1..=end.1).contains(&cell.1))
                .collect();
            for cell in hidden {
                if let Some(severity) = marks.papers.remove(&cell) {
                    let shown = marks.papers.entry(start).or_insert(severity);
                    *shown = severity.min(*shown);
                }
                if let Some(messages) = marks.messages.remove(&cell) {
                    let shown = marks.messages.entry(start).or_default();
                    // A text merged over rows has the same fault on each of them.
                    for message in messages {
                        if !shown.contains(&message) {
                            shown.push(message);
                        }
                    }
                }
            }
        }
        Ok(marks)
    }
}

/// Writes the notes, and gives the id of their drawing when the sheet does not name it yet.
fn note(
    package: &mut Package,
    part: &str,
    children: &[Element<'_>],
    messages: &BTreeMap<(u32, u16), String>,
) -> Result<Option<String>, Odd> {
    let relations = relations::of(package, part)?;
    let comments = relations.iter().find(|relation| relation.kind == "comments");
    if comments.is_none() && messages.is_empty() {
        return Ok(None);
    }
    let text = match comments {
        Some(comments) => package.text(&comments.part)?,
        None => notes::NONE.to_owned(),
    };
    let noted = notes::note(&text, messages)?;
    match comments {
        Some(comments) if noted.is_empty => relations::remove(package, part, comments)?,
        Some(comments) => package.put(&comments.part, noted.text.clone()),
        None => {
            let name = package.free_name("xl/comments", ".xml");
            package.put(&name, noted.text.clone());
            relations::declare(package, &name, COMMENTS)?;
            relations::add(package, part, "comments", &name)?;
        }
    }
    draw(package, part, children, &relations, &noted, messages)
}

fn draw(
    package: &mut Package,
    part: &str,
    children: &[Element<'_>],
    relations: &[Relation],
    noted: &Noted,
    messages: &BTreeMap<(u32, u16), String>,
) -> Result<Option<String>, Odd> {
    if noted.noted.is_empty() && noted.bared.is_empty() {
        return Ok(None);
    }
    let named = children.iter().find(|child| child.name == "legacyDrawing");
    let id = named.and_then(|drawing| xml::attribute(drawing.tag, ":id"));
    let drawing = id.and_then(|id| relations.iter().find(|relation| relation.id == id));
    if named.is_some() && drawing.is_none() {
        return Err(Odd("a sheet's drawing is missing"));
    }
    let height = |cell: &(u32, u16)| xlsx::note_height(&notes::between_signs(&messages[cell]));
    let boxes: Vec<((u32, u16), u32)> = noted.noted.iter().map(|cell| (*cell, height(cell))).collect();
    let text = match drawing {
        Some(drawing) => package.text(&drawing.part)?,
        None => shapes::NONE.to_owned(),
    };
    let drawn = shapes::draw(&text, &noted.bared, &boxes, &sizes(children)?)?;
    match drawing {
        Some(drawing) => {
            package.put(&drawing.part, drawn);
            Ok(None)
        }
        None if boxes.is_empty() => Ok(None),
        None => {
            let name = package.free_name("xl/drawings/vmlDrawing", ".vml");
            package.put(&name, drawn);
            relations::declare(package, &name, DRAWING)?;
            Ok(Some(relations::add(package, part, "vmlDrawing", &name)?))
        }
    }
}

/// How wide and how high cells are, in pixels.
fn sizes(children: &[Element<'_>]) -> Result<Sizes, Odd> {
    let decimal = |element: &Element<'_>, name: &str| -> Option<f64> { element.attribute(name)?.trim().parse().ok() };
    // Widths are told in letters of seven pixels with five around, heights in points.
    let across = |letters: f64| (letters * 7.0 + 5.0).clamp(0.0, 2000.0) as u32;
    let plain = children.iter().find(|child| child.name == "sheetFormatPr");
    let column = plain.and_then(|plain| decimal(plain, "defaultColWidth")).map_or(64, across);
    let row = plain
        .and_then(|plain| decimal(plain, "defaultRowHeight"))
        .map_or(20, |points| (points * 4.0 / 3.0).clamp(1.0, 600.0) as u32);
    let mut columns = Vec::new();
    for list in children.iter().filter(|child| child.name == "cols") {
        for column in list.children()? {
            if let (Some(first), Some(last)) = (column.number("min"), column.number("max")) {
                columns.push((first, last, decimal(&column, "width").map_or(64, across)));
            }
        }
    }
    Ok(Sizes { columns, column, row })
}

/// The prefix under which a sheet names its relations; empty when it names none.
fn prefix_of_relations(tag: &str) -> &str {
    let before = tag.split_once(relations::OFFICE).map_or("", |(before, _)| before);
    before.rsplit_once("xmlns:").map_or("", |(_, prefix)| prefix.split('=').next().unwrap_or("").trim())
}
