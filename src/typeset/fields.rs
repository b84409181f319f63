//! The fields that a layout could have asked for, where it asks a part of the book's data for one that is not there.

use std::collections::BTreeSet;

use serde_json::Value;

use super::marks::plain;

/// The fields of what stands before the dot at this column of a line: of everything in the data that bears its name, or of
/// which it is one. Empty where the data knows no such name.
pub(super) fn beside(data: &[u8], line: &str, column: usize) -> Vec<String> {
    let before: String = line.chars().take(column.saturating_sub(1)).collect();
    let is_of_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    // The place told is that of the field or of the whole expression.
    let of = match before.trim_end().strip_suffix('.') {
        Some(rest) => rest.rsplit(|c| !is_of_name(c)).next().unwrap_or_default().to_owned(),
        None => {
            let rest: String = line.chars().skip(column.saturating_sub(1)).collect();
            let Some((path, _)) = rest.split_once(|c| !is_of_name(c) && c != '.') else { return Vec::new() };
            path.rsplit('.').nth(1).unwrap_or_default().to_owned()
        }
    };
    let Ok(data) = serde_json::from_slice::<Value>(data) else { return Vec::new() };
    let mut found = BTreeSet::new();
    if of == "data" {
        found.extend(data.as_object().into_iter().flat_map(|fields| fields.keys().cloned()));
    } else if !of.is_empty() {
        collect(&data, &of, &mut found);
    }
    found.iter().map(|name| plain(name).into_owned()).collect()
}

/// The fields of what bears the name, or is one of what bears its plural.
fn collect(value: &Value, name: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, name, found)),
        Value::Object(fields) => {
            for (field, value) in fields {
                let is_one_of = field.strip_suffix('s') == Some(name)
                    || field.strip_suffix("ies").zip(name.strip_suffix('y')).is_some_and(|(many, one)| many == one);
                let ones: Vec<&Value> = match value {
                    Value::Object(_) if field == name => vec![value],
                    Value::Array(values) if is_one_of => values.iter().collect(),
                    _ => Vec::new(),
                };
                found.extend(ones.into_iter().filter_map(Value::as_object).flat_map(|one| one.keys().cloned()));
                collect(value, name, found);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_those_of_what_the_layout_asks() {
        let data = r#"{"cover":{"year":1,"title":2},"strategies":[{"projects":[{"name":1},{"id":2}]}]}"#;
        let fields = |line: &str, column| beside(data.as_bytes(), line, column);
        assert_eq!(fields("#cover.yaer", 8), ["title", "year"]);
        assert_eq!(fields("#text(data.covr)", 12), ["cover", "strategies"]);
        assert_eq!(fields("(project.nmae, 1)", 10), ["id", "name"]);
        assert_eq!(fields("(strategy.nmae, 1)", 2), ["projects"]);
        assert_eq!(fields("x.y", 3), Vec::<String>::new());
    }
}
