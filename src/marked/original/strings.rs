//! The texts a workbook's cells share, to which the list's are added.

use std::collections::HashMap;

use super::{
    Odd,
    markup::{Edits, Element, root, with_attribute, without_attribute},
    package::Package,
    relations,
};

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml";

/// Every text, by its number.
pub fn texts(package: &mut Package, book: &str) -> Result<Vec<String>, Odd> {
    match relations::of(package, book)?.into_iter().find(|relation| relation.kind == "sharedStrings") {
        Some(relation) => root(&package.text(&relation.part)?, "sst")?.children()?.iter().map(Element::text).collect(),
        None => Ok(Vec::new()),
    }
}

/// Adds texts, and gives the number of each. Texts that are there already are not added again.
pub fn add(package: &mut Package, book: &str, of_list: &str) -> Result<Vec<usize>, Odd> {
    let part = relations::of(package, book)?.into_iter().find(|relation| relation.kind == "sharedStrings");
    let part = match part {
        Some(relation) => relation.part,
        None => {
            let part = package.free_name("xl/sharedStrings", ".xml");
            package.put(
                &part,
                format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<sst xmlns=\"{MAIN}\"/>"),
            );
            relations::declare(package, &part, KIND)?;
            relations::add(package, book, "sharedStrings", &part)?;
            part
        }
    };
    let text = package.text(&part)?;
    let table = root(&text, "sst")?;
    let mut known: HashMap<&str, usize> = HashMap::new();
    let mut count = 0;
    for string in table.children()?.into_iter().filter(|child| child.name == "si") {
        known.entry(string.whole).or_insert(count);
        count += 1;
    }
    let mut added = String::new();
    let mut numbers = Vec::new();
    for string in root(of_list, "sst")?.children()? {
        numbers.push(*known.entry(string.whole).or_insert_with(|| {
            added.push_str(string.whole);
            count += 1;
            count - 1
        }));
    }
    // How often they are used may be left unsaid, and would have to be counted in all sheets.
    let tag = without_attribute(&with_attribute(table.tag, "uniqueCount", &count.to_string()), "count");
    let mut edits = Edits::new(&text);
    match table.end_of_children() {
        Some(end) => {
            edits.replace(table.tag_range(), tag);
            edits.insert(end, added);
        }
        None => edits.replace(table.range(), format!("{}>{added}</sst>", tag.trim_end_matches("/>"))),
    }
    let text = edits.finish();
    package.put(&part, text);
    Ok(numbers)
}
