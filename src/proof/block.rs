//! Paragraphs, cells and headings put together from their lines, and how much room a line had.

use super::page::{Line, Page, SLACK};
use crate::thai::breaks::Breaker;
use crate::thai::letters::is_mark;

/// Where a line is: its page and its index there.
pub type LineAt = (usize, usize);

/// The lines of each block, in order.
pub fn blocks(pages: &[Page]) -> Vec<Block<'_>> {
    let count = pages.iter().flat_map(|page| &page.lines).map(|line| line.block + 1).max().unwrap_or(0);
    let mut blocks: Vec<Block> = std::iter::repeat_with(Block::default).take(count).collect();
    for (number, page) in pages.iter().enumerate() {
        for (index, line) in page.lines.iter().enumerate() {
            blocks[line.block].add((number, index), line);
        }
    }
    blocks
}

/// A paragraph, cell or heading.
#[derive(Default)]
pub struct Block<'a> {
    pub lines: Vec<&'a Line>,
    pub places: Vec<LineAt>,
    /// The whole text, and where in it each line begins.
    pub text: String,
    pub starts: Vec<usize>,
}

impl<'a> Block<'a> {
    fn add(&mut self, place: LineAt, line: &'a Line) {
        // Layouts leave the space out that a line ended at.
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        if latin(self.text.chars().next_back()) && latin(line.text.chars().next()) {
            self.text.push(' ');
        }
        self.starts.push(self.text.len());
        self.text.push_str(&line.text);
        self.lines.push(line);
        self.places.push(place);
    }

    /// The index of the line that the byte at `place` stands on.
    pub fn line_at(&self, place: usize) -> usize {
        self.starts.partition_point(|&start| start <= place).saturating_sub(1)
    }

    /// Whether the author ended line `index`: what follows is of another size, or would still have found room.
    pub fn was_ended(&self, index: usize, breaker: &Breaker) -> bool {
        let (line, next) = (self.lines[index], self.lines[index + 1]);
        if (line.size - next.size).abs() > 0.1 * line.size {
            return true;
        }
        let right = self.lines.iter().map(|line| line.right).fold(f64::MIN, f64::max);
        let width = self.lines.iter().map(|line| line.width()).fold(f64::MIN, f64::max);
        let room = (right - line.right).min(width - line.width());
        if room < SLACK {
            return false;
        }
        let first = breaker.ends(&next.text).first().map_or(next.text.as_str(), |&end| &next.text[..end]).trim_end();
        let space = 0.25 * next.size;
        let needed = next.width() * letters(first) / letters(next.text.trim_end()).max(1.0) + space;
        room > 1.05 * needed
    }

    /// Whether what line `index` divides is too long for any line of its column, so that it had to be divided.
    pub fn had_no_room(&self, index: usize, breaker: &Breaker) -> bool {
        let place = self.starts[index + 1];
        let ends = breaker.ends(&self.text);
        let start = ends.iter().copied().filter(|&end| end < place).max().unwrap_or(0);
        let end = ends.iter().copied().filter(|&end| end > place).min().unwrap_or(self.text.len());
        let (first, last) = (self.line_at(start), self.line_at(end.saturating_sub(1)));
        let all: f64 = self.lines[first..=last].iter().map(|line| letters(&line.text)).sum();
        let width: f64 = self.lines[first..=last].iter().map(|line| line.width()).sum();
        let needed = width * letters(self.text[start..end].trim_end()) / all.max(1.0);
        let line = self.lines[index];
        let left = self.lines.iter().map(|line| line.left).fold(f64::MAX, f64::min);
        let right = self.lines.iter().map(|line| line.right).fold(f64::MIN, f64::max);
        needed > 0.9 * (line.edge.unwrap_or(right) - left)
    }
}

/// How many letters of a text take room on the line.
fn letters(text: &str) -> f64 {
    text.trim_end().chars().filter(|&c| !is_mark(c)).count() as f64
}
