//! What a reader's program finds in our books: every text whole and in its place, bookmarks, languages.

use std::{fs, sync::LazyLock};

use chrono::NaiveDate;
use ruplem::compose::{Document, OfProvince, UNPRINTED};
use serde_json::Value;

use crate::common::{
    reading::{Reader, by_readers, squeezed},
    workshop::{WORKSHOP, dataset},
};

const SAMPLES: [&str; 2] = ["samples/chiang-mai", "samples/tak"];

/// A book as it was composed, and its file.
struct Book {
    sample: &'static str,
    name: &'static str,
    texts: Value,
    pdf: Vec<u8>,
}

static BOOKS: LazyLock<Vec<Book>> = LazyLock::new(|| SAMPLES.into_iter().flat_map(books).collect());

fn books(sample: &'static str) -> Vec<Book> {
    let (dataset, as_of) = (dataset(sample), NaiveDate::from_ymd_opt(2022, 10, 5).unwrap());
    let set = |document: Document<OfProvince>| {
        let composed = WORKSHOP.compose(document, &dataset, as_of).unwrap();
        let texts = serde_json::from_str(&composed.book).unwrap();
        let pdf = WORKSHOP.finish(document.kind, composed).unwrap().pdf;
        Book { sample, name: document.kind.name, texts, pdf }
    };
    [Document::PLAN, Document::ANNUAL, Document::SCORECARD].map(set).into()
}

/// Every Thai text of a composed book, by where it stands in it.
fn texts(value: &Value, path: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) if text.contains(|c| matches!(c, 'ก'..='ฮ')) => {
            found.push((path.to_owned(), text.clone()))
        }
        Value::Array(values) => values.iter().for_each(|value| texts(value, path, found)),
        Value::Object(fields) => fields.iter().for_each(|(key, value)| texts(value, &format!("{path}/{key}"), found)),
        _ => {}
    }
}

/// What only a project's form asks for.
const OF_FORM: [&str; 7] = ["rationale", "activities", "districts", "partners", "contact", "output", "outcome"];

/// Every list of paragraphs, and what is said of every project in the order it is said.
fn sequences<'a>(value: &'a Value, found: &mut Vec<Vec<&'a str>>) {
    match value {
        Value::Array(values) => {
            let texts: Vec<&str> = values.iter().filter_map(Value::as_str).filter(|text| text.len() > 100).collect();
            found.push(texts);
            values.iter().for_each(|value| sequences(value, found));
        }
        Value::Object(fields) => {
            if fields.contains_key("objective") {
                let is_filled = |value: &Value| match value {
                    Value::Array(values) => !values.is_empty(),
                    value => !value.is_null(),
                };
                // What tells more of a project than every plan does is laid out as its form is.
                let sheet: &[&str] = if OF_FORM.iter().any(|key| is_filled(&fields[*key])) {
                    &[
                        "name",
                        "objective",
                        "indicator",
                        "area",
                        "agency",
                        "partners",
                        "contact",
                        "budget_line",
                        "output",
                        "outcome",
                    ]
                } else {
                    &["name", "objective", "indicator", "budget_line", "agency", "area"]
                };
                found.push(sheet.iter().filter_map(|key| fields[*key].as_str()).collect());
            }
            fields.values().for_each(|value| sequences(value, found));
        }
        _ => {}
    }
}

/// Whether the parts stand in a text one after the other.
fn are_in_order(text: &str, parts: &[&str]) -> bool {
    let parts: Vec<String> = parts.iter().map(|part| squeezed(part)).collect();
    let Some(first) = parts.first() else {
        return true;
    };
    text.match_indices(first.as_str()).any(|(start, _)| {
        let mut rest = &text[start..];
        parts.iter().all(|part| match rest.find(part) {
            Some(place) => {
                rest = &rest[place + part.len()..];
                true
            }
            None => false,
        })
    })
}

/// What was read, with a paragraph made whole that goes on overleaf: the number of the page and the next one's running head
/// stand between.
fn joined(mut read: String, paragraph: &str, running_head: &str) -> String {
    if read.contains(paragraph) {
        return read;
    }
    let ends = paragraph.char_indices().map(|(end, _)| &paragraph[..end]);
    let Some(begun) = ends.take_while(|begun| read.contains(begun)).last() else { return read };
    let end = read.find(begun).unwrap_or(0) + begun.len();
    let Some(gap) = read[end..].find(&paragraph[begun.len()..]) else { return read };
    // The head, the title of a part beside it and the number.
    if !running_head.is_empty() && gap < running_head.len() + 300 && read[end..end + gap].contains(running_head) {
        read.replace_range(end..end + gap, "");
    }
    read
}

fn every_paragraph_and_cell_comes_back_whole_and_in_order(reader: Reader) {
    let folder = tempfile::tempdir().unwrap();
    for Book { sample, name, texts: composed, pdf } in &*BOOKS {
        let path = folder.path().join("book.pdf");
        fs::write(&path, pdf).unwrap();
        let mut all = Vec::new();
        texts(composed, "", &mut all);
        all.retain(|(path, _)| !path.contains(UNPRINTED));
        let mut ordered = Vec::new();
        sequences(composed, &mut ordered);
        assert!(all.len() > 30, "{} texts", all.len());
        let head = squeezed(composed["cover"]["running"].as_str().unwrap_or_default());
        let mut read = squeezed(&reader.read(&path));
        for paragraph in ordered.iter().flatten() {
            read = joined(read, &squeezed(paragraph), &head);
        }
        assert!(!read.contains(['\u{200b}', '\u{2060}', '\u{fffd}']), "{reader:?}");
        for (path, text) in &all {
            assert!(read.contains(&squeezed(text)), "{sample} {name} {reader:?} {path}: {text}");
        }
        for parts in &ordered {
            assert!(are_in_order(&read, parts), "{sample} {name} {reader:?}: {parts:?}");
        }
    }
}

fn parts_and_projects_have_bookmarks_pictures_are_told_and_languages_are_true(reader: Reader) {
    let folder = tempfile::tempdir().unwrap();
    for book in BOOKS.iter().filter(|book| book.sample == SAMPLES[0]) {
        let path = folder.path().join("book.pdf");
        fs::write(&path, &book.pdf).unwrap();
        let strings = reader.strings(&path);
        let told = |key: &str| -> Vec<&str> {
            strings.iter().filter(|(other, _)| other == key).map(|(_, text)| text.as_str()).collect()
        };
        assert_eq!(told("language"), ["th"]);
        assert!(told("/Lang").contains(&"en") && !told("/Lang").contains(&"ja"), "{:?}", told("/Lang"));
        let mut all = Vec::new();
        texts(&book.texts, "", &mut all);
        for (path, text) in &all {
            if book.name == "plan" && path == "/strategies/projects/name" {
                assert!(told("bookmark").iter().any(|title| title.ends_with(text)), "{text}: {:?}", told("bookmark"));
            }
            if path.ends_with("/alt") {
                assert!(told("/Alt").contains(&text.as_str()), "{} {path}: {text}", book.name);
            }
        }
    }
}

by_readers! {
    Reader::OTHERS =>
        every_paragraph_and_cell_comes_back_whole_and_in_order;
    [Reader::PyPdf] =>
        parts_and_projects_have_bookmarks_pictures_are_told_and_languages_are_true;
}
