//! Cells of the user's own workbook typed over: these alone, whatever else it holds.

use std::collections::BTreeMap;

use quick_xml::escape::escape;

use super::{
    Odd,
    book::MainPart,
    figures::{figure, plain_styles},
    formulas::Formulas,
    grid::{ColumnStyles, anchor, cells, merged, rows},
    markup::{Edits, Element, root, with_attribute, without_attribute},
    package::Package,
    paper::cell as name_of,
    relations,
};
use crate::{read::workbook::area::area, xml};

/// What may stand before the way of calculating in a workbook.
const BEFORE_CALCULATION: [&str; 4] = ["sheets", "functionGroups", "externalReferences", "definedNames"];

/// What is to stand in a cell, which is named by row and column, counted from 0.
#[derive(Debug, Clone, Copy)]
pub struct Typed<'a> {
    pub at: (u32, u16),
    pub text: &'a str,
    /// Whether a number belongs there.
    pub is_figure: bool,
}

/// Why a cell cannot be typed over.
#[derive(Debug)]
pub enum Untyped {
    Odd(Odd),
    /// Other cells are calculated by its formula, or it is one of many that are calculated together.
    Formula {
        cell: String,
    },
}

impl From<Odd> for Untyped {
    fn from(odd: Odd) -> Self {
        Self::Odd(odd)
    }
}

/// A workbook whose cells are typed over.
pub struct Cells {
    package: Package,
    book: MainPart,
    /// By style, whether a number is shown as it is typed.
    plain: Vec<bool>,
    has_lost_formula: bool,
}

impl Cells {
    /// # Errors
    /// When the package is not laid out as one of these is known to be.
    pub fn open(bytes: Vec<u8>) -> Result<Self, Odd> {
        let mut package = Package::open(bytes)?;
        let book = MainPart::open_any(&mut package)?;
        let plain = plain_styles(&mut package, &book)?;
        Ok(Self { package, book, plain, has_lost_formula: false })
    }

    /// The formula of a cell; empty where it is told at another cell.
    pub fn formula(&mut self, sheet: &str, at: (u32, u16)) -> Result<Option<String>, Odd> {
        let text = self.package.text(&self.part(sheet)?)?;
        let children = root(&text, "worksheet")?.children()?;
        let at = anchor(at, &merged(&children)?);
        let Some(row) = rows(&children)?.into_iter().find(|(number, _)| *number == at.0) else { return Ok(None) };
        let Some((_, found)) = cells(&row.1)?.into_iter().find(|(column, _)| *column == at.1) else { return Ok(None) };
        found.child("f")?.map(|formula| formula.text()).transpose()
    }

