//! Photos as offices have them: eight a province, in three sizes.

use std::{fs, io, path::Path};

use image::{Rgb, RgbImage, codecs::jpeg::JpegEncoder};
use ruplem::model::Province;

use super::random::Random;

/// How many of which size in pixels, and how well kept: as a camera writes them, as a messenger passes them on, and as small as
/// they are printed.
const SIZES: [(usize, u32, u32, u8); 3] = [(3, 4_000, 3_000, 92), (3, 1_600, 1_200, 85), (2, 1_000, 750, 75)];

/// The pictures that all provinces share; each tells in a remark of its own whose it is, so that no two files are alike.
pub struct Photos(Vec<Vec<u8>>);

impl Photos {
    pub fn taken() -> Self {
        let of_size = |(count, width, height, quality): (usize, u32, u32, u8)| {
            let file = taken(width, height, quality);
            std::iter::repeat_n(file, count)
        };
        Self(SIZES.into_iter().flat_map(of_size).collect())
    }

    /// Puts them, and their table, beside a province's tables.
    pub fn write(&self, folder: &Path, province: &Province) -> io::Result<()> {
        let photos = folder.join("photos");
        fs::create_dir_all(&photos)?;
        let mut table = String::from("file,caption\n");
        for (number, file) in (1..).zip(&self.0) {
            let name = format!("{number:02}.jpg");
            let remark = format!("{} {number}", province.letters);
            let length = u16::try_from(remark.len() + 2).expect("a short remark").to_be_bytes();
            let (begin, rest) = file.split_at(2);
            let remark = [&[0xff, 0xfe], length.as_slice(), remark.as_bytes()].concat();
            fs::write(photos.join(&name), [begin, &remark, rest].concat())?;
            table += &format!("{name},ออกหน่วยบริการ (ข้อมูลตัวอย่าง)\n");
        }
        fs::write(folder.join("photos.csv"), table)
    }
}

/// Soft shapes with grain upon them, which is what takes time to fold and to unfold.
fn taken(width: u32, height: u32, quality: u8) -> Vec<u8> {
    let mut random = Random::new(u64::from(width));
    let picture = RgbImage::from_fn(width, height, |x, y| {
        let grain = random.within(0, 11);
        let soft = [x * 3 / 50 + y / 40, x / 30 + y * 2 / 50, (x + y) / 25].map(|shade| 64 + u64::from(shade) % 128);
        Rgb(soft.map(|shade| u8::try_from(shade + grain).unwrap_or(u8::MAX)))
    });
    let mut file = Vec::new();
    JpegEncoder::new_with_quality(&mut file, quality).encode_image(&picture).expect("a picture can be written");
    file
}
