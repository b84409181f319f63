//! `ruplem national`: one volume about all provinces.

use std::io;

use super::{
    Exit, Failure,
    args::{Common, NationalArgs},
    book::press,
    dataset::{self, Loaded},
    report,
};
use crate::{
    compose::{Nation, Prose},
    handbook::Handbook,
    model::FiscalYear,
    write,
};

pub fn run(args: &NationalArgs, common: &Common) -> Result<Exit, Failure> {
    let output = args.output.as_path();
    if output.is_dir() {
        return Err(Failure::IsFolder { path: output.display().to_string() });
    }
    let loaded = dataset::load(&args.dataset, common)?;
    let handbooks = handbooks(&loaded);
    let handbook = match handbooks[..] {
        [handbook] => handbook,
        [] => {
            report::text(&loaded.nation, common.lang, &mut io::stderr().lock())?;
            return Ok(Exit::BadData);
        }
        _ => {
            let years: Vec<String> = handbooks.iter().map(|handbook| handbook.fiscal_year.to_string()).collect();
            return Err(Failure::ManyYears { years: years.join(", ") });
        }
    };
    let prose = Prose::new(loaded.templates.texts("prose/", ".tera"))?;
    let nation = Nation::new(&loaded.nation, handbook, args.as_of.unwrap_or_else(dataset::today));
    let composed = nation.book(&prose)?;
    let set = press(&loaded)?.typeset("national.typ", &composed.book, &composed.assets)?;
    for warning in &set.warnings {
        report::warning(warning, common.lang);
    }
    for finding in &set.findings {
        report::warning(&finding.message(common.lang), common.lang);
    }
    write::whole(output, &set.pdf).map_err(|cause| Failure::Write { path: output.display().to_string(), cause })?;
    report::written(output, set.pages, common.lang);
    if loaded.nation.is_sound() {
        return Ok(Exit::Done);
    }
    report::text(&loaded.nation, common.lang, &mut io::stderr().lock())?;
    Ok(Exit::BadData)
}

/// The handbooks of the years of sound provinces.
pub fn handbooks(loaded: &Loaded) -> Vec<&Handbook> {
    let sound = loaded.nation.provinces.iter().filter_map(|province| province.checked.dataset.as_ref());
    let mut years: Vec<FiscalYear> = sound.map(|dataset| dataset.year).collect();
    years.sort();
    years.dedup();
    years.into_iter().filter_map(|year| loaded.handbooks.of(year)).collect()
}
