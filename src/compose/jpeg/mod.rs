//! A JPEG as the pieces it is made of: whether all its pixels are there, and the file without what no book needs.

mod passes;

use std::iter;

use passes::Passes;

/// The pieces of a file, up to the mark that ends it.
pub(super) struct Jpeg<'a>(Vec<Piece<'a>>);

/// A segment, and the pixels behind it where it begins a scan.
struct Piece<'a> {
    marker: u8,
    body: &'a [u8],
    pixels: &'a [u8],
}

const SCAN: u8 = 0xda;
const END: u8 = 0xd9;
const CODES: u8 = 0xc4;
const RESTARTS: u8 = 0xdd;
/// The numbers of a block.
const BLOCK: usize = 64;

impl<'a> Jpeg<'a> {
    /// `None` where the file is none, has no end, or has something between its segments.
    pub fn of(file: &'a [u8]) -> Option<Self> {
        let mut rest = file.strip_prefix(&[0xff, 0xd8])?;
        let mut pieces = Vec::new();
        loop {
            match rest {
                [0xff, 0xff, ..] => rest = &rest[1..],
                [0xff, END, ..] => return Some(Self(pieces)),
                [0xff, 0x01 | 0xd0..=0xd7, after @ ..] => rest = after,
                [0xff, marker, high, low, ..] => {
                    let end = 2 + usize::from(u16::from_be_bytes([*high, *low]));
                    let body = rest.get(4..end)?;
                    rest = &rest[end..];
                    let scanned = if *marker == SCAN { length_of_scan(rest)? } else { 0 };
                    let (pixels, after) = rest.split_at(scanned);
                    pieces.push(Piece { marker: *marker, body, pixels });
                    rest = after;
                }
                _ => return None,
            }
        }
    }

    fn frame(&self) -> Option<Frame> {
        let is_frame =
            |piece: &&Piece| matches!(piece.marker, 0xc0..=0xcf) && !matches!(piece.marker, CODES | 0xc8 | 0xcc);
        let mut frames = self.0.iter().filter(is_frame);
        let frame = Frame::of(frames.next()?)?;
        frames.next().is_none().then_some(frame)
    }

    /// Whether it holds the pixels its head promises; `None` where that cannot be told without unfolding it.
    pub fn is_whole(&self) -> Option<bool> {
        let frame = self.frame()?;
        match frame.order {
            Order::Blocks => self.has_all_blocks(&frame),
            // Whether each pass has all its pixels is another question.
            Order::Passes => (!self.has_all_passes(&frame)?).then_some(false),
            Order::Other => None,
        }
    }

    fn has_all_passes(&self, frame: &Frame) -> Option<bool> {
        let mut passes = Passes::of(frame.components.iter().map(|component| component.name));
        for piece in self.0.iter().filter(|piece| piece.marker == SCAN) {
            passes.take(piece.body)?;
        }
        Some(passes.are_all_there())
    }

    fn has_all_blocks(&self, frame: &Frame) -> Option<bool> {
        let mut codes: [[Option<Codes>; 4]; 2] = Default::default();
        let mut every = 0;
        let mut scanned = 0;
        for piece in &self.0 {
            match piece.marker {
                CODES => read_codes(piece.body, &mut codes)?,
                RESTARTS => every = u32::from(u16::from_be_bytes(piece.body.try_into().ok()?)),
                SCAN => {
                    let scan = frame.scan(piece.body, &codes)?;
                    scanned += scan.components.len();
                    if !scan.is_whole(piece.pixels, every)? {
                        return Some(false);
                    }
                }
                _ => {}
            }
        }
        (scanned == frame.components.len()).then_some(true)
    }

    /// Whether every reader takes its colours for what they are without being told more.
    pub fn is_plain(&self) -> bool {
        let is_told_otherwise = |piece: &Piece| {
            let [.., transform] = piece.body else { return false };
            piece.marker == 0xee && piece.body.starts_with(b"Adobe") && *transform != 1
        };
        let has_usual_names = |frame: Frame| {
            let names: Vec<u8> = frame.components.iter().map(|component| component.name).collect();
            frame.bits == 8 && (names.len() == 1 || names == [1, 2, 3] || names == [0, 1, 2])
        };
        self.frame().is_some_and(has_usual_names) && !self.0.iter().any(is_told_otherwise)
    }

