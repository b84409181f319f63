//! How a province stands on a day, with the days and steps of its handbook.

use chrono::NaiveDate;
use ruplem::{
    Workshop, check,
    diagnostic::{Fault, Lang},
    handbook::Round,
    score::{AsOf, RoundScore, Supposed},
};
use serde_json::{Value, json};

use crate::{data::Opened, engine::Answer, failure::Failure, protocol::Supposition};

/// The day a province's evidence is read on, where nobody has named one.
pub fn day(opened: &Opened, province: usize, today: NaiveDate) -> Result<NaiveDate, Failure> {
    let dataset = opened.dataset(province)?;
    Ok(AsOf::Unsaid { today }.day(dataset.year, [dataset]))
}

/// The scorecard as `ruplem score --format json` writes it, as bytes; what is needed to draw it, as the head.
pub fn of_province(workshop: &Workshop, opened: &Opened, province: usize, as_of: NaiveDate) -> Result<Answer, Failure> {
    let dataset = opened.dataset(province)?;
    let handbook = &dataset.handbook;
    let scorecard = workshop.score(dataset, as_of);
    let mut bytes = serde_json::to_vec_pretty(&scorecard)?;
    bytes.push(b'\n');
    let rounds = handbook.rounds.iter().zip(&scorecard.rounds);
    let indicators =
        handbook.indicators.iter().map(|indicator| json!({ "name": indicator.name, "unit": indicator.unit }));
    let head = json!({
        "first_day": dataset.year.first_day(),
        "last_day": dataset.year.last_day(),
        "settled_on": handbook.settled_on(),
        "rounds": rounds.map(|(round, score)| told(round, score, as_of)).collect::<Vec<_>>(),
        "indicators": indicators.collect::<Vec<_>>(),
    });
    Ok((head, bytes))
}

fn told(round: &Round, score: &RoundScore, as_of: NaiveDate) -> Value {
    let outlook = score.outlook(as_of).map(|outlook| {
        let needs = outlook
            .needs
            .iter()
            .map(|need| json!({ "criterion": need.criterion, "until": need.until, "days_left": need.days_left }));
        json!({ "level": outlook.level, "needs": needs.collect::<Vec<_>>() })
    });
    json!({ "first": round.first, "last": round.last, "top_level": score.top_level(), "outlook": outlook })
}

/// The rounds as they would stand; and where what is typed is no such figure or day, why not, by its position.
pub fn if_supposed(
    workshop: &Workshop,
    opened: &Opened,
    (province, as_of): (usize, NaiveDate),
    suppose: &[Supposition],
    lang: Lang,
) -> Result<Answer, Failure> {
    let dataset = opened.dataset(province)?;
    let mut supposed = Supposed::default();
    let faults = suppose.iter().enumerate().filter_map(|(position, one)| {
        let fault = take(&mut supposed, one).err()?;
        Some(json!({ "position": position, "message": fault.message(lang), "hint": fault.hint(lang) }))
    });
    let faults: Vec<Value> = faults.collect();
    let handbook = &dataset.handbook;
    let rounds = workshop.rounds_if(dataset, as_of, &supposed);
    let frames = handbook.rounds.iter().zip(&rounds).map(|(round, score)| told(round, score, as_of));
    let frames: Vec<Value> = frames.collect();
    Ok((json!({ "rounds": rounds, "frames": frames, "faults": faults }), Vec::new()))
}

fn take(supposed: &mut Supposed, one: &Supposition) -> Result<(), Fault> {
    match one {
        Supposition::People { round, is } => {
            supposed.people.insert(*round, check::people(is)?);
        }
        Supposition::Budget { round, is } => {
            supposed.disbursed.insert(*round, check::money(is)?);
        }
        Supposition::Delivered { item, is } => {
            supposed.delivered.insert(*item, check::day(is)?);
        }
        Supposition::Recorded { month, is } => {
            supposed.recorded.insert(check::month(month)?, check::day(is)?);
        }
    }
    Ok(())
}
