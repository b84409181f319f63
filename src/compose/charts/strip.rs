//! The twelve months as cells: recorded on time, late, not at all, or not due yet.

use serde::Serialize;

use super::{Chart, Drawing};
use crate::{
    model::{Dataset, Month},
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
    pub word: String,
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
            word: word(month).to_owned(),
            day: month.actual.map(short_day),
        })
        .collect();
    let count = |wanted: State| digits::plain(months.iter().filter(|month| month.state == wanted).count());
    let said: Vec<String> = cells.iter().map(|cell| format!("{} {}", cell.month, cell.word)).collect();
    Chart {
        caption: "การบันทึกผลรายเดือนเทียบกับกำหนด".to_owned(),
        alt: format!("แถบรายเดือนของการบันทึกผล ทันกำหนด {} เดือน {}", count(State::Met), said.join(" ")),
        drawing: Drawing::Strip(Strip { cells }),
    }
}

/// How many projects run in each month; absent where there are none.
pub fn months_planned(dataset: &Dataset) -> Option<Chart> {
    let running =
        |month: Month| dataset.projects.iter().filter(|project| (project.start..=project.end).contains(&month)).count();
    let cells: Vec<MonthCell> = dataset
        .year
        .months()
        .map(|month| MonthCell {
            month: short_month(month),
            state: if running(month) > 0 { State::Met } else { State::Pending },
            word: digits::plain(running(month)),
            day: Some("โครงการ".to_owned()),
        })
        .collect();
    let said: Vec<String> = cells.iter().map(|cell| format!("{} {}", cell.month, cell.word)).collect();
    (!dataset.projects.is_empty()).then(|| Chart {
        caption: "จำนวนโครงการ/กิจกรรมที่ดำเนินการในแต่ละเดือน".to_owned(),
        alt: format!("แถบรายเดือนของจำนวนโครงการ/กิจกรรมที่ดำเนินการ {}", said.join(" ")),
        drawing: Drawing::Strip(Strip { cells }),
    })
}

/// A month recorded after its due day is late even when the record itself no longer counts for its round.
fn word(month: &MonthScore) -> &'static str {
    match (month.state, month.actual) {
        (State::Met, _) => "ทันกำหนด",
        (State::Missed, Some(_)) => "เกินกำหนด",
        (State::Pending, _) => "ยังไม่ถึงกำหนด",
        (State::Missed | State::NotShown, _) => "ไม่ได้บันทึก",
    }
}
