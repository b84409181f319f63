//! `ruplem calendar`: the year's duties as a file for the officer's own calendar.

use super::{
    Exit, Failure,
    args::{CalendarArgs, Common},
    dataset, inputs, report,
};
use crate::{delivery::calendar, write};

pub fn run(args: &CalendarArgs, common: &Common) -> Result<Exit, Failure> {
    let output = &args.output;
    write::ends_in(output, "ics")?;
    inputs::guard(&args.dataset, common).allows(output)?;
    let workshop = dataset::workshop(common)?;
    let Some(loaded) = dataset::load_sound(&workshop, &args.dataset, common)? else { return Ok(Exit::BadData) };
    report::doubts(loaded.checked(), &loaded.path, common.lang);
    dataset::setter(args.timeout, common)?.mind_prose(&workshop)?;
    let year = workshop.calendar(loaded.dataset())?;
    inputs::guard_loaded(&loaded, common).write(output, calendar::file(&year).as_bytes())?;
    let done = year.duties.iter().filter(|duty| duty.done_on.is_some()).count();
    report::calendar_written(output, year.duties.len(), done, common.lang);
    Ok(Exit::Done)
}
