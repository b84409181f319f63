//! The workbook's styles, to which those of the list and of the marks are added. What is there already is used again, so
//! that a copy of a copy grows no longer.

use std::collections::HashMap;

use super::{
    Odd,
    markup::{Edits, Element, root, with_attribute},
};
use crate::diagnostic::Severity;

/// The lists of a styles part in the order it has to have them, each with what it may not be without.
const LISTS: [(&str, &[&str]); 11] = [
    ("numFmts", &[]),
    ("fonts", &["<font><sz val=\"11\"/><name val=\"Calibri\"/></font>"]),
    (
        "fills",
        &["<fill><patternFill patternType=\"none\"/></fill>", "<fill><patternFill patternType=\"gray125\"/></fill>"],
    ),
    ("borders", &["<border><left/><right/><top/><bottom/><diagonal/></border>"]),
    ("cellStyleXfs", &[]),
    ("cellXfs", &["<xf/>"]),
    ("cellStyles", &[]),
    ("dxfs", &[]),
    ("tableStyles", &[]),
    ("colors", &[]),
    ("extLst", &[]),
];

/// The number formats every spreadsheet knows by themselves.
const OWN_FORMATS: usize = 164;

/// One list of styles.
struct List<'a> {
    name: &'static str,
    known: HashMap<&'a str, usize>,
    count: usize,
    added: Vec<String>,
}

impl<'a> List<'a> {
    fn of(styles: &Element<'a>, name: &'static str) -> Result<Self, Odd> {
        let without: &[&'static str] =
            LISTS.iter().find(|(list, _)| *list == name).map_or(&[], |(_, without)| *without);
        let items: Vec<&str> = match styles.child(name)? {
            Some(list) => list.children()?.into_iter().map(|item| item.whole).collect(),
            None => without.to_vec(),
        };
        let mut known = HashMap::new();
        for (index, item) in items.iter().enumerate() {
            known.entry(*item).or_insert(index);
        }
        Ok(Self { name, known, count: items.len(), added: Vec::new() })
    }

    /// Where in the list an item stands, which is put there when it is not yet.
    fn index(&mut self, item: &str) -> usize {
        let added = || self.added.iter().position(|added| added == item).map(|index| self.count + index);
        if let Some(index) = self.known.get(item).copied().or_else(added) {
            return index;
        }
        self.added.push(item.to_owned());
        self.count + self.added.len() - 1
    }

    fn write(&self, styles: &Element<'_>, edits: &mut Edits<'_>) -> Result<(), Odd> {
        if self.added.is_empty() {
            return Ok(());
        }
        let added = self.added.concat();
        let count = (self.count + self.added.len()).to_string();
        let children = styles.children()?;
        if let Some(list) = children.iter().find(|child| child.name == self.name) {
            match list.end_of_children() {
                Some(end) => {
                    edits.replace(list.tag_range(), with_attribute(list.tag, "count", &count));
                    edits.insert(end, added);
                }
                None => edits.replace(list.range(), format!("<{0} count=\"{count}\">{added}</{0}>", self.name)),
            }
            return Ok(());
        }
        let order = |name: &str| LISTS.iter().position(|(list, _)| *list == name).unwrap_or(LISTS.len());
        let without = LISTS[order(self.name)].1.concat();
        let list = format!("<{0} count=\"{count}\">{without}{added}</{0}>", self.name);
        match children.iter().find(|child| order(child.name) > order(self.name)) {
            Some(next) => edits.insert(next.at, list),
            None => edits.insert(styles.end_of_children().ok_or(Odd("the styles are empty"))?, list),
        }
        Ok(())
    }
}

/// What was added to a workbook's styles.
pub struct Added {
    /// The styles part as it is now.
    pub text: String,
    /// The format each of the list's own formats has become.
    pub formats: Vec<usize>,
    /// The paper of marks.
    pub papers: Papers,
}

/// Which differential formats the marks have.
#[derive(Debug, Clone, Copy)]
pub struct Papers {
    error: usize,
    warning: usize,
}

impl Papers {
    pub fn of(self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.error,
            Severity::Warning => self.warning,
        }
    }
}

/// Adds the formats of the list's own styles, and the marks' papers by their colours, to a workbook's.
pub fn add(text: &str, of_list: &str, colours: [&str; 2]) -> Result<Added, Odd> {
    let (styles, list) = (root(text, "styleSheet")?, root(of_list, "styleSheet")?);
    let mut parts = [List::of(&styles, "fonts")?, List::of(&styles, "fills")?, List::of(&styles, "borders")?];
    let mut xfs = List::of(&styles, "cellXfs")?;
    let mut formats = Vec::new();
    for xf in list.child("cellXfs")?.ok_or(Odd("the list has no formats"))?.children()? {
        if xf.number("numFmtId").is_some_and(|format| format >= OWN_FORMATS) {
            return Err(Odd("the list has a number format of its own"));
        }
        let mut tag = with_attribute(xf.tag, "xfId", "0");
        for (part, name) in parts.iter_mut().zip(["fontId", "fillId", "borderId"]) {
            let items = list.child(part.name)?.ok_or(Odd("the list's formats lack a part"))?.children()?;
            let item = items.get(xf.number(name).unwrap_or(0)).ok_or(Odd("the list's formats lack a part"))?;
            tag = with_attribute(&tag, name, &part.index(item.whole).to_string());
        }
        formats.push(xfs.index(&(tag + &xf.whole[xf.tag.len()..])));
    }
    let mut differential = List::of(&styles, "dxfs")?;
    let [error, warning] = colours.map(|colour| differential.index(&paper(colour)));
    let mut edits = Edits::new(text);
    for list in parts.iter().chain([&xfs, &differential]) {
        list.write(&styles, &mut edits)?;
    }
    Ok(Added { text: edits.finish(), formats, papers: Papers { error, warning } })
}

/// Dark letters on coloured paper within a red line, whatever the cell's own look.
fn paper(colour: &str) -> String {
    let side = |side: &str| format!("<{side} style=\"thin\"><color rgb=\"FFC00000\"/></{side}>");
    format!(
        "<dxf><font><color rgb=\"FF1F1F1F\"/></font><fill><patternFill patternType=\"solid\"><fgColor rgb=\"{colour}\"/>\
         <bgColor rgb=\"{colour}\"/></patternFill></fill><border>{}{}{}{}</border></dxf>",
        side("left"),
        side("right"),
        side("top"),
        side("bottom"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "<styleSheet><fonts><font/><font><b/></font></fonts><fills><fill/></fills><borders><border/></borders>\
                        <cellXfs><xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\"/></cellXfs></styleSheet>";

    #[test]
    fn styles_are_added_once_and_leave_the_others_where_they_are() {
        let own =
            "<styleSheet><cellXfs count=\"1\"><xf numFmtId=\"14\"/></cellXfs><dxfs count=\"0\"/><extLst/></styleSheet>";
        let once = add(own, LIST, ["FFFF9C9C", "FFFFD966"]).unwrap();
        assert_eq!((once.formats.as_slice(), once.papers.error, once.papers.warning), (&[1][..], 0, 1));
        assert!(once.text.starts_with("<styleSheet><fonts count=\"2\"><font><sz"), "{}", once.text);
        assert!(once.text.contains("<cellXfs count=\"2\"><xf numFmtId=\"14\"/><xf numFmtId=\"0\" fontId=\"1\""));
        let again = add(&once.text, LIST, ["FFFF9C9C", "FFFFD966"]).unwrap();
        assert_eq!((again.text, again.formats), (once.text, once.formats));
    }
}
