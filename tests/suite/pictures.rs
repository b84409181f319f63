//! An officer brings photos as cameras and telephones write them: what can be shown is shown, right way up and no
//! larger than print needs; what cannot is said.

use std::{fs, path::Path};

use image::{DynamicImage, ImageEncoder, Rgb, RgbImage, codecs::jpeg::JpegEncoder};
use ruplem::compose::{AnnualBook, Composed, Pictures};

use crate::common::{
    program::{copy_sample, project, run, text},
    workshop::{WORKSHOP, dataset},
};

const TABLE: &str = "ไฟล์,คำบรรยาย,รหัสโครงการ,วันที่\n";

/// The small sample with these photos in its table.
fn tak_with_photos(names: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy_sample("tak", folder.path());
    let rows: String = names.iter().map(|name| format!("\"{name}\",ออกหน่วยบริการ,,8 ธ.ค. 2564\n")).collect();
    fs::write(folder.path().join("photos.csv"), format!("{TABLE}{rows}")).unwrap();
    fs::create_dir(folder.path().join("photos")).unwrap();
    folder
}

/// The left half red, the right half blue.
fn two_halves(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| if x < width / 2 { Rgb([220, 20, 20]) } else { Rgb([20, 20, 220]) })
}

/// A JPEG that says it is to be turned by a quarter to the right (EXIF orientation 6), as a telephone held upright does.
fn turned(picture: &RgbImage) -> Vec<u8> {
    const EXIF: &[u8] = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 90);
    encoder.set_exif_metadata(EXIF.to_vec()).unwrap();
    encoder.encode_image(picture).unwrap();
    bytes
}

fn annual(folder: &Path) -> Composed<AnnualBook> {
    let dataset = dataset(folder);
    let card = WORKSHOP.score(&dataset, "2022-10-05".parse().unwrap());
    WORKSHOP.composer(&dataset, Pictures::Printed).unwrap().annual(&card).unwrap()
}

fn printed(bytes: &[u8]) -> DynamicImage {
    image::load_from_memory(bytes).unwrap()
}

#[test]
fn a_photo_taken_upright_stands_upright() {
    let folder = tak_with_photos(&["IMG_0001.JPG"]);
    fs::write(folder.path().join("photos/IMG_0001.JPG"), turned(&two_halves(400, 300))).unwrap();
    let made = annual(folder.path());
    assert_eq!(made.book.photo_rows[0].photos[0].ratio, 750);
    let picture = printed(&made.assets["/photos/1.jpg"]).to_rgb8();
    assert_eq!(picture.dimensions(), (300, 400));
    // Turned by a quarter to the right, what was on the left is on top.
    let (top, bottom) = (picture.get_pixel(150, 60).0, picture.get_pixel(150, 340).0);
    assert!(top[0] > 150 && bottom[2] > 150, "{top:?} {bottom:?}");
}

#[test]
fn camera_photos_are_made_small_enough_for_sixty_in_fifteen_megabytes() {
    let folder = tak_with_photos(&["photo-1.jpg", "photo-2.jpg"]);
    for (number, turn) in [(1, 1), (2, 3)] {
        // Grain in every pixel, which no compression likes, at the size of a six-megapixel camera.
        let mut seed: u32 = number;
        let grain = RgbImage::from_fn(3_000, 2_000, |x, y| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let noise = u8::try_from(seed >> 28).unwrap();
            Rgb([x, y * turn, x + y].map(|c| u8::try_from(c * 30 / 1_000).unwrap() + noise))
        });
        let mut camera = Vec::new();
        JpegEncoder::new_with_quality(&mut camera, 92).encode_image(&grain).unwrap();
        assert!(camera.len() > 1_000_000);
        fs::write(folder.path().join(format!("photos/photo-{number}.jpg")), camera).unwrap();
    }
    let made = annual(folder.path());
    assert_eq!(made.book.photo_rows.len(), 2);
    for number in [1, 2] {
        let photo = &made.assets[&format!("/photos/{number}.jpg")];
        assert_eq!(printed(photo).width(), 1_050);
        // Leaves a megabyte for the book itself.
        assert!(photo.len() * 60 < 14 * 1024 * 1024, "{}", photo.len());
    }
}

