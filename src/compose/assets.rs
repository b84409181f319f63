//! The files a book shows beside its words: QR codes and pictures.

use std::{
    collections::BTreeMap,
    io::{self, Cursor},
};

use image::{
    DynamicImage, ImageDecoder, ImageFormat, ImageReader, Rgb, RgbImage, Rgba, RgbaImage, codecs::jpeg::JpegEncoder,
    imageops::FilterType, metadata::Orientation,
};
use rayon::prelude::*;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::{document::ComposeError, jpeg::Jpeg};
use crate::{
    diagnostic::Lang,
    gate::Gate,
    limits::MAX_PICTURE_MB,
    model::Picture,
    read::{annexes, pictures::beside_pixels},
};

/// Files by the paths the book's data names them by.
pub type Assets = BTreeMap<String, Vec<u8>>;

/// What a composed book has in place of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pictures<'a> {
    /// The picture as large as print needs.
    Printed,
    /// The same, of the very files that have these fingerprints.
    PrintedOf(&'a Assets),
    /// The SHA-256 of its file, which takes a hundredth of the time: enough to tell whether the book would be another.
    Fingerprints,
}

/// A composed book and the files it shows.
#[derive(Debug)]
pub struct Composed<B> {
    /// What the layout reads.
    pub book: B,
    /// The pictures and codes it shows.
    pub assets: Assets,
    /// Pictures that had to be left out.
    pub lost: Vec<Lost>,
}

/// A picture left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// The file's own name, without its folder.
    pub file: String,
    /// Not because its pixels cannot be read, but because the file is no longer the one that has the fingerprint.
    pub is_another: bool,
}

impl<B: Serialize> Composed<B> {
    /// The same with the book as JSON, as a layout reads it.
    ///
    /// # Errors
    /// When the book does not become JSON.
    pub fn as_json(self) -> Result<Composed<String>, ComposeError> {
        Ok(Composed { book: serde_json::to_string(&self.book)?, assets: self.assets, lost: self.lost })
    }
}

impl Lost {
    /// What is lost and why, for the terminal and the ledger.
    pub fn message(&self, lang: Lang) -> String {
        let file = &self.file;
        if file.to_lowercase().ends_with(".pdf") {
            return lang.either(
                format!("{file}: อ่านเอกสารแนบนี้ได้ไม่ครบทุกหน้า จึงไม่อยู่ในเล่ม ให้พิมพ์เป็น PDF ใหม่ หรือสแกนเป็นภาพ"),
                format!("{file}: not every page of this annex can be read, and it is not in the book; print it to PDF anew, or scan it"),
            );
        }
        lang.either(
            format!("{file}: อ่านภาพนี้ไม่ได้ จึงไม่อยู่ในเล่ม ให้บันทึกภาพใหม่เป็น JPEG หรือ PNG"),
            format!("{file}: this picture cannot be read and is not in the book; save it again as JPEG or PNG"),
        )
    }
}

/// The longer side of a printed picture in pixels: 200 to the inch at the width of a page.
const SIDE: u32 = 1_050;
const QUALITY: u8 = 80;
/// How many pixels share a byte of a photo that is taken over as it is, at least: so large are those written anew, and sixty of
/// them leave room for a book in what is handed in.
const PIXELS_A_BYTE: usize = 4;

/// A picture's size as it is printed: its longer side as long as print needs, at most.
pub fn printed_size(width: u32, height: u32) -> (u32, u32) {
    size_within(SIDE, (width, height))
}

fn size_within(most: u32, (width, height): (u32, u32)) -> (u32, u32) {
    let longer = u64::from(width.max(height));
    let side = u64::from(most);
    let part = |length: u32| u32::try_from((u64::from(length) * side + longer / 2) / longer).unwrap_or(most).max(1);
    if longer > side { (part(width), part(height)) } else { (width, height) }
}

/// Stands in a JPEG of ours as its comment: read back from a book, it is printed as it is and never made worse again.
const MARK: &[u8] = b"\xff\xfe\x00\x08ruplem";

