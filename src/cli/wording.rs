//! `ruplem wording`: what the books say, passage by passage, as a sheet for those who correct it.

use super::{
    Exit, Failure,
    args::{Common, WordingArgs},
    as_of,
    dataset::{self, Loaded},
    inputs, report,
};
use crate::{files::shown, mended, write};

/// The workbook that the data are sheets of, by its path among the files.
fn workbook_of(loaded: &Loaded) -> Option<&str> {
    loaded.checked().raw.workbook.as_ref()?;
    loaded.files.one_file().filter(|path| mended::is_mendable(path))
}

pub fn run(args: &WordingArgs, common: &Common) -> Result<Exit, Failure> {
    let output = &args.output;
    let ending = args.dataset.extension().filter(|ending| args.into && ending.eq_ignore_ascii_case("xlsm"));
    write::ends_in(output, if ending.is_some() { "xlsm" } else { "xlsx" })?;
    inputs::guard(&args.dataset, common).allows(output)?;
    let workshop = dataset::workshop(common)?;
    let Some(mut loaded) = dataset::load_sound(&workshop, &args.dataset, common)? else { return Ok(Exit::BadData) };
    if !dataset::compare(&workshop, &mut loaded, &args.last_year, common)? {
        return Ok(Exit::BadData);
    }
    let dataset = loaded.dataset();
    report::doubts(loaded.checked(), &loaded.path, common.lang);
    dataset::setter(args.timeout, common)?.mind_prose(&workshop)?;
    let as_of = as_of::of(args.as_of).day(dataset.year, [dataset]);
    as_of::tell(args.as_of, dataset.year, as_of, common.lang);
    let passages = workshop.passages(dataset, &workshop.score(dataset, as_of))?;
    let bytes = if args.into {
        let path = workbook_of(&loaded).ok_or_else(|| Failure::NoWorkbook { path: shown(&loaded.path) })?;
        workshop.passages_into(&loaded.files, path, loaded.checked(), &passages)?
    } else {
        workshop.wording_workbook(&passages).map_err(Failure::Workbook)?
    };
    inputs::guard_loaded(&loaded, common).write(output, &bytes)?;
    report::wording_written(output, passages.len(), args.into, common.lang);
    Ok(Exit::Done)
}
