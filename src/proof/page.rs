//! A finished page as its reader sees it. Lengths are points, counted from the page's upper left corner.

use std::collections::BTreeSet;

/// How far (in ems) text may rise or sink and still stand on its line.
const RISE: f64 = 0.45;
/// Rows nearer to each other than this (in ems) count as one line of the page.
const ROW: f64 = 0.4;

/// Text may reach this far (in points) out of its place: less than a hair, and more than rounding.
pub const SLACK: f64 = 1.0;
/// How far (in ems) small letters rise over their line.
const ASCENT: f64 = 0.5;
/// How far (in ems) lines may reach into each other and still be read.
const TOUCH: f64 = 0.1;
/// No type of a book is larger (in points).
const LARGEST: f64 = 100.0;
/// Page numbers stand in the last tenth of a page.
const FOOT: f64 = 0.9;

/// A page: its lines in the order they are read, and the rules between its columns.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// From the left edge to the right.
    pub width: f64,
    /// From the upper edge to the lower.
    pub height: f64,
    /// In the order they are read.
    pub lines: Vec<Line>,
    /// Rules between columns.
    pub uprights: Vec<Upright>,
    /// The lower ends of pictures.
    pub pictures: Vec<f64>,
    /// Characters that no face had a glyph for.
    pub boxed: BTreeSet<char>,
    /// The upper and lower ends of each thing drawn or pictured.
    pub drawn: Vec<(f64, f64)>,
}

/// A line of one paragraph, cell or heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its letters, run after run.
    pub text: String,
    /// Where the first letter begins.
    pub left: f64,
    /// Where the last letter ends.
    pub right: f64,
    /// What its letters stand on.
    pub baseline: f64,
    /// The type's size.
    pub size: f64,
    /// Lines of the same paragraph share a block, also across pages.
    pub block: usize,
    /// What it is part of.
    pub role: Role,
    /// The right edge of the column, where it is known.
    pub edge: Option<f64>,
    /// The row of a table it stands in, beside headings.
    pub row: Option<Row>,
}

/// A row of a table: tables are counted through the book, rows through their table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    /// Which table.
    pub table: usize,
    /// Which of its rows.
    pub number: usize,
}

/// What a line is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A paragraph.
    Text,
    /// Of a chapter or a part of one.
    Heading,
    /// Of a table or a drawing.
    Caption,
    /// Of a table.
    Cell,
    /// Running heads, page numbers, the words in drawings, and what stands aslant.
    Furniture,
}

/// A drawn rule that text must not cross.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Upright {
    /// Its middle.
    pub x: f64,
    /// Its upper end.
    pub top: f64,
    /// Its lower end.
    pub bottom: f64,
}

/// A run of text that is to join its line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Piece<'a> {
    pub text: &'a str,
    pub left: f64,
    pub right: f64,
    pub baseline: f64,
    pub size: f64,
    pub block: usize,
    pub role: Role,
    pub edge: Option<f64>,
    pub row: Option<Row>,
}

impl Page {
    /// Whether a line is not wholly on the page.
    pub fn lacks(&self, line: &Line) -> bool {
        let is_beside = line.left < -SLACK || line.right > self.width + SLACK;
        is_beside || line.baseline > self.height || line.baseline < ASCENT * line.size - SLACK
    }

    /// Whether text runs off the foot of the page, or into what stands there.
    pub fn is_overfull(&self) -> bool {
        let is_foot = |line: &&Line| line.role == Role::Furniture && line.baseline > FOOT * self.height;
        let feet = self.lines.iter().filter(is_foot);
        let foot = feet.map(Line::top).fold(self.height, f64::min);
        self.lines.iter().any(|line| line.role != Role::Furniture && line.baseline > foot)
    }

    /// Whether a picture or words of a drawing stand below a line.
    pub fn has_drawing_below(&self, line: &Line) -> bool {
        let is_below = |other: &Line| other.baseline > line.baseline && other.baseline <= FOOT * self.height;
        let has_picture = self.pictures.iter().any(|lower| *lower > line.baseline);
        has_picture || self.lines.iter().any(|other| other.role == Role::Furniture && is_below(other))
    }

    /// The pairs of lines of which one is printed over the other, in the order of the page.
    pub fn overprints(&self) -> Vec<(usize, usize)> {
        let order = self.downwards();
        let mut pairs = Vec::new();
        for (place, &upper) in order.iter().enumerate() {
            // Small type may begin below large type that reaches higher, so one line out of reach is not the last one in it.
            let within = order[place + 1..]
                .iter()
                .take_while(|lower| self.lines[**lower].baseline < self.lines[upper].baseline + ASCENT * LARGEST);
            let covered = within.filter(|lower| self.lines[upper].covers(&self.lines[**lower]));
            pairs.extend(covered.map(|&lower| (upper.min(lower), upper.max(lower))));
        }
        pairs.sort_unstable();
        pairs
    }

    /// Adds a run of text to the line it stands on, or begins one.
    pub fn add(&mut self, piece: Piece) {
        let blank = piece.text.trim().is_empty();
        let same_line =
            |line: &&mut Line| line.block == piece.block && (line.baseline - piece.baseline).abs() < RISE * line.size;
        if let Some(line) = self.lines.last_mut().filter(same_line) {
            line.text.push_str(piece.text);
            if !blank {
                line.right = line.right.max(piece.right);
                line.left = line.left.min(piece.left);
                line.size = line.size.max(piece.size);
            }
        } else if !blank {
            let Piece { left, right, baseline, size, block, role, edge, row, .. } = piece;
            let text = piece.text.to_owned();
            self.lines.push(Line { text, left, right, baseline, size, block, role, edge, row });
        }
    }

    /// Brings the edge of every line in to the first drawn rule that it must not cross.
    pub fn close_columns(&mut self) {
        for line in self.lines.iter_mut().filter(|line| line.role != Role::Furniture) {
            let middle = line.baseline - line.size / 4.0;
            let beside = |rule: &&Upright| rule.x > line.left && rule.top < middle && middle < rule.bottom;
            let rule = self.uprights.iter().filter(beside).map(|rule| rule.x).fold(f64::MAX, f64::min);
            if rule < line.edge.unwrap_or(self.width) {
                line.edge = Some(rule);
            }
        }
    }

    /// The lines from the highest to the lowest.
    fn downwards(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.lines.len()).collect();
        order.sort_by(|&a, &b| self.lines[a].baseline.total_cmp(&self.lines[b].baseline));
        order
    }

    /// The number of each line as a reader counts them from the top; lines of neighbouring cells share theirs.
    pub fn numbers(&self) -> Vec<usize> {
        let order = self.downwards();
        let mut numbers = vec![0; order.len()];
        let (mut number, mut last) = (0, f64::NEG_INFINITY);
        for index in order {
            let Line { baseline, size, .. } = self.lines[index];
            if baseline - last > ROW * size {
                number += 1;
                last = baseline;
            }
            numbers[index] = number;
        }
        numbers
    }
}

impl Line {
    /// What small letters rise to.
    pub fn top(&self) -> f64 {
        self.baseline - ASCENT * self.size
    }

    /// Whether its letters and those of another stand on one place.
    fn covers(&self, other: &Self) -> bool {
        let across = self.right.min(other.right) - self.left.max(other.left);
        let down = self.baseline.min(other.baseline) - self.top().max(other.top());
        across > SLACK && down > TOUCH * self.size.min(other.size)
    }

    /// From the first letter to the end of the last.
    pub fn width(&self) -> f64 {
        self.right - self.left
    }
}
