//! One glyph, one letter: rewrites a text item so that every glyph stands for its own character.

use std::collections::BTreeSet;

use typst::ecow::EcoString;
use typst::layout::{Abs, Em};
use typst::text::{Glyph, Lang, TextItem};

use super::clusters::{Faces, Spelling};
use super::marks::is_guidance;

/// The characters that could not be shown, by page (from 1).
pub(super) type Missing = BTreeSet<(usize, char)>;

/// Joins `next` to `text` when both were one run; `rise` is how much higher `next` sits.
pub(super) fn join(text: &mut TextItem, next: &TextItem, rise: Abs) -> bool {
    let alike = text.font == next.font
        && text.size == next.size
        && text.fill == next.fill
        && text.stroke == next.stroke
        && spoken(&text.text) == spoken(&next.text);
    let (Some(last), Some(first)) = (text.glyphs.last(), next.glyphs.first()) else {
        return false;
    };
    if !alike || !is_left_to_right(text) || !is_left_to_right(next) {
        return false;
    }
    // A cluster cut in two is told whole in both items. The second one goes on where the first
    // one stopped, so it cannot open with the glyph that opens the cluster.
    let (cluster, again) = (text.text.get(last.range()), next.text.get(first.range()));
    let opener = text.glyphs.iter().find(|glyph| glyph.range == last.range);
    let same_cluster = cluster.is_some()
        && cluster == again
        && last.span == first.span
        && opener.is_some_and(|opener| opener.id != first.id);
    let (offset, added) = if same_cluster { (last.range().start, first.range().end) } else { (text.text.len(), 0) };
    let Ok(shift) = u16::try_from(offset) else {
        return false;
    };
    let Some(added) = next.text.get(added..) else {
        return false;
    };
    if text.text.len() + added.len() > usize::from(u16::MAX) {
        return false;
    }

    let lift = Em::from_abs(rise, text.size);
    text.text.push_str(added);
    text.glyphs.extend(next.glyphs.iter().map(|glyph| Glyph {
        range: glyph.range.start + shift..glyph.range.end + shift,
        y_offset: glyph.y_offset + lift,
        ..glyph.clone()
    }));
    true
}

fn is_left_to_right(text: &TextItem) -> bool {
    text.glyphs.is_sorted_by_key(|glyph| glyph.range.start)
}

/// Gives every glyph its own character, takes marks out, and sets the language.
///
/// Characters without a glyph get a box and are noted in `missing`. Items must come in the order in which they are exported.
pub(super) fn spell(text: &mut TextItem, faces: &mut Faces, page: usize, missing: &mut Missing) {
    stand_in(text, page, missing);
    if is_spelled(text) {
        let met = faces.met(&text.font);
        text.glyphs.iter().for_each(|glyph| met.note(glyph.id));
    } else {
        shorten(text);
        if is_left_to_right(text) {
            spell_clusters(text, faces);
        } else {
            spell_backwards(text);
        }
    }
    text.lang = spoken(&text.text);
    text.region = None;
}

/// The language to read a text out in: English where all letters are Latin, otherwise Thai.
fn spoken(text: &str) -> Lang {
    let mut latin = false;
    for c in text.chars() {
        match c {
            // Nearly all that is not Latin is Thai: no need to look it up among the letters of the world.
            '฿' | '\u{e4f}'..='\u{e5b}' => {}
            '\u{e00}'..='\u{e7f}' => return Lang::THAI,
            '\0'..'\u{250}' => latin |= c.is_alphabetic(),
            _ if c.is_alphabetic() => return Lang::THAI,
            _ => {}
        }
    }
    if latin { Lang::ENGLISH } else { Lang::THAI }
}

