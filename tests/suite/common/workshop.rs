//! The workshop of the program itself, which stories of the library share.

use std::{path::Path, sync::LazyLock};

use ruplem::{Workshop, check::CheckedNation, files::Files, model::Dataset, read::Options, templates::Templates};

pub static WORKSHOP: LazyLock<Workshop> = LazyLock::new(|| Workshop::new(Templates::embedded()).unwrap());

/// What checking finds in a folder or workbook.
pub fn checked(path: impl AsRef<Path>) -> CheckedNation {
    WORKSHOP.check(&Files::on_disk(path), &Options::default()).unwrap()
}

/// The dataset of one province, which must be sound.
pub fn dataset(path: impl AsRef<Path>) -> Dataset {
    let mut provinces = checked(path).provinces;
    let [province] = &mut provinces[..] else { panic!("{} provinces", provinces.len()) };
    let dataset = province.checked.dataset.take();
    dataset.unwrap_or_else(|| panic!("no sound dataset: {:?}", province.checked.diagnostics))
}
