//! The milestone scoring tables: criteria composed from the numbers that score, with or without what was shown.

mod facts;

use serde::Serialize;

use self::facts::{CriterionFacts, EvidenceFacts, NeedFacts, NoteFacts};
use super::{
    amounts::{Ratio, money_or_dash, share},
    mechanisms::committee,
    prose::{Prose, ProseError},
    wording,
};
use crate::{
    handbook::{Handbook, Round, Standing},
    model::{Dataset, Passage, Satang},
    score::{CriterionScore, MonthScore, RoundScore, RoundState, Scorecard, State},
    thai::{
        date::{long_day, long_month, short_day},
        digits,
    },
};

/// One round's ladder as a table.
#[derive(Debug, Serialize)]
pub struct RoundTable {
    pub number: String,
    pub first: String,
    pub last: String,
    #[serde(rename = "\u{fdd0}assessed_on")]
    pub assessed_on: String,
    pub levels: Vec<LevelRows>,
    pub notes: Vec<String>,
    /// What was scored; absent where the table only states the rules.
    pub result: Option<RoundResult>,
}

#[derive(Debug, Serialize)]
pub struct LevelRows {
    pub level: String,
    pub criteria: Vec<CriterionRow>,
    /// Whether the ladder reaches this level.
    pub reached: bool,
    /// How the level stands; absent where the table only states the rules.
    #[serde(rename = "\u{fdd0}standing")]
    pub standing: Option<LevelStanding>,
    pub standing_text: Option<String>,
}

/// How a level of a scored round stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LevelStanding {
    /// It and all below hold.
    Reached,
    /// Its own criteria hold, those of a level below it do not.
    Blocked,
    /// Its own criteria do not hold.
    Short,
}

#[derive(Debug, Serialize)]
pub struct CriterionRow {
    pub text: String,
    pub shown: Option<ShownCell>,
}

#[derive(Debug, Serialize)]
pub struct ShownCell {
    pub text: String,
    #[serde(rename = "\u{fdd0}state")]
    pub state: State,
    pub verdict: &'static str,
}

#[derive(Debug, Serialize)]
pub struct RoundResult {
    #[serde(rename = "\u{fdd0}state")]
    pub state: RoundState,
    pub state_text: &'static str,
    #[serde(rename = "\u{fdd0}level")]
    pub level: String,
    /// `ระดับ ๔`, or that there is none.
    pub level_text: String,
    #[serde(rename = "\u{fdd0}top")]
    pub top: String,
    #[serde(rename = "\u{fdd0}target")]
    pub target: String,
    #[serde(rename = "\u{fdd0}reached")]
    pub reached: String,
    /// Absent before the round begins, as that of money.
    pub people_percent: Option<String>,
    #[serde(rename = "\u{fdd0}allocated")]
    pub allocated: String,
    #[serde(rename = "\u{fdd0}disbursed")]
    pub disbursed: String,
    /// Whether there is a disbursement figure at all.
    pub is_disbursed: bool,
    pub budget_percent: Option<String>,
    /// What the next level lacks, one line each; nothing before the round begins.
    pub lacking: Vec<String>,
    #[serde(rename = "\u{fdd0}next_level")]
    pub next_level: Option<String>,
    #[serde(rename = "\u{fdd0}months")]
    pub months: Vec<MonthRow>,
    #[serde(rename = "\u{fdd0}value")]
    pub value: RoundValue,
}

/// A round's figures; money in satang.
#[derive(Debug, Serialize)]
pub struct RoundValue {
    pub level: u8,
    pub people_percent: Ratio,
    /// None where a figure is not given.
    pub allocated: Option<u64>,
    pub disbursed: Option<u64>,
}

/// One month's record.
#[derive(Debug, Clone, Serialize)]
pub struct MonthRow {
    pub month: String,
    pub due: String,
    pub actual: String,
    pub state: State,
    pub verdict: &'static str,
}

/// How a criterion's state reads in a table. Months that are met so far may still be missed.
pub fn verdict(criterion: &CriterionScore) -> &'static str {
    match criterion.state {
        State::Met if criterion.is_open() => "ผ่านเท่าที่ถึงกำหนด",
        State::Met => "ผ่าน",
        State::Missed => "ไม่ผ่าน",
        State::Pending => "ยังไม่ถึงกำหนด",
        State::NotShown => "ยังไม่มีหลักฐาน",
    }
}

/// How a round's state reads.
pub const fn state_text(state: RoundState) -> &'static str {
    match state {
        RoundState::Final => "สิ้นสุดรอบการประเมิน",
        RoundState::InProgress => "อยู่ระหว่างรอบการประเมิน",
        RoundState::NotStarted => "ยังไม่เริ่มรอบการประเมิน",
    }
}

/// The level of a round as it is told first of all.
pub fn level_text(round: &RoundScore) -> String {
    match (round.state, round.level) {
        (RoundState::NotStarted, _) => "ยังไม่เริ่ม".to_owned(),
        (_, level) => level_said(level),
    }
}

/// A level in words. None has no name: readers would ask what level nought is.
pub fn level_said(level: u8) -> String {
    match level {
        0 => "ยังไม่ผ่านเกณฑ์ระดับ ๑".to_owned(),
        level => format!("ระดับ {}", digits::plain(level)),
    }
}

/// Every round's table, with what was shown when a scorecard is given.
///
/// # Errors
/// When a prose template fails.
pub fn tables(
    dataset: &Dataset,
    handbook: &Handbook,
    scorecard: Option<&Scorecard>,
    prose: &Prose,
) -> Result<Vec<RoundTable>, ProseError> {
    let committee = committee(dataset, handbook);
    handbook
        .rounds
        .iter()
        .map(|round| {
            let score = scorecard.and_then(|card| Some((card.round(round.number)?, card)));
            table(dataset, handbook, (round, &committee), score, prose)
        })
        .collect()
}