/// Whether every glyph has one character of its own already, and none needs another.
fn is_spelled(text: &TextItem) -> bool {
    let mut end = 0;
    let own = text.glyphs.iter().all(|glyph| {
        let range = glyph.range();
        let starts_here = range.start == end;
        end = range.end;
        let mut chars = text.text.get(range).unwrap_or_default().chars();
        starts_here && chars.next().is_some_and(|c| written(c) == Some(c)) && chars.next().is_none()
    });
    own && end == text.text.len()
}

/// The character a reader should get for one of the layout's; `None` for a mark.
fn written(c: char) -> Option<char> {
    match c {
        _ if is_guidance(c) => None,
        '\u{a0}' => Some(' '),
        _ if is_unreadable(c) => Some(char::REPLACEMENT_CHARACTER),
        _ => Some(c),
    }
}

/// Characters PDF/A and PDF/UA do not let a glyph stand for: private ones and non-characters.
fn is_unreadable(c: char) -> bool {
    matches!(
        c,
        '\0' | '\u{feff}' | '\u{fffe}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}'
    )
}

/// PDF/A forbids the glyph for «no glyph», and one odd character must not cost a whole book.
fn stand_in(text: &mut TextItem, page: usize, missing: &mut Missing) {
    let TextItem { font, text, glyphs, .. } = text;
    let mut note = |c| {
        missing.insert((page, c));
    };
    for glyph in glyphs.iter_mut() {
        let chars = || text.get(glyph.range()).unwrap_or_default().chars();
        if glyph.id == 0 {
            chars().filter(|&c| !is_guidance(c)).for_each(&mut note);
            let ttf = font.ttf();
            let boxed = ['\u{25a1}', char::REPLACEMENT_CHARACTER, '?', ' '];
            if let Some(id) = boxed.into_iter().find_map(|c| ttf.glyph_index(c)) {
                glyph.id = id.0;
            }
        } else {
            chars().filter(|&c| is_unreadable(c)).for_each(&mut note);
        }
    }
}

/// Ranges count in 16 bits: what lies beyond is told as part of the last cluster within.
fn shorten(text: &mut TextItem) {
    if text.text.len() <= usize::from(u16::MAX) {
        return;
    }
    let whole =
        |glyph: &&Glyph| glyph.range.end < u16::MAX && text.text.get(glyph.range()).is_some_and(|t| !t.is_empty());
    let last = text.glyphs.iter().rev().find(whole).map_or(0..0, |glyph| glyph.range.clone());
    for glyph in &mut text.glyphs {
        if glyph.range.end > last.end {
            glyph.range = last.clone();
        }
    }
    text.text = text.text[..usize::from(last.end)].into();
    if text.text.is_empty() {
        text.text.push(char::REPLACEMENT_CHARACTER);
        let whole = 0..text.text.len() as u16;
        text.glyphs.iter_mut().for_each(|glyph| glyph.range = whole.clone());
    }
}

fn spell_clusters(text: &mut TextItem, faces: &mut Faces) {
    let mut spelling = Spelling::new(&text.font, faces);
    let mut chars = Vec::new();
    for cluster in text.glyphs.chunk_by(|a, b| a.range == b.range) {
        let source = text.text.get(cluster[0].range()).unwrap_or_default();
        chars.clear();
        chars.extend(source.chars().filter_map(written));
        spelling.cluster(&chars, cluster);
    }
    (text.text, text.glyphs) = spelling.finish();
}

/// Text that runs backwards keeps its clusters; only the marks go.
fn spell_backwards(text: &mut TextItem) {
    let mut told = EcoString::with_capacity(text.text.len());
    let mut moved = vec![0; text.text.len() + 1];
    for (start, c) in text.text.char_indices() {
        moved[start] = told.len() as u16;
        told.extend(written(c));
        moved[start + c.len_utf8()] = told.len() as u16;
    }
    for glyph in &mut text.glyphs {
        let range = glyph.range();
        glyph.range = moved[range.start]..moved[range.end];
    }
    text.text = told;
}

#[cfg(test)]
mod tests {
    use typst::foundations::Bytes;
    use typst::syntax::Span;
    use typst::text::{Font, FontInstance, FontVariant, FontVariations};
    use typst::visualize::Color;

