//! Picture files of a dataset: which there are, and whether they are sound pictures. Their pixels are read only when a
//! book shows them.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, BufReader, Read, Seek, SeekFrom},
    path::{Path, PathBuf},
};

use image::{ImageDecoder, ImageFormat, ImageReader};

use crate::{
    diagnostic::PictureFault,
    limits::{MAX_MEGAPIXELS, MAX_PICTURE_MB},
    model::Picture,
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
}

/// A picture found by its own name.
#[derive(Debug)]
pub struct NamedPicture {
    pub file: String,
    pub picture: Result<Picture, PictureFault>,
}

impl Pictures {
    /// The pictures beside a dataset's tables. Links are not followed: a picture is a file of the dataset or none.
    pub fn beside(tables: &Path) -> Self {
        let beside = files(tables);
        let named = |names: [&str; 3]| {
            let (file, path) =
                names.into_iter().find_map(|name| beside.iter().find(|(file, _)| file.to_lowercase() == name))?;
            Some(NamedPicture { file: file.clone(), picture: look(path) })
        };
        Self {
            photos: files(&tables.join(FOLDER)).into_iter().map(|(name, path)| (name, look(&path))).collect(),
            emblem: named(["emblem.png", "emblem.jpg", "emblem.jpeg"]),
            cover: named(["cover.jpg", "cover.jpeg", "cover.png"]),
        }
    }

    /// A photo by the name the table gives, letter case aside where no file has it exactly.
    pub fn photo(&self, name: &str) -> Option<&Result<Picture, PictureFault>> {
        let same = |file: &&String| file.to_lowercase() == name.to_lowercase();
        self.photos.get(name).or_else(|| self.photos.get(self.photos.keys().find(same)?))
    }
}

/// The plain files of a folder by name; none when there is no such folder.
fn files(folder: &Path) -> BTreeMap<String, PathBuf> {
    // A bare file name has the folder one stands in for its parent.
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
    files.map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path())).collect()
}

/// Looks at a picture's head and tail.
fn look(path: &Path) -> Result<Picture, PictureFault> {
    let unreadable = |cause: io::Error| PictureFault::Unreadable { cause: cause.to_string() };
    let mut file = File::open(path).map_err(unreadable)?;
    let length = file.metadata().map_err(unreadable)?.len();
    if length > MAX_PICTURE_MB * 1024 * 1024 {
        return Err(PictureFault::TooLarge { limit_mb: MAX_PICTURE_MB });
    }
    let kind = kind(&mut file).map_err(unreadable)?.ok_or(PictureFault::OtherKind)?;
    if !ends_whole(&mut file, length, kind).map_err(unreadable)? {
        return Err(PictureFault::Damaged);
    }
    file.rewind().map_err(unreadable)?;
    let reader = ImageReader::with_format(BufReader::new(file), kind);
    let mut decoder = reader.into_decoder().map_err(|_| PictureFault::Damaged)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_MEGAPIXELS * 1_000_000 {
        return Err(PictureFault::TooManyPixels { limit_megapixels: MAX_MEGAPIXELS });
    }
    let (width, height) = if turns_aside(decoder.orientation().ok()) { (height, width) } else { (width, height) };
    Ok(Picture { path: path.to_owned(), width, height })
}

/// What a file is by its first bytes, whatever its name says.
fn kind(file: &mut File) -> io::Result<Option<ImageFormat>> {
    let mut head = Vec::new();
    file.rewind()?;
    file.take(16).read_to_end(&mut head)?;
    let kind = image::guess_format(&head).ok();
    Ok(kind.filter(|kind| matches!(kind, ImageFormat::Jpeg | ImageFormat::Png)))
}

/// Whether the mark that ends a picture stands near the file's end; a file cut short by a broken copy has none.
fn ends_whole(file: &mut File, length: u64, kind: ImageFormat) -> io::Result<bool> {
    // Cameras and telephones may write a few kilobytes of their own behind the picture.
    const TAIL: u64 = 64 * 1024;
    let mut tail = Vec::new();
    file.seek(SeekFrom::Start(length.saturating_sub(TAIL)))?;
    file.take(TAIL).read_to_end(&mut tail)?;
    let mark: &[u8] = if kind == ImageFormat::Jpeg { &[0xff, 0xd9] } else { b"IEND" };
    Ok(tail.windows(mark.len()).any(|window| window == mark))
}

fn turns_aside(orientation: Option<image::metadata::Orientation>) -> bool {
    use image::metadata::Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    matches!(orientation, Some(Rotate90 | Rotate90FlipH | Rotate270 | Rotate270FlipH))
}
