//! The milestone scoring tables: criteria composed from the numbers that score, with or without what was shown.

use serde::Serialize;

use super::{
    amounts::{money_or_dash, share},
    prose::{Prose, ProseError},
};
use crate::{
    handbook::{Criterion, CriterionId, Handbook, Round},
    model::{Month, Percent, Satang, SubmissionItem},
    score::{CriterionScore, MonthScore, RoundScore, RoundState, Scorecard, Shown, State},
    thai::{
        date::{long_day, long_month, month_name, month_runs, short_day, short_month},
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
    pub level: String,
    #[serde(rename = "\u{fdd0}top")]
    pub top: String,
    #[serde(rename = "\u{fdd0}target")]
    pub target: String,
    #[serde(rename = "\u{fdd0}reached")]
    pub reached: String,
    pub people_percent: String,
    #[serde(rename = "\u{fdd0}allocated")]
    pub allocated: String,
    #[serde(rename = "\u{fdd0}disbursed")]
    pub disbursed: String,
    /// Whether there is a disbursement figure at all.
    pub is_disbursed: bool,
    pub budget_percent: String,
    /// What the next level lacks, one line each.
    pub lacking: Vec<String>,
    #[serde(rename = "\u{fdd0}next_level")]
    pub next_level: Option<String>,
    #[serde(rename = "\u{fdd0}months")]
    pub months: Vec<MonthRow>,
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

/// How a criterion's state reads in a table.
pub const fn verdict(state: State) -> &'static str {
    match state {
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

/// Every round's table, with what was shown when a scorecard is given.
///
/// # Errors
/// When a prose template fails.
pub fn tables(
    handbook: &Handbook,
    scorecard: Option<&Scorecard>,
    prose: &Prose,
) -> Result<Vec<RoundTable>, ProseError> {
    handbook
        .rounds
        .iter()
        .map(|round| {
            let score = scorecard.and_then(|card| Some((card.round(round.number)?, card)));
            table(handbook, round, score, prose)
        })
        .collect()
}

fn table(
    handbook: &Handbook,
    round: &Round,
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
                    verdict: verdict(of_criterion.state),
                }),
                _ => None,
            };
            let text = prose.line("criterion", &CriterionFacts::new(*criterion, handbook, round))?;
            rows.push(CriterionRow { text, shown });
        }
        let reached = score.is_some_and(|(score, _)| score.level >= level);
        levels.push(LevelRows { level: digits::plain(level), criteria: rows, reached });
    }
    Ok(RoundTable {
        number: digits::plain(round.number),
        first: long_day(round.first),
        last: long_day(round.last),
        assessed_on: long_day(round.assessed_on),
        levels,
        notes: prose.paragraphs("scoring-notes", &NoteFacts::new(handbook, round))?,
        result: score.map(|(score, card)| result(score, card, prose)).transpose()?,
    })
}

fn result(score: &RoundScore, card: &Scorecard, prose: &Prose) -> Result<RoundResult, ProseError> {
    let outlook = score.outlook(card.as_of);
    let mut lacking = Vec::new();
    for need in outlook.iter().flat_map(|outlook| &outlook.needs) {
        let facts = NeedFacts {
            evidence: EvidenceFacts::new(need.criterion, score),
            until: need.until.map(long_day),
            days_left: need.days_left,
        };
        lacking.push(prose.line("need", &facts)?);
    }
    Ok(RoundResult {
        state: score.state,
        state_text: state_text(score.state),
        level: digits::plain(score.level),
        top: digits::plain(score.top_level()),
        target: digits::count(score.people.target),
        reached: digits::count(score.people.reached),
        people_percent: share(score.people.reached, score.people.target),
        allocated: money_or_dash(score.budget.allocated),
        disbursed: money_or_dash(score.budget.disbursed),
        is_disbursed: score.budget.disbursed.is_some(),
        budget_percent: score.budget.percent.map_or_else(super::amounts::dash, digits::percent),
        lacking,
        next_level: outlook.map(|outlook| digits::plain(outlook.level)),
        months: score.months().iter().map(MonthRow::from).collect(),
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
                State::Met => "ตรงตามกำหนด",
                State::Missed => "เกินกำหนด",
                State::Pending => "ยังไม่ถึงกำหนด",
                State::NotShown => "ยังไม่บันทึก",
            },
        }
    }
}

/// What `criterion.tera` may speak of.
#[derive(Serialize)]
struct CriterionFacts<'a> {
    id: CriterionId,
    threshold: Option<u32>,
    due: Option<String>,
    due_day: u32,
    /// Months of the round with a due day of their own.
    exceptions: Vec<ExceptionFacts>,
    allocation_months: u32,
    office: &'a str,
    committee: &'a str,
    budget_name: &'a str,
    report_name: &'a str,
}

#[derive(Serialize)]
struct ExceptionFacts {
    month: &'static str,
    due: String,
}

