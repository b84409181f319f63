//! A sheet as a picture (PNG), for screens and chats.

use std::{
    io::{self, Cursor},
    path::Path,
};

use hayro::{
    RenderCache, RenderSettings, hayro_interpret::InterpreterSettings, hayro_syntax::Pdf, render,
    vello_cpu::color::palette::css::WHITE,
};
use image::{DynamicImage, ImageFormat, RgbaImage};

use crate::compose::{Document, Kind};

/// Dots to a point of the page: 180 to the inch, 1,488 across.
const SCALE: f32 = 2.5;

/// Whether a file of this name is to hold a picture of this kind's page.
pub fn is_wanted(kind: Kind, output: &Path) -> bool {
    let is_png = output.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("png"));
    kind == Document::ONEPAGE.kind && is_png
}

/// The first page as PNG.
///
/// # Errors
/// When there is no page to draw.
pub fn of(pdf: &[u8]) -> io::Result<Vec<u8>> {
    let undrawn = || io::Error::other("the page cannot be drawn");
    let pdf = Pdf::new(pdf.to_vec()).map_err(|_| undrawn())?;
    let pages = pdf.pages();
    let page = pages.first().ok_or_else(undrawn)?;
    let settings = RenderSettings { x_scale: SCALE, y_scale: SCALE, bg_color: WHITE, ..RenderSettings::default() };
    let drawn = render(page, &RenderCache::new(), &InterpreterSettings::default(), &settings);
    let (width, height) = (drawn.width().into(), drawn.height().into());
    let picture = RgbaImage::from_raw(width, height, drawn.data_as_u8_slice().to_vec()).ok_or_else(undrawn)?;
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(picture).to_rgb8().write_to(&mut bytes, ImageFormat::Png).map_err(io::Error::other)?;
    Ok(bytes.into_inner())
}
