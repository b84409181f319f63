//! Paragraphs of a file that tells no structure, guessed from where its lines stand.

use super::page::{Line, Page, Role};

/// Lines of one paragraph are at most this far apart, in ems.
const LEADING: f64 = 2.2;
/// A line that ends this far (in ems) before its column's edge ends its paragraph.
const SHORT: f64 = 3.0;
/// A heading's type is this much larger than the text about it.
const LARGER: f64 = 1.1;
/// A column's edge is where this many lines end.
const AGREEING: usize = 3;

/// Joins the lines of `page` that belong to blocks from `first` on, which hold a line each, into paragraphs.
pub fn join_paragraphs(page: &mut Page, first: usize) {
    let usual = usual_size(page);
    for line in page.lines.iter_mut().filter(|line| line.block >= first) {
        if line.role == Role::Text && line.size > LARGER * usual {
            line.role = Role::Heading;
        }
    }
    for index in 1..page.lines.len() {
        let (before, after) = page.lines.split_at_mut(index);
        let (last, line) = (&before[index - 1], &mut after[0]);
        if line.block >= first && last.block >= first && continues(last, line) {
            line.block = last.block;
        }
    }
}

/// Whether `line` goes on with the paragraph of the line before it.
fn continues(last: &Line, line: &Line) -> bool {
    let drop = line.baseline - last.baseline;
    let alike = (last.size - line.size).abs() < 0.1 * line.size && last.role == line.role;
    let below = drop > 0.0 && drop < LEADING * line.size;
    let reaches = last.right > line.right - SHORT * line.size;
    let indented = line.left > last.left + 0.5 * line.size;
    alike && below && reaches && !indented && line.role != Role::Furniture
}

/// Gives paragraphs whose column is unknown the edge that most of the widest lines agree on.
pub fn find_edges(pages: &mut [Page]) {
    let mut ends: Vec<(i64, f64)> = Vec::new();
    for page in pages.iter() {
        let text = page.lines.iter().filter(|line| line.role == Role::Text);
        ends.extend(text.map(|line| (page.width as i64, line.right)));
    }
    for page in pages {
        let width = page.width as i64;
        let mut rights: Vec<f64> = ends.iter().filter(|end| end.0 == width).map(|end| end.1).collect();
        rights.sort_by(f64::total_cmp);
        let agreed = rights.windows(AGREEING).rev().find(|near| near[AGREEING - 1] - near[0] < 1.0);
        let edge = agreed.map(|near| near[AGREEING - 1]);
        for line in page.lines.iter_mut().filter(|line| line.role == Role::Text && line.edge.is_none()) {
            line.edge = edge;
        }
    }
}

/// The size most letters of a page are set in.
fn usual_size(page: &Page) -> f64 {
    let mut sizes: Vec<f64> = page.lines.iter().flat_map(|line| vec![line.size; line.text.chars().count()]).collect();
    sizes.sort_by(f64::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(f64::MAX)
}
