//! SARA AM (U+0E33), the one Thai letter that shaping takes apart: into a ring (nikhahit) over the
//! consonant and an AA after it.

use ttf_parser::{GlyphId, OutlineBuilder};
use typst::layout::Em;
use typst::text::{FontInstance, Glyph};

pub(super) const SARA_AM: char = '\u{e33}';
pub(super) const SARA_AA: char = '\u{e32}';
pub(super) const NIKHAHIT: char = '\u{e4d}';
/// How far (in em) a SARA AM's ring may move: less than half a point at 16 points.
const UNSEEN: Em = Em::new(0.025);

/// Where shaping put the two halves of a SARA AM, as indices into the cluster's glyphs: the ring
/// (nikhahit) before the marks above the letter, the AA after them.
#[derive(Clone, Copy)]
pub(super) struct SaraAm {
    pub ring: usize,
    pub aa: usize,
    /// Whether the ring is a glyph of its own, not grown together with the mark above it.
    pub apart: bool,
}

impl SaraAm {
    /// Finds the halves in a cluster of one SARA AM that was taken apart.
    pub fn find(chars: &[char], glyphs: &[Glyph], font: &FontInstance) -> Option<Self> {
        let am = chars.iter().position(|&c| c == SARA_AM)?;
        let above = chars[..am].iter().rev().take_while(|&&c| is_above(c)).count();
        let apart = glyphs.len() == chars.len() + 1;
        let grown_together = glyphs.len() == chars.len() && above > 0;
        if chars[am + 1..].contains(&SARA_AM) || !(apart || grown_together) {
            return None;
        }
        let aa = am + usize::from(apart);
        let is_aa = font.ttf().glyph_index(SARA_AA).is_some_and(|id| id.0 == glyphs[aa].id);
        is_aa.then_some(Self { ring: am - above, aa, apart })
    }

    /// The font's own SARA AM, when put in the AA's place it shows AA and ring where they are.
    pub fn own_glyph(self, font: &FontInstance, glyphs: &[Glyph]) -> Option<u16> {
        let (ring, aa) = (&glyphs[self.ring], &glyphs[self.aa]);
        let am = font.ttf().glyph_index(SARA_AM)?.0;
        let between: Em = glyphs[self.ring..self.aa].iter().map(|g| g.x_advance).sum();
        let aside = ring.x_offset - between - aa.x_offset;
        let above = ring.y_offset - aa.y_offset;
        let near = |distance: Em| distance.abs() <= UNSEEN;
        if !near(aside) || !near(above) || font.x_advance(am) != font.x_advance(aa.id) {
            return None;
        }
        let (whole, ring, aa) = (outline(font, am), outline(font, ring.id), outline(font, aa.id));
        let is_whole = !whole.is_empty() && aa.iter().all(|&point| is_near(point, &whole));
        let shows = |&&point: &&(i32, i32)| !is_near(point, &aa);
        let ring_in_place = whole.iter().filter(shows).all(|&point| is_near(point, &ring));
        (is_whole && ring_in_place).then_some(am)
    }
}

/// Whether an outline has a point there, give or take the rounding of slanted faces.
fn is_near((x, y): (i32, i32), outline: &[(i32, i32)]) -> bool {
    outline.iter().any(|&(a, b)| (a - x).abs() <= 1 && (b - y).abs() <= 1)
}

/// The points of a glyph's outline, in font units.
fn outline(font: &FontInstance, glyph: u16) -> Vec<(i32, i32)> {
    let mut points = Points::default();
    // A glyph without an outline has no points.
    let _ = font.ttf().outline_glyph(GlyphId(glyph), &mut points);
    points.0
}

#[derive(Default)]
struct Points(Vec<(i32, i32)>);

impl Points {
    fn add(&mut self, x: f32, y: f32) {
        self.0.push((x.round() as i32, y.round() as i32));
    }
}

impl OutlineBuilder for Points {
    fn move_to(&mut self, x: f32, y: f32) {
        self.add(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.add(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.add(x1, y1);
        self.add(x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.add(x1, y1);
        self.add(x2, y2);
        self.add(x, y);
    }

    fn close(&mut self) {}
}

/// Marks above a letter, which a SARA AM's ring goes under (W3C thai-lreq, shaping of SARA AM).
fn is_above(c: char) -> bool {
    matches!(c, '\u{e31}' | '\u{e34}'..='\u{e37}' | '\u{e47}'..='\u{e4e}')
}
