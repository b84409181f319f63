//! The official indicators with their targets and, in the annual books, what was attained.

use serde::Serialize;

use super::amounts::Figure;
use crate::{
    handbook::{Handbook, IndicatorKind},
    score::{Attained, Scorecard},
    thai::digits,
};

#[derive(Debug, Serialize)]
pub struct IndicatorRow {
    pub number: String,
    pub kind: &'static str,
    pub name: String,
    pub target: String,
    pub unit: String,
    pub actual: Option<String>,
    pub met: Option<bool>,
    #[serde(rename = "\u{fdd0}value")]
    pub value: IndicatorValue,
    pub verdict: Option<&'static str>,
}

/// An indicator's figures in its unit; a per cent in hundredths of a whole.
#[derive(Debug, Serialize)]
pub struct IndicatorValue {
    pub target: u32,
    pub actual: Option<Figure>,
}

fn figure(attained: Attained) -> Figure {
    match attained {
        Attained::Count(count) => Figure::Amount(count),
        Attained::Share(percent) => Figure::Share([percent.hundredths(), 10_000]),
    }
}

/// The handbook's indicators in its order.
pub fn indicators(handbook: &Handbook, scorecard: Option<&Scorecard>) -> Vec<IndicatorRow> {
    let over = scorecard.is_some_and(|card| card.as_of >= handbook.settled_on());
    (1_u32..)
        .zip(&handbook.indicators)
        .map(|(number, indicator)| {
            let score = scorecard.and_then(|card| card.indicator(indicator.id));
            IndicatorRow {
                number: digits::plain(number),
                kind: match indicator.kind {
                    IndicatorKind::Quantity => "เชิงปริมาณ",
                    IndicatorKind::Quality => "เชิงคุณภาพ",
                },
                name: indicator.name.clone(),
                target: digits::plain(indicator.target),
                unit: indicator.unit.clone(),
                actual: score.map(|score| score.actual.map_or_else(super::amounts::dash, digits::plain)),
                met: score.map(|score| score.met),
                value: IndicatorValue {
                    target: indicator.target,
                    actual: score.and_then(|score| score.actual).map(figure),
                },
                verdict: score.map(|score| match (score.met, over) {
                    (true, _) => "บรรลุ",
                    (false, true) => "ไม่บรรลุ",
                    (false, false) => "ยังไม่บรรลุ",
                }),
            }
        })
        .collect()
}
