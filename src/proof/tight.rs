//! What runs out of its column because it holds together, and how much the column would take.

use super::block::{Block, blocks};
use super::page::{Page, Role, SLACK};
use crate::text::bare;
use crate::thai::breaks::{Breaker, Tight};

/// Text keeps so far (in points) from the rule beside its column.
const INSET: f64 = 4.0;
/// Every unbroken piece of text in `pages` that is too long for a column whose width is known.
pub fn tight(pages: &[Page], breaker: &Breaker) -> Vec<Tight> {
    let mut tight = Vec::new();
    for block in blocks(pages) {
        for index in 0..block.lines.len() {
            tight.extend(too_long(&block, index, breaker));
        }
    }
    tight
}

/// What is too long on line `index`, if the line runs out of its column.
fn too_long(block: &Block, index: usize, breaker: &Breaker) -> Vec<Tight> {
    let line = block.lines[index];
    let Some(edge) = line.edge.filter(|edge| line.right > edge + SLACK && line.role != Role::Furniture) else {
        return Vec::new();
    };
    let clusters = |text: &str| breaker.syllables(text).len() + 1;
    let room = clusters(line.text.trim()) as f64 * (edge - INSET - line.left) / line.width();
    let (first, last) = (block.starts[index], block.starts.get(index + 1).copied().unwrap_or(block.text.len()));
    let mut start = 0;
    let mut pieces = Vec::new();
    for end in breaker.ends(&block.text).into_iter().chain([block.text.len()]) {
        let piece = block.text[start..end].trim();
        if start < last && end > first && clusters(piece) as f64 > room {
            // A column narrower than one cluster still gets one.
            let (within, clusters) = (bare(&block.text), (room as usize).max(1));
            pieces.push(Tight { text: piece.to_owned(), within, clusters });
        }
        start = end;
    }
    pieces
}
