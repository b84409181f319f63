//! Tables with a sum over pages.

use std::collections::BTreeMap;

use ruplem::{Workshop, templates::Templates};
use serde_json::json;

#[test]
fn a_sum_never_stands_alone_over_a_page() {
    let templates = Templates::embedded().with("sums.typ", include_bytes!("tables/sums.typ"));
    let workshop = Workshop::new(templates).unwrap();
    let cover = json!({
        "file_title": "ตาราง", "office": { "name": "สำนักงานแรงงานจังหวัด" }, "running": "ตาราง", "province": null,
        "year": "๒๕๖๕", "day": { "year": 2022, "month": 1, "day": 1 },
    });
    let set = workshop.press().unwrap().typeset("sums.typ", &json!({ "cover": cover }), &BTreeMap::new()).unwrap();
    assert!(set.pages > 160, "{} pages: no table went over one", set.pages);
}
