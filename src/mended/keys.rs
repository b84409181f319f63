//! Keys and values of a TOML file, found by their lines.

use std::{collections::BTreeMap, ops::Range};

use toml::{
    Spanned, Value,
    de::{DeTable, DeValue},
};

use super::Texts;

/// The file with these keys (column 0) and values (column 1) typed over. A key and its value in a line behind the last one are
/// put to the keys that stand in no section.
///
/// # Errors
/// The place of one that is not there.
pub fn typed_over(bytes: &[u8], texts: &Texts<'_>) -> Result<Vec<u8>, (u32, usize)> {
    let first = texts.keys().next().copied().unwrap_or_default();
    let mark = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    let text = std::str::from_utf8(&bytes[mark..]).map_err(|_| first)?;
    let entries = DeTable::parse(text).map_err(|_| first)?;
    let mut lines = Values { text, by_line: BTreeMap::new() };
    lines.take(entries.get_ref());
    let mut out = text.to_owned();
    let last = text.lines().count();
    for (&(row, column), mend) in texts.iter().rev() {
        let line = usize::try_from(row).map_err(|_| (row, column))?;
        if line > last {
            continue;
        }
        let value = lines.by_line.get(&line).and_then(Option::as_ref).ok_or((row, column))?;
        let start = text[..value.start].rfind('\n').map_or(0, |end| end + 1);
        let place = match column {
            0 => start..start + text[start..value.start].rfind('=').ok_or((row, column))?,
            1 => value.clone(),
            _ => return Err((row, column)),
        };
        out.replace_range(place, &if column == 0 { format!("{} ", quoted(&mend.text)) } else { quoted(&mend.text) });
    }
    put_behind(&mut out, texts.range((u32::try_from(last).unwrap_or(u32::MAX).saturating_add(1), 0)..))?;
    Ok([&bytes[..mark], out.as_bytes()].concat())
}

/// Adds keys that are new, each with its value.
fn put_behind<'a>(
    out: &mut String,
    texts: impl Iterator<Item = (&'a (u32, usize), &'a &'a super::Mend)>,
) -> Result<(), (u32, usize)> {
    let mut added: BTreeMap<u32, [&str; 2]> = BTreeMap::new();
    for (&(row, column), mend) in texts {
        *added.entry(row).or_default().get_mut(column).ok_or((row, column))? = &mend.text;
    }
    for (row, [key, value]) in added {
        if key.is_empty() {
            return Err((row, 0));
        }
        // Behind the head of a section it would be the section's.
        let mut at = 0;
        for line in out.split_inclusive('\n') {
            if line.trim_start().starts_with('[') {
                break;
            }
            at += line.len();
        }
        let end = if out.contains("\r\n") { "\r\n" } else { "\n" };
        let before = if at > 0 && !out[..at].ends_with('\n') { end } else { "" };
        out.insert_str(at, &format!("{before}{} = {}{end}", quoted(key), quoted(value)));
    }
    Ok(())
}

fn quoted(text: &str) -> String {
    Value::String(text.to_owned()).to_string()
}

/// The values of a file, also those in sections, by the lines they begin in; none where a line has several.
struct Values<'a> {
    text: &'a str,
    by_line: BTreeMap<usize, Option<Range<usize>>>,
}

impl Values<'_> {
    fn take(&mut self, table: &DeTable<'_>) {
        table.values().for_each(|value| self.take_value(value));
    }

    fn take_value(&mut self, value: &Spanned<DeValue<'_>>) {
        let is_section = |one: &Spanned<DeValue<'_>>| matches!(one.get_ref(), DeValue::Table(_) | DeValue::Array(_));
        match value.get_ref() {
            DeValue::Table(inner) => self.take(inner),
            DeValue::Array(items) if items.iter().any(is_section) => {
                items.iter().for_each(|item| self.take_value(item));
            }
            _ => {
                let line = self.text[..value.span().start].matches('\n').count() + 1;
                self.by_line.entry(line).and_modify(|known| *known = None).or_insert_with(|| Some(value.span()));
            }
        }
    }
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
        assert_eq!(typed_over(text.as_bytes(), &gone.iter().map(|mend| ((9, 1), mend)).collect()), Err((9, 0)));
    }

    #[test]
    fn keys_of_sections_are_typed_over_too_and_new_ones_stand_before_them() {
        let text = "name = \"ก\"\n\n[office]\nphone = \"1\"\n[[indicators]]\nid = \"plans\"\ntarget = 3\n[[rounds]]\nlevels = [\n  \
                    [{ id = \"people\", threshold = 20 }],\n]\n";
        let mend = |row, column, text: &str| Mend {
            path: String::new(),
            sheet: None,
            row,
            column,
            text: text.to_owned(),
            is_figure: false,
        };
        let typed = |mends: &[Mend]| {
            let texts = mends.iter().map(|mend| ((mend.row, mend.column), mend)).collect();
            typed_over(text.as_bytes(), &texts).map(|bytes| String::from_utf8(bytes).unwrap())
        };
        let mended = typed(&[mend(4, 1, "2"), mend(7, 1, "5"), mend(12, 0, "สี"), mend(12, 1, "น้ำเงิน")]).unwrap();
        let expected = text
            .replace("phone = \"1\"", "phone = \"2\"")
            .replace("target = 3", "target = \"5\"")
            .replace("\n\n[office]", "\n\n\"สี\" = \"น้ำเงิน\"\n[office]");
        assert_eq!(mended, expected);
        // Two values in one line are no cell.
        assert_eq!(typed(&[mend(10, 1, "x")]), Err((10, 1)));
    }
}
