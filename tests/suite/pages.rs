//! What only the eye can tell: one page of each kind against a small picture of it.

use std::{fs, path::Path};

use image::{DynamicImage, GrayImage};

use crate::common::{
    program::{project, run, text},
    reading::{Reader, by_readers},
};

/// Pixels to the inch.
const RESOLUTION: u16 = 30;
/// The side of the squares that are compared, in pixels.
const SQUARE: u32 = 12;
/// How far the mean grey of a square may be off: readers of PDF differ a little in how they draw edges and hatchings, and the small
/// pictures are Poppler's.
fn slack(reader: Reader) -> u32 {
    if reader == Reader::Ours { 22 } else { 14 }
}

/// The kinds of pages: their name, the sample, the words of the call, the page.
const KINDS: [(&str, &str, &[&str], usize); 18] = [
    ("cover", "tak", &["plan"], 1),
    ("overview", "tak", &["plan"], 2),
    ("preface", "tak", &["plan"], 3),
    ("contents", "tak", &["plan"], 4),
    ("plan-charts", "tak", &["plan"], 8),
    ("matrix", "tak", &["plan"], 9),
    ("months-of-projects", "tak", &["plan"], 10),
    ("project-sheets", "tak", &["plan"], 12),
    ("criteria", "tak", &["plan"], 14),
    ("contacts", "tak", &["plan"], 17),
    ("back-cover", "tak", &["plan"], 18),
    ("summary", "tak", &["annual", "--as-of", "2022-10-05"], 6),
    ("results", "tak", &["annual", "--as-of", "2022-10-05"], 7),
    ("course", "tak", &["annual", "--as-of", "2022-10-05"], 8),
    ("photos", "chiang-mai", &["annual", "--as-of", "2022-10-05"], 25),
    ("scorecard", "tak", &["scorecard", "--as-of", "2022-10-05"], 1),
    ("onepage", "tak", &["onepage", "--as-of", "2022-10-05"], 1),
    ("monthly", "tak", &["monthly", "--month", "2021-11", "--as-of", "2021-12-10"], 2),
];

/// The mean grey of each square.
fn squares(picture: &GrayImage) -> Vec<u32> {
    // The last row and column of pixels are only in part of the page, which readers draw as they like.
    let (width, height) = (picture.width() - 1, picture.height() - 1);
    let mean = |left: u32, top: u32| {
        let (right, bottom) = ((left + SQUARE).min(width), (top + SQUARE).min(height));
        let sum: u32 = (top..bottom)
            .flat_map(|y| (left..right).map(move |x| (x, y)))
            .map(|(x, y)| u32::from(picture.get_pixel(x, y).0[0]))
            .sum();
        sum / ((right - left) * (bottom - top))
    };
    let step = usize::try_from(SQUARE).unwrap();
    (0..height)
        .step_by(step)
        .flat_map(|top| (0..width).step_by(step).map(move |left| (left, top)))
        .map(|(left, top)| mean(left, top))
        .collect()
}

fn each_kind_of_page_looks_as_it_did(reader: Reader) {
    let folder = tempfile::tempdir().unwrap();
    let update = reader == Reader::Poppler && std::env::var_os("UPDATE_EXPECTED").is_some();
    let mut strayed = Vec::new();
    for (name, sample, words, number) in KINDS {
        let pdf = folder.path().join(format!("{sample}-{}.pdf", words[0]));
        if !pdf.exists() {
            let call = [words, &["-o", pdf.to_str().unwrap()]].concat();
            let made = run(&call, &project("samples").join(sample));
            assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));
        }
        let drawn = DynamicImage::from(reader.draw(&pdf, number, RESOLUTION)).to_luma8();
        let expected = project("tests/expected/pages").join(format!("{name}.png"));
        if update {
            fs::create_dir_all(expected.parent().unwrap()).unwrap();
            drawn.save(&expected).unwrap();
            continue;
        }
        let wanted = image::open(&expected).unwrap().to_luma8();
        let alike = drawn.dimensions() == wanted.dimensions()
            && squares(&drawn).iter().zip(squares(&wanted)).all(|(one, other)| one.abs_diff(other) <= slack(reader));
        if !alike {
            let seen = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{reader:?}.png"));
            drawn.save(&seen).unwrap();
            strayed.push(format!("{name} (page {number}): {}", seen.display()));
        }
    }
    assert!(strayed.is_empty(), "look at these, and take them with `just accept`:\n{}", strayed.join("\n"));
}

by_readers! {
    [Reader::Poppler] =>
        each_kind_of_page_looks_as_it_did,
}
