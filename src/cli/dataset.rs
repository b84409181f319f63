//! The first steps every command shares: read and check.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use crate::{
    check::{self, Checked, CheckedNation},
    files::Files,
    handbook::{Handbook, Handbooks},
    model::FiscalYear,
    read::{self, ReadError},
    templates::Templates,
};

use super::{Failure, args::Common, snapshot::Snapshot};

/// A checked dataset, of one province or of many, with what it was checked by.
pub struct Loaded {
    pub templates: Templates,
    pub handbooks: Handbooks,
    pub nation: CheckedNation,
    /// Where it was read: where it was given, or where what was downloaded is kept.
    pub files: Files,
    /// Its path.
    pub path: PathBuf,
}

impl Loaded {
    /// The first province, and the only one of a dataset that [`load_province`] has let pass.
    pub fn checked(&self) -> &Checked {
        &self.nation.provinces[0].checked
    }

    /// The handbooks of the years of sound provinces.
    pub fn handbooks_of_sound(&self) -> Vec<&Handbook> {
        let sound = self.nation.provinces.iter().filter_map(|province| province.checked.dataset.as_ref());
        let years: BTreeSet<FiscalYear> = sound.map(|dataset| dataset.year).collect();
        years.into_iter().filter_map(|year| self.handbooks.of(year)).collect()
    }
}

/// Reads and checks a dataset that must be one province's own.
pub fn load_province(path: &Path, common: &Common) -> Result<Loaded, Failure> {
    let loaded = load(path, common)?;
    let path = || loaded.path.display().to_string();
    if loaded.nation.provinces.is_empty() {
        return Err(ReadError::NotADataset { path: path() }.into());
    }
    if loaded.nation.is_national {
        return Err(Failure::ManyProvinces { path: path() });
    }
    Ok(loaded)
}

/// Reads and checks a dataset, at a path or an address, with the user's own templates when there are any.
pub fn load(path: &Path, common: &Common) -> Result<Loaded, Failure> {
    let templates = templates(common)?;
    let handbooks = templates.handbooks()?;
    let snapshot = Snapshot::download(path, today(), common)?;
    let (files, path) = match &snapshot {
        Some(snapshot) => (snapshot.files.clone(), snapshot.path.clone()),
        None => (Files::on_disk(path), path.to_owned()),
    };
    let container = read::open(&files, &read::Options { encoding: common.encoding })?;
    if let Some(snapshot) = snapshot.filter(|_| container.is_opened()) {
        snapshot.keep(common.lang)?;
    }
    let mut nation = check::check_nation(container, &handbooks);
    if common.strict {
        nation.refuse_repairs();
    }
    Ok(Loaded { templates, handbooks, nation, files, path })
}

/// The built-in templates, under the user's own when there are any.
pub fn templates(common: &Common) -> Result<Templates, Failure> {
    Ok(match &common.templates {
        Some(folder) => Templates::over_embedded(&Files::on_disk(folder))?,
        None => Templates::embedded(),
    })
}

/// Today, where the user is. The only place below which there is no clock.
pub fn today() -> chrono::NaiveDate {
    chrono::Local::now().date_naive()
}
