//! What stands alone on its page: signatures.

use super::block::LineAt;
use super::data::{SHOWN, head};
use super::finding::Flaw;
use super::page::{Line, Page, Role};

/// What a line to sign on begins with.
const SIGNED: &str = "ลงชื่อ";

/// Pages that are badly filled.
pub fn fills(pages: &[Page]) -> Vec<(LineAt, Flaw)> {
    let mut found = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        let Some((index, first)) = first_of(page) else { continue };
        if first.text.trim_start().starts_with(SIGNED) {
            found.push(((number, index), Flaw::LoneSignatures { text: head(first.text.trim(), SHOWN) }));
        }
    }
    found
}

/// The highest line of a page beside what stands over every page.
fn first_of(page: &Page) -> Option<(usize, &Line)> {
    let lines = page.lines.iter().enumerate().filter(|(_, line)| line.role != Role::Furniture);
    lines.min_by(|(_, one), (_, other)| one.baseline.total_cmp(&other.baseline))
}
