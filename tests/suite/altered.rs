//! A finished book that somebody has changed is found out, whatever was changed of it; one that nobody has is never accused.

use std::{collections::BTreeMap, convert::Infallible, fs, path::Path, sync::LazyLock};

use chrono::{Days, NaiveDate};
use ruplem::{
    Document,
    compose::{Composed, OfProvince},
    enclosed::{self, About, FOLDER},
    model::Dataset,
    proof,
    verify::Verdict,
};

use sha2::{Digest, Sha256};

use crate::{
    common::{
        program::project,
        workshop::{WORKSHOP, checked, dataset},
    },
    nation::sample::{self, random::Random},
};

const BOOKS: [Document<OfProvince>; 3] = [Document::SCORECARD, Document::PLAN, Document::ANNUAL];

fn made(document: Document<OfProvince>, composed: Composed<String>) -> Option<Vec<u8>> {
    WORKSHOP.finish(document.kind, composed).ok().map(|book| book.pdf)
}

fn verdict(file: &[u8]) -> Verdict {
    let set = |kind, composed| Ok::<_, Infallible>(WORKSHOP.finish(kind, composed).unwrap().pdf);
    let Ok(verdict) = WORKSHOP.verify("book.pdf", file.to_vec(), set);
    verdict
}

/// A book of another version of the program, which only its text can prove.
fn of_another_version(composed: &mut Composed<String>) {
    let path = format!("{FOLDER}{}", enclosed::BOOK);
    let about = String::from_utf8(composed.assets[&path].clone()).unwrap();
    let mut about: serde_json::Value = serde_json::from_str(&about).unwrap();
    about["build"] = "another".into();
    composed.assets.insert(path, serde_json::to_vec_pretty(&about).unwrap());
}

/// A finished book and what it was made of.
struct Book {
    document: Document<OfProvince>,
    composed: Composed<String>,
    pdf: Vec<u8>,
    text: Vec<String>,
}

/// Every line of a file's pages; nothing of one whose pages cannot be read.
pub fn lines(pdf: &[u8]) -> Vec<String> {
    let pages = std::panic::catch_unwind(|| proof::pdf::pages(pdf.to_vec()));
    let pages = pages.ok().and_then(Result::ok).unwrap_or_default();
    pages.iter().flat_map(|page| page.lines.iter().map(|line| line.text.trim().to_owned()).chain(["".into()])).collect()
}

static WHOLE: LazyLock<Vec<Book>> = LazyLock::new(|| {
    let tak = dataset(project("samples/tak"));
    let books = BOOKS.into_iter().map(|document| {
        let mut composed = WORKSHOP.compose(document, &tak, "2022-02-10".parse().unwrap()).unwrap();
        of_another_version(&mut composed);
        let again = Composed { book: composed.book.clone(), assets: composed.assets.clone(), lost: Vec::new() };
        let pdf = made(document, again).unwrap();
        Book { document, text: lines(&pdf), composed, pdf }
    });
    books.collect()
});

/// Another digit in the place of one of those that stand somewhere.
fn another_digit(text: &str, random: &mut Random) -> Option<String> {
    let digits: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| digit(*c).is_some()).collect();
    let (place, old) = *digits.get(usize::try_from(random.within(1, digits.len().max(1) as u64)).unwrap() - 1)?;
    let (zero, value) = digit(old)?;
    let new = (value + u32::try_from(random.within(1, 9)).unwrap()) % 10;
    let new = char::from_u32(zero + new)?;
    Some([&text[..place], &String::from(new), &text[place + old.len_utf8()..]].concat())
}

/// The zero of a digit's kind, and what it is worth.
fn digit(c: char) -> Option<(u32, u32)> {
    ['0', '๐'].map(u32::from).into_iter().find_map(|zero| {
        let value = u32::from(c).checked_sub(zero)?;
        (value < 10).then_some((zero, value))
    })
}

/// So many kinds of change there are.
const KINDS: usize = 6;

/// One change of a book: what was done, and the file.
fn altered(book: &Book, random: &mut Random) -> Option<(&'static str, Vec<u8>)> {
    let again =
        || Composed { book: book.composed.book.clone(), assets: book.composed.assets.clone(), lost: Vec::new() };
    match random.weighted(&[3, 3, 2, 2, 2, 3]) {
        0 => {
            let mut composed = again();
            composed.book = another_digit(&composed.book, random)?;
            Some(("a figure of the pages", made(book.document, composed)?))
        }
        1 => {
            let mut composed = again();
            let carried: Vec<String> =
                composed.assets.keys().filter(|path| enclosed::is_carried(path)).cloned().collect();
            let path = &carried[usize::try_from(random.within(1, carried.len() as u64)).unwrap() - 1];
            let text = String::from_utf8(composed.assets[path].clone()).ok()?;
            let altered = another_digit(&text, random)?;
            // Which program and templates made it is no datum: the same pages may be theirs.
            let maker =
                |text: &str| About::of(text.as_bytes()).map(|about| (about.program, about.build, about.templates));
            if maker(&altered) != maker(&text) {
                return None;
            }
            composed.assets.insert(path.clone(), altered.into_bytes());
            Some(("a datum of what is carried", made(book.document, composed)?))
        }
        2 => {
            let mut composed = again();
            let name = ["projects.csv", "results.csv", "reports.csv"][random.weighted(&[1, 1, 1])];
            let path = format!("{FOLDER}{name}");
            let text = another_digit(&String::from_utf8(composed.assets[&path].clone()).ok()?, random)?;
            composed.assets.insert(path, text.clone().into_bytes());
            let path = format!("{FOLDER}{}", enclosed::BOOK);
            let mut about: serde_json::Value = serde_json::from_slice(&composed.assets[&path]).ok()?;
            about["files"][name] = hexadecimal(text.as_bytes()).into();
            composed.assets.insert(path, serde_json::to_vec_pretty(&about).ok()?);
            Some(("a datum and its fingerprint", made(book.document, composed)?))
        }
        kind @ (3 | 4) => {
            let mut pdf = book.pdf.clone();
            let begin = find(&pdf, b"/Kids[")? + 6;
            let end = begin + find(&pdf[begin..], b"]")?;
            let kids = String::from_utf8(pdf[begin..end].to_vec()).ok()?;
            let mut kids: Vec<&str> = kids.split_inclusive(" R").map(str::trim).collect();
            let [one, other] = [0; 2].map(|_| usize::try_from(random.within(1, kids.len() as u64)).unwrap() - 1);
            if one == other {
                return None;
            }
            let what = if kind == 3 {
                kids.swap(one, other);
                "two pages changed for each other"
            } else {
                kids[one] = kids[other];
                "a page in the place of another"
            };
            let kids = format!("{:<width$}", kids.join(" "), width = end - begin);
            pdf.splice(begin..end, kids.into_bytes());
            Some((what, pdf))
        }
        _ => {
            let mut pdf = book.pdf.clone();
            for _ in 0..random.within(1, 3) {
                let at = usize::try_from(random.within(0, pdf.len() as u64 - 1)).unwrap();
                pdf[at] ^= u8::try_from(random.within(1, 255)).unwrap();
            }
            Some(("bytes", pdf))
        }
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|found| found == wanted)
}