/// Where the comment stands: behind the first segment, which says what kind of JPEG it is.
fn place_of_mark(jpeg: &[u8]) -> Option<usize> {
    let [0xff, 0xd8, 0xff, 0xe0, high, low, ..] = *jpeg else { return None };
    Some(4 + usize::from(u16::from_be_bytes([high, low])))
}

fn mark(jpeg: &mut Vec<u8>) {
    if let Some(place) = place_of_mark(jpeg).filter(|place| *place <= jpeg.len()) {
        jpeg.splice(place..place, MARK.iter().copied());
    }
}

fn is_printed(file: &[u8], (width, height): (u32, u32), side: u32) -> bool {
    let rest = place_of_mark(file).and_then(|place| file.get(place..));
    rest.is_some_and(|rest| rest.starts_with(MARK)) && width.max(height) <= side
}

/// How a picture is kept.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// JPEG; what is see-through becomes white.
    Photo,
    /// The same, as large as a page.
    Sheet,
    /// PNG, see-through where the original is. A drawing stays one.
    Emblem,
}

impl Kind {
    /// The longer side as it is printed, in pixels.
    const fn side(self) -> u32 {
        match self {
            Self::Sheet => annexes::SIDE,
            Self::Photo | Self::Emblem => SIDE,
        }
    }
}

/// From how many pixels on a picture is large: some 70 MB unfolded, and as much again on the way to print.
const LARGE: u64 = 16_000_000;
/// Large ones are unfolded two at a time, however many books are composed side by side.
static LARGE_ONES: Gate = Gate::of(2);

/// Reads pictures, all cores at once but for large ones. Gives those that can be read, and which cannot.
pub fn read<'a>(
    pictures: impl IntoIterator<Item = (String, &'a Picture, Kind)>,
    wanted: Pictures<'_>,
) -> (Assets, Vec<Lost>) {
    let pictures: Vec<_> = pictures.into_iter().collect();
    let made = |(path, picture, kind): &(String, &Picture, Kind)| {
        let made = || of_file(path, picture, *kind, wanted);
        let bytes = if is_large(picture) { LARGE_ONES.pass(made) } else { made() };
        let made = bytes.map(|bytes| (path.clone(), bytes));
        made.map_err(|is_another| Lost { file: name(picture), is_another })
    };
    let all: Vec<_> = pictures.par_iter().map(made).collect();
    let (mut assets, mut lost) = (Assets::new(), Vec::new());
    for picture in all {
        match picture {
            Ok((path, bytes)) => drop(assets.insert(path, bytes)),
            Err(one) => lost.push(one),
        }
    }
    (assets, lost)
}

fn is_large(picture: &Picture) -> bool {
    u64::from(picture.width) * u64::from(picture.height) > LARGE
}

/// What stands for a picture; an error says whether its file is another than it was.
fn of_file(path: &str, picture: &Picture, kind: Kind, wanted: Pictures<'_>) -> Result<Vec<u8>, bool> {
    let file =
        picture.file.bytes(MAX_PICTURE_MB * 1024 * 1024).map_err(|_| matches!(wanted, Pictures::PrintedOf(_)))?;
    let fingerprint = || Sha256::digest(&file).to_vec();
    match wanted {
        Pictures::Fingerprints => return Ok(fingerprint()),
        Pictures::PrintedOf(known) if known.get(path) != Some(&fingerprint()) => return Err(true),
        Pictures::PrintedOf(_) | Pictures::Printed => {}
    }
    if picture.is_drawing {
        return Ok(file);
    }
    print(&file, kind).map_err(|_| false)
}

fn name(picture: &Picture) -> String {
    picture.file.name().to_owned()
}

