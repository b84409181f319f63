//! The agenda of the meeting that decides on the plan (ระเบียบวาระการประชุม). What the data does not give stays open, to be
//! filled in by hand.

use serde::Serialize;

use super::{
    Assets, Composed, Composer,
    amounts::PeopleCells,
    cover::Cover,
    facts::PlanFacts,
    last_year,
    mechanisms::{Seat, committee_seats},
    prose::ProseError,
    scoring,
    strategies::{self, Total},
    wording,
};
use crate::{
    model::{Passage, SubmissionItem},
    thai::{date::long_day, digits},
};

/// Everything the agenda's layout shows.
#[derive(Debug, Serialize)]
pub struct Agenda {
    /// Title, province and year.
    #[serde(rename = "\u{fdd0}cover")]
    pub cover: Cover,
    /// Who meets.
    pub committee: String,
    /// The day of the meeting, where the data gives it.
    pub day: Option<String>,
    /// Paragraphs: the frame the year's handbook sets, to be taken note of.
    pub frame: Vec<String>,
    /// Paragraphs: what the year before came to, to be taken note of too; none where that is not told.
    pub last_year: Vec<String>,
    /// Paragraphs: why the plan is put before the meeting.
    pub cause: Vec<String>,
    /// Paragraphs: the plan in short.
    pub plan: Vec<String>,
    /// A line a strategy.
    pub strategies: Vec<AgendaRow>,
    /// Their sum.
    #[serde(rename = "\u{fdd0}total")]
    pub total: Total,
    /// A line a project, in the plan's order.
    pub projects: Vec<AgendaProject>,
    /// Paragraphs: what the meeting is asked for.
    pub request: Vec<String>,
    /// The resolution to be adopted as it is proposed.
    pub resolution: String,
    /// Who sits in the committee, where the data lists it.
    pub seats: Vec<Seat>,
    /// The post of who has written the paper.
    pub secretary: String,
}

/// A strategy of the plan in one line.
#[derive(Debug, Serialize)]
pub struct AgendaRow {
    /// As in the plan.
    pub number: String,
    /// Its name.
    pub name: String,
    /// How many projects it has.
    pub projects: String,
    /// People it is to reach.
    pub target: PeopleCells,
    /// Its money.
    pub budget: String,
}

/// A project of the plan in one line.
#[derive(Debug, Serialize)]
pub struct AgendaProject {
    /// As in the plan.
    pub number: String,
    /// Its name.
    pub name: String,
    /// Who carries it out.
    pub agency: String,
    /// People it is to reach, of all groups.
    pub target: String,
    /// Its money.
    pub budget: String,
}

/// What `agenda.tera` may speak of.
#[derive(Serialize)]
struct AgendaFacts<'a> {
    #[serde(flatten)]
    plan: &'a PlanFacts<'a>,
    /// Which part of the paper: `frame`, `cause`, `plan`, `request` or `resolution`.
    part: &'static str,
    /// The title of the plan.
    title: &'a str,
    /// What the plan is about.
    subject: &'a str,
    /// The last days on which the plan is recorded, agreed to and sent, where the rules name them.
    recorded_by: Option<String>,
    approved_by: Option<String>,
    sent_by: Option<String>,
    /// The day of the following month by which results are recorded.
    due_day: u32,
}

impl Composer<'_> {
    /// The agenda of the meeting that decides on the plan. It is dated the day the committee approved it, else the day it
    /// was recorded, else the first day of the fiscal year.
    ///
    /// # Errors
    /// When a prose template fails.
    pub fn agenda(&self) -> Result<Composed<Agenda>, ProseError> {
        let (dataset, handbook, prose) = (self.dataset, self.handbook, self.prose);
        let (names, title) = (&handbook.names, "ระเบียบวาระการประชุม");
        let cover = Cover::new(dataset, handbook, title, &names.plan_subject, self.day_of_plan());
        let due = |item| handbook.delivery_due(item).map(long_day);
        let facts = PlanFacts::new(dataset, handbook, &cover);
        let say = |part, passage| {
            let facts = AgendaFacts {
                plan: &facts,
                part,
                title: &names.plan,
                subject: &names.plan_subject,
                recorded_by: due(SubmissionItem::PlanRecorded),
                approved_by: due(SubmissionItem::CommitteeApproved),
                sent_by: due(SubmissionItem::PlanBookSent),
                due_day: handbook.due_day(),
            };
            wording::said(dataset, prose, passage, &facts)
        };
        let mut frame = say("frame", Passage::AgendaFrame)?;
        let cause = say("cause", Passage::AgendaCause)?;
        let plan = say("plan", Passage::AgendaPlan)?;
        let request = say("request", Passage::AgendaRequest)?;
        frame.extend(scoring::assumed(handbook, prose)?);
        let resolution = say("resolution", Passage::AgendaResolution)?.join(" ");
        let strategies = strategies::strategies(dataset);
        let projects = strategies.iter().flat_map(|strategy| &strategy.projects).map(|project| AgendaProject {
            number: project.number.clone(),
            name: project.name.clone(),
            agency: project.agency.clone(),
            target: project.target.total.clone(),
            budget: project.budget.clone(),
        });
        let book = Agenda {
            day: facts.approved_on.clone(),
            committee: facts.committee.clone(),
            frame,
            last_year: last_year::planned(dataset, prose)?.map(|comparison| comparison.intro).unwrap_or_default(),
            cause,
            plan,
            projects: projects.collect(),
            strategies: strategies
                .into_iter()
                .map(|strategy| AgendaRow {
                    number: strategy.number,
                    name: strategy.name,
                    projects: strategy.total.projects,
                    target: strategy.total.target,
                    budget: strategy.total.budget,
                })
                .collect(),
            total: Total::of(dataset, dataset.projects.iter()),
            request,
            resolution,
            seats: committee_seats(dataset),
            secretary: digits::in_thai(facts.head_title),
            cover,
        };
        Ok(Composed { book, assets: Assets::new(), lost: Vec::new() })
    }
}
