//! The plan's projects by strategy (ยุทธศาสตร์), with the sums a reader checks.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{
    activities::{self, ActivityRow},
    amounts::PeopleCells,
};
use crate::{
    model::{Dataset, Month, People, Project, ProjectDetail, Province, Satang, WorkerGroup, district},
    text::bare,
    thai::{
        date::{long_month, month_abbreviation, short_month},
        digits,
        sentence::listed,
    },
};

/// The heading of projects that name no strategy.
const NO_STRATEGY: &str = "โครงการ/กิจกรรมที่ไม่ได้ระบุยุทธศาสตร์";

/// A strategy with the projects under it, as indices into the dataset's projects.
#[derive(Debug, Clone)]
pub struct StrategyProjects {
    /// `None` where the projects are those that name no strategy: they make none.
    pub number: Option<u32>,
    pub name: String,
    pub projects: Vec<usize>,
    /// The number of the first of them in the whole plan.
    first: usize,
}

/// The strategies in the order of their numbers, which is that in which the plan first names them unless it numbers them itself; projects without one come last.
pub fn by_strategy(dataset: &Dataset) -> Vec<StrategyProjects> {
    let projects = || dataset.projects.iter().map(|project| project.detail(ProjectDetail::Strategy)).enumerate();
    let named = by_name(projects().filter_map(|(index, strategy)| Some((index, strategy?))));
    let without: Vec<usize> = projects().filter(|(_, strategy)| strategy.is_none()).map(|(index, _)| index).collect();
    let mut strategies: Vec<StrategyProjects> =
        named.into_iter().map(|(name, projects)| StrategyProjects::new(name.to_owned(), projects)).collect();
    for (place, strategy) in (1..).zip(&mut strategies) {
        let own = strategy.projects.first().and_then(|first| dataset.projects[*first].strategy_number);
        strategy.number = Some(own.unwrap_or(place));
    }
    strategies.sort_by_key(|strategy| strategy.number);
    if !without.is_empty() {
        strategies.push(StrategyProjects::new(NO_STRATEGY.to_owned(), without));
    }
    let mut first = 1;
    for strategy in &mut strategies {
        strategy.first = first;
        first += strategy.projects.len();
    }
    strategies
}

/// Projects by a name of theirs, in the order in which the plan first gives each name.
pub fn by_name<'a>(named: impl Iterator<Item = (usize, &'a str)>) -> Vec<(&'a str, Vec<usize>)> {
    let mut places = BTreeMap::new();
    let mut groups: Vec<(&str, Vec<usize>)> = Vec::new();
    for (project, name) in named {
        let place = *places.entry(name).or_insert(groups.len());
        match groups.get_mut(place) {
            Some((_, projects)) => projects.push(project),
            None => groups.push((name, vec![project])),
        }
    }
    groups
}

impl StrategyProjects {
    fn new(name: String, projects: Vec<usize>) -> Self {
        Self { number: None, name, projects, first: 1 }
    }

    /// Its projects, each behind the number it has in the plan and in every other book.
    pub fn numbered(&self) -> impl Iterator<Item = (usize, usize)> {
        (self.first..).zip(self.projects.iter().copied())
    }

    /// As a column of numbers shows it.
    pub fn shown_number(&self) -> String {
        self.number.map_or_else(|| "–".to_owned(), digits::plain)
    }

    /// `ยุทธศาสตร์ที่ ๑`, as its sum calls it.
    pub fn label(&self) -> String {
        self.number.map_or_else(|| self.name.clone(), |number| format!("ยุทธศาสตร์ที่ {}", digits::plain(number)))
    }

    /// `ยุทธศาสตร์ที่ ๑ การขยายความคุ้มครอง`, as captions and headings call it.
    pub fn title(&self) -> String {
        match self.number {
            // A strategy may have no name but its number.
            Some(_) if bare(&digits::in_thai(&self.name)) == bare(&self.label()) => self.label(),
            Some(_) => format!("{} {}", self.label(), digits::in_thai(&self.name)),
            None => self.name.clone(),
        }
    }
}

/// A strategy's part of the plan table.
#[derive(Debug, Serialize)]
pub struct Strategy {
    pub number: String,
    pub label: String,
    pub title: String,
    pub name: String,
    pub projects: Vec<ProjectRow>,
    pub total: Total,
}

