//! The rules: lines in, findings out.

use super::block::{Block, LineAt, blocks};
use super::data::{SHOWN, head};
use super::fill::fills;
use super::finding::{Finding, Flaw};
use super::numerals::{Digits, numbers};
use super::page::{Page, Role, SLACK};
use super::rows::few_rows;
use crate::thai::breaks::{Breaker, Divided};
use crate::thai::letters::{cannot_begin, cannot_end};

/// How much a message shows on either side of a broken line, in characters.
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
    found.overprints();
    found.headings();
    for (place, flaw) in fills(pages).into_iter().chain(few_rows(pages)) {
        found.note(place, flaw);
    }
    found.glyphs();
    let order = |finding: &Finding| (finding.place, finding.flaw.code());
    found.findings.sort_by_key(order);
    found.findings.dedup();
    found.findings
}

struct Found<'a> {
    pages: &'a [Page],
    numbers: Vec<Vec<usize>>,
    findings: Vec<Finding>,
}

impl Found<'_> {
    fn note(&mut self, (page, index): LineAt, flaw: Flaw) {
        let line = self.numbers[page][index];
        self.findings.push(Finding { place: Some((page + 1, line)), flaw });
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
                (_, Some(sign)) if cannot_begin(sign) => Some((index + 1, Flaw::LineStart { sign })),
                (Some(sign), _) if cannot_end(sign) => Some((index, Flaw::LineEnd { sign })),
                _ => None,
            };
            if (sign.is_none() && divided.is_none()) || block.was_ended(index, breaker) {
                continue;
            }
            if sign.is_none() && block.had_no_room(index, breaker) {
                continue;
            }
            match (sign, divided) {
                (Some((line, flaw)), _) => self.note(block.places[line], flaw),
                (None, Some(divided)) => {
                    let before = tail(before, BESIDE);
                    let after = head(&block.text[start..], BESIDE);
                    let flaw = match divided {
                        Divided::Word => Flaw::BrokenWord { before, after },
                        Divided::Unit => Flaw::BrokenUnit { before, after },
                    };
                    self.note(block.places[index], flaw);
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
                self.note(place, Flaw::Widow { text: head(line.text.trim(), SHOWN) });
            }
        }
    }

    /// Text that runs out of its column, or off the page.
    fn columns(&mut self) {
        for (number, page) in self.pages.iter().enumerate() {
            for (index, line) in page.lines.iter().enumerate() {
                let text = || head(line.text.trim(), SHOWN);
                if page.lacks(line) {
                    self.note((number, index), Flaw::OffPage { text: text() });
                } else if line.edge.is_some_and(|edge| line.right > edge + SLACK) {
                    self.note((number, index), Flaw::Overfull { text: text() });
                }
            }
        }
    }

    /// Lines that stand on one another.
    fn overprints(&mut self) {
        for (number, page) in self.pages.iter().enumerate() {
            for (index, over) in page.overprints() {
                let shown = |line: usize| head(page.lines[line].text.trim(), SHOWN);
                self.note((number, index), Flaw::Overprint { text: shown(index), over: shown(over) });
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
            // A heading over several pages is followed by itself.
            if let Some((index, line)) = lowest.filter(|(_, line)| next.is_none_or(|next| next.block != line.block))
                && (line.role == Role::Heading || (line.role == Role::Caption && table_follows))
                && !page.has_drawing_below(line)
            {
                self.note((number, index), Flaw::HeadingAtFoot { text: head(line.text.trim(), SHOWN) });
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
                    self.note((number, index), Flaw::MissingGlyph { character });
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
                self.note(block.places[block.line_at(place)], Flaw::MixedNumerals { number: number.to_owned() });
            }
        }
    }
}

/// The end of a text, at most `length` characters of it.
fn tail(text: &str, length: usize) -> String {
    match text.char_indices().rev().nth(length) {
        Some((start, c)) => format!("…{}", &text[start + c.len_utf8()..]),
        None => text.to_owned(),
    }
}