#[test]
fn what_cannot_be_shown_is_said_and_leaves_no_hole() {
    let folder = tak_with_photos(&["ครบ.jpg", "ขาด.jpg", "ข้อความ.jpg", "ไม่มี.png", "photos/ครบ.jpg"]);
    let photos = folder.path().join("photos");
    let sound = fs::read(project("samples/chiang-mai/photos/01-อบรมอาชีพ.jpg")).unwrap();
    fs::write(photos.join("ครบ.jpg"), &sound).unwrap();
    fs::write(photos.join("ขาด.jpg"), &sound[..sound.len() / 2]).unwrap();
    fs::write(photos.join("ข้อความ.jpg"), "ไม่ใช่ภาพ").unwrap();
    let report: serde_json::Value =
        serde_json::from_slice(&run(&["check", "--format", "json"], folder.path()).stdout).unwrap();
    let said: Vec<(&str, &str)> = report["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|entry| entry["file"] == "photos.csv")
        .map(|entry| (entry["code"].as_str().unwrap(), entry["cell"].as_str().unwrap()))
        .collect();
    assert_eq!(said, [("bad_picture", "A3"), ("bad_picture", "A4"), ("missing_photo", "A5")]);
    let made = annual(folder.path());
    assert_eq!(made.book.photo_rows.len(), 2);
    assert!(made.lost.is_empty());
}

fn damaged_in_the_middle() -> Vec<u8> {
    let mut picture = Vec::new();
    image::codecs::png::PngEncoder::new(&mut picture)
        .write_image(&two_halves(64, 64), 64, 64, image::ExtendedColorType::Rgb8)
        .unwrap();
    let middle = picture.len() / 2;
    picture[middle..middle + 8].fill(0xff);
    picture
}

#[test]
fn a_batch_makes_a_book_anew_when_one_of_its_pictures_is_another() {
    let folder = tak_with_photos(&["อบรม.jpg", "เสีย.png"]);
    let photo = folder.path().join("photos/อบรม.jpg");
    two_halves(400, 300).save(&photo).unwrap();
    fs::write(folder.path().join("photos/เสีย.png"), damaged_in_the_middle()).unwrap();
    let books = tempfile::tempdir().unwrap();
    let batch = || -> Vec<serde_json::Value> {
        let out = books.path().to_str().unwrap();
        let words =
            ["batch", "--documents", "annual,scorecard", "--as-of", "2022-10-05", "--format", "json", "-o", out];
        text(&run(&words, folder.path()).stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    let made = |events: &[serde_json::Value]| -> Vec<String> {
        let made = events.iter().filter(|event| event["event"] == "made");
        let mut made: Vec<String> = made.map(|event| event["document"].as_str().unwrap().to_owned()).collect();
        made.sort();
        made
    };
    let first = batch();
    assert_eq!(made(&first), ["annual", "scorecard"]);
    let warnings = |event: &serde_json::Value| event["warnings"].to_string();
    assert!(first.iter().any(|event| warnings(event).contains("เสีย.png: อ่านภาพนี้ไม่ได้")), "{first:?}");
    let alone = folder.path().join("annual.pdf");
    run(&["annual", "--as-of", "2022-10-05", "-o", alone.to_str().unwrap()], folder.path());
    assert_eq!(fs::read(books.path().join("63-tak/annual-2565.pdf")).unwrap(), fs::read(alone).unwrap());

    assert_eq!(made(&batch()), Vec::<String>::new());
    two_halves(300, 400).save(&photo).unwrap();
    assert_eq!(made(&batch()), ["annual"]);
}

#[test]
fn a_photo_with_a_short_video_behind_it_is_a_photo() {
    let folder = tak_with_photos(&["IMG_0002.jpg"]);
    let mut photo = Vec::new();
    JpegEncoder::new_with_quality(&mut photo, 90).encode_image(&two_halves(40, 30)).unwrap();
    let video = [b"\0\0\0\x18ftypmp42".as_slice(), &[0x11; 200_000]].concat();
    fs::write(folder.path().join("photos/IMG_0002.jpg"), [photo.clone(), video.clone()].concat()).unwrap();
    let made = annual(folder.path());
    assert_eq!(made.book.photo_rows.len(), 1);
    assert_eq!(printed(&made.assets["/photos/1.jpg"]).to_rgb8().dimensions(), (40, 30));

    // One cut short stays damaged, whatever lies behind it.
    photo.truncate(photo.len() / 2);
    fs::write(folder.path().join("photos/IMG_0002.jpg"), [photo, video].concat()).unwrap();
    assert!(annual(folder.path()).book.photo_rows.is_empty());
}

#[test]
fn a_photo_cut_short_is_told_though_the_small_picture_in_it_has_an_end() {
    let folder = tak_with_photos(&["IMG_0003.jpg"]);
    let (mut small, mut photo) = (Vec::new(), Vec::new());
    JpegEncoder::new_with_quality(&mut small, 90).encode_image(&two_halves(16, 12)).unwrap();
    let mut encoder = JpegEncoder::new_with_quality(&mut photo, 90);
    encoder.set_exif_metadata([b"MM\0\x2a\0\0\0\x08\0\0\0\0\0\0".as_slice(), &small].concat()).unwrap();
    encoder.encode_image(&two_halves(40, 30)).unwrap();
    fs::write(folder.path().join("photos/IMG_0003.jpg"), &photo).unwrap();
    assert_eq!(annual(folder.path()).book.photo_rows.len(), 1);
    photo.truncate(photo.len() - 2);
    fs::write(folder.path().join("photos/IMG_0003.jpg"), &photo).unwrap();
    assert!(annual(folder.path()).book.photo_rows.is_empty());
}

/// Kept by who joins the pieces of a broken copy: the pixels are cut short, and an end is put behind them.
#[test]
fn a_photo_cut_in_its_pixels_is_left_out_with_a_word_though_it_has_an_end() {
    let folder = tak_with_photos(&["ครบ.jpg", "ขาด.jpg", "ค่อยเป็น.jpg", "เทา.jpg"]);
    let photos = folder.path().join("photos");
    let sound = fs::read(project("samples/chiang-mai/photos/01-อบรมอาชีพ.jpg")).unwrap();
    let cut = [&sound[..sound.len() / 2], &[0xff, 0xd9]].concat();
    let mut grey = Vec::new();
    JpegEncoder::new(&mut grey).encode_image(&DynamicImage::from(two_halves(64, 48)).to_luma8()).unwrap();
    fs::write(photos.join("ครบ.jpg"), &sound).unwrap();
    fs::write(photos.join("ขาด.jpg"), &cut).unwrap();
    fs::copy(project("tests/fixtures/pictures/progressive.jpg"), photos.join("ค่อยเป็น.jpg")).unwrap();
    fs::write(photos.join("เทา.jpg"), &grey).unwrap();
    let made = annual(folder.path());
    assert_eq!(made.lost.iter().map(|lost| lost.file.as_str()).collect::<Vec<_>>(), ["ขาด.jpg"]);
    assert_eq!(made.assets.keys().filter(|path| path.starts_with("/photos/")).count(), 3);
}

#[cfg(unix)]
#[test]
fn what_has_the_name_of_a_cover_picture_and_is_none_is_told() {
    let folder = tak_with_photos(&[]);
    let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("cover.jpg")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", folder.path().join("emblem.png")).unwrap();
    let report = text(&run(&["check"], folder.path()).stdout);
    for file in ["cover.jpg", "emblem.png"] {
        assert!(report.lines().any(|line| line.contains(file)), "{report}");
    }
    assert_eq!(report.matches("[bad_picture]").count(), 2, "{report}");
}

#[test]
fn a_photo_damaged_in_the_middle_is_left_out_with_a_word() {
    let folder = tak_with_photos(&["เสีย.png"]);
    fs::write(folder.path().join("photos/เสีย.png"), damaged_in_the_middle()).unwrap();
    let output = folder.path().join("annual.pdf");
    let made = run(&["annual", "--as-of", "2022-10-05", "-o", output.to_str().unwrap()], folder.path());
    assert_eq!(made.status.code(), Some(0));
    assert!(text(&made.stderr).contains("เสีย.png: อ่านภาพนี้ไม่ได้"), "{}", text(&made.stderr));
}

#[test]
fn a_name_that_leads_out_of_the_photos_folder_is_refused() {
    for name in ["../province.toml", "..", "/etc/passwd", "C:\\\\secret.jpg", "photos/../../x.jpg", "..\\\\x.jpg"] {
        let folder = tak_with_photos(&[name]);
        let report = run(&["check", "--format", "json"], folder.path());
        assert!(text(&report.stdout).contains("\"photo_outside\""), "{name}");
        assert_eq!(report.status.code(), Some(1), "{name}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_photos_folder_is_no_photo() {
    let folder = tak_with_photos(&["a.jpg"]);
    let target = project("samples/chiang-mai/photos/01-อบรมอาชีพ.jpg");
    std::os::unix::fs::symlink(target, folder.path().join("photos/a.jpg")).unwrap();
    let report = run(&["check", "--format", "json"], folder.path());
    assert!(text(&report.stdout).contains("\"missing_photo\""));
}

#[test]
fn emblem_and_cover_picture_go_on_the_cover() {
    let folder = tak_with_photos(&[]);
    two_halves(200, 200).save(folder.path().join("emblem.png")).unwrap();
    two_halves(400, 300).save(folder.path().join("Cover.JPG")).unwrap();
    let made = annual(folder.path());
    assert_eq!((made.book.cover.emblem, made.book.cover.picture), (Some("/emblem.png"), Some("/cover.jpg")));
    assert!(made.assets.contains_key("/emblem.png") && made.assets.contains_key("/cover.jpg"));
    fs::write(folder.path().join("emblem.png"), "x").unwrap();
    let report = run(&["check", "--format", "json"], folder.path());
    assert!(text(&report.stdout).contains("\"bad_picture\""));
    assert_eq!(annual(folder.path()).book.cover.emblem, None);
}
