//! The map of the provinces, each shaded by its level.

use std::fmt::Write;

use crate::model::Province;

/// One path a province, named by its three letters (see data/README.md).
const OUTLINES: &str = include_str!("../../../data/thailand.svg");

/// Level 0 to the highest: from pale to dark, so that grey paper keeps the order.
const SHADES: [&str; 6] = ["#ece7f1", "#d3c6df", "#b9a3cb", "#9b7db5", "#784f9b", "#49216b"];
/// Where there is no level.
const BLANK: &str = "#ffffff";

/// The shade of a level on a ladder of `top` levels.
pub fn shade(level: u8, top: u8) -> &'static str {
    let last = SHADES.len() - 1;
    let step = usize::from(level) * last / usize::from(top.max(1));
    SHADES[step.min(last)]
}

/// The map as SVG; `level` gives a province's level and the top of its ladder.
pub fn map(level: impl Fn(&Province) -> Option<(u8, u8)>) -> String {
    let frame = OUTLINES.split_once("viewBox=\"").and_then(|(_, rest)| rest.split_once('"'));
    let frame = frame.map_or("", |(frame, _)| frame);
    let mut svg = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{frame}\">");
    for path in OUTLINES.split("<path").skip(1) {
        let attribute = |name: &str| {
            let (_, rest) = path.split_once(&format!("{name}=\""))?;
            Some(rest.split_once('"')?.0)
        };
        let (Some(id), Some(outline)) = (attribute("\tid"), attribute("\td")) else { continue };
        let province = Province::all().iter().find(|province| name_on_map(province) == id);
        let fill = province.and_then(&level).map_or(BLANK, |(level, top)| shade(level, top));
        let _ = write!(svg, "<path fill=\"{fill}\" stroke=\"#404040\" stroke-width=\"0.8\" d=\"{outline}\"/>");
    }
    svg.push_str("</svg>");
    svg
}

/// What the map calls a province: its letters but for two.
fn name_on_map(province: &Province) -> String {
    match province.letters.as_str() {
        "PCK" => "pct".to_owned(),
        "UTT" => "utd".to_owned(),
        letters => letters.to_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_province_is_on_the_map() {
        for province in Province::all() {
            let svg = map(|other| (other.code == province.code).then_some((5, 5)));
            assert_eq!(svg.matches(SHADES[5]).count(), 1, "{}", province.name);
        }
    }

    #[test]
    fn a_higher_level_is_darker() {
        let shades: Vec<u32> = (0..=5).map(|level| u32::from_str_radix(&shade(level, 5)[3..5], 16).unwrap()).collect();
        assert!(shades.windows(2).all(|pair| pair[0] > pair[1]));
        assert_eq!((shade(0, 3), shade(3, 3)), (SHADES[0], SHADES[5]));
    }
}
