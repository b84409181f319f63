//! How cells are shown, as far as it says what they hold: number formats, and fonts that strike a text out.

use std::{borrow::Cow, collections::BTreeMap, fmt::Write};

use quick_xml::escape::escape;

use crate::{
    limits::{MAX_FORMAT, MAX_STYLES},
    read::workbook::{OpenError, markup, markup::attribute},
};

/// The formats that have a number but no code of their own in a file which Thai programs write (ECMA-376 part 1, 18.8.30).
const THAI: [(&str, &str); 19] = [
    ("59", "0"),
    ("60", "0.00"),
    ("61", "#,##0"),
    ("62", "#,##0.00"),
    ("67", "0%"),
    ("68", "0.00%"),
    ("69", "# ?/?"),
    ("70", "# ??/??"),
    ("71", "d/m/yyyy"),
    ("72", "d-mmm-yy"),
    ("73", "d-mmm"),
    ("74", "mmm-yy"),
    ("75", "h:mm"),
    ("76", "h:mm:ss"),
    ("77", "d/m/yyyy h:mm"),
    ("78", "mm:ss"),
    ("79", "[h]:mm:ss"),
    ("80", "mm:ss.0"),
    ("81", "d/m/bb"),
];

/// The part written anew: the formats of numbers, with those a Thai program does not write out, and of fonts only whether
/// they strike out.
pub fn mended(text: &str) -> Result<String, OpenError> {
    let mut formats: BTreeMap<String, String> =
        THAI.into_iter().map(|(id, code)| (id.to_owned(), code.to_owned())).collect();
    let (mut fonts, mut cells) = (Vec::new(), String::new());
    let mut styles = 0;
    let mut reader = markup::reader(text);
    markup::root(&mut reader)?;
    markup::children(&mut reader, |reader, list| {
        // The list of formats that cells name is not the only one of its kind.
        let list = list.local_name().as_ref().to_owned();
        markup::children(reader, |reader, element| {
            match (list.as_str(), element.local_name().as_ref()) {
                ("numFmts", "numFmt") => {
                    if let (Some(id), Some(code)) = (attribute(element, "numFmtId")?, attribute(element, "formatCode")?)
                    {
                        let code = code.get(..code.floor_char_boundary(MAX_FORMAT)).unwrap_or_default();
                        formats.insert(id.into_owned(), in_latin(code).into_owned());
                        return counted(formats.len()).and_then(|()| markup::skip(reader));
                    }
                }
                ("fonts", "font") => {
                    fonts.push(is_struck(reader)?);
                    return counted(fonts.len());
                }
                ("cellXfs", "xf") => {
                    styles += 1;
                    counted(styles)?;
                    for name in ["numFmtId", "fontId"] {
                        let value = attribute(element, name)?.unwrap_or(Cow::Borrowed("0"));
                        let start = if name == "numFmtId" { "<xf " } else { "" };
                        // Writing to a text cannot fail.
                        let _ = write!(cells, "{start}{name}=\"{}\" ", escape(value.as_ref()));
                    }
                    cells.push_str("/>");
                }
                _ => {}
            }
            markup::skip(reader)
        })
    })?;
    let formats: String = formats
        .iter()
        .map(|(id, code)| format!("<numFmt numFmtId=\"{}\" formatCode=\"{}\"/>", escape(id), escape(code)))
        .collect();
    let fonts: String =
        fonts.iter().map(|is_struck| if *is_struck { "<font><strike/></font>" } else { "<font/>" }).collect();
    Ok(format!("<styleSheet><numFmts>{formats}</numFmts><fonts>{fonts}</fonts><cellXfs>{cells}</cellXfs></styleSheet>"))
}

fn counted(count: usize) -> Result<(), OpenError> {
    if count > MAX_STYLES { Err(OpenError::HELD) } else { Ok(()) }
}

/// Whether a font strikes out; reads it to its end.
fn is_struck(reader: &mut quick_xml::Reader<&[u8]>) -> Result<bool, OpenError> {
    let mut is_struck = false;
    markup::children(reader, |reader, element| {
        if element.local_name().as_ref() == "strike" {
            is_struck = attribute(element, "val")?.is_none_or(|value| markup::is_yes(&value));
        }
        markup::skip(reader)
    })?;
    Ok(is_struck)
}

/// A date's format in the letters of every language: Thai has letters of its own for day, month and year, and the years of
/// the Buddhist era and of reigns are others.
fn in_latin(code: &str) -> Cow<'_, str> {
    let shape = outside_brackets(code.split(';').next().unwrap_or_default());
    let is_date = shape.chars().any(|c| matches!(c, 'ว' | 'ด' | 'ป' | 'ช' | 'น' | 'ท' | 'b' | 'B' | 'e'))
        && shape
            .chars()
            .all(|c| !c.is_alphanumeric() || matches!(c, 'ว' | 'ด' | 'ป' | 'ช' | 'น' | 'ท' | 'b' | 'B' | 'e'));
    if !is_date {
        return Cow::Borrowed(code);
    }
    let latin = |c| match c {
        'ว' => 'd',
        'ด' => 'm',
        'ป' | 'b' | 'B' | 'e' => 'y',
        'ช' => 'h',
        'น' => 'm',
        'ท' => 's',
        c => c,
    };
    Cow::Owned(code.chars().map(latin).collect())
}

/// A format without what stands in brackets or quotes.
fn outside_brackets(code: &str) -> String {
    let mut until = None;
    let mut kept = String::new();
    for c in code.chars() {
        match (until, c) {
            (Some(end), c) => until = (c != end).then_some(end),
            (None, '[') => until = Some(']'),
            (None, '"') => until = Some('"'),
            (None, c) => kept.push(c),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_that_thai_programs_do_not_write_out_are_written_out() {
        let styles = "<x:styleSheet><x:numFmts><x:numFmt numFmtId=\"81\" formatCode=\"0.0\"/><x:numFmt numFmtId=\"164\" \
                      formatCode='&quot;ก&quot;'/></x:numFmts><x:fonts><x:font/><x:font><x:b/><x:strike/></x:font></x:fonts>\
                      <x:cellStyleXfs><x:xf numFmtId=\"9\"/></x:cellStyleXfs><x:cellXfs><x:xf numFmtId=\"71\" fontId=\"1\"><x:alignment/></x:xf>\
                      <x:xf/></x:cellXfs></x:styleSheet>";
        let mended = mended(styles).unwrap();
        for part in [
            "<numFmt numFmtId=\"71\" formatCode=\"d/m/yyyy\"/>",
            "<numFmt numFmtId=\"81\" formatCode=\"0.0\"/>",
            "<numFmt numFmtId=\"164\" formatCode=\"&quot;ก&quot;\"/>",
            "<fonts><font/><font><strike/></font></fonts>",
            "<cellXfs><xf numFmtId=\"71\" fontId=\"1\" /><xf numFmtId=\"0\" fontId=\"0\" /></cellXfs>",
        ] {
            assert!(mended.contains(part), "{mended}");
        }
    }

    #[test]
    fn a_date_is_one_in_thai_letters_too() {
        for (code, latin) in [
            ("ว/ด/ปปปป", "d/m/yyyy"),
            ("[$-D07041E]ว ดดด ปป;@", "[$-D07041E]d mmm yy;@"),
            ("bbbb", "yyyy"),
            ("#,##0 คน", "#,##0 คน"),
            ("\"วด\"0", "\"วด\"0"),
            ("General", "General"),
            ("d mmm bbbb", "d mmm bbbb"),
        ] {
            assert_eq!(in_latin(code), latin);
        }
    }
}
