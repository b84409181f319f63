//! The boxes notes are shown in, which spreadsheets keep in a drawing of an older kind that is not always well formed.

use std::{collections::BTreeSet, ops::Range};

use super::{Odd, paper::cell};
use crate::xlsx::NOTE_WIDTH;

/// A drawing without any.
pub const NONE: &str = "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
    xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"1\"/>\
    </o:shapelayout></xml>";

/// What the prefixes of our boxes mean: openpyxl says it on every element instead of once for the drawing.
const PREFIXES: &str = "xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
    xmlns:x=\"urn:schemas-microsoft-com:office:excel\"";

/// What all our boxes are instances of, up to its prefixes.
const BOX: &str = "<v:shapetype id=\"_x0000_t202\"";
const BOX_LOOK: &str = "coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/>\
    <v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>";

/// The size of columns and rows, from which a box knows how far it reaches.
#[derive(Debug, Default)]
pub struct Sizes {
    /// First and last column, with their width in pixels.
    pub columns: Vec<(usize, usize, u32)>,
    pub column: u32,
    pub row: u32,
}

impl Sizes {
    fn of_column(&self, column: u32) -> u32 {
        let number = usize::try_from(column).unwrap_or(usize::MAX).saturating_add(1);
        let own = self.columns.iter().find(|(first, last, _)| (*first..=*last).contains(&number));
        own.map_or(self.column, |(.., width)| *width)
    }

    /// The column and the pixels within it that lie so far right of a column's beginning.
    fn across(&self, mut column: u32, mut pixels: u32) -> (u32, u32) {
        const LAST: u32 = 16_383;
        while column < LAST && pixels >= self.of_column(column) {
            pixels -= self.of_column(column);
            column += 1;
        }
        (column, pixels)
    }
}

/// Takes boxes out of a drawing, and puts boxes for these cells in, each with its height in pixels.
pub fn draw(
    drawing: &str,
    bared: &BTreeSet<String>,
    noted: &[((u32, u16), u32)],
    sizes: &Sizes,
) -> Result<String, Odd> {
    let mut kept = String::with_capacity(drawing.len());
    let mut at = 0;
    while let Some(shape) = next_shape(drawing, at)? {
        let is_bared = place(&drawing[shape.clone()]).is_some_and(|place| bared.contains(&place));
        kept.push_str(&drawing[at..if is_bared { shape.start } else { shape.end }]);
        at = shape.end;
    }
    kept.push_str(&drawing[at..]);
    if noted.is_empty() {
        return Ok(kept);
    }
    let end = kept.rfind("</xml>").ok_or(Odd("the notes' drawing does not end"))?;
    let has_box = ["id=\"_x0000_t202\"", "id='_x0000_t202'"].iter().any(|id| kept.contains(id));
    let mut boxes = if has_box { String::new() } else { format!("{BOX} {PREFIXES} {BOX_LOOK}") };
    let numbers = kept.split("_x0000_s").skip(1).filter_map(|after| {
        after.split(|c: char| !c.is_ascii_digit()).next().and_then(|number| number.parse::<u32>().ok())
    });
    let first = numbers.max().unwrap_or(1024).saturating_add(1);
    for (id, (place, height)) in (first..).zip(noted) {
        boxes.push_str(&shape(id, *place, *height, sizes));
    }
    kept.insert_str(end, &boxes);
    Ok(kept)
}

/// Where the next shape stands, whatever prefix the program that wrote it gives it.
fn next_shape(drawing: &str, from: usize) -> Result<Option<Range<usize>>, Odd> {
    const ENDLESS: Odd = Odd("a note's box does not end");
    for start in drawing[from..].match_indices('<').map(|(offset, _)| from + offset) {
        let rest = &drawing[start + 1..];
        let name = rest.split(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>' | '<')).next().unwrap_or("");
        if name.rsplit(':').next() != Some("shape") {
            continue;
        }
        let tag = end_of_tag(rest).ok_or(ENDLESS)?;
        if rest[..tag].ends_with("/>") {
            return Ok(Some(start..start + 1 + tag));
        }
        let close = format!("</{name}>");
        let end = rest.find(&close).ok_or(ENDLESS)?;
        return Ok(Some(start..start + 1 + end + close.len()));
    }
    Ok(None)
}

/// How far a start tag reaches, whose values may hold its sign.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return Some(at + 1),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
    }
    None
}

