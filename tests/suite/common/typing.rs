//! Types cells into a workbook that is there already, as a person does, and leaves all else as it is.

use std::{
    fs,
    io::{Cursor, Read, Write},
    path::Path,
};

/// What is typed into a cell.
#[derive(Clone, Copy)]
pub enum Typed {
    Text(&'static str),
    Number(&'static str),
}

/// Puts rows under the heading row of a sheet, which is told by its place among the sheets, the first being 1.
pub fn type_rows(workbook: &Path, sheet: usize, rows: &[&[Typed]]) {
    retype(workbook, sheet, |text| {
        assert!(text.contains("</sheetData>"), "the sheet has no rows");
        let free = (2..rows.len() + 2).fold(text, |text, row| without_row(&text, row));
        in_order(&free, &xml(&free, rows))
    });
}

/// Types over a cell that says something already, which keeps its format.
pub fn type_over(workbook: &Path, sheet: usize, cell: &str, typed: Typed) {
    retype(workbook, sheet, |text| {
        let start = text.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("{cell} is empty"));
        let end = start + text[start..].find("</c>").expect("the cell ends") + "</c>".len();
        let style = attribute(&text[start..end], "s=\"");
        let typed = match typed {
            Typed::Text(text) => format!("<c r=\"{cell}\" s=\"{style}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
            Typed::Number(number) => format!("<c r=\"{cell}\" s=\"{style}\"><v>{number}</v></c>"),
        };
        format!("{}{typed}{}", &text[..start], &text[end..])
    });
}

fn retype(workbook: &Path, sheet: usize, typed: impl Fn(String) -> String) {
    let part = format!("xl/worksheets/sheet{sheet}.xml");
    let mut archive = zip::ZipArchive::new(Cursor::new(fs::read(workbook).unwrap())).unwrap();
    let mut changed = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let name = file.name().unwrap().to_string();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        if name == part {
            bytes = typed(String::from_utf8(bytes).unwrap()).into_bytes();
        }
        changed.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        changed.write_all(&bytes).unwrap();
    }
    fs::write(workbook, changed.finish().unwrap().into_inner()).unwrap();
}

/// The sheet with rows right under its heading.
fn in_order(sheet: &str, rows: &str) -> String {
    let heading = sheet.find("<row r=\"1\"").expect("a heading");
    let below = heading + sheet[heading..].find("</row>").expect("the heading ends") + "</row>".len();
    format!("{}{rows}{}", &sheet[..below], &sheet[below..])
}

/// The sheet without what stands in a row, which is typed over.
fn without_row(sheet: &str, row: usize) -> String {
    let Some(start) = sheet.find(&format!("<row r=\"{row}\"")) else { return sheet.to_owned() };
    let rest = &sheet[start..];
    let tag = rest.find('>').expect("the row's tag ends");
    let is_empty = rest[..tag].ends_with('/');
    let end = if is_empty { tag + 1 } else { rest.find("</row>").expect("the row ends") + "</row>".len() };
    format!("{}{}", &sheet[..start], &rest[end..])
}

fn xml(sheet: &str, rows: &[&[Typed]]) -> String {
    let cell = |row: usize, column: u8, typed: &Typed| {
        let place = format!("{}{row}\" s=\"{}", char::from(b'A' + column), style_of(sheet, column));
        match typed {
            Typed::Text("") => String::new(),
            Typed::Text(text) => format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
            Typed::Number(number) => format!("<c r=\"{place}\"><v>{number}</v></c>"),
        }
    };
    let row = |(number, cells): (usize, &&[Typed])| {
        let cells: String = (0..).zip(*cells).map(|(column, typed)| cell(number, column, typed)).collect();
        format!("<row r=\"{number}\">{cells}</row>")
    };
    (2..).zip(rows).map(row).collect()
}

/// The style a column of the sheet gives its cells.
fn style_of(sheet: &str, column: u8) -> &str {
    let number = u32::from(column) + 1;
    let covers = |element: &&str| {
        let [first, last] = ["min=\"", "max=\""].map(|name| attribute(element, name).parse::<u32>().unwrap());
        (first..=last).contains(&number)
    };
    sheet.split("<col ").skip(1).find(covers).map_or("0", |element| attribute(element, "style=\""))
}

fn attribute<'a>(element: &'a str, name: &str) -> &'a str {
    element.split_once(name).and_then(|(_, rest)| rest.split('"').next()).unwrap()
}
