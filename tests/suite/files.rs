//! The same dataset is read alike from a folder of this machine and from files that were handed over as bytes.

use std::{
    fs,
    path::{Path, PathBuf},
};

use ruplem::{
    check::CheckedNation,
    diagnostic::{Entry, Lang},
    files::{Files, Memory},
    read::Options,
};

use crate::common::workshop::WORKSHOP;

/// Every file below a folder, by its path.
fn handed_over(folder: &Path) -> Files {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
                files.push((name, fs::read(&path).unwrap()));
            }
        }
    }
    let (files, left) = Memory::new(files);
    assert_eq!(left, Vec::<String>::new());
    Files::in_memory(&folder.display().to_string(), files)
}

fn checked(files: &Files) -> CheckedNation {
    WORKSHOP.check(files, &Options::default()).unwrap()
}

/// All that is said of a dataset, and how large its pictures are.
fn told(nation: &CheckedNation) -> String {
    let mut told = String::new();
    for (province, found) in nation.told_once() {
        let pictures = province.and_then(|province| province.checked.dataset.as_ref()).map(|dataset| {
            let photos = dataset.photos.iter().map(|photo| &photo.picture).chain(&dataset.emblem).chain(&dataset.cover);
            photos.map(|picture| (picture.file.name().to_owned(), picture.width, picture.height)).collect::<Vec<_>>()
        });
        told += &format!("{:?} {pictures:?}\n", province.map(|province| &province.name));
        for found in found {
            told += &serde_json::to_string(&Entry::new(found, None, Lang::Th)).unwrap();
            told.push('\n');
        }
    }
    told
}

#[test]
fn every_sample_is_read_alike_from_disk_and_from_memory() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let broken = fs::read_dir(samples.join("broken")).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = broken.filter(|path| path.is_dir()).collect();
    folders.extend(["chiang-mai", "tak"].map(|name| samples.join(name)));
    for folder in folders {
        let (disk, memory) = (checked(&Files::on_disk(&folder)), checked(&handed_over(&folder)));
        assert_eq!(told(&disk), told(&memory), "{}", folder.display());
        assert_eq!(disk.is_sound(), memory.is_sound());
    }
}

#[test]
fn one_workbook_among_files_that_were_handed_over_is_a_dataset() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/workbooks");
    let memory = handed_over(&folder).only("openpyxl.xlsx");
    let disk = Files::on_disk(folder.join("openpyxl.xlsx"));
    assert_eq!(told(&checked(&disk)), told(&checked(&memory)));
}
