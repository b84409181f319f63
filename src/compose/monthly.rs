//! เอกสาร ๑ on paper: one month's results, where the year stands, and what comes next.

use chrono::NaiveDate;
use serde::Serialize;

use super::{
    Composed, Composer,
    amounts::{PeopleCells, dash, share},
    calendar::{self, Duty},
    charts::{self, Chart},
    cover::Cover,
    facts::{GroupPart, PlanFacts, RoundFacts, hundredths},
    prose::ProseError,
    reached::{ByProject, Reached},
    scoring::{self, LevelRows, RoundResult, RoundTable},
    strategies::by_strategy,
    wording,
};
use crate::{
    handbook::Handbook,
    model::{Dataset, Month, MonthlyResult, Passage, People, WorkerGroup},
    score::{RoundState, Scorecard},
    thai::{
        date::{long_day, long_month},
        digits,
    },
};

/// How many of the duties to come are named.
const NEXT_DUTIES: usize = 3;
/// The line of all projects without a result of the month.
const OTHERS: &str = "โครงการ/กิจกรรมอื่นที่ไม่มีผลในเดือนนี้";

/// Everything the monthly report's layout shows.
#[derive(Debug, Serialize)]
pub struct MonthlyReport {
    /// Title, province and year.
    #[serde(rename = "\u{fdd0}cover")]
    pub cover: Cover,
    /// The month with its year.
    pub month: String,
    /// The day on which things stand so.
    pub as_of: String,
    /// Paragraphs.
    pub summary: Vec<String>,
    /// A line a group of workers.
    pub groups: Vec<GroupLine>,
    /// Their sum.
    pub total: GroupLine,
    /// Projects with a result in the month, and all others in one line.
    pub projects: Vec<ProjectLine>,
    /// The sum of the projects, when there is more than one line of them.
    pub projects_total: Option<ProjectLine>,
    /// Projects that run in the month and have no result of it.
    pub idle: Vec<String>,
    /// The year up to the month, drawn.
    pub charts: MonthlyCharts,
    /// The rounds that have begun.
    pub rounds: Vec<RoundStanding>,
    /// What is due next, the nearest first.
    pub duties: Vec<Duty>,
}

/// A round as a scored table has it, of which a month's report prints the result alone.
#[derive(Debug, Serialize)]
pub struct RoundStanding {
    pub number: String,
    #[serde(rename = "\u{fdd0}first")]
    pub first: String,
    #[serde(rename = "\u{fdd0}last")]
    pub last: String,
    #[serde(rename = "\u{fdd0}assessed_on")]
    pub assessed_on: String,
    #[serde(rename = "\u{fdd0}levels")]
    pub levels: Vec<LevelRows>,
    #[serde(rename = "\u{fdd0}notes")]
    pub notes: Vec<String>,
    pub result: Option<RoundResult>,
}

impl From<RoundTable> for RoundStanding {
    fn from(table: RoundTable) -> Self {
        let RoundTable { number, first, last, assessed_on, levels, notes, result } = table;
        Self { number, first, last, assessed_on, levels, notes, result }
    }
}

/// The year so far; a chart that would show nothing is absent.
#[derive(Debug, Serialize)]
pub struct MonthlyCharts {
    pub people: Option<Chart>,
    pub records: Chart,
}

/// One group of workers: the month, the year so far, the target.
#[derive(Debug, Serialize)]
pub struct GroupLine {
    pub name: &'static str,
    pub month: String,
    pub running: String,
    pub target: String,
    pub percent: String,
}

/// One project: the month, and the people of the year so far against its target.
#[derive(Debug, Serialize)]
pub struct ProjectLine {
    pub number: String,
    pub name: String,
    pub people: PeopleCells,
    pub spent: String,
    pub running: String,
    #[serde(rename = "\u{fdd0}target")]
    pub target: String,
    pub percent: String,
}

/// What `monthly-summary.tera` may speak of.
#[derive(Serialize)]
struct MonthlyFacts<'a> {
    #[serde(flatten)]
    plan: PlanFacts<'a>,
    month: String,
    as_of: String,
    due: String,
    /// The day the month was recorded, as far as known on the as-of day.
    recorded_on: Option<String>,
    late: bool,
    overdue: bool,
    days_left: i64,
    projects_reported: usize,
    people: u64,
    groups_reached: Vec<GroupPart>,
    /// In satang.
    spent: u64,
    running: u64,
    running_percent: Option<u64>,
    running_spent: u64,
    running_spent_percent: Option<u64>,
    rounds_scored: Vec<RoundFacts>,
}

impl Composer<'_> {
    /// The report of one month as the evidence stands on the scorecard's day. Running totals end with the month and
    /// hold what counts; the month's own figures are shown whether they count yet or not.
    ///
    /// # Errors
    /// When a prose template fails.
    pub fn monthly(&self, month: Month, scorecard: &Scorecard) -> Result<Composed<MonthlyReport>, ProseError> {
        let (dataset, handbook, prose) = (self.dataset, self.handbook, self.prose);
        let as_of = scorecard.as_of;
        let mut cover = Cover::new(dataset, handbook, &handbook.names.monthly, "", as_of);
        let (assets, lost) = cover.illustrate(dataset, self.pictures);
        let mut rounds = scoring::tables(dataset, handbook, Some(scorecard), prose)?;
        let sums = Sums::new(dataset, month, as_of);
        let facts = MonthlyFacts::new(&sums, handbook, &cover, scorecard, &rounds);
        let summary = wording::said(dataset, prose, Passage::of_month(month), &facts)?;
        rounds.retain(|round| round.result.as_ref().is_some_and(|result| result.state != RoundState::NotStarted));
        let total = sums.group("รวมทั้งสิ้น", People::total);
        let projects = sums.projects();
        let book = MonthlyReport {
            month: long_month(month),
            as_of: long_day(as_of),
            summary,
            groups: WorkerGroup::ALL.map(|group| sums.group(group.thai(), move |people| people[group])).into(),
            total,
            projects_total: (projects.len() > 1).then(|| sums.total()),
            projects,
            idle: sums.idle(),
            charts: MonthlyCharts {
                people: charts::people_course(dataset, handbook, as_of),
                records: charts::record_strip(scorecard),
            },
            rounds: rounds.into_iter().map(RoundStanding::from).collect(),
            duties: calendar::duties_to_come(dataset, handbook, as_of, NEXT_DUTIES, prose)?,
            cover,
        };
        Ok(Composed { book, assets, lost })
    }
}

