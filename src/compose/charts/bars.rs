//! Bars side by side: how much of what, by group of workers, by strategy, by project.

use serde::Serialize;

use super::{Chart, Drawing};
use crate::{
    compose::{
        amounts::{shares, thousandths},
        results::Counted,
        strategies::by_strategy,
    },
    model::{Dataset, People, Percent, Satang, WorkerGroup},
    thai::digits,
};

/// All that was aimed at, in hundredths of a per cent.
const WHOLE: u64 = 10_000;
/// How many projects stand at each end of the comparison.
const ENDS: usize = 5;

/// Rows of bars under one or two headings.
#[derive(Debug, Serialize)]
pub struct Bars {
    /// What the shades of a row's bars mean, when there is more than one.
    pub legend: Vec<&'static str>,
    /// The heading of each column of bars.
    pub columns: Vec<&'static str>,
    pub rows: Vec<BarRow>,
}

#[derive(Debug, Serialize)]
pub struct BarRow {
    /// A heading over this row and those after it.
    pub heading: Option<String>,
    pub label: String,
    /// One list of bars a column, one bar a shade.
    pub columns: Vec<Vec<Bar>>,
    /// What the bars of the first column are held against.
    pub marks: Vec<Mark>,
}

/// A line across a row's bars.
#[derive(Debug, Serialize)]
pub struct Mark {
    /// Thousandths of the longest bar.
    pub at: u64,
    /// What it asks for; empty where the column's heading says so.
    pub label: String,
}

#[derive(Debug, Serialize)]
pub struct Bar {
    /// Thousandths of the longest bar of its column.
    pub length: u64,
    pub figure: String,
}

/// A row before its bars are measured against each other.
#[derive(Default)]
pub(super) struct Row {
    pub heading: Option<String>,
    pub label: String,
    pub columns: Vec<Vec<(u64, String)>>,
    pub marks: Vec<(u64, String)>,
}

impl Bars {
    pub(super) fn measured(legend: Vec<&'static str>, columns: Vec<&'static str>, rows: Vec<Row>) -> Drawing {
        let longest = |column: usize| {
            let bars = rows.iter().filter_map(|row| row.columns.get(column)).flatten();
            let marks = rows.iter().flat_map(|row| &row.marks).filter(|_| column == 0);
            bars.chain(marks).map(|(value, _)| *value).max().unwrap_or(0)
        };
        let longest: Vec<u64> = (0..columns.len()).map(longest).collect();
        let scaled = |(column, bars): (usize, Vec<(u64, String)>)| {
            let bar = |(value, figure)| Bar { length: thousandths(value, longest[column]), figure };
            bars.into_iter().map(bar).collect()
        };
        let rows = rows
            .into_iter()
            .map(|row| BarRow {
                heading: row.heading,
                label: row.label,
                columns: row.columns.into_iter().enumerate().map(scaled).collect(),
                marks: row
                    .marks
                    .into_iter()
                    .map(|(value, label)| Mark { at: thousandths(value, longest[0]), label })
                    .collect(),
            })
            .collect();
        Drawing::Bars(Self { legend, columns, rows })
    }
}

fn people(value: u64) -> String {
    format!("{} คน", digits::count(value))
}

/// What the plan means to reach of each group; absent when it means to reach nobody.
pub fn groups_planned(dataset: &Dataset) -> Option<Chart> {
    let target = dataset.target();
    let shares = shares(&WorkerGroup::ALL.map(|group| target[group]));
    let share =
        |group| WorkerGroup::ALL.into_iter().zip(&shares).find_map(|(own, share)| (own == group).then_some(share));
    let figure = |group| format!("{} (ร้อยละ {})", people(target[group]), share(group).map_or("–", String::as_str));
    let rows = WorkerGroup::ALL.map(|group| Row {
        label: group.thai().to_owned(),
        columns: vec![vec![(target[group], figure(group))]],
        ..Row::default()
    });
    let said = WorkerGroup::ALL.map(|group| format!("{} {}", group.thai(), figure(group)));
    (target.total() > 0).then(|| Chart {
        caption: "กลุ่มเป้าหมายของแผน จำแนกตามกลุ่มแรงงาน".to_owned(),
        alt: format!("แผนภูมิแท่งของกลุ่มเป้าหมายตามแผน {} รวม {}", said.join(" "), people(target.total())),
        drawing: Bars::measured(Vec::new(), vec!["เป้าหมาย (คน)"], rows.into()),
    })
}

