//! Lines as shapes.

use hayro_interpret::StrokeProps;
use kurbo::{Affine, BezPath, Point, Stroke, StrokeOpts};

/// The thinnest that is drawn, in pixels.
const THINNEST: f64 = 1.0;
/// The same of letters, which a line around them would make bold.
const THINNEST_OF_LETTERS: f64 = 0.25;
/// Dashes shorter than this together, in pixels, are a line.
const SHORTEST: f64 = 0.75;

/// How much longer lines become at most.
pub fn scale(transform: Affine) -> f64 {
    let [a, b, c, d, ..] = transform.as_coeffs();
    (a * a + b * b).sqrt().max((c * c + d * d).sqrt())
}

/// The outline of a line along a path, in pixels.
pub fn outline(path: &BezPath, transform: Affine, line: &StrokeProps, is_letter: bool) -> BezPath {
    let by = scale(transform).max(1e-9);
    let thinnest = if is_letter { THINNEST_OF_LETTERS } else { THINNEST };
    let dashes: Vec<f64> = line.dash_array.iter().map(|dash| f64::from(*dash).max(0.0)).collect();
    let is_dashed = dashes.iter().sum::<f64>() * by > SHORTEST;
    let stroke = Stroke {
        width: f64::from(line.line_width).max(thinnest / by),
        join: line.line_join,
        miter_limit: f64::from(line.miter_limit),
        start_cap: line.line_cap,
        end_cap: line.line_cap,
        dash_pattern: if is_dashed { dashes.into_iter().collect() } else { Default::default() },
        dash_offset: f64::from(line.dash_offset),
    };
    if !path.elements().iter().flat_map(points).all(|point| point.is_finite()) {
        return BezPath::new();
    }
    transform * kurbo::stroke(path.elements().iter().copied(), &stroke, &StrokeOpts::default(), 0.1 / by)
}

fn points(element: &kurbo::PathEl) -> Vec<Point> {
    use kurbo::PathEl::{ClosePath, CurveTo, LineTo, MoveTo, QuadTo};
    match *element {
        MoveTo(to) | LineTo(to) => vec![to],
        QuadTo(by, to) => vec![by, to],
        CurveTo(one, two, to) => vec![one, two, to],
        ClosePath => Vec::new(),
    }
}
