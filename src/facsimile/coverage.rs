//! How much of each pixel a shape covers.

use hayro_interpret::FillRule;
use kurbo::{BezPath, PathEl, Point, Shape};

/// Pixels from `left` and `top` up to, and without, `right` and `bottom`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    pub left: u32,
    pub top: u32,
    pub right: u32,
    pub bottom: u32,
}

impl Area {
    pub const fn width(self) -> usize {
        self.right.saturating_sub(self.left) as usize
    }

    pub const fn height(self) -> usize {
        self.bottom.saturating_sub(self.top) as usize
    }

    /// The part of it that a shape may reach.
    pub fn of(self, path: &BezPath) -> Self {
        let reach = path.bounding_box();
        let is_sound = reach.x0.is_finite() && reach.y0.is_finite() && reach.x1.is_finite() && reach.y1.is_finite();
        if !is_sound {
            return Self { right: self.left, bottom: self.top, ..self };
        }
        let within = |value: f64, least: u32, most: u32| (value.max(0.0) as u32).clamp(least, most);
        Self {
            left: within(reach.x0.floor(), self.left, self.right),
            top: within(reach.y0.floor(), self.top, self.bottom),
            right: within(reach.x1.ceil(), self.left, self.right),
            bottom: within(reach.y1.ceil(), self.top, self.bottom),
        }
    }
}

/// The share of each pixel of an area, of 255.
#[derive(Debug, Clone)]
pub struct Coverage {
    pub area: Area,
    shares: Vec<u8>,
}

/// Curves are parted into so many straight lines that none is farther off than this, in pixels.
const NEAR: f64 = 0.1;
const MOST_PARTS: f64 = 400.0;
/// Points lie on a grid of this many to a pixel: what machines round otherwise in the last digit is lost there.
const GRID: f64 = 256.0;

impl Coverage {
    /// What of `within` a shape covers.
    pub fn of(path: &BezPath, rule: FillRule, within: Area) -> Self {
        let area = within.of(path);
        let mut sums = Sums::new(area);
        if !sums.is_empty() {
            lines(path, |from, to| sums.line(from, to));
        }
        Self { area, shares: sums.shares(rule) }
    }

    /// All of an area.
    pub fn whole(area: Area) -> Self {
        Self { area, shares: vec![255; area.width() * area.height()] }
    }

    /// A share for each pixel, row by row.
    pub const fn from_shares(area: Area, shares: Vec<u8>) -> Self {
        Self { area, shares }
    }

    /// The shares of a row between two columns, which lie in the area as the row does.
    pub fn row(&self, y: u32, left: u32, right: u32) -> &[u8] {
        let start = (y - self.area.top) as usize * self.area.width();
        let [left, right] = [left, right].map(|x| start + (x - self.area.left) as usize);
        &self.shares[left..right]
    }

    /// Less by what another leaves of it; the other reaches at least as far.
    pub fn lessen(&mut self, other: &Self) {
        let area = self.area;
        for y in area.top..area.bottom {
            let start = (y - area.top) as usize * area.width();
            let own = &mut self.shares[start..start + area.width()];
            for (share, by) in own.iter_mut().zip(other.row(y, area.left, area.right)) {
                *share = times(*share, *by);
            }
        }
    }

    /// Whether every pixel is covered.
    pub fn is_whole(&self) -> bool {
        self.shares.iter().all(|share| *share == 255)
    }
}

/// A share of a share.
pub fn times(one: u8, other: u8) -> u8 {
    let product = u32::from(one) * u32::from(other) + 128;
    ((product + (product >> 8)) >> 8) as u8
}

/// The outline of a shape in straight lines.
fn lines(path: &BezPath, mut line: impl FnMut(Point, Point)) {
    let (mut first, mut last) = (Point::ZERO, Point::ZERO);
    let snapped = |point: Point| Point::new((point.x * GRID).round() / GRID, (point.y * GRID).round() / GRID);
    let mut go = |last: &mut Point, to: Point| {
        let to = snapped(to);
        line(*last, to);
        *last = to;
    };
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(to) => {
                go(&mut last, first);
                (first, last) = (snapped(to), snapped(to));
            }
            PathEl::LineTo(to) => go(&mut last, to),
            PathEl::QuadTo(by, to) => {
                let from = last;
                let parts = parts(0.25 * bend(from, by, to));
                for part in 1..=parts {
                    let (t, u) = shares_of_way(part, parts);
                    let at = |from: f64, by: f64, to: f64| u * u * from + 2.0 * u * t * by + t * t * to;
                    go(&mut last, Point::new(at(from.x, by.x, to.x), at(from.y, by.y, to.y)));
                }
            }
            PathEl::CurveTo(one, two, to) => {
                let from = last;
                let parts = parts(0.75 * bend(from, one, two).max(bend(one, two, to)));
                for part in 1..=parts {
                    let (t, u) = shares_of_way(part, parts);
                    let at = |from: f64, one: f64, two: f64, to: f64| {
                        u * u * u * from + 3.0 * u * u * t * one + 3.0 * u * t * t * two + t * t * t * to
                    };
                    go(&mut last, Point::new(at(from.x, one.x, two.x, to.x), at(from.y, one.y, two.y, to.y)));
                }
            }
            PathEl::ClosePath => go(&mut last, first),
        }
    }
    go(&mut last, first);
}