    /// The file without remarks, places, previews and whatever stands behind its end.
    pub fn stripped(&self) -> Vec<u8> {
        let mut file = vec![0xff, 0xd8];
        for piece in self.0.iter().filter(|piece| !matches!(piece.marker, 0xe0..=0xef | 0xfe)) {
            let length = u16::try_from(piece.body.len() + 2).unwrap_or(u16::MAX).to_be_bytes();
            file.extend([0xff, piece.marker]);
            file.extend(length.iter().chain(piece.body).chain(piece.pixels));
        }
        file.extend([0xff, END]);
        file
    }
}

/// How many bytes a scan has: up to a mark that is none of those within scans.
fn length_of_scan(bytes: &[u8]) -> Option<usize> {
    let ends = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xff | 0xd0..=0xd7);
    bytes.windows(2).position(ends)
}

/// How a frame's pixels are put down.
#[derive(Clone, Copy)]
enum Order {
    /// One block after the other.
    Blocks,
    /// All blocks coarsely, then finer and finer.
    Passes,
    Other,
}

/// What the head says of the pixels.
struct Frame {
    order: Order,
    bits: u8,
    width: u32,
    height: u32,
    components: Vec<Component>,
}

#[derive(Clone, Copy)]
struct Component {
    name: u8,
    /// Blocks of it side by side and one below the other in each unit.
    wide: u32,
    high: u32,
}

impl Frame {
    fn of(piece: &Piece) -> Option<Self> {
        let [bits, height @ .., _] = piece.body.get(..6)? else { return None };
        let [height_1, height_2, width_1, width_2] = height else { return None };
        let component =
            |three: &[u8]| Component { name: three[0], wide: u32::from(three[1] >> 4), high: u32::from(three[1] & 15) };
        let components: Vec<_> = piece.body[6..].chunks_exact(3).map(component).collect();
        let is_sound = components.iter().all(|one| (1..=4).contains(&one.wide) && (1..=4).contains(&one.high));
        let frame = Self {
            order: match piece.marker {
                0xc0 | 0xc1 => Order::Blocks,
                0xc2 => Order::Passes,
                _ => Order::Other,
            },
            bits: *bits,
            width: u32::from(u16::from_be_bytes([*width_1, *width_2])),
            height: u32::from(u16::from_be_bytes([*height_1, *height_2])),
            components,
        };
        (is_sound && !frame.components.is_empty() && frame.width > 0 && frame.height > 0).then_some(frame)
    }

    /// A scan of this frame: its units, and for each block of a unit the codes it is written in.
    fn scan<'c>(&self, body: &[u8], codes: &'c [[Option<Codes>; 4]; 2]) -> Option<Scan<'c>> {
        let (&count, body) = body.split_first()?;
        let named: Vec<_> = body.chunks_exact(2).take(usize::from(count)).collect();
        if named.len() != usize::from(count) || named.is_empty() {
            return None;
        }
        let widest = self.components.iter().map(|one| one.wide).max()?;
        let highest = self.components.iter().map(|one| one.high).max()?;
        let mut components = Vec::new();
        for pair in &named {
            let component = self.components.iter().find(|one| one.name == pair[0])?;
            let coded = |kind: usize, place: u8| codes[kind].get(usize::from(place))?.as_ref();
            components.push((*component, coded(0, pair[1] >> 4)?, coded(1, pair[1] & 15)?));
        }
        let units = match &components[..] {
            // Alone a component stands block by block.
            [(one, ..)] => {
                let across = (self.width * one.wide).div_ceil(widest).div_ceil(8);
                let down = (self.height * one.high).div_ceil(highest).div_ceil(8);
                components[0].0 = Component { wide: 1, high: 1, ..*one };
                u64::from(across) * u64::from(down)
            }
            _ => u64::from(self.width.div_ceil(8 * widest)) * u64::from(self.height.div_ceil(8 * highest)),
        };
        Some(Scan { units, components })
    }
}

struct Scan<'c> {
    units: u64,
    /// With the codes of a block's first number and of the others.
    components: Vec<(Component, &'c Codes, &'c Codes)>,
}

