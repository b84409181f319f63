//! What a shape is filled with: a colour, a shade that goes over into another, a picture, a pattern.

use hayro_interpret::{ImageData, LumaData, encode::EncodedShadingPattern};
use kurbo::{Affine, Point};

use super::{coverage::times, layers::Pixel, strokes::scale};

/// Tells the colour at a place.
pub enum Source {
    Colour(Pixel),
    Shade(EncodedShadingPattern),
    Picture(Tile),
    /// Another through a stencil.
    Through(Tile, Box<Self>),
}

impl Source {
    /// The colour in the middle of a pixel.
    pub fn at(&self, x: u32, y: u32) -> Pixel {
        let place = Point::new(f64::from(x) + 0.5, f64::from(y) + 0.5);
        match self {
            Self::Colour(colour) => *colour,
            Self::Shade(shade) => {
                shade.sample(shade.base_transform * place).map(|part| (part.clamp(0.0, 1.0) * 255.0 + 0.5) as u8)
            }
            Self::Picture(tile) => tile.at(place),
            Self::Through(stencil, source) => {
                let [red, green, blue, alpha] = source.at(x, y);
                [red, green, blue, times(alpha, stencil.at(place)[3])]
            }
        }
    }
}

/// A picture laid somewhere, once or again and again.
pub struct Tile {
    width: usize,
    height: usize,
    pixels: Vec<Pixel>,
    /// From the page into it.
    into: Affine,
    is_smooth: bool,
    repeats: bool,
}

impl Tile {
    /// A pattern's piece that is laid out again and again.
    pub const fn repeated(pixels: Vec<Pixel>, (width, height): (u32, u32), into: Affine) -> Self {
        Self { width: width as usize, height: height as usize, pixels, into, is_smooth: true, repeats: true }
    }

    /// A picture by where its own pixels come to lie.
    pub fn of(image: ImageData, alpha: Option<LumaData>, onto: Affine) -> Option<Self> {
        let (width, height, is_smooth) = (image.width() as usize, image.height() as usize, image.interpolate());
        let mut pixels: Vec<Pixel> = match image {
            ImageData::Rgb(rgb) => rgb.data.chunks_exact(3).map(|rgb| [rgb[0], rgb[1], rgb[2], 255]).collect(),
            ImageData::Luma(luma) => luma.data.iter().map(|shade| [*shade, *shade, *shade, 255]).collect(),
        };
        if let Some(alpha) = alpha.filter(|alpha| alpha.width > 0 && alpha.height > 0) {
            let (across, down) = (alpha.width as usize, alpha.height as usize);
            for (index, pixel) in pixels.iter_mut().enumerate() {
                let (x, y) = (index % width, index / width);
                let place = (y * down / height).min(down - 1) * across + (x * across / width).min(across - 1);
                pixel[3] = alpha.data.get(place).copied().unwrap_or(255);
            }
        }
        Self::laid(pixels, (width, height), onto, is_smooth)
    }

    /// A stencil: nothing but how little is seen through.
    pub fn of_stencil(stencil: &LumaData, onto: Affine) -> Option<Self> {
        let pixels = stencil.data.iter().map(|share| [0, 0, 0, *share]).collect();
        Self::laid(pixels, (stencil.width as usize, stencil.height as usize), onto, stencil.interpolate)
    }

    fn laid(pixels: Vec<Pixel>, size: (usize, usize), onto: Affine, is_smooth: bool) -> Option<Self> {
        let (width, height) = size;
        if width == 0 || height == 0 || pixels.len() != width * height {
            return None;
        }
        let [a, b, c, d, ..] = onto.as_coeffs();
        let fold = |x: f64, y: f64| (1.0 / (x * x + y * y).sqrt().max(1e-6)).round().clamp(1.0, 1e4) as usize;
        let (across, down) = (fold(a, b).min(width), fold(c, d).min(height));
        let (pixels, (width, height)) = folded(pixels, size, (across, down));
        let onto = onto * Affine::scale_non_uniform(across as f64, down as f64);
        let is_larger = scale(onto) > 1.5;
        let into = onto.inverse();
        let is_sound = into.as_coeffs().iter().all(|part| part.is_finite());
        is_sound.then_some(Self { width, height, pixels, into, is_smooth: is_smooth || !is_larger, repeats: false })
    }

    fn at(&self, place: Point) -> Pixel {
        let place = self.into * place;
        if !self.is_smooth {
            return self.pixel(place.x.floor(), place.y.floor());
        }
        let (x, y) = (place.x - 0.5, place.y - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let [right_share, lower_share] = [x - left, y - top].map(|share| (share * 256.0) as u32);
        let corners = [
            (self.pixel(left, top), (256 - right_share) * (256 - lower_share)),
            (self.pixel(left + 1.0, top), right_share * (256 - lower_share)),
            (self.pixel(left, top + 1.0), (256 - right_share) * lower_share),
            (self.pixel(left + 1.0, top + 1.0), right_share * lower_share),
        ];
        [0, 1, 2, 3].map(|part| {
            let sum: u32 = corners.iter().map(|(pixel, share)| u32::from(pixel[part]) * share).sum();
            ((sum + 32_768) >> 16).min(255) as u8
        })
    }

    fn pixel(&self, x: f64, y: f64) -> Pixel {
        let within = |value: f64, count: usize| {
            let value = if self.repeats { value.rem_euclid(count as f64) } else { value.max(0.0) };
            (value as usize).min(count - 1)
        };
        self.pixels[within(y, self.height) * self.width + within(x, self.width)]
    }
}

/// Several pixels made one, as many across and down as told.
fn folded(
    pixels: Vec<Pixel>,
    (width, height): (usize, usize),
    (across, down): (usize, usize),
) -> (Vec<Pixel>, (usize, usize)) {
    if across == 1 && down == 1 {
        return (pixels, (width, height));
    }
    let (fewer, lower) = (width.div_ceil(across), height.div_ceil(down));
    let mut sums = vec![[0_u32; 4]; fewer];
    let mut fold = Vec::with_capacity(fewer * lower);
    for rows in pixels.chunks(width * down) {
        sums.fill([0; 4]);
        for row in rows.chunks(width) {
            for (sum, pixels) in sums.iter_mut().zip(row.chunks(across)) {
                for pixel in pixels {
                    for (sum, part) in sum.iter_mut().zip(pixel) {
                        *sum += u32::from(*part);
                    }
                }
            }
        }
        let high = rows.len() / width;
        fold.extend(sums.iter().enumerate().map(|(index, sum)| {
            let count = (high * across.min(width - index * across)) as u32;
            sum.map(|part| ((part + count / 2) / count).min(255) as u8)
        }));
    }
    (fold, (fewer, lower))
}
