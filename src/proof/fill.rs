//! How pages are filled: which are mostly empty, and whether signatures stand alone on one.

use super::block::LineAt;
use super::data::{SHOWN, head};
use super::finding::Flaw;
use super::page::{Line, Page, Role};

/// What a line to sign on begins with.
const SIGNED: &str = "ลงชื่อ";

/// Running heads stand in the first eighth of a page, page numbers in its last tenth.
const HEAD: f64 = 0.125;
const FOOT: f64 = 0.9;
/// A page is mostly empty when more of it (in per cent) is blank below what stands on it.
const MOST_BLANK: u32 = 60;
/// Headings as large as nearly the largest of a book begin a chapter.
const NEARLY: f64 = 0.95;
/// A heading stands so far (in ems) below its number.
const BELOW: f64 = 2.0;

/// Pages that are badly filled.
pub fn fills(pages: &[Page]) -> Vec<(LineAt, Flaw)> {
    let mut found = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        let Some((index, first)) = first_of(page) else { continue };
        if first.text.trim_start().starts_with(SIGNED) {
            found.push(((number, index), Flaw::LoneSignatures { text: head(first.text.trim(), SHOWN) }));
        }
    }
    let largest = pages.iter().filter(|page| is_numbered(page)).map(heading_size).fold(0.0, f64::max);
    for (number, (pair, blank)) in pages.windows(2).zip(blank(pages)).enumerate() {
        let [page, next] = pair else { continue };
        // Covers have no number.
        let is_alike = is_numbered(page) && is_numbered(next) && (page.width - next.width).abs() < 1.0;
        let ends_chapter = begins_with(next, NEARLY * largest);
        if blank > MOST_BLANK && is_alike && !ends_chapter {
            let last = page.lines.iter().enumerate().filter(|(_, line)| line.role != Role::Furniture);
            let last = last.max_by(|(_, one), (_, other)| one.baseline.total_cmp(&other.baseline));
            found.push(((number, last.map_or(0, |(index, _)| index)), Flaw::HalfEmpty { blank }));
        }
    }
    found
}

/// How much of each page is blank below the last thing on it, in per cent of what pages of its size hold.
pub fn blank(pages: &[Page]) -> Vec<u32> {
    let ends: Vec<Option<(f64, f64)>> = pages.iter().map(ends).collect();
    let of_size = |page: &Page| {
        let alike = pages.iter().zip(&ends).filter(|(other, _)| (other.width - page.width).abs() < 1.0);
        let filled = alike.filter(|(other, _)| is_numbered(other)).filter_map(|(_, ends)| *ends);
        filled.fold((page.height, 0.0_f64), |all, ends| (ends.0.min(all.0), ends.1.max(all.1)))
    };
    let blank = |(page, ends): (&Page, &Option<(f64, f64)>)| {
        let (top, foot) = of_size(page);
        let last = ends.map_or(top, |(_, last)| last);
        (100.0 * (foot - last) / (foot - top).max(1.0)).clamp(0.0, 100.0) as u32
    };
    pages.iter().zip(&ends).map(blank).collect()
}

/// Where what stands on a page begins and ends, between its running head and its number.
fn ends(page: &Page) -> Option<(f64, f64)> {
    let is_read = |line: &&Line| line.width() > 0.0 && (line.role != Role::Furniture || is_within(page, line.baseline));
    let lines = page.lines.iter().filter(is_read).map(|line| (line.top(), line.baseline));
    // A picture may reach further down than text, and a page of another file over all of it.
    let (head, foot) = (HEAD * page.height, FOOT * page.height);
    let drawn = page.drawn.iter().filter(|(upper, lower)| *upper < foot && *lower >= head);
    let drawn = drawn.map(|&(upper, lower)| (upper, lower.min(foot)));
    lines.chain(drawn).reduce(|all, one| (all.0.min(one.0), all.1.max(one.1)))
}

fn is_within(page: &Page, y: f64) -> bool {
    (HEAD * page.height..FOOT * page.height).contains(&y)
}

fn is_numbered(page: &Page) -> bool {
    page.lines.iter().any(|line| line.role == Role::Furniture && line.baseline > FOOT * page.height)
}

/// The size of a page's largest heading.
fn heading_size(page: &Page) -> f64 {
    page.lines.iter().filter(|line| line.role == Role::Heading).map(|line| line.size).fold(0.0, f64::max)
}

/// Whether a page begins with a heading of this size, whatever number stands over it.
fn begins_with(page: &Page, size: f64) -> bool {
    let Some((_, first)) = first_of(page).filter(|(_, first)| first.role == Role::Heading) else { return false };
    let is_below = |line: &&Line| line.role == Role::Heading && line.baseline < first.baseline + BELOW * line.size;
    page.lines.iter().filter(is_below).any(|line| line.size >= size)
}

/// The highest line of a page beside what stands over every page.
fn first_of(page: &Page) -> Option<(usize, &Line)> {
    let lines = page.lines.iter().enumerate().filter(|(_, line)| line.role != Role::Furniture);
    lines.min_by(|(_, one), (_, other)| one.baseline.total_cmp(&other.baseline))
}
