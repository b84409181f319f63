//! What a workbook looks like to the eye: the notes on its cells and their colours, read from its package.

use std::{fs, io::Read, path::Path};

/// The texts of a workbook's package.
pub struct Package(zip::ZipArchive<std::io::Cursor<Vec<u8>>>);

impl Package {
    pub fn open(path: &Path) -> Self {
        Self(zip::ZipArchive::new(std::io::Cursor::new(fs::read(path).unwrap())).unwrap())
    }

    fn part(&mut self, name: &str) -> Option<String> {
        let mut text = String::new();
        self.0.by_name(name).ok()?.read_to_string(&mut text).unwrap();
        Some(text)
    }

    /// The number in the package of the sheet of this name.
    fn number(&mut self, sheet: &str) -> usize {
        let book = self.part("xl/workbook.xml").unwrap();
        1 + book.split("<sheet ").skip(1).position(|element| attribute(element, "name") == sheet).unwrap()
    }

    /// The colour of a cell's paper, such as `FFFF9C9C`.
    pub fn paper(&mut self, sheet: &str, cell: &str) -> Option<String> {
        let number = self.number(sheet);
        let sheet = self.part(&format!("xl/worksheets/sheet{number}.xml")).unwrap();
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

    /// Every note of a sheet: its cell and its text.
    pub fn notes(&mut self, sheet: &str) -> Vec<(String, String)> {
        let number = self.number(sheet);
        let relations = self.part(&format!("xl/worksheets/_rels/sheet{number}.xml.rels")).unwrap_or_default();
        let Some(target) = relations
            .split("<Relationship ")
            .map(|element| attribute(element, "Target"))
            .find(|target| target.contains("comments"))
        else {
            return Vec::new();
        };
        let comments = self.part(&target.replace("..", "xl")).unwrap();
        let note = |element: &str| {
            let text: String =
                element.split("<t").skip(1).filter_map(|run| run.split_once('>')?.1.split("</t>").next()).collect();
            (attribute(element, "ref").to_owned(), text)
        };
        comments.split("<comment ").skip(1).map(note).collect()
    }
}

/// Empty where an element has none of this name.
fn attribute<'a>(element: &'a str, name: &str) -> &'a str {
    let element = element.split('>').next().unwrap();
    let start = format!("{name}=\"");
    let found = element.match_indices(&start).find(|(at, _)| *at == 0 || element.as_bytes()[at - 1] == b' ');
    found.and_then(|(at, _)| element[at + start.len()..].split('"').next()).unwrap_or("")
}
