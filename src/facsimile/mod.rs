//! Pages of PDF files that others made, drawn as pictures: books are bound by a standard that takes no foreign page over as it is.
//!
//! Everything here is added, multiplied and rounded alike on every machine, so that the same file is the same picture. That is
//! why it draws by itself: the usual renderers take whatever shortcuts the processor at hand offers. Colours told for print (CMYK)
//! or by a profile other than sRGB alone come from a library that rounds as the processor does, by a shade at most.

mod coverage;
mod device;
mod layers;
mod paint;
mod strokes;
mod words;

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings,
    font::{FontData, FontQuery, StandardFont},
    interpret_page,
    util::TransformExt,
};
use hayro_syntax::Pdf;
use image::{DynamicImage, GrayImage, RgbImage};
use kurbo::{Affine, Rect};

pub use self::words::words;
use self::{device::Drawing, layers::Pixel};
use crate::{
    contain::contained,
    pdf::{self, Unopened},
};

/// A PDF file whose pages can be drawn.
pub struct Foreign(Pdf);

impl Foreign {
    /// Opens a file.
    ///
    /// # Errors
    /// When it is broken, locked, or unfolds to too much.
    pub(crate) fn open(bytes: Vec<u8>) -> Result<Self, Unopened> {
        let pdf = contained(|| pdf::open_to_draw(bytes)).unwrap_or(Err(Unopened::Broken))?;
        Ok(Self(pdf))
    }

    /// The sizes of its pages as they are looked at, in points.
    pub fn sizes(&self) -> Vec<(f32, f32)> {
        self.0.pages().iter().map(hayro_syntax::page::Page::render_dimensions).collect()
    }

    /// A page, counted from 0, in this many pixels, grey where it has no colour; `None` where something on it cannot be drawn.
    pub fn draw(&self, page: usize, (width, height): (u32, u32)) -> Option<DynamicImage> {
        contained(|| self.drawn(page, (width, height))).ok().flatten()
    }

    fn drawn(&self, page: usize, (width, height): (u32, u32)) -> Option<DynamicImage> {
        let page = self.0.pages().get(page)?;
        let (across, down) = page.render_dimensions();
        let scale =
            Affine::scale_non_uniform(f64::from(width) / f64::from(across), f64::from(height) / f64::from(down));
        let is_lost = Arc::new(AtomicBool::new(false));
        let lose = Arc::clone(&is_lost);
        let settings = InterpreterSettings {
            font_resolver: Arc::new(|query| Some(standard_font(query))),
            cmap_resolver: Arc::new(|_| None),
            warning_sink: Arc::new(move |_| lose.store(true, Ordering::Relaxed)),
            render_annotations: true,
        };
        let cache = InterpreterCache::new();
        let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let transform = scale * page.initial_transform(true).to_kurbo();
        let mut context = Context::new(transform, area, &cache, page.xref(), settings);
        let mut drawing = Drawing::new(width, height, [255; 4]);
        interpret_page(page, &mut context, &mut drawing);
        if is_lost.load(Ordering::Relaxed) || drawing.is_lost {
            return None;
        }
        picture(drawing.finished(), (width, height))
    }
}

fn picture(pixels: Vec<Pixel>, (width, height): (u32, u32)) -> Option<DynamicImage> {
    if pixels.iter().all(|[red, green, blue, _]| red == green && green == blue) {
        let shades = pixels.iter().map(|pixel| pixel[0]).collect();
        return GrayImage::from_raw(width, height, shades).map(DynamicImage::from);
    }
    let colours = pixels.iter().flat_map(|[red, green, blue, _]| [*red, *green, *blue]).collect();
    RgbImage::from_raw(width, height, colours).map(DynamicImage::from)
}

