//! What a workbook looks like to the eye: the notes on its cells and their colours, read from its package.

use std::{
    fs,
    io::{Cursor, Read, Write},
    path::Path,
};

use quick_xml::{NsReader, events::Event, name::ResolveResult};

/// The texts of a workbook's package.
pub struct Package(zip::ZipArchive<std::io::Cursor<Vec<u8>>>);

impl Package {
    pub fn open(path: &Path) -> Self {
        Self(zip::ZipArchive::new(std::io::Cursor::new(fs::read(path).unwrap())).unwrap())
    }

    pub fn part(&mut self, name: &str) -> Option<String> {
        let mut text = String::new();
        self.0.by_name(name).ok()?.read_to_string(&mut text).unwrap();
        Some(text)
    }

    /// Holds every part against what strict programs refuse a workbook for: prefixes that mean nothing, relations that lead
    /// nowhere, and kinds told of parts that are not there.
    pub fn assert_sound(&mut self) {
        let names = self.names();
        let is_text = |name: &&String| [".xml", ".rels", ".vml"].iter().any(|ending| name.ends_with(ending));
        for name in names.iter().filter(is_text) {
            let text = self.part(name).unwrap();
            let mut reader = NsReader::from_str(&text);
            loop {
                let event = reader.read_event().unwrap_or_else(|error| panic!("{name}: {error}"));
                let element = match event {
                    Event::Start(element) | Event::Empty(element) => element,
                    Event::Eof => break,
                    _ => continue,
                };
                let is_known = |found: ResolveResult<'_>| !matches!(found, ResolveResult::Unknown(_));
                let told = format!("{name}: {element:?}");
                assert!(is_known(reader.resolver().resolve_element(element.name()).0), "{told}");
                for attribute in element.attributes() {
                    let key = attribute.unwrap_or_else(|error| panic!("{told}: {error}")).key;
                    assert!(is_known(reader.resolver().resolve_attribute(key).0), "{told}");
                }
                if element.name().as_ref() == "Override" {
                    let part = element.try_get_attribute("PartName").unwrap().unwrap().value;
                    assert!(names.iter().any(|name| *name == part.trim_start_matches('/')), "{told}");
                }
            }
        }
        for name in names.iter().filter(|name| name.ends_with(".rels") && name.starts_with("xl/")) {
            let of = name.replace("_rels/", "");
            let mut ids: Vec<String> = Vec::new();
            let relations = self.part(name).unwrap();
            for relation in relations.split("<Relationship ").skip(1) {
                let id = attribute(relation, "Id").to_owned();
                assert!(!ids.contains(&id), "{name}: {id} stands twice");
                let target = self.target(of.trim_end_matches(".rels"), |other| attribute(other, "Id") == id).unwrap();
                let is_inside = attribute(relation, "TargetMode") != "External";
                assert!(!is_inside || names.contains(&target), "{name}: there is no {target}");
                ids.push(id);
            }
        }
    }

    /// The names of all parts.
    pub fn names(&self) -> Vec<String> {
        self.0.file_names().map(|name| name.unwrap().into_owned()).collect()
    }

    /// The part of the sheet of this name.
    pub fn sheet(&mut self, sheet: &str) -> String {
        let book = self.part("xl/workbook.xml").unwrap();
        let element = book.split("<sheet ").skip(1).find(|element| attribute(element, "name") == sheet).unwrap();
        self.target("xl/workbook.xml", |relation| attribute(relation, "Id") == attribute(element, "r:id")).unwrap()
    }

    /// The part that belongs to another by a relation.
    fn target(&mut self, part: &str, is: impl Fn(&str) -> bool) -> Option<String> {
        let (folder, name) = part.rsplit_once('/').unwrap();
        let relations = self.part(&format!("{folder}/_rels/{name}.rels"))?;
        let relation = relations.split("<Relationship ").skip(1).find(|relation| is(relation))?;
        let target = attribute(relation, "Target");
        Some(match (target.strip_prefix('/'), target.strip_prefix("../")) {
            (Some(whole), _) => whole.to_owned(),
            (_, Some(beside)) => format!("xl/{beside}"),
            _ => format!("{folder}/{target}"),
        })
    }

