//! Lines made into frames: the very items Typst would put where Typst would put them.

use std::ops::Range;

use typst::layout::{Abs, Em, FixedAlignment, Frame, FrameItem, Point, Size};
use typst::text::{Glyph, TextItem};

use super::lines::{Line, Part};
use super::runs::{Item, Prepared, Run};
use super::shaping::Shaped;

/// The frame of a line in a column `width` wide; `None` where it has no text.
pub(super) fn line(prepared: &Prepared, line: &Line, width: Abs, align: FixedAlignment) -> Option<Frame> {
    let mut parts: Vec<(usize, Option<(Part, &Run)>)> = Vec::new();
    line.parts(prepared, |index, part| parts.push((index, part)))?;
    let (mut top, mut bottom) = (Abs::zero(), Abs::zero());
    for (part, run) in parts.iter().filter_map(|(_, part)| part.as_ref()) {
        if part.glyphs.is_empty() {
            return None;
        }
        if !part.kept.is_empty() {
            top.set_max(run.look.top);
            bottom.set_max(run.look.bottom);
        }
    }
    let mut texts = parts.iter().filter_map(|(_, part)| part.as_ref());
    let (part, run) = texts.next_back()?;
    let mut remaining = width - line.width;
    if let Some(last) = part.glyphs[part.kept.clone()].last()
        && run.look.overhang
        && (parts.len() > 1 || part.kept.len() > 1)
    {
        remaining += overhang(last.c) * last.x_advance.at(run.look.size);
    }

    let mut frame = Frame::soft(Size::new(width, top + bottom));
    frame.set_baseline(top);
    let mut x = align.position(remaining);
    for (index, part) in parts {
        match part {
            Some((part, run)) => {
                put(&mut frame, Point::new(x, top), prepared, &part, run);
                x += part.width;
            }
            None => {
                if let Item::Tag(tag) = &prepared.items[index].1 {
                    frame.push(Point::new(x, top), FrameItem::Tag((*tag).clone()));
                }
            }
        }
    }
    Some(frame)
}

/// Puts a run's part on the baseline that begins at `pos`: an item for all glyphs that stand on it, and one for those raised
/// or sunk as much.
fn put(frame: &mut Frame, pos: Point, prepared: &Prepared, part: &Part, run: &Run) {
    let mut x = pos.x;
    let mut end = 0;
    for group in part.glyphs.chunk_by(|a, b| a.y_offset == b.y_offset) {
        let start = end;
        end += group.len();
        let item = item(prepared, part, run, start..end);
        let width = item.width();
        frame.push(Point::new(x, pos.y - group[0].y_offset.at(run.look.size)), FrameItem::Text(item));
        x += width;
    }
}

fn item(prepared: &Prepared, part: &Part, run: &Run, group: Range<usize>) -> TextItem {
    let (look, shaped) = (&run.look, &part.glyphs[group.clone()]);
    let start = shaped.iter().map(|glyph| glyph.start).min().unwrap_or_default();
    let end = shaped.iter().map(|glyph| glyph.end).max().unwrap_or_default();
    let glyph = |(index, shaped): (usize, &Shaped)| {
        let takes_room = part.kept.contains(&index);
        let (span, offset) = prepared.span_at(part.base + shaped.start);
        Glyph {
            id: shaped.id,
            x_advance: if takes_room { shaped.x_advance } else { Em::zero() },
            x_offset: if takes_room { shaped.x_offset } else { Em::zero() },
            y_advance: Em::zero(),
            y_offset: Em::zero(),
            range: (shaped.start - start) as u16..(shaped.end - start) as u16,
            span: (span, offset.saturating_add(look.span_offset)),
        }
    };
    TextItem {
        font: look.font.clone(),
        size: look.size,
        fill: look.fill.clone(),
        stroke: None,
        lang: look.lang,
        region: look.region,
        text: prepared.text[part.base + start..part.base + end].into(),
        glyphs: group.zip(shaped).map(glyph).collect(),
    }
}

/// How much of its width a sign hangs into the margin at a line's end, as in Typst.
fn overhang(c: char) -> f64 {
    match c {
        '–' | '—' => 0.2,
        '-' => 0.55,
        '.' | ',' => 0.8,
        ':' | ';' => 0.3,
        _ => 0.0,
    }
}
