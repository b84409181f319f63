//! What one province reports for one fiscal year, after checking.

use std::{collections::BTreeMap, fmt, sync::Arc};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};

use super::{
    Annex, BookColour, FiscalYear, LastYear, Link, Month, Passage, People, Province, Satang, WorkerGroup,
    alias::{self, Of},
};
use crate::{files::FileHandle, handbook::Handbook, text::bare};

/// One province's plan and results for one fiscal year.
#[derive(Debug, Clone)]
pub struct Dataset {
    /// Whose data it is.
    pub province: &'static Province,
    /// The one year it is of.
    pub year: FiscalYear,
    /// The rules it is scored by.
    pub handbook: Arc<Handbook>,
    /// Who signs the books.
    pub office: Office,
    /// In the order of the file.
    pub projects: Vec<Project>,
    /// In the order of the file, those of a project together or not.
    pub activities: Vec<Activity>,
    /// In the order of the file, from the highest plan down.
    pub alignment: Vec<Aligned>,
    /// In the order of the file.
    pub general: Vec<GeneralFact>,
    /// What the year before came to, where that is told.
    pub last_year: Option<LastYear>,
    /// The office's own words, in place of what is composed.
    pub wording: BTreeMap<Passage, String>,
    /// In the order of the file; several rows of one project and month add up.
    pub results: Vec<MonthlyResult>,
    /// What was recorded, disbursed and handed in.
    pub evidence: Evidence,
    /// In the order of the file, bodies mixed or not.
    pub committee: Vec<CommitteeMember>,
    /// In the order of the file.
    pub situation: Vec<SituationRow>,
    /// In the order of the file.
    pub problems: Vec<Problem>,
    /// In the order of the file; those that cannot be shown are not among them.
    pub photos: Vec<Photo>,
    /// In the order of the file; those that cannot be shown are not among them.
    pub annexes: Vec<Annex>,
    /// ตราสัญลักษณ์ of the office, for covers.
    pub emblem: Option<Picture>,
    /// The picture on the cover.
    pub cover: Option<Picture>,
    /// ตราครุฑ, for letters on plain paper.
    pub garuda: Option<Picture>,
    /// Its tables as they were checked, as files by their names: what its books carry inside.
    pub tables: Arc<Tables>,
}

/// The tables of a dataset as files, by name: what was typed, of which the dataset holds what it means.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Tables(pub BTreeMap<String, Vec<u8>>);

/// What was typed is no fact.
impl fmt::Debug for Tables {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tables")
    }
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

    /// Every day that anything in it is dated.
    pub fn days(&self) -> impl Iterator<Item = NaiveDate> {
        let Evidence { records, gfmis, submissions } = &self.evidence;
        let records = records.values().filter_map(|record| record.recorded_on);
        let readings = gfmis.iter().filter_map(|reading| reading.as_of);
        let submissions = submissions.values().filter_map(|submission| submission.date);
        records.chain(readings).chain(submissions).chain(self.photos.iter().filter_map(|photo| photo.date))
    }

    /// Whether any book of it may show a picture.
    pub fn has_pictures(&self) -> bool {
        !self.photos.is_empty() || !self.annexes.is_empty() || self.emblem.is_some() || self.cover.is_some()
    }
}

/// The provincial labour office (สำนักงานแรงงานจังหวัด) that signs the books.
#[derive(Debug, Clone, Default)]
pub struct Office {
    /// สำนักงานแรงงานจังหวัด and the province's name when absent.
    pub name: Option<String>,
    /// Name of the head (ผู้บริหาร).
    pub head: Option<String>,
    /// The head's post; แรงงานจังหวัด and the province's name when absent.
    pub head_title: Option<String>,
    /// Printed in one line.
    pub address: Option<String>,
    /// Printed as it is given, in Thai digits.
    pub phone: Option<String>,
    /// Printed in letters as it is given, in Thai digits.
    pub fax: Option<String>,
    /// Printed as it is given.
    pub email: Option<String>,
    /// กลุ่มงาน whose letters are: at their foot.
    pub unit: Option<String>,
    /// Below the head's post in letters: whose powers the head signs by.
    pub on_behalf_of: Option<String>,
    /// Web address of the monthly report's form, printed with its QR code.
    pub report_link: Option<Link>,
    /// Web address of further forms, printed with its QR code.
    pub form_link: Option<Link>,
    /// Whether the plan has a chapter on how it is managed.
    pub managing: bool,
    /// The colour of its books.
    pub colour: BookColour,
    /// What the office says of the province at large (สภาพทั่วไป).
    pub profile: Option<String>,
    /// The office's own preface (คำนำ); composed when absent.
    pub preface: Option<String>,
    /// The office's own executive summary (บทสรุปผู้บริหาร); composed when absent.
    pub summary: Option<String>,
}

