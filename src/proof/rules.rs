//! The rules: lines in, findings out.

use super::finding::{Fault, Finding};
use super::numerals::{Digits, numbers};
use super::page::{Line, Page, Role};
use crate::thai::breaks::{Breaker, Divided};
use crate::thai::letters::{cannot_begin, cannot_end, is_mark};

/// Text may reach this far (in points) out of its column: less than a hair, and more than rounding.
const SLACK: f64 = 1.0;
/// How much of a text a message shows, in characters.
const SHOWN: usize = 40;
/// And how much on either side of a broken line.
const BESIDE: usize = 12;

/// Everything that is badly set, in the order of pages and lines, each once.
pub fn findings(pages: &[Page], breaker: &Breaker) -> Vec<Finding> {
    let numbers: Vec<Vec<usize>> = pages.iter().map(Page::numbers).collect();
    let blocks = blocks(pages);
    let mut found = Found { pages, numbers, findings: Vec::new() };
    for block in &blocks {
        found.line_ends(block, breaker);
        found.widows(block);
    }
    found.numerals(&blocks);
    found.columns();
    found.headings();
    found.glyphs();
    let order = |finding: &Finding| (finding.page, finding.line, finding.fault.code());
    found.findings.sort_by_key(order);
    found.findings.dedup();
    found.findings
}

/// Where a line is: its page and its index there.
type Place = (usize, usize);

/// The lines of each block, in order.
fn blocks(pages: &[Page]) -> Vec<Block<'_>> {
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
struct Block<'a> {
    lines: Vec<&'a Line>,
    places: Vec<Place>,
    /// The whole text, and where in it each line begins.
    text: String,
    starts: Vec<usize>,
}

impl<'a> Block<'a> {
    fn add(&mut self, place: Place, line: &'a Line) {
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
    fn line_at(&self, place: usize) -> usize {
        self.starts.partition_point(|&start| start <= place).saturating_sub(1)
    }

    /// Whether the author ended line `index`: what follows is of another size, or would still have found room.
    fn was_ended(&self, index: usize, breaker: &Breaker) -> bool {
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
        let first = breaker.breaks(&next.text).first().map_or(next.text.as_str(), |&end| &next.text[..end]);
        let first = first.split_inclusive(' ').next().unwrap_or(first).trim_end();
        let letters = |text: &str| text.chars().filter(|&c| !is_mark(c)).count() as f64;
        let space = 0.25 * next.size;
        let needed = next.width() * letters(first) / letters(next.text.trim_end()).max(1.0) + space;
        room > 1.05 * needed
    }
}

struct Found<'a> {
    pages: &'a [Page],
    numbers: Vec<Vec<usize>>,
    findings: Vec<Finding>,
}

