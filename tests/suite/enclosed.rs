//! A finished book carries its data: it is a dataset, and it proves itself.

use std::{fs, path::Path};

use chrono::NaiveDate;
use ruplem::{
    Document,
    compose::{AnyDocument, Composed, DOCUMENTS, OfProvince},
    enclosed::{self, pdf::NoData},
    files::{Files, Memory},
    model::{Dataset, Month},
    read::Options,
};
use serde_json::Value;

use crate::{
    altered::lines,
    common::{
        program::{copy_sample, project, run, text},
        workshop::{WORKSHOP, checked, dataset},
    },
    nation::sample,
};

fn as_of() -> NaiveDate {
    "2022-10-05".parse().unwrap()
}

fn documents() -> Vec<Document<OfProvince>> {
    let of = |document: AnyDocument| match document {
        AnyDocument::Year(document) => Some(document),
        AnyDocument::Month(document) => Some(document.of(Month::new(2022, 3).unwrap())),
        AnyDocument::Nation(_) => None,
    };
    DOCUMENTS.into_iter().filter_map(of).collect()
}

fn book(document: Document<OfProvince>, dataset: &Dataset) -> Vec<u8> {
    WORKSHOP.make(document, dataset, as_of()).unwrap().pdf
}

/// The dataset that a book is.
fn carried(pdf: Vec<u8>) -> Dataset {
    let (memory, _) = Memory::new([("book.pdf".to_owned(), pdf)]);
    let files = Files::in_memory("book.pdf", memory).only("book.pdf");
    let mut nation = WORKSHOP.check(&files, &Options::default()).unwrap();
    assert!(!nation.is_national);
    let checked = nation.provinces.remove(0).checked;
    checked.dataset.unwrap_or_else(|| panic!("{:?}", checked.diagnostics))
}

#[test]
fn a_book_made_from_a_book_has_the_same_bytes() {
    for sample in ["chiang-mai", "tak"] {
        let from = dataset(project("samples").join(sample));
        for document in documents() {
            let first = book(document, &from);
            assert!(book(document, &carried(first.clone())) == first, "{sample} {}", document.kind.name);
        }
    }
}

#[test]
fn a_province_reads_from_its_book_what_its_folder_says() {
    let from = dataset(project("samples/chiang-mai"));
    let read = carried(book(Document::ANNUAL, &from));
    assert_eq!(read.handbook, from.handbook);
    assert_eq!(read.tables, from.tables);
    for document in documents().into_iter().filter(|document| document.kind != Document::ANNUAL.kind) {
        let [one, other] = [&from, &read].map(|dataset| WORKSHOP.compose(document, dataset, as_of()).unwrap().book);
        assert_eq!(one, other);
    }
}

#[test]
fn the_country_is_the_same_from_books_as_from_folders() {
    let folder = tempfile::tempdir().unwrap();
    let books = tempfile::tempdir().unwrap();
    for sample in ["chiang-mai", "tak"] {
        fs::create_dir(folder.path().join(sample)).unwrap();
        copy_sample(sample, &folder.path().join(sample));
        fs::write(
            books.path().join(format!("{sample}.pdf")),
            book(Document::ANNUAL, &dataset(project("samples").join(sample))),
        )
        .unwrap();
    }
    let national = |path: &Path| {
        let nation = WORKSHOP.check(&Files::on_disk(path), &Options::default()).unwrap();
        assert!(nation.is_national && nation.diagnostics.is_empty(), "{:?}", nation.diagnostics);
        let nations = WORKSHOP.nations(&nation, as_of());
        WORKSHOP.compose_national(Document::NATIONAL, &nations[0]).unwrap().book
    };
    assert_eq!(national(folder.path()), national(books.path()));
}

#[test]
fn a_book_without_data_is_no_dataset() {
    let bare = ruplem::Workshop::new(ruplem::templates::Templates::embedded()).unwrap().without_data();
    let pdf = bare.make(Document::SCORECARD, &dataset(project("samples/tak")), as_of()).unwrap().pdf;
    assert_eq!(enclosed::pdf::read(pdf), Err(NoData::None));
    assert_eq!(enclosed::pdf::read(b"%PDF-1.7\n".to_vec()), Err(NoData::Broken));
}

/// A book whose pages or files are changed, with everything else as it would be.
fn forged(document: Document<OfProvince>, forge: impl Fn(&mut Composed<String>)) -> Vec<u8> {
    let mut composed = WORKSHOP.compose(document, &dataset(project("samples/tak")), as_of()).unwrap();
    forge(&mut composed);
    WORKSHOP.finish(document.kind, composed).unwrap().pdf
}