/// The cell a box belongs to, when it is a note's.
fn place(shape: &str) -> Option<String> {
    if !["ObjectType=\"Note\"", "ObjectType='Note'"].iter().any(|kind| shape.contains(kind)) {
        return None;
    }
    // Whatever prefix stands before it: `<x:Row>`.
    let said = |name: &str| {
        let mut elements = shape.split('<').filter_map(|element| element.split_once('>'));
        elements
            .find(|(tag, _)| tag.rsplit(':').next() == Some(name))
            .and_then(|(_, text)| text.trim().parse::<u32>().ok())
    };
    Some(cell(said("Row")?, u16::try_from(said("Column")?).ok()?))
}

fn shape(id: u32, (row, column): (u32, u16), height: u32, sizes: &Sizes) -> String {
    let (left, top) = (u32::from(column) + 1, row.saturating_sub(1));
    let (right, beyond) = sizes.across(left, 15 + NOTE_WIDTH);
    let (down, below) = (top + (10 + height) / sizes.row.max(1), (10 + height) % sizes.row.max(1));
    format!(
        "<v:shape {PREFIXES} id=\"_x0000_s{id}\" type=\"#_x0000_t202\" style=\"position:absolute;margin-left:0;margin-top:0;width:{}pt;\
         height:{}pt;z-index:1;visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/>\
         <v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>\
         <v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>\
         <x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/>\
         <x:Anchor>{left}, 15, {top}, 10, {right}, {beyond}, {down}, {below}</x:Anchor>\
         <x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>",
        NOTE_WIDTH * 3 / 4,
        height * 3 / 4,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_come_and_go_and_others_stay() {
        let sizes = Sizes { columns: vec![(2, 2, 400)], column: 64, row: 20 };
        let button = "<v:shape id=\"_x0000_s1030\"><x:ClientData ObjectType=\"Button\"><x:Row>0</x:Row><br></x:ClientData></v:shape>";
        let own = NONE.replace("</xml>", &format!("{button}</xml>"));
        let drawn = draw(&own, &BTreeSet::new(), &[((0, 0), 88), ((4, 2), 304)], &sizes).unwrap();
        assert!(drawn.contains("id=\"_x0000_s1031\"") && drawn.contains("id=\"_x0000_s1032\""), "{drawn}");
        assert!(drawn.contains("<x:Anchor>1, 15, 0, 10, 1, 335, 4, 18</x:Anchor>"), "{drawn}");
        let cleared = draw(&drawn, &["A1", "C5"].map(str::to_owned).into(), &[], &sizes).unwrap();
        assert_eq!(cleared.replace(&format!("{BOX} {PREFIXES} {BOX_LOOK}"), ""), own);
    }

    #[test]
    fn a_box_is_known_by_any_prefix_and_where_it_is_empty() {
        let note = "<ns0:shape\n xmlns:ns0=\"v\" alt=\"</>\"><ns2:ClientData ObjectType=\"Note\"><ns2:Row>1</ns2:Row>\
                    <ns2:Column>1</ns2:Column></ns2:ClientData></ns0:shape>";
        let others = "<a:shapetype id='_x0000_t202'/><a:shape alt='>'/><shape id=\"b\"></shape>";
        let own = format!("<xml>{others}{note}</xml>");
        let bared = draw(&own, &["B2".to_owned()].into(), &[], &Sizes::default()).unwrap();
        assert_eq!(bared, format!("<xml>{others}</xml>"));
        let drawn = draw(&own, &BTreeSet::new(), &[((0, 0), 64)], &Sizes::default()).unwrap();
        assert!(drawn.contains(&format!("{note}<v:shape {PREFIXES} id=")), "{drawn}");
        assert!(draw("<xml><v:shape></xml>", &BTreeSet::new(), &[], &Sizes::default()).is_err());
    }
}
