//! Where the provinces stand on the ladders of the rounds, and what keeps them from the next step.

use std::cmp::Reverse;

use serde::Serialize;

use super::{Nation, Scored, map::shade};
use crate::{
    compose::amounts::{self, dash, shares},
    handbook::CriterionId,
    model::{Percent, Province, SubmissionItem},
    score::RoundState,
    thai::digits::{percent, plain},
};

/// How many provinces reached each level of a round, the highest first.
#[derive(Debug, Serialize)]
pub struct Distribution {
    pub round: String,
    pub state: &'static str,
    pub levels: Vec<LevelCount>,
}

#[derive(Debug, Serialize)]
pub struct LevelCount {
    pub level: String,
    pub provinces: String,
    pub percent: String,
    /// Share of the longest bar, in thousandths.
    pub length: u64,
    #[serde(rename = "\u{fdd0}shade")]
    pub shade: &'static str,
    pub names: Vec<&'static str>,
}

/// A region's provinces, the best first.
#[derive(Debug, Serialize)]
pub struct Region {
    pub name: &'static str,
    pub rows: Vec<RankedRow>,
}

#[derive(Debug, Serialize)]
pub struct RankedRow {
    pub rank: String,
    pub province: &'static str,
    pub rounds: Vec<RankedRound>,
}

#[derive(Debug, Serialize)]
pub struct RankedRound {
    pub level: String,
    pub people: String,
    pub budget: String,
}

/// What keeps provinces from the next level of a round, the most frequent first.
#[derive(Debug, Serialize)]
pub struct Obstacles {
    pub round: String,
    pub below_top: String,
    pub rows: Vec<Obstacle>,
}

#[derive(Debug, Serialize)]
pub struct Obstacle {
    pub name: &'static str,
    pub provinces: String,
    pub percent: String,
    pub length: u64,
    pub names: Vec<&'static str>,
}

impl Nation<'_> {
    pub(super) fn distribution(&self, round: u8) -> Distribution {
        let scored: Vec<_> =
            self.scored().filter_map(|(province, scored)| Some((province, scored.scorecard.round(round)?))).collect();
        let top = self.handbook.round(round).map_or(0, |round| u8::try_from(round.levels.len()).unwrap_or(u8::MAX));
        let of_level = |level: u8| {
            let names = scored.iter().filter(|(_, round)| round.level == level);
            names.map(|(province, _)| province.name.as_str()).collect::<Vec<_>>()
        };
        let most = (0..=top).map(|level| of_level(level).len()).max().unwrap_or(0);
        let counts: Vec<u64> = (0..=top).rev().map(|level| of_level(level).len() as u64).collect();
        let levels = (0..=top).rev().zip(shares(&counts)).map(|(level, percent)| {
            let names = of_level(level);
            LevelCount {
                level: plain(level),
                provinces: plain(names.len()),
                percent,
                length: length(names.len(), most),
                shade: shade(level, top),
                names,
            }
        });
        let state = scored.first().map_or("", |(_, round)| match round.state {
            RoundState::Final => "สิ้นสุดแล้ว",
            RoundState::InProgress => "อยู่ระหว่างรอบ",
            RoundState::NotStarted => "ยังไม่เริ่มรอบ",
        });
        Distribution { round: plain(round), state, levels: levels.collect() }
    }

    pub(super) fn regions(&self) -> Vec<Region> {
        let standing = |scored: &Scored<'_>| {
            let rounds = &scored.scorecard.rounds;
            let levels: u32 = rounds.iter().map(|round| u32::from(round.level)).sum();
            (levels, rounds.last().and_then(|round| round.people.percent).map_or(0, Percent::hundredths))
        };
        let mut ranked: Vec<(&'static Province, &Scored<'_>)> = self.scored().collect();
        ranked.sort_by_key(|(province, scored)| (Reverse(standing(scored)), province.code));
        let row = |(province, scored): &(&'static Province, &Scored<'_>)| RankedRow {
            rank: plain(1 + ranked.partition_point(|(_, other)| standing(other) > standing(scored))),
            province: &province.name,
            rounds: self
                .handbook
                .rounds
                .iter()
                .map(|round| scored.scorecard.round(round.number))
                .map(|round| RankedRound {
                    level: round
                        .filter(|round| round.state != RoundState::NotStarted)
                        .map_or_else(dash, |round| plain(round.level)),
                    people: round.and_then(|round| round.people.percent).map_or_else(dash, percent),
                    budget: round.and_then(|round| round.budget.percent).map_or_else(dash, percent),
                })
                .collect(),
        };
        let of_region = |region: &'static str| Region {
            name: region,
            rows: ranked.iter().filter(|(province, _)| province.region == region).map(row).collect(),
        };
        self.region_names().into_iter().map(of_region).filter(|region| !region.rows.is_empty()).collect()
    }

    pub(super) fn obstacles(&self, round: u8) -> Obstacles {
        let mut below_top = 0;
        let mut kinds: Vec<(&'static str, Vec<&'static str>)> = Vec::new();
        for (province, scored) in self.scored() {
            let Some(score) = scored.scorecard.round(round) else { continue };
            let Some(outlook) = score.outlook(self.as_of) else { continue };
            below_top += 1;
            for need in outlook.needs {
                let kind = obstacle(need.criterion.id, score.budget.disbursed.is_some());
                match kinds.iter_mut().find(|(known, _)| *known == kind) {
                    Some((_, names)) => names.push(&province.name),
                    None => kinds.push((kind, vec![&province.name])),
                }
            }
        }
        kinds.sort_by_key(|(kind, names)| (Reverse(names.len()), *kind));
        let most = kinds.first().map_or(0, |(_, names)| names.len());
        let rows = kinds.into_iter().map(|(name, names)| Obstacle {
            name,
            provinces: plain(names.len()),
            percent: share(names.len(), below_top),
            length: length(names.len(), most),
            names,
        });
        Obstacles { round: plain(round), below_top: plain(below_top), rows: rows.collect() }
    }
}

