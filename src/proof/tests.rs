//! A page of known sins and a clean one, read from the layout and from the file.

use std::collections::BTreeMap;

use super::{Finding, findings, pdf};
use crate::diagnostic::Lang;
use crate::thai::breaks::Breaker;
use crate::thai::lexicon::Lexicon;
use crate::typeset::{Press, Typeset};

fn breaker() -> Breaker {
    Breaker::new(Lexicon::parse([include_str!("../../templates/lexicon/terms.txt")]))
}

fn set(layout: &str) -> Typeset {
    let files = BTreeMap::from([("page.typ".to_owned(), layout.as_bytes().to_vec())]);
    let press = Press::new(files, Vec::new(), breaker()).expect("the page sets up");
    press.typeset("page.typ", &(), &BTreeMap::new()).expect("the page sets")
}

fn from_file(set: &Typeset) -> Vec<Finding> {
    findings(&pdf::pages(set.pdf.clone()).expect("the file is read"), &breaker())
}

/// Every fault by its place and name, as a reader of the report sees it.
fn told(findings: &[Finding]) -> String {
    findings.iter().map(|finding| format!("{} [{}]\n", finding.message(Lang::Th), finding.fault.code())).collect()
}

/// What the page of sins must be told for.
const SINS: &str = include_str!("tests/sins.txt");

#[test]
fn every_sin_is_found_in_the_layout_and_in_the_file() {
    let set = set(include_str!("tests/sins.typ"));
    let sins = SINS.replace("\r\n", "\n");
    assert_eq!(told(&set.findings), sins);
    assert_eq!(told(&from_file(&set)), sins);
}

#[test]
fn a_clean_page_has_none() {
    let set = set(include_str!("tests/clean.typ"));
    assert_eq!(told(&set.findings), "");
    assert_eq!(told(&from_file(&set)), "");
}
