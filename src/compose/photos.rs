//! Pictures of activities laid out by their shapes: wide ones alone, upright ones side by side, two to four a page.

use serde::Serialize;

use super::assets::{Assets, Kind, Lost, Pictures, printed_size, read};
use crate::{
    model::{Dataset, Photo},
    thai::{date::long_day, digits},
};

/// The width of a page's text and the gap between two pictures, in tenths of a millimetre.
const WIDTH: u64 = 1_600;
const GAP: u64 = 40;
/// The highest a row may be, so that two rows with their captions fill a page.
const HIGHEST: u64 = 920;
/// A picture at least this wide for its height (in thousandths) has a row of its own.
const WIDE: u64 = 1_100;

/// Pictures side by side, all as high as the row.
#[derive(Debug, Serialize)]
pub struct PhotoRow {
    /// In tenths of a millimetre.
    pub height: u64,
    pub photos: Vec<PrintedPhoto>,
}

#[derive(Debug, Clone, Serialize)]
pub struct PrintedPhoto {
    #[serde(rename = "\u{fdd0}path")]
    pub path: String,
    pub caption: String,
    #[serde(rename = "\u{fdd0}alt")]
    pub alt: String,
    /// Width for height, in thousandths.
    pub ratio: u64,
}

/// The photos in the order of their table, with the files they are printed from and the names of those that could not
/// be read.
pub fn photos(dataset: &Dataset, wanted: Pictures<'_>) -> (Vec<PhotoRow>, Assets, Vec<Lost>) {
    let numbered = || (1_u32..).zip(&dataset.photos).map(|(number, photo)| (format!("/photos/{number}.jpg"), photo));
    let (assets, lost) = read(numbered().map(|(path, photo)| (path, &photo.picture, Kind::Photo)), wanted);
    let sound = numbered().filter(|(path, _)| assets.contains_key(path));
    let printed = sound.map(|(path, photo)| print(dataset, path, photo)).collect();
    (rows(printed), assets, lost)
}

fn print(dataset: &Dataset, path: String, photo: &Photo) -> PrintedPhoto {
    let caption = digits::in_thai(&photo.caption);
    let day = photo.date.map(long_day);
    let project = photo.project.map(|index| digits::in_thai(&dataset.projects[index].name));
    let dated =
        [Some(caption.clone()), day.map(|day| format!("({day})"))].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let of = project.map(|project| format!(" โครงการ/กิจกรรม {project}")).unwrap_or_default();
    let (width, height) = printed_size(photo.picture.width, photo.picture.height);
    let (width, height) = (u64::from(width), u64::from(height));
    PrintedPhoto {
        path,
        alt: format!("ภาพถ่าย {dated}{of}"),
        caption: dated,
        ratio: (width * 1000 / height.max(1)).clamp(250, 4_000),
    }
}

/// Two pictures that are not wide share a row, also with a wide one between a lone one and the next.
fn rows(photos: Vec<PrintedPhoto>) -> Vec<PhotoRow> {
    let mut rows: Vec<PhotoRow> = Vec::new();
    let mut waiting: Option<PrintedPhoto> = None;
    for photo in photos {
        match waiting.take() {
            Some(first) => rows.push(row(vec![first, photo])),
            None if photo.ratio < WIDE => waiting = Some(photo),
            None => rows.push(row(vec![photo])),
        }
    }
    rows.extend(waiting.map(|photo| row(vec![photo])));
    rows
}

fn row(photos: Vec<PrintedPhoto>) -> PhotoRow {
    let gaps = GAP * u64::try_from(photos.len().saturating_sub(1)).unwrap_or(0);
    let ratios: u64 = photos.iter().map(|photo| photo.ratio).sum();
    PhotoRow { height: ((WIDTH - gaps) * 1000 / ratios.max(1)).min(HIGHEST), photos }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shaped(ratios: &[u64]) -> Vec<(u64, usize)> {
        let photo = |ratio: &u64| PrintedPhoto {
            path: String::new(),
            caption: String::new(),
            alt: String::new(),
            ratio: *ratio,
        };
        rows(ratios.iter().map(photo).collect()).iter().map(|row| (row.height, row.photos.len())).collect()
    }

    #[test]
    fn wide_pictures_stand_alone_and_upright_ones_in_pairs() {
        assert_eq!(shaped(&[1_333, 1_333]), [(920, 1), (920, 1)]);
        assert_eq!(shaped(&[750, 750, 750]), [(920, 2), (920, 1)]);
        assert_eq!(shaped(&[750, 1_333]), [(748, 2)]);
    }

    #[test]
    fn no_row_is_wider_than_the_page() {
        assert_eq!(shaped(&[4_000]), [(400, 1)]);
        assert_eq!(shaped(&[250, 4_000]), [(367, 2)]);
    }
}
