//! The face of the books: a designer changes a line of the style file, an office its colour, and no page is badly set.

use ruplem::{
    compose::Document,
    diagnostic::Lang,
    model::{Dataset, Month},
    proof::{self, colours::coloured_pages},
    templates::Templates,
    workshop::{Book, Workshop},
};

use crate::common::{
    program::project,
    workshop::{WORKSHOP, dataset},
};

/// The built-in templates with lines of the style file changed.
fn styled(changes: &[(&str, &str)]) -> Templates {
    let templates = Templates::embedded();
    let mut style = templates.texts("parts/style.typ", "").next().unwrap().1.to_owned();
    for (from, to) in changes {
        assert!(style.contains(from), "the style file has no {from}");
        style = style.replacen(from, to, 1);
    }
    templates.with("parts/style.typ", style)
}

/// All books of a dataset, by name.
fn books(workshop: &Workshop, dataset: &Dataset) -> Vec<(&'static str, Book)> {
    let day = "2022-10-05".parse().unwrap();
    let monthly = Document::MONTHLY.of(Month::new(2022, 5).unwrap());
    [Document::PLAN, Document::ANNUAL, Document::SCORECARD, monthly]
        .map(|document| (document.kind.name, workshop.make(document, dataset, day).unwrap()))
        .into()
}

/// What is badly set in the books of both samples with a style so changed.
fn badly_set(changes: &[(&str, &str)]) -> Vec<String> {
    let workshop = Workshop::new(styled(changes)).unwrap();
    let told = |sample: &str| {
        let books = books(&workshop, &dataset(project("samples").join(sample)));
        // The sheet that is signed is drawn for A4.
        let books = books.iter().filter(|(name, _)| *name != "scorecard");
        let remarks =
            books.flat_map(|(name, book)| book.remarks(Lang::Th).map(move |remark| format!("{name}: {remark}")));
        remarks.collect::<Vec<_>>()
    };
    ["chiang-mai", "tak"].into_iter().flat_map(told).collect()
}

const NOTHING: Vec<String> = Vec::new();

#[test]
fn another_face_fits_every_page() {
    let faces = r#"#let faces = ("Sarabun", "TH SarabunPSK")"#;
    assert_eq!(badly_set(&[(r#"#let faces = ("TH SarabunPSK", "Sarabun")"#, faces)]), NOTHING);
}

#[test]
fn larger_type_takes_all_other_type_and_every_column_with_it() {
    assert_eq!(badly_set(&[("#let body-size = 16pt", "#let body-size = 20pt")]), NOTHING);
}

#[test]
fn smaller_paper_holds_every_page() {
    for paper in ["a5", "iso-b5", "jis-b5"] {
        assert_eq!(badly_set(&[("#let paper = \"a4\"", &format!("#let paper = \"{paper}\""))]), NOTHING, "{paper}");
    }
}

#[test]
fn a_draft_in_arabic_digits_bound_on_both_sides_is_well_set() {
    let changes = [
        ("#let digits = \"thai\"", "#let digits = \"arabic\""),
        ("#let two-sided = false", "#let two-sided = true"),
        ("#let draft = none", "#let draft = \"ร่าง\""),
    ];
    assert_eq!(badly_set(&changes), NOTHING);
}

#[test]
fn an_office_without_colour_has_no_page_in_colour() {
    let coloured = |colour: &str| {
        let mut dataset = dataset(project("samples/tak"));
        dataset.office.colour = colour.parse().unwrap();
        let books = books(&WORKSHOP, &dataset);
        for (name, book) in &books {
            assert_eq!(book.remarks(Lang::Th).collect::<Vec<_>>(), NOTHING, "{name} in {colour}");
        }
        books.into_iter().map(|(_, book)| (coloured_pages(book.pdf).unwrap(), book.pages)).collect::<Vec<_>>()
    };
    assert!(coloured("ขาวดำ").iter().all(|(coloured, _)| *coloured == 0));
    assert!(coloured("#0F5E63").iter().all(|(coloured, pages)| *coloured > 0 && coloured <= pages));
}

#[test]
fn hardly_a_page_of_the_samples_is_mostly_blank() {
    let workshop = Workshop::new(Templates::embedded()).unwrap();
    let mut told = Vec::new();
    for sample in ["chiang-mai", "tak"] {
        for (name, book) in books(&workshop, &dataset(project("samples").join(sample))) {
            let pages = proof::pdf::pages(book.pdf).unwrap();
            let blank = proof::blank(&pages);
            // Covers, a book's last page, and those before pages of another size are as full as they can be.
            for (number, pair) in pages.windows(2).enumerate().skip(1).take(pages.len().saturating_sub(3)) {
                if pair[0].width == pair[1].width && blank[number] > 55 {
                    told.push(format!("{sample} {name}: {} % of page {} is blank", blank[number], number + 1));
                }
            }
        }
    }
    assert_eq!(told, NOTHING);
}
