//! Takes what a page draws, shape by shape.

use std::rc::Rc;

use hayro_interpret::{
    BlendMode, CacheKey, ClipPath, Device, FillRule, GlyphDrawMode, Image, MaskType, Paint, PathDrawMode, SoftMask,
    StrokeProps,
    font::Glyph,
    pattern::{Pattern, TilingPattern},
};
use kurbo::{Affine, BezPath, Rect, Shape};

use super::{
    coverage::{Area, Coverage, times},
    layers::{Layer, Pixel, lessened, mix},
    paint::{Source, Tile},
    strokes,
};
use crate::limits::MAX_MEGAPIXELS;

/// The most groups within each other that have pixels of their own.
const MOST_LAYERS: usize = 12;
/// The largest piece of a pattern, in pixels.
const LARGEST_TILE: f64 = 2_000.0;
/// The deepest patterns and masks lie within each other.
const DEEPEST: usize = 6;

/// A page, or a piece of one, on which things are drawn.
pub struct Drawing {
    width: u32,
    height: u32,
    depth: usize,
    layers: Vec<Layer>,
    /// Groups that are open: `None` of one without pixels of its own.
    groups: Vec<Option<Group>>,
    clips: Vec<Clip>,
    mask: Option<Rc<Coverage>>,
    last_mask: Option<(u128, Rc<Coverage>)>,
    mode: BlendMode,
    /// Whether something could not be drawn.
    pub is_lost: bool,
}

struct Group {
    opacity: u8,
    mask: Option<Rc<Coverage>>,
    mode: BlendMode,
    /// What was in force outside.
    outer: (Option<Rc<Coverage>>, BlendMode),
}

#[derive(Clone)]
struct Clip {
    area: Area,
    /// `None` where all of the area is meant.
    shares: Option<Rc<Coverage>>,
}

impl Drawing {
    pub fn new(width: u32, height: u32, filled: Pixel) -> Self {
        let area = Area { left: 0, top: 0, right: width, bottom: height };
        Self {
            width,
            height,
            depth: 0,
            layers: vec![Layer::new(width, height, filled)],
            groups: Vec::new(),
            clips: vec![Clip { area, shares: None }],
            mask: None,
            last_mask: None,
            mode: BlendMode::Normal,
            is_lost: false,
        }
    }

    fn within(&self, width: u32, height: u32, filled: Pixel) -> Self {
        Self { depth: self.depth + 1, ..Self::new(width, height, filled) }
    }

    /// Its pixels.
    pub fn finished(mut self) -> Vec<Pixel> {
        while self.layers.len() > 1 && !self.groups.is_empty() {
            self.close_group();
        }
        self.layers.truncate(1);
        self.layers.pop().map_or_else(Vec::new, Layer::straight)
    }

    fn clip(&self) -> Clip {
        self.clips.last().cloned().unwrap_or(Clip { area: Area { left: 0, top: 0, right: 0, bottom: 0 }, shares: None })
    }

    fn push_clip(&mut self, path: &BezPath, rule: FillRule) {
        let outer = self.clip();
        let mut shares = Coverage::of(path, rule, outer.area);
        if let Some(by) = &outer.shares {
            shares.lessen(by);
        }
        let area = shares.area;
        self.clips.push(Clip { area, shares: (!shares.is_whole()).then(|| Rc::new(shares)) });
    }

    /// Fills a shape, in pixels of the page.
    fn fill(&mut self, path: &BezPath, rule: FillRule, source: &Source) {
        let clip = self.clip();
        let shape = Coverage::of(path, rule, clip.area);
        let area = shape.area;
        let (mask, mode) = (self.mask.clone(), self.mode);
        let Some(layer) = self.layers.last_mut() else { return };
        for y in area.top..area.bottom {
            let shares = shape.row(y, area.left, area.right);
            let clipped = clip.shares.as_ref().map(|clip| clip.row(y, area.left, area.right));
            let masked = mask.as_ref().map(|mask| mask.row(y, area.left, area.right));
            let row = layer.row(y, area.left, area.right);
            for (index, (pixel, share)) in row.iter_mut().zip(shares).enumerate() {
                let of = |shares: Option<&[u8]>| shares.map_or(255, |shares| shares[index]);
                let share = times(times(*share, of(clipped)), of(masked));
                if share > 0 {
                    mix(pixel, lessened(source.at(area.left + index as u32, y), share), mode);
                }
            }
        }
    }

