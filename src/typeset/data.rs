//! A book's data as the press is given it: JSON, in which some fields are marked as not for print.

use std::borrow::Cow;
use std::collections::HashSet;

use serde_json::Value;

use super::marks::{Piece, pieces};
use crate::compose::UNPRINTED;
use crate::proof::Datum;

/// What a book is set from.
pub(super) struct Data<'a> {
    /// As a layout reads it.
    pub json: Cow<'a, str>,
    /// The strings that the book's pages are to show, each once.
    pub printed: Vec<String>,
}

impl<'a> Data<'a> {
    /// Parts what is for print from what is not.
    pub fn of(json: &'a str) -> serde_json::Result<Self> {
        let mut printed: Vec<&str> = printed(json).into_iter().collect();
        printed.sort_unstable();
        let printed = printed.into_iter().map(serde_json::from_str).collect::<serde_json::Result<_>>()?;
        let json = if json.contains(UNPRINTED) { json.replace(UNPRINTED, "").into() } else { Cow::Borrowed(json) };
        Ok(Self { json, printed })
    }
}

/// The string values, still in quotes, outside of fields marked as unprinted.
fn printed(json: &str) -> HashSet<&str> {
    let mut printed = HashSet::new();
    let mut depth = 0_usize;
    // How deep the marked field lies that all comes from until it ends.
    let mut marked: Option<usize> = None;
    for piece in pieces(json) {
        match piece {
            Piece::Key(name) if name[1..].starts_with(UNPRINTED) => marked = marked.or(Some(depth)),
            Piece::Key(_) => {}
            Piece::Value(string) if marked.is_none() => drop(printed.insert(string)),
            Piece::Value(_) => {}
            Piece::Other(text) => {
                for byte in text.bytes() {
                    match byte {
                        b'{' | b'[' => depth += 1,
                        b'}' | b']' => depth = depth.saturating_sub(1),
                        _ => {}
                    }
                    if marked.is_some_and(|start| depth < start || (depth == start && byte == b',')) {
                        marked = None;
                    }
                }
            }
        }
    }
    printed
}

/// Where each of `texts` stands in the data.
pub(super) fn places(json: &str, texts: &[&str]) -> serde_json::Result<Vec<Datum>> {
    let mut wanted: HashSet<&str> = texts.iter().copied().collect();
    let mut found = Vec::new();
    if wanted.is_empty() {
        return Ok(found);
    }
    find(&serde_json::from_str(json)?, String::new(), &mut wanted, &mut found);
    Ok(found)
}

fn find(value: &Value, path: String, wanted: &mut HashSet<&str>, found: &mut Vec<Datum>) {
    match value {
        Value::String(text) if wanted.remove(text.as_str()) => found.push(Datum { path, text: text.clone() }),
        Value::Array(values) => {
            for (index, value) in values.iter().enumerate() {
                find(value, format!("{path}[{index}]"), wanted, found);
            }
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                let dot = if path.is_empty() { "" } else { "." };
                find(value, format!("{path}{dot}{name}"), wanted, found);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_for_print_is_told_by_the_names_of_fields() {
        let json =
            r#"{"a":"ก","*path":"/ข","*b":[{"c":"ค","d":["ง"]},"จ"],"e":{"*f":"ฉ"},"g":["ช,}",{"*h":1}],"i":"\"ซ"}"#;
        let data = json.replace('*', &UNPRINTED.to_string());
        let data = Data::of(&data).expect("it is JSON");
        assert_eq!(data.json, json.replace('*', ""));
        assert_eq!(data.printed, ["\"ซ", "ก", "ช,}"].map(str::to_owned));
    }

    #[test]
    fn a_text_is_found_where_it_stands() {
        let json = r#"{"rows":[{"name":"ก"},{"name":"ข"}],"note":"ค"}"#;
        let found = places(json, &["ข", "ค"]).expect("it is JSON");
        let found: Vec<&str> = found.iter().map(|datum| datum.path.as_str()).collect();
        assert_eq!(found, ["note", "rows[1].name"]);
    }
}
