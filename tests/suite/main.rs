//! The stories of the program's users, a file a story line. They are one program, for the typesetter is linked once then.

mod common;

mod agenda;
mod altered;
mod annexes;
mod another_year;
mod bare;
mod batch;
mod books;
mod broken;
mod build_fingerprint;
mod damaged_thai;
mod delivery;
mod diagnostics;
mod enclosed;
mod face;
mod fields;
mod files;
mod form;
mod hostile;
mod last_year;
mod long_texts;
mod marked;
mod mended;
mod monthly;
mod nation;
mod output_folder;
mod outputs;
mod packages;
mod pages;
mod pictures;
mod programs;
mod readers;
mod rows;
mod rules;
mod runaway;
mod scoring;
mod scoring_laws;
mod shared_sheet;
mod slips;
mod slips_read;
mod supposed;
mod sweep;
mod tables;
mod templates;
mod terminal;
mod text_files;
mod thai_lines;
mod walks;
mod wording;
mod workbooks;
mod years;

/// A file without its line above would never run, and nobody would notice.
#[test]
fn every_file_of_stories_is_told() {
    let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/suite")).unwrap();
    let mut files: Vec<String> = folder
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".rs"))
        .collect();
    files.sort();
    let told = include_str!("main.rs").lines().filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';'));
    let mut told: Vec<String> =
        told.filter(|name| *name != "common").chain(["main"]).map(|name| format!("{name}.rs")).collect();
    told.sort();
    assert_eq!(files, told);
}