/// One project as the tables and its own sheet show it.
#[derive(Debug, Serialize)]
pub struct ProjectRow {
    /// Running number over the whole plan.
    pub number: String,
    pub id: String,
    pub name: String,
    pub strategy: String,
    pub objective: Option<String>,
    pub indicator: Option<String>,
    pub agency: String,
    pub area: Option<String>,
    pub source: Option<String>,
    /// `อำเภอแม่ริม และอำเภอสารภี (๒ อำเภอ)`
    pub districts: Option<String>,
    pub partners: Option<String>,
    pub contact: Option<String>,
    /// Paragraphs.
    pub rationale: Vec<String>,
    pub output: Option<String>,
    pub outcome: Option<String>,
    pub target: PeopleCells,
    pub budget: String,
    /// The budget in figures and words, or that none is used.
    pub budget_line: String,
    /// `ตุลาคม ๒๕๖๔ – กันยายน ๒๕๖๕`
    pub span: String,
    /// Twelve months from October: whether the project runs.
    pub months: Vec<bool>,
    pub activities: Vec<ActivityRow>,
    #[serde(rename = "\u{fdd0}value")]
    pub value: ProjectValue,
}

/// A project's figures for layouts that sort or compare.
#[derive(Debug, Serialize)]
pub struct ProjectValue {
    /// In satang.
    pub budget: u64,
    /// `2021-10`
    pub start: String,
    pub end: String,
}

/// A sum over projects.
#[derive(Debug, Serialize)]
pub struct Total {
    pub projects: String,
    pub target: PeopleCells,
    pub budget: String,
    #[serde(rename = "\u{fdd0}budget_words")]
    pub budget_words: String,
    /// Twelve months from October: how many projects run.
    pub months: Vec<String>,
    #[serde(rename = "\u{fdd0}value")]
    pub value: TotalValue,
}

/// A sum's figures; money in satang.
#[derive(Debug, Serialize)]
pub struct TotalValue {
    pub projects: usize,
    pub budget: u64,
    pub months: Vec<usize>,
}

impl Total {
    pub fn of<'a>(dataset: &Dataset, projects: impl Iterator<Item = &'a Project> + Clone) -> Self {
        let budget: Satang = projects.clone().map(|project| project.budget).sum();
        let target: People = projects.clone().map(|project| project.target).sum();
        let running = |month: Month| projects.clone().filter(|project| runs_in(project, month)).count();
        Self {
            projects: digits::plain(projects.clone().count()),
            target: target.into(),
            budget: digits::money(budget),
            budget_words: crate::thai::baht::baht_text(budget),
            months: dataset.year.months().map(|month| digits::plain(running(month))).collect(),
            value: TotalValue {
                projects: projects.clone().count(),
                budget: budget.satang(),
                months: dataset.year.months().map(running).collect(),
            },
        }
    }
}

fn runs_in(project: &Project, month: Month) -> bool {
    (project.start..=project.end).contains(&month)
}

/// `ตุลาคม ๒๕๖๔ – กันยายน ๒๕๖๕`, or one month alone.
fn span(project: &Project) -> String {
    if project.start == project.end {
        long_month(project.start)
    } else {
        format!("{} – {}", long_month(project.start), long_month(project.end))
    }
}

/// Every strategy with its projects, numbered through the whole plan.
pub fn strategies(dataset: &Dataset) -> Vec<Strategy> {
    let mut activities = activities::by_project(dataset);
    by_strategy(dataset)
        .into_iter()
        .map(|strategy| Strategy {
            number: strategy.shown_number(),
            label: strategy.label(),
            title: strategy.title(),
            projects: strategy
                .numbered()
                .map(|(number, index)| {
                    let activities = activities.remove(&index).unwrap_or_default();
                    row(dataset, &dataset.projects[index], number, &strategy.name, activities)
                })
                .collect(),
            total: Total::of(dataset, strategy.projects.iter().map(|index| &dataset.projects[*index])),
            name: digits::in_thai(&strategy.name),
        })
        .collect()
}

fn row(
    dataset: &Dataset,
    project: &Project,
    number: usize,
    strategy: &str,
    activities: Vec<ActivityRow>,
) -> ProjectRow {
    let detail = |detail| project.detail(detail).map(digits::in_thai);
    ProjectRow {
        number: digits::plain(number),
        id: digits::in_thai(&project.id),
        name: digits::in_thai(&project.name),
        strategy: digits::in_thai(strategy),
        objective: detail(ProjectDetail::Objective),
        indicator: detail(ProjectDetail::Indicator),
        agency: digits::in_thai(&project.agency),
        area: detail(ProjectDetail::Area),
        source: detail(ProjectDetail::Source),
        districts: project.detail(ProjectDetail::Districts).map(|text| districts(dataset.province, text)),
        partners: detail(ProjectDetail::Partners),
        contact: detail(ProjectDetail::Contact),
        rationale: project.detail(ProjectDetail::Rationale).map(lines).unwrap_or_default(),
        output: detail(ProjectDetail::Output),
        outcome: detail(ProjectDetail::Outcome),
        target: project.target.into(),
        budget: digits::money(project.budget),
        budget_line: match project.budget.is_zero() {
            true => "ไม่ใช้งบประมาณ".to_owned(),
            false => {
                format!("{} บาท ({})", digits::money(project.budget), crate::thai::baht::baht_text(project.budget))
            }
        },
        span: span(project),
        months: dataset.year.months().map(|month| runs_in(project, month)).collect(),
        activities,
        value: ProjectValue {
            budget: project.budget.satang(),
            start: project.start.to_string(),
            end: project.end.to_string(),
        },
    }
}