/// One project or activity (โครงการ/กิจกรรม) of the plan.
#[derive(Debug, Clone)]
pub struct Project {
    /// Names the project in every other table; no two are the same.
    pub id: String,
    /// The number of its strategy, where every strategy of the plan has one of its own.
    pub strategy_number: Option<u32>,
    /// As it is printed.
    pub name: String,
    /// People it is to reach in the year.
    pub target: People,
    /// The plan's money for it; zero where it uses none.
    pub budget: Satang,
    /// Who carries it out (หน่วยงานรับผิดชอบ).
    pub agency: String,
    /// The first month it runs in, within the year.
    pub start: Month,
    /// Never before `start`.
    pub end: Month,
    /// What else is said of it.
    pub details: BTreeMap<ProjectDetail, String>,
}

impl Project {
    /// What is said of it, if anything.
    pub fn detail(&self, detail: ProjectDetail) -> Option<&str> {
        self.details.get(&detail).map(String::as_str)
    }
}

/// What may be said of a project in words: each is a column of its table that may stay empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum ProjectDetail {
    /// ยุทธศาสตร์ it stands under.
    Strategy,
    /// วัตถุประสงค์
    Objective,
    /// The project's own measure (ตัวชี้วัด), not one of the official ones.
    Indicator,
    /// Where the money for it comes from (แหล่งงบประมาณ).
    Source,
    /// Where it is carried out (พื้นที่ดำเนินการ).
    Area,
    /// The districts it is carried out in, as they were typed: [`super::district::named`] parts them.
    Districts,
    /// Who works with the agency that carries it out (หน่วยงานร่วม).
    Partners,
    /// Whom to ask, by post and telephone (ผู้ประสานงาน).
    Contact,
    /// Why it is needed (หลักการและเหตุผล).
    Rationale,
    /// What it makes (ผลผลิต).
    Output,
    /// What comes of that (ผลลัพธ์).
    Outcome,
}

impl ProjectDetail {
    /// The name of its column.
    pub fn column(self) -> &'static str {
        self.into()
    }
}

/// What is done in a project (กิจกรรม), as far as it is told.
#[derive(Debug, Clone)]
pub struct Activity {
    /// Index into [`Dataset::projects`].
    pub project: usize,
    /// As it is printed.
    pub name: String,
    /// Its part of the project's budget.
    pub budget: Option<Satang>,
    /// Who carries it out, where that is told.
    pub agency: Option<String>,
    /// The first month, within the year.
    pub start: Option<Month>,
    /// Never before `start`.
    pub end: Option<Month>,
    /// People it is to reach, of all groups.
    pub target: Option<u64>,
}

/// What a plan above this one asks for (ความสอดคล้อง).
#[derive(Debug, Clone)]
pub struct Aligned {
    /// The plan: ยุทธศาสตร์ชาติ, แผนพัฒนาจังหวัด.
    pub level: String,
    /// What of it this plan answers.
    pub text: String,
    /// Which strategy does, by its name in the plan; all of them where none is named.
    pub strategy: Option<String>,
}

/// One fact of the province at large (ข้อมูลทั่วไป).
#[derive(Debug, Clone)]
pub struct GeneralFact {
    /// What it is of (หัวข้อ): land, people, economy.
    pub topic: String,
    /// What is told (รายการ).
    pub item: String,
    /// In figures or words, as it was typed.
    pub value: String,
    /// What the value counts.
    pub unit: Option<String>,
    /// The year of the figure, as given.
    pub year: Option<String>,
    /// Whose figure it is.
    pub source: Option<String>,
}

/// A project's own figures of one month, not a running total.
#[derive(Debug, Clone)]
pub struct MonthlyResult {
    /// Index into [`Dataset::projects`].
    pub project: usize,
    /// Within the fiscal year.
    pub month: Month,
    /// Reached in this month alone.
    pub people: People,
    /// Spent in this month alone.
    pub spent: Satang,
    /// What was done, in the office's words.
    pub detail: Option<String>,
}

/// What the two rounds are judged by, besides the people reached.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    /// One entry a month at most; months without a row are absent.
    pub records: BTreeMap<Month, MonthRecord>,
    /// In the order of the file.
    pub gfmis: Vec<GfmisReading>,
    /// One entry an item at most; items without a row are absent.
    pub submissions: BTreeMap<SubmissionItem, Submission>,
}

