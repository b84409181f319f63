//! The map of the provinces, each shaded by its level.

use crate::{compose::map as outlines, model::Province};

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
    outlines::map("#404040", |province| {
        province.and_then(&level).map_or(BLANK, |(level, top)| shade(level, top)).to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_higher_level_is_darker() {
        let shades: Vec<u32> = (0..=5).map(|level| u32::from_str_radix(&shade(level, 5)[3..5], 16).unwrap()).collect();
        assert!(shades.windows(2).all(|pair| pair[0] > pair[1]));
        assert_eq!((shade(0, 3), shade(3, 3)), (SHADES[0], SHADES[5]));
    }
}
