//! One province's tables.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use ruplem::{
    model::{FiscalYear, Month, Province},
    thai::date::short_day,
};

use super::{random::Random, stories::Story};

/// A table's heading and its rows.
pub type Table = (Vec<&'static str>, Vec<Vec<String>>);
/// By the name of the file without its ending.
pub type Tables = BTreeMap<&'static str, Table>;

/// The plan of the sample of เชียงใหม่: each project lends its words to many.
const PLAN: &str = include_str!("../../samples/chiang-mai/projects.csv");
const COMMITTEE: &str = include_str!("../../samples/chiang-mai/committee.csv");
const SITUATION: &str = include_str!("../../samples/chiang-mai/situation.csv");
const PROBLEMS: &str = include_str!("../../samples/chiang-mai/problems.csv");

const INVENTED: &str = "ข้อมูลตัวอย่าง";
const OFFICER: &str = "นักวิชาการแรงงาน";

pub struct Author<'a> {
    pub province: &'a Province,
    pub story: Story,
    pub random: Random,
    pub year: FiscalYear,
}

struct Project {
    id: String,
    target: [u64; 3],
    budget: u64,
    /// First and last month; October is 0.
    span: (u64, u64),
}

impl Author<'_> {
    pub fn tables(&mut self) -> Tables {
        let mut tables = Tables::new();
        let (plan, projects) = self.plan();
        tables.insert("projects", plan);
        tables.insert("results", self.results(&projects));
        tables.insert("reports", self.reports());
        tables.insert("budget", self.budget(&projects));
        tables.insert("submissions", self.submissions());
        if self.random.chance(85) {
            tables.insert("committee", (vec!["body", "name", "title", "role"], self.adopted(COMMITTEE)));
        }
        if self.random.chance(75) {
            tables.insert("situation", self.situation());
        }
        if self.random.chance(60) {
            tables.insert("problems", (vec!["area", "problem", "remedy", "suggestion"], self.adopted(PROBLEMS)));
        }
        tables
    }

    /// The office's own words, as keys and values.
    pub fn keys(&self) -> Vec<(&'static str, String)> {
        let Province { name, english, .. } = self.province;
        let latin = english.to_lowercase().replace(' ', "-");
        vec![
            ("province", name.clone()),
            ("fiscal_year", self.year.to_string()),
            ("office", format!("สำนักงานแรงงานจังหวัด{name}")),
            ("head_title", format!("แรงงานจังหวัด{name}")),
            ("address", format!("เลขที่ ๐๐๐ ถนนตัวอย่าง ({INVENTED}) จังหวัด{name}")),
            ("phone", "๐ ๐๐๐๐ ๐๐๐๐".to_owned()),
            ("email", format!("{latin}@example.com")),
            ("report_link", format!("https://example.com/{latin}/monthly-results")),
            ("form_link", format!("https://example.com/{latin}/forms")),
        ]
    }

    /// A sample's rows with this province in the place of its own.
    fn adopted(&self, sample: &str) -> Vec<Vec<String>> {
        let name = &self.province.name;
        let adopt = |cell: &str| {
            cell.replace("สถาบันพัฒนาฝีมือแรงงาน ๑๙ เชียงใหม่", &format!("สำนักงานพัฒนาฝีมือแรงงาน{name}"))
                .replace("เชียงใหม่", name)
                .replace("ล้านนา", "")
        };
        let mut reader = csv::Reader::from_reader(sample.as_bytes());
        reader.records().map(|row| row.expect("a sound sample").iter().map(adopt).collect()).collect()
    }

    fn plan(&mut self) -> (Table, Vec<Project>) {
        let heading = vec![
            "id",
            "strategy",
            "name",
            "objective",
            "indicator",
            "target_informal",
            "target_elderly",
            "target_disabled",
            "budget",
            "source",
            "agency",
            "area",
            "start",
            "end",
        ];
        let pool = self.adopted(PLAN);
        let mut rows = Vec::new();
        let mut projects = Vec::new();
        for number in 0..self.story.projects {
            // A step that shares no factor with the pool's size visits all of it, each plan in an order of its own.
            let start = u64::from(self.province.code) * 7;
            let lent = &pool[usize::try_from(start + number * 13).expect("small") % pool.len()];
            let start = self.random.within(0, 7);
            let span = (start, self.random.within(start + 1, 11));
            let informal = self.random.within(2, 60) * 10;
            let elderly = if self.random.chance(60) { self.random.within(1, 20) * 5 } else { 0 };
            let disabled = if self.random.chance(45) { self.random.within(1, 40) } else { 0 };
            let project = Project {
                id: format!("{}-{:03}", self.province.letters, number + 1),
                target: [informal, elderly, disabled],
                // In satang.
                budget: (informal + elderly + disabled) * self.random.within(150, 900) * 100
                    + self.random.within(0, 3) * 25,
                span,
            };
            let round = number / pool.len() as u64 + 1;
            let name = if round == 1 { lent[2].clone() } else { format!("{} รุ่นที่ {round}", lent[2]) };
            let area = match self.random.within(0, 2) {
                0 => format!("ทุกอำเภอของจังหวัด{}", self.province.name),
                1 => "พื้นที่อำเภอชั้นนอก".to_owned(),
                _ => String::new(),
            };
            let mut row = vec![project.id.clone(), lent[1].clone(), name, lent[3].clone(), lent[4].clone()];
            row.extend(project.target.map(|people| if people == 0 { "-".to_owned() } else { people.to_string() }));
            row.extend([baht(project.budget), lent[9].clone(), lent[10].clone(), area]);
            row.extend([self.month(span.0).to_string(), self.month(span.1).to_string()]);
            rows.push(row);
            projects.push(project);
        }
        ((heading, rows), projects)
    }

    fn results(&mut self, projects: &[Project]) -> Table {
        let mut rows = Vec::new();
        let halves = [(0, 5, self.story.people[0]), (6, 11, self.story.people[1] - self.story.people[0])];
        let target: u64 = projects.iter().flat_map(|project| project.target).sum();
        for (first, last, percent) in halves {
            let months = |project: &Project| (project.span.0.max(first), project.span.1.min(last));
            let active: Vec<&Project> =
                projects.iter().filter(|project| months(project).0 <= months(project).1).collect();
            let base: u64 = active.iter().flat_map(|project| project.target).sum();
            // Never quite a round per cent.
            let wanted = target * percent / 100 + target * self.random.within(1, 4) / 1000;
            let mut given = 0;
            for (place, project) in active.iter().enumerate() {
                let total: u64 = project.target.iter().sum();
                let quota =
                    if place + 1 == active.len() { wanted.saturating_sub(given) } else { wanted * total / base };
                given += quota;
                let (from, to) = months(project);
                let count = (to - from + 1).min(4);
                let step = (to - from + 1) / count;
                let overspends = self.random.chance(1);
                for part in 0..count {
                    let people = if part == 0 { quota - quota / count * (count - 1) } else { quota / count };
                    let elderly = people * project.target[1] / total;
                    let disabled = people * project.target[2] / total;
                    // Few spend more than they have.
                    let paid = if overspends { people } else { people.min(total / (2 * count)) };
                    let spent = project.budget / 100 * paid / total;
                    let detail = if self.random.chance(15) {
                        format!("ดำเนินการตามแผน ({INVENTED})")
                    } else {
                        String::new()
                    };
                    let month = self.month(from + part * step).to_string();
                    rows.push((
                        from + part * step,
                        vec![
                            project.id.clone(),
                            month,
                            (people - elderly - disabled).to_string(),
                            elderly.to_string(),
                            disabled.to_string(),
                            baht(spent * 100),
                            detail,
                        ],
                    ));
                }
            }
        }
        rows.sort();
        let heading = vec!["project", "month", "informal", "elderly", "disabled", "spent", "detail"];
        (heading, rows.into_iter().map(|(_, row)| row).collect())
    }

    fn reports(&mut self) -> Table {
        let row = |number: u64, author: &mut Self| {
            let due = match number {
                5 => day(2022, 3, 30),
                11 => day(2022, 9, 29),
                _ => author.month(number).next().day(5),
            };
            let recorded = if author.story.late.contains(&number) {
                due + Days::new(author.random.within(1, 12))
            } else {
                due - Days::new(author.random.within(0, 4))
            };
            vec![author.month(number).to_string(), short_day(recorded), OFFICER.to_owned()]
        };
        let recorded: Vec<u64> = (0..12).filter(|number| !self.story.unrecorded.contains(number)).collect();
        let rows = recorded.into_iter().map(|number| row(number, self)).collect();
        (vec!["month", "recorded_on", "recorded_by"], rows)
    }

    fn budget(&mut self, projects: &[Project]) -> Table {
        let year = projects.iter().map(|project| project.budget).sum::<u64>() / 6;
        let rows = [(1, year / 2, day(2022, 3, 31)), (2, year, day(2022, 9, 30))].into_iter().zip(self.story.spent);
        let rows = rows.map(|((round, allocated, day), percent)| {
            let spent = percent.map(|percent| allocated * percent / 100 + u64::from(percent < 100) * 37);
            let as_of = percent.map_or_else(String::new, |_| day.to_string());
            vec![round.to_string(), baht(allocated), spent.map_or_else(String::new, baht), as_of]
        });
        (vec!["round", "allocated", "disbursed", "as_of"], rows.collect())
    }

    fn submissions(&mut self) -> Table {
        let number = format!("{} ๐๐๐๐/ตัวอย่าง", self.province.abbreviation);
        let shifted = |due: NaiveDate, late: i64| due + chrono::Duration::days(late);
        let recorded = shifted(day(2021, 10, 31), -(self.random.within(0, 15) as i64));
        let sent = shifted(day(2021, 11, 30), self.story.plan_late);
        let approved = day(2021, 11, 30).min(sent) - Days::new(self.random.within(1, 9));
        let row = |item: &str, day: NaiveDate, number: &str| {
            vec![item.to_owned(), day.to_string(), number.to_owned(), INVENTED.to_owned()]
        };
        let mut rows = vec![
            row("plan_recorded", recorded, ""),
            row("committee_approved", approved, &number),
            row("plan_book_sent", sent, &number),
        ];
        if let Some(late) = self.story.report_late {
            rows.push(row("annual_report_sent", shifted(day(2022, 9, 29), late), &number));
        }
        (vec!["item", "date", "document_no", "note"], rows)
    }

    fn situation(&mut self) -> Table {
        let share = self.random.within(8, 160);
        let mut rows = self.adopted(SITUATION);
        for row in &mut rows {
            let people: u64 = ruplem::thai::digits::to_arabic(&row[3]).replace(',', "").parse().unwrap_or(0);
            row[3] = (people * share / 100).to_string();
        }
        (vec!["group", "topic", "item", "people", "year", "source"], rows)
    }

    fn month(&self, number: u64) -> Month {
        self.year.months().nth(usize::try_from(number).expect("small")).expect("a month of the year")
    }
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

/// Baht as an office types them.
fn baht(satang: u64) -> String {
    match satang % 100 {
        0 => (satang / 100).to_string(),
        rest => format!("{}.{rest:02}", satang / 100),
    }
}