impl Found<'_> {
    fn note(&mut self, (page, index): Place, fault: Fault) {
        let line = self.numbers[page][index];
        self.findings.push(Finding { page: page + 1, line, fault });
    }

    /// Lines that end inside a word or unit, end with what holds on to the next, or begin with what holds on to the last.
    fn line_ends(&mut self, block: &Block, breaker: &Breaker) {
        if block.lines.len() < 2 || block.lines[0].role == Role::Furniture {
            return;
        }
        let divided = breaker.divided(&block.text, &block.starts[1..]);
        for (index, divided) in divided.into_iter().enumerate() {
            let start = block.starts[index + 1];
            let before = block.text[..start].trim_end();
            let (last, first) = (before.chars().next_back(), block.text[start..].chars().next());
            let sign = match (last, first) {
                (_, Some(sign)) if cannot_begin(sign) => Some((index + 1, Fault::LineStart { sign })),
                (Some(sign), _) if cannot_end(sign) => Some((index, Fault::LineEnd { sign })),
                _ => None,
            };
            if (sign.is_none() && divided.is_none()) || block.was_ended(index, breaker) {
                continue;
            }
            match (sign, divided) {
                (Some((line, fault)), _) => self.note(block.places[line], fault),
                (None, Some(divided)) => {
                    let before = tail(before, BESIDE);
                    let after = head(&block.text[start..], BESIDE);
                    let fault = match divided {
                        Divided::Word => Fault::BrokenWord { before, after },
                        Divided::Unit => Fault::BrokenUnit { before, after },
                    };
                    self.note(block.places[index], fault);
                }
                (None, None) => {}
            }
        }
    }

    /// A paragraph's first or last line alone on a page.
    fn widows(&mut self, block: &Block) {
        let (Some(&first), Some(&last)) = (block.places.first(), block.places.last()) else {
            return;
        };
        if first.0 == last.0 || matches!(block.lines[0].role, Role::Furniture) {
            return;
        }
        let on = |page: usize| block.places.iter().filter(|place| place.0 == page).count();
        for (place, line) in [(first, block.lines[0]), (last, block.lines[block.lines.len() - 1])] {
            if on(place.0) == 1 {
                self.note(place, Fault::Widow { text: head(line.text.trim(), SHOWN) });
            }
        }
    }

    /// Text that runs out of its column or over a rule between columns.
    fn columns(&mut self) {
        for (number, page) in self.pages.iter().enumerate() {
            for (index, line) in page.lines.iter().enumerate() {
                let edge = line.edge.unwrap_or(page.width).min(page.width);
                let crossed = page.uprights.iter().any(|rule| {
                    let beside = line.left + SLACK < rule.x && rule.x < line.right - SLACK;
                    let middle = line.baseline - line.size / 4.0;
                    beside && rule.top < middle && middle < rule.bottom
                });
                if line.right > edge + SLACK || line.left < -SLACK || (crossed && line.role != Role::Furniture) {
                    self.note((number, index), Fault::Overfull { text: head(line.text.trim(), SHOWN) });
                }
            }
        }
    }

    /// Headings that nothing follows on their page, and captions parted from their table. A caption that closes what
    /// stands above it may end a page.
    fn headings(&mut self) {
        for (number, page) in self.pages.iter().enumerate().take(self.pages.len().saturating_sub(1)) {
            let of_page = page.lines.iter().enumerate().filter(|(_, line)| line.role != Role::Furniture);
            let lowest = of_page.max_by(|(_, one), (_, other)| one.baseline.total_cmp(&other.baseline));
            let next = self.pages[number + 1].lines.iter().find(|line| line.role != Role::Furniture);
            let table_follows = next.is_some_and(|line| line.role == Role::Cell);
            if let Some((index, line)) = lowest
                && (line.role == Role::Heading || (line.role == Role::Caption && table_follows))
            {
                self.note((number, index), Fault::HeadingAtFoot { text: head(line.text.trim(), SHOWN) });
            }
        }
    }

    /// Characters shown as a box.
    fn glyphs(&mut self) {
        for (number, page) in self.pages.iter().enumerate() {
            for (index, line) in page.lines.iter().enumerate() {
                for character in
                    line.text.chars().filter(|&c| c == char::REPLACEMENT_CHARACTER || page.boxed.contains(&c))
                {
                    self.note((number, index), Fault::MissingGlyph { character });
                }
            }
        }
    }

    /// Numbers in other digits than most of the book.
    fn numerals(&mut self, blocks: &[Block]) {
        let all = || blocks.iter().flat_map(|block| numbers(&block.text).map(move |number| (block, number)));
        let count = |kind: Digits| all().filter(|(_, (_, _, digits))| *digits == kind).count();
        let odd = match (count(Digits::Thai), count(Digits::Arabic)) {
            (0, _) | (_, 0) => None,
            (thai, arabic) if thai >= arabic => Some(Digits::Arabic),
            _ => Some(Digits::Thai),
        };
        for (block, (place, number, digits)) in all() {
            if digits == Digits::Both || Some(digits) == odd {
                self.note(block.places[block.line_at(place)], Fault::MixedNumerals { number: number.to_owned() });
            }
        }
    }
}

/// The beginning of a text, at most `length` characters of it.
fn head(text: &str, length: usize) -> String {
    let text = text.trim();
    match text.char_indices().nth(length) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// The end of a text, at most `length` characters of it.
fn tail(text: &str, length: usize) -> String {
    match text.char_indices().rev().nth(length) {
        Some((start, c)) => format!("…{}", &text[start + c.len_utf8()..]),
        None => text.to_owned(),
    }
}