    /// Types texts into cells of a sheet. What is merged is one cell, its first.
    pub fn type_over(&mut self, sheet: &str, typed: &[Typed<'_>]) -> Result<(), Untyped> {
        let part = self.part(sheet)?;
        let text = self.package.text(&part)?;
        let children = root(&text, "worksheet")?.children()?;
        let merged = merged(&children)?;
        let mut wanted: BTreeMap<u32, BTreeMap<u16, Typed<'_>>> = BTreeMap::new();
        for typed in typed {
            let at = anchor(typed.at, &merged);
            wanted.entry(at.0).or_default().insert(at.1, Typed { at, ..*typed });
        }
        let data = children.iter().find(|child| child.name == "sheetData").ok_or(Odd("a sheet has no cells"))?;
        let shared = Formulas::of(data.inner);
        let columns = ColumnStyles::of(&children)?;
        let rows = rows(&children)?;
        let mut edits = Edits::new(&text);
        let mut appended = String::new();
        for (number, typed) in &wanted {
            if let Some((_, row)) = rows.iter().find(|(found, _)| found == number) {
                self.type_row(row, typed, &shared, &columns, &mut edits)?;
                continue;
            }
            let cells: String = typed.values().map(|typed| self.fresh(typed, columns.get(typed.at.1))).collect();
            let row = format!("<row r=\"{}\">{cells}</row>", number + 1);
            match rows.iter().find(|(found, _)| found > number) {
                Some((_, next)) => edits.insert(next.at, row),
                None => appended.push_str(&row),
            }
        }
        if !appended.is_empty() {
            edits.append(data, &appended);
        }
        let typed_over = edits.finish();
        self.package.put(&part, typed_over);
        self.rename_columns(&part, &wanted)
    }

    /// The workbook with its cells as they were typed. Where there are formulas it says that they are to be calculated.
    pub fn finish(mut self) -> Result<Vec<u8>, Odd> {
        if self.has_lost_formula {
            for chain in relations::of(&mut self.package, &self.book.part)? {
                if chain.kind == "calcChain" {
                    relations::remove(&mut self.package, &self.book.part, &chain)?;
                }
            }
        }
        let mut has_formulas = false;
        for sheet in &self.book.sheets {
            has_formulas = has_formulas
                || sheet.relation.kind == "worksheet"
                    && Formulas::tags(&self.package.text(&sheet.relation.part)?).next().is_some();
        }
        if has_formulas {
            self.ask_for_calculation()?;
        }
        self.package.finish()
    }

    fn part(&self, sheet: &str) -> Result<String, Odd> {
        let sheet = self.book.sheets.iter().find(|found| found.name == sheet && found.relation.kind == "worksheet");
        Ok(sheet.ok_or(Odd("there is no such sheet"))?.relation.part.clone())
    }

    fn type_row(
        &mut self,
        row: &Element<'_>,
        typed: &BTreeMap<u16, Typed<'_>>,
        formulas: &Formulas,
        columns: &ColumnStyles,
        edits: &mut Edits<'_>,
    ) -> Result<(), Untyped> {
        let cells = cells(row)?;
        let own =
            row.attribute("s").filter(|_| row.attribute("customFormat").is_some_and(|is| is == "1" || is == "true"));
        let mut fresh: Vec<(Option<usize>, String)> = Vec::new();
        for (column, typed) in typed {
            if let Some((_, cell)) = cells.iter().find(|(found, _)| found == column) {
                if formulas.is_others(typed.at, cell)? {
                    return Err(Untyped::Formula { cell: name_of(typed.at.0, typed.at.1) });
                }
                self.has_lost_formula |= cell.child("f")?.is_some();
                edits.replace(cell.range(), self.written(cell.tag, typed));
            } else {
                if formulas.covers(typed.at) {
                    return Err(Untyped::Formula { cell: name_of(typed.at.0, typed.at.1) });
                }
                let style = own.as_deref().or(columns.get(typed.at.1));
                let next = cells.iter().find(|(found, _)| found > column).map(|(_, cell)| cell.at);
                fresh.push((next, self.fresh(typed, style)));
            }
        }
        if fresh.is_empty() {
            return Ok(());
        }
        // How wide the row is may be left unsaid.
        let tag = without_attribute(row.tag, "spans");
        let Some(end) = row.end_of_children() else {
            let written: String = fresh.into_iter().map(|(_, cell)| cell).collect();
            edits.replace(row.range(), format!("{}>{written}</row>", tag.trim_end_matches("/>").trim_end()));
            return Ok(());
        };
        edits.replace(row.tag_range(), tag);
        fresh.into_iter().for_each(|(next, cell)| edits.insert(next.unwrap_or(end), cell));
        Ok(())
    }

    /// A cell where there was none.
    fn fresh(&self, typed: &Typed<'_>, style: Option<&str>) -> String {
        let tag = with_attribute("<c/>", "r", &name_of(typed.at.0, typed.at.1));
        self.written(&style.map_or(tag.clone(), |style| with_attribute(&tag, "s", style)), typed)
    }

    /// A cell by the tag it had, with its format: a number where one belongs and is shown as it is, else a text.
    fn written(&self, tag: &str, typed: &Typed<'_>) -> String {
        let tag = ["t", "cm", "vm"].into_iter().fold(tag.to_owned(), |tag, name| without_attribute(&tag, name));
        let open = tag.trim_end_matches('>').trim_end_matches('/').trim_end();
        let style = xml::attribute(&tag, "s").and_then(|style| style.trim().parse::<usize>().ok()).unwrap_or(0);
        let is_plain = self.plain.get(style).copied().unwrap_or(style == 0);
        match figure(typed.text).filter(|_| typed.is_figure && is_plain) {
            _ if typed.text.is_empty() => format!("{open}/>"),
            Some(number) => format!("{open}><v>{number}</v></c>"),
            None => {
                let text: String = typed.text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
                format!("{open} t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>", escape(&text))
            }
        }
    }

    /// The headings of Excel's own tables stand in the tables too, and must be the same.
    fn rename_columns(&mut self, sheet: &str, typed: &BTreeMap<u32, BTreeMap<u16, Typed<'_>>>) -> Result<(), Untyped> {
        for relation in relations::of(&mut self.package, sheet)?.iter().filter(|relation| relation.kind == "table") {
            let text = self.package.text(&relation.part)?;
            let table = root(&text, "table")?;
            let Some((first, last)) = table.attribute("ref").and_then(|reference| area(&reference)) else { continue };
            if table.attribute("headerRowCount").is_some_and(|count| count.trim() == "0") {
                continue;
            }
            let Some(headings) = typed.get(&first.0) else { continue };
            let columns = table.child("tableColumns")?.ok_or(Odd("a table has no columns"))?.children()?;
            let mut edits = Edits::new(&text);
            for (column, typed) in headings.range(first.1..=last.1) {
                let found = columns.get(usize::from(column - first.1)).ok_or(Odd("a table has too few columns"))?;
                if typed.text.trim().is_empty() || typed.text.contains('\n') {
                    return Err(Odd("a table's heading is one line").into());
                }
                edits.replace(found.tag_range(), with_attribute(found.tag, "name", typed.text));
            }
            let renamed = edits.finish();
            if renamed != text {
                self.package.put(&relation.part, renamed);
            }
        }
        Ok(())
    }

    fn ask_for_calculation(&mut self) -> Result<(), Odd> {
        let text = self.package.text(&self.book.part)?;
        let children = root(&text, "workbook")?.children()?;
        let mut edits = Edits::new(&text);
        if let Some(way) = children.iter().find(|child| child.name == "calcPr") {
            edits.replace(way.tag_range(), with_attribute(way.tag, "fullCalcOnLoad", "1"));
        } else {
            let before = children.iter().rfind(|child| BEFORE_CALCULATION.contains(&child.name));
            let at = before.ok_or(Odd("the workbook has no sheet"))?.range().end;
            edits.insert(at, "<calcPr fullCalcOnLoad=\"1\"/>");
        }
        let asked = edits.finish();
        self.package.put(&self.book.part, asked);
        Ok(())
    }
}