impl Scan<'_> {
    /// Whether `pixels` are all of its units; `None` where they are no such units.
    fn is_whole(&self, pixels: &[u8], every: u32) -> Option<bool> {
        let blocks: Vec<_> = self
            .components
            .iter()
            .flat_map(|(one, first, others)| iter::repeat_n((*first, *others), (one.wide * one.high) as usize))
            .collect();
        let mut bits = Bits { bytes: pixels, held: 0, count: 0 };
        for unit in 0..self.units {
            // Of nought, where none are told, no unit but the first is a multiple.
            if unit > 0 && unit.is_multiple_of(u64::from(every)) && !bits.restart() {
                return Some(false);
            }
            for (first, others) in &blocks {
                match block(&mut bits, first, others) {
                    Ok(()) => {}
                    Err(Ended::Cut) => return Some(false),
                    Err(Ended::Unsound) => return None,
                }
            }
        }
        Some(true)
    }
}

/// Why a block could not be passed over.
enum Ended {
    Cut,
    Unsound,
}

/// Passes over a block: its first number, then the others, each told with the zeros before it.
fn block(bits: &mut Bits, first: &Codes, others: &Codes) -> Result<(), Ended> {
    let length = first.next(bits)?;
    bits.skip(u32::from(length & 15))?;
    let mut place = 1;
    while place < BLOCK {
        let told = others.next(bits)?;
        let (zeros, length) = (usize::from(told >> 4), u32::from(told & 15));
        match (zeros, length) {
            (15, 0) => place += 16,
            (_, 0) => return Ok(()),
            _ => {
                place += zeros + 1;
                bits.skip(length)?;
            }
        }
    }
    if place > BLOCK { Err(Ended::Unsound) } else { Ok(()) }
}

/// The bits of a scan, without the zeros that stand behind bytes of ones.
struct Bits<'p> {
    bytes: &'p [u8],
    /// The next `count` bits, at the upper end.
    held: u64,
    count: u32,
}

impl Bits<'_> {
    fn fill(&mut self) {
        while self.count <= 56 {
            let byte = match self.bytes {
                [0xff, 0x00, rest @ ..] => {
                    self.bytes = rest;
                    0xff
                }
                [] | [0xff, ..] => return,
                [byte, rest @ ..] => {
                    self.bytes = rest;
                    *byte
                }
            };
            self.held |= u64::from(byte) << (56 - self.count);
            self.count += 8;
        }
    }

    fn skip(&mut self, length: u32) -> Result<(), Ended> {
        if self.count < length {
            self.fill();
        }
        if self.count < length {
            return Err(Ended::Cut);
        }
        self.held <<= length;
        self.count -= length;
        Ok(())
    }

    /// Goes on behind the next mark within the scan; whether there is one.
    fn restart(&mut self) -> bool {
        (self.held, self.count) = (0, 0);
        let Some(mark) = self.bytes.windows(2).position(|pair| pair[0] == 0xff && matches!(pair[1], 0xd0..=0xd7))
        else {
            return false;
        };
        self.bytes = &self.bytes[mark + 2..];
        true
    }
}

/// How many bits the short codes have that are known at a glance.
const GLANCE: u32 = 9;

/// A set of codes: which value stands for the next bits.
struct Codes {
    /// For the next bits the value and the length of its code; no length where the code is longer.
    known: Vec<(u8, u8)>,
    /// For each length the first code that is too large for it, among codes of 16 bits, and the values before it.
    lengths: Vec<(u32, usize, u32)>,
    values: Vec<u8>,
}

impl Codes {
    fn new(counts: &[u8], values: &[u8]) -> Option<Self> {
        let mut codes = Self { known: vec![(0, 0); 1 << GLANCE], lengths: Vec::new(), values: values.to_vec() };
        let (mut code, mut place) = (0_u32, 0_usize);
        for (length, &count) in (1_u32..).zip(counts) {
            for &value in values.get(place..place + usize::from(count))? {
                if length <= GLANCE {
                    let first = usize::try_from(code << (GLANCE - length)).ok()?;
                    let alike = codes.known.get_mut(first..first + (1 << (GLANCE - length)))?;
                    alike.fill((value, u8::try_from(length).ok()?));
                }
                code += 1;
                place += 1;
            }
            if code > 1 << length {
                return None;
            }
            codes.lengths.push((code << (16 - length), place, code));
            code <<= 1;
        }
        Some(codes)
    }

