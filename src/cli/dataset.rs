//! The first steps every command shares: read and check.

use std::{
    env,
    num::NonZero,
    path::{Path, PathBuf},
    time::Duration,
};

use crate::{
    batch::alone::Setter,
    check::{Checked, CheckedNation, CheckedRules},
    diagnostic::Told,
    files::{Files, shown},
    model::Dataset,
    read::{self, ReadError},
    templates::Templates,
    workshop::Workshop,
};

use super::{Failure, args::Common, book_args::LastYearArgs, report, snapshot::Snapshot, terminal};

/// A checked dataset, of one province or of many.
pub struct Loaded {
    pub nation: CheckedNation,
    /// Where it was read: where it was given, or where what was downloaded is kept.
    pub files: Files,
    /// Its path.
    pub path: PathBuf,
    /// Where the year before was read, if it was.
    pub last_year: Option<PathBuf>,
}

impl Loaded {
    /// The first province, and the only one of a dataset that [`load_province`] has let pass.
    pub fn checked(&self) -> &Checked {
        &self.nation.provinces[0].checked
    }

    /// The data of one that [`load_sound`] has let pass.
    pub fn dataset(&self) -> &Dataset {
        self.checked().dataset.as_ref().expect("what has errors is not let pass")
    }
}

/// Reads and checks a dataset that must be one province's own and without errors; `None` where it has some, which are told.
pub fn load_sound(workshop: &Workshop, path: &Path, common: &Common) -> Result<Option<Loaded>, Failure> {
    let loaded = load_province(workshop, path, common)?;
    if loaded.checked().dataset.is_none() {
        report::text(&loaded.nation, common.lang, &mut terminal::errors())?;
        return Ok(None);
    }
    Ok(Some(loaded))
}

/// Reads and checks a dataset that must be one province's own.
pub fn load_province(workshop: &Workshop, path: &Path, common: &Common) -> Result<Loaded, Failure> {
    let loaded = load(workshop, path, common)?;
    let path = || shown(&loaded.path);
    if loaded.nation.provinces.is_empty() {
        return Err(ReadError::NotADataset { path: path() }.into());
    }
    if loaded.nation.is_national {
        return Err(Failure::ManyProvinces { path: path() });
    }
    Ok(loaded)
}

/// Reads and checks a dataset, at a path or an address.
pub fn load(workshop: &Workshop, path: &Path, common: &Common) -> Result<Loaded, Failure> {
    let snapshot = Snapshot::download(path, today(), common)?;
    let (files, path) = match &snapshot {
        Some(snapshot) => (snapshot.files.clone(), snapshot.path.clone()),
        None => (Files::on_disk(path), path.to_owned()),
    };
    let container = read::open(&files, &read::Options { encoding: common.encoding })?;
    if let Some(snapshot) = snapshot.filter(|_| container.is_opened()) {
        snapshot.keep(common.lang)?;
    }
    let mut nation = workshop.check_read(container);
    if common.strict {
        nation.refuse_repairs();
    }
    Ok(Loaded { nation, files, path, last_year: None })
}

/// Lays over what is loaded what the year before came to, where the call names its data. Whether that has no errors, which are
/// told: those of a province alone keep no other from its books.
pub fn compare(
    workshop: &Workshop,
    loaded: &mut Loaded,
    last_year: &LastYearArgs,
    common: &Common,
) -> Result<bool, Failure> {
    let Some(path) = &last_year.last_year else { return Ok(true) };
    // Rules that are given are this year's.
    let before = load(&Workshop::new(workshop.templates().clone())?, path, common)?;
    if before.nation.provinces.is_empty() {
        return Err(ReadError::NotADataset { path: shown(&before.path) }.into());
    }
    if !before.nation.is_sound() {
        report::text(&before.nation, common.lang, &mut terminal::errors())?;
        if !loaded.nation.is_national {
            return Ok(false);
        }
    }
    let lacking = workshop
        .give_last_year(&mut loaded.nation, &before.nation)
        .map_err(|cause| Failure::LastYear { path: shown(&before.path), cause })?;
    report::without_last_year(&lacking, common.lang);
    loaded.last_year = Some(before.path);
    Ok(true)
}

/// The workshop with the user's own templates and rules, when there are any.
pub fn workshop(common: &Common) -> Result<Workshop, Failure> {
    let mut workshop = Workshop::new(templates(common)?)?;
    give_rules(&mut workshop, common)?;
    Ok(workshop)
}

/// Gives the workshop the rules the call names, which must be sound; what is wrong with them is told.
pub fn give_rules(workshop: &mut Workshop, common: &Common) -> Result<(), Failure> {
    let Some(path) = &common.handbook else { return Ok(()) };
    let CheckedRules { handbook, diagnostics } = workshop.check_rules(&Files::on_disk(path))?;
    if !diagnostics.is_empty() {
        let told = CheckedNation { provinces: Vec::new(), diagnostics, is_national: true, rules: None };
        report::text(&told, common.lang, &mut terminal::errors())?;
    }
    let handbook = handbook.ok_or_else(|| Failure::BadRules { path: shown(path) })?;
    workshop.give(Some(handbook));
    Ok(())
}

/// The built-in templates, under the user's own when there are any.
pub fn templates(common: &Common) -> Result<Templates, Failure> {
    Ok(match &common.templates {
        Some(folder) => {
            let templates = Templates::over_embedded(&Files::on_disk(folder))?;
            for unused in templates.unused() {
                report::warning(&unused.told(common.lang), common.lang);
            }
            templates
        }
        None => Templates::embedded(),
    })
}

/// Who sets single books.
pub fn setter(timeout: NonZero<u64>, common: &Common) -> Result<Setter, Failure> {
    let program = env::current_exe().map_err(|cause| Failure::NoWorker { cause })?;
    Ok(Setter::new(program, Duration::from_secs(timeout.get()), common.lang))
}

/// Today, where the user is. The only place below which there is no clock.
pub fn today() -> chrono::NaiveDate {
    chrono::Local::now().date_naive()
}
