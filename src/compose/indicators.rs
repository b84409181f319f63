//! The official indicators with their targets and, in the annual books, what was attained.

use serde::Serialize;

use crate::{
    handbook::{Handbook, IndicatorKind},
    score::Scorecard,
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
    pub verdict: Option<&'static str>,
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
                verdict: score.map(|score| match (score.met, over) {
                    (true, _) => "บรรลุ",
                    (false, true) => "ไม่บรรลุ",
                    (false, false) => "ยังไม่บรรลุ",
                }),
            }
        })
        .collect()
}
