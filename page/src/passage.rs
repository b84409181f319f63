//! The composed passages that a text of a page is a part of: the office may put its own words in their place.

use chrono::NaiveDate;
use ruplem::Workshop;
use serde_json::{Value, json};

use crate::{data::Opened, failure::Failure, origin::bare};

/// How many letters a text has at least that is looked for: shorter ones are in every other passage.
const ENOUGH: usize = 12;

/// Those of a province's books on a day, by the names that the table of own words has for them, with what the books say there.
pub fn told(
    workshop: &Workshop,
    opened: &Opened,
    (province, as_of): (usize, NaiveDate),
    text: &str,
) -> Result<Value, Failure> {
    let wanted = bare(text);
    if wanted.chars().count() < ENOUGH {
        return Ok(json!([]));
    }
    let dataset = opened.dataset(province)?;
    let passages = workshop.passages(dataset, &workshop.score(dataset, as_of))?;
    let found = passages.iter().filter(|(_, says)| bare(says).contains(&wanted));
    Ok(found.map(|(passage, says)| json!({ "name": passage.thai(), "text": says })).collect())
}
