//! `ruplem score`: both rounds, every criterion, the indicators.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{self, Write},
};

use chrono::NaiveDate;
use serde::Serialize;

use super::{
    Exit, Failure,
    args::{Common, Format, ScoreArgs},
    as_of, dataset, ranking, report, summary, terminal,
};
use crate::{
    check::{CheckedNation, Report},
    model::FiscalYear,
    score::Scorecard,
    workshop::Workshop,
};

pub fn run(args: &ScoreArgs, common: &Common) -> Result<Exit, Failure> {
    let workshop = dataset::workshop(common)?;
    let loaded = dataset::load(&workshop, &args.dataset, common)?;
    if loaded.nation.is_national {
        return of_nation(&workshop, &loaded.nation, args, common);
    }
    let mut out = output(args.format);
    let Some(dataset) = &loaded.checked().dataset else {
        match args.format {
            Format::Text => report::text(&loaded.nation, common.lang, &mut terminal::errors())?,
            Format::Json => Report::new(&loaded.nation, common.lang).write(&mut out)?,
        }
        out.flush()?;
        return Ok(Exit::BadData);
    };
    let as_of = as_of::of(args.as_of).day(dataset.year, [dataset]);
    as_of::tell(args.as_of, dataset.year, as_of, common.lang);
    let scorecard = workshop.score(dataset, as_of);
    match args.format {
        Format::Text => {
            report::doubts(loaded.checked(), &loaded.path, common.lang);
            summary::print(&scorecard, &dataset.handbook, common.lang, &mut out)?;
        }
        Format::Json => as_json(&scorecard, &mut out)?,
    }
    out.flush()?;
    Ok(Exit::Done)
}

/// The scores of every province that is sound; what keeps the others from theirs goes to standard error.
fn of_nation(workshop: &Workshop, nation: &CheckedNation, args: &ScoreArgs, common: &Common) -> Result<Exit, Failure> {
    let years: BTreeSet<FiscalYear> = nation.sound().map(|dataset| dataset.year).collect();
    let days = years.into_iter().map(|year| (year, as_of::of(args.as_of).day(year, nation.sound())));
    let days: BTreeMap<FiscalYear, NaiveDate> = days.collect();
    days.iter().for_each(|(year, day)| as_of::tell(args.as_of, *year, *day, common.lang));
    let scorecards: Vec<Scorecard> =
        nation.sound().map(|dataset| workshop.score(dataset, days[&dataset.year])).collect();
    let mut out = output(args.format);
    match args.format {
        Format::Text => ranking::print(&scorecards, common.lang, &mut out)?,
        Format::Json => as_json(&scorecards, &mut out)?,
    }
    out.flush()?;
    if nation.is_sound() {
        return Ok(Exit::Done);
    }
    report::text(nation, common.lang, &mut terminal::errors())?;
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
