//! `ruplem plan`, `annual` and `scorecard`: one book each, all the way through.

use std::{collections::BTreeMap, io, path::Path};

use chrono::NaiveDate;
use serde::Serialize;

use super::{
    Exit, Failure,
    args::{BookArgs, Common, PlanArgs},
    dataset::{self, Loaded},
    report,
    score::sound,
};
use crate::{
    compose::{Composer, Prose, ProseError},
    score::{self, Scorecard},
    thai::{breaks::Breaker, lexicon::Lexicon},
    typeset::Press,
    write,
};

pub fn plan(args: &PlanArgs, common: &Common) -> Result<Exit, Failure> {
    make(&args.dataset, &args.output, common, "plan.typ", |composer| composer.plan())
}

pub fn annual(args: &BookArgs, common: &Common) -> Result<Exit, Failure> {
    make(&args.dataset, &args.output, common, "annual.typ", |composer| composer.annual(&scored(composer, args.as_of)))
}

pub fn scorecard(args: &BookArgs, common: &Common) -> Result<Exit, Failure> {
    make(&args.dataset, &args.output, common, "scorecard.typ", |composer| {
        composer.scorecard(&scored(composer, args.as_of))
    })
}

fn scored(composer: &Composer<'_>, as_of: Option<NaiveDate>) -> Scorecard {
    score::score(composer.dataset, composer.handbook, as_of.unwrap_or_else(dataset::today))
}

/// The one way of a book: read, check, compose, typeset, write.
fn make<B: Serialize>(
    data: &Path,
    output: &Path,
    common: &Common,
    layout: &str,
    compose: impl FnOnce(&Composer<'_>) -> Result<B, ProseError>,
) -> Result<Exit, Failure> {
    if output.is_dir() {
        return Err(Failure::IsFolder { path: output.display().to_string() });
    }
    let folder = output.parent().filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
        return Err(Failure::NoFolder { path: folder.display().to_string() });
    }
    let loaded = dataset::load_province(data, common)?;
    let Some((dataset, handbook)) = sound(&loaded) else {
        report::text(&loaded.nation, common.lang, &mut io::stderr().lock())?;
        return Ok(Exit::BadData);
    };
    report::doubts(loaded.checked(), data, common.lang);
    let prose = Prose::new(loaded.templates.texts("prose/", ".tera"))?;
    let book = compose(&Composer { dataset, handbook, prose: &prose })?;
    let set = press(&loaded)?.typeset(layout, &book, &BTreeMap::new())?;
    for warning in &set.warnings {
        report::warning(warning, common.lang);
    }
    write::whole(output, &set.pdf).map_err(|cause| Failure::Write { path: output.display().to_string(), cause })?;
    report::written(output, set.pages, common.lang);
    Ok(Exit::Done)
}

fn press(loaded: &Loaded) -> Result<Press, Failure> {
    let lexicon = Lexicon::parse(loaded.templates.texts("lexicon/", ".txt").map(|(_, text)| text));
    Ok(Press::new(loaded.templates.layouts(), Vec::new(), Breaker::new(lexicon))?)
}
