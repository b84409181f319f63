//! `ruplem new`: an empty dataset to fill in, with last year's projects when there are any.

use std::{fs, path::Path};

use super::{
    Exit, Failure,
    args::{Common, NewArgs},
    dataset::{self, Loaded},
    report, terminal,
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
    let folder = &args.folder;
    let dataset = if args.csv { folder.clone() } else { folder.join(form.file_name()) };
    let files = if args.csv { form.files() } else { vec![(form.file_name(), form.workbook()?)] };
    write_new(folder, &files)?;
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

/// Writes every file, or none when one of them is there already.
fn write_new(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), Failure> {
    if let Some(path) = files.iter().map(|(name, _)| folder.join(name)).find(|path| path.symlink_metadata().is_ok()) {
        return Err(Failure::AlreadyThere { path: shown(path) });
    }
    fs::create_dir_all(folder).map_err(|cause| Failure::Write { path: shown(folder), cause })?;
    for (name, bytes) in files {
        write::whole(&folder.join(name), bytes)?;
    }
    Ok(())
}
