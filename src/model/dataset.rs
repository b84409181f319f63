//! What one province reports for one fiscal year, after checking.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    FiscalYear, Month, People, Province, Satang, WorkerGroup,
    alias::{self, Of},
};
use crate::{files::FileHandle, text::bare};

/// One province's plan and results for one fiscal year.
#[derive(Debug, Clone)]
pub struct Dataset {
    pub province: &'static Province,
    pub year: FiscalYear,
    pub office: Office,
    /// In the order of the file.
    pub projects: Vec<Project>,
    /// In the order of the file; several rows of one project and month add up.
    pub results: Vec<MonthlyResult>,
    pub evidence: Evidence,
    pub committee: Vec<CommitteeMember>,
    pub situation: Vec<SituationRow>,
    pub problems: Vec<Problem>,
    pub photos: Vec<Photo>,
    /// ตราสัญลักษณ์ of the office, for covers.
    pub emblem: Option<Picture>,
    /// The picture on the cover.
    pub cover: Option<Picture>,
}

impl Dataset {
    /// The year's target, all projects together.
    pub fn target(&self) -> People {
        self.projects.iter().map(|project| project.target).sum()
    }

    /// The plan's budget, all projects together.
    pub fn budget(&self) -> Satang {
        self.projects.iter().map(|project| project.budget).sum()
    }

    /// Whether any book of it may show a picture.
    pub fn has_pictures(&self) -> bool {
        !self.photos.is_empty() || self.emblem.is_some() || self.cover.is_some()
    }
}

/// The provincial labour office (สำนักงานแรงงานจังหวัด) that signs the books.
#[derive(Debug, Clone, Default)]
pub struct Office {
    pub name: Option<String>,
    pub head: Option<String>,
    pub head_title: Option<String>,
    pub address: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub report_link: Option<String>,
    pub form_link: Option<String>,
    /// The office's own preface (คำนำ); composed when absent.
    pub preface: Option<String>,
    /// The office's own executive summary (บทสรุปผู้บริหาร); composed when absent.
    pub summary: Option<String>,
}

/// One project or activity (โครงการ/กิจกรรม) of the plan.
#[derive(Debug, Clone)]
pub struct Project {
    pub id: String,
    pub strategy: Option<String>,
    pub name: String,
    pub objective: Option<String>,
    pub indicator: Option<String>,
    pub target: People,
    pub budget: Satang,
    pub source: Option<String>,
    pub agency: String,
    pub area: Option<String>,
    pub start: Month,
    /// Never before `start`.
    pub end: Month,
}

/// A project's own figures of one month, not a running total.
#[derive(Debug, Clone)]
pub struct MonthlyResult {
    /// Index into [`Dataset::projects`].
    pub project: usize,
    pub month: Month,
    pub people: People,
    pub spent: Satang,
    pub detail: Option<String>,
}

/// What the two rounds are judged by, besides the people reached.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    /// One entry a month at most; months without a row are absent.
    pub records: BTreeMap<Month, MonthRecord>,
    /// In the order of the file.
    pub gfmis: Vec<GfmisReading>,
    pub submissions: BTreeMap<SubmissionItem, Submission>,
}

/// When a month's results were recorded in the shared sheet (เอกสาร ๑).
#[derive(Debug, Clone, Default)]
pub struct MonthRecord {
    pub recorded_on: Option<NaiveDate>,
    pub recorded_by: Option<String>,
}

/// A disbursement figure of งบรายจ่ายอื่น read from GFMIS for one round.
#[derive(Debug, Clone)]
pub struct GfmisReading {
    pub round: u8,
    pub allocated: Satang,
    pub disbursed: Option<Satang>,
    pub as_of: Option<NaiveDate>,
}

/// What is handed in once a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SubmissionItem {
    /// บันทึกแผนในระบบ
    PlanRecorded,
    /// คณะกรรมการเห็นชอบ
    CommitteeApproved,
    /// ส่งเล่มแผน
    PlanBookSent,
    /// ส่งรายงานประจำปี
    AnnualReportSent,
}

impl SubmissionItem {
    pub const ALL: [Self; 4] =
        [Self::PlanRecorded, Self::CommitteeApproved, Self::PlanBookSent, Self::AnnualReportSent];

    /// The item of this name in Thai or English, or of an entry of the alias table.
    pub fn find(text: &str) -> Option<Self> {
        let wanted = bare(alias::meant(Of::Item, text).unwrap_or(text));
        Self::ALL.into_iter().find(|item| wanted == item.thai() || wanted == item.english())
    }

    pub const fn thai(self) -> &'static str {
        match self {
            Self::PlanRecorded => "บันทึกแผนในระบบ",
            Self::CommitteeApproved => "คณะกรรมการเห็นชอบ",
            Self::PlanBookSent => "ส่งเล่มแผน",
            Self::AnnualReportSent => "ส่งรายงานประจำปี",
        }
    }

    pub const fn english(self) -> &'static str {
        match self {
            Self::PlanRecorded => "plan_recorded",
            Self::CommitteeApproved => "committee_approved",
            Self::PlanBookSent => "plan_book_sent",
            Self::AnnualReportSent => "annual_report_sent",
        }
    }
}

#[derive(Debug, Clone, Default)]
pub struct Submission {
    pub date: Option<NaiveDate>,
    pub document_no: Option<String>,
    pub note: Option<String>,
}

/// A seat on a committee or in one of the four mechanisms; a post always, a person's name only when the data gives it.
#[derive(Debug, Clone)]
pub struct CommitteeMember {
    pub body: String,
    pub name: Option<String>,
    pub title: Option<String>,
    pub role: String,
}

/// One figure about a group of workers in the province.
#[derive(Debug, Clone)]
pub struct SituationRow {
    pub group: WorkerGroup,
    pub topic: String,
    pub item: String,
    pub people: u64,
    pub year: Option<String>,
    pub source: Option<String>,
}

#[derive(Debug, Clone)]
pub struct Problem {
    pub area: Option<String>,
    pub problem: String,
    pub remedy: Option<String>,
    pub suggestion: Option<String>,
}

#[derive(Debug, Clone)]
pub struct Photo {
    pub picture: Picture,
    pub caption: String,
    /// Index into [`Dataset::projects`].
    pub project: Option<usize>,
    pub date: Option<NaiveDate>,
}

/// A picture file (JPEG or PNG) that was looked at and found sound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    pub file: FileHandle,
    /// In pixels, as it is looked at: turned the right way up.
    pub width: u32,
    pub height: u32,
}
