//! The colour of an office's books, and how well one colour is read on another: in whole numbers, the same everywhere.

use std::{fmt, str::FromStr};

use serde::{Serialize, Serializer};

use crate::text::bare;

/// A colour of the screen: red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Colour([u8; 3]);

/// What an office may choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BookColour {
    /// Black on white with greys.
    Plain,
    /// A colour and its tints.
    Accent(Colour),
}

/// Text that is neither a name nor a colour in hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoColour {
    /// The name that was probably meant.
    pub nearest: Option<&'static str>,
}

/// What the plain look is called.
const PLAIN: (&str, &str) = ("ขาวดำ", "black and white");

/// The colours with a name, in Thai and English. Each is dark enough for text on white paper.
const NAMED: [(&str, &str, Colour); 13] = [
    ("ม่วง", "violet", Colour::of(0x5B_2A86)),
    ("น้ำเงิน", "blue", Colour::of(0x1F_4A94)),
    ("กรมท่า", "navy", Colour::of(0x1B_2F5B)),
    ("ฟ้า", "sky", Colour::of(0x0B_5F8C)),
    ("เขียวหัวเป็ด", "teal", Colour::of(0x0F_5E63)),
    ("เขียว", "green", Colour::of(0x1E_6B3A)),
    ("ทอง", "gold", Colour::of(0x75_5600)),
    ("ส้ม", "orange", Colour::of(0x9A_3D0A)),
    ("แดง", "red", Colour::of(0xA3_171F)),
    ("เลือดหมู", "maroon", Colour::of(0x6E_1423)),
    ("ชมพู", "pink", Colour::of(0xA3_255C)),
    ("น้ำตาล", "brown", Colour::of(0x5E_3A1E)),
    ("เทา", "grey", Colour::of(0x4A_4F57)),
];

impl BookColour {
    /// The names there are in Thai, the default first.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMED.iter().map(|(thai, ..)| *thai).chain([PLAIN.0])
    }

    /// The same names in English.
    pub fn english_names() -> impl Iterator<Item = &'static str> {
        NAMED.iter().map(|(_, english, _)| *english).chain([PLAIN.1])
    }
}

impl Default for BookColour {
    fn default() -> Self {
        Self::Accent(NAMED[0].2)
    }
}

impl fmt::Display for BookColour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plain => f.write_str(PLAIN.0),
            Self::Accent(colour) => match NAMED.iter().find(|(.., named)| named == colour) {
                Some((thai, ..)) => f.write_str(thai),
                None => colour.fmt(f),
            },
        }
    }
}

impl FromStr for BookColour {
    type Err = NoColour;

    /// A name, with or without สี before it, or six hexadecimal digits after a `#`.
    fn from_str(text: &str) -> Result<Self, NoColour> {
        let whole = bare(text);
        let name = whole.strip_prefix("สี").unwrap_or(&whole);
        let is = |one: &str| bare(one) == name;
        if is(PLAIN.0) || is(PLAIN.1) {
            return Ok(Self::Plain);
        }
        if let Some((.., colour)) = NAMED.iter().find(|(thai, english, _)| is(thai) || is(english)) {
            return Ok(Self::Accent(*colour));
        }
        Colour::from_hex(text)
            .map(Self::Accent)
            .ok_or_else(|| NoColour { nearest: crate::text::nearest(name, Self::names()) })
    }
}

impl Colour {
    /// The paper.
    pub const WHITE: Self = Self::of(0xFF_FFFF);
    /// The ink.
    pub const BLACK: Self = Self::of(0);

    /// From its number.
    pub const fn of(hex: u32) -> Self {
        let [_, red, green, blue] = hex.to_be_bytes();
        Self([red, green, blue])
    }

    /// From `#RRGGBB`; the sign may be missing.
    fn from_hex(text: &str) -> Option<Self> {
        let text = text.trim();
        let digits = text.strip_prefix('#').unwrap_or(text);
        let is_hex = digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        is_hex.then(|| u32::from_str_radix(digits, 16).ok().map(Self::of)).flatten()
    }

    /// How bright it is beside white, in millionths, as WCAG reckons it.
    pub fn luminance(self) -> u32 {
        let [red, green, blue] = self.0.map(|part| u64::from(linear(part)));
        u32::try_from((2_126 * red + 7_152 * green + 722 * blue) / 10_000).unwrap_or(u32::MAX)
    }

