//! The passages of running text that the program composes and an office may put its own words in place of.

mod names;

use strum::VariantArray;

use super::{Month, SubmissionItem, WorkerGroup};

/// A composed passage of a book, by a name that stays whatever the book says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, VariantArray)]
pub enum Passage {
    /// คำนำ of the plan.
    PlanPreface,
    /// What the approval page says.
    PlanApproval,
    /// บทสรุปผู้บริหาร of the plan.
    PlanSummary,
    /// Before the figures of แรงงานนอกระบบ.
    SituationInformal,
    /// Before the figures of แรงงานสูงอายุ.
    SituationElderly,
    /// Before the figures of แรงงานพิการ.
    SituationDisabled,
    /// Before what the year before came to.
    PlanComparison,
    /// Before the mechanisms.
    PlanMechanisms,
    /// Before the plan's charts and tables.
    PlanProjects,
    /// Before the ladder of plans.
    PlanAlignment,
    /// Before the table of indicators of the plan.
    PlanIndicators,
    /// Before the duties of those who manage the plan.
    PlanManaging,
    /// How the plan is followed up.
    PlanFollowUp,
    /// คำนำ of the annual report.
    AnnualPreface,
    /// บทสรุปผู้บริหาร of the annual report.
    AnnualSummary,
    /// Before the results.
    AnnualResults,
    /// Before the results beside those of the year before.
    AnnualComparison,
    /// Before the table of indicators of the annual report.
    AnnualIndicators,
    /// What the first mechanism of the handbook is for.
    Mechanism1,
    /// What the second one is for.
    Mechanism2,
    /// What the third one is for.
    Mechanism3,
    /// What the fourth one is for.
    Mechanism4,
    /// The frame the year's handbook sets, in the paper of the meeting that decides on the plan.
    AgendaFrame,
    /// Why the plan is put before that meeting.
    AgendaCause,
    /// The plan in short.
    AgendaPlan,
    /// What that meeting is asked for.
    AgendaRequest,
    /// What it resolves.
    AgendaResolution,
    /// What the agencies that carry out projects have to do.
    DutyAgencies,
    /// What the office does each month.
    DutyMonthly,
    /// How the plan is recorded.
    DutyPlanRecorded,
    /// Who agrees to the plan.
    DutyCommitteeApproved,
    /// How the plan's book is sent.
    DutyPlanBookSent,
    /// How the annual report is sent.
    DutyAnnualReportSent,
    /// What the committee does all year.
    DutyCommittee,
    /// What the Office does at the end of rounds.
    DutyAssessment,
    /// What the agencies report.
    LineAgencies,
    /// What the province's office reports.
    LineOwnOffice,
    /// What the committee does with it.
    LineCommittee,
    /// What the Office does with it.
    LineOffice,
    /// What the ministry does with it.
    LineMinistry,
    /// How the first round is scored, below its table.
    ScoringNotes1,
    /// How the second one is.
    ScoringNotes2,
    /// What the letter is about that the plan is sent under.
    LetterSubjectPlan,
    /// What it says.
    LetterPlan,
    /// What the e-mail says that the plan is sent with.
    MailPlan,
    /// What the letter is about that the annual report is sent under.
    LetterSubjectAnnual,
    /// What it says.
    LetterAnnual,
    /// What the e-mail says that the annual report is sent with.
    MailAnnual,
    /// The summary of a month's report, of October.
    MonthlyOctober,
    /// Of November.
    MonthlyNovember,
    /// Of December.
    MonthlyDecember,
    /// Of January.
    MonthlyJanuary,
    /// Of February.
    MonthlyFebruary,
    /// Of March.
    MonthlyMarch,
    /// Of April.
    MonthlyApril,
    /// Of May.
    MonthlyMay,
    /// Of June.
    MonthlyJune,
    /// Of July.
    MonthlyJuly,
    /// Of August.
    MonthlyAugust,
    /// Of September.
    MonthlySeptember,
}

impl Passage {
    /// That before the figures of a group of workers.
    pub const fn of_group(group: WorkerGroup) -> Self {
        match group {
            WorkerGroup::Informal => Self::SituationInformal,
            WorkerGroup::Elderly => Self::SituationElderly,
            WorkerGroup::Disabled => Self::SituationDisabled,
        }
    }

    /// What a mechanism is for, by its number in the handbook, counted from 1; later ones have none.
    pub const fn of_mechanism(number: usize) -> Option<Self> {
        match number {
            1 => Some(Self::Mechanism1),
            2 => Some(Self::Mechanism2),
            3 => Some(Self::Mechanism3),
            4 => Some(Self::Mechanism4),
            _ => None,
        }
    }

    /// How a round is scored, by its number; later ones have none.
    pub const fn of_round(number: u8) -> Option<Self> {
        match number {
            1 => Some(Self::ScoringNotes1),
            2 => Some(Self::ScoringNotes2),
            _ => None,
        }
    }

    /// What who is to hand in an item has to do.
    pub const fn of_item(item: SubmissionItem) -> Self {
        match item {
            SubmissionItem::PlanRecorded => Self::DutyPlanRecorded,
            SubmissionItem::CommitteeApproved => Self::DutyCommitteeApproved,
            SubmissionItem::PlanBookSent => Self::DutyPlanBookSent,
            SubmissionItem::AnnualReportSent => Self::DutyAnnualReportSent,
        }
    }

    /// The summary of a month's report.
    pub const fn of_month(month: Month) -> Self {
        match month.number() {
            1 => Self::MonthlyJanuary,
            2 => Self::MonthlyFebruary,
            3 => Self::MonthlyMarch,
            4 => Self::MonthlyApril,
            5 => Self::MonthlyMay,
            6 => Self::MonthlyJune,
            7 => Self::MonthlyJuly,
            8 => Self::MonthlyAugust,
            9 => Self::MonthlySeptember,
            10 => Self::MonthlyOctober,
            11 => Self::MonthlyNovember,
            _ => Self::MonthlyDecember,
        }
    }
}
