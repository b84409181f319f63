//! What other people's programs find in our books: every text whole and in its place, bookmarks, languages.

use std::{collections::BTreeMap, fs, process::Command};

use crate::common::reading::{Reader, squeezed};
use chrono::NaiveDate;
use ruplem::{
    check::check,
    compose::{Composer, Pictures, Prose},
    files::Files,
    read::read,
    score::score,
    templates::Templates,
    thai::{breaks::Breaker, lexicon::Lexicon},
    typeset::Press,
};
use serde_json::Value;

const SAMPLES: [&str; 2] = ["samples/chiang-mai", "samples/tak"];

/// A book as it was composed, and its file.
struct Book {
    name: &'static str,
    texts: Value,
    pdf: Vec<u8>,
}

fn books(sample: &str) -> Vec<Book> {
    let templates = Templates::embedded();
    let handbooks = templates.handbooks().unwrap();
    let dataset = check(read(&Files::on_disk(sample)).unwrap(), &handbooks).dataset.unwrap();
    let handbook = handbooks.of(dataset.year).unwrap();
    let prose = Prose::new(templates.texts("prose/", ".tera")).unwrap();
    let composer = Composer { dataset: &dataset, handbook, prose: &prose, pictures: Pictures::Printed };
    let scorecard = score(&dataset, handbook, NaiveDate::from_ymd_opt(2022, 10, 5).unwrap());
    let lexicon = Lexicon::parse(templates.texts("lexicon/", ".txt").map(|(_, text)| text));
    let press = Press::new(templates.layouts(), Vec::new(), Breaker::new(lexicon)).unwrap();
    let set = |name, texts: Value, assets: &BTreeMap<String, Vec<u8>>| {
        let pdf = press.typeset(&format!("{name}.typ"), &texts, assets).unwrap().pdf;
        Book { name, texts, pdf }
    };
    let (plan, annual) = (composer.plan().unwrap(), composer.annual(&scorecard).unwrap());
    let sheet = composer.scorecard(&scorecard).unwrap();
    vec![
        set("plan", serde_json::to_value(plan.book).unwrap(), &plan.assets),
        set("annual", serde_json::to_value(annual.book).unwrap(), &annual.assets),
        set("scorecard", serde_json::to_value(sheet.book).unwrap(), &sheet.assets),
    ]
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

/// What a book's composition has beside its printed words: texts for those who do not see a picture, and what only other
/// books of the same parts print.
fn is_printed(book: &str, path: &str) -> bool {
    let unprinted = ["/alt", "/cover/handbook", "/cover/programme", "/months/dated", "/strategies/total/budget_words"];
    let unprinted_scorecard = [
        "/cover/central/ministry",
        "/cover/file_title",
        "/cover/office/address",
        "/cover/subject",
        "/rounds/result/months/",
    ];
    let is_of_others = book == "scorecard" && unprinted_scorecard.iter().any(|part| path.starts_with(part));
    !is_of_others && !unprinted.iter().any(|end| path.ends_with(end))
}

/// Every list of paragraphs, and what is said of every project in the order it is said.
fn sequences<'a>(value: &'a Value, found: &mut Vec<Vec<&'a str>>) {
    match value {
        Value::Array(values) => {
            let texts: Vec<&str> = values.iter().filter_map(Value::as_str).filter(|text| text.len() > 100).collect();
            found.push(texts);
            values.iter().for_each(|value| sequences(value, found));
        }
        Value::Object(fields) => {
            let sheet = ["name", "objective", "indicator", "budget_line", "agency", "area"];
            if fields.contains_key("objective") {
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

#[test]
fn every_paragraph_and_cell_comes_back_whole_and_in_order_in_every_reader() {
    let folder = tempfile::tempdir().unwrap();
    for sample in SAMPLES {
        for book in books(sample) {
            let path = folder.path().join("book.pdf");
            fs::write(&path, &book.pdf).unwrap();
            let mut all = Vec::new();
            texts(&book.texts, "", &mut all);
            all.retain(|(path, _)| is_printed(book.name, path));
            let mut ordered = Vec::new();
            sequences(&book.texts, &mut ordered);
            assert!(all.len() > 30, "{} texts", all.len());
            for reader in Reader::ALL {
                let read = squeezed(&reader.read(&path));
                assert!(!read.contains(['\u{200b}', '\u{2060}', '\u{fffd}']), "{reader:?}");
                for (path, text) in &all {
                    assert!(read.contains(&squeezed(text)), "{sample} {} {reader:?} {path}: {text}", book.name);
                }
                for parts in &ordered {
                    assert!(are_in_order(&read, parts), "{sample} {} {reader:?}: {parts:?}", book.name);
                }
            }
        }
    }
}

/// What pypdf finds: `bookmark`, `alt` or `lang`, a tab, and the text.
const MARKS: &str = r#"
import sys, pypdf
reader = pypdf.PdfReader(sys.argv[1])
told = set()
def walk(items):
    for item in items:
        if isinstance(item, list): walk(item)
        else: told.add(("bookmark", item.title))
walk(reader.outline)
for page in reader.pages:
    for operands, operator in pypdf.generic.ContentStream(page.get_contents(), reader).operations:
        if operator == b"BDC" and isinstance(operands[1], dict) and "/Lang" in operands[1]:
            told.add(("lang", operands[1]["/Lang"]))
for number in range(1, len(reader.xref_objStm) + sum(map(len, reader.xref.values()))):
    item = reader.get_object(number)
    if isinstance(item, dict) and item.get("/Type") != "/Catalog" and "/S" in item:
        for key, kind in (("/Lang", "lang"), ("/Alt", "alt")):
            if key in item: told.add((kind, item[key]))
told.add(("catalog", reader.trailer["/Root"]["/Lang"]))
for kind, text in sorted(told): sys.stdout.buffer.write(f"{kind}\t{text}\n".encode())
"#;

#[test]
fn parts_and_projects_have_bookmarks_pictures_are_told_and_languages_are_true() {
    let folder = tempfile::tempdir().unwrap();
    for book in books(SAMPLES[0]) {
        let path = folder.path().join("book.pdf");
        fs::write(&path, &book.pdf).unwrap();
        let read = Command::new("python3").args(["-c", MARKS, path.to_str().unwrap()]).output().unwrap();
        assert!(read.status.success(), "pypdf failed: {}", String::from_utf8_lossy(&read.stderr));
        let read = String::from_utf8(read.stdout).unwrap();
        let told = |kind: &str| -> Vec<&str> {
            read.lines().filter_map(|line| line.strip_prefix(kind)?.strip_prefix('\t')).collect()
        };
        assert_eq!(told("catalog"), ["th"]);
        assert!(told("lang").contains(&"en") && !told("lang").contains(&"ja"), "{:?}", told("lang"));
        let mut all = Vec::new();
        texts(&book.texts, "", &mut all);
        for (path, text) in &all {
            if book.name == "plan" && path == "/strategies/projects/name" {
                assert!(told("bookmark").iter().any(|title| title.ends_with(text)), "{text}: {:?}", told("bookmark"));
            }
            if path.ends_with("/alt") {
                assert!(told("alt").contains(&text.as_str()), "{} {path}: {text}", book.name);
            }
        }
    }
}
