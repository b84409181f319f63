//! Keys and values of a TOML file, found by their lines.

use std::{collections::BTreeMap, ops::Range};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::Mend;
use crate::form::toml_text;

/// The file with these keys (column 0) and values (column 1) typed over, one after the other, each where the ones before have left
/// it. A key behind the last one is put to those that stand in no section, and is known by the row it was typed into from then on.
///
/// # Errors
/// The place of one that is not there.
pub fn typed_over(bytes: &[u8], mends: &[&Mend]) -> Result<Vec<u8>, (u32, usize)> {
    let first = mends.first().map(|mend| (mend.row, mend.column)).unwrap_or_default();
    let mark = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    let mut text = std::str::from_utf8(&bytes[mark..]).map_err(|_| first)?.to_owned();
    let mut added: BTreeMap<u32, usize> = BTreeMap::new();
    for mend in mends {
        let at = (mend.row, mend.column);
        let values = Values::of(&text).ok_or(at)?;
        let line = added.get(&mend.row).copied().or_else(|| usize::try_from(mend.row).ok()).ok_or(at)?;
        match values.get(&line) {
            Some(Some(value)) => {
                let start = text[..value.start].rfind('\n').map_or(0, |end| end + 1);
                let place = match mend.column {
                    0 => start..start + text[start..value.start].rfind('=').ok_or(at)?,
                    1 => value.clone(),
                    _ => return Err(at),
                };
                let parted = if mend.column == 0 { " " } else { "" };
                replace(&mut text, place, &(toml_text(&mend.text) + parted));
            }
            None if mend.column == 0 && values.keys().next_back().is_none_or(|last| line > *last) => {
                added.insert(mend.row, put_behind(&mut text, &mend.text));
            }
            _ => return Err(at),
        }
    }
    Ok([&bytes[..mark], text.as_bytes()].concat())
}

/// Puts something in the place of something else, and leaves every line below where it is.
fn replace(text: &mut String, place: Range<usize>, written: &str) {
    let lines = text[place.clone()].matches('\n').count();
    text.replace_range(place.clone(), written);
    let end = place.start + written.len();
    let line_end = text[end..].find('\n').map_or(text.len(), |at| end + at);
    text.insert_str(line_end, &"\n".repeat(lines));
}

/// Adds a key that has no value yet, and tells its line. Behind the head of a section it would be the section's.
fn put_behind(text: &mut String, key: &str) -> usize {
    let before = text.split_inclusive('\n').take_while(|line| !line.trim_start().starts_with('['));
    let at = before.map(str::len).sum();
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let parted = if at > 0 && !text[..at].ends_with('\n') { end } else { "" };
    text.insert_str(at, &format!("{parted}{} = \"\"{end}", toml_text(key)));
    text[..at + parted.len()].matches('\n').count() + 1
}

/// The values of a file, also those in sections, by the lines they begin in; none where a line has several.
struct Values<'a> {
    text: &'a str,
    by_line: BTreeMap<usize, Option<Range<usize>>>,
}

impl<'a> Values<'a> {
    fn of(text: &'a str) -> Option<BTreeMap<usize, Option<Range<usize>>>> {
        let mut values = Self { text, by_line: BTreeMap::new() };
        values.take(DeTable::parse(text).ok()?.get_ref());
        Some(values.by_line)
    }

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
    use super::*;

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
        let typed = String::from_utf8(typed_over(text.as_bytes(), &mends.each_ref()).unwrap()).unwrap();
        let read: toml::Table = typed.trim_start_matches('\u{feff}').parse().unwrap();
        let of = |key: &str| read[key].as_str().unwrap().to_owned();
        assert_eq!([of("province"), of("phone"), of("preface")], ["น่าน \"ก\"", "055", "ค\nง"]);
        assert!(typed.starts_with("\u{feff}# ของเรา\r\n") && typed.contains(" # ก\r\n"), "{typed}");
        let gone = [mend(9, 1, "")];
        assert_eq!(typed_over(text.as_bytes(), &gone.each_ref()), Err((9, 1)));
        // A text of two lines is written in one, and what stands below a longer one stays in its line.
        let below = mend(4, 1, "ก\nข");
        let one = typed_over(b"a = 1\nb = 2\n\nc = 3\nd = 4\n", &[&below, &mend(5, 1, "5")]).unwrap();
        assert_eq!(one, "a = 1\nb = 2\n\nc = \"ก\\nข\"\nd = \"5\"\n".as_bytes());
        let long = typed_over(b"a = \"\"\"x\ny\"\"\" # z\nb = 2\n", &[&mend(1, 1, "q"), &mend(3, 1, "3")]).unwrap();
        assert_eq!(String::from_utf8(long).unwrap(), "a = \"q\" # z\n\nb = \"3\"\n");
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
            let mends: Vec<&Mend> = mends.iter().collect();
            typed_over(text.as_bytes(), &mends).map(|bytes| String::from_utf8(bytes).unwrap())
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
