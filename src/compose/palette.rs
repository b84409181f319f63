//! The colours a book is drawn in: tints and shades of one, each as bright as its use asks for, whatever the colour is.
//!
//! Brightness alone decides what can be read and told apart: on a grey printer nothing else is left of a colour, and eyes
//! that miss a hue see brightness much as others do.

use serde::Serialize;

use super::assets::Assets;
use crate::model::{BookColour, Colour};

/// Where layouts read it.
pub const PATH: &str = "palette.json";

/// The colours by their use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Palette {
    /// Whether the book is to have no colour, and as little grey as can be.
    pub plain: bool,
    /// Numbers, captions, headings, strong rules.
    pub accent: Colour,
    /// The colour as the office has chosen it, for what nobody has to read.
    pub bright: Colour,
    /// Text on tints.
    pub ink: Colour,
    /// Heads of tables.
    pub head: Colour,
    /// Sums, and what heads a row.
    pub sum: Colour,
    /// Lines between rows.
    pub rule: Colour,
    /// The finest lines, behind charts.
    pub line: Colour,
    /// Bars of what is planned.
    pub plan: Colour,
    /// Bars of what has come of it.
    pub result: Colour,
    /// What of a bar is empty.
    pub track: Colour,
    /// Side notes.
    pub muted: Colour,
    /// Text on the accent and on bars of results.
    pub on_dark: Colour,
}

impl Palette {
    /// That of a book of this colour.
    pub fn of(colour: BookColour) -> Self {
        match colour {
            BookColour::Plain => Self {
                plain: true,
                accent: Colour::of(0x3C_3C3C),
                bright: Colour::of(0x3C_3C3C),
                ink: Colour::BLACK,
                head: Colour::of(0xE4_E4E4),
                sum: Colour::of(0xF2_F2F2),
                rule: Colour::of(0x6E_6E6E),
                line: Colour::of(0xBE_BEBE),
                plan: Colour::of(0x8E_8E8E),
                result: Colour::of(0x37_3737),
                track: Colour::of(0xE1_E1E1),
                muted: Colour::of(0x46_4646),
                on_dark: Colour::WHITE,
            },
            BookColour::Accent(given) => {
                let accent = given.for_text();
                Self {
                    plain: false,
                    accent,
                    // On white paper it is seen where it is a tenth as dark as black.
                    bright: if given.luminance() > 800_000 { given.as_bright_as(800_000) } else { given },
                    ink: accent.as_bright_as(14_000),
                    head: accent.as_bright_as(800_000),
                    sum: accent.as_bright_as(895_000),
                    rule: accent.as_bright_as(520_000),
                    line: accent.as_bright_as(640_000),
                    plan: accent.as_bright_as(270_000),
                    result: accent.as_bright_as(36_000),
                    track: accent.as_bright_as(740_000),
                    muted: Colour::of(0x4A_4A4A),
                    on_dark: Colour::WHITE,
                }
            }
        }
    }

    /// As a layout reads that of a book that has none of its own.
    pub fn usual() -> Vec<u8> {
        serde_json::to_vec(&Self::of(BookColour::default())).unwrap_or_default()
    }

    /// Puts it beside a book's other files.
    pub(super) fn give(&self, assets: &mut Assets) -> serde_json::Result<()> {
        assets.insert(format!("/{PATH}"), serde_json::to_vec(self)?);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Colours all over the cube, and those with a name.
    fn palettes() -> impl Iterator<Item = Palette> {
        let steps = || (0..=255_u32).step_by(51);
        let cube = steps().flat_map(move |r| steps().flat_map(move |g| steps().map(move |b| r << 16 | g << 8 | b)));
        let named = BookColour::names().map(|name| name.parse().expect("it is a name"));
        cube.map(|hex| BookColour::Accent(Colour::of(hex))).chain(named).map(Palette::of)
    }

    #[test]
    fn text_can_be_read_in_any_colour() {
        for palette in palettes() {
            let Palette { accent, ink, head, sum, muted, on_dark, result, .. } = palette;
            for (text, ground) in [
                (accent, Colour::WHITE),
                (accent, sum),
                (accent, head),
                (ink, head),
                (ink, sum),
                (Colour::BLACK, sum),
                (muted, Colour::WHITE),
                (on_dark, accent),
                (on_dark, result),
            ] {
                assert!(text.stands_out(ground, 450), "{text} on {ground} of {palette:?}");
            }
        }
    }

    #[test]
    fn bars_are_told_apart_in_grey_print() {
        for palette in palettes() {
            let Palette { plan, result, track, .. } = palette;
            for (one, other) in [(plan, Colour::WHITE), (result, plan), (result, track)] {
                assert!(one.stands_out(other, 300), "{one} beside {other} of {palette:?}");
            }
            assert!(plan.stands_out(track, 200), "{palette:?}");
        }
    }

    /// What somebody sees of a colour whose eyes lack one kind of cones, after Viénot, Brettel and Mollon (1999); shares of
    /// the light of red, green and blue, in ten-thousandths.
    const SEEN: [[[i64; 3]; 3]; 2] = [
        // Without the cones for red.
        [[1124, 8876, 0], [1124, 8876, 0], [40, -40, 10_000]],
        // Without those for green.
        [[2928, 7072, 0], [2928, 7072, 0], [-223, 223, 10_000]],
    ];

    #[test]
    fn bars_are_told_apart_by_who_does_not_see_all_colours() {
        let light = |colour: Colour| {
            let [red, green, blue] = colour.parts();
            [[red, 0, 0], [0, green, 0], [0, 0, blue]].map(|[red, green, blue]| {
                let alone = u32::from(red) << 16 | u32::from(green) << 8 | u32::from(blue);
                i64::from(Colour::of(alone).luminance())
            })
        };
        // The share of each light in how bright white is: what is seen of a colour is reckoned from light without it.
        let shares = [2126, 7152, 722];
        let bright = |colour: Colour, seen: &[[i64; 3]; 3]| {
            let light = light(colour);
            let linear = [0, 1, 2].map(|part| light[part] * 10_000 / shares[part]);
            let seen = seen.map(|row| row.iter().zip(linear).map(|(share, light)| share * light).sum::<i64>() / 10_000);
            seen.iter().zip(shares).map(|(light, share)| light.max(&0) * share).sum::<i64>() / 10_000 + 50_000
        };
        for palette in palettes() {
            for seen in &SEEN {
                let apart = |one: Colour, other: Colour| {
                    let (one, other) = (bright(one, seen), bright(other, seen));
                    one.max(other) * 100 / one.min(other)
                };
                assert!(apart(palette.plan, palette.result) >= 250, "{palette:?}");
                assert!(apart(palette.plan, Colour::WHITE) >= 250, "{palette:?}");
            }
        }
    }
}
