//! `ruplem score`: both rounds, every criterion, the indicators.

use std::io::{self, Write};

use super::{
    Exit, Failure,
    args::{Common, Format, ScoreArgs},
    dataset::{self, Loaded},
    report, summary,
};
use crate::{handbook::Handbook, model::Dataset, score};

/// The dataset and its year's handbook, when no error stands in the way.
pub fn sound(loaded: &Loaded) -> Option<(&Dataset, &Handbook)> {
    let dataset = loaded.checked.dataset.as_ref()?;
    Some((dataset, loaded.handbooks.of(dataset.year)?))
}

pub fn run(args: &ScoreArgs, common: &Common) -> Result<Exit, Failure> {
    let loaded = dataset::load(&args.dataset, common)?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    let Some((dataset, handbook)) = sound(&loaded) else {
        match args.format {
            Format::Text => report::text(&loaded.checked, common.lang, &mut io::stderr().lock())?,
            Format::Json => report::json(&loaded.checked, common.lang, &mut out)?,
        }
        out.flush()?;
        return Ok(Exit::BadData);
    };
    let as_of = args.as_of.unwrap_or_else(dataset::today);
    let scorecard = score::score(dataset, handbook, as_of);
    match args.format {
        Format::Text => {
            report::doubts(&loaded.checked, &args.dataset, common.lang);
            summary::print(&scorecard, handbook, common.lang, &mut out)?;
        }
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &scorecard).map_err(io::Error::from)?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}
