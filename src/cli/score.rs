//! `ruplem score`: both rounds, every criterion, the indicators.

use std::io::{self, Write};

use serde::Serialize;

use super::{
    Exit, Failure,
    args::{Common, Format, ScoreArgs},
    dataset::{self, Loaded},
    ranking, report, summary, terminal,
};
use crate::{
    handbook::Handbook,
    model::Dataset,
    score::{self, Scorecard},
};

/// The dataset and its year's handbook, when no error stands in the way.
pub fn sound(loaded: &Loaded) -> Option<(&Dataset, &Handbook)> {
    let dataset = loaded.checked().dataset.as_ref()?;
    Some((dataset, loaded.handbooks.of(dataset.year)?))
}

pub fn run(args: &ScoreArgs, common: &Common) -> Result<Exit, Failure> {
    let loaded = dataset::load(&args.dataset, common)?;
    if loaded.nation.is_national {
        return of_nation(&loaded, args, common);
    }
    let mut out = output(args.format);
    let Some((dataset, handbook)) = sound(&loaded) else {
        match args.format {
            Format::Text => report::text(&loaded.nation, common.lang, &mut terminal::errors())?,
            Format::Json => report::json(&loaded.nation, common.lang, &mut out)?,
        }
        out.flush()?;
        return Ok(Exit::BadData);
    };
    let scorecard = score::score(dataset, handbook, args.as_of.unwrap_or_else(dataset::today));
    match args.format {
        Format::Text => {
            report::doubts(loaded.checked(), &loaded.path, common.lang);
            summary::print(&scorecard, handbook, common.lang, &mut out)?;
        }
        Format::Json => as_json(&scorecard, &mut out)?,
    }
    out.flush()?;
    Ok(Exit::Done)
}

/// The scores of every province that is sound; what keeps the others from theirs goes to standard error.
fn of_nation(loaded: &Loaded, args: &ScoreArgs, common: &Common) -> Result<Exit, Failure> {
    let as_of = args.as_of.unwrap_or_else(dataset::today);
    let sound = loaded.nation.provinces.iter().filter_map(|province| province.checked.dataset.as_ref());
    let scorecards: Vec<Scorecard> =
        sound.filter_map(|dataset| Some(score::score(dataset, loaded.handbooks.of(dataset.year)?, as_of))).collect();
    let mut out = output(args.format);
    match args.format {
        Format::Text => ranking::print(&scorecards, common.lang, &mut out)?,
        Format::Json => as_json(&scorecards, &mut out)?,
    }
    out.flush()?;
    if loaded.nation.is_sound() {
        return Ok(Exit::Done);
    }
    report::text(&loaded.nation, common.lang, &mut terminal::errors())?;
    Ok(Exit::BadData)
}

/// Standard output for what is asked for.
fn output(format: Format) -> Box<dyn Write> {
    match format {
        Format::Text => Box::new(terminal::text(false)),
        Format::Json => Box::new(terminal::json()),
    }
}

fn as_json(scores: &impl Serialize, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, scores)?;
    writeln!(out)
}
