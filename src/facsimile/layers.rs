//! Pixels over pixels: what is drawn is mixed into what is there.

use hayro_interpret::BlendMode;

use super::coverage::{Area, times};

/// Red, green, blue, and how little is seen through it.
pub type Pixel = [u8; 4];

/// Pixels as they are mixed: their colours already lessened by what is seen through them.
#[derive(Debug, Clone)]
pub struct Layer {
    width: usize,
    pub pixels: Vec<Pixel>,
}

impl Layer {
    pub fn new(width: u32, height: u32, filled: Pixel) -> Self {
        Self { width: width as usize, pixels: vec![lessened(filled, 255); width as usize * height as usize] }
    }

    /// A row between two columns.
    pub fn row(&mut self, y: u32, left: u32, right: u32) -> &mut [Pixel] {
        let start = y as usize * self.width;
        &mut self.pixels[start + left as usize..start + right as usize]
    }

    /// Mixes another layer of the same size in, in an area, by what `share` gives for each pixel.
    pub fn take(&mut self, other: &mut Self, area: Area, mode: BlendMode, share: impl Fn(u32, u32) -> u8) {
        for y in area.top..area.bottom {
            let over = other.row(y, area.left, area.right);
            let under = self.row(y, area.left, area.right);
            for ((x, under), over) in (area.left..).zip(under).zip(over) {
                let share = share(x, y);
                if share > 0 && over[3] > 0 {
                    mix(under, over.map(|part| times(part, share)), mode);
                }
            }
        }
    }

    /// Its colours as they are, not lessened.
    pub fn straight(self) -> Vec<Pixel> {
        self.pixels.into_iter().map(straight).collect()
    }
}

/// A colour lessened by a share of how little is seen through it.
pub fn lessened([red, green, blue, alpha]: Pixel, share: u8) -> Pixel {
    let alpha = times(alpha, share);
    [times(red, alpha), times(green, alpha), times(blue, alpha), alpha]
}

fn straight([red, green, blue, alpha]: Pixel) -> Pixel {
    let whole = |part: u8| {
        let alpha = u32::from(alpha);
        (u32::from(part) * 255 + alpha / 2).checked_div(alpha).unwrap_or(0).min(255) as u8
    };
    [whole(red), whole(green), whole(blue), alpha]
}

/// Mixes a lessened colour over what is there.
pub fn mix(under: &mut Pixel, over: Pixel, mode: BlendMode) {
    let left = 255 - over[3];
    let blends = !matches!(mode, BlendMode::Normal) && under[3] > 0;
    let blended = blends.then(|| {
        let (below, above) = (straight(*under), straight(over));
        // Of what is seen of both, the mixture.
        let both = times(under[3], over[3]);
        [0, 1, 2].map(|part| times(blend(below[part], above[part], mode), both))
    });
    for part in 0..4 {
        let plain = over[part].saturating_add(times(under[part], left));
        under[part] = match &blended {
            Some(blended) if part < 3 => {
                let above = times(over[part], 255 - under[3]);
                above.saturating_add(times(under[part], left)).saturating_add(blended[part])
            }
            _ => plain,
        };
    }
}

/// What two colours give, part by part; modes that mix parts are taken for none.
fn blend(below: u8, above: u8, mode: BlendMode) -> u8 {
    let screen = |one: u8, other: u8| 255 - times(255 - one, 255 - other);
    let hard = |one: u8, other: u8| {
        let twice = u16::from(other) * 2;
        if twice < 255 { times(one, twice as u8) } else { screen(one, (twice - 255) as u8) }
    };
    match mode {
        BlendMode::Multiply => times(below, above),
        BlendMode::Screen => screen(below, above),
        BlendMode::Overlay => hard(above, below),
        BlendMode::HardLight => hard(below, above),
        BlendMode::Darken => below.min(above),
        BlendMode::Lighten => below.max(above),
        BlendMode::Difference => below.abs_diff(above),
        BlendMode::Exclusion => {
            let both = u16::from(below) + u16::from(above) - 2 * u16::from(times(below, above));
            both.min(255) as u8
        }
        _ => above,
    }
}
