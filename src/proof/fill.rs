//! What stands alone on its page: rows of tables, signatures.

use super::block::LineAt;
use super::data::{SHOWN, head};
use super::finding::Flaw;
use super::page::{Line, Page, Role};

/// What a line to sign on begins with.
const SIGNED: &str = "ลงชื่อ";

/// A line and its index on its page.
type Placed<'a> = (usize, &'a Line);

/// Pages that are badly filled.
pub fn fills(pages: &[Page]) -> Vec<(LineAt, Flaw)> {
    let mut found = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        let Some((index, first)) = first_of(page) else { continue };
        if first.text.trim_start().starts_with(SIGNED) {
            found.push(((number, index), Flaw::LoneSignatures { text: head(first.text.trim(), SHOWN) }));
        }
        if let Some(row) = number.checked_sub(1).and_then(|before| lone_row(&pages[before], page)) {
            let text = head(page.lines[row].text.trim(), SHOWN);
            found.push(((number, row), Flaw::LoneRow { text }));
        }
    }
    found
}

/// The highest line of a page beside what stands over every page.
fn first_of(page: &Page) -> Option<(usize, &Line)> {
    let lines = page.lines.iter().enumerate().filter(|(_, line)| line.role != Role::Furniture);
    lines.min_by(|(_, one), (_, other)| one.baseline.total_cmp(&other.baseline))
}

/// The only row of a table that goes on from the page before: the heading is there once more, then one row, and then
/// something else.
fn lone_row(before: &Page, page: &Page) -> Option<usize> {
    let mut lines: Vec<(usize, &Line)> =
        page.lines.iter().enumerate().filter(|(_, line)| line.role != Role::Furniture).collect();
    lines.sort_by(|(_, one), (_, other)| one.baseline.total_cmp(&other.baseline));
    let cells = lines.iter().take_while(|(_, line)| line.role == Role::Cell);
    let is_repeated = |line: &Line| {
        before.lines.iter().any(|other| other.role == Role::Cell && other.text == line.text && other.left == line.left)
    };
    let (heads, rows): (Vec<Placed<'_>>, Vec<Placed<'_>>) = cells.partition(|(_, line)| is_repeated(line));
    // A cell of the rows may say the same as one on the page before, a heading's stand over all of them.
    let top = rows.first()?.1.baseline;
    if !heads.iter().any(|(_, head)| head.baseline < top) {
        return None;
    }
    let below = heads.iter().chain(&rows).map(|(_, line)| *line);
    let all: Vec<&Line> = below.filter(|line| line.baseline >= top).collect();
    (bands(&all) == 1).then_some(rows.first()?.0)
}

/// How many rows there are: lines of one row reach into each other's height, for the tallest cell fills it.
fn bands(lines: &[&Line]) -> usize {
    let blocks = lines.iter().map(|line| {
        let own = lines.iter().filter(|other| other.block == line.block).map(|other| other.baseline);
        let (from, to) = own.fold((f64::MAX, f64::MIN), |(from, to), at| (from.min(at), to.max(at)));
        (from - line.size / 2.0, to)
    });
    let mut blocks: Vec<(f64, f64)> = blocks.collect();
    blocks.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut reach = f64::MIN;
    let mut bands = 0;
    for (from, to) in blocks {
        bands += usize::from(from > reach);
        reach = reach.max(to);
    }
    bands
}
