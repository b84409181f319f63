//! Words turned into glyphs by Typst's own shaper, asked as Typst asks it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use rustybuzz::{BufferFlags, Direction, ShapePlan, UnicodeBuffer};
use typst::layout::Em;
use typst::text::{FontInstance, is_default_ignorable};

use super::look::Look;

/// A glyph and the piece of text its cluster stands for.
#[derive(Clone)]
pub(super) struct Shaped {
    pub id: u16,
    pub x_advance: Em,
    pub x_offset: Em,
    pub y_offset: Em,
    /// Bytes of the text that was shaped.
    pub start: usize,
    pub end: usize,
    /// Whether text parted before it is shaped as it is here.
    pub is_safe: bool,
    /// The first character of its cluster.
    pub c: char,
}

/// Glyphs of a stretch of text; `None` where its face cannot show it all.
type Glyphs = Option<Rc<[Shaped]>>;

/// A face as it is shaped with: what was found out of texts before.
struct Met {
    font: FontInstance,
    language: rustybuzz::Language,
    features: Vec<rustybuzz::Feature>,
    plans: Vec<(rustybuzz::Script, ShapePlan)>,
    texts: HashMap<Box<str>, Glyphs>,
    /// How many glyphs the texts have.
    glyphs: usize,
}

/// How many faces are kept, and how many glyphs of each: two megabytes, more than the tables of a book have.
const FACES: usize = 32;
const GLYPHS: usize = 50_000;

thread_local! {
    /// Glyphs follow from text, face, language and features alone. The same words stand in many cells, each cell is laid out
    /// more than once, and a worker's next book has many of them again.
    static MET: RefCell<Vec<Met>> = const { RefCell::new(Vec::new()) };
}

/// The glyphs of `text`; `None` when the face cannot show all of it, or shows quotation marks as wide as Chinese ones, which
/// Typst moves.
pub(super) fn shape(look: &Look, text: &str) -> Glyphs {
    if text.chars().all(is_never_shown) {
        return Some(Rc::default());
    }
    MET.with_borrow_mut(|faces| {
        let is_known =
            |met: &Met| met.font == look.font && met.features == look.features && met.language == look.language;
        let place = faces.iter().position(is_known).unwrap_or_else(|| {
            if faces.len() == FACES {
                faces.clear();
            }
            faces.push(Met {
                font: look.font.clone(),
                language: look.language.clone(),
                features: look.features.clone(),
                plans: Vec::new(),
                texts: HashMap::new(),
                glyphs: 0,
            });
            faces.len() - 1
        });
        faces[place].shape(text)
    })
}

impl Met {
    fn shape(&mut self, text: &str) -> Glyphs {
        if let Some(known) = self.texts.get(text) {
            return known.clone();
        }
        let glyphs: Glyphs = self.shape_anew(text).map(Into::into);
        if self.glyphs > GLYPHS {
            (self.texts, self.glyphs) = (HashMap::new(), 0);
        }
        self.glyphs += glyphs.as_ref().map_or(0, |glyphs| glyphs.len());
        self.texts.insert(text.into(), glyphs.clone());
        glyphs
    }

    fn shape_anew(&mut self, text: &str) -> Option<Vec<Shaped>> {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.set_language(self.language.clone());
        buffer.set_direction(Direction::LeftToRight);
        buffer.guess_segment_properties();
        buffer.set_flags(BufferFlags::REMOVE_DEFAULT_IGNORABLES);
        let face = self.font.rusty();
        let script = buffer.script();
        let known = self.plans.iter().position(|(made_for, _)| *made_for == script);
        let known = known.unwrap_or_else(|| {
            let (direction, language) = (Direction::LeftToRight, Some(&self.language));
            self.plans.push((script, ShapePlan::new(face, direction, Some(script), language, &self.features)));
            self.plans.len() - 1
        });
        let buffer = rustybuzz::shape_with_plan(face, &self.plans[known].1, buffer);
        let (infos, positions) = (buffer.glyph_infos(), buffer.glyph_positions());

        let mut glyphs: Vec<Shaped> = Vec::with_capacity(infos.len());
        for cluster in clusters(infos) {
            let start = infos[cluster.start].cluster as usize;
            let end = infos.get(cluster.end).map_or(text.len(), |next| next.cluster as usize);
            if infos[cluster.clone()].iter().any(|info| info.glyph_id == 0) {
                // Typst asks the next face, which leaves line feeds and the like out.
                if text[start..end].chars().all(is_never_shown) {
                    continue;
                }
                return None;
            }
            let c = text[start..].chars().next()?;
            for (info, position) in infos[cluster.clone()].iter().zip(&positions[cluster]) {
                let mut x_advance = self.font.to_em(position.x_advance);
                if c == '\u{a0}' {
                    x_advance -= wider_than_space(&self.font).unwrap_or_default();
                }
                if matches!(c, '‘' | '’' | '“' | '”') && x_advance > Em::new(0.8) {
                    return None;
                }
                glyphs.push(Shaped {
                    id: u16::try_from(info.glyph_id).ok()?,
                    x_advance,
                    x_offset: self.font.to_em(position.x_offset),
                    y_offset: self.font.to_em(position.y_offset),
                    start,
                    end,
                    is_safe: !info.unsafe_to_break(),
                    c,
                });
            }
        }
        Some(glyphs)
    }
}

/// What has no glyph.
fn is_never_shown(c: char) -> bool {
    c == '\n' || c == '\t' || is_default_ignorable(c)
}

/// Runs of glyphs that stand for the same piece of text.
fn clusters(infos: &[rustybuzz::GlyphInfo]) -> impl Iterator<Item = Range<usize>> {
    let mut end = 0;
    infos.chunk_by(|a, b| a.cluster == b.cluster).map(move |cluster| {
        let start = end;
        end += cluster.len();
        start..end
    })
}

/// How much wider the space that may not be parted is than the other.
fn wider_than_space(font: &FontInstance) -> Option<Em> {
    let advance = |c| font.x_advance(font.ttf().glyph_index(c)?.0);
    Some(advance('\u{a0}')? - advance(' ')?)
}