/// Whether somebody who reads the file, or takes out what it carries, sees something else than was put in.
fn shows_something_else(book: &Book, file: &[u8]) -> bool {
    let carried = enclosed::pdf::read(file.to_vec()).ok().map(|enclosed| enclosed.files);
    lines(file) != book.text || carried != enclosed::pdf::read(book.pdf.clone()).ok().map(|enclosed| enclosed.files)
}

/// Changes books so many times, and until every kind of change was made, and holds each against itself: how often each change was
/// made, and which were not found. Bytes that are changed are seldom seen.
fn alterations(times: usize, seed: u64) -> (BTreeMap<&'static str, usize>, Vec<String>) {
    let (mut kinds, mut missed, mut random) = (BTreeMap::new(), Vec::new(), Random::new(seed));
    for _ in 0..10 * times {
        if kinds.values().sum::<usize>() >= times && kinds.len() == KINDS {
            break;
        }
        let book = &WHOLE[random.weighted(&[3, 1, 1])];
        let Some((what, file)) = altered(book, &mut random).filter(|(_, file)| shows_something_else(book, file)) else {
            continue;
        };
        *kinds.entry(what).or_default() += 1;
        let verdict = verdict(&file);
        // Data that makes the very pages it stands behind is those pages' data.
        let is_whole = what == "a datum and its fingerprint" && matches!(verdict, Verdict::SameBytes);
        if verdict.is_proved() && !is_whole {
            missed.push(format!("{what} of {}: {verdict:?}", book.document.kind.name));
        }
    }
    (kinds, missed)
}

/// Makes books of invented provinces on many days, by this version and another: those that are accused.
fn accused(times: usize, seed: u64) -> Vec<String> {
    let nation = tempfile::tempdir().unwrap();
    sample::nation::write(nation.path(), &sample::nation::Shape::default()).unwrap();
    let mut provinces: Vec<_> = fs::read_dir(nation.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    provinces.sort();
    let (mut random, mut accused, mut count) = (Random::new(seed), Vec::new(), 0);
    while count < times {
        let path = &provinces[usize::try_from(random.within(1, provinces.len() as u64)).unwrap() - 1];
        let Some(dataset) = sound(path) else { continue };
        let day = dataset.year.first_day().checked_add_days(Days::new(random.within(0, 450))).unwrap();
        let document = BOOKS[random.weighted(&[10, 1, 1])];
        count += 1;
        let verdict = verdict(&book(document, &dataset, day, random.chance(50)));
        if !verdict.is_proved() {
            accused.push(format!("{} of {} on {day}: {verdict:?}", document.kind.name, path.display()));
        }
    }
    accused
}

fn sound(path: &Path) -> Option<Dataset> {
    if !path.is_dir() {
        return None;
    }
    checked(path).provinces.pop().and_then(|province| province.checked.dataset)
}

fn book(document: Document<OfProvince>, dataset: &Dataset, day: NaiveDate, is_of_another: bool) -> Vec<u8> {
    let mut composed = WORKSHOP.compose(document, dataset, day).unwrap();
    if is_of_another {
        of_another_version(&mut composed);
    }
    made(document, composed).unwrap()
}

#[test]
fn whatever_is_changed_of_a_book_is_found() {
    let (kinds, missed) = alterations(40, 1);
    assert_eq!(kinds.len(), KINDS, "{kinds:?}");
    assert!(kinds.values().sum::<usize>() >= 40, "{kinds:?}");
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn no_book_is_accused_that_nobody_has_changed() {
    let accused = accused(10, 2);
    assert!(accused.is_empty(), "{}", accused.join("\n"));
}

#[test]
#[ignore = "takes a quarter of an hour"]
fn a_thousand_changes_are_found_and_a_thousand_whole_books_are_not_accused() {
    let (kinds, missed) = alterations(1_000, 3);
    println!("{kinds:?}");
    let accused = accused(1_000, 4);
    assert!(missed.is_empty() && accused.is_empty(), "{}\n{}", missed.join("\n"), accused.join("\n"));
}