/// The type a file names and does not bring.
fn standard_font(query: &FontQuery) -> (FontData, u32) {
    use typst_assets::pdf::{
        DING_BATS, FIXED, FIXED_BOLD, FIXED_BOLD_ITALIC, FIXED_ITALIC, SANS, SANS_BOLD, SANS_BOLD_ITALIC, SANS_ITALIC,
        SERIF, SERIF_BOLD, SERIF_BOLD_ITALIC, SERIF_ITALIC, SYMBOL,
    };
    let font = match query {
        FontQuery::Standard(font) => *font,
        FontQuery::Fallback(wanted) => wanted.pick_standard_font(),
    };
    let bytes: &'static [u8] = match font {
        StandardFont::Helvetica => SANS,
        StandardFont::HelveticaBold => SANS_BOLD,
        StandardFont::HelveticaOblique => SANS_ITALIC,
        StandardFont::HelveticaBoldOblique => SANS_BOLD_ITALIC,
        StandardFont::Courier => FIXED,
        StandardFont::CourierBold => FIXED_BOLD,
        StandardFont::CourierOblique => FIXED_ITALIC,
        StandardFont::CourierBoldOblique => FIXED_BOLD_ITALIC,
        StandardFont::TimesRoman => SERIF,
        StandardFont::TimesBold => SERIF_BOLD,
        StandardFont::TimesItalic => SERIF_ITALIC,
        StandardFont::TimesBoldItalic => SERIF_BOLD_ITALIC,
        StandardFont::ZapfDingBats => DING_BATS,
        StandardFont::Symbol => SYMBOL,
    };
    (Arc::new(bytes), 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file of one page, 20 points by 10, that draws this.
    fn page(content: &str) -> Vec<u8> {
        let head = "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n";
        let page = "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 20 10]/Contents 4 0 R/Resources<<>>>> endobj\n";
        let stream = format!("4 0 obj <</Length {}>> stream\n{content}\nendstream endobj\n", content.len());
        format!("{head}{page}{stream}trailer <</Root 1 0 R>>\n%%EOF\n").into_bytes()
    }

    fn drawn(content: &str) -> DynamicImage {
        let foreign = Foreign::open(page(content)).expect("it is one");
        assert_eq!(foreign.sizes(), [(20.0, 10.0)]);
        foreign.draw(0, (20, 10)).expect("it can be drawn")
    }

    #[test]
    fn a_page_is_drawn_where_its_shapes_lie() {
        let grey = drawn("0.5 g 2 3 4.5 2 re f");
        let grey = grey.as_luma8().expect("it has no colour");
        let at = |x, y| grey.get_pixel(x, y)[0];
        assert_eq!([at(1, 6), at(2, 5), at(5, 6), at(6, 6), at(7, 6), at(2, 7)], [255, 128, 128, 191, 255, 255]);
    }

    #[test]
    fn clips_and_rules_of_filling_hold() {
        let cut = drawn("0 0 10 10 re W n 1 0 0 rg 0 0 20 10 re f");
        let cut = cut.as_rgb8().expect("it has colour");
        assert_eq!([cut.get_pixel(9, 5).0, cut.get_pixel(10, 5).0], [[255, 0, 0], [255; 3]]);
        let ring = drawn("0 g 0 0 10 10 re 2 2 6 6 re f*");
        let ring = ring.as_luma8().expect("it has no colour");
        assert_eq!([ring.get_pixel(1, 5)[0], ring.get_pixel(5, 5)[0]], [0, 255]);
    }

    #[test]
    fn lines_are_as_wide_as_they_say_and_never_lost() {
        let thick = drawn("0 G 2 w 0 5 m 20 5 l S");
        let thin = drawn("0 G 0 w 0 5.5 m 20 5.5 l S");
        let column = |picture: &DynamicImage| -> Vec<u8> {
            (3..7).map(|y| picture.as_luma8().expect("it has no colour").get_pixel(10, y)[0]).collect()
        };
        assert_eq!(column(&thick), [255, 0, 0, 255]);
        assert_eq!(column(&thin), [255, 0, 255, 255]);
    }

    #[test]
    fn pictures_in_a_page_are_shown() {
        let shown = drawn("q 20 0 0 10 0 0 cm BI /W 2 /H 1 /CS /G /BPC 8 /F /AHx ID 00FF> EI Q");
        let shown = shown.as_luma8().expect("it has no colour");
        assert_eq!([shown.get_pixel(2, 5)[0], shown.get_pixel(17, 5)[0]], [0, 255]);
    }

    #[test]
    fn what_is_no_file_is_told() {
        assert_eq!(Foreign::open(b"PK\x03\x04".to_vec()).err(), Some(Unopened::Broken));
    }
}
