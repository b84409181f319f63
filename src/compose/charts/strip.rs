//! The twelve months as cells: recorded on time, late, not at all, or not due yet.

use serde::Serialize;

use super::{Chart, Drawing};
use crate::{
    score::{MonthScore, Scorecard, State},
    thai::{
        date::{short_day, short_month},
        digits,
    },
};

#[derive(Debug, Serialize)]
pub struct Strip {
    pub cells: Vec<MonthCell>,
}

#[derive(Debug, Serialize)]
pub struct MonthCell {
    /// `ต.ค. ๖๔`
    pub month: String,
    #[serde(rename = "\u{fdd0}state")]
    pub state: State,
    pub word: &'static str,
    /// The day it was recorded.
    pub day: Option<String>,
}

/// When each month of the rounds was recorded against its due day.
pub fn record_strip(scorecard: &Scorecard) -> Chart {
    let months: Vec<&MonthScore> = scorecard.months().collect();
    let cells: Vec<MonthCell> = months
        .iter()
        .map(|month| MonthCell {
            month: short_month(month.month),
            state: month.state,
            word: word(month),
            day: month.actual.map(short_day),
        })
        .collect();
    let count = |wanted: State| digits::plain(months.iter().filter(|month| month.state == wanted).count());
    let said: Vec<String> = cells.iter().map(|cell| format!("{} {}", cell.month, cell.word)).collect();
    Chart {
        caption: "ความตรงต่อเวลาของการบันทึกผลรายเดือน".to_owned(),
        alt: format!("แถบรายเดือนของการบันทึกผล ตรงเวลา {} เดือน {}", count(State::Met), said.join(" ")),
        drawing: Drawing::Strip(Strip { cells }),
    }
}

/// A month recorded after its due day is late even when the record itself no longer counts for its round.
fn word(month: &MonthScore) -> &'static str {
    match (month.state, month.actual) {
        (State::Met, _) => "ตรงเวลา",
        (State::Missed, Some(_)) => "ล่าช้า",
        (State::Pending, _) => "รอกำหนด",
        (State::Missed | State::NotShown, _) => "ไม่บันทึก",
    }
}
