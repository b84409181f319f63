//! `ruplem handbook`: a year's rules as a file, to be held against its handbook, mended, and used with `--handbook`.

use super::{
    Exit, Failure,
    args::{Common, HandbookArgs},
    dataset, report,
};
use crate::{files::shown, form, model::FiscalYear, write};

pub fn run(args: &HandbookArgs, common: &Common) -> Result<Exit, Failure> {
    let output = &args.output;
    let is_workbook = write::ends_in(output, "xlsx").is_ok();
    if !is_workbook {
        write::ends_in(output, "toml").map_err(|_| Failure::NoRulesFile { path: shown(output) })?;
    }
    let workshop = dataset::workshop(common)?;
    let handbooks = workshop.handbooks();
    let year = args.year.or(handbooks.given()).or_else(|| FiscalYear::of(dataset::today()));
    let handbook =
        year.and_then(|year| handbooks.of(year)).ok_or(Failure::NoRules { year, first: handbooks.first_year() })?;
    let year = handbook.fiscal_year;
    let bytes = if is_workbook { workshop.rules_workbook(year)? } else { form::rules_file(&handbook).into_bytes() };
    // What an office has mended is never written over.
    if output.symlink_metadata().is_ok() {
        return Err(Failure::AlreadyThere { path: shown(output) });
    }
    write::whole(output, &bytes)?;
    report::rules_written(output, &handbook, common.lang);
    Ok(Exit::Done)
}
