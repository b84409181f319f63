//! Writes a nation of invented data, the same each time: 76 provinces of 5 to 150 projects, early and late, full and with
//! gaps, three of them broken in different ways. `cargo run --example national_sample -- DIR [--tables]`: a folder with a
//! folder a province, or with `--tables` one folder of national tables.

pub mod nation;
mod province;
pub mod random;
mod stories;

use std::{env, path::Path, process::ExitCode};

/// Writes what the words of the call ask for.
pub fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let (folder, form) = match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [folder] => (folder, nation::Form::Folders),
        [folder, "--tables"] | ["--tables", folder] => (folder, nation::Form::Tables),
        _ => {
            eprintln!("usage: national_sample DIR [--tables]");
            return ExitCode::from(2);
        }
    };
    match nation::write(Path::new(folder), form) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {folder}: {error}");
            ExitCode::from(3)
        }
    }
}
