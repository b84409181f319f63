//! Clusters: which glyph of a cluster stands for which of its characters.

use std::slice::from_ref;

use typst::ecow::EcoString;
use typst::layout::Em;
use typst::text::{FontInstance, Glyph};

use super::sara_am::{NIKHAHIT, SARA_AA, SaraAm};

/// From here on (in em) a gap behind a cluster could part it.
const GAP: Em = Em::new(0.015);

/// A text item being written anew.
pub(super) struct Spelling<'a> {
    font: &'a FontInstance,
    met: &'a mut Met,
    text: EcoString,
    glyphs: Vec<Glyph>,
}

impl<'a> Spelling<'a> {
    pub fn new(font: &'a FontInstance, faces: &'a mut Faces) -> Self {
        let met = faces.met(font);
        Self { font, met, text: EcoString::new(), glyphs: Vec::new() }
    }

    /// The text and its glyphs, each with its range.
    pub fn finish(self) -> (EcoString, Vec<Glyph>) {
        (self.text, self.glyphs)
    }

    /// Takes the next cluster: what it should read as, and the glyphs shaped for it.
    pub fn cluster(&mut self, chars: &[char], glyphs: &[Glyph]) {
        let (start, first) = (self.text.len(), self.glyphs.len());
        let mut taken_apart = false;
        if chars.is_empty() {
            glyphs.iter().for_each(|glyph| self.put(' ', glyph));
        } else if is_reordered(chars) {
            self.whole(chars, glyphs);
        } else if let Some(am) = SaraAm::find(chars, glyphs, self.font) {
            taken_apart = true;
            self.sara_am(am, chars, glyphs);
        } else if chars.len() == glyphs.len() {
            chars.iter().zip(glyphs).for_each(|(&c, glyph)| self.put(c, glyph));
        } else {
            self.whole(chars, glyphs);
        }

        let told = &mut self.glyphs[first..];
        if told.len() > 1 {
            self.met.aside |= is_aside(told);
        }
        // The first time a glyph is met it is told its own character, for readers that go glyph
        // by glyph. From then on the cluster can also be told whole, for readers that go by place
        // (Poppler): they take a mark put aside, or followed by a gap, for a word of its own.
        let parts = told.len() > 1 && !chars.is_empty() && (taken_apart || self.met.aside || has_gap(self.font, told));
        if parts && told.iter().all(|glyph| self.met.has(glyph.id)) {
            self.text.truncate(start);
            self.text.extend(chars.iter().copied());
            let range = start as u16..self.text.len() as u16;
            told.iter_mut().for_each(|glyph| glyph.range = range.clone());
        } else {
            told.iter().for_each(|glyph| self.met.note(glyph.id));
        }
    }

    /// One glyph for one character.
    fn put(&mut self, c: char, glyph: &Glyph) {
        let start = self.text.len() as u16;
        self.text.push(c);
        self.glyphs.push(Glyph { range: start..self.text.len() as u16, ..glyph.clone() });
    }

    /// All glyphs for all characters, as nothing better is known; but what one glyph holds
    /// besides the first is all the rest.
    fn whole(&mut self, chars: &[char], glyphs: &[Glyph]) {
        if let ([first, rest @ ..], [opener, last]) = (chars, glyphs)
            && rest.len() > 1
        {
            self.put(*first, opener);
            return self.whole(rest, from_ref(last));
        }
        let start = self.text.len() as u16;
        self.text.extend(chars.iter().copied());
        let range = start..self.text.len() as u16;
        self.glyphs.extend(glyphs.iter().map(|g| Glyph { range: range.clone(), ..g.clone() }));
    }

    /// A cluster whose SARA AM was taken apart: the font's own SARA AM stands for the AA, so that
    /// AA keeps meaning AA. A ring of its own goes, as it is part of SARA AM; a ring grown
    /// together with the mark above it stays with that mark, right under the SARA AM's own.
    ///
    /// Without such a glyph the letter is told in its compatible parts (Unicode: U+0E33 is
    /// U+0E4D U+0E32), which searches still find.
    fn sara_am(&mut self, am: SaraAm, chars: &[char], glyphs: &[Glyph]) {
        let own = am.own_glyph(self.font, glyphs);
        let mut chars = chars.iter().copied();
        for (index, glyph) in glyphs.iter().enumerate() {
            match own {
                Some(_) if index == am.ring && am.apart => {}
                Some(id) if index == am.aa => self.spell(chars.next(), &Glyph { id, ..glyph.clone() }),
                None if index == am.ring && am.apart => self.put(NIKHAHIT, glyph),
                None if index == am.ring => self.whole(&[chars.next().unwrap_or(' '), NIKHAHIT], from_ref(glyph)),
                None if index == am.aa => {
                    chars.next();
                    self.put(SARA_AA, glyph);
                }
                _ => self.spell(chars.next(), glyph),
            }
        }
    }

    fn spell(&mut self, c: Option<char>, glyph: &Glyph) {
        if let Some(c) = c {
            self.put(c, glyph);
        }
    }
}

/// Whether a cluster has a mark that the font puts aside.
fn is_aside(cluster: &[Glyph]) -> bool {
    cluster[1..].iter().any(|glyph| glyph.x_offset != Em::zero())
}

/// Whether justification leaves a gap behind a cluster.
fn has_gap(font: &FontInstance, cluster: &[Glyph]) -> bool {
    let natural = |glyph: &Glyph| font.x_advance(glyph.id).unwrap_or_default();
    cluster.last().is_some_and(|glyph| glyph.x_advance - natural(glyph) > GAP)
}

/// What was met of one face.
#[derive(Default)]
pub(super) struct Met {
    /// The glyphs that readers know a character for.
    glyphs: Vec<bool>,
    /// Whether the font puts marks aside.
    aside: bool,
}

impl Met {
    pub fn note(&mut self, glyph: u16) {
        let glyph = usize::from(glyph);
        if self.glyphs.len() <= glyph {
            self.glyphs.resize(glyph + 1, false);
        }
        self.glyphs[glyph] = true;
    }

    fn has(&self, glyph: u16) -> bool {
        self.glyphs.get(usize::from(glyph)) == Some(&true)
    }
}

/// What is met in each face of a book; a face is known by where its data lies.
#[derive(Default)]
pub(super) struct Faces(Vec<(*const u8, u32, Met)>);

impl Faces {
    pub fn met(&mut self, font: &FontInstance) -> &mut Met {
        let (data, index) = (font.data().as_slice().as_ptr(), font.index());
        let known = self.0.iter().position(|face| (face.0, face.1) == (data, index));
        let place = known.unwrap_or_else(|| {
            self.0.push((data, index, Met::default()));
            self.0.len() - 1
        });
        &mut self.0[place].2
    }
}

/// Whether shaping puts the characters of a cluster in another order (canonical reordering).
fn is_reordered(chars: &[char]) -> bool {
    let class = |c: char| match c {
        '\u{e3a}' => 9,
        '\u{e38}' | '\u{e39}' => 103,
        '\u{e48}'..='\u{e4b}' => 107,
        _ => 0,
    };
    chars.windows(2).any(|pair| class(pair[1]) != 0 && class(pair[0]) > class(pair[1]))
}