    /// Fills a shape with what is told; `is_line` of an outline.
    fn paint(&mut self, path: &BezPath, rule: FillRule, paint: &Paint<'_>, is_line: bool) {
        if let Some((source, clip)) = self.source(paint, is_line) {
            let has_clip = clip.is_some();
            clip.into_iter().for_each(|clip| self.push_clip(&clip, FillRule::NonZero));
            self.fill(path, rule, &source);
            if has_clip {
                self.clips.pop();
            }
        }
    }

    fn source(&mut self, paint: &Paint<'_>, is_line: bool) -> Option<(Source, Option<BezPath>)> {
        match paint {
            Paint::Color(colour) => Some((Source::Colour(colour.to_rgba().to_rgba8()), None)),
            Paint::Pattern(pattern) => match &**pattern {
                Pattern::Shading(shade) => Some((Source::Shade(shade.encode()), shade.shading.clip_path.clone())),
                Pattern::Tiling(tiling) => Some((Source::Picture(self.tile(tiling, is_line)?), None)),
            },
        }
    }

    /// A pattern's piece, drawn once.
    fn tile(&mut self, tiling: &TilingPattern<'_>, is_line: bool) -> Option<Tile> {
        let (across, down) = (f64::from(tiling.x_step).abs(), f64::from(tiling.y_step).abs());
        let [a, b, c, d, ..] = tiling.matrix.as_coeffs();
        let pixels = |step: f64, x: f64, y: f64| (step * (x * x + y * y).sqrt()).round().clamp(1.0, LARGEST_TILE);
        let (width, height) = (pixels(across, a, b), pixels(down, c, d));
        if self.depth >= DEEPEST || !width.is_finite() || !height.is_finite() {
            return None;
        }
        let onto = Affine::scale_non_uniform(width / across, height / down)
            * Affine::translate((-tiling.bbox.x0, -tiling.bbox.y0));
        let size = (width as u32, height as u32);
        let mut piece = self.within(size.0, size.1, [0; 4]);
        tiling.interpret(&mut piece, onto, is_line);
        self.is_lost |= piece.is_lost;
        let into = onto * tiling.matrix.inverse();
        into.as_coeffs().iter().all(|part| part.is_finite()).then(|| Tile::repeated(piece.finished(), size, into))
    }

    /// How much a mask leaves of each pixel.
    fn shares_of(&mut self, mask: &SoftMask<'_>) -> Rc<Coverage> {
        let key = mask.cache_key();
        if let Some((_, known)) = self.last_mask.as_ref().filter(|(last, _)| *last == key) {
            return Rc::clone(known);
        }
        let area = Area { left: 0, top: 0, right: self.width, bottom: self.height };
        if self.depth >= DEEPEST {
            return Rc::new(Coverage::whole(area));
        }
        let is_alpha = mask.mask_type() == MaskType::Alpha;
        let ground = if is_alpha { [0; 4] } else { mask.background_color().to_rgba().to_rgba8() };
        let mut drawing = self.within(self.width, self.height, ground);
        mask.interpret(&mut drawing);
        self.is_lost |= drawing.is_lost;
        let shares = drawing.finished().into_iter().map(|pixel| {
            let share = if is_alpha { pixel[3] } else { times(lightness(pixel), pixel[3]) };
            let moved = mask.transfer_function().map(|moved| moved.apply(f32::from(share) / 255.0));
            moved.map_or(share, |moved| (moved * 255.0 + 0.5) as u8)
        });
        let shares = Rc::new(Coverage::from_shares(area, shares.collect()));
        self.last_mask = Some((key, Rc::clone(&shares)));
        shares
    }

    fn close_group(&mut self) {
        let Some(Some(group)) = self.groups.pop() else { return };
        let Some(mut own) = self.layers.pop() else { return };
        (self.mask, self.mode) = group.outer;
        let clip = self.clip();
        let Some(under) = self.layers.last_mut() else { return };
        under.take(&mut own, clip.area, group.mode, |x, y| {
            let masked = group.mask.as_ref().map_or(255, |mask| mask.row(y, x, x + 1)[0]);
            times(group.opacity, masked)
        });
    }

    fn draw_line(&mut self, path: &BezPath, transform: Affine, paint: &Paint<'_>, line: &StrokeProps, is_letter: bool) {
        let outline = strokes::outline(path, transform, line, is_letter);
        self.paint(&outline, FillRule::NonZero, paint, true);
    }
}

