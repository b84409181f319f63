//! How the plan answers to plans above it: a ladder from the nation down, and what each of its strategies answers.

use serde::Serialize;

use super::{
    prose::{Prose, ProseError},
    strategies::{StrategyProjects, by_strategy},
    wording,
};
use crate::{
    model::{Dataset, Passage},
    thai::digits,
};

/// The plans above this one, as the data tells them.
#[derive(Debug, Serialize)]
pub struct Alignment {
    /// Paragraphs.
    pub intro: Vec<String>,
    /// From the highest plan down.
    pub levels: Vec<Level>,
    /// This plan, as the foot of the ladder calls it.
    pub plan: String,
    /// The strategies of this plan, under the ladder.
    pub strategies: Vec<String>,
    /// What each strategy answers, where that is told.
    pub answers: Vec<Answer>,
    /// What is seen, for those who hear it.
    #[serde(rename = "\u{fdd0}alt")]
    pub alt: String,
}

/// One plan above this one.
#[derive(Debug, Serialize)]
pub struct Level {
    pub name: String,
    pub texts: Vec<String>,
}

/// What one strategy answers, plan by plan.
#[derive(Debug, Serialize)]
pub struct Answer {
    pub strategy: String,
    pub levels: Vec<Level>,
}

/// What `plan-alignment.tera` may speak of.
#[derive(Serialize)]
struct Facts<'a> {
    province: &'a str,
    year: &'a str,
    levels: Vec<&'a str>,
}

/// # Errors
/// When a prose template fails.
pub fn alignment(dataset: &Dataset, year: &str, prose: &Prose) -> Result<Option<Alignment>, ProseError> {
    let levels = levels(dataset, |_| true);
    if levels.is_empty() {
        return Ok(None);
    }
    let strategies = by_strategy(dataset);
    let named = strategies.iter().filter(|strategy| strategy.number.is_some());
    let facts = Facts {
        province: &dataset.province.name,
        year,
        levels: levels.iter().map(|level| level.name.as_str()).collect(),
    };
    let said: Vec<&str> = facts.levels.iter().copied().chain(["ยุทธศาสตร์ของแผน"]).collect();
    Ok(Some(Alignment {
        intro: wording::said(dataset, prose, Passage::PlanAlignment, &facts)?,
        plan: format!("แผนปฏิบัติการของจังหวัด{} ปีงบประมาณ พ.ศ. {year}", facts.province),
        alt: format!("ลำดับของแผนจากบนลงล่าง {}", said.join(" สู่ ")),
        answers: answers(dataset, &strategies),
        strategies: named.map(StrategyProjects::title).collect(),
        levels,
    }))
}

/// The levels in the order in which the data first names each, with those of their texts that are wanted, each once.
fn levels(dataset: &Dataset, is_wanted: impl Fn(Option<&str>) -> bool) -> Vec<Level> {
    let mut levels: Vec<Level> = Vec::new();
    for row in dataset.alignment.iter().filter(|row| is_wanted(row.strategy.as_deref())) {
        let (name, text) = (digits::in_thai(&row.level), digits::in_thai(&row.text));
        match levels.iter_mut().find(|level| level.name == name) {
            Some(level) if level.texts.contains(&text) => {}
            Some(level) => level.texts.push(text),
            None => levels.push(Level { name, texts: vec![text] }),
        }
    }
    levels
}

/// The strategies of the plan first, then what rows call by other names.
fn answers(dataset: &Dataset, strategies: &[StrategyProjects]) -> Vec<Answer> {
    let mut named: Vec<(&str, String)> =
        strategies.iter().map(|strategy| (strategy.name.as_str(), strategy.title())).collect();
    for name in dataset.alignment.iter().filter_map(|row| row.strategy.as_deref()) {
        if !named.iter().any(|(known, _)| *known == name) {
            named.push((name, digits::in_thai(name)));
        }
    }
    let answer = |(name, strategy): (&str, String)| {
        let levels = levels(dataset, |wanted| wanted == Some(name));
        (!levels.is_empty()).then_some(Answer { strategy, levels })
    };
    named.into_iter().filter_map(answer).collect()
}