fn bend(one: Point, two: Point, three: Point) -> f64 {
    let (x, y) = (one.x - 2.0 * two.x + three.x, one.y - 2.0 * two.y + three.y);
    (x * x + y * y).sqrt()
}

fn parts(bend: f64) -> u32 {
    (bend / NEAR).sqrt().ceil().clamp(1.0, MOST_PARTS) as u32
}

fn shares_of_way(part: u32, parts: u32) -> (f64, f64) {
    let t = f64::from(part) / f64::from(parts);
    (t, 1.0 - t)
}

/// For each pixel how much more of it is covered than of the one before, by the lines so far.
struct Sums {
    area: Area,
    /// One more column than the area has, and one to spare.
    row: usize,
    sums: Vec<f32>,
}

impl Sums {
    fn new(area: Area) -> Self {
        let row = area.width() + 2;
        Self { area, row, sums: vec![0.0; row * area.height()] }
    }

    fn is_empty(&self) -> bool {
        self.area.width() == 0 || self.sums.is_empty()
    }

    fn line(&mut self, from: Point, to: Point) {
        let (left, top) = (f64::from(self.area.left), f64::from(self.area.top));
        let [from, to] = [from, to].map(|point| (point.x - left, point.y - top));
        let (down, upper, lower) = if from.1 < to.1 { (1.0, from, to) } else { (-1.0, to, from) };
        let (first, end) = (upper.1.max(0.0), lower.1.min(self.area.height() as f64));
        if first >= end {
            return;
        }
        let slope = (lower.0 - upper.0) / (lower.1 - upper.1);
        let mut y = first;
        while y < end {
            let row = y.floor();
            let next = (row + 1.0).min(end);
            let at = |y: f64| upper.0 + (y - upper.1) * slope;
            self.in_row(row as usize, at(y), at(next), (down * (next - y)) as f32);
            y = next;
        }
    }

    /// A piece of a line within a row, from one place to another, that reaches down by `share` of it.
    fn in_row(&mut self, row: usize, from: f64, to: f64, share: f32) {
        let width = self.area.width() as f64;
        let [from, to] = [from, to].map(|x| x.clamp(0.0, width) as f32);
        let (left, right) = if from < to { (from, to) } else { (to, from) };
        let sums = &mut self.sums[row * self.row..(row + 1) * self.row];
        let (first, last) = (left.floor() as usize, right.ceil() as usize);
        if last <= first + 1 {
            let beside = 0.5 * (left + right) - left.floor();
            sums[first] += share * (1.0 - beside);
            sums[first + 1] += share * beside;
            return;
        }
        // What is covered grows from pixel to pixel with the way the line has gone.
        let per_pixel = share / (right - left);
        let mut before = 0.0;
        for (x, sum) in sums.iter_mut().enumerate().take(last).skip(first) {
            let (enters, leaves) = (left.max(x as f32), right.min((x + 1) as f32));
            let way = leaves - enters;
            let covered = (enters - left) * per_pixel + way * per_pixel * ((x + 1) as f32 - 0.5 * (enters + leaves));
            *sum += covered - before;
            before = covered;
        }
        sums[last] += share - before;
    }

    fn shares(&self, rule: FillRule) -> Vec<u8> {
        let width = self.area.width();
        let mut shares = Vec::with_capacity(width * self.area.height());
        for row in self.sums.chunks_exact(self.row) {
            let mut sum = 0.0_f32;
            for step in &row[..width] {
                sum += step;
                let covered = match rule {
                    FillRule::NonZero => sum.abs().min(1.0),
                    FillRule::EvenOdd => {
                        let rest = sum.abs() % 2.0;
                        if rest > 1.0 { 2.0 - rest } else { rest }
                    }
                };
                shares.push((covered * 255.0 + 0.5) as u8);
            }
        }
        shares
    }
}