fn lightness([red, green, blue, _]: Pixel) -> u8 {
    ((u32::from(red) * 77 + u32::from(green) * 151 + u32::from(blue) * 28 + 128) >> 8) as u8
}

/// Whether a picture would unfold to more than is held at once.
fn is_too_large(image: &Image<'_, '_>) -> bool {
    u64::from(image.width()) * u64::from(image.height()) > MAX_MEGAPIXELS * 1_000_000
}

impl<'a> Device<'a> for Drawing {
    fn set_soft_mask(&mut self, mask: Option<SoftMask<'a>>) {
        self.mask = mask.map(|mask| self.shares_of(&mask));
    }

    fn set_blend_mode(&mut self, mode: BlendMode) {
        self.mode = mode;
    }

    fn draw_path(&mut self, path: &BezPath, transform: Affine, paint: &Paint<'a>, mode: &PathDrawMode) {
        match mode {
            PathDrawMode::Fill(rule) => self.paint(&(transform * path.clone()), *rule, paint, false),
            PathDrawMode::Stroke(line) => self.draw_line(path, transform, paint, line, false),
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.push_clip(&clip.path, clip.fill);
    }

    fn pop_clip_path(&mut self) {
        if self.clips.len() > 1 {
            self.clips.pop();
        }
    }

    fn push_transparency_group(&mut self, opacity: f32, mask: Option<SoftMask<'a>>, mode: BlendMode) {
        let is_plain = opacity >= 1.0 && mask.is_none() && mode == BlendMode::Normal;
        if is_plain || self.layers.len() >= MOST_LAYERS {
            self.groups.push(None);
            return;
        }
        let mask = mask.map(|mask| self.shares_of(&mask));
        let outer = (self.mask.take(), self.mode);
        self.mode = BlendMode::Normal;
        let opacity = (opacity.clamp(0.0, 1.0) * 255.0 + 0.5) as u8;
        self.groups.push(Some(Group { opacity, mask, mode, outer }));
        self.layers.push(Layer::new(self.width, self.height, [0; 4]));
    }

    fn pop_transparency_group(&mut self) {
        self.close_group();
    }

    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'a>,
        transform: Affine,
        glyph_transform: Affine,
        paint: &Paint<'a>,
        mode: &GlyphDrawMode,
    ) {
        match (glyph, mode) {
            (_, GlyphDrawMode::Invisible) => {}
            (Glyph::Outline(letter), GlyphDrawMode::Fill) => {
                self.paint(&(transform * glyph_transform * letter.outline()), FillRule::NonZero, paint, false);
            }
            (Glyph::Outline(letter), GlyphDrawMode::Stroke(line)) => {
                self.draw_line(&(glyph_transform * letter.outline()), transform, paint, line, true);
            }
            (Glyph::Type3(letter), _) => letter.interpret(self, transform, glyph_transform, paint),
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, transform: Affine) {
        if is_too_large(&image) {
            self.is_lost = true;
            return;
        }
        let place = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        let place = transform * place.to_path(0.1);
        let size = |x: f64, y: f64, length: u32| ((x * x + y * y).sqrt() * f64::from(length)).ceil() as u32;
        let [a, b, c, d, ..] = transform.as_coeffs();
        let wanted = Some((size(a, b, image.width()), size(c, d, image.height())));
        match image {
            Image::Stencil(stencil) => stencil.with_stencil(
                |shares, paint| {
                    let (across, down) = shares.scale_factors;
                    let onto = transform * Affine::scale_non_uniform(f64::from(across), f64::from(down));
                    let source = self.source(paint, false);
                    if let (Some(tile), Some((source, _))) = (Tile::of_stencil(&shares, onto), source) {
                        self.fill(&place, FillRule::NonZero, &Source::Through(tile, Box::new(source)));
                    }
                },
                wanted,
            ),
            Image::Raster(raster) => raster.with_rgba(
                |pixels, alpha| {
                    let (across, down) = pixels.scale_factors();
                    let onto = transform * Affine::scale_non_uniform(f64::from(across), f64::from(down));
                    if let Some(tile) = Tile::of(pixels, alpha, onto) {
                        self.fill(&place, FillRule::NonZero, &Source::Picture(tile));
                    }
                },
                wanted,
            ),
        }
    }
}