impl<'a> CriterionFacts<'a> {
    fn new(criterion: Criterion, handbook: &'a Handbook, round: &Round) -> Self {
        let (threshold, due) = match criterion {
            Criterion::Delivered { due, .. } => (None, Some(long_day(due))),
            Criterion::Monthly => (None, None),
            Criterion::People { threshold } | Criterion::Budget { threshold } => (Some(threshold), None),
        };
        let months: Vec<Month> = round.months().collect();
        let exceptions = handbook
            .due_exceptions()
            .filter(|(month, _)| months.contains(month))
            .map(|(month, due)| ExceptionFacts { month: month_name(month), due: long_day(due) });
        Self {
            id: criterion.id(),
            threshold,
            due,
            due_day: handbook.due_day(),
            exceptions: exceptions.collect(),
            allocation_months: round.allocation_months,
            office: &handbook.office.name,
            committee: &handbook.names.committee,
            budget_name: &handbook.names.budget,
            report_name: &handbook.names.annual,
        }
    }
}

/// What `evidence.tera` and `need.tera` may speak of.
#[derive(Serialize)]
struct EvidenceFacts {
    id: CriterionId,
    state: State,
    /// The day something was handed in.
    actual: Option<String>,
    /// Months that were late: name, day recorded.
    late: Vec<(String, String)>,
    /// Months past their due day without a record, runs of them joined, and how many they are.
    unrecorded: Vec<String>,
    unrecorded_months: usize,
    open: usize,
    months: usize,
    target: u64,
    reached: u64,
    people_percent: Option<u64>,
    allocated: Option<u64>,
    disbursed: Option<u64>,
    budget_percent: Option<u64>,
    short_people: Option<u64>,
    short_satang: Option<u64>,
}

impl EvidenceFacts {
    fn new(criterion: &CriterionScore, round: &RoundScore) -> Self {
        let mut facts = Self {
            id: criterion.id,
            state: criterion.state,
            actual: None,
            late: Vec::new(),
            unrecorded: Vec::new(),
            unrecorded_months: 0,
            open: 0,
            months: 0,
            target: round.people.target,
            reached: round.people.reached,
            people_percent: round.people.percent.map(Percent::hundredths),
            allocated: round.budget.allocated.map(Satang::satang),
            disbursed: round.budget.disbursed.map(Satang::satang),
            budget_percent: round.budget.percent.map(Percent::hundredths),
            short_people: None,
            short_satang: None,
        };
        match &criterion.shown {
            Shown::Delivered { actual, .. } => facts.actual = actual.map(short_day),
            Shown::Monthly { months } => facts.take_months(months),
            Shown::People { short, .. } => facts.short_people = *short,
            Shown::Budget { short, .. } => facts.short_satang = short.map(Satang::satang),
        }
        facts
    }

    fn take_months(&mut self, months: &[MonthScore]) {
        self.months = months.len();
        let mut unrecorded = Vec::new();
        for month in months {
            match (month.state, month.actual) {
                (State::Missed, Some(actual)) => self.late.push((short_month(month.month), short_day(actual))),
                (State::Missed | State::NotShown, _) => unrecorded.push(month.month),
                (State::Pending, _) => self.open += 1,
                (State::Met, _) => {}
            }
        }
        self.unrecorded_months = unrecorded.len();
        self.unrecorded = month_runs(&unrecorded);
    }
}

#[derive(Serialize)]
struct NeedFacts {
    #[serde(flatten)]
    evidence: EvidenceFacts,
    until: Option<String>,
    days_left: Option<i64>,
}

/// What `scoring-notes.tera` may speak of.
#[derive(Serialize)]
struct NoteFacts<'a> {
    first: String,
    last: String,
    year_first: String,
    assessed_on: String,
    allocation_months: u32,
    budget_name: &'a str,
    office: &'a str,
    /// The annual report's due day, when this round asks for one.
    annual_due: Option<String>,
    has_people: bool,
    has_budget: bool,
}

impl<'a> NoteFacts<'a> {
    fn new(handbook: &'a Handbook, round: &Round) -> Self {
        let criteria = || round.levels.iter().flatten();
        let annual = criteria().find_map(|criterion| match criterion {
            Criterion::Delivered { item: SubmissionItem::AnnualReportSent, due } => Some(long_day(*due)),
            _ => None,
        });
        Self {
            first: long_day(round.first),
            last: long_day(round.last),
            year_first: long_day(handbook.fiscal_year.first_day()),
            assessed_on: long_day(round.assessed_on),
            allocation_months: round.allocation_months,
            budget_name: &handbook.names.budget,
            office: &handbook.office.name,
            annual_due: annual,
            has_people: criteria().any(|criterion| matches!(criterion, Criterion::People { .. })),
            has_budget: criteria().any(|criterion| matches!(criterion, Criterion::Budget { .. })),
        }
    }
}
