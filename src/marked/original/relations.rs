//! Which part of a package belongs to which, and what kind each is of.

use super::{
    Odd,
    markup::{Edits, root},
    package::Package,
};

/// What the kinds of relations begin with.
pub const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES: &str = "[Content_Types].xml";
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// One part that belongs to another.
#[derive(Debug, Clone)]
pub struct Relation {
    pub id: String,
    /// The last word of its kind, such as `comments`.
    pub kind: String,
    /// The part's name in the package.
    pub part: String,
}

/// Where a part's relations stand: `xl/_rels/workbook.xml.rels` for `xl/workbook.xml`.
fn place(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}_rels/{name}.rels")
}

/// All that belongs to a part, in the order of the file; to the package itself when the part has no name.
pub fn of(package: &mut Package, part: &str) -> Result<Vec<Relation>, Odd> {
    let place = place(part);
    if !package.has(&place) {
        return Ok(Vec::new());
    }
    let text = package.text(&place)?;
    let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
    let relations = root(&text, "Relationships")?.children()?;
    let inside = relations.iter().filter(|element| element.attribute("TargetMode").as_deref() != Some("External"));
    inside
        .map(|element| {
            let given = |name| element.attribute(name).ok_or(Odd("a relation says too little"));
            let (kind, target) = (given("Type")?, given("Target")?);
            if kind.starts_with("http://purl.oclc.org/") {
                return Err(Odd("the package keeps to the strict form of the standard"));
            }
            let kind = kind.rsplit('/').next().unwrap_or("").to_owned();
            Ok(Relation { id: given("Id")?, kind, part: resolved(folder, &target) })
        })
        .collect()
}

/// A target as the name of a part: `../comments1.xml` below `xl/worksheets` is `xl/comments1.xml`.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut names: Vec<&str> = folder.split('/').filter(|name| !name.is_empty()).collect();
    for name in target.split('/') {
        match name {
            "." | "" => {}
            ".." => {
                names.pop();
            }
            name => names.push(name),
        }
    }
    names.join("/")
}

/// Makes one part belong to another, and gives the relation's id.
pub fn add(package: &mut Package, part: &str, kind: &str, target: &str) -> Result<String, Odd> {
    let place = place(part);
    let text = match package.has(&place) {
        true => package.text(&place)?,
        false => {
            format!(
                "{DECLARATION}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>"
            )
        }
    };
    let relations = root(&text, "Relationships")?;
    let taken: Vec<String> = relations.children()?.iter().filter_map(|element| element.attribute("Id")).collect();
    let ids = (taken.len() + 1..).map(|number| format!("rId{number}"));
    let id = ids.into_iter().find(|id| !taken.contains(id)).unwrap_or_default();
    let mut edits = Edits::new(&text);
    let element = format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"/{target}\"/>");
    edits.append(&relations, &element);
    let text = edits.finish();
    package.put(&place, text);
    Ok(id)
}

/// Takes a part out, with what says that it belongs to another.
pub fn remove(package: &mut Package, part: &str, relation: &Relation) -> Result<(), Odd> {
    let place = place(part);
    let text = package.text(&place)?;
    let mut edits = Edits::new(&text);
    for element in root(&text, "Relationships")?.children()? {
        if element.attribute("Id").as_ref() == Some(&relation.id) {
            edits.remove(element.range());
        }
    }
    let text = edits.finish();
    package.put(&place, text);
    // Some programs tell the kind of a part's own relations too.
    let lost = [relation.part.clone(), self::place(&relation.part)];
    let types = package.text(TYPES)?;
    let mut edits = Edits::new(&types);
    for element in root(&types, "Types")?.children()? {
        if element.attribute("PartName").is_some_and(|name| lost.iter().any(|lost| names(&name, lost))) {
            edits.remove(element.range());
        }
    }
    let types = edits.finish();
    package.put(TYPES, types);
    lost.iter().for_each(|part| package.remove(part));
    Ok(())
}

/// Whether a part's name, as the list of kinds tells it, is the name of a part. Names that differ in case are the same.
fn names(told: &str, part: &str) -> bool {
    told.trim_start_matches('/').eq_ignore_ascii_case(part)
}

/// Says of which kind a new part is; the ending `vml` has one kind for all. What was said of a part of this name is
/// replaced: a kind that is told twice is one that Excel repairs.
pub fn declare(package: &mut Package, part: &str, kind: &str) -> Result<(), Odd> {
    let text = package.text(TYPES)?;
    let types = root(&text, "Types")?;
    let is_vml = part.ends_with(".vml");
    let mut edits = Edits::new(&text);
    for element in types.children()? {
        if is_vml && element.attribute("Extension").is_some_and(|ending| ending.eq_ignore_ascii_case("vml")) {
            return Ok(());
        }
        if !is_vml && element.attribute("PartName").is_some_and(|name| names(&name, part)) {
            edits.remove(element.range());
        }
    }
    let element = match is_vml {
        true => format!("<Default Extension=\"vml\" ContentType=\"{kind}\"/>"),
        false => format!("<Override PartName=\"/{part}\" ContentType=\"{kind}\"/>"),
    };
    edits.append(&types, &element);
    let text = edits.finish();
    package.put(TYPES, text);
    Ok(())
}

/// The kind a part is said to be of by its own name.
pub fn kind(package: &mut Package, part: &str) -> Result<Option<String>, Odd> {
    let text = package.text(TYPES)?;
    let types = root(&text, "Types")?.children()?;
    let own = types.iter().find(|element| element.attribute("PartName").is_some_and(|name| names(&name, part)));
    Ok(own.and_then(|element| element.attribute("ContentType")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_found_from_the_part_that_names_them() {
        for (folder, target, part) in [
            ("xl/worksheets", "../comments1.xml", "xl/comments1.xml"),
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "/xl/styles.xml", "xl/styles.xml"),
            ("", "xl/workbook.xml", "xl/workbook.xml"),
        ] {
            assert_eq!(resolved(folder, target), part);
        }
        assert_eq!(place("xl/workbook.xml"), "xl/_rels/workbook.xml.rels");
        assert_eq!(place(""), "_rels/.rels");
    }

    #[test]
    fn a_kind_is_told_once_of_every_name_whatever_its_case() {
        let told = "<Override PartName=\"/xl/Comments1.xml\" ContentType=\"old\"/>";
        let types = format!("<Types>{told}<Default Extension=\"VML\" ContentType=\"v\"/></Types>");
        let mut package = Package::of(&[(TYPES, &types), ("xl/Comments2.XML", "")]);
        assert_eq!(package.free_name("xl/comments", ".xml"), "xl/comments1.xml");
        declare(&mut package, "xl/comments1.xml", "new").unwrap();
        declare(&mut package, "xl/a.vml", "new").unwrap();
        let text = package.text(TYPES).unwrap();
        assert_eq!(
            text,
            types.replace(told, "").replace("</", "<Override PartName=\"/xl/comments1.xml\" ContentType=\"new\"/></")
        );
        package.put("xl/comments1.xml", String::new());
        assert_eq!(package.free_name("xl/comments", ".xml"), "xl/comments3.xml");
        package.remove("xl/Comments2.XML");
        assert_eq!(package.free_name("xl/comments", ".xml"), "xl/comments2.xml");
    }
}
