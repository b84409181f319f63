//! What a command reads, file by file, so that nothing is written over it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{args::Common, dataset::Loaded};
use crate::{
    compose::palette,
    read::{self, annexes, pictures},
    write::Guard,
};

/// The book's data and colours as `--data-only` writes them among the templates; no book is made from them.
const DATA: [&str; 2] = ["data.json", palette::PATH];

/// The folders beside the tables whose files books show.
const BESIDE: [&str; 2] = [pictures::FOLDER, annexes::FOLDER];

/// The guard over a dataset and the user's templates.
pub fn guard(dataset: &Path, common: &Common) -> Guard {
    guard_with(dataset, None, common, Vec::new())
}

fn guard_with(dataset: &Path, last_year: Option<&Path>, common: &Common, books: Vec<PathBuf>) -> Guard {
    let mut inputs = Inputs { files: books };
    [Some(dataset), last_year].into_iter().flatten().for_each(|dataset| inputs.take_dataset(dataset));
    inputs.files.extend(common.handbook.clone());
    if let Some(templates) = &common.templates {
        inputs.take_folder(templates, &|path| !DATA.iter().any(|name| path == templates.join(name)));
    }
    let folders = if dataset.is_dir() { vec![dataset.to_owned()] } else { Vec::new() };
    Guard::new(inputs.files, folders)
}

/// The guard over a dataset that has been read: books in its folder are data where they have been used as such.
pub fn guard_loaded(loaded: &Loaded, common: &Common) -> Guard {
    let carried = loaded.nation.provinces.iter().filter(|province| province.checked.raw.book.is_some());
    let books = carried.map(|province| loaded.path.join(province.checked.raw.folder.trim_end_matches('/')));
    guard_with(&loaded.path, loaded.last_year.as_deref(), common, books.filter(|_| loaded.path.is_dir()).collect())
}

#[derive(Default)]
struct Inputs {
    files: Vec<PathBuf>,
}

impl Inputs {
    /// A folder with all in it, or a workbook with the pictures beside it.
    fn take_dataset(&mut self, dataset: &Path) {
        if dataset.is_dir() {
            return self.take_folder(dataset, &|path| is_beside(path) || !is_never_read(path));
        }
        self.files.push(dataset.to_owned());
        let folder = dataset.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        for beside in BESIDE {
            self.take_folder(&folder.join(beside), &|_| true);
        }
        self.files.extend(entries(folder).filter(|path| is_picture(path)));
    }

    fn take_folder(&mut self, folder: &Path, is_input: &dyn Fn(&Path) -> bool) {
        for path in entries(folder) {
            // A folder behind a link is not gone into: it may lead back here.
            if !path.is_symlink() && path.is_dir() {
                self.take_folder(&path, is_input);
            } else if is_input(&path) {
                self.files.push(path);
            }
        }
    }
}

fn entries(folder: &Path) -> impl Iterator<Item = PathBuf> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path())
}

/// Whether a file lies in a folder that belongs to the tables.
fn is_beside(path: &Path) -> bool {
    path.parent().is_some_and(|folder| BESIDE.iter().any(|name| folder.ends_with(name)))
}

fn is_picture(path: &Path) -> bool {
    ends_in(path, &["png", "jpg", "jpeg", "svg"])
}

/// What a dataset's folder may hold and nobody reads: books, and what a batch writes beside them.
fn is_never_read(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.') || ends_in(path, &["pdf", "json"]) || name == "jobs.csv" || read::is_scores(&name)
}

fn ends_in(path: &Path, endings: &[&str]) -> bool {
    path.extension().is_some_and(|found| endings.iter().any(|ending| found.eq_ignore_ascii_case(ending)))
}
