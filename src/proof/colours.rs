//! How many pages of a file want coloured ink: a printer asks more for them.

use std::collections::BTreeSet;

use hayro_interpret::font::Glyph;
use hayro_interpret::pattern::Pattern;
use hayro_interpret::util::TransformExt;
use hayro_interpret::{
    BlendMode, CacheKey, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint,
    PathDrawMode, SoftMask, interpret_page,
};
use kurbo::{Affine, BezPath, Rect};

use super::pdf::{PdfError, open};

/// How far red, green and blue of a grey may lie apart, of 255: what is grey in one space is nearly so in another.
const NEARLY: u8 = 3;

/// The pages on which anything is drawn in a colour.
///
/// # Errors
/// When it is no PDF, or one that needs a password.
pub fn coloured_pages(bytes: Vec<u8>) -> Result<usize, PdfError> {
    let pdf = open(bytes)?;
    let cache = InterpreterCache::new();
    let mut count = 0;
    for page in pdf.pages().iter() {
        let (width, height) = page.render_dimensions();
        let size = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let settings = InterpreterSettings { render_annotations: false, ..InterpreterSettings::default() };
        let mut context = Context::new(page.initial_transform(true).to_kurbo(), size, &cache, pdf.xref(), settings);
        let mut seen = Seen::default();
        interpret_page(page, &mut context, &mut seen);
        count += usize::from(seen.colour);
    }
    Ok(count)
}

/// Whether a page has shown any colour yet.
#[derive(Default)]
struct Seen {
    colour: bool,
    /// The hatchings looked through: each is once, however often it is drawn.
    hatchings: BTreeSet<u128>,
}

impl Seen {
    fn paint(&mut self, paint: &Paint<'_>) {
        match paint {
            Paint::Color(colour) => {
                let [red, green, blue, _] = colour.to_rgba().to_rgba8();
                self.colour |= red.max(green).max(blue) - red.min(green).min(blue) > NEARLY;
            }
            Paint::Pattern(pattern) => match &**pattern {
                Pattern::Tiling(hatching) => {
                    if !self.colour && self.hatchings.insert(hatching.cache_key()) {
                        hatching.interpret(self, Affine::IDENTITY, false);
                    }
                }
                Pattern::Shading(_) => self.colour = true,
            },
        }
    }
}

impl<'a> Device<'a> for Seen {
    fn draw_glyph(&mut self, _: &Glyph<'a>, _: Affine, _: Affine, paint: &Paint<'a>, _: &GlyphDrawMode) {
        self.paint(paint);
    }

    fn draw_path(&mut self, _: &BezPath, _: Affine, paint: &Paint<'a>, _: &PathDrawMode) {
        self.paint(paint);
    }

    fn draw_image(&mut self, image: Image<'a, '_>, _: Affine) {
        self.colour |= matches!(image, Image::Raster(_));
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
