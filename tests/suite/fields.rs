//! What a layout can ask the data of a book for: docs/fields.md, made from the books themselves.

use std::{collections::BTreeMap, fmt::Write};

use ruplem::{
    compose::{Document, UNPRINTED},
    model::Month,
};
use serde_json::Value;

use crate::common::{
    program::{assert_expected, project},
    workshop::{WORKSHOP, dataset},
};

const HEAD: &str = "\
# The data of the books · ข้อมูลของรูปเล่ม

What layouts read with `data()`, book by book, as both samples have it: `strategies[].projects[].name` is the name of each project of
each strategy. Every text is ready to print, in Thai digits; a field that may be `none` is so where the data tells nothing. Our own
layouts need not print what stands under *worked with*. What a page of your own sorts, compares or adds up stands in the `value` of
each row: people as they are, money in satang, a per cent as a part and its whole, days and months as `2021-10-31` and `2021-10`;
it is `none` where nothing is given.
";

/// What is known of a field from all places it stands in.
#[derive(Default)]
struct Field {
    kinds: Vec<&'static str>,
    example: Option<String>,
    is_worked_with: bool,
}

fn note(path: &str, value: &Value, is_worked_with: bool, found: &mut BTreeMap<String, Field>) {
    let kind = match value {
        Value::Null => "none",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "number",
        Value::String(_) => "text",
        Value::Array(_) => "list",
        Value::Object(_) => "fields",
    };
    if !path.is_empty() {
        let field = found.entry(path.to_owned()).or_default();
        field.is_worked_with = is_worked_with;
        if !field.kinds.contains(&kind) {
            field.kinds.push(kind);
            field.kinds.sort_unstable();
        }
        if let Value::String(text) = value
            && field.example.is_none()
        {
            field.example = Some(shortened(text));
        }
    }
    match value {
        Value::Array(values) => {
            values.iter().for_each(|value| note(&format!("{path}[]"), value, is_worked_with, found))
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                let (name, hidden) = match name.strip_prefix(UNPRINTED) {
                    Some(name) => (name, true),
                    None => (name.as_str(), false),
                };
                let path = if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
                note(&path, value, is_worked_with || hidden, found);
            }
        }
        _ => {}
    }
}

/// The first line of a text, not too long.
fn shortened(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}

#[test]
fn what_the_data_of_each_book_holds_is_told() {
    let day = "2022-10-05".parse().unwrap();
    let monthly = Document::MONTHLY.of(Month::new(2021, 11).unwrap());
    let samples = ["chiang-mai", "tak"].map(|sample| dataset(project("samples").join(sample)));
    let mut told = HEAD.to_owned();
    for document in [Document::PLAN, Document::ANNUAL, Document::SCORECARD, Document::ONEPAGE, monthly] {
        let mut found = BTreeMap::new();
        for sample in &samples {
            let book: Value = serde_json::from_str(&WORKSHOP.compose(document, sample, day).unwrap().book).unwrap();
            note("", &book, false, &mut found);
        }
        writeln!(told, "\n## `{}`\n\n| field | kind | for example |\n|---|---|---|", document.kind.layout()).unwrap();
        // The list itself is told by what it holds.
        let rows = found.iter().filter(|(path, field)| !(path.ends_with("[]") && field.kinds == ["fields"]));
        for (path, Field { kinds, example, is_worked_with }) in rows {
            let kinds = kinds.join(", ");
            let kinds = if *is_worked_with { format!("*worked with:* {kinds}") } else { kinds };
            let example = example.as_deref().unwrap_or_default().replace('|', "\\|");
            writeln!(told, "| `{path}` | {kinds} | {example} |").unwrap();
        }
    }
    assert_expected(&told, &project("docs/fields.md"));
}