/// Plan against result of each group; absent when nobody was planned for or reached.
pub fn groups_reached(dataset: &Dataset, counted: &Counted<'_>) -> Option<Chart> {
    let target = dataset.target();
    let reached = counted.by_project.total().people;
    let result = |group| match Percent::of(reached[group], target[group]) {
        Some(percent) => format!("{} (ร้อยละ {})", people(reached[group]), digits::percent(percent)),
        None => people(reached[group]),
    };
    let rows = WorkerGroup::ALL.map(|group| Row {
        label: group.thai().to_owned(),
        columns: vec![vec![(target[group], people(target[group])), (reached[group], result(group))]],
        ..Row::default()
    });
    let said = WorkerGroup::ALL
        .map(|group| format!("{} เป้าหมาย {} ผล {}", group.thai(), people(target[group]), result(group)));
    (target.total() > 0 && reached.total() > 0).then(|| Chart {
        caption: "ผลการดำเนินงานเทียบกับเป้าหมาย จำแนกตามกลุ่มแรงงาน".to_owned(),
        alt: format!("แผนภูมิแท่งเทียบผลกับเป้าหมายของแต่ละกลุ่ม {}", said.join(" ")),
        drawing: Bars::measured(vec!["เป้าหมาย", "ผล"], vec!["จำนวนคน"], rows.into()),
    })
}

/// One strategy's plan and result.
struct StrategySums {
    name: String,
    target: u64,
    budget: Satang,
    reached: u64,
    spent: Satang,
}

/// The sums of the strategies in the order of the plan: of all, or where there are more than `most`, of those that mean to
/// reach most people, and of the rest as one.
fn strategy_sums(dataset: &Dataset, counted: Option<&Counted<'_>>, most: usize) -> Vec<StrategySums> {
    let sums = by_strategy(dataset).into_iter().map(|strategy| {
        let planned = strategy.projects.iter().map(|index| &dataset.projects[*index]);
        let reached = counted.map(|counted| counted.by_project.sum(&strategy.projects)).unwrap_or_default();
        StrategySums {
            name: digits::in_thai(&strategy.name),
            target: planned.clone().map(|project| project.target).sum::<People>().total(),
            budget: planned.map(|project| project.budget).sum(),
            reached: reached.people.total(),
            spent: reached.spent,
        }
    });
    let sums: Vec<StrategySums> = sums.collect();
    if sums.len() <= most {
        return sums;
    }
    let mut ranked: Vec<usize> = (0..sums.len()).collect();
    ranked.sort_by_key(|index| std::cmp::Reverse(sums[*index].target));
    ranked.truncate(most - 1);
    let (shown, rest): (Vec<_>, Vec<_>) = sums.into_iter().enumerate().partition(|(index, _)| ranked.contains(index));
    let rest_as_one = StrategySums {
        name: format!("อีก {} ยุทธศาสตร์", digits::plain(rest.len())),
        target: rest.iter().map(|(_, sum)| sum.target).sum(),
        budget: rest.iter().map(|(_, sum)| sum.budget).sum(),
        reached: rest.iter().map(|(_, sum)| sum.reached).sum(),
        spent: rest.iter().map(|(_, sum)| sum.spent).sum(),
    };
    shown.into_iter().map(|(_, sum)| sum).chain([rest_as_one]).collect()
}

/// People and baht of each strategy; absent when there is nothing to compare.
pub fn strategies_planned(dataset: &Dataset, most: usize) -> Option<Chart> {
    let sums = strategy_sums(dataset, None, most);
    let rows = sums.iter().map(|sum| Row {
        label: sum.name.clone(),
        columns: vec![
            vec![(sum.target, digits::count(sum.target))],
            vec![(sum.budget.satang(), digits::money(sum.budget))],
        ],
        ..Row::default()
    });
    let said: Vec<String> = sums
        .iter()
        .map(|sum| format!("{} {} {} บาท", sum.name, people(sum.target), digits::money(sum.budget)))
        .collect();
    let shows = sums.iter().any(|sum| sum.target > 0 || !sum.budget.is_zero());
    (sums.len() > 1 && shows).then(|| Chart {
        caption: "กลุ่มเป้าหมายและงบประมาณของแผน จำแนกตามยุทธศาสตร์".to_owned(),
        alt: format!("แผนภูมิแท่งของจำนวนคนและงบประมาณตามยุทธศาสตร์ {}", said.join(" ")),
        drawing: Bars::measured(Vec::new(), vec!["เป้าหมาย (คน)", "งบประมาณ (บาท)"], rows.collect()),
    })
}