/// When a month's results were recorded in the shared sheet (เอกสาร ๑).
#[derive(Debug, Clone, Default)]
pub struct MonthRecord {
    /// The day it was recorded; never before the month began.
    pub recorded_on: Option<NaiveDate>,
    /// Who did, by post or name.
    pub recorded_by: Option<String>,
}

/// A disbursement figure of งบรายจ่ายอื่น read from GFMIS for one round.
#[derive(Debug, Clone)]
pub struct GfmisReading {
    /// The round whose allocation it is of.
    pub round: u8,
    /// วงเงินจัดสรร of that round.
    pub allocated: Satang,
    /// Disbursed since the year began; `None` is not given and not zero.
    pub disbursed: Option<Satang>,
    /// The day it was read; the round's last when not given.
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
    /// In the order in which they fall due.
    pub const ALL: [Self; 4] =
        [Self::PlanRecorded, Self::CommitteeApproved, Self::PlanBookSent, Self::AnnualReportSent];

    /// All names, in Thai and in English.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Self::ALL.into_iter().flat_map(|item| [item.thai(), item.english()])
    }

    /// The item of this name in Thai or English, or of an entry of the alias table.
    pub fn find(text: &str) -> Option<Self> {
        let wanted = bare(alias::meant(Of::Item, text).unwrap_or(text));
        Self::ALL.into_iter().find(|item| wanted == item.thai() || wanted == item.english())
    }

    /// As forms and tables name it.
    pub const fn thai(self) -> &'static str {
        match self {
            Self::PlanRecorded => "บันทึกแผนในระบบ",
            Self::CommitteeApproved => "คณะกรรมการเห็นชอบ",
            Self::PlanBookSent => "ส่งเล่มแผน",
            Self::AnnualReportSent => "ส่งรายงานประจำปี",
        }
    }

    /// As the data and JSON contracts name it.
    pub const fn english(self) -> &'static str {
        match self {
            Self::PlanRecorded => "plan_recorded",
            Self::CommitteeApproved => "committee_approved",
            Self::PlanBookSent => "plan_book_sent",
            Self::AnnualReportSent => "annual_report_sent",
        }
    }
}

/// One thing handed in: when, and under which letter.
#[derive(Debug, Clone, Default)]
pub struct Submission {
    /// The day it counts from.
    pub date: Option<NaiveDate>,
    /// เลขที่หนังสือ
    pub document_no: Option<String>,
    /// Printed beside it.
    pub note: Option<String>,
}

/// A seat on a committee or in one of the four mechanisms; a post always, a person's name only when the data gives it.
#[derive(Debug, Clone)]
pub struct CommitteeMember {
    /// The committee or mechanism, by its name.
    pub body: String,
    /// Of the person, only when given.
    pub name: Option<String>,
    /// The post that holds the seat (ตำแหน่ง).
    pub title: Option<String>,
    /// What the seat is: ประธาน, กรรมการ, เลขานุการ.
    pub role: String,
}

/// One figure about a group of workers in the province.
#[derive(Debug, Clone)]
pub struct SituationRow {
    /// The workers it counts.
    pub group: WorkerGroup,
    /// What they are counted by (หัวข้อ): sex, age, occupation.
    pub topic: String,
    /// One part of the topic (รายการ).
    pub item: String,
    /// How many of the group are of that part.
    pub people: u64,
    /// The year of the figure, as given.
    pub year: Option<String>,
    /// Whose figure it is.
    pub source: Option<String>,
}

/// A problem and the way out of it, for the annual report.
#[derive(Debug, Clone)]
pub struct Problem {
    /// What it is of (ด้าน).
    pub area: Option<String>,
    /// ปัญหาอุปสรรค
    pub problem: String,
    /// แนวทางแก้ไข
    pub remedy: Option<String>,
    /// ข้อเสนอแนะ
    pub suggestion: Option<String>,
}

/// A photo of an activity, for the annual report.
#[derive(Debug, Clone)]
pub struct Photo {
    /// The file, found sound.
    pub picture: Picture,
    /// Printed below it.
    pub caption: String,
    /// Index into [`Dataset::projects`].
    pub project: Option<usize>,
    /// The day it was taken.
    pub date: Option<NaiveDate>,
}

/// A picture file (JPEG, PNG, or a drawing of plain shapes) that was looked at and found sound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Where its bytes are; they are read only when a book shows it.
    pub file: FileHandle,
    /// In pixels, as it is looked at: turned the right way up.
    pub width: u32,
    /// In pixels, as it is looked at.
    pub height: u32,
    /// Whether it is drawn (SVG): then it has no pixels.
    pub is_drawing: bool,
}
