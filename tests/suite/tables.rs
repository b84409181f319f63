//! Tables over pages.

use std::collections::BTreeMap;

use ruplem::{Workshop, proof, templates::Templates};
use serde_json::json;

#[test]
fn few_rows_never_stand_alone_on_a_page_and_what_goes_on_says_so() {
    let templates = Templates::embedded().with("sums.typ", include_bytes!("tables/sums.typ"));
    let workshop = Workshop::new(templates).unwrap();
    let cover = json!({
        "file_title": "ตาราง", "office": { "name": "สำนักงานแรงงานจังหวัด" }, "running": "ตาราง", "province": null,
        "year": "๒๕๖๕", "day": { "year": 2022, "month": 1, "day": 1 },
    });
    let set = workshop.press().unwrap().typeset("sums.typ", &json!({ "cover": cover }), &BTreeMap::new()).unwrap();
    assert!(set.pages > 160, "{} pages: no table went over one", set.pages);
    let few: Vec<_> = set.findings.iter().filter(|finding| finding.flaw.code() == "few_rows").collect();
    assert!(few.is_empty(), "{few:?}");
    let pages = proof::pdf::pages(set.pdf).unwrap();
    let first_cells = pages.iter().filter_map(|page| page.lines.iter().find(|line| line.row.is_some()));
    assert!(first_cells.count() > 160, "rows are known by their table");
    let heads =
        pages.iter().map(|page| page.lines.iter().filter(|line| line.text.trim_end().ends_with("(ต่อ)")).count());
    assert!(heads.filter(|said| *said == 1).count() > 30, "a table that goes on says so once a page");
}