    /// Whether one can be told from the other at this contrast, in hundredths: 450 for text, 300 for what is drawn.
    pub fn stands_out(self, other: Self, hundredths: u32) -> bool {
        let (one, other) = (self.luminance() + FLARE, other.luminance() + FLARE);
        u64::from(one.max(other)) * 100 >= u64::from(one.min(other)) * u64::from(hundredths)
    }

    /// With so many of 256 parts of another colour in it.
    fn mixed(self, other: Self, parts: u32) -> Self {
        let mut mixed = self.0;
        for (one, other) in mixed.iter_mut().zip(other.0) {
            let sum = u32::from(*one) * (256 - parts) + u32::from(other) * parts;
            *one = u8::try_from((sum + 128) / 256).unwrap_or(u8::MAX);
        }
        Self(mixed)
    }

    /// Its tint or shade that is as bright as this many millionths, or next darker.
    #[must_use]
    pub fn as_bright_as(self, millionths: u32) -> Self {
        let is_fit = |colour: &Self| colour.luminance() <= millionths;
        let mixtures = |other| (0..=256).map(move |parts| self.mixed(other, parts));
        if is_fit(&self) {
            mixtures(Self::WHITE).take_while(is_fit).last().unwrap_or(self)
        } else {
            mixtures(Self::BLACK).find(is_fit).unwrap_or(Self::BLACK)
        }
    }

    /// As it is used for text and lines: itself where it is dark enough for them on white paper and on tinted cells.
    #[must_use]
    pub fn for_text(self) -> Self {
        /// Text of it stands out from white by 6.1, from the tint of tables' heads by 5.
        const BRIGHTEST_TEXT: u32 = 120_000;
        if self.luminance() <= BRIGHTEST_TEXT { self } else { self.as_bright_as(BRIGHTEST_TEXT) }
    }

    /// Its red, green and blue.
    pub fn parts(self) -> [u8; 3] {
        self.0
    }
}

/// What light about a page adds to every brightness, in millionths.
const FLARE: u32 = 50_000;

/// The light of a part of a colour, in millionths: its 2.4th power as the square times the fifth root of the square.
fn linear(part: u8) -> u32 {
    /// White on the scale on which a part is `40 × part + 561`.
    const FULL: u128 = 10_761;
    if part <= 10 {
        return u32::from(part) * 10_000_000 / 32_946;
    }
    let on_scale = u128::from(part) * 40 + 561;
    let square = on_scale * on_scale;
    let (mut low, mut high) = (0_u128, 1_000_000_u128);
    while low < high {
        let root = (low + high).div_ceil(2);
        if root.pow(5) * FULL * FULL <= square * 10_u128.pow(30) { low = root } else { high = root - 1 }
    }
    u32::try_from(square * low / (FULL * FULL)).unwrap_or(u32::MAX)
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02X}{green:02X}{blue:02X}")
    }
}

impl Serialize for Colour {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brightness_is_as_wcag_reckons_it() {
        for part in 0..=u8::MAX {
            let share = f64::from(part) / 255.0;
            let light = if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) };
            assert!((f64::from(linear(part)) - light * 1e6).abs() < 4.0, "{part}: {} and {light}", linear(part));
        }
        assert_eq!((Colour::WHITE.luminance(), Colour::BLACK.luminance()), (1_000_000, 0));
        assert!(
            Colour::of(0x76_7676).stands_out(Colour::WHITE, 450)
                && !Colour::of(0x77_7777).stands_out(Colour::WHITE, 450)
        );
    }

    #[test]
    fn a_colour_is_known_by_its_names_and_its_number() {
        let violet = BookColour::default();
        for text in ["ม่วง", "สีม่วง", " สี ม่วง", "Violet", "#5B2A86", "5b2a86"] {
            assert_eq!(text.parse(), Ok(violet), "{text}");
        }
        assert_eq!((violet.to_string().as_str(), "ขาว ดำ".parse()), ("ม่วง", Ok(BookColour::Plain)));
        assert_eq!("#5B2A8".parse::<BookColour>(), Err(NoColour { nearest: None }));
        assert_eq!("น้ำเงน".parse::<BookColour>(), Err(NoColour { nearest: Some("น้ำเงิน") }));
    }

    #[test]
    fn every_colour_with_a_name_is_read_on_white() {
        for (thai, _, colour) in NAMED {
            assert!(colour.stands_out(Colour::WHITE, 550), "{thai}");
        }
    }
}