#[test]
fn a_book_that_was_changed_is_not_proved_and_one_that_was_not_is() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, pdf: Vec<u8>| fs::write(folder.path().join(name), pdf).unwrap();
    write("a-whole.pdf", forged(Document::SCORECARD, |_| {}));
    // A figure of the page.
    write(
        "b-page.pdf",
        forged(Document::SCORECARD, |composed| {
            let altered = composed.book.replace("จังหวัดตาก", "จังหวัดตาก ๑");
            assert_ne!(altered, composed.book);
            composed.book = altered;
        }),
    );
    // A figure of the data.
    write(
        "c-data.pdf",
        forged(Document::SCORECARD, |composed| {
            let path = format!("{}results.csv", enclosed::FOLDER);
            let table = String::from_utf8(composed.assets[&path].clone()).unwrap();
            let place = table.rfind(|c: char| c.is_ascii_digit()).unwrap();
            let digit = if &table[place..=place] == "1" { "2" } else { "1" };
            composed.assets.insert(path, [&table[..place], digit, &table[place + 1..]].concat().into_bytes());
        }),
    );
    // A byte that nobody sees.
    let mut bytes = forged(Document::SCORECARD, |_| {});
    bytes.extend(b"% \n");
    write("d-byte.pdf", bytes);
    write("e-none.pdf", b"%PDF-1.7\n".to_vec());
    let output = run(&["verify", "--format", "json"], folder.path());
    let verdicts: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", text(&output.stderr)));
    let found: Vec<&str> =
        verdicts.as_array().unwrap().iter().map(|verdict| verdict["verdict"].as_str().unwrap()).collect();
    assert_eq!(found, ["same_bytes", "differs", "altered_data", "changed", "no_data"]);
    assert!(verdicts[1]["differences"][0]["printed"].as_str().unwrap().contains('๑'));
    assert_eq!(output.status.code(), Some(1));
    let whole = run(&["verify"], &folder.path().join("a-whole.pdf"));
    assert_eq!(whole.status.code(), Some(0));
    assert!(text(&whole.stdout).ends_with(": ตรงทุกไบต์\n"));
}

/// Makes these books of a country, then the same of those books, then of the volume among them, and holds them against each other;
/// of the sample of a country these provinces, or all.
fn round_of(documents: &[&str], is_of: impl Fn(&str) -> bool) {
    let home = tempfile::tempdir().unwrap();
    let all = home.path().join("all");
    sample::nation::write(&all, &sample::nation::Shape::default()).unwrap();
    let folders = home.path().join("folders");
    fs::create_dir(&folders).unwrap();
    let mut provinces = Vec::new();
    for entry in fs::read_dir(&all).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        // A province that has no scores has no books either.
        let is_sound = || checked(all.join(&name)).provinces.iter().all(|one| one.checked.dataset.is_some());
        if is_of(&name) && is_sound() {
            fs::rename(all.join(&name), folders.join(&name)).unwrap();
            provinces.push(name);
        }
    }
    let batch = |from: &Path, to: &str| {
        let to = home.path().join(to);
        let documents = documents.join(",") + ",national";
        let words = ["batch", "--documents", &documents, "--as-of", "5/10/2565", "-o"];
        let output = run(&[&words[..], &[to.to_str().unwrap()]].concat(), from);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        to
    };
    let first = batch(&folders, "first");
    let proved = run(&["verify"], &first);
    assert_eq!(proved.status.code(), Some(0), "{}", text(&proved.stdout));
    let books = documents.len() * provinces.len() + 1;
    assert_eq!(text(&proved.stdout).matches(": ตรงทุกไบต์\n").count(), books, "{}", text(&proved.stdout));
    // The books that the first batch has made are the data of the second, its volume among them.
    let second = batch(&first, "second");
    let volume = |folder: &Path| fs::read(folder.join("national-2565.pdf")).unwrap();
    let lines_of = |folder: &Path| lines(&volume(folder));
    assert!(lines_of(&first).len() > 200 && lines_of(&first) == lines_of(&second));
    for (province, document) in provinces.iter().flat_map(|one| documents.iter().map(move |document| (one, document))) {
        let book = |folder: &Path| fs::read(folder.join(province).join(format!("{document}-2565.pdf"))).unwrap();
        assert!(book(&first) == book(&second), "{province} {document}");
    }
    // The volume by itself is the country too.
    let [one, other] = [folders.clone(), first.join("national-2565.pdf")].map(|path| checked(path).provinces);
    assert_eq!(one.len(), other.len());
    for (one, other) in one.iter().zip(&other) {
        let [one, other] = [one, other].map(|province| province.checked.dataset.as_ref().unwrap());
        assert!(one.tables == other.tables && one.handbook == other.handbook, "{}", one.province.name);
    }
    let third = batch(&first.join("national-2565.pdf"), "third");
    assert!(lines_of(&third) == lines_of(&first));
}

#[test]
fn the_whole_round_of_a_country_ends_where_it_began() {
    round_of(&["annual", "scorecard"], |name| ["58-mae-hong-son", "12-nonthaburi", "54-phrae"].contains(&name));
}

#[test]
#[ignore = "makes the plans and reports of every province twice"]
fn the_whole_round_of_every_province_ends_where_it_began() {
    round_of(&["plan", "annual"], |_| true);
}
