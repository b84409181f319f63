//! `ruplem new`: an empty dataset to fill in, with last year's projects when there are any.

use std::path::{Path, PathBuf};

use super::{
    Exit, Failure,
    args::{Common, NewArgs},
    dataset::{self, Loaded},
    fresh, report, terminal,
};
use crate::{
    check::Checked,
    files::shown,
    model::{Dataset, FiscalYear, Province},
    workshop::Workshop,
    write,
};

pub fn run(args: &NewArgs, common: &Common) -> Result<Exit, Failure> {
    let mut workshop = Workshop::new(dataset::templates(common)?)?;
    // Rules that are given are this year's.
    let loaded = args.from.as_deref().map(|from| dataset::load(&workshop, from, common)).transpose()?;
    dataset::give_rules(&mut workshop, common)?;
    let from: Option<&Dataset> = match args.from.as_deref().zip(loaded.as_ref()) {
        None => None,
        Some((path, loaded)) => match &of_province(args.province, path, loaded)?.dataset {
            Some(from) => Some(from),
            None => {
                report::text(&loaded.nation, common.lang, &mut terminal::errors())?;
                return Ok(Exit::BadData);
            }
        },
    };
    let province = args.province.or(from.map(|from| from.province));
    // Who carries this year's plan over is at the next year's.
    let now = FiscalYear::of(dataset::today()).max(from.and_then(|from| from.year.next()));
    let year = args.year.or(workshop.handbooks().given()).or(now);
    let (province, year) = province.zip(year).ok_or(Failure::Unspecified)?;
    let form = workshop.form(province, year, from);
    let (dataset, files) = if args.csv {
        let files = form.files().into_iter().map(|(name, bytes)| (args.place.join(name), bytes));
        (args.place.clone(), files.collect())
    } else {
        let path = workbook(&args.place, &form.file_name());
        (path.clone(), vec![(path, form.workbook()?)])
    };
    fresh::write_new(&files)?;
    report::form_written(&form, from.map(|from| from.year), args.year.is_none(), &dataset, common.lang);
    Ok(Exit::Done)
}

/// What a dataset has of a province: of a single one it may be left unsaid which.
fn of_province<'a>(asked: Option<&'static Province>, path: &Path, loaded: &'a Loaded) -> Result<&'a Checked, Failure> {
    let Some(asked) = asked else {
        return if loaded.nation.is_national { Err(Failure::Unspecified) } else { Ok(loaded.checked()) };
    };
    let mut provinces = loaded.nation.provinces.iter().map(|province| &province.checked);
    // A province that could not be read is not known to be another.
    let unknown = |checked: &Checked| !loaded.nation.is_national && checked.province.is_none();
    provinces
        .find(|checked| checked.province == Some(asked) || unknown(checked))
        .ok_or_else(|| Failure::LacksProvince { path: shown(path), wanted: asked.name.clone() })
}

/// Where the workbook goes: what is named as one is the file itself, anything else the folder it lies in.
fn workbook(place: &Path, name: &str) -> PathBuf {
    let is_file = write::ends_in(place, "xlsx").is_ok() && !place.is_dir();
    if is_file { place.to_owned() } else { place.join(name) }
}