impl Distribution {
    /// What a reader who cannot see the map is told.
    pub fn in_words(&self) -> String {
        let levels = self.levels.iter().map(|level| format!("ระดับ {} {} จังหวัด", level.level, level.provinces));
        format!("แผนที่ระดับรอบที่ {} ของแต่ละจังหวัด: {}", self.round, levels.collect::<Vec<_>>().join(" "))
    }
}

/// What stands in the way where a criterion does not hold. Of money nobody has named, nobody can say that it falls short.
const fn obstacle(id: CriterionId, is_disbursed: bool) -> &'static str {
    match id {
        CriterionId::People => "จำนวนคนยังไม่ถึงเกณฑ์",
        CriterionId::Budget if !is_disbursed => "ยังไม่มีตัวเลขการเบิกจ่าย",
        CriterionId::Budget => "การเบิกจ่ายยังไม่ถึงเกณฑ์",
        CriterionId::Monthly => "บันทึกผลรายเดือนไม่ทันกำหนดหรือไม่ครบ",
        CriterionId::Delivered(SubmissionItem::PlanRecorded) => "บันทึกแผนในระบบไม่ทันกำหนด",
        CriterionId::Delivered(SubmissionItem::CommitteeApproved) => "คณะกรรมการเห็นชอบไม่ทันกำหนด",
        CriterionId::Delivered(SubmissionItem::PlanBookSent) => "ส่งเล่มแผนไม่ทันกำหนด",
        CriterionId::Delivered(SubmissionItem::AnnualReportSent) => "ส่งรายงานประจำปีไม่ทันกำหนด",
    }
}

/// Provinces in per cent of some others.
fn share(part: usize, whole: usize) -> String {
    amounts::share(part as u64, whole as u64)
}

/// The bar of some provinces beside the longest.
fn length(provinces: usize, most: usize) -> u64 {
    amounts::thousandths(provinces as u64, most as u64)
}