    /// The colour a mark gives a cell, whatever the cell's own.
    pub fn mark(&mut self, sheet: &str, cell: &str) -> Option<String> {
        let part = self.sheet(sheet);
        let sheet = self.part(&part).unwrap();
        let format = sheet.split("<conditionalFormatting ").skip(1).find(|format| {
            format.contains("\"ruplem\"") && attribute(format, "sqref").split(' ').any(|area| covers(area, cell))
        })?;
        let index: usize = attribute(format.split("<cfRule ").nth(1)?, "dxfId").parse().unwrap();
        let styles = self.part("xl/styles.xml").unwrap();
        let look = styles.split("<dxf>").nth(index + 1)?.to_owned();
        Some(attribute(look.split("<bgColor ").nth(1)?, "rgb").to_owned())
    }

    /// The colour of a cell's paper, such as `FFFF9C9C`.
    pub fn paper(&mut self, sheet: &str, cell: &str) -> Option<String> {
        let part = self.sheet(sheet);
        let sheet = self.part(&part).unwrap();
        let element = sheet.split("<c ").skip(1).find(|element| attribute(element, "r") == cell)?;
        let styles = self.part("xl/styles.xml").unwrap();
        let nth = |list: &str, item: &str, index: &str| -> String {
            let (_, rest) = styles.split_once(list).unwrap();
            rest.split(item).nth(1 + index.parse::<usize>().unwrap()).unwrap().to_owned()
        };
        let format = nth("<cellXfs", "<xf ", attribute(element, "s"));
        let fill = nth("<fills", "<fill>", attribute(&format, "fillId"));
        Some(attribute(fill.split("</fill>").next()?.split("<fgColor ").nth(1)?, "rgb").to_owned())
    }

    /// The drawing of a sheet's notes.
    pub fn drawing(&mut self, sheet: &str) -> Option<String> {
        let part = self.sheet(sheet);
        let drawing = self.target(&part, |relation| attribute(relation, "Type").ends_with("/vmlDrawing"))?;
        self.part(&drawing)
    }

    /// Every note of a sheet: its cell and its text.
    pub fn notes(&mut self, sheet: &str) -> Vec<(String, String)> {
        let part = self.sheet(sheet);
        let Some(comments) = self.target(&part, |relation| attribute(relation, "Type").ends_with("/comments")) else {
            return Vec::new();
        };
        let comments = self.part(&comments).unwrap();
        let note = |element: &str| {
            let runs = element.split("<t").skip(1).filter(|run| run.starts_with(['>', ' ']));
            let text: String = runs.filter_map(|run| run.split_once('>')?.1.split("</t>").next()).collect();
            (attribute(element, "ref").to_owned(), text)
        };
        comments.split("<comment ").skip(1).map(note).collect()
    }
}

/// The workbook with its texts changed, each by its part's name.
pub fn rewrite(workbook: &Path, to: &Path, change: impl Fn(&str, String) -> String) {
    let mut package = Package::open(workbook);
    let mut changed = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for name in package.names() {
        changed.start_file(&name, zip::write::SimpleFileOptions::default()).unwrap();
        let text = package.part(&name).unwrap();
        changed.write_all(change(&name, text).as_bytes()).unwrap();
    }
    fs::write(to, changed.finish().unwrap().into_inner()).unwrap();
}

/// The workbook packed anew, each part as `change` gives it from its name and its bytes: under another name, or not at all.
pub fn repack(workbook: &Path, to: &Path, change: impl Fn(&str, Vec<u8>) -> Option<(String, Vec<u8>)>) {
    let mut archive = zip::ZipArchive::new(Cursor::new(fs::read(workbook).unwrap())).unwrap();
    let mut changed = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if let Some((name, bytes)) = change(&name, bytes) {
            changed.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            changed.write_all(&bytes).unwrap();
        }
    }
    fs::write(to, changed.finish().unwrap().into_inner()).unwrap();
}

/// Whether an area of one column, such as `C5:C9`, holds a cell.
fn covers(area: &str, cell: &str) -> bool {
    let parted = |cell: &str| {
        let digits = cell.find(|c: char| c.is_ascii_digit()).unwrap();
        (cell[..digits].to_owned(), cell[digits..].parse::<u32>().unwrap())
    };
    let (first, last) = area.split_once(':').unwrap_or((area, area));
    let ((column, first), (_, last), (of, row)) = (parted(first), parted(last), parted(cell));
    column == of && (first..=last).contains(&row)
}

/// Empty where an element has none of this name.
fn attribute<'a>(element: &'a str, name: &str) -> &'a str {
    let element = element.split('>').next().unwrap();
    let start = format!("{name}=\"");
    let found = element.match_indices(&start).find(|(at, _)| *at == 0 || element.as_bytes()[at - 1] == b' ');
    found.and_then(|(at, _)| element[at + start.len()..].split('"').next()).unwrap_or("")
}
