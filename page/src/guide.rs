//! How the page is used, on two pages with pictures of it, set by the press that sets the books.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};
use ruplem::{
    Workshop,
    thai::{breaks::Breaker, lexicon::Lexicon},
    typeset::Press,
    workshop::MakeError,
};
use serde_json::json;

use crate::{engine::Answer, failure::Failure};

/// The layout, and the pictures that the page's own stories take.
static GUIDE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/guide");
const LAYOUT: &str = "guide.typ";

pub fn bound(workshop: &Workshop) -> Result<Answer, Failure> {
    let named = GUIDE.files().filter_map(|file| Some((file.path().to_str()?.to_owned(), file.contents().to_vec())));
    let (layouts, pictures): (BTreeMap<_, _>, BTreeMap<_, _>) = named.partition(|(path, _)| path == LAYOUT);
    let breaker = Breaker::new(Lexicon::parse(workshop.templates().lexicon()));
    let press = Press::new(layouts, BTreeMap::new(), breaker).map_err(MakeError::from)?;
    let guide = press.typeset(LAYOUT, &json!({}), &pictures).map_err(MakeError::from)?;
    let findings: Vec<String> = guide.findings.iter().map(|finding| finding.flaw.code().to_owned()).collect();
    Ok((json!({ "pages": guide.pages, "findings": findings }), guide.pdf))
}
