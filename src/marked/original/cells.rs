//! Cells of the user's own workbook typed over: these alone, whatever else it holds.

use std::{collections::BTreeMap, ops::Range};

use quick_xml::escape::escape;

use super::{
    Odd,
    book::MainPart,
    markup::{Edits, Element, root, with_attribute, without_attribute},
    package::Package,
    paper::cell as name_of,
    relations,
};
use crate::{
    read::workbook::area::{Area, area, cell},
    xml,
};

/// The number formats of every spreadsheet that show a number as it is typed: 0 to 8, and 37 to 44.
const PLAIN_FORMATS: [Range<usize>; 2] = [0..9, 37..45];

/// What may stand before the way of calculating in a workbook.
const BEFORE_CALCULATION: [&str; 4] = ["sheets", "functionGroups", "externalReferences", "definedNames"];

/// The most digits of a number that a spreadsheet keeps.
const MOST_DIGITS: usize = 15;

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
        let columns = column_styles(&children)?;
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

/// Formulas that are told for several cells at once.
struct Formulas {
    /// By its number, how many cells a shared one is told at.
    shared: BTreeMap<String, usize>,
    /// Areas that are calculated as one.
    areas: Vec<Area>,
}

impl Formulas {
    fn of(cells: &str) -> Self {
        let mut found = Self { shared: BTreeMap::new(), areas: Vec::new() };
        for tag in Self::tags(cells) {
            match xml::attribute(tag, "t").as_deref() {
                Some("shared") => {
                    *found.shared.entry(xml::attribute(tag, "si").unwrap_or_default()).or_default() += 1;
                }
                Some("array" | "dataTable") => {
                    found.areas.extend(xml::attribute(tag, "ref").and_then(|reference| area(&reference)));
                }
                _ => {}
            }
        }
        found.areas.retain(|(start, end)| start != end);
        found
    }

    /// The start tag of every formula.
    fn tags(cells: &str) -> impl Iterator<Item = &str> {
        cells.match_indices("<f").filter_map(|(at, _)| {
            let rest = &cells[at..];
            let is_formula = rest[2..].starts_with(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/'));
            rest.find('>').filter(|_| is_formula).map(|end| &rest[..=end])
        })
    }

    fn covers(&self, (row, column): (u32, u16)) -> bool {
        let is_in = |(start, end): &Area| (start.0..=end.0).contains(&row) && (start.1..=end.1).contains(&column);
        self.areas.iter().any(is_in)
    }

    /// Whether other cells would lose their formula with that of this one.
    fn is_others(&self, at: (u32, u16), cell: &Element<'_>) -> Result<bool, Odd> {
        let Some(formula) = cell.child("f")? else { return Ok(self.covers(at)) };
        let is_told_here = formula.attribute("t").as_deref() == Some("shared") && formula.attribute("ref").is_some();
        let tellings = formula.attribute("si").and_then(|number| self.shared.get(&number).copied()).unwrap_or(0);
        Ok(is_told_here && tellings > 1 || self.covers(at))
    }
}

/// The styles of whole columns.
struct ColumnStyles(Vec<(Range<usize>, String)>);

impl ColumnStyles {
    fn get(&self, column: u16) -> Option<&str> {
        let number = usize::from(column) + 1;
        self.0.iter().find(|(columns, _)| columns.contains(&number)).map(|(_, style)| style.as_str())
    }
}

fn column_styles(children: &[Element<'_>]) -> Result<ColumnStyles, Odd> {
    let mut styles = Vec::new();
    for columns in children.iter().filter(|child| child.name == "cols") {
        styles.extend(columns.children()?.iter().filter_map(|column| {
            Some((column.number("min")?..column.number("max")?.saturating_add(1), column.attribute("style")?))
        }));
    }
    Ok(ColumnStyles(styles))
}

/// The rows of a sheet by their numbers, counted from 0. A row that does not tell its number follows the one before.
fn rows<'a>(children: &[Element<'a>]) -> Result<Vec<(u32, Element<'a>)>, Odd> {
    let data = children.iter().find(|child| child.name == "sheetData").ok_or(Odd("a sheet has no cells"))?;
    let mut next = 0;
    let mut rows = Vec::new();
    for row in data.children()?.into_iter().filter(|child| child.name == "row") {
        let told = row.number("r").and_then(|number| u32::try_from(number).ok()?.checked_sub(1));
        let number = told.unwrap_or(next);
        next = number.saturating_add(1);
        rows.push((number, row));
    }
    Ok(rows)
}

