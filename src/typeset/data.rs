//! A book's data as the press is given it: JSON, in which some fields are marked as not for print.
//!
//! It is read into Typst's own values, as a layout reads it, so that fields stay in the order in which they come.

use std::{
    borrow::Cow,
    collections::{BTreeSet, HashMap, HashSet},
    sync::Arc,
};

use rayon::prelude::*;
use typst::foundations::Value;

use crate::{compose::UNPRINTED, proof::Datum};

/// What a book is set from.
pub(super) struct Data<'a> {
    /// As a layout reads it, without the marks where lines may end.
    pub json: Cow<'a, str>,
    /// The strings that the book's pages are to show, each once.
    pub printed: Vec<String>,
    /// The same data, field by field.
    fields: Value,
}

impl<'a> Data<'a> {
    /// Parts what is for print from what is not.
    pub fn of(json: &'a str) -> serde_json::Result<Self> {
        let mut printed = BTreeSet::new();
        let fields = unmarked(serde_json::from_str(json)?, true, &mut printed);
        let json = if json.contains(UNPRINTED) { json.replace(UNPRINTED, "").into() } else { Cow::Borrowed(json) };
        Ok(Self { json, printed: printed.into_iter().collect(), fields })
    }

    /// As JSON with every string `mark`ed where its lines may end; the names of fields stay as they are. Texts not met
    /// before are judged on all cores at once.
    pub fn marked(&self, mark: impl Fn(&str) -> Arc<str> + Sync) -> serde_json::Result<String> {
        let mut texts = HashSet::new();
        find(&self.fields, &mut |text| {
            texts.insert(text);
        });
        let texts: HashMap<&str, Arc<str>> = texts.into_par_iter().map(|text| (text, mark(text))).collect();
        serde_json::to_string(&with(&self.fields, &texts))
    }

    /// Where each of `texts` stands in the data, in its order.
    pub fn places(&self, texts: &[&str]) -> Vec<Datum> {
        let mut wanted: HashSet<&str> = texts.iter().copied().collect();
        let mut found = Vec::new();
        if !wanted.is_empty() {
            places(&self.fields, String::new(), &mut wanted, &mut found);
        }
        found
    }
}

/// Without the marks of fields that are not for print; what stands in the others is told.
fn unmarked(value: Value, is_printed: bool, printed: &mut BTreeSet<String>) -> Value {
    match value {
        Value::Str(text) => {
            if is_printed {
                printed.insert(text.as_str().to_owned());
            }
            Value::Str(text)
        }
        Value::Array(values) => {
            Value::Array(values.into_iter().map(|value| unmarked(value, is_printed, printed)).collect())
        }
        Value::Dict(fields) => {
            let field = |(name, value): (typst::foundations::Str, Value)| match name.strip_prefix(UNPRINTED) {
                Some(name) => (name.into(), unmarked(value, false, printed)),
                None => (name, unmarked(value, is_printed, printed)),
            };
            Value::Dict(fields.into_iter().map(field).collect())
        }
        other => other,
    }
}

/// Every string in the data.
fn find<'a>(value: &'a Value, found: &mut impl FnMut(&'a str)) {
    match value {
        Value::Str(text) => found(text),
        Value::Array(values) => values.iter().for_each(|value| find(value, found)),
        Value::Dict(fields) => fields.iter().for_each(|(_, value)| find(value, found)),
        _ => {}
    }
}

/// The data with other strings in place of its own.
fn with(value: &Value, texts: &HashMap<&str, Arc<str>>) -> Value {
    match value {
        Value::Str(text) => Value::Str(texts.get(text.as_str()).map_or_else(|| text.clone(), |other| (**other).into())),
        Value::Array(values) => Value::Array(values.iter().map(|value| with(value, texts)).collect()),
        Value::Dict(fields) => {
            Value::Dict(fields.iter().map(|(name, value)| (name.clone(), with(value, texts))).collect())
        }
        other => other.clone(),
    }
}

fn places(value: &Value, path: String, wanted: &mut HashSet<&str>, found: &mut Vec<Datum>) {
    match value {
        Value::Str(text) if wanted.remove(text.as_str()) => found.push(Datum { path, text: text.as_str().to_owned() }),
        Value::Array(values) => {
            for (index, value) in values.iter().enumerate() {
                places(value, format!("{path}[{index}]"), wanted, found);
            }
        }
        Value::Dict(fields) => {
            for (name, value) in fields {
                let dot = if path.is_empty() { "" } else { "." };
                places(value, format!("{path}{dot}{name}"), wanted, found);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::thai::{breaks::Breaker, lexicon::Lexicon};

    #[test]
    fn what_is_not_for_print_is_told_by_the_names_of_fields() {
        let json =
            r#"{"a":"ก","*path":"/ข","*b":[{"c":"ค","d":["ง"]},"จ"],"e":{"*f":"ฉ"},"g":["ช,}",{"*h":1}],"i":"\"ซ"}"#;
        let data = json.replace('*', &UNPRINTED.to_string());
        let data = Data::of(&data).expect("it is JSON");
        assert_eq!(data.json, json.replace('*', ""));
        assert_eq!(data.marked(|text: &str| text.into()).expect("it becomes JSON"), data.json);
        assert_eq!(data.printed, ["\"ซ", "ก", "ช,}"].map(str::to_owned));
    }

    #[test]
    fn a_text_is_found_where_it_stands() {
        let data = Data::of(r#"{"rows":[{"name":"ก"},{"name":"ข"}],"note":"ค"}"#).expect("it is JSON");
        let found: Vec<String> = data.places(&["ค", "ข"]).into_iter().map(|datum| datum.path).collect();
        assert_eq!(found, ["rows[1].name", "note"]);
    }

    #[test]
    fn values_are_marked_and_keys_are_not() {
        let breaker = Breaker::new(Lexicon::parse([""]));
        let text = "สำนักงานแรงงานจังหวัด";
        let json = format!(r#"{{"{text}":"{text}","z":[1,-7,2.5,true,"a\"b\\","{text}"],"a":null}}"#);
        let marked = Data::of(&json).and_then(|data| data.marked(|text| breaker.mark(text))).expect("it is JSON");
        let inside = breaker.mark(text).to_string();
        assert_ne!(inside, text);
        let expected = format!(r#"{{"{text}":"{inside}","z":[1,-7,2.5,true,"a\"b\\","{inside}"],"a":null}}"#);
        assert_eq!(marked, expected);
    }
}