/// What is said of rules that nobody has held against the year's own handbook; nothing of those that somebody has.
///
/// # Errors
/// When a prose template fails.
pub fn assumed(handbook: &Handbook, prose: &Prose) -> Result<Option<String>, ProseError> {
    #[derive(Serialize)]
    struct AssumedFacts {
        /// The year whose handbook the rules are of.
        from: String,
        year: String,
    }
    let Standing { fiscal_year, assumed } = handbook.standing;
    let facts = AssumedFacts { from: digits::plain(fiscal_year), year: digits::plain(handbook.fiscal_year) };
    assumed.then(|| prose.line("assumed-rules", &facts)).transpose()
}

fn table(
    dataset: &Dataset,
    handbook: &Handbook,
    (round, committee): (&Round, &str),
    score: Option<(&RoundScore, &Scorecard)>,
    prose: &Prose,
) -> Result<RoundTable, ProseError> {
    let mut scores = score.map(|(score, _)| score.criteria.iter());
    let mut levels = Vec::new();
    for (level, criteria) in (1_u8..).zip(&round.levels) {
        let mut rows = Vec::new();
        for criterion in criteria {
            let shown = match (scores.as_mut().and_then(Iterator::next), score) {
                (Some(of_criterion), Some((of_round, _))) => Some(ShownCell {
                    text: prose.line("evidence", &EvidenceFacts::new(of_criterion, of_round))?,
                    state: of_criterion.state,
                    verdict: verdict(of_criterion),
                }),
                _ => None,
            };
            let text = prose.line("criterion", &CriterionFacts::new(*criterion, handbook, round, committee))?;
            rows.push(CriterionRow { text, shown });
        }
        let standing = score.map(|(score, _)| standing(score, level));
        levels.push(LevelRows {
            level: digits::plain(level),
            criteria: rows,
            reached: standing == Some(LevelStanding::Reached),
            standing,
            standing_text: standing.zip(score).map(|(standing, (score, _))| standing.told(score)),
        });
    }
    let facts = NoteFacts::new(handbook, round);
    let mut notes = match Passage::of_round(round.number) {
        Some(passage) => wording::said(dataset, prose, passage, &facts)?,
        None => prose.paragraphs("scoring-notes", &facts)?,
    };
    notes.splice(0..0, assumed(handbook, prose)?);
    Ok(RoundTable {
        number: digits::plain(round.number),
        first: long_day(round.first),
        last: long_day(round.last),
        assessed_on: long_day(round.assessed_on),
        levels,
        notes,
        result: score.map(|(score, card)| result(score, card, committee, prose)).transpose()?,
    })
}

/// How a level of a scored round stands.
pub fn standing(score: &RoundScore, level: u8) -> LevelStanding {
    let mut own = score.criteria.iter().filter(|criterion| criterion.level == level);
    match level {
        _ if level <= score.level => LevelStanding::Reached,
        _ if own.all(|criterion| criterion.state == State::Met) => LevelStanding::Blocked,
        _ => LevelStanding::Short,
    }
}

impl LevelStanding {
    fn told(self, score: &RoundScore) -> String {
        match (self, score.state) {
            (_, RoundState::NotStarted) => "ยังไม่เริ่ม".to_owned(),
            (Self::Reached, _) => "ถึง".to_owned(),
            (Self::Blocked, _) => format!("ครบเกณฑ์ แต่ติดระดับ {}", digits::plain(score.level + 1)),
            (Self::Short, RoundState::Final) => "ไม่ถึง".to_owned(),
            (Self::Short, RoundState::InProgress) => "ยังไม่ถึง".to_owned(),
        }
    }
}

fn result(score: &RoundScore, card: &Scorecard, committee: &str, prose: &Prose) -> Result<RoundResult, ProseError> {
    let outlook = score.outlook(card.as_of);
    let mut lacking = Vec::new();
    let has_begun = score.state != RoundState::NotStarted;
    for need in outlook.iter().flat_map(|outlook| &outlook.needs).filter(|_| has_begun) {
        lacking.push(prose.line("need", &NeedFacts::new(need, score, committee))?);
    }
    Ok(RoundResult {
        state: score.state,
        state_text: state_text(score.state),
        level: digits::plain(score.level),
        level_text: level_text(score),
        top: digits::plain(score.top_level()),
        target: digits::count(score.people.target),
        reached: digits::count(score.people.reached),
        people_percent: has_begun.then(|| share(score.people.reached, score.people.target)),
        allocated: money_or_dash(score.budget.allocated),
        disbursed: money_or_dash(score.budget.disbursed),
        is_disbursed: score.budget.disbursed.is_some(),
        budget_percent: has_begun.then(|| score.budget.percent.map_or_else(super::amounts::dash, digits::percent)),
        lacking,
        next_level: outlook.map(|outlook| digits::plain(outlook.level)),
        months: score.months().iter().map(MonthRow::from).collect(),
        value: RoundValue {
            level: score.level,
            people_percent: [score.people.reached, score.people.target],
            allocated: score.budget.allocated.map(Satang::satang),
            disbursed: score.budget.disbursed.map(Satang::satang),
        },
    })
}

impl From<&MonthScore> for MonthRow {
    fn from(month: &MonthScore) -> Self {
        Self {
            month: long_month(month.month),
            due: short_day(month.due),
            actual: month.actual.map_or_else(super::amounts::dash, short_day),
            state: month.state,
            verdict: match month.state {
                State::Met => "ทันกำหนด",
                State::Missed => "เกินกำหนด",
                State::Pending => "ยังไม่ถึงกำหนด",
                State::NotShown => "ไม่ได้บันทึก",
            },
        }
    }
}
