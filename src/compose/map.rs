//! The map of the provinces, each in a shade of its own.

use std::fmt::Write;

use super::palette::Palette;
use crate::model::Province;

/// One path a province, named by its three letters (see data/README.md).
const OUTLINES: &str = include_str!("../../data/thailand.svg");

/// The map as SVG; `shade` gives a province's.
pub fn map(outline: &str, shade: impl Fn(Option<&Province>) -> String) -> String {
    let frame = OUTLINES.split_once("viewBox=\"").and_then(|(_, rest)| rest.split_once('"'));
    let frame = frame.map_or("", |(frame, _)| frame);
    let mut svg = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{frame}\">");
    for path in OUTLINES.split("<path").skip(1) {
        let attribute = |name: &str| {
            let (_, rest) = path.split_once(&format!("{name}=\""))?;
            Some(rest.split_once('"')?.0)
        };
        let (Some(id), Some(shape)) = (attribute("\tid"), attribute("\td")) else { continue };
        let fill = shade(Province::all().iter().find(|province| name_on_map(province) == id));
        let _ = write!(svg, "<path fill=\"{fill}\" stroke=\"{outline}\" stroke-width=\"0.8\" d=\"{shape}\"/>");
    }
    svg.push_str("</svg>");
    svg
}

/// The map with one province marked, in the colours of its books.
pub fn marked(own: &Province, palette: &Palette) -> String {
    map(&palette.rule.to_string(), |province| {
        let is_own = province.is_some_and(|province| province.code == own.code);
        if is_own { palette.accent.to_string() } else { palette.sum.to_string() }
    })
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
    use crate::model::BookColour;

    #[test]
    fn every_province_is_on_the_map() {
        let palette = Palette::of(BookColour::default());
        for province in Province::all() {
            let svg = marked(province, &palette);
            assert_eq!(svg.matches(&format!("fill=\"{}\"", palette.accent)).count(), 1, "{}", province.name);
        }
    }
}
