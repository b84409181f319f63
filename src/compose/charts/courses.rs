//! The year's course: people and disbursement as they grow, against the thresholds of the rounds.

use chrono::NaiveDate;
use serde::Serialize;

use super::{
    Chart, Drawing,
    bars::{Bars, Row},
};
use crate::{
    compose::amounts::thousandths,
    handbook::{Criterion, Handbook, Round},
    model::{Dataset, FiscalYear, Month, Percent, Satang},
    thai::{
        date::{month_abbreviation, short_day, short_month},
        digits,
    },
};

/// Lines over the twelve months; up is per cent.
#[derive(Debug, Serialize)]
pub struct Courses {
    pub months: Vec<&'static str>,
    pub grid: Vec<Height>,
    pub thresholds: Vec<Threshold>,
    pub runs: Vec<Run>,
}

/// A per cent at the side of the drawing.
#[derive(Debug, Serialize)]
pub struct Height {
    /// Thousandths of the drawing's height.
    pub at: u64,
    pub label: String,
}

/// What a level asks for while its round lasts.
#[derive(Debug, Serialize)]
pub struct Threshold {
    /// Thousandths of the drawing's width.
    pub from: u64,
    pub to: u64,
    pub at: u64,
    pub label: String,
}

/// Points joined by a line.
#[derive(Debug, Serialize)]
pub struct Run {
    pub points: Vec<Point>,
    /// The last point's per cent.
    pub figure: String,
}

#[derive(Debug, Serialize)]
pub struct Point {
    pub across: u64,
    pub up: u64,
}

/// Per cent at a day of the year.
struct Reading {
    day: NaiveDate,
    percent: Percent,
}

/// The scale of a drawing: whole per cents from nothing to `top`.
struct Scale {
    year: FiscalYear,
    top: u64,
    step: u64,
}

impl Scale {
    fn new(year: FiscalYear, thresholds: impl Iterator<Item = u64>, readings: impl Iterator<Item = Percent>) -> Self {
        let highest = readings.map(|percent| percent.hundredths().div_ceil(100)).chain(thresholds).max();
        let highest = highest.unwrap_or(0).max(100);
        let step = if highest <= 120 { 20 } else { highest.div_ceil(6).next_multiple_of(10) };
        Self { year, top: highest.next_multiple_of(step), step }
    }

    fn up(&self, hundredths: u64) -> u64 {
        thousandths(hundredths, self.top * 100)
    }

    /// Where a day's end stands.
    fn across(&self, day: NaiveDate) -> u64 {
        let days = |day: NaiveDate| u64::try_from((day - self.year.first_day()).num_days() + 1).unwrap_or(0);
        thousandths(days(day), days(self.year.last_day())).min(1000)
    }

    fn grid(&self) -> Vec<Height> {
        let whole = (0..=self.top).step_by(usize::try_from(self.step).unwrap_or(usize::MAX));
        whole.map(|percent| Height { at: self.up(percent * 100), label: digits::plain(percent) }).collect()
    }

    fn run(&self, readings: &[Reading]) -> Option<Run> {
        let last = readings.last()?;
        let point =
            |reading: &Reading| Point { across: self.across(reading.day), up: self.up(reading.percent.hundredths()) };
        Some(Run { points: readings.iter().map(point).collect(), figure: digits::percent(last.percent) })
    }

    fn threshold(&self, round: &Round, level: u8, percent: u32) -> Threshold {
        let before = self.across(round.first).saturating_sub(thousandths(1, 365));
        Threshold {
            from: before,
            to: self.across(round.last),
            at: self.up(u64::from(percent) * 100),
            label: format!("ระดับ {}", digits::plain(level)),
        }
    }
}

/// The levels of a round that ask for a per cent.
fn asked(round: &Round, percent: fn(&Criterion) -> Option<u32>) -> impl Iterator<Item = (u8, u32)> {
    let levels = (1_u8..).zip(&round.levels);
    levels.flat_map(move |(level, criteria)| criteria.iter().filter_map(percent).map(move |percent| (level, percent)))
}

fn of_people(criterion: &Criterion) -> Option<u32> {
    match criterion {
        Criterion::People { threshold } => Some(*threshold),
        _ => None,
    }
}

fn of_budget(criterion: &Criterion) -> Option<u32> {
    match criterion {
        Criterion::Budget { threshold } => Some(*threshold),
        _ => None,
    }
}

/// `รอบที่ ๑ ร้อยละ ๒๐ ๓๐ และ ๔๐`
fn thresholds_said(handbook: &Handbook, percent: fn(&Criterion) -> Option<u32>) -> String {
    let said = handbook.rounds.iter().filter_map(|round| {
        let asked: Vec<String> = asked(round, percent).map(|(_, percent)| digits::plain(percent)).collect();
        (!asked.is_empty()).then(|| format!("รอบที่ {} ร้อยละ {}", digits::plain(round.number), asked.join(" ")))
    });
    said.collect::<Vec<_>>().join(" และ")
}

fn course(handbook: &Handbook, percent: fn(&Criterion) -> Option<u32>, runs: &[Vec<Reading>]) -> Drawing {
    let thresholds = || handbook.rounds.iter().flat_map(|round| asked(round, percent).map(move |asked| (round, asked)));
    let scale = Scale::new(
        handbook.fiscal_year,
        thresholds().map(|(_, (_, percent))| u64::from(percent)),
        runs.iter().flatten().map(|reading| reading.percent),
    );
    Drawing::Courses(Courses {
        months: handbook.fiscal_year.months().map(month_abbreviation).collect(),
        grid: scale.grid(),
        thresholds: thresholds().map(|(round, (level, percent))| scale.threshold(round, level, percent)).collect(),
        runs: runs.iter().filter_map(|run| scale.run(run)).collect(),
    })
}