/// The cells of a row by their columns, as [`rows`].
fn cells<'a>(row: &Element<'a>) -> Result<Vec<(u16, Element<'a>)>, Odd> {
    let mut next = 0;
    let mut cells = Vec::new();
    for found in row.children()?.into_iter().filter(|child| child.name == "c") {
        let told = found.attribute("r").and_then(|name| cell(&name)).map(|(_, column)| column);
        let column = told.unwrap_or(next);
        next = column.saturating_add(1);
        cells.push((column, found));
    }
    Ok(cells)
}

fn merged(children: &[Element<'_>]) -> Result<Vec<Area>, Odd> {
    let mut areas = Vec::new();
    for merged in children.iter().filter(|child| child.name == "mergeCells") {
        areas.extend(merged.children()?.iter().filter_map(|merged| area(&merged.attribute("ref")?)));
    }
    Ok(areas)
}

/// The cell that a cell is shown as.
fn anchor(at: (u32, u16), merged: &[Area]) -> (u32, u16) {
    let is_over = |(start, end): &&Area| (start.0..=end.0).contains(&at.0) && (start.1..=end.1).contains(&at.1);
    merged.iter().find(is_over).map_or(at, |(start, _)| *start)
}

/// A number as a workbook keeps it, of a text that is one as people type it: `1,234.50`.
fn figure(text: &str) -> Option<String> {
    let text = text.trim();
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
    let (whole, decimals) = digits.split_once('.').map_or((digits, None), |(whole, decimals)| (whole, Some(decimals)));
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let mut has_groups = false;
    let are_groups = groups.all(|group| {
        has_groups = true;
        group.len() == 3 && are_digits(group)
    });
    let is_sound = are_digits(first)
        && are_groups
        && (!has_groups || first.len() <= 3)
        && (first == "0" || !first.starts_with('0'))
        && decimals.is_none_or(are_digits);
    let number = format!("{sign}{}", digits.replace(',', ""));
    (is_sound && number.len() <= MOST_DIGITS).then_some(number)
}

fn plain_styles(package: &mut Package, book: &MainPart) -> Result<Vec<bool>, Odd> {
    let Ok(part) = book.styles(package) else { return Ok(Vec::new()) };
    let text = package.text(&part)?;
    let styles = root(&text, "styleSheet")?;
    let mut own: BTreeMap<usize, bool> = BTreeMap::new();
    for format in styles.child("numFmts")?.map(|formats| formats.children()).transpose()?.unwrap_or_default() {
        if let (Some(id), Some(code)) = (format.number("numFmtId"), format.attribute("formatCode")) {
            own.insert(id, is_plain_code(&code));
        }
    }
    let formats = styles.child("cellXfs")?.map(|formats| formats.children()).transpose()?.unwrap_or_default();
    let is_plain = |format: &Element<'_>| {
        let id = format.number("numFmtId").unwrap_or(0);
        own.get(&id).copied().unwrap_or_else(|| PLAIN_FORMATS.iter().any(|plain| plain.contains(&id)))
    };
    Ok(formats.iter().map(is_plain).collect())
}

/// Whether a format has places for digits and the signs of money alone: no days, no per cent, no powers of ten.
fn is_plain_code(code: &str) -> bool {
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => drop(letters.by_ref().find(|letter| *letter == '"')),
            '[' => drop(letters.by_ref().find(|letter| *letter == ']')),
            '\\' | '_' | '*' => drop(letters.next()),
            '%' | '/' | ':' | '@' => return false,
            letter if letter.is_alphabetic() => return code.eq_ignore_ascii_case("general"),
            _ => {}
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_one_as_people_type_it() {
        for (text, number) in [("1,234.50", "1234.50"), ("0", "0"), ("-5", "-5"), (" 12 ", "12"), ("0.5", "0.5")] {
            assert_eq!(figure(text).as_deref(), Some(number));
        }
        for text in ["", "-", "007", "1,23", "1234,567", "1.", ".5", "12 คน", "๑๒", "1e5", "1234567890123456", "1.2.3"]
        {
            assert_eq!(figure(text), None, "{text}");
        }
    }

    #[test]
    fn a_format_that_shows_another_number_is_known() {
        for code in ["General", "0", "#,##0.00", "_-* #,##0.00_-;-* #,##0.00_-;_-* \"-\"??_-", "[Red]0 \"คน\"", "\\฿0"]
        {
            assert!(is_plain_code(code), "{code}");
        }
        for code in ["0%", "0.0E+00", "d mmm yy", "[$-41E]d mmm yy", "@", "# ?/?", "ว ดดด ปป", "h:mm"] {
            assert!(!is_plain_code(code), "{code}");
        }
    }
}
