//! Picture files of a dataset: which there are, and whether they are sound pictures. Their pixels are read only when a
//! book shows them.

use std::{
    collections::BTreeMap,
    io::{self, BufReader, Read, Seek, SeekFrom},
};

use image::{ImageDecoder, ImageFormat, ImageReader, Limits};

use crate::{
    diagnostic::{Bilingual, PictureFault},
    files::{FileHandle, Files, Kind, Open, Stream, Unread, below},
    limits::{MAX_DRAWING_MB, MAX_MEGAPIXELS, MAX_PICTURE_MB},
    model::Picture,
    read::{annexes::Annexes, drawing},
};

/// The folder beside the tables that holds the photos.
pub const FOLDER: &str = "photos";

/// The pictures of a dataset by what they are for.
#[derive(Debug, Default)]
pub struct Pictures {
    /// The files of the photos folder by name.
    pub photos: BTreeMap<String, Result<Picture, PictureFault>>,
    /// ตราสัญลักษณ์: `emblem.png` or `emblem.jpg` beside the tables.
    pub emblem: Option<NamedPicture>,
    /// The picture on the cover: `cover.jpg` or `cover.png` beside the tables.
    pub cover: Option<NamedPicture>,
    /// ตราครุฑ of letters: `garuda.svg`, `garuda.png` or `garuda.jpg` beside the tables.
    pub garuda: Option<NamedPicture>,
    /// Where documents to be bound in lie.
    pub annexes: Option<Annexes>,
}

/// A picture found by its own name.
#[derive(Debug)]
pub struct NamedPicture {
    /// As it stands beside the tables.
    pub file: String,
    /// Looked at, or why it cannot be shown.
    pub picture: Result<Picture, PictureFault>,
}

impl Pictures {
    /// The pictures beside a dataset's tables, which lie in `folder`. Links are not followed: a picture is a file of the
    /// dataset or none.
    pub fn beside(files: &Files, folder: &str) -> Self {
        // Whatever has the name is looked at: what is no plain file is told, not left out.
        let beside = names(files, folder, |_| true);
        let named = |names: [&str; 3]| {
            let name = names.into_iter().find_map(|name| beside.iter().find(|file| file.to_lowercase() == name))?;
            let file = FileHandle::new(files, below(folder, name));
            let picture = if drawing::is_named_drawing(name) { look_at_drawing(file) } else { look(file) };
            Some(NamedPicture { file: name.clone(), picture })
        };
        let photos = below(folder, FOLDER);
        let photo = |name: String| {
            let picture = look(FileHandle::new(files, below(&photos, &name)));
            (name, picture)
        };
        Self {
            photos: names(files, &photos, |kind| kind == Kind::File).into_iter().map(photo).collect(),
            emblem: named(["emblem.png", "emblem.jpg", "emblem.jpeg"]),
            cover: named(["cover.jpg", "cover.jpeg", "cover.png"]),
            garuda: named(["garuda.svg", "garuda.png", "garuda.jpg"]),
            annexes: Some(Annexes::beside(files, folder)),
        }
    }

    /// A photo by the name the table gives, letter case aside where no file has it exactly.
    pub fn photo(&self, name: &str) -> Option<&Result<Picture, PictureFault>> {
        let same = |file: &&String| file.to_lowercase() == name.to_lowercase();
        self.photos.get(name).or_else(|| self.photos.get(self.photos.keys().find(same)?))
    }
}

/// The names in a folder of what is of a kind; none when there is no such folder.
fn names(files: &Files, folder: &str, is_meant: impl Fn(Kind) -> bool) -> Vec<String> {
    let entries = files.list(folder).unwrap_or_default();
    entries.into_iter().filter(|entry| is_meant(entry.kind)).map(|entry| entry.name).collect()
}

/// Looks at a picture's head and tail.
pub(super) fn look(file: FileHandle) -> Result<Picture, PictureFault> {
    let (width, height) = sound_size(&file)?;
    Ok(Picture { file, width, height, is_drawing: false })
}

/// Looks at a drawing, which has no pixels.
fn look_at_drawing(file: FileHandle) -> Result<Picture, PictureFault> {
    let bytes = file.bytes(MAX_DRAWING_MB * 1024 * 1024).map_err(|error| match error {
        Unread::Special | Unread::NoFolder | Unread::LeadsOut => PictureFault::NotPlain,
        Unread::TooLarge { .. } => PictureFault::TooLarge { limit_mb: MAX_DRAWING_MB },
        error => PictureFault::Unreadable { cause: Bilingual::of(&error) },
    })?;
    if !drawing::is_plain(&bytes) {
        return Err(PictureFault::OtherDrawing);
    }
    Ok(Picture { file, width: 0, height: 0, is_drawing: true })
}