/// The lines of a text, which are its paragraphs.
fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(digits::in_thai).collect()
}

/// A list of districts as a sentence names them, each once; a text that names none by itself stands as it is.
fn districts(province: &Province, text: &str) -> String {
    let mut names: Vec<String> = Vec::new();
    for name in district::named(text).unwrap_or_default() {
        let name = province.district(&name).map_or(name, str::to_owned);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let named: Vec<String> = names.iter().map(|name| format!("อำเภอ{}", digits::in_thai(name))).collect();
    match &named[..] {
        [] => digits::in_thai(text),
        [one] => one.clone(),
        several => format!("{} ({} อำเภอ)", listed(several), digits::plain(several.len())),
    }
}

/// The heading of the twelve months: their abbreviations, and how many belong to each calendar year.
#[derive(Debug, Serialize)]
pub struct MonthHeads {
    pub names: Vec<String>,
    /// `ต.ค. ๖๔`
    pub dated: Vec<String>,
    pub years: Vec<YearHead>,
}

#[derive(Debug, Serialize)]
pub struct YearHead {
    pub year: String,
    pub months: usize,
}

impl MonthHeads {
    pub fn new(dataset: &Dataset) -> Self {
        let months: Vec<Month> = dataset.year.months().collect();
        let years = months
            .chunk_by(|one, other| one.year() == other.year())
            .map(|months| YearHead { year: digits::plain(months[0].buddhist_year()), months: months.len() });
        Self {
            names: months.iter().map(|month| month_abbreviation(*month).to_owned()).collect(),
            dated: months.iter().map(|month| short_month(*month)).collect(),
            years: years.collect(),
        }
    }
}

/// One strategy's line of the summary matrix: projects, people and baht by group of workers.
#[derive(Debug, Serialize)]
pub struct MatrixRow {
    pub number: String,
    pub name: String,
    pub projects: String,
    /// How many projects reach each group, in the handbook's order.
    pub group_projects: Vec<String>,
    pub group_people: Vec<String>,
    /// The whole budgets of the projects that reach each group.
    pub group_budget: Vec<String>,
    pub people: String,
    pub budget: String,
    #[serde(rename = "\u{fdd0}value")]
    pub value: MatrixValue,
}

/// A line of the matrix in figures; money in satang.
#[derive(Debug, Serialize)]
pub struct MatrixValue {
    pub projects: usize,
    pub group_projects: Vec<usize>,
    pub group_people: Vec<u64>,
    pub group_budget: Vec<u64>,
    pub people: u64,
    pub budget: u64,
}

/// The matrix strategy × group, and its sums. A project that reaches two groups stands with its whole budget in both
/// columns and once in the total: nothing in the data says how its money parts.
pub fn matrix(dataset: &Dataset) -> (Vec<MatrixRow>, MatrixRow) {
    let strategies = by_strategy(dataset);
    let line = |number: String, name: String, projects: Vec<&Project>| {
        let target: People = projects.iter().map(|project| project.target).sum();
        let budget: Satang = projects.iter().map(|project| project.budget).sum();
        let reaching = |group| projects.iter().filter(move |project| project.target[group] > 0);
        let spending = |group| reaching(group).map(|project| project.budget).sum::<Satang>();
        MatrixRow {
            number,
            name,
            projects: digits::plain(projects.len()),
            group_projects: WorkerGroup::ALL.map(|group| digits::plain(reaching(group).count())).to_vec(),
            group_people: WorkerGroup::ALL.map(|group| digits::count(target[group])).to_vec(),
            group_budget: WorkerGroup::ALL.map(|group| digits::money(spending(group))).to_vec(),
            people: digits::count(target.total()),
            budget: digits::money(budget),
            value: MatrixValue {
                projects: projects.len(),
                group_projects: WorkerGroup::ALL.map(|group| reaching(group).count()).to_vec(),
                group_people: WorkerGroup::ALL.map(|group| target[group]).to_vec(),
                group_budget: WorkerGroup::ALL.map(|group| spending(group).satang()).to_vec(),
                people: target.total(),
                budget: budget.satang(),
            },
        }
    };
    let rows = strategies
        .iter()
        .map(|strategy| {
            let projects = strategy.projects.iter().map(|index| &dataset.projects[*index]).collect();
            line(strategy.shown_number(), digits::in_thai(&strategy.name), projects)
        })
        .collect();
    (rows, line(String::new(), "รวมทั้งสิ้น".to_owned(), dataset.projects.iter().collect()))
}
