//! One page that shows a whole year: a few large figures, then groups, strategies, months and levels as pictures. It opens
//! the plan and the annual report, and is a sheet of its own.

use serde::Serialize;

use super::{
    Composed, Composer,
    charts::{self, Chart},
    cover::Cover,
    facts::{AnnualFacts, PlanFacts},
    last_year::{self, Before},
    prose::ProseError,
    results::Counted,
    scoring::{self, RoundTable},
};
use crate::{
    model::{Dataset, Satang},
    score::{RoundState, Scorecard},
    thai::{date::long_day, digits, sentence::listed},
};

/// More strategies than these would be too small to read: the largest are drawn, and the rest as one.
const MOST_STRATEGIES: usize = 8;

/// What the page shows, from its top down.
#[derive(Debug, Serialize)]
pub struct Overview {
    /// Four figures at the most.
    pub figures: Vec<Figure>,
    /// The levels of the year before, where they are told.
    pub levels_before: Option<String>,
    /// Drawings without numbers; one that would show nothing is absent.
    pub charts: Vec<Chart>,
    /// What the lines below are about.
    pub lines_head: Option<String>,
    /// What levels ask for, or what they lack; a line a round.
    pub lines: Vec<String>,
}

/// One figure: the number large, its unit small.
#[derive(Debug, Serialize)]
pub struct Figure {
    pub value: String,
    pub unit: &'static str,
    pub label: String,
    /// The year before, where it is told.
    pub before: Option<Before>,
}

/// The sheet by itself.
#[derive(Debug, Serialize)]
pub struct OnePage {
    /// Title, province and year.
    #[serde(rename = "\u{fdd0}cover")]
    pub cover: Cover,
    /// The day on which things stand so.
    pub as_of: String,
    /// All below its title.
    pub overview: Overview,
}

impl Overview {
    /// What heads the lines goes where there are none.
    fn of(
        figures: Vec<Figure>,
        charts: impl IntoIterator<Item = Option<Chart>>,
        head: &str,
        lines: Vec<String>,
    ) -> Self {
        let lines_head = (!lines.is_empty()).then(|| head.to_owned());
        Self { figures, levels_before: None, charts: charts.into_iter().flatten().collect(), lines_head, lines }
    }
}

impl Composer<'_> {
    /// The year on one page as the evidence stands on the scorecard's day: the results, or the plan where there are none.
    ///
    /// # Errors
    /// When a prose template fails.
    pub fn onepage(&self, scorecard: &Scorecard) -> Result<Composed<OnePage>, ProseError> {
        let (dataset, handbook) = (self.dataset, self.handbook);
        let mut cover = Cover::new(dataset, handbook, "ภาพรวม", &handbook.names.plan_subject, scorecard.as_of);
        let (assets, lost) = cover.illustrate(dataset, self.pictures);
        let rounds = scoring::tables(dataset, handbook, Some(scorecard), self.prose)?;
        let plan = PlanFacts::new(dataset, handbook, &cover);
        let overview = if rounds.iter().any(has_begun) {
            let facts = AnnualFacts::new(plan, dataset, handbook, scorecard, &rounds);
            of_year(dataset, scorecard, &facts, &rounds)
        } else {
            of_plan(dataset, &plan)
        };
        let book = OnePage { as_of: long_day(scorecard.as_of), overview, cover };
        Ok(Composed { book, assets, lost })
    }
}

fn has_begun(round: &RoundTable) -> bool {
    round.result.as_ref().is_some_and(|result| result.state != RoundState::NotStarted)
}

fn figure(value: String, unit: &'static str, label: impl Into<String>) -> Figure {
    Figure { value, unit, label: label.into(), before: None }
}

impl Figure {
    fn beside(self, before: Option<Before>) -> Self {
        Self { before, ..self }
    }
}

/// What the plan means to do.
pub fn of_plan(dataset: &Dataset, plan: &PlanFacts<'_>) -> Overview {
    let before = last_year::planned_at_a_glance(dataset);
    let figures = vec![
        figure(digits::count(plan.projects as u64), "โครงการ/กิจกรรม", "ตามแผนปฏิบัติการ"),
        figure(digits::count(plan.target_total), "คน", "กลุ่มเป้าหมายทั้งปี").beside(before.target),
        figure(digits::money(Satang::new(plan.budget)), "บาท", "งบประมาณทุกแหล่ง").beside(before.budget),
        figure(digits::count(plan.agencies.len() as u64), "หน่วยงาน", "ร่วมดำเนินงาน"),
    ];
    let charts = [
        charts::groups_planned(dataset),
        charts::strategies_planned(dataset, MOST_STRATEGIES),
        charts::months_planned(dataset),
    ];
    let aims = plan.rounds.iter().filter_map(|round| {
        let needed = digits::count(round.people_needed?);
        let (number, top) = (digits::plain(round.number), digits::plain(round.top));
        Some(format!("รอบที่ {number} ระดับ {top} ต้องมีผลสะสมไม่น้อยกว่า {needed} คน ภายในวันที่ {}", round.assessed_on))
    });
    Overview::of(figures, charts, "เป้าหมายของระดับคะแนน", aims.collect())
}

/// What came of the year so far.
pub fn of_year(dataset: &Dataset, scorecard: &Scorecard, facts: &AnnualFacts<'_>, rounds: &[RoundTable]) -> Overview {
    let dash = super::amounts::dash;
    let reached = facts.reached_percent.map_or_else(dash, digits::percent_of_hundredths);
    let counted = Counted::new(dataset, scorecard.as_of);
    let before = last_year::year_at_a_glance(dataset, scorecard, &counted);
    let target = digits::count(facts.plan.target_total);
    let mut figures = vec![
        figure(digits::count(facts.reached), "คน", format!("จากเป้าหมาย {target} คน")).beside(before.reached),
        figure(reached, "ร้อยละ", "ของเป้าหมายจำนวนคน").beside(before.percent),
    ];
    // The latest round whose disbursement is known tells of the year.
    let results = || rounds.iter().filter_map(|round| round.result.as_ref());
    if let Some(result) = results().rev().find(|result| result.is_disbursed) {
        let name = facts.plan.budget_name;
        figures.push(figure(result.disbursed.clone(), "บาท", format!("เบิกจ่าย{name}จากวงเงิน {} บาท", result.allocated)));
        let percent = result.budget_percent.clone().unwrap_or_else(dash);
        figures.push(figure(percent, "ร้อยละ", format!("ของวงเงิน{name} (GFMIS)")));
    }
    let charts = [
        Some(charts::ladders(scorecard)),
        charts::groups_reached(dataset, &counted).or_else(|| charts::groups_planned(dataset)),
        charts::strategies_reached(dataset, &counted, MOST_STRATEGIES),
        Some(charts::record_strip(scorecard)),
    ];
    let lacking = rounds.iter().filter_map(|round| {
        let result = round.result.as_ref().filter(|result| !result.lacking.is_empty())?;
        let (next, lacking) = (result.next_level.clone().unwrap_or_else(dash), listed(&result.lacking));
        Some(match result.state {
            RoundState::Final => format!("รอบที่ {} ไม่ถึงระดับ {next} เพราะขาด{lacking}", round.number),
            _ => format!("รอบที่ {} ยังขาด{lacking} เพื่อให้ถึงระดับ {next}", round.number),
        })
    });
    let overview = Overview::of(figures, charts, "สิ่งที่ขาด", lacking.collect());
    Overview { levels_before: before.levels, ..overview }
}