    fn next(&self, bits: &mut Bits) -> Result<u8, Ended> {
        if bits.count < 16 {
            bits.fill();
        }
        let (value, length) = self.known[(bits.held >> (64 - GLANCE)) as usize];
        if length > 0 {
            bits.skip(u32::from(length))?;
            return Ok(value);
        }
        let ahead = u32::from((bits.held >> 48) as u16);
        let found = (1_u32..).zip(&self.lengths).find(|(_, (too_large, ..))| ahead < *too_large);
        let Some((length, (_, end, code_after))) = found else {
            return Err(if bits.count < 16 { Ended::Cut } else { Ended::Unsound });
        };
        bits.skip(length)?;
        let back = (code_after - (ahead >> (16 - length))) as usize;
        end.checked_sub(back).and_then(|place| self.values.get(place)).copied().ok_or(Ended::Unsound)
    }
}

/// The sets of codes a segment brings; later ones take the place of earlier ones.
fn read_codes(mut body: &[u8], codes: &mut [[Option<Codes>; 4]; 2]) -> Option<()> {
    while let Some((&named, rest)) = body.split_first() {
        let (counts, rest) = rest.split_at_checked(16)?;
        let (values, rest) = rest.split_at_checked(counts.iter().map(|&count| usize::from(count)).sum())?;
        let place = codes.get_mut(usize::from(named >> 4))?.get_mut(usize::from(named & 15))?;
        *place = Some(Codes::new(counts, values)?);
        body = rest;
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use image::{DynamicImage, GrayImage, ImageFormat, Luma, Rgb, RgbImage, codecs::jpeg::JpegEncoder};

    use super::*;

    fn colours(width: u32, height: u32) -> DynamicImage {
        let shade = |x: u32, y: u32| Rgb([x * y, x * 7 + y, x ^ y].map(|c| c as u8));
        RgbImage::from_fn(width, height, shade).into()
    }

    fn grey(width: u32, height: u32) -> DynamicImage {
        GrayImage::from_fn(width, height, |x, y| Luma([(x * x + y) as u8])).into()
    }

    fn written(picture: &DynamicImage, quality: u8) -> Vec<u8> {
        let mut file = Vec::new();
        picture.write_with_encoder(JpegEncoder::new_with_quality(&mut file, quality)).expect("it is written");
        file
    }

    #[test]
    fn a_file_that_lacks_a_byte_of_its_pixels_is_not_whole() {
        for picture in [colours(33, 17), colours(200, 300), grey(50, 9), grey(8, 8)] {
            for quality in [1, 50, 95, 100] {
                let file = written(&picture, quality);
                assert_eq!(Jpeg::of(&file).expect("it is one").is_whole(), Some(true));
                for lacking in [1, 2, 3, 10, 60] {
                    let cut = [&file[..file.len() - 2 - lacking], &[0xff, 0xd9]].concat();
                    // What is cut behind the head is a scan without pixels at most.
                    if let Some(jpeg) = Jpeg::of(&cut) {
                        assert_ne!(jpeg.is_whole(), Some(true), "{lacking} of {}", file.len());
                    }
                }
            }
        }
    }

    #[test]
    fn a_stripped_file_is_the_same_picture_and_nothing_besides() {
        let file = written(&colours(40, 40), 90);
        let secret = [&[0xff, 0xe1, 0x00, 0x08][..], b"Exif\0\0", &[0xff, 0xfe, 0x00, 0x04], b"me"].concat();
        let told = [&file[..2], &secret, &file[2..], b"a video"].concat();
        let jpeg = Jpeg::of(&told).expect("it is one");
        assert!(jpeg.is_plain());
        let stripped = jpeg.stripped();
        assert!(stripped.len() < file.len());
        let read = |file: &[u8]| image::load_from_memory_with_format(file, ImageFormat::Jpeg).expect("it is read");
        assert_eq!(read(&stripped), read(&file));
    }

    #[test]
    fn whatever_is_in_a_file_it_is_passed_over() {
        let file = written(&colours(24, 24), 80);
        for place in 0..file.len() {
            for byte in [0x00, 0x55, 0xda, 0xff] {
                let mut spoilt = file.clone();
                spoilt[place] = byte;
                if let Some(jpeg) = Jpeg::of(&spoilt) {
                    let _ = (jpeg.is_whole(), jpeg.is_plain());
                }
                let _ = Jpeg::of(&file[..place]);
            }
        }
    }
}
