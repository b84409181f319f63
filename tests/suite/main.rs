//! The stories of the program's users, a file a story line. They are one program, for the typesetter is linked once then.

mod common;

mod another_year;
mod batch;
mod books;
mod broken;
mod build_fingerprint;
mod damaged_thai;
mod diagnostics;
mod files;
mod form;
mod hostile;
mod long_texts;
mod marked;
mod monthly;
mod nation;
mod output_folder;
mod outputs;
mod packages;
mod pages;
mod pictures;
mod readers;
mod rows;
mod scoring;
mod scoring_laws;
mod tables;
mod templates;
mod terminal;
mod text_files;
mod thai_lines;
mod wording;
mod workbooks;