    use super::*;

    fn font() -> FontInstance {
        let data = Bytes::new(include_bytes!("../../fonts/THSarabun-Regular.ttf"));
        let font = Font::new(data, 0).expect("a font");
        let (variant, variations) = (FontVariant::default(), FontVariations::default());
        font.instantiate(variant, Abs::pt(16.0), &variations)
    }

    /// An item of glyphs given as character to draw, advance and range.
    fn item(text: &str, glyphs: &[(char, f64, std::ops::Range<u16>)]) -> TextItem {
        let font = font();
        let glyph = |(c, advance, range): &(char, f64, std::ops::Range<u16>)| Glyph {
            id: font.ttf().glyph_index(*c).map_or(0, |id| id.0),
            x_advance: Em::new(*advance),
            x_offset: Em::zero(),
            y_advance: Em::zero(),
            y_offset: Em::zero(),
            range: range.clone(),
            span: (Span::detached(), 0),
        };
        let glyphs = glyphs.iter().map(glyph).collect();
        TextItem {
            font,
            size: Abs::pt(16.0),
            fill: Color::BLACK.into(),
            stroke: None,
            lang: Lang::JAPANESE,
            region: None,
            text: text.into(),
            glyphs,
        }
    }

    fn told(mut text: TextItem) -> Vec<(String, f64)> {
        spell(&mut text, &mut Faces::default(), 1, &mut Missing::new());
        let own = |glyph: &Glyph| (text.text[glyph.range()].to_owned(), glyph.y_offset.get());
        text.glyphs.iter().map(own).collect()
    }

    #[test]
    fn a_cluster_cut_in_two_by_a_raised_mark_is_told_once() {
        let mut text = item("กที่", &[('ก', 0.4, 0..3), ('ท', 0.4, 3..12), ('ี', 0.0, 3..12)]);
        let raised = item("ที่", &[('่', 0.0, 0..9)]);
        assert!(join(&mut text, &raised, Abs::pt(1.6)));
        let expected = [("ก", 0.0), ("ท", 0.0), ("ี", 0.0), ("่", 0.1)];
        assert_eq!(told(text), expected.map(|(c, rise)| (c.to_owned(), rise)));
    }

    #[test]
    fn the_same_cluster_again_is_told_again() {
        let mut text = item("ที", &[('ท', 0.4, 0..6), ('ี', 0.0, 0..6)]);
        let again = item("ที", &[('ท', 0.4, 0..6), ('ี', 0.0, 0..6)]);
        assert!(join(&mut text, &again, Abs::zero()));
        assert_eq!(text.text, "ทีที");
        assert_eq!(told(text).len(), 4);
    }

    #[test]
    fn a_tone_mark_typed_before_its_vowel_keeps_the_order_it_was_typed_in() {
        let text = item("กุ่", &[('ก', 0.4, 0..9), ('ุ', 0.0, 0..9), ('่', 0.0, 0..9)]);
        assert!(told(text).iter().all(|(own, _)| own == "กุ่"));
    }

    #[test]
    fn only_latin_letters_are_read_out_in_english() {
        assert_eq!(spoken("GFMIS 2565"), Lang::ENGLISH);
        assert_eq!(spoken("Café"), Lang::ENGLISH);
        for thai in ["๑๒๐ คน", "คน A", "๒๕๖๕", "120", "–", ""] {
            assert_eq!(spoken(thai), Lang::THAI, "{thai}");
        }
    }

    #[test]
    fn a_cluster_longer_than_ranges_can_count_is_told_as_unreadable() {
        let text = "ก".to_owned() + &"่".repeat(30_000);
        let glyphs = vec![('ก', 0.4, 0..u16::MAX); 3];
        assert!(told(item(&text, &glyphs)).iter().all(|(own, _)| own == "\u{fffd}"));
    }
}
