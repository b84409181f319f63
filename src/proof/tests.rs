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
    set_with(layout, &[])
}

fn set_with(layout: &str, data: &[&str]) -> Typeset {
    let files = BTreeMap::from([("page.typ".to_owned(), layout.as_bytes().to_vec())]);
    let press = Press::new(files, BTreeMap::new(), breaker()).expect("the page sets up");
    press.typeset("page.typ", &data, &BTreeMap::new()).expect("the page sets")
}

fn from_file(set: &Typeset) -> Vec<Finding> {
    findings(&pdf::pages(set.pdf.clone()).expect("the file is read"), &breaker())
}

/// Every fault by its place and name, as a reader of the report sees it.
fn told(findings: &[Finding]) -> String {
    findings.iter().map(|finding| format!("{} [{}]\n", finding.message(Lang::Th), finding.flaw.code())).collect()
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

#[test]
fn what_is_too_long_for_its_column_is_cut_at_words_rather_than_run_out() {
    // Cells with a line on every side, and as the books' tables are.
    for stroke in ["0.5pt", "(x: none, y: 0.5pt)"] {
        let layout = r#"
#set document(title: [ก], date: datetime(year: 2022, month: 1, day: 1))
#set text(size: 14pt)
#table(columns: 2.4cm, stroke: STROKE, table.header[ก], ..json("/data.json"))
"#;
        let set = set_with(
            &layout.replace("STROKE", stroke),
            &["แรงงานนอกระบบ", "พฤศจิกายน ๒๕๖๔ – มกราคม ๒๕๖๕", "ก".repeat(30).as_str(), "๔๐๖,๓๐๐.๐๐ บาท"],
        );
        assert_eq!(told(&set.findings), "");
        let pages = pdf::pages(set.pdf).expect("the file is read");
        let lines: Vec<&str> = pages.iter().flat_map(|page| &page.lines).map(|line| line.text.trim()).collect();
        let (month, letters) = (["พฤศจิกายน", "๒๕๖๔ –", "มกราคม ๒๕๖๕"], ["กกกกกกกกกก"; 3]);
        assert_eq!(lines, [&["ก", "แรงงานนอก", "ระบบ"][..], &month, &letters, &["๔๐๖,๓๐๐.๐๐", "บาท"]].concat());
    }
}