fn sound_size(file: &FileHandle) -> Result<(u32, u32), PictureFault> {
    let unreadable = |cause: io::Error| PictureFault::Unreadable { cause: Bilingual::of(&cause) };
    let Open { size, mut stream } = file.open().map_err(|error| match error {
        Unread::Special | Unread::NoFolder | Unread::LeadsOut => PictureFault::NotPlain,
        error => PictureFault::Unreadable { cause: Bilingual::of(&error) },
    })?;
    if size > MAX_PICTURE_MB * 1024 * 1024 {
        return Err(PictureFault::TooLarge { limit_mb: MAX_PICTURE_MB });
    }
    let kind = kind(&mut stream).map_err(unreadable)?.ok_or(PictureFault::OtherKind)?;
    if !ends_whole(&mut stream, size, kind).map_err(unreadable)? {
        return Err(PictureFault::Damaged);
    }
    stream.rewind().map_err(unreadable)?;
    let mut reader = ImageReader::with_format(BufReader::new(stream), kind);
    reader.limits(beside_pixels());
    let mut decoder = reader.into_decoder().map_err(|_| PictureFault::Damaged)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_MEGAPIXELS * 1_000_000 {
        return Err(PictureFault::TooManyPixels { limit_megapixels: MAX_MEGAPIXELS });
    }
    Ok(if turns_aside(decoder.orientation().ok()) { (height, width) } else { (width, height) })
}

/// What a file is by its first bytes, whatever its name says.
fn kind(file: &mut dyn Stream) -> io::Result<Option<ImageFormat>> {
    let mut head = Vec::new();
    file.rewind()?;
    file.take(16).read_to_end(&mut head)?;
    let kind = image::guess_format(&head).ok();
    Ok(kind.filter(|kind| matches!(kind, ImageFormat::Jpeg | ImageFormat::Png)))
}

/// How many bytes of their own cameras and telephones may write behind a picture.
const TAIL: u64 = 64 * 1024;

/// Whether the mark that ends a picture stands near its end; a file cut short by a broken copy has none.
fn ends_whole(file: &mut dyn Stream, length: u64, kind: ImageFormat) -> io::Result<bool> {
    // The small picture that cameras put before the large one has an end of its own.
    let pixels = if kind == ImageFormat::Jpeg { pixels_of_jpeg(file)? } else { 0 };
    let mut tail = Vec::new();
    file.seek(SeekFrom::Start(length.saturating_sub(TAIL).max(pixels).min(length)))?;
    (&mut *file).take(TAIL).read_to_end(&mut tail)?;
    let mark: &[u8] = if kind == ImageFormat::Jpeg { &[0xff, 0xd9] } else { b"IEND" };
    let has_mark = |bytes: &[u8]| bytes.windows(mark.len()).any(|window| window == mark);
    Ok(has_mark(&tail) || kind == ImageFormat::Jpeg && ends_before_video(file, pixels, has_mark)?)
}

/// Where the pixels of a JPEG begin: all that stands before them is in segments that tell their length. Where they do not,
/// the end of the file.
fn pixels_of_jpeg(file: &mut dyn Stream) -> io::Result<u64> {
    const PIXELS: u8 = 0xda;
    let mut place = 2;
    loop {
        let mut head = Vec::new();
        file.seek(SeekFrom::Start(place))?;
        (&mut *file).take(4).read_to_end(&mut head)?;
        match head[..] {
            [0xff, PIXELS, ..] => return Ok(place),
            // Any number of these may stand before a segment.
            [0xff, 0xff, ..] => place += 1,
            [0xff, _, high, low] => place += 2 + u64::from(u16::from_be_bytes([high, low])).max(2),
            // Cameras may put down something else; a file that ends here has no pixels.
            [_, _, _, _] => return Ok(place),
            _ => return Ok(u64::MAX),
        }
    }
}

/// What a picture may make us unfold besides its pixels, such as a colour profile.
pub fn beside_pixels() -> Limits {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(16 * 1024 * 1024);
    limits
}

/// Whether a short video lies behind the picture, as telephones take it along with a photo: the picture ends where it begins,
/// with a box of the type `ftyp`.
fn ends_before_video(file: &mut dyn Stream, pixels: u64, has_mark: impl Fn(&[u8]) -> bool) -> io::Result<bool> {
    const BEGIN: &[u8] = b"ftyp";
    let mut bytes = Vec::new();
    file.rewind()?;
    file.take(MAX_PICTURE_MB * 1024 * 1024).read_to_end(&mut bytes)?;
    let tail = usize::try_from(TAIL).unwrap_or(usize::MAX);
    let videos = bytes.windows(BEGIN.len()).enumerate().filter(|(_, window)| *window == BEGIN).map(|(place, _)| place);
    let pixels = usize::try_from(pixels).unwrap_or(usize::MAX);
    let before = |video: usize| bytes.get(video.saturating_sub(tail).max(pixels)..video).unwrap_or_default();
    Ok(videos.into_iter().any(|video| has_mark(before(video))))
}

fn turns_aside(orientation: Option<image::metadata::Orientation>) -> bool {
    use image::metadata::Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    matches!(orientation, Some(Rotate90 | Rotate90FlipH | Rotate270 | Rotate270FlipH))
}
