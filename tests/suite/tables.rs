//! Tables with a sum over pages.

use std::collections::BTreeMap;

use ruplem::{
    templates::Templates,
    thai::{breaks::Breaker, lexicon::Lexicon},
    typeset::Press,
};
use serde_json::json;

#[test]
fn a_sum_never_stands_alone_over_a_page() {
    let mut layouts = Templates::embedded().layouts();
    layouts.insert("sums.typ".to_owned(), include_bytes!("tables/sums.typ").to_vec());
    let press = Press::new(layouts, Vec::new(), Breaker::new(Lexicon::parse([]))).unwrap();
    let cover = json!({
        "file_title": "ตาราง", "office": { "name": "สำนักงานแรงงานจังหวัด" }, "running": "ตาราง", "province": null,
        "year": "๒๕๖๕", "day": { "year": 2022, "month": 1, "day": 1 },
    });
    let set = press.typeset("sums.typ", &json!({ "cover": cover }), &BTreeMap::new()).unwrap();
    assert!(set.pages > 160, "{} pages: no table went over one", set.pages);
}