/// Plan against result of each strategy; absent when there is nothing to compare or nothing was done.
pub fn strategies_reached(dataset: &Dataset, counted: &Counted<'_>, most: usize) -> Option<Chart> {
    let sums = strategy_sums(dataset, Some(counted), most);
    let rows = sums.iter().map(|sum| Row {
        label: sum.name.clone(),
        columns: vec![
            vec![(sum.target, digits::count(sum.target)), (sum.reached, digits::count(sum.reached))],
            vec![(sum.budget.satang(), digits::money(sum.budget)), (sum.spent.satang(), digits::money(sum.spent))],
        ],
        ..Row::default()
    });
    let said: Vec<String> = sums
        .iter()
        .map(|sum| {
            let (spent, budget) = (digits::money(sum.spent), digits::money(sum.budget));
            let (reached, target) = (people(sum.reached), people(sum.target));
            format!("{} ผล {reached} จากเป้าหมาย {target} เบิกจ่าย {spent} บาท จากงบประมาณ {budget} บาท", sum.name)
        })
        .collect();
    let is_done = sums.iter().any(|sum| sum.reached > 0 || !sum.spent.is_zero());
    (sums.len() > 1 && is_done).then(|| Chart {
        caption: "จำนวนคนและการเบิกจ่ายเทียบกับแผน จำแนกตามยุทธศาสตร์".to_owned(),
        alt: format!("แผนภูมิแท่งเทียบผลกับแผนของแต่ละยุทธศาสตร์ {}", said.join(" ")),
        drawing: Bars::measured(vec!["แผน", "ผล"], vec!["จำนวนคน", "งบประมาณ (บาท)"], rows.collect()),
    })
}

/// The projects with the highest and the lowest per cent of their target; absent when there are too few to part, or
/// all stand alike. Projects without a target have no per cent and stand in neither.
pub fn projects_compared(dataset: &Dataset, counted: &Counted<'_>) -> Option<Chart> {
    let mut compared: Vec<Compared<'_>> = dataset
        .projects
        .iter()
        .enumerate()
        .filter_map(|(index, project)| {
            let reached = counted.by_project.of(index).people;
            let target = project.target.total();
            let percent = Percent::of(reached.total(), target)?;
            Some(Compared { name: &project.name, percent, reached: reached.total(), target })
        })
        .collect();
    // Stable, so that projects with the same per cent keep the order of the plan.
    compared.sort_by_key(|project| std::cmp::Reverse(project.percent));
    let differ = compared.first().map(|first| first.percent) != compared.last().map(|last| last.percent);
    let ends = ENDS.min(compared.len() / 2);
    if ends < 2 || !differ {
        return None;
    }
    let (highest, rest) = compared.split_at(ends);
    let lowest = &rest[rest.len() - ends..];
    let headed = |heading: &str, projects: &[Compared<'_>]| {
        let row = |(index, project): (usize, &Compared<'_>)| Row {
            heading: (index == 0).then(|| heading.to_owned()),
            label: digits::in_thai(project.name),
            columns: vec![vec![(project.percent.hundredths(), project.figure())]],
            marks: vec![(WHOLE, String::new())],
        };
        projects.iter().enumerate().map(row).collect::<Vec<_>>()
    };
    let said = |projects: &[Compared<'_>]| {
        let one = |project: &Compared<'_>| format!("{} ร้อยละ {}", digits::in_thai(project.name), project.figure());
        projects.iter().map(one).collect::<Vec<_>>().join(" ")
    };
    let count = digits::plain(ends);
    let rows = [headed(&format!("สูงที่สุด {count} ลำดับ"), highest), headed(&format!("ต่ำที่สุด {count} ลำดับ"), lowest)];
    Some(Chart {
        caption: format!("โครงการ/กิจกรรมที่มีผลเทียบกับเป้าหมายสูงที่สุดและต่ำที่สุดอย่างละ {count} ลำดับ"),
        alt: format!("แผนภูมิแท่งของผลเทียบกับเป้าหมาย สูงที่สุด {} ต่ำที่สุด {}", said(highest), said(lowest)),
        drawing: Bars::measured(
            Vec::new(),
            vec!["ร้อยละของเป้าหมายจำนวนคน (เส้นประคือร้อยละ ๑๐๐)"],
            rows.into_iter().flatten().collect(),
        ),
    })
}

/// One project against its target.
struct Compared<'a> {
    name: &'a str,
    percent: Percent,
    reached: u64,
    target: u64,
}

impl Compared<'_> {
    /// `๘๕.๐๐ (๑๗๐ จาก ๒๐๐ คน)`
    fn figure(&self) -> String {
        let (reached, target) = (digits::count(self.reached), digits::count(self.target));
        format!("{} ({reached} จาก {target} คน)", digits::percent(self.percent))
    }
}
