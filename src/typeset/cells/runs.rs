//! The text of a cell as one string, and the runs of one look and one script it is shaped in.

use std::ops::Range;
use std::rc::Rc;

use typst::engine::Engine;
use typst::foundations::StyleChain;
use typst::introspection::{Tag, TagElem};
use typst::routines::Pair;
use typst::syntax::Span;
use typst::text::{LinebreakElem, SpaceElem, TextElem};
use unicode_script::{Script, UnicodeScript};

use super::look::Look;
use super::shaping::{Shaped, shape};

/// The longest text: glyphs count its bytes in 16 bits.
const LONGEST: usize = 60_000;

/// What the lines of a cell are made of.
pub(super) struct Prepared<'a> {
    pub text: String,
    pub items: Vec<(Range<usize>, Item<'a>)>,
    /// Where each piece of the layout ends in the text, and where it comes from.
    spans: Vec<(usize, Span)>,
}

pub(super) enum Item<'a> {
    Run(Run),
    Tag(&'a Tag),
}

/// Text of one look and one script.
pub(super) struct Run {
    pub look: Rc<Look>,
    /// Their text is counted from where the run begins.
    pub glyphs: Rc<[Shaped]>,
}

impl<'a> Prepared<'a> {
    /// Prepares what show rules left of a cell; `None` where there is more to it than text we can set.
    pub fn of(engine: &Engine, children: &[Pair<'a>]) -> Option<Self> {
        let mut prepared = Self { text: String::new(), items: Vec::new(), spans: Vec::with_capacity(children.len()) };
        // Pieces of text next to each other under the same styles are one.
        let mut open: Option<(usize, StyleChain<'a>)> = None;
        let mut looks = Vec::new();
        for &(child, styles) in children {
            if let Some(tag) = child.to_packed::<TagElem>() {
                prepared.close(engine, open.take(), &mut looks)?;
                let end = prepared.text.len();
                prepared.items.push((end..end, Item::Tag(&tag.tag)));
                prepared.spans.push((end, child.span()));
                continue;
            }
            if open.is_some_and(|(_, before)| before != styles) {
                prepared.close(engine, open.take(), &mut looks)?;
            }
            let start = prepared.text.len();
            open.get_or_insert((start, styles));
            if let Some(text) = child.to_packed::<TextElem>() {
                if !text.text.chars().all(is_simple) || has_address(&text.text) {
                    return None;
                }
                prepared.text.push_str(&text.text);
            } else if child.is::<SpaceElem>() {
                prepared.text.push(' ');
            } else if child.to_packed::<LinebreakElem>().is_some_and(|line| !line.justify.get(styles)) {
                prepared.text.push('\n');
            } else {
                return None;
            }
            prepared.spans.push((prepared.text.len(), child.span()));
        }
        prepared.close(engine, open, &mut looks)?;
        // Without any text a line is as high as its face all the same.
        (1..=LONGEST).contains(&prepared.text.len()).then_some(prepared)
    }

    /// Shapes the text from where the open piece began, script by script.
    fn close(
        &mut self,
        engine: &Engine,
        open: Option<(usize, StyleChain<'a>)>,
        looks: &mut Vec<(StyleChain<'a>, Rc<Look>)>,
    ) -> Option<()> {
        let Some((start, styles)) = open else { return Some(()) };
        let look = match looks.iter().find(|(known, _)| *known == styles) {
            Some((_, look)) => look.clone(),
            None => {
                let look = Look::of(engine, styles)?;
                looks.push((styles, look.clone()));
                look
            }
        };
        for range in scripts(&self.text[start..]) {
            let range = start + range.start..start + range.end;
            let glyphs = shape(&look, &self.text[range.clone()])?;
            self.items.push((range, Item::Run(Run { glyphs, look: look.clone() })));
        }
        Some(())
    }

    /// Where in the layout the text at `offset` comes from.
    pub fn span_at(&self, offset: usize) -> (Span, u16) {
        let index = self.spans.partition_point(|&(end, _)| end <= offset);
        let start = index.checked_sub(1).map_or(0, |before| self.spans[before].0);
        match self.spans.get(index) {
            Some(&(_, span)) => (span, u16::try_from(offset - start).unwrap_or(0)),
            None => (Span::detached(), 0),
        }
    }

    /// The item that holds the character at `offset`.
    pub fn index_at(&self, offset: usize) -> usize {
        self.items.iter().position(|(range, _)| range.contains(&offset)).unwrap_or(0)
    }
}

/// Letters and signs that run from left to right, form no pictures and are of no width of their own in Chinese or Japanese.
fn is_simple(c: char) -> bool {
    matches!(c,
        ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{b6}' | '\u{b8}'..='\u{24f}'
        | '\u{e01}'..='\u{e5b}'
        | '\u{200b}' | '\u{2060}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}'
        | '\u{20a0}'..='\u{20bf}' | '\u{2190}'..='\u{22ff}' | '\u{2500}'..='\u{25fc}')
}

/// Whether there may be an address, which may be parted where other text may not.
fn has_address(text: &str) -> bool {
    text.contains("://") || text.contains("www.")
}

/// The stretches of a text that are of one script; what belongs to none goes with what stands before it.
fn scripts(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut start, mut before) = (0, Script::Unknown);
    for (index, c) in text.char_indices() {
        let script = c.script();
        if !(is_generic(script) || is_generic(before) || script == before) {
            if start < index {
                found.push(start..index);
            }
            (start, before) = (index, script);
        } else if is_generic(before) {
            before = script;
        }
    }
    found.push(start..text.len());
    found
}

fn is_generic(script: Script) -> bool {
    matches!(script, Script::Unknown | Script::Common | Script::Inherited)
}
