//! `ruplem wording`: what the books say, passage by passage, as a sheet for those who correct it.

use super::{
    Exit, Failure,
    args::{Common, WordingArgs},
    as_of, dataset, inputs, report,
};
use crate::write;

pub fn run(args: &WordingArgs, common: &Common) -> Result<Exit, Failure> {
    let output = &args.output;
    write::ends_in(output, "xlsx")?;
    inputs::guard(&args.dataset, common).allows(output)?;
    let workshop = dataset::workshop(common)?;
    let Some(loaded) = dataset::load_sound(&workshop, &args.dataset, common)? else { return Ok(Exit::BadData) };
    let dataset = loaded.dataset();
    report::doubts(loaded.checked(), &loaded.path, common.lang);
    dataset::setter(args.timeout, common)?.mind_prose(&workshop)?;
    let as_of = as_of::of(args.as_of).day(dataset.year, [dataset]);
    as_of::tell(args.as_of, dataset.year, as_of, common.lang);
    let passages = workshop.passages(dataset, &workshop.score(dataset, as_of))?;
    let bytes = workshop.wording_workbook(&passages).map_err(Failure::Workbook)?;
    inputs::guard_loaded(&loaded, common).write(output, &bytes)?;
    report::wording_written(output, passages.len(), common.lang);
    Ok(Exit::Done)
}