/// Sums of the month and of the year up to it.
struct Sums<'a> {
    dataset: &'a Dataset,
    month: Month,
    /// The month's own results, whether they count yet or not.
    of_month: ByProject,
    /// What counts of the months up to it.
    running: ByProject,
}

impl<'a> Sums<'a> {
    fn new(dataset: &'a Dataset, month: Month, as_of: NaiveDate) -> Self {
        let counts = |result: &MonthlyResult| dataset.recorded_by_day(result.month, as_of).is_some();
        Self {
            dataset,
            month,
            of_month: ByProject::new(dataset, |result| result.month == month),
            running: ByProject::new(dataset, |result| result.month <= month && counts(result)),
        }
    }

    fn group(&self, name: &'static str, of: impl Fn(People) -> u64) -> GroupLine {
        let (reached, target) = (of(self.running.total().people), of(self.dataset.target()));
        // Of a month nothing is known of, nothing is not zero.
        let is_reported = self.of_month.has_any();
        GroupLine {
            name,
            month: if is_reported { digits::count(of(self.of_month.total().people)) } else { dash() },
            running: digits::count(reached),
            target: digits::count(target),
            percent: share(reached, target),
        }
    }

    /// The projects with a result of the month, under the numbers the plan gives them; what the others have reached by
    /// then comes last, so that the column adds up.
    fn projects(&self) -> Vec<ProjectLine> {
        let strategies = by_strategy(self.dataset);
        let numbered = strategies.iter().flat_map(|strategy| strategy.numbered());
        let reporting = numbered.filter(|(_, index)| self.of_month.has(*index));
        let line = |(number, index): (usize, usize)| {
            let name = digits::in_thai(&self.dataset.projects[index].name);
            self.line(digits::plain(number), name, &[index])
        };
        let mut lines: Vec<_> = reporting.map(line).collect();
        let others: Vec<usize> = self.silent().collect();
        if !lines.is_empty() && self.running.sum(&others).people.total() > 0 {
            lines.push(self.line(dash(), OTHERS.to_owned(), &others));
        }
        lines
    }

    fn total(&self) -> ProjectLine {
        let all: Vec<usize> = (0..self.dataset.projects.len()).collect();
        self.line(String::new(), "รวมทุกโครงการ/กิจกรรม".to_owned(), &all)
    }

    fn line(&self, number: String, name: String, projects: &[usize]) -> ProjectLine {
        let Reached { people, spent } = self.of_month.sum(projects);
        let running = self.running.sum(projects).people;
        let target: People = projects.iter().map(|index| self.dataset.projects[*index].target).sum();
        ProjectLine {
            number,
            name,
            people: people.into(),
            spent: digits::money(spent),
            running: digits::count(running.total()),
            target: digits::count(target.total()),
            percent: share(running.total(), target.total()),
        }
    }

    /// The projects without a result of the month.
    fn silent(&self) -> impl Iterator<Item = usize> {
        (0..self.dataset.projects.len()).filter(|index| !self.of_month.has(*index))
    }

    fn idle(&self) -> Vec<String> {
        let silent = self.silent().map(|index| &self.dataset.projects[index]);
        let running = silent.filter(|project| (project.start..=project.end).contains(&self.month));
        running.map(|project| digits::in_thai(&project.name)).collect()
    }
}

impl<'a> MonthlyFacts<'a> {
    fn new(
        sums: &Sums<'a>,
        handbook: &'a Handbook,
        cover: &'a Cover,
        scorecard: &Scorecard,
        tables: &[RoundTable],
    ) -> Self {
        let (dataset, month, as_of) = (sums.dataset, sums.month, scorecard.as_of);
        let Reached { people, spent } = sums.of_month.total();
        let Reached { people: running, spent: running_spent } = sums.running.total();
        let (target, budget) = (dataset.target().total(), dataset.budget().satang());
        let (due, recorded) = (handbook.due(month), dataset.recorded_by_day(month, as_of));
        Self {
            plan: PlanFacts::new(dataset, handbook, cover),
            month: long_month(month),
            as_of: long_day(as_of),
            due: long_day(due),
            recorded_on: recorded.map(long_day),
            late: recorded.is_some_and(|recorded| recorded > due),
            overdue: recorded.is_none() && due < as_of,
            days_left: (due - as_of).num_days().max(0),
            projects_reported: dataset.projects.len() - sums.silent().count(),
            people: people.total(),
            groups_reached: GroupPart::of(people, |_| people.total()),
            spent: spent.satang(),
            running: running.total(),
            running_percent: hundredths(running.total(), target),
            running_spent: running_spent.satang(),
            running_spent_percent: hundredths(running_spent.satang(), budget),
            rounds_scored: RoundFacts::of(scorecard, tables),
        }
    }
}
