//! Writes a nation of invented data, the same each time: 76 provinces of 5 to 150 projects, early and late, full and with
//! gaps, three of them broken in different ways. `cargo run --example national_sample -- DIR [--tables] [--times N] [--photos]`:
//! a folder with a folder a province, or with `--tables` one folder of national tables; with `--times` plans that many times as
//! long, with `--photos` eight photos a province in three sizes.

pub mod nation;
mod photos;
mod province;
pub mod random;
mod stories;

use std::{env, path::Path, process::ExitCode};

/// Writes what the words of the call ask for.
pub fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let Some((folder, shape)) = asked(&words) else {
        eprintln!("usage: national_sample DIR [--tables] [--times N] [--photos]");
        return ExitCode::from(2);
    };
    match nation::write(Path::new(folder), &shape) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {folder}: {error}");
            ExitCode::from(3)
        }
    }
}

/// Where to write, and what.
fn asked(words: &[String]) -> Option<(&str, nation::Shape)> {
    let (mut folder, mut shape) = (None, nation::Shape::default());
    let mut words = words.iter().map(String::as_str);
    while let Some(word) = words.next() {
        match word {
            "--tables" => shape.form = nation::Form::Tables,
            "--photos" => shape.has_photos = true,
            "--times" => shape.times = words.next()?.parse().ok().filter(|times| *times > 0)?,
            _ if folder.is_none() && !word.starts_with('-') => folder = Some(word),
            _ => return None,
        }
    }
    // Photos lie beside the tables of one province.
    let is_whole = !(shape.has_photos && shape.form == nation::Form::Tables);
    Some((folder?, shape)).filter(|_| is_whole)
}