/// People reached since 1 October in per cent of the year's target, month by month as far as months count on `as_of`;
/// absent when there is no target or no month counts.
pub fn people_course(dataset: &Dataset, handbook: &Handbook, as_of: NaiveDate) -> Option<Chart> {
    let target = dataset.target().total();
    let counts = |month: &Month| dataset.recorded_by_day(*month, as_of).is_some();
    let last = dataset.year.months().filter(counts).last()?;
    let mut reached = 0;
    let mut readings = Vec::new();
    for month in dataset.year.months().take_while(|month| *month <= last) {
        let results = dataset.results.iter().filter(|result| result.month == month && counts(&month));
        reached += results.map(|result| result.people.total()).sum::<u64>();
        readings.push((month, Reading { day: month.last_day(), percent: Percent::of(reached, target)? }));
    }
    let said: Vec<String> = readings
        .iter()
        .map(|(month, reading)| format!("{} ร้อยละ {}", short_month(*month), digits::percent(reading.percent)))
        .collect();
    let readings = readings.into_iter().map(|(_, reading)| reading).collect();
    Some(Chart {
        caption: "จำนวนคนสะสมคิดเป็นร้อยละของเป้าหมาย เทียบกับเกณฑ์ของแต่ละรอบ".to_owned(),
        alt: format!(
            "กราฟเส้นของจำนวนคนสะสมเทียบกับเป้าหมาย {} เส้นประแสดงเกณฑ์ {}",
            said.join(" "),
            thresholds_said(handbook, of_people)
        ),
        drawing: course(handbook, of_people, &[readings]),
    })
}

/// Disbursement read from GFMIS in per cent of the round's allocation, one line a round; absent when no reading counts
/// on `as_of`. A reading without a day is of its round's last day.
pub fn disbursement_course(dataset: &Dataset, handbook: &Handbook, as_of: NaiveDate) -> Option<Chart> {
    let runs: Vec<Vec<Reading>> = handbook.rounds.iter().map(|round| readings(dataset, round, as_of)).collect();
    let said: Vec<String> = runs
        .iter()
        .flatten()
        .map(|reading| format!("{} ร้อยละ {}", short_day(reading.day), digits::percent(reading.percent)))
        .collect();
    // A line needs more than its ends: two readings are two bars.
    let is_line = runs.iter().any(|run| run.len() > 1);
    let kind = if is_line { "กราฟเส้น" } else { "แผนภูมิแท่ง" };
    (!said.is_empty()).then(|| Chart {
        caption: format!("การเบิกจ่าย{}สะสมคิดเป็นร้อยละของวงเงินจัดสรรของรอบ", handbook.names.budget),
        alt: format!(
            "{kind}ของการเบิกจ่ายเทียบกับวงเงินจัดสรร {} เส้นประแสดงเกณฑ์ {}",
            said.join(" "),
            thresholds_said(handbook, of_budget)
        ),
        drawing: if is_line { course(handbook, of_budget, &runs) } else { measures(handbook, of_budget, &runs) },
    })
}

/// The one reading of each round as a bar against what its levels ask for.
fn measures(handbook: &Handbook, percent: fn(&Criterion) -> Option<u32>, runs: &[Vec<Reading>]) -> Drawing {
    let rows = handbook.rounds.iter().zip(runs).filter_map(|(round, run)| {
        let reading = run.last()?;
        let marks = asked(round, percent).map(|(level, percent)| (u64::from(percent) * 100, level));
        Some(Row {
            label: format!("รอบที่ {} ณ วันที่ {}", digits::plain(round.number), short_day(reading.day)),
            columns: vec![vec![(reading.percent.hundredths(), digits::percent(reading.percent))]],
            marks: marks.map(|(at, level)| (at, digits::plain(level))).collect(),
            ..Row::default()
        })
    });
    Bars::measured(Vec::new(), vec!["ร้อยละของวงเงินจัดสรร (เส้นประคือเกณฑ์ของระดับที่กำกับไว้)"], rows.collect())
}

fn readings(dataset: &Dataset, round: &Round, as_of: NaiveDate) -> Vec<Reading> {
    let mut readings: Vec<Reading> = dataset
        .evidence
        .gfmis
        .iter()
        .filter(|reading| reading.round == round.number)
        .filter_map(|reading| {
            let day = reading.as_of.unwrap_or(round.last);
            let (disbursed, allocated) = (reading.disbursed.map(Satang::satang)?, reading.allocated.satang());
            let percent = Percent::of(disbursed, allocated)?;
            (day <= as_of && day <= round.last).then_some(Reading { day, percent })
        })
        .collect();
    readings.sort_by_key(|reading| reading.day);
    readings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(highest: &[u64]) -> Scale {
        Scale::new(FiscalYear::new(2565).unwrap(), highest.iter().copied(), std::iter::empty())
    }

    #[test]
    fn the_year_runs_from_edge_to_edge() {
        let day = |text: &str| scale(&[]).across(text.parse().unwrap());
        assert_eq!(day("2021-10-01"), 2);
        assert_eq!(day("2022-03-31"), 498);
        assert_eq!(day("2022-09-30"), 1000);
    }

    #[test]
    fn the_scale_reaches_over_all_it_shows_in_whole_steps() {
        for (highest, top, step) in [(0, 100, 20), (80, 100, 20), (101, 120, 20), (121, 150, 30), (1_000, 1_020, 170)] {
            let scale = scale(&[highest]);
            assert_eq!((scale.top, scale.step), (top, step), "{highest}");
            assert!(scale.up(highest * 100) <= 1000);
        }
    }
}
