//! Drawings (SVG) as pictures: plain shapes alone, so that no small file asks for much work, and none shows another.

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

/// What a drawing may hold: shapes and what groups, colours and names them.
const SHAPES: [&str; 13] =
    ["svg", "g", "defs", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "style", "title", "desc"];
/// What tells of the drawing and is not drawn.
const METADATA: &str = "metadata";
const DEEPEST: usize = 60;
const SVG: &str = "http://www.w3.org/2000/svg";

/// Whether a file is named as a drawing is.
pub fn is_named_drawing(name: &str) -> bool {
    name.to_lowercase().ends_with(".svg")
}

/// Whether a file is a drawing of plain shapes.
pub fn is_plain(file: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(file) else { return false };
    let mut reader = Reader::from_str(text);
    let (mut depth, mut has_root, mut untold) = (0_usize, false, 0_usize);
    loop {
        let begun = match reader.read_event() {
            Ok(Event::Start(begun)) => begun,
            Ok(Event::Empty(begun)) if untold > 0 || is_shape(&begun) => {
                has_root |= depth == 0 && is_root(&begun);
                continue;
            }
            Ok(Event::End(_)) => {
                depth = depth.saturating_sub(1);
                untold = untold.saturating_sub(1);
                continue;
            }
            // What an inner part of it says could stand for anything.
            Ok(Event::DocType(kind)) if kind.contains('[') => return false,
            Ok(Event::Eof) => return has_root && depth == 0,
            Ok(Event::Empty(_)) | Err(_) => return false,
            Ok(_) => continue,
        };
        has_root |= depth == 0 && is_root(&begun);
        depth += 1;
        if depth > DEEPEST || depth > 1 && !has_root {
            return false;
        }
        if untold > 0 || begun.local_name().as_ref() == METADATA || !is_of_svg(&begun) {
            untold += 1;
        } else if !is_shape(&begun) {
            return false;
        }
    }
}

fn is_root(begun: &BytesStart<'_>) -> bool {
    begun.local_name().as_ref() == "svg"
}

/// Whether an element is SVG's: others are the drawing program's own, and never drawn.
fn is_of_svg(begun: &BytesStart<'_>) -> bool {
    begun.name().prefix().is_none_or(|prefix| prefix.as_ref() == "svg")
}

/// Whether an element is a shape that shows nothing but itself.
fn is_shape(begun: &BytesStart<'_>) -> bool {
    if !is_of_svg(begun) {
        return true;
    }
    SHAPES.contains(&begun.local_name().as_ref())
        && begun.attributes().all(|attribute| {
            attribute.is_ok_and(|attribute| {
                let key = attribute.key;
                // Another name for SVG's elements would hide what they are.
                let hides = key.prefix().is_some_and(|prefix| prefix.as_ref() == "xmlns")
                    && (attribute.value.as_ref() == SVG || attribute.value.contains('&'))
                    && key.local_name().as_ref() != "svg";
                key.local_name().as_ref() != "href" && !hides
            })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(inner: &str) -> String {
        format!(r#"<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">{inner}</svg>"#)
    }

    #[test]
    fn shapes_are_plain_and_what_shows_something_else_is_not() {
        for plain in [
            r#"<g fill="none"><path d="M0 0L9 9"/><circle r="3"/></g>"#,
            r#"<metadata><rdf:RDF xmlns:rdf="r"><a/></rdf:RDF></metadata><defs><style>.a{fill:red}</style></defs>"#,
            r#"<sodipodi:namedview><inkscape:grid/></sodipodi:namedview><svg:rect width="1" height="1"/>"#,
        ] {
            assert!(is_plain(svg(plain).as_bytes()), "{plain}");
        }
        for other in [
            r##"<use href="#a"/>"##,
            r#"<image width="1" height="1"/>"#,
            r#"<path xlink:href="x"/>"#,
            r#"<g xmlns:s="http://www.w3.org/2000/svg"><s:use/></g>"#,
            "<text>ครุฑ</text>",
            "<filter/>",
            "<g>",
        ] {
            assert!(!is_plain(svg(other).as_bytes()), "{other}");
        }
        let deep = "<g>".repeat(100) + &"</g>".repeat(100);
        assert!(!is_plain(svg(&deep).as_bytes()));
        assert!(!is_plain(b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>") && !is_plain(b"") && !is_plain(b"\x89PNG"));
    }
}