/// A picture turned the right way up, as large as print needs.
fn print(file: &[u8], kind: Kind) -> image::ImageResult<Vec<u8>> {
    let mut decoder = decoder(file)?;
    let (side, is_jpeg) = (kind.side(), !matches!(kind, Kind::Emblem));
    if is_jpeg && is_printed(file, decoder.dimensions(), side) {
        return Ok(file.to_vec());
    }
    let orientation = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    let jpeg = Jpeg::of(file);
    let is_whole = jpeg.as_ref().and_then(Jpeg::is_whole).unwrap_or_else(|| !is_cut(file, &picture));
    if !is_whole {
        return Err(io::Error::from(io::ErrorKind::UnexpectedEof).into());
    }
    let (width, height) = (picture.width(), picture.height());
    if let Some(jpeg) = jpeg.as_ref().filter(|_| is_jpeg)
        && width.max(height) <= side
        && orientation == Orientation::NoTransforms
        && jpeg.is_plain()
    {
        let stripped = jpeg.stripped();
        // Written with more care than print shows, it is written anew.
        if stripped.len() * PIXELS_A_BYTE <= (width * height) as usize {
            return Ok(stripped);
        }
    }
    let (width, height) = size_within(side, (picture.width(), picture.height()));
    if (width, height) != (picture.width(), picture.height()) {
        // A rough halving first: the fine filter is slow over a camera's many pixels.
        if picture.width().max(picture.height()) > 3 * side {
            picture = picture.thumbnail(2 * side, 2 * side);
        }
        picture = picture.resize_exact(width, height, FilterType::CatmullRom);
    }
    picture.apply_orientation(orientation);
    let mut printed = Vec::new();
    match kind {
        Kind::Photo | Kind::Sheet => {
            let picture = DynamicImage::from(on_white(&picture.to_rgba8()));
            let is_grey = matches!(kind, Kind::Sheet) && is_grey(&picture);
            let picture = if is_grey { DynamicImage::from(picture.to_luma8()) } else { picture };
            printed = as_jpeg(&picture)?;
        }
        Kind::Emblem => picture.to_rgba8().write_to(&mut Cursor::new(&mut printed), ImageFormat::Png)?,
    }
    Ok(printed)
}

fn decoder(file: &[u8]) -> image::ImageResult<impl ImageDecoder> {
    let mut reader = ImageReader::new(Cursor::new(file)).with_guessed_format()?;
    reader.limits(beside_pixels());
    reader.into_decoder()
}

/// Whether a JPEG ends before its pixels do, though it has the mark of an end. What is missing is unfolded out of nothing; so
/// the picture is another when something stands before that mark, and one that is whole is not.
fn is_cut(file: &[u8], picture: &DynamicImage) -> bool {
    const SOMETHING: [u8; 64] = [0x55; 64];
    let Some(end) = end_of_jpeg(file) else { return false };
    let (before, mark) = (&file[..end], &file[end..end + 2]);
    let other = decoder(&[before, &SOMETHING, mark].concat()).and_then(DynamicImage::from_decoder);
    other.is_ok_and(|other| other != *picture)
}

/// Where the mark stands that ends a JPEG: behind segments that tell their length, and pixels in which no such mark can be.
fn end_of_jpeg(file: &[u8]) -> Option<usize> {
    const BEGIN: &[u8] = &[0xff, 0xd8];
    let mut place = file.starts_with(BEGIN).then_some(BEGIN.len())?;
    loop {
        place += match (file.get(place)?, file.get(place + 1)?) {
            (0xff, 0xd9) => return Some(place),
            // A byte of the pixels, one that is escaped among them, and marks without a segment.
            (0..0xff, _) | (0xff, 0xff) => 1,
            (0xff, 0x00 | 0x01 | 0xd0..=0xd7) => 2,
            (0xff, _) => 2 + usize::from(u16::from_be_bytes([*file.get(place + 2)?, *file.get(place + 3)?])),
        };
    }
}

/// A picture as the books have it, marked as ours.
pub(super) fn as_jpeg(picture: &DynamicImage) -> image::ImageResult<Vec<u8>> {
    let mut jpeg = Vec::new();
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, QUALITY))?;
    mark(&mut jpeg);
    Ok(jpeg)
}

fn is_grey(picture: &DynamicImage) -> bool {
    picture
        .as_rgb8()
        .is_some_and(|picture| picture.pixels().all(|Rgb([red, green, blue])| red == green && green == blue))
}

fn on_white(picture: &RgbaImage) -> RgbImage {
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let Rgba([red, green, blue, alpha]) = *picture.get_pixel(x, y);
        let (alpha, rest) = (u32::from(alpha), 255 - u32::from(alpha));
        Rgb([red, green, blue].map(|c| u8::try_from((u32::from(c) * alpha + 255 * rest) / 255).unwrap_or(255)))
    })
}
