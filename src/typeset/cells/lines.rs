//! The lines of a cell: each as long as fits, as Typst ends them where text is not justified.

use std::borrow::Cow;
use std::ops::Range;

use typst::layout::Abs;

use super::ends::{End, ends};
use super::runs::{Item, Prepared, Run};
use super::shaping::{Shaped, shape};

/// One line.
pub(super) struct Line {
    /// Its text, with the spaces and the line feed at its end.
    pub range: Range<usize>,
    /// Where what takes room ends, and where what is written out ends.
    layout: usize,
    shaping: usize,
    pub width: Abs,
}

/// A run's part of a line.
pub(super) struct Part<'p> {
    pub glyphs: Cow<'p, [Shaped]>,
    /// Where in the whole text that of the glyphs is counted from.
    pub base: usize,
    /// How many of the glyphs take room: the rest are spaces at the line's end.
    pub kept: Range<usize>,
    pub width: Abs,
}

/// Ends lines so that each fits into `room`; `None` where one cannot.
pub(super) fn fill(prepared: &Prepared, room: Abs) -> Option<Vec<Line>> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut last: Option<Line> = None;
    for end in ends(&prepared.text)? {
        let mut attempt = Line::of(prepared, start, end)?;
        if !room.fits(attempt.width)
            && let Some(line) = last.take()
        {
            start = line.range.end;
            lines.push(line);
            attempt = Line::of(prepared, start, end)?;
        }
        if !room.fits(attempt.width) {
            return None;
        }
        if end.is_forced {
            start = end.at;
            lines.push(attempt);
            last = None;
        } else {
            last = Some(attempt);
        }
    }
    lines.extend(last);
    Some(lines)
}

impl Line {
    fn of(prepared: &Prepared, start: usize, end: End) -> Option<Self> {
        let text = &prepared.text[start..end.at];
        let (layout, shaping) = if end.is_forced {
            let end = start + text.trim_end_matches('\n').len();
            (end, end)
        } else {
            let trimmed = text.trim_end_matches(|c: char| c.is_whitespace() || typst::text::is_default_ignorable(c));
            (start + trimmed.len(), end.at)
        };
        let mut line = Self { range: start..end.at, layout, shaping, width: Abs::zero() };
        let mut width = Abs::zero();
        line.parts(prepared, |_, part| {
            if let Some((part, _)) = part {
                width += part.width;
            }
        })?;
        line.width = width;
        Some(line)
    }

    /// Calls `f` for each tag of the line (with `None`) and each part of a run.
    pub fn parts<'p>(
        &self,
        prepared: &'p Prepared,
        mut f: impl FnMut(usize, Option<(Part<'p>, &'p Run)>),
    ) -> Option<()> {
        let line = &self.range;
        let first = if line.start == 0 { 0 } else { prepared.index_at(line.start) };
        for (index, (range, item)) in prepared.items.iter().enumerate().skip(first) {
            if !(range.start < line.end || range.end <= line.end) {
                break;
            }
            let Item::Run(run) = item else {
                f(index, None);
                continue;
            };
            let sliced = line.start.max(range.start)..line.end.min(range.end).min(self.shaping);
            if sliced.is_empty() {
                continue;
            }
            let part = run.part(prepared, range, sliced, (self.layout < line.end).then_some(self.layout))?;
            f(index, Some((part, run)));
        }
        Some(())
    }
}

impl Run {
    /// The part of the run that lies in `sliced`; glyphs from `trimmed` on take no room.
    fn part<'p>(
        &'p self,
        prepared: &Prepared,
        range: &Range<usize>,
        sliced: Range<usize>,
        trimmed: Option<usize>,
    ) -> Option<Part<'p>> {
        let both = self.cut(prepared, range, sliced.start).zip(self.cut(prepared, range, sliced.end));
        match both {
            Some((from, to)) => {
                let glyphs = &self.glyphs[from..to];
                Some(Part::of(Cow::Borrowed(glyphs), range.start, trimmed, self.look.size))
            }
            None => {
                let base = sliced.start;
                let glyphs = shape(&self.look, &prepared.text[sliced])?;
                Some(Part::of(Cow::Owned(glyphs.to_vec()), base, trimmed, self.look.size))
            }
        }
    }

    /// The glyph before which the run may be cut at `offset` of the text and look as it does uncut.
    fn cut(&self, prepared: &Prepared, range: &Range<usize>, offset: usize) -> Option<usize> {
        if offset == range.start {
            return Some(0);
        }
        if offset == range.end {
            return Some(self.glyphs.len());
        }
        let index = self.glyphs.partition_point(|glyph| range.start + glyph.start < offset);
        match self.glyphs.get(index) {
            Some(glyph) if range.start + glyph.start == offset => glyph.is_safe.then_some(index),
            // A line feed has no glyph of its own.
            _ => {
                let before = index.checked_sub(1).and_then(|before| self.glyphs.get(before));
                let is_whole = before.is_some_and(|glyph| range.start + glyph.end == offset);
                (is_whole && prepared.text[offset..].starts_with('\n')).then_some(index)
            }
        }
    }
}

impl<'p> Part<'p> {
    fn of(glyphs: Cow<'p, [Shaped]>, base: usize, trimmed: Option<usize>, size: Abs) -> Self {
        let kept = kept(&glyphs, trimmed.map(|at| at.saturating_sub(base)));
        let width = glyphs[kept.clone()].iter().map(|glyph| glyph.x_advance.at(size)).sum();
        Self { glyphs, base, kept, width }
    }
}

/// The glyphs that take room where those from `trimmed` on do not.
fn kept(glyphs: &[Shaped], trimmed: Option<usize>) -> Range<usize> {
    let Some(trimmed) = trimmed else { return 0..glyphs.len() };
    let is_kept = |glyph: &Shaped| glyph.start < trimmed;
    let start = glyphs.iter().position(is_kept).unwrap_or(glyphs.len());
    let end = glyphs.iter().rposition(is_kept).map_or(start, |last| last + 1);
    start..end
}
