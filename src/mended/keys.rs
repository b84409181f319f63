//! Keys and values of a TOML file, found by their lines.

use std::collections::BTreeMap;

use toml::{Spanned, Value};

use super::Texts;

/// The file with these keys (column 0) and values (column 1) typed over.
///
/// # Errors
/// The place of one that is not there.
pub fn typed_over(bytes: &[u8], texts: &Texts<'_>) -> Result<Vec<u8>, (u32, usize)> {
    let first = texts.keys().next().copied().unwrap_or_default();
    let mark = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    let text = std::str::from_utf8(&bytes[mark..]).map_err(|_| first)?;
    let entries: BTreeMap<String, Spanned<Value>> = toml::from_str(text).map_err(|_| first)?;
    let line = |byte: usize| text[..byte].matches('\n').count() + 1;
    // Sections and lists are more than a cell.
    let values = entries.into_values().filter(|value| !matches!(value.get_ref(), Value::Table(_) | Value::Array(_)));
    let values: BTreeMap<usize, std::ops::Range<usize>> =
        values.map(|value| (line(value.span().start), value.span())).collect();
    let mut out = text.to_owned();
    for (&(row, column), mend) in texts.iter().rev() {
        let value = usize::try_from(row).ok().and_then(|row| values.get(&row)).ok_or((row, column))?;
        let start = text[..value.start].rfind('\n').map_or(0, |end| end + 1);
        let place = match column {
            0 => start..start + text[start..value.start].rfind('=').ok_or((row, column))?,
            1 => value.clone(),
            _ => return Err((row, column)),
        };
        let written = Value::String(mend.text.clone()).to_string();
        out.replace_range(place, &if column == 0 { format!("{written} ") } else { written });
    }
    Ok([&bytes[..mark], out.as_bytes()].concat())
}

#[cfg(test)]
mod tests {
    use super::{super::Mend, *};

    #[test]
    fn a_value_and_a_key_are_typed_over_where_they_stand() {
        let text = "\u{feff}# ของเรา\r\n\"จังหวัด\" = \"ตาก\" # ก\r\nphone = 55\r\npreface = \"\"\"\nก\nข\"\"\"\n";
        let mend = |row, column, text: &str| Mend {
            path: String::new(),
            sheet: None,
            row,
            column,
            text: text.to_owned(),
            is_figure: false,
        };
        let mends = [mend(2, 0, "province"), mend(2, 1, "น่าน \"ก\""), mend(3, 1, "055"), mend(4, 1, "ค\nง")];
        let texts = mends.iter().map(|mend| ((mend.row, mend.column), mend)).collect();
        let typed = String::from_utf8(typed_over(text.as_bytes(), &texts).unwrap()).unwrap();
        let read: toml::Table = typed.trim_start_matches('\u{feff}').parse().unwrap();
        let of = |key: &str| read[key].as_str().unwrap().to_owned();
        assert_eq!([of("province"), of("phone"), of("preface")], ["น่าน \"ก\"", "055", "ค\nง"]);
        assert!(typed.starts_with("\u{feff}# ของเรา\r\n") && typed.contains(" # ก\r\n"), "{typed}");
        let gone = [mend(9, 1, "")];
        assert_eq!(typed_over(text.as_bytes(), &gone.iter().map(|mend| ((9, 1), mend)).collect()), Err((9, 1)));
    }
}
